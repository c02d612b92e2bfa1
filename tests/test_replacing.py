"""Replacing a file whole: modes, left-overs, and every call to the system that may fail."""

import errno
import os
import stat
from pathlib import Path

import pytest

from ropa_desktop import replacing
from tests.store.faults import calls_failing_at

NEW = [b"x" * 3_000_000, b"end"]


def count_calls(path: Path) -> list[str]:
    with calls_failing_at(None, 0) as calls:
        replacing.replace(path, NEW)
    return calls


def test_a_new_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "new"
    replacing.replace(path, [b"one", b"two"])
    assert path.read_bytes() == b"onetwo"
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="there are no mode bits")
def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(0o664)
    replacing.replace(path, [b"new"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def test_the_new_file_is_on_disk_before_it_takes_the_name(tmp_path: Path) -> None:
    calls = [call for call in count_calls(tmp_path / "file") if call in {"write", "fsync", "replace"}]
    assert calls == ["write"] * 4 + ["fsync", "replace", "fsync"]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_whatever_fails_the_file_is_the_old_one_or_the_new(tmp_path: Path, error: int) -> None:
    path = tmp_path / "file"
    for failing in range(len(count_calls(path))):
        path.write_bytes(b"old")
        with calls_failing_at(failing, error) as calls:
            try:
                replacing.replace(path, NEW)
                replaced = True
            except OSError:
                replaced = "replace" in calls[:failing]
        assert path.read_bytes() == (b"".join(NEW) if replaced else b"old"), calls
        assert [entry.name for entry in tmp_path.iterdir()] == ["file"], "nothing is left behind"


def test_without_unnamed_files_a_named_one_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    path = tmp_path / "file"
    replacing.replace(path, [b"new"])
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_what_killed_replacements_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a[1].ropa"
    kept = [
        path,
        tmp_path / ".a1.ropa.saving-0a",
        tmp_path / ".b.ropa.saving-0a",
        tmp_path / "a[1].ropa.saving-0a",
    ]
    for file in [*kept, tmp_path / ".a[1].ropa.saving-0a1b2c3d"]:
        file.write_bytes(b"")
    replacing.remove_left_over(path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)
