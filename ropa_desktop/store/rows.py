"""Records as rows of the file and back; only values that read back as themselves are written."""

import json
import unicodedata
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, assert_never, cast

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Message, message
from ropa_desktop.register.fields import Part, Record, RecordType
from ropa_desktop.register.kinds import (
    Choice,
    ChoiceList,
    Content,
    Date,
    Kind,
    Number,
    Period,
    Presence,
    Reference,
    ReferenceList,
    Text,
    TextList,
    Value,
    YesNo,
    empty,
    from_plain,
    to_plain,
)
from ropa_desktop.register.values import MAX_TEXT, Duration, PartialDate
from ropa_desktop.store.trouble import MEGABYTE

MAX_CONTENT = 20 * MEGABYTE
"""Bytes in one attached file, at most: so that its row, and its line in the history, can be read again."""

Stored = str | int | bytes | None
"""What SQLite holds for a value."""


@cache
def columns(record_type: RecordType) -> Mapping[str, Kind]:
    """What a record type has in the file, in order: id, order, the owner of a part, and its fields."""
    parts: dict[str, Kind] = {"owner": Text()} if issubclass(record_type.cls, Part) else {}
    own: dict[str, Kind] = {field.name: field.kind for field in record_type.fields}
    return {"id": Text(), "order": Number(), **parts, **own}


@cache
def blanks(record_type: RecordType) -> Mapping[str, Value]:
    """The value of each column that says nothing."""
    return {name: empty(kind) for name, kind in columns(record_type).items()}


def as_written(kind: Kind) -> Kind:
    """The kind by which a stored value is read: a term counts as a text.

    A vocabulary may lose a term, or a newer program may know one more; the register opens all the same.
    """
    match kind:
        case Choice():
            return Text()
        case ChoiceList():
            return TextList()
        case _:
            return kind


def stored(value: Value) -> Stored:
    """What SQLite holds for a value: lists are JSON arrays, dates and periods ISO 8601."""
    match value:
        case tuple():
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        case PartialDate() | Duration():
            return value.iso
        case None | int() | bytes():
            return value
        case str():
            return str(value)
    assert_never(value)


def row(record: Record, names: Iterable[str]) -> dict[str, Stored]:
    """Some columns of a record as SQLite holds them."""
    return {name: stored(getattr(record, name)) for name in names}


@cache
def blank_row(record_type: RecordType) -> Mapping[str, Stored]:
    """The row of a record that says nothing."""
    return {name: stored(value) for name, value in blanks(record_type).items()}


def refuse_unfit(record_type: RecordType, record: Record, names: Collection[str]) -> None:
    """Raises RopaError where a value would not be read back as it is: too long, of another type, unclean."""
    kinds_of, blank = columns(record_type), blanks(record_type)
    for name in names:
        value = getattr(record, name)
        if value == blank[name] and type(value) is type(blank[name]):
            continue
        problem = _problem(kinds_of[name], value)
        if problem is not None:
            raise RopaError(
                message("{record}, {field}: {problem}", problem=problem, **_place(record_type, name))
            )


def records(record_type: RecordType, rows: Sequence[tuple[Any, ...]]) -> list[Record]:
    """The records in rows that hold the `columns` of a record type; raises RopaError for a value not valid.

    The values are set column by column, past the constructors: of 25,000 records this takes a third of the
    time.
    """
    cls = record_type.cls
    made = [object.__new__(cls) for _ in rows]
    for (name, kind), column in zip(columns(record_type).items(), zip(*rows, strict=True), strict=False):
        try:
            values = _read(kind, column)
        except RopaError as problem:
            raise RopaError(
                message(
                    "a value is not valid ({record}, {field}): {problem}",
                    problem=problem.message,
                    **_place(record_type, name),
                )
            ) from None
        deque(map(getattr(cls, name).__set__, made, values), maxlen=0)
    return made


def _place(record_type: RecordType, name: str) -> dict[str, object]:
    field = record_type.field_named.get(name)
    return {"record": Message(record_type.label), "field": Message(field.label) if field else name}


def _problem(kind: Kind, value: Any) -> Message | None:
    if isinstance(kind, Content) and isinstance(value, bytes):
        limit = message(
            "an attached file can be {limit} MB at most; link to it instead", limit=MAX_CONTENT // MEGABYTE
        )
        return limit if len(value) > MAX_CONTENT else None
    try:
        back = from_plain(as_written(kind), to_plain(value))
    except RopaError as error:
        return error.message
    except (AssertionError, ValueError):  # no value of any kind
        back = None
    if back == value and type(back) is type(value):
        return None
    return message("the value is not of the right kind, or holds characters that a register cannot keep")


def _read(kind: Kind, column: tuple[Any, ...]) -> Iterable[Value]:
    """The values of a column; equal ones are read once."""
    match kind:
        case Text() | Choice() | Reference():
            return _each_once(column, _texts)
        case TextList() | ChoiceList() | ReferenceList():
            return _each_once(column, _lists)
        case Content():
            return column
        case YesNo() | Presence() | Number() | Date() | Period():
            return _each_once(column, lambda distinct: [from_plain(kind, plain) for plain in distinct])
    assert_never(kind)


def _each_once(
    column: tuple[Any, ...], read: Callable[[tuple[Any, ...]], Sequence[Value]]
) -> Iterable[Value]:
    distinct = tuple(set(column))
    known = dict(zip(distinct, read(distinct), strict=True))
    return map(known.__getitem__, column)


def _texts(texts: Sequence[str]) -> Sequence[str]:
    """Texts as the register keeps them: usually unchanged, which one look at all of them together shows."""
    together = "\n".join(texts)
    plain = together.replace("\n", "").replace("\t", "")
    short = max(map(len, texts)) <= MAX_TEXT
    if short and plain.isprintable() and unicodedata.is_normalized("NFC", together):
        return texts
    return [cast(str, from_plain(Text(), text)) for text in texts]


_parse = json.JSONDecoder().raw_decode


def _lists(arrays: Sequence[str]) -> Sequence[Value]:
    parsed = [_array(array) for array in arrays]
    items = tuple(chain.from_iterable(parsed))
    if all(type(item) is str for item in items) and (not items or _texts(items) is items):
        return [tuple(array) for array in parsed]
    return [from_plain(TextList(), array) for array in parsed]


def _array(text: str) -> list[Any]:
    try:
        parsed, end = _parse(text)
    except (ValueError, RecursionError):
        parsed, end = None, 0
    if type(parsed) is not list or end != len(text):
        raise RopaError(message("a list is expected, written as a JSON array"))
    return parsed
