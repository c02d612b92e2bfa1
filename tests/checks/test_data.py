"""The rules on which data there are, and whom they are about."""

import pytest

from ropa_desktop.checks.finding import Gate, Severity
from ropa_desktop.register.records import DataGroup, DataItem, DataUse, People
from tests.checks.building import Good


def test_data_beside_tied_data_are_to_be_tied_too() -> None:
    good = Good()
    good.add(People, good.activity, category="board")
    loose = good.add(DataItem, good.activity, name="Arvode")
    assert not good.finds("DAT-03"), "nothing is tied: that is the user's choice"
    good.set(good.data, people=(good.people.id,))
    (finding,) = good.found("DAT-03")
    assert "Arvode" in finding.in_language("en")
    board = next(one for one in good.register.parts(People, good.activity.id) if one.category == "board")
    good.set(loose, people=(board.id,))
    assert not good.finds("DAT-03")


def test_people_without_data_among_tied_ones_are_found() -> None:
    good = Good()
    good.add(People, good.activity, name="Styrelsen")
    good.set(good.data, people=(good.people.id,))
    (finding,) = good.found("DAT-03")
    assert "Styrelsen" in finding.in_language("en")


def test_one_category_of_people_needs_no_ties() -> None:
    good = Good()
    good.set(good.data, people=(good.people.id,))
    good.add(DataItem, good.activity, name="Arvode")
    assert not good.finds("DAT-03")


@pytest.mark.parametrize("name", ["Personuppgifter", "övriga uppgifter", "Diverse", "personal data"])
def test_general_word_beside_a_category_is_found_once(name: str) -> None:
    good = Good()
    vague = good.add(DataItem, good.activity, name=name)
    (finding,) = good.found("DAT-04")
    assert (finding.record, finding.activity) == (vague.id, good.activity.id)
    assert not good.finds("DAT-13")


@pytest.mark.parametrize("name", ["Kontaktuppgifter", "Uppgifter om lön"])
def test_category_beside_another_is_left_alone(name: str) -> None:
    good = Good()
    good.add(DataItem, good.activity, name=name)
    assert not good.finds("DAT-04")


def test_general_word_in_a_group_is_found_once_for_all_its_users() -> None:
    good = Good()
    group = good.add(DataGroup, name="Basuppgifter")
    good.add(DataItem, group, name="Övrigt")
    for activity in (good.activity, good.shares):
        good.add(DataUse, activity, group=group.id)
    (finding,) = good.found("DAT-04")
    assert finding.activity == ""


def test_processor_with_only_general_words_is_warned_of_clarity() -> None:
    good = Good()
    good.add(DataItem, good.hosting, name="Personuppgifter")
    (finding,) = good.found("DAT-13")
    assert (finding.severity, finding.gate, finding.article) == (Severity.WARNING, Gate.QUALITY, "30(2)(b)")


def test_date_of_birth_beside_a_personal_number_is_asked_about() -> None:
    good = Good()
    good.add(DataItem, good.activity, category="birth_date")
    assert not good.finds("DAT-09")
    good.add(DataItem, good.activity, category="personnummer")
    (finding,) = good.found("DAT-09")
    assert finding.remedies


def test_date_of_birth_of_other_people_is_left_alone() -> None:
    good = Good()
    board = good.add(People, good.activity, category="board")
    good.add(DataItem, good.activity, category="birth_date", people=(board.id,))
    good.add(DataItem, good.activity, category="personnummer", people=(good.people.id,))
    assert not good.finds("DAT-09")


def test_item_that_names_more_than_birth_is_not_deleted() -> None:
    good = Good()
    good.add(DataItem, good.activity, name="Kön och postort")
    good.add(DataItem, good.activity, category="personnummer")
    (finding,) = good.found("DAT-09")
    assert not finding.remedies


@pytest.mark.parametrize(("items", "uses", "found"), [(3, 3, True), (2, 3, False), (3, 2, False)])
def test_list_for_everything_is_found_where_long_and_widely_used(items: int, uses: int, found: bool) -> None:
    good = Good()
    group = good.add(DataGroup, name="Basuppgifter")
    for name in ("Namn", "Adress", "Telefon")[:items]:
        good.add(DataItem, group, name=name)
    for activity in (good.activity, good.shares, good.hosting)[:uses]:
        good.add(DataUse, activity, group=group.id, scope="organisation")
    findings = good.found("DAT-14")
    assert [one.record for one in findings] == ([group.id] if found else [])


def test_list_of_the_organisation_stands_for_all_its_activities() -> None:
    good = Good()
    group = good.add(DataGroup, name="Basuppgifter")
    for name in ("Namn", "Adress", "Telefon"):
        good.add(DataItem, group, name=name)
    use = good.add(DataUse, good.organisation, group=group.id)
    assert good.finds("DAT-14")
    good.remove(use)
    for activity in (good.activity, good.shares, good.hosting):
        good.add(DataUse, activity, group=group.id, scope="activity")
    assert not good.finds("DAT-14"), "each activity chose the list"
