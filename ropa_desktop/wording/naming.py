"""Short human names of records, by which they are shown, chosen and referred to."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import ANY_RECORD, Field, Record, RecordType, type_of
from ropa_desktop.register.kinds import Choice, Reference, ReferenceList, Text
from ropa_desktop.register.records import (
    Activity,
    CriminalCondition,
    LegalBasis,
    Organisation,
    People,
    Purpose,
    RetentionRule,
    SpecialCondition,
    Transfer,
)
from ropa_desktop.register.register import Register
from ropa_desktop.wording.organisations import organisation_name
from ropa_desktop.wording.phrases import article_in_words, fragment, in_a_row, one_line, quoted, raised
from ropa_desktop.wording.retention import rule_in_short

_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "people": ("name", "category"),
    "data_item": ("name", "category"),
    "measure": ("name", "category"),
    "party": ("name", "category"),
    "source": ("party", "name", "kind"),
    "right": ("right", "note"),
    "contact": ("value", "use"),
    "document": ("title", "file_name", "link"),
    "provenance": ("document", "place", "quote"),
    "data_use": ("group",),
    "disclosure": ("party",),
    "client": ("party",),
    "retention": ("rule",),
}
"""The fields that name a record, the first that says something; by default the first text of its type."""


_TAKES_THE = re.compile(r"^(United|Netherlands|Philippines|Bahamas|Maldives)\b|\b(Islands|Republic)$")
"""Countries that English writes with an article inside a sentence."""


def name_of(register: Register, record: Record, language: Language) -> str:
    """A short name of any record, on one line, never empty.

    What the user wrote stands as written; a vocabulary's term is named in the language. Legal bases are named
    by article and term, transfers by destination, retention rules by their name or else in short words.
    """
    special = _SPECIAL.get(type(record))
    name = special(register, record, language) if special else _first(register, record, language)
    if name:
        return one_line(name)
    return message("{type} without a name", type=type_of(record).label_in(language)).in_language(language)


def names_of(register: Register, records: Iterable[Record], language: Language) -> list[str]:
    """The names of several records, each once."""
    return list(dict.fromkeys(name_of(register, record, language) for record in records))


def naming_fields(record: Record) -> frozenset[str]:
    """The fields of a record that its name says, so that a description need not repeat them."""
    own = _NAMING_FIELDS.get(type(record))
    if own is not None:
        return own
    named = next((name for name in _candidates(type_of(record)) if getattr(record, name)), "")
    return frozenset({named, "qualifier"} if isinstance(record, People) else {named})


def referred_records(register: Register, record: Record, field: Field) -> list[Record]:
    """The records that a reference field names, in order; ids that no record has are left out."""
    value: object = getattr(record, field.name)
    keys = value if isinstance(value, tuple) else (value,) if isinstance(value, str) and value else ()
    if not keys or not isinstance(field.kind, Reference | ReferenceList):
        return []
    if field.kind.targets == (ANY_RECORD,):
        return [found for key in keys if (found := register.find(key)) is not None]
    tables = [register.table(target).by_id for target in field.kind.targets]
    return [table[key] for key in keys for table in tables if key in table]


def term_with_article(vocabulary_name: str, code: str, language: Language) -> str:
    """A term of law with its article in front: "Art. 6(1)(f), Legitimate interests"; "" for none."""
    if not code:
        return ""
    term = vocabulary(vocabulary_name).terms.get(code)
    if term is None:
        return code
    article = raised(article_in_words(term.article, language))
    return f"{article}, {term.in_language(language)}" if article else term.in_language(language)


def destination(transfer: Transfer, language: Language, *, in_sentence: bool = False) -> str:
    """Where a transfer goes: countries, organisation, and the words used for it; "" where none is stated."""
    countries = vocabulary("countries").terms
    named = [countries[code].in_language(language) for code in transfer.countries if code in countries]
    if in_sentence and language == "en":
        named = [f"the {name}" if _TAKES_THE.search(name) else name for name in named]
    if transfer.international_organisation:
        named.append(fragment(transfer.international_organisation))
    written = fragment(transfer.destination)
    if not named:
        return written
    places = in_a_row(named, language)
    return f"{places} ({quoted(written, language)})" if written and written not in named else places


def _first(register: Register, record: Record, language: Language) -> str:
    """What the first naming field that says something says."""
    record_type = type_of(record)
    for name in _candidates(record_type):
        value = getattr(record, name)
        if not value:
            continue
        field = record_type.field_named[name]
        if isinstance(field.kind, Reference):
            value = ", ".join(names_of(register, referred_records(register, record, field), language))
        elif not isinstance(field.kind, Text):
            value = kinds.format_value(field.kind, value, language)
        if value:
            return str(value)
    return ""


@cache
def _candidates(record_type: RecordType) -> tuple[str, ...]:
    first_text = tuple(field.name for field in record_type.fields if isinstance(field.kind, Text))[:1]
    return _NAMED_BY.get(record_type.name, first_text)


def _activity(_register: Register, activity: Activity, language: Language) -> str:
    names = (activity.name_en, activity.name) if language == "en" else (activity.name, activity.name_en)
    return names[0] or names[1] or activity.number


def _organisation(_register: Register, organisation: Organisation, language: Language) -> str:
    return organisation_name(organisation, language)


def _purpose(_register: Register, purpose: Purpose, language: Language) -> str:
    texts = (purpose.text_en, purpose.text) if language == "en" else (purpose.text, purpose.text_en)
    return texts[0] or texts[1]


def _people(register: Register, people: People, language: Language) -> str:
    name = _first(register, people, language)
    if not (name and people.qualifier):
        return name or people.qualifier
    return f"{name} ({people.qualifier})"


def _retention_rule(_register: Register, rule: RetentionRule, language: Language) -> str:
    return rule.name or rule_in_short(rule, language)


def _transfer(_register: Register, transfer: Transfer, language: Language) -> str:
    return destination(transfer, language) or translate("Destination not stated", language)


def _by_article(field: str) -> Callable[[Register, Any, Language], str]:
    def named(_register: Register, record: Record, language: Language) -> str:
        kind = type_of(record).field_named[field].kind
        assert isinstance(kind, Choice)
        return term_with_article(kind.vocabulary, getattr(record, field), language)

    return named


_SPECIAL: Mapping[type[Record], Callable[[Register, Any, Language], str]] = {
    Activity: _activity,
    Organisation: _organisation,
    Purpose: _purpose,
    People: _people,
    LegalBasis: _by_article("basis"),
    SpecialCondition: _by_article("condition"),
    CriminalCondition: _by_article("ground"),
    RetentionRule: _retention_rule,
    Transfer: _transfer,
}

_NAMING_FIELDS: Mapping[type[Record], frozenset[str]] = {
    Activity: frozenset({"name", "name_en"}),
    Purpose: frozenset({"text", "text_en"}),
    LegalBasis: frozenset({"basis"}),
    SpecialCondition: frozenset({"condition"}),
    CriminalCondition: frozenset({"ground"}),
    Transfer: frozenset({"destination", "countries", "international_organisation"}),
}
