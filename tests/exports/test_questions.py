"""The question list: who is asked what, and a workbook in which nothing but an answer needs to be written."""

import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ropa_desktop.checks.run import check
from ropa_desktop.errors import RopaError
from ropa_desktop.exports.questions import questions, write
from ropa_desktop.i18n import Language
from ropa_desktop.progress import Cancelled, Progress
from ropa_desktop.register import records as r
from ropa_desktop.register.register import Register

ON = datetime.date(2026, 11, 22)


@pytest.fixture
def register() -> Register:
    return Register.of(
        [
            r.RegisterSheet(id="sheet"),
            r.Organisation(id="org", name="Bolaget AB"),
            r.Activity(id="pay", number="B-001", name="=Lön", responsible="Ada [HR]/Lön: *?"),
            r.Activity(id="web", number="B-002", name="Webb", order=1),
            r.Activity(id="shop", number="B-003", name="Butik", responsible="Ada [HR]/lön: *?", order=2),
        ]
    )


def sheets(register: Register, path: Path, language: Language = "en") -> dict[str, Worksheet]:
    write(register, check(register, ON), path, Progress(), language=language, on=ON)
    return {sheet.title: sheet for sheet in load_workbook(path).worksheets}


def column(sheet: Worksheet, letter: str) -> list[str]:
    return [str(cell.value or "") for cell in sheet[letter][3:]]


def test_each_owner_has_a_group_and_nobody_stands_last(register: Register) -> None:
    titles = [group.title for group in questions(register, check(register, ON), "en")]
    assert titles == ["Ada [HR]/Lön: *?", "The organisation", "No process owner stated"]


def test_every_finding_is_asked_once(register: Register) -> None:
    findings = check(register, ON)
    asked = [
        (one.record, one.field, one.check)
        for group in questions(register, findings, "en")
        for one in group.questions
    ]
    assert sorted(asked) == sorted((one.record, one.field, one.check) for one in findings)


def test_question_says_what_is_wrong_what_to_do_and_what_is_asked(register: Register) -> None:
    first = questions(register, check(register, ON), "en")[0].questions
    purpose = next(one for one in first if one.check == "ACT-02")
    assert purpose.text.startswith("The purpose is missing. Write what the data are used for")
    assert purpose.text.endswith("What is to be listed, one on each line: Purposes?")


def test_record_field_and_check_are_hidden(register: Register, tmp_path: Path) -> None:
    sheet = next(iter(sheets(register, tmp_path / "q.xlsx").values()))
    assert [cell.value for cell in sheet[3]][:3] == ["_record", "_field", "_check"]
    assert [sheet.column_dimensions[letter].hidden for letter in "ABCD"] == [True, True, True, False]


def test_answers_are_empty_yellow_texts(register: Register, tmp_path: Path) -> None:
    sheet = next(iter(sheets(register, tmp_path / "q.xlsx").values()))
    cell = sheet["I4"]
    assert (cell.value, cell.fill.fgColor.rgb, cell.number_format) == (None, "00FFF2CC", "@")


def test_names_that_begin_like_formulas_stay_texts(register: Register, tmp_path: Path) -> None:
    sheet = next(iter(sheets(register, tmp_path / "q.xlsx").values()))
    cell = next(cell for cell in sheet["E"] if cell.value == "=Lön")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_choices_are_offered_from_a_hidden_sheet(register: Register, tmp_path: Path) -> None:
    found = sheets(register, tmp_path / "q.xlsx", "sv")
    assert found["_lists"].sheet_state == "hidden"
    sheet = next(iter(found.values()))
    row = column(sheet, "B").index("transfers") + 4
    (offer,) = [one for one in sheet.data_validations.dataValidation if f"I{row}" in one.sqref]
    assert not offer.showErrorMessage
    offered = found["_lists"][offer.formula1.split("!")[1].replace("$", "")]
    assert sorted(cells[0].value for cells in offered) == ["Finns", "Inga"]


def test_nothing_to_ask_is_told_of(register: Register, tmp_path: Path) -> None:
    with pytest.raises(RopaError, match="nothing to ask"):
        write(register, [], tmp_path / "q.xlsx", Progress(), language="en", on=ON)


def test_cancelled_list_leaves_no_file(register: Register, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write(register, check(register, ON), tmp_path / "q.xlsx", progress, language="en", on=ON)
    assert list(tmp_path.iterdir()) == []
