"""The rules on purposes, people and data, with what is said once for the whole organisation."""

import pytest

from ropa_desktop.register.records import (
    Activity,
    DataGroup,
    DataItem,
    DataUse,
    Organisation,
    People,
    Purpose,
)
from tests.checks.building import Good

RULES = ("ACT-02", "DAT-01", "DAT-02")


def without(good: Good, rule: str) -> None:
    """Takes away what a rule asks for."""
    good.remove({"ACT-02": good.purpose, "DAT-01": good.people, "DAT-02": good.data}[rule])


@pytest.mark.parametrize("rule", RULES)
def test_what_is_missing_is_found_in_its_activity(rule: str) -> None:
    good = Good()
    assert not good.finds(rule)
    without(good, rule)
    (finding,) = good.found(rule)
    assert finding.record == finding.activity == good.activity.id


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("role", ["controller", "joint_controller", ""])
def test_record_of_a_controller_must_say_it(rule: str, role: str) -> None:
    good = Good()
    without(good, rule)
    good.set(good.activity, role=role)
    assert good.finds(rule)


@pytest.mark.parametrize("rule", [*RULES, "DAT-13", "REC-01", "RET-01"])
def test_record_of_a_processor_need_not_say_it(rule: str) -> None:
    good = Good()
    good.remove(good.activity)
    assert not good.finds(rule)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    ("state", "found"),
    [("", True), ("draft", True), ("planned", True), ("active", True), ("paused", True), ("ended", False)],
)
def test_only_ended_activities_are_left_alone(rule: str, state: str, found: bool) -> None:
    good = Good()
    without(good, rule)
    good.set(good.activity, state=state)
    assert good.finds(rule) is found


@pytest.mark.parametrize("text", ["", "  ", "–", "TBD", "Fyll i ändamålet här", "[ändamål]"])
def test_placeholder_is_no_purpose(text: str) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    assert good.finds("ACT-02")


def test_purpose_in_english_is_a_purpose() -> None:
    good = Good()
    good.set(good.purpose, text="", text_en="Pay salaries")
    assert not good.finds("ACT-02")


def test_one_purpose_that_says_something_is_enough() -> None:
    good = Good()
    good.add(Purpose, good.activity, text="?")
    assert not good.finds("ACT-02")


def test_people_and_data_need_a_term_or_a_name() -> None:
    good = Good()
    good.set(good.people, category="", name="?")
    good.set(good.data, category="", name="-")
    assert good.finds("DAT-01")
    assert good.finds("DAT-02")
    good.set(good.people, name="Anställda")
    good.set(good.data, category="salary")
    assert not good.finds("DAT-01")
    assert not good.finds("DAT-02")


def test_what_is_said_once_for_the_organisation_counts_in_each_activity() -> None:
    good = Good()
    good.remove(good.people, good.data)
    good.add(People, good.organisation, name="Kunder")
    good.add(DataItem, good.organisation, name="Namn")
    assert not good.finds("DAT-01")
    assert not good.finds("DAT-02")


def test_what_another_organisation_says_does_not_count() -> None:
    good = Good()
    good.remove(good.people)
    sister = good.add(Organisation, name="Systerbolaget AB")
    good.add(People, sister, name="Kunder")
    assert good.finds("DAT-01")


def test_activity_without_organisation_belongs_to_the_only_one() -> None:
    good = Good()
    good.remove(good.people)
    good.set(good.activity, organisation="")
    good.add(People, good.organisation, name="Kunder")
    assert not good.finds("DAT-01")
    good.add(Organisation, name="Systerbolaget AB")
    good.set(good.activity, organisation="")
    assert good.finds("DAT-01")


@pytest.mark.parametrize("whole", [False, True])
def test_data_group_in_use_counts(whole: bool) -> None:
    good = Good()
    good.remove(good.data)
    group = good.add(DataGroup, name="Basuppgifter")
    use = good.add(DataUse, good.organisation if whole else good.activity, group=group.id)
    assert good.finds("DAT-02"), "a group with nothing in it says nothing"
    good.add(DataItem, group, name="Namn")
    assert not good.finds("DAT-02")
    good.set(use, group="")
    assert good.finds("DAT-02")


@pytest.mark.parametrize(
    "name",
    [
        "Personuppgifter",
        "alla uppgifter",
        "dina personuppgifter",
        "Uppgifter som du lämnar till oss",
        "Alla personuppgifter som du lämnar till oss via e-post",
        "Information om dig",
        "Övrigt",
        "diverse uppgifter m.m.",
        "personal data",
        "any information you provide".replace("you", "that you"),
    ],
)
def test_general_word_for_data_is_found(name: str) -> None:
    good = Good()
    good.set(good.data, category="", name=name)
    (finding,) = good.found("DAT-13")
    assert name in finding.in_language("en")


@pytest.mark.parametrize(
    "name",
    [
        "Kontaktuppgifter",
        "Namn",
        "Uppgifter om hälsa",
        "Orderdata",
        "Teknisk information",
        "Personnummer",
        "Löneuppgifter",
    ],
)
def test_category_of_data_is_left_alone(name: str) -> None:
    good = Good()
    good.set(good.data, category="", name=name)
    assert not good.finds("DAT-13")


def test_data_marked_as_unspecified_are_found() -> None:
    good = Good()
    good.set(good.data, flags=("unspecified",))
    assert good.finds("DAT-13")


def test_general_word_beside_a_real_category_is_left_alone() -> None:
    good = Good()
    good.add(DataItem, good.activity, name="Personuppgifter")
    assert not good.finds("DAT-13")


def test_general_word_under_a_term_is_left_alone() -> None:
    good = Good()
    good.set(good.data, category="contact", name="Personuppgifter")
    assert not good.finds("DAT-13")


def test_draft_with_nothing_in_it_is_checked() -> None:
    good = Good()
    draft = good.add(Activity, state="draft")
    missing = {one.check for one in good.findings() if one.activity == draft.id}
    assert missing >= {"ACT-02", "DAT-01", "DAT-02", "REC-01", "TRF-01", "RET-01"}
