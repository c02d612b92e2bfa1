"""The pages of a PDF, one below the other: goes to any place on them, and keeps it when they are scaled."""

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

_ZOOMS = (0.1, 8.0)
_POINTS = 72

Place = tuple[int, float]
"""A page, counted from 0, and how many points below its top."""


def loaded(content: bytes) -> QPdfDocument:
    """A PDF that is held in memory, as a document."""
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


class PdfPages(QPdfView):
    """A view that knows places on pages; Qt's own goes only to the top of a page.

    It has a thread that draws pages, so the document must end after it.
    """

    def __init__(self, document: QPdfDocument) -> None:
        super().__init__()
        self._points = [document.pagePointSize(page) for page in range(document.pageCount())]
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setDocument(document)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def show_place(self, page: int, below_top: float = 0) -> None:
        """Brings a place to the top of the view, or to as near as it gets; in points below the page's top."""
        navigator = self.pageNavigator()
        navigator.jump(page, QPointF(0, below_top), navigator.currentZoom())
        self._scroll_to((page, below_top))

    def place(self) -> Place:
        """What is at the top of the view."""
        return self._place_in(self.viewport().size())

    def zoom(self, by: float) -> None:
        """Makes the pages larger or smaller than they are shown now."""
        least, most = _ZOOMS
        wanted = min(most, max(least, self._factor(self.place()[0], self.viewport().size()) * by))
        place = self.place()
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(wanted)
        self._scroll_to(place)

    def fit(self, mode: QPdfView.ZoomMode) -> None:
        """Scales the pages to the view."""
        place = self.place()
        self.setZoomMode(mode)
        self._scroll_to(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._place_in(event.oldSize())
        super().resizeEvent(event)
        if event.oldSize().isValid():
            self._scroll_to(place)

    def _scroll_to(self, place: Place) -> None:
        page, below_top = place
        if page < len(self._points):
            room = self.viewport().size()
            top = sum(self._step(one, room) for one in range(page)) + self.documentMargins().top()
            scale = self._factor(page, room) * _dots_per_point()
            self.verticalScrollBar().setValue(round(top + below_top * scale))

    def _place_in(self, room: QSize) -> Place:
        """What is at the top of a view of a size."""
        left = self.verticalScrollBar().value() - self.documentMargins().top()
        for page in range(len(self._points)):
            step = self._step(page, room)
            if left < step:
                return page, left / (self._factor(page, room) * _dots_per_point())
            left -= step
        return 0, 0.0

    def _step(self, page: int, room: QSize) -> int:
        """The pixels from the top of a page to that of the next, in a view of a size."""
        height = self._points[page].height() * self._factor(page, room) * _dots_per_point()
        return int(height) + self.pageSpacing()

    def _factor(self, page: int, room: QSize) -> float:
        """How large a page is shown in a view of a size, where 1 is as large as on paper."""
        if self.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.zoomFactor()
        margins = self.documentMargins()
        paper = QSizeF(self._points[page] * _dots_per_point())
        across = max(1, room.width() - margins.left() - margins.right()) / paper.width()
        if self.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            return across
        return min(across, max(1, room.height() - self.pageSpacing()) / paper.height())


def _dots_per_point() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInch() / _POINTS
