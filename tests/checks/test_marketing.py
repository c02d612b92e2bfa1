"""The rules on direct marketing."""

from typing import Any

import pytest

from ropa_desktop.register.records import Activity, LegalBasis, People, Purpose, Right
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


class Marketing(Good):
    """A register with an activity that markets to private customers, for one purpose."""

    def __init__(self, text: str = "Skicka nyhetsbrev till kunder", **basis: Any) -> None:
        super().__init__()
        self.mailing = self.add(
            Activity, name="Kundvård", role="controller", organisation=self.organisation.id, **self.told
        )
        self.aim = self.add(Purpose, self.mailing, text=text)
        self.customers = self.add(People, self.mailing, category="customers_private")
        values = {"basis": "art6_1_f", "purposes": (self.aim.id,), "interest": "Försäljning", **basis}
        self.ground = self.add(LegalBasis, self.mailing, **values)
        self.set(self.organisation, rights_exercise=())

    def fix(self, rule: str) -> None:
        """Takes the first fix of the only finding of a rule."""
        (finding,) = self.found(rule)
        self.register = apply(self.register, finding.remedies[0].changes(self.register, "sv"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Skicka nyhetsbrev till kunder", True),
        ("Marknadsföra våra tjänster", True),
        ("Direktmarknadsföring per post", True),
        ("Send newsletters", True),
        ("Hantera reklamationer", False),
        ("Svara på kunders frågor", False),
    ],
)
def test_marketing_that_cannot_be_refused_is_found(text: str, found: bool) -> None:
    good = Marketing(text)
    assert [one.record for one in good.found("LB-16")] == ([good.mailing.id] if found else [])


@pytest.mark.parametrize("field", ["objection_route", "consent_withdrawal"])
def test_basis_may_tell_how_to_say_no(field: str) -> None:
    assert not Marketing(**{field: "Länk i varje utskick"}).finds("LB-16")


def test_right_to_object_may_be_told() -> None:
    good = Marketing()
    good.fix("LB-16")
    assert not good.finds("LB-16")
    assert [one.right for one in good.register.every(Right)].count("objection_marketing") == 1


def test_right_that_is_not_told_is_told_by_the_fix() -> None:
    good = Marketing()
    right = good.add(Right, good.organisation, right="objection_marketing", stated=Answer.NO)
    good.fix("LB-16")
    assert good.register.find(right.id) == right.__class__(
        **{name: getattr(right, name) for name in ("id", "owner", "order", "right")}, stated=Answer.YES
    )


def test_what_is_said_of_all_rights_is_enough() -> None:
    good = Marketing()
    good.set(good.organisation, rights_exercise=("Skriv till oss",))
    assert not good.finds("LB-16")


def email() -> Marketing:
    return Marketing(objection_route="Länk i varje utskick")


def test_email_advertising_without_ground_is_found() -> None:
    good = email()
    assert [one.record for one in good.found("SE-09")] == [good.mailing.id]
    good.fix("SE-09")
    assert not good.finds("SE-09")


@pytest.mark.parametrize(
    "text",
    ["Direktmarknadsföring per post", "Nyhetsbrev med samtycke", "Nyhetsbrev om egna liknande varor"],
)
def test_other_ways_and_stated_grounds_are_left_alone(text: str) -> None:
    good = email()
    good.set(good.aim, text=text)
    assert not good.finds("SE-09")


def test_consent_allows_email_advertising() -> None:
    good = email()
    good.set(good.ground, basis="art6_1_a")
    assert not good.finds("SE-09")


def test_contact_persons_may_be_written_to() -> None:
    good = email()
    good.set(good.customers, category="customer_contacts")
    assert not good.finds("SE-09")
    good.set(good.customers, category="", name="kunder")
    assert not good.finds("SE-09")
