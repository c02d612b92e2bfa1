"""The library of statutory and customary periods."""

import re

import pytest

from ropa_desktop.law.retention import StatutoryPeriod, areas, statute_named, statutory_periods
from ropa_desktop.law.vocabularies import vocabulary

ALL = tuple(statutory_periods().values())
WITHOUT_PERIOD = {"lek_9_1_traffic", "lek_9_28_cookies", "arkl_10", "mfl_19_email"}


def test_there_are_sixty_nine_periods() -> None:
    assert len(statutory_periods()) == 69


def test_accounting_information_is_kept_at_least_seven_years() -> None:
    rule = statutory_periods()["bfl_7_2"]
    assert (rule.kind, rule.period) == ("minimum", "P7Y")
    assert rule.verified
    assert rule.trigger == "calendar_year_of_financial_year"


def test_a_rule_is_cited_in_each_language() -> None:
    rule = statutory_periods()["bfl_7_2"]
    assert rule.reference_in("sv") == "Bokföringslagen (1999:1078) 7 kap. 2 §"
    assert rule.reference_in("en") == "Bookkeeping Act (1999:1078) ch. 7 s. 2"


def test_a_number_of_a_statute_that_looks_like_a_time_is_a_text() -> None:
    assert statutory_periods()["pal_12"].sfs == "1992:18"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_each_period_is_iso_8601(rule: StatutoryPeriod) -> None:
    if rule.id in WITHOUT_PERIOD:
        assert rule.period == ""
    else:
        assert re.fullmatch(r"P(\d+Y)?(\d+M)?(\d+D)?|PT\d+H", rule.period)
    assert re.fullmatch(r"(P\d+Y)?", rule.alternative_period)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_each_area_is_a_term(rule: StatutoryPeriod) -> None:
    assert rule.applies_to
    assert set(rule.applies_to) <= set(vocabulary("retention_areas").terms)


def test_no_english_citation_is_left_in_swedish() -> None:
    assert [rule.id for rule in ALL if re.search(r"§|kap\.|stycket", rule.reference_in("en"))] == []


def test_practice_is_never_passed_off_as_checked() -> None:
    assert {rule.verified for rule in ALL if rule.kind == "customary"} == {False}


def test_practice_cites_no_section_of_its_own() -> None:
    rule = statutory_periods()["custom_customer"]
    assert (rule.reference_in("sv"), rule.reference_in("en")) == ("Praxis", "Practice")


def test_rules_that_few_companies_meet_are_marked() -> None:
    assert statutory_periods()["sff_9_1_topup"].rare
    assert not statutory_periods()["bfl_7_2"].rare


def test_reports_of_whistleblowers_have_a_longest_time() -> None:
    rule = statutory_periods()["visselbl_8_4"]
    assert (rule.kind, rule.period, rule.trigger) == ("maximum", "P2Y", "case_closed")


def test_every_area_is_used() -> None:
    used = {area for rule in ALL for area in rule.applies_to}
    assert used == set(vocabulary("retention_areas").terms)


def test_every_area_of_the_vocabulary_has_its_categories() -> None:
    assert list(areas()) == list(vocabulary("retention_areas").terms)


def test_invoices_and_salaries_concern_bookkeeping() -> None:
    assert areas()["bookkeeping"].data >= {"invoice", "payment", "salary", "purchase_history", "tax"}


def test_applicants_concern_recruitment() -> None:
    assert "job_applicants" in areas()["recruitment"].people
    assert areas()["recruitment"].data == {"cv", "test_results"}


@pytest.mark.parametrize(
    "text",
    [
        "bokföringslagen (1999:1078)",
        "Bokföringslagens krav på sju år",
        "1999:1078",
        "the Bookkeeping Act, ch. 7",
    ],
)
def test_a_statute_is_known_by_name_and_by_number(text: str) -> None:
    assert {one.statute.sv for one in statute_named(text)} == {"Bokföringslagen"}


@pytest.mark.parametrize(
    "text", ["", "sju år", "bokföringslagarna", "11999:1078", "praxis", "selas till kund"]
)
def test_a_text_that_names_no_statute_finds_none(text: str) -> None:
    assert statute_named(text) == ()


def test_an_abbreviation_is_no_common_word() -> None:
    assert statute_named("lek och spel") == ()
    assert {one.statute.sv for one in statute_named("enligt LEK")} == {"LEK"}


def test_two_statutes_in_one_text_are_both_found() -> None:
    found = statute_named("bokföringslagen och preskriptionslagen")
    assert {one.statute.sv for one in found} == {"Bokföringslagen", "Preskriptionslagen"}
