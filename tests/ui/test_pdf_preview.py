"""The preview of a PDF: read, searched, saved and printed."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfBookmarkModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.exports.writing import write
from ropa_desktop.progress import Cancelled, Progress
from ropa_desktop.ui.jobs import wait_for_all
from ropa_desktop.ui.pdf_preview import PdfPreview, PreviewMaking
from ropa_desktop.ui.printing import open_printer, print_pages
from tests.exports.stopping import stopping_at
from tests.exports.test_contents import TODAY
from tests.registers.companies import register_of
from tests.ui.sessions import files_opened, session_on

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The record of a web shop, of 13 pages."""
    file = tmp_path_factory.mktemp("pdf") / "sample.pdf"
    write(register_of("webshop"), file, Progress(), language="en", on=TODAY)
    return file.read_bytes()


@pytest.fixture(scope="module")
def page_count(pdf: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture
def preview(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> Iterator[PdfPreview]:
    made = PdfPreview(pdf, "The sample", "en", None, suggested=tmp_path / "sample.pdf")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    wait_for_all()


def page_of(preview: PdfPreview) -> int:
    return preview.view.pageNavigator().currentPage() + 1


def place_of(preview: PdfPreview) -> tuple[int, float]:
    """What is at the top of the view, with the points below the page's top to the nearest ten."""
    page, below = preview.view.place()
    return page, round(below, -1)


def action(preview: PdfPreview, text: str) -> None:
    bars = preview.findChildren(QToolBar)
    (found,) = [one for bar in bars for one in bar.actions() if one.text() == text]
    found.trigger()


def test_all_pages_are_there(preview: PdfPreview, page_count: int) -> None:
    assert preview.document.pageCount() == preview.page.maximum() == page_count


def test_outline_goes_to_its_page(preview: PdfPreview) -> None:
    model = preview.outline.model()
    last = model.index(model.rowCount() - 1, 0)
    assert last.data() == "About the organisation"
    preview.outline.activated.emit(last)
    assert page_of(preview) > 5


def test_outline_goes_to_the_place_on_the_page(preview: PdfPreview) -> None:
    model = preview.outline.model()
    contents = model.index(2, 0)
    assert contents.data() == "Contents"
    preview.outline.clicked.emit(contents)
    there = contents.data(QPdfBookmarkModel.Role.Location.value).y()
    assert place_of(preview) == (1, round(there, -1))


@pytest.mark.parametrize("text", ["Zoom in", "Fit page"])
def test_place_is_kept_when_the_pages_are_scaled(preview: PdfPreview, text: str) -> None:
    preview.view.show_place(5, 300)
    action(preview, text)
    assert place_of(preview) == (5, 300)


def test_place_is_kept_when_the_window_is_resized(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.view.show_place(5, 300)
    before = preview.view.viewport().width()
    preview.resize(preview.width() * 2 // 3, preview.height())
    qtbot.waitUntil(lambda: preview.view.viewport().width() < before)
    assert place_of(preview) == (5, 300)


def test_page_box_shows_and_chooses_the_page(preview: PdfPreview) -> None:
    preview.page.setValue(7)
    assert page_of(preview) == 7
    preview.view.pageNavigator().jump(2, preview.view.pageNavigator().currentLocation(), 0)
    assert preview.page.value() == 3


def test_page_keys_turn_the_pages_wherever_the_focus_is(preview: PdfPreview) -> None:
    preview.search.line.setFocus()
    bar = preview.view.verticalScrollBar()
    QTest.keyClick(preview.search.line, Key.Key_PageDown)
    down = bar.value()
    QTest.keyClick(preview.search.line, Key.Key_PageUp)
    assert (down > 0, bar.value()) == (True, 0)


def test_search_goes_from_place_to_place_and_round(qtbot: QtBot, preview: PdfPreview) -> None:
    QTest.keyClick(preview, Key.Key_F, CONTROL)
    assert preview.search.line.hasFocus()
    QTest.keyClicks(preview.search.line, "purposes")
    model = preview.search.model
    qtbot.waitUntil(lambda: not preview.search.busy)
    assert (preview.view.currentSearchResultIndex(), model.count() > 2) == (0, True)
    assert page_of(preview) == model.resultAtIndex(0).page() + 1
    QTest.keyClick(preview, Key.Key_F3)
    assert preview.view.currentSearchResultIndex() == 1
    QTest.keyClick(preview, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(preview.search.line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert preview.search.count.text() == f"Place {model.count()} of {model.count()}"


def test_search_begins_at_the_page_that_is_shown(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.page.setValue(9)
    QTest.keyClicks(preview.search.line, "purposes")
    qtbot.waitUntil(lambda: not preview.search.busy)
    place = preview.view.currentSearchResultIndex()
    assert [preview.search.model.resultAtIndex(one).page() >= 8 for one in (place - 1, place)] == [
        False,
        True,
    ]


def test_search_says_what_is_not_there(qtbot: QtBot, preview: PdfPreview) -> None:
    QTest.keyClicks(preview.search.line, "xyzzy")
    qtbot.waitUntil(lambda: preview.search.count.text() == "Nothing found")
    assert not preview.search.next.isEnabled()


def test_escape_leaves_the_search_and_then_closes(preview: PdfPreview) -> None:
    preview.search.begin()
    QTest.keyClicks(preview.search.line, "data")
    QTest.keyClick(preview.search.line, Key.Key_Escape)
    assert (preview.isVisible(), preview.search.line.text()) == (True, "")
    assert preview.view.hasFocus()
    QTest.keyClick(preview.view, Key.Key_Escape)
    assert not preview.isVisible()


def test_zoom_begins_at_what_is_shown_and_has_a_way_back(preview: PdfPreview) -> None:
    QTest.keyClick(preview, Key.Key_Plus, CONTROL)
    larger = preview.view.zoomFactor()
    QTest.keyClick(preview, Key.Key_Minus, CONTROL)
    assert preview.view.zoomFactor() == pytest.approx(larger / 1.2)
    QTest.keyClick(preview, Key.Key_0, CONTROL)
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitToWidth
    action(preview, "Fit page")
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitInView


def test_zooming_in_from_the_whole_width_makes_the_page_wider_than_the_window(preview: PdfPreview) -> None:
    bar = preview.view.horizontalScrollBar()
    assert bar.maximum() == 0
    preview.view.zoom(1.2)
    assert bar.maximum() > 0


def test_pdf_is_saved_where_the_user_chooses(preview: PdfPreview, pdf: bytes, tmp_path: Path) -> None:
    action(preview, "Save …")
    dialog = preview.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["sample.pdf"]
    dialog.fileSelected.emit(str(tmp_path / "kopia.pdf"))
    dialog.close()
    assert (tmp_path / "kopia.pdf").read_bytes() == pdf


def test_what_cannot_be_saved_is_told(preview: PdfPreview, tmp_path: Path) -> None:
    preview.save_to(tmp_path / "borta" / "kopia.pdf")
    box = preview.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("There is no folder")


def test_reader_gets_a_copy_that_goes_when_the_window_closes(preview: PdfPreview, pdf: bytes) -> None:
    with files_opened() as shown:
        action(preview, "Open in reader")
    (copy,) = shown
    assert (copy.name, copy.read_bytes()) == ("sample.pdf", pdf)
    preview.close()
    assert not copy.parent.exists()


def test_window_can_be_closed_while_its_pages_are_drawn(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    for page in range(10):
        made = PdfPreview(pdf, "The sample", "en", None, suggested=tmp_path / "sample.pdf")
        made.show()
        qtbot.waitExposed(made)
        made.view.show_place(page)
        with qtbot.waitSignal(made.destroyed):
            made.close()


# Printing


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:  # noqa: ARG001  (the application first)
    made = open_printer("The sample")
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def print_all(pdf: bytes, printer: QPrinter, progress: Progress | None = None) -> int:
    pages = print_pages(pdf, printer, progress or Progress())
    while True:
        try:
            next(pages)
        except StopIteration as end:
            count: int = end.value
            return count


def printed(tmp_path: Path) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(tmp_path / "printed.pdf").pages)


def test_every_page_is_printed(
    qtbot: QtBot, preview: PdfPreview, printer: QPrinter, page_count: int, tmp_path: Path
) -> None:
    job = preview.print_on(printer)
    with qtbot.waitSignal(job.done, timeout=60_000):
        pass
    assert len(printed(tmp_path)) == page_count
    assert preview.statusBar().currentMessage() == f"{page_count} pages printed"


def test_only_the_chosen_pages_are_printed_as_often_as_wanted(
    pdf: bytes, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 4)
    printer.setCopyCount(2)
    times = 1 if printer.supportsMultipleCopies() else 2
    assert print_all(pdf, printer) == 2 * times
    assert len(printed(tmp_path)) == 2 * times


def test_page_fills_the_paper_and_is_sharp(pdf: bytes, printer: QPrinter, tmp_path: Path) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 1)
    print_all(pdf, printer)
    (page,) = printed(tmp_path)
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    (image,) = page.images
    assert image.image is not None
    assert image.image.size == (2480, 3508)


def test_printing_can_be_cancelled(pdf: bytes, printer: QPrinter) -> None:
    with pytest.raises(Cancelled):
        print_all(pdf, printer, stopping_at(2))


def test_print_dialog_offers_the_pages_of_the_document(preview: PdfPreview, page_count: int) -> None:
    action(preview, "Print …")
    dialog = preview.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    assert (dialog.isVisible(), dialog.minPage(), dialog.maxPage()) == (True, 1, page_count)
    dialog.close()


# From a register


def test_preview_is_made_of_the_register_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with session_on(tmp_path / "firman.ropa", register_of("ikote")) as session:
        PreviewMaking(session, window)
        qtbot.waitUntil(lambda: window.findChildren(PdfPreview) != [], timeout=30_000)
        (preview,) = window.findChildren(PdfPreview)
        assert register_of("ikote").organisations[0].name in preview.document.getAllText(0).text()
        with qtbot.waitSignal(preview.destroyed):
            preview.close()
    assert [file.name for file in tmp_path.iterdir()] == ["firman.ropa"]


def test_preview_that_nobody_waits_for_any_more_is_not_opened(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    with session_on(tmp_path / "firman.ropa", register_of("ikote")) as session:
        PreviewMaking(session, window)
        window.deleteLater()
        with qtbot.waitSignal(window.destroyed):
            pass
        wait_for_all()
