"""The rules on how long data are kept and why."""

from typing import Any

import pytest

from ropa_desktop.register.records import LegalBasis, Measure, RetentionRule
from ropa_desktop.register.values import Duration
from tests.checks.building import Good

FREE: dict[str, Any] = {"library_rule": "", "statute": "", "section": "", "kind": "period"}


def with_rule(**values: Any) -> Good:
    good = Good()
    good.set(good.rule, **{**FREE, **values})
    return good


def camera(**values: Any) -> Good:
    good = with_rule(name="Film", **values)
    good.set(good.activity, name="Kamerabevakning av lagret")
    good.set(good.purpose, text="Förebygga inbrott med kamerabevakning")
    good.set(good.data, category="video", name="Inspelad film")
    return good


def recruiting(**values: Any) -> Good:
    good = with_rule(name="Ansökningar", trigger="decision", **values)
    good.set(good.activity, name="Rekrytering")
    good.set(good.purpose, text="Välja bland sökande")
    good.set(good.people, category="job_applicants")
    good.set(good.data, category="cv", name="Ansökan")
    return good


def test_practice_without_a_reason_is_told() -> None:
    good = with_rule(library_rule="custom_customer", period=Duration(years=3))
    assert good.finds("RET-09")
    good.set(good.rule, justification="Många kunder kommer tillbaka inom tre år.")
    assert not good.finds("RET-09")


def test_period_by_law_needs_no_reason() -> None:
    assert not Good().finds("RET-09")


def test_long_footage_without_a_reason_is_found() -> None:
    assert camera(period=Duration(days=30)).finds("RET-10")


@pytest.mark.parametrize(
    "values",
    [
        {"period": Duration(days=3)},
        {"period": Duration(hours=72)},
        {"period": Duration(days=30), "justification": "Inbrott upptäcks först efter helgen."},
    ],
)
def test_short_or_reasoned_footage_is_fine(values: dict[str, Any]) -> None:
    assert not camera(**values).finds("RET-10")


def test_film_that_is_no_surveillance_is_left_alone() -> None:
    good = with_rule(period=Duration(years=2))
    good.set(good.data, category="video", name="Film till webben")
    assert not good.finds("RET-10")


def test_applications_kept_too_long_are_found() -> None:
    assert recruiting(period=Duration(years=3)).finds("RET-11")


@pytest.mark.parametrize(
    "values",
    [
        {"period": Duration(months=26)},
        {"period": Duration(years=3), "justification": "Pågående tvist."},
        {"period": Duration(years=3), "statute": "arkivlagen (1990:782)"},
    ],
)
def test_applications_kept_for_two_years_or_with_a_reason_are_fine(values: dict[str, Any]) -> None:
    assert not recruiting(**values).finds("RET-11")


def test_applications_kept_with_consent_are_fine() -> None:
    good = recruiting(period=Duration(years=3))
    good.add(LegalBasis, good.activity, basis="art6_1_a")
    assert not good.finds("RET-11")


def test_rule_for_the_employees_is_not_for_applicants() -> None:
    good = recruiting(period=Duration(years=3))
    good.set(good.people, category="employees")
    assert not good.finds("RET-11")


def test_more_than_ten_years_without_a_reason_is_found() -> None:
    assert with_rule(period=Duration(years=15)).finds("RET-12")


@pytest.mark.parametrize(
    "values",
    [
        {"period": Duration(years=10)},
        {"period": Duration(years=15), "justification": "Produkten har 15 års garanti."},
        {"period": Duration(years=40), "library_rule": "amf_3_exposure"},
    ],
)
def test_ten_years_or_a_reason_is_fine(values: dict[str, Any]) -> None:
    assert not with_rule(**values).finds("RET-12")


def test_what_exceeds_the_law_is_not_told_twice() -> None:
    good = with_rule(period=Duration(years=15), library_rule="visselbl_8_4")
    assert good.finds("RET-06")
    assert not good.finds("RET-12")


def test_backups_without_a_time_are_told_once() -> None:
    good = Good()
    backup = good.add(Measure, name="Daglig säkerhetskopiering", category="backup", state="implemented")
    good.set(good.organisation, measures=(backup.id,))
    good.remove(good.client)
    (found,) = good.found("RET-13")
    assert found.record == good.organisation.id


@pytest.mark.parametrize("name", ["Säkerhetskopior sparas i 90 dagar", "Backup, skrivs över varje vecka"])
def test_measure_may_tell_the_time_of_backups(name: str) -> None:
    good = Good()
    good.set(good.organisation, measures=(good.add(Measure, name=name, category="backup").id,))
    assert not good.finds("RET-13")


def test_rule_on_backups_is_enough() -> None:
    good = Good()
    good.set(good.organisation, measures=(good.add(Measure, category="backup").id,))
    assert good.finds("RET-13")
    good.add(RetentionRule, name="Säkerhetskopior", trigger="backup")
    assert not good.finds("RET-13")
