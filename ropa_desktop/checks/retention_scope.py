"""Which data of an activity its retention rules are about, also where that is only said in words."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import Data, Retained
from ropa_desktop.checks.text import stated, stems
from ropa_desktop.law.vocabularies import vocabulary


class Scope(NamedTuple):
    """What a rule is about, by ids of data items, people and purposes; None where it is about all of them."""

    data: frozenset[str] | None
    people: frozenset[str] | None
    purposes: frozenset[str] | None

    @property
    def for_everyone(self) -> bool:
        """Whether it is limited to no people and no purposes."""
        return self.people is None and self.purposes is None


EVERYTHING = Scope(None, None, None)

ONLY_WHAT_FITS = frozenset({"suppression", "statutory"})
"""Kinds of rule that are about nothing where their words fit none of the data, not about all of them."""


def uncovered(one: ActivityView, rules: Iterable[Retained]) -> Iterator[Data]:
    """The data that no rule is about; rules for some people or purposes count once they name all."""
    scopes = [scope_of(each, one) for each in rules]
    if EVERYTHING in scopes:
        return
    limited = [scope for scope in scopes if not scope.for_everyone]
    done = frozenset[str]().union(*(scope.data for scope in scopes if scope.data and scope.for_everyone))
    left = [data for data in one.data if data.item.id not in done]
    if not limited:
        yield from left
        return
    everyone = frozenset(each.id for each in one.people)
    every_purpose = frozenset(each.id for each in one.purposes)
    for data in left:
        applying = [scope for scope in limited if is_about(scope, data)]
        about = frozenset(data.item.people or (data.use.people if data.use else ())) or everyone
        people = [scope.people for scope in applying if scope.people is not None and scope.purposes is None]
        purposes = [
            scope.purposes for scope in applying if scope.purposes is not None and scope.people is None
        ]
        if not (_name_all(people, about) or _name_all(purposes, every_purpose)):
            yield data


def is_about(scope: Scope, data: Data) -> bool:
    """Whether a scope holds data, for someone and some purpose at least."""
    return scope.data is None or data.item.id in scope.data


def covers_something(each: Retained, one: ActivityView) -> bool:
    """Whether a rule is about any of the data of an activity."""
    data = _data_meant(each, one)
    return data is None or bool(data)


def for_some_people(one: ActivityView, rules: Iterable[Retained]) -> list[tuple[Retained, Scope]]:
    """The rules that apply to an activity where each is for certain people, and some are left out.

    Empty where a rule is for everyone, or where the rules together name all. Common rules for people that the
    activity is not about do not apply to it.
    """
    found = []
    for each in rules:
        scope = scope_of(each, one)
        if scope.data is not None and not scope.data:
            continue
        if scope.people is None:
            return []
        if scope.people or not each.common:
            found.append((each, scope))
    named = (scope.people for _, scope in found if scope.people is not None)
    return [] if _name_all(named, frozenset(people.id for people in one.people)) else found


def scope_of(each: Retained, one: ActivityView) -> Scope:
    """What a rule is about in an activity."""
    link, rule = each.link, each.rule
    people = None
    if link.people:
        people = frozenset(link.people)
    elif rule.people_as_written:
        people = frozenset(_people_meant(rule.people_as_written, one))
    return Scope(_data_meant(each, one), people, frozenset(link.purposes) or None)


def _data_meant(each: Retained, one: ActivityView) -> frozenset[str] | None:
    """The data that a rule refers to, else those that its words seem to mean.

    Where the words fit none of the data, a rule of the activity itself is taken to mean all of them; a common
    one, which nobody chose for this activity, none, and so does one by statute. That an opt-out is remembered
    is said of nothing else.
    """
    if named := each.link.data:
        return frozenset(
            data.item.id
            for data in one.data
            if data.item.id in named or (data.use is not None and data.use.id in named)
        )
    words = stems(each.rule.data_as_written)
    if not words:
        return frozenset() if each.rule.kind == "suppression" else None
    meant = frozenset(
        data.item.id
        for data in one.data
        if _have_word_in_common(words, _words_of_data(data.item.name, data.item.category))
    )
    return meant if meant or each.common or each.rule.kind in ONLY_WHAT_FITS else None


def _people_meant(written: Iterable[str], one: ActivityView) -> Iterator[str]:
    """The people that words mean: "customers" also means "private customers", but not the other way round."""
    meant = frozenset[str]().union(*map(stems, written))
    for people in one.people:
        words = _words_of_people(people.name, people.category)
        if any(stem in word for stem in meant for word in words):
            yield people.id


@lru_cache(maxsize=16_384)
def _words_of_data(name: str, category: str) -> frozenset[str]:
    """The words of a name as written, and of the term."""
    return stems(name) | _words_of_term("data", category)


@lru_cache(maxsize=16_384)
def _words_of_people(name: str, category: str) -> frozenset[str]:
    """The words of a name as written, else of the term."""
    return stems(name) if stated(name) else _words_of_term("people", category)


@lru_cache(maxsize=1_024)
def _words_of_term(vocabulary_name: str, category: str) -> frozenset[str]:
    """The words of a term in both languages."""
    term = vocabulary(vocabulary_name).terms.get(category)
    return stems(f"{term.sv} {term.en}") if term is not None else frozenset()


@lru_cache(maxsize=65_536)
def _have_word_in_common(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two texts have a word in common, also as a part of a compound."""
    return any(one in other or other in one for one in some for other in others)


def _name_all(groups: Iterable[frozenset[str]], all_of_them: frozenset[str]) -> bool:
    return bool(all_of_them) and frozenset[str]().union(*groups) >= all_of_them
