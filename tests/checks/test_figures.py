"""The register in figures: what an overview tells of it."""

import datetime

import pytest

from ropa_desktop.checks.figures import Figures, figures
from ropa_desktop.checks.finding import Gate, Severity
from ropa_desktop.register.records import Activity, Measure, Transfer
from ropa_desktop.register.values import Duration, Existence, PartialDate
from tests.checks.building import TODAY, Builder, Good
from tests.registers.companies import COMPANIES, register_of


def figures_of(made: Builder) -> Figures:
    return figures(made.register, made.findings(), TODAY)


def due_in(days: int) -> PartialDate:
    return PartialDate((TODAY + datetime.timedelta(days=days)).isoformat())


def test_good_register_is_complete() -> None:
    told = figures_of(Good())
    assert told.status.complete
    assert (told.activities, told.current, told.complete) == (3, 3, 3)


def test_activity_that_lacks_something_is_not_complete() -> None:
    good = Good()
    good.remove(good.purpose)
    told = figures_of(good)
    assert (told.complete, told.current, told.status.missing) == (2, 3, 1)


def test_what_the_organisation_lacks_makes_no_activity_incomplete() -> None:
    good = Good()
    good.set(good.organisation, name="")
    told = figures_of(good)
    assert (told.complete, told.status.complete) == (3, False)


def test_ended_activity_is_counted_but_not_current() -> None:
    good = Good()
    good.set(good.hosting, state="ended")
    told = figures_of(good)
    assert (told.activities, told.current) == (3, 2)


def test_activities_are_counted_by_state_and_role() -> None:
    good = Good()
    good.add(Activity, name="Utan svar")
    told = figures_of(good)
    assert told.states == {"active": 3, "": 1}
    assert told.roles == {"controller": 2, "processor": 1, "": 1}


@pytest.mark.parametrize("company", COMPANIES)
def test_every_finding_is_counted_once(company: str) -> None:
    made = Builder()
    made.register = register_of(company)
    told = figures_of(made)
    assert sum(told.findings.values()) == len(made.findings())
    assert told.of_severity(Severity.ERROR) >= told.findings.get((Gate.ART30, Severity.ERROR), 0)
    assert told.status.missing == told.findings.get((Gate.ART30, Severity.ERROR), 0)


def test_reviews_stand_in_the_order_in_which_they_fall_due() -> None:
    good = Good()
    good.set(good.activity, review_due=due_in(30))
    good.set(good.hosting, review_due=due_in(-1))
    good.set(good.measure, review_due=due_in(400))
    told = figures_of(good)
    assert [one.record for one in told.reviews] == [good.hosting.id, good.activity.id, good.measure.id]
    assert (told.overdue, told.due_soon) == (1, 1)


@pytest.mark.parametrize(("days", "overdue", "due_soon"), [(-1, 1, 0), (0, 0, 1), (90, 0, 1), (91, 0, 0)])
def test_review_is_overdue_the_day_after_and_due_soon_for_90_days(
    days: int, overdue: int, due_soon: int
) -> None:
    good = Good()
    good.set(good.activity, review_due=due_in(days))
    told = figures_of(good)
    assert (told.overdue, told.due_soon) == (overdue, due_soon)


def test_month_is_overdue_when_it_has_passed() -> None:
    good = Good()
    good.set(good.activity, review_due=PartialDate("2026-11"))
    good.set(good.hosting, review_due=PartialDate("2026-10"))
    told = figures_of(good)
    assert [one.overdue(TODAY) for one in told.reviews] == [True, False]


def test_next_review_follows_from_the_last_and_the_interval() -> None:
    good = Good()
    good.set(good.activity, reviewed=PartialDate("2026-01-31"), review_interval=Duration(months=1))
    (review,) = figures_of(good).reviews
    assert review.due == PartialDate("2026-02-28")


def test_stated_next_review_goes_before_the_interval() -> None:
    good = Good()
    values = {"reviewed": PartialDate("2026-01"), "review_interval": Duration(years=1)}
    good.set(good.activity, review_due=PartialDate("2027"), **values)
    (review,) = figures_of(good).reviews
    assert review.due == PartialDate("2027")


def test_ended_activity_needs_no_review() -> None:
    good = Good()
    good.set(good.activity, review_due=due_in(-9), state="ended")
    assert figures_of(good).reviews == ()


def test_measure_of_security_is_reviewed_too() -> None:
    made = Builder()
    measure = made.add(Measure, name="Brandvägg", review_due=due_in(3))
    assert [one.record for one in figures_of(made).reviews] == [measure.id]


def test_third_countries_are_counted_by_transfer_the_most_frequent_first() -> None:
    good = Good()
    good.set(good.activity, transfers=Existence.SOME)
    for countries in (("US", "IN"), ("US", "SE"), ("NO",), ()):
        good.add(Transfer, good.activity, countries=countries)
    told = figures_of(good)
    assert list(told.third_countries.items()) == [("US", 2), ("IN", 1)]
    assert (told.transfers, told.unplaced) == (4, 2)


def test_activities_with_suggestions_are_named() -> None:
    good = Good()
    good.set(good.hosting, unreviewed=("purposes",))
    assert figures_of(good).unreviewed == (good.hosting.id,)


def test_empty_register_has_figures_of_nothing() -> None:
    told = figures_of(Builder())
    assert (told.activities, told.complete, told.reviews, told.transfers) == (0, 0, (), 0)
