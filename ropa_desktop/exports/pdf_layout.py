"""Pages of a PDF as values, in points from the lower left corner, and the flow that fills them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ropa_desktop.exports.pdf_fonts import Style
from ropa_desktop.exports.pdf_text import Typesetter

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4."""

MARGIN = 62.36
"""22 mm."""

LEFT, RIGHT = MARGIN, PAGE_WIDTH - MARGIN
TOP, BOTTOM = PAGE_HEIGHT - MARGIN, MARGIN
WIDTH = RIGHT - LEFT
_BASELINE = 0.76
"""Where the baseline lies in a line, as a share of its height from above."""

Lines = Sequence[tuple[float, str]]
"""Lines of text, each with how far it is set in; an empty text leaves its line empty."""


@dataclass(slots=True)
class Text:
    """Lines in one style; `x` and `y` are where the first one's baseline begins."""

    x: float
    y: float
    style: Style
    lines: Lines


@dataclass(slots=True)
class Rule:
    """A straight line; `dotted` for the one that leads the eye to a page number."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.4
    gray: float = 0.6
    dotted: bool = False


@dataclass(slots=True)
class Fill:
    """A grey area."""

    x: float
    y: float
    width: float
    height: float
    gray: float


@dataclass(slots=True)
class Link:
    """An area that leads to an anchor; `says` is what it is called where it cannot be seen."""

    x: float
    y: float
    width: float
    height: float
    anchor: str
    says: str


@dataclass(slots=True)
class PageNumber:
    """The number of the page on which an anchor lies, ending at `x`."""

    x: float
    y: float
    style: Style
    anchor: str


@dataclass(slots=True)
class Anchor:
    """A place that links lead to; `title` and `level` are those of its bookmark, if it has one."""

    name: str
    y: float
    title: str = ""
    level: int = 0


@dataclass(slots=True)
class Page:
    """What is read on a page, in reading order, and apart from it what only dresses the page."""

    items: list[Text | Link | PageNumber | Anchor] = field(default_factory=list)
    dress: list[Text | Rule | Fill] = field(default_factory=list)


@dataclass(slots=True)
class Column:
    """One column of a row: where it begins, how it is set, and its lines."""

    x: float
    style: Style
    lines: Lines


class Flow:
    """Fills pages from the top; a row that does not fit goes on at the top of the next page."""

    def __init__(self, typesetter: Typesetter) -> None:
        self.type = typesetter
        self.pages: list[Page] = []
        self.on_new_page: Callable[[], None] | None = None
        """Repeats a heading at the top of every page on which something goes on."""
        self._rule_from: float | None = None
        self._top = TOP
        self.y = BOTTOM
        self.new_page()

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self.y - BOTTOM

    @property
    def page_room(self) -> float:
        """The height of an empty page, below what is repeated on it."""
        return self._top - BOTTOM

    @property
    def is_at_top(self) -> bool:
        return self.y == self._top

    def new_page(self) -> None:
        """Begins a new page."""
        beside = self._rule_from is not None
        self.end_rule_beside()
        self.pages.append(Page())
        self.y = self._top = TOP
        if self.on_new_page is not None:
            self.on_new_page()
            self._top = self.y
        if beside:
            self.begin_rule_beside()

    def baseline(self, leading: float) -> float:
        """Where the baseline of the next line lies."""
        return self.y - _BASELINE * leading

    def space(self, height: float) -> None:
        """Leaves some space, except at the top of a page."""
        if not self.is_at_top:
            self.y -= height

    def keep(self, height: float) -> None:
        """Begins a new page unless so much is left of this one."""
        if self.room < height and not self.is_at_top:
            self.new_page()

    def row(self, columns: Sequence[Column]) -> None:
        """Sets columns side by side, their first lines on one baseline.

        A row that does not fit is split so that no single line is left alone.
        """
        leading = max(column.style.leading for column in columns)
        starts = [0] * len(columns)
        while any(start < len(column.lines) for start, column in zip(starts, columns, strict=True)):
            takes = self._takes(columns, starts, leading)
            if not any(takes):
                self.new_page()
                continue
            parts = list(zip(columns, starts, takes, strict=True))
            for column, start, take in parts:
                self._set(column, start, take, leading)
            starts = [start + take for start, take in zip(starts, takes, strict=True)]
            self.y -= max(height(take, column.style, leading) for column, _, take in parts)

    def _takes(self, columns: Sequence[Column], starts: Sequence[int], leading: float) -> list[int]:
        """How many lines of each column to set on this page; none if it is better to begin the next."""
        takes = []
        for column, start in zip(columns, starts, strict=True):
            left = len(column.lines) - start
            fits = int((self.room - height(0, column.style, leading)) / column.style.leading + 0.01)
            take = min(left, max(fits, 1 if self.is_at_top else 0))
            if left - take == 1 and take > 2:  # the last line would stand alone on the next page
                take -= 1
            if take < min(left, 2) and not self.is_at_top:
                return [0] * len(columns)
            takes.append(take)
        return takes

    def _set(self, column: Column, start: int, take: int, leading: float) -> None:
        lines = column.lines[start : start + take]
        skipped = 0
        while skipped < take and not lines[skipped][1]:
            skipped += 1
        if skipped < take:
            y = self.baseline(leading) - skipped * column.style.leading
            self.page.items.append(Text(column.x, y, column.style, lines[skipped:]))

    def paragraph(self, text: str, style: Style, x: float = LEFT, width: float = WIDTH) -> None:
        """Sets a text over a width."""
        self.row([Column(x, style, flush(self.type.lines(text, style, width)))])

    def rule(self, weight: float = 0.4, gray: float = 0.6, width: float = WIDTH) -> None:
        """Draws a line across the page."""
        self.page.dress.append(Rule(LEFT, self.y, LEFT + width, self.y, weight, gray))

    def begin_rule_beside(self) -> None:
        """Begins a line in the margin, down to `end_rule_beside` and on every page until there."""
        self._rule_from = self.y

    def end_rule_beside(self) -> None:
        """Ends the line in the margin."""
        if self._rule_from is not None and self._rule_from > self.y:
            self.page.dress.append(Rule(LEFT - 9, self._rule_from, LEFT - 9, self.y, 1.4, 0.55))
        self._rule_from = None

    def anchor(self, name: str, title: str = "", level: int = 0) -> None:
        """Names the place reached; with a title it gets a bookmark."""
        self.page.items.append(Anchor(name, self.y + 6, title, level))


def flush(lines: Iterable[str]) -> Lines:
    """Lines that are not set in."""
    return [(0.0, line) for line in lines]


def height(lines: int, style: Style, leading: float) -> float:
    """The height of a column's lines in a row whose tallest lines have that leading."""
    return lines * style.leading + _BASELINE * (leading - style.leading)


def row_height(columns: Sequence[Column]) -> float:
    """The height of a row that is not split."""
    leading = max(column.style.leading for column in columns)
    return max(height(len(column.lines), column.style, leading) for column in columns)
