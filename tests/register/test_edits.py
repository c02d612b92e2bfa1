"""The commands: each turns a register into the changes that the user wants, and no others."""

import dataclasses
import uuid
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.register import edits
from ropa_desktop.register.fields import CATALOGUE, Part, Record, type_of
from ropa_desktop.register.integrity import flaws
from ropa_desktop.register.records import (
    Activity,
    DataGroup,
    DataItem,
    Decision,
    Disclosure,
    LegalBasis,
    Measure,
    Organisation,
    Party,
    People,
    Provenance,
    Purpose,
    RegisterSheet,
    Retention,
    RetentionRule,
    Source,
    System,
)
from ropa_desktop.register.register import Change, Register, apply, inverse
from tests.generator import generate
from tests.strategies import changes, registers


@pytest.fixture
def register() -> Register:
    """One activity with links inside it, and shared records that it and others refer to."""
    return Register.of(
        [
            RegisterSheet(id="sheet"),
            Organisation(id="org", name="Bolaget AB", measures=("m1",)),
            Activity(id="a1", number="B-001", organisation="org", measures=("m1", "m2")),
            Activity(id="a2", number="B-002", order=1, replaced_by="a1"),
            Purpose(id="p1", owner="a1", text="ett"),
            Purpose(id="p2", owner="a1", order=1, text="två"),
            DataItem(id="d1", owner="a1", name="Namn", people=("w1",)),
            People(id="w1", owner="a1", name="kunder"),
            LegalBasis(id="b1", owner="a1", purposes=("p1", "p2"), data=("d1",), alternatives=("b2",)),
            LegalBasis(id="b2", owner="a1", order=1, purposes=("p2",)),
            Disclosure(id="r1", owner="a1", party="firm", data=("d1",)),
            Retention(id="k1", owner="a1", rule="rule", purposes=("p1",)),
            Provenance(id="q1", owner="p1", place="2.1"),
            Decision(id="c1", owner="q1", reason="ok"),
            Party(id="firm", name="Firman"),
            Party(id="sub", order=1, vendor="firm"),
            RetentionRule(id="rule"),
            Measure(id="m1"),
            Measure(id="m2", order=1),
            System(id="s1", provider="firm"),
        ]
    )


def get(register: Register, key: str) -> Any:
    record = register.find(key)
    assert record is not None
    return record


def test_ids_are_random_uuids() -> None:
    made = {edits.new_id() for _ in range(100)}
    assert len(made) == 100
    assert {uuid.UUID(key).version for key in made} == {4}


def test_new_register_holds_its_sheet_alone() -> None:
    register = edits.new_register("Bolagets register")
    assert list(register.everything()) == [RegisterSheet(id=register.sheet.id, title="Bolagets register")]


def test_created_record_stands_last_among_its_siblings(register: Register) -> None:
    (change,) = edits.create(register, Purpose, "a1", text="tre")
    assert change.before is None
    assert change.after == Purpose(id=change.record.id, owner="a1", order=2, text="tre")


def test_created_record_stands_last_also_where_places_have_gaps() -> None:
    register = Register.of([Party(id="x", order=3), Party(id="y", order=7)])
    (change,) = edits.create(register, Party)
    assert change.record.order == 8


def test_first_record_of_its_kind_stands_first(register: Register) -> None:
    (change,) = edits.create(register, DataGroup, name="Kontakt")
    assert change.record.order == 0


def test_created_activity_gets_the_next_number(register: Register) -> None:
    (change,) = edits.create(register, Activity, name="Ny")
    assert get(apply(register, [change]), change.record.id).number == "B-003"


def test_number_that_is_given_is_kept(register: Register) -> None:
    (change,) = edits.create(register, Activity, number="HR 7")
    assert get(apply(register, [change]), change.record.id).number == "HR 7"


@pytest.mark.parametrize(
    ("numbers", "following"),
    [
        ([], "B-001"),
        (["B-001", "B-002"], "B-003"),
        (["B-002"], "B-003"),
        (["B-099"], "B-100"),
        (["B-999"], "B-1000"),
        (["B-1000", "B-2"], "B-1001"),
        (["7"], "B-008"),
        (["", "HR 7", "B-", "B-x", "b-5", "B-²", "B-٣"], "B-001"),
        (["B-" + "9" * 5000], "B-001"),
    ],
)
def test_next_number_is_never_one_in_use(numbers: list[str], following: str) -> None:
    register = Register.of([Activity(id=f"a{i}", number=number) for i, number in enumerate(numbers)])
    assert edits.next_number(register) == following


def test_setting_values_changes_one_record(register: Register) -> None:
    before = get(register, "p1")
    assert edits.set_values(before, text="nytt") == [Change(before, dataclasses.replace(before, text="nytt"))]


def test_setting_values_it_already_has_changes_nothing(register: Register) -> None:
    assert edits.set_values(get(register, "p1"), text="ett", text_en="") == []


def test_deleting_takes_the_parts_along_and_their_parts(register: Register) -> None:
    after = apply(register, edits.delete(register, [get(register, "a1")]))
    gone = {"a1", "p1", "p2", "d1", "w1", "b1", "b2", "r1", "k1", "q1", "c1"}
    assert {record.id for record in register.everything()} - {r.id for r in after.everything()} == gone


def test_deleting_clears_every_reference(register: Register) -> None:
    after = apply(register, edits.delete(register, [get(register, "p2"), get(register, "d1")]))
    assert get(after, "b1").purposes == ("p1",)
    assert get(after, "b1").data == ()
    assert get(after, "b2").purposes == ()
    assert get(after, "r1").data == ()


def test_deleting_a_shared_record_clears_what_names_it(register: Register) -> None:
    after = apply(register, edits.delete(register, [get(register, "firm")]))
    assert (get(after, "r1").party, get(after, "sub").vendor, get(after, "s1").provider) == ("", "", "")
    assert list(flaws(after)) == []


def test_deleting_owner_and_part_at_once_deletes_each_once(register: Register) -> None:
    doomed = [get(register, "q1"), get(register, "p1"), get(register, "p1")]
    made = edits.delete(register, doomed)
    deleted = [change.record.id for change in made if change.after is None]
    assert sorted(deleted) == ["c1", "p1", "q1"]
    assert apply(apply(register, made), inverse(made)) == register


def test_parts_are_deleted_before_their_owners(register: Register) -> None:
    made = edits.delete(register, [get(register, "a1")])
    order = [change.record.id for change in made if change.after is None]
    owners = [(r.id, r.owner) for r in register.everything() if isinstance(r, Part) and r.id in order]
    assert owners
    assert all(order.index(part) < order.index(owner) for part, owner in owners)


def test_deleting_nothing_changes_nothing(register: Register) -> None:
    assert edits.delete(register, []) == []


@settings(max_examples=25)
@given(data=st.data())
def test_deleting_leaves_nothing_broken(data: st.DataObject) -> None:
    register = data.draw(registers())
    records = [record for record in register.everything() if not isinstance(record, RegisterSheet)]
    doomed = data.draw(st.lists(st.sampled_from(records), max_size=4)) if records else []
    after = apply(register, edits.delete(register, doomed))
    assert list(flaws(after)) == []
    assert all(after.find(record.id) is None for record in doomed)


@settings(max_examples=25)
@given(data=st.data())
def test_no_command_breaks_a_link(data: st.DataObject) -> None:
    register = data.draw(registers())
    after = apply(register, data.draw(changes(register)))
    assert [flaw.message.in_language("en") for flaw in flaws(after)] == []


def test_owners_come_before_their_parts(register: Register) -> None:
    order = [record.id for record in edits.with_parts(register, get(register, "a1"))]
    assert order[0] == "a1"
    assert order.index("p1") < order.index("q1") < order.index("c1")


def copies(register: Register, key: str, **values: Any) -> tuple[Register, dict[str, Any]]:
    """The register with a record duplicated, and the copy of each record by the id of its original."""
    record = get(register, key)
    made = edits.duplicate(register, record, **values)
    originals = [one.id for one in edits.with_parts(register, record)]
    return apply(register, made), dict(zip(originals, (change.record for change in made), strict=True))


def test_duplicate_copies_all_parts_under_new_ids(register: Register) -> None:
    after, copy = copies(register, "a1")
    assert len(copy) == 11
    assert {one.id for one in copy.values()}.isdisjoint(record.id for record in register.everything())
    assert (copy["p1"].owner, copy["q1"].owner, copy["c1"].owner) == (
        copy["a1"].id,
        copy["p1"].id,
        copy["q1"].id,
    )
    assert list(flaws(after)) == []


def test_references_inside_a_duplicate_follow_along(register: Register) -> None:
    _, copy = copies(register, "a1")
    assert copy["b1"].purposes == (copy["p1"].id, copy["p2"].id)
    assert copy["b1"].alternatives == (copy["b2"].id,)
    assert copy["d1"].people == (copy["w1"].id,)
    assert copy["k1"].purposes == (copy["p1"].id,)


def test_references_out_of_a_duplicate_stay(register: Register) -> None:
    _, copy = copies(register, "a1")
    assert copy["a1"].measures == ("m1", "m2")
    assert copy["a1"].organisation == "org"
    assert (copy["r1"].party, copy["k1"].rule) == ("firm", "rule")


def test_nothing_refers_to_a_duplicate_and_the_original_is_as_it_was(register: Register) -> None:
    after, _ = copies(register, "a1")
    assert get(after, "a2").replaced_by == "a1"
    assert [get(after, record.id) for record in register.everything()] == list(register.everything())


def test_duplicated_activity_has_a_number_and_says_where_it_came_from(register: Register) -> None:
    _, copy = copies(register, "a1", name="Kopia")
    made = copy["a1"]
    assert (made.number, made.origin, made.origin_reference) == ("B-003", "duplicate", "B-001")
    assert (made.name, made.order) == ("Kopia", 2)


def test_duplicated_part_stands_last_under_the_same_owner(register: Register) -> None:
    after, copy = copies(register, "p1")
    assert [purpose.id for purpose in after.parts(Purpose, "a1")] == ["p1", "p2", copy["p1"].id]
    assert copy["q1"].owner == copy["p1"].id


@settings(max_examples=25)
@given(data=st.data())
def test_duplicate_says_what_its_original_says(data: st.DataObject) -> None:
    register = data.draw(registers())
    records = [r for r in register.everything() if not isinstance(r, RegisterSheet | Activity)]
    if records:
        record = data.draw(st.sampled_from(records))
        originals = list(edits.with_parts(register, record))
        made = [change.record for change in edits.duplicate(register, record)]
        assert [what_it_says(one) for one in made] == [what_it_says(one) for one in originals]


def what_it_says(record: Record) -> list[object]:
    """The type of a record and all its fields but those that refer to others."""
    record_type = type_of(record)
    links = {field.name for field in edits.reference_fields(record_type)}
    return [record_type.name, *(getattr(record, f.name) for f in record_type.fields if f.name not in links)]


@pytest.mark.parametrize(
    ("position", "order"),
    [(0, ["z", "x", "y"]), (1, ["x", "z", "y"]), (2, ["x", "y", "z"]), (99, ["x", "y", "z"])],
)
def test_moved_record_stands_where_it_was_put(position: int, order: list[str]) -> None:
    register = Register.of([Party(id="x"), Party(id="y", order=1), Party(id="z", order=2)])
    after = apply(register, edits.move(register, get(register, "z"), position))
    assert [party.id for party in after.all(Party)] == order


def test_moving_to_where_it_stands_changes_nothing() -> None:
    register = Register.of([Party(id="x"), Party(id="y", order=1)])
    assert edits.move(register, get(register, "y"), 1) == []


def test_moving_mends_places_named_twice() -> None:
    register = Register.of([Party(id="x", order=5), Party(id="y", order=5), Party(id="z", order=5)])
    after = apply(register, edits.move(register, get(register, "z"), 0))
    assert [(party.id, party.order) for party in after.all(Party)] == [("z", 0), ("x", 1), ("y", 2)]


def test_moving_a_part_leaves_the_parts_of_others_alone(register: Register) -> None:
    register = apply(register, edits.create(register, Purpose, "a2", text="annan"))
    made = edits.move(register, get(register, "p2"), 0)
    assert {change.record.id for change in made} == {"p1", "p2"}


def test_record_as_it_was_before_another_edit_can_still_be_moved(register: Register) -> None:
    old = get(register, "p2")
    after = apply(register, edits.set_values(old, text="ändrad"))
    moved = apply(after, edits.move(after, old, 0))
    assert [purpose.text for purpose in moved.parts(Purpose, "a1")] == ["ändrad", "ett"]


def test_replacing_makes_every_reference_name_the_other(register: Register) -> None:
    made = edits.replace_references(register, get(register, "firm"), get(register, "sub"))
    after = apply(register, made)
    assert (get(after, "r1").party, get(after, "s1").provider) == ("sub", "sub")
    assert get(after, "firm") == get(register, "firm")


def test_record_that_replaces_another_does_not_come_to_refer_to_itself(register: Register) -> None:
    made = edits.replace_references(register, get(register, "firm"), get(register, "sub"))
    assert get(apply(register, made), "sub").vendor != "sub"


def test_list_that_named_both_names_the_other_once(register: Register) -> None:
    made = edits.replace_references(register, get(register, "m1"), get(register, "m2"))
    after = apply(register, made)
    assert get(after, "a1").measures == ("m2",)
    assert get(after, "org").measures == ("m2",)


def test_used_by_names_each_field_that_refers(register: Register) -> None:
    def uses(key: str) -> set[tuple[str, str]]:
        return {(use.record.id, use.field.name) for use in edits.used_by(register, get(register, key))}

    assert uses("firm") == {("r1", "party"), ("sub", "vendor"), ("s1", "provider")}
    assert uses("p1") == {("b1", "purposes"), ("k1", "purposes")}
    assert uses("a1") == {("a2", "replaced_by")}
    assert uses("sheet") == set()


@settings(max_examples=25)
@given(registers())
def test_replaced_record_is_used_by_nothing(register: Register) -> None:
    parties = register.all(Party)
    if len(parties) > 1:
        old, new = parties[:2]
        after = apply(register, edits.replace_references(register, old, new))
        assert [use for use in edits.used_by(after, old) if use.record.id not in (old.id, new.id)] == []


def test_reference_fields_are_those_that_name_other_records() -> None:
    names = [field.name for field in edits.reference_fields(CATALOGUE["data_use"])]
    assert names == ["group", "people"]
    assert edits.reference_fields(CATALOGUE["purpose"]) == ()


def test_ids_that_a_field_names() -> None:
    fields = CATALOGUE["disclosure"].field_named
    link = Disclosure(id="r", owner="a", party="firm", data=("d1", "d2"))
    assert edits.referred(link, fields["party"]) == ("firm",)
    assert edits.referred(link, fields["data"]) == ("d1", "d2")
    assert edits.referred(link, fields["engaged_by"]) == ()


def test_party_of_a_large_register_is_deleted_with_all_that_names_it() -> None:
    register = generate(40)
    party = register.all(Party)[0]
    assert {type(use.record) for use in edits.used_by(register, party)} >= {Disclosure, Source}
    after = apply(register, edits.delete(register, [party]))
    assert edits.used_by(after, party) == []
    assert list(flaws(after)) == []
