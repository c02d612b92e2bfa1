"""What must hold between the records of a register, whatever it says: links that exist and fit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ropa_desktop.i18n import Message, message
from ropa_desktop.register import kinds
from ropa_desktop.register.edits import all_referred, reference_fields, referred
from ropa_desktop.register.fields import ANY_RECORD, CATALOGUE, Part, Record, type_of
from ropa_desktop.register.records import RegisterSheet
from ropa_desktop.register.register import Change, Register, owner_of

MAX_NESTING = 16
"""How deep parts that may belong to any record, such as provenance, may stand in one another."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A broken link: the record, the field ("" for the record as a whole, "owner" for its owner) and what is
    wrong.
    """

    record: Record | None
    field: str
    message: Message


def flaws(register: Register) -> Iterator[Flaw]:
    """Everything in a register that does not fit together; a register of ours has none."""
    type_names = {key: name for name, table in register.tables.items() for key in table.by_id}
    if len(type_names) != sum(len(table.by_id) for table in register.tables.values()):
        yield Flaw(None, "", message("the same id is used by two records"))
    yield from _sheet_missing(register)
    yield from _too_deep(register)
    for record in register.everything():
        yield from _broken_links(record, type_names.get)


def flaws_of_step(register: Register, changes: Sequence[Change]) -> Iterator[Flaw]:
    """What no longer fits together in a register after a step that led to it from one without flaws.

    The work grows with the step; only a step that deletes looks through all references once.
    """
    yield from _sheet_missing(register)
    for change in changes:
        if change.after is not None:
            if len(register.types_with(change.after.id)) > 1:
                yield Flaw(change.after, "", message("the same id is used by two records"))
            yield from _broken_links(change.after, lambda key: next(iter(register.types_with(key)), None))
    gone = {change.record.id for change in changes if change.after is None}
    gone = {key for key in gone if not register.types_with(key)}
    if gone:
        for record in register.everything():
            if owner_of(record) in gone or any(key in gone for key in all_referred(record)):
                yield from _broken_links(record, lambda key: next(iter(register.types_with(key)), None))
    if any(type_of(change.record).name in _ANYWHERE for change in changes):
        yield from _too_deep(register)


def _sheet_missing(register: Register) -> Iterator[Flaw]:
    if len(register.all(RegisterSheet)) != 1:
        yield Flaw(None, "", message("there must be exactly one register record"))


def _broken_links(record: Record, type_name: Callable[[str], str | None]) -> Iterator[Flaw]:
    """The owner and references of a record that do not exist or are of a type that does not fit."""
    record_type = type_of(record)
    if isinstance(record, Part):
        yield from _unfit(record, "owner", record.owner, record_type.owners, type_name(record.owner))
    for field in reference_fields(record_type):
        if isinstance(field.kind, kinds.Reference | kinds.ReferenceList):
            for key in referred(record, field):
                yield from _unfit(record, field.name, key, field.kind.targets, type_name(key))


_ANYWHERE = [name for name, record_type in CATALOGUE.items() if ANY_RECORD in record_type.owners]


def _too_deep(register: Register) -> Iterator[Flaw]:
    """Parts that own one another in a circle, or in a chain so long that it cannot be meant."""
    parts = [record for name in _ANYWHERE for record in register.table(name).by_id.values()]
    owners = {part.id: owner_of(part) for part in parts}
    for part in parts:
        key, depth = owner_of(part), 1
        while key in owners and depth <= MAX_NESTING:
            key, depth = owners[key], depth + 1
        if depth > MAX_NESTING:
            yield Flaw(
                part, "owner", message("it is nested more than {limit} records deep", limit=MAX_NESTING)
            )


def _unfit(
    record: Record, field: str, key: str, allowed: tuple[str, ...], found: str | None
) -> Iterator[Flaw]:
    if found is None:
        yield Flaw(record, field, message('no record has the id "{id}"', id=key))
    elif ANY_RECORD not in allowed and found not in allowed:
        yield Flaw(
            record,
            field,
            message(
                'the record "{id}" is of type {found}; expected: {allowed}',
                id=key,
                found=found,
                allowed=", ".join(allowed),
            ),
        )
