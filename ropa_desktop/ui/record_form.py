"""A form for one record and its parts, generated from the catalogue: a row a field, a box a part."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFormLayout, QGroupBox, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop.document import Document
from ropa_desktop.i18n import Language, Message, message
from ropa_desktop.register.edits import create, delete, set_values, with_parts
from ropa_desktop.register.fields import Field, Record, RecordType, part_types, type_of, value_of
from ropa_desktop.register.kinds import Value
from ropa_desktop.ui.editors import Choices, Editor, editor_of
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.phrases import article_in_words


class RecordForm(QScrollArea):
    """Edits one record in place: whatever is settled is committed at once, and undo is the cancel."""

    def __init__(self, document: Document, language: Language) -> None:
        super().__init__()
        self._document = document
        self._language = language
        self._record = ""
        self._shape: list[str] = []
        self._editors: dict[tuple[str, str], Editor] = {}
        self.setWidgetResizable(True)

    def show_record(self, key: str) -> None:
        """Shows the record with an id; nothing where there is none any more."""
        record = self._document.register.find(key)
        shape = [one.id for one in with_parts(self._document.register, record)] if record else []
        if shape != self._shape:
            self._build(record)
            self._record, self._shape = key, shape
        self.refresh()

    def refresh(self) -> None:
        """Shows the values as they are now."""
        for (key, name), editor in self._editors.items():
            record = self._document.register.find(key)
            if record is not None:
                editor.show_value(value_of(record, type_of(record).field_named[name]))

    def editor(self, key: str, name: str) -> Editor:
        """The editor of a field of a shown record."""
        return self._editors[key, name]

    def _build(self, record: Record | None) -> None:
        self._editors = {}
        page = QWidget()
        layout = QVBoxLayout(page)
        if record is not None:
            self._add_fields(layout, record)
            for part_type in part_types(type_of(record)):
                self._add_parts(layout, record, part_type)
        layout.addStretch()
        self.setWidget(page)

    def _add_fields(self, layout: QVBoxLayout, record: Record) -> None:
        rows: QFormLayout | None = None
        section = None
        for field in type_of(record).fields:
            if rows is None or field.section != section:
                section = field.section
                box = QGroupBox(Message(section).in_language(self._language))
                rows = QFormLayout(box)
                layout.addWidget(box)
            editor = editor_of(field, self._language, self._referable)
            editor.settled.connect(self._committer(record.id, field))
            self._editors[record.id, field.name] = editor
            rows.addRow(self._label(field), editor)

    def _label(self, field: Field) -> QLabel:
        label = QLabel(field.label_in(self._language))
        if field.article:
            label.setToolTip(article_in_words(field.article, self._language))
        return label

    def _add_parts(self, layout: QVBoxLayout, owner: Record, part_type: RecordType) -> None:
        box = QGroupBox(part_type.plural_in(self._language))
        inside = QVBoxLayout(box)
        for part in self._document.register.table(part_type.name).by_owner.get(owner.id, ()):
            self._add_fields(inside, part)
            inside.addWidget(self._button(message("Remove"), partial(self.remove_part, part.id)))
        add = message("Add: {type}", type=part_type.label_in(self._language))
        inside.addWidget(self._button(add, partial(self.add_part, part_type, owner.id)))
        layout.addWidget(box)

    def _button(self, text: Message, clicked: Callable[[], None]) -> QPushButton:
        button = QPushButton(text.in_language(self._language))
        button.clicked.connect(lambda _checked: clicked())
        return button

    def add_part(self, part_type: RecordType, owner: str) -> None:
        """Adds an empty part to a shown record, as one step."""
        said = message("Add: {type}", type=part_type.label_in(self._language)).in_language(self._language)
        self._document.commit(said, create(self._document.register, part_type.cls, owner))

    def remove_part(self, key: str) -> None:
        """Removes a shown part with whatever refers to it, as one step."""
        register = self._document.register
        if (record := register.find(key)) is not None:
            said = message("Remove: {name}", name=name_of(register, record, self._language))
            self._document.commit(said.in_language(self._language), delete(register, [record]))

    def _committer(self, key: str, field: Field) -> Callable[[Value], None]:
        def commit(value: Value) -> None:
            record = self._document.register.find(key)
            if record is not None:
                self._document.commit(
                    field.label_in(self._language), set_values(record, **{field.name: value})
                )

        return commit

    def _referable(self, targets: tuple[str, ...]) -> Choices:
        register = self._document.register
        for name in targets:
            for record in register.table(name).by_id.values():
                yield record.id, name_of(register, record, self._language)
