"""Records described in full: nothing stated is left out, and what a record covers is said in words."""

import dataclasses
from typing import Any

import pytest

from ropa_desktop.i18n import Language
from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE, Field, Part, Record, RecordType
from ropa_desktop.register.kinds import Text
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer
from ropa_desktop.wording.descriptions import coverage, description, value_in_words

ACTIVITY = "activity"


def purposes(count: int) -> list[Record]:
    return [r.Purpose(id=f"p{n}", owner=ACTIVITY, order=n, text=f"ändamål {n}") for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("numbers", "language", "expected"),
    [
        ((2,), "sv", "ändamål 2"),
        ((1, 3), "en", "purposes 1 and 3"),
        ((1, 2, 3, 5), "sv", "ändamål 1–3 och 5"),
        ((4, 1, 2), "en", "purposes 1, 2 and 4"),
    ],
)
def test_purposes_are_covered_by_number(numbers: tuple[int, ...], language: Language, expected: str) -> None:
    basis = r.LegalBasis(id="it", owner=ACTIVITY, purposes=tuple(f"p{n}" for n in numbers))
    register = Register.of([basis, *purposes(5)])
    assert coverage(register, basis, language) == expected


def test_everything_that_limits_a_basis_is_said() -> None:
    basis = r.LegalBasis(
        id="it",
        owner=ACTIVITY,
        basis="art6_1_f",
        data=("d1", "d2"),
        data_as_written="loggar",
        people=("who",),
        operations=("o",),
    )
    register = Register.of(
        [
            basis,
            r.DataItem(id="d1", owner=ACTIVITY, name="Namn"),
            r.DataItem(id="d2", owner=ACTIVITY, name="Ålder, kön"),
            r.People(id="who", owner=ACTIVITY, name="kunder"),
            r.Operation(id="o", owner=ACTIVITY, text="lagring"),
        ]
    )
    assert coverage(register, basis, "sv") == (
        "uppgifter: Namn; Ålder, kön; registrerade: kunder; åtgärder: lagring; uppgifter: loggar"
    )


def test_basis_for_everything_says_so() -> None:
    basis = r.LegalBasis(id="it", owner=ACTIVITY, basis="art6_1_a", whole=Answer.YES)
    assert coverage(Register.of([basis]), basis, "en") == "the whole activity"


def test_reference_that_leads_nowhere_is_not_covered() -> None:
    basis = r.LegalBasis(id="it", owner=ACTIVITY, purposes=("gone",))
    assert coverage(Register.of([basis]), basis, "en") == ""


def test_description_of_a_legal_basis() -> None:
    basis = r.LegalBasis(
        id="it",
        owner=ACTIVITY,
        basis="art6_1_f",
        purposes=("p1",),
        alternatives=("other",),
        interest="sälja mer.",
        balancing="Kunden kan\nsäga nej",
    )
    other = r.LegalBasis(id="other", owner=ACTIVITY, basis="art6_1_b")
    register = Register.of([basis, other, *purposes(1)])
    assert description(register, basis, "en") == (
        "Art. 6(1)(f), Legitimate interests. Applies to: purpose 1. "
        "Alternative basis, not yet decided: Art. 6(1)(b), Contract. "
        "Legitimate interest: sälja mer. Balancing test: Kunden kan säga nej."
    )


def test_record_with_nothing_but_a_name_is_its_name() -> None:
    system = r.System(id="it", name="viking")
    assert description(Register.of([system]), system, "sv") == "viking"


def test_fields_to_skip_are_left_out() -> None:
    system = r.System(id="it", name="CRM", location="Berlin", note="hemligt")
    told = description(Register.of([system]), system, "en", frozenset({"note"}))
    assert told == "CRM. Location as written: Berlin."


TEXT_FIELDS = [
    (record_type, field)
    for record_type in CATALOGUE.values()
    for field in record_type.fields
    if isinstance(field.kind, Text)
]


@pytest.mark.parametrize(
    ("record_type", "field"), TEXT_FIELDS, ids=[f"{t.name}.{f.name}" for t, f in TEXT_FIELDS]
)
def test_no_text_of_any_record_is_lost(record_type: RecordType, field: Field) -> None:
    texts: dict[str, Any] = {field.name: "Marked", "owner": "owner"}
    known = {one.name for one in dataclasses.fields(record_type.cls)}
    record = record_type.cls(id="it", **{name: text for name, text in texts.items() if name in known})
    assert "Marked" in description(Register.of([record]), record, "en")


@pytest.mark.parametrize("record_type", CATALOGUE.values(), ids=CATALOGUE)
def test_empty_field_says_nothing(record_type: RecordType) -> None:
    owner: dict[str, Any] = {"owner": "owner"} if issubclass(record_type.cls, Part) else {}
    record = record_type.cls(id="it", **owner)
    register = Register.of([record])
    assert [value_in_words(register, record, field, "sv") for field in record_type.fields] == [""] * len(
        record_type.fields
    )


def test_zero_says_something() -> None:
    people = r.People(id="it", owner=ACTIVITY, count=0)
    field = CATALOGUE["people"].field_named["count"]
    assert value_in_words(Register.of([people]), people, field, "sv") == "0"


def test_referred_records_are_named() -> None:
    activity = r.Activity(id=ACTIVITY, systems=("one", "gone", "two"))
    register = Register.of([activity, r.System(id="one", name="CRM"), r.System(id="two", name="Mejl")])
    field = CATALOGUE["activity"].field_named["systems"]
    assert value_in_words(register, activity, field, "sv") == "CRM\nMejl"
