"""Recipients in words: role, certainty, condition, examples, country."""

from typing import Any

import pytest

from ropa_desktop.i18n import Language
from ropa_desktop.register.records import DataItem, Disclosure, Party, People
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer
from ropa_desktop.wording.disclosures import contact_text, disclosure_text, party_text

PARTIES = [
    Party(id="svea", name="Svea Bank"),
    Party(id="police", name="Myndigheter", kind="category", examples=("Polisen", "Skatteverket")),
    Party(id="google", name="Google LLC", country="US"),
    Party(id="banks", kind="category", category="bank"),
]
FACTS = [
    DataItem(id="name", owner="a", category="name"),
    People(id="customers", owner="a", name="kunder"),
]


def register() -> Register:
    return Register.of([*PARTIES, *FACTS])


@pytest.mark.parametrize(
    ("key", "language", "expected"),
    [
        ("svea", "sv", "Svea Bank"),
        ("police", "sv", "Myndigheter (till exempel Polisen, Skatteverket)"),
        ("police", "en", "Myndigheter (for example Polisen, Skatteverket)"),
        ("google", "sv", "Google LLC, USA"),
        ("banks", "en", "Bank"),
    ],
)
def test_party_with_examples_and_country(key: str, language: Language, expected: str) -> None:
    party = register().get(Party, key)
    assert party is not None
    assert party_text(register(), party, language) == expected


DISCLOSURES: list[tuple[dict[str, Any], str, str]] = [
    ({}, "Svea Bank", "Svea Bank"),
    ({"role": "processor"}, "Svea Bank – personuppgiftsbiträde", "Svea Bank – processor"),
    (
        {"role": "processor", "role_stated": "implied"},
        "Svea Bank – personuppgiftsbiträde (framgår indirekt)",
        "Svea Bank – processor (implied)",
    ),
    (
        {"role": "unknown", "role_stated": "not_stated"},
        "Svea Bank – rollen ej klarlagd",
        "Svea Bank – unknown role",
    ),
    (
        {"role": "group_company", "second_role": "processor"},
        "Svea Bank – koncernbolag och personuppgiftsbiträde",
        "Svea Bank – group company and processor",
    ),
    (
        {"condition": "Vid köp mot faktura.", "time": "planned"},
        "Svea Bank – ska lämnas ut; vid köp mot faktura",
        "Svea Bank – will be disclosed; condition: Vid köp mot faktura",
    ),
    (
        {"data": ("name",), "people": ("customers",), "data_as_written": "m.m."},
        "Svea Bank – uppgifter: Namn; registrerade: kunder; uppgifter: m.m.",
        "Svea Bank – data: Name; people: kunder; data: m.m.",
    ),
    (
        {"role": "sub_processor", "engaged_by": "google", "open_list": Answer.YES},
        "Svea Bank – underbiträde till Google LLC; och andra liknande",
        "Svea Bank – sub-processor of Google LLC; and others like it",
    ),
]


@pytest.mark.parametrize(("values", "swedish", "english"), DISCLOSURES)
def test_disclosure_reads_in_both_languages(values: dict[str, Any], swedish: str, english: str) -> None:
    disclosure = Disclosure(id="it", owner="a", party="svea", **values)
    assert disclosure_text(register(), disclosure, "sv") == swedish
    assert disclosure_text(register(), disclosure, "en") == english


def test_disclosure_to_nobody_stated() -> None:
    assert disclosure_text(register(), Disclosure(id="it", owner="a", role="public"), "sv") == (
        "Ej angivet – allmänheten"
    )


def test_contact_is_on_one_line() -> None:
    party = Party(id="it", address="Storgatan 1\n111 22 Stad", phone="08-1")
    assert contact_text(party) == "Storgatan 1 111 22 Stad, 08-1"
