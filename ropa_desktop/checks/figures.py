"""The register in figures: how complete it is, what is to be done, and when reviews fall due."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ropa_desktop.checks.countries import outside_eea
from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.checks.status import Article30Status, article_30_status, missing_by_activity
from ropa_desktop.checks.upkeep import next_review
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.register.records import Measure
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import PartialDate

SOON = 90
"""Days before a review falls due from which it is due soon."""


@dataclass(frozen=True, slots=True)
class Review:
    """The next review of an activity or a measure, by its id; `due` is stated, or follows from the interval
    since the last one. A month or a year is due when it has passed.
    """

    record: str
    due: PartialDate

    def overdue(self, on: datetime.date) -> bool:
        """Whether it should have been done before that day."""
        return self.due.last_day() < on

    def due_soon(self, on: datetime.date) -> bool:
        """Whether it is to be done from that day on and within 90 days."""
        return not self.overdue(on) and (self.due.last_day() - on).days <= SOON


@dataclass(frozen=True)
class Figures:
    """What an overview of a register tells on a day.

    `current` counts the activities that have not ended, and `complete` those of them that lack nothing that
    Article 30 demands. `states` and `roles` count all activities, "" being not stated. `third_countries`
    counts the transfers that are current by ISO code, the most frequent first; `unplaced` those that name no
    country outside the EEA. `unreviewed` are the ids of activities that hold suggestions nobody has reviewed.
    """

    on: datetime.date
    status: Article30Status
    activities: int
    current: int
    complete: int
    states: Mapping[str, int]
    roles: Mapping[str, int]
    findings: Mapping[tuple[Gate, Severity], int]
    reviews: tuple[Review, ...]
    transfers: int
    third_countries: Mapping[str, int]
    unplaced: int
    unreviewed: tuple[str, ...]

    @property
    def overdue(self) -> int:
        """How many reviews should have been done."""
        return sum(one.overdue(self.on) for one in self.reviews)

    @property
    def due_soon(self) -> int:
        """How many reviews are to be done within 90 days."""
        return sum(one.due_soon(self.on) for one in self.reviews)

    def of_severity(self, severity: Severity) -> int:
        """How many findings are that severe."""
        return sum(count for (_, one), count in self.findings.items() if one is severity)


def figures(register: Register, findings: Iterable[Finding], on: datetime.date) -> Figures:
    """The figures of a register with the findings about it, on a day."""
    view = RegisterView(register, on)
    findings = tuple(findings)
    missing = missing_by_activity(findings)
    countries = [_third_countries(transfer.countries) for transfer, _ in view.transfers]
    counted = Counter(code for codes in countries for code in codes)
    return Figures(
        on=on,
        status=article_30_status(findings),
        activities=len(view.activities),
        current=len(view.current),
        complete=sum(one.id not in missing for one in view.current),
        states=Counter(one.record.state for one in view.activities),
        roles=Counter(one.record.role for one in view.activities),
        findings=Counter((one.gate, one.severity) for one in findings),
        reviews=tuple(sorted(_reviews(view), key=lambda one: (one.due.last_day(), one.due.iso))),
        transfers=len(view.transfers),
        third_countries=dict(sorted(counted.items(), key=lambda one: (-one[1], one[0]))),
        unplaced=sum(not codes for codes in countries),
        unreviewed=tuple(one.id for one in view.activities if one.record.unreviewed),
    )


def _reviews(view: RegisterView) -> Iterator[Review]:
    for one in view.current:
        due = next_review(one.record)
        if due is not None:
            yield Review(one.id, due)
    for measure in view.register.all(Measure):
        if measure.review_due is not None:
            yield Review(measure.id, measure.review_due)


def _third_countries(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(code for code in codes if outside_eea(code))
