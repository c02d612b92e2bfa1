"""The question list there and back: written, answered in Excel, read into a plan, committed, taken back."""

import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.document import Document
from ropa_desktop.errors import RopaError
from ropa_desktop.exports import questions
from ropa_desktop.i18n import Message
from ropa_desktop.imports import answers
from ropa_desktop.imports.plan import Plan
from ropa_desktop.progress import Progress
from ropa_desktop.register import records as r
from ropa_desktop.register.edits import delete
from ropa_desktop.register.fields import type_of
from ropa_desktop.register.register import Register, apply
from ropa_desktop.register.values import Answer, Existence, PartialDate

ON = datetime.date(2026, 11, 22)
ANSWER_COLUMN = 9


@pytest.fixture
def register() -> Register:
    return Register.of(
        [
            r.RegisterSheet(id="sheet"),
            r.Organisation(id="org", name="Bolaget AB"),
            r.Activity(id="pay", number="B-001", name="Lön", responsible="Ada", notes="Sedan förr"),
            r.Party(id="firm", name="Firman"),
        ]
    )


def asking(register: Register, key: str, field: str, activity: str = "pay") -> Finding:
    """A finding about a field of a record."""
    record = register.find(key)
    assert record is not None
    return Finding(
        check="X-01",
        severity=Severity.WARNING,
        gate=Gate.QUALITY,
        article="30(1)(b)",
        record_type=type_of(record).name,
        record=key,
        activity=activity,
        field=field,
        message=Message("It is missing."),
        step=Message("State it."),
    )


def written(register: Register, path: Path, *findings: Finding) -> Path:
    questions.write(register, findings, path, Progress(), language="en", on=ON)
    return path


def answered(register: Register, path: Path, **given: str | datetime.date | int) -> Plan:
    """The plan of a list that asks for fields of the activity, each answered so."""
    written(register, path, *(asking(register, "pay", field) for field in given))
    fill(path, *given.values())
    return answers.read(path, register, language="en")


def fill(path: Path, *texts: str | datetime.date | int) -> None:
    """Writes answers in the first sheet, one a row."""
    workbook = load_workbook(path)
    for row, text in enumerate(texts, 4):
        workbook.worksheets[0].cell(row, ANSWER_COLUMN).value = text
    workbook.save(path)


def activity_after(register: Register, plan: Plan) -> r.Activity:
    (activity,) = apply(register, plan.changes).activities
    return activity


def said(plan: Plan) -> list[str]:
    return [one.in_language("en") for one in (*plan.problems, *plan.remarks)]


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        ("unit", "Human\nResources", "Human Resources"),
        ("unit", "-1 avdelning", "-1 avdelning"),
        ("role", "Controller", "controller"),
        ("large_scale", "Nej", Answer.NO),
        ("transfers", "None", Existence.NONE),
        ("people_count", 250, 250),
        ("start", datetime.date(2024, 5, 1), PartialDate("2024-05-01")),
        ("tags", "lön; hr", ("lön", "hr")),
    ],
)
def test_answer_becomes_the_value_of_its_field(
    register: Register, tmp_path: Path, field: str, given: str | datetime.date | int, value: object
) -> None:
    plan = answered(register, tmp_path / "q.xlsx", **{field: given})
    assert getattr(activity_after(register, plan), field) == value
    assert said(plan) == []


def test_names_become_references_and_new_names_new_records(register: Register, tmp_path: Path) -> None:
    plan = answered(register, tmp_path / "q.xlsx", organisation="bolaget ab", systems="Visma\nFortnox")
    after = apply(register, plan.changes)
    assert after.activities[0].organisation == "org"
    assert [one.name for one in after.chosen(r.System, after.activities[0].systems)] == ["Visma", "Fortnox"]


def test_collections_get_new_parts(register: Register, tmp_path: Path) -> None:
    plan = answered(
        register,
        tmp_path / "q.xlsx",
        purposes="Betala lön\nLämna kontrolluppgifter",
        legal_bases="Art. 6(1)(b)",
        disclosures="Firman",
        retention="7 years",
        third_country_transfers="USA",
    )
    after = apply(register, plan.changes)
    assert [one.text for one in after.parts(r.Purpose, "pay")] == ["Betala lön", "Lämna kontrolluppgifter"]
    assert [one.basis for one in after.parts(r.LegalBasis, "pay")] == ["art6_1_b"]
    assert [one.party for one in after.parts(r.Disclosure, "pay")] == ["firm"]
    assert [one.countries for one in after.parts(r.Transfer, "pay")] == [("US",)]
    assert after.activities[0].recipients is Existence.SOME
    assert len(after.parts(r.Retention, "pay")) == 1
    assert said(plan) == []


def test_none_of_them_is_an_answer(register: Register, tmp_path: Path) -> None:
    plan = answered(register, tmp_path / "q.xlsx", disclosures="Inga")
    assert activity_after(register, plan).recipients is Existence.NONE


def test_what_cannot_be_read_is_kept_in_the_notes(register: Register, tmp_path: Path) -> None:
    plan = answered(register, tmp_path / "q.xlsx", start="when Ada came")
    activity = activity_after(register, plan)
    assert activity.start is None
    assert activity.notes.startswith("Sedan förr\nQuestion: It is missing. State it.")
    assert activity.notes.endswith("Answer: when Ada came")
    (remark,) = said(plan)
    assert remark.startswith("Ada, row 4: ")
    assert remark.endswith("The answer is kept in the notes.")


def test_formula_is_no_answer(register: Register, tmp_path: Path) -> None:
    plan = answered(register, tmp_path / "q.xlsx", unit="=1+1")
    activity = activity_after(register, plan)
    assert activity.unit == ""
    assert activity.notes.endswith("Answer: =1+1")


def test_question_without_a_field_is_answered_in_the_notes(register: Register, tmp_path: Path) -> None:
    path = written(register, tmp_path / "q.xlsx", asking(register, "pay", ""))
    fill(path, "Så här är det")
    plan = answers.read(path, register, language="en")
    assert activity_after(register, plan).notes.endswith("Answer: Så här är det")
    assert said(plan) == []


def test_second_answer_to_the_same_is_kept_beside_the_first(register: Register, tmp_path: Path) -> None:
    twice = asking(register, "pay", "unit")
    path = written(register, tmp_path / "q.xlsx", twice, twice)
    fill(path, "HR", "Ekonomi")
    plan = answers.read(path, register, language="en")
    activity = activity_after(register, plan)
    assert activity.unit == "HR"
    assert activity.notes.endswith("Answer: Ekonomi")


def test_row_about_what_is_gone_is_told_of(register: Register, tmp_path: Path) -> None:
    path = written(register, tmp_path / "q.xlsx", asking(register, "firm", "email"))
    fill(path, "a@firman.se")
    firm = register.find("firm")
    assert firm is not None
    plan = answers.read(path, apply(register, delete(register, [firm])), language="en")
    assert plan.changes == ()
    assert "a@firman.se" in said(plan)[0]


def test_too_long_an_answer_stands_in_the_way(register: Register, tmp_path: Path) -> None:
    plan = answered(register, tmp_path / "q.xlsx", unit="x" * 30_001)
    assert len(plan.problems) == 1
    assert plan.changes == ()


def test_unanswered_list_changes_nothing(register: Register, tmp_path: Path) -> None:
    path = written(register, tmp_path / "q.xlsx", asking(register, "pay", "unit"))
    assert answers.read(path, register, language="en") == Plan(())


def test_sorted_rows_and_moved_columns_are_read_by_their_headings(register: Register, tmp_path: Path) -> None:
    path = written(register, tmp_path / "q.xlsx", asking(register, "pay", "unit"))
    fill(path, "HR")
    workbook = load_workbook(path)
    workbook.worksheets[0].insert_cols(5)
    workbook.worksheets[0].insert_rows(4)
    workbook.save(path)
    assert activity_after(register, answers.read(path, register, language="en")).unit == "HR"


def test_import_is_one_step_that_is_undone_at_once(register: Register, tmp_path: Path) -> None:
    with Document.create(tmp_path / "r.ropa", register, backups=tmp_path / "b") as document:
        plan = answered(register, tmp_path / "q.xlsx", unit="HR", purposes="Betala lön", start="förr")
        assert document.register == register
        document.commit("Answers", plan.changes)
        assert document.register.activities[0].unit == "HR"
        document.undo()
        assert document.register == register


def test_other_files_get_one_sentence(register: Register, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    Workbook().save(other)
    text = tmp_path / "text.xlsx"
    text.write_text("no workbook", encoding="utf-8")
    half = written(register, tmp_path / "half.xlsx", asking(register, "pay", "unit"))
    half.write_bytes(half.read_bytes()[:2000])
    for path in (other, text, half):
        with pytest.raises(RopaError, match="is not a question list"):
            answers.read(path, register, language="en")


def test_missing_file_is_told_of(register: Register, tmp_path: Path) -> None:
    with pytest.raises(RopaError, match="cannot be read"):
        answers.read(tmp_path / "none.xlsx", register, language="en")
