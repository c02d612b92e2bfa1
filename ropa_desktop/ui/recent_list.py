"""The list of recent registers: whose each is, where it lies, when it was open and what was wrong in it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from ropa_desktop.i18n import Language, translate
from ropa_desktop.progress import Progress
from ropa_desktop.ui.jobs import Job
from ropa_desktop.ui.recent import RecentFile
from ropa_desktop.ui.recent_row import STATUS_ROLE, RowPainter, Status

_FILE = Qt.ItemDataRole.UserRole


class RecentList(QListWidget):
    """Tells what the user wants done with a file; whether each is still there is found out off the thread."""

    chosen = Signal(object)
    locate_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._missing: frozenset[str] = frozenset()
        self.setAccessibleName(translate("Recent registers", language))
        self.setItemDelegate(RowPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self._open = self._action(translate("&Open", language), self._choose)
        self._locate = self._action(
            translate("&Locate …", language), lambda: self.locate_asked.emit(self.current_path())
        )
        remove = self._action(
            translate("&Remove from the list", language), lambda: self.remove_asked.emit(self.current_path())
        )
        remove.setShortcut(QKeySequence.StandardKey.Delete)
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.itemActivated.connect(lambda _item: self._choose())
        self.currentRowChanged.connect(lambda _row: self._enable_actions())
        self._enable_actions()

    def show_files(self, files: Sequence[RecentFile]) -> None:
        """Lists files, and marks soon after which of them are missing: a network drive may take its time."""
        self.clear()
        for file in files:
            item = QListWidgetItem(file.organisation or Path(file.path).stem)
            item.setData(_FILE, file)
            item.setToolTip(file.path)
            self.addItem(item)
        self.setCurrentRow(0)
        self._mark(frozenset())
        names = [file.path for file in files]
        job = Job(lambda progress: _missing_of(names, progress), self._language)
        job.done.connect(self._mark)
        job.start()

    def current_path(self) -> Path | None:
        return Path(self.currentItem().data(_FILE).path) if self.currentRow() >= 0 else None

    def is_missing(self, path: Path) -> bool:
        """Whether a file was not there when the list was shown."""
        return str(path) in self._missing

    def _choose(self) -> None:
        path = self.current_path()
        if path is not None:
            (self.locate_asked if self.is_missing(path) else self.chosen).emit(path)

    def _action(self, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _enable_actions(self) -> None:
        path = self.current_path()
        for action in self.actions():
            action.setEnabled(path is not None)
        if path is not None:
            self._open.setEnabled(not self.is_missing(path))
            self._locate.setVisible(self.is_missing(path))

    def _mark(self, missing: frozenset[str]) -> None:
        self._missing = missing
        for row in range(self.count()):
            item = self.item(row)
            file: RecentFile = item.data(_FILE)
            status = Status(file, file.path in missing, self._language)
            item.setData(STATUS_ROLE, status)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {status}")
        self._enable_actions()


def _missing_of(names: Sequence[str], progress: Progress) -> frozenset[str]:
    """Those of the files that are not there."""
    missing = set()
    for name in names:
        progress.step()
        if not Path(name).is_file():
            missing.add(name)
    return frozenset(missing)
