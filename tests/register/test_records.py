"""The catalogue of record types fits together: names, owners, references, vocabularies, labels, articles."""

import inspect
import re
import typing
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import TypeVar, assert_never

from ropa_desktop.law.vocabularies import VOCABULARY_NAMES
from ropa_desktop.register import kinds, records
from ropa_desktop.register.fields import ANY_RECORD, CATALOGUE, Part, Record, part_types
from ropa_desktop.register.kinds import Kind
from ropa_desktop.register.open_format import top_level_types
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate

T = TypeVar("T")

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
ARTICLE = re.compile(r"[1-9]\d?(\([1-9]\d?\))?(\([a-z]\))?")

TYPES = list(CATALOGUE.values())
FIELDS = [(record_type.name, field) for record_type in TYPES for field in record_type.fields]


def repeated(values: Iterable[T]) -> list[T]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_every_record_class_is_in_the_catalogue_under_a_name_of_its_own() -> None:
    classes = {
        cls
        for _, cls in inspect.getmembers(records, inspect.isclass)
        if issubclass(cls, Record) and cls not in (Record, Part)
    }
    assert {record_type.cls for record_type in TYPES} == classes
    assert len(CATALOGUE) == len(classes)


def test_names_are_plain_words() -> None:
    names = [name for t in TYPES for name in (t.name, t.collection, *t.field_named)]
    assert [name for name in names if not NAME.fullmatch(name)] == []


def test_fields_and_parts_of_a_record_have_names_of_their_own() -> None:
    names = [
        (t.name, name)
        for t in TYPES
        for name in ("id", "order", "owner", *t.field_named, *(part.collection for part in part_types(t)))
    ]
    assert repeated(names) == []


def test_top_level_collections_have_names_of_their_own() -> None:
    assert repeated(["format", "version", "register", *(t.collection for t in top_level_types())]) == []


def test_owners_exist() -> None:
    owners = [(t.name, owner) for t in TYPES for owner in t.owners]
    assert repeated(owners) == []
    assert {owner for _, owner in owners} <= {*CATALOGUE, ANY_RECORD}


def test_parts_and_only_parts_have_owners() -> None:
    assert [t.name for t in TYPES if bool(t.owners) != issubclass(t.cls, Part)] == []


def test_every_type_can_be_reached_from_the_top() -> None:
    reached = {t.name for t in top_level_types()} | {"register", ANY_RECORD}
    assert [t.name for t in TYPES if t.owners and reached.isdisjoint(t.owners)] == []


def test_targets_of_references_exist() -> None:
    targets = [
        (f"{name}.{field.name}", field.kind.targets)
        for name, field in FIELDS
        if isinstance(field.kind, kinds.Reference | kinds.ReferenceList)
    ]
    assert [link for link, named in targets if not named or not set(named) <= {*CATALOGUE, ANY_RECORD}] == []


def test_vocabularies_exist() -> None:
    named = [
        (f"{name}.{field.name}", field.kind.vocabulary)
        for name, field in FIELDS
        if isinstance(field.kind, kinds.Choice | kinds.ChoiceList)
    ]
    assert [place for place, vocabulary in named if vocabulary not in VOCABULARY_NAMES] == []


def test_everything_has_a_label() -> None:
    labels = [label for t in TYPES for label in (t.label, t.plural)] + [field.label for _, field in FIELDS]
    assert [label for label in labels if not label or label != label.strip() or not label[0].isupper()] == []


def test_labels_tell_the_fields_of_a_section_apart() -> None:
    assert repeated((name, field.section, field.label) for name, field in FIELDS) == []


def test_labels_tell_the_types_apart() -> None:
    assert repeated(t.label for t in TYPES) == []
    assert repeated(t.plural for t in TYPES) == []


def test_fields_of_a_section_stand_together() -> None:
    sections = [
        (t.name, section) for t in TYPES for section, _ in groupby(f.section for f in t.fields) if section
    ]
    assert repeated(sections) == []


def test_articles_are_well_formed() -> None:
    articles = {field.article for _, field in FIELDS if field.article}
    assert [article for article in articles if not ARTICLE.fullmatch(article)] == []
    assert [article for article in articles if int(article.split("(")[0]) > 99] == []


def value_type(kind: Kind) -> object:
    """The Python type of a field of a kind."""
    match kind:
        case kinds.Text() | kinds.Choice() | kinds.Reference():
            return str
        case kinds.TextList() | kinds.ChoiceList() | kinds.ReferenceList():
            return tuple[str, ...]
        case kinds.YesNo():
            return Answer
        case kinds.Presence():
            return Existence
        case kinds.Number():
            return int | None
        case kinds.Date():
            return PartialDate | None
        case kinds.Period():
            return Duration | None
        case kinds.Content():
            return bytes
    assert_never(kind)


def test_annotations_say_what_the_kinds_say() -> None:
    hints = {t.name: typing.get_type_hints(t.cls) for t in TYPES}
    wrong = [
        f"{name}.{field.name}" for name, field in FIELDS if hints[name][field.name] != value_type(field.kind)
    ]
    assert wrong == []


def test_first_type_is_the_register_itself() -> None:
    assert TYPES[0].cls is records.RegisterSheet
    assert TYPES[0].name == "register"
