"""The history: what each step changed, and the register as it was, from the file alone."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.document import Document
from ropa_desktop.errors import RopaError
from ropa_desktop.register.edits import create, delete, new_register, set_values
from ropa_desktop.register.records import Activity, Party, Purpose
from ropa_desktop.register.register import Register
from ropa_desktop.store.file import RegisterFile
from ropa_desktop.store.revisions import RecordedChange, Revision
from tests import strategies
from tests.store.files import edited, saved


def last_changes(document: Document) -> list[RecordedChange]:
    return document.changes_of(document.history()[-1])


def test_a_new_file_begins_with_one_revision_that_creates_everything(register_file: Path) -> None:
    with Document.open(register_file, read_only=True) as document:
        (first,) = document.history()
        changes = document.changes_of(first)
        assert (first.number, first.parent, first.who, first.undoes) == (1, "", "Test", "")
        assert {change.record_id for change in changes} == {r.id for r in document.register.everything()}
        assert all(change.before is None for change in changes)


def test_revisions_form_a_chain(register_file: Path) -> None:
    before = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    with Document.open(register_file, who="Anna") as document:
        document.commit("Ny part", create(document.register, Party, name="Ny"))
        first, second = document.history()
    assert (second.number, second.parent, second.who, second.what) == (2, first.id, "Anna", "Ny part")
    assert before <= second.at <= datetime.datetime.now(datetime.UTC)


def test_the_newest_revisions_can_be_had_alone(register_file: Path) -> None:
    with Document.open(register_file) as document:
        for number in range(3):
            document.commit(f"Steg {number}", create(document.register, Party, name=f"Nr {number}"))
        assert document.history(latest=2) == document.history()[-2:]
        assert document.history(latest=9) == document.history()


def test_the_first_changes_of_a_revision_can_be_had_alone(register_file: Path) -> None:
    with Document.open(register_file, read_only=True) as document:
        (first,) = document.history()
        assert document.changes_of(first, most=2) == document.changes_of(first)[:2]


def test_a_created_record_is_recorded_with_what_it_says(register_file: Path) -> None:
    with Document.open(register_file) as document:
        activity = document.register.activities[0]
        document.commit("Ändamål", create(document.register, Purpose, activity.id, text="Nytt"))
        (change,) = last_changes(document)
        assert (change.record_type, change.before) == ("purpose", None)
        assert change.after == {"order": 1, "owner": activity.id, "text": "Nytt"}


def test_a_changed_record_is_recorded_with_the_fields_that_differ(register_file: Path) -> None:
    with Document.open(register_file) as document:
        activity = document.register.activities[0]
        document.commit("Ändra", set_values(activity, name="Ny", tags=("a", "b")))
        (change,) = last_changes(document)
        assert change.before == {"name": "Löner", "tags": ()}
        assert change.after == {"name": "Ny", "tags": ("a", "b")}


def test_a_deleted_record_is_recorded_with_what_it_said(register_file: Path) -> None:
    with Document.open(register_file) as document:
        (party,) = document.register.all(Party)
        document.commit("Ta bort", delete(document.register, [party]))
        (change,) = last_changes(document)
        assert change.after is None
        assert change.before == {"order": 0, "name": "Lönebyrån"}


@settings(max_examples=60)
@given(data=st.data())
def test_every_earlier_register_can_be_read_back(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("history") / "r.ropa"
    states: list[tuple[Revision, Register]] = []
    with Document.create(path, data.draw(strategies.registers())) as document:
        states.append((document.history()[0], document.register))
        for _ in range(3):
            revision = document.commit("Steg", data.draw(strategies.changes(document.register)))
            if revision is not None:
                states.append((revision, document.register))
    with Document.open(path, read_only=True) as document:
        assert document.register == states[-1][1]
        assert document.history() == [revision for revision, _ in states]
        for revision, register in states:
            assert document.register_as_of(revision) == register


def test_reading_back_does_what_it_can_where_another_program_went_past_the_history(
    register_file: Path,
) -> None:
    with Document.open(register_file) as document:
        document.commit("Ändra", set_values(document.register.activities[0], name="Ny"))
        gone, kept = (activity.id for activity in document.register.activities)
    edited(
        register_file,
        f"DELETE FROM purpose WHERE owner = '{gone}'",  # noqa: S608
        f"DELETE FROM activity WHERE id = '{gone}'",  # noqa: S608
    )
    with Document.open(register_file, read_only=True) as document:
        earlier = document.register_as_of(document.history()[0])
        assert [activity.id for activity in earlier.activities] == [kept]


def test_of_fields_and_record_types_that_are_no_more_the_history_says_nothing(register_file: Path) -> None:
    edited(
        register_file,
        "UPDATE change SET record_type = 'abolished' WHERE record_type = 'party'",
        """UPDATE change SET after = '{"name": "Kvar", "abolished": 7}' WHERE record_type = 'organisation'""",
    )
    with Document.open(register_file, read_only=True) as document:
        changes = {change.record_type: change for change in document.changes_of(document.history()[0])}
    assert "abolished" not in changes
    assert changes["organisation"].after == {"name": "Kvar"}


def test_writing_needs_changes_that_fit_what_is_there(tmp_path: Path) -> None:
    """A fault of ours: the transaction is taken back, and nothing of it stays."""
    path = tmp_path / "r.ropa"
    saved(path, new_register())
    file, register = RegisterFile.open(path, "Test", read_only=False)
    stranger = Activity(id="nobody")
    with pytest.raises(RuntimeError):
        file.write(register, set_values(stranger, name="x"), "Test", "x")
    assert len(file.revisions()) == 1
    file.close()


def test_a_record_too_large_to_be_read_again_is_not_written(tmp_path: Path) -> None:
    with Document.create(tmp_path / "r.ropa") as document:
        before = document.register
        tags = tuple(f"{i:05}" + "x" * 20_000 for i in range(1700))
        with pytest.raises(RopaError, match="larger than 32 MB"):
            document.commit("För stort", create(before, Activity, tags=tags))
        assert document.register is before
        assert len(document.history()) == 1
