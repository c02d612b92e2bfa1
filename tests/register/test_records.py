"""The catalogue of record types fits together: names, owners, references, vocabularies, labels, articles."""

import inspect
import re
import typing
from collections import Counter
from itertools import groupby
from typing import assert_never

import pytest

from ropa_desktop.law.vocabularies import VOCABULARY_NAMES
from ropa_desktop.register import kinds, records
from ropa_desktop.register.fields import ANY_RECORD, CATALOGUE, Field, Part, Record, RecordType
from ropa_desktop.register.kinds import Kind
from ropa_desktop.register.open_format import part_types, top_level_types
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
ARTICLE = re.compile(r"[1-9]\d?(\([1-9]\d?\))?(\([a-z]\))?")

each_type = pytest.mark.parametrize("record_type", CATALOGUE.values(), ids=CATALOGUE)


def test_every_record_class_is_in_the_catalogue_under_a_name_of_its_own() -> None:
    classes = {
        cls
        for _, cls in inspect.getmembers(records, inspect.isclass)
        if issubclass(cls, Record) and cls not in (Record, Part)
    }
    assert {record_type.cls for record_type in CATALOGUE.values()} == classes
    assert len(CATALOGUE) == len(classes)


@each_type
def test_names_are_plain_words(record_type: RecordType) -> None:
    names = [record_type.name, record_type.collection, *record_type.field_named]
    assert [name for name in names if not NAME.fullmatch(name)] == []


@each_type
def test_collections_of_an_owner_have_names_of_their_own(record_type: RecordType) -> None:
    collections = Counter(part.collection for part in part_types(record_type))
    names = Counter(["id", "order", "owner", *record_type.field_named])
    assert [name for name, count in (collections + names).items() if count > 1] == []


def test_top_level_collections_have_names_of_their_own() -> None:
    names = ["format", "version", "register", *(record_type.collection for record_type in top_level_types())]
    assert len(set(names)) == len(names)


@each_type
def test_owners_exist(record_type: RecordType) -> None:
    assert set(record_type.owners) <= {*CATALOGUE, ANY_RECORD}
    assert len(set(record_type.owners)) == len(record_type.owners)


@each_type
def test_parts_and_only_parts_have_owners(record_type: RecordType) -> None:
    assert bool(record_type.owners) == issubclass(record_type.cls, Part)


@each_type
def test_every_type_can_be_reached_from_the_top(record_type: RecordType) -> None:
    owners = record_type.owners
    assert not owners or ANY_RECORD in owners or any(not CATALOGUE[owner].owners for owner in owners)


@each_type
def test_targets_of_references_exist(record_type: RecordType) -> None:
    for field in record_type.fields:
        if isinstance(field.kind, kinds.Reference | kinds.ReferenceList):
            assert field.kind.targets, field.name
            assert set(field.kind.targets) <= {*CATALOGUE, ANY_RECORD}, field.name


@each_type
def test_vocabularies_exist(record_type: RecordType) -> None:
    named = {
        field.kind.vocabulary
        for field in record_type.fields
        if isinstance(field.kind, kinds.Choice | kinds.ChoiceList)
    }
    assert named <= set(VOCABULARY_NAMES)


@each_type
def test_everything_has_a_label(record_type: RecordType) -> None:
    labels = [record_type.label, record_type.plural, *(field.label for field in record_type.fields)]
    assert [label for label in labels if not label.strip() or label != label.strip()] == []
    assert [label for label in labels if not label[0].isupper()] == []


@each_type
def test_labels_tell_the_fields_of_a_section_apart(record_type: RecordType) -> None:
    labels = Counter((field.section, field.label) for field in record_type.fields)
    assert [label for label, count in labels.items() if count > 1] == []


def test_labels_tell_the_types_apart() -> None:
    assert len({record_type.label for record_type in CATALOGUE.values()}) == len(CATALOGUE)
    assert len({record_type.plural for record_type in CATALOGUE.values()}) == len(CATALOGUE)


@each_type
def test_fields_of_a_section_stand_together(record_type: RecordType) -> None:
    sections = [section for section, _ in groupby(field.section for field in record_type.fields) if section]
    assert len(set(sections)) == len(sections)


@each_type
def test_articles_are_well_formed(record_type: RecordType) -> None:
    articles = [field.article for field in record_type.fields if field.article]
    assert [article for article in articles if not ARTICLE.fullmatch(article)] == []
    assert all(int(re.split(r"\D", article)[0]) <= 99 for article in articles)


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


@each_type
def test_annotations_say_what_the_kinds_say(record_type: RecordType) -> None:
    hints = typing.get_type_hints(record_type.cls)
    wrong: list[Field] = [f for f in record_type.fields if hints[f.name] != value_type(f.kind)]
    assert wrong == []


def test_exactly_one_type_is_the_register_itself() -> None:
    assert CATALOGUE["register"].cls is records.RegisterSheet
    assert next(iter(CATALOGUE)) == "register"
