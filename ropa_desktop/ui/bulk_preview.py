"""What a change of many records would do, record by record, before it is carried out as one step."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import message
from ropa_desktop.register.fields import Field, Part, Record, type_of, value_of
from ropa_desktop.register.referable import root_of
from ropa_desktop.register.register import Change, apply
from ropa_desktop.ui.form_plan import HIDDEN
from ropa_desktop.ui.labels import amount, label_of
from ropa_desktop.ui.look import row_height, set_role, space
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.descriptions import value_in_words
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.phrases import one_line

_MOST = 1000
"""Lines that are listed; of more, only how many there are is told."""
_WRAPPED = 300
"""Lines that are broken into as many as they need; of more, each is cut."""
_LONGEST = 400
"""Characters of a text that are shown."""


class Line(NamedTuple):
    """One difference in words; `root` is the id of the record that it belongs to."""

    root: str
    record: str
    field: str
    before: str
    after: str


def lines_of(session: Session, changes: Sequence[Change]) -> list[Line]:
    """What changes do, line by line: what is new first, then the fields and parts of each record."""
    before, after, language = session.register, apply(session.register, changes), session.language
    lines = []
    for change in changes:
        record = change.record
        root = root_of(after, record)
        label, kind = label_of(after, root, language), type_of(record).label_in(language)
        if change.before is None and not isinstance(record, Part):
            new = session.say(message("New: {type}", type=kind))
            lines.append(Line("", new, "", "", name_of(after, record, language)))
        elif change.before is None:
            lines.append(Line(root.id, label, kind, "", name_of(after, record, language)))
        elif change.after is not None:
            for field in _differing(change.before, change.after):
                was = one_line(value_in_words(before, change.before, field, language))
                becomes = one_line(value_in_words(after, change.after, field, language))
                nothing = session.say(message("(empty)"))
                lines.append(
                    Line(root.id, label, field.label_in(language), was or nothing, becomes or nothing)
                )
    return lines


class BulkPreview(QDialog):
    """Lists what would change; Apply commits it as one step."""

    applied = Signal()

    def __init__(
        self, session: Session, records: Sequence[Record], changes: Sequence[Change], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._changes = changes
        places = {record.id: place for place, record in enumerate(records)}
        lines = sorted(lines_of(session, changes), key=lambda line: places.get(line.root, -1))
        changed = len({line.root for line in lines} & places.keys())
        self._what = session.say(
            message("Change: {records}", records=amount(changed, type_of(records[0]), session.language))
        )
        self.heading = QLabel(self._summary(changed, records))
        self.table = QTableWidget(0, 4)
        self.apply_button = QPushButton(session.say(message("&Apply")))
        self.setWindowTitle(session.say(message("What would change")))
        self._lay_out(len(lines))
        self._list(lines[:_MOST])
        session.stepped.connect(self._give_up)

    def _summary(self, changed: int, records: Sequence[Record]) -> str:
        told = amount(len(records), type_of(records[0]), self._session.language)
        if changed < len(records):
            return self._session.say(
                message("{count} of {records} will change.", count=changed, records=told)
            )
        return self._session.say(message("{records} will change.", records=told))

    def _lay_out(self, total: int) -> None:
        say = self._session.say
        set_role(self.heading, "section")
        self.heading.setWordWrap(True)
        table = self.table
        titles = (message("Record"), message("Field"), message("Before"), message("After"))
        table.setHorizontalHeaderLabels([say(title) for title in titles])
        table.setAccessibleName(self.windowTitle())
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, header = table.verticalHeader(), table.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(row_height(self))
        rows.setMinimumSectionSize(row_height(self))
        if total <= _WRAPPED:
            rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        set_role(self.apply_button, "primary")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.apply_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._apply)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(space(self))
        column.addWidget(self.heading)
        column.addWidget(table, 1)
        if total > _MOST:
            column.addWidget(QLabel(say(message("And {count} more", count=total - _MOST))))
        column.addWidget(buttons)
        self.apply_button.setFocus()
        self.apply_button.setDefault(True)
        width, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(width * 130, room.width() * 9 // 10), min(line * 30, room.height() * 9 // 10))

    def _list(self, lines: Sequence[Line]) -> None:
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate(line[1:]):
                item = QTableWidgetItem(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
                item.setToolTip(text)
                self.table.setItem(row, column, item)

    def _give_up(self) -> None:
        """Closes when something else has changed: what is shown may no longer be what would happen."""
        self.reject()

    def _apply(self) -> None:
        session = self._session
        session.stepped.disconnect(self._give_up)  # the step is this dialog's own
        if session.commit(self._what, self._changes):
            self.applied.emit()
            self.accept()
        else:
            session.stepped.connect(self._give_up)


def _differing(before: Record, after: Record) -> list[Field]:
    return [
        field
        for field in type_of(after).fields
        if field.name not in HIDDEN and value_of(before, field) != value_of(after, field)
    ]
