"""Organisations in words: address, contacts, representative and officer in each of their states."""

from typing import Any

import pytest

from ropa_desktop.register.records import Contact, Organisation
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer
from ropa_desktop.wording.organisations import (
    address_text,
    contact_texts,
    officer_text,
    organisation_text,
    representative_text,
    withheld_fields,
)

OFFICERS: list[tuple[dict[str, Any], str, str]] = [
    ({}, "Ej angivet", "Not stated"),
    (
        {"officer": "none"},
        "Inget dataskyddsombud är utsett",
        "No data protection officer has been designated",
    ),
    (
        {"officer": "none", "officer_assessment": "krävs inte"},
        "Inget dataskyddsombud är utsett. Skäl: krävs inte.",
        "No data protection officer has been designated. Reason: krävs inte.",
    ),
    (
        {
            "officer": "named",
            "officer_name": "Eva Ek",
            "officer_email": "dso@example.se",
            "officer_external": Answer.YES,
        },
        "Eva Ek, dso@example.se, externt ombud",
        "Eva Ek, dso@example.se, external officer",
    ),
    (
        {"officer": "named", "officer_email": "dso@example.se"},
        "Utsett, men namnet är inte angivet, dso@example.se",
        "Designated, but the name is not stated, dso@example.se",
    ),
    (
        {"officer": "unclear", "officer_note": "bara en rubrik"},
        "Det framgår inte om något dataskyddsombud är utsett. Skäl: bara en rubrik.",
        "It is unclear whether a data protection officer has been designated. Reason: bara en rubrik.",
    ),
    (
        {"officer": "unclear", "officer_email": "dso@example.se"},
        "Det framgår inte om något dataskyddsombud är utsett; angiven kontaktväg: dso@example.se",
        "It is unclear whether a data protection officer has been designated; contact given: dso@example.se",
    ),
]


@pytest.mark.parametrize(("values", "swedish", "english"), OFFICERS)
def test_officer_in_each_state(values: dict[str, Any], swedish: str, english: str) -> None:
    organisation = Organisation(id="it", **values)
    assert (officer_text(organisation, "sv"), officer_text(organisation, "en")) == (swedish, english)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "Ej angivet"),
        (
            {"representative": "none", "representative_reason": "etablerat i Sverige"},
            "Ingen företrädare är utsedd. Skäl: etablerat i Sverige.",
        ),
        (
            {
                "representative": "named",
                "representative_name": "Rep AB",
                "representative_contact": "Gatan 1\nStad",
            },
            "Rep AB, Gatan 1 Stad",
        ),
        ({"representative": "unclear"}, "Oklart"),
    ],
)
def test_representative_in_each_state(values: dict[str, Any], expected: str) -> None:
    assert representative_text(Organisation(id="it", **values), "sv") == expected


def test_address_is_on_one_line() -> None:
    organisation = Organisation(
        id="it", street="Storgatan 1", box="12", postal_code="111 22", city="Stad", country="SE"
    )
    assert address_text(organisation, "en") == "Storgatan 1, Box 12, 111 22 Stad, Sweden"


def test_contacts_say_what_they_are_for() -> None:
    organisation = Organisation(id="it", name="Firman AB", city="Stad")
    contacts = [
        Contact(id="c1", owner="it", order=0, kind="email", value="info@example.se", use="kunder"),
        Contact(id="c2", owner="it", order=1, kind="unspecified", value="@firman"),
        Contact(id="c3", owner="it", order=2, kind="phone"),
    ]
    register = Register.of([organisation, *contacts])
    assert contact_texts(register, organisation, "sv") == ["E-post: info@example.se (kunder)", "@firman"]
    assert organisation_text(register, organisation, "sv") == (
        "Firman AB; Stad; E-post: info@example.se (kunder); @firman"
    )


def test_organisation_of_which_nothing_is_stated() -> None:
    organisation = Organisation(id="it")
    register = Register.of([organisation])
    assert organisation_text(register, organisation, "en") == "Not stated"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"name": "Firman AB"}, "Firman AB; kontaktuppgifter ej angivna"),
        ({"city": "Stad"}, "namn ej angivet; Stad"),
        ({"name_as_written": "Boden", "city": "Stad"}, "Boden (registrerat namn ej angivet); Stad"),
        (
            {"controller_as_written": "Boden."},
            "Boden (registrerat namn ej angivet); kontaktuppgifter ej angivna",
        ),
    ],
)
def test_half_of_name_and_contact_is_missed(values: dict[str, Any], expected: str) -> None:
    organisation = Organisation(id="it", **values)
    assert organisation_text(Register.of([organisation]), organisation, "sv") == expected


def test_number_of_a_sole_trader_is_withheld() -> None:
    assert withheld_fields(Organisation(id="it", legal_form="sole_trader")) == {"org_number"}
    assert withheld_fields(Organisation(id="it", legal_form="ab")) == set()
