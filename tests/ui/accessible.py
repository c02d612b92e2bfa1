"""What a screen reader is told of a window: which of its widgets would be read without a name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QWidget


def nameless(window: QWidget) -> list[str]:
    """The focusable widgets without a name; one that is shown on another page of the window counts as well.

    The name of a combo box is what is chosen in it, so that it needs a label of its own.
    """
    labelled = {label.buddy() for label in window.findChildren(QLabel)}
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith(
            "qt_"
        )  # a part of another widget, as is a list that drops down
        and not (isinstance(widget, QListView) and isinstance(widget.window().parentWidget(), QComboBox))
        and not (widget in labelled if isinstance(widget, QComboBox) else name_of(widget))
    ]


def name_of(widget: QWidget) -> str:
    """The name that a screen reader says for a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
