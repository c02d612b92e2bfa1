"""What a screen reader is told of a window: which of its widgets would be read without a name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QWidget


def nameless(window: QWidget, *, in_sight: bool = False) -> list[str]:
    """The focusable widgets without a name; unless those `in_sight` are asked for, one that is shown on
    another page of the window counts as well.

    The name of a combo box is what is chosen in it: it needs a label of its own, or a line with a name.
    """
    labelled: set[QWidget | None] = {label.buddy() for label in window.findChildren(QLabel)}
    boxes = window.findChildren(QComboBox)
    labelled |= {box for box in boxes if (line := box.lineEdit()) is not None and line.accessibleName()}
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and (widget.isVisible() or not in_sight)
        and not widget.objectName().startswith(
            "qt_"
        )  # a part of another widget, as is a list that drops down
        and not (isinstance(widget, QListView) and isinstance(widget.window().parentWidget(), QComboBox))
        and not (widget in labelled if isinstance(widget, QComboBox) else name_of(widget))
    ]


def name_of(widget: QWidget) -> str:
    """The name that a screen reader says for a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
