"""Upkeep of activities: states, dates and reviews that have passed."""

import datetime
from collections.abc import Iterator

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.remedies import Remedy, set_field
from ropa_desktop.checks.rule import (
    ERROR,
    HOUSEKEEPING,
    INFO,
    QUALITY,
    WARNING,
    Remark,
    Remarks,
    rule,
)
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import Activity, RetentionRule
from ropa_desktop.register.values import Duration, PartialDate

YEAR = Duration(years=1)

_FROM_THE_END = frozenset(
    {"relationship_ended", "contract_ended", "employment_ended", "assignment_ended", "no_longer_needed"}
)
"""Triggers that have occurred at the latest when the activity ends."""

_FROM_THE_END_OF_THE_YEAR = frozenset(
    {"calendar_year_of_financial_year", "calendar_year_end", "financial_year_end"}
)


@rule(
    "ACT-07",
    ERROR,
    QUALITY,
    "5(2)",
    step=message("Enter the right days, so that it can be shown when the processing went on."),
)
def days_of_an_activity_fit(view: RegisterView) -> Remarks:
    """An ended activity has no last day, or the last day is before the first."""
    for one in view.activities:
        record = one.record
        if record.end is None and record.state == "ended":
            yield Remark(
                record,
                "end",
                message("The activity has ended, but the day it ended is missing."),
                one.id,
                remedies=(set_field(message("Ended today"), record, end=PartialDate(view.on.isoformat())),),
                facts=((record, "state"),),
            )
        elif record.end and record.start and record.end.last_day() < record.start.first_day():
            text = message(
                "The end, {end}, is before the start, {start}.", end=record.end.iso, start=record.start.iso
            )
            yield Remark(record, "end", text, one.id, facts=((record, "start"),))


@rule(
    "ACT-08",
    WARNING,
    QUALITY,
    "5(1)(d)-(e)",
    step=message("Choose the status Ended where it has, or remove or move the end."),
)
def what_has_an_end_has_ended(view: RegisterView) -> Remarks:
    """The end has passed, and the activity still counts as under way."""
    for one in view.current:
        record = one.record
        if record.end and record.state in {"", "active", "paused"} and record.end.last_day() < view.on:
            yield Remark(
                record,
                "state",
                message(
                    "The end, {end}, has passed, but the activity is not marked as ended.", end=record.end.iso
                ),
                one.id,
                remedies=(set_field(message("Mark as ended"), record, state="ended"),),
                facts=((record, "end"),),
            )


@rule(
    "ACT-09",
    INFO,
    QUALITY,
    "30(1)",
    step=message("Choose the status Active where it has begun, else enter a new start."),
)
def what_has_a_start_has_begun(view: RegisterView) -> Remarks:
    """The start of planned processing has passed."""
    for one in view.current:
        record = one.record
        if record.state == "planned" and record.start and record.start.last_day() < view.on:
            yield Remark(
                record,
                "state",
                message("The planned start, {start}, has passed.", start=record.start.iso),
                one.id,
                remedies=(set_field(message("Mark as active"), record, state="active"),),
                facts=((record, "start"),),
            )


@rule(
    "ACT-13",
    INFO,
    QUALITY,
    "4(2)",
    step=message("Keep the entry until the data have been erased, and see to it that they will be."),
)
def data_outlive_the_activity(view: RegisterView) -> Remarks:
    """A time limit of an ended activity, counted from its end, has not run out."""
    for one in view.activities:
        if one.record.state != "ended" or one.record.end is None:
            continue
        limits = {
            each.rule: _kept_until(each.rule, one.record.end) for each in one.retention if not each.common
        }
        until = max(filter(None, limits.values()), default=view.on)
        if until > view.on:
            yield Remark(
                one.record,
                "state",
                message(
                    "The activity has ended, but data may be left until {date}. "
                    "To store them is to process them.",
                    date=until.isoformat(),
                ),
                one.id,
                facts=((one.record, "end"), (one.record, "retention"), *((each, "") for each in limits)),
            )


@rule(
    "REV-01",
    WARNING,
    HOUSEKEEPING,
    "24(1), 5(2)",
    step=message("Go through the entry, correct it, and enter the day of the review."),
)
def reviews_are_made_in_time(view: RegisterView) -> Remarks:
    """The next review was due before today; without a day of its own it follows from the interval."""
    for one in view.current:
        due = next_review(one.record)
        if due is not None and due.last_day() < view.on:
            yield Remark(
                one.record,
                "review_due",
                message("A review was due {date}.", date=due.iso),
                one.id,
                remedies=tuple(_reviewed_today(one, view.on)),
                facts=((one.record, "reviewed"), (one.record, "review_interval")),
            )


@rule(
    "REV-02",
    INFO,
    HOUSEKEEPING,
    "24(1)",
    step=message("Go through the entry, and enter the day and when it is to be done again."),
)
def old_entries_have_been_reviewed(view: RegisterView) -> Remarks:
    """Processing that began over a year ago, and no review or approval is noted or planned."""
    for one in view.current:
        record = one.record
        if any((record.reviewed, record.review_due, record.approved_on)) or not one.is_running:
            continue
        if record.start and YEAR.after(record.start.last_day()) < view.on:
            yield Remark(
                record,
                "reviewed",
                message("The processing began {start}, and no review is noted.", start=record.start.iso),
                one.id,
                remedies=(_reviewed(record, view.on),),
                facts=((record, "start"), (record, "review_due"), (record, "approved_on")),
            )


@rule(
    "REV-03",
    WARNING,
    HOUSEKEEPING,
    "5(2)",
    step=message("Go through the register, and enter today as its date when it is right."),
)
def register_is_kept_up_to_date(view: RegisterView) -> Remarks:
    """The newest date of the register, its approval or a review in it is over a year old."""
    sheet = view.sheet
    days = [sheet.dated, sheet.approved_on]
    for one in view.activities:
        days += (one.record.reviewed, one.record.approved_on)
    newest = max(filter(None, days), key=PartialDate.last_day, default=None)
    if newest and YEAR.after(newest.last_day()) < view.on:
        yield Remark(
            sheet,
            "dated",
            message("Nothing shows that the register has been looked through since {date}.", date=newest.iso),
            remedies=(
                set_field(message("Date the register today"), sheet, dated=PartialDate(view.on.isoformat())),
            ),
            facts=((sheet, "approved_on"),),
        )


def next_review(activity: Activity) -> PartialDate | None:
    """When an activity is to be reviewed next: the day stated, else the interval after the last review."""
    if activity.review_due is not None or activity.reviewed is None or activity.review_interval is None:
        return activity.review_due
    return PartialDate(activity.review_interval.after(activity.reviewed.last_day()).isoformat())


def _reviewed_today(one: ActivityView, on: datetime.date) -> Iterator[Remedy]:
    """Offered where the interval says when the next review is; else only a person can."""
    interval = one.record.review_interval
    if interval is not None:
        due = PartialDate(interval.after(on).isoformat()) if one.record.review_due else None
        yield _reviewed(one.record, on, review_due=due)


def _reviewed(activity: Activity, on: datetime.date, **values: PartialDate | None) -> Remedy:
    return set_field(message("Reviewed today"), activity, reviewed=PartialDate(on.isoformat()), **values)


def _kept_until(rule: RetentionRule, end: PartialDate) -> datetime.date | None:
    """When a period that counts from the end of an activity runs out; None where it counts from elsewhere."""
    if rule.period is None:
        return None
    last = end.last_day()
    if rule.trigger in _FROM_THE_END:
        return rule.period.after(last)
    if rule.trigger in _FROM_THE_END_OF_THE_YEAR:
        return rule.period.after(datetime.date(last.year, 12, 31))
    return None
