"""What a text says: placeholders, and what it is about."""

import pytest
from hypothesis import given

from ropa_desktop.checks.text import LONGEST_QUOTED, blank, excerpt, folded, is_placeholder, stated, stems
from tests.strategies import TEXTS


@pytest.mark.parametrize(
    "text",
    [
        *("-", "--", "–", "...", "…", "?", "??", "xx", "XXXX", "n/a", "NA", "N.A.", "tbd", "TBC", "todo"),
        *("okänt", "Okänd", "oklart", "unknown", "Ej ifyllt", "ej angivet", "Inte angivet.", "not stated"),
        *("fyll i", "Fyll i ändamålet\noch fler", "Skriv i namnet", "fill in later", "Lorem ipsum dolor"),
        *("[namn]", "<adress>", "{namn}", "[2023-10]", "  - ", "___"),
    ],
)
def test_placeholder_says_nothing(text: str) -> None:
    assert is_placeholder(text)
    assert blank(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Lön", "X", "x-konto", "N/A-listan", "Okänt antal", "Oklarheter utreds", "Unknown caller list"),
        *("[a] och [b]", "Se [bilaga]", "Fyller i formulär", "1", "ja", "Inga", "Saknas", "Tobak", "Nato"),
    ],
)
def test_text_says_something(text: str) -> None:
    assert not is_placeholder(text)
    assert not blank(text)


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_empty_text_is_blank_but_no_placeholder(text: str) -> None:
    assert blank(text)
    assert not is_placeholder(text)


def test_one_text_that_says_something_is_enough() -> None:
    assert stated("", "?", "Lön")
    assert not stated("", "?")
    assert not stated()


def test_case_and_spaces_make_no_difference_when_folded() -> None:
    assert folded("  Bolaget\u00a0 i TÄBY ") == folded("bolaget i täby")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Lön", "Lön"),
        ("  Lön\noch  skatt ", "Lön och skatt"),
        ("x" * LONGEST_QUOTED, "x" * LONGEST_QUOTED),
        ("x" * 200, "x" * (LONGEST_QUOTED - 1) + "…"),
        ("", ""),
    ],
)
def test_excerpt_is_short_and_on_one_line(text: str, quoted: str) -> None:
    assert excerpt(text) == quoted


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Kunder", {"kund"}),
        ("kundernas adresser", {"kund", "adress"}),
        ("Teknisk information om besök", {"teknisk", "besök"}),
        ("Personuppgifterna", set()),
        ("den registrerades uppgifter", set()),
        ("All your personal data", set()),
        ("Namn", {"namn"}),
        ("Lön och kön vid köp", {"lön", "kön"}),
    ],
)
def test_stems_are_what_a_text_is_about(text: str, about: set[str]) -> None:
    assert stems(text) == about


@given(TEXTS)
def test_any_text_can_be_asked(text: str) -> None:
    assert blank(text) or stated(text)
    assert all(stems(text))
