"""The register as a value: applying changes, taking them back, order, and what is stale."""

import gc
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.register.fields import Record, type_of
from ropa_desktop.register.records import (
    Activity,
    Measure,
    Operation,
    Organisation,
    Party,
    Purpose,
    RegisterSheet,
)
from ropa_desktop.register.register import (
    Change,
    Register,
    StaleChange,
    apply,
    differences,
    inverse,
    owner_of,
)
from tests.generator import generate
from tests.strategies import changes, registers


def ids(records: tuple[Record, ...]) -> list[str]:
    return [record.id for record in records]


@pytest.fixture
def register() -> Register:
    """Two activities, the first with three purposes."""
    return Register.of(
        [
            RegisterSheet(id="sheet"),
            Activity(id="b", order=1),
            Activity(id="a", order=0),
            Purpose(id="p2", owner="a", order=1, text="två"),
            Purpose(id="p1", owner="a", order=0, text="ett"),
            Purpose(id="p3", owner="a", order=2, text="tre"),
        ]
    )


def test_records_stand_in_order_whatever_order_they_came_in(register: Register) -> None:
    assert ids(register.activities) == ["a", "b"]
    assert ids(register.parts(Purpose, "a")) == ["p1", "p2", "p3"]


def test_records_at_the_same_place_stand_in_the_order_of_their_ids() -> None:
    register = Register.of([Party(id="z"), Party(id="x"), Party(id="y", order=0)])
    assert ids(register.all(Party)) == ["x", "y", "z"]


def test_parts_are_found_by_owner_or_its_id(register: Register) -> None:
    assert register.parts(Purpose, register.activities[0]) == register.parts(Purpose, "a")
    assert register.parts(Purpose, "b") == ()


def test_top_level_records_are_those_without_an_owner(register: Register) -> None:
    assert register.all(Purpose) == ()
    assert [purpose.id for purpose in register.every(Purpose)] == ["p1", "p2", "p3"]


def test_record_is_found_by_type_and_id_or_by_id_alone(register: Register) -> None:
    found = register.get(Purpose, "p2")
    assert found is register.find("p2")
    assert found is not None
    assert found.text == "två"
    assert register.get(Activity, "p2") is None
    assert register.find("nowhere") is None


def test_chosen_records_stand_in_the_order_of_the_list(register: Register) -> None:
    assert ids(register.chosen(Purpose, ["p3", "nowhere", "p1"])) == ["p3", "p1"]


def test_records_are_found_by_what_they_refer_to() -> None:
    party, other = Party(id="firm"), Party(id="sub", vendor="firm")
    first, second = Activity(id="a", measures=("m", "n")), Activity(id="b", measures=("n",))
    register = Register.of([RegisterSheet(id="sheet"), party, other, first, second])
    assert register.table("party").naming("vendor") == {"firm": [other]}
    assert register.table("activity").naming("measures") == {"m": [first], "n": [first, second]}
    after = apply(register, [Change(second, None)])
    assert after.table("activity").naming("measures") == {"m": [first], "n": [first]}


def test_sheet_organisations_and_counts(register: Register) -> None:
    assert register.sheet.id == "sheet"
    assert register.organisations == ()
    counts = register.counts()
    assert (counts["activity"], counts["purpose"], counts["party"]) == (2, 3, 0)


def test_everything_is_every_record_once() -> None:
    register = generate(5)
    everything = list(register.everything())
    assert len({record.id for record in everything}) == len(everything) == sum(register.counts().values())
    assert Register.of(everything) == register


def test_registers_are_equal_when_they_hold_the_same_records(register: Register) -> None:
    assert Register.of(reversed(list(register.everything()))) == register
    assert Register.of([RegisterSheet(id="sheet")]) != register


@pytest.mark.parametrize("value", [Register.of([]), Register.of([]).table("party")])
def test_registers_are_no_keys(value: object) -> None:
    with pytest.raises(TypeError):
        hash(value)


def test_created_record_is_there_and_the_old_register_is_as_it_was(register: Register) -> None:
    after = apply(register, [Change(None, Purpose(id="p4", owner="b"))])
    assert ids(after.parts(Purpose, "b")) == ["p4"]
    assert register.parts(Purpose, "b") == ()


def test_changed_record_takes_its_new_place(register: Register) -> None:
    first = register.parts(Purpose, "a")[0]
    after = apply(register, [Change(first, Purpose(id="p1", owner="a", order=9, text="sist"))])
    assert ids(after.parts(Purpose, "a")) == ["p2", "p3", "p1"]


def test_part_can_move_to_another_owner(register: Register) -> None:
    first = register.parts(Purpose, "a")[0]
    after = apply(register, [Change(first, Purpose(id="p1", owner="b", text="ett"))])
    assert ids(after.parts(Purpose, "a")) == ["p2", "p3"]
    assert ids(after.parts(Purpose, "b")) == ["p1"]


def test_deleted_record_is_gone(register: Register) -> None:
    purposes = register.parts(Purpose, "a")
    after = apply(register, [Change(purpose, None) for purpose in purposes])
    assert after.parts(Purpose, "a") == ()
    assert after == Register.of([RegisterSheet(id="sheet"), *register.activities])


def test_changes_of_one_record_are_applied_after_one_another(register: Register) -> None:
    steps: list[Purpose | None] = [
        None,
        Purpose(id="n", owner="a"),
        Purpose(id="n", owner="b", text="här"),
        None,
        Purpose(id="n", owner="b", text="igen"),
    ]
    after = apply(register, [Change(*pair) for pair in pairwise(steps)])
    assert after.parts(Purpose, "b") == (steps[-1],)
    assert len(after.parts(Purpose, "a")) == 3


def test_untouched_tables_and_groups_are_shared(register: Register) -> None:
    after = apply(register, [Change(None, Purpose(id="p4", owner="b"))])
    assert after.table("activity") is register.table("activity")
    assert after.parts(Purpose, "a") is register.parts(Purpose, "a")


def test_no_changes_give_an_equal_register(register: Register) -> None:
    assert apply(register, []) == register


STALE = {
    "created twice": Change(None, Activity(id="a")),
    "created under the id of another": Change(None, Purpose(id="p1", owner="b")),
    "changed from another state": Change(Activity(id="a", name="annan"), Activity(id="a", name="ny")),
    "changed though it is gone": Change(Activity(id="gone"), Activity(id="gone", name="ny")),
    "deleted from another state": Change(Activity(id="a", name="annan"), None),
    "deleted though it is gone": Change(Activity(id="gone"), None),
    "given another id": Change(Activity(id="a", order=0), Activity(id="other", order=0)),
    "given another type": Change(Activity(id="a", order=0), Organisation(id="a", order=0)),
}


@pytest.mark.parametrize("change", STALE.values(), ids=STALE)
def test_change_from_another_state_is_stale(register: Register, change: Change) -> None:
    with pytest.raises(StaleChange):
        apply(register, [change])


def test_change_without_a_record_is_no_change() -> None:
    with pytest.raises(ValueError, match="before or after"):
        _ = Change(None, None).record


def test_inverse_is_the_changes_backwards() -> None:
    one, other = Party(id="x"), Party(id="x", name="X")
    assert inverse([Change(None, one), Change(one, other)]) == [Change(other, one), Change(one, None)]


@settings(max_examples=25)
@given(data=st.data())
def test_undo_gives_back_the_same_register(data: st.DataObject) -> None:
    register = data.draw(registers())
    made = data.draw(changes(register))
    after = apply(register, made)
    assert apply(after, inverse(made)) == register
    assert inverse(inverse(made)) == made


@settings(max_examples=25)
@given(data=st.data())
def test_one_step_does_what_its_changes_do_one_by_one(data: st.DataObject) -> None:
    register = data.draw(registers())
    made = data.draw(changes(register))
    one_by_one = register
    for change in made:
        one_by_one = apply(one_by_one, [change])
    after = apply(register, made)
    assert after == one_by_one
    assert groups(after) == groups(one_by_one)


@settings(max_examples=25)
@given(data=st.data())
def test_groups_after_changes_are_those_of_a_register_made_anew(data: st.DataObject) -> None:
    register = data.draw(registers())
    after = apply(register, data.draw(changes(register)))
    assert groups(after) == groups(Register.of(after.everything()))
    assert set(after.tables) == {type_of(record).name for record in after.everything()}


def groups(register: Register) -> dict[str, dict[str, tuple[Record, ...]]]:
    """The records of each type by owner, as the register keeps them."""
    return {name: table.by_owner for name, table in register.tables.items()}


@settings(max_examples=25)
@given(data=st.data())
def test_differences_lead_from_one_register_to_another(data: st.DataObject) -> None:
    before = data.draw(registers())
    after = apply(before, data.draw(changes(before)))
    assert apply(before, differences(before, after)) == after
    assert apply(after, differences(after, before)) == before


@settings(max_examples=25)
@given(registers(), registers())
def test_differences_lead_between_any_two_registers(before: Register, after: Register) -> None:
    assert apply(before, differences(before, after)) == after


def test_there_is_no_difference_between_equal_registers() -> None:
    assert differences(generate(3), generate(3)) == []


def test_differences_name_only_what_differs(register: Register) -> None:
    first = register.activities[0]
    after = apply(register, [Change(first, Activity(id="a", name="Ny"))])
    assert differences(register, after) == [Change(first, Activity(id="a", name="Ny"))]


SMALL, LARGE = 1_000, 10_000

LINEAR = 35
"""Ten times as many changes take about ten times as long, never a hundred times; the rest is for noise."""


def one_group(count: int) -> list[Record]:
    return [Operation(id=f"o{i}", order=i, owner="a", text="x") for i in range(count)]


def many_groups(count: int) -> list[Record]:
    return [Operation(id=f"o{i}", owner=f"a{i}", text="x") for i in range(count)]


def top_level(count: int) -> list[Record]:
    return [Measure(id=f"m{i}", order=count - i, name="x") for i in range(count)]


def seconds(work: Callable[[], Any]) -> float:
    """The least processor time of a few runs: what else the machine does only adds to it."""
    times = []
    gc.disable()
    try:
        for _ in range(3):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(times)


@pytest.mark.parametrize("records", [one_group, many_groups, top_level])
def test_work_of_one_step_grows_with_its_changes(records: Callable[[int], list[Record]]) -> None:
    def step(count: int) -> float:
        creation = [Change(None, record) for record in records(count)]
        return seconds(lambda: apply(Register(), creation))

    assert step(LARGE) < LINEAR * step(SMALL)


@pytest.mark.parametrize("records", [one_group, many_groups, top_level])
def test_work_of_its_undo_grows_with_its_changes(records: Callable[[int], list[Record]]) -> None:
    def step(count: int) -> float:
        creation = [Change(None, record) for record in records(count)]
        made = apply(Register(), creation)
        return seconds(lambda: apply(made, inverse(creation)))

    assert step(LARGE) < LINEAR * step(SMALL)


def test_owner_of_a_record_that_stands_for_itself_is_nobody() -> None:
    assert owner_of(Party(id="x")) == ""
    assert owner_of(Purpose(id="x", owner="a")) == "a"
