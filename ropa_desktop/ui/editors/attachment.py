"""The editor for an attached file: attach, take out, remove."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ropa_desktop.errors import RopaError
from ropa_desktop.exports import saving
from ropa_desktop.i18n import Language, message
from ropa_desktop.register import kinds
from ropa_desktop.register.kinds import Value, format_value
from ropa_desktop.ui.dialogs import choose_file_to_open, choose_file_to_save

MAX_ATTACHMENT = 25_000_000
"""Bytes of one attached file: the register is saved whole after each step, and must stay quick."""


class AttachmentEditor(QWidget):
    """How large the attached file is, and what can be done with it."""

    settled = Signal(object)
    refused = Signal(str)
    named = Signal(str)
    """The name of the file that is attached next."""
    typing = False
    file_name: str
    """What the attached file is called, where that is known: so a copy is called."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.file_name = ""
        self._content = b""
        self._size = QLabel()
        texts = (message("Attach …"), message("Save a copy …"), message("Remove"))
        self.buttons = tuple(QPushButton(text.in_language(language)) for text in texts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._size)
        actions = (self._choose, self._choose_copy, lambda: self.settled.emit(b""))
        for button, clicked in zip(self.buttons, actions, strict=True):
            button.clicked.connect(clicked)
            row.addWidget(button)
        row.addStretch()
        self.setFocusProxy(self.buttons[0])
        self.show_value(b"")

    def show_value(self, value: Value) -> None:
        self._content = value if isinstance(value, bytes) else b""
        shown = format_value(kinds.Content(), self._content, self._language)
        self._size.setText(shown or message("No file attached").in_language(self._language))
        for button in self.buttons[1:]:
            button.setVisible(bool(self._content))

    @property
    def size_shown(self) -> str:
        """How large the file is, in words."""
        return self._size.text()

    def settle(self) -> None:
        """Nothing is ever typed here."""

    def revert(self) -> None:
        """Nothing is ever typed here."""

    def attach(self, file: Path) -> None:
        """Takes the contents of a file into the register."""
        try:
            size = file.stat().st_size
            if size > MAX_ATTACHMENT:
                self._refuse(file, message("it is larger than {limit} MB", limit=MAX_ATTACHMENT // 1_000_000))
                return
            content = file.read_bytes()
        except OSError as error:
            self._refuse(file, error.strerror)
            return
        self.refused.emit("")
        self.named.emit(file.name)
        self.settled.emit(content)

    def _choose(self) -> None:
        choose_file_to_open(self, message("Attach a file").in_language(self._language), "", self.attach)

    def _choose_copy(self) -> None:
        title = message("Save a copy").in_language(self._language)
        choose_file_to_save(self, title, Path.home() / self.file_name, "", self._write)

    def _write(self, file: Path) -> None:
        try:
            saving.write(file, self._content)
        except RopaError as error:
            self.refused.emit(error.in_language(self._language))

    def _refuse(self, file: Path, reason: object) -> None:
        sentence = message('"{file}": {reason}; choose another file.', file=file.name, reason=reason)
        self.refused.emit(sentence.in_language(self._language))
