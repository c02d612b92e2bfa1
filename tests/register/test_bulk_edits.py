"""Changes to many records at once: what is found, what is replaced, and what is never touched."""

import dataclasses
from typing import Any

import pytest

from ropa_desktop.errors import RopaError
from ropa_desktop.register import kinds
from ropa_desktop.register.bulk_edits import (
    bulk_fields,
    occurrences,
    replacing,
    set_for_all,
    with_added,
    with_removed,
)
from ropa_desktop.register.fields import CATALOGUE, Field
from ropa_desktop.register.records import (
    Activity,
    Decision,
    Document,
    Edition,
    LegalBasis,
    Organisation,
    Party,
    Provenance,
    Purpose,
    RegisterSheet,
)
from ropa_desktop.register.register import Change, Register, apply
from ropa_desktop.register.values import MAX_TEXT, Answer
from tests.generator import generate


@pytest.fixture
def register() -> Register:
    return Register.of(
        [
            RegisterSheet(id="sheet"),
            Organisation(id="org", name="Firman AB", web=("firman.se", "Firman")),
            Activity(id="a1", number="Firman-1", name="Lön i Firman", tags=("firman", "risk")),
            Activity(id="a2", order=1, name="Firmans bilar", notes="Firman\när stor. FIRMAN!"),
            Purpose(id="p1", owner="a1", text="hjälpa firman"),
            Provenance(id="q1", owner="p1", quote="Firman gör så", note="Firman"),
            Decision(id="d1", owner="a1", reason="Firman vill"),
            Document(id="doc", title="Avtal med Firman", file_name="Firman.pdf", file=b"Firman"),
            Edition(id="e1", name="Firman", snapshot=b"Firman"),
        ]
    )


def field(type_name: str, name: str) -> Field:
    return CATALOGUE[type_name].field_named[name]


def places(register: Register, wanted: str, **options: Any) -> set[str]:
    return {
        f"{one.record.id}.{one.field.name}" + ("" if one.item is None else f"[{one.item}]")
        for one in occurrences(register, wanted, **options)
    }


EVERYWHERE = {
    *("org.name", "org.web[0]", "org.web[1]", "a1.name", "a1.tags[0]", "a2.name", "a2.notes"),
    *("p1.text", "q1.note", "doc.title"),
}


def test_texts_and_list_items_are_found_but_nothing_that_is_kept(register: Register) -> None:
    assert places(register, "firman") == EVERYWHERE


def test_case_matters_where_it_is_asked_to(register: Register) -> None:
    assert places(register, "firman", match_case=True) == {"org.web[0]", "a1.tags[0]", "p1.text"}


def test_whole_words_are_not_parts_of_words(register: Register) -> None:
    assert places(register, "firman", whole_words=True) == EVERYWHERE - {"a2.name"}


@pytest.mark.parametrize("wanted", ["LÖN", "lo\u0308n"])
def test_letters_are_found_in_either_case_and_form(register: Register, wanted: str) -> None:
    assert places(register, wanted) == {"a1.name"}


def test_signs_of_patterns_are_only_signs(register: Register) -> None:
    assert places(register, "stor.") == {"a2.notes"}
    assert places(register, "firman.") == {"org.web[0]"}


def test_nothing_is_found_where_nothing_is_wanted(register: Register) -> None:
    assert occurrences(register, "") == []


def test_search_keeps_to_the_types_and_fields_that_are_chosen(register: Register) -> None:
    found = occurrences(register, "firman", record_types=["activity"], fields=[field("activity", "name")])
    assert [one.record.id for one in found] == ["a1", "a2"]


def test_every_place_of_a_text_is_replaced(register: Register) -> None:
    (one,) = occurrences(register, "firman", fields=[field("activity", "notes")])
    assert [one.before[start:end] for start, end in one.spans] == ["Firman", "FIRMAN"]
    assert one.after("Bolaget") == "Bolaget\när stor. Bolaget!"


def test_replacement_is_taken_as_written(register: Register) -> None:
    one = occurrences(register, "firman", record_types=["purpose"])[0]
    assert one.after(r"\1 \g<0>") == r"hjälpa \1 \g<0>"


def test_chosen_texts_of_a_record_are_replaced_in_one_change(register: Register) -> None:
    chosen = [one for one in occurrences(register, "firman") if one.record.id == "a1"]
    (change,) = replacing(chosen, "Bolaget")
    activity = apply(register, [change]).get(Activity, "a1")
    assert activity is not None
    assert (activity.name, activity.tags) == ("Lön i Bolaget", ("Bolaget", "risk"))
    assert activity.number == "Firman-1"


def test_replacing_all_leaves_only_what_is_kept(register: Register) -> None:
    after = apply(register, replacing(occurrences(register, "firman"), "X"))
    assert occurrences(after, "firman") == []
    assert after.get(Edition, "e1") == register.get(Edition, "e1")


@pytest.mark.parametrize(
    ("replacement", "tags"), [("risk", ("risk",)), ("", ("risk",)), ("x", ("x", "risk"))]
)
def test_list_items_that_become_blank_or_double_go(
    register: Register, replacement: str, tags: tuple[str, ...]
) -> None:
    (change,) = replacing(occurrences(register, "firman", fields=[field("activity", "tags")]), replacement)
    assert isinstance(change.after, Activity)
    assert change.after.tags == tags


def test_replacing_by_the_same_changes_nothing(register: Register) -> None:
    assert replacing(occurrences(register, "firman", match_case=True), "firman") == []


def test_one_line_stays_one_line(register: Register) -> None:
    (name, *_) = occurrences(register, "firman", fields=[field("activity", "name")])
    assert name.after("A\nB") == "Lön i A B"


def test_text_that_becomes_too_long_is_refused_in_a_sentence(register: Register) -> None:
    with pytest.raises(RopaError, match='"Internal notes" becomes longer than 30000 characters'):
        replacing(occurrences(register, "firman", fields=[field("activity", "notes")]), "x" * MAX_TEXT)


@pytest.mark.parametrize("record_type", CATALOGUE.values(), ids=list(CATALOGUE))
def test_bytes_and_kept_records_are_not_for_bulk(record_type: object) -> None:
    assert isinstance(record_type, type(CATALOGUE["activity"]))
    fields = bulk_fields(record_type)
    assert not any(isinstance(one.kind, kinds.Content) for one in fields)
    assert bool(fields) == (record_type.name not in ("decision", "edition"))


def after_of(changes: list[Change], name: str) -> list[object]:
    return [getattr(change.after, name) for change in changes]


def test_field_is_set_in_all_that_have_another_value() -> None:
    activities = [
        Activity(id="a1", profiling=Answer.YES),
        Activity(id="a2"),
        Activity(id="a3", profiling=Answer.NO),
    ]
    made = set_for_all(activities, field("activity", "profiling"), Answer.YES)
    assert [change.before for change in made] == activities[1:]
    assert after_of(made, "profiling") == [Answer.YES, Answer.YES]


def test_set_text_is_kept_as_the_register_keeps_texts() -> None:
    made = set_for_all([Activity(id="a1")], field("activity", "unit"), "Lo\u0308n\noch HR")
    assert after_of(made, "unit") == ["Lön och HR"]


@pytest.mark.parametrize(
    ("name", "value"), [("role", "king"), ("notes", "x" * (MAX_TEXT + 1)), ("people_count", -1)]
)
def test_value_that_the_field_cannot_hold_is_refused(name: str, value: str | int) -> None:
    with pytest.raises(RopaError):
        set_for_all([Activity(id="a1")], field("activity", name), value)


def test_fields_that_are_kept_are_refused() -> None:
    with pytest.raises(ValueError, match=r"activity\.number"):
        set_for_all([Activity(id="a1")], field("activity", "number"), "B-1")
    with pytest.raises(ValueError, match=r"decision\.reason"):
        set_for_all([Decision(id="d1", owner="a1")], field("decision", "reason"), "nej")


def test_no_record_comes_to_refer_to_itself() -> None:
    parties = [Party(id="x", vendor="z"), Party(id="y")]
    made = set_for_all(parties, field("party", "vendor"), "x")
    assert made == [Change(parties[1], dataclasses.replace(parties[1], vendor="x"))]
    rules = [LegalBasis(id="x", owner="a"), LegalBasis(id="y", owner="a")]
    added = with_added(rules, field("legal_basis", "alternatives"), ["x"])
    assert [change.before for change in added] == [rules[1]]


def test_values_are_added_after_those_that_are_there() -> None:
    activities = [Activity(id="a1", tags=("b", "a")), Activity(id="a2", tags=("b", "c")), Activity(id="a3")]
    made = with_added(activities, field("activity", "tags"), ["c", " b ", "", "c"])
    assert after_of(made, "tags") == [("b", "a", "c"), ("c", "b")]


def test_values_are_removed_where_they_are() -> None:
    activities = [Activity(id="a1", tags=("b", "a")), Activity(id="a2", tags=("c",))]
    made = with_removed(activities, field("activity", "tags"), ["a", "x"])
    assert after_of(made, "tags") == [("b",)]


def test_terms_that_are_added_must_be_in_the_list() -> None:
    with pytest.raises(RopaError, match="not in the list"):
        with_added([Activity(id="a1")], field("activity", "dpia_criteria"), ["nonsense"])


def test_bulk_changes_fit_a_real_register() -> None:
    register = generate(30)
    found = occurrences(register, "kund", record_types=["activity", "purpose", "party"])
    assert found
    after = apply(register, replacing(found, "klient"))
    assert not occurrences(after, "kund", record_types=["activity", "purpose", "party"])
