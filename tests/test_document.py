"""The one door: what a commit does and in which order, undo and redo, saving, conflicts, and closing."""

import dataclasses
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.document import Document, Step
from ropa_desktop.errors import RopaError
from ropa_desktop.register.edits import create, delete, new_register, set_values
from ropa_desktop.register.records import Activity, Disclosure, Organisation, Party, Purpose
from ropa_desktop.register.records import Document as Attachment
from ropa_desktop.register.register import Change, Register, StaleChange, apply, inverse
from ropa_desktop.register.values import MAX_TEXT
from ropa_desktop.store import contents, saver
from ropa_desktop.store.trouble import ChangedOnDisk, FileInUse
from tests import strategies
from tests.store.files import edited, first_name, rename, saved, small_register


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "Bolaget.ropa"
    saved(file)
    return file


# Making and opening


def test_a_new_document_is_on_disk_at_once(tmp_path: Path) -> None:
    register = small_register()
    with Document.create(tmp_path / "ny.ropa", register) as document:
        assert document.saved_revision == 1
        with Document.open(tmp_path / "ny.ropa", read_only=True) as other:
            assert other.register == register


def test_without_a_register_it_is_empty(tmp_path: Path) -> None:
    with Document.create(tmp_path / "ny.ropa", who="Anna") as document:
        assert list(document.register.everything()) == [document.register.sheet]
        assert [(one.who, one.what) for one in document.history()] == [("Anna", "New register")]
        assert not document.can_undo


def test_a_file_that_exists_is_never_made_anew(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RopaError, match="already exists"):
        Document.create(path)
    assert path.read_bytes() == before


def test_where_there_is_no_folder_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(RopaError, match="is not there"):
        Document.create(tmp_path / "none" / "ny.ropa")


def test_a_register_that_cannot_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    register = new_register("x" * (MAX_TEXT + 1))
    with pytest.raises(RopaError, match="longer than"):
        Document.create(tmp_path / "ny.ropa", register)
    assert list(tmp_path.iterdir()) == []


@given(data=st.data())
@settings(max_examples=30)
def test_what_is_saved_is_what_is_read(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    register: Register = data.draw(strategies.registers())
    path = tmp_path_factory.mktemp("document") / "r.ropa"
    Document.create(path, register).close()
    with Document.open(path) as document:
        assert document.register == register


def test_a_second_one_that_wants_to_edit_is_told_who_has_it(path: Path) -> None:
    with Document.open(path, who="Anna"), pytest.raises(FileInUse, match="in use by Anna"):
        Document.open(path)


def test_whoever_only_reads_does_not_care_who_has_it(path: Path) -> None:
    with Document.open(path), Document.open(path, read_only=True) as reader:
        assert reader.read_only


def test_after_closing_another_may_edit(path: Path) -> None:
    Document.open(path).close()
    Document.open(path).close()


def test_a_file_that_is_refused_is_not_kept_locked(path: Path) -> None:
    good = path.read_bytes()
    path.write_bytes(good[:5000])
    with pytest.raises(RopaError):
        Document.open(path)
    path.write_bytes(good)
    Document.open(path).close()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_through_a_link_the_file_itself_is_replaced(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.ropa"
    link.symlink_to(path)
    with Document.open(link) as document:
        assert document.path == path.resolve()
        rename(document, "Ny")
    assert link.is_symlink()
    assert first_name(path) == "Ny"


# Committing


def test_a_commit_changes_the_register_and_says_its_revision(path: Path) -> None:
    with Document.open(path, who="Anna") as document:
        changes = set_values(document.register.activities[0], name="Ny")
        expected = apply(document.register, changes)
        revision = document.commit("Byt namn", changes)
        assert document.register == expected
        assert revision is not None
        assert (revision.number, revision.what, revision.who) == (2, "Byt namn", "Anna")


def test_listeners_get_the_step_when_all_is_done(path: Path) -> None:
    with Document.open(path) as document:
        seen: list[tuple[Step, str, str, int]] = []
        unsubscribe = document.subscribe(
            lambda step: seen.append(
                (step, document.register.activities[0].name, document.undo_text, len(document.history()))
            )
        )
        rename(document, "Ny")
        unsubscribe()
        rename(document, "Nyare")
    ((step, name, undo_text, revisions),) = seen
    assert [change.record for change in step.changes] == [step.changes[0].after]
    assert (step.revision.number, name, undo_text, revisions) == (2, "Ny", "Name Ny", 2)


@pytest.mark.parametrize("back_and_forth", [False, True])
def test_a_commit_that_changes_nothing_is_none(path: Path, back_and_forth: bool) -> None:
    with Document.open(path) as document:
        seen: list[Step] = []
        document.subscribe(seen.append)
        there = set_values(document.register.activities[0], name="Ny")
        assert document.commit("Inget", [*there, *inverse(there)] if back_and_forth else []) is None
        assert (seen, document.can_undo, len(document.history())) == ([], False, 1)


def test_several_changes_to_a_record_are_one(path: Path) -> None:
    with Document.open(path) as document:
        made = create(document.register, Party, name="Först")
        (first,) = [change.after for change in made]
        assert isinstance(first, Party)
        revision = document.commit("Två i en", [*made, *set_values(first, name="Sedan")])
        assert revision is not None
        (change,) = document.changes_of(revision)
        assert change.after is not None
        assert change.after["name"] == "Sedan"


def test_a_step_with_a_very_long_name_is_named_in_short(path: Path) -> None:
    with Document.open(path) as document:
        revision = document.commit("x" * 40_000, create(document.register, Party))
        assert revision is not None
        assert document.history()[-1].what == revision.what == "x" * 500


def test_changes_made_from_another_state_change_nothing(path: Path) -> None:
    with Document.open(path) as document:
        stale = set_values(document.register.activities[0], name="För sent")
        rename(document, "Ny")
        before = document.register
        with pytest.raises(StaleChange):
            document.commit("För sent", stale)
        assert document.register is before
        assert len(document.history()) == 2


@pytest.mark.parametrize(
    "values", [{"name": "x" * (MAX_TEXT + 1)}, {"name": "a\x00"}, {"name": 7}, {"tags": ["a"]}]
)
def test_what_cannot_be_kept_changes_nothing(path: Path, values: dict[str, object]) -> None:
    with Document.open(path) as document:
        before, changes = document.register, set_values(document.register.activities[0], **values)
        with pytest.raises(RopaError, match="Activity, "):
            document.commit("Ogiltigt", [*create(before, Party, name="Med"), *changes])
        assert document.register is before
        assert (document.can_undo, len(document.history()), document.saving.pending) == (False, 1, False)


def test_a_failed_write_leaves_everything_agreeing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Document.open(path) as document:
        before = document.register
        monkeypatch.setattr("ropa_desktop.store.file.MAX_FILE", 300_000)
        with pytest.raises(RopaError, match="would grow beyond"):
            document.commit("För stort", create(before, Attachment, file=b"x" * 100_000))
        monkeypatch.undo()
        assert document.register is before
        assert (document.can_undo, len(document.history())) == (False, 1)
        rename(document, "Efteråt")
    with Document.open(path, read_only=True) as document:
        assert document.register.all(Attachment) == ()
        assert document.register.activities[0].name == "Efteråt"


def test_too_many_records_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MAX_RECORDS", 2)
    with Document.open(path) as document, pytest.raises(RopaError, match="can hold 2 records"):
        document.commit("En till", create(document.register, Activity))


def test_an_open_document_for_reading_refuses_changes(path: Path) -> None:
    with Document.open(path, read_only=True) as document, pytest.raises(RopaError, match="reading only"):
        rename(document, "Ny")


# Undo and redo


def test_undo_takes_the_last_step_back_by_a_step_of_its_own(path: Path) -> None:
    with Document.open(path) as document:
        before = document.register
        rename(document, "Ny")
        undone = document.undo()
        assert document.register == before
        assert undone is not None
        _, done, undoing = document.history()
        assert (undoing, undoing.undoes, undoing.parent) == (undone, done.id, done.id)


def test_redo_does_it_again_by_taking_the_undoing_back(path: Path) -> None:
    with Document.open(path) as document:
        rename(document, "Ny")
        after = document.register
        undone, redone = document.undo(), document.redo()
        assert document.register == after
        assert undone is not None
        assert redone is not None
        assert redone.undoes == undone.id
        assert (document.can_undo, document.can_redo) == (True, False)


def test_the_texts_name_what_is_undone_and_redone(path: Path) -> None:
    with Document.open(path) as document:
        assert (document.undo_text, document.redo_text) == ("", "")
        rename(document, "A")
        rename(document, "B")
        document.undo()
        assert (document.undo_text, document.redo_text) == ("Name A", "Name B")


def test_a_new_step_ends_what_can_be_redone(path: Path) -> None:
    with Document.open(path) as document:
        rename(document, "A")
        document.undo()
        rename(document, "B")
        assert not document.can_redo
        assert document.redo() is None


def test_with_nothing_to_undo_nothing_happens(path: Path) -> None:
    with Document.open(path) as document:
        assert document.undo() is None
        assert document.redo() is None
        assert len(document.history()) == 1


@given(data=st.data())
@settings(max_examples=30)
def test_undoing_everything_and_redoing_it_leads_back(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("document") / "r.ropa"
    with Document.create(path, data.draw(strategies.registers())) as document:
        states = [document.register]
        unsubscribe = document.subscribe(lambda _: states.append(document.register))
        for _ in range(3):
            document.commit("Steg", data.draw(strategies.changes(document.register)))
        unsubscribe()
        for earlier in reversed(states[:-1]):
            document.undo()
            assert document.register == earlier
        assert not document.can_undo
        for later in states[1:]:
            document.redo()
            assert document.register == later
        assert not document.can_redo
    with Document.open(path, read_only=True) as document:
        assert document.register == states[-1]


def test_a_step_of_ten_thousand_changes_is_undone_whole(path: Path) -> None:
    with Document.open(path) as document:
        before = document.register
        made = [Change(None, Activity(id=f"a{i}", order=i, name=f"{i}")) for i in range(10_000)]
        document.commit("Många", made)
        assert len(document.register.activities) == 10_002
        document.undo()
        assert document.register == before
    with Document.open(path, read_only=True) as document:
        assert document.register == before


# Saving


def test_a_step_is_on_disk_after_a_flush(path: Path) -> None:
    with Document.open(path) as document:
        rename(document, "Ny")
        assert document.saving.pending
        document.flush()
        assert (document.saved_revision, document.saving.pending, document.saving.error) == (2, False, None)
        assert first_name(path) == "Ny"


def test_closing_saves(path: Path) -> None:
    document = Document.open(path)
    rename(document, "Ny")
    document.close()
    assert first_name(path) == "Ny"


def test_what_is_abandoned_is_not_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saver, "DELAY", 1000.0)
    document = Document.open(path)
    rename(document, "Ny")
    document.abandon()
    assert first_name(path) == "Löner"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_mistake_in_a_with_block_saves_what_was_committed(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Document.open(path) as document:  # noqa: PT012
        rename(document, "Ny")
        raise ZeroDivisionError
    assert first_name(path) == "Ny"


def test_listeners_hear_how_far_the_disk_is(path: Path) -> None:
    with Document.open(path) as document:
        states: list[tuple[int, bool]] = []
        unsubscribe = document.subscribe_saving(lambda now: states.append((now.revision, now.pending)))
        rename(document, "Ny")
        document.flush()
        unsubscribe()
        rename(document, "Nyare")
    assert states == [(1, True), (2, False)]


@pytest.mark.skipif(os.name == "nt", reason="there are no mode bits")
def test_saving_keeps_the_mode_of_the_file(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    with Document.open(path) as document:
        rename(document, "Ny")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_changed_by_another_program_is_never_overwritten(path: Path) -> None:
    document = Document.open(path)
    edited(path, "UPDATE activity SET name = 'Andras'")
    theirs = path.read_bytes()
    rename(document, "Våra")
    with pytest.raises(ChangedOnDisk, match="changed by another program"):
        document.close()
    assert path.read_bytes() == theirs
    assert document.register.activities[0].name == "Våra"
    assert isinstance(document.saving.error, ChangedOnDisk)
    document.abandon()


def test_a_file_that_was_deleted_is_not_made_again(path: Path) -> None:
    document = Document.open(path)
    path.unlink()
    rename(document, "Ny")
    with pytest.raises(ChangedOnDisk, match="moved or deleted"):
        document.flush()
    assert not path.exists()
    document.abandon()


def test_a_copy_put_back_is_no_conflict(path: Path, tmp_path: Path) -> None:
    with Document.open(path) as document:
        shutil.move(path, tmp_path / "aside")
        shutil.copy(tmp_path / "aside", path)
        rename(document, "Ny")
    assert first_name(path) == "Ny"


def test_in_a_conflict_the_work_is_saved_under_another_name(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "Kopia.ropa"
    with Document.open(path) as document:
        edited(path, "UPDATE activity SET name = 'Andras'")
        rename(document, "Våra")
        with pytest.raises(ChangedOnDisk):
            document.flush()
        document.save_as(other)
        assert (document.path, document.saving.pending, document.saving.error) == (other, False, None)
        rename(document, "Vidare")
    assert first_name(other) == "Vidare"
    assert first_name(path) == "Andras"
    Document.open(path).close()


def test_a_document_for_reading_is_edited_under_another_name(path: Path, tmp_path: Path) -> None:
    with Document.open(path, read_only=True) as document:
        document.save_as(tmp_path / "Kopia.ropa")
        assert not document.read_only
        rename(document, "Ny")
    assert first_name(tmp_path / "Kopia.ropa") == "Ny"
    assert first_name(path) == "Löner"


def test_saving_as_replaces_the_file_there_but_not_one_in_use(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "annan.ropa"
    other.write_text("något annat")
    with Document.open(path) as document:
        document.save_as(other)
        with Document.open(path) as second, pytest.raises(FileInUse):
            second.save_as(other)
    assert first_name(other) == "Löner"


def test_saving_as_where_nothing_can_be_written_stays_with_the_file(path: Path, tmp_path: Path) -> None:
    with Document.open(path) as document:
        with pytest.raises(RopaError, match="is not there"):
            document.save_as(tmp_path / "none" / "ny.ropa")
        assert document.path == path
        rename(document, "Ny")
    assert first_name(path) == "Ny"


def test_two_copies_share_their_history(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Kopia.ropa"
    shutil.copy(path, copy)
    with Document.open(path) as one, Document.open(copy) as other:
        rename(one, "A")
        other.commit("Ta bort", delete(other.register, other.register.all(Organisation)))
        ours, theirs = one.history(), other.history()
    assert ours[0] == theirs[0]
    assert ours[1].parent == theirs[1].parent
    assert ours[1].id != theirs[1].id


@pytest.mark.parametrize(
    "change",
    [
        lambda register: Change(register.sheet, None),
        lambda register: Change(None, Party(id=register.activities[0].id)),
        lambda _register: Change(None, Purpose(id="new", owner="nobody")),
        lambda register: Change(
            register.activities[0], dataclasses.replace(register.activities[0], systems=("none",))
        ),
    ],
    ids=["no sheet", "an id used twice", "an owner that is not there", "a reference that is not there"],
)
def test_a_step_that_would_break_the_register_is_refused(
    path: Path, change: Callable[[Register], Change]
) -> None:
    with Document.open(path) as document:
        before = document.register
        with pytest.raises(RopaError, match="This step cannot be carried out"):
            document.commit("Fel", [change(before)])
        assert document.register is before


def test_deleting_what_is_still_referred_to_is_refused(path: Path) -> None:
    with Document.open(path) as document:
        register = document.register
        register = apply(register, changes := create(register, Party, name="Part"))
        document.commit("Ny", changes)
        party = document.register.all(Party)[-1]
        activity = document.register.activities[0]
        document.commit("Länk", create(document.register, Disclosure, activity.id, party=party.id))
        with pytest.raises(RopaError, match="no record has the id"):
            document.commit("Bort", [Change(party, None)])
