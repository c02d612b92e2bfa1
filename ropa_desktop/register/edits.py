"""The commands: pure functions from a register to the list of changes that carry out what the user wants."""

import dataclasses
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from ropa_desktop.register import kinds
from ropa_desktop.register.fields import (
    ANY_RECORD,
    CATALOGUE,
    Field,
    Record,
    RecordType,
    part_types,
    type_of,
    value_of,
)
from ropa_desktop.register.records import Activity, Organisation, RegisterSheet
from ropa_desktop.register.register import Change, Register, owner_of

R = TypeVar("R", bound=Record)


class Use(NamedTuple):
    """That a field of a record refers to another record."""

    record: Record
    field: Field


def new_id() -> str:
    """A new record id: a random UUID."""
    return str(uuid.uuid4())


def new_register(title: str = "") -> Register:
    """A register with nothing in it but its own sheet."""
    return Register.of([RegisterSheet(id=new_id(), title=title)])


def create(register: Register, cls: type[R], owner: str = "", **values: Any) -> list[Change]:
    """Creates one record, last among its siblings. An activity gets a free number unless one is given."""
    siblings = register.parts(cls, owner)
    order = siblings[-1].order + 1 if siblings else 0
    if owner:
        values["owner"] = owner
    if cls is Activity:
        values.setdefault("number", next_number(register))
    changes = [Change(None, cls(id=new_id(), order=order, **values))]
    if cls is Organisation and len(register.organisations) == 1:
        changes += [
            Change(activity, named)
            for activity in register.activities
            if (named := naming_organisation(activity, register)) != activity
        ]
    return changes


_NUMBER = re.compile(r"(?:B-)?([0-9]{1,9})")


def naming_organisation(activity: Activity, register: Register) -> Activity:
    """An activity that names the only organisation of its register, where it left that unsaid.

    Unsaid, it means the only one; where a second organisation comes, that would mean none.
    """
    if activity.organisation or len(register.organisations) != 1:
        return activity
    return dataclasses.replace(activity, organisation=register.organisations[0].id)


def next_number(register: Register) -> str:
    """The number of a new activity: B-001, B-002 and so on, never one that is in use."""
    return free_number(activity.number for activity in register.activities)


def free_number(used: Iterable[str]) -> str:
    """The number after the highest of those that are in use."""
    matches = map(_NUMBER.fullmatch, used)
    highest = max((int(match[1]) for match in matches if match), default=0)
    return f"B-{highest + 1:03}"


def set_values(record: R, **values: Any) -> list[Change]:
    """Sets fields of one record; nothing where they already have those values."""
    after = dataclasses.replace(record, **values)
    return [] if after == record else [Change(record, after)]


def delete(register: Register, doomed: Iterable[Record]) -> list[Change]:
    """Deletes records, all their parts, and every reference to any of them."""
    going = {record.id: record for one in doomed for record in with_parts(register, one)}
    gone = frozenset(going)
    cleared = [
        Change(record, _without(record, gone))
        for record in _referring(register, gone)
        if record.id not in gone
    ]
    return cleared + [Change(record, None) for record in reversed(going.values())]


def with_parts(register: Register, record: Record) -> Iterator[Record]:
    """A record and all its parts, owners first."""
    yield record
    for part_type in part_types(type_of(record)):
        for part in register.table(part_type.name).by_owner.get(record.id, ()):
            yield from with_parts(register, part)


def duplicate(register: Register, record: Record, **values: Any) -> list[Change]:
    """Copies a record with its parts, last among its siblings; references among the copied records follow
    along.
    """
    copied = list(with_parts(register, record))
    new_ids = {one.id: new_id() for one in copied}
    siblings = register.table(type_of(record).name).by_owner[owner_of(record)]
    if isinstance(record, Activity):
        values = {
            "number": next_number(register),
            "origin": "duplicate",
            "origin_reference": record.number,
        } | values
    changes = []
    for one in copied:
        inside = _with_references(one, lambda key: new_ids.get(key, key))
        own: dict[str, Any] = {"id": new_ids[one.id]}
        if one is record:
            own |= {"order": siblings[-1].order + 1} | values
        else:
            own["owner"] = new_ids[owner_of(one)]
        changes.append(Change(None, dataclasses.replace(inside, **own)))
    return changes


def move(register: Register, record: Record, position: int) -> list[Change]:
    """Moves a record to a position among its siblings, counted from 0."""
    table = register.table(type_of(record).name)
    siblings = [one for one in table.by_owner[owner_of(record)] if one.id != record.id]
    siblings.insert(position, table.by_id[record.id])
    return [
        Change(one, dataclasses.replace(one, order=i)) for i, one in enumerate(siblings) if one.order != i
    ]


def replace_references(register: Register, old: Record, new: Record) -> list[Change]:
    """Makes everything that refers to one record refer to another one of the same type instead.

    Where the other one itself refers to the first, that reference goes: nothing comes to refer to itself.
    """
    changes = []
    for record in _referring(register, frozenset([old.id])):
        instead = {old.id: "" if record.id == new.id else new.id}
        after = _with_references(record, lambda key, instead=instead: instead.get(key, key))
        changes.append(Change(record, after))
    return changes


def used_by(register: Register, record: Record) -> list[Use]:
    """Where a record is referred to: each field of each record that names it."""
    return [
        Use(one, field)
        for name, field in _fields_naming(type_of(record))
        for one in register.table(name).naming(field.name).get(record.id, ())
    ]


@cache
def _fields_naming(record_type: RecordType) -> tuple[tuple[str, Field], ...]:
    """The fields that may refer to records of a type, each with the name of its own type."""
    return tuple(
        (name, field)
        for name, fields in _REFERENCE_FIELDS.items()
        for field in fields
        if isinstance(field.kind, kinds.Reference | kinds.ReferenceList)
        and {record_type.name, ANY_RECORD} & set(field.kind.targets)
    )


def reference_fields(record_type: RecordType) -> tuple[Field, ...]:
    """The fields of a record type that refer to other records."""
    return _REFERENCE_FIELDS[record_type.name]


def referred(record: Record, field: Field) -> tuple[str, ...]:
    """The ids that a reference field of a record names."""
    value = value_of(record, field)
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def all_referred(record: Record) -> Iterator[str]:
    """The ids that a record names in any of its fields."""
    for field in reference_fields(type_of(record)):
        yield from referred(record, field)


_REFERENCE_FIELDS: Mapping[str, tuple[Field, ...]] = {
    name: tuple(f for f in record_type.fields if isinstance(f.kind, kinds.Reference | kinds.ReferenceList))
    for name, record_type in CATALOGUE.items()
}


def _referring(register: Register, keys: frozenset[str]) -> Iterator[Record]:
    """Every record with a reference to any of these ids."""
    for name, fields in _REFERENCE_FIELDS.items():
        if fields:
            for record in register.table(name).by_id.values():
                if any(not keys.isdisjoint(referred(record, field)) for field in fields):
                    yield record


def _without(record: R, gone: frozenset[str]) -> R:
    return _with_references(record, lambda key: "" if key in gone else key)


def _with_references(record: R, renamed: Any) -> R:
    """The record with each id it refers to renamed; an id renamed to "" is dropped, one named twice stands
    once.
    """
    values: dict[str, Any] = {}
    for field in reference_fields(type_of(record)):
        value = value_of(record, field)
        if isinstance(value, tuple):
            values[field.name] = tuple(dict.fromkeys(key for one in value if (key := renamed(one))))
        elif value:
            values[field.name] = renamed(value)
    return dataclasses.replace(record, **values) if values else record
