"""The search line of a PDF: finds words, shows how many there are, and goes from one to the next."""

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ropa_desktop.i18n import Language, message
from ropa_desktop.ui import icons, look
from ropa_desktop.ui.pdf_pages import PdfPages

_MOMENT = 0.01
"""How many seconds the window waits for the search at a time."""

_LEAD = 60
"""How many points of the page are shown above a place that was found."""


class PdfSearch(QWidget):
    """Searches the document that a view shows; Enter goes on, Shift+Enter back."""

    def __init__(self, document: QPdfDocument, view: PdfPages, language: Language) -> None:
        super().__init__()
        self._view = view
        self._language = language
        self.model = QPdfSearchModel(self)
        self.model.setDocument(document)
        view.setSearchModel(self.model)
        self.line = QLineEdit()
        self.line.setPlaceholderText(message("Search in the document").in_language(language))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._search)
        self.count = QLabel()
        look.set_role(self.count, "hint")
        self.previous, self.next = QToolButton(), QToolButton()
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        for button, name, text, step in (
            (self.previous, "up", message("Previous place (Shift+F3)"), -1),
            (self.next, "down", message("Next place (F3)"), 1),
        ):
            button.setIcon(icons.icon(name, self.palette()))
            button.setToolTip(text.in_language(language))
            button.setAccessibleName(button.toolTip())
            button.setAutoRaise(True)
            button.clicked.connect(lambda _checked=False, step=step: self.go(step))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addLayout(row)
        self._page = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._search_on)
        self._show_count()

    def begin(self) -> None:
        """Takes the focus, for a new word."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def is_used(self) -> bool:
        """Whether the user is in the middle of a search."""
        return self.line.hasFocus() and bool(self.line.text())

    def end(self) -> None:
        """Forgets the word."""
        self.line.clear()

    def go(self, step: int) -> None:
        """Goes a number of places on, and from the last to the first."""
        count = self.model.count()
        if count:
            self._show((self._view.currentSearchResultIndex() + step) % count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    @property
    def busy(self) -> bool:
        """Whether there are pages that have not been searched yet."""
        return self._turn.isActive()

    def _search(self, text: str) -> None:
        self._view.setCurrentSearchResultIndex(-1)
        self.model.setSearchString(text.strip())
        self._page = 0
        if text.strip():
            self._turn.start()
        else:
            self._turn.stop()
        self._show_count()

    def _search_on(self) -> None:
        """Searches as many pages as fit in a moment; left alone, the model searches ten pages a second."""
        pages = self.model.document().pageCount()
        until = time.monotonic() + _MOMENT
        while self._page < pages and time.monotonic() < until:
            self.model.resultsOnPage(self._page)
            self._page += 1
        if self._page >= pages:
            self._turn.stop()
        self._show_found()

    def _show_found(self) -> None:
        """Goes to the first place from the page that is shown; from the beginning where there is none."""
        if self._view.currentSearchResultIndex() < 0:
            page = self._view.pageNavigator().currentPage()
            places = range(self.model.count())
            further = (place for place in places if self.model.resultAtIndex(place).page() >= page)
            place = next(further, 0 if places and not self.busy else None)
            if place is not None:
                self._show(place)
        self._show_count()

    def _show(self, place: int) -> None:
        found = self.model.resultAtIndex(place)
        self._view.show_place(found.page(), max(0.0, found.location().y() - _LEAD))
        self._view.setCurrentSearchResultIndex(place)
        self._show_count()

    def _show_count(self) -> None:
        count, current = self.model.count(), self._view.currentSearchResultIndex()
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)
        if not self.line.text().strip():
            self.count.setText(" ")
        elif current >= 0:
            where = message("Place {place} of {count}", place=current + 1, count=count)
            self.count.setText(where.in_language(self._language))
        else:
            said = message("Searching …") if self.busy else message("Nothing found")
            self.count.setText(said.in_language(self._language))
