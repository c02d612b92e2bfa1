"""Fields and record types: one line in a record type says all that SQL, forms, exports, imports and history
need.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, cast, dataclass_transform

from ropa_desktop.i18n import Language, translate
from ropa_desktop.register import kinds
from ropa_desktop.register.kinds import Kind, Value, empty
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate

ANY_RECORD = "*"
"""As a target or an owner: a record of any type."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a field is: never how it is drawn.

    `label` is English source text; `article` is the article of the GDPR that asks for it, in English form,
    such as "30(1)(b)"; `section` groups the fields of long record types.
    """

    name: str
    kind: Kind
    label: str
    article: str
    section: str

    def label_in(self, language: Language) -> str:
        return translate(self.label, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: a UUID, and its place among its siblings, counted from 0."""

    id: str
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Record):
    """A record that belongs to another one, its owner, and goes when the owner goes."""

    owner: str


@dataclass(frozen=True, eq=False)
class RecordType:
    """A record type of the catalogue. `name` is one record in code and SQL, `collection` the list of them in
    JSON.
    """

    name: str
    collection: str
    label: str
    plural: str
    owners: tuple[str, ...]
    cls: type[Record]
    fields: tuple[Field, ...]

    @property
    def field_named(self) -> Mapping[str, Field]:
        return _fields_by_name(self)

    def label_in(self, language: Language) -> str:
        return translate(self.label, language)

    def plural_in(self, language: Language) -> str:
        return translate(self.plural, language)


@cache
def _fields_by_name(record_type: RecordType) -> Mapping[str, Field]:
    return {field.name: field for field in record_type.fields}


def says_something(record: Record) -> bool:
    """Whether any field of a record is stated; a text of blanks alone states nothing."""
    for field in type_of(record).fields:
        value = value_of(record, field)
        if value.strip() if isinstance(value, str) else value not in ((), None, b""):
            return True
    return False


CATALOGUE: dict[str, RecordType] = {}
"""Every record type by name, in the order of the definitions; filled by `records`."""


@cache
def part_types(owner: RecordType) -> tuple[RecordType, ...]:
    """The types of the parts that a record of this type may own; to be asked when the catalogue is full."""
    return tuple(t for t in CATALOGUE.values() if owner.name in t.owners or ANY_RECORD in t.owners)


_NAME_OF: dict[type[Record], str] = {}


def type_of(record: Record) -> RecordType:
    """The record type of a record."""
    return CATALOGUE[_NAME_OF[type(record)]]


def value_of(record: Record, field: Field) -> Value:
    """The value of one field of a record."""
    return cast(Value, getattr(record, field.name))


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record_type(
    name: str, collection: str, label: str, plural: str, owners: tuple[str, ...] = ()
) -> Callable[[type[Any]], Any]:
    """Turns a class into a record type of the catalogue; `owners` are the types that its records may be part
    of.
    """

    def define(cls: type[Any]) -> Any:
        made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        own = [f for f in dataclasses.fields(made) if "field" in f.metadata]
        fields = tuple(f.metadata["field"](name=f.name) for f in own)
        CATALOGUE[name] = RecordType(name, collection, label, plural, owners, made, fields)
        _NAME_OF[made] = name
        return made

    return define


def _field(kind: Kind, label: str, article: str, section: str) -> Any:
    made = partial(Field, kind=kind, label=label, article=article, section=section)
    return dataclasses.field(default=cast(Any, empty(kind)), metadata={"field": made})


def text(label: str, article: str = "", section: str = "") -> str:
    """One line of text."""
    return cast(str, _field(kinds.Text(), label, article, section))


def lines(label: str, article: str = "", section: str = "") -> str:
    """A text of one or several lines."""
    return cast(str, _field(kinds.Text(lines=True), label, article, section))


def texts(label: str, article: str = "", section: str = "") -> tuple[str, ...]:
    """Texts in order."""
    return cast(tuple[str, ...], _field(kinds.TextList(), label, article, section))


def choice(label: str, vocabulary: str, article: str = "", section: str = "") -> str:
    """One term of a vocabulary."""
    return cast(str, _field(kinds.Choice(vocabulary), label, article, section))


def choices(label: str, vocabulary: str, article: str = "", section: str = "") -> tuple[str, ...]:
    """Terms of a vocabulary, in order."""
    return cast(tuple[str, ...], _field(kinds.ChoiceList(vocabulary), label, article, section))


def answer(label: str, article: str = "", section: str = "") -> Answer:
    """Yes, no or not answered."""
    return cast(Answer, _field(kinds.YesNo(), label, article, section))


def existence(label: str, article: str = "", section: str = "") -> Existence:
    """None, some or not answered."""
    return cast(Existence, _field(kinds.Presence(), label, article, section))


def whole_number(label: str, article: str = "", section: str = "") -> int | None:
    """A whole number."""
    return cast(int | None, _field(kinds.Number(), label, article, section))


def date(label: str, article: str = "", section: str = "") -> PartialDate | None:
    """A year, a month or a day."""
    return cast(PartialDate | None, _field(kinds.Date(), label, article, section))


def duration(label: str, article: str = "", section: str = "") -> Duration | None:
    """A period as written."""
    return cast(Duration | None, _field(kinds.Period(), label, article, section))


def reference(label: str, *targets: str, article: str = "", section: str = "") -> str:
    """One record of the target types."""
    return cast(str, _field(kinds.Reference(targets), label, article, section))


def references(label: str, *targets: str, article: str = "", section: str = "") -> tuple[str, ...]:
    """Records of the target types, in order."""
    return cast(tuple[str, ...], _field(kinds.ReferenceList(targets), label, article, section))


def content(label: str, article: str = "", section: str = "", *, named_by: str = "") -> bytes:
    """The bytes of an attached file; `named_by` is the field that holds the file's name."""
    return cast(bytes, _field(kinds.Content(named_by), label, article, section))
