"""What must hold between the records of a register, whatever it says: owners and references that exist and
fit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ropa_desktop.i18n import Message, message
from ropa_desktop.register import kinds
from ropa_desktop.register.edits import reference_fields, referred
from ropa_desktop.register.fields import ANY_RECORD, CATALOGUE, Part, Record, type_of
from ropa_desktop.register.records import RegisterSheet
from ropa_desktop.register.register import Register, owner_of

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
    if len(register.all(RegisterSheet)) != 1:
        yield Flaw(None, "", message("there must be exactly one register record"))
    yield from _too_deep(register)
    for record in register.everything():
        record_type = type_of(record)
        if isinstance(record, Part):
            yield from _unfit(record, "owner", record.owner, record_type.owners, type_names)
        for field in reference_fields(record_type):
            if isinstance(field.kind, kinds.Reference | kinds.ReferenceList):
                for key in referred(record, field):
                    yield from _unfit(record, field.name, key, field.kind.targets, type_names)


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
    record: Record,
    field: str,
    key: str,
    allowed: tuple[str, ...],
    type_names: dict[str, str],
) -> Iterator[Flaw]:
    found = type_names.get(key)
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
