"""Where records that stand for themselves are used, such as parties and rules; looked up once a report."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from ropa_desktop.exports.scope import Scope
from ropa_desktop.register.edits import reference_fields, referred
from ropa_desktop.register.fields import CATALOGUE, Record, type_of
from ropa_desktop.register.records import Activity, Organisation

R = TypeVar("R", bound=Record)

_STANDING = tuple(
    name
    for name, record_type in CATALOGUE.items()
    if not record_type.owners and name not in ("register", "organisation", "activity", "edition")
)
"""The types of records that stand for themselves and are referred to."""


class Use(NamedTuple):
    """That a record is referred to by an activity or a part of it, or for all activities at once (None)."""

    activity: Activity | None
    record: Record


class Usage:
    """Which records a report's activities and organisations refer to, and where."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._uses: dict[str, list[Use]] = {}
        for organisation in scope.organisations:
            self._add(None, _with_parts(scope, organisation))
        for activity in scope.activities:
            self._add(activity, _with_parts(scope, activity))
        self._included = _closed(scope, self._uses) if scope.filtered else None

    def of(self, record: Record) -> list[Use]:
        """Where a record is referred to: by the organisation first, then in the order of the activities."""
        return self._uses.get(record.id, [])

    def records(self, cls: type[R]) -> tuple[R, ...]:
        """The records of a type that the report shows: all, unless it is on a part of the register."""
        found = self._scope.register.all(cls)
        if self._included is None:
            return found
        return tuple(record for record in found if record.id in self._included)

    def activities(self, record: Record) -> list[Activity]:
        """The activities that refer to a record, each once."""
        return list({use.activity.id: use.activity for use in self.of(record) if use.activity}.values())

    def places(self, record: Record) -> list[str]:
        """Where a record is used, in words: "All activities", "B-001 Payroll"."""
        return list(dict.fromkeys(self._scope.place(activity) for activity, _ in self.of(record)))

    def _add(self, activity: Activity | None, records: Iterable[Record]) -> None:
        for record in records:
            for field in reference_fields(type_of(record)):
                if getattr(record, field.name):
                    for key in referred(record, field):
                        self._uses.setdefault(key, []).append(Use(activity, record))


def _with_parts(scope: Scope, owner: Activity | Organisation) -> Iterator[Record]:
    yield owner
    kind = type_of(owner).name
    for name, record_type in CATALOGUE.items():
        if kind in record_type.owners:
            yield from scope.register.table(name).by_owner.get(owner.id, ())


def _closed(scope: Scope, uses: Mapping[str, list[Use]]) -> frozenset[str]:
    """The ids referred to, and those that the records of these ids refer to in turn."""
    standing = {key: record for name in _STANDING for key, record in scope.register.table(name).by_id.items()}
    found: set[str] = set()
    waiting = [key for key in uses if key in standing]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            record = standing[key]
            fields = reference_fields(type_of(record))
            waiting += [other for field in fields for other in referred(record, field) if other in standing]
    return frozenset(found)
