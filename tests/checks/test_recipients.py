"""The rules on recipients and joint controllers."""

import pytest

from ropa_desktop.register.records import Disclosure, Party
from ropa_desktop.register.values import Existence
from tests.checks.building import Good


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
