"""One field in the form of many records: whether it is to change, and into what."""

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from ropa_desktop.i18n import Language, message
from ropa_desktop.register import kinds
from ropa_desktop.register.bulk_edits import set_for_all, with_added, with_removed
from ropa_desktop.register.entry import entered_part
from ropa_desktop.register.fields import Field, Record, RecordType, value_of
from ropa_desktop.register.kinds import Value, empty
from ropa_desktop.register.register import Change, Register, apply
from ropa_desktop.ui.editors import Asking, Editor, editor_of
from ropa_desktop.ui.editors.chips import ChipsEditor
from ropa_desktop.ui.editors.offers import Offer
from ropa_desktop.ui.look import set_role, set_severity, space
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.descriptions import value_in_words
from ropa_desktop.wording.phrases import one_line

ADD, REMOVE, REPLACE = "add", "remove", "replace"
"""What is done with the values of a list."""

Make = Callable[[Field, str], str]
"""Has a record made that a field is to refer to, by its name; returns its id."""

_LONGEST = 90
"""Characters of a value that are shown where all records have the same."""


class BulkAsking(Asking):
    """What an editor may ask that edits many records at once; `register` has what is made for them, too."""

    def __init__(
        self,
        register: Callable[[], Register],
        language: Language,
        record_type: RecordType,
        records: Callable[[], Sequence[Record]],
    ) -> None:
        super().__init__(register, language, record_type, lambda: None)
        self._records_edited = records
        self.removing = False

    def creatable(self, field: Field) -> RecordType | None:
        """Never an organisation: whose an activity is may follow from how many there are."""
        found = super().creatable(field)
        return None if self.removing or (found and found.name == "organisation") else found

    def offers(self, field: Field, typed: str) -> list[Offer]:
        """What can be taken out is what is there."""
        found = super().offers(field, typed)
        if not self.removing:
            return found
        there = {one for record in self._records_edited() for one in _items(value_of(record, field))}
        return [offer for offer in found if offer.value in there]


class BulkRow(QWidget):
    """A tick, what the records say now and, where it is ticked, the editor of what they shall say."""

    changed = Signal()

    def __init__(
        self, session: Session, record_type: RecordType, field: Field, asking: BulkAsking, make: Make
    ) -> None:
        super().__init__()
        self.field = field
        self._make = make
        self._session = session
        self._asking = asking
        self._records: Sequence[Record] = ()
        self._value: Value = empty(field.kind)
        self._is_list = isinstance(field.kind, kinds.TextList | kinds.ChoiceList | kinds.ReferenceList)
        self.check = QCheckBox(field.label_in(session.language))
        label = message("Change {field}", field=field.label_in(session.language))
        self.check.setAccessibleName(session.say(label))
        self.summary = QLabel()
        self.mode = QComboBox()
        self.editor: Editor | None = None
        self.complaint = QLabel()
        self._note = QLabel()
        self._body: QWidget | None = None
        set_role(self.summary, "muted")
        self.summary.setWordWrap(True)
        self.summary.setIndent(self.check.sizeHint().height())
        self.summary.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.check)
        column.addWidget(self.summary)
        self.check.toggled.connect(self._toggle)

    @property
    def value(self) -> Value:
        """What the user has settled on."""
        return self._value

    def show_records(self, register: Register, records: Sequence[Record]) -> None:
        """Shows what the records say now; what is ticked stays as the user has set it."""
        self._records = records
        values = {value_of(record, self.field) for record in records}
        if len(values) > 1:
            text = self._session.say(message("Different values"))
        else:
            text = value_in_words(register, records[0], self.field, self._session.language) if records else ""
        text = one_line(text)
        self.summary.setText(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
        self.summary.setVisible(bool(text))
        self.check.setAccessibleDescription(text)

    def reset(self) -> None:
        """Takes the tick away, and what was set."""
        self.check.setChecked(False)

    def take(self, value: Value) -> None:
        """Sets what the records shall say."""
        self._value = value
        if self.editor is not None:
            self.editor.show_value(value)
        self._complain("")
        self._tell_emptying()
        self.changed.emit()

    def refer_to_new(self, name: str) -> None:
        """Refers to a record of a name that is not there yet."""
        key = self._make(self.field, name)
        self.take((*_items(self._value), key) if self._is_list else key)

    def changes(self, records: Sequence[Record]) -> list[Change]:
        """What becomes of the records; raises RopaError for a value that the field cannot hold."""
        if not self.check.isChecked():
            return []
        match self.mode.currentData() if self._is_list else REPLACE:
            case "add":
                return with_added(records, self.field, _items(self._value))
            case "remove":
                return with_removed(records, self.field, _items(self._value))
            case _:
                return set_for_all(records, self.field, self._value)

    def _toggle(self, ticked: bool) -> None:
        if ticked:
            body = self._made_body()
            self._begin()
            body.show()
            assert self.editor is not None
            self.editor.setFocus()
        elif self._body is not None:
            self._body.hide()
        self.changed.emit()

    def _begin(self) -> None:
        """Begins with what all records say, or with nothing."""
        mode = self.mode.currentData() if self._is_list else REPLACE
        self._asking.removing = mode == REMOVE
        values = {value_of(record, self.field) for record in self._records}
        self.take(values.pop() if mode == REPLACE and len(values) == 1 else empty(self.field.kind))
        if isinstance(self.editor, ChipsEditor):
            prompt = message("Take out: type or choose") if mode == REMOVE else None
            self.editor.line.setPlaceholderText(self._session.say(prompt) if prompt else self._prompt)

    def _tell_emptying(self) -> None:
        replacing = not self._is_list or self.mode.currentData() == REPLACE
        said = any(value_of(record, self.field) != empty(self.field.kind) for record in self._records)
        self._note.setVisible(replacing and said and self._value == empty(self.field.kind))

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        if self.editor is not None:
            self.editor.setAccessibleDescription(sentence)

    def _made_body(self) -> QWidget:
        """The editor and what belongs to it, made when first needed: most fields are left as they are."""
        if self._body is not None:
            return self._body
        editor = self.editor = editor_of(self.field, self._asking)
        editor.settled.connect(self.take)
        editor.refused.connect(self._complain)
        if isinstance(editor, ChipsEditor):
            self._prompt = editor.line.placeholderText()
            editor.creation_asked.connect(self.refer_to_new)
        self._fill_mode()
        self._note.setText(self._session.say(message("Left like this, the field is emptied in all of them.")))
        set_role(self._note, "hint")
        set_severity(self.complaint, "error")
        body = self._body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(self.check.sizeHint().height(), space(self, 0.4), 0, space(self, 0.6))
        column.setSpacing(space(self, 0.4))
        for widget in (self.mode, editor, self._note, self.complaint):
            column.addWidget(widget)
        for label in (self._note, self.complaint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(body)
        return body

    def _fill_mode(self) -> None:
        say = self._session.say
        self.mode.addItem(say(message("Add to what is there")), ADD)
        self.mode.addItem(say(message("Take out")), REMOVE)
        self.mode.addItem(say(message("Replace all of it")), REPLACE)
        how = message("How {field} changes", field=self.field.label_in(self._session.language))
        self.mode.setAccessibleName(say(how))
        self.mode.setVisible(self._is_list)
        self.mode.activated.connect(self._begin)


class BulkPartRow(QWidget):
    """What is to be added to every record as a part of its own, such as a recipient."""

    changed = Signal()

    def __init__(
        self, session: Session, part_type: RecordType, field: Field, asking: BulkAsking, make: Make
    ) -> None:
        super().__init__()
        self._make = make
        self._language = session.language
        self._type = part_type
        self._field = field
        self._values: tuple[str, ...] = ()
        self.editor = ChipsEditor(_several(field), asking)
        name = session.say(message("Add to all: {parts}", parts=part_type.plural_in(session.language)))
        self.editor.setAccessibleName(name)
        self.editor.settled.connect(self.take)
        self.editor.refused.connect(self._complain)
        self.editor.creation_asked.connect(self.refer_to_new)
        label = QLabel(name)
        label.setBuddy(self.editor)
        self.complaint = QLabel()
        self.complaint.setWordWrap(True)
        set_severity(self.complaint, "error")
        self.complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(self, 0.3))
        for widget in (label, self.editor, self.complaint):
            column.addWidget(widget)

    @property
    def value(self) -> tuple[str, ...]:
        return self._values

    def take(self, values: tuple[str, ...]) -> None:
        self._values = values
        self.editor.show_value(values)
        self._complain("")
        self.changed.emit()

    def refer_to_new(self, name: str) -> None:
        """Adds a record of a name that is not there yet."""
        self.take((*self._values, self._make(self._field, name)))

    def reset(self) -> None:
        self.take(())

    def applied(self, register: Register, owners: Sequence[Record]) -> Register:
        """The register with the parts; an owner that has one already gets no second."""
        for value in self._values:
            changes = [
                change
                for owner in owners
                if not self._has(register, owner, value)
                for change in entered_part(
                    register, self._type, owner.id, self._field, value, language=self._language
                )
            ]
            register = apply(register, changes)
        return register

    def _has(self, register: Register, owner: Record, value: str) -> bool:
        parts = register.table(self._type.name).by_owner.get(owner.id, ())
        return any(value_of(part, self._field) == value for part in parts)

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)


def _items(value: Value) -> tuple[str, ...]:
    """The values of a list, or the one value that there is."""
    return value if isinstance(value, tuple) else (str(value),) if value else ()


def _several(field: Field) -> Field:
    """The field as if it held several values, for the editor that takes several at once."""
    match field.kind:
        case kinds.Reference(targets=targets):
            return dataclasses.replace(field, kind=kinds.ReferenceList(targets))
        case kinds.Choice(vocabulary=name):
            return dataclasses.replace(field, kind=kinds.ChoiceList(name))
        case _:
            return field
