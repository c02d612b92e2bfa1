"""Opening files from anywhere: what is no sound register is refused in plain words, and left as it was."""

import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ropa_desktop.document import Document
from ropa_desktop.errors import RopaError
from ropa_desktop.store import guard, migrations
from ropa_desktop.store.trouble import MAX_FILE
from tests.store.files import contents, edited, first_name, image, rename, sealed

MUTATIONS = 200
ALL_MUTATIONS = 5_000


def refusal(path: Path) -> str:
    """The sentence with which a file is refused; fails where it opens, or is changed."""
    before = contents(path.parent)
    with pytest.raises(RopaError) as refused:
        Document.open(path)
    assert contents(path.parent) == before
    return str(refused.value)


def overwritten(path: Path, offset: int, new: bytes) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:offset] + new + data[offset + len(new) :])


# What is no register


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0", b"PK\3\4" + b"x" * 5000, b"\0" * 5000])
def test_other_files_are_no_register(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.ropa"
    path.write_bytes(content)
    assert refusal(path) == '"other.ropa" is not a register of this program.'


def test_another_database_is_no_register(tmp_path: Path) -> None:
    path = tmp_path / "other.ropa"
    edited(path, "CREATE TABLE activity (id TEXT)")
    assert "not a register" in refusal(path)


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    assert "not a register" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.ropa"
    os.mkfifo(path)
    assert "not a register" in refusal(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert 'no file "none.ropa"' in refusal(tmp_path / "none.ropa")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links")
def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "round.ropa"
    path.symlink_to(path)
    assert "could not be read" in refusal(path)


def test_a_newer_format_is_told_by_number(register_file: Path) -> None:
    newer = migrations.VERSION + 1
    overwritten(register_file, 60, newer.to_bytes(4, "big"))
    assert f"it has file format {newer}" in refusal(register_file)


def test_a_file_that_is_too_large_is_not_read(register_file: Path) -> None:
    with register_file.open("r+b") as file:
        file.truncate(MAX_FILE + 1)
    with pytest.raises(RopaError, match="is 257 MB; a register can be 256 MB at most"):
        Document.open(register_file)


# Damage


def test_a_flipped_bit_is_damage(register_file: Path) -> None:
    data = register_file.read_bytes()
    overwritten(register_file, 50_000, bytes([data[50_000] ^ 1]))
    assert "is damaged" in refusal(register_file)


def test_half_a_file_is_cut_short(register_file: Path) -> None:
    register_file.write_bytes(register_file.read_bytes()[:100_000])
    assert "is cut short" in refusal(register_file)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A database image with some of its bytes changed, moved, zeroed or gone."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 3, 30])):
        # The first pages hold the header, the schema and most of what there is.
        start = chance.randrange(chance.choice([100, 5000, len(changed)]))
        length = chance.choice([1, 1, 2, 4, 8, 100])
        match chance.randrange(5):
            case 0 | 1:
                changed[start : start + length] = chance.randbytes(length)
            case 2:
                changed[start : start + length] = bytes(length)
            case 3:
                other = chance.randrange(len(changed))
                changed[start : start + length] = changed[other : other + length]
            case _:
                changed[start : start + length] = chance.choice([b"\xff", b"\x7f", b"\x80"]) * length
    if chance.random() < 0.1:
        del changed[chance.randrange(len(changed)) :]
    return bytes(changed)


@pytest.mark.parametrize("count", [MUTATIONS, pytest.param(ALL_MUTATIONS, marks=pytest.mark.long)])
def test_mutated_files_open_or_are_refused_at_once(register_file: Path, count: int) -> None:
    """Half of them with a right trailer, so that they get past it."""
    good, chance = image(register_file), random.Random(11)
    slowest, refused = 0.0, 0
    for i in range(count):
        data = mutated(good, chance)
        if i % 2:
            sealed(register_file, data)
        else:
            register_file.write_bytes(data)
        start = time.perf_counter()
        try:
            with Document.open(register_file, read_only=True) as document:
                document.register_as_of(document.history()[0])
        except RopaError:
            refused += 1
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < 1
    assert refused > count / 4, "the mutations must be such that many matter"


# Hostile schemas


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON activity BEGIN DELETE FROM purpose; END",
        "CREATE VIEW v AS SELECT * FROM activity",
        "CREATE TABLE extra (id TEXT)",
        "CREATE TABLE extra (id TEXT PRIMARY KEY, n INT AS (length(id))) STRICT",
        "CREATE VIRTUAL TABLE v USING fts5(text)",
        "CREATE INDEX i ON activity (name)",
        "CREATE INDEX i ON activity (lower(name)) WHERE name > 'a'",
        "ANALYZE",
        "DROP TABLE tracker",
        "ALTER TABLE activity DROP COLUMN name",
        "ALTER TABLE activity ADD COLUMN more TEXT",
        "ALTER TABLE activity RENAME COLUMN name TO title",
        "ALTER TABLE activity ADD COLUMN more TEXT GENERATED ALWAYS AS (name) VIRTUAL",
        "ALTER TABLE tracker RENAME TO cookie",
    ],
)
@pytest.mark.parametrize("seal", [False, True], ids=["edited", "sealed"])
def test_a_file_with_other_tables_is_refused(register_file: Path, statement: str, seal: bool) -> None:
    edited(register_file, statement)
    if seal:
        data = register_file.read_bytes()
        sealed(register_file, data[: len(data) - len(data) % 4096])
    assert "does not have the tables of a register" in refusal(register_file)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'activity'",
        "UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT NOT NULL', 'name ANY')",
        "UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT', 'name TEXT COLLATE NOCASE')",
        "UPDATE sqlite_schema SET sql = 'CREATE VIEW party AS SELECT 1', type = 'view' WHERE name = 'party'",
        "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'activity'",
        "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'activity'",
        "UPDATE sqlite_schema SET rootpage = (SELECT min(rootpage) FROM sqlite_schema)",
        "UPDATE sqlite_schema SET sql = 'x' WHERE name = 'activity'",
        "DELETE FROM sqlite_schema",
    ],
)
def test_a_file_whose_schema_was_written_by_hand_is_refused(register_file: Path, statement: str) -> None:
    edited(register_file, "PRAGMA writable_schema = ON", statement)
    assert refusal(register_file)


# Hostile values


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE activity SET name = CAST(x'ff' AS TEXT)", "is damaged"),
        ("UPDATE activity SET name = printf('%40000s', 'x')", "longer than 30000 characters"),
        ("UPDATE activity SET start = 'soon'", "(Activity, Start): a date is expected"),
        ("UPDATE activity SET tags = '[1]'", "(Activity, Tags): a text is expected"),
        ('UPDATE activity SET "order" = -1', "(Activity, order): a whole number from 0"),
        ("UPDATE activity SET large_scale = 'perhaps'", "(Activity, Large scale): one of"),
        ("UPDATE purpose SET owner = 'nobody'", 'no record has the id "nobody"'),
        ("UPDATE activity SET organisation = 'nobody'", "Activity, Organisation: no record has the id"),
        ("UPDATE activity SET organisation = (SELECT id FROM party)", "Activity, Organisation: the record"),
        ("UPDATE party SET id = (SELECT id FROM organisation)", "same id"),
        ("DELETE FROM register", "exactly one register record"),
        ("INSERT INTO register VALUES ('two', 0, '', '', NULL, '', NULL, '')", "exactly one register record"),
        (
            "INSERT INTO revision VALUES (9223372036854775807, '', '', '', '', '', '')",
            "history cannot be read",
        ),
        ("UPDATE change SET revision = 99", "is damaged"),
    ],
)
def test_a_file_with_wrong_values_is_refused(register_file: Path, statement: str, problem: str) -> None:
    edited(register_file, "PRAGMA foreign_keys = OFF", statement)
    assert problem in refusal(register_file)


def test_a_row_that_is_too_large_is_refused(register_file: Path) -> None:
    edited(
        register_file,
        "INSERT INTO document SELECT 'd', 0, '', '', '', NULL, '', '', '', zeroblob(40000000), '[]', '', ''",
    )
    assert "is damaged" in refusal(register_file)


def test_a_broken_reference_in_a_file_of_ours_does_not_keep_it_closed(register_file: Path) -> None:
    edited(register_file, "UPDATE activity SET organisation = 'nobody'")
    sealed(register_file, image(register_file))
    with Document.open(register_file, read_only=True) as document:
        assert document.register.activities[0].organisation == "nobody"


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE change SET after = '{'", "history cannot be read"),
        ("UPDATE change SET after = '[]'", "history cannot be read"),
        ("UPDATE change SET after = '{\"name\": 7}'", "history cannot be read"),
        ("UPDATE change SET before = '{\"order\": null}', after = NULL", "history cannot be read"),
        ("UPDATE revision SET at = 'today'", "history cannot be read"),
    ],
)
def test_a_history_that_makes_no_sense_is_told(register_file: Path, statement: str, problem: str) -> None:
    edited(register_file, statement)
    with Document.open(register_file, read_only=True) as document:
        with pytest.raises(RopaError, match=problem):
            [document.changes_of(revision) for revision in document.history()]
        assert document.register.activities


# Files that other programs have left in the middle of their work


@pytest.fixture
def left_in_wal(register_file: Path, tmp_path: Path) -> Path:
    """A file in WAL mode whose newest contents are in the log beside it."""
    folder = tmp_path / "left"
    folder.mkdir()
    with closing(sqlite3.connect(register_file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE activity SET name = 'I loggen'")
        for suffix in ("", "-wal", "-shm"):
            shutil.copy(f"{register_file}{suffix}", folder)
    return folder / register_file.name


@pytest.fixture
def left_in_a_transaction(register_file: Path, tmp_path: Path) -> Path:
    """A file in the middle of a transaction, half written, with the journal to take it back."""
    folder = tmp_path / "left"
    folder.mkdir()
    with closing(sqlite3.connect(register_file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE activity SET name = 'Halv', notes = printf('%29000s', 'x')")
        connection.execute("UPDATE party SET name = 'Halv', note = printf('%29000s', 'x')")
        for suffix in ("", "-journal"):
            shutil.copy(f"{register_file}{suffix}", folder)
        connection.execute("ROLLBACK")
    assert image(folder / register_file.name) != image(register_file), "the transaction has reached the file"
    return folder / register_file.name


def test_what_is_in_the_log_is_read_and_nothing_is_written(left_in_wal: Path) -> None:
    before = contents(left_in_wal.parent)
    assert first_name(left_in_wal) == "I loggen"
    assert contents(left_in_wal.parent) == before


def test_half_a_transaction_is_taken_back_and_nothing_is_written(left_in_a_transaction: Path) -> None:
    before = contents(left_in_a_transaction.parent)
    assert first_name(left_in_a_transaction) == "Löner"
    assert contents(left_in_a_transaction.parent) == before


@pytest.mark.parametrize("left", ["left_in_wal", "left_in_a_transaction"])
def test_such_a_file_is_saved_back_without_a_log(left: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(left)
    with Document.open(path) as document:
        assert document.integrity == "edited"
        rename(document, "Ny")
        document.flush()
        assert document.integrity == "ok"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert path.read_bytes()[18:20] == b"\x01\x01"
    assert first_name(path) == "Ny"


def test_a_file_in_wal_mode_without_a_log_opens(register_file: Path) -> None:
    edited(register_file, "PRAGMA journal_mode = WAL", "UPDATE activity SET name = 'Ny'")
    assert register_file.read_bytes()[18:20] == b"\x02\x02"
    assert first_name(register_file) == "Ny"


def test_a_log_beside_a_file_that_is_whole_is_older_and_says_nothing(
    left_in_wal: Path,
) -> None:
    log = left_in_wal.with_name(left_in_wal.name + "-wal")
    with Document.open(left_in_wal) as document:
        rename(document, "Sist")
        stale = log.read_bytes()
        document.flush()
    log.write_bytes(stale)
    assert first_name(left_in_wal) == "Sist"


def test_a_journal_that_names_another_file_is_refused(left_in_a_transaction: Path, tmp_path: Path) -> None:
    """SQLite would open that file, and might delete it."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    name = os.fsencode(victim)
    journal = left_in_a_transaction.with_name(left_in_a_transaction.name + "-journal")
    check = sum(name) & 0xFFFFFFFF
    with journal.open("ab") as file:
        file.write(b"\0\0\0\0" + name + len(name).to_bytes(4, "big") + check.to_bytes(4, "big"))
        file.write(bytes.fromhex("d9d505f920a163d7"))
    assert "is damaged" in refusal(left_in_a_transaction)
    assert victim.exists()


# Nothing is written


def test_opening_writes_nothing_but_the_lock(register_file: Path) -> None:
    before, status = contents(register_file.parent), register_file.stat()
    with Document.open(register_file):
        assert set(contents(register_file.parent)) - set(before) == {".Bolaget.ropa.lock"}
    assert contents(register_file.parent) == before
    assert (register_file.stat().st_mtime_ns, register_file.stat().st_ino) == (
        status.st_mtime_ns,
        status.st_ino,
    )


def test_opening_for_reading_writes_nothing_at_all(register_file: Path) -> None:
    before = contents(register_file.parent)
    with Document.open(register_file, read_only=True):
        assert contents(register_file.parent) == before


def test_in_a_read_only_folder_a_file_opens_for_reading(
    register_file: Path, make_read_only: Callable[[Path], None]
) -> None:
    make_read_only(register_file.parent)
    before = contents(register_file.parent)
    with Document.open(register_file) as document:
        assert document.read_only
        assert document.register.activities[0].name == "Löner"
    assert contents(register_file.parent) == before


@pytest.mark.parametrize("left", ["left_in_wal", "left_in_a_transaction"])
def test_in_a_read_only_folder_a_file_left_by_others_opens(
    left: str, make_read_only: Callable[[Path], None], request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(left)
    make_read_only(path.parent)
    before = contents(path.parent)
    with Document.open(path) as document:
        assert document.read_only
    assert contents(path.parent) == before


def test_a_read_only_file_opens_for_reading(
    register_file: Path, make_read_only: Callable[[Path], None]
) -> None:
    make_read_only(register_file)
    with Document.open(register_file) as document:
        assert document.read_only


def test_a_hash_of_the_file_changes_with_what_lies_beside_it(register_file: Path) -> None:
    before = guard.fingerprint(register_file)
    register_file.with_name(register_file.name + "-journal").write_bytes(b"x")
    assert guard.fingerprint(register_file) != before
