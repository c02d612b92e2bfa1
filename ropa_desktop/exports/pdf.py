"""A report as a PDF: cover, how to read it, contents, summary tables, and every activity in full.

The pages are laid out first, which is when their number becomes known, and then drawn.
"""

from pathlib import Path

from ropa_desktop.collector import resting_collector
from ropa_desktop.exports import pdf_styles as styles
from ropa_desktop.exports import saving
from ropa_desktop.exports.pdf_blocks import BlockSetter
from ropa_desktop.exports.pdf_drawing import draw
from ropa_desktop.exports.pdf_fonts import Style, unprintable_characters
from ropa_desktop.exports.pdf_layout import (
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Flow,
    Link,
    Page,
    PageNumber,
    Rule,
    Text,
)
from ropa_desktop.exports.pdf_table import ROWS_A_STEP, set_table
from ropa_desktop.exports.pdf_text import Typesetter
from ropa_desktop.exports.report import Report
from ropa_desktop.i18n import translate
from ropa_desktop.progress import Progress

__all__ = ["lay_out", "unprintable_characters", "write"]

_COVER_SPACE = 90
_PAGE_NUMBER_WIDTH = 26
_WIDEST_NUMBER = 90


@resting_collector()
def write(report: Report, path: Path, progress: Progress) -> None:
    """Writes the PDF; the same report gives the same file, byte for byte.

    Raises `RopaError` where the file cannot be written, and `Cancelled` at a step; nothing is then left.
    """
    steps = sum(len(table.rows) // ROWS_A_STEP + 1 for table in report.summaries)
    steps += sum(len(part.blocks) for part in report.parts) + 1
    progress.expect(2 * steps)
    pages = lay_out(report, progress)
    saving.write(path, draw(report, pages, steps, progress))


def lay_out(report: Report, progress: Progress) -> list[Page]:
    """The pages of a report, laid out but not drawn."""
    return _Document(report).pages(progress)


class _Document:
    """A report being laid out."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._flow = Flow(Typesetter())
        self._blocks = BlockSetter(self._flow, report.language)
        # Names of our own: those of the report may hold what a PDF's names may not, or stand twice.
        self._targets: dict[str, tuple[str, str]] = {}
        for part in report.parts:
            for block in part.blocks:
                name = f"block-{len(self._targets)}"
                self._targets.setdefault(block.anchor, (name, f"{block.number} {block.title}"))

    def pages(self, progress: Progress) -> list[Page]:
        """Lays everything out."""
        self._set_cover()
        self._set_how_to_read()
        self._set_contents()
        progress.step()
        self._set_summaries(progress)
        self._set_parts(progress)
        return self._flow.pages

    def _set_cover(self) -> None:
        flow, report = self._flow, self._report
        flow.y = TOP - _COVER_SPACE
        if report.organisation:
            flow.paragraph(report.organisation, styles.ORGANISATION)
            flow.space(10)
        flow.anchor("cover", report.title)
        flow.paragraph(report.title, styles.TITLE)
        flow.space(4)
        if report.subtitle:
            flow.paragraph(report.subtitle, styles.SUBTITLE)
        flow.space(34)
        flow.rule(0.8, 0)
        for line in report.cover:
            flow.space(4.5)
            self._blocks.set_line(line)
            flow.space(4)
            flow.rule()

    def _set_how_to_read(self) -> None:
        flow = self._flow
        flow.new_page()
        if not self._report.how_to_read:
            return
        flow.anchor("how-to-read", translate("How to read this document", self._report.language))
        flow.paragraph(translate("How to read this document", self._report.language), styles.HEADING)
        flow.space(6)
        for paragraph in self._report.how_to_read:
            flow.paragraph(paragraph, styles.BODY)
            flow.space(5)
        flow.space(22)

    def _set_contents(self) -> None:
        flow, report = self._flow, self._report
        flow.keep(150)
        flow.anchor("contents", translate("Contents", self._report.language))
        flow.paragraph(translate("Contents", self._report.language), styles.HEADING)
        blocks = [block for part in report.parts for block in part.blocks]
        widths = [
            flow.type.width(flow.type.clipped(block.number, styles.BODY, _WIDEST_NUMBER), styles.BODY)
            for block in blocks
        ]
        indent = max(widths, default=0) + 10
        if report.summaries:
            self._set_entry(translate("Overviews", self._report.language), "summaries", styles.STRONG)
            for count, table in enumerate(report.summaries):
                self._set_entry(table.title, f"summary-{count}", styles.BODY)
        for count, part in enumerate(report.parts):
            self._set_entry(part.title, f"part-{count}", styles.STRONG)
            for block in part.blocks:
                name, _ = self._targets[block.anchor]
                self._set_entry(block.title, name, styles.BODY, block.number, indent)

    def _set_entry(self, title: str, anchor: str, style: Style, number: str = "", indent: float = 0) -> None:
        flow = self._flow
        if style is styles.STRONG:
            flow.space(7)
            flow.keep(3 * style.leading)
        flow.keep(style.leading)
        y = flow.baseline(style.leading)
        items = flow.page.items
        if number:
            shown = flow.type.clipped(number, style, indent)
            items.append(Text(LEFT, y, style, [(0.0, shown)]))
        x = LEFT + indent
        shown = flow.type.clipped(title, style, RIGHT - x - _PAGE_NUMBER_WIDTH - 12)
        items.append(Text(x, y, style, [(0.0, shown)]))
        end = x + flow.type.width(shown, style) + 6
        flow.page.dress.append(Rule(end, y, RIGHT - _PAGE_NUMBER_WIDTH, y, 0.7, 0.5, dotted=True))
        items.append(PageNumber(RIGHT, y, style, anchor))
        flow.y -= style.leading
        items.append(Link(LEFT, flow.y, WIDTH, style.leading, anchor, f"{number} {title}"))

    def _set_summaries(self, progress: Progress) -> None:
        flow, report = self._flow, self._report
        if not report.summaries:
            return
        flow.new_page()
        flow.anchor("summaries", translate("Overviews", self._report.language))
        flow.paragraph(translate("Overviews", self._report.language), styles.HEADING)
        for count, table in enumerate(report.summaries):
            flow.space(24 if count else 10)
            flow.keep(110)
            flow.anchor(f"summary-{count}", table.title, 1)
            flow.paragraph(table.title, styles.TABLE_HEADING)
            if table.note:
                flow.paragraph(table.note, styles.NOTE)
            flow.space(4)
            set_table(flow, table, self._targets, progress)

    def _set_parts(self, progress: Progress) -> None:
        flow = self._flow
        drawn: set[str] = set()
        for count, part in enumerate(self._report.parts):
            flow.space(34)
            if part.blocks or count == 0:
                flow.new_page()
            flow.keep(110)
            flow.anchor(f"part-{count}", part.title)
            flow.paragraph(part.title, styles.HEADING)
            if part.note:
                flow.paragraph(part.note, styles.NOTE)
            if not part.blocks:
                flow.space(8)
                flow.paragraph(part.empty, styles.BODY)
            for block in part.blocks:
                name, _ = self._targets[block.anchor]
                self._blocks.set_block(block, f"{name}-{len(drawn)}" if name in drawn else name)
                drawn.add(name)
                progress.step()
