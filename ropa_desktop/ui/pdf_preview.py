"""The window that shows a finished PDF: its pages, its outline and a search, to be saved and printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QKeySequence
from PySide6.QtPdf import QPdfBookmarkModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDialog,
    QLabel,
    QMainWindow,
    QSpinBox,
    QSplitter,
    QToolBar,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.errors import RopaError
from ropa_desktop.exports import saving
from ropa_desktop.exports.file_names import suggested_name
from ropa_desktop.exports.scope import Variant
from ropa_desktop.exports.writing import write
from ropa_desktop.i18n import Language, Message, Translatable, message, translate_plural
from ropa_desktop.progress import Progress
from ropa_desktop.ui import icons, look
from ropa_desktop.ui.dialogs import choose_file_to_save, tell
from ropa_desktop.ui.jobs import Job, JobDialog, SteppedJob
from ropa_desktop.ui.pdf_pages import PdfPages, loaded
from ropa_desktop.ui.pdf_search import PdfSearch
from ropa_desktop.ui.printing import open_printer, print_pages
from ropa_desktop.ui.session import Session

_ZOOM_STEP = 1.2

ZoomMode = QPdfView.ZoomMode
Keys = str | QKeySequence.StandardKey


_REST = 1000
"""Milliseconds that a closed preview is kept: Qt's view may still be drawing a page of it in a thread of its
own, and the program would crash if the view ended in the middle of that.
"""


class PdfPreview(QMainWindow):
    """Shows a PDF that is held in memory; `suggested` is where it is saved unless another place is chosen."""

    def __init__(
        self, content: bytes, title: str, language: Language, parent: QWidget | None, *, suggested: Path
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._content, self._language, self._suggested = content, language, suggested
        self._for_reader: TemporaryDirectory[str] | None = None
        self.document = loaded(content)
        self.view = PdfPages(self.document)
        self.view.setAccessibleName(self._say(message("Pages")))
        self.search = PdfSearch(self.document, self.view, language)
        self.outline = QTreeView()
        self.page = QSpinBox()
        self._lay_out()
        self._add_actions()
        # Last of the children, and so the last to end: views and models refer to it.
        self.document.setParent(self)
        self.view.setFocus()

    def _lay_out(self) -> None:
        bookmarks = QPdfBookmarkModel(self)
        bookmarks.setDocument(self.document)
        self.outline.setModel(bookmarks)
        self.outline.setHeaderHidden(True)
        self.outline.setAccessibleName(self._say(message("Contents")))
        self.outline.expandToDepth(0)
        self.outline.clicked.connect(self._go_to)
        self.outline.activated.connect(self._go_to)
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(self.search)
        column.addWidget(self.outline, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(self.view)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        self.setCentralWidget(panes)
        width, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(width * 150, room.width() * 9 // 10), min(line * 55, room.height() * 9 // 10))
        left_width = min(width * 42, self.width() // 3)
        panes.setSizes([left_width, self.width() - left_width])

    def _add_actions(self) -> None:
        standard = QKeySequence.StandardKey
        top = self._tool_bar(message("Save and print"), Qt.ToolBarArea.TopToolBarArea)
        for text, keys, does, name in (
            (message("Save …"), standard.Save, self._save, "save"),
            (message("Print …"), standard.Print, self._print, "print"),
            (message("Open in reader"), "Ctrl+Shift+O", self._open_in_reader, "external"),
        ):
            self._add_button(top, text, keys, does).setIcon(icons.icon(name, self.palette()))
        view = self.view
        bottom = self._tool_bar(message("Pages"), Qt.ToolBarArea.BottomToolBarArea)
        self._add_page_box(bottom)
        bottom.addSeparator()
        for text, keys, does, sign in (
            (message("Zoom out"), standard.ZoomOut, lambda: view.zoom(1 / _ZOOM_STEP), "−"),
            (message("Zoom in"), standard.ZoomIn, lambda: view.zoom(_ZOOM_STEP), "+"),
            (message("Fit width"), "Ctrl+0", lambda: view.fit(ZoomMode.FitToWidth), ""),
            (message("Fit page"), "Ctrl+9", lambda: view.fit(ZoomMode.FitInView), ""),
        ):
            action = self._add_button(bottom, text, keys, does)
            action.setIconText(sign or action.text())
        slider = QAbstractSlider.SliderAction
        for key, act in (
            (standard.Find, self.search.begin),
            ("F3", lambda: self.search.go(1)),
            ("Shift+F3", lambda: self.search.go(-1)),
            ("PgDown", lambda: self._scroll(slider.SliderPageStepAdd)),
            ("PgUp", lambda: self._scroll(slider.SliderPageStepSub)),
            ("Esc", self._leave),
            (standard.Close, self.close),
        ):
            self._action(key, act)

    def _tool_bar(self, title: Message, area: Qt.ToolBarArea) -> QToolBar:
        made = QToolBar(self._say(title))
        size = look.icon_size(self)
        made.setIconSize(QSize(size, size))
        made.setMovable(False)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(area, made)
        return made

    def _add_page_box(self, tools: QToolBar) -> None:
        pages = self.document.pageCount()
        self.page.setRange(1, max(1, pages))
        self.page.setKeyboardTracking(False)
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        before = QLabel(self._say(message("Page")))
        before.setBuddy(self.page)
        self.page.setAccessibleName(before.text())
        after = QLabel(self._say(message("of {count}", count=pages)))
        for widget in (before, self.page, after):
            tools.addWidget(widget)
        for label in (before, after):
            label.setMargin(look.space(self, 0.5))
        self.page.valueChanged.connect(self._show_page)
        self.view.pageNavigator().currentPageChanged.connect(self._show_number)

    def _add_button(self, tools: QToolBar, text: Message, keys: Keys, does: Callable[[], object]) -> QAction:
        action = self._action(keys, does)
        action.setText(self._say(text))
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{action.text().removesuffix(' …')} ({key})")
        tools.addAction(action)
        tools.widgetForAction(action).setAccessibleName(action.text())
        return action

    def _action(self, keys: Keys, does: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.setShortcuts([QKeySequence(keys)] if isinstance(keys, str) else QKeySequence.keyBindings(keys))
        action.triggered.connect(does)
        self.addAction(action)
        return action

    def _leave(self) -> None:
        """Leaves the search where the user is in it, else the window."""
        if self.search.is_used():
            self.search.end()
            self.view.setFocus()
        else:
            self.close()

    def _scroll(self, by: QAbstractSlider.SliderAction) -> None:
        self.view.verticalScrollBar().triggerAction(by)

    def _go_to(self, index: QModelIndex) -> None:
        role = QPdfBookmarkModel.Role
        self.view.show_place(index.data(role.Page.value), index.data(role.Location.value).y())

    def _show_page(self, number: int) -> None:
        if number - 1 != self.view.pageNavigator().currentPage():
            self.view.show_place(number - 1)

    def _show_number(self, page: int) -> None:
        self.page.setValue(page + 1)

    def _save(self) -> None:
        choose_file_to_save(
            self, self._say(message("Save the PDF")), self._suggested, "PDF (*.pdf)", self.save_to
        )

    def save_to(self, path: Path) -> None:
        """Saves the PDF, and says where that cannot be done."""
        try:
            saving.write(path, self._content)
        except RopaError as error:
            tell(self, self._say(error))

    def _open_in_reader(self) -> None:
        """Hands a copy to the system's reader; it lies in a folder of its own until this window closes."""
        if self._for_reader is None:
            self._for_reader = TemporaryDirectory(prefix="ropa_desktop-", ignore_cleanup_errors=True)
        copy = Path(self._for_reader.name, self._suggested.with_suffix(".pdf").name)
        if not copy.exists():
            self.save_to(copy)
        if copy.exists() and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            tell(
                self, self._say(message("No program that opens PDF files was found. Save the file instead."))
            )

    def _print(self) -> None:
        printer = open_printer(self.windowTitle())
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, self.document.pageCount())
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # the print dialog's own takes a slot

    def print_on(self, printer: QPrinter) -> SteppedJob:
        """Prints page by page; the job tells how many, or why not."""
        job = SteppedJob(partial(print_pages, self._content, printer), self._language)
        JobDialog(job, self._say(message("Printing …")), self._language, self)
        job.failed.connect(self._tell)
        job.done.connect(self._say_printed)
        job.start()
        return job

    def _say_printed(self, pages: int) -> None:
        printed = translate_plural("{count} page printed", "{count} pages printed", pages, self._language)
        self.statusBar().showMessage(printed.format(count=pages))

    def _tell(self, sentence: str) -> None:
        tell(self, sentence)

    def _say(self, text: Translatable) -> str:
        return text.in_language(self._language)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._for_reader is not None:
            self._for_reader.cleanup()
        super().closeEvent(event)
        QTimer.singleShot(_REST, self, self.deleteLater)


class PreviewMaking(QObject):
    """Makes the PDF of the register as it is now, and opens a preview of it above its parent.

    `suggested` is where it is saved unless the user chooses another place.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        *,
        language: Language | None = None,
        variant: Variant = "authority",
        organisation: str = "",
        activities: frozenset[str] | None = None,
        suggested: Path | None = None,
    ) -> None:
        super().__init__(parent)
        session.settle()
        register, on, language = session.register, session.today(), language or session.language
        name = suggested_name(register, language, on, organisation)
        self._parent, self._language = parent, session.language
        self._suggested = suggested or session.document.path.with_name(f"{name}.pdf")

        def work(progress: Progress) -> bytes:
            with TemporaryDirectory() as folder:
                file = Path(folder, "preview.pdf")
                write(
                    register,
                    file,
                    progress,
                    language=language,
                    on=on,
                    variant=variant,
                    organisation=organisation,
                    activities=activities,
                )
                return file.read_bytes()

        job = Job(work, session.language)
        JobDialog(job, session.say(message("Making the PDF …")), session.language, parent)
        job.done.connect(self._show)
        job.failed.connect(self._tell)
        job.ended.connect(self.deleteLater)
        job.start()

    def _show(self, content: bytes) -> None:
        title = self._suggested.stem
        PdfPreview(content, title, self._language, self._parent, suggested=self._suggested).show()

    def _tell(self, sentence: str) -> None:
        tell(self._parent, sentence)
