"""The dialog that asks whose a new register is and where it goes; only the name must be given."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import Language, translate
from ropa_desktop.law import organisation_number
from ropa_desktop.ui import dialogs, look

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST = 60
"""In characters; the longest name that a folder takes is 255 bytes, and a lock and a backup add to it."""


class NewRegisterDialog(QDialog):
    """Tells `accepted_with` the file, the organisation's name and its number; makes nothing itself."""

    accepted_with = Signal(object, str, str)
    """A Path that is free, a name, and a number as written or ""."""

    def __init__(self, language: Language, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._folder = folder
        self._chosen: Path | None = None
        self._name = QLineEdit()
        self._number = QLineEdit()
        self._number_note = _note("warning")
        self._file = QLineEdit()
        self._file_note = _note("error")
        self._create = QPushButton(translate("Create register", language))
        self.setWindowTitle(translate("New register", language))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self._name.textChanged.connect(lambda _text: self._suggest())
        self._number.editingFinished.connect(self._judge_number)
        self._number.textEdited.connect(lambda _text: self._judge_number(only_better=True))
        dialogs.size_to_text(self, 85)
        self._suggest()

    @property
    def path(self) -> Path:
        """Where the register would go: the chosen file, or one suggested from the organisation's name."""
        return self._chosen or _free(self._folder, file_name(self._name.text(), self._language))

    def accept(self) -> None:
        name = self._name.text().strip()
        path = self.path
        if not name or path.exists():
            self._suggest()
            return
        self.accepted_with.emit(path, name, self._number.text().strip())
        super().accept()

    def _lay_out(self) -> None:
        language = self._language
        self._file.setReadOnly(True)
        change = QPushButton(translate("C&hange …", language))
        change.clicked.connect(self._change)
        where = QHBoxLayout()
        where.setSpacing(look.space(self))
        where.addWidget(self._file, 1)
        where.addWidget(change)
        rows = QFormLayout()
        rows.setVerticalSpacing(look.space(self))
        rows.setHorizontalSpacing(look.space(self, 2))
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.addRow(translate("&Organisation (required)", language), self._name)
        rows.addRow(translate("Organisation &number", language), self._number)
        rows.addRow("", self._number_note)
        label = QLabel(translate("&Saved as", language))
        label.setBuddy(self._file)
        rows.addRow(label, where)
        rows.addRow("", self._file_note)
        self._name.setAccessibleName(translate("&Organisation (required)", language).replace("&", ""))
        self._number.setAccessibleName(translate("Organisation &number", language).replace("&", ""))
        self._file.setAccessibleName(translate("&Saved as", language).replace("&", ""))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        look.set_role(self._create, "primary")
        buttons.addButton(self._create, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = self._column = QVBoxLayout(self)
        space = look.space(self, 2)
        column.setContentsMargins(space, space, space, space)
        column.setSpacing(space)
        column.addLayout(rows)
        column.addStretch()
        column.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self._create)
        self._create.setDefault(True)

    def _suggest(self) -> None:
        """Shows where the register would go, and whether it can be made."""
        path = self.path
        taken = path.exists()
        self._file.setText(str(path))
        self._file.setToolTip(str(path))
        self._say(
            self._file_note,
            self._file,
            translate("There is already a file of that name: choose another one.", self._language)
            if taken
            else "",
        )
        self._create.setEnabled(bool(self._name.text().strip()) and not taken)

    def _judge_number(self, *, only_better: bool = False) -> None:
        """Says that a number is wrong, and lets it stand: foreign numbers are made otherwise.

        While it is being typed (`only_better`) it is wrong most of the time, so that nothing new is said.
        """
        if only_better and self._number_note.isHidden():
            return
        number = self._number.text().strip()
        wrong = bool(number) and not organisation_number.is_valid(number)
        self._say(
            self._number_note,
            self._number,
            translate("No valid Swedish organisation number: look for a mistyped digit.", self._language)
            if wrong
            else "",
        )

    def _say(self, note: QLabel, field: QLineEdit, text: str) -> None:
        """Says something of a field below it, and grows where that does not fit."""
        note.setText(text)
        note.setVisible(bool(text))
        field.setAccessibleDescription(text)
        self._column.activate()
        self.resize(self.width(), max(self.height(), self._column.totalHeightForWidth(self.width())))

    def _change(self) -> None:
        title = translate("New register", self._language)
        dialogs.choose_file_to_save(self, title, self.path, "ropa (*.ropa)", self._choose, overwrite=False)

    def _choose(self, path: Path) -> None:
        self._chosen = path
        self._suggest()


def file_name(organisation: str, language: Language) -> str:
    """A file name without ending that every system takes, from an organisation's name."""
    name = " ".join(_NOT_IN_NAMES.sub(" ", organisation).split())[:_LONGEST].strip(". ")
    return name or translate("Register", language)


def _free(folder: Path, name: str) -> Path:
    """The first of "name.ropa", "name 2.ropa", ... that is not taken."""
    path, number = folder / f"{name}.ropa", 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}.ropa"
    return path


def _note(severity: str) -> QLabel:
    note = QLabel()
    look.set_severity(note, severity)
    note.setWordWrap(True)
    note.hide()
    return note
