"""The list that opens below a line and offers what may be meant by what is typed there."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget


class OfferPopup(QCompleter):
    """Shows what it is told to show; the line keeps the focus, and decides what the keys mean."""

    taken = Signal(int)
    """The row of what was chosen, with the mouse or by `take_current`."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        self._labels = QStringListModel(self)
        self.setModel(self._labels)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(12)
        self.setWidget(line)
        self.activated[QModelIndex].connect(lambda index: self.taken.emit(index.row()))  # type: ignore[index]

    @property
    def is_open(self) -> bool:
        return self._view().isVisible()

    def offer(self, labels: Sequence[str], *, choose_first: bool) -> None:
        """Opens with these labels, the first of them chosen or none; closes where there are none."""
        self._labels.setStringList(list(labels))
        if not labels:
            self.close()
            return
        self.complete()
        chosen = self.completionModel().index(0, 0) if choose_first else QModelIndex()
        self._view().setCurrentIndex(chosen)

    def close(self) -> None:
        self._view().hide()

    def take_current(self) -> bool:
        """Takes what is chosen in the open list; False where nothing is."""
        index = self._view().currentIndex()
        if not self.is_open or not index.isValid():
            return False
        self.close()
        self.taken.emit(index.row())
        return True

    def _view(self) -> QAbstractItemView:
        popup = self.popup()
        assert popup is not None
        return popup
