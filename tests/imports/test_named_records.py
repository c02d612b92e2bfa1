"""Records by name: found whatever the case, made once, and never made where a name alone is too little."""

import pytest

from ropa_desktop.errors import RopaError
from ropa_desktop.imports.named_records import NamedRecords, category, naming_field
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.kinds import Choice, Reference, ReferenceList
from ropa_desktop.register.records import (
    Activity,
    Organisation,
    Party,
    RegisterSheet,
    RetentionRule,
)
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Duration


@pytest.fixture
def records() -> NamedRecords:
    return NamedRecords(
        Register.of(
            [
                RegisterSheet(id="sheet"),
                Organisation(id="org", name="Bolaget AB", org_number="556016-0680"),
                Activity(id="pay", number="B-001", name="Lön"),
                Party(id="firm", name="Firman", order=4),
                RetentionRule(id="rule", kind="criterion", criterion="Tills vidare"),
            ]
        )
    )


@pytest.mark.parametrize(
    ("type_name", "name", "key"),
    [
        ("party", " FIRMAN ", "firm"),
        ("party", "Firma", ""),
        ("activity", "b-001", "pay"),
        ("activity", "lo\u0308n", "pay"),
        ("organisation", "556016-0680", "org"),
    ],
)
def test_record_is_found_by_name(records: NamedRecords, type_name: str, name: str, key: str) -> None:
    assert records.find(type_name, name) == key


def test_record_is_made_once_and_last(records: NamedRecords) -> None:
    key = records.referred(Reference(("party",)), "Visma")
    assert records.referred(ReferenceList(("party",)), "VISMA") == key
    assert records.made == [Party(id=key, order=5, name="Visma")]


def test_organisation_is_found_before_a_party_is_made(records: NamedRecords) -> None:
    parents = Reference(("organisation", "party"))
    assert records.referred(parents, "Bolaget AB") == "org"
    assert records.referred(parents, "Modern AB") == records.made[0].id


def test_activity_is_never_made(records: NamedRecords) -> None:
    with pytest.raises(RopaError, match='the register has no "Bil"'):
        records.referred(Reference(("activity",)), "Bil")
    assert records.made == []


def test_rule_that_says_the_same_is_used_again(records: NamedRecords) -> None:
    assert records.rule("tills  vidare") == "rule"
    key = records.rule("5 år")
    assert records.rule("5 år") == key
    assert records.made == [RetentionRule(id=key, order=1, kind="period", period=Duration(years=5))]


def test_terms_and_names_are_known(records: NamedRecords) -> None:
    assert records.is_known(Reference(("party",)), "firman")
    assert records.is_known(Reference(("party",)), "Skatteverket")
    assert not records.is_known(Reference(("party",)), "Visma")
    assert records.is_known(Choice("people"), "anställda")


@pytest.mark.parametrize("type_name", ["party", "measure", "system", "tracker", "document", "data_group"])
def test_what_is_made_has_a_field_for_its_name(type_name: str) -> None:
    assert naming_field(CATALOGUE[type_name]) in CATALOGUE[type_name].field_named


def test_category_is_the_term_that_a_name_is_the_word_for() -> None:
    assert category(CATALOGUE["party"], "Skatteverket") == {"category": "skatteverket"}
    assert category(CATALOGUE["system"], "Skatteverket") == {}
