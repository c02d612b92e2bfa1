"""The cells of tables that people keep: what is a list, a legal basis, a time limit or an answer in them."""

import pytest

from ropa_desktop.errors import RopaError
from ropa_desktop.imports.cells import (
    bases_in,
    items_of,
    none_of_them,
    says_a_word,
    some_of_them,
    time_limit,
    value_in,
)
from ropa_desktop.register.kinds import ChoiceList, Date, Number, Text, TextList, YesNo
from ropa_desktop.register.values import Answer, Duration, PartialDate

KNOWN = {"Skatteverket", "Bank", "Namn, adress"}


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Skatteverket", ["Skatteverket"]),
        ("Visma; Fortnox ;Bank", ["Visma", "Fortnox", "Bank"]),
        ("• Visma\n- Fortnox\n\n–\nVisma", ["Visma", "Fortnox"]),
        ("Skatteverket, Bank", ["Skatteverket", "Bank"]),
        ("Skatteverket, Visma", ["Skatteverket, Visma"]),
        ("Namn, adress", ["Namn, adress"]),
        ("e-post", ["e-post"]),
        ("-", []),
    ],
)
def test_items(text: str, items: list[str]) -> None:
    assert items_of(text, KNOWN.__contains__) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Namn, adress", ["Namn, adress"]),
        ("Namn, telefon, lön (brutto, netto)", ["Namn", "telefon", "lön (brutto, netto)"]),
        ("Uppgifter som lämnas vid ansökan till tjänst, lön", None),
    ],
)
def test_short_items_are_parted_at_commas(text: str, items: list[str] | None) -> None:
    assert items_of(text, KNOWN.__contains__, commas=True) == (items or [text])


@pytest.mark.parametrize(
    ("text", "codes", "says_more"),
    [
        ("6.1 a", ["art6_1_a"], False),
        ("Art. 6.1 b", ["art6_1_b"], False),
        ("artikel 6.1 c) GDPR", ["art6_1_c"], False),
        ("Article 6(1)(f)", ["art6_1_f"], False),
        ("6 (1) e", ["art6_1_e"], False),
        ("6.1b", ["art6_1_b"], False),
        ("6.1.f", ["art6_1_f"], False),
        ("6.1 b, c och f", ["art6_1_b", "art6_1_c", "art6_1_f"], False),
        ("6.1 a och 6.1 c", ["art6_1_a", "art6_1_c"], False),
        ("6.1 c, 9.2 b", ["art6_1_c", "art9_2_b"], False),
        ("6.1 a, e-post", ["art6_1_a"], True),
        ("Samtycke", ["art6_1_a"], False),
        ("berättigat intresse", ["art6_1_f"], False),
        ("Art. 6.1 c – Rättslig förpliktelse", ["art6_1_c"], False),
        ("Rättslig förpliktelse (bokföringslagen 7 kap.)", ["art6_1_c"], True),
        ("Avtal med kunden", ["art6_1_b"], True),
        ("Avtalsenlig hantering", [], True),
        ("Se policyn 16.1 a", [], True),
        ("6.1 j", [], True),
    ],
)
def test_legal_bases(text: str, codes: list[str], says_more: bool) -> None:
    bases = bases_in(text)
    assert [code for _, code in bases.named] == codes
    assert bases.says_more == says_more


def test_conditions_are_known_by_name_in_their_own_column() -> None:
    assert bases_in("Folkhälsa", "special_conditions").named == (("special_conditions", "art9_2_i"),)
    assert bases_in("Folkhälsa").named == ()


@pytest.mark.parametrize(
    ("text", "period", "bound", "start"),
    [
        ("5 år", Duration(years=5), "", ""),
        ("60 månader.", Duration(months=60), "", ""),
        ("Högst 2 år", Duration(years=2), "at_most", ""),
        ("at least 90 days", Duration(days=90), "at_least", ""),
        ("24 månader efter avslutad rekrytering", Duration(months=24), "", "efter avslutad rekrytering"),
        ("1 år 6 månader från köpet", Duration(years=1, months=6), "", "från köpet"),
    ],
)
def test_time_limit_is_a_period(text: str, period: Duration, bound: str, start: str) -> None:
    assert time_limit(text) == {
        "kind": "period",
        "period": period,
        "bound": bound,
        "trigger_as_written": start,
    }


@pytest.mark.parametrize(
    "text", ["Så länge avtalet gäller", "5 år, därefter arkiv", "3 kap. 2 §", "år 2030", "fem år"]
)
def test_time_limit_is_else_a_criterion(text: str) -> None:
    assert time_limit(text) == {"kind": "criterion", "criterion": text}


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Nej", ""),
        ("Inga.", ""),
        ("inga mottagare", ""),
        ("Nej, endast inom EU", "endast inom EU"),
        ("No transfers", ""),
        ("Ingen uppgift", None),
        ("Inga-Lill", None),
        ("Norge", None),
        ("USA", None),
    ],
)
def test_none_is_said(text: str, beside: str | None) -> None:
    assert none_of_them(text) == beside


@pytest.mark.parametrize(
    ("text", "after"),
    [("Ja.", ""), ("yes", ""), ("Ja, USA", "USA"), ("Ja – USA", "USA"), ("Japan", None), ("Ja-sägare", None)],
)
def test_some_is_said(text: str, after: str | None) -> None:
    assert some_of_them(text) == after


@pytest.mark.parametrize(("text", "says"), [("a", True), ("–", False), (" ", False), ("7", True)])
def test_a_word_is_said(text: str, says: bool) -> None:
    assert says_a_word(text) == says


@pytest.mark.parametrize(
    ("kind", "text", "value", "beside"),
    [
        (Number(), "1 200", 1200, ""),
        (Number(), "85\u00a0000", 85000, ""),
        (Date(), "2024-05-01 00:00:00", PartialDate("2024-05-01"), ""),
        (YesNo(), "Ja", Answer.YES, ""),
        (YesNo(), "Nej, aldrig.", Answer.NO, "aldrig"),
        (Text(), "två\nrader", "två rader", ""),
        (Text(lines=True), "två\nrader", "två\nrader", ""),
        (TextList(), "a; b\nc", ("a", "b", "c"), ""),
        (ChoiceList("countries"), "Sverige;USA", ("SE", "US"), ""),
    ],
)
def test_value(kind: Text, text: str, value: object, beside: str) -> None:
    assert value_in(kind, text) == (value, beside)


def test_what_states_no_value_is_refused() -> None:
    with pytest.raises(RopaError, match="a whole number"):
        value_in(Number(), "cirka 500")
