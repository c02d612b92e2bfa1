"""The list of recent files: the newest first, each once, twelve at most, and no broken entry in the way."""

import json
from pathlib import Path

import pytest

from ropa_desktop.ui import recent
from ropa_desktop.ui.recent import RecentFile


@pytest.fixture
def at(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "recent.json"


def opened(name: str, errors: int = 0) -> RecentFile:
    return RecentFile(str(Path("/r") / name), name.title(), "2026-11-22T14:32:00+01:00", errors, 27)


def test_there_are_none_at_first(at: Path) -> None:
    assert recent.load(at) == ()


def test_the_last_opened_stands_first_and_each_once(at: Path) -> None:
    for name in ("a.ropa", "b.ropa", "a.ropa"):
        recent.remember(opened(name), at)
    assert recent.load(at) == (opened("a.ropa"), opened("b.ropa"))


def test_what_is_known_of_a_file_is_renewed(at: Path) -> None:
    recent.remember(opened("a.ropa", errors=5), at)
    assert recent.remember(opened("a.ropa", errors=2), at) == (opened("a.ropa", errors=2),)


def test_the_oldest_falls_off(at: Path) -> None:
    for number in range(recent.MOST + 1):
        recent.remember(opened(f"{number}.ropa"), at)
    assert [Path(file.path).stem for file in recent.load(at)] == [str(n) for n in range(recent.MOST, 0, -1)]


def test_a_forgotten_file_is_off_the_list_and_still_there(at: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.ropa"
    file.write_bytes(b"")
    recent.remember(RecentFile(str(file), "A", "", 0, 0), at)
    recent.remember(opened("b.ropa"), at)
    assert recent.forget(file, at) == recent.load(at) == (opened("b.ropa"),)
    assert file.exists()


@pytest.mark.parametrize(
    "entry", [None, [], {}, {"path": "/r/b.ropa"}, {"path": 1, "organisation": "", "opened": ""}]
)
def test_a_broken_entry_is_left_out(at: Path, entry: object) -> None:
    recent.remember(opened("a.ropa"), at)
    at.write_text(json.dumps([entry, *json.loads(at.read_bytes())]), encoding="utf-8")
    assert recent.load(at) == (opened("a.ropa"),)


@pytest.mark.parametrize("content", [b"", b"{}", b"[", b'"text"', b"1"])
def test_a_broken_list_is_empty(at: Path, content: bytes) -> None:
    at.parent.mkdir()
    at.write_bytes(content)
    assert recent.load(at) == ()
