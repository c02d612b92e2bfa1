"""Long words are broken where a reader would break them."""

import pytest

from ropa_desktop.exports.hyphenation import breaks


def pieces(word: str) -> str:
    shown, last = "", 0
    for place, hyphen in breaks(word):
        shown += word[last:place] + ("|" if hyphen else "/")
        last = place
    return shown + word[last:]


@pytest.mark.parametrize(
    "word",
    [
        "standard|avtals|klausuler",
        "data|skydds|förordningen",
        "person|uppgifts|biträdes|avtal",
        "konsekvens|bedömning",
        "arbets|givare",
        "tillsyns|myndighet",
        "vidare|behandling",
    ],
)
def test_a_compound_is_broken_at_its_seams(word: str) -> None:
    assert pieces(word.replace("|", "")) == word


@pytest.mark.parametrize(
    "word", ["behandling", "osäkerhet", "avtal", "anspråk", "specialist", "2026-11-22", "e-post"]
)
def test_a_word_without_a_seam_is_left_whole(word: str) -> None:
    assert breaks(word) == ()


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("IT-leverantör", "IT-/leverantör"),
        ("och/eller", "och//eller"),
        ("dataskydd@exempel.se", "data|skydd@/exempel./se"),
    ],
)
def test_signs_let_a_line_end_without_a_hyphen(word: str, broken: str) -> None:
    assert pieces(word) == broken
