"""The closed set of kinds a field can be, and how a value of each is written as plain data, parsed and
formatted.

Every consumer of a kind (SQL, JSON, forms, Excel) matches the whole union with `assert_never`, so that the
type checker points at each consumer that forgot one.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import assert_never

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import N_, Language, N_plural, message, translate, translate_plural
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.values import (
    MAX_TEXT,
    Answer,
    Duration,
    Existence,
    PartialDate,
    clean_text,
)


@dataclass(frozen=True, slots=True)
class Text:
    """One text; `lines` says that it may run over several lines. Empty means not stated."""

    lines: bool = False


@dataclass(frozen=True, slots=True)
class TextList:
    """Texts in order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One term of a vocabulary, by id. Empty means not stated."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """Terms of a vocabulary in order, by id."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class YesNo:
    """An `Answer`."""


@dataclass(frozen=True, slots=True)
class Presence:
    """An `Existence`."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from 0, or None for not stated."""


@dataclass(frozen=True, slots=True)
class Date:
    """A `PartialDate`, or None for not stated."""


@dataclass(frozen=True, slots=True)
class Period:
    """A `Duration`, or None for not stated."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of a record of one of these types ("*": any type). Empty means none."""

    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """Ids of records of these types, in order."""

    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an attached file; `named_by` is the field that holds the file's name."""

    named_by: str = ""


Kind = (
    Text
    | TextList
    | Choice
    | ChoiceList
    | YesNo
    | Presence
    | Number
    | Date
    | Period
    | Reference
    | ReferenceList
    | Content
)

Value = str | tuple[str, ...] | int | PartialDate | Duration | bytes | None
"""What a field holds; `Answer` and `Existence` are strings."""

Plain = str | int | list[str] | None
"""What JSON and the history hold for a value."""


def to_plain(value: Value) -> Plain:
    """A value as plain data that JSON can hold."""
    match value:
        case None | str() | int():
            return str(value) if isinstance(value, str) else value
        case tuple():
            return list(value)
        case PartialDate() | Duration():
            return value.iso
        case bytes():
            return base64.b64encode(value).decode("ascii")
    assert_never(value)


def from_plain(kind: Kind, plain: object) -> Value:
    """The value that plain data holds; raises RopaError with a sentence that says what is wrong with it."""
    match kind:
        case Text() | Reference():
            return _text(plain)
        case TextList() | ReferenceList():
            return tuple(_text(one) for one in _list(plain))
        case Choice(vocabulary=name):
            return _term(_text(plain), name)
        case ChoiceList(vocabulary=name):
            return tuple(_term(_text(one), name) for one in _list(plain))
        case YesNo():
            return _member(Answer, _text(plain))
        case Presence():
            return _member(Existence, _text(plain))
        case Number():
            return None if plain is None else _whole_number(plain)
        case Date():
            return None if plain is None else _parsed_date(_text(plain))
        case Period():
            return None if plain is None else _parsed_period(_text(plain))
        case Content():
            try:
                return base64.b64decode(_text(plain, limit=None), validate=True)
            except (binascii.Error, ValueError):
                raise RopaError(message("the attached file is not valid base64")) from None
    assert_never(kind)


def empty(kind: Kind) -> Value:
    """The value of a kind that says nothing: not stated, not answered, none given."""
    match kind:
        case Text() | Choice() | Reference():
            return ""
        case YesNo():
            return Answer.UNANSWERED
        case Presence():
            return Existence.UNANSWERED
        case TextList() | ChoiceList() | ReferenceList():
            return ()
        case Number() | Date() | Period():
            return None
        case Content():
            return b""
    assert_never(kind)


ANSWERS = {Answer.YES: N_("Yes"), Answer.NO: N_("No"), Answer.UNANSWERED: ""}
EXISTENCES = {
    Existence.SOME: N_("Some"),
    Existence.NONE: N_("None"),
    Existence.UNANSWERED: "",
}


def format_value(kind: Kind, value: Value, language: Language) -> str:
    """A value as a person reads it; lists one a line. References show as ids: naming records needs the
    register.
    """
    match kind, value:
        case (Choice(vocabulary=name), str()):
            return term_label(name, value, language)
        case (ChoiceList(vocabulary=name), tuple()):
            return "\n".join(term_label(name, one, language) for one in value)
        case (YesNo(), Answer()):
            return translate(ANSWERS[value], language)
        case (Presence(), Existence()):
            return translate(EXISTENCES[value], language)
        case (Period(), Duration()):
            return period_in_words(value, language)
        case (Date(), PartialDate()):
            return value.iso
        case (Content(), bytes()):
            return message("{count} bytes", count=len(value)).in_language(language) if value else ""
        case (_, tuple()):
            return "\n".join(value)
        case (_, None):
            return ""
        case _:
            return str(value)


def parse_value(kind: Kind, text: str) -> Value:
    """The value that a person wrote, in either language; raises RopaError with a sentence that says what is
    wrong.
    """
    text = _text(text).strip()
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    match kind:
        case Choice(vocabulary=name):
            return _found_term(text, name) if text else ""
        case ChoiceList(vocabulary=name):
            return tuple(_found_term(line, name) for line in lines)
        case YesNo():
            return Answer(_written_as(text, {k.value: v for k, v in ANSWERS.items()}))
        case Presence():
            return Existence(_written_as(text, {k.value: v for k, v in EXISTENCES.items()}))
        case Number():
            return _whole_number(int(text) if _DIGITS.fullmatch(text) else text) if text else None
        case Date():
            return _parsed_date(text) if text else None
        case Period():
            return _written_period(text) if text else None
        case TextList() | ReferenceList():
            return lines
        case Text() | Reference() | Content():
            return from_plain(kind, text)
    assert_never(kind)


def term_label(vocabulary_name: str, term: str, language: Language) -> str:
    """The word for a vocabulary's term in a language; the id itself where the list no longer has it."""
    found = vocabulary(vocabulary_name).terms.get(term)
    return found.in_language(language) if found else term


_UNITS = (
    ("years", N_plural("{count} year", "{count} years"), ("år", "year", "years", "y")),
    (
        "months",
        N_plural("{count} month", "{count} months"),
        ("månad", "månader", "mån", "month", "months", "m"),
    ),
    (
        "weeks",
        N_plural("{count} week", "{count} weeks"),
        ("vecka", "veckor", "week", "weeks", "w"),
    ),
    (
        "days",
        N_plural("{count} day", "{count} days"),
        ("dag", "dagar", "dygn", "day", "days", "d"),
    ),
    (
        "hours",
        N_plural("{count} hour", "{count} hours"),
        ("timme", "timmar", "tim", "hour", "hours", "h"),
    ),
)


def period_in_words(period: Duration, language: Language) -> str:
    """A period in words, in the unit it was written in: "60 månader", "3 år 2 månader"."""
    amounts = [(getattr(period, unit), forms) for unit, forms, _ in _UNITS]
    stated = [entry for entry in amounts if entry[0]] or [(0, _UNITS[3][1])]
    return " ".join(translate_plural(*forms, count, language).format(count=count) for count, forms in stated)


_DIGITS = re.compile(r"[0-9]{1,19}")  # of a number that SQLite can hold
_AMOUNT = re.compile(r"[0-9]{1,6}")  # as in `Duration.parse`


def _whole_number(plain: object) -> int:
    if type(plain) is int and 0 <= plain < 2**63:
        return plain
    raise RopaError(
        message(
            "a whole number from 0 is expected, not {value}",
            value=_excerpt(plain),
        )
    )


def _written_period(text: str) -> Duration:
    if text.upper().startswith("P"):
        return _parsed_period(text.upper())
    words = text.casefold().split()
    units = {word: unit for unit, _, names in _UNITS for word in names}
    amounts: dict[str, int] = {}
    for amount, word in zip(words[::2], words[1::2], strict=False):
        if word in units and _AMOUNT.fullmatch(amount):
            amounts[units[word]] = int(amount)
    if not amounts or len(amounts) * 2 != len(words):
        raise RopaError(
            message(
                "a period is expected, such as 5 years or 60 months, not {value}",
                value=_excerpt(text),
            )
        )
    return Duration(**amounts)


def _parsed_date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise RopaError(
            message(
                "a date is expected as 2026-04-17, 2026-04 or 2026, not {value}",
                value=_excerpt(text),
            )
        ) from None


def _parsed_period(text: str) -> Duration:
    try:
        return Duration.parse(text)
    except ValueError:
        raise RopaError(
            message(
                "a period is expected in the form P5Y, P60M or PT72H, not {value}",
                value=_excerpt(text),
            )
        ) from None


def _text(plain: object, limit: int | None = MAX_TEXT) -> str:
    if not isinstance(plain, str):
        raise RopaError(message("a text is expected, not {value}", value=_excerpt(plain)))
    if limit is None:
        return plain
    try:
        return clean_text(plain)
    except ValueError:
        raise RopaError(
            message("the text is longer than {limit} characters; shorten it", limit=limit)
        ) from None


def _list(plain: object) -> list[object]:
    if not isinstance(plain, list):
        raise RopaError(message("a list is expected, not {value}", value=_excerpt(plain)))
    return plain


def _term(term: str, vocabulary_name: str) -> str:
    if term and term not in vocabulary(vocabulary_name).terms:
        raise RopaError(
            message(
                "{value} is not in the list {list}",
                value=_excerpt(term),
                list=vocabulary_name,
            )
        )
    return term


def _found_term(text: str, vocabulary_name: str) -> str:
    found = vocabulary(vocabulary_name).find(text)
    if found is None:
        raise RopaError(
            message(
                "{value} is not in the list {list}",
                value=_excerpt(text),
                list=vocabulary_name,
            )
        )
    return found.id


def _member(members: type[Answer] | type[Existence], text: str) -> Answer | Existence:
    try:
        return members(text)
    except ValueError:
        allowed = ", ".join(repr(str(member)) for member in members)
        raise RopaError(
            message(
                "one of {allowed} is expected, not {value}",
                allowed=allowed,
                value=_excerpt(text),
            )
        ) from None


def _written_as(text: str, sources: dict[str, str]) -> str:
    """The code whose word in either language a person wrote."""
    words = {
        translate(source, language).casefold(): code
        for code, source in sources.items()
        for language in ("sv", "en")
    }
    code = words.get(text.casefold(), text.casefold())
    if code not in sources:
        allowed = ", ".join(word for word in words if word)
        raise RopaError(
            message(
                "one of {allowed} is expected, not {value}",
                allowed=allowed,
                value=_excerpt(text),
            )
        )
    return code


def _excerpt(plain: object) -> str:
    shown = str(plain) if isinstance(plain, str) else repr(plain)
    limit = 40
    return f'"{shown if len(shown) <= limit else shown[: limit - 1] + "…"}"'
