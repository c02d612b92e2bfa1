"""The library of periods: how long Swedish law obliges or permits data to be kept, and common practice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ropa_desktop.i18n import Language
from ropa_desktop.law.citations import section_in_english
from ropa_desktop.law.resource import Entry, MalformedResource, resource
from ropa_desktop.law.terms import Text
from ropa_desktop.law.verification import Verification, verification_of, verifications_in
from ropa_desktop.law.vocabularies import vocabulary


@dataclass(frozen=True, slots=True)
class StatutoryPeriod:
    """One period of the library.

    `kind` is an id of the vocabulary statutory_kinds, `trigger` of retention_triggers and `applies_to` of
    retention_areas. `period` and `alternative_period` are ISO 8601, empty where the law sets none. The phrase
    `counted_from` follows "efter" or "after"; `anchor` names how an end date is computed. `sfs` is the number
    of the statute, empty for practice; `flags` may hold special_category and personnummer.
    """

    id: str
    statute: Text
    sfs: str
    section: Text
    kind: str
    period: str
    alternative_period: str
    trigger: str
    counted_from: Text
    anchor: str
    applies_to: tuple[str, ...]
    description: Text
    note: Text
    flags: frozenset[str]
    rare: bool
    verification: Verification

    @property
    def verified(self) -> bool:
        """Whether every part of the rule has been checked; what is not must be shown as such."""
        return self.verification.verified

    def reference_in(self, language: Language) -> str:
        """The rule as cited, such as "Bokföringslagen (1999:1078) 7 kap. 2 §"."""
        number = f"({self.sfs})" if self.sfs else ""
        parts = (self.statute.in_language(language), number, self.section.in_language(language))
        return " ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the library with the categories (ids of data and people) that show that it is concerned."""

    id: str
    data: frozenset[str]
    people: frozenset[str]


@cache
def areas() -> Mapping[str, Area]:
    """All areas by id, as in the vocabulary retention_areas."""
    made = (_area(entry) for entry in resource("retention").entries("retention_areas"))
    return MappingProxyType({area.id: area for area in made})


def statute_named(text: str) -> tuple[StatutoryPeriod, ...]:
    """The periods of every statute that a text names, by its name in either language or its number."""
    return tuple(
        one
        for one in statutory_periods().values()
        if one.sfs and any(name.search(text) for name in _names_of(one.statute, one.sfs))
    )


@cache
def _names_of(statute: Text, sfs: str) -> tuple[re.Pattern[str], ...]:
    """Patterns for what a statute is called; a Swedish genitive counts, and "LEK" is no "lek"."""
    names = (statute.sv, statute.en) if "+" not in statute.sv else ()
    words = (
        re.compile(rf"(?<!\w){re.escape(name)}s?(?!\w)", 0 if name.isupper() else re.IGNORECASE)
        for name in names
    )
    return (*words, re.compile(rf"(?<!\d){re.escape(sfs)}(?!\d)"))


@cache
def statutory_periods() -> Mapping[str, StatutoryPeriod]:
    """All periods of the library by id, in the order of the list."""
    content = resource("retention")
    known = verifications_in(content)
    statutes = {entry.text("sv"): entry.text("en") for entry in content.entries("statutes")}
    periods = tuple(_period(entry, known, statutes) for entry in content.entries("periods"))
    by_id = {period.id: period for period in periods}
    if len(by_id) != len(periods):
        raise MalformedResource(f"{content.place}: the periods must have ids of their own")
    return MappingProxyType(by_id)


def _period(entry: Entry, known: Mapping[str, Verification], statutes: Mapping[str, str]) -> StatutoryPeriod:
    statute = entry.text("statute")
    if statute not in statutes:
        raise MalformedResource(f"{entry.place}: {statute} has no English name")
    section = entry.text("section", "")
    return StatutoryPeriod(
        id=entry.text("id"),
        statute=Text(statute, statutes[statute]),
        sfs=entry.text("sfs", ""),
        section=Text(section, entry.text("section_en", section_in_english(section))),
        kind=_term_id(entry, "kind", "statutory_kinds"),
        period=entry.text("period", ""),
        alternative_period=entry.text("alternative_period", ""),
        trigger=_term_id(entry, "trigger", "retention_triggers"),
        counted_from=entry.both("counted_from"),
        anchor=entry.text("anchor"),
        applies_to=entry.texts("applies_to"),
        description=entry.both("description"),
        note=entry.both_or_nothing("note"),
        flags=frozenset(entry.texts("flags")),
        rare=entry.truth("rare", default=False),
        verification=verification_of(entry, known),
    )


def _area(entry: Entry) -> Area:
    return Area(entry.text("id"), _known(entry, "data"), _known(entry, "people"))


def _known(entry: Entry, key: str) -> frozenset[str]:
    named = frozenset(entry.texts(key))
    if unknown := named - set(vocabulary(key).terms):
        raise MalformedResource(f"{entry.place}: there are no {key} {sorted(unknown)}")
    return named


def _term_id(entry: Entry, key: str, vocabulary_name: str) -> str:
    term = entry.text(key)
    if term not in vocabulary(vocabulary_name).terms:
        raise MalformedResource(f"{entry.place}: {term} is not in the vocabulary {vocabulary_name}")
    return term
