"""Swedish organisation numbers: how they may be written, which are valid, which form they show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.law.organisation_number import (
    FIRST_DIGITS,
    digits,
    fits,
    is_organisation_number,
    is_personal_number,
    is_valid,
    masked,
)
from ropa_desktop.law.vocabularies import vocabulary


@pytest.mark.parametrize("text", ["212000-0142", "556036-0793", "5560360793", "202100-5489"])
def test_number_of_a_legal_person_is_valid(text: str) -> None:
    assert is_organisation_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "556036-0794",
        "556036-793",
        "55603607930",
        "",
        "   ",
        "556036-079X",
        "٥٥٦٠٣٦٠٧٩٣",
        "551036-0791",
        "SE556036079302",
    ],
)
def test_number_of_a_legal_person_is_invalid(text: str) -> None:
    assert not is_organisation_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "16556036-0793",
        "SE556036079301",
        "se 556036-0793 01",
        "556036–0793",
        "556036 0793",
        "556036\N{NO-BREAK SPACE}0793",
    ],
)
def test_number_is_read_as_it_is_written(text: str) -> None:
    assert digits(text) == "5560360793"
    assert is_organisation_number(text)


@pytest.mark.parametrize(
    "text", ["811228-9874", "19811228-9874", "198112289874", "811228+9874", "811288-9871", "SE811228987401"]
)
def test_personal_number_is_valid(text: str) -> None:
    assert is_personal_number(text)
    assert is_valid(text, "sole_trader")
    assert not is_organisation_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "811228-9875",  # check digit
        "811328-9872",  # month 13
        "810230-9876",  # 30 February
        "19000229-0008",  # 1900 was no leap year
        "17811228-9874",  # century
        "",
    ],
)
def test_personal_number_is_invalid(text: str) -> None:
    assert not is_personal_number(text)


def test_leap_day_of_the_later_century_is_a_date_in_a_number_without_one() -> None:
    assert is_personal_number("000229-0005")


def test_sole_trader_has_no_number_of_a_legal_person() -> None:
    assert not is_valid("556036-0793", "sole_trader")


def test_limited_company_has_no_personal_number() -> None:
    assert not is_valid("811228-9874", "ab")


def test_unstated_form_may_have_either() -> None:
    assert is_valid("811228-9874")
    assert is_valid("556036-0793")
    assert not is_valid("556036-0794")


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("556036-0793", "ab", True),
        ("556036-0793", "partnership", False),
        ("212000-0142", "public", True),
        ("212000-0142", "ab", False),
        ("SE556036079301", "ab", True),
        ("556036-0793", "other", True),
        ("556036-0793", "", True),
        ("516036-0793", "foreign", True),
    ],
)
def test_first_digit_shows_the_form(text: str, form: str, expected: bool) -> None:
    assert fits(text, form) is expected


def test_forms_with_expected_digits_are_in_the_vocabulary() -> None:
    assert set(FIRST_DIGITS) <= set(vocabulary("legal_forms").terms)


def test_personal_number_is_shown_without_its_last_digits() -> None:
    assert masked("19811228-9874") == "19811228-****"
    assert masked("nonsense") == "****"


@given(st.integers(0, 10**9 - 1))
def test_each_number_has_exactly_one_check_digit(stem: int) -> None:
    valid = [digit for digit in range(10) if is_valid(f"{stem:09}{digit}")]
    legal_person = f"{stem:09}"[2] >= "2"
    assert len(valid) == 1 if legal_person else len(valid) <= 1


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert is_valid(text) in {True, False}
    assert digits(text) == "" or len(digits(text)) in {10, 12}
