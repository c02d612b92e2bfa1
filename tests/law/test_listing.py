"""The dated lists and what in them is unverified."""

import datetime

import pytest

from ropa_desktop import paths
from ropa_desktop.law.dpia import criteria_threshold
from ropa_desktop.law.listing import reference_lists

LISTS = {one.file: one for one in reference_lists()}


def test_every_file_of_reference_data_is_listed_with_date_and_source() -> None:
    assert set(LISTS) == {file.stem for file in (paths.resources() / "law").glob("*.yaml")}
    assert all(one.as_of and one.name.sv and one.name.en and one.source.sv for one in LISTS.values())


def test_the_unverified_decisions_are_named() -> None:
    assert set(LISTS["adequacy"].unverified) == {"ca", "fo", "il", "im", "jp", "kr"}


def test_customary_periods_are_named_as_unverified() -> None:
    assert "custom_customer" in LISTS["retention"].unverified
    assert "bfl_7_2" not in LISTS["retention"].unverified


def test_what_stands_inside_an_entry_counts_for_the_entry() -> None:
    assert LISTS["bases"].unverified == ("art9_2_j", "art10_imy_regulation")


def test_territories_whose_place_is_unchecked_are_named() -> None:
    assert "AX" in LISTS["countries"].unverified
    assert "SE" not in LISTS["countries"].unverified


@pytest.mark.parametrize(
    ("on", "older"),
    [("2026-11-22", False), ("2027-11-22", False), ("2027-11-23", True), ("2028-01-01", True)],
)
def test_a_list_is_old_after_twelve_months(on: str, older: bool) -> None:
    assert LISTS["exemption"].as_of == "2026-11-22"
    assert LISTS["exemption"].older_than(datetime.date.fromisoformat(on)) is older


def test_how_many_months_make_a_list_old_can_be_said() -> None:
    assert LISTS["exemption"].older_than(datetime.date(2027, 1, 23), months=2)
    assert not LISTS["exemption"].older_than(datetime.date(2027, 1, 22), months=2)


def test_two_criteria_call_for_an_assessment() -> None:
    assert criteria_threshold() == 2
