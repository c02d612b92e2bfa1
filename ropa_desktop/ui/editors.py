"""One editor widget for each kind of field: shows a value, and tells when the user has settled on another
one.
"""

from collections.abc import Callable, Iterable
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, translate
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import ANSWERS, EXISTENCES, Kind, Value, format_value, parse_value
from ropa_desktop.register.values import Answer, Existence

Choices = Iterable[tuple[str, str]]
"""Ids to choose from, with what the user reads for each."""


class LineEditor(QLineEdit):
    """A value written on one line; what cannot be read is said beside it and stays as typed."""

    settled = Signal(object)

    def __init__(self, kind: Kind, language: Language) -> None:
        super().__init__()
        self._kind = kind
        self._language = language
        self._shown = ""
        self.editingFinished.connect(self.settle)

    def show_value(self, value: Value) -> None:
        self._shown = format_value(self._kind, value, self._language)
        self.setText(self._shown)

    def settle(self) -> None:
        if self.text() != self._shown:
            _settle_text(self, self._kind, self.text(), self._language)


class LinesEditor(QPlainTextEdit):
    """A text of several lines, or a list with one value a line; settles when the focus leaves."""

    settled = Signal(object)

    def __init__(self, kind: Kind, language: Language) -> None:
        super().__init__()
        self._kind = kind
        self._language = language
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 4)

    def show_value(self, value: Value) -> None:
        self._shown = format_value(self._kind, value, self._language)
        self.setPlainText(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def settle(self) -> None:
        if self.toPlainText() != self._shown:
            _settle_text(self, self._kind, self.toPlainText(), self._language)


def _settle_text(editor: LineEditor | LinesEditor, kind: Kind, text: str, language: Language) -> None:
    try:
        value = parse_value(kind, text)
        said = ""
    except RopaError as error:
        said = error.in_language(language)
    editor.setToolTip(said)
    editor.setAccessibleDescription(said)
    if not said:
        editor.settled.emit(value)


class ChoiceEditor(QComboBox):
    """One of a list, or nothing."""

    settled = Signal(object)

    def __init__(self, choices: Choices, make: Callable[[str], Value]) -> None:
        super().__init__()
        self._make = make
        self.addItem("", "")
        for key, label in choices:
            self.addItem(label, key)
        self.setSizePolicy(self.sizePolicy().Policy.Ignored, self.sizePolicy().verticalPolicy())
        self.activated.connect(self.settle)

    def show_value(self, value: Value) -> None:
        self.setCurrentIndex(max(self.findData(str(value)), 0))

    def settle(self) -> None:
        self.settled.emit(self._make(str(self.currentData())))


class ChosenEditor(QListWidget):
    """Several of a list, ticked."""

    settled = Signal(object)

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        for key, label in choices:
            item = QListWidgetItem(label, self)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 5)
        self._chosen: tuple[str, ...] = ()
        self.itemChanged.connect(self.settle)

    def show_value(self, value: Value) -> None:
        self._chosen = value if isinstance(value, tuple) else ()
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            ticked = item.data(Qt.ItemDataRole.UserRole) in self._chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def settle(self) -> None:
        items = [self.item(row) for row in range(self.count())]
        ticked = [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked]
        kept = [key for key in self._chosen if key in ticked]
        value = (*kept, *(key for key in ticked if key not in kept))
        if value != self._chosen:
            self._chosen = value
            self.settled.emit(value)


class ContentLabel(QLabel):
    """How large an attached file is; attaching and opening files has commands of its own."""

    settled = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_value(self, value: Value) -> None:
        self.setText(format_value(kinds.Content(), value, self._language))

    def settle(self) -> None:
        """Nothing is ever typed here."""


Editor = LineEditor | LinesEditor | ChoiceEditor | ChosenEditor | ContentLabel


def editor_of(field: Field, language: Language, referable: Callable[[tuple[str, ...]], Choices]) -> Editor:
    """The editor for a field; `referable` gives the records that a reference to some types may choose."""
    kind = field.kind
    editor: Editor
    match kind:
        case kinds.Text(lines=True) | kinds.TextList():
            editor = LinesEditor(kind, language)
        case kinds.Text() | kinds.Number() | kinds.Date() | kinds.Period():
            editor = LineEditor(kind, language)
        case kinds.Choice(vocabulary=name):
            editor = ChoiceEditor(_terms(name, language), str)
        case kinds.ChoiceList(vocabulary=name):
            editor = ChosenEditor(_terms(name, language))
        case kinds.YesNo():
            answers = [(answer.value, translate(word, language)) for answer, word in ANSWERS.items() if word]
            editor = ChoiceEditor(answers, Answer)
        case kinds.Presence():
            answers = [
                (answer.value, translate(word, language)) for answer, word in EXISTENCES.items() if word
            ]
            editor = ChoiceEditor(answers, Existence)
        case kinds.Reference(targets=targets):
            editor = ChoiceEditor(referable(targets), str)
        case kinds.ReferenceList(targets=targets):
            editor = ChosenEditor(referable(targets))
        case kinds.Content():
            editor = ContentLabel(language)
        case _:
            assert_never(kind)
    editor.setAccessibleName(field.label_in(language))
    return editor


def _terms(name: str, language: Language) -> list[tuple[str, str]]:
    return [(term.id, term.in_language(language)) for term in vocabulary(name).terms.values()]


def settle_focused(focused: QWidget | None) -> None:
    """Settles the editor that has the focus, so that what was typed is committed before anything reads the
    register.
    """
    if isinstance(focused, LineEditor | LinesEditor):
        focused.settle()
