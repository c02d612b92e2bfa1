"""Which data are about which people, as a table of ticks: a row a category of data, a column a category of
people.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from ropa_desktop.i18n import message
from ropa_desktop.register.fields import Record, type_of
from ropa_desktop.register.records import DataItem, People
from ropa_desktop.register.register import Register
from ropa_desktop.ui.look import space
from ropa_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()
_FIELD = "people"


class MatrixModel(QAbstractTableModel):
    """Data that name no people are about all of them: then no box of the row is ticked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._data: tuple[DataItem, ...] = ()
        self._people: tuple[People, ...] = ()

    def show_owner(self, register: Register, owner: Record) -> None:
        """Shows the data and people of an activity or an organisation."""
        data, people = register.parts(DataItem, owner), register.parts(People, owner)
        same = [one.id for one in (*data, *people)] == [one.id for one in (*self._data, *self._people)]
        if same:
            self._data, self._people = data, people
            if data and people:
                self.dataChanged.emit(self.index(0, 0), self.index(len(data) - 1, len(people) - 1))
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(people) - 1)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(data) - 1)
        else:
            self.beginResetModel()
            self._data, self._people = data, people
            self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._data)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._people)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.NoItemFlags
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item, people = self._data[index.row()], self._people[index.column()]
        ticked = people.id in item.people
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            names = f"{self._session.name(item)}: {self._session.name(people)}"
            word = message("ticked") if ticked else message("not ticked")
            return f"{names}, {self._session.say(word)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        item, people = self._data[index.row()], self._people[index.column()]
        wanted = {*item.people} - {people.id}
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            wanted.add(people.id)
        ordered = tuple(one.id for one in self._people if one.id in wanted)
        elsewhere = tuple(key for key in item.people if key in wanted and key not in ordered)
        return self._session.set_field(item, type_of(item).field_named[_FIELD], ordered + elsewhere)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        shown: tuple[Record, ...] = self._people if orientation is Qt.Orientation.Horizontal else self._data
        return self._session.name(shown[section]) if section < len(shown) else None


class PeopleOfData(QWidget):
    """The table, where there are data, and people of more than one category."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = MatrixModel(session)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        title = QLabel(session.say(message("Which data are about whom (nothing ticked: about all)")))
        title.setProperty("role", "hint")
        title.setWordWrap(True)
        title.setBuddy(self.table)
        self.table.setAccessibleName(title.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(self, 0.3))
        column.addWidget(title)
        column.addWidget(self.table)
        self.hide()

    def show_owner(self, owner: Record) -> None:
        """Shows what an activity or an organisation has."""
        self.model.show_owner(self._session.register, owner)
        many = self.model.rowCount() > 0 and self.model.columnCount() > 1
        self.setVisible(many)
        if many:
            self.table.verticalHeader().setMaximumWidth(self.fontMetrics().averageCharWidth() * 24)
            rows = sum(self.table.rowHeight(row) for row in range(self.model.rowCount()))
            header = self.table.horizontalHeader().sizeHint().height()
            self.table.setFixedHeight(rows + header + self.table.frameWidth() * 2 + 2)
