"""What an import would change: new records created, known ones changed, nothing deleted, nothing mixed up."""

import dataclasses
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ropa_desktop.i18n import message
from ropa_desktop.imports.plan import Plan, Problem, is_blank, plan
from ropa_desktop.register.edits import create, new_register, reference_fields, referred, set_values
from ropa_desktop.register.fields import Part, Record, type_of
from ropa_desktop.register.integrity import flaws
from ropa_desktop.register.records import (
    Activity,
    Organisation,
    Party,
    Provenance,
    Purpose,
    RegisterSheet,
)
from ropa_desktop.register.register import Change, Register, apply
from tests.generator import generate
from tests.registers.companies import COMPANIES, register_of
from tests.strategies import changes, registers


@pytest.fixture
def ours() -> Register:
    return Register.of(
        [
            RegisterSheet(id="ours", title="Vårt register"),
            Party(id="x", name="Firman"),
            Party(id="y", name="Byrån", order=4),
            Activity(id="a", name="Lön"),
            Purpose(id="p", owner="a", text="betala ut lön"),
        ]
    )


def incoming(*records: Record) -> Register:
    return Register.of([RegisterSheet(id="theirs", title="Deras register"), *records])


def carried_out(register: Register, made: Plan) -> Register:
    """The register after a plan, which must have no problems."""
    assert made.problems == ()
    return apply(register, made.changes)


def test_fresh_register_becomes_the_incoming_one() -> None:
    fresh, theirs = new_register(), generate(3)
    assert carried_out(fresh, plan(fresh, theirs)) == theirs


@pytest.mark.parametrize("company", COMPANIES)
def test_fresh_register_becomes_a_real_one(company: str) -> None:
    fresh, theirs = new_register(), register_of(company)
    assert carried_out(fresh, plan(fresh, theirs)) == theirs


def test_fresh_register_takes_over_the_sheet_and_gives_up_its_own() -> None:
    fresh = new_register()
    made = plan(fresh, incoming())
    assert Change(fresh.sheet, None) in made.changes
    assert carried_out(fresh, made).sheet.title == "Deras register"


def test_fresh_register_with_the_same_id_changes_its_sheet() -> None:
    fresh = Register.of([RegisterSheet(id="theirs")])
    made = plan(fresh, incoming())
    assert made.changes == (Change(fresh.sheet, incoming().sheet),)


def test_register_with_a_title_keeps_its_sheet() -> None:
    titled = new_register("Vårt register")
    after = carried_out(titled, plan(titled, incoming(Party(id="x"))))
    assert after.sheet == titled.sheet


def test_register_with_contents_keeps_its_sheet(ours: Register) -> None:
    after = carried_out(ours, plan(ours, incoming(Party(id="z"))))
    assert after.sheet == ours.sheet


def test_sheet_of_the_same_register_is_changed(ours: Register) -> None:
    theirs = Register.of([RegisterSheet(id="ours", title="Nytt namn", order=3)])
    assert carried_out(ours, plan(ours, theirs)).sheet == RegisterSheet(id="ours", title="Nytt namn")


def test_known_records_are_changed_where_they_stand(ours: Register) -> None:
    made = plan(ours, incoming(Party(id="y", name="Nya byrån")))
    assert made.changes == (Change(ours.get(Party, "y"), Party(id="y", name="Nya byrån", order=4)),)


def test_known_part_takes_the_place_that_the_import_gives_it(ours: Register) -> None:
    theirs = incoming(Activity(id="a", name="Lön"), Purpose(id="p", owner="a", text="ny text", order=2))
    after = carried_out(ours, plan(ours, theirs))
    assert after.parts(Purpose, "a") == (Purpose(id="p", owner="a", text="ny text", order=2),)


def test_new_records_are_created_after_ours(ours: Register) -> None:
    after = carried_out(ours, plan(ours, incoming(Party(id="b"), Party(id="c", order=1))))
    assert [party.id for party in after.all(Party)] == ["x", "y", "b", "c"]


def test_first_records_of_a_type_keep_their_places(ours: Register) -> None:
    after = carried_out(ours, plan(ours, incoming(Organisation(id="o", order=3))))
    assert [organisation.order for organisation in after.organisations] == [3]


def test_new_parts_come_with_their_owners(ours: Register) -> None:
    theirs = incoming(Activity(id="n", name="Ny"), Purpose(id="q", owner="n", text="nytt"))
    after = carried_out(ours, plan(ours, theirs))
    assert [purpose.text for purpose in after.parts(Purpose, "n")] == ["nytt"]


def test_parts_of_their_sheet_become_parts_of_ours(ours: Register) -> None:
    after = carried_out(ours, plan(ours, incoming(Provenance(id="q", owner="theirs", place="1"))))
    assert [one.place for one in after.parts(Provenance, after.sheet)] == ["1"]


def test_what_is_missing_in_the_import_stays(ours: Register) -> None:
    after = carried_out(ours, plan(ours, incoming()))
    assert after == ours


def test_importing_the_register_itself_changes_nothing(ours: Register) -> None:
    assert plan(ours, ours) == Plan(())


def test_record_of_another_type_with_the_same_id_is_a_problem(ours: Register) -> None:
    made = plan(ours, incoming(Organisation(id="x", name="Annan")))
    assert made.changes == ()
    assert [problem.in_language("en") for problem in made.problems] == [
        "x: the register already holds another kind of record with this id"
    ]


@pytest.mark.parametrize(
    "register", [Register.of([RegisterSheet(id="x", title="Vårt")]), incoming(Activity(id="x"))]
)
def test_record_with_the_id_of_the_sheet_or_of_an_activity_is_a_problem(register: Register) -> None:
    assert [problem.place for problem in plan(register, incoming(Party(id="x"))).problems] == ["x"]


def test_every_problem_is_told(ours: Register) -> None:
    made = plan(ours, incoming(Organisation(id="x"), Organisation(id="y", order=1), Party(id="z")))
    assert [problem.place for problem in made.problems] == ["x", "y"]
    assert [change.record.id for change in made.changes] == ["z"]


def test_created_and_changed_records_are_counted(ours: Register) -> None:
    theirs = incoming(
        Party(id="x", name="Nytt namn"),
        Party(id="z", order=1),
        Activity(id="n"),
        Purpose(id="q", owner="n"),
    )
    assert plan(ours, theirs).counts() == {"party": (1, 1), "activity": (1, 0), "purpose": (1, 0)}


def test_sheet_that_is_given_up_is_not_counted() -> None:
    assert plan(new_register(), incoming()).counts() == {"register": (1, 0)}


def test_deleted_records_are_neither_created_nor_changed() -> None:
    assert Plan((Change(Party(id="x"), None),)).counts() == {}


@settings(max_examples=25)
@given(registers(), registers())
def test_import_deletes_nothing_and_breaks_nothing(register: Register, other: Register) -> None:
    assume(not is_blank(register))
    other = renamed(other)
    made = plan(register, other)
    after = carried_out(register, made)
    assert list(flaws(after)) == []
    sheet = register.sheet.id
    assert {change.record.id for change in made.changes if change.after is None} <= {sheet}
    kept = {record.id for record in register.everything()} - {sheet}
    assert kept <= {record.id for record in after.everything()}


def renamed(register: Register) -> Register:
    """The register with other ids, so that it has nothing in common with one that was drawn."""

    def other(record: Record) -> Record:
        values: dict[str, Any] = {"id": f"{record.id}-n"}
        if isinstance(record, Part):
            values["owner"] = f"{record.owner}-n"
        for field in reference_fields(type_of(record)):
            ids = tuple(f"{key}-n" for key in referred(record, field))
            listed = isinstance(getattr(record, field.name), tuple)
            values[field.name] = ids if listed else "".join(ids)
        return dataclasses.replace(record, **values)

    return Register.of([other(record) for record in register.everything()])


@settings(max_examples=25)
@given(registers(), registers())
def test_importing_twice_changes_nothing_more(register: Register, other: Register) -> None:
    other = renamed(other)
    after = carried_out(register, plan(register, other))
    assert plan(after, other) == Plan(())


@settings(max_examples=25)
@given(data=st.data())
def test_import_of_an_edited_copy_brings_its_edits(data: st.DataObject) -> None:
    register = data.draw(registers())
    copy = apply(register, data.draw(changes(register)))
    after = carried_out(register, plan(register, copy))
    assert without_places(after) >= without_places(copy)


def without_places(register: Register) -> set[Record]:
    """The records, wherever they stand among their siblings."""
    return {dataclasses.replace(record, order=0) for record in register.everything()}


def test_import_of_a_large_register_twice() -> None:
    theirs = generate(60)
    ours = generate(20, seed=2)
    after = carried_out(ours, plan(ours, theirs))
    counts = after.counts()
    assert counts["activity"] == 80
    assert plan(after, theirs).changes == ()
    edited = apply(theirs, set_values(theirs.activities[7], name="Ändrad"))
    assert [change.record.id for change in plan(after, edited).changes] == [theirs.activities[7].id]


def test_problem_reads_with_its_place_where_it_has_one() -> None:
    said = message("is missing")
    assert Problem("activities[3].start", said).in_language("en") == "activities[3].start: is missing"
    assert Problem("", said).in_language("en") == "is missing"


def test_a_new_register_without_a_name_becomes_the_incoming_one() -> None:
    fresh = new_register()
    fresh = apply(fresh, create(fresh, Organisation))
    theirs = register_of("ikredit")
    assert carried_out(fresh, plan(fresh, theirs)) == theirs


def test_where_organisations_meet_each_activity_names_its_own() -> None:
    ours = new_register("Vårt")
    ours = apply(ours, create(ours, Organisation, name="Vi AB"))
    ours = apply(ours, create(ours, Activity, name="Vår"))
    after = carried_out(ours, plan(ours, register_of("ikredit")))
    assert all(activity.organisation for activity in after.activities)


def test_a_number_that_is_taken_gives_way_and_stays_so() -> None:
    ours = new_register("Vårt")
    ours = apply(ours, create(ours, Activity, name="Vår"))
    after = carried_out(ours, plan(ours, register_of("ikredit")))
    assert len({one.number for one in after.activities}) == 5
    assert plan(after, register_of("ikredit")) == Plan(())
