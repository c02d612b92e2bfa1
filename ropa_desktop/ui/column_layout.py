"""A layout that sets widgets in as many columns of equal width as there is room for."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class ColumnLayout(QLayout):
    """Row by row; all widgets of a row are as high as the highest. No column is narrower than `least` pixels,
    unless there is only one.
    """

    def __init__(self, parent: QWidget, least: int, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least = least
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(QRect(0, 0, width, 0))), default=0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, rect: QRect) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Where each item goes in a rectangle of that width; the rows take the height that they need."""
        shown, gap = self._shown(), self.spacing()
        columns = self._columns(rect.width(), len(shown))
        width = (rect.width() - gap * (columns - 1)) // columns
        y = rect.y()
        for first in range(0, len(shown), columns):
            row = shown[first : first + columns]
            height = max(_height(item, width) for item in row)
            for column, item in enumerate(row):
                x = rect.x() + column * (width + gap)
                yield item, QRect(QPoint(x, y), QSize(width, height))
            y += height + gap

    def _columns(self, width: int, count: int) -> int:
        """As many as there is room for, but no more than fill the same number of rows evenly."""
        most = max(1, (width + self.spacing()) // (self._least + self.spacing()))
        rows = max(1, -(-count // most))
        return max(1, -(-count // rows))


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
