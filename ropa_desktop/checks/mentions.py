"""Where words are mentioned in a register: every text of it, read once a run and asked as often as needed."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ropa_desktop.checks.record_texts import TEXT_FIELDS, reader_of, texts_in
from ropa_desktop.register.fields import CATALOGUE, Field, Record
from ropa_desktop.register.records import Contact, Decision, Edition, Organisation, Party, Provenance, System
from ropa_desktop.register.register import Register

_UNREAD = frozenset({Decision, Provenance, Edition})
"""Record types that quote or freeze: what stands there is not for anybody to mend."""

PROPER_NAMES = frozenset(
    {(Party, "name"), (System, "name"), (Organisation, "name"), (Contact, "value")},
)
"""Fields that hold a name or an address as it is, not a text that the user words."""


Finder = re.Pattern[str] | Callable[[str], Iterable[str]]
"""What to look for in a text as written, so a pattern should ignore case; or what yields each thing found."""


class Mention(NamedTuple):
    """The first of what is looked for in a field; `matched` is the text there, as written.

    `activity` is the id of the activity that the record is or belongs to, "" for none.
    """

    record: Record
    field: Field
    matched: str
    activity: str


class Texts:
    """Every text of a register that says something, each once, with the records that hold it."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @cached_property
    def holders(self) -> dict[str, list[Record]]:
        """The records that hold a text, by text as written; a record stands once for each field it is in."""
        found: dict[str, list[Record]] = {}
        for name, record_type in CATALOGUE.items():
            if record_type.cls in _UNREAD:
                continue
            read = reader_of(record_type.cls)
            for record in self._register.table(name).by_id.values():
                for text in filter(None, read(record)):
                    if text in found:
                        found[text].append(record)
                    else:
                        found[text] = [record]
        return found

    @cached_property
    def whole(self) -> str:
        """All texts in one, case-folded: to ask quickly whether a word occurs at all."""
        return "\n".join(self.holders).casefold()

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {text: text.casefold() for text in self.holders}

    def mentioning(self, words: Iterable[str]) -> list[str]:
        """The texts, as written, in which one of these case-folded words occurs."""
        there = [word for word in words if word in self.whole]
        if not there:
            return []
        return [text for text, folded in self._folded.items() if any(word in folded for word in there)]

    def places(self, text: str) -> Iterator[tuple[Record, Field]]:
        """Every record and field that holds exactly this text."""
        for record in {record.id: record for record in self.holders.get(text, ())}.values():
            for field in TEXT_FIELDS[type(record)]:
                if text in texts_in(record, field):
                    yield record, field

    def matching(self, words: Iterable[str], found_in: Finder) -> Iterator[tuple[Record, Field, str]]:
        """Where something is found, once a field, with the first of what was found, as written.

        Only texts with one of the case-folded `words` are looked at, so whatever is found must hold one.
        """
        find = _first_match(found_in) if isinstance(found_in, re.Pattern) else found_in
        told: set[tuple[str, str]] = set()
        for text in self.mentioning(words):
            matched = next(iter(find(text)), "")
            for record, field in self.places(text) if matched else ():
                if (record.id, field.name) not in told:
                    told.add((record.id, field.name))
                    yield record, field, matched


def _first_match(pattern: re.Pattern[str]) -> Callable[[str], Iterable[str]]:
    def found_in(text: str) -> Iterable[str]:
        found = pattern.search(text)
        return (found.group(),) if found else ()

    return found_in
