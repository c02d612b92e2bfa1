"""The main window of one register: record types, the records of one of them, the form of one record, and
findings.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QListWidget,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.checks import article_30_status, check
from ropa_desktop.checks.finding import Finding
from ropa_desktop.document import Document
from ropa_desktop.errors import RopaError
from ropa_desktop.exports.writing import write
from ropa_desktop.i18n import Language, Translatable, message
from ropa_desktop.progress import Progress
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.open_format import top_level_types
from ropa_desktop.ui.editors import settle_focused
from ropa_desktop.ui.record_form import RecordForm
from ropa_desktop.ui.record_list import RecordList


class MainWindow(QMainWindow):
    """Shows a document and lets the user edit it; holds no part of the register but what it shows."""

    def __init__(self, document: Document, language: Language) -> None:
        super().__init__()
        self._document = document
        self._language = language
        self._type = CATALOGUE["activity"]
        self._types = QComboBox()
        self._model = RecordList(document.register, self._type, language)
        self._list = QTableView()
        self._form = RecordForm(document, language)
        self._findings = QListWidget()
        self._found: list[Finding] = []
        self._undo = QAction(self)
        self._redo = QAction(self)
        self._lay_out()
        self._make_menus()
        self._unsubscribe = document.subscribe(lambda _step: self._refresh())
        self._refresh()
        self._list.selectRow(0)

    @property
    def form(self) -> RecordForm:
        return self._form

    @property
    def findings(self) -> list[Finding]:
        """What the checks say of the register as it is now."""
        return self._found

    def show_type(self, name: str) -> None:
        """Lists the records of a type."""
        self._types.setCurrentIndex(self._types.findData(name))

    def export(self, path: Path) -> None:
        """Writes the register as Excel, PDF or JSON, by the ending of the file."""
        settle_focused(QApplication.focusWidget())
        try:
            write(self._document.register, path, Progress(), language=self._language, on=_today())
        except RopaError as error:
            self._tell(error.in_language(self._language))

    def _lay_out(self) -> None:
        for record_type in top_level_types():
            self._types.addItem(record_type.plural_in(self._language), record_type.name)
        self._types.setCurrentIndex(self._types.findData(self._type.name))
        self._types.currentIndexChanged.connect(self._change_type)
        self._types.setAccessibleName(self._say(message("Kind of record")))
        self._list.setModel(self._model)
        self._list.setAccessibleName(self._say(message("Records")))
        self._list.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._list.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self._list.verticalHeader().hide()
        self._list.horizontalHeader().setStretchLastSection(True)
        self._list.selectionModel().currentRowChanged.connect(self._show_current)
        self._findings.setAccessibleName(self._say(message("Findings")))
        self._findings.setWordWrap(True)
        self._findings.itemActivated.connect(lambda item: self._go_to(self._findings.row(item)))
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(self._types)
        column.addWidget(self._list, 3)
        column.addWidget(self._findings, 2)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(self._form)
        panes.setStretchFactor(1, 1)
        self.setCentralWidget(panes)
        width = self.fontMetrics().averageCharWidth()
        self.resize(width * 170, width * 100)
        panes.setSizes([width * 65, width * 105])

    def _make_menus(self) -> None:
        file = self.menuBar().addMenu(self._say(message("&File")))
        edit = self.menuBar().addMenu(self._say(message("&Edit")))
        export = file.addAction(self._say(message("&Export …")), self._choose_export)
        export.setShortcut(QKeySequence("Ctrl+Shift+E"))
        close = file.addAction(self._say(message("&Close")), self.close)
        close.setShortcut(QKeySequence.StandardKey.Close)
        for action, key, triggered in (
            (self._undo, QKeySequence.StandardKey.Undo, self._document.undo),
            (self._redo, QKeySequence.StandardKey.Redo, self._document.redo),
        ):
            action.setShortcut(key)
            action.triggered.connect(lambda _checked=False, triggered=triggered: self._settled(triggered))
            edit.addAction(action)

    def _settled(self, action: object) -> None:
        settle_focused(QApplication.focusWidget())
        if callable(action):
            action()

    def _refresh(self) -> None:
        register = self._document.register
        self._model.show_register(register, self._type)
        self._show_current(self._list.currentIndex())
        self._found = check(register, _today())
        self._findings.clear()
        self._findings.addItems([finding.in_words(register, self._language) for finding in self._found])
        status = self._say(article_30_status(self._found))
        self.statusBar().showMessage(status)
        self.setWindowTitle(f"{self._document.path.name} — {status}")
        self.setWindowFilePath(str(self._document.path))
        undo, redo = self._document.undo_text, self._document.redo_text
        self._undo.setText(self._say(message("Undo {step}", step=undo)))
        self._redo.setText(self._say(message("Redo {step}", step=redo)))
        self._undo.setEnabled(self._document.can_undo)
        self._redo.setEnabled(self._document.can_redo)

    def _change_type(self) -> None:
        settle_focused(QApplication.focusWidget())
        self._type = CATALOGUE[self._types.currentData()]
        self._model.show_register(self._document.register, self._type)
        self._list.selectRow(0)

    def _show_current(self, index: QModelIndex) -> None:
        self._form.show_record(self._model.record(index.row()).id if index.isValid() else "")

    def _go_to(self, row: int) -> None:
        """Shows the record that a finding is about."""
        finding = self._found[row]
        for key, name in ((finding.record, finding.record_type), (finding.activity, "activity")):
            rows = [record.id for record in self._document.register.table(name).by_owner.get("", ())]
            if key in rows:
                self.show_type(name)
                self._list.selectRow(rows.index(key))
                return

    def _choose_export(self) -> None:
        dialog = QFileDialog(
            self, self._say(message("Export")), str(self._document.path.parent), "PDF (*.pdf);;Excel (*.xlsx)"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.open()

    def _tell(self, sentence: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Warning, self.windowTitle(), "", QMessageBox.StandardButton.Ok, self
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.open()

    def _say(self, text: Translatable) -> str:
        return text.in_language(self._language)

    def closeEvent(self, event: QCloseEvent) -> None:
        settle_focused(QApplication.focusWidget())
        try:
            self._document.close()
        except RopaError as error:
            self._tell(error.in_language(self._language))
            event.ignore()
            return
        self._unsubscribe()
        super().closeEvent(event)


def _today() -> date:
    return datetime.now(tz=UTC).astimezone().date()
