"""The rules on what the data need, and on what a description must not give away."""

from typing import Any

import pytest

from ropa_desktop.register.records import DataItem, Measure, System
from tests.checks.building import Good


def protected_by(note: str, **data: Any) -> Good:
    """A register whose security is described in a note, with one more category of data."""
    good = Good()
    good.remove(good.measure)
    good.set(good.organisation, security_note=note)
    good.set(good.data, category="name", name="Namn")
    good.add(DataItem, good.activity, **(data or {"name": "Personnummer"}))
    return good


@pytest.mark.parametrize(
    ("note", "data", "found"),
    [
        ("Brandvägg och kryptering", {"name": "Personnummer"}, True),
        ("Brandvägg och kryptering", {"category": "personnummer"}, True),
        ("Brandvägg och kryptering", {"name": "Utdrag ur belastningsregistret"}, True),
        ("Brandvägg och behörighetsstyrning", {"name": "Personnummer"}, False),
        ("Brandvägg och loggning", {"name": "Personnummer"}, False),
        ("Bara behöriga personer, brandvägg", {"name": "Personnummer"}, False),
        ("Brandvägg och kryptering", {"name": "Telefonnummer"}, False),
        ("Vi är noga med våra lokaler och allt annat", {"name": "Personnummer"}, False),
    ],
)
def test_data_that_need_it_are_kept_from_others(note: str, data: dict[str, str], found: bool) -> None:
    good = protected_by(note, **data)
    assert [one.record for one in good.found("SEC-05")] == ([good.organisation.id] if found else [])


def test_special_categories_have_a_rule_of_their_own() -> None:
    good = protected_by("Brandvägg")
    good.add(DataItem, good.activity, category="health")
    assert not good.finds("SEC-05")


def test_own_measures_are_judged_at_the_activity_and_a_measure_is_offered() -> None:
    good = protected_by("")
    good.set(good.activity, measures=(good.add(Measure, name="Brandvägg").id,))
    (finding,) = good.found("SEC-05")
    assert (finding.record, finding.activity) == (good.activity.id, good.activity.id)
    assert "Personnummer" in finding.in_language("sv")
    assert finding.remedies[0].changes(good.register, "sv")


SECRETS = [
    "Lösenordet är Sommar2024!",
    "lösenord: hemlig123",
    "Password=Adm1n-pass",
    "API-nyckel: sk_live_51Hx9a",
    "-----BEGIN RSA PRIVATE KEY-----",
    "Servern har adressen 192.168.10.4",
    "Nås på 81.2.69.142",
]
NO_SECRETS = [
    "Lösenord: minst 12 tecken",
    "Lösenordet är krypterat",
    "Lösenord: SHA-256",
    "Lösenord: 12-tecken",
    "Version 10.2.3.4 används",
    "API-nycklar roteras varje år",
    "Lokal adress 127.0.0.1",
]


@pytest.mark.parametrize("text", SECRETS)
def test_secret_in_a_measure_is_found_and_not_repeated(text: str) -> None:
    good = Good()
    good.set(good.measure, note=text)
    (finding,) = good.found("SEC-06")
    assert (finding.record, finding.field) == (good.measure.id, "note")
    assert text not in finding.in_language("en")


@pytest.mark.parametrize("text", NO_SECRETS)
def test_talk_of_passwords_is_no_secret(text: str) -> None:
    good = Good()
    good.set(good.measure, note=text)
    assert not good.finds("SEC-06")


@pytest.mark.parametrize(("field", "found"), [("security_note", True), ("storage", True), ("notes", False)])
def test_secrets_are_looked_for_where_security_is_described(field: str, found: bool) -> None:
    good = Good()
    good.set(good.activity, **{field: "Lösenord: hemlig123"})
    assert good.finds("SEC-06") is found


def test_address_of_a_machine_in_a_system_is_found() -> None:
    good = Good()
    system = good.add(System, name="Filserver", location="10.0.0.12")
    assert [one.record for one in good.found("SEC-06")] == [system.id]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Brandvägg", "and none reviews"),
        ("Utbildning och säkerhetskopior", "No common measure reviews"),
        ("Brandvägg och årlig granskning", "No common measure restores data, such as backups."),
        ("Säkerhetskopior och riskbedömning", ""),
        ("Redundans och penetrationstest", ""),
    ],
)
def test_common_measures_restore_and_review(note: str, said: str) -> None:
    findings = protected_by(note, name="Namn").found("SEC-07")
    assert [said in one.in_language("en") for one in findings] == ([True] if said else [])


def test_no_common_measures_are_another_matter() -> None:
    assert not protected_by("", name="Namn").finds("SEC-07")
