"""The tables: drawn from the catalogue, and equal to what was frozen."""

import sqlite3
from contextlib import closing

import pytest

from ropa_desktop.register.fields import CATALOGUE, Part
from ropa_desktop.store import guard, migrations
from ropa_desktop.store.schema import CHANGE, METADATA, RECORDS, REVISION, ddl


def test_the_catalogue_yields_the_newest_frozen_schema() -> None:
    assert ddl() == migrations.schema(migrations.VERSION), (
        "see `ropa_desktop.store.migrations` for what to do"
    )


@pytest.mark.parametrize("version", range(1, migrations.VERSION + 1))
def test_every_version_has_its_schema(version: int) -> None:
    assert migrations.schema_rows(version)


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_record_type_has_one_column_a_field(name: str) -> None:
    record_type = CATALOGUE[name]
    owner = ["owner"] if issubclass(record_type.cls, Part) else []
    assert RECORDS[name].columns.keys() == ["id", "order", *owner, *(f.name for f in record_type.fields)]


def test_every_table_is_strict() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(ddl())
        listed = connection.execute("PRAGMA table_list").fetchall()
    ours = {name: strict for _, name, _, _, _, strict in listed if not name.startswith("sqlite_")}
    assert ours == dict.fromkeys((*CATALOGUE, REVISION.name, CHANGE.name), 1)


def test_the_tables_stay_within_the_limits_of_the_guard() -> None:
    assert (
        max(len(table.columns) for table in METADATA.tables.values())
        <= guard.LIMITS[sqlite3.SQLITE_LIMIT_COLUMN]
    )
    assert len(ddl()) <= guard.LIMITS[sqlite3.SQLITE_LIMIT_SQL_LENGTH]
