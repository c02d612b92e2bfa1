"""Editors for what is typed: one line, or several."""

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, message
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Kind, Value, format_value, parse_value
from ropa_desktop.ui.editors.offers import Asking
from ropa_desktop.ui.editors.undoing import asks_who_undoes

_MAX_LINES = 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEditor(QLineEdit):
    """A value written on one line; what cannot be read is said beside it and stays as typed."""

    settled = Signal(object)
    refused = Signal(str)

    def __init__(self, kind: Kind, field: Field, asking: Asking) -> None:
        super().__init__()
        self.kind = kind
        self._field = field
        self._asking = asking
        self._shown = ""
        self.editingFinished.connect(self.settle)
        self.setPlaceholderText(self._example())

    @property
    def typing(self) -> bool:
        return self.text() != self._shown

    @property
    def language(self) -> Language:
        return self._asking.language

    def show_value(self, value: Value) -> None:
        self._shown = format_value(self.kind, value, self.language)
        place = self.cursorPosition() if self.hasFocus() else 0
        self.setText(self._shown)  # also where it is the same: what was typed is no longer to be undone here
        self.setCursorPosition(place)

    def settle(self) -> None:
        if self.typing:
            _settle_text(self, self.kind, self.text(), self._shown)

    def revert(self) -> None:
        """Takes back what is typed."""
        self.setText(self._shown)
        self.refused.emit("")

    def insert_today(self) -> None:
        """Writes today's date, where a date is asked for."""
        if isinstance(self.kind, kinds.Date):
            self.setText(self._asking.today().isoformat())

    def event(self, event: QEvent) -> bool:
        if asks_who_undoes(event) and not self.typing:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.typing and not self._offers_texts():
            self.revert()
            return
        super().keyPressEvent(event)
        if event.key() in _ENTER and not self.typing:
            self.focusNextChild()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if isinstance(self.kind, kinds.Text) and self.completer() is None:
            self._offer_used_values()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.ActiveWindowFocusReason:
            self.settle()

    def _offers_texts(self) -> bool:
        """Whether the list of texts that were used before is open."""
        completer: QCompleter | None = self.completer()
        popup = completer.popup() if completer is not None else None
        return popup is not None and popup.isVisible()

    def _offer_used_values(self) -> None:
        used = self._asking.used_values(self._field)
        if used:
            completer = QCompleter(QStringListModel(used, self), self)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)

    def _example(self) -> str:
        match self.kind:
            case kinds.Date():
                return message("yyyy-mm-dd, or only the year").in_language(self.language)
            case kinds.Period():
                return message("such as 5 years or 18 months").in_language(self.language)
            case _:
                return ""


class LinesEditor(QPlainTextEdit):
    """A text of several lines; grows with what is written, and settles when the focus leaves."""

    settled = Signal(object)
    refused = Signal(str)

    def __init__(self, kind: Kind, language: Language) -> None:
        super().__init__()
        self.kind = kind
        self.language = language
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    @property
    def text(self) -> str:
        """What is written; unlike in Qt's plain text, a space that does not break the line stays one."""
        return self.document().toRawText().replace("\u2029", "\n")

    @property
    def typing(self) -> bool:
        return self.text != self._shown

    def show_value(self, value: Value) -> None:
        self._shown = format_value(self.kind, value, self.language)
        if self.typing:
            self.setPlainText(self._shown)
        self.document().clearUndoRedoStacks()

    def settle(self) -> None:
        if self.typing:
            _settle_text(self, self.kind, self.text, self._shown)

    def revert(self) -> None:
        """Takes back what is typed."""
        self.setPlainText(self._shown)
        self.refused.emit("")

    def event(self, event: QEvent) -> bool:
        if asks_who_undoes(event) and not self.typing:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and self.typing:
            self.revert()
        elif ctrl and event.key() in _ENTER:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()  # other lines fit: Qt does not tell of that

    def _grow(self) -> None:
        lines = min(max(round(self.document().size().height()), 2), _MAX_LINES)
        frame = max(
            self.height() - self.viewport().height(), self.frameWidth() * 2
        )  # less is not laid out yet
        around = frame + round(self.document().documentMargin() * 2)
        height = lines * self.fontMetrics().lineSpacing() + around + self.fontMetrics().descent() * 2
        if height != self.minimumHeight():
            self.setFixedHeight(height)


def _settle_text(editor: LineEditor | LinesEditor, kind: Kind, text: str, shown: str) -> None:
    """Tells the value that was typed, if it is another one, or why it cannot be read."""
    try:
        value = parse_value(kind, text)
    except RopaError as error:
        editor.refused.emit(error.in_language(editor.language))
        return
    if format_value(kind, value, editor.language) == shown:
        editor.revert()
        return
    editor.refused.emit("")
    editor.settled.emit(value)
