"""The days ahead in a register as an iCalendar file: reviews that fall due, and what ends on a stated day."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from icalendar import Calendar, Event

from ropa_desktop.checks.upkeep import next_review
from ropa_desktop.exports import saving
from ropa_desktop.i18n import Language, Message, message
from ropa_desktop.progress import Progress
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import Measure, Party
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import PartialDate
from ropa_desktop.wording.naming import name_of

_PRODUCT = "-//ropa_desktop//Record of processing activities//EN"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that falls on a day; `field` is the field of the record that tells when."""

    record: Record
    field: str
    when: PartialDate
    text: Message


def write(register: Register, path: Path, progress: Progress, language: Language, on: datetime.date) -> None:
    """Writes the occasions as events that last all day; the same register gives the same file.

    A date without a day stands on the last day it may mean. Raises `RopaError` where the file cannot be
    written, and `Cancelled` at a step; nothing is then left.
    """
    progress.expect(1)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for occasion in occasions(register, language, on):
        calendar.add_component(_event(occasion, language, on))
    progress.step()
    saving.write(path, calendar.to_ical())


def occasions(register: Register, language: Language, on: datetime.date) -> list[Occasion]:
    """What falls on a day, the earliest first: all reviews that are due, and what has not ended by a day."""
    found = [*_reviews(register, language), *_ends(register, language, on)]
    return sorted(found, key=lambda one: (one.when.last_day(), one.when.iso))


def _reviews(register: Register, language: Language) -> Iterator[Occasion]:
    """The reviews of activities that have not ended and of measures, those overdue too."""
    due = [(one, next_review(one)) for one in register.activities if one.state != "ended"]
    for record, when in (*due, *((one, one.review_due) for one in register.all(Measure))):
        if when is not None:
            name = name_of(register, record, language)
            yield Occasion(record, "review_due", when, message("Review: {name}", name=name))


def _ends(register: Register, language: Language, on: datetime.date) -> Iterator[Occasion]:
    for activity in register.activities:
        if activity.end and activity.state != "ended" and activity.end.last_day() >= on:
            name = name_of(register, activity, language)
            yield Occasion(activity, "end", activity.end, message("Processing ends: {name}", name=name))
    for party in register.all(Party):
        if party.agreement_expires and party.agreement_expires.last_day() >= on:
            name = name_of(register, party, language)
            text = message("Agreement expires: {name}", name=name)
            yield Occasion(party, "agreement_expires", party.agreement_expires, text)


def _event(occasion: Occasion, language: Language, on: datetime.date) -> Event:
    """An event whose UID is that of the same occasion in an earlier file, so that a calendar updates it."""
    day = occasion.when.last_day()
    event = Event()
    event.add("uid", f"{occasion.record.id}-{occasion.field}")
    event.add("dtstamp", datetime.datetime.combine(on, datetime.time(), datetime.UTC))
    event.add("dtstart", day)
    if day < datetime.date.max:
        event.add("dtend", day + datetime.timedelta(days=1))
    event.add("summary", occasion.text.in_language(language))
    if occasion.when.iso != day.isoformat():
        stated = message("In the register: {date}", date=occasion.when.iso)
        event.add("description", stated.in_language(language))
    event.add("transp", "TRANSPARENT")
    return event
