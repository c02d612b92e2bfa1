"""What does not fit together in a register is found, record and field; what fits is left in peace."""

import pytest
from hypothesis import given, settings

from ropa_desktop.register.edits import new_register
from ropa_desktop.register.fields import Record
from ropa_desktop.register.integrity import flaws
from ropa_desktop.register.records import (
    Activity,
    Contact,
    DataItem,
    Decision,
    Disclosure,
    LegalBasis,
    Organisation,
    Party,
    Provenance,
    Purpose,
    RegisterSheet,
)
from ropa_desktop.register.register import Register
from tests.generator import generate
from tests.registers.companies import COMPANIES, register_of
from tests.strategies import registers

SOUND: tuple[Record, ...] = (
    RegisterSheet(id="sheet"),
    Organisation(id="org"),
    Activity(id="a", organisation="org"),
    Purpose(id="p", owner="a"),
    Party(id="firm"),
)


def found(*more: Record, without: str = "") -> list[tuple[str, str, str]]:
    """The flaws of the sound register with more records, or without one: record, field and sentence."""
    register = Register.of([record for record in SOUND if record.id != without] + list(more))
    return [
        (flaw.record.id if flaw.record else "", flaw.field, flaw.message.in_language("en"))
        for flaw in flaws(register)
    ]


def test_sound_register_has_no_flaws() -> None:
    assert found() == []


def test_new_register_has_no_flaws() -> None:
    assert list(flaws(new_register())) == []


def test_generated_register_has_no_flaws() -> None:
    assert list(flaws(generate(50, seed=7))) == []


@pytest.mark.parametrize("company", COMPANIES)
def test_real_register_has_no_flaws(company: str) -> None:
    assert list(flaws(register_of(company))) == []


@settings(max_examples=25)
@given(registers())
def test_drawn_register_has_no_flaws(register: Register) -> None:
    assert list(flaws(register)) == []


@pytest.mark.parametrize("owner", ["", "nowhere"])
def test_owner_that_does_not_exist(owner: str) -> None:
    assert found(Purpose(id="x", owner=owner)) == [("x", "owner", f'no record has the id "{owner}"')]


def test_owner_of_a_type_that_has_no_such_parts() -> None:
    ((record, field, said),) = found(Contact(id="x", owner="a"))
    assert (record, field) == ("x", "owner")
    assert said == 'the record "a" is of type activity; expected: organisation'


def test_part_whose_owner_is_gone() -> None:
    assert found(without="a") == [("p", "owner", 'no record has the id "a"')]


def test_reference_that_names_nothing() -> None:
    assert found(Disclosure(id="x", owner="a", party="nowhere")) == [
        ("x", "party", 'no record has the id "nowhere"')
    ]


def test_reference_to_a_record_of_another_type() -> None:
    assert found(Disclosure(id="x", owner="a", party="org")) == [
        ("x", "party", 'the record "org" is of type organisation; expected: party')
    ]


def test_every_broken_id_of_a_list_is_found() -> None:
    assert found(LegalBasis(id="x", owner="a", purposes=("p", "firm", "nowhere"))) == [
        ("x", "purposes", 'the record "firm" is of type party; expected: purpose'),
        ("x", "purposes", 'no record has the id "nowhere"'),
    ]


def test_expected_types_are_all_named() -> None:
    ((_, _, said),) = found(LegalBasis(id="x", owner="a", data=("p",)))
    assert said.endswith("expected: data_item, data_use")


def test_same_id_in_two_types() -> None:
    assert found(Party(id="org"))[0] == ("", "", "the same id is used by two records")


def test_register_without_its_sheet() -> None:
    assert found(without="sheet") == [("", "", "there must be exactly one register record")]


def test_register_with_two_sheets() -> None:
    assert found(RegisterSheet(id="second")) == [("", "", "there must be exactly one register record")]


def test_provenance_may_belong_to_any_record() -> None:
    assert found(Provenance(id="x", owner="p"), Provenance(id="y", owner="sheet")) == []


def test_part_of_itself() -> None:
    assert [(record, field) for record, field, _ in found(Provenance(id="x", owner="x"))] == [("x", "owner")]


def test_parts_that_own_each_other() -> None:
    circle = (Provenance(id="x", owner="z"), Decision(id="y", owner="x"), Provenance(id="z", owner="y"))
    assert {(record, field) for record, field, _ in found(*circle)} == {(one.id, "owner") for one in circle}


def test_parts_may_be_nested_but_not_without_end() -> None:
    owners = ["p", *(f"x{i}" for i in range(100))]
    nested = [Provenance(id=f"x{i}", owner=owner) for i, owner in enumerate(owners)]
    assert found(*nested[:8]) == []
    assert {field for _, field, _ in found(*nested)} == {"owner"}


def test_flaws_of_several_records_are_all_found() -> None:
    broken = found(DataItem(id="x", owner="a", people=("w",)), Purpose(id="y", owner="z"), without="org")
    assert {record for record, _, _ in broken} == {"x", "y", "a"}
