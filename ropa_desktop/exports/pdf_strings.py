"""Texts as strings of a PDF in one of its fonts, each word encoded once."""

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *map(ord, "\\()"), *range(127, 256))}
"""What a string of a PDF writes for the codes that mean something in it or are no plain letters."""


class Strings:
    """Encodes texts in one face for one document.

    A font of a PDF has 256 codes; ReportLab divides a face into as many subsets as the texts need, and nearly
    all words need the first alone.
    """

    def __init__(self, font: TTFont, canvas: Any) -> None:
        self._font = font
        self._document = canvas._doc
        self._words: dict[str, str | None] = {"": ""}
        self._names: dict[int, str] = {}

    def runs(self, text: str) -> list[tuple[int, str]]:
        """A printable text in pieces, each the number of a subset and the inside of a string."""
        words = [self._word(word) for word in text.split(" ")]
        simple = [word for word in words if word is not None]
        return [(0, " ".join(simple))] if len(simple) == len(words) else self._encoded(text)

    def font_name(self, subset: int) -> str:
        """The name of a subset in the pages of the document."""
        if subset not in self._names:
            self._names[subset] = self._font.getSubsetInternalName(subset, self._document)
        return self._names[subset]

    def _word(self, word: str) -> str | None:
        """A word's string, or nothing where it needs more than the first subset."""
        if word not in self._words:
            match self._encoded(word):
                case [(0, string)]:
                    self._words[word] = string
                case _:
                    self._words[word] = None
        return self._words[word]

    def _encoded(self, text: str) -> list[tuple[int, str]]:
        pieces = self._font.splitString(text, self._document)
        return [(subset, codes.decode("latin-1").translate(_ESCAPED)) for subset, codes in pieces]
