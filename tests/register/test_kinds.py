"""Values of every kind as plain data, as text that a person reads and writes, and what is refused."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.law.vocabularies import VOCABULARY_NAMES, vocabulary
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.kinds import (
    Kind,
    Plain,
    Value,
    empty,
    format_value,
    from_plain,
    parse_value,
    term_label,
    to_plain,
)
from ropa_desktop.register.values import MAX_TEXT, Answer, Duration, Existence, PartialDate
from tests.strategies import PERIODS, TEXTS, values

IDS = {"party": ["p1", "p2"], "activity": ["a1"]}

ALL_KINDS: tuple[Kind, ...] = (
    kinds.Text(),
    kinds.Text(lines=True),
    kinds.TextList(),
    kinds.Choice("countries"),
    kinds.ChoiceList("data_flags"),
    kinds.YesNo(),
    kinds.Presence(),
    kinds.Number(),
    kinds.Date(),
    kinds.Period(),
    kinds.Reference(("party",)),
    kinds.ReferenceList(("party", "activity")),
    kinds.Content(),
)

each_kind = pytest.mark.parametrize("kind", ALL_KINDS, ids=str)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def refusal(kind: Kind, plain: object) -> str:
    """The sentence with which plain data of another kind are refused."""
    with pytest.raises(RopaError) as caught:
        from_plain(kind, plain)
    return caught.value.in_language("en")


def test_every_kind_is_tried_here() -> None:
    assert {type(kind) for kind in ALL_KINDS} == set(get_args(Kind))


def test_every_kind_is_used_in_the_catalogue() -> None:
    used = {type(field.kind) for record_type in CATALOGUE.values() for field in record_type.fields}
    assert used == set(get_args(Kind))


@each_kind
@settings(max_examples=25)
@given(data=st.data())
def test_plain_data_hold_the_whole_value(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(values(kind, IDS))
    back = from_plain(kind, to_plain(value))
    assert (back, type(back)) == (value, type(value))


@each_kind
@settings(max_examples=25)
@given(data=st.data())
def test_plain_data_are_what_json_has(kind: Kind, data: st.DataObject) -> None:
    plain = to_plain(data.draw(values(kind, IDS)))
    if isinstance(plain, list):
        assert {type(one) for one in plain} <= {str}
    else:
        assert type(plain) in (str, int, type(None))


@each_kind
def test_empty_value_is_a_value_of_the_kind(kind: Kind) -> None:
    value = empty(kind)
    assert not value
    back = from_plain(kind, to_plain(value))
    assert (back, type(back)) == (value, type(value))


@each_kind
@each_language
def test_empty_value_reads_as_nothing(kind: Kind, language: Language) -> None:
    assert format_value(kind, empty(kind), language) == ""


@each_kind
def test_nothing_written_is_the_empty_value(kind: Kind) -> None:
    value = parse_value(kind, " \n\t")
    assert (value, type(value)) == (empty(kind), type(empty(kind)))


READABLE = [kind for kind in ALL_KINDS if not isinstance(kind, kinds.Content)]


def tidy(value: Value) -> Value:
    """A value as it comes back from text that a person wrote: no blanks around it, no gaps in lists."""
    if isinstance(value, tuple):
        return tuple(line.strip() for one in value for line in one.split("\n") if line.strip())
    return value.strip() if type(value) is str else value


@pytest.mark.parametrize("kind", READABLE, ids=str)
@each_language
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_shown_can_be_written_back(kind: Kind, language: Language, data: st.DataObject) -> None:
    value = data.draw(values(kind, IDS))
    back = parse_value(kind, format_value(kind, value, language))
    assert (back, type(back)) == (tidy(value), type(value))


def terms() -> Iterator[tuple[str, str, Language]]:
    for name in VOCABULARY_NAMES:
        for term in vocabulary(name).terms:
            for language in LANGUAGES:
                yield name, term, language


def test_every_term_of_every_vocabulary_can_be_written_as_it_is_shown() -> None:
    wrong = [
        (name, term, language, label)
        for name, term, language in terms()
        if parse_value(kinds.Choice(name), label := term_label(name, term, language)) != term
    ]
    assert wrong == []


def test_every_term_can_be_written_by_its_id() -> None:
    wrong = [(name, term) for name, term, _ in terms() if parse_value(kinds.Choice(name), term) != term]
    assert wrong == []


def test_term_is_found_whatever_the_case() -> None:
    assert parse_value(kinds.Choice("countries"), "sVERIGE") == "SE"
    assert parse_value(kinds.Choice("countries"), "sweden") == "SE"


def test_term_that_the_list_no_longer_has_shows_its_id() -> None:
    assert format_value(kinds.Choice("countries"), "CSK", "sv") == "CSK"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("5 år", Duration(years=5)),
        ("1 year", Duration(years=1)),
        ("60 månader", Duration(months=60)),
        ("60 MONTHS", Duration(months=60)),
        ("3 år 2 månader", Duration(years=3, months=2)),
        ("2 veckor", Duration(weeks=2)),
        ("30 dygn", Duration(days=30)),
        ("72 timmar", Duration(hours=72)),
        ("5\u00a0år", Duration(years=5)),
        ("P60M", Duration(months=60)),
        ("pt72h", Duration(hours=72)),
        ("0 days", Duration()),
    ],
)
def test_period_as_people_write_it(text: str, period: Duration) -> None:
    assert parse_value(kinds.Period(), text) == period


@given(PERIODS)
def test_period_in_english_words_is_the_same_period(period: Duration) -> None:
    words = format_value(kinds.Period(), period, "en")
    assert parse_value(kinds.Period(), words) == period


@pytest.mark.parametrize(
    ("period", "english", "swedish"),
    [
        (Duration(years=1), "1 year", "1 år"),
        (Duration(years=5), "5 years", "5 år"),
        (Duration(months=60), "60 months", "60 månader"),
        (Duration(years=3, months=2), "3 years 2 months", "3 år 2 månader"),
        (Duration(hours=72), "72 hours", "72 timmar"),
        (Duration(), "0 days", "0 dagar"),
    ],
)
def test_period_reads_in_the_unit_it_was_written_in(period: Duration, english: str, swedish: str) -> None:
    assert format_value(kinds.Period(), period, "en") == english
    assert format_value(kinds.Period(), period, "sv") == swedish


@pytest.mark.parametrize("text", ["yes", "Yes", "YES ", "ja", "Ja"])
def test_answer_as_people_write_it(text: str) -> None:
    assert parse_value(kinds.YesNo(), text) is Answer.YES


def test_none_is_an_answer_and_silence_is_not() -> None:
    assert parse_value(kinds.Presence(), "None") is Existence.NONE
    assert parse_value(kinds.Presence(), "") is Existence.UNANSWERED


def test_list_is_written_one_a_line_and_blank_lines_say_nothing() -> None:
    assert parse_value(kinds.TextList(), " ett \n\n  två\r\n") == ("ett", "två")


def test_text_of_several_lines_is_one_text() -> None:
    assert parse_value(kinds.Text(lines=True), "ett\r\n\r\ntvå") == "ett\n\ntvå"


def test_number_zero_is_stated() -> None:
    assert format_value(kinds.Number(), 0, "sv") == "0"
    assert parse_value(kinds.Number(), "0") == 0


MISFITS: tuple[tuple[Kind, object], ...] = (
    (kinds.Text(), None),
    (kinds.Text(), 5),
    (kinds.Text(), ["text"]),
    (kinds.Text(), "a" * (MAX_TEXT + 1)),
    (kinds.TextList(), "text"),
    (kinds.TextList(), [5]),
    (kinds.TextList(), {"0": "text"}),
    (kinds.TextList(), None),
    (kinds.Choice("countries"), "Atlantis"),
    (kinds.Choice("countries"), "Sverige"),
    (kinds.Choice("countries"), None),
    (kinds.ChoiceList("countries"), ["SE", "Atlantis"]),
    (kinds.ChoiceList("countries"), "SE"),
    (kinds.YesNo(), "maybe"),
    (kinds.YesNo(), True),
    (kinds.YesNo(), "some"),
    (kinds.Presence(), "yes"),
    (kinds.Presence(), None),
    (kinds.Number(), -1),
    (kinds.Number(), 1.0),
    (kinds.Number(), True),
    (kinds.Number(), "5"),
    (kinds.Number(), 2**63),
    (kinds.Date(), "17/4 2024"),
    (kinds.Date(), 2024),
    (kinds.Date(), ""),
    (kinds.Period(), "5 years"),
    (kinds.Period(), 5),
    (kinds.Period(), ""),
    (kinds.Reference(("party",)), 5),
    (kinds.ReferenceList(("party",)), [None]),
    (kinds.ReferenceList(("party",)), "p1"),
    (kinds.Content(), "not base64!"),
    (kinds.Content(), "YQ"),
    (kinds.Content(), "AP8=\n"),
    (kinds.Content(), "A P8="),
    (kinds.Content(), "åä=="),
    (kinds.Content(), None),
)


@pytest.mark.parametrize(("kind", "plain"), MISFITS, ids=lambda one: str(one)[:30])
def test_what_does_not_fit_is_refused_with_a_sentence(kind: Kind, plain: object) -> None:
    said = refusal(kind, plain)
    assert re.fullmatch(r"\S.{10,}", said)
    assert "{" not in said.replace(str(plain), "")


def test_refusal_shows_no_more_of_a_value_than_one_line_holds() -> None:
    assert len(refusal(kinds.Text(), ["x" * 100_000])) < 100


def test_refusal_names_the_limit() -> None:
    assert "30000" in refusal(kinds.Text(), "å" * (MAX_TEXT + 1)).replace(",", "").replace(" ", "")


MISWRITTEN: tuple[tuple[Kind, str], ...] = (
    *((kind, "a" * (MAX_TEXT + 1)) for kind in ALL_KINDS if not isinstance(kind, kinds.Content)),
    (kinds.Choice("countries"), "Atlantis"),
    (kinds.ChoiceList("countries"), "Sverige\nAtlantis"),
    (kinds.YesNo(), "kanske"),
    (kinds.Presence(), "kanske"),
    (kinds.Number(), "-1"),
    (kinds.Number(), "1.5"),
    (kinds.Number(), "²"),
    (kinds.Number(), "٣"),
    (kinds.Number(), str(2**63)),
    (kinds.Number(), "9" * 5000),
    (kinds.Date(), "i fjol"),
    (kinds.Date(), "2024-02-30"),
    (kinds.Period(), "länge"),
    (kinds.Period(), "5"),
    (kinds.Period(), "5 år 6"),
    (kinds.Period(), "5 år 6 år"),
    (kinds.Period(), "-5 år"),
    (kinds.Period(), "9" * 5000 + " år"),
    (kinds.Period(), "P"),
    (kinds.Content(), "not base64!"),
)


@pytest.mark.parametrize(("kind", "text"), MISWRITTEN, ids=lambda one: str(one)[:30])
def test_what_is_wrongly_written_is_refused_with_a_sentence(kind: Kind, text: str) -> None:
    with pytest.raises(RopaError) as caught:
        parse_value(kind, text)
    for language in LANGUAGES:
        assert re.fullmatch(r"\S.{10,}", caught.value.in_language(language))


@each_kind
@settings(max_examples=30)
@given(text=TEXTS)
def test_any_text_is_understood_or_refused(kind: Kind, text: str) -> None:
    try:
        value = parse_value(kind, text)
    except RopaError:
        return
    assert from_plain(kind, to_plain(value)) == value


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@each_kind
@settings(max_examples=30)
@given(plain=PLAIN)
def test_any_plain_data_are_understood_or_refused(kind: Kind, plain: Plain) -> None:
    try:
        value = from_plain(kind, plain)
    except RopaError:
        return
    assert from_plain(kind, to_plain(value)) == value


def test_date_reads_as_it_is_written() -> None:
    assert format_value(kinds.Date(), PartialDate("2024-04"), "sv") == "2024-04"


@pytest.mark.parametrize(("content", "said"), [(b"", ""), (b"abc", "3 bytes")])
def test_attached_file_shows_its_size(content: bytes, said: str) -> None:
    assert format_value(kinds.Content(), content, "en") == said
