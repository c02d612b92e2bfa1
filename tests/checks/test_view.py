"""The register as the rules look at it: what counts for an activity, and which activities have something."""

import pytest

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import (
    DataGroup,
    DataItem,
    DataUse,
    LegalBasis,
    Measure,
    People,
    Source,
    System,
)
from ropa_desktop.register.values import Answer
from tests.checks.building import TODAY, Builder, Good


def view_of(made: Builder) -> RegisterView:
    return RegisterView(made.register, TODAY)


def seen(made: Builder, activity: Record) -> ActivityView:
    """An activity as the rules see it."""
    return next(one for one in view_of(made).activities if one.id == activity.id)


def test_bases_and_sources_of_the_organisation_count_for_its_activities() -> None:
    good = Good()
    basis = good.add(LegalBasis, good.organisation, basis="art6_1_a")
    source = good.add(Source, good.organisation, kind="public_register")
    one = seen(good, good.activity)
    assert (one.own_bases, one.bases) == ((good.basis,), (good.basis, basis))
    assert (one.own_sources, one.sources) == ((good.source,), (good.source, source))


def test_source_that_says_nothing_is_none() -> None:
    good = Good()
    good.set(good.source, kind="")
    assert seen(good, good.activity).sources == ()


def test_data_are_meant_by_items_by_groups_and_by_the_organisation() -> None:
    good = Good()
    group = good.add(DataGroup, name="Kontakt")
    good.add(DataItem, group, category="email")
    good.add(DataUse, good.activity, group=group.id)
    good.add(DataItem, good.organisation, category="ip")
    one = seen(good, good.activity)
    assert one.data_meant >= {"salary", "email", "ip"}
    assert "ip" not in one.own_data_meant >= {"salary", "email"}


def test_marks_are_of_items_and_of_terms() -> None:
    good = Good()
    good.set(good.data, flags=("bought",))
    good.add(DataItem, good.organisation, category="health")
    assert seen(good, good.activity).marks >= {"bought", "extra_protection", "special_category"}


def test_people_of_the_organisation_are_meant_too() -> None:
    good = Good()
    good.add(People, good.organisation, category="visitors")
    assert seen(good, good.activity).people_meant == {"employees", "visitors"}


@pytest.mark.parametrize(
    ("inherited", "common"), [(Answer.UNANSWERED, True), (Answer.YES, True), (Answer.NO, False)]
)
def test_common_measures_apply_unless_the_activity_says_no(inherited: Answer, common: bool) -> None:
    good = Good()
    logging = good.add(Measure, category="logging")
    good.set(good.organisation, measures=(logging.id,), security_note="")
    good.set(good.activity, security_inherited=inherited)
    one = seen(good, good.activity)
    assert one.own_measures == (good.measure,)
    assert (logging in one.measures, "logging" in one.measures_meant) == (common, common)


def test_measures_are_meant_in_words_too() -> None:
    good = Good()
    good.set(good.activity, security_note="Säkerhetskopiering varje natt")
    assert seen(good, good.activity).measures_meant >= {"mfa", "backup"}


def test_records_chosen_are_there_in_their_order() -> None:
    good = Good()
    systems = [good.add(System, name=name) for name in ("B", "A")]
    good.set(good.activity, systems=tuple(one.id for one in systems), documents=(good.notice.id,))
    one = seen(good, good.activity)
    assert one.systems == tuple(systems)
    assert one.documents == one.information_documents == (good.notice,)


@pytest.mark.parametrize(
    ("state", "running"),
    [("", True), ("draft", True), ("paused", True), ("planned", False), ("ended", False)],
)
def test_what_is_neither_planned_nor_ended_is_running(state: str, running: bool) -> None:
    good = Good()
    good.set(good.activity, state=state)
    assert seen(good, good.activity).is_running is running


def test_own_answer_on_automation_goes_before_that_of_the_organisation() -> None:
    good = Good()
    good.set(good.organisation, automated_decisions=Answer.NO, profiling=Answer.YES)
    assert seen(good, good.activity).automated_decisions is Answer.NO
    good.set(good.activity, automated_decisions=Answer.YES)
    one = seen(good, good.activity)
    assert (one.automated_decisions, one.profiling) == (Answer.YES, Answer.YES)


@pytest.mark.parametrize(
    ("answer", "form", "authority"),
    [(Answer.UNANSWERED, "public", True), (Answer.NO, "public", False), (Answer.YES, "ab", True)],
)
def test_authority_is_as_answered_else_by_legal_form(answer: Answer, form: str, authority: bool) -> None:
    good = Good()
    good.set(good.organisation, public_authority=answer, legal_form=form)
    assert seen(good, good.activity).authority is authority


def test_kinds_are_told_by_name_and_purposes() -> None:
    good = Good()
    assert "payroll" in seen(good, good.activity).kinds
    good.set(good.purpose, text="Skicka nyhetsbrev")
    assert "newsletter" in seen(good, good.activity).kinds


def test_current_activities_are_found_by_what_they_have() -> None:
    good = Good()
    view = view_of(good)
    assert [one.id for one in view.on_data["salary"]] == [good.activity.id]
    assert [one.id for one in view.on_people["shareholders"]] == [good.shares.id]
    assert [one.id for one in view.of_kind["payroll"]] == [good.activity.id]
    good.set(good.activity, state="ended")
    assert view_of(good).on_data["salary"] == []


def test_record_belongs_to_its_activity_or_to_none() -> None:
    good = Good()
    view = view_of(good)
    found = view.activity_of(good.purpose)
    assert found is view.activity_of(good.activity) is not None
    assert view.activity_of(good.contact) is None
