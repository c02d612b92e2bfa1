"""Screening for an impact assessment: what is suggested, and why."""

from typing import Any

import pytest

from ropa_desktop.checks.dpia_screening import changed_facts, facts_fingerprint, suggested
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.register.records import DataGroup, DataItem, DataUse, People
from ropa_desktop.register.values import Answer
from tests.checks.building import TODAY, Good


def criteria(good: Good) -> set[str]:
    view = RegisterView(good.register, TODAY)
    return {one.criterion for one in suggested(view.as_controller[0])}


def screened(**values: Any) -> Good:
    """A register whose first activity is about customers and their names only, apart from this."""
    good = Good()
    good.set(good.activity, name="Kundregister", **values)
    good.set(good.purpose, text="Hålla kontakt med kunder")
    good.set(good.people, category="customers_private")
    good.set(good.data, category="name", name="Namn")
    return good


def test_ordinary_data_point_to_nothing() -> None:
    assert criteria(screened()) == set()


@pytest.mark.parametrize(
    ("values", "criterion"),
    [
        ({"profiling": Answer.YES}, "evaluation_scoring"),
        ({"automated_decisions": Answer.YES}, "automated_decision"),
        ({"large_scale": Answer.YES}, "large_scale"),
        ({"ai": Answer.YES}, "new_technology"),
        ({"power_imbalance": Answer.YES}, "vulnerable"),
    ],
)
def test_answers_point_to_a_criterion(values: dict[str, Any], criterion: str) -> None:
    assert criteria(screened(**values)) == {criterion}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"category": "health"}, {"sensitive_or_highly_personal"}),
        ({"name": "Enriched", "flags": ("enriched",)}, {"matching_combining"}),
        ({"category": "test_results"}, {"evaluation_scoring"}),
        ({"category": "location", "name": "Plats, land"}, set()),
        ({"category": "personnummer"}, set()),
    ],
)
def test_data_point_to_criteria(values: dict[str, Any], expected: set[str]) -> None:
    good = screened()
    good.add(DataItem, good.activity, **values)
    assert criteria(good) == expected


def test_positions_of_staff_are_monitoring() -> None:
    good = screened()
    good.add(DataItem, good.activity, category="location")
    assert "systematic_monitoring" not in criteria(good)
    good.add(People, good.activity, category="employees")
    assert "systematic_monitoring" in criteria(good)


def test_data_group_is_a_reason_but_not_of_the_activity_itself() -> None:
    good = screened()
    group = good.add(DataGroup, name="Hälsa")
    good.add(DataItem, group, category="health")
    good.add(DataUse, good.activity, group=group.id)
    (found,) = suggested(RegisterView(good.register, TODAY).as_controller[0])
    assert (found.criterion, found.own) == ("sensitive_or_highly_personal", False)


def test_reason_is_told() -> None:
    good = screened()
    good.add(DataItem, good.activity, category="health", name="Sjukintyg")
    (found,) = suggested(RegisterView(good.register, TODAY).as_controller[0])
    assert found.reasons.in_language("sv") == "Sjukintyg"


def test_facts_stay_the_same_until_something_changes() -> None:
    good = screened()
    before = facts_fingerprint(RegisterView(good.register, TODAY).as_controller[0])
    good.set(good.activity, description="Nya ord", dpia_facts=before)
    assert changed_facts(RegisterView(good.register, TODAY).as_controller[0]) == ()
    good.set(good.data, name="Namn och adress")
    (changed,) = changed_facts(RegisterView(good.register, TODAY).as_controller[0])
    assert not isinstance(changed, str)
    assert changed.in_language("sv")
