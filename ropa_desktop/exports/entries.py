"""An entry of a report: one question about an activity, and what the register answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ropa_desktop.exports.report import Cell, Line
from ropa_desktop.exports.scope import P, Said, Scope
from ropa_desktop.i18n import Language, translate
from ropa_desktop.register.records import Activity
from ropa_desktop.register.register import Register
from ropa_desktop.wording.phrases import article_in_words, not_stated


class Told(NamedTuple):
    """What the register says to an entry; `missing` where nothing of what is required is stated."""

    paragraphs: tuple[str, ...] = ()
    missing: bool = False


NOTHING = Told()
"""The answer of an entry to which the register says nothing, and need not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question about an activity: a line of its block in the PDF, and a column of the sheet in Excel.

    `label` and `group` are English source texts; `article` is in English form, "" for none. `in_heading` says
    that the heading of a block shows it already.
    """

    label: str
    tell: Callable[[Scope, Activity], Told]
    article: str
    group: str
    beyond: bool = False
    in_heading: bool = False
    width: int = 30
    kind: Literal["text", "number", "date"] = "text"

    @property
    def letter(self) -> str:
        """The point of Article 30(1) or 30(2) that the entry answers; "" for what goes beyond them."""
        return "" if self.beyond else self.article.rpartition("(")[2].rstrip(")")


@dataclass(frozen=True, slots=True)
class Account:
    """Everything a report says of one activity, worded once and laid out in block and sheet."""

    activity: Activity
    entries: tuple[Entry, ...]
    told: tuple[Told, ...]


def account(scope: Scope, entries: tuple[Entry, ...], activity: Activity) -> Account:
    """What the register says of an activity, entry by entry."""
    return Account(activity, entries, tuple([entry.tell(scope, activity) for entry in entries]))


def unstated(scope: Scope) -> Told:
    """The answer where something required is not stated."""
    return Told((not_stated(scope.language),), missing=True)


def tell_each(scope: Scope, said: list[Said[P]], word: Callable[[Register, P, Language], str]) -> Told:
    """The parts of an activity, each in words; what holds for all activities is marked."""
    if not said:
        return unstated(scope)
    return Told(each_once(scope, [(scope.once(word, one.part), one.shared) for one in said]))


def each_once(scope: Scope, texts: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """Paragraphs without repetition, those that hold for all activities marked.

    A text comes with whether it was said for the whole organisation; one that the activity says itself as
    well is the activity's own.
    """
    said = list(dict.fromkeys(texts))
    own = {text for text, shared in said if not shared}
    return tuple(
        scope.as_shared(text) if shared else text for text, shared in said if not (shared and text in own)
    )


def as_line(scope: Scope, entry: Entry, told: Told) -> Line:
    """What is told to an entry as a line of a block; Article 30 is not cited for what goes beyond it."""
    cited = "" if entry.beyond and entry.article.startswith("30(") else entry.article
    article = article_in_words(cited, scope.language)
    return Line(translate(entry.label, scope.language), told.paragraphs, article, told.missing)


def as_cell(entry: Entry, told: Told) -> Cell:
    """What is told to an entry as a cell of a sheet, one value a line."""
    text = "\n".join(told.paragraphs)
    return int(text) if text and entry.kind == "number" else text
