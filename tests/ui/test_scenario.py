"""A whole register made with the keyboard alone, from the start window to the finished PDF."""

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ropa_desktop.checks import article_30_status
from ropa_desktop.register import records as r
from ropa_desktop.ui.jobs import wait_for_all
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.windows import Windows
from tests.ui.keyboard import bring_back, name_of_focus, press, tab_to, type_text
from tests.ui.programs import program
from tests.ui.sessions import files_opened

# Of what a list that drops down would ask of a real screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def windows(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    """The program, whose user has the folder of the test for documents."""
    place = "ropa_desktop.ui.windows.QStandardPaths.writableLocation"
    monkeypatch.setattr(place, lambda _location: str(tmp_path))
    with program(qapp, tmp_path) as started:
        yield started


def new_register(windows: Windows, size: tuple[int, int]) -> MainWindow:
    """Makes a register in the start window; returns its window, in a size that not every screen has."""
    windows.show_start()
    bring_back()
    press("Ctrl+Shift+N")
    type_text("Exempelbolaget AB")
    press("Tab")
    type_text("556016-0680")
    press("Return")
    (window,) = windows.main
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*size)
    return window


def enter(text: str) -> None:
    """Types into the line that has the focus, and takes it."""
    type_text(text)
    press("Return")


def describe_newsletter() -> None:
    """Makes an activity, and tells of it what comes to mind."""
    press("Ctrl+N")
    enter("Newsletter")
    press("Alt+2")
    enter("To tell customers of news")
    press("Tab")
    enter("consent")
    press("Alt+3")
    enter("customers")
    press("Tab")
    enter("e-mail address")
    press("Alt+4")
    tab_to("Add: Recipient")
    enter("Postbolaget AB")


def answer_what_is_missing(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Goes from finding to finding, and answers those that Article 30 demands; returns what was asked."""
    answers = {
        "Add: Contact": lambda: enter("info@exempelbolaget.example"),
        "Transfers to third countries: Not answered": lambda: press("Left"),
        "Add: Retention": lambda: enter("2 years"),
        "Security measures": lambda: enter("Encryption"),
    }
    asked: list[str] = []
    for _ in range(12):
        qtbot.waitUntil(lambda: window.session.findings_are_fresh)
        if article_30_status(window.session.findings).complete:
            return asked
        press("F8")
        if name_of_focus() in answers:
            asked.append(name_of_focus())
            answers[asked[-1]]()
    raise AssertionError(f"still missing: {[one.check for one in window.session.findings]}")


@pytest.mark.parametrize("size", [(1280, 720), (800, 640)])
def test_keyboard_alone_makes_a_complete_register_and_its_pdf(
    qtbot: QtBot, windows: Windows, size: tuple[int, int]
) -> None:
    window = new_register(windows, size)
    describe_newsletter()
    asked = answer_what_is_missing(qtbot, window)
    assert sorted(asked) == sorted(
        ("Add: Contact", "Add: Retention", "Security measures", "Transfers to third countries: Not answered")
    )
    register = window.session.register
    (activity,) = register.activities
    assert (activity.name, activity.transfers) == ("Newsletter", "none")
    assert [one.text for one in register.every(r.Purpose)] == ["To tell customers of news"]
    assert [one.value for one in register.every(r.Contact)] == ["info@exempelbolaget.example"]

    press("Ctrl+Shift+E")
    tab_to("Format")
    press("Home")
    with files_opened() as opened:
        press("Return")
        qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    wait_for_all()
    assert [file.suffix for file in opened] == [".pdf"]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(opened[0]).pages)
    assert "Newsletter" in text
    assert "Postbolaget AB" in text
