"""The rules on the record of a processor (Article 30(2))."""

from typing import Any

import pytest

from ropa_desktop.checks import processor
from ropa_desktop.checks.catalogue import rules_in
from ropa_desktop.register.records import Activity, Client, Disclosure, LegalBasis, Party, Purpose, Transfer
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


def test_missing_client_is_found() -> None:
    good = Good()
    assert not good.finds("PRC-01")
    good.remove(good.client)
    assert [(one.record, one.field) for one in good.found("PRC-01")] == [(good.hosting.id, "clients")]


def test_client_of_a_controller_is_not_asked_for() -> None:
    good = Good()
    good.remove(good.hosting)
    assert not good.finds("PRC-01")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"email": ""}, True),
        ({"email": "-"}, True),
        ({"name": ""}, True),
        ({"email": "", "phone": "08-123 456"}, False),
        ({"email": "", "address": "Storgatan 2, Täby"}, False),
    ],
)
def test_client_has_name_and_contact(values: dict[str, str], found: bool) -> None:
    good = Good()
    good.set(good.customer, **values)
    assert [one.record for one in good.found("PRC-02")] == ([good.client.id] if found else [])


def test_client_without_a_party_has_no_name() -> None:
    good = Good()
    good.set(good.client, party="")
    assert good.finds("PRC-02")
    assert not good.finds("PRC-01")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"email": ""}, 'The name or contact details of the controller "Kunden AB" are missing.'),
        ({"name": ""}, "The controller's name or contact details are missing."),
    ],
)
def test_client_is_named_where_it_has_a_name(values: dict[str, str], text: str) -> None:
    good = Good()
    good.set(good.customer, **values)
    assert good.found("PRC-02")[0].in_language("en") == text


@pytest.mark.parametrize(("categories", "found"), [((), True), (("?", " "), True), (("?", "Drift"), False)])
def test_client_has_categories_of_processing(categories: tuple[str, ...], found: bool) -> None:
    good = Good()
    good.set(good.client, categories=categories)
    assert good.finds("PRC-03") is found


def test_client_without_categories_is_named() -> None:
    good = Good()
    good.set(good.client, categories=())
    assert good.found("PRC-03")[0].in_language("en").endswith("for Kunden AB.")
    good.set(good.client, party="")
    assert good.found("PRC-03")[0].in_language("en").endswith("for the party without a name.")


@pytest.mark.parametrize(("agreement", "found"), [("missing", True), ("", False), ("signed", False)])
def test_missing_agreement_with_a_client_is_found(agreement: str, found: bool) -> None:
    good = Good()
    good.set(good.customer, agreement=agreement)
    assert good.finds("PRC-04") is found


def test_client_of_two_activities_is_asked_for_one_agreement() -> None:
    good = Good()
    good.set(good.customer, agreement="missing", country="US")
    good.add(Client, good.add(Activity, role="processor"), party=good.customer.id)
    assert [(one.record, one.activity) for one in good.found("PRC-04")] == [(good.customer.id, "")]
    assert [(one.record, one.activity) for one in good.found("PRC-09")] == [(good.customer.id, "")]


def with_sub_processor(**party: Any) -> tuple[Good, Disclosure]:
    good = Good()
    sub = good.add(Party, name="Cloud Inc", **party)
    return good, good.add(Disclosure, good.hosting, party=sub.id, role="sub_processor")


@pytest.mark.parametrize(
    ("authorisation", "found"), [("", True), ("missing", True), ("general", False), ("specific", False)]
)
@pytest.mark.parametrize("role", ["sub_processor", "processor"])
def test_sub_processor_is_authorised(authorisation: str, role: str, found: bool) -> None:
    good, link = with_sub_processor()
    good.set(link, authorisation=authorisation, role=role)
    assert [one.record for one in good.found("PRC-05")] == ([link.id] if found else [])


def test_other_recipients_of_a_processor_need_no_authorisation() -> None:
    good, link = with_sub_processor(country="US")
    good.set(link, role="independent_controller")
    assert not good.finds("PRC-05")
    assert not good.finds("PRC-06")
    assert good.finds("TRF-04")


@pytest.mark.parametrize(("country", "found"), [("US", True), ("IE", False), ("", False)])
def test_transfer_to_a_sub_processor_is_described(country: str, found: bool) -> None:
    good, link = with_sub_processor(country=country)
    assert [one.record for one in good.found("PRC-06")] == ([link.party] if found else [])
    assert not good.finds("TRF-04")
    good.add(Transfer, good.hosting, countries=("US",))
    assert not good.finds("PRC-06")


def test_transfer_to_whom_a_sub_processor_engages_is_described() -> None:
    good, link = with_sub_processor(country="IE")
    good.add(Party, name="Support Ltd", country="IN", vendor=link.party)
    assert "Support Ltd" in good.found("PRC-06")[0].in_language("en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Statistik för egna ändamål", True),
        ("Produktutveckling", True),
        ("Marknadsföring av våra tjänster", True),
        ("Use for our own purposes", True),
        ("Product development", True),
        ("Lagring av kundens egna uppgifter", False),
        ("Marknadsföring åt kunden", False),
        ("Statistics on behalf of the controller", False),
        ("Drift och support", False),
    ],
)
def test_purpose_of_a_processors_own_is_found(text: str, found: bool) -> None:
    good = Good()
    purpose = good.add(Purpose, good.hosting, text=text)
    assert [one.record for one in good.found("PRC-07")] == ([purpose.id] if found else [])


def test_legal_basis_of_a_processor_points_to_a_purpose_of_its_own() -> None:
    good = Good()
    good.add(LegalBasis, good.organisation, basis="art6_1_f")
    assert not good.finds("PRC-07")
    good.add(LegalBasis, good.hosting, basis="art6_1_f")
    assert [one.record for one in good.found("PRC-07")] == [good.hosting.id]


def test_controller_may_have_purposes_of_its_own() -> None:
    good = Good()
    good.set(good.purpose, text="Statistik för egna ändamål")
    assert not good.finds("PRC-07")


@pytest.mark.parametrize("said", ["answer", "recipient", "common recipient"])
def test_work_for_clients_without_a_record_as_processor_is_found(said: str) -> None:
    good = Good()
    match said:
        case "answer":
            good.set(good.organisation, processes_for_customers=Answer.YES)
        case "recipient":
            good.set(good.disclosure, role="customer_as_controller")
        case _:
            good.add(Disclosure, good.organisation, party=good.customer.id, role="customer_as_controller")
    assert not good.finds("PRC-08")
    good.remove(good.hosting)
    assert [one.record for one in good.found("PRC-08")] == [good.organisation.id]


def test_organisation_without_clients_needs_no_record_as_processor() -> None:
    good = Good()
    good.remove(good.hosting)
    good.set(good.organisation, processes_for_customers=Answer.NO)
    assert not good.finds("PRC-08")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"country": "US"}, True),
        ({"country": "US", "representative": "Rep GmbH, Berlin"}, False),
        ({"country": "NO"}, False),
        ({"country": ""}, False),
    ],
)
def test_representative_of_a_client_outside_the_eea_is_asked_for(values: dict[str, str], found: bool) -> None:
    good = Good()
    good.set(good.customer, **values)
    assert good.finds("PRC-09") is found


def test_each_client_is_checked() -> None:
    good = Good()
    second = good.add(Client, good.hosting)
    assert [one.record for one in good.found("PRC-02")] == [second.id]


@pytest.mark.parametrize("check", ["PRC-04", "PRC-05", "PRC-06", "PRC-07", "PRC-08"])
def test_offered_fix_settles_the_finding(check: str) -> None:
    good = Good()
    match check:
        case "PRC-04":
            good.set(good.customer, agreement="missing")
        case "PRC-05":
            good.add(Disclosure, good.hosting, party=good.bureau.id, role="sub_processor")
        case "PRC-06":
            abroad = good.add(Party, name="Cloud Inc", country="US")
            good.add(Disclosure, good.hosting, party=abroad.id, role="sub_processor", authorisation="general")
        case "PRC-07":
            good.add(LegalBasis, good.hosting, basis="art6_1_f")
        case "PRC-08":
            good.remove(good.hosting)
            good.set(good.organisation, processes_for_customers=Answer.YES)
    (finding,) = good.found(check)
    good.register = apply(good.register, finding.remedies[0].changes(good.register, "sv"))
    assert not good.finds(check)


def test_every_rule_says_what_to_do_next() -> None:
    assert all(one.step.in_language("en") for one in rules_in(processor))
