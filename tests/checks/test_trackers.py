"""The rules on cookies and tools."""

from typing import Any

import pytest

from ropa_desktop.register.records import Activity, DataItem, LegalBasis, Purpose, Tracker
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


def with_tracker(activity: str = "Webbanalys", **values: Any) -> tuple[Good, Activity, Tracker]:
    good = Good()
    tracker = good.add(Tracker, **({"name": "_ga", "kind": "cookie", "lifetime": "13 månader"} | values))
    one = good.add(
        Activity,
        name=activity,
        role="controller",
        state="active",
        organisation=good.organisation.id,
        trackers=(tracker.id,),
    )
    return good, one, tracker


@pytest.mark.parametrize("name", ["Webbanalys", "Annonsering", "Riktad marknadsföring", "Web analytics"])
def test_cookies_that_wait_for_no_consent_are_found(name: str) -> None:
    good, one, _ = with_tracker(name)
    (finding,) = good.found("SE-08")
    assert (finding.record, finding.field) == (one.id, "trackers")
    good.register = apply(good.register, finding.remedies[0].changes(good.register, "sv"))
    assert not good.finds("SE-08")


@pytest.mark.parametrize("name", ["Inloggning på webbplatsen", "Löner"])
def test_other_cookies_need_no_consent_here(name: str) -> None:
    assert not with_tracker(name)[0].finds("SE-08")


def test_consent_in_words_or_as_basis_is_an_answer() -> None:
    good, one, tracker = with_tracker()
    good.add(Purpose, one, text="Analys av webbplatsen när besökaren har samtyckt")
    assert not good.finds("SE-08")
    good.set(tracker, consent=Answer.NO)
    assert good.found("SE-08")[0].remedies == ()
    good.add(LegalBasis, one, basis="art6_1_a")
    assert not good.finds("SE-08")


@pytest.mark.parametrize(("name", "found"), [("Webbanalys", True), ("Marknadsföring", False)])
def test_data_from_cookies_count_in_web_analytics(name: str, found: bool) -> None:
    good, one, _ = with_tracker(name)
    good.set(one, trackers=())
    assert not good.finds("SE-08")
    good.add(DataItem, one, name="Kakor")
    assert good.finds("SE-08") is found


def test_planned_and_processor_activities_are_left_alone() -> None:
    good, one, _ = with_tracker()
    good.set(one, state="planned")
    assert not good.finds("SE-08")
    good.set(one, state="active", role="processor")
    assert not good.finds("SE-08")


@pytest.mark.parametrize(
    "values",
    [{"lifetime": ""}, {"lifetime": "Permanent"}, {"lifetime": "fram till utgångsdatumet", "kind": "pixel"}],
)
def test_missing_lifetime_is_found(values: dict[str, str]) -> None:
    good, _, tracker = with_tracker(**values)
    (finding,) = good.found("TRK-01")
    assert (finding.record, finding.field) == (tracker.id, "lifetime")
    good.register = apply(good.register, finding.remedies[0].changes(good.register, "sv"))
    assert not good.finds("TRK-01")


@pytest.mark.parametrize(
    "values",
    [
        {"lifetime": "13 månader"},
        {"lifetime": "ett år"},
        {"lifetime": "", "session": Answer.YES},
        {"lifetime": "sessionen"},
        {"lifetime": "", "kind": "tool"},
        {"lifetime": "", "kind": "embed"},
        {"lifetime": "", "name": ""},
    ],
)
def test_lifetime_that_is_told_or_not_asked_for_is_left_alone(values: dict[str, Any]) -> None:
    assert not with_tracker(**values)[0].finds("TRK-01")


def test_cookie_in_no_current_activity_is_left_alone() -> None:
    good, one, _ = with_tracker(lifetime="")
    good.set(one, state="ended")
    assert not good.finds("TRK-01")


def test_groups_of_cookies_are_told_of_together() -> None:
    good, one, tracker = with_tracker(lifetime="", kind="cookie_type", name="Permanenta kakor")
    other = good.add(Tracker, name="Tredjepartskakor", kind="cookie_type")
    good.set(one, trackers=(tracker.id, other.id))
    (finding,) = good.found("TRK-01")
    assert "Permanenta kakor; Tredjepartskakor" in finding.in_language("en")
