"""Backups: when they are made, that none is a copy of damage, which are kept, and that saving goes on."""

import errno
import itertools
import os
import random
import shutil
import stat
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.document import Backup, Document, backups_of_damaged
from ropa_desktop.errors import RopaError
from ropa_desktop.register.records import Activity, RegisterSheet
from ropa_desktop.register.register import Register
from ropa_desktop.store import backups, guard, trailer
from ropa_desktop.store.migrations import VERSION
from tests.store import samples
from tests.store.faults import calls_failing_at
from tests.store.files import contents, edited, first_name, image, rename, saved

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CAP = backups.ALWAYS + 2 * (backups.MOST_RECENT + 12 + 10 + 9)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the backups of all registers, which is not there yet."""
    return tmp_path / "state" / "backups"


def session(path: Path, folder: Path, *names: str) -> list[Backup]:
    """Opens a file and saves each of these names of its first activity; returns the backups of it."""
    with Document.open(path, backups=folder) as document:
        for name in names:
            rename(document, name)
            document.flush()
        assert document.backup_trouble is None
        return document.backups()


def revisions(found: list[Backup]) -> list[int]:
    return [one.revision for one in found]


# When they are made


def test_the_first_save_of_a_session_is_preceded_by_a_backup_of_what_was_opened(
    register_file: Path, folder: Path
) -> None:
    before = register_file.read_bytes()
    (backup,) = session(register_file, folder, "Ny", "Nyare")
    assert backup.path.read_bytes() == before


def test_who_only_reads_makes_none(register_file: Path, folder: Path) -> None:
    assert session(register_file, folder) == []
    assert not folder.exists()


def test_a_new_file_has_nothing_to_back_up(tmp_path: Path, folder: Path) -> None:
    with Document.create(tmp_path / "ny.ropa", backups=folder) as document:
        assert document.backups() == []


def test_each_session_that_saves_makes_one(register_file: Path, folder: Path) -> None:
    session(register_file, folder, "Ny")
    assert revisions(session(register_file, folder, "Nyare")) == [2, 1]


def test_while_saving_goes_on_they_are_made_at_intervals(
    register_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "INTERVAL", 0.0)
    assert revisions(session(register_file, folder, "Två", "Tre", "Fyra")) == [4, 3, 1]


def test_before_an_import_the_register_is_backed_up_as_it_is_in_memory(
    register_file: Path, folder: Path
) -> None:
    with Document.open(register_file, backups=folder) as document:
        rename(document, "Inte sparat än")
        document.back_up()
        assert revisions(document.backups()) == [2, 1]
        assert first_name(document.backups()[0].path) == "Inte sparat än"


def test_what_has_a_backup_is_not_copied_again(register_file: Path, folder: Path) -> None:
    with Document.open(register_file, backups=folder) as document:
        document.back_up()
        document.back_up()
        rename(document, "Ny")
        document.flush()
        document.back_up()
        document.back_up()
    assert revisions(session(register_file, folder, "Nyare")) == [2, 1]


def test_a_file_of_an_older_version_is_backed_up_as_it_was(tmp_path: Path, folder: Path) -> None:
    older = tmp_path / "older.ropa"
    before = samples.file_of(1).read_bytes()
    older.write_bytes(before)
    (backup,) = session(older, folder, "Ny")
    assert backup.path.read_bytes() == before
    with Document.open(older) as document:
        assert document.schema_version == VERSION


def test_a_file_edited_elsewhere_is_backed_up_though_its_revision_is_known(
    register_file: Path, folder: Path
) -> None:
    with Document.open(register_file, backups=folder) as document:
        document.back_up()
    edited(register_file, "UPDATE activity SET name = 'Andras'")
    found = session(register_file, folder, "Ny")
    assert revisions(found) == [1, 1]
    assert {first_name(one.path) for one in found} == {"Löner", "Andras"}


def test_a_register_that_is_replaced_by_a_restored_one_is_backed_up(
    register_file: Path, folder: Path
) -> None:
    (backup,) = session(register_file, folder, "Ny")
    with Document.open(backup.path, backups=folder) as restored:
        restored.save_as(register_file)
        assert revisions(restored.backups()) == [2, 1]
        assert first_name(restored.backups()[0].path) == "Ny"
    assert first_name(register_file) == "Löner"


# What they are


def test_a_backup_is_a_whole_register_for_its_owner_alone(register_file: Path, folder: Path) -> None:
    (backup,) = session(register_file, folder, "Ny")
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700
    with Document.open(backup.path, backups=folder) as document:
        assert document.integrity == "ok"


def test_a_backup_of_an_edited_file_is_sealed(register_file: Path, folder: Path) -> None:
    edited(register_file, "UPDATE activity SET name = 'Andras'")
    (backup,) = session(register_file, folder, "Ny")
    with Document.open(backup.path, backups=folder) as document:
        assert document.integrity == "ok"


def test_it_is_named_by_revision_and_time(register_file: Path, folder: Path) -> None:
    backups.make(folder, 123, image(register_file), datetime(2026, 11, 22, 14, 32, 59, tzinfo=UTC))
    (backup,) = backups.listed(folder)
    assert backup.path.name.startswith("000123 2026-11-22T1432Z ")
    assert (backup.revision, backup.when) == (123, datetime(2026, 11, 22, 14, 32, tzinfo=UTC))
    assert backup.size == register_file.stat().st_size


def test_a_backup_opens_for_reading_only(register_file: Path, folder: Path) -> None:
    (backup,) = session(register_file, folder, "Ny")
    with Document.open(backup.path, backups=folder) as document:
        assert document.read_only
    assert list(contents(backup.path.parent)) == [backup.path.name]


def test_a_register_in_a_folder_that_was_chosen_for_backups_is_edited_as_ever(register_file: Path) -> None:
    (backup,) = session(register_file, register_file.parent, "Ny")
    assert first_name(register_file) == "Ny"
    assert backup.path.is_relative_to(register_file.parent)


@pytest.mark.parametrize("name", ["../../../elsewhere", "/elsewhere", "nul", "", "Å" * 200, "a/b\\c:d" * 9])
def test_no_register_chooses_a_folder_elsewhere(tmp_path: Path, folder: Path, name: str) -> None:
    path = tmp_path / "främmande.ropa"
    saved(path, Register.of([RegisterSheet(id=name), Activity(id="a", name="Löner")]))
    (backup,) = session(path, folder, "Ny")
    assert backup.path.parent.parent == folder
    assert backup.path.parent.name.isalnum()


def test_what_else_lies_in_the_folder_is_left_alone(register_file: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    others = ("notes.txt", "000001 2026-13-45T9999Z 01234567.ropa", "1 2026-11-22T1432Z.ropa")
    for name in others:
        (folder / name).write_text("mine")
    backups.make(folder, 1, image(register_file), NOON)
    assert len(backups.listed(folder)) == 1
    assert all((folder / name).read_text() == "mine" for name in others)


def test_the_backups_of_a_damaged_file_are_found(register_file: Path, folder: Path, tmp_path: Path) -> None:
    made = session(register_file, folder, "Ny")
    saved(tmp_path / "annat.ropa")
    session(tmp_path / "annat.ropa", folder, "Ny")
    damaged = bytearray(register_file.read_bytes())
    damaged[:100] = bytes(100)
    register_file.write_bytes(damaged)
    assert backups_of_damaged(register_file, folder) == made


def test_of_no_file_there_are_no_backups(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(RopaError, match="There is no file"):
        backups_of_damaged(tmp_path / "borta.ropa", folder)


# Never a copy of damage


def test_a_damaged_file_is_not_backed_up(register_file: Path, folder: Path) -> None:
    data = bytearray(register_file.read_bytes())
    data[5000] ^= 1
    register_file.write_bytes(data)
    with pytest.raises(RopaError, match="damaged"):
        session(register_file, folder, "Ny")
    assert not folder.exists()


def test_a_file_damaged_while_it_is_open_is_not_backed_up(register_file: Path, folder: Path) -> None:
    before = register_file.read_bytes()
    with Document.open(register_file, backups=folder) as document:
        register_file.write_bytes(before[:5000] + b"x" + before[5001:])
        rename(document, "Ny")
        with pytest.raises(RopaError, match="changed by another program"):
            document.flush()
        document.back_up()
        assert before in [one.path.read_bytes() for one in document.backups()]
        document.save_as(register_file)  # the user's choice: over the damaged file
        assert revisions(document.backups()) == [2, 1]


def test_an_image_that_would_not_open_is_not_backed_up(register_file: Path, folder: Path) -> None:
    unsound = bytearray(image(register_file))
    unsound[4096:8192] = bytes(4096)
    made = backups.Backups(folder, "r" * 36, lambda data: guard.refuse_unsound(register_file, data))
    made.now(2, bytes(unsound))
    assert made.trouble is not None
    assert backups.listed(made.folder) == []


def test_a_backup_that_has_been_damaged_is_made_again(register_file: Path, folder: Path) -> None:
    backups.make(folder, 1, image(register_file), NOON)
    (first,) = backups.listed(folder)
    first.path.write_bytes(b"x" * 10_000)
    backups.make(folder, 1, image(register_file), NOON + timedelta(hours=1))
    assert [first_name(one.path) for one in backups.listed(folder) if one.path != first.path] == ["Löner"]


# Saving goes on


def test_a_folder_that_cannot_be_written_to_does_not_stop_saving(
    register_file: Path, tmp_path: Path, make_read_only: Callable[[Path], None]
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    make_read_only(locked)
    with Document.open(register_file, backups=locked) as document:
        rename(document, "Ny")
        document.flush()
        assert "No backup could be made" in str(document.backup_trouble)
        assert str(locked) in str(document.backup_trouble)
    assert first_name(register_file) == "Ny"


@pytest.mark.parametrize("name", ["file", "no\0folder"])
def test_nor_does_a_folder_that_cannot_be(register_file: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with Document.open(register_file, backups=tmp_path / "file" / name) as document:
        rename(document, "Ny")
        document.flush()
        assert document.backup_trouble is not None
        assert document.backups() == []
    assert first_name(register_file) == "Ny"


def test_nor_does_a_full_disk(register_file: Path, small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(3 * 1024 * 1024 - 40_000))
    with Document.open(register_file, backups=small_disk) as document:
        rename(document, "Ny")
        document.flush()
        assert str(document.backup_trouble).startswith("The disk is full")
        assert document.backups() == []
    assert first_name(register_file) == "Ny"


def test_trouble_is_told_once_and_gone_when_a_backup_is_made(
    register_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "INTERVAL", 0.0)
    before = register_file.read_bytes()
    folder = tmp_path / "backups"
    folder.write_text("in the way")
    with Document.open(register_file, backups=folder) as document:
        rename(document, "Två")
        document.flush()
        told = document.backup_trouble
        rename(document, "Tre")
        document.flush()
        assert document.backup_trouble is told is not None
        folder.unlink()
        rename(document, "Fyra")
        document.flush()
        assert document.backup_trouble is None
        assert [one.path.read_bytes() for one in document.backups()] == [before]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_wherever_making_one_fails_there_is_a_whole_one_or_none(
    register_file: Path, folder: Path, error: int
) -> None:
    with calls_failing_at(None, 0) as calls:
        backups.make(folder, 1, image(register_file), NOON)
    for failing in range(len(calls)):
        shutil.rmtree(folder)
        made = backups.Backups(folder, "r" * 36, lambda _: None)
        with calls_failing_at(failing, error):
            made.now(1, image(register_file))
        assert made.trouble or backups.listed(made.folder)
        assert [first_name(one.path) for one in backups.listed(made.folder)] in ([], ["Löner"])
        assert [name for name in contents(made.folder) if "saving" in name] == []


KILLED = """
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from ropa_desktop import replacing
from ropa_desktop.store import backups
if sys.argv[3] == "named":
    replacing._open_unnamed = lambda folder: None
image = Path(sys.argv[1]).read_bytes()
print(flush=True)
for number in count(1):
    backups.make(Path(sys.argv[2]), number, image + bytes(4096 * (number % 7)), datetime.now(UTC))
"""


@pytest.mark.parametrize("way", ["named", "unnamed"])
def test_a_killed_writer_leaves_no_half_backup(
    register_file: Path, folder: Path, tmp_path: Path, way: str
) -> None:
    """Where files without a name are not to be had, what is left is at least no backup, and goes one day."""
    (tmp_path / "image").write_bytes(image(register_file))
    for pause in (0.01, 0.02, 0.035, 0.05):
        command = [sys.executable, "-c", KILLED, str(tmp_path / "image"), str(folder), way]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(pause)
            process.kill()
        for one in backups.listed(folder):
            data = one.path.read_bytes()
            assert trailer.examined(data, trailer.digest(data))[1] is trailer.Condition.WHOLE
    assert backups.listed(folder)


def test_what_killed_writers_have_left_goes_after_a_day(register_file: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    old, new = (folder / f".000001 2026-11-22T1200Z 01234567.ropa.saving-{n}" for n in "12")
    for left in (old, new):
        left.write_bytes(b"half")
    os.utime(old, (NOON.timestamp() - 10**8, NOON.timestamp() - 10**8))
    backups.make(folder, 1, image(register_file), NOON)
    assert (old.exists(), new.exists()) == (False, True)


# Which are kept


def backup(revision: int, when: datetime) -> Backup:
    return Backup(Path(f"{revision:06} {when:%Y-%m-%dT%H%MZ}"), revision, when, 1)


def lived(backups_made: list[Backup]) -> frozenset[Backup]:
    """What is left when these are made one after the other, and the superfluous ones deleted each time."""
    kept: frozenset[Backup] = frozenset()
    for one in backups_made:
        kept = backups.retained([*kept, one])
    return kept


def two_years() -> list[Backup]:
    """Backups of two years: every half hour from 9 to 16, every day."""
    days = (NOON - timedelta(days=730 - day) for day in range(731))
    hours = [timedelta(minutes=30 * i - 180) for i in range(15)]
    moments = [day + hour for day, hour in itertools.product(days, hours)]
    return [backup(number, when) for number, when in enumerate(moments, 1)]


@pytest.fixture(scope="module")
def after_two_years() -> list[Backup]:
    return sorted(lived(two_years()), key=lambda one: one.when, reverse=True)


def test_after_two_years_all_of_two_days_are_there(after_two_years: list[Backup]) -> None:
    latest = after_two_years[0].when
    assert sum(latest - one.when < timedelta(days=2) for one in after_two_years) == 30


def test_after_two_years_twelve_days_ten_weeks_and_nine_months_are_there(
    after_two_years: list[Backup],
) -> None:
    days: list[date] = sorted({one.when.date() for one in after_two_years}, reverse=True)
    assert days[:12] == [NOON.date() - timedelta(days=n) for n in range(12)]
    assert len({one.when.isocalendar()[:2] for one in after_two_years}) >= 10
    assert len({(one.when.year, one.when.month) for one in after_two_years}) == 9


def test_after_two_years_there_are_few(after_two_years: list[Backup]) -> None:
    assert len(after_two_years) <= 30 + 12 + 10 + 9


def test_a_register_that_is_seldom_changed_keeps_years() -> None:
    """Days on which nothing was saved do not count."""
    seldom = [backup(n, NOON + timedelta(days=100 * n)) for n in range(1, 10)]
    assert lived(seldom) == set(seldom)


def test_a_program_that_saves_all_day_does_not_fill_the_disk() -> None:
    assert len(lived([backup(n, NOON + timedelta(minutes=n)) for n in range(1, 600)])) <= CAP


def test_after_an_old_backup_is_restored_the_new_history_is_kept_too() -> None:
    given_up = [backup(n, NOON + timedelta(days=n)) for n in range(1, 101)]
    restored = [backup(n, NOON + timedelta(days=51 + n)) for n in range(50, 60)]
    assert set(restored) <= lived(given_up + restored)


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_was_wrong_for_a_month_takes_none_of_the_days_after(years: int) -> None:
    before = [backup(n, NOON + timedelta(days=n)) for n in range(1, 51)]
    wrong = [backup(n, NOON + timedelta(days=n + 365 * years)) for n in range(51, 81)]
    after = [backup(n, NOON + timedelta(days=n)) for n in range(81, 101)]
    assert set(after[-12:]) <= lived([*before, *wrong, *after])


def test_of_damaged_backups_none_counts_among_the_newest() -> None:
    made = [backup(n, NOON + timedelta(minutes=n)) for n in range(1, 500)]
    damaged = set(made[-200:])
    kept = backups.retained(made, lambda one: one not in damaged)
    assert set(made[-203:-200]) <= kept


CLOCKS = st.lists(
    st.one_of(st.integers(0, 60), st.integers(0, 60 * 24 * 40), st.integers(-60 * 24 * 4000, 60 * 24 * 4000)),
    max_size=40,
)
"""Minutes from one backup to the next, as the clock has it: also years back and forward."""


@given(CLOCKS)
def test_whatever_the_clock_does_the_newest_are_kept(gaps: list[int]) -> None:
    times = itertools.accumulate(gaps, lambda when, gap: when + timedelta(minutes=gap), initial=NOON)
    kept: frozenset[Backup] = frozenset()
    for revision, when in enumerate(times, 1):
        kept = backups.retained([*kept, backup(revision, when)])
        newest = set(range(max(1, revision - 2), revision + 1))
        assert newest <= {one.revision for one in kept}


@pytest.mark.parametrize("sessions", [500, pytest.param(10_000, marks=pytest.mark.long)])
def test_sessions_with_wrong_clocks_keep_the_newest_and_stay_within_the_cap(sessions: int) -> None:
    chance, when, revision = random.Random(7), NOON, 0
    kept: frozenset[Backup] = frozenset()
    for _ in range(sessions):
        wrong = timedelta(days=chance.choice([0] * 30 + [-3000, -1, 1, 3000]))
        for _ in range(chance.choice([1, 1, 1, 4])):
            revision += chance.randint(1, 9)
            newest = sorted([*(one.revision for one in kept), revision])[-3:]
            kept = backups.retained([*kept, backup(revision, when + wrong)])
            assert set(newest) <= {one.revision for one in kept}
            assert len(kept) <= CAP
            when += timedelta(minutes=31)
        when += timedelta(hours=chance.choice([1, 20, 20, 70, 700]))


def test_superfluous_files_are_deleted_and_the_newest_whole_ones_stay(
    register_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "MOST_RECENT", 2)
    data = image(register_file)
    for number in range(1, 8):
        backups.make(folder, number, data, NOON)
        if number > 4:
            backups.listed(folder)[0].path.write_bytes(b"damaged meanwhile")
    assert revisions(backups.listed(folder)) == [7, 6, 5, 4, 3]


# How long they take


def test_a_backup_of_a_small_register_takes_a_moment(register_file: Path, folder: Path) -> None:
    data, taken = image(register_file), []
    for number in range(1, 31):
        start = time.perf_counter()
        backups.make(folder, number, data, NOON + timedelta(days=number))
        taken.append(time.perf_counter() - start)
    assert statistics.median(taken) < 0.1


def test_backups_go_to_another_folder_as_soon_as_it_is_chosen(tmp_path: Path) -> None:
    with Document.create(tmp_path / "r.ropa", backups=tmp_path / "one") as document:
        document.keep_backups_in(tmp_path / "two")
        document.back_up()
        assert document.backups()
        assert all(tmp_path / "two" in one.path.parents for one in document.backups())
