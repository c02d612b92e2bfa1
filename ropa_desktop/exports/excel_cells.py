"""Cells of an exported workbook: register text made safe for Excel, the few styles, and the sizes needed."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import Cell as ExcelCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from ropa_desktop.exports.report import Cell
from ropa_desktop.i18n import Language, translate

LONGEST_TEXT = 32_767
"""How many characters, counted as UTF-16 units, Excel holds in a cell."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STARTS_FORMULA = frozenset("=+-@\t\r\n")
_FIRST_SAFE_DATE = date(1900, 3, 1)
"""Excel counts days as if 1900 had been a leap year: earlier dates mean different days elsewhere."""

_TALLEST_ROW = 409
_LINE_HEIGHT = 15
_WIDE_LETTERS = 1.12
"""How much wider Swedish text is than as many zeros, by which Excel measures columns."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a workbook's cells, each by its number in the workbook."""

    title: int
    note: int
    plain: int
    header: int
    header_beyond: int
    text: int
    label: int
    missing: int
    number: int
    date: int
    quoted: int
    """As `text`, for what begins like a formula: Excel shows it as if typed after an apostrophe."""


def styles(workbook: Workbook, sheet: Worksheet) -> Styles:
    """Adds the named styles to a workbook, by way of one of its sheets."""
    line = Side(style="thin", color="BFBFBF")
    below = Border(bottom=line, left=line)
    no_fill = PatternFill()
    wrapped = Alignment(vertical="top", wrap_text=True)
    to_the_right = Alignment(vertical="top", horizontal="right", indent=1)
    to_the_left = Alignment(vertical="top", horizontal="left")

    def style(
        name: str,
        font: Font,
        alignment: Alignment = wrapped,
        *,
        fill: PatternFill = no_fill,
        border: Border = below,
        number_format: str = "General",
        quoted: bool = False,
    ) -> int:
        named = NamedStyle(f"Register {name}", font, fill, border, alignment, number_format)
        workbook.add_named_style(named)
        probe = ExcelCell(sheet, 1, 1, None, named.as_tuple())
        probe.quotePrefix = quoted
        return probe.style_id

    plain = Font(name="Calibri", size=11)
    bold = Font(name="Calibri", size=11, bold=True)
    italic = Font(name="Calibri", size=11, italic=True)
    return Styles(
        title=style("title", Font(name="Calibri", size=16, bold=True), Alignment(), border=Border()),
        note=style("note", italic, border=Border()),
        plain=style("plain", plain, border=Border()),
        header=style("header", bold, fill=PatternFill("solid", fgColor="D9D9D9")),
        header_beyond=style("header beyond", italic, fill=PatternFill("solid", fgColor="F2F2F2")),
        text=style("text", plain),
        label=style("label", bold),
        missing=style("missing", Font(name="Calibri", size=11, bold=True, italic=True)),
        number=style("number", plain, to_the_right, number_format="0"),
        date=style("date", plain, to_the_left, number_format="yyyy-mm-dd"),
        quoted=style("formula as text", plain, quoted=True),
    )


def cell_text(text: str, language: Language) -> str:
    """A register text as Excel can hold it; the one way from a text into a workbook.

    Characters that XML cannot carry are left out, what Excel would read as one of its own escapes (`_x000D_`)
    is escaped, and what is too long is cut with a visible mark.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = _NOT_IN_XML.sub("", text)
    if "_x" in text:
        text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    if len(text) * 2 > LONGEST_TEXT:
        units = text.encode("utf-16-le")
        if len(units) > LONGEST_TEXT * 2:
            mark = f" … [{translate('cut here: Excel holds no more', language)}]"
            text = units[: (LONGEST_TEXT - len(mark)) * 2].decode("utf-16-le", errors="ignore") + mark
    return text


class StyledCell(ExcelCell):
    """A cell whose type and style are known when it is made.

    openpyxl's own cells guess the type from the value, which makes formulas of texts, and look the style up
    as they are written; a third of the time it takes to write a workbook goes there.
    """

    __slots__ = ("_style_id",)
    has_style = True

    def __init__(self, sheet: Worksheet, value: str | int | date, data_type: str, style: int) -> None:
        super().__init__(sheet, 1, 1)  # `append` gives it its place
        self._value = value
        self.data_type = data_type
        self._style_id = style

    @property
    def style_id(self) -> int:
        return self._style_id


@dataclass(frozen=True, slots=True)
class Cells:
    """Makes the cells of one sheet, to be appended as rows."""

    sheet: Worksheet
    look: Styles
    language: Language

    def text(self, text: str, style: int | None = None) -> StyledCell:
        """A cell that holds a text, never a formula, an error value or a number."""
        text = cell_text(text, self.language)
        if style is None:
            style = self.look.quoted if text[:1] in _STARTS_FORMULA else self.look.text
        return StyledCell(self.sheet, text, "s", style)

    def value(self, value: Cell, is_date: bool) -> StyledCell:
        """A table's cell; a full ISO date in a date column is a real date, an incomplete one stays text."""
        if isinstance(value, int):
            return StyledCell(self.sheet, value, "n", self.look.number)
        if is_date and value and (day := _day(value)):
            return StyledCell(self.sheet, day, "d", self.look.date)
        return self.text(value or "")


def _day(text: str) -> date | None:
    if not _ISO_DATE.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_SAFE_DATE else None


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row of wrapped texts, each given with its column's width in characters."""
    lines = 1
    for text, width in texts:
        if len(text) * _WIDE_LETTERS > width or "\n" in text:
            needed = (math.ceil(len(line) * _WIDE_LETTERS / width) or 1 for line in text.split("\n"))
            lines = max(lines, sum(needed))
    return min(_TALLEST_ROW, _LINE_HEIGHT * lines + 2)


def distinct(titles: Iterable[str], longest: int) -> list[str]:
    """The titles on one line each, cut to a length; those that Excel would take for equal get a number."""
    taken: set[str] = set()
    result = []
    for title in titles:
        wanted = " ".join(_NOT_IN_XML.sub("", title).split())[:longest].strip() or "-"
        chosen, count = wanted, 1
        while chosen.casefold() in taken:
            count += 1
            ending = f" ({count})"
            chosen = wanted[: longest - len(ending)] + ending
        taken.add(chosen.casefold())
        result.append(chosen)
    return result
