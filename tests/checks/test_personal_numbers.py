"""The rules on personal identity numbers."""

import pytest

from ropa_desktop.register.records import (
    DataGroup,
    DataItem,
    DataUse,
    LegalBasis,
    SpecialCondition,
)
from tests.checks.building import Good

NUMBER = "811218-9876"  # the authorities' own example, given to nobody


def numbered() -> Good:
    """A register in which the payroll holds personal identity numbers."""
    good = Good()
    good.add(DataItem, good.activity, category="personnummer")
    return good


@pytest.mark.parametrize("written", [NUMBER, "8112189876", "19811218-9876", "198112189876", "811278-9873"])
def test_number_written_out_is_found_and_never_shown(written: str) -> None:
    good = Good()
    good.set(good.activity, notes=f"Gäller Anna, {written}, sedan 2019.")
    (finding,) = good.found("DAT-10")
    assert "9876" not in finding.in_language("sv") + finding.step.in_language("sv")
    (remedy,) = finding.remedies
    (change,) = remedy.changes(good.register, "sv")
    assert written not in str(change.after)
    assert "9876" not in remedy.label.in_language("sv")


@pytest.mark.parametrize(
    "text",
    ["Ordernummer 811218-9875", "Ring 0701011231", "Org.nr 556036-0793", "https://a.example/8112189876"],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    good = Good()
    good.set(good.activity, notes=text)
    assert not good.finds("DAT-10")


def test_number_of_a_sole_trader_is_left_to_another_rule() -> None:
    good = Good()
    good.set(good.organisation, legal_form="sole_trader", org_number=NUMBER)
    assert not good.finds("DAT-10")


def test_personal_numbers_need_a_ground() -> None:
    good = numbered()
    (finding,) = good.found("PNR-01")
    assert (finding.record, finding.field) == (good.activity.id, "personnummer_reason")
    assert len(finding.remedies) == 4
    good.set(good.activity, personnummer_reason="pnr_purpose")
    assert not good.finds("PNR-01")


def test_ground_said_once_for_everything_is_enough() -> None:
    good = numbered()
    good.set(good.organisation, personnummer_reason="pnr_purpose")
    assert not good.finds("PNR-01")


def test_ground_for_numbers_in_a_list_for_everything_is_asked_for_once() -> None:
    good = Good()
    group = good.add(DataGroup, name="Basuppgifter")
    good.add(DataItem, group, name="Personnummer")
    for activity in (good.activity, good.shares):
        good.add(DataUse, activity, group=group.id, scope="organisation")
    (finding,) = good.found("PNR-01")
    assert (finding.record, finding.activity) == (good.organisation.id, "")


@pytest.mark.parametrize(
    ("motivation", "found"),
    [
        ("", True),
        ("Klart motiverat med hänsyn till ändamålet.", True),
        ("Behövs för säker identifiering", True),
        ("Det är ett annat beaktansvärt skäl enligt 3 kap. 10 § dataskyddslagen", True),
        ("Skatteverket kräver numret i arbetsgivardeklarationen.", False),
        ("Säker identifiering av låntagare", False),
    ],
)
def test_ground_is_to_be_motivated(motivation: str, found: bool) -> None:
    good = numbered()
    good.set(good.activity, personnummer_reason="pnr_secure_id", personnummer_motivation=motivation)
    assert good.finds("PNR-02") is found


def test_common_motivation_counts_and_consent_needs_none() -> None:
    good = numbered()
    good.set(good.activity, personnummer_reason="pnr_purpose")
    good.set(
        good.organisation,
        personnummer_reason="pnr_purpose",
        personnummer_motivation="Skatteverket kräver det.",
    )
    assert not good.finds("PNR-02")
    good.set(good.organisation, personnummer_reason="pnr_consent", personnummer_motivation="")
    good.set(good.activity, personnummer_reason="pnr_consent")
    assert not good.finds("PNR-02")


def test_consent_to_personal_numbers_is_to_be_described() -> None:
    good = numbered()
    good.set(good.activity, personnummer_reason="pnr_consent")
    assert good.finds("PNR-03")
    good.add(LegalBasis, good.activity, basis="art6_1_a")
    assert not good.finds("PNR-03"), "what the consent leaves out is asked of the consent"


def test_personal_numbers_in_a_newsletter_are_doubted() -> None:
    good = numbered()
    good.set(good.activity, name="Nyhetsbrev")
    good.set(good.purpose, text="Skicka nyhetsbrev")
    (finding,) = good.found("PNR-04")
    assert finding.remedies
    good.set(good.activity, personnummer_motivation="Mottagarna är delägare i fonden.")
    assert not good.finds("PNR-04")


def test_personal_numbers_are_not_doubted_where_the_activity_is_more() -> None:
    good = numbered()
    good.set(good.purpose, text="Nyhetsbrev, fakturering och kreditprövning")
    assert not good.finds("PNR-04")


@pytest.mark.parametrize(
    "text",
    [
        "Personnummer är känsliga personuppgifter.",
        "personnumret räknas som en känslig uppgift",
        "Känsliga personuppgifter, såsom personnummer, skyddas.",
        "Personal identity numbers are sensitive data.",
    ],
)
def test_text_that_calls_the_numbers_sensitive_is_found(text: str) -> None:
    good = Good()
    good.set(good.activity, notes=text)
    assert good.finds("PNR-05")


@pytest.mark.parametrize(
    "text",
    [
        "Personnummer är inte känsliga personuppgifter.",
        "Personnummer och känsliga personuppgifter skickas krypterat.",
        "Personnummer är extra skyddsvärda.",
    ],
)
def test_other_text_on_the_numbers_is_left_alone(text: str) -> None:
    good = Good()
    good.set(good.activity, notes=text)
    assert not good.finds("PNR-05")


def test_condition_because_of_the_numbers_alone_is_found_once() -> None:
    good = numbered()
    condition = good.add(SpecialCondition, good.activity, condition="art9_2_f")
    assert [one.record for one in good.found("PNR-05")] == [condition.id]
    assert not good.finds("S9-04")
    good.add(DataItem, good.activity, category="health")
    assert not good.finds("PNR-05")
