"""Texts are broken into lines that fit, and nothing of them is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.exports.hyphenation import SOFT_HYPHEN
from ropa_desktop.exports.pdf_fonts import UNPRINTABLE, Style, printable
from ropa_desktop.exports.pdf_text import Typesetter

BODY = Style("Regular", 10, 14)


def joined(lines: list[str]) -> str:
    """The letters of the lines, without the spaces and hyphens at which they were broken."""
    return "".join(lines).replace(SOFT_HYPHEN, "").replace(" ", "")


@given(st.text(max_size=300), st.floats(min_value=30, max_value=300))
def test_every_letter_is_on_some_line(text: str, width: float) -> None:
    assert joined(Typesetter().lines(text, BODY, width)) == printable(text).replace("\n", "").replace(" ", "")


@given(st.text(st.characters(codec="latin-1"), max_size=300), st.floats(min_value=30, max_value=300))
def test_no_line_is_wider_than_allowed(text: str, width: float) -> None:
    typesetter = Typesetter()
    assert all(typesetter.width(line, BODY) <= width + 0.01 for line in typesetter.lines(text, BODY, width))


def test_a_line_end_in_the_text_is_kept() -> None:
    assert Typesetter().lines("ett\n\ntvå", BODY, 200) == ["ett", "", "två"]


def test_a_long_word_is_broken_at_a_seam() -> None:
    lines = Typesetter().lines("dataskyddsförordningen", BODY, 70)
    assert lines == ["dataskydds" + SOFT_HYPHEN, "förordningen"]


def test_a_word_without_seams_is_broken_where_it_must() -> None:
    lines = Typesetter().lines("x" * 40, BODY, 70)
    assert len(lines) > 1
    assert joined(lines) == "x" * 40


def test_an_address_gets_no_hyphens() -> None:
    address = "https://example.invalid/" + "lang-adress/" * 30
    lines = Typesetter().lines(address, BODY, 100)
    assert "".join(lines) == address


def test_a_space_that_holds_words_together_does() -> None:
    lines = Typesetter().lines("a" * 12 + " 19\u00a0§", BODY, 80)
    assert lines[-1] == "19\u00a0§"


def test_a_text_that_does_not_fit_is_clipped_visibly() -> None:
    shown = Typesetter().clipped("Register över behandlingar " * 10, BODY, 100)
    assert shown.endswith("…")
    assert Typesetter().width(shown, BODY) <= 100


@pytest.mark.parametrize("text", ["x" * 30_000, "ord " * 7_500, "åäö-" * 7_500, "å\n" * 15_000])
def test_the_longest_field_is_broken_in_no_time(text: str) -> None:
    before = time.process_time()
    Typesetter().lines(text, BODY, 300)
    assert time.process_time() - before < 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("noll\x00klocka\x07slut", "nollklockaslut"),
        ("rad\r\nrad\rrad", "rad\nrad\nrad"),
        ("mjukt\u00adbindestreck\u200b", "mjuktbindestreck"),
        ("tabb\toch\u2003bred", "tabb och bred"),
        ("漢😀", UNPRINTABLE * 2),
        ("❤\ufe0f", UNPRINTABLE),
        ("a → b − c", "a -> b – c"),
        ("\ud800", ""),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("Łódź Ελλάδα Київ Đà Nẵng", "Łódź Ελλάδα Київ Đà Nẵng"),
    ],
)
def test_a_text_is_made_printable(text: str, shown: str) -> None:
    assert printable(text) == shown
