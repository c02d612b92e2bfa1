"""The working copy of an open register: a SQLite database in memory with our own tables, saved whole."""

import sqlite3

from sqlalchemy import Engine, StaticPool, create_engine

from ropa_desktop.store.guard import MAX_LENGTH
from ropa_desktop.store.migrations import VERSION, schema
from ropa_desktop.store.schema import APPLICATION_ID, METADATA

_SETTINGS = (
    "page_size = 4096",
    "auto_vacuum = NONE",
    "encoding = 'UTF-8'",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    f"application_id = {APPLICATION_ID}",
    f"user_version = {VERSION}",
)


def empty_copy() -> sqlite3.Connection:
    """A working copy without a record. Threads may share it, one at a time."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    # The same limit as when the file is opened, so that whatever is written can be read again.
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_LENGTH)
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.executescript(schema(VERSION))
    return connection


def fill(connection: sqlite3.Connection, image: bytes | memoryview) -> None:
    """Fills an empty working copy with the rows of a database image that has been examined."""
    connection.execute("ATTACH ':memory:' AS incoming")
    connection.deserialize(image, name="incoming")
    for table in METADATA.sorted_tables:
        # Named columns make SQLite check every type; with * it copies the rows of equal tables as they are.
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        rows = f'SELECT {names} FROM incoming."{table.name}"'  # noqa: S608  (names of ours)
        connection.execute(f'INSERT INTO main."{table.name}" ({names}) {rows}')
    connection.commit()
    connection.execute("DETACH incoming")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)


def size(connection: sqlite3.Connection) -> int:
    """The bytes that the working copy takes on disk, the trailer aside."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page,) = connection.execute("PRAGMA page_size").fetchone()
    return int(pages * page)


def engine(connection: sqlite3.Connection) -> Engine:
    """The engine for statements on the working copy; errors never show values."""
    return create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)
