"""A summary table of a PDF: columns as wide as their texts need, and rows that lead to their block."""

from collections.abc import Mapping, Sequence

from ropa_desktop.exports.pdf_fonts import Style
from ropa_desktop.exports.pdf_layout import (
    BOTTOM,
    LEFT,
    WIDTH,
    Column,
    Fill,
    Flow,
    Lines,
    Link,
    Text,
    flush,
    row_height,
)
from ropa_desktop.exports.pdf_styles import NOTE, TABLE, TABLE_HEAD, TABLE_HEAD_BEYOND
from ropa_desktop.exports.report import Cell, Row, Table
from ropa_desktop.exports.report import Column as TableColumn
from ropa_desktop.progress import Progress

ROWS_A_STEP = 50
_PADDING = 4
_SET_IN = 6
_ABOVE = 3
_WIDEST_WORD = 90
"""No column is made wider than this, in points, for the sake of one long word."""

_MEASURED_ROWS = 200
_TALLEST_HEAD = 6
"""How many lines the head may have, which is repeated on every page."""


def set_table(flow: Flow, table: Table, targets: Mapping[str, tuple[str, str]], progress: Progress) -> None:
    """Sets a table; `targets` are the blocks its rows may lead to, by anchor: name and title in the PDF."""
    if not table.rows:
        flow.paragraph(table.empty, NOTE)
        progress.step()
        return
    _Setting(flow, table, targets).set_rows(progress)


class _Setting:
    """A table being set."""

    def __init__(self, flow: Flow, table: Table, targets: Mapping[str, tuple[str, str]]) -> None:
        self._flow, self._table, self._targets = flow, table, targets
        self._shown = [(place, column) for place, column in enumerate(table.columns) if not column.hidden]
        self._widths = self._column_widths()
        self._lefts = [LEFT + sum(self._widths[:count]) for count in range(len(self._widths))]

    def set_rows(self, progress: Progress) -> None:
        """Sets the head and all rows."""
        flow = self._flow
        self._set_head(repeated=False)
        flow.on_new_page = lambda: self._set_head(repeated=True)
        for count, row in enumerate(self._table.rows, 1):
            self._set_row(row)
            if count % ROWS_A_STEP == 0:
                progress.step()
        flow.on_new_page = None
        progress.step()

    def _set_head(self, repeated: bool) -> None:
        flow = self._flow
        titles = [
            flow.type.lines(column.title, _head_style(column), width - 2 * _PADDING)[:_TALLEST_HEAD]
            for (_, column), width in zip(self._shown, self._widths, strict=True)
        ]
        height = max(map(len, titles)) * TABLE_HEAD.leading + 2 * _ABOVE
        flow.page.dress.append(Fill(LEFT, flow.y - height, sum(self._widths), height, 0.88))
        flow.y -= _ABOVE
        into: list[Text] = []
        for (_, column), left, width, lines in zip(
            self._shown, self._lefts, self._widths, titles, strict=True
        ):
            style = _head_style(column)
            set_lines = flush(lines)
            if column.kind == "number":
                set_lines = self._to_the_right(lines, style, width - 2 * _PADDING)
            into.append(Text(left + _PADDING, flow.baseline(style.leading), style, set_lines))
        (flow.page.dress if repeated else flow.page.items).extend(into)
        flow.y -= height - _ABOVE

    def _set_row(self, row: Row) -> None:
        flow = self._flow
        columns = [
            Column(left + _PADDING, TABLE, self._lines(row.cells[place], column, width - 2 * _PADDING))
            for (place, column), left, width in zip(self._shown, self._lefts, self._widths, strict=True)
        ]
        height = row_height(columns) + 2 * _ABOVE
        if height <= flow.page_room:
            flow.keep(height)
        page, top = flow.page, flow.y
        flow.y -= _ABOVE
        flow.row(columns)
        flow.y -= _ABOVE
        if row.anchor in self._targets:
            anchor, says = self._targets[row.anchor]
            bottom = flow.y if flow.page is page else BOTTOM
            page.items.append(Link(LEFT, bottom, sum(self._widths), top - bottom, anchor, says))
        flow.rule(0.3, 0.7, sum(self._widths))

    def _lines(self, cell: Cell, column: TableColumn, width: float) -> Lines:
        typesetter = self._flow.type
        text = _text(cell)
        if column.kind == "number":
            return self._to_the_right(typesetter.lines(text, TABLE, width), TABLE, width)
        if "\n" not in text:
            return flush(typesetter.lines(text, TABLE, width))
        # One value a line: the rest of a value that needs several is set in, to tell it from the next one.
        result: list[tuple[float, str]] = []
        for value in text.split("\n"):
            first, *others = typesetter.lines(value, TABLE, width - _SET_IN)
            result.append((0.0, first))
            result.extend((_SET_IN, other) for other in others)
        return result

    def _to_the_right(self, lines: Sequence[str], style: Style, width: float) -> Lines:
        return [(width - self._flow.type.width(line, style), line) for line in lines]

    def _column_widths(self) -> list[float]:
        typesetter = self._flow.type
        least, natural, wanted = [], [], []
        for place, column in self._shown:
            word, line = typesetter.widest(column.title, _head_style(column))
            for row in self._table.rows[:_MEASURED_ROWS]:
                one_word, one_line = typesetter.widest(_text(row.cells[place]), TABLE)
                word, line = max(word, one_word), max(line, one_line)
            around = 2 * _PADDING + 0.5
            least.append(min(word, _WIDEST_WORD) + around)
            natural.append(max(line, word) + around)
            wanted.append(float(max(column.width, 1)))
        return shares(WIDTH, wanted, least, natural)


def _head_style(column: TableColumn) -> Style:
    return TABLE_HEAD_BEYOND if column.beyond else TABLE_HEAD


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def shares(
    total: float, wanted: Sequence[float], least: Sequence[float], natural: Sequence[float]
) -> list[float]:
    """Divides a width by what is wanted of it, with no share below its least or above its natural width.

    Where there is more than all need, all get of it; where even the least is too much, all are cut alike.
    """
    if sum(least) >= total:
        return [width * total / sum(least) for width in least]
    if sum(natural) <= total:
        spare = (total - sum(natural)) / sum(wanted)
        return [width + spare * share for width, share in zip(natural, wanted, strict=True)]

    def given(unit: float) -> list[float]:
        limits = zip(wanted, least, natural, strict=True)
        return [min(max(unit * share, low), high) for share, low, high in limits]

    few, many = 0.0, max(high / share for share, high in zip(wanted, natural, strict=True))
    for _ in range(40):  # halves the doubt each time: far below the thousandth of a point
        middle = (few + many) / 2
        few, many = (middle, many) if sum(given(middle)) <= total else (few, middle)
    return given(few)
