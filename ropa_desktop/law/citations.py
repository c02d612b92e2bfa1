"""How a reference to law is written in each language: articles in Swedish, Swedish sections in English."""

import re

_ARTICLE = re.compile(r"(?<![\d:])(\d+)((?:\([0-9a-z]+\))+)")
_CONTINUED = re.compile(r"(?<=[\d a-z])([-–])\(([0-9]+|[a-z])\)")
_POINT = re.compile(r"\(([0-9a-z]+)\)")
_WORDS_IN_SWEDISH = (
    (re.compile(r"\bfirst subparagraph\b"), "första stycket"),
    (re.compile(r"\bsecond subparagraph\b"), "andra stycket"),
    (re.compile(r"\bthird subparagraph\b"), "tredje stycket"),
    (re.compile(r"\brecital\b"), "skäl"),
    (re.compile(r"\bArticles?\b"), "artikel"),
    (re.compile(r"\bArt\."), "art."),
    (re.compile(r"\band\b"), "och"),
    (re.compile(r"\bor\b"), "eller"),
)


def article_in_swedish(article: str) -> str:
    """The Swedish form of a reference written the English way: "30(1)(b)" becomes "30.1 b".

    Lists, ranges, subparagraphs and recitals follow along; numbers of statutes, as in "(2018:218)", stay as
    they are.
    """
    text = _ARTICLE.sub(lambda found: found[1] + _points(found[2]), article)
    text = _CONTINUED.sub(r"\1\2", text)
    for english, swedish in _WORDS_IN_SWEDISH:
        text = english.sub(swedish, text)
    return text


def _points(points: str) -> str:
    """Paragraph numbers follow a full stop, letters a space: "(1)(b)" becomes ".1 b"."""
    return "".join(f".{point}" if point.isdigit() else f" {point}" for point in _POINT.findall(points))


_PARAGRAPHS = {
    "första": "first",
    "andra": "second",
    "tredje": "third",
    "fjärde": "fourth",
}
_CHAPTER = re.compile(r"\b(\d+) kap\. ?")
_SECTIONS = re.compile(r"(\d+(?: [a-z])?(?:(?:[-–]|, | och )\d+(?: [a-z])?)*) (§§?)(?: (\d+)\b)?")
_SPACED_LETTER = re.compile(r"(\d) ([a-z])\b")
_PARAGRAPH = re.compile(r"\b(" + "|".join(_PARAGRAPHS) + r") stycket(?: (\d+)\b)?")


def section_in_english(section: str) -> str:
    """The English form of a place in a Swedish statute: "7 kap. 2 §" becomes "ch. 7 s. 2"."""
    text = _SECTIONS.sub(_sections, section)
    text = _CHAPTER.sub(r"ch. \1 ", text)
    return _PARAGRAPH.sub(_paragraph, text)


def _sections(found: re.Match[str]) -> str:
    numbers = _SPACED_LETTER.sub(r"\1\2", found[1]).replace(" och ", " and ")
    sign = "ss." if found[2] == "§§" else "s."
    return f"{sign} {numbers}" + (f" item {found[3]}" if found[3] else "")


def _paragraph(found: re.Match[str]) -> str:
    return f"{_PARAGRAPHS[found[1]]} paragraph" + (f" item {found[2]}" if found[2] else "")
