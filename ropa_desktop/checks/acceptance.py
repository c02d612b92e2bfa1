"""Findings that somebody accepts with a reason, and whether what they judged still stands."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from ropa_desktop.checks.facts import (
    ACTIVITY,
    ChangedFact,
    as_text,
    changed,
    facts_of,
    fingerprint,
    parsed,
)
from ropa_desktop.checks.finding import Finding
from ropa_desktop.checks.text import blank
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.register.edits import create, delete, set_values
from ropa_desktop.register.records import Decision
from ropa_desktop.register.register import Change, Register, owner_of
from ropa_desktop.register.values import PartialDate


@dataclass(frozen=True, slots=True)
class Lapsed:
    """An acceptance that no longer holds, because what it judged has changed; the finding is open again."""

    decision: Decision
    finding: Finding
    changed: tuple[ChangedFact, ...]


@dataclass(slots=True)
class Judged:
    """Findings beside the decisions about them.

    `open` are all that nobody has accepted as things stand, those of `lapsed` among them; all counting goes
    by these. `idle` are decisions about what is no longer found.
    """

    open: list[Finding] = field(default_factory=list)
    accepted: list[tuple[Finding, Decision]] = field(default_factory=list)
    lapsed: list[Lapsed] = field(default_factory=list)
    idle: list[Decision] = field(default_factory=list)


_Place = tuple[str, str, str]
"""What ties a decision to a finding: a record, a check and a field."""


def accept(register: Register, finding: Finding, reason: str, by: str, on: datetime.date) -> list[Change]:
    """Accepts a finding as things stand; an earlier decision about the same is replaced.

    Raises RopaError for what Article 30 demands, without a reason, and where the record is gone.
    """
    if not finding.acceptable:
        raise RopaError(message("What Article 30 demands cannot be accepted: fill in what is missing."))
    if blank(reason):
        raise RopaError(message("Write the reason why this is accepted."))
    if register.find(finding.record) is None:
        raise RopaError(message("What this is about has been removed, so there is nothing to accept."))
    facts = facts_of(register, finding)
    values = {
        "reason": reason.strip(),
        "decided_by": by,
        "decided_on": PartialDate(on.isoformat()),
        "fingerprint": fingerprint(facts),
        "facts": as_text(facts),
    }
    for decision in register.parts(Decision, finding.record):
        if _place(decision) == _place_of(finding) and _same_activity(register, decision, finding):
            return set_values(decision, **values)
    return create(register, Decision, finding.record, check=finding.check, field=finding.field, **values)


def withdraw(register: Register, decision: Decision) -> list[Change]:
    """Takes an acceptance back."""
    return delete(register, [decision])


def judged(register: Register, findings: Iterable[Finding]) -> Judged:
    """Which findings are open and which accepted; facts are looked up only where there is a decision."""
    decisions: dict[_Place, list[Decision]] = {}
    for decision in register.every(Decision):
        decisions.setdefault(_place(decision), []).append(decision)
    result = Judged()
    doubtful: list[Finding] = []
    for finding in findings:
        known = decisions.get(_place_of(finding)) if finding.acceptable and decisions else None
        holding = _holding(register, known, finding) if known else None
        if known and holding:
            known.remove(holding)
            result.accepted.append((finding, holding))
            continue
        result.open.append(finding)
        if decisions and _place_of(finding) in decisions:
            doubtful.append(finding)
    # Only now is it known which decisions no finding rests on.
    for finding in doubtful:
        left = decisions[_place_of(finding)]
        was = next((one for one in left if _same_activity(register, one, finding)), None)
        if was is not None:
            left.remove(was)
            differing = changed(parsed(was.facts), facts_of(register, finding))
            result.lapsed.append(Lapsed(was, finding, differing))
    result.idle = [one for left in decisions.values() for one in left]
    return result


def _holding(register: Register, decisions: list[Decision], finding: Finding) -> Decision | None:
    """The decision that judged exactly what the finding says now."""
    now = fingerprint(facts_of(register, finding))
    return next((one for one in decisions if one.fingerprint == now), None)


def _same_activity(register: Register, decision: Decision, finding: Finding) -> bool:
    """Whether a decision is about the activity of a finding; a party may be found in several, what belongs to
    an activity only there, also where it has been copied with its decisions.
    """
    record = register.find(finding.record)
    if record is not None and finding.activity in (record.id, owner_of(record)):
        return True
    return parsed(decision.facts).get(ACTIVITY, "") == finding.activity


def _place(decision: Decision) -> _Place:
    return decision.owner, decision.check, decision.field


def _place_of(finding: Finding) -> _Place:
    return finding.record, finding.check, finding.field
