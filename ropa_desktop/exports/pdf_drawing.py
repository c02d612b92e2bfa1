"""Draws laid-out pages: the one place where anything reaches the canvas, each text by one way."""

from collections.abc import Sequence
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from ropa_desktop.exports import pdf_fonts
from ropa_desktop.exports.pdf_fonts import Style, printable
from ropa_desktop.exports.pdf_layout import (
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    WIDTH,
    Anchor,
    Fill,
    Link,
    Page,
    PageNumber,
    Rule,
    Text,
)
from ropa_desktop.exports.pdf_strings import Strings
from ropa_desktop.exports.pdf_text import Typesetter
from ropa_desktop.exports.report import Report
from ropa_desktop.i18n import translate
from ropa_desktop.progress import Progress

_FOOTER = Style("Regular", 7.5, 10, 0.3)
_FOOTER_RULE, _FOOTER_TEXT = 46, 35
_ONE_AT_A_TIME = Lock()
"""ReportLab's fonts remember which letters the document being made uses."""


def draw(report: Report, pages: Sequence[Page], steps: int, progress: Progress) -> bytes:
    """The file's content; progress is told so many steps, spread over the pages."""
    with _ONE_AT_A_TIME:
        drawing = _Drawing(report, pages)
        done = 0
        for count, page in enumerate(pages, 1):
            drawing.draw(page, count)
            reached = steps * count // len(pages)
            progress.step(reached - done)
            done = reached
        return drawing.content()


class _Drawing:
    """A document on ReportLab's canvas."""

    def __init__(self, report: Report, pages: Sequence[Page]) -> None:
        fonts = pdf_fonts.load()
        self._report = report
        self._type = Typesetter()
        self._count = len(pages)
        self._page_of = {
            item.name: number
            for number, page in enumerate(pages, 1)
            for item in page.items
            if isinstance(item, Anchor)
        }
        self._buffer = BytesIO()
        # Without a first font of ours ReportLab would name Helvetica on every page, which is not embedded.
        first_font: Any = _FOOTER.font
        self._canvas = Canvas(
            self._buffer,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=first_font,
            lang=report.language,
        )
        self._strings = {face: Strings(font, self._canvas) for face, font in fonts.items()}
        self._gray = -1.0
        self._describe()

    def _describe(self) -> None:
        canvas, report = self._canvas, self._report
        day = report.date[:10].replace("-", "")
        canvas.setDateFormatter(lambda *_: f"D:{day}000000Z")
        canvas.setTitle(pdf_fonts.plain(", ".join(filter(None, (report.title, report.organisation)))))
        canvas.setSubject(pdf_fonts.plain(report.subtitle))
        canvas.setAuthor(pdf_fonts.plain(report.organisation))
        canvas.setCreator("ropa_desktop")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()

    def draw(self, page: Page, number: int) -> None:
        """Draws a page with its footer and goes on to the next."""
        self._gray = -1.0
        for decoration in page.dress:
            self._decorate(decoration)
        for item in page.items:
            match item:
                case Text():
                    self._text(item)
                case PageNumber():
                    self._text(self._resolved(item))
                case Link():
                    self._link(item)
                case Anchor():
                    self._anchor(item)
        self._footer(number)
        self._canvas.showPage()

    def content(self) -> bytes:
        """Ends the document."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _text(self, text: Text) -> None:
        """Draws what is read; a tagged PDF would mark it here as content of its structure."""
        self._show(text)

    def _decorate(self, item: Text | Rule | Fill) -> None:
        """Draws what only dresses the page; a tagged PDF would mark it here as an artifact."""
        canvas = self._canvas
        match item:
            case Text():
                self._show(item)
            case Fill():
                canvas.setFillGray(item.gray)
                canvas.rect(item.x, item.y, item.width, item.height, stroke=0, fill=1)
                self._gray = item.gray
            case Rule():
                canvas.setStrokeGray(item.gray)
                canvas.setLineWidth(item.weight)
                if item.dotted:
                    canvas.setLineCap(1)
                    canvas.setDash([0, 3])
                canvas.line(item.x1, item.y1, item.x2, item.y2)
                if item.dotted:
                    canvas.setDash([])
                    canvas.setLineCap(0)

    def _show(self, text: Text) -> None:
        # Written out here because ReportLab's text objects encode letter by letter and take a logarithm to
        # round each number: that takes longer than all the rest.
        style = text.style
        strings = self._strings[style.face]
        font = f"{style.size:g} Tf"
        code = ["BT", f"{style.leading:g} TL"]
        if style.gray != self._gray:
            code.append(f"{style.gray:g} g")
            self._gray = style.gray
        at: float | None = None
        subset = -1
        for count, (dx, line) in enumerate(text.lines):
            if dx != at:
                code.append(f"1 0 0 1 {text.x + dx:.2f} {text.y - count * style.leading:.2f} Tm")
                at = dx
            for needed, string in strings.runs(line):
                if needed != subset:
                    code.append(f"{strings.font_name(needed)} {font}")
                    subset = needed
                code.append(f"({string}) Tj")
            code.append("T*")
        code.append("ET")
        self._canvas.addLiteral(" ".join(code))

    def _resolved(self, item: PageNumber) -> Text:
        number = str(self._page_of[item.anchor])
        return Text(item.x - self._type.width(number, item.style), item.y, item.style, [(0.0, number)])

    def _link(self, link: Link) -> None:
        if link.anchor in self._page_of:
            area = (link.x, link.y, link.x + link.width, link.y + link.height)
            self._canvas.linkRect(pdf_fonts.plain(link.says), link.anchor, area, relative=0, thickness=0)

    def _anchor(self, anchor: Anchor) -> None:
        self._canvas.bookmarkHorizontalAbsolute(anchor.name, anchor.y)
        if anchor.title:
            self._canvas.addOutlineEntry(pdf_fonts.plain(anchor.title), anchor.name, anchor.level)

    def _footer(self, number: int) -> None:
        report = self._report
        self._decorate(Rule(LEFT, _FOOTER_RULE, RIGHT, _FOOTER_RULE))
        page = translate("Page {page} of {pages}", report.language).format(page=number, pages=self._count)
        right = printable(f"{report.date} · {page}")
        width = self._type.width(right, _FOOTER)
        about = filter(None, (report.organisation, report.title, report.version))
        left = self._type.clipped(" · ".join(about), _FOOTER, WIDTH - width - 20)
        self._decorate(Text(LEFT, _FOOTER_TEXT, _FOOTER, [(0.0, left)]))
        self._decorate(Text(RIGHT - width, _FOOTER_TEXT, _FOOTER, [(0.0, right)]))
