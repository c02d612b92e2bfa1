"""What a field and a record type are, and how a class becomes one of the catalogue."""

import dataclasses
from typing import Any

import pytest

from ropa_desktop.register import kinds
from ropa_desktop.register.fields import CATALOGUE, Field, Record, RecordType, type_of, value_of
from ropa_desktop.register.records import Activity, Contact, Organisation, RegisterSheet
from ropa_desktop.register.values import Answer


def test_field_has_at_most_eight_attributes() -> None:
    assert len(dataclasses.fields(Field)) <= 8


def test_field_says_nothing_by_functions() -> None:
    values = [
        value_of_attribute for field in all_fields() for value_of_attribute in dataclasses.astuple(field)
    ]
    assert not any(callable(value) for value in values)


def all_fields() -> list[Field]:
    return [field for record_type in CATALOGUE.values() for field in record_type.fields]


def test_field_knows_its_name_kind_label_and_article() -> None:
    field = CATALOGUE["activity"].field_named["start"]
    assert (field.name, field.kind, field.label) == ("start", kinds.Date(), "Start")
    assert CATALOGUE["purpose"].field_named["text"].article == "30(1)(b)"


def test_fields_stand_in_the_order_in_which_they_are_written() -> None:
    assert [field.name for field in CATALOGUE["contact"].fields] == ["kind", "value", "use"]


def test_identity_place_and_owner_are_no_fields() -> None:
    assert {field.name for field in all_fields()}.isdisjoint({"id", "order", "owner"})


def test_record_knows_its_type() -> None:
    record_type = type_of(Activity(id="a"))
    assert (record_type.name, record_type.collection, record_type.cls) == ("activity", "activities", Activity)


def test_value_of_a_field() -> None:
    activity = Activity(id="a", large_scale=Answer.NO)
    assert value_of(activity, CATALOGUE["activity"].field_named["large_scale"]) is Answer.NO


def test_record_that_says_nothing_has_the_empty_value_in_every_field() -> None:
    for record_type in CATALOGUE.values():
        record = made(record_type)
        assert all(value_of(record, field) == kinds.empty(field.kind) for field in record_type.fields)


def made(record_type: RecordType) -> Record:
    """A record of a type that says nothing."""
    own: dict[str, Any] = {"owner": "o"} if record_type.owners else {}
    return record_type.cls(id="r", **own)


@pytest.mark.parametrize("record_type", CATALOGUE.values(), ids=CATALOGUE)
def test_records_cannot_be_changed(record_type: RecordType) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        made(record_type).id = "other"  # type: ignore[misc]
    assert hash(made(record_type)) == hash(made(record_type))


def test_labels_read_in_both_languages() -> None:
    record_type = CATALOGUE["activity"]
    assert record_type.label_in("en") == "Activity"
    assert record_type.plural_in("en") == "Activities"
    assert record_type.field_named["name"].label_in("en") == "Name"
    assert all(field.label_in("sv") for field in record_type.fields)


def test_part_needs_an_owner_and_other_records_have_none() -> None:
    with pytest.raises(TypeError):
        Contact(id="c")  # type: ignore[call-arg]
    assert not hasattr(Organisation(id="o"), "owner")
    assert not hasattr(RegisterSheet(id="r"), "owner")
