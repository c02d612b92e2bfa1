"""A field for a folder: shows where it is, lets the user choose another, or go back to the usual one."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ropa_desktop.i18n import Language, translate
from ropa_desktop.ui import dialogs, look


class FolderField(QWidget):
    """Holds a path as text, "" for the usual folder, which `usual` describes in words."""

    changed = Signal(str)

    def __init__(self, label: str, folder: str, usual: str, language: Language) -> None:
        super().__init__()
        self._label = label
        self._shown = QLineEdit()
        self._shown.setReadOnly(True)
        self._shown.setPlaceholderText(usual)
        self._shown.setAccessibleName(label)
        self._choose = QPushButton(translate("Choose …", language))
        self._reset = QPushButton(translate("Reset", language))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(self))
        row.addWidget(self._shown, 1)
        for button in (self._choose, self._reset):
            button.setAccessibleName(f"{button.text()} {label}")
            row.addWidget(button)
        self._choose.clicked.connect(self._ask)
        self._reset.clicked.connect(lambda: self._take(""))
        self.setFocusProxy(self._choose)
        self._show(folder)

    def folder(self) -> str:
        return self._shown.text()

    def _ask(self) -> None:
        folder = Path(self.folder()) if self.folder() else Path.home()
        dialogs.choose_folder(self, self._label, folder, lambda chosen: self._take(str(chosen)))

    def _take(self, folder: str) -> None:
        if folder != self.folder():
            self._show(folder)
            self.changed.emit(folder)

    def _show(self, folder: str) -> None:
        with QSignalBlocker(self._shown):
            self._shown.setText(folder)
        self._shown.setToolTip(folder)
        self._reset.setEnabled(bool(folder))
