"""The model of a list of records: rows in an order, columns of the user's choice, texts made when shown."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from ropa_desktop.checks.finding import Severity
from ropa_desktop.i18n import message
from ropa_desktop.register import kinds
from ropa_desktop.register.collation import sort_key
from ropa_desktop.register.fields import Record, RecordType
from ropa_desktop.ui import columns
from ropa_desktop.ui.icons import severity_icon
from ropa_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()
_SEVERITIES = {severity: place for place, severity in enumerate(Severity)}
known_sort_key = lru_cache(maxsize=100_000)(sort_key)
"""Most texts of a list are the same when it is put in order again."""
_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.DecorationRole,
    }
)


class RecordTable(QAbstractTableModel):
    """One row a record. It is told which records to show, and in which order."""

    def __init__(self, session: Session, record_type: RecordType, shown: Sequence[str]) -> None:
        super().__init__()
        self._session = session
        self._type = record_type
        self._columns = tuple(shown)
        self._records: list[Record] = []
        self._texts: dict[str, dict[str, str]] = {}  # by record and column

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the columns."""
        return self._columns

    @property
    def records(self) -> Sequence[Record]:
        """The records of the rows."""
        return self._records

    def show_columns(self, shown: Sequence[str]) -> None:
        """Shows other columns."""
        self.beginResetModel()
        self._columns = tuple(shown)
        self.endResetModel()

    def show_records(self, records: list[Record]) -> bool:
        """Shows these records in this order; True where the rows are others than before."""
        before = self._records
        if len(before) == len(records) and all(
            one.id == other.id for one, other in zip(before, records, strict=True)
        ):
            self._records = records
            return False
        self.beginResetModel()
        self._records = records
        self.endResetModel()
        return True

    def forget(self, keys: Iterable[str] | None) -> None:
        """Has the texts of some records made anew; of all for None."""
        for key in list(self._texts) if keys is None else keys:
            self._texts.pop(key, None)

    def show_anew(self) -> None:
        """Shows all texts anew, once the records are those of the register as it is."""
        if self._records:
            end = self.index(len(self._records) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), end)

    def judge(self) -> None:
        """Shows the findings anew."""
        if self._records and columns.SEVERITY in self._columns:
            place = self._columns.index(columns.SEVERITY)
            self.dataChanged.emit(self.index(0, place), self.index(len(self._records) - 1, place))

    def text(self, record: Record, column: str) -> str:
        """What a column says of a record."""
        own = self._texts.setdefault(record.id, {})
        text = own.get(column)
        if text is None:
            session = self._session
            text = columns.text_of(session.register, record, self._type, column, session.language)
            own[column] = text
        return text

    def sorting(self, record: Record, column: str) -> tuple[int, str]:
        """The key by which a record is sorted by a column: numbers and dates by value, texts in Swedish
        order.
        """
        if column == columns.SEVERITY:
            worst = self._session.worst_of(record.id)
            return (_SEVERITIES[worst] if worst else len(_SEVERITIES), "")
        field = self._type.field_named.get(column)
        if field is not None and isinstance(field.kind, kinds.Period):
            period = getattr(record, column)
            days = (
                period.years * 365.25 + period.months * 30.4 + period.weeks * 7 + period.days
                if period
                else 10**9
            )
            return (round(days * 24 + (period.hours if period else 0)), "")
        return (0, known_sort_key(self.text(record, column)))

    def row_of(self, key: str) -> int:
        """The row of a record by its id, -1 where it is not shown."""
        return next((row for row, one in enumerate(self._records) if one.id == key), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ROLES or not index.isValid():
            return None
        record, column = self._records[index.row()], self._columns[index.column()]
        if column == columns.SEVERITY:
            return self._severity(record, role)
        if role == Qt.ItemDataRole.DecorationRole:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and column == columns.NAME:
            worst = self._session.worst_of(record.id)
            name = self.text(record, column)
            return f"{name}, {self._session.say(worst)}" if worst else name
        return self.text(record, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        title = columns.title_of(self._type, column, self._session.language)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column == columns.SEVERITY else title
        return title if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def _severity(self, record: Record, role: int) -> object:
        worst = self._session.worst_of(record.id)
        match role:
            case Qt.ItemDataRole.DecorationRole:
                return severity_icon(worst, QGuiApplication.palette()) if worst else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._session.say(worst) if worst else self._session.say(message("Nothing to do"))
            case Qt.ItemDataRole.ToolTipRole:
                found = self._session.findings_of(record.id)
                return "\n".join(one.in_language(self._session.language) for one in found[:12])
            case _:
                return ""
