"""The cells of a table that people keep: lists taken apart, legal bases and time limits known."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ropa_desktop.errors import RopaError
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.kinds import (
    ChoiceList,
    Date,
    Kind,
    Number,
    Period,
    Text,
    TextList,
    Value,
    YesNo,
    parse_value,
)
from ropa_desktop.register.values import Duration

_BULLET = re.compile(r"^(?:[•·▪‣*–—-]\s+|[•·▪‣]\s*)")
_COMMA = re.compile(r",\s+(?![^(]*\))")
_MOST_WORDS = 5


def items_of(text: str, known: Callable[[str], bool], *, commas: bool = False) -> list[str]:
    """The items of a cell, each once: one a line, or between semicolons.

    At commas they are parted only where each is known as it stands, or, where `commas` are how such lists are
    written, where each is so short that it is no sentence.
    """
    items: dict[str, None] = {}
    for line in re.split(r"[;\n]", text):
        piece = _BULLET.sub("", line.strip()).strip()
        parts = [part.strip() for part in _COMMA.split(piece)]
        short = commas and all(len(part.split()) <= _MOST_WORDS for part in parts)
        apart = not known(piece) and (short or all(map(known, parts)))
        items |= dict.fromkeys(part for part in (parts if apart else [piece]) if says_a_word(part))
    return list(items)


def says_a_word(text: str) -> bool:
    """Whether a text has a letter or digit: a dash alone is how people leave a cell empty."""
    return re.search(r"\w", text) is not None


_ARTICLE = re.compile(
    r"(?:\b(?:art\.?|artikel|article)\s*)?(?<![\d.,])([69])\s?(?:\.\s?([12])|\(([12])\))[\s.,]{0,2}"
    r"\(?([a-j])\b(?![-\w])\)?((?:\s*(?:,|/|&|och|samt|and)\s*\(?[a-j]\b(?![-\w])\)?)*)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\b[a-j]\b", re.IGNORECASE)
_FILLERS = re.compile(
    r"\b(?:art|artikel|article|punkt|och|samt|and|gdpr|dataskyddsförordningen|dsf)\b", re.IGNORECASE
)
_ARTICLES = {("6", "1"): "legal_bases", ("9", "2"): "special_conditions"}
_ALSO = {
    "legal_bases": {
        "art6_1_b": ("fullgörande av avtal", "performance of a contract"),
        "art6_1_c": ("laglig förpliktelse", "rättsliga förpliktelser"),
        "art6_1_d": ("grundläggande intressen", "vitalt intresse", "vital interest"),
        "art6_1_e": ("uppgift av allmänt intresse", "public interest", "official authority"),
        "art6_1_f": ("berättigade intressen",),
    }
}
"""Further words for legal bases, beside those of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Bases:
    """The bases and conditions that a text names, each with its vocabulary, and whether it says more."""

    named: tuple[tuple[str, str], ...]
    says_more: bool


def bases_in(text: str, vocabulary_name: str = "legal_bases") -> Bases:
    """The bases in Art. 6(1) and conditions in Art. 9(2) that a text names by article.

    Those of the named vocabulary are known by their words, too.
    """
    named: dict[tuple[str, str], None] = {}
    rest = text
    for found in _ARTICLE.finditer(text):
        article, first, second, letter, others = found.groups()
        name = _ARTICLES.get((article, first or second), "")
        codes = [
            f"art{article}_{first or second}_{one.lower()}" for one in (letter, *_LETTER.findall(others))
        ]
        if name and all(code in vocabulary(name).terms for code in codes):
            named |= dict.fromkeys((name, code) for code in codes)
            rest = rest.replace(found[0], " ", 1)
    words = _words_for(vocabulary_name)
    for said in _pattern_of(vocabulary_name).finditer(rest):
        named[vocabulary_name, words[said[0].casefold()]] = None
    rest = _FILLERS.sub(" ", _pattern_of(vocabulary_name).sub(" ", rest))
    return Bases(tuple(named), says_a_word(rest))


@cache
def _words_for(vocabulary_name: str) -> dict[str, str]:
    also = _ALSO.get(vocabulary_name, {})
    return {
        word.casefold(): term.id
        for term in vocabulary(vocabulary_name).terms.values()
        for word in (term.sv, term.en, *term.aliases, *also.get(term.id, ()))
    }


@cache
def _pattern_of(vocabulary_name: str) -> re.Pattern[str]:
    longest_first = sorted(_words_for(vocabulary_name), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


_LIMIT = re.compile(
    r"(?:(?P<most>högst|max|maximalt|längst|upp till|at most|up to|no longer than)\s+"
    r"|(?P<least>minst|at least)\s+)?"
    r"(?P<period>\d+\s+[^\W\d_]+(?:\s+\d+\s+[^\W\d_]+)?)"
    r"(?:,?\s+(?P<start>(?:efter|från|räknat|sedan|after|from|since|following|counted)\b.+))?",
    re.IGNORECASE,
)


def time_limit(text: str) -> dict[str, Any]:
    """The values of the retention rule that a text states: a period with its start, else a criterion."""
    line = " ".join(text.split())
    if (found := _LIMIT.fullmatch(line.rstrip("."))) is not None:
        try:
            period = parse_value(Period(), found["period"])
        except RopaError:
            period = None
        if isinstance(period, Duration):
            bound = "at_most" if found["most"] else "at_least" if found["least"] else ""
            return {
                "kind": "period",
                "period": period,
                "bound": bound,
                "trigger_as_written": found["start"] or "",
            }
    return {"kind": "criterion", "criterion": text}


_NONE = re.compile(
    r"(?:nej|inga|ingen|none|no)(?:\s+(?:mottagare|överföring(?:ar)?|recipients?|transfers?))?"
    r"(?=$|\s*[.,:;(\n]|\s+[–-])",
    re.IGNORECASE,
)
_SOME = re.compile(r"(?:ja|yes)(?:\s*[.,:;\n]\s*|\s+[–-]\s*|$)", re.IGNORECASE)


def none_of_them(text: str) -> str | None:
    """What a text says beside that there are none of something, "" where that is all; None where it does
    not say so.
    """
    found = _NONE.match(text)
    return text[found.end() :].strip(" .,:;\n–-") if found else None


def some_of_them(text: str) -> str | None:
    """What a text says after a yes, "" where that is all; None where it does not begin with one."""
    found = _SOME.match(text)
    return text[found.end() :] if found else None


_THOUSANDS = re.compile(r"(?<=\d)[\s\u00a0](?=\d{3}(?!\d))")
_MIDNIGHT = re.compile(r"[ T]00:00(?::00)?$")
_ANSWER = re.compile(r"(?:ja|nej|yes|no)\b(?=\W)", re.IGNORECASE)


def value_in(kind: Kind, text: str) -> tuple[Value, str]:
    """The value that a cell states, and what it says beside; raises RopaError where it states none."""
    match kind:
        case Number():
            return parse_value(kind, _THOUSANDS.sub("", text)), ""
        case YesNo() if (found := _ANSWER.match(text)) is not None:
            return parse_value(kind, found[0]), text[found.end() :].strip(" .,:;\n–-")
        case Date():
            return parse_value(kind, _MIDNIGHT.sub("", text)), ""
        case TextList() | ChoiceList():
            return parse_value(kind, text.replace(";", "\n")), ""
        case Text(lines=False):
            return parse_value(kind, " ".join(text.split())), ""
        case _:
            return parse_value(kind, text), ""
