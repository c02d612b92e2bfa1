"""Accepting findings with a reason, until what they judged changes."""

import dataclasses
import datetime

import pytest

from ropa_desktop.checks.acceptance import Judged, accept, judged, withdraw
from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.register.edits import duplicate
from ropa_desktop.register.records import Activity, Decision
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import PartialDate
from tests.checks.building import TODAY, Good


class Case(Good):
    """A good register in which a party's country is found fault with, in each of two activities."""

    def about_party(self, activity: Activity | None = None) -> Finding:
        return Finding(
            check="TRF-04",
            severity=Severity.ERROR,
            gate=Gate.LAWFUL,
            article="44",
            record_type="party",
            record=self.bureau.id,
            activity=(activity or self.activity).id,
            field="country",
            message=message("{name} is abroad.", name=self.bureau.name),
            facts=(("party", self.bureau.id, "category"),),
        )

    def accept(self, finding: Finding, reason: str = "Prövat av styrelsen") -> Decision:
        self.register = apply(self.register, accept(self.register, finding, reason, "Anna Ek", TODAY))
        return list(self.register.every(Decision))[-1]

    def judged(self, *findings: Finding) -> Judged:
        return judged(self.register, findings)


@pytest.fixture
def case() -> Case:
    return Case()


def test_finding_nobody_has_accepted_is_open(case: Case) -> None:
    one = case.about_party()
    assert case.judged(one) == Judged(open=[one])


def test_acceptance_says_who_when_and_why(case: Case) -> None:
    decision = case.accept(case.about_party(), " Prövat av styrelsen ")
    assert (decision.owner, decision.check, decision.field) == (case.bureau.id, "TRF-04", "country")
    assert (decision.reason, decision.decided_by) == ("Prövat av styrelsen", "Anna Ek")
    assert decision.decided_on == PartialDate("2026-11-22")
    assert len(decision.fingerprint) == 16
    assert "category" in decision.facts


def test_accepted_finding_is_not_open(case: Case) -> None:
    one = case.about_party()
    decision = case.accept(one)
    assert case.judged(one) == Judged(accepted=[(one, decision)])


def test_acceptance_holds_while_other_things_change(case: Case) -> None:
    one = case.about_party()
    case.accept(one)
    case.set(case.bureau, note="Ny anteckning")
    assert case.judged(one).open == []


@pytest.mark.parametrize("field", ["country", "category"])
def test_acceptance_lapses_when_a_fact_changes(case: Case, field: str) -> None:
    one = case.about_party()
    decision = case.accept(one)
    before = getattr(case.bureau, field)
    now = {"country": "US", "category": "it_provider"}[field]
    case.set(case.bureau, **{field: now})
    result = case.judged(one)
    assert (result.open, result.accepted, result.idle) == ([one], [], [])
    (lapsed,) = result.lapsed
    assert (lapsed.decision, lapsed.finding) == (decision, one)
    assert [(fact.before, fact.now) for fact in lapsed.changed] == [(before, now)]


def test_acceptance_of_what_is_no_longer_found_is_idle(case: Case) -> None:
    decision = case.accept(case.about_party())
    assert case.judged() == Judged(idle=[decision])


def test_accepting_again_replaces_what_has_lapsed(case: Case) -> None:
    one = case.about_party()
    first = case.accept(one)
    case.set(case.bureau, country="US")
    second = case.accept(one, "Prövat igen")
    assert (second.id, second.reason) == (first.id, "Prövat igen")
    assert case.judged(one) == Judged(accepted=[(one, second)])


def test_each_activity_is_accepted_by_itself(case: Case) -> None:
    here, there = case.about_party(), case.about_party(case.hosting)
    first = case.accept(here)
    assert case.judged(there, here) == Judged(open=[there], accepted=[(here, first)])
    assert case.judged(there) == Judged(open=[there], idle=[first])
    second = case.accept(there)
    assert case.judged(there, here) == Judged(accepted=[(there, second), (here, first)])


def test_acceptance_does_not_come_along_to_a_copy(case: Case) -> None:
    def about(activity: Activity) -> Finding:
        return dataclasses.replace(
            case.about_party(activity), record_type="activity", record=activity.id, field="name", facts=()
        )

    case.accept(about(case.activity))
    now = case.register.get(Activity, case.activity.id)
    assert now is not None
    case.register = apply(case.register, duplicate(case.register, now))
    copy = case.register.activities[-1]
    result = case.judged(about(case.activity), about(copy))
    assert result.open == [about(copy)]
    assert [(one.finding, one.changed) for one in result.lapsed] == [(about(copy), ())]
    assert len(result.accepted) == 1


def test_withdrawn_acceptance_is_gone(case: Case) -> None:
    one = case.about_party()
    decision = case.accept(one)
    case.register = apply(case.register, withdraw(case.register, decision))
    assert case.judged(one) == Judged(open=[one])


def test_what_article_30_demands_cannot_be_accepted(case: Case) -> None:
    case.remove(case.purpose)
    (missing,) = case.found("ACT-02")
    with pytest.raises(RopaError, match="cannot be accepted"):
        accept(case.register, missing, "Vi vill inte", "Anna Ek", TODAY)
    decision = case.add(Decision, case.activity, check="ACT-02", field="purposes")
    result = case.judged(missing)
    assert (result.open, [one.decision for one in result.lapsed]) == ([missing], [decision])


@pytest.mark.parametrize("reason", ["", " ", "-", "TBD"])
def test_reason_must_say_something(case: Case, reason: str) -> None:
    with pytest.raises(RopaError, match="reason"):
        accept(case.register, case.about_party(), reason, "Anna Ek", datetime.date(2026, 1, 1))


def test_nothing_is_accepted_of_what_is_gone(case: Case) -> None:
    one = case.about_party()
    case.remove(case.bureau)
    with pytest.raises(RopaError, match="removed"):
        accept(case.register, one, "Prövat", "Anna Ek", TODAY)
