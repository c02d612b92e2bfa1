"""One field in a form: its label and article, its editor, its hint, and what is said of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ropa_desktop.checks.finding import Finding
from ropa_desktop.i18n import message
from ropa_desktop.register.fields import Field, Record, RecordType, type_of, value_of
from ropa_desktop.register.inheritance import common_source
from ropa_desktop.register.kinds import Content, Value
from ropa_desktop.ui.editors import Asking, Editor, editor_of
from ropa_desktop.ui.editors.attachment import AttachmentEditor
from ropa_desktop.ui.editors.chips import ChipsEditor
from ropa_desktop.ui.finding_label import FindingLabel
from ropa_desktop.ui.link import LineLink
from ropa_desktop.ui.look import literal, space
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.descriptions import value_in_words
from ropa_desktop.wording.field_help import demand_of, field_help
from ropa_desktop.wording.phrases import article_in_words


class FieldRow(QWidget):
    """Shows one field of a record, and commits what the user settles on."""

    creation_asked = Signal(str)
    """The name of a record that is to be made and referred to by the field."""

    def __init__(self, session: Session, record_type: RecordType, field: Field, *, hinted: bool) -> None:
        super().__init__()
        self.field = field
        self._session = session
        self._type = record_type
        self._key = ""
        self._value: Value = None
        self._file_name = ""
        asking = Asking(lambda: session.register, session.language, record_type, self._record)
        self.editor: Editor = editor_of(field, asking)
        self.editor.settled.connect(self._commit)
        self.editor.refused.connect(self._complain)
        if isinstance(self.editor, ChipsEditor):
            self.editor.opened.connect(session.go_to)
            self.editor.creation_asked.connect(self.creation_asked)
        if isinstance(self.editor, AttachmentEditor):
            self.editor.named.connect(self._name_attachment)
        self._complaint = QLabel()
        self._complaint.setProperty("severity", "error")
        self._complaint.setWordWrap(True)
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        self._complaint.hide()
        self._findings = FindingLabel(session)
        self._confirm: QToolButton | None = None
        self._common: QToolButton | None = None
        self._hint = self._hint_in_words()
        self.setFocusProxy(self.editor)
        self._lay_out(hinted=hinted)

    @property
    def key(self) -> str:
        """The id of the record that is shown."""
        return self._key

    @property
    def topic(self) -> tuple[str, str, str]:
        """What help is to be shown on: the record type, the field, and the id of the record."""
        return self._type.name, self.field.name, self._key

    def show_record(self, record: Record) -> None:
        """Shows the field of a record."""
        value = value_of(record, self.field)
        if record.id != self._key:
            self._key = record.id
            self.editor.revert()
        if isinstance(self.editor, AttachmentEditor) and isinstance(self.field.kind, Content):
            self.editor.file_name = getattr(record, self.field.kind.named_by, "")
        if value != self._value or not self.editor.typing:  # what cannot be read yet stays as typed
            self._value = value
            self.editor.show_value(value)
        self._show_common(record)
        self.judge()

    def judge(self) -> None:
        """Shows what is said of the field, and whether it is yet to be confirmed."""
        found = self._session.findings_at(self._key, self.field.name)
        self._findings.show_findings(found)
        self._describe(found)
        self._ask_to_confirm(self._session.is_unreviewed(self._key, self.field.name))

    def _record(self) -> Record | None:
        return self._session.register.table(self._type.name).by_id.get(self._key)

    def _commit(self, value: Value) -> None:
        record = self._record()
        if record is not None:
            values: dict[str, Value] = {self.field.name: value}
            if isinstance(self.field.kind, Content) and self.field.kind.named_by:
                values[self.field.kind.named_by] = self._file_name if value else ""
            done = self._session.set_fields(record, self.field.label_in(self._session.language), values)
            if not done and (self._session.document.read_only or not self.editor.typing):
                self.editor.revert()
                self.editor.show_value(self._value)

    def _name_attachment(self, file_name: str) -> None:
        """Has the name of the file that is being attached kept in the same step."""
        self._file_name = file_name

    def _show_common(self, record: Record) -> None:
        """Shows what holds for the whole organisation beside what the record says, and the way there."""
        source = common_source(self._session.register, record, self.field.name)
        if source is None:
            if self._common is not None:
                self._common.hide()
            return
        if self._common is None:
            self._common = LineLink()
            self._common.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._common.clicked.connect(self._go_to_common)
            self._column.insertWidget(self._column.indexOf(self.editor), self._common)
        field = type_of(source).field_named[self.field.name]
        words = value_in_words(self._session.register, source, field, self._session.language)
        said = message("For the whole organisation: {value}", value=", ".join(words.split("\n")))
        self._common.setText(literal(self._session.say(said)))
        self._common.setToolTip(self._session.say(said))
        self._common.show()

    def _go_to_common(self) -> None:
        record = self._record()
        source = common_source(self._session.register, record, self.field.name) if record else None
        if source is not None:
            self._session.go_to(source.id, self.field.name)

    def _complain(self, sentence: str) -> None:
        """Says why what is typed cannot be read; it stays as typed."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        if sentence:
            self.editor.setAccessibleDescription(sentence)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.editor, sentence))

    def _describe(self, found: Sequence[Finding]) -> None:
        said = [one.in_language(self._session.language) for one in found]
        description = " ".join([*said, self._hint])
        if not self._complaint.isVisibleTo(self) and self.editor.accessibleDescription() != description:
            self.editor.setAccessibleDescription(description)

    def _ask_to_confirm(self, unreviewed: bool) -> None:
        if unreviewed and self._confirm is None:
            self._confirm = LineLink()
            self._confirm.setText(self._session.say(message("Not reviewed: confirm")))
            label = message("Confirm {field}", field=self.field.label_in(self._session.language))
            self._confirm.setAccessibleName(self._session.say(label))
            self._confirm.clicked.connect(lambda: self._session.confirm(self._key, self.field.name))
            self._top.addWidget(self._confirm)
        if self._confirm is not None:
            self._confirm.setVisible(unreviewed)

    def _lay_out(self, *, hinted: bool) -> None:
        session = self._session
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(self, 0.3))
        label = QLabel(self.field.label_in(session.language))
        label.setBuddy(self.editor)
        self._top = QHBoxLayout()
        self._top.addWidget(label)
        if self.field.article:
            article = QLabel(f"{article_in_words(self.field.article, session.language)}")
            article.setProperty("role", "hint")
            article.setToolTip(session.say(demand_of(self.field)))
            self._top.addWidget(article)
        self._top.addStretch()
        column.addLayout(self._top)
        column.addWidget(self.editor)
        if hinted and self._hint:
            hint = QLabel(self._hint)
            hint.setProperty("role", "hint")
            hint.setWordWrap(True)
            column.addWidget(hint)
        column.addWidget(self._complaint)
        column.addWidget(self._findings)
        self.setToolTip("" if hinted else self._hint)

    def _hint_in_words(self) -> str:
        help_text = field_help(self._type.name, self.field.name)
        return help_text.hint.in_language(self._session.language) if help_text else ""
