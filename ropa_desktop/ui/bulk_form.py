"""The form of many records at once: what is ticked changes in all of them, after a look at what that does."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Message, Translatable, message
from ropa_desktop.register.bulk_edits import bulk_fields
from ropa_desktop.register.edits import duplicate
from ropa_desktop.register.entry import created_type, named_record
from ropa_desktop.register.fields import CATALOGUE, Field, Record, RecordType
from ropa_desktop.register.records import Activity
from ropa_desktop.register.register import Change, Register, apply, differences
from ropa_desktop.ui.bulk_preview import BulkPreview
from ropa_desktop.ui.bulk_row import BulkAsking, BulkPartRow, BulkRow
from ropa_desktop.ui.delete_dialog import delete_records
from ropa_desktop.ui.form_plan import ENTERED_BY, sections_of
from ropa_desktop.ui.icons import icon
from ropa_desktop.ui.labels import amount
from ropa_desktop.ui.look import set_role, set_severity, space, title_font
from ropa_desktop.ui.reading_order import go_on
from ropa_desktop.ui.session import Session

_OWN = frozenset({"number", "name", "name_en", "title", "org_number"})
"""Fields that tell one record from the next: the same in all would be of no use to anybody."""

_ADDED: dict[str, tuple[str, ...]] = {"activity": ("disclosure", "retention", "legal_basis")}
"""The parts that can be added to all records of a type."""


class BulkForm(QWidget):
    """Nothing is committed before the user has seen what would become of each record."""

    def __init__(self, session: Session, record_type: RecordType) -> None:
        super().__init__()
        self._session = session
        self._type = record_type
        self._records: list[Record] = []
        self._made: dict[str, list[Change]] = {}
        self._all = False
        self.title = QLabel()
        self.status = QLabel()
        self.rows: dict[str, BulkRow] = {}
        self.part_rows: dict[str, BulkPartRow] = {}
        self.more_button = QToolButton()
        self.duplicate_button = self._button("duplicate", message("D&uplicate"))
        self.delete_button = self._button("delete", message("De&lete"))
        self.apply_button = QPushButton(session.say(message("&Apply …")))
        self._more = self._more_names()
        self._lay_out()
        self.duplicate_button.clicked.connect(self.duplicate)
        self.delete_button.clicked.connect(self.delete)
        self.apply_button.clicked.connect(self.preview)
        self.more_button.clicked.connect(self._toggle_more)
        session.stepped.connect(self._follow)

    @property
    def records(self) -> Sequence[Record]:
        """The records that are edited."""
        return self._records

    def show_records(self, records: Sequence[Record]) -> None:
        """Shows these records; what is ticked stays while some of them were shown before."""
        before = {record.id for record in self._records}
        if not self.rows:
            self._add_rows()
        elif before.isdisjoint(record.id for record in records):
            self._reset()
        self._records = list(records)
        self._refresh()

    def planned(self) -> list[Change]:
        """What is ticked would change; raises RopaError for a value that a field cannot hold."""
        register = self._session.register
        ahead = apply(register, self._wanted_creations())
        for row in self.rows.values():
            ahead = apply(ahead, row.changes(self._as_in(ahead)))
        for part_row in self.part_rows.values():
            ahead = part_row.applied(ahead, self._as_in(ahead))
        return differences(register, ahead)

    def preview(self) -> None:
        """Shows what would change, and changes it if the user then wants to."""
        self._session.settle()
        if any(row.check.isChecked() and row.complaint.text() for row in self.rows.values()):
            self._tell(message("Something cannot be read yet; it is marked above."), "error")
            return
        try:
            changes = self.planned()
        except RopaError as error:
            self._tell(error, "error")
            return
        if changes:
            self._tell(None)
            preview = BulkPreview(self._session, self._records, changes, self)
            preview.applied.connect(self._reset)
            preview.open()
        elif any(row.check.isChecked() for row in self.rows.values()) or any(
            row.value for row in self.part_rows.values()
        ):
            self._tell(message("Nothing would change: all of them say so already."))
        else:
            self._tell(message("Tick what is to change first."))

    def duplicate(self) -> None:
        """Copies all records as one step, and goes to the first copy."""
        self._session.settle()
        ahead, first = self._session.register, ""
        for record in self._as_in(ahead):
            values: dict[str, Any] = {}
            if isinstance(record, Activity):
                values = {"state": "draft", "reviewed": None, "review_due": None, "reviewed_by": ""}
            changes = duplicate(ahead, record, **values)
            ahead = apply(ahead, changes)
            first = first or changes[0].record.id
        what = message("Duplicate: {name}", name=self._amount())
        if self._session.commit(self._session.say(what), differences(self._session.register, ahead)):
            self._session.go_to(first)

    def delete(self) -> None:
        """Deletes all records, after a question where any of them is used."""
        self._session.settle()
        delete_records(self._session, self._as_in(self._session.register), self)

    def _as_in(self, register: Register) -> list[Record]:
        """The records as they stand in a register; those that are gone are left out."""
        by_id = register.table(self._type.name).by_id
        return [by_id[record.id] for record in self._records if record.id in by_id]

    def _follow(self) -> None:
        if not self.isHidden():
            self._refresh()

    def _refresh(self) -> None:
        """Shows the records as they are now."""
        self._records = self._as_in(self._session.register)
        ahead = self._ahead()
        for row in self.rows.values():
            row.show_records(ahead, self._records)
        self.title.setText(
            self._session.say(message("{records} selected", records=self._amount())) if self._records else ""
        )

    def _reset(self) -> None:
        """Takes all ticks away."""
        for row in self.rows.values():
            row.reset()
        for part_row in self.part_rows.values():
            part_row.reset()
        self._made = {}
        self._tell(None)
        self._refresh()

    def _amount(self) -> str:
        return amount(len(self._records), self._type, self._session.language)

    def _tell(self, text: Translatable | None, severity: str = "") -> None:
        self.status.setText(self._session.say(text) if text else "")
        set_severity(self.status, severity)
        self.status.setVisible(text is not None)

    def _tell_nothing(self) -> None:
        self._tell(None)

    # Records that fields refer to, and that are made when the change is applied

    def _ahead(self) -> Register:
        """The register with the records that the user has named and that are not there yet."""
        register = self._session.register
        made = [
            change for key, changes in self._made.items() if register.find(key) is None for change in changes
        ]
        return apply(register, made) if made else register

    def _make(self, field: Field, name: str) -> str:
        """Makes a record of a name for a field to refer to."""
        changes = named_record(self._ahead(), created_type(field), name, self._session.language)
        key = changes[0].record.id
        self._made[key] = changes
        return key

    def _wanted_creations(self) -> list[Change]:
        """The new records that are still referred to."""
        values = [row.value for row in self.rows.values() if row.check.isChecked()]
        values += [part_row.value for part_row in self.part_rows.values()]
        wanted = {one for value in values for one in (value if isinstance(value, tuple) else (value,))}
        return [change for key, changes in self._made.items() if key in wanted for change in changes]

    # Layout

    def _lay_out(self) -> None:
        say = self._session.say
        margin = space(self, 2)
        self.title.setFont(title_font(self))
        set_role(self.title, "title")
        self.title.setWordWrap(True)
        hint = QLabel(
            say(
                message(
                    "Tick what is to change in all of them. You see what becomes of each before it is done."
                )
            )
        )
        set_role(hint, "hint")
        hint.setWordWrap(True)
        head = QVBoxLayout()
        head.setContentsMargins(margin, space(self), margin, space(self))
        head.addWidget(self.title)
        head.addWidget(hint)
        inside = QWidget()
        self._fields = QVBoxLayout(inside)
        self._fields.setContentsMargins(margin, 0, margin, space(self))
        self._fields.setSpacing(space(self, 0.4))
        inside.setMinimumWidth(1)  # what is wider than the pane is broken or cut, never scrolled sideways
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(scroll.focusPolicy().NoFocus)
        self.status.setWordWrap(True)
        self.status.hide()
        set_role(self.apply_button, "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(space(self, 0.8))
        buttons.addWidget(self.duplicate_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch()
        buttons.addWidget(self.apply_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(margin, space(self), margin, space(self))
        foot.addWidget(self.status)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.apply_button)

    def focusNextPrevChild(self, next_one: bool) -> bool:
        return go_on(self, forward=next_one) or super().focusNextPrevChild(next_one)

    def _add_rows(self) -> None:
        """The fields of each section, what can be added to all in its own place, the rest on demand."""
        for title, names in self._sections():
            if title:
                heading = QLabel(self._session.say(Message(title)))
                set_role(heading, "section")
                self._fields.addSpacing(space(self))
                self._fields.addWidget(heading)
            for name in names:
                self._add_row(name)
        set_role(self.more_button, "link")
        self._fields.addWidget(self.more_button)
        self._fields.addStretch()
        self._show_more()
        self.setFocusProxy(next(iter(self.rows.values())).check)

    def _add_row(self, name: str) -> None:
        row: BulkRow | BulkPartRow
        if name in self._type.field_named:
            field = self._type.field_named[name]
            row = self.rows[name] = BulkRow(
                self._session, self._type, field, self._asking(self._type), self._make
            )
        else:
            part_type = CATALOGUE[name]
            field = part_type.field_named[ENTERED_BY[name][0]]
            row = self.part_rows[name] = BulkPartRow(
                self._session, part_type, field, self._asking(part_type), self._make
            )
        row.changed.connect(self._tell_nothing)
        self._fields.addWidget(row)

    def _asking(self, record_type: RecordType) -> BulkAsking:
        return BulkAsking(self._ahead, self._session.language, record_type, lambda: self._records)

    def _sections(self) -> list[tuple[str, list[str]]]:
        """The titles of the form's sections with what is shown at once."""
        known = {field.name for field in bulk_fields(self._type)} - _OWN
        known.update(_ADDED.get(self._type.name, ()))
        made = [
            (section.title, [name for name in section.shown if name in known])
            for section in sections_of(self._type)
        ]
        return [(title, names) for title, names in made if names]

    def _more_names(self) -> list[str]:
        known = {field.name for field in bulk_fields(self._type)} - _OWN
        return [name for section in sections_of(self._type) for name in section.more if name in known]

    def _toggle_more(self) -> None:
        self._all = not self._all
        if self._more and self._more[0] not in self.rows:
            self._fields.takeAt(self._fields.count() - 1)
            for name in self._more:
                self._add_row(name)
            self._fields.addStretch()
            self._refresh()
        self._show_more()
        if self._all:
            self.rows[self._more[0]].check.setFocus()

    def _show_more(self) -> None:
        for name in self._more:
            if name in self.rows:
                self.rows[name].setVisible(self._all)
        more = message("More fields ({count})", count=len(self._more))
        self.more_button.setText(self._session.say(message("Fewer fields") if self._all else more))
        self.more_button.setVisible(bool(self._more))

    def _button(self, name: str, text: Message) -> QPushButton:
        button = QPushButton(self._session.say(text))
        button.setIcon(icon(name, self.palette()))
        return button
