"""The rules on what purposes say."""

import pytest

from ropa_desktop.register.records import DataItem, LegalBasis, Purpose, System
from tests.checks.building import Good

RULES = ("ACT-02", "ACT-03", "ACT-04", "ACT-05")


@pytest.mark.parametrize("rule", RULES)
def test_good_purposes_are_left_alone(rule: str) -> None:
    assert not Good().finds(rule)


@pytest.mark.parametrize(
    "text",
    [
        "Administration",
        "marknadsföring.",
        "HR och personal",
        "Statistik och analyser",
        "Statistiska syften",
        "Kundtjänst",
        "Drift, lagring & analys",
        "General admin",
    ],
)
def test_purpose_that_says_no_use_is_too_general(text: str) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    (finding,) = good.found("ACT-03")
    assert (finding.record, finding.field) == (good.purpose.id, "text")
    assert text.rstrip() in finding.in_language("en")


@pytest.mark.parametrize(
    "text",
    [
        "Betala ut lön till anställda",
        "Kundtjänstärenden",
        "Direktmarknadsföring",
        "genomföra fakturering",
        "Utskick av nyhetsbrev",
        "Marknadsföring av våra kurser till tidigare deltagare",
        "TBD",
    ],
)
def test_purpose_says_a_use(text: str) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    assert not good.finds("ACT-03")


def test_english_speaks_where_swedish_is_missing() -> None:
    good = Good()
    good.set(good.purpose, text="", text_en="Marketing")
    assert [one.field for one in good.found("ACT-03")] == ["text_en"]


@pytest.mark.parametrize("text", ["CRM", "Google  Analytics", "crm-systemet.", "Kundnavet"])
def test_system_is_no_purpose_and_is_told_of_once(text: str) -> None:
    good = Good()
    system = good.add(System, name="Kundnavet")
    good.set(good.activity, systems=(system.id,))
    good.set(good.purpose, text=text)
    assert [one.record for one in good.found("ACT-04")] == [good.purpose.id]
    assert not good.finds("ACT-03")


def test_system_is_no_name_of_an_activity() -> None:
    good = Good()
    good.set(good.activity, name="Outlook")
    (finding,) = good.found("ACT-04")
    assert (finding.record, finding.field) == (good.activity.id, "name")


@pytest.mark.parametrize("name", ["Löner i Fortnox", "Kundnavet", "Teamsmöten med kunder"])
def test_more_than_the_name_of_a_system_is_a_name(name: str) -> None:
    good = Good()
    good.add(System, name="Kundnavet")  # not one of the activity's
    good.set(good.activity, name=name)
    assert not good.finds("ACT-04")


@pytest.mark.parametrize(("more", "found"), [(4, False), (5, True)])
def test_more_than_five_purposes_are_many(more: int, found: bool) -> None:
    good = Good()
    for place in range(more):
        good.add(Purpose, good.activity, text=f"Betala ut ersättning av slag {place} till anställda")
    assert good.finds("ACT-05") is found


@pytest.mark.parametrize("apart", [True, False])
def test_purposes_with_their_own_bases_and_data_are_two_activities(apart: bool) -> None:
    good = Good()
    purpose = good.add(Purpose, good.activity, text="Rapportera frånvaro till försäkringsbolaget")
    data = good.add(DataItem, good.activity, name="Frånvaro") if apart else good.data
    good.set(good.basis, data=(good.data.id,))
    good.add(LegalBasis, good.activity, basis="art6_1_f", purposes=(purpose.id,), data=(data.id,))
    assert good.finds("ACT-05") is apart
