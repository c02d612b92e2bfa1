"""The shape of the register's open format: what its JSON holds, as plain data in a stable order.

Parts stand inside their owners under the name of their collection; a field that says nothing is left out. A
list's order is the records' order; `order` is written only where it differs from the place in the list. The
format is described by `resources/schema/register-1.schema.json`.
"""

from ropa_desktop.register.fields import (
    CATALOGUE,
    Record,
    RecordType,
    part_types,
    type_of,
    value_of,
)
from ropa_desktop.register.kinds import empty, to_plain
from ropa_desktop.register.records import RegisterSheet
from ropa_desktop.register.register import Register

FORMAT = "ropa-register"
VERSION = 1

Node = dict[str, object]
"""A JSON object."""


def tree(register: Register) -> Node:
    """A register as the plain data of its JSON."""
    top: Node = {"format": FORMAT, "version": VERSION}
    for sheet in register.all(RegisterSheet):
        top["register"] = _node(register, sheet, 0)
    for record_type in top_level_types():
        if group := register.table(record_type.name).by_owner.get(""):
            top[record_type.collection] = [_node(register, record, i) for i, record in enumerate(group)]
    return top


def top_level_types() -> list[RecordType]:
    """The record types that stand for themselves, but for the register's own sheet."""
    return [t for t in CATALOGUE.values() if not t.owners and t.cls is not RegisterSheet]


_FIELDS = {name: [(field, empty(field.kind)) for field in t.fields] for name, t in CATALOGUE.items()}


def _node(register: Register, record: Record, place: int) -> Node:
    record_type = type_of(record)
    node: Node = {"id": record.id}
    if record.order != place:
        node["order"] = record.order
    for field, nothing in _FIELDS[record_type.name]:
        value = value_of(record, field)
        if value != nothing:
            node[field.name] = to_plain(value)
    for part_type in part_types(record_type):
        if parts := register.table(part_type.name).by_owner.get(record.id):
            node[part_type.collection] = [_node(register, part, i) for i, part in enumerate(parts)]
    return node
