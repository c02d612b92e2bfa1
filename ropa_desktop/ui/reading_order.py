"""The order in which Tab goes through widgets that are made when they are first needed: that of the eye."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """What can have the focus in a widget, in the order of its layouts; also what is hidden now."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from in_reading_order(inside)
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


def go_on(around: QWidget, *, forward: bool) -> bool:
    """Puts the focus on what is read next within a widget, and from its last stop outside; False where the
    focus is not in it.

    In Qt's own way round, a row that hands its focus on to a field would catch the focus behind the last one.
    """
    focused = QApplication.focusWidget()
    stops = [one for one in in_reading_order(around) if _is_stop(one)]
    if focused is None or focused not in stops:
        return False
    place = stops.index(focused) + (1 if forward else -1)
    if 0 <= place < len(stops):
        target = stops[place]
    else:
        target = _beyond(focused, forward=forward)
        while target is not focused and (around.isAncestorOf(target) or not _is_stop(target)):
            target = _beyond(target, forward=forward)
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _beyond(widget: QWidget, *, forward: bool) -> QWidget:
    """What comes after or before a widget in its window, for Qt."""
    found = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
    assert found is not None, "the widgets of a window stand in a ring"
    return found


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab may stop at a widget as it is now."""
    tab = Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & tab == tab


def chain(widgets: Sequence[QWidget]) -> None:
    """Has Tab go from each of the widgets to the next; the first stays where it is."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
