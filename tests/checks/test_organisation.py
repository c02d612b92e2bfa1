"""The rules on organisations: each with what it finds, and with what is nearly the same."""

from typing import Any

import pytest

from ropa_desktop.register.records import Activity, Contact, Organisation
from tests.checks.building import GOOD_ORGANISATION, Builder, Good, checks_of

PERSONAL_NUMBER = "811228-9874"

WRONG: list[tuple[str, dict[str, Any]]] = [
    ("ORG-01", {"name": ""}),
    ("ORG-01", {"name": " – "}),
    ("ORG-01", {"name": "[fyll i namn]"}),
    ("ORG-04", {"org_number": "556036-0794"}),
    ("ORG-04", {"org_number": "5560360793123"}),
    ("ORG-04", {"org_number": PERSONAL_NUMBER}),
    ("ORG-04", {"org_number": "556036-0794", "country": ""}),
    ("ORG-04", {"org_number": "556036-0794", "country": "", "legal_form": ""}),
    ("ORG-04", {"org_number": "556036-0793", "legal_form": "sole_trader"}),
    ("ORG-05", {"org_number": "212000-0142"}),
    ("ORG-05", {"legal_form": "partnership"}),
    ("ORG-06", {"legal_form": "sole_trader", "org_number": PERSONAL_NUMBER}),
    ("ORG-09", {"name": "Bolaget i Täby"}),
    ("ORG-10", {"country": "US"}),
    ("ORG-10", {"country": "GB", "representative": "none"}),
    ("ORG-10", {"country": "CH", "representative_reason": "?"}),
    ("ORG-11", {"representative_name": "Rep GmbH"}),
    ("ORG-11", {"country": "NO", "representative_name": "Rep GmbH"}),
    ("ORG-12", {"org_number": ""}),
    ("ORG-12", {"org_number": "-", "country": ""}),
    ("ORG-15", {"street": "", "postal_code": ""}),
]

RIGHT: list[tuple[str, dict[str, Any]]] = [
    ("ORG-04", {"org_number": "16556036-0793"}),
    ("ORG-04", {"org_number": "SE556036079301"}),
    ("ORG-04", {"org_number": "DE123456789", "country": "DE", "legal_form": "foreign"}),
    ("ORG-04", {"org_number": "12-3456789", "country": "", "legal_form": ""}),
    ("ORG-04", {"org_number": PERSONAL_NUMBER, "legal_form": "sole_trader"}),
    ("ORG-05", {"org_number": "212000-0142", "legal_form": "public"}),
    ("ORG-05", {"legal_form": "other"}),
    ("ORG-05", {"legal_form": ""}),
    ("ORG-06", {"legal_form": "sole_trader", "org_number": ""}),
    ("ORG-09", {"name": "Aktiebolaget Täby"}),
    ("ORG-09", {"name": "Täbyaktiebolaget"}),
    ("ORG-09", {"name": "Täby stiftelse", "legal_form": "foundation"}),
    ("ORG-09", {"name": ""}),
    ("ORG-10", {"country": ""}),
    ("ORG-10", {"country": "NO"}),
    ("ORG-10", {"country": "AX"}),
    ("ORG-10", {"country": "US", "representative_name": "Rep GmbH"}),
    ("ORG-10", {"country": "US", "representative_reason": "Tillfällig behandling utan risk"}),
    ("ORG-11", {"country": "", "representative_name": "Rep GmbH"}),
    ("ORG-11", {"country": "US", "representative_name": "Rep GmbH"}),
    ("ORG-12", {"org_number": "", "legal_form": "sole_trader"}),
    ("ORG-12", {"org_number": "", "country": "DE"}),
    ("ORG-15", {"street": "", "box": "Box 12"}),
    ("ORG-15", {"street": "", "city": "Junosuando", "postal_code": "980 62"}),
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


def test_missing_organisation_is_told_of_once() -> None:
    builder = Builder()
    for name in ("Lön", "Rekrytering"):
        builder.add(Activity, name=name)
    (finding,) = builder.found("ORG-01")
    assert (finding.record_type, finding.field) == ("register", "organisations")
    assert not {one for one in checks_of(builder.findings()) if one.startswith(("ORG", "DPO"))} - {"ORG-01"}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("phone", "Ring oss (nummer saknas)"),
        ("unspecified", "kontakta oss"),
        ("form", "kontaktformuläret"),
        ("web", "bolaget.example/kontakt"),
        ("email", ""),
        ("post", "[adress]"),
    ],
)
def test_contact_that_reaches_nobody_is_no_contact(kind: str, value: str) -> None:
    good = _without_address()
    good.set(good.contact, kind=kind, value=value)
    assert good.finds("ORG-02")
    assert not good.finds("ORG-15")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "info@bolaget.example"),
        ("unspecified", "info (at) bolaget.example"),
        ("phone", "+46 8 123 456"),
        ("form", "Ring 08-123 456 eller fyll i formuläret"),
        ("post", "Bolaget AB, Storgatan, Täby"),
    ],
)
def test_contact_that_reaches_someone_is_enough(kind: str, value: str) -> None:
    good = _without_address()
    good.set(good.contact, kind=kind, value=value)
    assert not good.finds("ORG-02")


def test_address_alone_is_enough() -> None:
    good = Good()
    good.remove(good.contact)
    assert not good.finds("ORG-02")


def test_letter_box_of_the_organisation_is_a_postal_address() -> None:
    good = _without_address()
    good.add(Contact, good.organisation, kind="post", value="Box 1, Täby")
    assert not good.finds("ORG-15")


def test_number_of_a_party_is_valid() -> None:
    good = Good()
    good.set(good.customer, org_number="556036-0794")
    assert [one.record for one in good.found("ORG-04")] == [good.customer.id]
    good.set(good.customer, org_number=PERSONAL_NUMBER)
    assert not good.finds("ORG-04")


def test_personal_number_of_a_sole_trader_is_not_shown() -> None:
    good = Good()
    good.set(good.organisation, legal_form="sole_trader", org_number="811228-9875")
    (finding,) = good.found("ORG-04")
    assert "811228-****" in finding.in_language("en")


def of_no_organisation() -> Good:
    """A register with two organisations, where no activity says to which it belongs."""
    good = Good()
    good.add(Organisation, **GOOD_ORGANISATION | {"name": "Systerbolaget AB"})
    good.set(good.activity, organisation="")
    good.set(good.hosting, organisation="")
    return good


def test_activity_of_none_of_several_organisations_is_found() -> None:
    good = of_no_organisation()
    of_controller, of_processor = good.found("ORG-01")
    assert (of_controller.activity, of_controller.field) == (good.activity.id, "organisation")
    assert (of_controller.severity, of_controller.gate) == ("error", "art30")
    assert (of_controller.article, of_processor.article) == ("30(1)(a)", "30(2)(a)")
    assert "its controller is not named" in of_controller.in_language("en")
    assert "the processor is not named" in of_processor.in_language("en")


def test_ended_activity_of_none_of_several_organisations_is_left_alone() -> None:
    good = of_no_organisation()
    good.set(good.activity, state="ended")
    assert [one.record for one in good.found("ORG-01")] == [good.hosting.id]


def test_activity_need_not_name_the_only_organisation() -> None:
    good = Good()
    good.set(good.activity, organisation="")
    assert not good.finds("ORG-01")


def test_each_organisation_is_checked() -> None:
    good = Good()
    sister = good.add(Organisation, country="US")
    assert [one.record for one in good.found("ORG-01")] == [sister.id]
    assert [one.record for one in good.found("ORG-10")] == [sister.id]


def _without_address() -> Good:
    good = Good()
    good.set(good.organisation, street="", box="", postal_code="", city="")
    return good


def test_representative_inside_the_eea_can_be_taken_away() -> None:
    good = Good()
    good.set(good.organisation, representative_name="Rep GmbH")
    (remedy,) = good.found("ORG-11")[0].remedies
    (change,) = remedy.changes(good.register, "sv")
    assert change.after is not None
    good.set(change.after, representative="none", representative_name="")
    assert not good.finds("ORG-11")
