"""Repealed statutes, annulled decisions and former bodies that texts still name, and what replaced them."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ropa_desktop.law.resource import Entry, MalformedResource, resource
from ropa_desktop.law.terms import Text
from ropa_desktop.law.verification import Verification, verification_of, verifications_in

_NEAR_BEFORE, _NEAR_AFTER = 40, 60  # characters of the same sentence that belong to a mention
_SENTENCE_END = re.compile(r"(?<=\w{3})[.!?]\s+(?=[A-ZÅÄÖ]|$)|\n")  # not after "f. d."


@dataclass(frozen=True, slots=True)
class FormerInstrument:
    """Something that was right to name up to and including `until` (None: a day not known, or long past).

    `words` are casefolded: a text without any of them mentions nothing, so `pattern` need not be tried.
    `unless`, found near a mention, shows that the text knows better. `replacement` can stand in the place of
    what was matched; it is empty where a person must rewrite. `names_too` says that names of companies and
    systems are to be searched as well.
    """

    id: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    now: Text
    replacement: Text
    until: datetime.date | None
    names_too: bool
    verification: Verification

    def is_former(self, on: datetime.date) -> bool:
        """Whether it was already gone on a day."""
        return self.until is None or on > self.until

    def mentions_in(self, text: str) -> Iterator[str]:
        """What a text names as if it still applied, as written there, in order."""
        folded = text.casefold()
        if not any(word in folded for word in self.words):
            return
        for found in self.pattern.finditer(text):
            before = _SENTENCE_END.split(text[max(0, found.start() - _NEAR_BEFORE) : found.start()])[-1]
            after = _SENTENCE_END.split(text[found.end() : found.end() + _NEAR_AFTER])[0]
            if not any(self.unless.search(part) for part in (before, found[0], after)):
                yield found[0]


@cache
def former_instruments() -> Mapping[str, FormerInstrument]:
    """All that the list knows, by id."""
    content = resource("instruments")
    known = verifications_in(content)
    made = (_instrument(entry, content.text("unless"), known) for entry in content.entries("instruments"))
    return MappingProxyType({one.id: one for one in made})


def _instrument(entry: Entry, always: str, known: Mapping[str, Verification]) -> FormerInstrument:
    words = entry.texts("words")
    if not words or any(word != word.casefold() for word in words):
        raise MalformedResource(f"{entry.place}: words must be there and in lower case")
    own = entry.text("unless", "")
    return FormerInstrument(
        id=entry.text("id"),
        words=words,
        pattern=_pattern(entry, entry.text("pattern")),
        unless=_pattern(entry, f"{always}|{own}" if own else always),
        now=entry.both("now"),
        replacement=entry.both_or_nothing("replacement"),
        until=entry.day("until") if entry.has("until") else None,
        names_too=entry.truth("names_too", default=False),
        verification=verification_of(entry, known),
    )


def _pattern(entry: Entry, expression: str) -> re.Pattern[str]:
    try:
        return re.compile(expression, re.IGNORECASE)
    except re.error as error:
        raise MalformedResource(f"{entry.place}: {expression} is no pattern: {error}") from None
