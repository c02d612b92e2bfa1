"""Breaks texts into lines: each word is measured once, and long words end a line at their seams."""

from collections.abc import Iterator
from typing import get_args

from ropa_desktop.exports.hyphenation import SOFT_HYPHEN, breaks
from ropa_desktop.exports.pdf_fonts import Face, Style, Widths, printable

_LONGEST_WORD = 200
"""No line holds as many letters, so a longer word is chopped before anything else is tried with it."""

_HOLE = 0.3
"""How much of a line may stay empty at its end, as a share, before the next word is broken to fill it."""


class Typesetter:
    """Measures and breaks the texts of one document."""

    def __init__(self) -> None:
        self._widths: dict[Face, Widths] = {face: Widths(face) for face in get_args(Face)}
        self._short: dict[tuple[str, Style, float], list[str]] = {}

    def width(self, text: str, style: Style) -> float:
        """The width of a printable text on one line, in points."""
        return self._widths[style.face][text] * style.size / 1000

    def lines(self, text: str, style: Style, width: float) -> list[str]:
        """A text in lines of at most a width in points; labels and the like are broken only once."""
        if len(text) > 80:
            return self._broken(text, style, width)
        key = (text, style, width)
        if key not in self._short:
            self._short[key] = self._broken(text, style, width)
        return self._short[key]

    def clipped(self, text: str, style: Style, width: float) -> str:
        """The beginning of a text that fits on one line of a width in points, with a mark where it is cut."""
        line = " ".join(printable(text[:_LONGEST_WORD]).split())
        if len(text) <= _LONGEST_WORD and self.width(line, style) <= width:
            return line
        while line and self.width(line + "…", style) > width:
            line = line[:-1]
        return line.rstrip() + "…"

    def widest(self, text: str, style: Style) -> tuple[float, float]:
        """The widths of the widest word of a text and of its widest line if nothing is broken, in points."""
        widths = self._widths[style.face]
        space = widths[" "]
        word_width = line_width = 0.0
        for line in printable(text).split("\n"):
            measured = [widths[word] for word in line.split(" ") if word and len(word) <= _LONGEST_WORD]
            word_width = max(word_width, max(measured, default=0))
            line_width = max(line_width, sum(measured) + space * (len(measured) - 1))
        return word_width * style.size / 1000, line_width * style.size / 1000

    def _broken(self, text: str, style: Style, width: float) -> list[str]:
        limit = width * 1000 / style.size
        widths = self._widths[style.face]
        result: list[str] = []
        for paragraph in printable(text).split("\n"):
            result.extend(_lines(paragraph, limit, widths))
        return result


def _lines(paragraph: str, limit: float, widths: Widths) -> Iterator[str]:
    """The lines of one paragraph; an empty one where the paragraph is empty."""
    space = widths[" "]
    line: list[str] = []
    used = -space
    for word in _words(paragraph, limit, widths):
        needed = widths[word]
        if used + space + needed <= limit:
            line.append(word)
            used += space + needed
            continue
        room = limit - used - space
        head, rest = "", word
        if needed > limit or room > limit * _HOLE:
            head, rest = _broken_off(word, room, widths)
        if head:
            line.append(head)
        if line:
            yield " ".join(line)
        *full, rest = _fitting(rest, limit, widths)
        yield from full
        line, used = [rest], widths[rest]
    yield " ".join(line)


def _words(paragraph: str, limit: float, widths: Widths) -> Iterator[str]:
    for word in paragraph.split(" "):
        if len(word) > _LONGEST_WORD:
            yield from _chopped(word, limit, widths)
        elif word:
            yield word


def _fitting(word: str, limit: float, widths: Widths) -> Iterator[str]:
    """A word in as few pieces as fit on a line each."""
    while widths[word] > limit:
        head, rest = _broken_off(word, limit, widths)
        if not head:
            yield from _chopped(word, limit, widths)
            return
        yield head
        word = rest
    yield word


def _broken_off(word: str, room: float, widths: Widths) -> tuple[str, str]:
    """The longest beginning of a word that fits with its hyphen, which may be none, and what is left."""
    for place, hyphen in reversed(breaks(word)):
        head = word[:place] + (SOFT_HYPHEN if hyphen else "")
        if widths[head] <= room:
            return head, word[place:]
    return "", word


def _chopped(word: str, limit: float, widths: Widths) -> Iterator[str]:
    """A word without seams in pieces that fit on a line; only a word of nothing but letters gets hyphens."""
    hyphen = SOFT_HYPHEN if word.isalpha() else ""
    room = limit - widths[SOFT_HYPHEN]
    start = 0
    used = 0.0
    for place, letter in enumerate(word):
        needed = widths[letter]
        if used + needed > room and place > start:
            yield word[start:place] + hyphen
            start, used = place, 0.0
        used += needed
    yield word[start:]
