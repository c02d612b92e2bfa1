"""The exemption for small organisations."""

import datetime

import pytest

from ropa_desktop.law.exemption import as_of, pending, threshold
from ropa_desktop.law.listing import reference_lists


@pytest.mark.parametrize("on", ["2018-05-24", "2018-05-25", "2026-11-22"])
def test_the_exemption_is_open_below_250_persons(on: str) -> None:
    assert threshold(datetime.date.fromisoformat(on)) == 250


def test_the_amendment_under_way_is_told_in_both_languages() -> None:
    assert "Omnibus IV" in pending().sv
    assert "Omnibus IV" in pending().en


def test_the_amendment_is_not_passed_off_as_checked() -> None:
    (listed,) = [one for one in reference_lists() if one.file == "exemption"]
    assert listed.unverified == ("omnibus_iv",)
    assert listed.as_of == as_of().isoformat()
