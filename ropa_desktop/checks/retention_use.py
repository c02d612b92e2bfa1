"""Which retention rules are in use and where, and which periods of the library they name."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import Data, Label, Names, Retained, label
from ropa_desktop.checks.retention_scope import is_about, scope_of
from ropa_desktop.checks.text import excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Language, Message, message
from ropa_desktop.law.retention import StatutoryPeriod, statute_named, statutory_periods
from ropa_desktop.register.kinds import period_in_words
from ropa_desktop.register.records import Retention, RetentionRule
from ropa_desktop.register.values import Duration

ACCOUNTS = re.compile(
    r"bokför|räkenskap|redovisningslag|skatteförfarande|skattelag|mervärdesskatt"
    r"|bookkeep|accounting|tax (?:act|law)",
    re.IGNORECASE,
)
"""Words that show that a rule keeps what the Bookkeeping Act or tax law demands."""

_MOST_NAMED = 8
_COMPARED_FROM = datetime.date(2027, 1, 1)
_PLACE = re.compile(r"\d+ ?[a-z]? (?:kap|§)")

_links: WeakKeyDictionary[RegisterView, dict[str, list[Retention]]] = WeakKeyDictionary()


def rules_in_use(view: RegisterView) -> Iterator[RetentionRule]:
    """The rules that apply to a current activity as controller, or to all of an organisation."""
    used = _links_of(view)
    return (one for one in view.register.all(RetentionRule) if one.id in used)


def activity_with(view: RegisterView, rule: RetentionRule) -> str:
    """The id of the activity that a rule applies to, "" where it applies to several."""
    owners = {link.owner for link in _links_of(view).get(rule.id, ())}
    if len(owners) != 1:
        return ""
    owner = owners.pop()
    return "" if any(one.id == owner for one in view.organisations) else owner


def applications(view: RegisterView, rule: RetentionRule) -> Iterator[tuple[ActivityView, Retained]]:
    """The activities as controller that a rule applies to, those it is common to among them."""
    owners = {link.owner for link in _links_of(view).get(rule.id, ())}
    if not owners:
        return
    for one in view.as_controller:
        if one.id in owners or (one.organisation and one.organisation.id in owners):
            yield from ((one, each) for each in one.retention if each.rule is rule)


def covered(one: ActivityView, each: Retained) -> list[Data]:
    """The data of an activity that a rule is about."""
    scope = scope_of(each, one)
    return [data for data in one.data if is_about(scope, data)]


def names_of(data: list[Data]) -> Names:
    """What data are called, the first of them where there are many."""
    names: list[Label] = [label(one.item.name, one.item.category, "data") for one in data]
    return Names(tuple(dict.fromkeys(names))[:_MOST_NAMED])


def references_of(data: list[Data]) -> tuple[str, ...]:
    """What a `Retention` names to be about data: the items, or the uses of the groups they are in."""
    return tuple(dict.fromkeys(one.use.id if one.use else one.item.id for one in data if not one.common))


def named_periods(rule: RetentionRule) -> tuple[StatutoryPeriod, ...]:
    """The periods of the library that a rule follows, or names by statute and, where stated, section."""
    if rule.library_rule:
        known = statutory_periods().get(rule.library_rule)
        return (known,) if known else ()
    if not stated(rule.statute):
        return ()
    named = _of_statute(rule.statute)
    place = rule.section if stated(rule.section) else rule.statute
    if not _PLACE.search(place):
        return named
    return tuple(one for one in named if one.section.sv in place or place.strip() in one.section.sv)


def keeps_accounts(rule: RetentionRule) -> bool:
    """Whether a rule is about what the Bookkeeping Act or tax law demands to be kept."""
    return _keeps_accounts(
        rule.library_rule,
        f"{rule.name}\n{rule.statute}\n{rule.data_as_written}\n{rule.criterion}\n{rule.condition}",
        rule.justification,
    )


def shorter(one: Duration, other: Duration) -> bool:
    """Whether a period ends before another, by the calendar."""
    return one.after(_COMPARED_FROM) < other.after(_COMPARED_FROM)


@dataclass(frozen=True, slots=True)
class Time:
    """A period as it is read in a message."""

    period: Duration

    def in_language(self, language: Language) -> str:
        return period_in_words(self.period, language)


@dataclass(frozen=True, slots=True)
class Reference:
    """A period of the library as it is cited in a message."""

    period: StatutoryPeriod

    def in_language(self, language: Language) -> str:
        return self.period.reference_in(language)


def called(rule: RetentionRule) -> Message:
    """A retention rule as a message names it: by its name, else by the data it is about."""
    name = next(filter(stated, (rule.name, rule.data_as_written)), "")
    if name:
        return message("The retention rule “{name}”", name=excerpt(name))
    return message("The retention rule")


@lru_cache(maxsize=1_024)
def _of_statute(statute: str) -> tuple[StatutoryPeriod, ...]:
    return statute_named(statute)


@lru_cache(maxsize=8_192)
def _keeps_accounts(library_rule: str, words: str, justification: str) -> bool:
    if library_rule:
        areas = statutory_periods()[library_rule].applies_to if library_rule in statutory_periods() else ()
        return not {"bookkeeping", "tax"}.isdisjoint(areas)
    return ACCOUNTS.search(words) is not None or ACCOUNTS.search(justification) is not None


def _links_of(view: RegisterView) -> dict[str, list[Retention]]:
    """The links that apply now, by rule; told by id, so that they outlive no view."""
    found = _links.get(view)
    if found is None:
        owners = {one.id for one in view.as_controller} | {one.id for one in view.organisations}
        found = {}
        for link in view.register.every(Retention):
            if link.owner in owners:
                found.setdefault(link.rule, []).append(link)
        _links[view] = found
    return found
