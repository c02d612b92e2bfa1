"""The list of the backups of a register: each can be opened, to be looked at or saved as a file again."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.document import Backup
from ropa_desktop.i18n import Language, translate
from ropa_desktop.ui import dialogs, look
from ropa_desktop.ui.session import Session


class BackupList(QDialog):
    """Lists backups in the order given; Open tells which one is asked for, and closes the list."""

    open_asked = Signal(object)
    """The Path of a backup that is to be opened for reading only."""

    def __init__(self, backups: Sequence[Backup], language: Language, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._language: Language = language
        self.setWindowTitle(translate("Backups", language))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = self._table()
        self.open_button = QPushButton(translate("&Open", language))
        self.folder_button = QPushButton(translate("Show the &folder", language))
        column = QVBoxLayout(self)
        column.setSpacing(look.space(self))
        column.addWidget(self._explanation())
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons())
        self.open_button.setDefault(True)
        self.table.setVisible(bool(backups))
        self.table.selectRow(0)
        self.table.setFocus()
        dialogs.size_to_text(self, 75, 24 if backups else 0)

    def _explanation(self) -> QLabel:
        if self._backups:
            said = translate(
                "A backup opens in a window of its own, for reading only. To go back to it, save it under "
                "another name.",
                self._language,
            )
        else:
            said = translate(
                "There is no backup of this register yet; one is made while you work and when you close it.",
                self._language,
            )
        label = QLabel(said)
        label.setWordWrap(True)
        return label

    def _table(self) -> QTableWidget:
        language = self._language
        table = QTableWidget(len(self._backups), 3)
        titles = [translate("Made", language), translate("Size", language), translate("Revision", language)]
        for column, title in enumerate(titles):
            table.setHorizontalHeaderItem(column, _cell(title, column))
        table.setAccessibleName(self.windowTitle())
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(look.row_height(self))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, backup in enumerate(self._backups):
            self._fill(table, row, backup)
        table.doubleClicked.connect(self._open)  # Enter presses the button
        return table

    def _fill(self, table: QTableWidget, row: int, backup: Backup) -> None:
        texts = (made(backup), _size(backup.size, self._language), str(backup.revision))
        for column, text in enumerate(texts):
            table.setItem(row, column, _cell(text, column))

    def _buttons(self) -> QDialogButtonBox:
        action = QDialogButtonBox.ButtonRole.ActionRole
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.folder_button, action)
        buttons.addButton(self.open_button, action)
        buttons.rejected.connect(self.reject)
        look.set_role(self.open_button, "primary")
        self.open_button.clicked.connect(self._open)
        self.folder_button.clicked.connect(self._show_folder)
        for button in (self.open_button, self.folder_button):
            button.setEnabled(bool(self._backups))
        return buttons

    def _open(self) -> None:
        backup = self._backups[self.table.currentRow()]
        self.accept()
        self.open_asked.emit(backup.path)

    def _show_folder(self) -> None:
        folder = self._backups[self.table.currentRow()].path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class BackupsDialog(BackupList):
    """The backups of the register that is open, the newest first."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session.document.backups(), session.language, parent)


def made(backup: Backup) -> str:
    """When a backup was made, where the user is: "2026-03-04 14:32"."""
    return f"{backup.when.astimezone():%Y-%m-%d %H:%M}"


def _cell(text: str, column: int) -> QTableWidgetItem:
    """A cell or heading: the day at the left, numbers at the right."""
    item = QTableWidgetItem(text)
    aligned = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(aligned | Qt.AlignmentFlag.AlignVCenter)
    return item


def _size(size: int, language: Language) -> str:
    locale = QLocale("sv_SE" if language == "sv" else "en_GB")
    return locale.formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
