"""The dialog that lists every command with its keys, and finds one by any word of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import Language, translate
from ropa_desktop.ui import dialogs, look

Entry = tuple[str, str, str]
"""A group of commands such as a menu, what a command is called, and its keys as they are shown."""


class ShortcutsDialog(QDialog):
    """A table of commands and keys, in the order given until a heading is clicked."""

    def __init__(self, entries: Sequence[Entry], language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Keyboard shortcuts", language))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        headings = [translate("Menu", language), translate("Command", language), translate("Keys", language)]
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(_model(entries, headings, self._shown))
        self._shown.setFilterKeyColumn(-1)  # all of them
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setSortLocaleAware(True)
        self._filter = QLineEdit()
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._find)
        label = QLabel(translate("&Search:", language))
        label.setBuddy(self._filter)
        self._nothing = QLabel(translate("No command has that in its name or keys.", language))
        look.set_role(self._nothing, "muted")
        self._nothing.hide()
        table = self._table()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label, self._filter, self._nothing, table, buttons):
            column.addWidget(widget)
        dialogs.size_to_text(self, 85, 28)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._shown)
        table.setAccessibleName(self.windowTitle())
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(look.row_height(self))
        table.setSortingEnabled(True)
        header = table.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (0, 2):
            table.resizeColumnToContents(column)
            header.resizeSection(column, header.sectionSize(column) + look.space(self, 2))
        return table

    def _find(self, text: str) -> None:
        self._shown.setFilterFixedString(text.strip())
        self._nothing.setVisible(not self._shown.rowCount())


def _model(
    entries: Sequence[Entry], headings: Sequence[str], parent: QSortFilterProxyModel
) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    model.setHorizontalHeaderLabels(headings)
    for entry in entries:
        model.appendRow([QStandardItem(text) for text in entry])
    return model
