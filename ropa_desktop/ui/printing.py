"""Printing a finished PDF: its pages as pictures, as sharp as a printer shows them."""

from collections.abc import Generator

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.progress import Cancelled, Progress
from ropa_desktop.ui.pdf_pages import loaded

_MOST_DOTS = 300
"""Dots per inch: text is sharp, and a page of A4 takes no more than 35 MB while it is drawn."""
_POINTS = 72


def open_printer(title: str) -> QPrinter:
    """A printer for pages that have margins of their own; raises no objection where there is none."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF())
    return printer


def print_pages(content: bytes, printer: QPrinter, progress: Progress) -> Generator[None, None, int]:
    """Prints the pages of a PDF that the printer is set up for, one a step, each fitted to the paper.

    Returns how many. Raises RopaError where the printer does not take them, and Cancelled at a page.
    """
    document = loaded(content)
    pages = _chosen_pages(printer, document.pageCount())
    progress.expect(len(pages))
    painter = QPainter()
    if not painter.begin(printer):
        raise RopaError(
            message(
                "The printer {name} does not take the pages. Check that it is on, or choose another.",
                name=printer.printerName() or printer.outputFileName(),
            )
        )
    try:
        for place, page in enumerate(pages):
            if place and not printer.newPage():
                raise RopaError(
                    message("The printer stopped before page {page}; the rest is not printed.", page=page + 1)
                )
            _draw(document, page, painter, printer)
            progress.step()
            yield
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    return len(pages)


def _chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, from 0; several times for copies, where the printer does not make them itself."""
    first, last = 1, count
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        first, last = max(1, printer.fromPage()), min(count, printer.toPage() or count)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return list(range(first - 1, last)) * copies


def _draw(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    points = document.pagePointSize(page)
    shown = QRectF()
    shown.setSize(points.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
    shown.moveCenter(paper.center())
    dots = min(printer.resolution(), _MOST_DOTS)
    pixels = QSizeF(points * (dots / _POINTS)).toSize()
    drawn = document.render(page, pixels)
    # On white and without transparency, which printers and PDF writers only carry along.
    picture = QImage(pixels, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    inner = QPainter(picture)
    inner.drawImage(0, 0, drawn)
    inner.end()
    painter.drawImage(shown, picture)
