"""What records mean by their words."""

import pytest

from ropa_desktop.checks.meanings import (
    data_meant,
    kinds_meant,
    marks_of,
    measure_meant,
    measures_meant,
    people_meant,
    recipients_meant,
)
from ropa_desktop.register.records import DataItem, Measure, Party, People


def item(name: str = "", category: str = "", *flags: str) -> DataItem:
    return DataItem(id="d", owner="a", name=name, category=category, flags=flags)


def test_category_of_data_is_meant_and_so_is_all_in_its_words() -> None:
    assert data_meant(item("Namn och personnummer", "name")) >= {"name", "personnummer"}


@pytest.mark.parametrize("name", ["Personnummer", "personnumret", "de anställdas personnummer"])
def test_words_alone_mean_data(name: str) -> None:
    assert "personnummer" in data_meant(item(name))


def test_mark_that_is_a_kind_of_data_means_it() -> None:
    assert data_meant(item("", "", "personnummer", "bought")) == {"personnummer"}


@pytest.mark.parametrize("name", ["", "  ", "Övrigt"])
def test_what_says_nothing_means_nothing(name: str) -> None:
    assert data_meant(item(name)) == frozenset()


def test_marks_are_those_given_and_the_flags_of_what_is_meant() -> None:
    assert marks_of(item("Personnummer", "", "bought")) >= {"bought", "national_id", "extra_protection"}


def test_chosen_category_of_people_goes_before_the_words() -> None:
    assert people_meant(People(id="p", owner="a", name="Anställda")) == {"employees"}
    assert people_meant(People(id="p", owner="a", name="Anställda", category="board")) == {"board"}


def test_category_of_a_party_goes_before_its_name_and_the_name_before_what_it_does() -> None:
    bank = Party(id="p", name="Banken", services="Revision")
    assert recipients_meant(bank) == recipients_meant(Party(id="q", name="Banken")) != frozenset()
    assert recipients_meant(Party(id="p", name="Banken", category="auditor")) == {"auditor"}


def test_measure_means_its_category_and_its_words() -> None:
    measure = Measure(id="m", name="Säkerhetskopiering varje natt", category="audit")
    assert measure_meant(measure) >= {"audit", "backup"}
    assert "backup" in measures_meant("Vi tar säkerhetskopior.")


def test_kinds_of_activity_follow_from_words() -> None:
    assert "recruitment" in kinds_meant("Rekrytering")
    assert "newsletter" in kinds_meant("Skicka nyhetsbrev till kunder")
    assert kinds_meant("Något annat") == frozenset()
