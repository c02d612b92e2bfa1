"""The texts that records hold: for checks that read what was written, whatever the field."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import cast

from ropa_desktop.register import kinds
from ropa_desktop.register.fields import CATALOGUE, Field, Record, value_of
from ropa_desktop.register.records import Decision, Provenance

TEXT_FIELDS = {
    record_type.cls: tuple(
        one for one in record_type.fields if isinstance(one.kind, kinds.Text | kinds.TextList)
    )
    for record_type in CATALOGUE.values()
}
"""The fields of each class of records that hold texts."""

PARTS_OF_ACTIVITIES = tuple(
    name
    for name, one in CATALOGUE.items()
    if "activity" in one.owners and one.cls not in {Decision, Provenance}
)
"""The types of parts that say something of an activity: not where it was read, nor what was decided on it."""

Reader = Callable[[Record], tuple[str, ...]]
"""Reads several texts of a record at once: a run of the checks reads tens of thousands of records."""


def texts_in(record: Record, field: Field) -> tuple[str, ...]:
    """The texts that a field of a record holds, one for a single text."""
    value = value_of(record, field)
    return value if isinstance(value, tuple) else (cast(str, value),)


def texts_of(record: Record) -> tuple[str, ...]:
    """All texts of a record; empty ones are among them."""
    return _READERS[type(record)](record)


def reader_of(cls: type[Record]) -> Reader:
    """Reads all texts of records of a class."""
    return _READERS[cls]


def reader(fields: Iterable[Field]) -> Reader:
    """Reads the texts of these fields; empty ones are among them."""
    fields = tuple(fields)
    single = [one.name for one in fields if isinstance(one.kind, kinds.Text)]
    several = [one.name for one in fields if isinstance(one.kind, kinds.TextList)]
    read_single = _reader_of_single(single)
    if not several:
        return read_single

    def read(record: Record) -> tuple[str, ...]:
        found = read_single(record)
        for name in several:
            found += getattr(record, name)
        return found

    return read


def _reader_of_single(names: list[str]) -> Reader:
    if len(names) > 1:
        return cast(Reader, attrgetter(*names))
    return lambda record: tuple(getattr(record, name) for name in names)


_READERS = {cls: reader(fields) for cls, fields in TEXT_FIELDS.items()}
