"""Find and replace in all texts of the register: every place is shown before it is changed."""

from functools import cache

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Translatable, message, translate_plural
from ropa_desktop.register import kinds
from ropa_desktop.register.bulk_edits import bulk_fields, occurrences, replacing
from ropa_desktop.register.fields import ANY_RECORD, CATALOGUE, Part, RecordType, part_types, type_of
from ropa_desktop.register.referable import root_of
from ropa_desktop.ui.editors import settle_focused
from ropa_desktop.ui.look import row_height, set_role, set_severity, space
from ropa_desktop.ui.occurrence_table import BEFORE, MarkedText, OccurrenceTable
from ropa_desktop.ui.session import Session

_PAUSE = 150
"""Milliseconds without a keystroke before it searches."""


class FindReplaceDialog(QDialog):
    """Stays open beside the window; what it has replaced is one step."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.setWindowTitle(session.say(message("Find and replace")))
        self.wanted = QLineEdit()
        self.replacement = QLineEdit()
        self.match_case = QCheckBox(session.say(message("&Match case")))
        self.whole_words = QCheckBox(session.say(message("&Whole words only")))
        self.scope = QComboBox()
        self.model = OccurrenceTable(session)
        self.table = QTableView()
        self.all = QCheckBox(session.say(message("&All")))
        self.status = QLabel()
        self.replace_button = QPushButton()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._searched: tuple[object, ...] = ()
        self._fill_scope()
        self._lay_out()
        self._timer.timeout.connect(self.search)
        self.wanted.textChanged.connect(self._search_soon)
        self.match_case.toggled.connect(self._search_soon)
        self.whole_words.toggled.connect(self._search_soon)
        self.scope.activated.connect(self._search_soon)
        self.replacement.textChanged.connect(self.model.show_replacement)
        self.replacement.textChanged.connect(self._refresh)
        self.model.ticked_changed.connect(self._refresh)
        self.all.clicked.connect(self._tick_all)
        self.table.doubleClicked.connect(self._go_to)
        self.replace_button.clicked.connect(self.replace)
        session.stepped.connect(self._search_soon)
        self._refresh()

    def search(self) -> None:
        """Searches now, and shows what is found; ticks stay where the same is looked for again."""
        self._timer.stop()
        asked = (self.wanted.text(), self.match_case.isChecked(), self.whole_words.isChecked(), self._scope())
        register, scope = self._session.register, self._scope()
        found = occurrences(
            register,
            self.wanted.text(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
            record_types=_types_in(scope) if scope else None,
        )
        if scope:
            found = [one for one in found if type_of(root_of(register, one.record)) is scope]
        same, self._searched = asked == self._searched, asked
        self.model.show_found(found, keep_ticks=same)

    def replace(self) -> None:
        """Replaces what is ticked, as one step."""
        self._settle_window()
        if self._timer.isActive():
            self.search()
        chosen = self.model.ticked
        if not chosen:
            return
        wanted, instead = self.wanted.text(), self.replacement.text()
        what = message("Replace: {name} with {other}", name=f"“{wanted}”", other=f"“{instead}”")
        try:
            changes = replacing(chosen, instead)
        except RopaError as error:
            self._tell(error, "error")
            return
        if self._session.commit(self._session.say(what), changes):
            self.search()
            done = translate_plural(
                "{count} text has been changed. Undo takes it back.",
                "{count} texts have been changed. Undo takes all of them back.",
                len(chosen),
                self._session.language,
            )
            self.status.setText(done.format(count=len(chosen)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from what is looked for, and goes to what is current in the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.wanted.hasFocus():
                self.search()
                self.replacement.setFocus()
                return
            if self.table.hasFocus():
                self._go_to(self.table.currentIndex())
                return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Finds what has been typed in the window as well, when the user comes from there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._settle_window()

    def _settle_window(self) -> None:
        """Commits what is being typed in the window: it has not lost its focus there."""
        parent = self.parentWidget()
        if parent is not None:
            settle_focused(parent.window().focusWidget())

    def _search_soon(self) -> None:
        self._timer.start()

    def _tick_all(self, ticked: bool) -> None:
        self.model.tick_all(ticked=ticked)

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            one = self.model.found[index.row()]
            field = type_of(one.record).collection if isinstance(one.record, Part) else one.field.name
            self._session.go_to(root_of(self._session.register, one.record).id, field)

    def _refresh(self) -> None:
        """Says how much is found, and how much of it would be replaced."""
        found, ticked = len(self.model.found), len(self.model.ticked)
        language = self._session.language
        if not self.wanted.text():
            self._tell(message("What you look for is shown here with what it would become."))
        elif not found:
            self._tell(message("“{text}” is not found.", text=self.wanted.text()))
        else:
            told = translate_plural("Found in {count} text", "Found in {count} texts", found, language)
            self._tell(None, text=told.format(count=found))
        partly = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.all.setTristate(False)
        self.all.setCheckState(Qt.CheckState.Checked if ticked == found and found else partly)
        self.all.setEnabled(found > 0)
        button = message("&Replace {count}", count=ticked) if found else message("&Replace")
        self.replace_button.setText(self._session.say(button))
        self.replace_button.setEnabled(ticked > 0)

    def _tell(self, said: Translatable | None, severity: str = "", text: str = "") -> None:
        self.status.setText(self._session.say(said) if said else text)
        set_severity(self.status, severity)

    def _fill_scope(self) -> None:
        self.scope.addItem(self._session.say(message("The whole register")), "")
        for name, record_type in CATALOGUE.items():
            if not record_type.owners and _has_texts(record_type) and name in self._session.register.tables:
                self.scope.addItem(record_type.plural_in(self._session.language), name)

    def _scope(self) -> RecordType | None:
        return CATALOGUE.get(str(self.scope.currentData()))

    def _lay_out(self) -> None:
        say = self._session.say
        options = QHBoxLayout()
        options.setSpacing(space(self, 1.6))
        for widget in (self.scope, self.match_case, self.whole_words):
            options.addWidget(widget)
        options.addStretch()
        grid = QGridLayout()
        grid.setVerticalSpacing(space(self, 0.6))
        asked = (
            (message("&Find:"), self.wanted),
            (message("Replace w&ith:"), self.replacement),
            (message("&In:"), self.scope),
        )
        for row, (text, asked_in) in enumerate(asked):
            label = QLabel(say(text))
            label.setBuddy(asked_in)
            asked_in.setAccessibleName(say(text).replace("&", "").rstrip(":"))
            grid.addWidget(label, row, 0)
        grid.addWidget(self.wanted, 0, 1)
        grid.addWidget(self.replacement, 1, 1)
        grid.addLayout(options, 2, 1)
        self._lay_out_table()
        self.status.setWordWrap(True)
        told = QHBoxLayout()
        told.addWidget(self.all)
        told.addWidget(self.status, 1)
        set_role(self.replace_button, "primary")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.replace_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(space(self))
        column.addLayout(grid)
        column.addLayout(told)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.replace_button.setDefault(True)
        width, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(width * 130, room.width() * 9 // 10), min(line * 34, room.height() * 9 // 10))
        self.table.setColumnWidth(0, self.width() * 24 // 100)
        self.table.setColumnWidth(1, self.width() * 16 // 100)

    def _lay_out_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(MarkedText(table))
        table.setAccessibleName(self._session.say(message("Texts that were found")))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_height(self))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for section in range(BEFORE):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _types_in(record_type: RecordType) -> frozenset[str]:
    """The names of a record type and of the parts that its records may have, however deep."""
    own = [part for part in part_types(record_type) if ANY_RECORD not in part.owners]
    anywhere = {part.name for part in part_types(record_type) if ANY_RECORD in part.owners}
    return frozenset({record_type.name} | anywhere).union(*(_types_in(part) for part in own))


@cache
def _has_texts(record_type: RecordType) -> bool:
    return any(isinstance(field.kind, kinds.Text | kinds.TextList) for field in bulk_fields(record_type))
