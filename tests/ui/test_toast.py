"""The bar that says what was just done: it offers a way back, gets in nobody's way, and leaves by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from ropa_desktop.ui.toast import SHOWN, Toast
from tests.ui.accessible import nameless

LONG = "Borttagna: Utbetalning av löner, Rekrytering, Nyhetsbrev, Webbutik, Bokföring, Passersystem."


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(qtbot: QtBot, line: QLineEdit) -> QMainWindow:
    QCursor.setPos(0, 0)
    made = QMainWindow()
    made.setCentralWidget(line)
    made.resize(800, 400)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    line.setFocus()
    return made


@pytest.fixture
def toast(window: QMainWindow) -> Toast:
    return Toast(window)


def time_passes(toast: Toast) -> None:
    toast._timer.timeout.emit()


def test_it_says_what_was_done_at_the_bottom(window: QMainWindow, toast: Toast) -> None:
    toast.say("Borttagen.", "Ångra", lambda: None)
    assert (toast.sentence, toast.button.text()) == ("Borttagen.", "Ångra")
    assert toast.isVisible()
    assert window.rect().contains(toast.geometry())
    assert toast.geometry().top() > window.height() // 2


def test_the_action_is_done_once_and_the_bar_leaves(toast: Toast) -> None:
    done: list[int] = []
    toast.say("Borttagen.", "Ångra", lambda: done.append(1))
    toast.button.click()
    assert done == [1]
    assert not toast.isVisible()


def test_without_an_action_there_is_no_button(toast: Toast) -> None:
    toast.say("Exporterad.")
    assert not toast.button.isVisible()


def test_it_leaves_by_itself(toast: Toast) -> None:
    toast.say("Exporterad.")
    assert toast._timer.interval() == SHOWN
    assert toast._timer.isActive()
    time_passes(toast)
    assert (toast.isVisible(), toast.sentence) == (False, "")


def test_it_stays_while_its_button_has_the_focus(
    qtbot: QtBot, line: QLineEdit, toast: Toast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ropa_desktop.ui.toast.LINGERING", 1)
    toast.say("Borttagen.", "Ångra", lambda: None)
    toast.button.setFocus()
    time_passes(toast)
    assert toast.isVisible()
    line.setFocus()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_it_stays_under_the_mouse(toast: Toast) -> None:
    toast.say("Borttagen.", "Ångra", lambda: None)
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    time_passes(toast)
    assert toast.isVisible()


def test_the_next_step_sends_it_away(toast: Toast) -> None:
    toast.say("Borttagen.", "Ångra", lambda: None)
    toast.dismiss()
    assert not toast.isVisible()
    assert not toast._timer.isActive()


def test_what_is_said_next_takes_the_place_and_the_time_of_what_was_said(toast: Toast) -> None:
    toast.say("Borttagen.", "Ångra", lambda: None)
    toast.say("Exporterad.")
    assert (toast.sentence, toast.button.isVisible()) == ("Exporterad.", False)


def test_it_takes_no_focus(line: QLineEdit, toast: Toast) -> None:
    toast.say("Borttagen.", "Ångra", lambda: None)
    assert line.hasFocus()


def test_it_follows_its_window_and_wraps_where_that_is_narrow(window: QMainWindow, toast: Toast) -> None:
    toast.say(LONG, "Ångra", lambda: None)
    before = toast.height()
    window.resize(300, 400)
    assert window.rect().contains(toast.geometry())
    assert toast.height() > before


def test_its_button_has_a_name(toast: Toast) -> None:
    toast.say("Borttagen.", "Ångra", lambda: None)
    assert nameless(toast) == []
