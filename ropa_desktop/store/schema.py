"""The tables of a register file: one a record type, with a column a field, and those of the history."""

import re
from typing import Any, assert_never

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from ropa_desktop.register import kinds, records  # noqa: F401  (the definitions fill the catalogue)
from ropa_desktop.register.fields import CATALOGUE, Field, Part, RecordType

APPLICATION_ID = 0x524F5041
"""What marks a SQLite file as a register: "ROPA" in the header."""

METADATA = MetaData()


def _column(field: Field) -> Column[Any]:
    match field.kind:
        case kinds.Text() | kinds.Choice() | kinds.YesNo() | kinds.Presence() | kinds.Reference():
            return Column(field.name, Text, nullable=False)
        case kinds.TextList() | kinds.ChoiceList() | kinds.ReferenceList():
            return Column(field.name, Text, nullable=False)  # a JSON array
        case kinds.Number():
            return Column(field.name, Integer)
        case kinds.Date() | kinds.Period():
            return Column(field.name, Text)  # ISO 8601
        case kinds.Content():
            return Column(field.name, LargeBinary, nullable=False)
    assert_never(field.kind)


def _table(record_type: RecordType) -> Table:
    columns: list[Column[Any]] = [
        Column("id", Text, primary_key=True),
        Column("order", Integer, nullable=False),
    ]
    if issubclass(record_type.cls, Part):
        columns.append(Column("owner", Text, nullable=False))
    columns += [_column(field) for field in record_type.fields]
    return Table(record_type.name, METADATA, *columns, sqlite_strict=True)


RECORDS = {name: _table(record_type) for name, record_type in CATALOGUE.items()}
"""The table of each record type, by its name."""

REVISION = Table(
    "revision",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("parent", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("undoes", Text, nullable=False),
    sqlite_strict=True,
)
"""One row a step: its id and its parent's are UUIDs, `at` is UTC in ISO 8601, `undoes` an id or empty."""

CHANGE = Table(
    "change",
    METADATA,
    Column("revision", Integer, ForeignKey("revision.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("record_type", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    sqlite_strict=True,
)
"""One row a record that a step changed, with JSON of the fields that differ.

`before` is NULL where the record was created and `after` where it was deleted; the other side then holds
every field that says something.
"""


def ddl() -> str:
    """The SQL that makes the tables: the same text for the same catalogue."""
    dialect = sqlite.dialect()
    statements = [str(CreateTable(table).compile(dialect=dialect)) for table in METADATA.tables.values()]
    return "\n".join(
        re.sub(r"\s+\n", "\n", text).strip().replace("\n STRICT", " STRICT") + ";\n" for text in statements
    )
