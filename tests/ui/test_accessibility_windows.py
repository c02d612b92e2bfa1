"""What a screen reader and the keyboard meet in whole windows: names for all that takes the focus, and a way
to all of it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.paste_dialog import PasteDialog
from ropa_desktop.ui.places import PLACES
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.record_form import RecordForm
from ropa_desktop.ui.records_page import RecordsPage
from ropa_desktop.ui.start_window import StartWindow
from tests.ui.accessible import nameless
from tests.ui.every_dialog import every_dialog
from tests.ui.keyboard import is_inside, press
from tests.ui.programs import dress, main_window, main_windows

# Of what a list that drops down would ask of a real screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def language() -> Language:
    return "sv"


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: Language) -> Iterator[MainWindow]:
    with main_windows(qapp) as ends:
        dress(qapp)
        opened = ends.enter_context(main_window(tmp_path / "register.ropa", None, language))
        qtbot.waitUntil(lambda: opened.session.findings_are_fresh)
        yield opened


def finished(window: QWidget) -> None:
    """Lays out all that is still to come."""
    for form in window.findChildren(RecordForm):
        if form.isVisible() and form.page is not None:
            form.page.finish()
    for _ in range(4):
        QTest.qWait(1)


def stops(window: QWidget) -> set[QWidget]:
    """What in a window Tab should stop at: radio buttons that belong together are one stop."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget, QRadioButton)
        and not isinstance(widget.parentWidget(), QToolBar)
        and not (isinstance(widget, QTabBar) and widget.count() == 0)
    }


def reached(most: int = 1_000) -> set[QWidget]:
    """All that Tab comes to on its way round."""
    found: set[QWidget] = set()
    first = None
    for _ in range(most):
        focused = QApplication.focusWidget()
        if focused is None or focused is first:
            break
        first = first or focused
        found.add(focused)
        found |= {one for one in (focused.focusProxy(), focused.parentWidget()) if one is not None}
        press("Tab")
    return found


def unreached(window: QWidget) -> list[str]:
    came = reached()
    return sorted(
        f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', str)()}"
        for one in stops(window) - came
        if one.focusProxy() not in came
    )


@in_both_languages
def test_everything_on_every_place_has_a_name(window: MainWindow) -> None:
    for place in PLACES:
        window.show_place(place.key)
        finished(window)
        assert nameless(window, in_sight=True) == [], place.key
    for key in ("F8", "F1"):
        press(key)
        assert nameless(window, in_sight=True) == []


def test_tab_reaches_everything_on_every_place(window: MainWindow) -> None:
    for place in PLACES:
        if place.below:  # the same page again, with less in its list
            continue
        page = window.show_place(place.key)
        finished(window)
        if isinstance(page, RecordsPage):
            page.focus_list()
        else:
            window.navigation.setFocus()
        assert unreached(window) == [], place.key
    window.show_place("party")
    press("Ctrl+Shift+A")
    finished(window)
    assert unreached(window) == []


def test_no_table_or_text_keeps_the_focus_from_going_on(window: MainWindow) -> None:
    for place in PLACES:
        page = window.show_place(place.key)
        finished(window)
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, QAbstractItemView | QPlainTextEdit):
                for key in ("Tab", "Shift+Tab"):
                    widget.setFocus()
                    press(key)
                    assert not is_inside(QApplication.focusWidget(), widget), (place.key, widget)


def test_everything_in_a_dialog_has_a_name_and_is_reached(window: MainWindow, tmp_path: Path) -> None:
    for dialog in every_dialog(window, tmp_path):
        # A box in the head of a table has no label beside it.
        named = [one for one in dialog.findChildren(QComboBox) if one.accessibleName()]
        allowed = len(named) if isinstance(dialog, PasteDialog) else 0
        assert len(nameless(dialog, in_sight=True)) <= allowed, dialog
        assert unreached(dialog) == [], dialog


def test_a_dialog_has_a_title_and_escape_closes_it(window: MainWindow, tmp_path: Path) -> None:
    for dialog in every_dialog(window, tmp_path):
        assert dialog.windowTitle(), dialog
        assert is_inside(QApplication.focusWidget(), dialog), dialog
        kind = type(dialog)
        press("Escape")
        assert not [one for one in window.findChildren(kind) if one.isVisible()]


def test_enter_does_what_the_highlighted_button_says(window: MainWindow, tmp_path: Path) -> None:
    for dialog in every_dialog(window, tmp_path):
        buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
        primary = [one for one in buttons if one.property("role") == "primary" and one.isEnabled()]
        assert primary in ([], [one for one in buttons if one.isDefault()]), dialog


@in_both_languages
def test_start_window_is_reached_and_named(qapp: QApplication, qtbot: QtBot, language: Language) -> None:
    with main_windows(qapp):
        dress(qapp)
        window = StartWindow(Preferences(), (), language)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        assert nameless(window, in_sight=True) == []
        assert unreached(window) == []


def test_every_button_with_a_picture_alone_says_what_it_does(window: MainWindow) -> None:
    page = window.show_place("activity")
    finished(window)
    silent = [
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and not one.text() and not one.accessibleName() and not isinstance(one, QComboBox)
    ]
    assert [one for one in silent if not one.objectName().startswith("qt_")] == []
