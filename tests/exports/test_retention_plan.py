"""The retention plan as a report, and the days ahead as a calendar."""

import datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from ropa_desktop.errors import RopaError
from ropa_desktop.exports.retention_plan import retention_plan, write
from ropa_desktop.progress import Progress
from ropa_desktop.register import records as r
from ropa_desktop.register.values import PartialDate
from tests.exports.contents_registers import Builder, shop

TODAY = datetime.date(2026, 11, 22)


def test_plan_has_every_rule() -> None:
    register = shop()
    (table,) = retention_plan(register, "en", TODAY).sheets
    assert {row.record for row in table.rows} == {one.id for one in register.all(r.RetentionRule)}


@pytest.mark.parametrize(("ending", "start"), [(".xlsx", b"PK"), (".pdf", b"%PDF"), (".ics", b"BEGIN:VCAL")])
def test_ending_chooses_the_format(tmp_path: Path, ending: str, start: bytes) -> None:
    path = tmp_path / f"plan{ending}"
    write(shop(), path, Progress(), "sv", TODAY)
    assert path.read_bytes().startswith(start)


def test_other_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RopaError):
        write(shop(), tmp_path / "plan.txt", Progress(), "sv", TODAY)


def test_calendar_has_reviews_and_ends_to_come(tmp_path: Path) -> None:
    made = Builder()
    made.add(r.Activity, name="Löner", review_due=PartialDate("2026-01-02"), end=PartialDate("2027-02"))
    made.add(r.Party, name="Gamla AB", agreement_expires=PartialDate("2020-01-01"))
    path = tmp_path / "plan.ics"
    write(made.register, path, Progress(), "en", TODAY)
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [(str(one["SUMMARY"]), one.decoded("DTSTART")) for one in events] == [
        ("Review: Löner", datetime.date(2026, 1, 2)),
        ("Processing ends: Löner", datetime.date(2027, 2, 28)),
    ]
