"""Migrations: files of every version open; adding a field takes one line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ropa_desktop.document import Document
from ropa_desktop.store import migrations
from ropa_desktop.store.migrations import VERSION, migrate
from tests.store import samples


def test_the_statements_lead_from_the_version_to_the_newest() -> None:
    steps = (["CREATE TABLE t (a)"], ["ALTER TABLE t ADD COLUMN b", "INSERT INTO t VALUES (1, 2)"])
    with closing(sqlite3.connect(":memory:")) as connection:
        migrate(connection, 1, steps)
        assert connection.execute("SELECT * FROM t").fetchall() == [(1, 2)]
    with closing(sqlite3.connect(":memory:")) as connection:
        migrate(connection, 3, steps)
        assert migrations.listed(connection) == frozenset()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_the_sample_file_of_every_version_opens(version: int, tmp_path: Path) -> None:
    path = tmp_path / "sample.ropa"
    path.write_bytes(samples.file_of(version).read_bytes())
    with Document.open(path) as document:
        assert document.schema_version == version
        assert document.integrity == "ok"
        assert [activity.name for activity in document.register.activities] == [
            "Löner och förmåner",
            "Kunder",
        ]
        assert [revision.what for revision in document.history()] == [
            "Ny förteckning",
            "Nytt namn",
            "Ta bort",
        ]


def test_the_newest_sample_file_holds_what_it_was_made_from(tmp_path: Path) -> None:
    made = samples.made_at(tmp_path / "made.ropa")
    with Document.open(samples.file_of(VERSION), read_only=True) as document:
        assert document.register == made
