"""Revisions: what the history of a register says of each step and of each record that it changed."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from ropa_desktop.register.kinds import Value


@dataclass(frozen=True, slots=True)
class Revision:
    """One committed step. `number` counts from 1 in a file; the ids are UUIDs that copies of the file share.

    `parent` is the id of the revision before ("" for the first), `undoes` that of the revision it takes back
    ("" for none), `at` is in UTC, and `what` is the command in the words shown when it was given.
    """

    number: int
    id: str
    parent: str
    at: datetime.datetime
    who: str
    what: str
    undoes: str


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """One record in a revision: the fields that differ, before and after.

    `before` is None where the record was created and `after` where it was deleted; the other side then holds
    every field that says something. "order" and "owner" stand among the fields.
    """

    record_type: str
    record_id: str
    before: Mapping[str, Value] | None
    after: Mapping[str, Value] | None
