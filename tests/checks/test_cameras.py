"""The rules on camera surveillance and on the tracking of employees."""

from typing import Any

import pytest

from ropa_desktop.register.records import Activity, DataItem, People
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer, PartialDate
from tests.checks.building import Good


def fix(good: Good, check: str) -> None:
    """Carries out the first fix of each finding of a rule."""
    for finding in good.found(check):
        for remedy in finding.remedies[:1]:
            good.register = apply(good.register, remedy.changes(good.register, "sv"))


def with_activity(
    name: str, *data: str, people: str = "Besökare i lokaler", **values: Any
) -> tuple[Good, Activity]:
    good = Good()
    told = {"role": "controller", "state": "active", "organisation": good.organisation.id}
    one = good.add(Activity, name=name, **(told | values))
    for text in data:
        good.add(DataItem, one, name=text)
    good.add(People, one, name=people)
    return good, one


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Kamerabevakning av entrén", "Videoinspelningar"),
        ("Kameraövervakning i butik", "Filmer"),
        ("Säkerhet i lokaler", "Bilder från övervakningskameror"),
        ("CCTV", "Video recordings"),
    ],
)
def test_missing_signs_are_found(name: str, data: str) -> None:
    good, one = with_activity(name, data)
    assert [(each.record, each.field) for each in good.found("SE-01")] == [(one.id, "camera_signs")]
    fix(good, "SE-01")
    assert not good.finds("SE-01")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Reklamfilm", "Videoinspelningar"),
        ("Möten på distans", "Video och bild från mötet"),
        ("Bevakning av kundfordringar", "Fakturor"),
        ("Kamerabutiken: köp", "Köphistorik"),
        ("Omvärldsbevakning", "Videoklipp"),
        ("Bevakning av press", "Foton på anställda"),
    ],
)
def test_film_and_watching_alone_are_no_surveillance(name: str, data: str) -> None:
    assert not with_activity(name, data)[0].finds("SE-01")


@pytest.mark.parametrize("values", [{"role": "processor"}, {"state": "planned"}, {"state": "ended"}])
def test_cameras_of_others_or_not_yet_up_need_no_signs(values: dict[str, str]) -> None:
    assert not with_activity("Kamerabevakning", "Videoinspelningar", **values)[0].finds("SE-01")


def test_sound_is_found_only_where_it_is_recorded() -> None:
    assert not with_activity("Kamerabevakning", "Videoinspelningar")[0].finds("SE-02")
    good, one = with_activity("Kamerabevakning", "Videoinspelningar", "Ljudinspelningar")
    assert [(each.record, each.field) for each in good.found("SE-02")] == [(one.id, "camera_sound_notice")]
    fix(good, "SE-02")
    assert not good.finds("SE-02")


@pytest.mark.parametrize(("people", "found"), [("Anställda", True), ("Besökare i lokaler", False)])
def test_cameras_at_work_are_to_be_negotiated(people: str, found: bool) -> None:
    good, one = with_activity("Kamerabevakning", "Videoinspelningar", people=people)
    assert [each.field for each in good.found("SE-03")] == (["camera_negotiated"] if found else [])
    good.set(one, camera_negotiated=PartialDate("2026-03"))
    assert not good.finds("SE-03")


@pytest.mark.parametrize("public", [{"public_task": Answer.YES}, {"public_authority": Answer.YES}])
def test_cameras_in_a_public_task_are_assessed_and_listed(public: dict[str, Answer]) -> None:
    good, one = with_activity("Kamerabevakning", "Videoinspelningar")
    assert not good.finds("SE-04")
    good.set(good.organisation, **public)
    assert {each.field for each in good.found("SE-04")} == {"camera_assessed", "camera_listed"}
    fix(good, "SE-04")
    good.set(one, camera_assessed=PartialDate("2026-03-01"))
    assert not good.finds("SE-04")


@pytest.mark.parametrize(
    ("name", "data", "people", "found"),
    [
        ("Fordonsflotta", "GPS-position", "Anställda", True),
        ("Körjournal", "Fordon", "Förare", True),
        ("Transporter", "Positioner", "Chaufförer", True),
        ("Parkering", "Registreringsnummer", "Anställda", False),
        ("Spåra paket", "GPS-position", "Kunder (privatpersoner)", False),
        ("Fordonsflotta", "Bränslekostnad", "Anställda", False),
    ],
)
def test_tracked_employees_are_to_be_told(name: str, data: str, people: str, found: bool) -> None:
    good, one = with_activity(name, data, people=people)
    assert [(each.record, each.field) for each in good.found("SE-10")] == (
        [(one.id, "information")] if found else []
    )


@pytest.mark.parametrize(
    "told", [{"information": Answer.YES}, {"information_note": "Intranätet"}, {"role": "processor"}]
)
def test_tracked_employees_that_are_told_are_left_alone(told: dict[str, Any]) -> None:
    assert not with_activity("Flotta", "GPS-position", people="Anställda", **told)[0].finds("SE-10")
