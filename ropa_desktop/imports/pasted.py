"""Rows pasted from a spreadsheet: a table becomes a plan of new records, with every word of it kept."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, TypeVar

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, Message, Translatable, message
from ropa_desktop.imports.cells import (
    bases_in,
    items_of,
    none_of_them,
    says_a_word,
    some_of_them,
    value_in,
)
from ropa_desktop.imports.headings import (
    PRESENCE,
    Column,
    Guess,
    columns_for,
    guess_columns,
    importable_types,
    notes_column,
)
from ropa_desktop.imports.named_records import NamedRecords, category, category_kind, naming_field
from ropa_desktop.imports.plan import Plan, Problem
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.edits import free_number, naming_organisation, new_id
from ropa_desktop.register.fields import Part, RecordType, type_of
from ropa_desktop.register.kinds import Choice, Reference, ReferenceList
from ropa_desktop.register.records import (
    Activity,
    LegalBasis,
    Organisation,
    Retention,
    SpecialCondition,
    Transfer,
)
from ropa_desktop.register.register import Change, Register
from ropa_desktop.register.values import MAX_TEXT, Existence, clean_text

__all__ = [
    "Column",
    "Guess",
    "columns_for",
    "guess_columns",
    "importable_types",
    "notes_column",
    "plan_of_rows",
    "table_of",
]

P = TypeVar("P", bound=Part)


def table_of(text: str) -> list[list[str]]:
    """The table that a spreadsheet puts on the clipboard: cells between tabs, quoted where they have lines.

    Rows are of equal length; empty rows, and empty columns at the right, are left out. A text that is not
    quoted as a spreadsheet quotes is taken apart at its lines and tabs.
    """
    text = text.replace("\0", "")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True))
    except csv.Error:
        rows = [line.split("\t") for line in text.splitlines()]
    rows = [[cell.strip() for cell in row] for row in rows]
    columns = list(zip_longest(*(row for row in rows if any(row)), fillvalue=""))
    while columns and not any(columns[-1]):
        del columns[-1]
    return [list(row) for row in zip(*columns, strict=True)]


def plan_of_rows(
    register: Register,
    rows: Sequence[Sequence[str]],
    columns: Sequence[Column | None],
    record_type: RecordType,
    *,
    has_headings: bool = False,
    language: Language = "sv",
) -> Plan:
    """The plan that makes a new record of each row, with its parts and the records that these refer to.

    A column that is None is left out. What a cell says that its field cannot hold goes to a note, with a
    remark; only a text that is too long for the register is a problem. Records that rows refer to are found
    by name, whatever the case, and made where there are none; organisations and activities never are. Rows
    are counted from 1, the headings included. `language` is that of the column names in notes, where the
    table has no headings.
    """
    headings = rows[0] if has_headings and rows else ()
    reader = _Reader(register, record_type, columns, headings, language)
    told = [
        (place, cells)
        for place, cells in enumerate(rows, 1)
        if any(map(says_a_word, cells)) and not (has_headings and place == 1)
    ]
    return reader.plan(told)


class _Cell(NamedTuple):
    """A cell that says something: its column, what that is called in the table, and the text."""

    column: Column
    heading: str
    text: str


class _Row:
    """One row as it is read: the values and notes of its record, and its parts."""

    def __init__(self, place: int, cells: list[_Cell]) -> None:
        self.place = place
        self.cells = cells
        self.key = new_id()
        self.values: dict[str, Any] = {}
        self.notes: list[str] = []
        self.parts: list[Part] = []

    def add(self, cls: type[P], **values: Any) -> None:
        """Adds a part, last among those of its type; the same one only once."""
        siblings = [part for part in self.parts if type(part) is cls]
        if not any(all(getattr(part, n) == v for n, v in values.items()) for part in siblings):
            self.parts.append(cls(id=new_id(), order=len(siblings), owner=self.key, **values))

    def note(self, heading: str, text: str) -> None:
        self.notes.append(f"{heading}: {text}" if heading else text)


class _Reader:
    """Reads rows one after another into records, problems and remarks."""

    def __init__(
        self,
        register: Register,
        record_type: RecordType,
        columns: Sequence[Column | None],
        headings: Sequence[str],
        language: Language,
    ) -> None:
        self._register = register
        self._type = record_type
        self._columns = columns
        self._headings = [_on_one_line(heading) for heading in headings]
        self._language = language
        self._records = NamedRecords(register)
        self._numbers = {activity.number for activity in register.activities}
        self._problems: list[Problem] = []
        self._remarks: list[Problem] = []

    def plan(self, rows: Sequence[tuple[int, Sequence[str]]]) -> Plan:
        """The plan of rows with their places."""
        self._tell_of_columns_left_out([cells for _, cells in rows])
        read = [self._row(place, cells) for place, cells in rows]
        for row in read:
            self._expect(row)
        for row in read:
            for cell in row.cells:
                self._read(row, cell)
            self._finish(row)
        changes = [*self._organisations_named(), *(Change(None, record) for record in self._records.made)]
        return Plan(tuple(changes), tuple(self._problems), tuple(self._remarks))

    def _organisations_named(self) -> Iterator[Change]:
        """Where another organisation comes, activities that meant the only one come to name it."""
        if any(isinstance(record, Organisation) for record in self._records.made):
            for activity in self._register.activities:
                named = naming_organisation(activity, self._register)
                if named != activity:
                    yield Change(activity, named)

    def _tell_of_columns_left_out(self, rows: Iterable[Sequence[str]]) -> None:
        for place, cells in enumerate(zip_longest(*rows, fillvalue="")):
            column = self._columns[place] if place < len(self._columns) else None
            if column is None and any(map(says_a_word, cells)):
                heading = self._headings[place] if place < len(self._headings) else ""
                shown = f'"{heading}"' if heading else message("column {number}", number=place + 1)
                self._remarks.append(Problem("", message("Left out: {column}.", column=shown)))

    def _row(self, place: int, cells: Sequence[str]) -> _Row:
        """A row with its cells that say something; one that is too long is a problem."""
        row = _Row(place, [])
        for number, (column, text) in enumerate(zip(self._columns, cells, strict=False)):
            if column is None or not says_a_word(text):
                continue
            heading = self._headings[number] if number < len(self._headings) else ""
            try:
                cell = _Cell(column, heading or column.in_language(self._language), clean_text(text.strip()))
            except ValueError:
                self._too_long(row, column)
            else:
                row.cells.append(cell)
        return row

    def _expect(self, row: _Row) -> None:
        """Lets rows refer to one another by name, and tells of a name that is in use already."""
        for column, _, text in row.cells:
            if column.record_type is self._type and column.field.name == naming_field(self._type):
                if self._records.find(self._type.name, text):
                    name = _on_one_line(text)
                    self._remark(row, message('there is one more that is called "{name}".', name=name))
                else:
                    self._records.expect(self._type.name, text, row.key)

    def _read(self, row: _Row, cell: _Cell) -> None:
        try:
            if cell.column.record_type is self._type:
                self._read_value(row, cell)
            else:
                self._read_parts(row, cell)
        except RopaError as error:
            self._keep(row, cell, error.message)

    def _finish(self, row: _Row) -> None:
        """Makes the record of a row and its parts."""
        for part_name, field in PRESENCE.items():
            if any(type_of(part).name == part_name for part in row.parts):
                row.values[field] = Existence.SOME
        if self._type.cls is Activity:
            self._number(row)
            row.values["origin"] = "import"
        notes = notes_column(self._type)
        row.values[notes.field.name] = text = "\n".join(row.notes)
        if len(text) > MAX_TEXT:
            self._too_long(row, notes)
        self._records.make(self._type, key=row.key, **row.values)
        self._records.made += row.parts

    def _number(self, row: _Row) -> None:
        """Gives an activity the number of its row where that is free, else the next one."""
        wanted = row.values.get("number", "")
        number = wanted if wanted and wanted not in self._numbers else free_number(self._numbers)
        if wanted != number and wanted:
            origin = filter(None, [row.values.get("origin_reference"), wanted])
            row.values["origin_reference"] = ", ".join(origin)
            self._remark(
                row, message("{taken} is taken; its number is {number}.", taken=wanted, number=number)
            )
        row.values["number"] = number
        self._numbers.add(number)

    # The record's own fields

    def _read_value(self, row: _Row, cell: _Cell) -> None:
        column, kind = cell.column, cell.column.field.kind
        name = column.field.name
        if name == notes_column(self._type).field.name:
            row.note(_on_one_line(column.heading), cell.text)
        elif name in row.values and not column.is_list:
            row.note(cell.heading, cell.text)
        elif isinstance(kind, Reference):
            row.values[name] = self._records.referred(kind, _on_one_line(cell.text))
        elif isinstance(kind, ReferenceList):
            items = items_of(
                cell.text, lambda item: self._records.is_known(kind, item), commas="system" in kind.targets
            )
            ids = [self._records.referred(kind, item) for item in items]
            row.values[name] = tuple(dict.fromkeys((*row.values.get(name, ()), *ids)))
        else:
            value, beside = value_in(kind, cell.text)
            if isinstance(value, tuple):
                value = tuple(dict.fromkeys((*row.values.get(name, ()), *value)))
            row.values[name] = value
            if beside:
                self._keep_beside(row, cell, beside)

    def _keep_beside(self, row: _Row, cell: _Cell, text: str) -> None:
        """Keeps what a cell says beside its answer: in the field for that, where there is one."""
        name = f"{cell.column.field.name}_note"
        if name in self._type.field_named and name not in row.values:
            row.values[name] = text
        else:
            row.note(cell.heading, text)

    # Its parts

    def _read_parts(self, row: _Row, cell: _Cell) -> None:
        column = cell.column
        name = column.record_type.name
        if (answer := PRESENCE.get(name)) and (none := none_of_them(cell.text)) is not None:
            if not column.role:
                row.values[answer] = Existence.NONE
            if none or column.role:
                row.note(cell.heading, cell.text)
            return
        if answer and (some := some_of_them(cell.text)) is not None:
            row.values[answer] = Existence.SOME
            cell = cell._replace(text=some)
        known = category_kind(column.record_type) or column.field.kind
        short = name in ("people", "data_item")
        for item in items_of(cell.text, lambda one: self._records.is_known(known, one), commas=short):
            match name:
                case "legal_basis" | "special_condition":
                    self._read_basis(row, cell, item)
                case "retention":
                    row.add(Retention, rule=self._records.rule(item))
                case "transfer":
                    row.add(Transfer, **_transfer(item))
                case _:
                    self._read_part(row, cell, item)

    def _read_part(self, row: _Row, cell: _Cell, item: str) -> None:
        column = cell.column
        values: dict[str, Any] = {"role": column.role} if column.role else {}
        match column.field.kind:
            case Reference() as kind:
                values[column.field.name] = self._records.referred(kind, item)
            case Choice(vocabulary=name):
                term = vocabulary(name).find(item)
                if term is None:
                    problem = message('"{text}" is not in the list', text=item)
                    self._keep(row, cell._replace(text=item), problem)
                    return
                values[column.field.name] = term.id
            case _:
                values |= {column.field.name: item} | category(column.record_type, item)
        row.add(_part_class(column), **values)

    def _read_basis(self, row: _Row, cell: _Cell, item: str) -> None:
        """Adds the legal bases and conditions that a text names; what it says beside is their note."""
        own = cell.column.field.kind
        assert isinstance(own, Choice)
        bases = bases_in(item, own.vocabulary)
        note = item if bases.says_more else ""
        for name, code in bases.named:
            if name == "legal_bases":
                row.add(LegalBasis, basis=code, note=note)
            else:
                row.add(SpecialCondition, condition=code, note=note)
        if not bases.named:
            row.add(_part_class(cell.column), note=item)
            said = message(
                '{column}: "{text}" is not recognised and becomes a note.', column=cell.column, text=item
            )
            self._remark(row, said)

    # What is told of it

    def _keep(self, row: _Row, cell: _Cell, problem: Message) -> None:
        """Keeps a text that its field cannot hold in the notes, and tells why."""
        row.note(cell.heading, cell.text)
        said = message(
            "{column}: {problem}. The text is kept in the notes.", column=cell.column, problem=problem
        )
        self._remark(row, said)

    def _remark(self, row: _Row, said: Translatable) -> None:
        self._remarks.append(Problem("", message("Row {row}: {said}", row=row.place, said=said)))

    def _too_long(self, row: _Row, column: Column) -> None:
        problem = message(
            "Row {row}, {column}: the text is longer than {limit} characters; shorten it.",
            row=row.place,
            column=column,
            limit=MAX_TEXT,
        )
        self._problems.append(Problem("", problem))


def _part_class(column: Column) -> type[Part]:
    cls = column.record_type.cls
    assert issubclass(cls, Part)
    return cls


def _transfer(text: str) -> dict[str, Any]:
    """The values of a transfer: its country where the text begins with one, the text where it says more."""
    countries = vocabulary("countries")
    country = countries.find(text) or countries.find(text.partition("(")[0])
    if country is None:
        return {"destination": text}
    return {"countries": (country.id,), "destination": "" if countries.find(text) else text}


def _on_one_line(text: str) -> str:
    return " ".join(clean_text(text[:MAX_TEXT]).split())
