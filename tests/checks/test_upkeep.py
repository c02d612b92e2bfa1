"""The rules on states, dates and reviews that have passed."""

from typing import Any

import pytest

from ropa_desktop.checks.finding import Finding
from ropa_desktop.register.records import Retention, RetentionRule
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Duration, PartialDate
from tests.checks.building import Good

RULES = ("ACT-07", "ACT-08", "ACT-09", "ACT-13", "REV-01", "REV-02", "REV-03")


def day(iso: str) -> PartialDate:
    return PartialDate(iso)


def spoilt(**values: Any) -> Good:
    """A good register but for an activity."""
    good = Good()
    good.set(good.activity, **values)
    return good


def mended(good: Good, finding: Finding) -> None:
    """Takes the fix that a finding offers."""
    good.register = apply(good.register, finding.remedies[0].changes(good.register, "sv"))


@pytest.mark.parametrize("rule", RULES)
def test_good_register_is_left_alone(rule: str) -> None:
    assert not Good().finds(rule)


@pytest.mark.parametrize(
    ("rule", "values", "field"),
    [
        ("ACT-07", {"state": "ended"}, "end"),
        ("ACT-08", {"state": "active", "end": day("2026-11-21")}, "state"),
        ("ACT-08", {"state": "", "end": day("2026-10")}, "state"),
        ("ACT-09", {"state": "planned", "start": day("2026-11-21")}, "state"),
        (
            "REV-01",
            {"reviewed": day("2025-01-15"), "review_interval": Duration(years=1)},
            "review_due",
        ),
        ("REV-02", {"start": day("2024")}, "reviewed"),
    ],
)
def test_what_has_passed_is_found_and_mended(rule: str, values: dict[str, Any], field: str) -> None:
    good = spoilt(**values)
    (finding,) = good.found(rule)
    assert (finding.record, finding.activity, finding.field) == (good.activity.id, good.activity.id, field)
    mended(good, finding)
    assert not good.finds(rule)


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("ACT-07", {"start": day("2024-05"), "end": day("2024")}),  # may be the same month
        ("ACT-07", {"state": "ended", "end": day("2024")}),
        ("ACT-08", {"state": "active", "end": day("2026-11")}),  # the month has not passed
        ("ACT-08", {"state": "draft", "end": day("2026-01")}),
        ("ACT-09", {"state": "planned", "start": day("2026-11-22")}),
        ("ACT-09", {"state": "draft", "start": day("2025")}),
        ("REV-01", {"review_due": day("2026-11-22")}),
        ("REV-01", {"review_due": day("2025"), "state": "ended", "end": day("2025")}),
        ("REV-01", {"reviewed": day("2020-01-15")}),  # nothing says how often
        ("REV-02", {"start": day("2025-12")}),
        ("REV-02", {"start": day("2024"), "approved_on": day("2024")}),
        ("REV-02", {"start": day("2024"), "state": "planned"}),
        ("REV-02", {"state": "active"}),  # nothing says when it began
    ],
)
def test_what_has_not_passed_is_left_alone(rule: str, values: dict[str, Any]) -> None:
    assert not spoilt(**values).finds(rule)


def test_end_before_the_start_is_found_whatever_the_state() -> None:
    assert spoilt(start=day("2024-05"), end=day("2024-04")).finds("ACT-07")
    assert spoilt(state="ended", start=day("2024-05"), end=day("2024-04")).finds("ACT-07")


def test_day_of_a_review_is_moved_by_the_interval_alone() -> None:
    good = spoilt(review_due=day("2026-01-01"))
    (finding,) = good.found("REV-01")
    assert not finding.remedies, "only a person knows when the next review is to be"
    good.set(good.activity, review_interval=Duration(months=6))
    mended(good, good.found("REV-01")[0])
    assert not good.finds("REV-01")


def kept(trigger: str, *, end: str) -> Good:
    """An ended activity with a time limit of two years of its own."""
    good = spoilt(state="ended", end=day(end))
    good.remove(good.retention)
    rule = good.add(RetentionRule, name="Löneunderlag", period=Duration(years=2), trigger=trigger)
    good.add(Retention, good.activity, rule=rule.id)
    return good


@pytest.mark.parametrize(
    ("trigger", "end", "until"),
    [
        ("employment_ended", "2025-03-31", "2027-03-31"),
        ("calendar_year_of_financial_year", "2024-02-01", "2026-12-31"),
        ("contract_ended", "2024-11-22", ""),  # ends today
        ("collection", "2026-01-01", ""),  # nobody knows from when
        ("", "2026-01-01", ""),
    ],
)
def test_data_that_outlive_their_activity_are_told_of(trigger: str, end: str, until: str) -> None:
    found = kept(trigger, end=end).found("ACT-13")
    assert [until in one.in_language("en") for one in found] == ([True] if until else [])


def test_register_of_last_year_is_found_and_dated() -> None:
    good = Good()
    good.set(good.register.sheet, dated=day("2025-11-21"))
    (finding,) = good.found("REV-03")
    assert (finding.record, finding.field) == (good.register.sheet.id, "dated")
    mended(good, finding)
    assert not good.finds("REV-03")


@pytest.mark.parametrize("values", [{"dated": day("2025-11")}, {"dated": None}])
def test_register_of_this_year_or_without_a_date_is_left_alone(values: dict[str, Any]) -> None:
    good = Good()
    good.set(good.register.sheet, **values)
    assert not good.finds("REV-03")


def test_review_of_an_activity_keeps_the_register_up_to_date() -> None:
    good = spoilt(reviewed=day("2026-10-01"))
    good.set(good.register.sheet, dated=day("2020"))
    assert not good.finds("REV-03")
