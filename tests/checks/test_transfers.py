"""The rules on transfers to third countries."""

from typing import Any

import pytest

from ropa_desktop.register.records import Activity, Disclosure, Document, Organisation, Party, Transfer
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer, Existence
from tests.checks.building import Good


def with_transfer(**values: Any) -> Good:
    good = Good()
    good.set(good.activity, transfers=Existence.SOME)
    good.add(Transfer, good.activity, **values)
    return good


@pytest.mark.parametrize("answer", [Existence.UNANSWERED, Existence.SOME])
def test_unanswered_question_is_found(answer: Existence) -> None:
    good = Good()
    good.set(good.activity, transfers=answer)
    (finding,) = good.found("TRF-01")
    assert (finding.record, finding.field, finding.article) == (good.activity.id, "transfers", "30(1)(e)")


def test_processor_answers_the_question_too() -> None:
    good = Good()
    good.set(good.hosting, transfers=Existence.UNANSWERED)
    assert [(one.activity, one.article) for one in good.found("TRF-01")] == [(good.hosting.id, "30(2)(c)")]


def test_answer_for_the_organisation_counts() -> None:
    good = Good()
    good.set(good.activity, transfers=Existence.UNANSWERED)
    good.set(good.organisation, transfers=Existence.NONE)
    assert not good.finds("TRF-01")


@pytest.mark.parametrize("common", [False, True])
def test_transfer_is_an_answer(common: bool) -> None:
    good = Good()
    good.set(good.activity, transfers=Existence.UNANSWERED)
    good.add(Transfer, good.organisation if common else good.activity, countries=("US",))
    assert not good.finds("TRF-01")


UNIDENTIFIED: list[dict[str, Any]] = [
    {},
    {"destination": "utanför EU"},
    {"destination": "molntjänster i och utanför EU"},
    {"destination": "ett land utanför EU/EES"},
    {"destination": "EU/EES-länder och godkända länder"},
    {"destination": "tredjeländer"},
    {"destination": "Global"},
    {"destination": "world-wide"},
    {"destination": "various"},
    {"destination": "USA m.fl."},
    {"destination": "bl.a. USA"},
    {"destination": "servrar i Sverige och utomlands"},
    {"destination": "?"},
    {"countries": ("US",), "destination": "USA m.fl."},
    {"countries": ("US",), "destination": "USA och andra länder"},
    {"international_organisation": "-"},
    {"international_organisation": "various"},
]

IDENTIFIED: list[dict[str, Any]] = [
    {"countries": ("US",)},
    {"countries": ("US", "IN"), "destination": "molntjänster utanför EU"},
    {"countries": ("US",), "destination": "t.ex. Googles servrar"},
    {"destination": "USA"},
    {"destination": "Googles servrar i USA"},
    {"destination": "Storbritanniens skattemyndighet"},
    {"destination": "utanför EU (Indien)"},
    {"destination": "Irland"},
    {"international_organisation": "Europeiska patentorganisationen"},
]


@pytest.mark.parametrize("values", UNIDENTIFIED, ids=str)
def test_destination_that_names_no_country_is_found(values: dict[str, Any]) -> None:
    good = with_transfer(**values)
    (finding,) = good.found("TRF-03")
    assert (finding.record_type, finding.field, finding.activity) == (
        "transfer",
        "countries",
        good.activity.id,
    )
    assert not good.finds("TRF-01")


@pytest.mark.parametrize("values", IDENTIFIED, ids=str)
def test_destination_that_is_identified_is_left_alone(values: dict[str, Any]) -> None:
    assert not with_transfer(**values).finds("TRF-03")


def test_common_transfer_is_told_of_once() -> None:
    good = Good()
    good.add(Activity, role="controller", name="Rekrytering", organisation=good.organisation.id)
    good.add(Transfer, good.organisation, destination="utanför EU")
    (finding,) = good.found("TRF-03")
    assert finding.activity == ""
    assert finding.name_in(good.register, "sv") == "Bolaget i Täby AB"


def test_transfer_of_an_ended_activity_is_left_alone() -> None:
    good = with_transfer()
    good.set(good.activity, state="ended")
    assert not good.finds("TRF-03")


@pytest.mark.parametrize(
    ("country", "found"), [("US", True), ("GB", True), ("IE", False), ("AX", False), ("", False)]
)
def test_recipient_in_a_third_country_needs_a_transfer(country: str, found: bool) -> None:
    good = Good()
    good.set(good.bureau, country=country)
    assert [(one.record, one.activity) for one in good.found("TRF-04")] == (
        [(good.bureau.id, good.activity.id)] if found else []
    )


def test_recipient_and_country_are_named() -> None:
    good = Good()
    good.set(good.bureau, country="US")
    (finding,) = good.found("TRF-04")
    assert "Lönebyrån AB is outside the EEA (United States)" in finding.in_language("en")


@pytest.mark.parametrize("role", ["source", "internal", "data_subject"])
def test_whoever_is_no_other_recipient_needs_no_transfer(role: str) -> None:
    good = Good()
    good.set(good.bureau, country="US")
    good.set(good.disclosure, role=role)
    assert not good.finds("TRF-04")


@pytest.mark.parametrize(
    ("values", "described"),
    [
        ({"countries": ("US",)}, True),
        ({"destination": "Servrar i USA"}, True),
        ({"countries": ("IN",)}, False),
        ({"importers": "bureau"}, True),
        ({"importers": "bureau", "countries": ("IN",)}, False),
    ],
    ids=str,
)
@pytest.mark.parametrize("common", [False, True])
def test_transfer_to_the_country_of_a_recipient_describes_it(
    values: dict[str, Any], described: bool, common: bool
) -> None:
    good = Good()
    good.set(good.bureau, country="US")
    if values.get("importers"):
        values = values | {"importers": (good.bureau.id,)}
    good.add(Transfer, good.organisation if common else good.activity, **values)
    assert good.finds("TRF-04") is not described


def test_sub_processor_of_a_recipient_needs_a_transfer() -> None:
    good = Good()
    first = good.add(Party, name="Underleverantören AB", country="SE", vendor=good.bureau.id)
    good.add(Party, name="Cloud Inc", country="US", vendor=first.id)
    (finding,) = good.found("TRF-04")
    assert "Cloud Inc" in finding.in_language("en")


def test_parties_that_engage_each_other_are_asked_once() -> None:
    good = Good()
    other = good.add(Party, name="Cloud Inc", country="US", vendor=good.bureau.id)
    good.set(good.bureau, vendor=other.id)
    assert len(good.found("TRF-04")) == 1


def test_recipient_in_two_roles_is_told_of_once() -> None:
    good = Good()
    good.set(good.bureau, country="US")
    good.add(Disclosure, good.activity, party=good.bureau.id, role="independent_controller")
    assert len(good.found("TRF-04")) == 1


def test_common_recipient_is_told_of_once_and_until_every_activity_describes_it() -> None:
    good = Good()
    cloud = good.add(Party, name="Cloud Inc", country="US")
    good.add(Disclosure, good.organisation, party=cloud.id, role="processor")
    assert [(one.record, one.activity) for one in good.found("TRF-04")] == [(cloud.id, "")]
    good.add(Transfer, good.activity, countries=("US",))
    good.add(Transfer, good.shares, countries=("US",))
    assert good.finds("TRF-04")
    good.add(Transfer, good.hosting, countries=("US",))
    assert not good.finds("TRF-04")


def test_common_recipient_of_an_organisation_without_activities_is_checked() -> None:
    good = Good()
    sister = good.add(Organisation, name="Systerbolaget AB")
    cloud = good.add(Party, name="Cloud Inc", country="US")
    good.add(Disclosure, sister, party=cloud.id)
    assert good.finds("TRF-04")
    good.add(Transfer, sister, countries=("US",))
    assert not good.finds("TRF-04")


COMPELLING = {"countries": ("US",), "mechanisms": ("art49_1_second",)}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "derogation_assessment"),
        ({"safeguards": "Kryptering"}, "derogation_assessment"),
        ({"derogation_assessment": "Vägt mot intresset"}, "safeguards"),
        ({"derogation_assessment": "Vägt mot intresset", "safeguards": "TBD"}, "safeguards"),
    ],
)
def test_compelling_interest_without_documentation_is_found(values: dict[str, str], field: str) -> None:
    good = with_transfer(**COMPELLING, **values)
    assert [one.field for one in good.found("TRF-20")] == [field]


def test_compelling_interest_with_documentation_is_left_alone() -> None:
    assert not with_transfer(
        **COMPELLING, derogation_assessment="Vägt mot intresset", safeguards="Kryptering"
    ).finds("TRF-20")


def test_safeguards_may_stand_in_a_document() -> None:
    good = Good()
    document = good.add(Document, title="Skyddsåtgärder")
    good.add(
        Transfer,
        good.activity,
        **COMPELLING,
        derogation_assessment="Vägt mot intresset",
        document=document.id,
    )
    assert not good.finds("TRF-20")


def test_other_mechanisms_need_no_assessment_in_the_record() -> None:
    assert not with_transfer(countries=("US",), mechanisms=("scc_commission", "art49_1_a")).finds("TRF-20")


def fix(good: Good, check: str, number: int = 0) -> None:
    """Carries out a fix that the first finding of a rule offers."""
    remedy = good.found(check)[0].remedies[number]
    good.register = apply(good.register, remedy.changes(good.register, "sv"))


def test_fix_states_that_there_are_no_transfers() -> None:
    good = Good()
    good.set(good.activity, transfers=Existence.UNANSWERED)
    fix(good, "TRF-01")
    assert not good.finds("TRF-01")


@pytest.mark.parametrize("values", [{"country": "US"}, {"remote_access": Answer.YES}])
def test_no_transfers_is_not_offered_where_data_leave(values: dict[str, Any]) -> None:
    good = Good()
    good.set(good.activity, transfers=Existence.UNANSWERED)
    good.add(Party, name="Driften AB", vendor=good.bureau.id, **values)
    assert good.found("TRF-01")[0].remedies == ()


def test_none_beside_a_transfer_is_found() -> None:
    good = Good()
    good.add(Transfer, good.activity, countries=("US",))
    assert [(one.record, one.field) for one in good.found("TRF-02")] == [(good.activity.id, "transfers")]
    fix(good, "TRF-02")
    assert not good.finds("TRF-02")


def test_none_for_the_organisation_is_answered_at_its_place() -> None:
    good = Good()
    good.set(good.organisation, transfers=Existence.NONE)
    good.set(good.activity, transfers=Existence.UNANSWERED)
    assert not good.finds("TRF-02")
    good.add(Transfer, good.activity, countries=("US",))
    assert [one.record for one in good.found("TRF-02")] == [good.activity.id]
    good.set(good.activity, transfers=Existence.SOME)
    good.add(Transfer, good.organisation, countries=("US",))
    assert [one.record for one in good.found("TRF-02")] == [good.organisation.id]


def test_none_is_contradicted_by_access_from_outside() -> None:
    good = Good()
    good.set(good.bureau, remote_access=Answer.YES)
    (finding,) = good.found("TRF-02")
    assert "Lönebyrån AB" in finding.in_language("en")


def test_recipient_outside_the_eea_is_told_of_by_one_rule_and_mended_at_once() -> None:
    good = Good()
    good.set(good.bureau, country="US")
    assert not good.finds("TRF-02")
    fix(good, "TRF-04")
    assert not good.finds("TRF-04")
    assert not good.finds("TRF-02")
    (transfer,) = good.register.parts(Transfer, good.activity)
    assert (transfer.countries, transfer.importers) == (("US",), (good.bureau.id,))


def test_fix_for_a_common_recipient_is_common() -> None:
    good = Good()
    cloud = good.add(Party, name="Cloud Inc", country="US")
    good.add(Disclosure, good.organisation, party=cloud.id, role="processor")
    fix(good, "TRF-04")
    assert len(good.register.parts(Transfer, good.organisation)) == 1
    assert not good.finds("TRF-04")


def test_country_in_the_words_is_offered() -> None:
    good = with_transfer(destination="bl.a. USA")
    fix(good, "TRF-03")
    assert not good.finds("TRF-03")


@pytest.mark.parametrize("destination", ["USA m.fl.", "utanför EU"])
def test_no_country_is_offered_where_the_words_name_none_or_others(destination: str) -> None:
    assert with_transfer(destination=destination).found("TRF-03")[0].remedies == ()


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"countries": ("IE",)}, True),
        ({"countries": ("IE", "NO")}, True),
        ({"destination": "Irland"}, True),
        ({"countries": ("IE", "US")}, False),
        ({"countries": ("IE",), "destination": "Servrar i Irland och USA"}, False),
        ({"countries": ("IE",), "destination": "Irland och utanför EU"}, False),
        ({"countries": ("IE",), "international_organisation": "Europeiska patentorganisationen"}, False),
        ({"destination": "utanför EU"}, False),
        ({}, False),
    ],
    ids=str,
)
def test_transfer_within_the_eea_is_found(values: dict[str, Any], found: bool) -> None:
    assert with_transfer(**values).finds("TRF-05") is found


def test_transfer_within_the_eea_can_be_deleted() -> None:
    good = with_transfer(countries=("IE",))
    fix(good, "TRF-05")
    assert not good.register.parts(Transfer, good.activity)


@pytest.mark.parametrize(
    ("importer", "found"),
    [
        (None, True),
        ({"name": "molnföretag", "kind": "category"}, True),
        ({"name": "", "category": "it_hosting"}, True),
        ({"name": "Cloud Inc"}, False),
    ],
)
def test_importer_is_to_be_named(importer: dict[str, str] | None, found: bool) -> None:
    good = with_transfer(countries=("US",))
    (transfer,) = good.register.parts(Transfer, good.activity)
    if importer is not None:
        good.set(transfer, importers=(good.add(Party, **importer).id,))
    assert [one.record for one in good.found("TRF-29")] == ([transfer.id] if found else [])


def test_named_recipient_in_the_country_is_offered_as_importer() -> None:
    good = with_transfer(countries=("US",))
    good.set(good.bureau, country="US")
    fix(good, "TRF-29")
    assert not good.finds("TRF-29")


@pytest.mark.parametrize(
    "values", [{}, {"countries": ("IE",)}, {"international_organisation": "Europeiska patentorganisationen"}]
)
def test_transfer_that_says_nothing_or_goes_nowhere_else_needs_no_importer(values: dict[str, Any]) -> None:
    assert not with_transfer(**values).finds("TRF-29")


def answered_by_organisation() -> Good:
    good = Good()
    good.set(good.organisation, transfers=Existence.SOME)
    good.add(Transfer, good.organisation, countries=("US",))
    good.set(good.activity, transfers=Existence.UNANSWERED)
    good.set(good.bureau, country="")
    return good


def test_own_recipients_are_asked_where_only_the_organisation_has_answered() -> None:
    good = answered_by_organisation()
    assert [(one.record, one.field) for one in good.found("TRF-31")] == [(good.disclosure.id, "party")]
    assert not good.finds("REC-05")
    fix(good, "TRF-31")
    assert not good.finds("TRF-31")


def test_own_recipients_are_asked_for_together() -> None:
    good = answered_by_organisation()
    good.add(Disclosure, good.activity, party=good.add(Party, name="Banken AB").id)
    (finding,) = good.found("TRF-31")
    assert "Lönebyrån AB; Banken AB" in finding.in_language("en")


def test_own_recipients_are_not_asked_where_there_is_an_answer() -> None:
    good = answered_by_organisation()
    good.set(good.bureau, country="SE")
    assert not good.finds("TRF-31")
    good = answered_by_organisation()
    good.set(good.activity, transfers=Existence.NONE)
    assert not good.finds("TRF-31")
    good = answered_by_organisation()
    good.set(good.disclosure, role="authority")
    assert not good.finds("TRF-31")
    good = answered_by_organisation()
    (common,) = good.register.parts(Transfer, good.organisation)
    good.set(common, importers=(good.bureau.id,))
    assert not good.finds("TRF-31")


def test_unanswered_everywhere_is_asked_by_another_rule() -> None:
    good = Good()
    good.set(good.activity, transfers=Existence.UNANSWERED)
    good.set(good.bureau, country="")
    assert good.finds("TRF-01")
    assert not good.finds("TRF-31")
