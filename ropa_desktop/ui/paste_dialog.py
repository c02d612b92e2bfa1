"""The dialog for rows copied from a spreadsheet: which column says what, and what would come of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import message, translate_plural
from ropa_desktop.imports.pasted import (
    Column,
    columns_for,
    guess_columns,
    importable_types,
    notes_column,
    plan_of_rows,
    table_of,
)
from ropa_desktop.imports.plan import Plan
from ropa_desktop.register.fields import CATALOGUE, RecordType, type_of
from ropa_desktop.register.records import Retention
from ropa_desktop.ui.icons import icon
from ropa_desktop.ui.labels import amounts
from ropa_desktop.ui.look import colours, row_height, set_role, set_severity, space
from ropa_desktop.ui.session import Session

_ROWS = 20
"""Rows of the table that are shown; all of them are read."""
_MOST = 200
"""Problems and remarks that are listed."""


class PasteDialog(QDialog):
    """Shows how the rows are understood; Import makes the records as one step."""

    imported = Signal(int)
    """How many records were created."""

    def __init__(self, session: Session, text: str, record_type: RecordType, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        session.settle()
        self._session = session
        self._rows = table_of(text)
        self._plan = Plan(())
        self._offered: list[list[Column | None]] = []
        self.setWindowTitle(session.say(message("Paste rows")))
        self.heading = QLabel()
        self.detail = QLabel()
        self.type_choice = QComboBox()
        self.has_headings = QCheckBox(session.say(message("The first row holds &headings")))
        self.table = QTableWidget()
        self.remarks = QListWidget()
        self._remarks_label = QLabel()
        self.import_button = QPushButton(session.say(message("&Import")))
        self._lay_out(record_type)
        self.import_button.setFocus()
        if not self._is_table():
            self._say_nothing()
            return
        self._guess()
        self.type_choice.activated.connect(self._guess)
        self.has_headings.toggled.connect(self._show_rows)
        session.stepped.connect(self._read)

    @property
    def columns(self) -> list[Column | None]:
        """What each column of the table says, as it is chosen now; None for one that is left out."""
        return [
            offered[combo.currentIndex()] for offered, combo in zip(self._offered, self.combos(), strict=True)
        ]

    @property
    def plan(self) -> Plan:
        """What Import would do."""
        return self._plan

    def combos(self) -> list[QComboBox]:
        """The choice of each column, from the left."""
        found = (self.table.cellWidget(0, column) for column in range(self.table.columnCount()))
        return [one for one in found if isinstance(one, QComboBox)]

    def _is_table(self) -> bool:
        """Whether there is more on the clipboard than one cell."""
        return len(self._rows) > 1 or any(len(row) > 1 for row in self._rows)

    def _say_nothing(self) -> None:
        say = self._session.say
        sentence = message(
            "The clipboard holds no table. Copy rows with their headings in your spreadsheet, and try again."
        )
        self.heading.setText(say(sentence))
        for widget in (self._choices, self._parts, self.import_button):
            widget.hide()
        line = self.fontMetrics().lineSpacing()
        self.resize(min(self.fontMetrics().averageCharWidth() * 60, self.width()), line * 9)

    @property
    def _type(self) -> RecordType:
        return CATALOGUE[str(self.type_choice.currentData())]

    def _guess(self) -> None:
        """Recognises the columns anew."""
        guess = guess_columns(self._rows, self._type)
        self.has_headings.blockSignals(True)
        self.has_headings.setChecked(guess.has_headings)
        self.has_headings.blockSignals(False)
        self._offer(guess.columns)
        self._show_rows()

    def _offer(self, guessed: Sequence[Column | None]) -> None:
        """Makes the choice of each column."""
        session, table = self._session, self.table
        table.clear()
        table.setRowCount(1)
        table.setColumnCount(len(guessed))
        notes = notes_column(self._type)
        self._offered = []
        for place, column in enumerate(guessed):
            heading = self._rows[0][place]
            to_notes = notes_column(self._type, " ".join(heading.split()))
            if column is not None and column.field == notes.field:
                to_notes = column
            offered = [to_notes if one == notes else one for one in columns_for(self._type)]
            combo = QComboBox()
            combo.addItem(session.say(message("(left out)")))
            combo.addItems([one.in_language(session.language) for one in offered])
            combo.setCurrentIndex(offered.index(column) + 1 if column in offered else 0)
            combo.setAccessibleName(session.say(message("What column {number} says", number=place + 1)))
            combo.setMaxVisibleItems(16)
            combo.activated.connect(self._read)
            self._offered.append([None, *offered])
            table.setCellWidget(0, place, combo)
            table.setColumnWidth(place, max(self._width_of(place), combo.sizeHint().width() * 2 // 3))
        table.setRowHeight(0, self.combos()[0].sizeHint().height())

    def _width_of(self, place: int) -> int:
        longest = max(len(row[place]) for row in self._rows[:_ROWS])
        return self.fontMetrics().averageCharWidth() * min(max(longest + 4, 16), 34)

    def _show_rows(self) -> None:
        """Shows the first rows under the choices."""
        first = int(self.has_headings.isChecked())
        shown = self._rows[first : first + _ROWS]
        self.table.setRowCount(1 + len(shown))
        for row, cells in enumerate(shown, 1):
            for place, text in enumerate(cells):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(text)
                self.table.setItem(row, place, item)
        number = message("Column {number}", number="{number}")
        self.table.setHorizontalHeaderLabels(
            [
                " ".join(heading.split()) if first else self._session.say(number).format(number=place)
                for place, heading in enumerate(self._rows[0], 1)
            ]
        )
        self._read()

    def _read(self) -> None:
        """Plans anew what would come."""
        session = self._session
        self._plan = plan_of_rows(
            session.register,
            self._rows,
            self.columns,
            self._type,
            has_headings=self.has_headings.isChecked(),
            language=session.language,
        )
        self.heading.setText(self._summary())
        set_severity(self.heading, "error" if self._plan.problems else "")
        self.detail.setText(self._others())
        self.detail.setVisible(bool(self.detail.text()))
        self.import_button.setEnabled(bool(self._plan.changes) and not self._plan.problems)
        lines = [*self._plan.problems, *self._plan.remarks]
        self.remarks.clear()
        self.remarks.addItems([session.say(one) for one in lines[:_MOST]])
        if len(lines) > _MOST:
            self.remarks.addItem(session.say(message("And {count} more", count=len(lines) - _MOST)))
        label = (
            message("&Problems") if self._plan.problems else message("Remar&ks ({count})", count=len(lines))
        )
        self._remarks_label.setText(session.say(label))
        self.remarks.setAccessibleName(session.say(label).replace("&", ""))
        self._told.setVisible(bool(lines))

    def _summary(self) -> str:
        session, problems = self._session, self._plan.problems
        if problems:
            return translate_plural(
                "The rows have {count} problem, so nothing can be imported.",
                "The rows have {count} problems, so nothing can be imported.",
                len(problems),
                session.language,
            ).format(count=len(problems))
        made = [change.record for change in self._plan.changes if change.before is None]
        if not made:
            return session.say(message("The rows say nothing that could be imported."))
        own = [record for record in made if type_of(record) is self._type]
        return session.say(message("{records} will come.", records=amounts(own, session.language)))

    def _others(self) -> str:
        """What comes along with the records of the rows."""
        others = [
            change.record
            for change in self._plan.changes
            if type_of(change.record) is not self._type and not isinstance(change.record, Retention)
        ]
        if not others:
            return ""
        told = message("With them: {records}.", records=amounts(others, self._session.language))
        return self._session.say(told)

    def _import(self) -> None:
        session, planned = self._session, self._plan
        if planned.problems or not planned.changes:
            return
        made = [change.record for change in planned.changes if type_of(change.record) is self._type]
        what = message("Paste: {records}", records=amounts(made, session.language))
        session.document.back_up()  # where that fails, a banner tells why
        session.stepped.disconnect(self._read)  # the step is this dialog's own
        if session.commit(session.say(what), planned.changes):
            self.accept()
            self.imported.emit(len(planned.changes))
            session.go_to(made[0].id)
        else:
            session.stepped.connect(self._read)

    def _lay_out(self, record_type: RecordType) -> None:
        session = self._session
        set_role(self.heading, "section")
        self.heading.setWordWrap(True)
        self._fill_types(record_type)
        self._choices = QWidget()
        choices = QHBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        label = QLabel(session.say(message("Each row becomes &one of:")))
        label.setBuddy(self.type_choice)
        self.type_choice.setAccessibleName(label.text().replace("&", "").rstrip(":"))
        choices.addWidget(label)
        choices.addWidget(self.type_choice)
        choices.addWidget(self.has_headings)
        choices.addStretch()
        self._lay_out_table()
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self._remarks_label)
        told.addWidget(self.remarks, 1)
        self._remarks_label.setBuddy(self.remarks)
        self.remarks.setWordWrap(True)
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._parts.addWidget(self.table)
        self._parts.addWidget(self._told)
        self._parts.setChildrenCollapsible(False)
        self._parts.setStretchFactor(0, 3)
        self._parts.setStretchFactor(1, 2)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(space(self))
        set_role(self.detail, "muted")
        self.detail.setWordWrap(True)
        for widget in (self.heading, self.detail, self._choices, self._parts):
            rows.addWidget(widget)
        rows.setStretchFactor(self._parts, 1)
        scroll = QScrollArea()  # with large text, all of it may be higher than the screen
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setSpacing(space(self))
        column.addWidget(scroll, 1)
        column.addWidget(self._button_box())
        self.import_button.setDefault(True)
        width, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(width * 130, room.width() * 9 // 10), min(line * 38, room.height() * 9 // 10))

    def _button_box(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Cancel if self._is_table() else standard.Close)
        set_role(self.import_button, "primary")
        self.import_button.setIcon(icon("import", self.palette(), colours(self.palette()).base))
        buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._import)
        buttons.rejected.connect(self.reject)
        return buttons

    def _fill_types(self, record_type: RecordType) -> None:
        for one in importable_types():
            self.type_choice.addItem(one.plural_in(self._session.language), one.name)
        place = self.type_choice.findData(record_type.name)
        self.type_choice.setCurrentIndex(place if place >= 0 else self.type_choice.findData("activity"))

    def _lay_out_table(self) -> None:
        table = self.table
        table.setAccessibleName(self._session.say(message("The rows, and what each column says")))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_height(self))
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.setMinimumHeight(row_height(self) * 4)
