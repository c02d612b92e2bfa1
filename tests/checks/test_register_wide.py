"""The rules on the register as a whole."""

from typing import Any

import pytest

from ropa_desktop.register.records import (
    Activity,
    DataItem,
    LegalBasis,
    Organisation,
    People,
    Purpose,
    Retention,
    RetentionRule,
)
from tests.checks.building import Builder, Good

RULES = ("REG-01", "ACT-12", "REG-02", "REG-03", "REG-05", "REG-06")


@pytest.mark.parametrize("rule", RULES)
def test_good_register_is_left_alone(rule: str) -> None:
    assert not Good().finds(rule)


def test_register_without_activities_is_found() -> None:
    builder = Builder()
    (finding,) = builder.found("REG-01")
    assert (finding.record_type, finding.record, finding.activity) == (
        "register",
        builder.register.sheet.id,
        "",
    )


@pytest.mark.parametrize("rule", ["REG-02", "REG-03", "REG-05", "REG-06"])
def test_of_an_empty_register_nothing_else_is_said(rule: str) -> None:
    builder = Builder()
    builder.add(Organisation, name="Bolaget AB", legal_form="ab", employees=12)
    builder.add(Organisation, name="Andra bolaget AB", legal_form="ab")
    assert not builder.finds(rule)


@pytest.mark.parametrize(
    ("state", "found"),
    [("", False), ("draft", False), ("active", False), ("paused", False), ("planned", True), ("ended", True)],
)
def test_something_must_be_under_way(state: str, found: bool) -> None:
    builder = Builder()
    builder.add(Activity, state=state)
    assert builder.finds("REG-01") is found


def double(good: Good, **values: Any) -> Activity:
    """An activity with the name of another."""
    told = {"name": "LÖNEUTBETALNING ", "role": "controller", "organisation": good.organisation.id}
    return good.add(Activity, **(told | values))


def test_two_activities_of_one_name_are_told_of_at_the_later() -> None:
    good = Good()
    second = double(good, number="B7")
    (finding,) = good.found("ACT-12")
    assert (finding.activity, finding.field) == (second.id, "name")
    assert "“Löneutbetalning” and B7" in finding.in_language("en")


@pytest.mark.parametrize(
    "values",
    [
        {"role": "processor"},
        {"state": "ended"},
        {"unit": "Lager"},
        {"business_area": "Handel"},
        {"name": "Löneutbetalning till konsulter"},
    ],
)
def test_activities_that_differ_are_no_duplicates(values: dict[str, Any]) -> None:
    good = Good()
    double(good, **values)
    assert not good.finds("ACT-12")


def test_successor_is_no_duplicate() -> None:
    good = Good()
    good.set(good.activity, replaced_by=double(good).id)
    assert not good.finds("ACT-12")


@pytest.mark.parametrize(("data", "found"), [("Lön och SKATT", True), ("Frånvaro", False)])
def test_same_purposes_people_and_data_make_a_duplicate(data: str, found: bool) -> None:
    good = Good()
    second = double(good, name="Löner")
    good.add(Purpose, second, text=good.purpose.text)
    good.add(People, second, category="employees")
    good.add(DataItem, second, category="salary", name=data)
    assert good.finds("ACT-12") is found


def test_names_may_set_activities_apart_that_are_alike() -> None:
    good = Good()
    second = double(good, name="Löneutbetalning, Malmö")
    good.add(Purpose, second, text=good.purpose.text)
    good.add(People, second, category="employees")
    good.add(DataItem, second, category="salary", name="Lön och skatt")
    assert not good.finds("ACT-12")


def test_employees_need_an_activity() -> None:
    good = Good()
    good.remove(good.activity)
    (finding,) = good.found("REG-02")
    assert (finding.record, finding.field) == (good.organisation.id, "employees")


@pytest.mark.parametrize("values", [{"name": "Våra anställda"}, {"name": "Medarbetare"}])
def test_employees_in_words_count(values: dict[str, Any]) -> None:
    good = Good()
    good.set(good.people, category="", **values)
    good.set(good.activity, name="Personalärenden")
    assert not good.finds("REG-02")


def test_nobody_employed_needs_no_activity() -> None:
    good = Good()
    good.remove(good.activity)
    good.set(good.organisation, employees=0)
    assert not good.finds("REG-02")
    assert not good.finds("REG-06")


def without_books(good: Good) -> None:
    for one in good.register.parts(LegalBasis, good.activity.id):
        good.remove(one)
    for link in good.register.parts(Retention, good.activity.id):
        good.remove(link)
    good.remove(good.rule)


@pytest.mark.parametrize(
    ("form", "found"), [("ab", True), ("coop", True), ("sole_trader", False), ("association", False)]
)
def test_books_must_be_kept_by_some_forms(form: str, found: bool) -> None:
    good = Good()
    without_books(good)
    good.set(good.organisation, legal_form=form)
    assert good.finds("REG-03") is found


@pytest.mark.parametrize(
    "values", [{"name": "Fakturering"}, {"description": "Underlag sparas enligt bokföringslagen."}]
)
def test_books_are_told_of_in_words(values: dict[str, Any]) -> None:
    good = Good()
    without_books(good)
    good.set(good.activity, **values)
    assert not good.finds("REG-03")


def test_company_has_shareholders() -> None:
    good = Good()
    good.remove(good.shares)
    good.remove(*(one for one in good.register.all(RetentionRule) if one.name == "Aktiebok"))
    assert good.finds("REG-05")
    good.add(People, good.activity, name="Aktieägare")
    assert not good.finds("REG-05")


def test_foundation_has_no_shareholders() -> None:
    good = Good()
    good.remove(good.shares)
    good.set(good.organisation, legal_form="foundation")
    assert not good.finds("REG-05")


def test_register_of_customers_alone_lacks_what_is_internal() -> None:
    good = Good()
    good.set(good.organisation, employees=None)
    assert not good.finds("REG-06")
    good.remove(good.activity)
    assert [one.field for one in good.found("REG-06")] == ["employees"]
    good.add(People, good.shares, name="Kontaktpersoner hos leverantörer")
    assert not good.finds("REG-06")
