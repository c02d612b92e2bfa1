"""The rules on which rights people are told of."""

import pytest

from ropa_desktop.register.records import LegalBasis, Right, SpecialCondition
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


class Told(Good):
    """The good register, with its rights at hand."""

    def right(self, name: str) -> Right:
        return next(one for one in self.register.every(Right) if one.right == name)

    def untold(self, rule: str = "INF-03") -> list[str]:
        return [one.in_language("en") for one in self.found(rule)]

    def fix(self, rule: str) -> None:
        """Takes the first fix of the only finding of a rule."""
        (finding,) = self.found(rule)
        self.register = apply(self.register, finding.remedies[0].changes(self.register, "sv"))


def test_good_register_tells_of_all_rights() -> None:
    good = Good()
    assert not any(good.finds(rule) for rule in ("LB-22", "INF-03", "INF-04"))


def test_withdrawal_without_consent_is_found() -> None:
    good = Told()
    right = good.add(Right, good.organisation, right="withdrawal", stated=Answer.YES)
    (finding,) = good.found("LB-22")
    assert (finding.record, finding.field) == (right.id, "stated")
    good.fix("LB-22")
    assert not good.finds("LB-22")
    assert not good.finds("INF-03")


def test_withdrawal_of_a_consent_in_use_is_in_order() -> None:
    good = Told()
    good.add(Right, good.organisation, right="withdrawal", stated=Answer.YES)
    condition = good.add(SpecialCondition, good.activity, condition="art9_2_a")
    assert not good.finds("LB-22")
    good.remove(condition)
    good.add(LegalBasis, good.organisation, basis="art6_1_a")
    assert not good.finds("LB-22")


def test_consent_of_an_ended_activity_is_no_longer_withdrawn() -> None:
    good = Told()
    good.add(Right, good.organisation, right="withdrawal", stated=Answer.YES)
    good.set(good.basis, basis="art6_1_a")
    good.set(good.activity, state="ended")
    assert good.finds("LB-22")


@pytest.mark.parametrize("name", ["access", "rectification", "restriction"])
def test_right_that_everyone_has_is_told(name: str) -> None:
    good = Told()
    good.set(good.right(name), stated=Answer.NO)
    (finding,) = good.found("INF-03")
    assert (finding.record, finding.field) == (good.right(name).id, "stated")
    good.fix("INF-03")
    assert not good.finds("INF-03")


@pytest.mark.parametrize(
    ("basis", "names"),
    [
        ("art6_1_a", ["Data portability", "Withdrawal of consent"]),
        ("art6_1_b", ["Data portability"]),
        ("art6_1_c", []),
        ("art6_1_f", ["Objection"]),
    ],
)
def test_rights_that_a_basis_gives_are_told(basis: str, names: list[str]) -> None:
    good = Told()
    good.remove(good.right("objection"))
    good.set(good.basis, basis=basis)
    found = good.untold()
    assert [text.rpartition(": ")[2] for text in found] == [f"{name}." for name in names]


def test_missing_right_can_be_added() -> None:
    good = Told()
    good.set(good.basis, basis="art6_1_b")
    good.fix("INF-03")
    assert not good.finds("INF-03")


def test_right_told_of_in_the_activity_is_told() -> None:
    good = Told()
    good.set(good.basis, basis="art6_1_b")
    good.add(Right, good.activity, right="portability", stated=Answer.YES)
    assert not good.finds("INF-03")


def test_nothing_stated_of_rights_is_told_of_once() -> None:
    good = Told()
    good.remove(*good.register.every(Right))
    (finding,) = good.found("INF-03")
    assert (finding.record, finding.field) == (good.organisation.id, "rights")
    assert not good.finds("INF-04")


def test_complaint_is_to_be_told_beside_other_rights() -> None:
    good = Told()
    good.remove(good.right("complaint"), good.right("access"))
    assert {one.field for one in good.found("INF-04")} == {"rights"}
    assert good.finds("INF-03")
    good.fix("INF-04")
    assert not good.finds("INF-04")


def test_complaint_that_is_stated_not_to_be_told_is_found() -> None:
    good = Told()
    good.set(good.right("complaint"), stated=Answer.NO)
    assert [one.record for one in good.found("INF-04")] == [good.right("complaint").id]
    good.fix("INF-04")
    assert not good.finds("INF-04")
