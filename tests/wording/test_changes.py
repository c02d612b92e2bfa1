"""Steps of the history in words: what was added, changed and removed, before and after."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ropa_desktop.document import Document
from ropa_desktop.i18n import LANGUAGES
from ropa_desktop.register.edits import create, delete, move, set_values
from ropa_desktop.register.records import Disclosure, Organisation, Party, Purpose
from ropa_desktop.register.register import Change, Register
from ropa_desktop.register.values import Answer, PartialDate
from ropa_desktop.wording.changes import ChangeInWords, FieldInWords, changes_in_words
from tests.checks.building import Good
from tests.registers.companies import COMPANIES, register_of


class Steps:
    """A document to take steps in, and what is told of the last one."""

    def __init__(self, document: Document, good: Good) -> None:
        self.document = document
        self.good = good

    @property
    def register(self) -> Register:
        return self.document.register

    def take(self, changes: Sequence[Change]) -> list[ChangeInWords]:
        self.document.commit("Steg", changes)
        return self.told()

    def told(self, back: int = 1) -> list[ChangeInWords]:
        revision = self.document.history()[-back]
        return changes_in_words(self.register, self.document.changes_of(revision), "en")


@pytest.fixture
def steps(tmp_path: Path) -> Iterator[Steps]:
    good = Good()
    with Document.create(tmp_path / "a.ropa", good.register) as document:
        yield Steps(document, good)


def test_changed_field_is_told_before_and_after(steps: Steps) -> None:
    activity = steps.register.activities[0]
    (told,) = steps.take(set_values(activity, state="paused", reviewed=PartialDate("2026-03")))
    assert (told.manner, told.shown, told.place) == ("changed", activity.id, "")
    assert told.title == f"Activity: {activity.number} Löneutbetalning"
    assert told.fields == (
        FieldInWords("Status", "Active", "Paused"),
        FieldInWords("Last reviewed", "", "2026-03"),
    )


def test_answers_and_lists_are_told_in_words(steps: Steps) -> None:
    activity = steps.register.activities[0]
    (told,) = steps.take(set_values(activity, profiling=Answer.NO, tags=("a", "b"), unreviewed=("purposes",)))
    assert [(one.before, one.after) for one in told.fields] == [("", "No"), ("", "Purposes"), ("", "a\nb")]


def test_added_part_says_in_which_activity_it_is(steps: Steps) -> None:
    activity = steps.register.activities[0]
    (told,) = steps.take(create(steps.register, Purpose, activity.id, text="Betala skatt"))
    assert (told.manner, told.title) == ("created", "Purpose: Betala skatt")
    assert told.place == f"{activity.number} Löneutbetalning"
    assert told.fields == (FieldInWords("Purpose", "", "Betala skatt"),)


def test_removed_record_is_named_and_leads_nowhere(steps: Steps) -> None:
    bureau = steps.register.get(Party, steps.good.bureau.id)
    assert bureau is not None
    told = steps.take(delete(steps.register, [bureau]))
    removed = next(one for one in told if one.manner == "removed")
    assert (removed.title, removed.shown) == ("Party: Lönebyrån AB", "")


def test_reference_to_what_the_step_removed_is_told_by_name(steps: Steps) -> None:
    bureau = steps.register.get(Party, steps.good.bureau.id)
    assert bureau is not None
    told = steps.take(delete(steps.register, [bureau]))
    (link,) = [one for one in told if one.manner == "changed"]
    assert link.fields == (FieldInWords("Recipient", "Lönebyrån AB", ""),)


def test_removed_part_leads_to_the_activity_that_held_it(steps: Steps) -> None:
    disclosure = steps.register.get(Disclosure, steps.good.disclosure.id)
    assert disclosure is not None
    (told,) = steps.take(delete(steps.register, [disclosure]))
    assert (told.manner, told.shown) == ("removed", steps.good.activity.id)


def test_what_was_changed_and_is_gone_since_is_told_by_type(steps: Steps) -> None:
    bureau = steps.register.get(Party, steps.good.bureau.id)
    assert bureau is not None
    steps.take(set_values(bureau, name="Nytt namn"))
    now = steps.register.get(Party, bureau.id)
    assert now is not None
    steps.take(delete(steps.register, [now]))
    (told,) = steps.told(back=2)
    assert told.title == "Party that has been removed since"
    assert told.fields == (FieldInWords("Name", "Lönebyrån AB", "Nytt namn"),)


def test_reference_to_what_is_gone_since_is_told_as_such(steps: Steps) -> None:
    organisation = steps.register.organisations[0]
    steps.take(create(steps.register, Organisation, name="Andra AB"))
    other = steps.register.organisations[-1]
    steps.take(set_values(steps.register.activities[0], organisation=other.id))
    steps.take(delete(steps.register, [other]))
    (told,) = steps.told(back=2)
    assert told.fields == (
        FieldInWords("Organisation", organisation.name, "something that has been removed since"),
    )


def test_move_is_told_by_the_places(steps: Steps) -> None:
    told = steps.take(move(steps.register, steps.register.activities[1], 0))
    assert {one.fields for one in told} == {
        (FieldInWords("Place in the list", "2", "1"),),
        (FieldInWords("Place in the list", "1", "2"),),
    }


@pytest.mark.parametrize("company", COMPANIES)
def test_every_record_of_a_real_register_can_be_told(company: str, tmp_path: Path) -> None:
    with Document.create(tmp_path / "a.ropa", register_of(company)) as document:
        recorded = document.changes_of(document.history()[0])
        for language in LANGUAGES:
            told = changes_in_words(document.register, recorded, language)
            assert [one.shown for one in told] == [one.record_id for one in recorded]
            assert all(one.title and one.manner == "created" for one in told)
            assert not [one for change in told for one in change.fields if one.before or not one.after]


def test_activity_removed_with_its_parts_is_still_told_by_name(steps: Steps) -> None:
    activity = steps.register.activities[0]
    told = steps.take(delete(steps.register, [activity]))
    assert told[-1].title == f"Activity: {activity.number} Löneutbetalning"
    assert {one.place for one in told[:-1]} == {f"{activity.number} Löneutbetalning"}
    assert {one.shown for one in told} == {""}
