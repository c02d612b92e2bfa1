"""The library of statutory and customary periods."""

import re

import pytest

from ropa_desktop.law.retention import StatutoryPeriod, statutory_periods
from ropa_desktop.law.vocabularies import vocabulary

ALL = tuple(statutory_periods().values())
WITHOUT_PERIOD = {"lek_9_1_traffic", "lek_9_28_cookies", "arkl_10", "mfl_19_email"}


def test_there_are_sixty_nine_periods() -> None:
    assert len(statutory_periods()) == 69


def test_accounting_information_is_kept_at_least_seven_years() -> None:
    rule = statutory_periods()["bfl_7_2"]
    assert (rule.kind, rule.period) == ("minimum", "P7Y")
    assert rule.verified
    assert rule.trigger == "calendar_year_of_financial_year"


def test_a_rule_is_cited_in_each_language() -> None:
    rule = statutory_periods()["bfl_7_2"]
    assert rule.reference_in("sv") == "Bokföringslagen (1999:1078) 7 kap. 2 §"
    assert rule.reference_in("en") == "Bookkeeping Act (1999:1078) ch. 7 s. 2"


def test_a_number_of_a_statute_that_looks_like_a_time_is_a_text() -> None:
    assert statutory_periods()["pal_12"].sfs == "1992:18"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_each_period_is_iso_8601(rule: StatutoryPeriod) -> None:
    if rule.id in WITHOUT_PERIOD:
        assert rule.period == ""
    else:
        assert re.fullmatch(r"P(\d+Y)?(\d+M)?(\d+D)?|PT\d+H", rule.period)
    assert re.fullmatch(r"(P\d+Y)?", rule.alternative_period)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_each_area_is_a_term(rule: StatutoryPeriod) -> None:
    assert rule.applies_to
    assert set(rule.applies_to) <= set(vocabulary("retention_areas").terms)


def test_no_english_citation_is_left_in_swedish() -> None:
    assert [rule.id for rule in ALL if re.search(r"§|kap\.|stycket", rule.reference_in("en"))] == []


def test_practice_is_never_passed_off_as_checked() -> None:
    assert {rule.verified for rule in ALL if rule.kind == "customary"} == {False}


def test_practice_cites_no_section_of_its_own() -> None:
    rule = statutory_periods()["custom_customer"]
    assert (rule.reference_in("sv"), rule.reference_in("en")) == ("Praxis", "Practice")


def test_rules_that_few_companies_meet_are_marked() -> None:
    assert statutory_periods()["sff_9_1_topup"].rare
    assert not statutory_periods()["bfl_7_2"].rare


def test_reports_of_whistleblowers_have_a_longest_time() -> None:
    rule = statutory_periods()["visselbl_8_4"]
    assert (rule.kind, rule.period, rule.trigger) == ("maximum", "P2Y", "case_closed")


def test_every_area_is_used() -> None:
    used = {area for rule in ALL for area in rule.applies_to}
    assert used == set(vocabulary("retention_areas").terms)
