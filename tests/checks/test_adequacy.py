"""The rules on adequacy decisions."""

import datetime
from typing import Any

import pytest

from ropa_desktop.checks import check
from ropa_desktop.checks.finding import Finding
from ropa_desktop.register.records import Transfer
from ropa_desktop.register.values import Answer, PartialDate
from tests.checks.building import TODAY
from tests.checks.test_transfer_grounds import Moved

ADEQUACY: dict[str, Any] = {"mechanisms": ("adequacy",)}
LISTED: dict[str, Any] = {
    "country": "US",
    "dpf_name": "Cloud, Inc.",
    "dpf_checked": PartialDate("2026-05-01"),
    "dpf_hr": Answer.YES,
}


def found_on(moved: Moved, rule: str, day: datetime.date) -> list[Finding]:
    return [one for one in check(moved.register, day) if one.check == rule]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"countries": ("IN",)}, True),
        ({"countries": ("GB", "IN")}, True),
        ({"countries": (), "destination": "Servrar i Indien"}, True),
        ({"countries": (), "international_organisation": "Interpol"}, True),
        ({"countries": ("GB",)}, False),
        ({"countries": ("IN",), "mechanisms": ("adequacy", "scc_commission")}, False),
        ({"countries": (), "international_organisation": "Europeiska patentorganisationen (EPO)"}, False),
        ({"countries": (), "destination": "godkända länder"}, False),
        ({"countries": ("IN",), "mechanisms": ("scc_commission",)}, False),
    ],
    ids=str,
)
def test_adequacy_is_decided(values: dict[str, Any], found: bool) -> None:
    assert Moved(**ADEQUACY | values).finds("TRF-07") is found


def test_decision_that_has_ended_carries_nothing() -> None:
    moved = Moved(**ADEQUACY, countries=("GB",))
    assert found_on(moved, "TRF-07", datetime.date(2031, 12, 28))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "dpf_name"),
        ({"dpf_name": "-"}, "dpf_name"),
        ({"dpf_checked": PartialDate("2026-05-01")}, "dpf_name"),
        ({"dpf_name": "Cloud, Inc."}, "dpf_checked"),
        (LISTED, ""),
        ({"country": "IE"}, ""),
    ],
    ids=str,
)
def test_american_importer_is_on_the_list(values: dict[str, Any], field: str) -> None:
    moved = Moved(**ADEQUACY)
    moved.set(moved.importer, **values)
    expected = [(moved.importer.id, field)] if field else []
    assert [(one.record, one.field) for one in moved.found("TRF-09")] == expected


def test_importer_is_told_of_once_and_is_asked_for_where_there_is_none() -> None:
    moved = Moved(**ADEQUACY)
    moved.add(Transfer, moved.shares, countries=("US",), importers=(moved.importer.id,), **ADEQUACY)
    assert len(moved.found("TRF-09")) == 1
    moved.set(moved.transfer, importers=())
    assert {one.field for one in moved.found("TRF-09")} == {"dpf_name", "importers"}


def test_list_is_only_for_the_united_states() -> None:
    assert not Moved(**ADEQUACY, countries=("GB",)).finds("TRF-09")
    assert not Moved(**ADEQUACY, countries=("GB", "US")).finds("TRF-09")


@pytest.mark.parametrize(("day", "found"), [("2025-11-21", True), ("2025-11-22", False), ("2025", False)])
def test_place_on_the_list_is_checked_yearly(day: str, found: bool) -> None:
    moved = Moved(**ADEQUACY)
    moved.set(moved.importer, **LISTED | {"dpf_checked": PartialDate(day)})
    assert moved.finds("TRF-10") is found


@pytest.mark.parametrize(
    ("covers", "category", "found"),
    [
        (Answer.UNANSWERED, "employees", True),
        (Answer.NO, "job_applicants", True),
        (Answer.YES, "employees", False),
        (Answer.UNANSWERED, "customers", False),
    ],
)
def test_certification_covers_staff(covers: Answer, category: str, found: bool) -> None:
    moved = Moved(**ADEQUACY)
    moved.set(moved.importer, **LISTED | {"dpf_hr": covers})
    moved.set(moved.people, category=category)
    assert moved.finds("TRF-11") is found


@pytest.mark.parametrize(
    ("country", "scope", "found"),
    [
        ("CA", "", True),
        ("JP", "-", True),
        ("CA", "Kommersiellt företag under PIPEDA", False),
        ("GB", "", False),
        ("US", "", False),
    ],
)
def test_recipient_is_within_the_decision(country: str, scope: str, found: bool) -> None:
    moved = Moved(**ADEQUACY, countries=(country,), adequacy_scope=scope)
    assert moved.finds("TRF-12") is found


@pytest.mark.parametrize(
    ("day", "found"),
    [(datetime.date(2031, 7, 1), True), (datetime.date(2031, 6, 29), False), (TODAY, False)],
)
def test_decision_lasts(day: datetime.date, found: bool) -> None:
    moved = Moved(**ADEQUACY, countries=("GB",))
    assert bool(found_on(moved, "TRF-13", day)) is found


def test_old_list_is_told_of_once_where_it_is_used() -> None:
    moved = Moved(**ADEQUACY)
    moved.add(Transfer, moved.shares, countries=("GB",), **ADEQUACY)
    later = datetime.date(2027, 12, 1)
    assert len(found_on(moved, "TRF-14", later)) == 1
    assert not found_on(moved, "TRF-14", TODAY)
    assert not found_on(Moved(mechanisms=("scc_commission",)), "TRF-14", later)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, True),
        ({"mechanisms": ("adequacy", "art48_foreign_order")}, True),
        ({"mechanisms": ("adequacy", "scc_commission")}, False),
        ({"countries": ("GB",)}, False),
    ],
    ids=str,
)
def test_uncertain_decision_has_a_reserve(values: dict[str, Any], found: bool) -> None:
    moved = Moved(**ADEQUACY | values)
    moved.set(moved.importer, **LISTED)
    assert moved.finds("TRF-15") is found


def test_day_of_the_check_is_shown_as_a_day() -> None:
    moved = Moved(**ADEQUACY)
    moved.set(moved.importer, **LISTED | {"dpf_checked": PartialDate("2025-01-31")})
    assert "on 2025-01-31;" in moved.found("TRF-10")[0].in_language("en")
