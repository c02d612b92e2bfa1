"""The model of a list of findings: which are shown, in which order, and what each row says."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.i18n import message
from ropa_desktop.register.collation import sort_key
from ropa_desktop.register.records import Activity
from ropa_desktop.ui.icons import severity_icon
from ropa_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str, str]
"""What a finding is known by when the register has been judged anew: check, record and field."""

SEVERITY, WHERE, WHAT, ARTICLE, GATE = range(5)
COLUMNS = 5

_NO_INDEX = QModelIndex()
_SEVERITIES = {severity: place for place, severity in enumerate(Severity)}
_GATES = {gate: place for place, gate in enumerate(Gate)}


class FindingTable(QAbstractTableModel):
    """Rows come and go one by one where little changes, so that whoever reads on is not disturbed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._findings: list[Finding] = []
        self._places: dict[str, str] = {}
        say = session.say
        self._titles = (
            say(message("Severity")),
            say(message("Where")),
            say(message("What")),
            say(message("Article")),
            say(message("Concerns")),
        )

    @property
    def findings(self) -> Sequence[Finding]:
        """The findings of the rows."""
        return self._findings

    def forget(self) -> None:
        """Has the names of records looked up anew."""
        self._places.clear()

    def show_findings(self, findings: list[Finding]) -> None:
        """Shows these findings, in this order; rows that stay the same stay."""
        before = self._findings
        head = _shared(before, findings)
        tail = min(_shared(before[::-1], findings[::-1]), len(before) - head, len(findings) - head)
        old, new = before[head : len(before) - tail], findings[head : len(findings) - tail]
        if old:
            self.beginRemoveRows(_NO_INDEX, head, head + len(old) - 1)
            self._findings = before[:head] + before[len(before) - tail :]
            self.endRemoveRows()
        if new:
            self.beginInsertRows(_NO_INDEX, head, head + len(new) - 1)
            self._findings = findings
            self.endInsertRows()
        if self._findings:  # records may be called something else now
            self.dataChanged.emit(self.index(0, WHERE), self.index(len(self._findings) - 1, WHERE))

    def place(self, finding: Finding) -> str:
        """Where it is: an activity by number and name, or what else it is about."""
        key = finding.activity or finding.record
        place = self._places.get(key)
        if place is None:
            register = self._session.register
            place = finding.name_in(register, self._session.language)
            activity = register.get(Activity, finding.activity)
            if activity is not None and activity.number not in ("", place):
                place = f"{activity.number} {place}"
            self._places[key] = place
        return place

    def text(self, finding: Finding, column: int) -> str:
        """What a column says of a finding."""
        language = self._session.language
        match column:
            case 0:
                return finding.severity.in_language(language)
            case 1:
                return self.place(finding)
            case 2:
                return finding.in_language(language)
            case 3:
                return finding.citation_in(language)
            case _:
                return finding.gate.in_language(language)

    def line(self, finding: Finding) -> str:
        """A finding as one line of text, with tabs between the columns."""
        return "\t".join(self.text(finding, column) for column in range(COLUMNS))

    def sorting(self, column: int) -> Callable[[Finding], tuple[int, str]]:
        """The key by which findings are sorted by a column."""
        if column == SEVERITY:
            return lambda one: (_SEVERITIES[one.severity], "")
        if column == GATE:
            return lambda one: (_GATES[one.gate], "")
        return lambda one: (0, sort_key(self.text(one, column)))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._findings)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        finding, column = self._findings[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(finding, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self.text(finding, WHAT if column == SEVERITY else column)
            case Qt.ItemDataRole.AccessibleTextRole:
                if column != SEVERITY:
                    return self.text(finding, column)
                severity, place, what = (self.text(finding, one) for one in (SEVERITY, WHERE, WHAT))
                return f"{severity}, {place}: {what}" if place else f"{severity}: {what}"
            case Qt.ItemDataRole.DecorationRole if column == SEVERITY:
                return severity_icon(finding.severity, QGuiApplication.palette())
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is Qt.Orientation.Horizontal and shown and section < COLUMNS:
            return self._titles[section]
        return None


def key_of(finding: Finding) -> Key:
    """What a finding is known by."""
    return (finding.check, finding.record, finding.field)


def _shared(some: Sequence[Finding], others: Sequence[Finding]) -> int:
    """How many findings two lists begin with in common."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count
