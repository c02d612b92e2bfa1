"""The columns that lists of records can show, and the facets by which they can be narrowed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ropa_desktop.i18n import N_, Language, Message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import kinds
from ropa_desktop.register.edits import used_by
from ropa_desktop.register.fields import ANY_RECORD, CATALOGUE, Field, Record, RecordType, part_types
from ropa_desktop.register.inheritance import common_parts
from ropa_desktop.register.referable import root_of
from ropa_desktop.register.register import Register
from ropa_desktop.wording.descriptions import value_in_words
from ropa_desktop.wording.naming import name_of, names_of

SEVERITY = "severity"
NAME = "name*"
OWNER = "owner*"
USED = "used*"
_SPECIAL = {SEVERITY: N_("Findings"), NAME: N_("Name"), OWNER: N_("Belongs to"), USED: N_("Used in")}

_DEFAULT: Mapping[str, tuple[str, ...]] = {
    "activity": (SEVERITY, "number", NAME, "state", "legal_bases", "disclosures", "retention", "role"),
    "party": (SEVERITY, NAME, "kind", "country", "agreement", USED),
    "transfer": (SEVERITY, NAME, OWNER, "importers", "mechanisms"),
    "retention_rule": (SEVERITY, NAME, "period", "trigger", "statute", USED),
    "measure": (SEVERITY, NAME, "category", "state", USED),
    "system": (SEVERITY, NAME, "provider", "location", USED),
    "tracker": (SEVERITY, NAME, "kind", "provider", "lifetime"),
    "data_group": (SEVERITY, NAME, "data_items", USED),
    "document": (SEVERITY, NAME, "kind", "dated", USED),
    "organisation": (SEVERITY, NAME, "org_number", "city"),
}

_WIDTHS: Mapping[str, int] = {
    SEVERITY: 4,
    "number": 10,
    NAME: 34,
    OWNER: 28,
    USED: 8,
    "role": 18,
    "state": 10,
}
"""In characters; any other column has room for about one short value."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A question that narrows a list by its answers: a field of the records, or of their parts of a type."""

    key: str
    field: Field
    part_type: RecordType | None = None

    def values(self, register: Register, record: Record) -> frozenset[str]:
        """The answers of a record."""
        owners = (
            register.table(self.part_type.name).by_owner.get(record.id, ()) if self.part_type else (record,)
        )
        found: set[str] = set()
        for one in owners:
            value = getattr(one, self.field.name)
            found.update(value if isinstance(value, tuple) else (value,))
        return frozenset(found)

    def label_in(self, language: Language) -> str:
        return self.field.label_in(language)

    def word(self, value: str, language: Language) -> str:
        """What an answer is called."""
        assert isinstance(self.field.kind, kinds.Choice | kinds.ChoiceList)
        term = vocabulary(self.field.kind.vocabulary).terms.get(value)
        return term.in_language(language) if term else value


_FACETS: Mapping[str, tuple[str, ...]] = {
    "activity": ("role", "state", "legal_basis.basis"),
    "party": ("kind", "country", "agreement"),
    "transfer": ("countries", "mechanisms", "certainty"),
    "retention_rule": ("kind", "action"),
    "measure": ("category", "state"),
    "system": ("country",),
    "tracker": ("kind",),
    "document": ("kind",),
}


@cache
def facets_of(record_type: RecordType) -> tuple[Facet, ...]:
    """The facets of the list of a record type."""
    made = []
    for key in _FACETS.get(record_type.name, ()):
        part, _, name = key.rpartition(".")
        owner = CATALOGUE[part] if part else record_type
        made.append(Facet(key, owner.field_named[name], CATALOGUE[part] if part else None))
    return tuple(made)


def default_columns(record_type: RecordType) -> tuple[str, ...]:
    """The keys of the columns that a list shows until the user chooses others."""
    return _DEFAULT.get(record_type.name, (SEVERITY, NAME))


@cache
def all_columns(record_type: RecordType) -> tuple[str, ...]:
    """The keys of all columns that a list can show: what is special, fields, collections of parts."""
    special = [SEVERITY, NAME, *([OWNER] if record_type.owners else [USED])]
    fields = [
        field.name
        for field in record_type.fields
        if not isinstance(field.kind, kinds.Content)
        and field.name not in ("name", "dpia_facts", "unreviewed")
    ]
    parts = [part.collection for part in part_types(record_type) if ANY_RECORD not in part.owners]
    return (*special, *fields, *(name for name in parts if name not in fields))


def title_of(record_type: RecordType, key: str, language: Language) -> str:
    """The heading of a column."""
    if key in _SPECIAL:
        return Message(_SPECIAL[key]).in_language(language)
    part = _part_type(record_type, key)
    return part.plural_in(language) if part else record_type.field_named[key].label_in(language)


def width_of(record_type: RecordType, key: str) -> int:
    """The width of a column at first, in characters."""
    return _WIDTHS.get(key, 24 if _part_type(record_type, key) else 16)


def text_of(register: Register, record: Record, record_type: RecordType, key: str, language: Language) -> str:
    """What a column says of a record, on one line."""
    if key == NAME:
        return name_of(register, record, language)
    if key == OWNER:
        return name_of(register, root_of(register, record), language)
    if key == USED:
        roots = {root_of(register, use.record).id for use in used_by(register, record)} - {record.id}
        return str(len(roots)) if roots else ""
    part = _part_type(record_type, key)
    if part is not None:
        own = register.table(part.name).by_owner.get(record.id, ())
        return "; ".join(names_of(register, (*own, *common_parts(register, record, part)), language))
    words = value_in_words(register, record, record_type.field_named[key], language)
    return ", ".join(words.split("\n")) if words else ""


def is_known(record_type: RecordType, key: str) -> bool:
    """Whether a list has a column of that key, such as one that was chosen in an earlier version."""
    return key in all_columns(record_type)


@cache
def _part_type(record_type: RecordType, key: str) -> RecordType | None:
    """The type of the parts that a column lists."""
    for part in part_types(record_type):
        if part.collection == key and key not in record_type.field_named:
            return part
    return None
