"""Countries in texts, and which lie outside the EEA."""

import pytest

from ropa_desktop.checks.countries import countries_named, inside_eea, outside_eea
from ropa_desktop.law.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("servrar i USA", {"US"}),
        ("USA:s myndigheter", {"US"}),
        ("Storbritanniens och Indiens", {"GB", "IN"}),
        ("US and UK data centres", {"US", "GB"}),
        ("Give us your data", set()),
        ("Sydkorea", {"KR"}),
        ("South Korea", {"KR"}),
        ("Guinea-Bissau", {"GW"}),
        ("Guinea", {"GN"}),
        ("norge", {"NO"}),
        ("no transfer is made in any case", set()),
        ("EU/EES", set()),
        ("", set()),
    ],
)
def test_countries_are_found_in_a_text(text: str, codes: set[str]) -> None:
    assert countries_named(text) == codes


def test_every_country_is_found_by_its_names() -> None:
    for term in vocabulary("countries").terms.values():
        assert term.id in countries_named(term.sv), term.sv
        assert term.id in countries_named(term.en), term.en


@pytest.mark.parametrize("code", ["", "XX", "Sverige"])
def test_unknown_country_is_neither_inside_nor_outside(code: str) -> None:
    assert not inside_eea(code)
    assert not outside_eea(code)


@pytest.mark.parametrize(
    ("code", "inside"), [("SE", True), ("IS", True), ("AX", True), ("CH", False), ("FO", False)]
)
def test_known_country_is_inside_or_outside(code: str, inside: bool) -> None:
    assert inside_eea(code) is inside
    assert outside_eea(code) is not inside
