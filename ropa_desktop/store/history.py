"""The history in the file: a revision a step, a row for each record it changed, and the way back in time."""

import dataclasses
import datetime
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.register.fields import CATALOGUE, Record, RecordType, type_of
from ropa_desktop.register.kinds import Plain, Value, from_plain, to_plain
from ropa_desktop.register.register import Change, Register
from ropa_desktop.register.values import clean_text
from ropa_desktop.store.revisions import RecordedChange, Revision
from ropa_desktop.store.rows import as_written, blanks, columns
from ropa_desktop.store.schema import CHANGE, REVISION

_MAX_NUMBER = 2**31
_MAX_TEXT = 500


@dataclass(frozen=True, slots=True)
class Newest:
    """Number and id of the newest revision; 0 and "" where there is none."""

    number: int
    id: str


def next_revision(newest: Newest, who: str, what: str, undoes: str = "") -> Revision:
    """The revision that follows the newest one, made now."""
    return Revision(
        number=newest.number + 1,
        id=str(uuid.uuid4()),
        parent=newest.id,
        at=datetime.datetime.now(datetime.UTC).replace(microsecond=0),
        who=clean_text(who[:_MAX_TEXT]),
        what=clean_text(what[:_MAX_TEXT]),
        undoes=undoes,
    )


def differing(change: Change) -> tuple[str, ...]:
    """The columns in which a record differs; for one created or deleted, those that say something."""
    record, before, after = change.record, change.before, change.after
    record_type = type_of(record)
    if before is None or after is None:
        return tuple(name for name, blank in blanks(record_type).items() if getattr(record, name) != blank)
    return tuple(name for name in columns(record_type) if getattr(before, name) != getattr(after, name))


def write(connection: Connection, revision: Revision, changes: Sequence[Change]) -> None:
    """Adds a revision and its changes, one a record, to the history."""
    connection.execute(
        insert(REVISION), dataclasses.asdict(revision) | {"at": revision.at.isoformat(timespec="seconds")}
    )
    connection.execute(
        insert(CHANGE), [_row(revision.number, position, change) for position, change in enumerate(changes)]
    )


def revisions(connection: Connection, latest: int | None = None) -> list[Revision]:
    """All revisions, the oldest first; of the newest only so many as `latest` says, where it is given."""
    rows = connection.execute(select(REVISION).order_by(REVISION.c.number.desc()).limit(latest))
    return [_revision(row._asdict()) for row in rows][::-1]


def newest(connection: Connection) -> Newest:
    """The newest revision; raises RopaError where its number leaves no room for more."""
    highest = select(func.max(REVISION.c.number)).scalar_subquery()
    found = select(REVISION.c.number, REVISION.c.id).where(REVISION.c.number == highest)
    number, key = connection.execute(found).first() or (0, "")
    if not 0 <= number < _MAX_NUMBER:
        raise _unreadable(number)
    return Newest(number, key)


def changes_of(connection: Connection, number: int, most: int | None = None) -> list[RecordedChange]:
    """What a revision changed, in order; no more records than `most`, where it is given."""
    changes = select(CHANGE).where(CHANGE.c.revision == number).order_by(CHANGE.c.position)
    return list(_recorded(row._asdict() for row in connection.execute(changes.limit(most))))


def as_of(connection: Connection, register: Register, number: int) -> Register:
    """The register as it was just after a revision, found by taking back every later one."""
    later = select(CHANGE).where(CHANGE.c.revision > number)
    rows = connection.execute(later.order_by(CHANGE.c.revision.desc(), CHANGE.c.position.desc()))
    records = {record.id: record for record in register.everything()}
    for change in _recorded(row._asdict() for row in rows):
        _take_back(records, change)
    return Register.of(records.values())


def _take_back(records: dict[str, Record], change: RecordedChange) -> None:
    """Takes a change back, as far as that goes where another program has changed records past the history."""
    if change.before is None:
        records.pop(change.record_id, None)
    elif change.after is None:
        record_type = CATALOGUE[change.record_type]
        whole: dict[str, Any] = {**blanks(record_type), "order": 0, **change.before, "id": change.record_id}
        records[change.record_id] = record_type.cls(**whole)
    elif change.record_id in records:
        values: Mapping[str, Any] = change.before
        records[change.record_id] = dataclasses.replace(records[change.record_id], **values)


def _row(revision: int, position: int, change: Change) -> dict[str, object]:
    record_type = type_of(change.record)
    names = [name for name in differing(change) if name != "id"]
    return {
        "revision": revision,
        "position": position,
        "record_type": record_type.name,
        "record_id": change.record.id,
        "before": _json(change.before, names),
        "after": _json(change.after, names),
    }


def _json(record: Record | None, names: Iterable[str]) -> str | None:
    if record is None:
        return None
    fields: dict[str, Plain] = {name: to_plain(getattr(record, name)) for name in names}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _revision(row: Mapping[str, Any]) -> Revision:
    try:
        at = datetime.datetime.fromisoformat(row["at"]).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        raise _unreadable(row["number"]) from None
    return Revision(**{**row, "at": at})


def _recorded(rows: Iterable[Mapping[str, Any]]) -> Iterator[RecordedChange]:
    """The changes in rows; of record types and fields that are no more, nothing is said."""
    for row in rows:
        record_type = CATALOGUE.get(row["record_type"])
        if record_type is not None:
            try:
                before, after = (_values(record_type, row[side]) for side in ("before", "after"))
            except (RopaError, ValueError, RecursionError):
                raise _unreadable(row["revision"]) from None
            yield RecordedChange(record_type.name, row["record_id"], before, after)


def _values(record_type: RecordType, text: str | None) -> dict[str, Value] | None:
    if text is None:
        return None
    fields = json.loads(text)
    if type(fields) is not dict or fields.get("order", 0) is None:
        raise ValueError(text)
    kinds_of = columns(record_type)
    return {
        name: from_plain(as_written(kinds_of[name]), plain)
        for name, plain in fields.items()
        if name in kinds_of
    }


def _unreadable(number: int) -> RopaError:
    return RopaError(
        message(
            "The history cannot be read from revision {number} on; the register itself is whole.",
            number=number,
        )
    )
