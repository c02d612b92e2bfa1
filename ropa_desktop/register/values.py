"""The values a field can hold beside plain text: answers that may be missing, partial dates, periods."""

import calendar
import datetime
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

MAX_TEXT = 30_000
"""Characters in one text field: below Excel's limit for a cell, so that no export ever cuts a text."""


class Answer(StrEnum):
    """The answer to a yes-or-no question; not answered is a value of its own, never a guess."""

    UNANSWERED = ""
    YES = "yes"
    NO = "no"


class Existence(StrEnum):
    """Whether something exists at all, such as transfers: not answered, none, or some."""

    UNANSWERED = ""
    NONE = "none"
    SOME = "some"


_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as it is known: a year, a month or a day, in ISO 8601 ("2024", "2024-04-17")."""

    iso: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """The partial date that a text writes; raises ValueError where it is no date."""
        match = _PARTIAL_DATE.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        year, month, day = match.groups()
        datetime.date(int(year), int(month or 1), int(day or 1))
        return cls(match.group())

    def first_day(self) -> datetime.date:
        """The earliest day the date may mean."""
        year, month, day = (*map(int, self.iso.split("-")), 1, 1)[:3]
        return datetime.date(year, month, day)

    def last_day(self) -> datetime.date:
        """The latest day the date may mean."""
        parts = [int(part) for part in self.iso.split("-")]
        year = parts[0]
        month = parts[1] if len(parts) > 1 else 12
        day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
        return datetime.date(year, month, day)


_DURATION = re.compile(
    r"P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(\d{1,6})H)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A period as it was written: 60 months is kept apart from 5 years."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0

    @classmethod
    def parse(cls, iso: str) -> Self:
        """The period of an ISO 8601 duration, "P5Y" or "PT72H"; raises ValueError for anything else."""
        match = _DURATION.fullmatch(iso)
        if match is None or not any(match.groups()):
            raise ValueError(iso)
        return cls(*(int(part or 0) for part in match.groups()))

    @property
    def iso(self) -> str:
        parts = zip((self.years, self.months, self.weeks, self.days), "YMWD", strict=True)
        date = "".join(f"{amount}{unit}" for amount, unit in parts if amount)
        time = f"T{self.hours}H" if self.hours else ""
        return f"P{date}{time}" if date or time else "P0D"

    def after(self, start: datetime.date) -> datetime.date:
        """The day on which the period ends when it starts on a day; hours count as whole days, rounded up.

        The last day of the calendar where the period ends after it.
        """
        month = start.month - 1 + self.months
        year = start.year + self.years + month // 12
        month = month % 12 + 1
        days = self.weeks * 7 + self.days + -(-self.hours // 24)
        try:
            day = min(start.day, calendar.monthrange(year, month)[1])
            return datetime.date(year, month, day) + datetime.timedelta(days=days)
        except (ValueError, OverflowError):
            return datetime.date.max


_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """A text as the register keeps it: NFC, LF at line ends, no C0 control but TAB, no surrogate.

    Raises ValueError where more than `MAX_TEXT` characters remain: nothing is cut in silence.
    """
    if text.isascii() and text.isprintable():
        cleaned = text
    else:
        # NFC comes last: what is taken out may have kept a letter and its accent apart.
        cleaned = unicodedata.normalize("NFC", _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))
    if len(cleaned) > MAX_TEXT:
        raise ValueError(text)
    return cleaned
