"""Help for fields: complete in both languages, for fields that exist, marked by what Article 30 requires."""

import pytest

from ropa_desktop.i18n import LANGUAGES
from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE, RecordType, part_types
from ropa_desktop.wording.field_help import Demand, demand_of, demand_of_parts, explained, field_help

INTERNAL = {r.Provenance, r.Decision, r.Edition}
"""Record types that the program keeps itself; nobody fills in their fields."""

ONE_LINE = 100
"""The most characters that a hint may have."""


def explainable(record_type: RecordType) -> list[str]:
    """Names of what a form of the type shows: its fields, then the collections of its parts."""
    fields = [field.name for field in record_type.fields]
    return fields + [part.collection for part in part_types(record_type) if part.cls not in INTERNAL]


SHOWN = {name: explainable(one) for name, one in CATALOGUE.items() if one.cls not in INTERNAL}


@pytest.mark.parametrize("record_type_name", SHOWN)
def test_everything_in_a_form_has_help(record_type_name: str) -> None:
    assert [name for name in SHOWN[record_type_name] if field_help(record_type_name, name) is None] == []


@pytest.mark.parametrize("record_type_name", SHOWN)
def test_help_says_something_in_both_languages(record_type_name: str) -> None:
    for name in explained().get(record_type_name, ()):
        told = field_help(record_type_name, name)
        assert told is not None
        texts = (told.hint, told.law, told.example, told.mistake)
        assert all(text.in_language(language).strip() for text in texts for language in LANGUAGES), name


@pytest.mark.parametrize("record_type_name", SHOWN)
def test_a_hint_fits_on_one_line(record_type_name: str) -> None:
    for name in explained().get(record_type_name, ()):
        told = field_help(record_type_name, name)
        assert told is not None
        assert all(len(told.hint.in_language(language)) <= ONE_LINE for language in LANGUAGES), name


def test_help_explains_only_what_exists() -> None:
    unknown = [
        f"{record_type_name}.{name}"
        for record_type_name, names in explained().items()
        for name in names
        if name not in SHOWN.get(record_type_name, ())
    ]
    assert unknown == []


@pytest.mark.parametrize(("record_type_name", "name"), [("activity", "colour"), ("painting", "name")])
def test_what_does_not_exist_has_no_help(record_type_name: str, name: str) -> None:
    assert field_help(record_type_name, name) is None


@pytest.mark.parametrize(
    ("record_type_name", "field_name", "demand"),
    [
        ("purpose", "text", Demand.REQUIRED),
        ("party", "email", Demand.REQUIRED),
        ("transfer", "derogation_assessment", Demand.REQUIRED),
        ("activity", "role", Demand.WISE),
        ("activity", "occasional", Demand.WISE),
        ("activity", "dpia", Demand.WISE),
        ("legal_basis", "basis", Demand.WISE),
        ("activity", "tags", Demand.OWN),
    ],
)
def test_only_the_points_of_article_30_require_a_field(
    record_type_name: str, field_name: str, demand: Demand
) -> None:
    assert demand_of(CATALOGUE[record_type_name].field_named[field_name]) is demand


@pytest.mark.parametrize(
    ("part_name", "demand"),
    [
        ("people", Demand.REQUIRED),
        ("disclosure", Demand.REQUIRED),
        ("legal_basis", Demand.WISE),
        ("source", Demand.WISE),
    ],
)
def test_parts_are_required_where_one_of_their_fields_is(part_name: str, demand: Demand) -> None:
    assert demand_of_parts(CATALOGUE[part_name]) is demand
