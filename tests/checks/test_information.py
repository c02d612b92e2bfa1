"""The rules on how people are informed."""

from typing import Any

import pytest

from ropa_desktop.register.records import Document, Source
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer, PartialDate
from tests.checks.building import Good

UNTOLD: dict[str, Any] = {"information": Answer.UNANSWERED, "information_documents": ()}


def test_activities_that_do_not_say_are_counted_once() -> None:
    good = Good()
    assert not good.finds("INF-01")
    good.set(good.activity, **UNTOLD)
    (finding,) = good.found("INF-01")
    assert (finding.record, finding.field) == (good.organisation.id, "")
    assert "Löneutbetalning" in finding.in_language("en")
    good.set(good.shares, **UNTOLD)
    (finding,) = good.found("INF-01")
    assert "2 activities" in finding.in_language("en")
    assert ("activity", good.shares.id, "information") in finding.facts


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"information": Answer.YES}, True),
        ({"information_note": "Personalhandboken"}, True),
        ({"information_note": "TBD"}, False),
        ({"information": Answer.NO}, False),
        ({"state": "ended"}, True),
        ({"role": "processor"}, True),
    ],
)
def test_any_way_of_informing_counts(said: dict[str, Any], told: bool) -> None:
    good = Good()
    good.set(good.activity, **{**UNTOLD, **said})
    assert good.finds("INF-01") is not told


def test_data_from_others_are_to_be_told_of() -> None:
    good = Good()
    good.add(Source, good.activity, kind="public_register")
    good.add(Source, good.activity, kind="third_party")
    (finding,) = good.found("INF-02")
    assert (finding.record, finding.field) == (good.activity.id, "information_other_sources")
    good.register = apply(good.register, finding.remedies[0].changes(good.register, "sv"))
    assert not good.finds("INF-02")


def test_own_sources_and_activities_that_tell_nothing_are_left_alone() -> None:
    good = Good()
    good.add(Source, good.activity, kind="generated")
    assert not good.finds("INF-02")
    good.add(Source, good.activity, kind="employer")
    good.set(good.activity, **UNTOLD)
    assert not good.finds("INF-02")


def test_notice_without_date_and_version_is_found() -> None:
    good = Good()
    good.set(good.notice, version="-", dated=None)
    assert [(one.record, one.field) for one in good.found("REV-04")] == [(good.notice.id, "dated")]


@pytest.mark.parametrize("said", [{"version": "3"}, {"dated": PartialDate("2024")}])
def test_version_or_date_is_enough(said: dict[str, Any]) -> None:
    good = Good()
    good.set(good.notice, **{"version": "", "dated": None, **said})
    assert not good.finds("REV-04")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"kind": "policy", "title": "Integritetspolicy"}, True),
        ({"kind": "policy", "title": "Policy för personuppgifter"}, True),
        ({"kind": "policy", "title": "Privacy policy"}, True),
        ({"kind": "policy", "title": "Resepolicy"}, False),
        ({"kind": "agreement", "title": "Avtal om personuppgifter"}, False),
    ],
)
def test_policy_on_personal_data_is_a_text_that_informs(values: dict[str, Any], found: bool) -> None:
    good = Good()
    good.add(Document, **values)
    assert good.finds("REV-04") is found


def test_document_chosen_as_information_is_one() -> None:
    good = Good()
    leaflet = good.add(Document, title="Broschyr", kind="other")
    assert not good.finds("REV-04")
    good.set(good.activity, information_documents=(leaflet.id,))
    assert [one.record for one in good.found("REV-04")] == [leaflet.id]
