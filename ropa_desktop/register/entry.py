"""Entering by name: new parts and new records from the one line of text by which a user tells them."""

from typing import Any

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language
from ropa_desktop.law.retention import statutory_periods
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import kinds
from ropa_desktop.register.edits import create, set_values
from ropa_desktop.register.fields import CATALOGUE, Field, Record, RecordType, value_of
from ropa_desktop.register.kinds import Text, Value, parse_value
from ropa_desktop.register.library_rules import library_values
from ropa_desktop.register.register import Change, Register, apply


def named_record(register: Register, record_type: RecordType, name: str, language: Language) -> list[Change]:
    """Creates a record of a type that is known by a name.

    A retention rule may be named by its period alone, or by the id of a period of the library, which it then
    takes over in this language; a party named as a category of recipients is that one.
    """
    values: dict[str, Any] = {_name_field(record_type): name}
    if record_type.name == "retention_rule" and name in statutory_periods():
        values = library_values(statutory_periods()[name], language)
    elif record_type.name == "retention_rule" and (period := _period(name)) is not None:
        values = {"kind": "period", "period": period}
    elif record_type.name == "party" and (term := vocabulary("recipient_kinds").find(name)) is not None:
        kind = "authority" if term.group == "authority" else "category"
        values |= {"kind": kind, "category": term.id}
    return create(register, record_type.cls, **values)


def entered_part(
    register: Register,
    part_type: RecordType,
    owner: str,
    field: Field,
    value: str,
    *,
    language: Language,
    new: bool = False,
) -> list[Change]:
    """Creates a part of an owner by one of its fields; where `new`, by a new record of that name.

    Words that a category is known by stay as written, beside the category. Raises RopaError where the value
    cannot be read.
    """
    changes: list[Change] = []
    if new:
        changes = named_record(register, created_type(field), value, language)
        value = changes[0].record.id
    values: dict[str, Any] = {field.name: _single(field, value), **_category(part_type, field, value)}
    return changes + create(register, part_type.cls, owner, **values)


def created_reference(
    register: Register, record: Record, field: Field, name: str, language: Language
) -> list[Change]:
    """Creates a record of a name, and makes a reference field of a record refer to it."""
    changes = named_record(register, created_type(field), name, language)
    key = changes[0].record.id
    now = value_of(record, field)
    value: Value = (*now, key) if isinstance(now, tuple) else key
    current = apply(register, changes).find(record.id)
    assert current is not None, "what is edited is there"
    return changes + set_values(current, **{field.name: value})


def creatable_type(field: Field) -> RecordType | None:
    """The record type of which a reference field makes a record from a name; None where it makes none.

    Activities are begun on purpose, and a name alone makes no organisation where it may be any other party.
    """
    targets = field.kind.targets if isinstance(field.kind, kinds.Reference | kinds.ReferenceList) else ()
    types = [CATALOGUE[name] for name in targets if name in CATALOGUE and name != "activity"]
    own = [one for one in types if not one.owners]
    return min(own, key=lambda one: one.name == "organisation", default=None)


def created_type(field: Field) -> RecordType:
    """The record type of which a reference field makes a record; only for a field that makes some."""
    record_type = creatable_type(field)
    assert record_type is not None, field.name
    return record_type


def _name_field(record_type: RecordType) -> str:
    return next(field.name for field in record_type.fields if isinstance(field.kind, Text))


def _category(part_type: RecordType, field: Field, value: str) -> dict[str, Value]:
    """The category that the words of a part are known by, where its type has categories."""
    category = part_type.field_named.get("category")
    if category is None or category is field or not isinstance(category.kind, kinds.Choice):
        return {}
    term = vocabulary(category.kind.vocabulary).find(value)
    return {category.name: term.id} if term is not None and isinstance(field.kind, Text) else {}


def _single(field: Field, value: str) -> Value:
    """The value of a field that holds this one thing."""
    match field.kind:
        case kinds.TextList() | kinds.ChoiceList() | kinds.ReferenceList():
            return (value,)
        case kinds.Text():
            return parse_value(field.kind, value)
        case _:
            return value


def _period(text: str) -> Value:
    try:
        return parse_value(kinds.Period(), text)
    except RopaError:
        return None
