"""Telling persons from legal persons by their names."""

import pytest

from ropa_desktop.checks.given_names import GIVEN_NAMES
from ropa_desktop.checks.person_names import FORM_TWICE, has_legal_form, is_person, points_out_person


@pytest.mark.parametrize(
    "name",
    [
        *("Anna Andersson", "Kalle Karlsson", "Karl-Erik Åström", "Eva von Holst", "Mohammed Ali"),
        *("Andersson, Anna", "Anna Ek, vd", "VD Anna Ek", "Anna Ek (vd)", "Märta Lisa Öberg-Dahl"),
        *("Xanthia Svensson", "Sigrún Jónsdotter"),
    ],
)
def test_name_of_a_person(name: str) -> None:
    assert is_person(name)
    assert points_out_person(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "Anna", "anna andersson", "Bolaget i Täby AB", "Anna Andersson AB", "Anna Ek Konsult"),
        *(
            "Eriks Bygg",
            "Erik Olssons Byggnads",
            "Anna & Per Ek",
            "Brf Anna",
            "Stiftelsen Anna Ek",
            "Anna 24",
        ),
        *("Stockholms Hantverk", "Johans Bilservice", "Ulf Ek Fastighetsförvaltning", "Lisas Café"),
    ],
)
def test_name_of_no_person(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize(
    "text", ["en namngiven privatperson", "Vår vd", "Ekonomichefen", "the owner", "En fysisk person"]
)
def test_words_point_out_a_person(text: str) -> None:
    assert points_out_person(text)


@pytest.mark.parametrize(
    "text", ["", "Hemsidan", "vi", "Bolaget AB, genom dess vd", "Föreningens ordförande och förening"]
)
def test_words_point_out_no_person(text: str) -> None:
    assert not points_out_person(text)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Täby AB",
            "Aktiebolaget Täby",
            "Eks HB",
            "Ek & Co KB",
            "Brf Solen",
            "Solens ek. för.",
            "Solens ek för",
        ),
        *("Stiftelsen Solen", "Idrottsföreningen Solen", "Solens samfällighetsförening", "Täby kommun"),
        *("Solen Ltd", "Solen GmbH", "Solen A/S", "Solen Oy"),
    ],
)
def test_legal_form_is_known(name: str) -> None:
    assert has_legal_form(name)


@pytest.mark.parametrize("name", ["Abel Ek", "Abba", "Solen", "Hbtq-huset"])
def test_no_legal_form_is_seen_in_other_words(name: str) -> None:
    assert not has_legal_form(name)


@pytest.mark.parametrize(
    ("name", "twice"),
    [
        ("Solen AB AB", True),
        ("Aktiebolaget Solen AB", True),
        ("AB Solen", False),
        ("Abel AB", False),
        ("Brf Solens Brf", True),
    ],
)
def test_legal_form_that_stands_twice_is_seen(name: str, twice: bool) -> None:
    assert (FORM_TWICE.search(name) is not None) is twice


def test_given_names_are_folded() -> None:
    assert {name.casefold() for name in GIVEN_NAMES} == GIVEN_NAMES
