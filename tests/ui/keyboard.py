"""The keyboard as a user has it: keys go to whatever takes them now, be it a menu, a list or a field."""

from PySide6.QtCore import QKeyCombination, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_PATIENCE = 1000
"""Milliseconds at least."""


def target() -> QWidget:
    """What takes the next key; a window that has just come to the front may need a moment for that."""
    for _ in range(_PATIENCE):
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        if found is not None:
            return found
        QTest.qWait(1)
    raise AssertionError("nothing has the focus")


def press(*keys: str) -> None:
    """Presses keys one after the other, each as in "Ctrl+Shift+E"."""
    for key in keys:
        combination: QKeyCombination = QKeySequence(key)[0]
        QTest.keyClick(target(), combination.key(), combination.keyboardModifiers())
        QApplication.processEvents()


def type_text(text: str) -> None:
    """Types ASCII letters, and nothing else: Qt's tests know no other keys."""
    for letter in text:
        QTest.keyClick(target(), letter)
    QApplication.processEvents()


def name_of_focus() -> str:
    """The name that a screen reader says for what has the focus."""
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused is not None else ""


def tab_to(name: str, most: int = 60, key: str = "Tab") -> None:
    """Presses Tab until what has the focus bears a name."""
    for _ in range(most):
        if name_of_focus() == name:
            return
        press(key)
    raise AssertionError(f"{name} is not reached by {key}; the focus is on {name_of_focus()}")


def is_inside(widget: QObject | None, around: QWidget) -> bool:
    """Whether a widget is another one, or lies in it."""
    return isinstance(widget, QWidget) and (widget is around or around.isAncestorOf(widget))
