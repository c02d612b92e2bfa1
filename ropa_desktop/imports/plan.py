"""A plan: what an import would change, and what stands in its way; looked at first, then committed as one
step.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ropa_desktop.i18n import Language, Message, message
from ropa_desktop.register.edits import free_number, naming_organisation
from ropa_desktop.register.fields import Part, Record, says_something, type_of
from ropa_desktop.register.records import Activity
from ropa_desktop.register.register import Change, Register, differences


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
    """The changes of an import and its problems; a plan with problems is not carried out.

    Remarks stand in the way of nothing: they say what was understood otherwise than a reader may expect.
    """

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()

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

    A register that says nothing yet becomes the incoming one. In any other nothing is deleted: the register
    keeps its own sheet, new activities get free numbers where theirs are taken, and where several
    organisations meet, each activity names its own.
    """
    if is_blank(register):
        return Plan(tuple(differences(register, incoming)))
    merge = _Merge(register, incoming)
    return Plan(tuple(merge.changes()), tuple(merge.problems))


def is_blank(register: Register) -> bool:
    """Whether a register says nothing yet, such as a new one without a name."""
    return not any(map(says_something, register.everything()))


class _Merge:
    """The records of an incoming register as they fit into one with contents."""

    def __init__(self, register: Register, incoming: Register) -> None:
        self.problems: list[Problem] = []
        self._register = register
        self._incoming = incoming
        self._last = {
            name: group[-1].order
            for name, table in register.tables.items()
            if (group := table.by_owner.get("", ()))
        }
        self._numbers = {activity.number for activity in register.activities}
        ids = {one.id for one in (*register.organisations, *incoming.organisations)}
        self._meet = len(ids) > 1

    def changes(self) -> Iterator[Change]:
        """The changes, those to the register's own activities first."""
        if self._meet:
            for activity in self._register.activities:
                named = naming_organisation(activity, self._register)
                if named != activity and self._incoming.get(Activity, activity.id) is None:
                    yield Change(activity, named)
        for record in self._incoming.everything():
            after = self._fitted(record)
            before = self._register.find(after.id) if after is not None else None
            if after is None or before == after:
                continue
            if before is not None and type(before) is not type(after):
                problem = message("the register already holds another kind of record with this id")
                self.problems.append(Problem(after.id, problem))
            else:
                yield Change(before, after)

    def _fitted(self, record: Record) -> Record | None:
        """An incoming record with its place and names; None for the sheet of another register."""
        ours, theirs = self._register.sheet, self._incoming.sheet
        if record.id == theirs.id:
            return dataclasses.replace(record, order=ours.order) if theirs.id == ours.id else None
        if isinstance(record, Part):
            return dataclasses.replace(record, owner=ours.id) if record.owner == theirs.id else record
        known = self._register.find(record.id)
        if isinstance(record, Activity):
            record = self._numbered(naming_organisation(record, self._incoming) if self._meet else record)
        if known is not None:
            return dataclasses.replace(record, order=known.order)
        name = type_of(record).name
        if name in self._last:
            self._last[name] += 1
            return dataclasses.replace(record, order=self._last[name])
        return record

    def _numbered(self, activity: Activity) -> Activity:
        """An incoming activity with its number where that is free, else with the one it has or the next."""
        known = self._register.get(Activity, activity.id)
        own = known.number if known else ""
        if activity.number != own and activity.number in self._numbers:
            activity = dataclasses.replace(activity, number=own or free_number(self._numbers))
        self._numbers.add(activity.number)
        return activity
