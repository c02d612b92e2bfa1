"""The rules on recipients and joint controllers."""

from typing import Any

import pytest

from ropa_desktop.checks.recipients import is_named
from ropa_desktop.register.records import Disclosure, Party, System
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer, Existence, PartialDate
from tests.checks.building import Good


def fix(good: Good, check: str, number: int = 0) -> None:
    """Carries out a fix that the first finding of a rule offers."""
    remedy = good.found(check)[0].remedies[number]
    good.register = apply(good.register, remedy.changes(good.register, "sv"))


def without_recipients() -> Good:
    good = Good()
    good.remove(good.disclosure)
    return good


def test_missing_recipients_are_found() -> None:
    good = without_recipients()
    (finding,) = good.found("REC-01")
    assert (finding.record, finding.field) == (good.activity.id, "recipients")


def test_some_without_any_is_no_answer() -> None:
    good = without_recipients()
    good.set(good.activity, recipients=Existence.SOME)
    assert good.finds("REC-01")


def test_none_is_an_answer() -> None:
    good = without_recipients()
    good.set(good.activity, recipients=Existence.NONE)
    assert not good.finds("REC-01")


def test_none_for_the_organisation_is_an_answer_unless_the_activity_says_otherwise() -> None:
    good = without_recipients()
    good.set(good.organisation, recipients=Existence.NONE)
    assert not good.finds("REC-01")
    good.set(good.activity, recipients=Existence.SOME)
    assert good.finds("REC-01")


def test_common_recipient_is_an_answer() -> None:
    good = without_recipients()
    good.add(Disclosure, good.organisation, party=good.bureau.id)
    assert not good.finds("REC-01")


def test_source_is_no_recipient() -> None:
    good = Good()
    good.set(good.disclosure, role="source")
    assert good.finds("REC-01")


@pytest.mark.parametrize(
    ("party", "found"),
    [
        ({"name": "", "category": ""}, True),
        ({"name": "[mottagare]", "category": ""}, True),
        ({"name": "", "category": "bank"}, False),
        ({"name": "Leverantörer av it-tjänster", "category": "", "kind": "category"}, False),
    ],
)
def test_recipient_has_a_name_or_a_category(party: dict[str, str], found: bool) -> None:
    good = Good()
    good.set(good.bureau, **party)
    assert good.finds("REC-01") is found


def test_recipient_without_a_party_is_none() -> None:
    good = Good()
    good.set(good.disclosure, party="")
    assert good.finds("REC-01")


def joint() -> Good:
    good = Good()
    good.set(good.activity, role="joint_controller")
    return good


def test_missing_joint_controller_is_found() -> None:
    (finding,) = joint().found("REC-12")
    assert finding.field == "disclosures"


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"name": "Partnern AB", "email": "info@partnern.example"}, False),
        ({"name": "Partnern AB", "address": "Storgatan 2, Täby"}, False),
        ({"name": "Partnern AB"}, True),
        ({"name": "Partnern AB", "phone": "?"}, True),
        ({"name": "", "category": "bank", "email": "info@partnern.example"}, True),
    ],
)
def test_joint_controller_has_name_and_contact(values: dict[str, str], found: bool) -> None:
    good = joint()
    partner = good.add(Party, **values)
    good.add(Disclosure, good.activity, party=partner.id, role="joint_controller")
    assert good.finds("REC-12") is found


def test_each_joint_controller_without_contact_is_found() -> None:
    good = joint()
    links = [
        good.add(Disclosure, good.activity, party=good.add(Party, name=name).id, role="joint_controller")
        for name in ("En AB", "Två AB")
    ]
    assert [one.record for one in good.found("REC-12")] == [one.id for one in links]


def test_joint_controller_may_be_a_common_recipient_or_a_second_role() -> None:
    good = joint()
    partner = good.add(Party, name="Partnern AB", email="info@partnern.example")
    good.add(
        Disclosure,
        good.organisation,
        party=partner.id,
        role="independent_controller",
        second_role="joint_controller",
    )
    assert not good.finds("REC-12")


def test_controller_needs_no_joint_controller() -> None:
    assert not Good().finds("REC-12")


def test_fix_states_that_there_are_no_recipients() -> None:
    good = without_recipients()
    fix(good, "REC-01")
    assert not good.finds("REC-01")


@pytest.mark.parametrize("common", [False, True])
def test_none_beside_a_recipient_is_found(common: bool) -> None:
    good = Good()
    owner = good.organisation if common else good.activity
    good.set(owner, recipients=Existence.NONE)
    if common:
        assert not good.finds("REC-02")
        good.add(Disclosure, good.organisation, party=good.bureau.id, role="processor")
    (finding,) = good.found("REC-02")
    assert (finding.record, finding.field) == (owner.id, "recipients")
    assert "Lönebyrån AB" in finding.in_language("en")
    fix(good, "REC-02")
    assert not good.finds("REC-02")


@pytest.mark.parametrize("role", ["internal", "data_subject", "source"])
def test_nobody_else_is_no_recipient(role: str) -> None:
    good = Good()
    good.set(good.activity, recipients=Existence.NONE)
    good.set(good.disclosure, role=role)
    assert not good.finds("REC-02")


def with_partner(**values: Any) -> tuple[Good, Disclosure]:
    good = joint()
    partner = good.add(Party, name="Partnern AB", email="info@partnern.example", country="SE")
    return good, good.add(
        Disclosure, good.activity, party=partner.id, role="joint_controller", data=(good.data.id,), **values
    )


def test_missing_arrangement_is_found() -> None:
    good, link = with_partner()
    assert [(one.record, one.field) for one in good.found("REC-13")] == [(link.id, "arrangement")]
    assert not good.finds("REC-14")
    good.set(link, arrangement=PartialDate("2025-03"))
    assert not good.finds("REC-13")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"agreement_reference": "Dnr 7", "agreement_kind": "joint_arrangement"}, False),
        ({"agreement_reference": "Dnr 7"}, False),
        ({"agreement_reference": "Dnr 7", "agreement_kind": "processor_agreement"}, True),
        ({"agreement_kind": "joint_arrangement"}, True),
    ],
)
def test_arrangement_may_be_on_file_with_the_party(values: dict[str, str], found: bool) -> None:
    good, link = with_partner()
    partner = good.register.get(Party, link.party)
    assert partner
    good.set(partner, **values)
    assert good.finds("REC-13") is found


def test_essence_of_an_arrangement_is_to_be_available() -> None:
    good, link = with_partner(arrangement=PartialDate("2025-03-01"))
    assert [(one.record, one.field) for one in good.found("REC-14")] == [(link.id, "arrangement_available")]
    fix(good, "REC-14")
    assert not good.finds("REC-14")


def test_joint_recipient_of_an_activity_of_ones_own_is_found() -> None:
    good, link = with_partner(arrangement=PartialDate("2025-03-01"), arrangement_available=Answer.YES)
    assert not good.finds("REC-15")
    good.set(good.activity, role="controller")
    assert [(one.record, one.field) for one in good.found("REC-15")] == [(link.id, "role")]
    assert not good.finds("REC-13")
    fix(good, "REC-15")
    assert not good.finds("REC-15")


def with_system(**values: Any) -> Good:
    good = Good()
    provider = good.add(Party, country="SE", **values)
    system = good.add(System, name="Lönesystemet", provider=provider.id)
    good.set(good.activity, systems=(system.id,))
    return good


def test_provider_of_a_system_is_a_recipient() -> None:
    good = with_system(name="Programbolaget AB")
    (finding,) = good.found("REC-16")
    assert (finding.record, finding.field) == (good.activity.id, "disclosures")
    fix(good, "REC-16")
    assert not good.finds("REC-16")


@pytest.mark.parametrize(
    "values",
    [{"name": "Programbolaget AB", "in_group": Answer.YES}, {"name": "Bolaget i täby AB"}, {"name": ""}],
)
def test_provider_that_is_nobody_else_is_left_alone(values: dict[str, Any]) -> None:
    assert not with_system(**values).finds("REC-16")


def test_provider_that_a_recipient_engages_is_left_alone() -> None:
    good = with_system(name="Programbolaget AB")
    (provider,) = (one for one in good.register.all(Party) if one.name == "Programbolaget AB")
    good.set(provider, vendor=good.bureau.id)
    assert not good.finds("REC-16")


def test_recipients_of_the_organisation_only_are_found_in_each_activity() -> None:
    good = without_recipients()
    good.add(Disclosure, good.organisation, party=good.bureau.id, role="processor")
    assert [(one.record, one.field) for one in good.found("REC-19")] == [(good.activity.id, "disclosures")]
    fix(good, "REC-19")
    (copied,) = good.register.parts(Disclosure, good.activity)
    assert (copied.party, copied.role) == (good.bureau.id, "processor")
    assert not good.finds("REC-19")


def test_recipients_of_the_organisation_of_one_activity_are_enough() -> None:
    good = without_recipients()
    good.add(Disclosure, good.organisation, party=good.bureau.id, role="processor")
    good.remove(good.shares, good.hosting)
    assert not good.finds("REC-19")


def test_categories_only_are_found_once() -> None:
    good = Good()
    good.set(good.bureau, name="lönebyråer", kind="category")
    assert [(one.record, one.field) for one in good.found("REC-20")] == [
        (good.organisation.id, "disclosures")
    ]
    good.set(good.bureau, kind="", name="Lönebyrån AB")
    assert not good.finds("REC-20")


def test_authorities_need_no_name() -> None:
    good = Good()
    good.set(good.bureau, name="Myndigheter", kind="authority")
    good.set(good.disclosure, role="authority")
    assert not good.finds("REC-20")


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("Lönebyrån AB", "", True),
        ("Hotjar", "", True),
        ("iKredit", "", True),
        ("Klarna", "organisation", True),
        ("Konsulter i Norr AB", "", True),
        ("Leverantörer av it-tjänster", "", False),
        ("Konsulter", "", False),
        ("banker", "", False),
        ("Banker", "category", False),
        ("Samarbetspartners", "organisation", False),
        ("-", "organisation", False),
    ],
)
def test_named_party_is_told_from_a_category(name: str, kind: str, named: bool) -> None:
    assert is_named(Party(id="p", name=name, kind=kind)) is named
