"""Supervisory authorities under present and former names."""

import datetime

import pytest

from ropa_desktop.law.authorities import current_authority, former_names, outdated_name

TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "authority"),
    [
        ("Integritetsskyddsmyndigheten", "imy"),
        ("IMY", "imy"),
        ("Datainspektionen", "imy"),
        ("datainspektionens", "imy"),
        ("Integritetsskyddsmyndigheten (IMY), tidigare Datainspektionen", "imy"),
        ("Post- och  telestyrelsen", "pts"),
        ("PTS (kakor)", "pts"),
        ("Finansinspektionen", "fi"),
    ],
)
def test_an_authority_is_known_under_whatever_name_is_written(written: str, authority: str) -> None:
    term = current_authority(written)
    assert term is not None
    assert term.id == authority


def test_the_current_name_is_that_of_today() -> None:
    term = current_authority("Datainspektionen")
    assert term is not None
    assert term.sv == "Integritetsskyddsmyndigheten"


@pytest.mark.parametrize("written", ["", "Länsstyrelsen", "Timyran", "IMY och PTS"])
def test_what_names_no_single_known_authority_gives_none(written: str) -> None:
    assert current_authority(written) is None


def test_a_former_name_alone_is_outdated() -> None:
    found = outdated_name("Klaga hos Datainspektionen", TODAY)
    assert found is not None
    assert (found.authority, found.until) == ("imy", datetime.date(2020, 12, 31))


def test_a_former_name_beside_the_current_one_is_not_outdated() -> None:
    assert outdated_name("IMY (tidigare Datainspektionen)", TODAY) is None


def test_a_name_is_not_outdated_while_it_was_borne() -> None:
    assert outdated_name("Datainspektionen", datetime.date(2020, 12, 31)) is None


def test_a_name_never_changed_is_not_outdated() -> None:
    assert outdated_name("Post- och telestyrelsen", TODAY) is None


def test_every_former_name_finds_its_authority() -> None:
    for former in former_names():
        term = current_authority(former.name)
        assert term is not None
        assert term.id == former.authority
