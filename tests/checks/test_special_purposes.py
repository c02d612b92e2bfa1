"""The rules on purposes that Swedish law treats apart."""

import pytest

from ropa_desktop.register.records import Activity, People, Purpose
from tests.checks.building import Good


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Journalistisk bevakning av kommunen", True),
        ("journalistiska ändamål", True),
        ("Publicera konstnärliga verk", True),
        ("Ge ut litterära texter", True),
        ("Akademiskt skapande vid bolagets eget institut", True),
        ("Kontrollera akademisk examen", False),
        ("Akademisk utbildning av anställda", False),
        ("Svara journalister som ringer", False),
    ],
)
def test_expression_need_not_be_recorded(text: str, found: bool) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    good.set(good.activity, description=text)
    assert [one.record for one in good.found("SE-11")] == ([good.purpose.id] if found else [])


class Checking(Good):
    """A register with a credit check of private customers."""

    def __init__(self, text: str = "Kreditprövning av kunder") -> None:
        super().__init__()
        self.credit = self.add(Activity, name="Prövning", organisation=self.organisation.id)
        self.aim = self.add(Purpose, self.credit, text=text)
        self.customers = self.add(People, self.credit, category="customers_private")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kreditprövning av kunder", True),
        ("Ta kreditupplysningar", True),
        ("Kreditbedömningar", True),
        ("Kreditprövning inför köp mot faktura", False),
        ("Kreditupplysning innan hyresavtal tecknas", False),
        ("Ta betalt", False),
    ],
)
def test_credit_report_on_private_persons_needs_a_reason(text: str, found: bool) -> None:
    good = Checking(text)
    assert [one.record for one in good.found("SE-12")] == ([good.credit.id] if found else [])


def test_traders_may_be_checked() -> None:
    good = Checking()
    good.set(good.customers, category="customer_contacts")
    assert not good.finds("SE-12")
    good.set(good.customers, category="", name="Privata beställare")
    assert good.finds("SE-12")


def test_reason_may_stand_elsewhere_in_the_activity() -> None:
    good = Checking()
    good.set(good.credit, description="Vi tar en upplysning när kunden ansöker om lån.")
    assert not good.finds("SE-12")
