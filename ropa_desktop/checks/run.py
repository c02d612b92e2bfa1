"""Runs the rules over a register: one finding a field, in the order in which they are worth reading."""

import datetime
from collections.abc import Callable, Iterable

from ropa_desktop.checks.catalogue import RULES
from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.checks.rule import Rule
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
    at: dict[tuple[str, str, str], tuple[Rule, list[Finding]]] = {}
    for one in rules:
        for finding in one.findings(view):
            if one.explains or not finding.field:
                heard.append(finding)
                continue
            key = (finding.record_type, finding.record, finding.field)
            known = at.get(key)
            if known is None or _prevails(one, known[0]):
                at[key] = (one, [finding])
            elif one is known[0] or (_counts(one) and _counts(known[0])):
                known[1].append(finding)
    return heard + [finding for _, found in at.values() for finding in found]


def _prevails(one: Rule, other: Rule) -> bool:
    """Whether a rule is heard instead of one that stands before it in the catalogue."""
    if _counts(one) or _counts(other):
        return not _counts(other)
    mine, its = (_SEVERITIES[each.severity] for each in (one, other))
    return mine < its or (mine == its and other.id in one.over)


def _counts(one: Rule) -> bool:
    return one.gate is Gate.ART30 and one.severity is Severity.ERROR


def _order(view: RegisterView) -> Callable[[Finding], tuple[object, ...]]:
    activities = {one.id: place for place, one in enumerate(view.activities)}
    rules = {one.id: place for place, one in enumerate(RULES)}

    def order(finding: Finding) -> tuple[object, ...]:
        letter = _letter(finding.article) if finding.gate is Gate.ART30 else ""
        activity = activities.get(finding.activity, -1)
        return (
            _SEVERITIES[finding.severity],
            _GATES[finding.gate],
            letter,
            activity,
            rules[finding.check],
        )

    return order


def _letter(article: str) -> str:
    """The letter of Article 30 by which findings are ordered; "" for the opening words."""
    place = article[article.find("30(") :]
    return _LETTERS.get(place[:8]) or (place[6] if place[5:6] == "(" else "")
