"""The letters of a PDF: four faces of Noto Sans, how wide their words are, and what they cannot print."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Literal, get_args

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ropa_desktop import paths
from ropa_desktop.exports.report import Report

# Nothing that is drawn names a file or an address; if something ever did, it is not fetched.
rl_config.trustedSchemes = []
rl_config.trustedHosts = []
# Pages are written compressed, and not once more as letters, which would make them a quarter larger.
rl_config.useA85 = 0

Face = Literal["Regular", "Bold", "Italic", "BoldItalic"]
UNPRINTABLE = "\ufffd"
"""What is drawn for a character that the fonts do not have."""

_SUBSTITUTES = {
    "−": "–",
    "→": "->",
    "←": "<-",
    "⇒": "=>",
    "\t": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
}
_NO_BREAK = "\u00a0\u202f\u2007"


@dataclass(frozen=True, slots=True)
class Style:
    """A way to set text: sizes in points, `gray` from 0 (black) to 1 (white)."""

    face: Face
    size: float
    leading: float
    gray: float = 0.0

    @property
    def font(self) -> str:
        """The name under which ReportLab knows the face."""
        return font_name(self.face)


def font_name(face: Face) -> str:
    """The name under which ReportLab knows a face."""
    return f"NotoSans-{face}"


@cache
def load() -> dict[Face, TTFont]:
    """Reads the four faces and makes them known to ReportLab."""
    fonts: dict[Face, TTFont] = {}
    for face in get_args(Face):
        name = font_name(face)
        fonts[face] = TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"))
        pdfmetrics.registerFont(fonts[face])
    return fonts


class Widths(dict[str, float]):
    """The widths of words in one face, in thousandths of its size, each measured once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._letters: dict[int, float] = load()[face].face.charWidths

    def __missing__(self, word: str) -> float:
        width = sum(map(self._letters.__getitem__, map(ord, word)))
        self[word] = width
        return width


class _Printable(dict[int, str]):
    """What is drawn for each character, found out when first met; all four faces have the same ones."""

    def __missing__(self, code: int) -> str:
        self[code] = drawn = self._drawn(chr(code), code in load()["Regular"].face.charToGlyph)
        return drawn

    @staticmethod
    def _drawn(letter: str, is_in_font: bool) -> str:
        if letter in _SUBSTITUTES:
            return _SUBSTITUTES[letter]
        category = unicodedata.category(letter)
        is_selector = unicodedata.name(letter, "").startswith("VARIATION SELECTOR")
        if letter != "\n" and (category in ("Cc", "Cf", "Cs") or is_selector):
            return ""
        if category == "Zs" and letter not in _NO_BREAK:
            return " "
        return letter if is_in_font or letter == "\n" else UNPRINTABLE


_PRINTABLE = _Printable()


def printable(text: str) -> str:
    """A register text as it can be drawn; the one way from a text into a PDF.

    Control and format characters are left out, a tab and wide spaces become a space, and a character that the
    fonts do not have becomes `UNPRINTABLE`. Nothing in a text is markup.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_PRINTABLE)


def plain(text: str) -> str:
    """A text as one line for what a PDF reader shows in letters of its own: titles of file and bookmarks."""
    printed = (
        letter if _PRINTABLE[ord(letter)] == UNPRINTABLE else _PRINTABLE[ord(letter)] for letter in text
    )
    return " ".join("".join(printed).split())


def unprintable_characters(report: Report) -> str:
    """The characters of a report that its PDF cannot print, such as Chinese ones; sorted, each once."""
    printed = (report.title, report.subtitle, report.organisation, report.version, report.cover)
    letters: set[str] = set()
    for text in _texts((*printed, report.how_to_read, report.summaries, report.parts)):
        if not text.isascii():
            letters.update(text)
    return "".join(sorted(letter for letter in letters if _PRINTABLE[ord(letter)] == UNPRINTABLE))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
