"""A finding as value, in words and as JSON."""

import dataclasses
from typing import Any

import pytest

from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.i18n import LANGUAGES, message
from ropa_desktop.register.records import Activity, Party
from tests.checks.building import Builder, Good


def finding(**values: str) -> Finding:
    made: dict[str, Any] = {
        "record_type": "activity",
        "record": "",
        "activity": "",
        "field": "purposes",
        "article": "30(1)(b)",
    }
    return Finding(
        check="ACT-02",
        severity=Severity.ERROR,
        gate=Gate.ART30,
        message=message("The purpose is missing."),
        **(made | values),
    )


def test_finding_as_json() -> None:
    good = Good()
    good.remove(good.purpose)
    (one,) = good.findings()
    assert one.as_json(good.register, "en") == {
        "check": "ACT-02",
        "severity": "error",
        "gate": "art30",
        "article": "30(1)(b)",
        "record": "activity",
        "id": good.activity.id,
        "name": "Löneutbetalning",
        "field": "purposes",
        "message": "The purpose is missing.",
        "step": one.next_step_in("en"),
    }


def test_finding_in_words() -> None:
    good = Good()
    good.remove(good.purpose)
    (one,) = good.findings()
    assert (
        one.in_words(good.register, "en")
        == "Error ACT-02: Löneutbetalning: The purpose is missing. (Art. 30(1)(b))"
    )


def test_finding_on_nothing_named_is_told_without_a_name() -> None:
    assert (
        finding().in_words(Builder().register, "en")
        == "Error ACT-02: The purpose is missing. (Art. 30(1)(b))"
    )


def test_activity_is_named_in_the_language() -> None:
    builder = Builder()
    activity = builder.add(Activity, name="Lön", name_en="Payroll")
    one = finding(record=activity.id, activity=activity.id)
    assert [one.name_in(builder.register, language) for language in LANGUAGES] == ["Lön", "Payroll"]


def test_part_is_named_by_its_activity_or_organisation() -> None:
    good = Good()
    assert (
        finding(record=good.client.id, activity=good.hosting.id).name_in(good.register, "sv")
        == "Drift åt kunder"
    )
    assert finding(record=good.contact.id).name_in(good.register, "sv") == "Bolaget i Täby AB"


def test_party_is_named_by_itself() -> None:
    builder = Builder()
    party = builder.add(Party, name="Lönebyrån AB")
    assert finding(record_type="party", record=party.id).name_in(builder.register, "sv") == "Lönebyrån AB"


def test_register_is_named_by_its_title() -> None:
    builder = Builder()
    one = finding(record_type="register", record=builder.register.sheet.id)
    assert one.name_in(builder.register, "sv") == "Registerförteckning"
    builder.set(builder.register.sheet, title="")
    assert one.name_in(builder.register, "sv") == ""


def test_statute_is_cited_without_the_word_article() -> None:
    assert finding(article="30(1)(b)").citation_in("en") == "Art. 30(1)(b)"
    assert finding(article="lag (2018:218) 3 kap. 10 §").citation_in("en") == "lag (2018:218) 3 kap. 10 §"


def test_next_step_is_told_where_there_is_one() -> None:
    one = dataclasses.replace(finding(), step=message("Error"))
    assert [one.next_step_in(language) for language in LANGUAGES] == ["Fel", "Error"]
    assert one.as_json(Builder().register, "en")["step"] == "Error"
    assert finding().next_step_in("sv") == ""


@pytest.mark.parametrize(
    ("severity", "gate", "acceptable"),
    [
        (Severity.ERROR, Gate.ART30, False),
        (Severity.WARNING, Gate.ART30, True),
        (Severity.ERROR, Gate.LAWFUL, True),
    ],
)
def test_all_but_what_article_30_demands_may_be_accepted(
    severity: Severity, gate: Gate, acceptable: bool
) -> None:
    assert dataclasses.replace(finding(), severity=severity, gate=gate).acceptable is acceptable


def test_worst_severity_stands_first() -> None:
    assert list(Severity) == [Severity.ERROR, Severity.WARNING, Severity.INFO]


def test_severities_and_gates_have_names() -> None:
    assert all(one.in_language(language) for one in (*Severity, *Gate) for language in LANGUAGES)
