"""The controlled vocabularies."""

import datetime
import re
from collections.abc import Iterator

import pytest

from ropa_desktop.law.terms import Term, Text
from ropa_desktop.law.vocabularies import VOCABULARY_NAMES, Vocabulary, vocabulary

TERMS = [term for name in VOCABULARY_NAMES for term in vocabulary(name).terms.values()]
ARTICLE = re.compile(r"\d+(\([0-9a-z]+\))*(–(\d+|\(\d+\)))?( second subparagraph)?")


def _ids(text: str, name: str) -> list[str]:
    return [term.id for term in vocabulary(name).matching(text)]


@pytest.mark.parametrize("name", VOCABULARY_NAMES)
def test_each_vocabulary_has_terms_a_date_and_a_source(name: str) -> None:
    found = vocabulary(name)
    assert found.terms
    assert datetime.date.fromisoformat(found.as_of).isoformat() == found.as_of
    assert found.source.sv
    assert found.source.en


@pytest.mark.parametrize("name", VOCABULARY_NAMES)
def test_each_term_stands_under_its_id_with_both_names(name: str) -> None:
    for key, term in vocabulary(name).terms.items():
        assert key == term.id
        assert re.fullmatch(r"[a-z][a-z0-9_]*|[A-Z]{2}", term.id)
        assert term.sv.strip() == term.sv != ""
        assert term.en.strip() == term.en != ""


@pytest.mark.parametrize("name", VOCABULARY_NAMES)
def test_each_name_and_alias_finds_its_own_term(name: str) -> None:
    found = vocabulary(name)
    for term in found.terms.values():
        for text in (term.id, term.sv, term.en, *term.aliases):
            assert found.find(text) is term, text


def test_every_article_is_written_in_english_form() -> None:
    articles = [article for term in TERMS if term.article for article in term.article.split(", ")]
    assert [article for article in articles if not ARTICLE.fullmatch(article)] == []


def test_every_note_is_written_in_both_languages() -> None:
    assert [term.id for term in TERMS if bool(term.note_sv) != bool(term.note_en)] == []


def test_an_unknown_vocabulary_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        vocabulary("no_such_list")


def test_a_vocabulary_is_read_once() -> None:
    assert vocabulary("people") is vocabulary("people")


def test_a_term_is_found_by_its_swedish_name_whatever_the_case() -> None:
    term = vocabulary("legal_bases").find("  INTRESSEAVVÄGNING (berättigat  intresse)")
    assert term is not None
    assert term.id == "art6_1_f"


def test_a_term_is_found_by_its_english_name() -> None:
    term = vocabulary("legal_bases").find("legitimate interests")
    assert term is not None
    assert term.id == "art6_1_f"


def test_a_name_written_with_combining_letters_is_found() -> None:
    assert vocabulary("people").find("Ansta\u0308llda") is vocabulary("people").terms["employees"]


def test_an_alias_never_takes_the_name_of_another_term() -> None:
    terms = {"a": Term("a", "Ett", "One", aliases=("Två",)), "b": Term("b", "Två", "Two")}
    found = Vocabulary("test", terms, "2026-01-01", Text("källa", "source"))
    assert found.find("två") is terms["b"]


def test_what_is_no_term_is_not_found() -> None:
    assert vocabulary("people").find("marsmänniskor") is None


def test_nothing_typed_offers_every_term_in_order() -> None:
    assert vocabulary("people").matching("  ") == tuple(vocabulary("people").terms.values())


def test_names_that_begin_so_come_before_words_that_do_and_words_before_the_rest() -> None:
    terms = (
        Term("a", "Nattkund", "A"),
        Term("b", "Ny kund", "B"),
        Term("c", "Kunder", "C"),
        Term("d", "Bo", "D"),
    )
    found = Vocabulary("test", {term.id: term for term in terms}, "2026-01-01", Text("källa", "source"))
    assert [term.id for term in found.matching("kund")] == ["c", "b", "a"]


@pytest.mark.parametrize(
    "typed", ["6.1 f", "6(1)(f)", "art. 6.1 f", "Artikel 6.1f", "article 6(1)(f)", "intresse"]
)
def test_a_basis_is_offered_by_article_in_either_form_and_by_name(typed: str) -> None:
    assert _ids(typed, "legal_bases")[0] == "art6_1_f"


def test_an_article_offers_only_the_terms_that_have_it() -> None:
    assert _ids("9.2 h", "special_conditions") == ["art9_2_h"]


def test_a_country_is_offered_in_either_language() -> None:
    assert _ids("tyskl", "countries") == ["DE"]
    assert _ids("germ", "countries") == ["DE"]


def test_a_country_is_found_under_another_common_name() -> None:
    for text, iso in (("UK", "GB"), ("Förenta staterna", "US"), ("Holland", "NL"), ("Vitryssland", "BY")):
        term = vocabulary("countries").find(text)
        assert term is not None
        assert term.id == iso


def _flagged(name: str, flag: str) -> Iterator[str]:
    return (term.id for term in vocabulary(name).terms.values() if flag in term.flags)


def test_health_data_are_a_special_category() -> None:
    assert {"health", "allergy", "union", "biometric_id"} <= set(_flagged("data", "special_category"))


def test_a_personnummer_is_a_national_id() -> None:
    assert list(_flagged("data", "national_id")) == ["personnummer"]


def test_employees_and_children_are_vulnerable() -> None:
    assert {"employees", "children", "patients"} <= set(_flagged("people", "vulnerable"))


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("data", "data_groups"),
        ("recipient_kinds", "disclosure_roles"),
        ("measures", "measure_kinds"),
        ("authorities", "authority_fields"),
    ],
)
def test_every_group_is_a_term_of_the_vocabulary_of_groups(name: str, groups: str) -> None:
    assert {term.group for term in vocabulary(name).terms.values()} <= set(vocabulary(groups).terms)


def test_the_six_bases_stand_in_the_order_of_the_article() -> None:
    articles = [term.article for term in vocabulary("legal_bases").terms.values()]
    assert articles == [f"6(1)({letter})" for letter in "abcdef"]


def test_there_are_nine_criteria_for_an_impact_assessment() -> None:
    assert len(vocabulary("dpia_criteria").terms) == 9
