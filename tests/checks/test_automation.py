"""The rules on automated decisions and profiling."""

from typing import Any

import pytest

from ropa_desktop.register.records import DataItem, Disclosure, Party, SpecialCondition
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


def with_activity(**values: Any) -> Good:
    good = Good()
    good.set(good.activity, **values)
    return good


def test_automated_decisions_without_a_ground_are_found() -> None:
    good = with_activity(automated_decisions=Answer.YES)
    assert good.finds("ADM-01")
    good.set(good.activity, automated_decisions_ground="contract")
    assert not good.finds("ADM-01")


def test_organisation_that_says_yes_is_told_once() -> None:
    good = Good()
    good.set(good.organisation, automated_decisions=Answer.YES)
    (found,) = good.found("ADM-01")
    assert found.record == good.organisation.id
    good.set(good.activity, automated_decisions=Answer.YES, automated_decisions_ground="law")
    assert not good.finds("ADM-01")


@pytest.mark.parametrize(
    ("condition", "found"), [("art9_2_a", False), ("art9_2_g", False), ("art9_2_b", True)]
)
def test_only_two_conditions_permit_decisions_on_sensitive_data(condition: str, found: bool) -> None:
    good = with_activity(automated_decisions=Answer.YES, automated_decisions_ground="law")
    good.add(DataItem, good.activity, category="health")
    good.add(SpecialCondition, good.activity, condition=condition)
    assert good.finds("ADM-02") is found


@pytest.mark.parametrize("name", ["Rekrytering", "Kundkännedom", "Rekryteringar av säljare"])
def test_unanswered_where_likely_is_told(name: str) -> None:
    good = with_activity(name=name)
    (found,) = good.found("ADM-03")
    assert [one.after for one in found.remedies[0].changes(good.register, "sv")]


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NO])
def test_answered_where_likely_is_fine(answer: Answer) -> None:
    assert not with_activity(name="Rekrytering", automated_decisions=answer).finds("ADM-03")


def test_answer_of_the_organisation_is_enough() -> None:
    good = with_activity(name="Rekrytering")
    good.set(good.organisation, automated_decisions=Answer.NO)
    assert not good.finds("ADM-03")


def test_test_results_are_a_reason_to_ask() -> None:
    good = Good()
    assert not good.finds("ADM-03")
    good.add(DataItem, good.activity, name="Personlighetstest")
    assert good.finds("ADM-03")


@pytest.mark.parametrize("values", [{"profiling": Answer.YES}, {"name": "Kreditprövning"}])
def test_profiling_without_an_answer_on_decisions_is_found_once(values: dict[str, Any]) -> None:
    good = with_activity(**values)
    good.add(DataItem, good.activity, category="credit")
    assert good.finds("ADM-04")
    assert not good.finds("ADM-03")


def test_credit_agency_among_the_recipients_is_a_credit_check() -> None:
    good = Good()
    agency = good.add(Party, name="UC kreditupplysning AB", category="credit_agency")
    good.add(Disclosure, good.activity, party=agency.id)
    assert good.finds("ADM-04")


@pytest.mark.parametrize("values", [{"profiling": Answer.NO}, {}])
def test_without_profiling_nothing_is_asked(values: dict[str, Any]) -> None:
    assert not with_activity(**values).finds("ADM-04")


def test_unexplained_no_beside_profiling_is_found() -> None:
    good = with_activity(profiling=Answer.YES, automated_decisions=Answer.NO)
    assert good.finds("ADM-05")
    good.set(good.activity, automated_decisions_note="En handläggare beslutar.")
    assert not good.finds("ADM-05")


def test_no_without_profiling_needs_no_explanation() -> None:
    assert not with_activity(automated_decisions=Answer.NO).finds("ADM-05")


@pytest.mark.parametrize(
    "text",
    [
        "Visa riktade annonser",
        "Segmentera kunder",
        "Finna målgrupper för erbjudanden",
        "Skicka personliga erbjudanden",
        "Show targeted ads",
    ],
)
def test_purpose_that_points_to_profiling_is_found(text: str) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    assert good.finds("ADM-06")
    good.set(good.activity, profiling=Answer.NO)
    assert not good.finds("ADM-06")


@pytest.mark.parametrize(
    "text",
    [
        "Anpassa arbetsplatsen efter behov",
        "Publicera platsannonser",
        "Individuell lönesättning",
        "Marksegment",
    ],
)
def test_other_purposes_are_no_profiling(text: str) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    assert not good.finds("ADM-06")


def test_data_marked_for_profiling_are_found() -> None:
    good = Good()
    good.set(good.data, flags=("profiling",))
    assert good.finds("ADM-06")


def test_decisions_on_ordinary_data_need_no_condition() -> None:
    good = with_activity(automated_decisions=Answer.YES, automated_decisions_ground="contract")
    good.add(SpecialCondition, good.activity, condition="art9_2_b")
    assert not good.finds("ADM-02")
