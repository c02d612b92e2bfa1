"""A plan: what an import would change, and what stands in its way; looked at first, then committed as one
step.
"""

import dataclasses
from collections import Counter
from dataclasses import dataclass

from ropa_desktop.i18n import Language, Message, message
from ropa_desktop.register.fields import Part, Record, type_of
from ropa_desktop.register.records import RegisterSheet
from ropa_desktop.register.register import Change, Register


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a source that cannot be imported, and its place there, such as `activities[3].start`."""

    place: str
    message: Message

    def in_language(self, language: Language) -> str:
        said = self.message.in_language(language)
        return f"{self.place}: {said}" if self.place else said


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes of an import and its problems; a plan with problems is not carried out."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()

    def counts(self) -> dict[str, tuple[int, int]]:
        """How many records of each type are created, and how many are changed."""
        created = Counter(type_of(c.record).name for c in self.changes if c.before is None)
        changed = Counter(
            type_of(c.record).name for c in self.changes if c.before is not None and c.after is not None
        )
        return {name: (created[name], changed[name]) for name in {**created, **changed}}


def plan(register: Register, incoming: Register) -> Plan:
    """The plan that brings the records of another register into this one: new ones are created, known ones
    changed.

    Nothing is ever deleted, but for the empty sheet of a register without contents, which takes over the
    incoming one.
    """
    changes: list[Change] = []
    problems: list[Problem] = []
    ours, theirs = register.sheet, incoming.sheet
    fresh = ours == RegisterSheet(id=ours.id) and not any(r is not ours for r in register.everything())
    if fresh and ours.id != theirs.id:
        changes.append(Change(ours, None))
    for record in incoming.everything():
        after = record if fresh else _settled(register, record, ours, theirs)
        if after is None:
            continue
        before = register.find(after.id)
        if before is not None and type(before) is not type(after):
            problems.append(
                Problem(
                    after.id,
                    message("the register already holds another kind of record with this id"),
                )
            )
        elif before != after:
            changes.append(Change(before, after))
    return Plan(tuple(changes), tuple(problems))


def _settled(register: Register, record: Record, ours: RegisterSheet, theirs: RegisterSheet) -> Record | None:
    """An incoming record as it fits into a register with contents; its sheet stays the register's own."""
    if record.id == theirs.id:
        return dataclasses.replace(theirs, order=ours.order) if theirs.id == ours.id else None
    if isinstance(record, Part):
        return dataclasses.replace(record, owner=ours.id) if record.owner == theirs.id else record
    if (known := register.find(record.id)) is not None:
        return dataclasses.replace(record, order=known.order)
    siblings = register.table(type_of(record).name).by_owner.get("", ())
    return dataclasses.replace(record, order=record.order + siblings[-1].order + 1) if siblings else record
