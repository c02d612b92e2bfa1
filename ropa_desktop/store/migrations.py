"""The versions of the file format: the schema of each, frozen as text, and the way from one to the next.

To add a field, or to change the tables in any other way:

1. Change the definition in `register.records`.
2. Add one entry to `MIGRATIONS` with the SQL that makes the old tables hold what the new ones want, for
example
   `("ALTER TABLE activity ADD COLUMN colour TEXT NOT NULL DEFAULT ''",)`. Texts and lists are NOT NULL: the
   default of a text is '' and that of a list '[]'. Only names and contents count: the rows are then copied,
   by column name, into tables made from the new schema, so the order of columns and left-over defaults do not
   matter.
3. Freeze the new schema, N being the new version:
   `python -m ropa_desktop.store.migrations > resources/schema/register-vN.sql`
4. Make a sample file of the new version: `python -m tests.store.samples`. The files of older versions stay,
and a test
   opens each of them.

A schema that a release has shipped is never changed again: files with it exist.
"""

import sqlite3
from collections.abc import Sequence
from functools import cache

from ropa_desktop import paths

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "ALTER TABLE organisation ADD COLUMN personnummer_reason TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE organisation ADD COLUMN personnummer_motivation TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE activity ADD COLUMN camera_signs TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE activity ADD COLUMN camera_sound_notice TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE activity ADD COLUMN camera_negotiated TEXT",
        "ALTER TABLE activity ADD COLUMN camera_assessed TEXT",
        "ALTER TABLE activity ADD COLUMN camera_listed TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE activity ADD COLUMN information_other_sources TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE activity ADD COLUMN dpia_facts TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE party ADD COLUMN sub_processors TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE party ADD COLUMN remote_access TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE transfer ADD COLUMN recurring TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE decision ADD COLUMN field TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE decision ADD COLUMN facts TEXT NOT NULL DEFAULT ''",
    ),
)
"""The SQL statements that lead from version 1 to 2, from 2 to 3 and so on."""

VERSION = len(MIGRATIONS) + 1
"""The newest version of the file format; `user_version` in the file's header."""

SchemaRow = tuple[str, str, str, str | None]
"""Type, name, table and SQL of one entry of SQLite's own list of what a database holds."""


@cache
def schema(version: int) -> str:
    """The SQL that makes the tables of a version, as it was frozen."""
    return (paths.resources() / "schema" / f"register-v{version}.sql").read_text(encoding="utf-8")


@cache
def schema_rows(version: int) -> frozenset[SchemaRow]:
    """What SQLite's own list must hold in a file of a version: exactly this."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(schema(version))
        return listed(connection)
    finally:
        connection.close()


def listed(connection: sqlite3.Connection) -> frozenset[SchemaRow]:
    """SQLite's own list of what a database holds."""
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


def migrate(
    connection: sqlite3.Connection, version: int, migrations: Sequence[Sequence[str]] = MIGRATIONS
) -> None:
    """Leads a database in memory from a version to the newest; its schema must have been checked."""
    for statements in migrations[version - 1 :]:
        for statement in statements:
            connection.execute(statement)
    connection.commit()


if __name__ == "__main__":
    from ropa_desktop.store.schema import ddl

    print(ddl(), end="")  # noqa: T201  (the command that freezes the schema)
