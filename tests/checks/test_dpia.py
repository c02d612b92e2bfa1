"""The rules on impact assessments."""

import datetime
from typing import Any

import pytest

from ropa_desktop.checks.dpia_screening import facts_fingerprint
from ropa_desktop.checks.finding import Severity
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.register.records import DataItem, Purpose
from ropa_desktop.register.values import Answer, PartialDate
from tests.checks.building import TODAY, Good

TWO = ("vulnerable", "sensitive_or_highly_personal")
DONE = PartialDate("2026-02-01")


def with_assessment(**values: Any) -> Good:
    good = Good()
    good.set(good.activity, **{"dpia": "", "dpia_reason": "", "dpia_criteria": TWO, **values})
    return good


@pytest.mark.parametrize("values", [{}, {"dpia": "needed"}, {"dpia": "not_needed"}, {"state": ""}])
def test_criteria_without_assessment_are_an_error(values: dict[str, Any]) -> None:
    (found,) = with_assessment(**values).found("DPIA-01")
    assert found.severity is Severity.ERROR


def test_need_can_be_stated() -> None:
    good = with_assessment()
    (found,) = good.found("DPIA-01")
    assert [one.after for one in found.remedies[0].changes(good.register, "sv")]


def test_reasoned_no_is_a_warning() -> None:
    (found,) = with_assessment(dpia="not_needed", dpia_reason="Få personer.").found("DPIA-01")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "values",
    [
        {"dpia_criteria": ("vulnerable",)},
        {"dpia": "done"},
        {"dpia": "needed", "dpia_done": DONE},
        {"dpia": "exempt", "dpia_reason": "Bedömd i lagens förarbeten."},
        {"state": "planned"},
        {"state": "ended"},
    ],
)
def test_assessment_made_or_not_called_for_is_fine(values: dict[str, Any]) -> None:
    assert not with_assessment(**values).finds("DPIA-01")


def test_planned_processing_is_assessed_first() -> None:
    good = with_assessment(state="planned")
    assert good.finds("DPIA-02")
    good.set(good.activity, dpia_done=DONE)
    assert not good.finds("DPIA-02")


def test_running_processing_is_not_planned() -> None:
    assert not with_assessment().finds("DPIA-02")


def test_case_of_the_law_prevails_over_criteria() -> None:
    good = with_assessment(dpia_cases=("art35_3_b",))
    assert good.finds("DPIA-03")
    assert not good.finds("DPIA-01")
    good.set(good.activity, dpia="done")
    assert not good.finds("DPIA-03")


def test_unanswered_need_is_screened() -> None:
    good = with_assessment(dpia_criteria=())
    good.add(DataItem, good.activity, category="health")
    (found,) = good.found("DPIA-04")
    (change,) = found.remedies[0].changes(good.register, "sv")
    assert getattr(change.after, "dpia_criteria") == ("sensitive_or_highly_personal", "vulnerable")  # noqa: B009


@pytest.mark.parametrize("values", [{"dpia": "not_needed"}, {"dpia_criteria": ("vulnerable",)}])
def test_answered_need_is_not_screened(values: dict[str, Any]) -> None:
    good = with_assessment(**{"dpia_criteria": (), **values})
    good.add(DataItem, good.activity, category="health")
    assert not good.finds("DPIA-04")


def test_one_criterion_is_too_few_to_tell() -> None:
    assert not with_assessment(dpia_criteria=()).finds("DPIA-04")


def test_old_assessment_is_found() -> None:
    assert with_assessment(dpia_done=PartialDate("2023-03")).finds("DPIA-05")


@pytest.mark.parametrize("done", ["2023-11-22", "2023", "2026-02-01"])
def test_assessment_of_the_last_three_years_is_fine(done: str) -> None:
    assert not with_assessment(dpia_done=PartialDate(done)).finds("DPIA-05")


def test_change_after_the_assessment_is_found_and_named() -> None:
    good = with_assessment(dpia_done=DONE)
    view = RegisterView(good.register, TODAY)
    good.set(good.activity, dpia_facts=facts_fingerprint(view.as_controller[0]))
    assert not good.finds("DPIA-05")
    good.add(Purpose, good.activity, text="Följa upp frånvaro")
    (found,) = good.found("DPIA-05")
    assert "the purposes" in found.in_language("en")
    assert "the data" not in found.in_language("en")


def test_high_risk_left_demands_consultation() -> None:
    good = with_assessment(dpia_done=DONE, dpia_residual_high=Answer.YES)
    assert good.finds("DPIA-06")
    good.set(good.activity, dpia_consulted=DONE)
    assert not good.finds("DPIA-06")


def test_no_high_risk_demands_nothing() -> None:
    assert not with_assessment(dpia_residual_high=Answer.NO).finds("DPIA-06")


def test_officers_advice_is_asked_for() -> None:
    good = with_assessment(dpia_done=DONE)
    assert good.finds("DPIA-07")
    good.set(good.activity, dpia_officer_opinion="Tillstyrks.")
    assert not good.finds("DPIA-07")


def test_without_an_officer_no_advice_is_asked_for() -> None:
    good = with_assessment(dpia_done=DONE)
    good.set(good.organisation, officer="not_appointed")
    assert not good.finds("DPIA-07")


def test_threshold_of_age_is_three_years_to_the_day() -> None:
    assert datetime.date(2026, 11, 22) == TODAY
    assert with_assessment(dpia_done=PartialDate("2023-11-21")).finds("DPIA-05")
