"""What forms show: every field and every part of the catalogue, each once."""

from collections import Counter

import pytest

from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE, RecordType, part_types
from ropa_desktop.ui.form_plan import (
    ENTERED_BY,
    HIDDEN,
    NEVER,
    SAID_BESIDE,
    Section,
    fields_of_answers,
    fields_where,
    is_part,
    says,
    sections_of,
)

FORMS = [(record_type, "") for record_type in CATALOGUE.values()]
FORMS += [(CATALOGUE["activity"], "processor"), (CATALOGUE["activity"], "controller")]

every_form = pytest.mark.parametrize(
    ("record_type", "role"), FORMS, ids=[f"{record_type.name} {role}" for record_type, role in FORMS]
)


def names(sections: tuple[Section, ...]) -> list[str]:
    return [name for section in sections for name in (*section.shown, *section.more)]


def expected(record_type: RecordType) -> set[str]:
    """All that a form of a type must have a place for. Where parts of parts come from is not asked there."""
    parts = {part.name for part in part_types(record_type)} - NEVER
    if record_type.owners:
        parts -= {"provenance"}
    return {field.name for field in record_type.fields} - HIDDEN | parts


@every_form
def test_every_field_and_part_stands_in_a_form_once(record_type: RecordType, role: str) -> None:
    placed = Counter(names(sections_of(record_type, role)))
    assert set(placed) == expected(record_type)
    assert {name for name, count in placed.items() if count > 1} == set()


@every_form
def test_parts_are_told_from_fields(record_type: RecordType, role: str) -> None:
    for name in names(sections_of(record_type, role)):
        assert is_part(name, record_type) == (name not in record_type.field_named)


@every_form
def test_every_section_says_something_at_once(record_type: RecordType, role: str) -> None:
    empty = [section.title for section in sections_of(record_type, role) if not section.shown]
    assert empty == (["Not asked for in a processor's record"] if role == "processor" else [])


@every_form
def test_listed_parts_can_be_entered(record_type: RecordType, role: str) -> None:
    for name in names(sections_of(record_type, role)):
        if is_part(name, record_type):
            assert name in ENTERED_BY


def test_parts_are_entered_by_fields_they_have() -> None:
    for name, entered in ENTERED_BY.items():
        assert set(entered) <= set(CATALOGUE[name].field_named)


def test_fields_said_beside_are_there() -> None:
    for name, fields in SAID_BESIDE.items():
        assert fields <= set(CATALOGUE[name].field_named)


@pytest.mark.parametrize("record_type", CATALOGUE.values(), ids=lambda one: one.name)
def test_fields_of_answers_are_there(record_type: RecordType) -> None:
    assert set(fields_of_answers(record_type)) <= set(record_type.field_named)


@pytest.mark.parametrize(
    ("record", "shown", "not_shown"),
    [
        (r.LegalBasis(id="b", owner="a", basis="art6_1_f"), "balancing", "statute"),
        (r.LegalBasis(id="b", owner="a", basis="art6_1_c"), "statute", "balancing"),
        (r.LegalBasis(id="b", owner="a", basis="art6_1_a"), "consent_withdrawal", "contract"),
        (r.SpecialCondition(id="c", owner="a", condition="art9_2_h"), "secrecy", "claim"),
        (r.RetentionRule(id="r", kind="criterion"), "criterion", "statute"),
    ],
)
def test_answer_brings_its_own_fields(
    record: r.LegalBasis | r.SpecialCondition | r.RetentionRule, shown: str, not_shown: str
) -> None:
    assert shown in fields_where(record)
    assert not_shown not in fields_where(record)


def test_no_answer_brings_no_fields() -> None:
    assert fields_where(r.LegalBasis(id="b", owner="a")) == ()


def test_processor_is_asked_for_customers_before_what_it_need_not_say() -> None:
    sections = sections_of(CATALOGUE["activity"], "processor")
    asked = [name for section in sections[:-1] for name in (*section.shown, *section.more)]
    assert "client" in asked
    assert {"purpose", "legal_basis", "people", "retention"} <= set(sections[-1].more)


def test_controller_is_asked_for_purposes_at_once_and_for_no_customers() -> None:
    sections = sections_of(CATALOGUE["activity"])
    assert "purpose" in names(tuple(Section("", section.shown) for section in sections))


def test_cameras_are_asked_about_on_demand_among_the_risks() -> None:
    (risks,) = [one for one in sections_of(CATALOGUE["activity"]) if one.title == "Rights and risks"]
    cameras = {field.name for field in CATALOGUE["activity"].fields if field.section == r.CAMERAS}
    assert cameras <= set(risks.more)


def test_facts_that_only_the_program_reads_stand_in_no_form() -> None:
    assert "dpia_facts" not in names(sections_of(CATALOGUE["activity"]))
    assert not {"fingerprint", "facts"} & set(names(sections_of(CATALOGUE["decision"])))


@pytest.mark.parametrize(("name", "stated"), [("name", True), ("number", False), ("profiling", False)])
def test_stated_fields_say_something(name: str, stated: bool) -> None:
    assert says(r.Activity(id="a", name="Lön"), name) is stated
