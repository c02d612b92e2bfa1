"""The rules on data protection officers: each with what it finds, and with what is nearly the same."""

from typing import Any

import pytest

from ropa_desktop.register.records import Contact, DataItem
from ropa_desktop.register.values import Answer
from tests.checks.building import Good

YES, NO, UNANSWERED = Answer.YES, Answer.NO, Answer.UNANSWERED

NOBODY: dict[str, Any] = {
    "officer": "none",
    "officer_name": "",
    "officer_email": "",
    "officer_notified": None,
}

WRONG: list[tuple[str, dict[str, Any]]] = [
    ("DPO-01", {"officer_name": ""}),
    ("DPO-01", {"officer_name": "[namn]"}),
    ("DPO-01", {"officer_email": ""}),
    ("DPO-02", {**NOBODY, "public_authority": YES}),
    ("DPO-02", {**NOBODY, "officer": "", "public_authority": YES}),
    ("DPO-02", {**NOBODY, "legal_form": "public"}),
    ("DPO-03", {**NOBODY, "core_monitoring": YES}),
    ("DPO-03", {**NOBODY, "officer": "unclear", "core_special": YES, "core_monitoring": NO}),
    ("DPO-05", {**NOBODY, "officer": ""}),
    ("DPO-05", {**NOBODY, "officer": "unclear"}),
    ("DPO-06", {**NOBODY, "public_task": YES}),
    ("DPO-07", {"officer_notified": None}),
    ("DPO-08", {"officer_other_roles": ("other", "ceo")}),
    ("DPO-09", {**NOBODY, "officer_name": "Anna Ek"}),
    ("DPO-09", {**NOBODY, "officer": "unclear", "officer_email": "info@bolaget.example"}),
    ("DPO-10", {"officer_name": "bolaget i täby AB"}),
    ("DPO-10", {"officer": "unclear", "officer_name": "Bolaget", "name_as_written": "Bolaget"}),
]

RIGHT: list[tuple[str, dict[str, Any]]] = [
    ("DPO-01", {"officer_email": "", "officer_phone": "08-123 456"}),
    ("DPO-01", {"officer_email": "", "officer_address": "Storgatan 1, Täby"}),
    ("DPO-01", NOBODY),
    ("DPO-02", {"public_authority": YES}),
    ("DPO-02", {**NOBODY, "public_authority": NO, "legal_form": "public"}),
    ("DPO-02", {**NOBODY, "public_task": YES}),
    ("DPO-03", {"core_monitoring": YES}),
    ("DPO-03", {**NOBODY, "core_monitoring": NO}),
    ("DPO-05", NOBODY),
    ("DPO-06", {**NOBODY, "public_task": UNANSWERED}),
    ("DPO-06", {"public_task": YES}),
    ("DPO-07", NOBODY),
    ("DPO-08", {"officer_other_roles": ("other",)}),
    ("DPO-08", {**NOBODY, "officer_other_roles": ("ceo",)}),
    ("DPO-09", NOBODY),
    ("DPO-09", {"officer_phone": "08-123 456"}),
    ("DPO-10", {"officer_name": "Anna Bolaget"}),
    ("DPO-10", {"officer_name": "", "name": ""}),
]


@pytest.mark.parametrize(("rule", "values"), WRONG)
def test_wrong_officer_is_found(rule: str, values: dict[str, Any]) -> None:
    good = Good()
    assert not good.finds(rule)
    good.set(good.organisation, **values)
    assert [one.record for one in good.found(rule)] == [good.organisation.id]


@pytest.mark.parametrize(("rule", "values"), RIGHT)
def test_right_officer_is_left_alone(rule: str, values: dict[str, Any]) -> None:
    good = Good()
    good.set(good.organisation, **values)
    assert not good.finds(rule)


def test_missing_name_and_missing_contact_are_shown_where_they_are_missing() -> None:
    good = Good()
    good.set(good.organisation, officer_name="")
    assert [one.field for one in good.found("DPO-01")] == ["officer_name"]
    good.set(good.organisation, officer_name="Anna Ek", officer_email="")
    assert [one.field for one in good.found("DPO-01")] == ["officer_email"]


def test_conflicting_roles_are_named() -> None:
    good = Good()
    good.set(good.organisation, officer_other_roles=("ceo", "other", "it_manager"))
    (finding,) = good.found("DPO-08")
    assert "Chief executive, Head of IT" in finding.in_language("en")


@pytest.mark.parametrize(
    ("use", "value"), [("Dataskyddsombudet nås här", "info@bolaget.example"), ("", "dpo@bolaget.example")]
)
def test_contact_that_goes_by_the_title_is_found(use: str, value: str) -> None:
    good = Good()
    good.set(good.organisation, **NOBODY)
    good.add(Contact, good.organisation, kind="email", value=value, use=use)
    assert good.finds("DPO-09")


def test_contact_for_data_protection_is_no_officer() -> None:
    good = Good()
    good.set(good.organisation, **NOBODY)
    good.add(Contact, good.organisation, kind="email", value="info@bolaget.example", use="dataskyddsfrågor")
    assert not good.finds("DPO-09")


def large_scale(**organisation: Any) -> Good:
    good = Good()
    good.set(good.organisation, **NOBODY | organisation)
    good.set(good.activity, large_scale=YES)
    return good


@pytest.mark.parametrize(
    "data",
    [
        {"category": "health"},
        {"name": "Anmälningar", "flags": ("criminal",)},
        {"name": "Fritext", "may_be_sensitive": YES},
    ],
)
def test_sensitive_data_on_a_large_scale_call_for_an_assessment(data: dict[str, Any]) -> None:
    good = large_scale()
    assert not good.finds("DPO-04")
    good.add(DataItem, good.activity, **data)
    assert good.finds("DPO-04")


def test_monitoring_on_a_large_scale_calls_for_an_assessment() -> None:
    good = large_scale()
    good.set(good.activity, dpia_criteria=("systematic_monitoring",))
    assert good.finds("DPO-04")


@pytest.mark.parametrize(
    "organisation",
    [
        {"officer": "named"},
        {"core_monitoring": NO, "core_special": NO},
        {"officer_assessment": "Behandlingen är ingen kärnverksamhet."},
    ],
)
def test_need_of_an_officer_is_asked_for_only_where_it_is_open(organisation: dict[str, Any]) -> None:
    good = large_scale(**organisation)
    good.set(good.activity, dpia_criteria=("systematic_monitoring",))
    assert not good.finds("DPO-04")


def test_sensitive_data_on_a_small_scale_call_for_nothing() -> None:
    good = large_scale()
    good.set(good.activity, large_scale=NO)
    good.add(DataItem, good.activity, category="health")
    assert not good.finds("DPO-04")


def test_absence_of_an_officer_is_offered_only_without_details_of_one() -> None:
    good = Good()
    good.set(good.organisation, **NOBODY | {"officer": ""})
    assert len(good.found("DPO-05")[0].remedies) == 1
    good.set(good.organisation, officer_name="Anna Ek")
    assert not good.found("DPO-05")[0].remedies
