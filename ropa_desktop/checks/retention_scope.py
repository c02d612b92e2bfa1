"""Which data of an activity its retention rules are about, also where that is only said in words."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ropa_desktop.checks.counted import Data, Retained, label
from ropa_desktop.checks.text import stems
from ropa_desktop.checks.view import ActivityView
from ropa_desktop.law.vocabularies import vocabulary


class Scope(NamedTuple):
    """What a rule is about, by ids of data items, people and purposes; None where it is about all of them."""

    data: frozenset[str] | None
    people: frozenset[str] | None
    purposes: frozenset[str] | None


EVERYTHING = Scope(None, None, None)


def uncovered(one: ActivityView, rules: Iterable[Retained]) -> Iterator[Data]:
    """The data that no rule is about; rules for some people or purposes count once they name all."""
    scopes = [scope_of(each, one) for each in rules]
    if EVERYTHING in scopes:
        return
    everyone = frozenset(each.id for each in one.people)
    every_purpose = frozenset(each.id for each in one.purposes)
    for data in one.data:
        applying = [scope for scope in scopes if scope.data is None or data.item.id in scope.data]
        if any(scope[1:] == EVERYTHING[1:] for scope in applying):
            continue
        about = frozenset(data.item.people or (data.use.people if data.use else ())) or everyone
        people = [scope.people for scope in applying if scope.people is not None and scope.purposes is None]
        purposes = [
            scope.purposes for scope in applying if scope.purposes is not None and scope.people is None
        ]
        if not (_name_all(people, about) or _name_all(purposes, every_purpose)):
            yield data


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
    one, which nobody chose for this activity, none. That an opt-out is remembered is said of nothing else.
    """
    if named := each.link.data:
        return frozenset(
            data.item.id
            for data in one.data
            if data.item.id in named or (data.use is not None and data.use.id in named)
        )
    suppression = each.rule.kind == "suppression"
    words = stems(each.rule.data_as_written)
    if not words:
        return frozenset() if suppression else None
    meant = frozenset(data.item.id for data in one.data if _have_word_in_common(words, _words_of(data)))
    return meant if meant or each.common or suppression else None


def _people_meant(written: Iterable[str], one: ActivityView) -> Iterator[str]:
    """The people that words mean: "customers" also means "private customers", but not the other way round."""
    meant = frozenset[str]().union(*map(stems, written))
    for people in one.people:
        words = _words(people.name, people.category, "people")
        if any(stem in word for stem in meant for word in words):
            yield people.id


def _words_of(data: Data) -> frozenset[str]:
    return _words(data.item.name, data.item.category, "data")


@lru_cache(maxsize=16_384)
def _words(name: str, category: str, vocabulary_name: str) -> frozenset[str]:
    """The words of a name as written, or of a term in both languages."""
    term = vocabulary(vocabulary_name).terms.get(category)
    called = label(name, category, vocabulary_name)
    return stems(f"{term.sv} {term.en}" if term is not None and called is term else name)


@lru_cache(maxsize=65_536)
def _have_word_in_common(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two texts have a word in common, also as a part of a compound."""
    return any(one in other or other in one for one in some for other in others)


def _name_all(groups: Iterable[frozenset[str]], all_of_them: frozenset[str]) -> bool:
    return bool(all_of_them) and frozenset[str]().union(*groups) >= all_of_them
