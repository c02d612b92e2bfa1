"""What records mean by their words: the terms that data, people, recipients, measures and purposes stand for.

Most registers are written in words, without a term chosen. The words of the reference data are few and safe:
what they do not find is not guessed.
"""

from functools import lru_cache

from ropa_desktop.law.meanings import Meaning, meant
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import DataItem, Measure, Party, People

Meant = frozenset[str]
"""Ids of terms of one vocabulary."""

NOTHING: Meant = frozenset()


def data_meant(item: DataItem) -> Meant:
    """The terms of "data" that an item means: its category, marks that are terms too, and all in its words.

    One item often names several kinds of data, so its words count beside its category.
    """
    return _data_meant(item.category, item.name, item.flags)


def marks_of(item: DataItem) -> Meant:
    """The marks of an item, and the flags of every term that it means."""
    return _marks_of(item.category, item.name, item.flags)


def people_meant(people: People) -> Meant:
    """The terms of "people" that a category of people means: the one chosen, else those in its words."""
    return _chosen_or_written("people", people.category, people.name)


def recipients_meant(party: Party) -> Meant:
    """The terms of "recipient_kinds" that a party means: the one chosen, else those in its name or services.

    The services count only where the name says nothing.
    """
    found = _chosen_or_written("recipient_kinds", party.category, party.name)
    return found or meant("recipient_kinds", party.services)


def measure_meant(measure: Measure) -> Meant:
    """The terms of "measures" that a measure means: the one chosen, and all in its words."""
    found = measures_meant(measure.name)
    return found | {measure.category} if measure.category else found


def measures_meant(text: str) -> Meant:
    """The terms of "measures" that a text names."""
    return meant("measures", text)


def kinds_meant(text: str) -> Meant:
    """The kinds of activity that a name or a purpose tells: ids of "activity_kinds"."""
    return meant("activity_kinds", text)


def _chosen_or_written(vocabulary_name: Meaning, category: str, name: str) -> Meant:
    return frozenset((category,)) if category else meant(vocabulary_name, name)


@lru_cache(maxsize=16_384)
def _data_meant(category: str, name: str, flags: tuple[str, ...]) -> Meant:
    terms = vocabulary("data").terms
    chosen = {category} if category else set()
    return meant("data", name) | chosen | {flag for flag in flags if flag in terms}


@lru_cache(maxsize=16_384)
def _marks_of(category: str, name: str, flags: tuple[str, ...]) -> Meant:
    terms = vocabulary("data").terms
    found = (terms[term] for term in _data_meant(category, name, flags) if term in terms)
    return frozenset(flags).union(*(term.flags for term in found))
