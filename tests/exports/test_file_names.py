"""Names of exported files, whatever organisations are called and users write."""

import datetime

import pytest

from ropa_desktop.errors import RopaError
from ropa_desktop.exports.file_names import refuse_unusable, suggested_name
from ropa_desktop.register import records as r
from tests.exports.contents_registers import Builder

DAY = datetime.date(2026, 11, 22)


def suggested(*names: str, title: str = "", organisation: int | None = None) -> str:
    builder = Builder(title)
    ids = [builder.add(r.Organisation, name=name).id for name in names]
    whose = "" if organisation is None else ids[organisation]
    return suggested_name(builder.register, "en", DAY, whose)


def test_name_says_what_whose_and_when() -> None:
    assert suggested("Firman AB") == "Record of processing activities Firman AB 2026-11-22"


def test_name_for_several_organisations_is_that_of_the_register() -> None:
    assert suggested("Ett AB", "Två AB", title="Koncernen") == (
        "Record of processing activities Koncernen 2026-11-22"
    )


def test_name_for_one_organisation_of_several_is_its_own() -> None:
    assert "Två AB" in suggested("Ett AB", "Två AB", title="Koncernen", organisation=1)


def test_name_without_an_organisation_says_the_rest() -> None:
    assert suggested() == "Record of processing activities 2026-11-22"


@pytest.mark.parametrize(
    "written", ["Bil/Buss: AB", "AUX", "a" * 400, "Å" * 400, "Punkt.", "../../x", "rad\nrad"]
)
def test_every_suggested_name_can_be_used(written: str) -> None:
    refuse_unusable(suggested(written))


@pytest.mark.parametrize(
    "name", ["", "  ", "...", "a/b", "a\\b", "what?", "NUL", "com1.x", ".dold", "å" * 101]
)
def test_what_no_system_takes_is_refused(name: str) -> None:
    with pytest.raises(RopaError):
        refuse_unusable(name)
