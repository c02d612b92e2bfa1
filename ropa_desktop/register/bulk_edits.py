"""Commands for many records at once: a text found and replaced everywhere, one field set in all that are
chosen.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Message, message
from ropa_desktop.register import kinds
from ropa_desktop.register.edits import set_values
from ropa_desktop.register.fields import CATALOGUE, Field, Record, RecordType, type_of, value_of
from ropa_desktop.register.kinds import Value
from ropa_desktop.register.register import Change, Register
from ropa_desktop.register.values import MAX_TEXT, clean_text

_KEPT_TYPES = frozenset({"decision", "edition"})
_KEPT_FIELDS = frozenset(
    {
        ("activity", "number"),
        ("activity", "dpia_facts"),
        ("activity", "unreviewed"),
        ("provenance", "field"),
        ("provenance", "quote"),
        ("retention_rule", "library_rule"),
        ("document", "file_name"),
    }
)
"""Fields that name one record, quote a document or are read by the program: never changed in bulk."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A text of a record that says what is looked for: in a field, or in one item of a list.

    `before` is the text as it is; `spans` are the places in it, each from a character up to another; `item`
    is the place in the list, counted from 0, or None for a field that is one text.
    """

    record: Record
    field: Field
    before: str
    spans: tuple[tuple[int, int], ...]
    item: int | None = None

    def after(self, replacement: str) -> str:
        """The text with every place replaced; raises RopaError where it becomes longer than texts may be."""
        written, end = [], 0
        for start, stop in self.spans:
            written += [self.before[end:start], replacement]
            end = stop
        try:
            return clean_text(_fitting(self.field, "".join([*written, self.before[end:]])))
        except ValueError:
            raise RopaError(
                message(
                    'With this replacement, "{field}" becomes longer than {limit} characters in one place: '
                    "choose a shorter text, or leave that place out.",
                    field=Message(self.field.label),
                    limit=MAX_TEXT,
                )
            ) from None


@cache
def bulk_fields(record_type: RecordType) -> tuple[Field, ...]:
    """The fields of a record type that may be changed in many records at once; none for kept types."""
    if record_type.name in _KEPT_TYPES:
        return ()
    return tuple(
        field
        for field in record_type.fields
        if (record_type.name, field.name) not in _KEPT_FIELDS and not isinstance(field.kind, kinds.Content)
    )


def occurrences(
    register: Register,
    wanted: str,
    *,
    match_case: bool = False,
    whole_words: bool = False,
    record_types: Collection[str] | None = None,
    fields: Collection[Field] | None = None,
) -> list[Occurrence]:
    """Every text that says what is wanted, in the order of the register; none where nothing is wanted.

    Only in records of these types, by name, and in these fields, where they are given.
    """
    wanted = unicodedata.normalize("NFC", wanted)
    if not wanted:
        return []
    edge = (r"(?<!\w)", r"(?!\w)") if whole_words else ("", "")
    pattern = re.compile(re.escape(wanted).join(edge), re.NOFLAG if match_case else re.IGNORECASE)
    return [
        Occurrence(record, field, text, spans, item)
        for name, record_type in CATALOGUE.items()
        if record_types is None or name in record_types
        for record in register.every(record_type.cls)
        for field in bulk_fields(record_type)
        if isinstance(field.kind, kinds.Text | kinds.TextList)
        if fields is None or field in fields
        for item, text in _texts(value_of(record, field))
        if (spans := tuple(found.span() for found in pattern.finditer(text)))
    ]


def replacing(chosen: Iterable[Occurrence], replacement: str) -> list[Change]:
    """Replaces what was looked for in the chosen texts, one change for each record.

    A list item that becomes blank, or the same as another, goes. The records must not have changed since they
    were searched. Raises RopaError where a text becomes too long.
    """
    grouped: dict[str, list[Occurrence]] = {}
    for one in chosen:
        grouped.setdefault(one.record.id, []).append(one)
    return [change for group in grouped.values() for change in _replaced(group, replacement)]


def set_for_all(records: Iterable[Record], field: Field, value: Value) -> list[Change]:
    """Sets one field in all the records; nothing for those that have the value already.

    No record comes to refer to itself. Raises RopaError for a value that the field cannot hold, ValueError
    for a field that is not among `bulk_fields`.
    """
    value = _checked(field, value)
    return _with_each(records, field, lambda record: _without_itself(record, field, value))


def with_added(records: Iterable[Record], field: Field, values: Iterable[str]) -> list[Change]:
    """Adds values to a list field in all the records, after those they have; raises like `set_for_all`."""
    added = cast(tuple[str, ...], _checked(field, tuple(values)))

    def with_the_new(record: Record) -> tuple[str, ...]:
        has = _list(record, field)
        return (*has, *(one for one in added if one not in has and one != record.id))

    return _with_each(records, field, with_the_new)


def with_removed(records: Iterable[Record], field: Field, values: Iterable[str]) -> list[Change]:
    """Takes values out of a list field in all the records that have them."""
    removed = frozenset(values)
    return _with_each(
        records, field, lambda record: tuple(one for one in _list(record, field) if one not in removed)
    )


def _texts(value: Value) -> Iterator[tuple[int | None, str]]:
    if isinstance(value, str):
        yield None, value
    elif isinstance(value, tuple):
        yield from enumerate(value)


def _replaced(group: list[Occurrence], replacement: str) -> list[Change]:
    values: dict[str, Any] = {}
    for one in group:
        name, text = one.field.name, one.after(replacement)
        if one.item is None:
            values[name] = text
        else:
            items = values.setdefault(name, list(_list(one.record, one.field)))
            items[one.item] = text
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(dict.fromkeys(item for item in value if item.strip()))
    return set_values(group[0].record, **values)


def _with_each(records: Iterable[Record], field: Field, value: Callable[[Record], Value]) -> list[Change]:
    changes: list[Change] = []
    for record in records:
        if field not in bulk_fields(type_of(record)):
            raise ValueError(f"{type_of(record).name}.{field.name} is not changed in bulk")
        changes += set_values(record, **{field.name: value(record)})
    return changes


def _without_itself(record: Record, field: Field, value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(one for one in value if one != record.id)
    return value_of(record, field) if value == record.id else value


def _fitting(field: Field, text: str) -> str:
    """A text on one line where the field has but one; items of lists always have."""
    several = isinstance(field.kind, kinds.Text) and field.kind.lines
    return text if several else " ".join(text.splitlines())


def _checked(field: Field, value: Value) -> Value:
    """The value as the field holds it: texts cleaned, list items once each and none blank."""
    match kinds.from_plain(field.kind, kinds.to_plain(value)):
        case tuple() as items:
            return tuple(dict.fromkeys(item for one in items if (item := _fitting(field, one).strip())))
        case str() as text if isinstance(field.kind, kinds.Text):
            return _fitting(field, text)
        case other:
            return other


def _list(record: Record, field: Field) -> tuple[str, ...]:
    return cast(tuple[str, ...], value_of(record, field))
