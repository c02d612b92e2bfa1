"""The activities to start from: each names only what the vocabularies and the library of periods hold."""

import re
from collections.abc import Iterator

import pytest

from ropa_desktop.law.listing import reference_lists
from ropa_desktop.law.resource import Entry, MalformedResource
from ropa_desktop.law.retention import statutory_periods
from ropa_desktop.law.starter_activities import StarterActivity, _activity, starter_activities
from ropa_desktop.law.terms import Text
from ropa_desktop.law.vocabularies import vocabulary

ALL = tuple(starter_activities().values())
each = pytest.mark.parametrize("starter", ALL, ids=lambda starter: starter.id)


def named(starter: StarterActivity) -> Iterator[tuple[str, str]]:
    """Every id that an activity names, with its vocabulary."""
    yield "departments", starter.department
    yield "activity_roles", starter.role
    for data in starter.data:
        yield from (("people", one) for one in data.people)
        yield from (("data", one) for one in data.categories)
    yield from (("legal_bases", one.term) for one in starter.legal_bases)
    yield from (("special_conditions", one.term) for one in starter.special_conditions)
    yield from (("criminal_grounds", one.term) for one in starter.criminal_grounds)
    if starter.personnummer_reason:
        yield "personnummer_reasons", starter.personnummer_reason
    yield from (("sources", one) for one in starter.sources)
    for recipient in starter.recipients:
        yield "recipient_kinds", recipient.kind
        yield "disclosure_roles", recipient.role
    yield from (("retention_triggers", one.trigger) for one in starter.retention if one.trigger)
    yield from (("measures", one) for one in starter.measures)
    yield from (("dpia_criteria", one) for one in starter.dpia_criteria)


def texts(starter: StarterActivity) -> Iterator[Text]:
    yield from (starter.name, *starter.purposes, starter.note)
    for ground in (*starter.legal_bases, *starter.special_conditions, *starter.criminal_grounds):
        yield ground.detail
    yield from (text for one in starter.retention for text in (one.what, one.criterion))


def test_there_are_thirty_activities() -> None:
    assert len(starter_activities()) == 30


@each
def test_each_id_is_a_term_of_its_vocabulary(starter: StarterActivity) -> None:
    assert [(name, one) for name, one in named(starter) if one not in vocabulary(name).terms] == []


@each
def test_each_time_limit_is_in_the_library_or_says_what_decides(starter: StarterActivity) -> None:
    for limit in starter.retention:
        assert limit.period in statutory_periods() if limit.period else limit.trigger


@each
def test_what_article_30_demands_is_suggested(starter: StarterActivity) -> None:
    assert starter.purposes
    assert starter.people
    assert starter.recipients
    assert starter.retention
    assert starter.measures
    assert starter.legal_bases


@each
def test_nothing_is_named_twice(starter: StarterActivity) -> None:
    for data in starter.data:
        assert len(set(data.categories)) == len(data.categories)
    for ids in (starter.sources, starter.measures, starter.recipients, starter.dpia_criteria):
        assert len(set(ids)) == len(ids)


@each
def test_a_basis_covers_only_people_of_the_activity(starter: StarterActivity) -> None:
    assert {one for basis in starter.legal_bases for one in basis.people} <= set(starter.people)


@each
def test_every_legal_basis_says_what_it_rests_on(starter: StarterActivity) -> None:
    assert all(one.detail for one in (*starter.legal_bases, *starter.special_conditions))


@each
def test_special_categories_have_a_condition_and_offences_a_ground(starter: StarterActivity) -> None:
    flags = {flag for data in starter.data for one in data.categories for flag in _flags(one)}
    assert bool(starter.special_conditions) or "special_category" not in flags
    assert bool(starter.criminal_grounds) == ("criminal" in flags)
    assert bool(starter.personnummer_reason) == ("national_id" in flags)


def _flags(category: str) -> frozenset[str]:
    return vocabulary("data").terms[category].flags


@each
def test_texts_are_written_in_both_languages(starter: StarterActivity) -> None:
    assert [text for text in texts(starter) if bool(text.sv) != bool(text.en)] == []
    assert [text.en for text in texts(starter) if re.search(r"§|\bkap\.|[åäöÅÄÖ]", text.en)] == []


def test_every_department_has_an_activity() -> None:
    assert {one.department for one in ALL} == set(vocabulary("departments").terms)


def test_a_recipient_has_the_role_it_mostly_has() -> None:
    roles = {one.kind: one.role for one in starter_activities()["payroll"].recipients}
    assert (roles["payroll_provider"], roles["bank"], roles["skatteverket"]) == (
        "processor",
        "independent_controller",
        "authority",
    )


def test_two_criteria_indicate_an_impact_assessment() -> None:
    assert starter_activities()["sick_leave_rehab"].dpia_indicated
    assert not starter_activities()["payroll"].dpia_indicated


def test_third_countries_are_hinted_at_where_providers_are_often_american() -> None:
    assert starter_activities()["newsletter"].transfer_hint
    assert not starter_activities()["staff_ledger"].transfer_hint


def test_notes_that_hold_something_unchecked_say_so_and_are_listed() -> None:
    unverified = tuple(one.id for one in ALL if not one.verified)
    assert [one.id for one in ALL if "inte kontrollerat" in one.note.sv] == list(unverified)
    assert [one.id for one in ALL if "not checked" in one.note.en] == list(unverified)
    (listed,) = [one for one in reference_lists() if one.file == "starter_activities"]
    assert listed.unverified == unverified


def test_an_id_that_no_vocabulary_holds_is_told_with_its_place() -> None:
    entry = Entry("somewhere", {"id": "x", "department": "circus"})
    with pytest.raises(MalformedResource, match="somewhere: circus is not in the vocabulary departments"):
        _activity(entry, {}, Text("", ""))
