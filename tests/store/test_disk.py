"""Disks that are full, fail, or cannot be written to: file and memory stay, and saving elsewhere works."""

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from ropa_desktop.document import Document
from ropa_desktop.errors import RopaError
from ropa_desktop.register.edits import create
from ropa_desktop.register.records import Document as Attachment
from ropa_desktop.store import saver
from ropa_desktop.store.file import RegisterFile
from tests.store.faults import calls_failing_at
from tests.store.files import edited, first_name, rename, saved

SENTENCES = {errno.ENOSPC: "The disk is full", errno.EIO: "could not be saved: Input/output error"}


def changed(path: Path) -> RegisterFile:
    """A file that is open, with one step which is not saved yet; saving it makes no backup."""
    file, register = RegisterFile.open(path, "Test", read_only=False)
    file.back_up()
    file.write(register, create(register, Attachment, file=b"x" * 2_500_000), "Test", "Stor")
    return file


def calls_of_a_save(path: Path) -> int:
    file = changed(path)
    with calls_failing_at(None, 0) as calls:
        file.save()
    file.close()
    return len(calls)


@pytest.mark.parametrize("error", SENTENCES)
def test_wherever_a_save_fails_nothing_is_lost(register_file: Path, tmp_path: Path, error: int) -> None:
    before = register_file.read_bytes()
    for failing in range(calls_of_a_save(register_file)):
        register_file.write_bytes(before)
        file = changed(register_file)
        told = ""
        with calls_failing_at(failing, error) as calls:
            try:
                file.save()
            except RopaError as trouble:
                told = str(trouble)
        if "replace" not in calls[:failing] and told:
            assert register_file.read_bytes() == before, calls
        assert told.startswith((SENTENCES[error], f'"{register_file.name}" {SENTENCES[error]}')) or not told
        assert [entry.name for entry in register_file.parent.iterdir() if "saving" in entry.name] == []
        file.save_as(tmp_path / "elsewhere.ropa", "Test")
        file.close()
        with Document.open(tmp_path / "elsewhere.ropa", read_only=True) as document:
            assert len(document.register.all(Attachment)) == 1


@pytest.mark.parametrize("error", SENTENCES)
def test_after_a_save_that_failed_the_next_one_works(register_file: Path, error: int) -> None:
    """Also where the file was replaced and only the folder could not be synchronised: that is no conflict."""
    before = register_file.read_bytes()
    for failing in range(calls_of_a_save(register_file)):
        register_file.write_bytes(before)
        file = changed(register_file)
        with calls_failing_at(failing, error), suppress(RopaError):
            file.save()
        assert file.save() == 2
        file.close()


def test_where_saving_under_another_name_fails_the_file_stays_the_one_that_is_open(
    register_file: Path, tmp_path: Path
) -> None:
    file = changed(register_file)
    with calls_failing_at(None, 0) as calls:
        file.save_as(tmp_path / "first.ropa", "Test")
    file.save_as(register_file, "Test")
    other = tmp_path / "other"
    other.mkdir()
    for failing, call in enumerate(calls[: calls.index("replace") + 1]):
        if call != "open":  # without unnamed files, a named one serves
            with calls_failing_at(failing, errno.EIO), pytest.raises(RopaError, match="could not be saved"):
                file.save_as(other / "ny.ropa", "Test")
            assert file.path == register_file
            assert list(other.iterdir()) == []
    assert file.save() == 2
    file.close()


def test_on_a_full_disk_nothing_is_lost(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saver, "PATIENCE", 0.0)
    path = small_disk / "Bolaget.ropa"
    saved(path)
    before = path.read_bytes()
    with Document.open(path) as document:
        (small_disk / "filler").write_bytes(bytes(3 * 1024 * 1024 - len(before) - 40_000))
        document.commit("Stor", create(document.register, Attachment, file=bytes(200_000)))
        with pytest.raises(RopaError, match="The disk is full"):
            document.flush()
        assert path.read_bytes() == before
        assert {entry.name for entry in small_disk.iterdir()} == {".Bolaget.ropa.lock", path.name, "filler"}
        document.save_as(tmp_path / "Bolaget.ropa")
    with Document.open(tmp_path / "Bolaget.ropa", read_only=True) as document:
        assert len(document.register.all(Attachment)) == 1


def test_on_a_full_disk_a_file_opens_for_reading(small_disk: Path) -> None:
    path = small_disk / "Bolaget.ropa"
    saved(path)
    fill(small_disk / "filler")
    with Document.open(path) as document:
        assert document.read_only


def fill(path: Path) -> None:
    """Takes all the room there is."""
    with path.open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(bytes(4096)):
            pass


def test_once_there_is_room_again_it_is_saved(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saver, "PATIENCE", 0.0)
    path = small_disk / "Bolaget.ropa"
    saved(path)
    with Document.open(path) as document:
        fill(small_disk / "filler")
        rename(document, "Ny")
        with pytest.raises(RopaError, match="The disk is full"):
            document.flush()
        (small_disk / "filler").unlink()
        document.flush()
    assert first_name(path) == "Ny"


def test_where_a_file_cannot_be_written_the_folder_is_named(
    register_file: Path, tmp_path: Path, make_read_only: Callable[[Path], None]
) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    make_read_only(folder)
    with Document.open(register_file) as document, pytest.raises(RopaError, match="locked"):
        document.save_as(folder / "ny.ropa")


def test_left_overs_go_when_the_file_is_opened_for_editing(register_file: Path) -> None:
    left = register_file.with_name(f".{register_file.name}.saving-01234567")
    left.write_bytes(b"half a file")
    Document.open(register_file, read_only=True).close()
    assert left.exists()
    Document.open(register_file).close()
    assert not left.exists()


def test_a_file_changed_while_a_save_is_tried_again_is_not_overwritten(
    register_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saver, "PATIENCE", 0.0)
    file = changed(register_file)
    with calls_failing_at(3, errno.EIO), pytest.raises(RopaError):
        file.save()
    edited(register_file, "UPDATE activity SET name = 'Andras'")
    with pytest.raises(RopaError, match="changed by another program"):
        file.save()
    file.close()
    assert first_name(register_file) == "Andras"
