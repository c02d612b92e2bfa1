"""The list of the records of one type, as a table model over the register as a value."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ropa_desktop.i18n import Language
from ropa_desktop.register.fields import Record, RecordType
from ropa_desktop.register.records import Activity
from ropa_desktop.register.register import Register
from ropa_desktop.wording.naming import name_of

Index = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()


class RecordList(QAbstractTableModel):
    """One row a record: its number, where it has one, and its name."""

    def __init__(self, register: Register, record_type: RecordType, language: Language) -> None:
        super().__init__()
        self._register = register
        self._type = record_type
        self._language = language
        self._records = self._rows()

    def show_register(self, register: Register, record_type: RecordType) -> None:
        """Shows the records of a type in a register; a change within the same rows keeps the selection."""
        self._register, before = register, self._records
        self._type = record_type
        now = self._rows()
        if [record.id for record in now] == [record.id for record in before]:
            self._records = now
            self.dataChanged.emit(self.index(0, 0), self.index(len(now) - 1, 1))
        else:
            self.beginResetModel()
            self._records = now
            self.endResetModel()

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self._records[row]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        record = self._records[index.row()]
        if index.column() == 0:
            return record.number if isinstance(record, Activity) else str(index.row() + 1)
        return name_of(self._register, record, self._language)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return "#" if section == 0 else self._type.label_in(self._language)

    def _rows(self) -> tuple[Record, ...]:
        return self._register.table(self._type.name).by_owner.get("", ())
