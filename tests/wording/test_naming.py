"""Names of records: each type has one, in the language, and never an empty one."""

import dataclasses
from typing import Any

import pytest

from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE, Part, Record, RecordType
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Duration
from ropa_desktop.wording.naming import name_of, names_of, naming_fields


def made(record_type: RecordType, **values: Any) -> Record:
    owner: dict[str, Any] = {"owner": "owner"} if issubclass(record_type.cls, Part) else {}
    return record_type.cls(id="it", **owner, **values)


NAMES: list[tuple[Record, str, str]] = [
    (r.Activity(id="it", name="Löner", name_en="Payroll"), "Löner", "Payroll"),
    (r.Activity(id="it", name="Löner"), "Löner", "Löner"),
    (r.Activity(id="it", name_en="Payroll"), "Payroll", "Payroll"),
    (r.Activity(id="it", number="B-007"), "B-007", "B-007"),
    (r.Purpose(id="it", owner="a", text="betala\nlön", text_en="pay wages"), "betala lön", "pay wages"),
    (r.People(id="it", owner="a", category="employees"), "Anställda", "Employees"),
    (r.People(id="it", owner="a", category="employees", name="personalen"), "personalen", "personalen"),
    (
        r.People(id="it", owner="a", category="employees", qualifier="i lager"),
        "Anställda (i lager)",
        "Employees (i lager)",
    ),
    (r.DataItem(id="it", owner="a", category="name"), "Namn", "Name"),
    (r.DataItem(id="it", owner="a", category="name", name="tilltalsnamn"), "tilltalsnamn", "tilltalsnamn"),
    (
        r.LegalBasis(id="it", owner="a", basis="art6_1_f"),
        "Art. 6.1 f, Intresseavvägning (berättigat intresse)",
        "Art. 6(1)(f), Legitimate interests",
    ),
    (
        r.SpecialCondition(id="it", owner="a", condition="art9_2_f"),
        "Art. 9.2 f, Rättsliga anspråk",
        "Art. 9(2)(f), Legal claims",
    ),
    (
        r.CriminalCondition(id="it", owner="a", ground="art10_claims"),
        "Art. 10, Nödvändigt för rättsliga anspråk",
        "Art. 10, Necessary for legal claims",
    ),
    (
        r.RetentionRule(id="it", kind="period", period=Duration(years=5)),
        "Sparas i 5 år",
        "Kept for 5 years",
    ),
    (r.RetentionRule(id="it", name="Orderdata", period=Duration(years=5)), "Orderdata", "Orderdata"),
    (r.Transfer(id="it", owner="a", countries=("US", "IN")), "USA och Indien", "United States and India"),
    (r.Transfer(id="it", owner="a"), "Mottagarland ej angivet", "Destination not stated"),
    (r.Measure(id="it", category="mfa"), "Flerfaktorsautentisering", "Multi-factor authentication"),
    (r.Right(id="it", owner="a", right="erasure"), "Radering", "Erasure"),
    (r.System(id="it"), "System utan namn", "System without a name"),
]


@pytest.mark.parametrize(("record", "swedish", "english"), NAMES)
def test_record_is_named_in_both_languages(record: Record, swedish: str, english: str) -> None:
    register = Register.of([record])
    assert (name_of(register, record, "sv"), name_of(register, record, "en")) == (swedish, english)


def test_link_is_named_after_what_it_links_to() -> None:
    party = r.Party(id="party", name="Lönebyrån AB")
    disclosure = r.Disclosure(id="it", owner="a", party="party")
    register = Register.of([party, disclosure])
    assert name_of(register, disclosure, "sv") == "Lönebyrån AB"


def test_source_without_a_party_is_named_by_kind() -> None:
    source = r.Source(id="it", owner="a", kind="data_subject")
    assert name_of(Register.of([source]), source, "en") == "The data subject"


@pytest.mark.parametrize("record_type", CATALOGUE.values(), ids=CATALOGUE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_record_of_any_type_has_a_name(record_type: RecordType, language: Language) -> None:
    record = made(record_type)
    assert name_of(Register.of([record]), record, language)


@pytest.mark.parametrize("record_type", CATALOGUE.values(), ids=CATALOGUE)
def test_naming_fields_are_fields(record_type: RecordType) -> None:
    fields = {field.name for field in dataclasses.fields(record_type.cls)}
    assert naming_fields(made(record_type)) - {""} <= fields


def test_names_are_told_once() -> None:
    items = [r.DataItem(id=key, owner="a", category="name") for key in ("one", "two")]
    assert names_of(Register.of(items), items, "sv") == ["Namn"]
