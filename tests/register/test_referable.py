"""What a field may refer to, where a part belongs, and which values are known already."""

import pytest

from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE, Record
from ropa_desktop.register.kinds import Kind, Text
from ropa_desktop.register.referable import organisation_of, referable, root_of, used_values
from ropa_desktop.register.register import Register


@pytest.fixture
def register() -> Register:
    """Two activities of one organisation, each with parts of its own."""
    return Register.of(
        [
            r.RegisterSheet(id="sheet"),
            r.Organisation(id="org", name="Bolaget AB"),
            r.Activity(id="a", number="B-001", tags=("lön", "hr")),
            r.Activity(id="b", order=1, number="B-002", tags=("hr",)),
            r.Purpose(id="a1", owner="a", text="Lön"),
            r.Purpose(id="b1", owner="b", text="Lön"),
            r.Purpose(id="b2", owner="b", order=1, text="Order"),
            r.People(id="pa", owner="a", name="anställda"),
            r.People(id="po", owner="org", name="alla"),
            r.LegalBasis(id="lb", owner="a"),
            r.Provenance(id="q", owner="a1", place="2.1"),
            r.DataGroup(id="g", name="Kontakt"),
            r.DataItem(id="d", owner="g", name="Namn"),
            r.Party(id="x", name="Banken"),
            r.Party(id="y", order=1, name="Apoteket"),
        ]
    )


def record(register: Register, key: str) -> Record:
    found = register.find(key)
    assert found is not None
    return found


def kind_of(record_type: str, field: str) -> Kind:
    return CATALOGUE[record_type].field_named[field].kind


def ids(register: Register, kind: Kind, key: str) -> list[str]:
    return [one.id for one in referable(register, kind, record(register, key))]


def test_records_that_stand_for_themselves_come_in_their_order(register: Register) -> None:
    assert ids(register, kind_of("disclosure", "party"), "a") == ["x", "y"]


def test_parts_of_the_same_activity_alone_may_be_named(register: Register) -> None:
    assert ids(register, kind_of("legal_basis", "purposes"), "lb") == ["a1"]


def test_parts_of_the_organisation_may_be_named_in_its_activities(register: Register) -> None:
    assert ids(register, kind_of("legal_basis", "people"), "lb") == ["pa", "po"]


def test_several_target_types_are_named_one_after_the_other(register: Register) -> None:
    assert ids(register, kind_of("organisation", "group_parent"), "org") == ["org", "x", "y"]


def test_parts_cannot_be_named_without_a_record(register: Register) -> None:
    assert list(referable(register, kind_of("legal_basis", "purposes"), None)) == []


def test_text_refers_to_nothing(register: Register) -> None:
    assert list(referable(register, Text(), record(register, "a"))) == []


@pytest.mark.parametrize(("key", "root"), [("q", "a"), ("a1", "a"), ("a", "a"), ("po", "org"), ("d", "g")])
def test_root_of_a_part_stands_for_itself(register: Register, key: str, root: str) -> None:
    assert root_of(register, record(register, key)).id == root


def test_part_whose_owner_is_gone_is_its_own_root() -> None:
    lost = r.Purpose(id="p", owner="gone")
    assert root_of(Register.of([lost]), lost) is lost


def test_only_organisation_is_meant_where_none_is_named(register: Register) -> None:
    assert organisation_of(register, register.activities[0]) is register.organisations[0]


def test_one_of_several_organisations_is_not_guessed() -> None:
    activity = r.Activity(id="a")
    register = Register.of([r.Organisation(id="o"), r.Organisation(id="p", order=1), activity])
    assert organisation_of(register, activity) is None


def test_named_organisation_is_meant_whatever_there_is() -> None:
    activity = r.Activity(id="a", organisation="p")
    named = r.Organisation(id="p", order=1)
    assert organisation_of(Register.of([r.Organisation(id="o"), named, activity]), activity) is named


def test_used_texts_come_with_the_most_frequent_first(register: Register) -> None:
    assert used_values(register, CATALOGUE["purpose"], CATALOGUE["purpose"].field_named["text"]) == [
        "Lön",
        "Order",
    ]


def test_texts_in_lists_count_one_by_one(register: Register) -> None:
    assert used_values(register, CATALOGUE["activity"], CATALOGUE["activity"].field_named["tags"]) == [
        "hr",
        "lön",
    ]


def test_blank_texts_are_not_offered() -> None:
    register = Register.of([r.Party(id="x", name="  "), r.Party(id="y", order=1)])
    assert used_values(register, CATALOGUE["party"], CATALOGUE["party"].field_named["name"]) == []
