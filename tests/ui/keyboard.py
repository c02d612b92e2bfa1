"""The keyboard as a user has it: keys go to whatever takes them now, be it a menu, a list or a field."""

from PySide6.QtCore import QKeyCombination, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def target() -> QWidget:
    """What takes the next key."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None, "nothing has the focus"
    return found


def combination_of(key: str | QKeySequence.StandardKey) -> QKeyCombination:
    """The first key of a shortcut, with what is held down."""
    first: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]  # which the stubs do not know
    return first


def press(*keys: str) -> None:
    """Presses keys one after the other, each as in "Ctrl+Shift+E"."""
    for key in keys:
        combination = combination_of(key)
        QTest.keyClick(target(), combination.key(), combination.keyboardModifiers())
        bring_back()


def type_text(text: str) -> None:
    """Types ASCII letters, and nothing else: Qt's tests know no other keys."""
    for letter in text:
        QTest.keyClicks(target(), letter)
    bring_back()


def bring_back() -> None:
    """Puts the window in front that a desktop would: the offscreen platform leaves it to what has closed."""
    QApplication.processEvents()
    active = QApplication.activeWindow()
    if QApplication.activePopupWidget() is not None or (active is not None and active.isVisible()):
        return
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    front = QApplication.activeModalWidget() or next((one for one in shown if one.parent() is None), None)
    if front is not None:
        front.activateWindow()
        assert QTest.qWaitForWindowActive(front)


def name_of_focus() -> str:
    """The name that a screen reader says for what has the focus."""
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused is not None else ""


def tab_to(name: str, most: int = 60) -> None:
    """Presses Tab until what has the focus bears a name."""
    for _ in range(most):
        if name_of_focus() == name:
            return
        press("Tab")
    raise AssertionError(f"{name} is not reached by Tab; the focus is on {name_of_focus()}")


def is_inside(widget: QObject | None, around: QWidget) -> bool:
    """Whether a widget is another one, or lies in it."""
    return isinstance(widget, QWidget) and (widget is around or around.isAncestorOf(widget))
