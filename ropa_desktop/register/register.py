"""The register as one immutable value, and the changes that lead from one value to the next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Self, TypeVar, cast

from ropa_desktop.register import records
from ropa_desktop.register.fields import CATALOGUE, Part, Record, type_of

R = TypeVar("R", bound=Record)

_PLACE = attrgetter("order", "id")


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after: the SQL write, the undo step, the history entry and the message to the
    views.

    Before is None for a record that is created, after is None for one that is deleted.
    """

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is now, or as it last was."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("a change has a record before or after")
        return record

    @property
    def inverse(self) -> "Change":
        return Change(self.after, self.before)


class StaleChange(Exception):
    """A change was made from another state of the register than the one it is applied to."""


class Table:
    """The records of one type: by id, and by owner in order. Top-level records have the owner ""."""

    __slots__ = ("_naming", "by_id", "by_owner")

    def __init__(self, by_id: dict[str, Record], by_owner: dict[str, tuple[Record, ...]]) -> None:
        self.by_id = by_id
        self.by_owner = by_owner
        self._naming: dict[str, Mapping[str, Sequence[Record]]] = {}

    @classmethod
    def of(cls, all_records: Iterable[Record]) -> Self:
        by_id = {record.id: record for record in all_records}
        groups: dict[str, list[Record]] = {}
        for record in by_id.values():
            groups.setdefault(owner_of(record), []).append(record)
        return cls(
            by_id,
            {owner: tuple(sorted(group, key=_PLACE)) for owner, group in groups.items()},
        )

    def naming(self, field: str) -> Mapping[str, Sequence[Record]]:
        """The records by each id that a field of theirs refers to; found out once, since no table changes."""
        found = self._naming.get(field)
        if found is None:
            groups: dict[str, list[Record]] = {}
            for record in self.by_id.values():
                value = getattr(record, field)
                for key in value if isinstance(value, tuple) else (value,):
                    if key:
                        groups.setdefault(key, []).append(record)
            found = self._naming[field] = groups
        return found

    def changed(self, changes: Sequence[Change]) -> Self:
        """The table after changes to its records; the work grows with the table and with the changes."""
        by_id = dict(self.by_id)
        touched: set[str] = set()
        for change in changes:
            key = change.record.id
            if by_id.get(key) != change.before:
                raise StaleChange(key)
            if change.after is None:
                del by_id[key]
            else:
                by_id[key] = change.after
            touched.update(owner_of(r) for r in (change.before, change.after) if r is not None)
        return type(self)(by_id, self._regrouped(by_id, touched, changes))

    def _regrouped(
        self, by_id: dict[str, Record], touched: set[str], changes: Sequence[Change]
    ) -> dict[str, tuple[Record, ...]]:
        by_owner = dict(self.by_owner)
        if all(map(_stays, changes)):
            for owner in touched:
                by_owner[owner] = tuple(by_id[record.id] for record in by_owner[owner])
            return by_owner
        members = {owner: {r.id for r in by_owner.get(owner, ())} for owner in touched}
        for change in changes:
            members[owner_of(change.record)].add(change.record.id)
        for owner, ids in members.items():
            group = [r for key in ids if (r := by_id.get(key)) is not None and owner_of(r) == owner]
            if group:
                by_owner[owner] = tuple(sorted(group, key=_PLACE))
            else:
                by_owner.pop(owner, None)
        return by_owner

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self.by_id == other.by_id

    __hash__ = None  # type: ignore[assignment]


def owner_of(record: Record) -> str:
    """The id of the record's owner, "" for a record that stands for itself."""
    return record.owner if isinstance(record, Part) else ""


def _stays(change: Change) -> bool:
    """Whether a record stands where it stood among its siblings."""
    before, after = change.before, change.after
    if before is None or after is None:
        return False
    return owner_of(before) == owner_of(after) and _PLACE(before) == _PLACE(after)


_NOTHING = Table({}, {})


@dataclass(frozen=True)
class Register:
    """Everything a register holds. Two registers are equal when they hold the same records."""

    tables: Mapping[str, Table] = field(default_factory=dict)

    @classmethod
    def of(cls, all_records: Iterable[Record]) -> Self:
        """The register that holds these records."""
        groups: dict[str, list[Record]] = {}
        for record in all_records:
            groups.setdefault(type_of(record).name, []).append(record)
        return cls({name: Table.of(groups[name]) for name in CATALOGUE if name in groups})

    @property
    def sheet(self) -> records.RegisterSheet:
        """The record of the register itself."""
        (sheet,) = self.all(records.RegisterSheet)
        return sheet

    @property
    def organisations(self) -> tuple[records.Organisation, ...]:
        return self.all(records.Organisation)

    @property
    def activities(self) -> tuple[records.Activity, ...]:
        return self.all(records.Activity)

    def table(self, name: str) -> Table:
        """The table of a record type by name; empty where the register holds none."""
        return self.tables.get(name, _NOTHING)

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """The top-level records of a type, in order; for parts use `parts` or `every`."""
        return cast(tuple[R, ...], self._table_of(cls).by_owner.get("", ()))

    def parts(self, cls: type[R], owner: Record | str) -> tuple[R, ...]:
        """The parts of a type that a record owns, in order."""
        key = owner if isinstance(owner, str) else owner.id
        return cast(tuple[R, ...], self._table_of(cls).by_owner.get(key, ()))

    def every(self, cls: type[R]) -> Iterator[R]:
        """Every record of a type, whoever owns it; grouped by owner, in order within each."""
        for group in self._table_of(cls).by_owner.values():
            yield from cast(tuple[R, ...], group)

    def get(self, cls: type[R], key: str) -> R | None:
        """The record of a type with an id, or None."""
        return cast(R | None, self._table_of(cls).by_id.get(key))

    def chosen(self, cls: type[R], keys: Iterable[str]) -> tuple[R, ...]:
        """The records of a type that a list of references names, in that order."""
        by_id = self._table_of(cls).by_id
        return cast(tuple[R, ...], tuple(by_id[key] for key in keys if key in by_id))

    def find(self, key: str) -> Record | None:
        """The record of whatever type with an id, or None."""
        for table in self.tables.values():
            if key in table.by_id:
                return table.by_id[key]
        return None

    def types_with(self, key: str) -> tuple[str, ...]:
        """The names of the record types that hold a record with an id: one, or none where it is unknown."""
        return tuple(name for name, table in self.tables.items() if key in table.by_id)

    def everything(self) -> Iterator[Record]:
        """All records: types in the order of the catalogue, owners together, in order."""
        for name in CATALOGUE:
            for group in self.table(name).by_owner.values():
                yield from group

    def counts(self) -> dict[str, int]:
        """How many records of each type the register holds, types in the order of the catalogue."""
        return {name: len(self.table(name).by_id) for name in CATALOGUE}

    def _table_of(self, cls: type[Record]) -> Table:
        return self.tables.get(_TYPE_NAMES[cls], _NOTHING)

    __hash__ = None  # type: ignore[assignment]


_TYPE_NAMES = {record_type.cls: name for name, record_type in CATALOGUE.items()}


def apply(register: Register, changes: Sequence[Change]) -> Register:
    """The register after changes, in order; raises StaleChange where one was made from another state."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(type_of(change.record).name, []).append(change)
    tables = dict(register.tables)
    for name, group in groups.items():
        tables[name] = register.table(name).changed(group)
        if not tables[name].by_id:
            del tables[name]
    return Register(tables)


def inverse(changes: Sequence[Change]) -> list[Change]:
    """The changes that take these back, in reverse order."""
    return [change.inverse for change in reversed(changes)]


def differences(before: Register, after: Register) -> list[Change]:
    """The changes that lead from one register to another."""
    changes = []
    for name in CATALOGUE:
        old, new = before.table(name).by_id, after.table(name).by_id
        changes += [Change(old.get(key), record) for key, record in new.items() if old.get(key) != record]
        changes += [Change(record, None) for key, record in old.items() if key not in new]
    return changes
