"""The records in the working copy: the register is read whole, and written change by change."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from sqlalchemy import Connection, CursorResult, Executable, bindparam, delete, insert, update

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Message, message
from ropa_desktop.register.fields import CATALOGUE, Record, type_of
from ropa_desktop.register.integrity import Flaw, flaws
from ropa_desktop.register.records import RegisterSheet
from ropa_desktop.register.register import Change, Register
from ropa_desktop.store.history import differing
from ropa_desktop.store.rows import Stored, blank_row, columns, records, refuse_unfit, row
from ropa_desktop.store.schema import RECORDS

MAX_RECORDS = 200_000
"""Records of one type in a register, at most."""

_KEY = "key of the row"
"""The parameter that finds a row; no column is called so."""


def register_in(connection: sqlite3.Connection) -> Register:
    """The register that a working copy holds; raises RopaError where a value is not valid."""
    found: list[list[Record]] = []
    for name, record_type in CATALOGUE.items():
        names = ", ".join(f'"{column}"' for column in columns(record_type))
        rows = connection.execute(f'SELECT {names} FROM "{name}"').fetchall()  # noqa: S608  (names of ours)
        _refuse_too_many(len(rows))
        found.append(records(record_type, rows))
    return Register.of(chain.from_iterable(found))


def refuse_misfit(register: Register, links: bool) -> None:
    """Raises RopaError where records do not fit together; `links` says whether to follow every reference too.

    A file that we wrote ourselves is opened even with a broken reference: whoever keeps it must be able to
    mend it.
    """
    if links or not _ids_fit(register):
        for flaw in flaws(register):
            raise RopaError(_told(flaw))


def refuse_unwritable(register: Register, changes: Sequence[Change]) -> None:
    """Raises RopaError where the register after these changes could not be read again from the file."""
    for change in changes:
        if change.after is not None:
            refuse_unfit(type_of(change.after), change.after, differing(change))
    for name in {type_of(change.record).name for change in changes}:
        _refuse_too_many(len(register.table(name).by_id))


def write(connection: Connection, changes: Sequence[Change]) -> None:
    """Writes changes, one a record, to the rows: a statement for each kind of change, not for each change."""
    deleted: dict[str, list[dict[str, Stored]]] = defaultdict(list)
    created: dict[str, list[dict[str, Stored]]] = defaultdict(list)
    altered: dict[tuple[str, tuple[str, ...]], list[dict[str, Stored]]] = defaultdict(list)
    for change in changes:
        record_type = type_of(change.record)
        if change.after is None:
            deleted[record_type.name].append({_KEY: change.record.id})
        elif change.before is None:
            stated = row(change.after, differing(change))
            created[record_type.name].append({**blank_row(record_type), **stated})
        else:
            names = differing(change)
            values = {f"new {name}": value for name, value in row(change.after, names).items()}
            altered[record_type.name, names].append({_KEY: change.record.id, **values})
    for name, rows in deleted.items():
        _execute(connection, delete(RECORDS[name]).where(RECORDS[name].c.id == bindparam(_KEY)), rows)
    for name, rows in created.items():
        _execute(connection, insert(RECORDS[name]), rows)
    for (name, names), rows in altered.items():
        new: dict[str, object] = {column: bindparam(f"new {column}") for column in names}
        statement = update(RECORDS[name]).where(RECORDS[name].c.id == bindparam(_KEY)).values(new)
        _execute(connection, statement, rows)


def _execute(connection: Connection, statement: Executable, rows: list[dict[str, Stored]]) -> None:
    result = connection.execute(statement, rows)
    assert isinstance(result, CursorResult)
    if result.rowcount != len(rows):
        raise RuntimeError("the working copy and the register in memory do not agree")


def _refuse_too_many(count: int) -> None:
    if count > MAX_RECORDS:
        raise RopaError(
            message(
                "A register can hold {limit} records of one type at most, not {count}.",
                limit=MAX_RECORDS,
                count=count,
            )
        )


def _ids_fit(register: Register) -> bool:
    """Whether there is one register record and no id is used twice: without that, nothing can be found."""
    tables = [table.by_id for table in register.tables.values()]
    return len(register.all(RegisterSheet)) == 1 and len(set().union(*tables)) == sum(map(len, tables))


def _told(flaw: Flaw) -> Message:
    if flaw.record is None:
        return flaw.message
    record_type = type_of(flaw.record)
    field = record_type.field_named.get(flaw.field)
    return message(
        "{record}, {field}: {problem}",
        record=Message(record_type.label),
        field=Message(field.label) if field else flaw.field,
        problem=flaw.message,
    )
