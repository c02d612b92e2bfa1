"""Countries, the EEA and adequacy decisions."""

import datetime

import pytest

from ropa_desktop.law.countries import (
    adequacy,
    adequacy_as_of,
    adequacy_decisions,
    adequacy_of_organisation,
    in_eea,
)
from ropa_desktop.law.vocabularies import vocabulary

TODAY = datetime.date(2026, 11, 22)
EEA = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split()


def _flagged(flag: str) -> set[str]:
    return {term.id for term in vocabulary("countries").terms.values() if flag in term.flags}


def test_all_codes_of_iso_3166_are_there_and_kosovo() -> None:
    assert len(vocabulary("countries").terms) == 250
    assert "XK" in vocabulary("countries").terms


def test_the_eea_has_thirty_states() -> None:
    assert _flagged("eea") == set(EEA)
    assert len(EEA) == 30


def test_the_eu_is_the_eea_without_its_efta_states() -> None:
    assert _flagged("eu") == set(EEA) - {"IS", "LI", "NO"}


def test_norway_is_a_text_and_in_the_eea() -> None:
    norway = vocabulary("countries").find("Norge")
    assert norway is not None
    assert norway.id == "NO"
    assert in_eea("NO")


@pytest.mark.parametrize("iso", ["AX", "GP", "MQ", "GF", "RE", "YT", "MF"])
def test_a_territory_where_eu_law_applies_counts_as_inside(iso: str) -> None:
    assert in_eea(iso)


@pytest.mark.parametrize("iso", ["GB", "CH", "US", "FO", "GL", "JE", "MC", "NC"])
def test_a_country_outside_the_eea_is_outside(iso: str) -> None:
    assert not in_eea(iso)


def test_the_united_kingdom_was_inside_to_the_end_of_2020() -> None:
    assert in_eea("GB", datetime.date(2020, 12, 31))
    assert not in_eea("GB", datetime.date(2021, 1, 1))


def test_a_day_changes_nothing_for_the_others() -> None:
    assert in_eea("SE", datetime.date(2020, 12, 31))
    assert not in_eea("CH", datetime.date(2020, 12, 31))


def test_a_blank_country_cannot_be_asked_about() -> None:
    with pytest.raises(KeyError):
        in_eea("")


def test_the_flag_of_a_country_agrees_with_the_decisions_in_force() -> None:
    in_force = {one.iso for one in adequacy_decisions() if one.iso and one.in_force(adequacy_as_of())}
    assert _flagged("adequacy") == in_force


def test_the_british_decision_holds_until_its_last_day() -> None:
    decision = adequacy("GB", datetime.date(2031, 12, 27))
    assert decision is not None
    assert decision.general
    assert adequacy("GB", datetime.date(2031, 12, 28)) is None


def test_the_brazilian_decision_does_not_hold_before_its_date() -> None:
    assert adequacy("BR", datetime.date(2026, 1, 25)) is None
    decision = adequacy("BR", datetime.date(2026, 1, 26))
    assert decision is not None
    assert decision.requires_scope_evidence == "lgpd"


@pytest.mark.parametrize(("iso", "evidence"), [("US", "dpf"), ("CA", "pipeda"), ("JP", "private_sector")])
def test_a_decision_of_limited_scope_asks_for_evidence(iso: str, evidence: str) -> None:
    decision = adequacy(iso, TODAY)
    assert decision is not None
    assert decision.requires_scope_evidence == evidence
    assert not decision.general


def test_switzerland_is_covered_as_a_whole() -> None:
    decision = adequacy("CH", TODAY)
    assert decision is not None
    assert decision.general
    assert decision.scope.en == "The whole country or territory."


def test_india_has_no_decision() -> None:
    assert adequacy("IN", TODAY) is None


def test_a_blank_country_has_no_decision_though_an_organisation_has() -> None:
    assert adequacy("", TODAY) is None


@pytest.mark.parametrize(
    "name", ["EPO", "European Patent Organisation", "Europeiska patentorganisationen (EPO)"]
)
def test_an_organisation_is_found_by_its_names(name: str) -> None:
    decision = adequacy_of_organisation(name, TODAY)
    assert decision is not None
    assert decision.decision == "(EU) 2025/1382"


def test_an_organisation_without_decision_has_none() -> None:
    assert adequacy_of_organisation("Interpol", TODAY) is None


def test_a_decision_is_cited_with_its_amendment() -> None:
    decision = adequacy("GB", TODAY)
    assert decision is not None
    assert decision.decision_in("sv") == "(EU) 2021/1772 ändrat genom (EU) 2025/2574"
    assert decision.decision_in("en") == "(EU) 2021/1772 as amended by (EU) 2025/2574"


def test_an_old_decision_is_cited_with_the_swedish_letters() -> None:
    decision = adequacy("CH", TODAY)
    assert decision is not None
    assert decision.decision_in("sv") == "2000/518/EG"


def test_what_is_not_checked_says_so() -> None:
    unchecked = {one.iso for one in adequacy_decisions() if not one.verified}
    assert unchecked == {"CA", "FO", "IL", "IM", "JP", "KR"}


def test_the_american_decision_carries_its_risk() -> None:
    decision = adequacy("US", TODAY)
    assert decision is not None
    assert "T-553/23" in decision.risk.sv
