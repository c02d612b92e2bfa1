"""The small parts of sentences: lists, fragments, capitals, conditions and articles."""

import pytest

from ropa_desktop.i18n import Language
from ropa_desktop.wording import phrases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("senaste inköp.", "senaste inköp"),
        ("  två\n rader; ", "två rader"),
        ("namn m.m.", "namn m.m."),
        ("t.ex.", "t.ex."),
        ("", ""),
    ],
)
def test_fragment_fits_inside_a_sentence(text: str, expected: str) -> None:
    assert phrases.fragment(text) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A och B"),
        (["A", "B", "C"], "A, B och C"),
        (["A, B", "C"], "A, B; C"),
    ],
)
def test_things_in_a_row(texts: list[str], expected: str) -> None:
    assert phrases.in_a_row(texts, "sv") == expected


def test_alternatives_in_a_row() -> None:
    assert phrases.in_a_row(["A", "B", "C"], "en", alternatives=True) == "A, B or C"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Myndighet", "myndighet"),
        ("E-post", "e-post"),
        ("IT-support", "IT-support"),
        ("A och O", "a och O"),
        ("", ""),
    ],
)
def test_label_inside_a_sentence(text: str, expected: str) -> None:
    assert phrases.lowered(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("det som", "Det som"), ("iPhone-id", "iPhone-id"), ("", "")])
def test_text_that_begins_a_sentence(text: str, expected: str) -> None:
    assert phrases.raised(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ett", "Ett."), ("ett.", "Ett."), ("varför?", "Varför?"), ("”ett”", "”ett”."), ("", "")],
)
def test_sentence_ends_once(text: str, expected: str) -> None:
    assert phrases.sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Om avtalet upphör.", "sv", "om avtalet upphör"),
        ("avtalet upphör", "sv", ""),
        ("omständigheter", "sv", ""),
        ("om avtalet upphör", "en", ""),
        ("if the contract ends", "en", "if the contract ends"),
    ],
)
def test_condition_that_fits_into_a_sentence(text: str, language: Language, expected: str) -> None:
    assert phrases.condition_clause(text, language) == expected


@pytest.mark.parametrize(
    ("article", "language", "expected"),
    [
        ("30(1)(b)", "sv", "art. 30.1 b"),
        ("30(1)(b)", "en", "Art. 30(1)(b)"),
        ("", "sv", ""),
    ],
)
def test_article_is_cited_as_lawyers_do(article: str, language: Language, expected: str) -> None:
    assert phrases.article_in_words(article, language) == expected
