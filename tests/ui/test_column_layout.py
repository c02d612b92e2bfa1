"""The layout in columns: as many as there is room for, evenly filled, rows as high as they need."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.ui.column_layout import ColumnLayout
from ropa_desktop.ui.link import Link


def laid_out(qtbot: QtBot, width: int, *widgets: QWidget) -> QWidget:
    """Widgets in columns of 100 pixels or more with 10 between them."""
    box = QWidget()
    qtbot.addWidget(box)
    layout = ColumnLayout(box, 100, 10)
    for one in widgets:
        layout.addWidget(one)
    box.resize(width, 400)
    layout.setGeometry(box.rect())
    return box


@pytest.mark.parametrize(
    ("width", "columns"), [(90, 1), (209, 1), (210, 2), (320, 3), (430, 3), (650, 6), (2000, 6)]
)
def test_columns_are_as_many_as_there_is_room_for_and_evenly_filled(
    qtbot: QtBot, width: int, columns: int
) -> None:
    labels = [QLabel(str(number)) for number in range(6)]
    box = laid_out(qtbot, width, *labels)
    assert box.width() == width
    assert len({one.x() for one in labels}) == columns
    assert len({one.width() for one in labels}) == 1


def test_widgets_of_a_row_are_as_high_as_the_highest(qtbot: QtBot) -> None:
    low, high = QLabel("a"), QLabel("a\nb\nc")
    box = laid_out(qtbot, 300, low, high)
    assert low.height() == high.height() == high.sizeHint().height()
    layout = box.layout()
    assert layout is not None
    assert layout.heightForWidth(300) == high.height()


def test_hidden_widget_takes_no_room(qtbot: QtBot) -> None:
    first, hidden, last = QLabel("a"), QLabel("b"), QLabel("c")
    hidden.hide()
    box = laid_out(qtbot, 210, first, hidden, last)
    assert last.y() == first.y()
    assert last.geometry().right() < box.width()


def test_link_wraps_where_there_is_little_room(qtbot: QtBot) -> None:
    link = Link("en länk som är för lång för sin rad")
    qtbot.addWidget(link)
    line = link.heightForWidth(2000)
    assert link.heightForWidth(link.sizeHint().width()) == line
    assert link.heightForWidth(link.sizeHint().width() // 2) > line
    assert line >= 24
