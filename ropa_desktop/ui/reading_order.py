"""The order in which Tab goes through widgets that are made when they are first needed: that of the eye."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """What can have the focus in a widget, in the order of its layouts; also what is hidden now."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from in_reading_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def chain(widgets: Sequence[QWidget]) -> None:
    """Has Tab go from each of the widgets to the next; the first stays where it is."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
