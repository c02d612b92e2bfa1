"""What a template filled in and nobody has reviewed is said in every report, whoever it is for."""

import datetime

import pytest

from ropa_desktop.exports.contents import report
from ropa_desktop.exports.report import Report
from ropa_desktop.exports.scope import Variant
from ropa_desktop.law.starter_activities import starter_activities
from ropa_desktop.register.edits import new_register
from ropa_desktop.register.register import apply
from ropa_desktop.register.starters import confirm, start

both = pytest.mark.parametrize("variant", ["internal", "authority"])

LABELS = "Name, Name in English, Role, Ground for personnummer, Security measures, Criteria met"


def made(variant: Variant, *, confirmed: bool = False) -> Report:
    register = apply(new_register(), start(new_register(), starter_activities()["staff_ledger"], "en"))
    if confirmed:
        (activity,) = register.activities
        register = apply(register, confirm(activity, *activity.unreviewed))
    return report(register, "en", on=datetime.date(2026, 11, 22), variant=variant)


def told_in_block(one: Report) -> list[str]:
    groups = one.parts[0].blocks[0].groups
    return [
        text
        for group in groups
        for line in group.lines
        if line.label == "Not reviewed"
        for text in line.paragraphs
    ]


@both
def test_block_names_what_is_unreviewed(variant: Variant) -> None:
    (text,) = told_in_block(made(variant))
    assert text.startswith(LABELS)
    assert text.endswith(
        "Purposes, Categories of people, Data categories, Legal bases, Sources, Recipients, Retention"
    )


def test_notes_are_told_of_where_they_are_shown() -> None:
    assert ["Internal notes" in told_in_block(made(variant))[0] for variant in ("internal", "authority")] == [
        True,
        False,
    ]


@both
def test_heading_of_the_block_marks_it(variant: Variant) -> None:
    subtitle = made(variant).parts[0].blocks[0].subtitle
    assert "Draft · Not reviewed" in subtitle


@both
def test_sheet_of_activities_names_what_is_unreviewed(variant: Variant) -> None:
    sheet = made(variant).sheets[0]
    place = [column.title for column in sheet.columns].index("Not reviewed")
    assert str(sheet.rows[0].cells[place]).startswith(LABELS)


@both
def test_cover_says_that_suggestions_remain(variant: Variant) -> None:
    (line,) = [line for line in made(variant).cover if line.label == "Not reviewed"]
    assert line.paragraphs == ("1 activity holds suggestions that nobody has reviewed yet; it says which.",)


@both
def test_nothing_is_said_when_all_is_reviewed(variant: Variant) -> None:
    one = made(variant, confirmed=True)
    assert told_in_block(one) == []
    assert "Not reviewed" not in one.parts[0].blocks[0].subtitle
    assert "Not reviewed" not in [line.label for line in one.cover]
    assert "Not reviewed" not in [column.title for column in one.sheets[0].columns]
