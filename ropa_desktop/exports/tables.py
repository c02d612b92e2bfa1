"""Tables of a report: columns that know what stands in them, by default one a field of the catalogue."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

from ropa_desktop.exports.report import Cell, Column, Row, Table
from ropa_desktop.exports.scope import Scope
from ropa_desktop.i18n import translate
from ropa_desktop.register.fields import CATALOGUE, Field, Record
from ropa_desktop.register.kinds import Choice, Content, Date, Kind, Number, Period, Presence, Text, YesNo
from ropa_desktop.wording.descriptions import value_in_words

T = TypeVar("T")
R = TypeVar("R", bound=Record)

_TYPE_OF = {record_type.cls: record_type for record_type in CATALOGUE.values()}


@dataclass(frozen=True, slots=True)
class Heading(Generic[T]):
    """A column and what stands in it for each thing that a row shows."""

    column: Column
    cell: Callable[[T], Cell]
    always: bool = True
    """Whether the column is there even if nothing stands in it."""


def table(
    name: str,
    title: str,
    headings: Sequence[Heading[T]],
    shown: Iterable[T],
    *,
    identity: Callable[[T], tuple[str, str]],
    empty: str,
) -> Table:
    """A table with a row for each thing shown; `identity` gives the id of its record and its anchor.

    Columns in which nothing stands are left out unless they are always there.
    """
    rows = [(identity(one), tuple(heading.cell(one) for heading in headings)) for one in shown]
    kept = [
        place
        for place, heading in enumerate(headings)
        if heading.always or any(cells[place] not in ("", None) for _, cells in rows)
    ]
    return Table(
        name,
        title,
        tuple(headings[place].column for place in kept),
        tuple(Row(key, tuple(cells[place] for place in kept), anchor) for (key, anchor), cells in rows),
        empty,
    )


def records_table(
    scope: Scope, name: str, title: str, headings: Sequence[Heading[R]], records: Iterable[R]
) -> Table:
    """A table with a row for each record; `title` is a source text."""
    empty = translate("None are stated.", scope.language)
    return table(
        name,
        translate(title, scope.language),
        headings,
        records,
        identity=lambda record: (record.id, ""),
        empty=empty,
    )


def heading(scope: Scope, title: str, width: int, cell: Callable[[T], Cell]) -> Heading[T]:
    """A column of texts made for it; `title` is a source text."""
    return Heading(Column(translate(title, scope.language), width), cell)


def field_headings(scope: Scope, cls: type[R]) -> list[Heading[R]]:
    """A column for each field of a record type, but hidden ones and files; the first is always there."""
    headings: list[Heading[R]] = [
        _field_heading(scope, field)
        for field in _TYPE_OF[cls].fields
        if field.name not in scope.hidden and not isinstance(field.kind, Content)
    ]
    first = headings[0]
    return [replace(first, column=replace(first.column, beyond=False), always=True), *headings[1:]]


def layout(kind: Kind) -> tuple[int, Literal["text", "number", "date"]]:
    """How wide a column for a kind of field is, and what it holds."""
    match kind:
        case Number():
            return 12, "number"
        case Date():
            return 12, "date"
        case YesNo() | Presence() | Period():
            return 14, "text"
        case Choice() | Text(lines=False):
            return 22, "text"
        case _:
            return 36, "text"


def _field_heading(scope: Scope, field: Field) -> Heading[R]:
    width, kind = layout(field.kind)
    beyond = not field.article.startswith("30(")

    def cell(record: R) -> Cell:
        text = value_in_words(scope.register, record, field, scope.language)
        return int(text) if text and kind == "number" else text

    return Heading(Column(field.label_in(scope.language), width, kind, beyond=beyond), cell, always=False)
