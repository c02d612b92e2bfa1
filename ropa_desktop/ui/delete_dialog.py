"""Deleting records: what nothing refers to goes at once; else the user sees where it is used, and decides."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import message
from ropa_desktop.register.collation import sort_key
from ropa_desktop.register.edits import (
    Use,
    delete,
    reference_fields,
    referred,
    replace_references,
    with_parts,
)
from ropa_desktop.register.fields import CATALOGUE, Part, Record, type_of
from ropa_desktop.register.records import Disclosure
from ropa_desktop.register.referable import root_of
from ropa_desktop.register.register import Change, Register, apply
from ropa_desktop.ui.form_plan import ENTERED_BY
from ropa_desktop.ui.icons import icon
from ropa_desktop.ui.labels import amount, amounts, label_of
from ropa_desktop.ui.look import colours, set_role, space
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.descriptions import value_in_words
from ropa_desktop.wording.phrases import lowered

_MOST = 500
"""Places that are listed; of more, only how many there are is told."""


class Place(NamedTuple):
    """That a record which is to be deleted is referred to, and where."""

    record: Record
    use: Use


def delete_records(session: Session, records: Sequence[Record], parent: QWidget) -> None:
    """Deletes records as one step; asks first where anything else refers to one of them.

    Parts that are listed on their own, such as transfers, are deleted at once.
    """
    session.settle()
    known = session.register.table(type_of(records[0]).name).by_id if records else {}
    records = [known[record.id] for record in records if record.id in known]
    if not records:
        return
    places = [] if all(isinstance(one, Part) for one in records) else places_of(session.register, records)
    if places:
        DeleteDialog(session, records, places, parent).open()
    else:
        session.remove(records)


def places_of(register: Register, records: Sequence[Record]) -> list[Place]:
    """Where records and their parts are referred to by what is not deleted with them."""
    going = {one.id: record for record in records for one in with_parts(register, record)}
    return [
        Place(going[key], Use(record, field))
        for name, record_type in CATALOGUE.items()
        for field in reference_fields(record_type)
        for record in register.table(name).by_id.values()
        if record.id not in going
        for key in referred(record, field)
        if key in going
    ]


class DeleteDialog(QDialog):
    """Lists where the records are used; they are replaced there, or taken out, and deleted as one step."""

    def __init__(
        self, session: Session, records: Sequence[Record], places: Sequence[Place], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._records = records
        self.setWindowTitle(session.say(message("Delete")))
        self.heading = QLabel(self._summary(places))
        self.list = QListWidget()
        self.replace_choice = QRadioButton(session.say(message("&Replace everywhere with:")))
        self.other = QComboBox()
        self.remove_choice = QRadioButton(session.say(message("&Take out everywhere")))
        self.delete_button = QPushButton()
        self._list(places)
        self._offer_others()
        self._lay_out()
        session.stepped.connect(self._give_up)

    @property
    def chosen(self) -> Record | None:
        """The record that is to take the place of what is deleted; None where none is chosen."""
        place = self.other.currentIndex()
        if self.other.itemText(place) != self.other.currentText():
            place = self.other.findText(self.other.currentText(), Qt.MatchFlag.MatchFixedString)
        return self._session.register.find(str(self.other.itemData(place))) if place >= 0 else None

    def _summary(self, places: Sequence[Place]) -> str:
        session = self._session
        roots = {one.id: one for one in (root_of(session.register, place.use.record) for place in places)}
        where = amounts(roots.values(), session.language)
        if len(self._records) == 1:
            name = session.name(self._records[0])
            return session.say(message("“{name}” is used in {places}.", name=name, places=where))
        used = len({place.record.id for place in places})
        told = amount(len(self._records), type_of(self._records[0]), session.language)
        return session.say(
            message("{used} of {records} in use, in {places}.", used=used, records=told, places=where)
        )

    def _list(self, places: Sequence[Place]) -> None:
        lines = sorted((self._line(place) for place in places), key=sort_key)
        self.list.addItems(list(dict.fromkeys(lines))[:_MOST])
        if len(lines) > _MOST:
            more = message("And {count} more", count=len(lines) - _MOST)
            self.list.addItem(self._session.say(more))

    def _line(self, place: Place) -> str:
        """One place: the activity, and what the record is there for."""
        register, language = self._session.register, self._session.language
        record, field = place.use
        record_type = type_of(record)
        what = field.label_in(language)
        if isinstance(record, Part):
            kind = record_type.label_in(language)
            chief = field.name in ENTERED_BY.get(record_type.name, ())
            what = kind if chief or what == kind else f"{kind}, {what}"
            if isinstance(record, Disclosure) and chief and record.role:
                role = value_in_words(register, record, record_type.field_named["role"], language)
                what = f"{what} ({lowered(role)})"
        where = label_of(register, root_of(register, record), language)
        line = f"{where}: {what}"
        if len(self._records) > 1:
            line = f"{self._session.name(place.record)} – {line}"
        return line

    def _offer_others(self) -> None:
        register, language = self._session.register, self._session.language
        going = {record.id for record in self._records}
        others = [
            (label_of(register, record, language), record.id)
            for record in register.table(type_of(self._records[0]).name).by_owner.get("", ())
            if record.id not in going
        ]
        self.other.setEditable(True)
        self.other.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for label, key in sorted(others, key=lambda one: sort_key(one[0])):
            self.other.addItem(label, key)
        self.other.setCurrentIndex(-1)
        completer = self.other.completer()
        assert completer is not None, "a combo box in which one can type has one"
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        has_others = bool(others)
        self.replace_choice.setEnabled(has_others)
        (self.replace_choice if has_others else self.remove_choice).setChecked(True)

    def _lay_out(self) -> None:
        say = self._session.say
        set_role(self.heading, "section")
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.list.setAccessibleName(say(message("Where it is used")))
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.other.setAccessibleName(say(message("Replace with")))
        line = self.other.lineEdit()
        assert line is not None
        line.setAccessibleName(say(message("Replace with")))
        line.setPlaceholderText(say(message("Type or choose")))
        self.other.setMinimumContentsLength(20)
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        set_role(self.delete_button, "primary")
        self.delete_button.setIcon(icon("delete", self.palette(), colours(self.palette()).base))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.delete_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._delete)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(space(self))
        for widget in (self.heading, self.list, self.replace_choice, self.other, self.remove_choice):
            column.addWidget(widget)
        column.addWidget(buttons)
        column.setStretchFactor(self.list, 1)
        self.replace_choice.toggled.connect(self._refresh)
        self.other.currentTextChanged.connect(self._refresh)
        self._refresh()
        (self.other if self.replace_choice.isChecked() else self.remove_choice).setFocus()
        self.delete_button.setDefault(True)
        width, height = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(width * 80, room.width() * 9 // 10), min(height * 24, room.height() * 9 // 10))

    def _refresh(self) -> None:
        replacing = self.replace_choice.isChecked()
        self.other.setEnabled(replacing)
        both = message("Replace and &delete")
        self.delete_button.setText(self._session.say(both if replacing else message("&Delete")))
        self.delete_button.setEnabled(not replacing or self.chosen is not None)

    def _give_up(self) -> None:
        """Closes when something else has changed: what is listed may no longer be so."""
        self.reject()

    def _delete(self) -> None:
        session, register = self._session, self._session.register
        other = self.chosen if self.replace_choice.isChecked() else None
        session.stepped.disconnect(self._give_up)  # the step is this dialog's own
        done = session.remove(self._records) if other is None else self._replace(register, other)
        if done:
            self.accept()
        else:
            session.stepped.connect(self._give_up)

    def _replace(self, register: Register, other: Record) -> bool:
        changes: list[Change] = []
        ahead = register
        step = partial(replace_references, new=other)
        for record in self._records:
            made = step(ahead, record)
            ahead = apply(ahead, made)
            changes += made
        changes += delete(ahead, [one for record in self._records if (one := ahead.find(record.id))])
        session = self._session
        told = amount(len(self._records), type_of(self._records[0]), session.language)
        name = session.name(self._records[0]) if len(self._records) == 1 else told
        what = message("Replace: {name} with {other}", name=name, other=session.name(other))
        return session.commit(session.say(what), changes)
