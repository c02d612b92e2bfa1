"""Headings of tables that people keep: which column of the register each means."""

from collections import Counter

import pytest

from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.imports.headings import Column, columns_for, guess_columns, importable_types, notes_column
from ropa_desktop.register.fields import CATALOGUE, RecordType

ACTIVITY = CATALOGUE["activity"]


def named(column: Column | None) -> str:
    """What a column is, in short: "purpose.text", "activity.notes[Heading]"."""
    if column is None:
        return ""
    said = f"{column.record_type.name}.{column.field.name}"
    return f"{said}[{column.heading or column.role}]" if column.heading or column.role else said


def guessed(*headings: str, type_name: str = "activity") -> list[str]:
    return [named(column) for column in guess_columns([headings], CATALOGUE[type_name]).columns]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Behandling", "activity.name"),
        ("Nr", "activity.number"),
        ("ÄNDAMÅL", "purpose.text"),
        ("A\u0308ndamål", "purpose.text"),
        ("Ändamålen med behandlingen (art. 30.1 b)", "purpose.text"),
        ("Purposes", "purpose.text"),
        ("Rättslig grund:", "legal_basis.basis"),
        ("Rättslig grund enligt artikel 6", "legal_basis.basis"),
        ("Legal basis", "legal_basis.basis"),
        ("Personuppgifter", "data_item.name"),
        ("Kategorier av personuppgifter", "data_item.name"),
        ("Kategorier av registrerade", "people.name"),
        ("Data subjects", "people.name"),
        ("Mottagare", "disclosure.party"),
        ("Kategorier av\nmottagare", "disclosure.party"),
        ("Personuppgiftsbiträden", "disclosure.party[processor]"),
        ("Gallring", "retention.rule"),
        ("Tidsfrister för radering", "retention.rule"),
        ("Säkerhetsåtgärder", "activity.measures"),
        ("Tekniska och organisatoriska säkerhetsåtgärder", "activity.measures"),
        ("Tredjeland", "transfer.destination"),
        ("System", "activity.systems"),
        ("Ansvarig", "activity.responsible"),
        ("Personuppgiftsansvarig", "activity.organisation"),
        ("Källa", "source.name"),
        ("Kommentar", "activity.notes"),
    ],
)
def test_heading_of_an_activity(heading: str, column: str) -> None:
    assert guessed(heading) == [column]


@pytest.mark.parametrize(
    ("type_name", "headings", "columns"),
    [
        ("party", ("Leverantör", "Orgnr", "Land"), ["party.name", "party.org_number", "party.country"]),
        ("system", ("System", "Leverantör"), ["system.name", "system.provider"]),
        ("measure", ("Åtgärd", "Anteckning"), ["measure.name", "measure.note"]),
        ("document", ("Titel", "Länk"), ["document.title", "document.link"]),
        ("organisation", ("Namn", "Ort"), ["organisation.name", "organisation.city"]),
    ],
)
def test_headings_of_other_types(type_name: str, headings: tuple[str, ...], columns: list[str]) -> None:
    assert guessed(*headings, type_name=type_name) == columns


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("record_type", importable_types(), ids=lambda one: one.name)
def test_every_column_is_known_by_its_own_name(record_type: RecordType, language: Language) -> None:
    columns = columns_for(record_type)
    for column in columns:
        guess = guess_columns([[column.in_language(language)]], record_type)
        assert guess.columns == [column]
        assert guess.has_headings
    assert max(Counter(column.in_language(language) for column in columns).values()) == 1


def test_unknown_headings_become_notes_under_them() -> None:
    assert guessed("Behandling", "Ändamål", "Mån- och\nfasstatus") == [
        "activity.name",
        "purpose.text",
        "activity.notes[Mån- och fasstatus]",
    ]


def test_second_column_for_a_single_value_becomes_notes_and_lists_are_read_together() -> None:
    assert guessed("Behandling", "Process", "Mottagare", "Kategorier av mottagare") == [
        "activity.name",
        "activity.notes[Process]",
        "disclosure.party",
        "disclosure.party",
    ]


def test_column_without_a_heading_is_kept_where_it_says_something() -> None:
    rows = [["Behandling", "Ändamål", "", ""], ["Lön", "betala", "", "viktigt"]]
    assert [named(column) for column in guess_columns(rows, ACTIVITY).columns] == [
        "activity.name",
        "purpose.text",
        "",
        "activity.notes",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Lön", "betala ut lön", "Skatteverket"]],
        [["Lön", "2024", "x", "y", "System"]],
        [["Lön"], ["Rekrytering", "hitta personal", "Manpower"]],
    ],
)
def test_without_headings_only_the_name_is_guessed(rows: list[list[str]]) -> None:
    guess = guess_columns(rows, ACTIVITY)
    assert not guess.has_headings
    assert [named(column) for column in guess.columns] == ["activity.name", *[""] * (max(map(len, rows)) - 1)]


def test_no_rows_have_no_columns() -> None:
    assert guess_columns([], ACTIVITY).columns == []


def test_every_type_keeps_notes() -> None:
    for record_type in importable_types():
        assert notes_column(record_type) in columns_for(record_type)


def test_answers_of_part_columns_are_no_columns_of_their_own() -> None:
    assert not {"recipients", "transfers", "origin"} & {
        column.field.name for column in columns_for(ACTIVITY) if column.record_type is ACTIVITY
    }
