"""Fixes that findings offer: what each does to a register, and that it does nothing where all is gone."""

from typing import Any

import pytest

from ropa_desktop.checks.remedies import (
    Remedy,
    SetField,
    add_library_rule,
    add_measure,
    add_part,
    add_record,
    follow_library,
    remove,
    replaced,
    set_field,
)
from ropa_desktop.i18n import LANGUAGES, Language, message
from ropa_desktop.register.records import Activity, Measure, Party, Purpose, Retention, RetentionRule, System
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Duration, Existence
from tests.checks.building import Builder, Good

LABEL = message("Errors")


def take(builder: Builder, remedy: Remedy, language: Language = "sv") -> Any:
    """Carries a fix out; returns its changes."""
    changes = remedy.changes(builder.register, language)
    builder.register = apply(builder.register, changes)
    return changes


@pytest.fixture
def good() -> Good:
    return Good()


def test_fields_are_set_by_one_change(good: Good) -> None:
    changes = take(good, set_field(LABEL, good.activity, recipients=Existence.NONE, name="Lön"))
    assert [one.after for one in changes] == [good.register.get(Activity, good.activity.id)]
    assert (changes[0].after.recipients, changes[0].after.name) == (Existence.NONE, "Lön")


def test_field_that_says_so_already_is_left_alone(good: Good) -> None:
    assert take(good, set_field(LABEL, good.activity, name=good.activity.name)) == []


def test_part_is_added_last(good: Good) -> None:
    take(good, add_part(LABEL, good.activity, Purpose, text="Föra statistik"))
    texts = [one.text for one in good.register.parts(Purpose, good.activity)]
    assert texts == [good.purpose.text, "Föra statistik"]


def test_activity_is_added_with_a_number_of_its_own(good: Good) -> None:
    take(good, add_record(LABEL, Activity, role="processor"))
    added = good.register.activities[-1]
    assert (added.role, len({one.number for one in good.register.activities})) == (
        "processor",
        len(good.register.activities),
    )


def test_measure_is_added_and_used(good: Good) -> None:
    take(good, add_measure(good.hosting, "logging"))
    (key,) = good.register.get(Activity, good.hosting.id).measures  # type: ignore[union-attr]
    assert good.register.get(Measure, key).category == "logging"  # type: ignore[union-attr]


def test_measure_of_the_category_is_used_again() -> None:
    builder = Builder()
    known = builder.add(Measure, category="logging", name="Loggar")
    activity = builder.add(Activity)
    assert len(take(builder, add_measure(activity, "logging"))) == 1
    assert builder.register.get(Activity, activity.id).measures == (known.id,)  # type: ignore[union-attr]
    assert take(builder, add_measure(activity, "logging")) == []


def test_period_of_the_library_is_added_in_the_language() -> None:
    builder = Builder()
    activity = builder.add(Activity)
    take(builder, add_library_rule(activity, "bfl_7_2", data=("it",)), "en")
    (rule,) = builder.register.all(RetentionRule)
    (link,) = builder.register.parts(Retention, activity)
    assert (link.rule, link.data) == (rule.id, ("it",))
    assert (rule.library_rule, rule.period) == ("bfl_7_2", Duration(years=7))
    assert rule.section == "ch. 7 s. 2"


def test_rule_that_follows_the_period_is_used_again() -> None:
    builder = Builder()
    known = builder.add(RetentionRule, library_rule="bfl_7_2")
    activity = builder.add(Activity)
    take(builder, add_library_rule(activity, "bfl_7_2"))
    assert builder.register.all(RetentionRule) == (known,)
    assert [one.rule for one in builder.register.parts(Retention, activity)] == [known.id]


def test_rule_comes_to_follow_the_library_and_keeps_name_and_note(good: Good) -> None:
    good.set(good.rule, name="Vår regel", note="Se pärmen", period=Duration(years=3))
    take(good, follow_library(good.rule, "bfl_7_2"))
    rule = good.register.get(RetentionRule, good.rule.id)
    assert rule is not None
    assert (rule.name, rule.note) == ("Vår regel", "Se pärmen")
    assert (rule.library_rule, rule.period, rule.kind) == ("bfl_7_2", Duration(years=7), "statutory")


def test_record_is_removed(good: Good) -> None:
    take(good, remove(LABEL, good.purpose))
    assert good.register.find(good.purpose.id) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tillsyn av Datainspektionen.", "Tillsyn av Integritetsskyddsmyndigheten."),
        (
            "datainspektionen och Datainspektionen",
            "integritetsskyddsmyndigheten och Integritetsskyddsmyndigheten",
        ),
        ("Datainspektionens beslut", "Integritetsskyddsmyndighetens beslut"),
        ("Kreditdatainspektionen", "Kreditdatainspektionen"),
    ],
)
def test_words_are_replaced_wherever_they_stand(before: str, after: str) -> None:
    builder = Builder()
    system = builder.add(System, note=before)
    take(builder, replaced(system, "note", "Datainspektionen", "Integritetsskyddsmyndigheten"))
    assert builder.register.get(System, system.id).note == after  # type: ignore[union-attr]


def test_words_are_replaced_in_each_text_of_a_list() -> None:
    builder = Builder()
    party = builder.add(Party, examples=("PuL", "enligt PuL", "Pulver", "SFS 2003:389"))
    take(builder, replaced(party, "examples", "PuL", "dataskyddsförordningen"))
    take(builder, replaced(party, "examples", "2003:389", "2022:482"))
    examples = builder.register.get(Party, party.id).examples  # type: ignore[union-attr]
    assert examples == (
        "Dataskyddsförordningen",
        "enligt dataskyddsförordningen",
        "Pulver",
        "SFS 2022:482",
    )


def test_steps_build_on_each_other() -> None:
    builder = Builder()
    activity = builder.add(Activity)
    both = Remedy(LABEL, (*add_measure(activity, "logging").steps, SetField(activity.id, "name", "Lön")))
    changes = take(builder, both)
    assert len(changes) == 2
    after = builder.register.get(Activity, activity.id)
    assert after is not None
    assert (after.name, len(after.measures)) == ("Lön", 1)


def test_nothing_is_done_where_a_record_is_gone(good: Good) -> None:
    remedies = [
        set_field(LABEL, good.activity, name="Lön"),
        add_part(LABEL, good.activity, Purpose),
        add_measure(good.activity, "logging"),
        add_library_rule(good.activity, "bfl_7_2"),
        follow_library(good.rule, "bfl_7_2"),
        remove(LABEL, good.activity),
        replaced(good.activity, "name", "Lön", "Löner"),
        Remedy(
            LABEL, (SetField(good.hosting.id, "name", "Drift"), SetField(good.activity.id, "name", "Lön"))
        ),
    ]
    good.remove(good.activity, good.rule)
    assert [remedy.changes(good.register, "sv") for remedy in remedies] == [[]] * len(remedies)


def test_labels_read_in_both_languages(good: Good) -> None:
    for remedy in (
        add_measure(good.activity, "logging"),
        add_library_rule(good.activity, "bfl_7_2"),
        follow_library(good.rule, "bfl_7_2"),
        replaced(good.activity, "name", "Lön", "Löner"),
    ):
        assert all("{" not in remedy.label.in_language(language) for language in LANGUAGES)
    assert add_library_rule(good.activity, "bfl_7_2").label.in_language("en").endswith("ch. 7 s. 2")


def test_equal_fixes_are_equal(good: Good) -> None:
    assert add_measure(good.activity, "logging") == add_measure(good.activity, "logging")
    assert add_measure(good.activity, "logging") != add_measure(good.activity, "backup")
