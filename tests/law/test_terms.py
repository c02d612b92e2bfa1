"""Terms and texts in both languages."""

from ropa_desktop.law.terms import Term, Text

_TERM = Term(
    "art6_1_f",
    "Intresseavvägning",
    "Legitimate interests",
    article="6(1)(f)",
    note_sv="Väg.",
    note_en="Weigh.",
)


def test_a_term_reads_in_each_language() -> None:
    assert _TERM.in_language("sv") == "Intresseavvägning"
    assert _TERM.in_language("en") == "Legitimate interests"


def test_a_note_reads_in_each_language() -> None:
    assert _TERM.note_in("sv") == "Väg."
    assert _TERM.note_in("en") == "Weigh."


def test_an_article_is_written_as_in_the_language() -> None:
    assert _TERM.article_in("sv") == "6.1 f"
    assert _TERM.article_in("en") == "6(1)(f)"


def test_a_text_is_true_only_where_it_says_something() -> None:
    assert Text("ja", "yes")
    assert not Text("", "")
