"""The rules on the wording of retention rules."""

from typing import Any

import pytest

from ropa_desktop.register.records import RetentionRule
from ropa_desktop.register.values import Duration
from tests.checks.building import Good


def with_rule(**values: Any) -> Good:
    """A register whose pay is kept by a rule that says this and nothing else."""
    good = Good()
    blank = {"name": "", "kind": "period", "library_rule": "", "period": None, "trigger": "", "statute": ""}
    good.set(good.rule, **{**blank, "section": "", **values})
    return good


@pytest.mark.parametrize(
    "values",
    [
        {"criterion": "Tills vidare"},
        {"criterion": "Uppgifterna sparas tills vidare."},
        {"trigger_as_written": "för alltid"},
        {"condition": "Kept indefinitely"},
        {"name": "Permanent"},
        {"kind": "indefinite_hold"},
    ],
)
def test_keeping_without_end_is_found(values: dict[str, Any]) -> None:
    assert with_rule(**values).finds("RET-03")


@pytest.mark.parametrize(
    "values",
    [
        {"criterion": "Tills vidare, dock längst till anställningens slut"},
        {"criterion": "Tills vidare", "period": Duration(years=3)},
        {"criterion": "Tills vidare", "ends_when": ("anställningen upphör",)},
        {"kind": "indefinite_hold", "condition": "Utredning eller tvist pågår"},
        {"kind": "indefinite_hold", "library_rule": "arkl_10"},
        {"name": "Permanent märkning", "trigger": "employment_ended"},
    ],
)
def test_keeping_with_an_end_is_fine(values: dict[str, Any]) -> None:
    assert not with_rule(**values).finds("RET-03")


def test_period_without_start_is_found_with_a_likely_one_to_choose() -> None:
    good = with_rule(period=Duration(years=2))
    (found,) = good.found("RET-04")
    (fix,) = found.remedies
    (change,) = fix.changes(good.register, "sv")
    assert isinstance(change.after, RetentionRule)
    assert change.after.trigger == "employment_ended"


@pytest.mark.parametrize(
    "values",
    [
        {"trigger": "employment_ended"},
        {"trigger_as_written": "efter sista lönen"},
        {"criterion": "Räknas från sista lönen"},
        {"kind": "not_stored"},
        {"library_rule": "bfl_7_2"},
    ],
)
def test_period_with_a_start_is_fine(values: dict[str, Any]) -> None:
    assert not with_rule(period=Duration(years=7), **values).finds("RET-04")


@pytest.mark.parametrize("values", [{"kind": "by_reference"}, {"refers_to": "Gallringsplanen"}])
def test_mere_reference_is_found(values: dict[str, Any]) -> None:
    assert with_rule(**values).finds("RET-17")


@pytest.mark.parametrize(
    "values",
    [{"period": Duration(years=1)}, {"criterion": "Till dess avtalet upphör"}, {"trigger": "contract_ended"}],
)
def test_reference_beside_a_time_is_fine(values: dict[str, Any]) -> None:
    assert not with_rule(refers_to="Gallringsplanen", **values).finds("RET-17")


@pytest.mark.parametrize(
    "values",
    [
        {"criterion": "Så länge det är nödvändigt för ändamålet"},
        {"criterion": "Så länge uppgifterna behövs"},
        {"condition": "Vi bedömer när de inte längre är relevanta"},
        {"trigger": "no_longer_needed"},
        {"criterion": "As long as necessary"},
        {"ends_when": ("Inte längre nödvändigt", "Rättsliga anspråk har täckts")},
    ],
)
def test_open_criterion_is_found(values: dict[str, Any]) -> None:
    assert with_rule(**values).finds("RET-18")


@pytest.mark.parametrize(
    "values",
    [
        {"criterion": "Så länge anställningen pågår"},
        {"criterion": "Så länge det behövs, dock längst till dess avtalet upphör"},
        {"criterion": "Så länge det är nödvändigt", "ends_when": ("kundförhållandet avslutas",)},
        {"criterion": "Så länge det är nödvändigt", "period": Duration(years=1)},
        {"criterion": "Nödvändigt till dess", "trigger": "employment_ended"},
    ],
)
def test_criterion_with_an_event_is_fine(values: dict[str, Any]) -> None:
    assert not with_rule(**values).finds("RET-18")


LEARNING = {
    "trigger": "knowledge",
    "trigger_as_written": "När vi får veta att uppgifterna upphört att vara nödvändiga",
    "ends_when": ("personen byter tjänst",),
}


def test_waiting_to_learn_that_data_are_needless_is_found() -> None:
    (found,) = with_rule(**LEARNING).found("RET-18")
    assert found.field == "trigger"


@pytest.mark.parametrize(
    "values",
    [{"period": Duration(years=2)}, {"trigger_as_written": "När vi får veta att kunden har avlidit"}],
)
def test_waiting_to_learn_is_fine_with_a_longest_time_or_of_an_event(values: dict[str, Any]) -> None:
    assert not with_rule(**{**LEARNING, **values}).finds("RET-18")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"period": Duration(years=7), "data_as_written": "löner"}, "statute"),
        ({"statute": "bokföringslagen"}, "period"),
        ({"statute": "bokföringslagen", "period": Duration(years=7)}, "trigger"),
    ],
)
def test_what_is_left_out_of_a_rule_by_statute_is_found(values: dict[str, Any], field: str) -> None:
    (found,) = with_rule(kind="statutory", **values).found("RET-19")
    assert found.field == field


def test_rule_by_statute_can_follow_the_library() -> None:
    good = with_rule(kind="statutory", statute="bokföringslagen")
    (found,) = good.found("RET-19")
    (change,) = found.remedies[0].changes(good.register, "sv")
    assert isinstance(change.after, RetentionRule)
    assert (change.after.library_rule, change.after.period) == ("bfl_7_2", Duration(years=7))


def test_library_is_not_offered_against_the_period_given() -> None:
    good = with_rule(kind="statutory", statute="bokföringslagen", period=Duration(years=8))
    (found,) = good.found("RET-19")
    assert found.remedies == ()


def test_complete_rule_by_statute_is_fine() -> None:
    good = with_rule(kind="statutory", statute="LAS", period=Duration(months=9), trigger="employment_ended")
    assert not good.finds("RET-19")


def test_rule_that_is_not_in_use_is_left_alone() -> None:
    good = Good()
    good.add(RetentionRule, name="Gammal", kind="indefinite_hold")
    assert not good.finds("RET-03")
