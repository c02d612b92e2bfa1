"""The history of the register: every step, the newest first, and what the chosen one changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.document import Revision, Step
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.ui.change_sheet import ChangeSheet
from ropa_desktop.ui.look import row_height, set_role, space
from ropa_desktop.ui.revision_table import WHAT, WHEN, WHO, RevisionTable
from ropa_desktop.ui.revisions import Revisions, when
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.changes import ChangeInWords, changes_in_words

_MOST = 100
"""Records of a step that are shown: an import may make tens of thousands."""
_WIDTHS = {WHEN: 18, WHO: 14}
"""In characters; what was done takes the rest."""
_NARROW = 110
"""Characters of width below which the list stands above what a step changed, not beside it."""


class HistoryPage(QWidget):
    """Reads the history when it is first shown, and keeps up with the steps from then on."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._read = False
        self._shown: Revision | None = None
        self._changes: list[ChangeInWords] = []
        self.model = RevisionTable(session)
        self.words = QLineEdit()
        self.table = QTableView()
        self.title = QLabel()
        self._subtitle = QLabel()
        self.sheet = ChangeSheet(session)
        self.go_button = QPushButton(session.say(message("Go to the record")))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        session.stepped.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._read:
            self._read_history()
        else:
            self._show_step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        self._splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def focus(self) -> None:
        """Puts the focus on the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_words(self) -> None:
        """Puts the focus on the words to filter by."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _read_history(self) -> None:
        try:
            revisions = self._session.document.history()
        except RopaError as error:
            self._session.refused.emit(self._session.say(error))
            return
        self._read = True
        self.model.show_revisions(Revisions(revisions))
        if self.model.shown:
            self.table.selectRow(0)

    def _follow(self, step: Step) -> None:
        """Puts a new step on top; what stands in the sheet is told anew, since names may have changed."""
        if self._read:
            self.model.add(step.revision)
            if self.isVisible():
                self._show_step()

    def _current(self) -> Revision | None:
        row = self.table.currentIndex().row()
        return self.model.shown[row] if 0 <= row < len(self.model.shown) else None

    def _show_step(self) -> None:
        """Shows what the current step changed."""
        revision = self._current()
        self._shown = revision
        self._changes, more = [], False
        if revision is None:
            self.title.setText(self._session.say(message("No step has been chosen.")))
            self._subtitle.clear()
        else:
            self.title.setText(self.model.text(revision, WHAT))
            self._subtitle.setText(" · ".join(filter(None, (when(revision), revision.who))))
            self._changes, more = self._changes_of(revision)
        self.sheet.show_changes(self._changes, more)
        self.go_button.setEnabled(any(change.shown for change in self._changes))

    def _changes_of(self, revision: Revision) -> tuple[list[ChangeInWords], bool]:
        session = self._session
        try:
            found = session.document.changes_of(revision, most=_MOST + 1)
        except RopaError as error:
            session.refused.emit(session.say(error))
            return [], False
        told = changes_in_words(session.register, found[:_MOST], session.language)
        return told, len(found) > _MOST

    def _go(self) -> None:
        shown = next((change.shown for change in self._changes if change.shown), "")
        if shown:
            self._session.go_to(shown)

    def _filter(self, words: str) -> None:
        """Keeps the chosen step where it still stands in the list."""
        chosen = self._shown
        self.model.filter(words)
        rows = [row for row, one in enumerate(self.model.shown) if one is chosen]
        if rows or self.model.shown:
            self.table.selectRow(rows[0] if rows else 0)
        else:
            self._show_step()

    def _lay_out(self) -> None:
        say = self._session.say
        self.words.setPlaceholderText(say(message("Filter on any word")))
        self.words.setAccessibleName(say(message("Filter on any word")))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._filter)
        self._set_up_table()
        left, right = QWidget(), QWidget()
        margin = space(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        for label, role in ((self.title, "section"), (self._subtitle, "muted")):
            set_role(label, role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        heading = QVBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(self.title)
        heading.addWidget(self._subtitle)
        top = QHBoxLayout()
        top.addLayout(heading, 1)
        top.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignTop)
        self.go_button.clicked.connect(lambda _checked=False: self._go())
        self.sheet.chosen.connect(self._session.go_to)
        column = QVBoxLayout(right)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addLayout(top)
        column.addWidget(self.sheet, 1)
        splitter = self._splitter
        splitter.setChildrenCollapsible(False)
        for side in (left, right):
            splitter.addWidget(side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self._session.say(message("Steps, the newest first")))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        rows = table.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(row_height(self))
        rows.setDefaultSectionSize(row_height(self))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        width = self.fontMetrics().averageCharWidth()
        for section, characters in _WIDTHS.items():
            table.setColumnWidth(section, characters * width)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_step())
