"""Nothing is cut, and nothing has to be moved sideways: on every place and dialog, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.ui.editors.texts import LinesEditor
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.places import PLACES
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.record_form import RecordForm
from ropa_desktop.ui.records_page import RecordsPage
from ropa_desktop.ui.start_window import StartWindow
from tests.ui.clipped import clipped
from tests.ui.every_dialog import every_dialog
from tests.ui.keyboard import press
from tests.ui.programs import dress, main_window, main_windows

# Of what a list that drops down would ask of a real screen.
pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.parametrize("size", [100, 200]),
]
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)

SCREEN = (1280, 720)
"""That of a laptop of full HD at 150 %."""
_DIALOG = (1152, 680)
"""What of it a dialog may take."""


@pytest.fixture
def language() -> Language:
    return "sv"


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, language: Language, size: int) -> Iterator[MainWindow]:
    """The window on the sample register, with text of a size."""
    preferences = Preferences(text_size=size)
    with main_windows(qapp) as ends:
        dress(qapp, text_size=size)
        opened = main_window(tmp_path / "register.ropa", None, language, preferences, size=SCREEN)
        yield ends.enter_context(opened)


def settled(window: QWidget) -> QWidget:
    """The window, once what waits to be laid out has been."""
    for form in window.findChildren(RecordForm):
        if form.isVisible() and form.page is not None:
            form.page.finish()
    for _ in range(4):
        QTest.qWait(1)
    return window


@in_both_languages
def test_no_place_cuts_a_text(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.session.findings_are_fresh)
    assert (window.width(), window.height()) == SCREEN
    for place in PLACES:
        page = window.show_place(place.key)
        assert clipped(settled(window)) == [], place.key
        if isinstance(page, RecordsPage):
            page.focus_form()
            assert clipped(settled(window)) == [], place.key
            page.focus_list()
    window.show_place("activity")
    press("Ctrl+Shift+A")
    assert clipped(settled(window)) == []
    press("Up", "F8")
    assert clipped(settled(window)) == []
    press("F1")
    assert clipped(settled(window)) == []
    assert (window.width(), window.height()) == SCREEN


def test_what_is_docked_leaves_room_for_the_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.session.findings_are_fresh)
    press("F8")
    settled(window)
    assert window.findings.table.viewport().height() > window.fontMetrics().lineSpacing()
    assert window.page.height() > window.height() // 4


def test_texts_of_several_lines_are_shown_whole(window: MainWindow) -> None:
    page = window.show_place("activity")
    assert isinstance(page, RecordsPage)
    page.focus_form()
    settled(window)
    texts = [one for one in page.form.findChildren(LinesEditor) if one.isVisible()]
    assert any(one.document().size().height() > 1 for one in texts)
    assert [one.accessibleName() for one in texts if one.verticalScrollBar().isVisible()] == []


@in_both_languages
def test_no_dialog_cuts_a_text(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: window.session.findings_are_fresh)
    for dialog in every_dialog(window, tmp_path):
        least = dialog.minimumSizeHint()
        assert (least.width() <= _DIALOG[0], least.height() <= _DIALOG[1]) == (True, True), dialog
        wanted, screen = dialog.size(), dialog.screen().availableSize()
        if wanted.width() > screen.width() * 8 // 10 or wanted.height() > screen.height() * 8 // 10:
            dialog.resize(*_DIALOG)  # it was made to fit the screen of the tests, which is small
        assert clipped(settled(dialog)) == [], dialog


@in_both_languages
def test_start_window_cuts_no_text(qapp: QApplication, qtbot: QtBot, language: Language, size: int) -> None:
    with main_windows(qapp):
        dress(qapp, text_size=size)
        window = StartWindow(Preferences(text_size=size), (), language)
        qtbot.addWidget(window)
        window.resize(*SCREEN)
        window.show()
        assert clipped(settled(window)) == []
