"""Where words are mentioned in a register."""

import re
from collections.abc import Iterable

from ropa_desktop.checks.mentions import Mention
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.register.records import Activity, Decision, Party, Provenance, Purpose
from tests.checks.building import TODAY, Builder

_FORMER = re.compile(r"\bdatainspektionen\b", re.IGNORECASE)


def mentions(made: Builder, *, names: bool = False) -> list[Mention]:
    return list(RegisterView(made.register, TODAY).mentions(("datainspektionen",), _FORMER, names=names))


def test_mention_tells_record_field_words_as_written_and_activity() -> None:
    made = Builder()
    activity = made.add(Activity, name="Tillsyn")
    purpose = made.add(Purpose, activity, text="Svara Datainspektionen")
    (found,) = mentions(made)
    assert (found.record, found.field.name) == (purpose, "text")
    assert (found.matched, found.activity) == ("Datainspektionen", activity.id)


def test_text_without_the_words_is_never_searched() -> None:
    made = Builder()
    made.add(Activity, name="Tillsyn av Datainspektionen")
    searched: list[str] = []

    def found_in(text: str) -> Iterable[str]:
        searched.append(text)
        return ()

    view = RegisterView(made.register, TODAY)
    assert not list(view.mentions(("imy",), found_in))
    assert not list(view.mentions(("datainspektionen",), found_in))
    assert searched == ["Tillsyn av Datainspektionen"]


def test_words_alone_are_no_mention() -> None:
    made = Builder()
    made.add(Activity, name="Datainspektionens arkiv")
    assert not mentions(made)


def test_field_is_told_once_with_what_was_found_first() -> None:
    made = Builder()
    made.add(Activity, tags=("DATAINSPEKTIONEN och Datainspektionen", "datainspektionen"))
    assert [one.matched for one in mentions(made)] == ["DATAINSPEKTIONEN"]


def test_same_text_is_found_wherever_it_stands() -> None:
    made = Builder()
    first = made.add(Activity, name="Datainspektionen", description="Datainspektionen")
    second = made.add(Activity, notes="Datainspektionen")
    assert {(one.activity, one.field.name) for one in mentions(made)} == {
        (first.id, "name"),
        (first.id, "description"),
        (second.id, "notes"),
    }


def test_proper_names_are_passed_over_unless_asked_for() -> None:
    made = Builder()
    party = made.add(Party, name="Datainspektionen")
    assert not mentions(made)
    assert [(one.record, one.activity) for one in mentions(made, names=True)] == [(party, "")]


def test_ended_activity_says_what_was_right_then() -> None:
    made = Builder()
    activity = made.add(Activity, name="Tillsyn", state="ended")
    made.add(Purpose, activity, text="Svara Datainspektionen")
    assert not mentions(made)


def test_quotes_and_decisions_are_not_for_anyone_to_mend() -> None:
    made = Builder()
    activity = made.add(Activity, name="Tillsyn")
    made.add(Provenance, activity, quote="Datainspektionen")
    made.add(Decision, activity, reason="Datainspektionen")
    assert not mentions(made)
