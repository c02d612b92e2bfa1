"""The model of the history: the steps that the filter lets through, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from ropa_desktop.document import Revision
from ropa_desktop.i18n import message
from ropa_desktop.ui import look
from ropa_desktop.ui.revisions import Revisions, when
from ropa_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex

WHEN, WHO, WHAT = range(3)
COLUMNS = 3

_NO_INDEX = QModelIndex()


class RevisionTable(QAbstractTableModel):
    """Steps that are undone are marked so in words and paler."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._revisions = Revisions(())
        self._shown: list[Revision] = []
        self._words: list[str] = []
        say = session.say
        self._titles = (say(message("When")), say(message("Who")), say(message("What was done")))

    @property
    def shown(self) -> Sequence[Revision]:
        """The steps of the rows."""
        return self._shown

    @property
    def count(self) -> int:
        """How many steps there are in all."""
        return len(self._revisions.newest_first)

    def show_revisions(self, revisions: Revisions) -> None:
        """Shows these steps, as far as the filter lets them through."""
        self._revisions = revisions
        self._list()

    def filter(self, words: str) -> None:
        """Keeps to the steps that say each of these words anywhere."""
        self._words = words.casefold().split()
        self._list()

    def add(self, revision: Revision) -> None:
        """Puts a step that has just been done on top."""
        self._revisions.add(revision)
        if self._passes(revision):
            self.beginInsertRows(_NO_INDEX, 0, 0)
            self._shown.insert(0, revision)
            self.endInsertRows()
        if self._shown and revision.undoes:  # others are undone now, or no longer
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, WHAT))

    def text(self, revision: Revision, column: int) -> str:
        """What a column says of a step."""
        match column:
            case 0:
                return when(revision)
            case 1:
                return revision.who
            case _:
                return self._revisions.what(revision, self._session.language)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        revision, column = self._shown[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.text(revision, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                if column != WHEN:
                    return self.text(revision, column)
                return ", ".join(filter(None, (self.text(revision, one) for one in range(COLUMNS))))
            case Qt.ItemDataRole.ForegroundRole if self._revisions.is_undone(revision):
                return look.colours(QGuiApplication.palette()).muted
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is Qt.Orientation.Horizontal and shown and section < COLUMNS:
            return self._titles[section]
        return None

    def _passes(self, revision: Revision) -> bool:
        if not self._words:
            return True
        said = " ".join(self.text(revision, column) for column in range(COLUMNS)).casefold()
        return all(word in said for word in self._words)

    def _list(self) -> None:
        self.beginResetModel()
        self._shown = [one for one in self._revisions.newest_first if self._passes(one)]
        self.endResetModel()
