"""The rules on agreements with processors, and on whom they engage."""

from typing import Any

import pytest

from ropa_desktop.register.records import Disclosure, Document, Party, Transfer
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer, Existence, PartialDate
from tests.checks.building import Good


def fix(good: Good, check: str, number: int = 0) -> None:
    """Carries out a fix that the first finding of a rule offers."""
    remedy = good.found(check)[0].remedies[number]
    good.register = apply(good.register, remedy.changes(good.register, "sv"))


def with_bureau(**values: Any) -> Good:
    good = Good()
    good.set(good.bureau, **values)
    return good


@pytest.mark.parametrize(
    ("role", "second", "found"),
    [
        ("processor", "", True),
        ("sub_processor", "", True),
        ("group_company", "processor", True),
        ("independent_controller", "", False),
    ],
)
def test_missing_agreement_is_found(role: str, second: str, found: bool) -> None:
    good = with_bureau(agreement="missing")
    good.set(good.disclosure, role=role, second_role=second)
    assert [one.record for one in good.found("REC-06")] == ([good.bureau.id] if found else [])


def test_agreement_under_way_is_asked_for_as_accountability() -> None:
    good = with_bureau(agreement="missing")
    fix(good, "REC-06")
    assert not good.finds("REC-06")
    assert good.finds("REC-07")


def test_agreement_is_told_of_once_a_party() -> None:
    good = with_bureau(agreement="missing")
    good.add(Disclosure, good.shares, party=good.bureau.id, role="processor")
    good.add(Disclosure, good.organisation, party=good.bureau.id, role="processor")
    assert len(good.found("REC-06")) == 1


def test_sub_processor_for_clients_is_no_processor_of_ours() -> None:
    good = with_bureau(agreement="missing")
    good.remove(good.disclosure)
    good.add(Disclosure, good.hosting, party=good.bureau.id, role="sub_processor", authorisation="general")
    assert not good.finds("REC-06")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"agreement": ""}, True),
        ({"agreement": "unknown"}, True),
        ({"agreement": "in_progress"}, True),
        ({"agreement": "not_needed"}, False),
        ({"agreement": "missing"}, False),
        ({"agreement_signed": None, "agreement_reference": ""}, True),
        ({"agreement_signed": None, "agreement_reference": "-"}, True),
        ({"agreement_signed": None}, False),
        ({"agreement_reference": ""}, False),
    ],
    ids=str,
)
def test_agreement_that_is_open_or_not_on_file_is_found(values: dict[str, Any], found: bool) -> None:
    good = with_bureau(**values)
    assert [(one.record, one.field) for one in good.found("REC-07")] == (
        [(good.bureau.id, "agreement")] if found else []
    )


def test_agreement_may_be_a_document() -> None:
    good = Good()
    document = good.add(Document, title="Avtal")
    good.set(good.bureau, agreement_signed=None, agreement_reference="", agreement_document=document.id)
    assert not good.finds("REC-07")


def test_agreements_with_categories_are_asked_for_once() -> None:
    good = Good()
    for number in range(10):
        party = good.add(Party, name=f"Leverantörer av tjänst {number}", kind="category")
        good.add(Disclosure, good.organisation, party=party.id, role="processor")
    (finding,) = good.found("REC-07")
    assert "and 2 more" in finding.in_language("en")


@pytest.mark.parametrize(
    ("signed", "kind", "found"),
    [
        ("2017", "", True),
        ("2018-05", "", False),
        ("2018-05-24", "processor_agreement", True),
        ("2018-05-25", "processor_agreement", False),
        ("2015-01-01", "confidentiality", False),
    ],
)
def test_agreement_older_than_the_gdpr_is_found(signed: str, kind: str, found: bool) -> None:
    good = with_bureau(agreement_signed=PartialDate(signed), agreement_kind=kind)
    assert [one.field for one in good.found("REC-08")] == (["agreement_signed"] if found else [])


def test_unanswered_sub_processors_are_found() -> None:
    good = with_bureau(sub_processors=Existence.UNANSWERED)
    assert [(one.record, one.field) for one in good.found("REC-18")] == [(good.bureau.id, "sub_processors")]
    fix(good, "REC-18")
    assert not good.finds("REC-18")


@pytest.mark.parametrize("engaged", ["vendor", "disclosure"])
def test_sub_processor_that_is_entered_is_an_answer(engaged: str) -> None:
    good = with_bureau(sub_processors=Existence.UNANSWERED)
    if engaged == "vendor":
        good.add(Party, name="Driften AB", country="SE", vendor=good.bureau.id)
    else:
        good.set(good.disclosure, engaged_by=good.bureau.id)
    assert not good.finds("REC-18")


@pytest.mark.parametrize(
    "values", [{"category": "printer"}, {"kind": "category", "name": "Lönebyråer"}, {"name": ""}]
)
def test_sub_processors_of_other_kinds_and_categories_are_not_asked_for(values: dict[str, str]) -> None:
    good = with_bureau(sub_processors=Existence.UNANSWERED, remote_access=Answer.UNANSWERED, **values)
    assert not good.finds("REC-18")
    assert not good.finds("TRF-27")


@pytest.mark.parametrize("number", [0, 1])
def test_unanswered_access_is_found(number: int) -> None:
    good = with_bureau(remote_access=Answer.UNANSWERED)
    assert [(one.record, one.field) for one in good.found("TRF-27")] == [(good.bureau.id, "remote_access")]
    fix(good, "TRF-27", number)
    assert not good.finds("TRF-27")


@pytest.mark.parametrize(
    "values", [{"country": ""}, {"country": "US"}, {"in_group": Answer.YES}, {"remote_access": Answer.NO}]
)
def test_access_is_asked_of_outsiders_in_the_eea(values: dict[str, Any]) -> None:
    assert not with_bureau(**({"remote_access": Answer.UNANSWERED} | values)).finds("TRF-27")


def test_access_is_not_asked_where_a_transfer_names_the_importer() -> None:
    good = with_bureau(remote_access=Answer.UNANSWERED)
    good.add(Transfer, good.activity, countries=("IN",), importers=(good.bureau.id,))
    assert not good.finds("TRF-27")
