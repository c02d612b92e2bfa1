"""What is to be done: all findings as a list that leads to the record and the field, each in its turn."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.checks import article_30_status
from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.i18n import Language, N_plural, message, translate_plural
from ropa_desktop.ui import columns
from ropa_desktop.ui.accept_dialog import AcceptedDialog
from ropa_desktop.ui.editors.flow_layout import FlowLayout
from ropa_desktop.ui.finding_table import ARTICLE, GATE, SEVERITY, WHAT, WHERE, FindingTable, Key, key_of
from ropa_desktop.ui.icons import severity_icon
from ropa_desktop.ui.link import LineLink
from ropa_desktop.ui.look import icon_size, row_height, set_role, space
from ropa_desktop.ui.preferences import SavedFilter
from ropa_desktop.ui.session import Session

GATE_FACET = "gate"
"""The key of the gates in a filter; that of the severities is `columns.SEVERITY`."""

_COUNTED = {
    Severity.ERROR: N_plural("{count} error", "{count} errors"),
    Severity.WARNING: N_plural("{count} warning", "{count} warnings"),
    Severity.INFO: N_plural("{count} piece of advice", "{count} pieces of advice"),
}
_WIDTHS = {SEVERITY: 11, WHERE: 32, ARTICLE: 16, GATE: 17}
"""In characters; what is to be done takes the rest."""
_NARROW_WHERE = 22
_ROOMY = 13
"""Lines of height."""
_MEDIUM, _WIDE, _ONE_LINE = 86, 110, 170
"""Characters of width: from the first on the article is shown, from the next the gate, from the last a row
is one line high instead of two.
"""


class _Table(QTableView):
    """Enter goes to the record; Ctrl+C copies the selected rows."""

    activated_row = Signal(int)
    copy_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.activated_row.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)


class FindingsView(QWidget):
    """Keeps its place by check, record and field when the register is judged anew."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = FindingTable(session)
        self._findings: Sequence[Finding] = ()
        self._sorted_by: tuple[int, bool] | None = None
        # The last one visited: what it is known by, which of several such it is, its row, whether it is gone.
        self._visited: tuple[Key, int] | None = None
        self._row = -1
        self._gone = False
        self._listing = False
        self._judged = False
        self._size = -1
        self.table = _Table()
        self.severities = {severity: QCheckBox() for severity in Severity}
        self.gate = QComboBox()
        self.words = QLineEdit()
        self.summary = QLabel()
        self.accepted = LineLink()
        self.accepted.clicked.connect(self._show_accepted)
        self._stack = QStackedWidget()
        self._nothing = QLabel()
        self._clear = QPushButton(session.say(message("Clear the filter")))
        self._tools = QWidget()
        self._lay_out()
        session.judged.connect(self._judge)
        if session.findings_are_fresh:
            self._judge()
        else:
            self._say_what_is_there()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._fit_height()

    def next(self) -> None:
        """Goes to the finding after the one visited last; after the last, to the first."""
        self._go(self._row if self._gone else self._row + 1)

    def previous(self) -> None:
        """Goes to the finding before the one visited last; before the first, to the last."""
        self._go(self._row - 1 if self._row >= 0 else len(self.model.findings) - 1)

    def show_filter(self, wanted: SavedFilter | None) -> None:
        """Shows the findings that a filter lets through: words, severities, a gate; None lets all through."""
        wanted = wanted or SavedFilter("")
        severities = wanted.facets.get(columns.SEVERITY, ())
        self._listing = True  # all at once, not box by box
        for severity, box in self.severities.items():
            box.setChecked(not severities or severity.value in severities)
        gates = wanted.facets.get(GATE_FACET, ())
        self.gate.setCurrentIndex(max(0, self.gate.findData(gates[0] if gates else "")))
        self.words.setText(wanted.query)
        self._listing = False
        self._refresh()

    def focus(self) -> None:
        """Puts the focus on the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_words(self) -> None:
        """Puts the focus on the words to filter by."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def copy(self) -> None:
        """Copies the selected rows as text."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if rows:
            lines = (self.model.line(self.model.findings[row]) for row in rows)
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _judge(self) -> None:
        self._judged = True
        self._findings = self._session.findings
        self.model.forget()
        counts = Counter(one.severity for one in self._findings)
        self.summary.setText(summary(counts, self._session.language))
        judgement = self._session.judgement
        number = len(judgement.accepted) + len(judgement.lapsed)
        self.accepted.setText(self._session.say(message("Accepted ({count}) …", count=number)))
        self.accepted.setVisible(number > 0)
        for severity, box in self.severities.items():
            box.setText(f"{self._session.say(severity)} ({counts[severity]})")
        self._refresh()

    def _show_accepted(self) -> None:
        AcceptedDialog(self._session, self.window()).open()

    def _refresh(self) -> None:
        """Shows what the filter lets through, and stays where it was."""
        if self._listing:
            return
        shown = [one for one in self._findings if self._passes(one)]
        if self._sorted_by is not None:
            column, down = self._sorted_by
            shown.sort(key=self.model.sorting(column), reverse=down)
        self._listing = True
        self.model.show_findings(shown)
        self._find_place_again()
        self._listing = False
        self._say_what_is_there()

    def _passes(self, finding: Finding) -> bool:
        if not self.severities[finding.severity].isChecked():
            return False
        gate = self.gate.currentData()
        if gate and finding.gate.value != gate:
            return False
        words = self.words.text().casefold().split()
        text = self.model.line(finding).casefold() if words else ""
        return all(word in text for word in words)

    def _find_place_again(self) -> None:
        if self._visited is None:
            return
        key, nth = self._visited
        rows = [row for row, one in enumerate(self.model.findings) if key_of(one) == key]
        self._gone = not rows
        if rows:
            self._row = rows[min(nth, len(rows) - 1)]
            if self.table.currentIndex().row() != self._row:
                self._select(self._row)
        else:  # the next one has come in its place
            self._row = min(self._row, len(self.model.findings))
            self.table.selectionModel().clear()

    def _select(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self.model.index(row, 0)
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index)

    def _go(self, row: int) -> None:
        count = len(self.model.findings)
        if count:
            self._select(row % count)
            self._visit(row % count)

    def _visit(self, row: int) -> None:
        """Goes to the record and the field of a row."""
        self._remember(row)
        finding = self.model.findings[row]
        self._session.go_to(finding.record, finding.field)

    def _follow_current(self) -> None:
        """Keeps the place of a row that the user has chosen; the focus alone chooses none."""
        row = self.table.currentIndex().row()
        if not self._listing and self.table.selectionModel().isRowSelected(row, QModelIndex()):
            self._remember(row)

    def _remember(self, row: int) -> None:
        key = key_of(self.model.findings[row])
        nth = sum(key_of(one) == key for one in self.model.findings[:row])
        self._visited, self._row, self._gone = (key, nth), row, False

    def _sort(self, column: int) -> None:
        """Sorts by a column: upwards, downwards, then as it is worth reading again."""
        if self._sorted_by is None or self._sorted_by[0] != column:
            self._sorted_by = (column, False)
        elif not self._sorted_by[1]:
            self._sorted_by = (column, True)
        else:
            self._sorted_by = None
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(self._sorted_by is not None)
        if self._sorted_by is not None:
            order = Qt.SortOrder.DescendingOrder if self._sorted_by[1] else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(column, order)
        self._refresh()

    def _say_what_is_there(self) -> None:
        say = self._session.say
        self._stack.setCurrentIndex(0 if self.model.findings else 1)
        self._clear.setVisible(bool(self._findings))
        if not self._judged:
            self._nothing.setText(say(message("The register is being checked …")))
        elif self._findings:
            hidden = message("The filter hides all {count} findings.", count=len(self._findings))
            self._nothing.setText(say(hidden))
        else:
            status = article_30_status(self._findings)
            self._nothing.setText(say(message("Nothing to do. {status}.", status=status)))

    def _lay_out(self) -> None:
        say = self._session.say
        set_role(self.summary, "section")
        self.summary.setWordWrap(True)
        self.words.setPlaceholderText(say(message("Filter on any word")))
        self.words.setAccessibleName(say(message("Filter on any word")))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)
        self.gate.addItem(say(message("Everything")), "")
        for gate in Gate:
            self.gate.addItem(say(gate), gate.value)
        label = QLabel(say(message("Concerns:")))
        label.setBuddy(self.gate)
        gates = QWidget()
        row = QHBoxLayout(gates)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.gate)
        flow = FlowLayout(self._tools, space(self))
        for severity, box in self.severities.items():
            box.setChecked(True)
            box.setIcon(severity_icon(severity, self.palette()))
            box.setIconSize(QSize(icon_size(self), icon_size(self)))
            box.toggled.connect(lambda _checked: self._refresh())
            flow.addWidget(box)
            box.setFixedHeight(self.gate.sizeHint().height())  # in the middle of the line
        flow.addWidget(gates)
        flow.addWidget(self.words)
        self.gate.currentIndexChanged.connect(lambda _place: self._refresh())
        self.words.textChanged.connect(lambda _text: self._refresh())
        self._clear.clicked.connect(lambda _checked=False: self.show_filter(None))
        self._set_up_table()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._centred())
        column = QVBoxLayout(self)
        margin = space(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(space(self, 0.7))
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self.accepted)
        column.addLayout(top)
        column.addWidget(self._tools)
        column.addWidget(self._stack, 1)

    def _centred(self) -> QWidget:
        """What is shown where there is no row."""
        set_role(self._nothing, "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch()
        column.addWidget(self._nothing)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        return page

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self._session.say(message("What is to be done")))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = table.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(row_height(self))
        header = table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.sectionClicked.connect(self._sort)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        # A click makes a row the current one before it selects it, the keyboard does both at once.
        table.selectionModel().currentRowChanged.connect(lambda *_: self._follow_current())
        table.selectionModel().selectionChanged.connect(lambda *_: self._follow_current())
        table.activated_row.connect(self._visit)
        table.doubleClicked.connect(lambda index: self._visit(index.row()))
        table.copy_asked.connect(self.copy)

    def minimumSizeHint(self) -> QSize:
        """Low enough to be docked below a page: what filters then gives its room to the table."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing() * 5)

    def _fit_height(self) -> None:
        """Shows what filters where there is room for it, and always while something is filtered out."""
        roomy = self.height() >= self.fontMetrics().lineSpacing() * _ROOMY
        self._tools.setVisible(roomy or len(self.model.findings) < len(self._findings))

    def _fit(self) -> None:
        """Leaves out columns that there is no room for, and gives rows the height that their texts need."""
        table, width = self.table, self.fontMetrics().averageCharWidth()
        room = self.width() // width
        size = (room >= _MEDIUM) + (room >= _WIDE) + (room >= _ONE_LINE)
        if size == self._size:
            return
        self._size = size
        table.setColumnHidden(ARTICLE, room < _MEDIUM)
        table.setColumnHidden(GATE, room < _WIDE)
        for section, characters in _WIDTHS.items():
            table.setColumnWidth(section, characters * width)
        table.setColumnWidth(SEVERITY, table.columnWidth(SEVERITY) + icon_size(self))
        if room < _WIDE:
            table.setColumnWidth(WHERE, _NARROW_WHERE * width)
        more = 0 if room >= _ONE_LINE else self.fontMetrics().lineSpacing()
        table.verticalHeader().setDefaultSectionSize(row_height(self) + more)


def summary(
    findings: Mapping[Severity, int], language: Language, severities: Iterable[Severity] = Severity
) -> str:
    """How many findings there are of each severity: "5 errors, 12 warnings, 3 pieces of advice"."""
    told = [(translate_plural(*_COUNTED[one], findings.get(one, 0), language), one) for one in severities]
    return ", ".join(text.format(count=findings[one]) for text, one in told if findings.get(one, 0))
