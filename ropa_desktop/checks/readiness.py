"""How ready a record is: what Article 30 lacks by letter and activity, and what else stands open, by gate."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ropa_desktop.checks.finding import Finding, Gate
from ropa_desktop.checks.run import letter_of
from ropa_desktop.checks.status import is_missing
from ropa_desktop.register.register import Register

LETTERS = ("", "a", "b", "c", "d", "e", "f", "g")
"""The letters of Article 30(1); "" stands for its opening words, such as in which role an activity is."""
FURTHER_GATES = tuple(gate for gate in Gate if gate is not Gate.ART30)
"""What is told by numbers alone: none of it decides whether the record is complete."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one activity has come; `activity` is its id, "" for what belongs to no activity alone.

    `missing` counts by letter what Article 30 demands and is not there, `further` counts by gate what else
    was found. Both hold only what there is some of.
    """

    activity: str
    missing: Mapping[str, int]
    further: Mapping[Gate, int]

    @property
    def lacking(self) -> int:
        """How much is missing under Article 30 as a whole."""
        return sum(self.missing.values())

    @property
    def complete(self) -> bool:
        """Whether nothing is missing under Article 30."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready a record is on a day: what is common, each activity that has not ended, and the whole."""

    on: datetime.date
    common: Standing
    activities: tuple[Standing, ...]
    whole: Standing


def readiness(register: Register, findings: Iterable[Finding], on: datetime.date) -> Readiness:
    """The readiness of a register by the findings of a day; accepted ones are to be left out beforehand.

    Advice in what Article 30 demands counts neither as missing nor as anything else: the record is complete
    without it. What concerns an activity that has ended counts as common, so that the sum holds.
    """
    current = [one.id for one in register.activities if one.state != "ended"]
    missing: dict[str, Counter[str]] = defaultdict(Counter)
    further: dict[str, Counter[Gate]] = defaultdict(Counter)
    known = set(current)
    for one in findings:
        where = one.activity if one.activity in known else ""
        if is_missing(one):
            missing[where][letter_of(one.article)] += 1
        elif one.gate is not Gate.ART30:
            further[where][one.gate] += 1
    return Readiness(
        on,
        Standing("", missing[""], further[""]),
        tuple(Standing(key, missing[key], further[key]) for key in current),
        Standing("", sum(missing.values(), Counter()), sum(further.values(), Counter())),
    )
