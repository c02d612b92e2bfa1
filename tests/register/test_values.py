"""Dates as far as known, periods as written, and texts as the register keeps them."""

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.register.values import MAX_TEXT, Duration, PartialDate, clean_text
from tests.strategies import DATES, PERIODS, RAW_TEXTS


@pytest.mark.parametrize("iso", ["2024", "2024-04", "2024-04-17", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_date_is_kept_as_far_as_it_is_known(iso: str) -> None:
    assert PartialDate.parse(iso).iso == iso


def test_spaces_around_a_date_are_no_part_of_it() -> None:
    assert PartialDate.parse(" 2024-04 \n") == PartialDate("2024-04")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "0000",
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2024-4-1",
        "2024-04-",
        "20240417",
        "17/4 2024",
        "2024-04-17T00:00",
        "-2024",
        "٢٠٢٤",
        "2024-0４",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (the caller says what is wrong)
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-04-17", "2024-04-17", "2024-04-17"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_days_a_date_may_mean(iso: str, first: str, last: str) -> None:
    date = PartialDate(iso)
    assert (date.first_day().isoformat(), date.last_day().isoformat()) == (first, last)


@given(DATES, DATES)
def test_dates_are_ordered_by_the_first_day_they_may_mean(one: PartialDate, other: PartialDate) -> None:
    if one < other:
        assert one.first_day() <= other.first_day()


@pytest.mark.parametrize("iso", ["P5Y", "P60M", "P2W", "P30D", "PT72H", "P3Y2M", "P1Y2M3W4DT5H", "P0D"])
def test_period_reads_and_writes_the_same(iso: str) -> None:
    assert Duration.parse(iso).iso == iso


@given(PERIODS)
def test_every_period_is_the_one_that_its_writing_says(period: Duration) -> None:
    assert Duration.parse(period.iso) == period


def test_sixty_months_are_kept_apart_from_five_years() -> None:
    months, years = Duration.parse("P60M"), Duration.parse("P5Y")
    assert months != years
    assert (months.months, months.years, months.iso) == (60, 0, "P60M")


def test_seventy_two_hours_are_kept_apart_from_three_days() -> None:
    assert Duration.parse("PT72H") != Duration.parse("P3D")


@pytest.mark.parametrize("iso", ["P0Y", "P0D", "PT0H"])
def test_nothing_is_written_in_one_way(iso: str) -> None:
    assert Duration.parse(iso).iso == "P0D"


@pytest.mark.parametrize(
    "iso",
    [
        "",
        "P",
        "PT",
        "P5YT",
        "5Y",
        "p5y",
        "P-5Y",
        "P1.5Y",
        "P5M3Y",
        "P5H",
        "PT5M",
        "P5Y ",
        "P5Y\n",
        "P٥Y",
        "P" + "9" * 7 + "Y",
        "P" + "9" * 5000 + "Y",
    ],
)
def test_what_is_no_period_is_refused(iso: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Duration.parse(iso)


@pytest.mark.parametrize(
    ("iso", "start", "end"),
    [
        ("P5Y", "2024-02-29", "2029-02-28"),
        ("P4Y", "2024-02-29", "2028-02-29"),
        ("P1M", "2024-01-31", "2024-02-29"),
        ("P13M", "2023-12-31", "2025-01-31"),
        ("P12M", "2023-12-31", "2024-12-31"),
        ("P2W", "2024-02-20", "2024-03-05"),
        ("P1M1D", "2023-01-31", "2023-03-01"),
        ("PT72H", "2024-02-28", "2024-03-02"),
        ("PT1H", "2024-02-28", "2024-02-29"),
        ("PT25H", "2024-12-31", "2025-01-02"),
        ("P0D", "2024-02-29", "2024-02-29"),
    ],
)
def test_day_on_which_a_period_ends(iso: str, start: str, end: str) -> None:
    assert Duration.parse(iso).after(datetime.date.fromisoformat(start)).isoformat() == end


@given(PERIODS, st.dates())
def test_period_ends_on_some_day_however_long_it_is(period: Duration, start: datetime.date) -> None:
    assert start <= period.after(start) <= datetime.date.max


@pytest.mark.parametrize("iso", ["P8000Y", "P99999M", "P999999D", "P999999W", "PT999999H"])
def test_period_beyond_the_calendar_ends_on_its_last_day(iso: str) -> None:
    assert Duration.parse(iso).after(datetime.date(9990, 1, 1)) == datetime.date.max


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("", ""),
        ("Åsa Öberg", "Åsa Öberg"),
        ("A\u030asa O\u0308berg", "Åsa Öberg"),
        ("rad\r\nrad\rrad\nrad", "rad\nrad\nrad\nrad"),
        ("rad\u2028rad\u2029rad", "rad\nrad\nrad"),
        ("10\u00a0000 kr", "10\u00a0000 kr"),
        ("kolumn\tkolumn", "kolumn\tkolumn"),
        ("\x00a\x07b\x0bc\x0cd\x1be\x1ff\x7f", "abcdef"),
        ("a\ud800b\udfffc", "abc"),
        ("\ufffea\uffff", "a"),
        ("e\x00\u0301", "é"),
        ("  mellanslag  ", "  mellanslag  "),
        ("soft\u00adhyphen \u200d zwj", "soft\u00adhyphen \u200d zwj"),
        ("ﬁ ² Ⅳ", "ﬁ ² Ⅳ"),
        ("🏳️‍🌈", "🏳️‍🌈"),
    ],
)
def test_text_is_cleaned(raw: str, kept: str) -> None:
    assert clean_text(raw) == kept


@given(RAW_TEXTS)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    once = clean_text(raw)
    assert clean_text(once) == once


@given(RAW_TEXTS)
def test_cleaned_text_can_be_written_everywhere(raw: str) -> None:
    kept = clean_text(raw)
    assert unicodedata.is_normalized("NFC", kept)
    assert kept.encode().decode() == kept
    assert not [char for char in kept if char < " " and char not in "\t\n"]


@pytest.mark.parametrize("letter", ["a", "å", "\n", "😀"])
def test_longest_text_is_kept_whole(letter: str) -> None:
    assert len(clean_text(letter * MAX_TEXT)) == MAX_TEXT


@pytest.mark.parametrize("letter", ["a", "å", "\n", "😀"])
def test_longer_text_is_refused_and_never_cut(letter: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        clean_text(letter * (MAX_TEXT + 1))


def test_length_is_counted_after_cleaning() -> None:
    assert len(clean_text("o\u0308" * MAX_TEXT)) == MAX_TEXT
    with pytest.raises(ValueError):  # noqa: PT011
        clean_text("\u0958" * MAX_TEXT)  # NFC writes this letter as two
