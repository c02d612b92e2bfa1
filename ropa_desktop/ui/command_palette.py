"""One line that finds everything: commands, places, activities and other records, and help on fields."""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.document import Document
from ropa_desktop.i18n import message
from ropa_desktop.ui import look, palette_entries
from ropa_desktop.ui.commands import Command
from ropa_desktop.ui.icons import icon
from ropa_desktop.ui.palette_entries import Entry, entries, matching
from ropa_desktop.ui.session import Session

MOST = 50
"""Entries that are listed: who does not find it among these types another letter."""
_REMEMBERED = 8
_ROWS, _CHARACTERS = 12, 90
_DETAIL = Qt.ItemDataRole.UserRole + 1
_STEERING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})

_chosen: WeakKeyDictionary[Document, list[tuple[str, str]]] = WeakKeyDictionary()
"""What was chosen last, the latest first, of each document that is open."""

Index = QModelIndex | QPersistentModelIndex


class CommandPalette(QDialog):
    """Opens on top of a window with what was chosen last, and tells what is chosen once it is closed."""

    command_chosen = Signal(str)
    place_chosen = Signal(str)
    record_chosen = Signal(str)
    help_chosen = Signal(str, str)

    def __init__(self, session: Session, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._window = parent.window()
        self._entries = entries(session, commands)
        self._recent = _chosen.setdefault(session.document, [])
        of_key = {(entry.kind, entry.key): entry for entry in self._entries}
        self._latest = [of_key[key] for key in self._recent if key in of_key]
        title = session.say(message("Go to anything"))
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = QListView()
        self.rows.setAccessibleName(title)
        self._model = _Rows(self.palette(), self)
        self._nothing = QLabel(session.say(message("Nothing has all of these words.")))
        self.line = _Line(self.rows)
        self.line.setAccessibleName(title)
        hint = message("Commands, pages, activities, parties, help …")
        self.line.setPlaceholderText(session.say(hint))
        self.line.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._lay_out()
        self.line.textChanged.connect(self._find)
        self.line.returnPressed.connect(lambda: self._choose(self.rows.currentIndex()))
        self.rows.clicked.connect(self._choose)
        self.rows.selectionModel().currentChanged.connect(self._announce)
        self._find("")

    def open(self) -> None:
        """Opens below the top edge of the parent's window, in the middle; it blocks nothing, as a menu."""
        window = self._window
        height = self.line.sizeHint().height() + look.row_height(self) * _ROWS + look.space(self, 2)
        wanted = QSize(self.fontMetrics().averageCharWidth() * _CHARACTERS, height)
        self.resize(wanted.boundedTo(window.size() * 0.9))
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(left, min(look.space(self, 8), window.height() // 20))))
        self.line.setFocus()
        self.show()

    def event(self, event: QEvent) -> bool:
        """Closes as well when the user goes elsewhere: there is no frame with a button for that."""
        if event.type() is QEvent.Type.WindowDeactivate and not self.isHidden():
            self.reject()
        return super().event(event)

    def shown(self) -> list[Entry]:
        """The entries that are listed now."""
        return self._model.entries

    def _lay_out(self) -> None:
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(_Painter(self.rows))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setUniformItemSizes(True)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        look.set_role(self._nothing, "muted")
        card = QFrame()
        look.set_role(card, "card")
        inside = QVBoxLayout(card)
        margin = look.space(self, 0.6)
        inside.setContentsMargins(margin, margin, margin, margin)
        inside.setSpacing(margin)
        for widget in (self.line, self.rows, self._nothing):
            inside.addWidget(widget, 0 if widget is self.line else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _find(self, query: str) -> None:
        if query.strip():
            found = matching(self._entries, query, MOST)
        else:
            found = list(dict.fromkeys((*self._latest, *self._entries[:MOST])))[:MOST]
        self._model.show_entries(found)
        self.rows.setCurrentIndex(self._model.index(0))
        self.rows.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if not found:
            self._say(self._nothing.text())

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self._model.entries[index.row()]
        key = (entry.kind, entry.key)
        self._recent[:] = [key, *(one for one in self._recent if one != key)][:_REMEMBERED]
        self.accept()
        match entry.kind:
            case palette_entries.COMMAND:
                self.command_chosen.emit(entry.key)
            case palette_entries.PLACE:
                self.place_chosen.emit(entry.key)
            case palette_entries.RECORD:
                self.record_chosen.emit(entry.key)
            case _:
                self.help_chosen.emit(*entry.key.split("."))

    def _announce(self, index: QModelIndex) -> None:
        """Says which row is the current one: the focus stays in the line, so that nobody else does."""
        if index.isValid():
            self._say(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def _say(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, text))


class _Line(QLineEdit):
    """Keeps the focus, and has its list follow the keys that go up and down."""

    def __init__(self, rows: QListView) -> None:
        super().__init__()
        self._rows = rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEERING:
            QApplication.sendEvent(self._rows, event)
        else:
            super().keyPressEvent(event)


class _Rows(QAbstractListModel):
    """The entries that are listed."""

    def __init__(self, palette: QPalette, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette
        self.entries: list[Entry] = []

    def show_entries(self, listed: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = listed
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.DecorationRole:
                return icon(entry.icon, self._palette) if entry.icon else QIcon()
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.title}, {entry.detail}" if entry.detail else entry.title
            case _ if role == _DETAIL:
                return entry.detail
        return None


class _Painter(QStyledItemDelegate):
    """Paints an entry: its icon, its title, and at the right what it is or its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, look.row_height(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        row.text, row.icon = "", QIcon()
        row.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        row.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        colours, chosen = look.colours(row.palette), bool(row.state & QStyle.StateFlag.State_Selected)
        margin, size = look.space(row.widget, 0.8), look.icon_size(row.widget)
        area = row.rect.adjusted(margin, 0, -margin, 0)
        place = QRect(area.left(), area.center().y() - size // 2, size, size)
        mode = QIcon.Mode.Selected if chosen else QIcon.Mode.Normal
        symbol: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        symbol.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        area.setLeft(place.right() + margin)
        metrics = QFontMetrics(row.font)
        detail = metrics.elidedText(index.data(_DETAIL), Qt.TextElideMode.ElideRight, area.width() // 2)
        painter.save()
        painter.setFont(row.font)
        painter.setPen(look.SELECTED_TEXT if chosen else colours.muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | middle, detail)
        area.setRight(area.right() - metrics.horizontalAdvance(detail) - margin)
        painter.setPen(look.SELECTED_TEXT if chosen else colours.text)
        title = index.data(Qt.ItemDataRole.DisplayRole)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, shown)
        painter.restore()
