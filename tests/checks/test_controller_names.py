"""The rules on the name of the controller."""

from typing import Any

import pytest

from ropa_desktop.register.records import Activity, Purpose
from tests.checks.building import Good

PERSONAL_NUMBER = "811228-9874"

WRONG: list[tuple[str, dict[str, Any]]] = [
    ("ORG-07", {"name": "Anna Andersson"}),
    ("ORG-07", {"name": "Kjell-Åke von Sydow", "legal_form": "association"}),
    ("ORG-07", {"org_number": PERSONAL_NUMBER}),
    ("ORG-07", {"controller_as_written": "en namngiven privatperson"}),
    ("ORG-07", {"controller_as_written": "Vår vd, Anna Ek"}),
    ("ORG-07", {"controller_as_written": "Ekonomichefen", "legal_form": ""}),
    ("ORG-13", {"name_as_written": "Bolaget"}),
    ("ORG-13", {"name_as_written": "Bolaget i Täby AB AB"}),
    ("ORG-13", {"name": "Bolaget i Täby AB AB"}),
    ("ORG-13", {"controller_as_written": "Hemsidan"}),
]

RIGHT: list[tuple[str, dict[str, Any]]] = [
    ("ORG-07", {"name": "Anna Andersson AB"}),
    ("ORG-07", {"name": "Anna Lindgren Konsult"}),
    ("ORG-07", {"name": "Stockholms Hantverk"}),
    ("ORG-07", {"name": "Brf Anna", "legal_form": "coop"}),
    ("ORG-07", {"name": "Solrosens ek. för.", "legal_form": "coop"}),
    ("ORG-07", {"name": "Anna Andersson", "legal_form": "sole_trader"}),
    ("ORG-07", {"controller_as_written": "Hemsidan"}),
    ("ORG-07", {"controller_as_written": "Bolaget i Täby AB, vd Anna Ek"}),
    ("ORG-07", {"controller_as_written": "en privatperson", "legal_form": "sole_trader"}),
    ("ORG-13", {"name_as_written": "BOLAGET  i Täby ab"}),
    ("ORG-13", {"controller_as_written": "Vi på Bolaget i Täby AB svarar för behandlingen"}),
    ("ORG-13", {"name": "", "name_as_written": "Bolaget"}),
]


@pytest.mark.parametrize(("rule", "values"), WRONG)
def test_wrong_organisation_is_found(rule: str, values: dict[str, Any]) -> None:
    good = Good()
    assert not good.finds(rule)
    good.set(good.organisation, **values)
    assert [one.record for one in good.found(rule)] == [good.organisation.id]


@pytest.mark.parametrize(("rule", "values"), RIGHT)
def test_right_organisation_is_left_alone(rule: str, values: dict[str, Any]) -> None:
    good = Good()
    good.set(good.organisation, **values)
    assert not good.finds(rule)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("VD är personuppgiftsansvarig.", True),
        ("Vår verkställande direktör Anna Ek är ytterst personuppgiftsansvarig", True),
        ("HR-chefen är personuppgiftsansvarig för löner", True),
        ("Vd Anna Ek, personuppgiftsansvarig", True),
        ("Personuppgiftsansvarig: vd", True),
        ("Personuppgiftsansvarig är bolagets ägare", True),
        ("Our CEO is the data controller", True),
        ("Bolaget är personuppgiftsansvarigt. VD godkänner registret.", False),
        ("VD godkänner vad den personuppgiftsansvarige ska göra", False),
        ("VD är kontaktperson, personuppgiftsansvarig är bolaget", False),
        ("Kontakta vd hos personuppgiftsansvarig", False),
        ("VD svarar för frågor och bolaget är personuppgiftsansvarig", False),
        ("Avdelningen är ansvarig", False),
    ],
)
def test_officer_is_not_called_controller(text: str, found: bool) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    findings = good.found("ORG-08")
    assert [(one.record, one.field, one.activity) for one in findings] == (
        [(good.purpose.id, "text", good.activity.id)] if found else []
    )


def test_officer_is_looked_for_in_every_text_of_an_activity() -> None:
    good = Good()
    good.set(good.activity, notes="Vd är personuppgiftsansvarig")
    assert [one.field for one in good.found("ORG-08")] == ["notes"]


def test_purposes_of_an_ended_activity_are_left_alone() -> None:
    good = Good()
    ended = good.add(Activity, name="Förr", state="ended", end=None)
    good.add(Purpose, ended, text="Vd är personuppgiftsansvarig")
    assert not good.finds("ORG-08")


def test_registered_name_is_offered_where_a_person_stands() -> None:
    good = Good()
    good.set(good.organisation, controller_as_written="Vår vd, Anna Ek")
    (finding,) = good.found("ORG-07")
    (remedy,) = finding.remedies
    (change,) = remedy.changes(good.register, "sv")
    assert getattr(change.record, "controller_as_written", "") == "Bolaget i Täby AB"


def test_no_name_is_offered_where_the_name_itself_is_wrong() -> None:
    good = Good()
    good.set(good.organisation, name="Bolaget i Täby AB AB")
    assert not good.found("ORG-13")[0].remedies
