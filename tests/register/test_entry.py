"""Entering by name: one line of text becomes a part, or a record that is referred to."""

from typing import Any

import pytest

from ropa_desktop.errors import RopaError
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import records as r
from ropa_desktop.register.entry import (
    creatable_type,
    created_reference,
    created_type,
    entered_part,
    named_record,
)
from ropa_desktop.register.fields import CATALOGUE, Field
from ropa_desktop.register.integrity import flaws
from ropa_desktop.register.kinds import Reference, ReferenceList
from ropa_desktop.register.register import Change, Register, apply
from ropa_desktop.register.values import Duration
from ropa_desktop.ui.form_plan import ENTERED_BY

LAWFUL_PERIOD = "bfl_7_2"


@pytest.fixture
def register() -> Register:
    return Register.of(
        [
            r.RegisterSheet(id="sheet"),
            r.Organisation(id="org", name="Bolaget AB"),
            r.Activity(id="a", number="B-001", measures=("m",)),
            r.Measure(id="m", name="Lås"),
            r.Transfer(id="t", owner="a"),
        ]
    )


def field_of(record_type: str, name: str) -> Field:
    return CATALOGUE[record_type].field_named[name]


def made(changes: list[Change]) -> list[Any]:
    """The records that changes create, with what they say."""
    return [change.after for change in changes if change.before is None]


def entered(register: Register, part_type: str, field: str, value: str, *, new: bool = False) -> list[Any]:
    part = CATALOGUE[part_type]
    changes = entered_part(register, part, "a", part.field_named[field], value, language="sv", new=new)
    assert not list(flaws(apply(register, changes)))
    return made(changes)


def test_word_becomes_the_field_it_is_entered_in(register: Register) -> None:
    (purpose,) = entered(register, "purpose", "text", "  Betala ut lön  ")
    assert (purpose.owner, purpose.text) == ("a", "Betala ut lön")


def test_term_becomes_the_value_of_a_choice(register: Register) -> None:
    (basis,) = entered(register, "legal_basis", "basis", "art6_1_f")
    assert basis.basis == "art6_1_f"


def test_term_becomes_the_only_value_of_a_list(register: Register) -> None:
    (transfer,) = entered(register, "transfer", "countries", "US")
    assert transfer.countries == ("US",)


def test_part_comes_last_among_its_siblings(register: Register) -> None:
    (transfer,) = entered(register, "transfer", "destination", "Indien")
    assert transfer.order == 1


def test_words_of_a_category_are_known_and_stay_as_written(register: Register) -> None:
    (people,) = entered(register, "people", "name", "Anställda")
    assert people.name == "Anställda"
    assert people.category


def test_words_that_no_category_has_stand_alone(register: Register) -> None:
    (people,) = entered(register, "people", "name", "Hemliga gäster")
    assert (people.name, people.category) == ("Hemliga gäster", "")


def test_too_long_a_text_is_refused_in_a_sentence(register: Register) -> None:
    with pytest.raises(RopaError):
        entered(register, "purpose", "text", "x" * 30_001)


def test_new_name_makes_the_record_and_the_part(register: Register) -> None:
    party, disclosure = entered(register, "disclosure", "party", "Lönebolaget AB", new=True)
    assert party.name == "Lönebolaget AB"
    assert disclosure.party == party.id


@pytest.mark.parametrize(("name", "kind"), [("Revisor", "category"), ("Skatteverket", "authority")])
def test_party_named_as_a_kind_of_recipient_is_that_one(register: Register, name: str, kind: str) -> None:
    party, _ = entered(register, "disclosure", "party", name, new=True)
    assert (party.kind, party.name) == (kind, name)
    assert vocabulary("recipient_kinds").find(name) is vocabulary("recipient_kinds").terms[party.category]


def test_rule_named_by_a_period_has_that_period(register: Register) -> None:
    (rule,) = made(named_record(register, CATALOGUE["retention_rule"], "18 månader", "sv"))
    assert (rule.name, rule.kind, rule.period) == ("", "period", Duration(months=18))


def test_rule_named_by_a_period_of_the_library_follows_it(register: Register) -> None:
    (rule,) = made(named_record(register, CATALOGUE["retention_rule"], LAWFUL_PERIOD, "sv"))
    assert rule.library_rule == LAWFUL_PERIOD
    assert rule.period == Duration(years=7)


def test_rule_named_in_words_is_called_so(register: Register) -> None:
    (rule,) = made(named_record(register, CATALOGUE["retention_rule"], "Tills ärendet är klart", "sv"))
    assert (rule.name, rule.kind) == ("Tills ärendet är klart", "")


def test_reference_to_a_new_record_replaces_the_old_one(register: Register) -> None:
    activity = register.activities[0]
    changes = created_reference(register, activity, field_of("activity", "organisation"), "Nya AB", "sv")
    after = apply(register, changes)
    (organisation,) = (one for one in after.organisations if one.name == "Nya AB")
    assert after.activities[0].organisation == organisation.id


def test_list_of_references_keeps_what_it_has(register: Register) -> None:
    activity = register.activities[0]
    changes = created_reference(register, activity, field_of("activity", "measures"), "Larm", "sv")
    after = apply(register, changes)
    assert [one.name for one in after.chosen(r.Measure, after.activities[0].measures)] == ["Lås", "Larm"]


def test_parent_that_is_only_named_is_a_party() -> None:
    assert created_type(field_of("organisation", "group_parent")).name == "party"


@pytest.mark.parametrize("name", ["replaced_by", "name"])
def test_no_activity_is_made_by_a_name_and_no_text_makes_records(name: str) -> None:
    assert creatable_type(field_of("activity", name)) is None


def test_parts_are_not_made_by_a_name() -> None:
    assert creatable_type(field_of("legal_basis", "purposes")) is None


@pytest.mark.parametrize(
    ("record_type", "field"),
    [
        (record_type.name, field)
        for record_type in CATALOGUE.values()
        for field in record_type.fields
        if isinstance(field.kind, Reference | ReferenceList) and creatable_type(field) is not None
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_every_reference_that_makes_records_makes_one_it_may_refer_to(
    register: Register, record_type: str, field: Field
) -> None:
    changes = named_record(register, created_type(field), "Ny", "sv")
    assert isinstance(field.kind, Reference | ReferenceList)
    assert created_type(field).name in field.kind.targets, record_type
    assert not list(flaws(apply(register, changes)))


@pytest.mark.parametrize("part_type", [name for name in ENTERED_BY if "activity" in CATALOGUE[name].owners])
def test_every_part_of_an_activity_is_entered_by_its_last_field(register: Register, part_type: str) -> None:
    field = field_of(part_type, ENTERED_BY[part_type][-1])
    new = creatable_type(field) is not None
    value = "" if not new and hasattr(field.kind, "vocabulary") else "Något"
    assert entered(register, part_type, field.name, value, new=new)[-1].owner == "a"
