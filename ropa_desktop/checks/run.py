"""Runs the rules over a register: one finding a field, in the order in which they are worth reading."""

import datetime
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ropa_desktop.checks.catalogue import RULES
from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.checks.rule import Rule
from ropa_desktop.checks.status import is_missing
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.collector import resting_collector
from ropa_desktop.register.register import Register

_SEVERITIES = {severity: place for place, severity in enumerate(Severity)}
_GATES = {gate: place for place, gate in enumerate(Gate)}
_LETTERS = {"30(2)(c)": "e", "30(2)(d)": "g"}
"""Where the processor's letters stand among those of the controller."""


def check(register: Register, on: datetime.date) -> list[Finding]:
    """What is missing, wrong or doubtful in a register on a day; nothing in a register makes this fail.

    Errors come first: those of Article 30 in the order of its letters, then by gate; then warnings by gate,
    and advice. Within each, what concerns the organisation comes before the activities in their order.
    """
    with resting_collector():
        view = RegisterView(register, on)
        return sorted(one_per_field(RULES, view), key=_order(view))


def one_per_field(rules: Iterable[Rule], view: RegisterView) -> list[Finding]:
    """The findings of rules; where several speak of the same field of a record, those of the weightiest.

    Errors in what Article 30 demands all count, and rules that explain are always heard. What concerns a
    record as a whole stands in nobody's way.
    """
    heard: list[Finding] = []
    at: dict[tuple[str, str, str], list[_Spoken]] = {}
    for one in rules:
        for finding in one.findings(view):
            if one.explains or not finding.field:
                heard.append(finding)
            else:
                key = (finding.record_type, finding.record, finding.field)
                at[key] = _weightiest(at.get(key, []), _Spoken(one, finding))
    return heard + [each.finding for spoken in at.values() for each in spoken]


class _Spoken(NamedTuple):
    """A finding with the rule that made it; its weight is its own, which the rule may have changed."""

    rule: Rule
    finding: Finding


def _weightiest(heard: list[_Spoken], new: _Spoken) -> list[_Spoken]:
    """What is heard of one field when one more speaks of it; those heard so far are equals."""
    if not heard:
        return [new]
    if is_missing(new.finding):
        return [*(each for each in heard if is_missing(each.finding)), new]
    first = heard[0]
    if is_missing(first.finding):
        return heard
    mine, its = (_SEVERITIES[each.finding.severity] for each in (new, first))
    if mine == its and new.rule is first.rule:
        return [*heard, new]
    return [new] if mine < its or (mine == its and first.rule.id in new.rule.over) else heard


def _order(view: RegisterView) -> Callable[[Finding], tuple[object, ...]]:
    activities = {one.id: place for place, one in enumerate(view.activities)}
    rules = {one.id: place for place, one in enumerate(RULES)}

    def order(finding: Finding) -> tuple[object, ...]:
        place = letter_of(finding.article) if finding.gate is Gate.ART30 else ""
        activity = activities.get(finding.activity, -1)
        return (
            _SEVERITIES[finding.severity],
            _GATES[finding.gate],
            place,
            activity,
            rules[finding.check],
        )

    return order


def letter_of(article: str) -> str:
    """The letter of Article 30(1) that an article stands at; "" for the opening words.

    The processor's letters (Art. 30(2)) stand where the controller's on the same subject do.
    """
    place = article[article.find("30(") :]
    return _LETTERS.get(place[:8]) or (place[6] if place[5:6] == "(" else "")
