"""The rules on the roles of recipients."""

from typing import Any

import pytest

from ropa_desktop.register.records import DataItem, Disclosure, Party, Transfer
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Existence
from tests.checks.building import Good


def fix(good: Good, check: str, number: int = 0) -> None:
    """Carries out a fix that the first finding of a rule offers."""
    remedy = good.found(check)[0].remedies[number]
    good.register = apply(good.register, remedy.changes(good.register, "sv"))


def with_recipient(role: str, **values: Any) -> tuple[Good, Party, Disclosure]:
    good = Good()
    party = good.add(Party, **({"country": "SE"} | values))
    return good, party, good.add(Disclosure, good.activity, party=party.id, role=role, data=(good.data.id,))


@pytest.mark.parametrize("role", ["", "unknown"])
def test_open_role_is_found(role: str) -> None:
    good, _, link = with_recipient(role, name="Handelsbanken", kind="organisation")
    assert [(one.record, one.field) for one in good.found("REC-03")] == [(link.id, "role")]


def test_open_role_is_told_of_once_a_party() -> None:
    good, party, _ = with_recipient("", name="Nordbolaget AB")
    good.add(Disclosure, good.shares, party=party.id)
    assert len(good.found("REC-03")) == 1


def test_role_is_offered_where_the_kind_tells_it() -> None:
    good, party, link = with_recipient("", name="Länsbanken", category="bank")
    other = good.add(Disclosure, good.shares, party=party.id)
    fix(good, "REC-03")
    assert {good.register.get(Disclosure, one.id).role for one in (link, other)} == {"independent_controller"}  # type: ignore[union-attr]
    assert not good.finds("REC-03")


def test_no_role_is_offered_where_the_kind_is_not_clear() -> None:
    good, _, _ = with_recipient("", name="Nordbolaget AB")
    assert good.found("REC-03")[0].remedies == ()


def test_open_role_for_a_processor_is_found_only_where_unknown() -> None:
    good = Good()
    link = good.add(Disclosure, good.hosting, party=good.bureau.id)
    assert not good.finds("REC-03")
    good.set(link, role="unknown")
    assert good.finds("REC-03")


def test_vague_recipient_is_first_asked_for_its_kind() -> None:
    good, _, _ = with_recipient("", name="Samarbetspartners")
    assert good.finds("REC-11")
    assert not good.finds("REC-03")


def test_data_disclosed_are_asked_for_once_an_activity() -> None:
    good = Good()
    good.set(good.disclosure, data=())
    assert not good.finds("REC-04")
    item = good.add(DataItem, good.activity, category="name", name="Namn")
    good.add(Disclosure, good.activity, party=good.add(Party, name="Banken AB", country="SE").id)
    (finding,) = good.found("REC-04")
    assert (finding.record, finding.field) == (good.disclosure.id, "data")
    assert "Lönebyrån AB; Banken AB" in finding.in_language("en")
    fix(good, "REC-04")
    assert good.register.get(Disclosure, good.disclosure.id).data == (good.data.id, item.id)  # type: ignore[union-attr]
    assert not good.finds("REC-04")


@pytest.mark.parametrize(
    "values", [{"data_as_written": "Löneunderlag"}, {"role": "internal"}, {"role": "data_subject"}]
)
def test_data_disclosed_may_be_in_words_or_need_no_answer(values: dict[str, str]) -> None:
    good = Good()
    good.add(DataItem, good.activity, category="name", name="Namn")
    good.set(good.disclosure, data=(), **values)
    assert not good.finds("REC-04")


def test_missing_country_is_found_once_a_party() -> None:
    good = Good()
    good.set(good.bureau, country="")
    good.add(Disclosure, good.organisation, party=good.bureau.id, role="processor")
    assert [(one.record, one.field) for one in good.found("REC-05")] == [(good.bureau.id, "country")]
    fix(good, "REC-05")
    assert not good.finds("REC-05")


@pytest.mark.parametrize(("name", "offered"), [("Nordbolaget AB", 1), ("Hotjar Ltd", 0), ("Double.net", 0)])
def test_sweden_is_offered_for_swedish_names(name: str, offered: int) -> None:
    good = Good()
    good.set(good.bureau, country="", name=name)
    assert [len(one.remedies) for one in good.found("REC-05")] == [offered]


@pytest.mark.parametrize(
    ("party", "role"),
    [
        ({"kind": "category", "name": "Lönebyråer"}, "processor"),
        ({"name": "Skatteverket", "kind": "authority"}, "independent_controller"),
        ({"name": "Skatteverket"}, "authority"),
        ({}, "internal"),
    ],
)
def test_country_of_a_category_or_an_authority_is_not_asked_for(party: dict[str, str], role: str) -> None:
    good = Good()
    good.set(good.bureau, country="", **party)
    good.set(good.disclosure, role=role)
    assert not good.finds("REC-05")


def test_country_is_not_asked_for_before_the_question_of_transfers() -> None:
    good = Good()
    good.set(good.bureau, country="")
    good.set(good.activity, transfers=Existence.UNANSWERED)
    assert good.finds("TRF-01")
    assert not good.finds("REC-05")


def test_country_is_not_asked_for_where_a_transfer_names_the_importer() -> None:
    good = Good()
    good.set(good.bureau, country="")
    good.set(good.activity, transfers=Existence.SOME)
    good.add(Transfer, good.activity, countries=("US",), importers=(good.bureau.id,))
    assert not good.finds("REC-05")


@pytest.mark.parametrize(
    "party",
    [
        {"name": "Länsbanken", "category": "bank"},
        {"name": "Skatteverket"},
        {"name": "Advokatbyrån Ek"},
        {"name": "Revisorerna i Norr AB"},
    ],
)
def test_normal_controller_as_processor_is_found(party: dict[str, str]) -> None:
    good, _, link = with_recipient("processor", **party)
    assert [(one.record, one.field) for one in good.found("REC-09")] == [(link.id, "role")]
    fix(good, "REC-09")
    assert not good.finds("REC-09")


@pytest.mark.parametrize("name", ["Redovisningsbyrån AB", "Klarna", "Postnord", "Molntjänster AB"])
def test_others_may_be_processors(name: str) -> None:
    assert not with_recipient("processor", name=name)[0].finds("REC-09")


def test_processing_agreement_with_a_controller_is_found() -> None:
    good = Good()
    good.set(good.disclosure, role="independent_controller")
    (finding,) = good.found("REC-10")
    assert (finding.record, finding.field) == (good.disclosure.id, "role")
    fix(good, "REC-10", 1)
    assert not good.finds("REC-10")


def test_role_of_the_one_with_an_agreement_can_be_changed() -> None:
    good = Good()
    good.set(good.disclosure, role="independent_controller")
    fix(good, "REC-10")
    assert not good.finds("REC-10")
    assert not good.finds("REC-07")


def test_agreement_of_a_processor_elsewhere_or_of_a_client_is_left_alone() -> None:
    good = Good()
    good.add(Disclosure, good.shares, party=good.bureau.id, role="independent_controller")
    good.add(Disclosure, good.shares, party=good.customer.id, role="independent_controller")
    assert not good.finds("REC-10")


VAGUE = [
    "tredje part",
    "Tredjeparter",
    "partners",
    "Samarbetspartner",
    "våra samarbetspartners",
    "Verksamhetens partners",
    "Leverantörer",
    "leverantörerna",
    "externa parter",
    "Andra företag",
    "myndigheter",
    "Vissa myndigheter",
    "third parties",
    "Suppliers",
]
PRECISE = [
    "Leverantörer av it-tjänster",
    "Partner Systems AB",
    "Myndigheten för digital förvaltning",
    "Bolagsverket",
    "Logistikföretag",
]


@pytest.mark.parametrize("name", VAGUE)
def test_vague_recipient_is_found(name: str) -> None:
    good, party, _ = with_recipient("independent_controller", name=name)
    assert [(one.record, one.field) for one in good.found("REC-11")] == [(party.id, "name")]


@pytest.mark.parametrize("name", PRECISE)
def test_precise_recipient_is_left_alone(name: str) -> None:
    assert not with_recipient("independent_controller", name=name)[0].finds("REC-11")


@pytest.mark.parametrize(
    "values", [{"category": "carrier"}, {"examples": ("Postnord",)}, {"services": "Fraktar varor"}]
)
def test_vague_name_with_more_beside_it_is_left_alone(values: dict[str, Any]) -> None:
    assert not with_recipient("independent_controller", name="Partners", **values)[0].finds("REC-11")


def test_vague_party_that_receives_nothing_is_left_alone() -> None:
    good = Good()
    good.add(Party, name="Partners")
    assert not good.finds("REC-11")


def test_opposed_roles_in_two_activities_are_found() -> None:
    good = Good()
    other = good.add(Disclosure, good.shares, party=good.bureau.id, role="independent_controller")
    assert [(one.record, one.field) for one in good.found("REC-17")] == [(good.bureau.id, "name")]
    good.set(other, role="unknown")
    assert not good.finds("REC-17")


@pytest.mark.parametrize("same_activity", [True, False])
def test_opposed_roles_side_by_side_are_meant(same_activity: bool) -> None:
    good = Good()
    owner = good.activity if same_activity else good.shares
    good.add(
        Disclosure,
        owner,
        party=good.bureau.id,
        role="independent_controller",
        second_role="" if same_activity else "processor",
    )
    assert not good.finds("REC-17")


@pytest.mark.parametrize(
    ("values", "role", "found"),
    [
        ({"country": "NO"}, "processor", True),
        ({"country": "SE"}, "independent_controller", True),
        ({"country": ""}, "processor", False),
        ({"country": "SE"}, "processor", False),
    ],
)
def test_party_entered_twice_is_found_where_it_differs(
    values: dict[str, str], role: str, found: bool
) -> None:
    good, party, _ = with_recipient(role, name="lönebyrån ab", kind="organisation", **values)
    assert [one.record for one in good.found("REC-17")] == ([party.id] if found else [])
