"""A fault of the program: a report without data on disk, one dialog, and no traceback for the user."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ropa_desktop import paths
from ropa_desktop.ui.crash_dialog import FaultHook, tell_fault, write_report


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    before = sys.excepthook
    yield
    sys.excepthook = before


def a_fault() -> tuple[type[BaseException], BaseException, TracebackType | None]:
    try:
        int("Anna Andersson")
    except ValueError as error:
        return type(error), error, error.__traceback__
    raise AssertionError


def test_a_report_says_where_and_no_words_of_the_register() -> None:
    kind, _, trace = a_fault()
    report = write_report(kind, trace)
    assert report is not None
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "a_fault" in text
    assert "invalid literal" not in text


def test_only_the_newest_reports_are_kept() -> None:
    kind, _, trace = a_fault()
    reports = [write_report(kind, trace) for _ in range(25)]
    kept = sorted(paths.reports().glob("*.txt"))
    assert len(kept) == 20
    assert kept[-1] == reports[-1]


def test_a_report_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "ropa-desktop").write_text("in the way", encoding="utf-8")
    kind, _, trace = a_fault()
    assert write_report(kind, trace) is None


@pytest.mark.usefixtures("qapp")
def test_a_fault_is_told_once_at_a_time() -> None:
    hook = FaultHook("sv")
    hook.install()
    assert sys.excepthook is hook
    hook(*a_fault())
    hook(*a_fault())
    boxes = [box for box in message_boxes() if box.isVisible()]
    assert len(boxes) == 1
    assert "Traceback" not in boxes[0].text()
    boxes[0].close()
    hook(*a_fault())
    assert len([box for box in message_boxes() if box.isVisible()]) == 1
    for box in message_boxes():
        box.close()


def test_the_dialog_offers_the_report_only_where_there_is_one(qtbot: QtBot) -> None:
    with_report = tell_fault(None, Path("report.txt"), "en")
    without = tell_fault(None, None, "en")
    qtbot.addWidget(with_report)
    qtbot.addWidget(without)
    assert len(with_report.buttons()) == len(without.buttons()) + 1


def message_boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
