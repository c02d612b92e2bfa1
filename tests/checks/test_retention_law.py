"""The rules on what statutes demand of retention."""

from typing import Any

import pytest

from ropa_desktop.register.records import DataItem, Retention, RetentionRule, System
from ropa_desktop.register.values import Duration
from tests.checks.building import Good

FREE: dict[str, Any] = {"library_rule": "", "statute": "", "section": "", "name": "Löner", "kind": "period"}


def with_rule(**values: Any) -> Good:
    """A register whose pay is kept by a rule that says this, and names no statute unless it is here."""
    good = Good()
    good.set(good.rule, **{**FREE, **values})
    return good


@pytest.mark.parametrize(
    "values",
    [
        {"library_rule": "bfl_7_2", "period": Duration(years=5)},
        {"statute": "Bokföringslagen", "period": Duration(months=60)},
        {"statute": "bokföringslagen (1999:1078)", "section": "7 kap. 2 §", "period": Duration(years=6)},
        {"statute": "Penningtvättslagen", "period": Duration(years=3)},
    ],
)
def test_period_shorter_than_the_statute_named_is_found(values: dict[str, Any]) -> None:
    good = with_rule(**values)
    (found,) = good.found("RET-05")
    (change,) = found.remedies[0].changes(good.register, "sv")
    assert isinstance(change.after, RetentionRule)
    assert change.after.library_rule in {"bfl_7_2", "ptl_5_3"}


@pytest.mark.parametrize(
    "values",
    [
        {"statute": "Bokföringslagen", "period": Duration(months=84)},
        {"statute": "Bokföringslagen", "section": "6 kap. 1 §", "period": Duration(years=1)},
        {"statute": "LAS", "period": Duration(months=1)},
    ],
)
def test_period_long_enough_or_of_no_minimum_is_fine(values: dict[str, Any]) -> None:
    good = with_rule(**values)
    good.add(Retention, good.activity, rule=long_rule(good).id)
    assert not good.finds("RET-05")


def long_rule(good: Good) -> RetentionRule:
    return good.add(
        RetentionRule,
        name="Räkenskaper",
        kind="period",
        period=Duration(years=7),
        trigger="financial_year_end",
    )


def test_accounting_data_erased_too_early_are_found() -> None:
    good = with_rule(period=Duration(years=2))
    (found,) = good.found("RET-05")
    assert "7 years" in found.in_language("en")
    good.register = apply_fix(good, found.remedies[0])
    assert not good.finds("RET-05")


def apply_fix(good: Good, remedy: Any) -> Any:
    from ropa_desktop.register.register import apply

    return apply(good.register, remedy.changes(good.register, "sv"))


@pytest.mark.parametrize(
    "values", [{"name": "Bokföring", "statute": "Bokföringslagen"}, {"kind": "by_reference"}]
)
def test_another_rule_that_keeps_the_accounts_is_enough(values: dict[str, Any]) -> None:
    good = with_rule(period=Duration(years=2))
    other = good.add(RetentionRule, **values)
    good.add(Retention, good.activity, rule=other.id)
    assert not good.finds("RET-05")


@pytest.mark.parametrize(
    "values",
    [
        {"library_rule": "visselbl_8_4", "period": Duration(years=3)},
        {"statute": "Visselblåsarlagen", "period": Duration(years=5)},
        {"library_rule": "ptl_5_4", "period": Duration(years=11)},
    ],
)
def test_period_longer_than_the_law_permits_is_found(values: dict[str, Any]) -> None:
    good = with_rule(**values)
    (found,) = good.found("RET-06")
    good.register = apply_fix(good, found.remedies[0])
    assert not good.finds("RET-06")


def test_whistleblowing_is_known_by_its_purpose() -> None:
    good = with_rule(period=Duration(years=3), name="Rapporter")
    good.set(good.activity, name="Visselblåsning")
    good.set(good.purpose, text="Ta emot rapporter från visselblåsare")
    assert good.finds("RET-06")
    good.set(good.rule, period=Duration(years=2))
    assert not good.finds("RET-06")


def test_accounting_information_without_a_rule_is_found() -> None:
    good = with_rule(period=None, criterion="Så länge anställningen varar")
    (found,) = good.found("RET-07")
    good.register = apply_fix(good, found.remedies[0])
    assert not good.finds("RET-07")


@pytest.mark.parametrize(
    "values",
    [
        {"criterion": "Så länge bokföringslagen kräver", "period": None},
        {"period": Duration(years=8)},
        {"statute": "Bokföringslagen", "period": None},
    ],
)
def test_accounting_information_with_a_rule_is_fine(values: dict[str, Any]) -> None:
    assert not with_rule(**values).finds("RET-07")


def test_sales_rely_on_the_rule_of_the_bookkeeping() -> None:
    good = Good()
    good.set(good.shares, name="Försäljning")
    good.add(DataItem, good.shares, category="purchase_history")
    assert not good.finds("RET-07")


def test_seven_years_for_other_data_too_is_found() -> None:
    good = Good()
    good.add(DataItem, good.activity, category="performance")
    (found,) = good.found("RET-08")
    good.register = apply_fix(good, found.remedies[0])
    assert not good.finds("RET-08")


def test_seven_years_for_some_data_are_fine() -> None:
    good = Good()
    good.add(DataItem, good.activity, category="performance")
    good.set(good.retention, data=(good.data.id,))
    assert not good.finds("RET-08")


def test_authority_without_a_disposal_decision_is_found() -> None:
    good = Good()
    good.set(good.organisation, legal_form="public")
    assert good.finds("RET-14")
    good.set(good.rule, note="Gallras enligt Riksarkivets föreskrifter, RA-FS 2019:1.")
    assert not good.finds("RET-14")


def test_company_needs_no_disposal_decision() -> None:
    assert not Good().finds("RET-14")


def test_unchecked_period_of_a_statute_is_told() -> None:
    good = with_rule(library_rule="atl_11_overtime", period=Duration(years=2), trigger="calendar_year_end")
    assert good.finds("RET-15")


@pytest.mark.parametrize("period", ["seml_33", "custom_personnel_file"])
def test_checked_period_and_mere_practice_are_not_told(period: str) -> None:
    assert not with_rule(library_rule=period).finds("RET-15")


@pytest.mark.parametrize(
    "text", ["Momsen redovisas via OSS", "IOSS-registrering", "Vi använder unionsordningen"]
)
def test_one_stop_shop_without_ten_years_is_found(text: str) -> None:
    good = Good()
    good.set(good.activity, description=text)
    assert good.finds("RET-16")


@pytest.mark.parametrize(
    "text", ["KONTAKTA OSS OM DU UNDRAR", "Kontakta oss om moms", "OSS emellan", "Bossen"]
)
def test_other_words_are_no_one_stop_shop(text: str) -> None:
    good = Good()
    good.set(good.activity, description=text)
    assert not good.finds("RET-16")


@pytest.mark.parametrize(("country", "found"), [("DE", True), ("US", True), ("SE", False), ("", False)])
def test_accounts_in_a_system_abroad_are_found(country: str, found: bool) -> None:
    good = Good()
    system = good.add(System, name="Lönesystemet", country=country)
    good.set(good.activity, systems=(system.id,))
    assert good.finds("SE-07") is found
