"""A report as a value: everything an export shows, already worded in one language and put in order.

`contents` makes it from a register; `excel` and `pdf` only lay it out. Golden tests compare it as text.
"""

from dataclasses import dataclass
from typing import Literal

from ropa_desktop.i18n import Language

Cell = str | int | None
"""What one table cell holds. A text may have several lines; a list is written one value a line."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is in characters of body text."""

    title: str
    width: int = 20
    kind: Literal["text", "number", "date"] = "text"
    hidden: bool = False
    beyond: bool = False
    """Whether the column goes beyond what Article 30 demands; set visibly apart."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `record` is the id of the record it shows, and `anchor` the block it links to in a PDF (""
    for none).
    """

    record: str
    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: a sheet in Excel, a summary in the PDF. `empty` is what to say when there is no row."""

    name: str
    """ASCII, a valid Excel table name."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled value; several paragraphs where the value is a list. `missing` marks a required value not
    stated.
    """

    label: str
    paragraphs: tuple[str, ...]
    article: str = ""
    """The article behind the line as shown, such as "art. 30.1 b"; "" for none."""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading of a block; `beyond` sets what Article 30 does not demand visibly apart."""

    title: str
    lines: tuple[Line, ...]
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One activity (or one organisation) in full; `anchor` is its stable name for links and bookmarks."""

    anchor: str
    number: str
    title: str
    subtitle: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report with its blocks: the controller's record, the processor's record. `empty` as in
    `Table`.
    """

    title: str
    note: str
    blocks: tuple[Block, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `cover` says what it is and whose; `sheets` go to Excel, `summaries` and `parts` to the
    PDF.
    """

    language: Language
    title: str
    subtitle: str
    organisation: str
    version: str
    date: str
    """ISO date of the report, as printed on every page."""
    register_id: str
    cover: tuple[Line, ...]
    how_to_read: tuple[str, ...]
    sheets: tuple[Table, ...]
    summaries: tuple[Table, ...]
    parts: tuple[Part, ...]
