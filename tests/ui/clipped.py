"""What cannot be read or reached whole: texts that are cut, and forms that are wider than their place."""

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QScrollArea,
    QToolButton,
    QWidget,
)

from ropa_desktop.ui.link import LineLink

_TOLERANCE = 1
"""Pixels, of rounding."""


def clipped(window: QWidget) -> list[str]:
    """The labels and buttons in sight whose text is cut, and the scroll areas that would have to be moved
    sideways.
    """
    return [*_cut(window), *_too_wide(window)]


def _cut(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible() or not widget.text():
            continue
        if _is_part_of_qt(widget):
            continue
        needed = widget.sizeHint()
        if widget.hasHeightForWidth():
            high = widget.heightForWidth(widget.width())
            if widget.height() + _TOLERANCE < high:
                yield f"{_described(widget)}: {widget.height()} high, needs {high}"
        elif isinstance(widget, LineLink) or (isinstance(widget, QToolButton) and not _says_its_text(widget)):
            continue
        elif widget.width() + _TOLERANCE < needed.width() or widget.height() + _TOLERANCE < needed.height():
            yield f"{_described(widget)}: {widget.size().toTuple()}, needs {needed.toTuple()}"
        around = widget.parentWidget()
        if around is not None and widget.geometry().right() > around.width() + _TOLERANCE:
            yield f"{_described(widget)}: ends at {widget.geometry().right()} of {around.width()}"


def _too_wide(window: QWidget) -> Iterator[str]:
    for area in window.findChildren(QAbstractScrollArea):
        if area.isVisible() and not isinstance(area, QAbstractItemView) and not _is_part_of_qt(area):
            inside = area.widget() if isinstance(area, QScrollArea) else None
            if inside is not None and inside.width() > area.viewport().width() + _TOLERANCE:
                yield f"{_described(area)}: {inside.width()} wide, shows {area.viewport().width()}"
            if area.horizontalScrollBar().isVisible():
                yield f"{_described(area)}: is moved sideways"


def _says_its_text(button: QToolButton) -> bool:
    return (
        button.toolButtonStyle() is not button.toolButtonStyle().ToolButtonIconOnly or button.icon().isNull()
    )


def _is_part_of_qt(widget: QWidget) -> bool:
    """Whether it belongs to a list, a header or a box of Qt's own, which cuts texts with a sign of that."""
    around = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(around, QComboBox | QHeaderView)


def _described(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {text[:60]!r} in {type(widget.parentWidget()).__name__}"
