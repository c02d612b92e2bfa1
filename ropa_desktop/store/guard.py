"""Reading a file that may come from anywhere: nothing of it is used before it is known to be sound.

Only bytes that have been read once are looked at, in memory: SQLite never opens the user's own file, so
nothing is written beside it, nothing locks it, and a file on a read-only disk is like any other. The
exception is a file that another SQLite program has left in the middle of its work, with a journal beside it:
copies of both go to a private folder, and SQLite recovers them there.
"""

import hashlib
import sqlite3
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.store import migrations, trailer, trouble
from ropa_desktop.store.migrations import VERSION
from ropa_desktop.store.schema import APPLICATION_ID
from ropa_desktop.store.trailer import Condition
from ropa_desktop.store.trouble import MAX_FILE, MEGABYTE

MAX_ROWS = 2_000_000
"""Rows in one table, at most."""

MAX_LENGTH = 32 * MEGABYTE
"""Bytes in one row, at most."""

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MAX_LENGTH,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}

PRAGMAS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0")

BESIDE = ("-wal", "-journal")
"""What another SQLite program may leave beside a file, with changes that are not in the file itself."""

_MAGIC = b"SQLite format 3\0"
_SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")
_STEPS = 10_000


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that has been found sound: its database image, in the newest version, and what is known of it.

    `original`, `version` and `fingerprint` are those of the file as it lies on disk; `edited` says that
    another program has written to it.
    """

    image: bytes | memoryview
    original: bytes | memoryview
    version: int
    fingerprint: bytes
    edited: bool


def examined(path: Path) -> Examined:
    """Reads and checks a file; raises RopaError where it is no register, damaged, newer, or unreadable."""
    try:
        data, beside = _read(path), _read_beside(path)
    except OSError as error:
        raise trouble.unreadable(path, error) from None
    _check_header(path, data)
    digest = trailer.digest(data)
    image, condition = trailer.examined(data, digest)
    # A file whose trailer is right is what we wrote last: whatever lies beside it is older, and says nothing.
    edited = condition is not Condition.WHOLE
    if edited and beside:
        image, condition = memoryview(_recovered(path, data, beside)), Condition.EDITED
        _check_header(path, image)
    if condition is Condition.TRUNCATED:
        raise trouble.truncated(path)
    if condition is Condition.DAMAGED:
        raise trouble.damaged(path)
    with _troubles_told(path):
        image = _without_wal(image)
        version = int.from_bytes(image[60:64])
        checked = _checked(path, image, version)
        return Examined(checked, image, version, _fingerprint(digest, data, beside), edited)


def refuse_unsound(path: Path, image: bytes) -> None:
    """Raises RopaError where an image that we have made for a file would not pass when it is opened."""
    with _troubles_told(path):
        _checked(path, memoryview(image), VERSION)


def fingerprint(path: Path) -> bytes:
    """What tells a file, with what lies beside it, from any other; OSError where it cannot be read."""
    data = _read(path)
    return _fingerprint(trailer.digest(data), data, _read_beside(path))


def fingerprint_of(end: bytes) -> bytes:
    """The fingerprint of a file that we have written, with this trailer."""
    return end[-32:] + end


def _fingerprint(digest: bytes, data: bytes, beside: dict[str, bytes]) -> bytes:
    parts = [suffix.encode() + hashlib.sha256(content).digest() for suffix, content in beside.items()]
    return b"".join([digest, data[-trailer.SIZE :], *parts])


def _read(path: Path) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise trouble.no_register(path)
    if status.st_size > MAX_FILE:
        raise trouble.too_large(path, status.st_size)
    with path.open("rb") as file:
        return file.read(status.st_size)


def _read_beside(path: Path) -> dict[str, bytes]:
    found = {}
    for suffix in BESIDE:
        try:
            content = _read(path.with_name(path.name + suffix))
        except FileNotFoundError:
            continue
        if content:
            found[suffix] = content
    return found


def _check_header(path: Path, data: bytes | memoryview) -> None:
    if bytes(data[:16]) != _MAGIC or int.from_bytes(data[68:72]) != APPLICATION_ID:
        raise trouble.no_register(path)
    version = int.from_bytes(data[60:64])
    if version > VERSION:
        raise RopaError(
            message(
                '"{file}" comes from a newer version of the program: it has file format {version}, and this '
                "version reads formats up to {newest}. Install the newest version of the program to open it.",
                file=path.name,
                version=version,
                newest=VERSION,
            )
        )
    if version < 1:
        raise trouble.no_register(path)


def _recovered(path: Path, data: bytes, beside: dict[str, bytes]) -> bytes:
    """The file as SQLite makes it of its parts, in a private folder."""
    if beside.get("-journal", b"").endswith(_SUPER_JOURNAL):
        raise trouble.damaged(path)  # names another file, which SQLite would open, and might delete
    with tempfile.TemporaryDirectory(prefix="ropa-") as folder, _troubles_told(path):
        copy = Path(folder) / "register"
        copy.write_bytes(data)
        for suffix, content in beside.items():
            copy.with_name(copy.name + suffix).write_bytes(content)
        with closing(sqlite3.connect(copy)) as connection:
            _restrain(connection, len(data) + sum(map(len, beside.values())))
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        recovered = copy.read_bytes()
    page = trailer.page_size(recovered)
    return recovered[: len(recovered) - len(recovered) % page] if page else recovered


def _without_wal(image: memoryview) -> memoryview:
    """The image with a header that asks for no write-ahead log, which a database in memory cannot have."""
    if bytes(image[18:20]) != b"\x02\x02":
        return image
    changed = bytearray(image)
    changed[18:20] = b"\x01\x01"
    return memoryview(changed)


def _checked(path: Path, image: memoryview, version: int) -> bytes | memoryview:
    with closing(sqlite3.connect(":memory:")) as connection:
        _restrain(connection, len(image))
        connection.execute("PRAGMA query_only = ON")
        connection.deserialize(image)
        if migrations.listed(connection) != migrations.schema_rows(version):
            raise trouble.Damaged(
                message(
                    '"{file}" does not have the tables of a register: another program has changed them. '
                    "Open a backup of it.",
                    file=path.name,
                )
            )
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise trouble.damaged(path)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise trouble.damaged(path)
        for _, name, _, sql in migrations.listed(connection):
            if sql is not None:
                _check_rows(path, connection, name)
        if version == VERSION:
            return image
        connection.execute("PRAGMA query_only = OFF")
        migrations.migrate(connection, version)
        return connection.serialize()


def _check_rows(path: Path, connection: sqlite3.Connection, table: str) -> None:
    statement = f'SELECT count(*) FROM "{table}"'  # noqa: S608  (the name of a table of ours)
    (count,) = connection.execute(statement).fetchone()
    if count > MAX_ROWS:
        raise RopaError(
            message(
                '"{file}" holds {count} rows in one table; a register can have {limit} at most.',
                file=path.name,
                count=count,
                limit=MAX_ROWS,
            )
        )


def _restrain(connection: sqlite3.Connection, size: int) -> None:
    """Bounds what a hostile file can make SQLite do: sizes, and the time, by the size of the file."""
    for limit, value in LIMITS.items():
        connection.setlimit(limit, value)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    deadline = time.monotonic() + 2 + size / (10 * MEGABYTE)
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)


@contextmanager
def _troubles_told(path: Path) -> Iterator[None]:
    """Turns whatever SQLite says of a file into the sentence that it is damaged."""
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning, UnicodeError, OverflowError):
        raise trouble.damaged(path) from None
    except OSError as error:
        raise trouble.unreadable(path, error) from None
