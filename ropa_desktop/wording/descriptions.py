"""Records described in words: their fields by label, and which purposes, data and people they cover."""

from collections.abc import Iterator, Mapping
from functools import cache

from ropa_desktop.i18n import Language, message, translate, translate_plural
from ropa_desktop.register import kinds
from ropa_desktop.register.edits import reference_fields
from ropa_desktop.register.fields import CATALOGUE, Field, Record, type_of
from ropa_desktop.register.kinds import Reference, ReferenceList
from ropa_desktop.register.records import Disclosure, LegalBasis, Purpose
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer
from ropa_desktop.wording.naming import name_of, names_of, naming_fields, referred_records
from ropa_desktop.wording.phrases import fragment, in_a_row, listed, one_line, sentences

_COVERED = (("purpose",), ("data_item", "data_use"), ("people",), ("operation",))
"""What a basis, a rule or a disclosure may be limited to, by the types that its fields refer to."""

_WRITTEN_LIMITS: Mapping[type[Record], frozenset[str]] = {
    LegalBasis: frozenset({"whole", "data_as_written"}),
    Disclosure: frozenset({"data_as_written"}),
}
"""What else a record may be limited by, in words."""

_SHORTEST_RANGE = 3

_NOTHING = (None, "", (), b"")
"""What a field holds that says nothing."""


def is_empty(record: Record, field: Field) -> bool:
    """Whether a field of a record says nothing; the number 0 says something."""
    return getattr(record, field.name) in _NOTHING


def value_in_words(register: Register, record: Record, field: Field, language: Language) -> str:
    """The value of a field as a person reads it: lists one a line, referred records by name; "" for empty."""
    value = getattr(record, field.name)
    if value in _NOTHING:
        return ""
    if isinstance(field.kind, Reference | ReferenceList):
        return "\n".join(names_of(register, referred_records(register, record, field), language))
    return kinds.format_value(field.kind, value, language)


def paragraphs(register: Register, record: Record, field: Field, language: Language) -> tuple[str, ...]:
    """The value of a field as paragraphs: one for each thing of a list, one for anything else stated."""
    text = value_in_words(register, record, field, language)
    if isinstance(getattr(record, field.name), tuple):
        return tuple(line for line in text.split("\n") if line)
    return (text,) if text else ()


def details(
    register: Register, record: Record, language: Language, skip: frozenset[str] = frozenset()
) -> list[str]:
    """Every field of a record that says something, as "label: value" on one line each, but those to skip."""
    told = []
    for field in type_of(record).fields:
        if field.name in skip:
            continue
        text = value_in_words(register, record, field, language)
        if text:
            several = isinstance(getattr(record, field.name), tuple)
            value = listed([one_line(one) for one in text.split("\n")]) if several else one_line(text)
            told.append(f"{field.label_in(language)}: {value}")
    return told


def description(
    register: Register, record: Record, language: Language, skip: frozenset[str] = frozenset()
) -> str:
    """A record in full on one line: its name, what it covers, and every other field that says something."""
    name = name_of(register, record, language)
    limiting = coverage_fields(record)
    covered = "" if limiting <= skip else coverage(register, record, language)
    said = skip | naming_fields(record) | limiting
    limits = f"{translate('Applies to', language)}: {covered}" if covered else ""
    rest = sentences((limits, *details(register, record, language, said)))
    if not rest:
        return name
    return f"{name} {rest}" if name.endswith(".") else f"{name}. {rest}"


def coverage(register: Register, record: Record, language: Language) -> str:
    """Which purposes, data, people and operations a record is limited to: "purposes 1 and 3; data: name"."""
    return "; ".join(_covered_parts(register, record, language))


def coverage_fields(record: Record) -> frozenset[str]:
    """The fields of a record that its coverage says."""
    return _WRITTEN_LIMITS.get(type(record), frozenset()).union(_limits(type_of(record).name))


@cache
def _limits(type_name: str) -> Mapping[str, str]:
    """The reference fields by which records of a type are limited, and the type of what they name."""
    return {
        field.name: field.kind.targets[0]
        for field in reference_fields(CATALOGUE[type_name])
        if isinstance(field.kind, Reference | ReferenceList) and field.kind.targets in _COVERED
    }


def _covered_parts(register: Register, record: Record, language: Language) -> Iterator[str]:
    record_type = type_of(record)
    if isinstance(record, LegalBasis) and record.whole is Answer.YES:
        yield translate("the whole activity", language)
    for name, target in _limits(record_type.name).items():
        if not getattr(record, name):
            continue
        covered = referred_records(register, record, record_type.field_named[name])
        if covered and target == "purpose":
            yield _numbered(register, covered, language)
        elif covered:
            yield _named(target, names_of(register, covered, language), language)
    if isinstance(record, LegalBasis | Disclosure) and record.data_as_written:
        yield _named("data_item", [fragment(record.data_as_written)], language)


def _named(kind: str, names: list[str], language: Language) -> str:
    match kind:
        case "data_item":
            return message("data: {names}", names=listed(names)).in_language(language)
        case "people":
            return message("people: {names}", names=listed(names)).in_language(language)
        case _:
            return message("operations: {names}", names=listed(names)).in_language(language)


def _numbered(register: Register, purposes: list[Record], language: Language) -> str:
    """Purposes by their numbers within the activity: "purposes 1–3 and 5"."""
    numbers = sorted(
        1 + register.parts(Purpose, purpose.owner).index(purpose)
        for purpose in purposes
        if isinstance(purpose, Purpose)
    )
    runs = in_a_row(list(_runs(numbers)), language)
    one_or_more = translate_plural("purpose {numbers}", "purposes {numbers}", len(numbers), language)
    return one_or_more.format(numbers=runs)


def _runs(numbers: list[int]) -> Iterator[str]:
    """Numbers in order, three or more that follow each other as a range: 1, 2, 3, 5 becomes "1–3", "5"."""
    run: list[int] = []
    for number in [*numbers, None]:
        if run and number != run[-1] + 1:
            yield from [f"{run[0]}–{run[-1]}"] if len(run) >= _SHORTEST_RANGE else map(str, run)
            run = []
        if number is not None:
            run.append(number)
