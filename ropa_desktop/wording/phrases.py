"""The small parts that sentences are made of: lists in words, quoted fragments, articles, conditions."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.law.citations import article_in_swedish

_ABBREVIATED = re.compile(r"\.\w{1,3}\.$")
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", ":")
_CONDITION_BEGINS: dict[Language, tuple[str, ...]] = {
    "sv": ("om", "när", "då", "vid", "ifall", "under", "förutsatt", "såvida", "medan", "efter", "i samband"),
    "en": ("if", "when", "where", "upon", "on", "during", "provided", "unless", "while", "after"),
}


def not_stated(language: Language) -> str:
    """What stands where the register says nothing; never confused with an answer of "none"."""
    return translate("Not stated", language)


def one_line(text: str) -> str:
    """A text on one line, its line breaks and runs of spaces made into single spaces."""
    return " ".join(text.split())


def fragment(text: str) -> str:
    """What the user wrote, made to stand inside a sentence: on one line, without a full stop at the end."""
    line = one_line(text).rstrip(" ;,")
    return line if _ABBREVIATED.search(line) else line.removesuffix(".")


def quoted(text: str, language: Language) -> str:
    """The user's own words in the quotation marks of the language, so that they fit anywhere."""
    return message("“{words}”", words=fragment(text)).in_language(language)


def in_a_row(texts: Sequence[str], language: Language, *, alternatives: bool = False) -> str:
    """Several things in words: "A, B and C" or "A, B or C"; "A; B; C" where one of them holds a comma."""
    if len(texts) <= 1:
        return "".join(texts)
    if any(mark in text for text in texts for mark in ",;"):
        return "; ".join(texts)
    last = translate("or", language) if alternatives else translate("and", language)
    return f"{', '.join(texts[:-1])} {last} {texts[-1]}"


def listed(texts: Sequence[str]) -> str:
    """Several things after a colon: "A, B, C"; with semicolons where one of them holds a comma."""
    return ("; " if any("," in text for text in texts) else ", ").join(texts)


def lowered(text: str) -> str:
    """A label as it is written inside a sentence; names and abbreviations in capitals keep theirs."""
    return text[0].lower() + text[1:] if text[1:2].islower() or text[1:2] in ("-", " ") else text


def raised(text: str) -> str:
    """A text as it begins a sentence; a first word with capitals inside it is left alone."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.islower() else text


def sentence(text: str) -> str:
    """A text as a sentence: begun with a capital letter and ended with a full stop."""
    begun = raised(text)
    return begun if not begun or begun.endswith(_SENTENCE_ENDS) else f"{begun}."


def sentences(texts: Iterable[str]) -> str:
    """Texts one after the other, each as a sentence; empty ones left out."""
    return " ".join(sentence(text) for text in texts if text)


def begins_with(text: str, beginnings: Sequence[str]) -> bool:
    """Whether a text begins with one of these words, whatever the case."""
    folded = text.casefold()
    return any(folded.startswith(f"{word} ") for word in beginnings)


def condition_clause(text: str, language: Language) -> str:
    """A condition that begins like one, as it fits into a sentence: "if the contract ends"; else ""."""
    words = fragment(text)
    return lowered(words) if begins_with(words, _CONDITION_BEGINS[language]) else ""


def condition_note(text: str, language: Language) -> str:
    """A condition however it is written: "condition: the end of the contract"; "" for none."""
    words = fragment(text)
    return message("condition: {condition}", condition=words).in_language(language) if words else ""


@cache
def article_in_words(article: str, language: Language) -> str:
    """An article as a lawyer cites it: "Art. 30(1)(b)" in English, "art. 30.1 b" in Swedish; "" for none."""
    if not article:
        return ""
    form = article_in_swedish(article) if language == "sv" else article
    return message("Art. {article}", article=form).in_language(language)
