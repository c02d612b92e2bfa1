"""What words mean: which terms a text names that no one has tied to a term, such as "lönespecifikation"."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from ropa_desktop.law.resource import Entry, MalformedResource, resource
from ropa_desktop.law.vocabularies import VOCABULARY_NAMES, vocabulary

Meaning = Literal["data", "people", "measures", "recipient_kinds", "activity_kinds"]

_WORD_BEGINS = r"(?<![\w-])"


@cache
def meanings(name: Meaning) -> Mapping[str, re.Pattern[str]]:
    """For each term of a vocabulary the pattern that finds it in casefolded text.

    activity_kinds is no vocabulary of the record: its ids are those of the list itself. A term that is absent
    has no words of its own.
    """
    content = resource("meanings").entry(name)
    if name in VOCABULARY_NAMES and (unknown := set(content.values) - set(vocabulary(name).terms)):
        raise MalformedResource(f"{content.place}: there are no terms {sorted(unknown)}")
    return MappingProxyType({term: _pattern(content, term) for term in content.values})


@lru_cache(maxsize=8192)
def meant(name: Meaning, text: str) -> frozenset[str]:
    """The ids of the terms that a text names, in whatever case it is written."""
    folded = text.casefold()
    return frozenset(term for term, pattern in meanings(name).items() if pattern.search(folded))


def _pattern(content: Entry, term: str) -> re.Pattern[str]:
    words = content.texts(term)
    if not words:
        raise MalformedResource(f"{content.place}: {term} has no words")
    try:
        return re.compile(f"{_WORD_BEGINS}(?:{'|'.join(words)})")
    except re.error as error:
        raise MalformedResource(f"{content.place}: the words of {term} are no pattern: {error}") from None
