"""The rules on contact details and mailboxes."""

from typing import Any

import pytest

from ropa_desktop.register.records import Disclosure, Party, System
from tests.checks.building import Good

WRONG: list[tuple[str, dict[str, Any]]] = [
    ("ORG-03", {"officer_email": "dataskydd.bolaget.example"}),
    ("ORG-03", {"officer_phone": "12345"}),
    ("ORG-03", {"representative_contact": "Via Dolorosa 1\nrep@roma"}),
    ("ORG-14", {"officer_email": "bolaget.taby@gmail.com"}),
]

RIGHT: list[tuple[str, dict[str, Any]]] = [
    ("ORG-03", {"officer_phone": "08-123 45"}),
    ("ORG-03", {"officer_email": "Anna Ek <anna.ek@bolaget.example>; ulf@bolaget.example."}),
    ("ORG-03", {"representative_contact": "Rep GmbH, Berlin, rep@rep.example"}),
    ("ORG-03", {"officer_email": "?"}),
    ("ORG-14", {"officer_email": "gmail@bolaget.example"}),
    ("ORG-14", {"name": "Telia Bolaget AB", "officer_email": "anna@telia.com"}),
]


@pytest.mark.parametrize(("rule", "values"), WRONG)
def test_wrong_organisation_is_found(rule: str, values: dict[str, Any]) -> None:
    good = Good()
    assert not good.finds(rule)
    good.set(good.organisation, **values)
    assert [one.record for one in good.found(rule)] == [good.organisation.id]


@pytest.mark.parametrize(("rule", "values"), RIGHT)
def test_right_organisation_is_left_alone(rule: str, values: dict[str, Any]) -> None:
    good = Good()
    good.set(good.organisation, **values)
    assert not good.finds(rule)


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("phone", "Ring oss (nummer saknas)", True),
        ("email", "info på bolaget.example", True),
        ("form", "info@bolaget", True),
        ("phone", "08-123 456", False),
        ("email", "info(at)bolaget.example", False),
        ("unspecified", "@bolaget", False),
        ("email", "okänt", False),
    ],
)
def test_contact_looks_valid(kind: str, value: str, found: bool) -> None:
    good = Good()
    good.set(good.contact, kind=kind, value=value)
    assert good.finds("ORG-03") is found


def test_contact_of_a_party_looks_valid() -> None:
    good = Good()
    good.set(good.customer, email="info@kunden")
    (finding,) = good.found("ORG-03")
    assert (finding.record, finding.field) == (good.customer.id, "email")
    assert finding.in_language("en").endswith(": info@kunden.")


@pytest.mark.parametrize("value", ["bolaget@gmail.com", "Anna <anna@hotmail.se>", "info@home.se"])
def test_public_mailbox_is_found_among_contacts(value: str) -> None:
    good = Good()
    good.set(good.contact, value=value)
    assert [one.record for one in good.found("ORG-14")] == [good.contact.id]


def test_public_mail_service_as_a_system_is_found() -> None:
    good = Good()
    system = good.add(System, name="Gmail")
    assert [one.record for one in good.found("ORG-14")] == [system.id]


def test_public_mail_service_that_is_entered_as_processor_is_in_order() -> None:
    good = Good()
    google = good.add(Party, name="Google (Gmail)", country="IE")
    good.add(System, name="Gmail", provider=google.id)
    assert good.finds("ORG-14")
    good.add(Disclosure, good.activity, party=google.id, role="processor")
    assert not good.finds("ORG-14")


def test_recipient_with_a_public_mailbox_is_found() -> None:
    good = Good()
    good.set(good.bureau, email="lonebyran@gmail.com")
    assert [one.record for one in good.found("ORG-14")] == [good.bureau.id]


@pytest.mark.parametrize("address", ["tabybolaget@gmail.com", "TabyBolaget@Gmail.com"])
def test_public_mailbox_is_told_of_once(address: str) -> None:
    good = Good()
    good.set(good.contact, value=address)
    good.set(good.organisation, officer_email="tabybolaget@gmail.com")
    assert [one.record for one in good.found("ORG-14")] == [good.contact.id]


def test_each_public_mailbox_and_service_is_told_of() -> None:
    good = Good()
    good.set(good.contact, value="tabybolaget@gmail.com")
    good.set(good.organisation, officer_email="ombudet@gmail.com")
    systems = [good.add(System, name="Gmail") for _ in range(2)]
    expected = {good.organisation.id, good.contact.id, *(system.id for system in systems)}
    assert {one.record for one in good.found("ORG-14")} == expected
