"""A register in which a record of every type states every field, for tests that open all forms."""

from typing import Any, assert_never

from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import ANY_RECORD, CATALOGUE, Field, Record
from ropa_desktop.register.kinds import Value
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate


def full_register() -> Register:
    """One full record of each type; parts belong to the first of their owners."""
    return Register.of([_full(name) for name in CATALOGUE])


def _full(name: str) -> Record:
    record_type = CATALOGUE[name]
    stated: dict[str, Any] = {field.name: _value(field) for field in record_type.fields}
    if record_type.owners:
        owner = record_type.owners[0]
        stated["owner"] = _id("activity" if owner == ANY_RECORD else owner)
    return record_type.cls(id=_id(name), **stated)


def _id(type_name: str) -> str:
    return f"the-{type_name}"


def _value(field: Field) -> Value:
    kind = field.kind
    match kind:
        case kinds.Text():
            return f"{field.label}: åäö & \u00a0<b>"
        case kinds.TextList():
            return (field.label, "två & tre")
        case kinds.Choice(vocabulary=name):
            return next(iter(vocabulary(name).terms))
        case kinds.ChoiceList(vocabulary=name):
            return tuple(vocabulary(name).terms)[:3]
        case kinds.YesNo():
            return Answer.NO
        case kinds.Presence():
            return Existence.SOME
        case kinds.Number():
            return 1000
        case kinds.Date():
            return PartialDate("2026-11")
        case kinds.Period():
            return Duration(years=3, months=2)
        case kinds.Reference(targets=targets):
            return _id(targets[0])
        case kinds.ReferenceList(targets=targets):
            return tuple(_id(name) for name in targets)
        case kinds.Content():
            return b"innehall"
    assert_never(kind)
