"""The workbook holds what the report says, as text, laid out to be read, printed and read back."""

import errno
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from ropa_desktop.errors import RopaError
from ropa_desktop.exports import excel
from ropa_desktop.exports.excel_cells import LONGEST_TEXT, cell_text
from ropa_desktop.exports.report import Column, Report, Row, Table
from ropa_desktop.i18n import LANGUAGES, Language, translate
from ropa_desktop.progress import Cancelled, Progress
from tests.exports.sample_report import HOSTILE, hostile_report, large_report, sample_report
from tests.exports.stopping import stopping_at, watched


def written(report: Report, folder: Path) -> Workbook:
    path = folder / "register.xlsx"
    excel.write(report, path, Progress())
    return load_workbook(path)


def table_with(*rows: tuple[str | int | None, ...], columns: tuple[Column, ...]) -> Report:
    table = Table(
        "Tested",
        "Tested",
        columns,
        tuple(Row(str(number), row) for number, row in enumerate(rows)),
        "There is nothing.",
    )
    return replace(sample_report("en"), sheets=(table,))


def cells(sheet: Worksheet) -> list[Cell]:
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]


def values(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in cells(sheet) if cell.value is not None]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(sample_report("en"), tmp_path_factory.mktemp("workbook"))


@pytest.fixture(scope="module")
def activities(workbook: Workbook) -> Worksheet:
    sheet = workbook["Processing activities"]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_the_cover_comes_first_and_then_a_sheet_for_each_table(workbook: Workbook) -> None:
    titles = [table.title for table in sample_report("en").sheets]
    assert workbook.sheetnames == ["Read me", *titles]


def test_the_cover_says_what_the_workbook_is(workbook: Workbook) -> None:
    report = sample_report("en")
    shown = values(workbook.worksheets[0])
    lines = [text for line in report.cover for text in ("\n".join(line.paragraphs),)]
    wanted = [report.title, *lines, *report.how_to_read, "ropa-xlsx 1", report.register_id, "en", report.date]
    assert [text for text in wanted if text not in shown] == []


def test_a_table_stands_under_its_title_note_and_header(activities: Worksheet) -> None:
    assert activities["B1"].value == "Processing activities"
    assert str(activities["B2"].value).startswith("All activities of the organisation.")
    assert [cell.value for cell in activities[3]][:3] == ["_id", "No.", "Name"]
    assert activities["C4"].value == "Rekrytering"


def test_the_rows_are_an_excel_table(activities: Worksheet) -> None:
    table = activities.tables["Activities"]
    assert table.ref == "A3:H8"
    assert table.autoFilter.ref == "A3:H8"
    assert table.column_names == [cell.value for cell in activities[3]]


def test_the_record_ids_stand_in_a_hidden_first_column(activities: Worksheet) -> None:
    assert activities.column_dimensions["A"].hidden
    assert [activities.cell(row, 1).value for row in range(4, 9)] == [f"id-{n}" for n in range(1, 6)]


def test_header_and_first_shown_column_stay_in_view(activities: Worksheet) -> None:
    assert activities.freeze_panes == "C4"


def test_numbers_are_numbers(activities: Worksheet) -> None:
    assert activities["F4"].value == 40


def test_a_whole_date_is_a_date_and_an_incomplete_one_stays_text(activities: Worksheet) -> None:
    assert activities["G4"].value == datetime(2025, 3, 4)  # noqa: DTZ001  (Excel knows no zones)
    assert activities["G4"].number_format == "yyyy-mm-dd"
    assert activities["G5"].value == "2025-03"


@pytest.mark.parametrize("text", ["2025-02-30", "1789-07-14", "2025-3-4", "2025-03-04 "])
def test_what_is_no_date_in_excel_stays_text(text: str, tmp_path: Path) -> None:
    report = table_with((text,), columns=(Column("Date", kind="date"),))
    assert written(report, tmp_path).worksheets[1]["B4"].value == text


def test_cells_wrap_and_begin_at_the_top(activities: Worksheet) -> None:
    alignment = activities["D4"].alignment
    assert (alignment.wrap_text, alignment.vertical) == (True, "top")


def test_a_row_is_as_tall_as_its_texts_need(activities: Worksheet) -> None:
    # The third activity's recipients are two; one of them fills two lines of forty characters.
    assert activities.row_dimensions[6].height == 3 * 15 + 2


def test_no_row_is_taller_than_excel_allows(tmp_path: Path) -> None:
    report = table_with(("rad\n" * 100,), columns=(Column("Text"),))
    assert written(report, tmp_path).worksheets[1].row_dimensions[4].height == 409


def test_what_article_30_does_not_require_is_set_apart(activities: Worksheet) -> None:
    assert activities["H3"].value == "Legal basis *"
    assert "* Not required by Article 30." in str(activities["B2"].value)
    assert activities["H3"].fill.fgColor.rgb != activities["G3"].fill.fgColor.rgb


def test_the_header_is_printed_on_every_page(activities: Worksheet) -> None:
    assert activities.print_title_rows == "$3:$3"


def test_wide_tables_are_printed_on_a3(workbook: Workbook) -> None:
    sizes = [sheet.page_setup.paperSize for sheet in workbook.worksheets]
    assert sizes == [9, 8, 9, 9, 9]


def test_pages_are_as_wide_as_the_table_and_numbered(activities: Worksheet) -> None:
    assert activities.page_setup.orientation == "landscape"
    assert (activities.page_setup.fitToWidth, activities.page_setup.fitToHeight) == (1, 0)
    assert activities.oddFooter is not None
    assert activities.oddFooter.right.text == "Page &P of &N"


def test_of_a_table_too_wide_to_read_on_one_page_the_required_columns_are_printed(tmp_path: Path) -> None:
    columns = tuple(Column(f"Column {number}", 40, beyond=number > 7) for number in range(12))
    report = table_with(tuple("text" for _ in columns), columns=columns)
    sheet = written(report, tmp_path).worksheets[1]
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.print_area.endswith("$A$1:$I$4")
    assert "not printed" in str(sheet["B2"].value)


def test_an_empty_table_says_so(workbook: Workbook) -> None:
    sheet = workbook["Processing for others"]
    assert sheet["B4"].value == "No processing is done for others."
    assert not sheet.tables


def test_the_document_names_no_person(workbook: Workbook) -> None:
    properties = workbook.properties
    assert (properties.title, properties.language) == ("Record of processing activities", "en")
    assert (properties.creator, properties.lastModifiedBy) == ("ropa_desktop", None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_own_words_are_in_the_language_of_the_report(language: Language, tmp_path: Path) -> None:
    workbook = written(sample_report(language), tmp_path)
    assert workbook.sheetnames[0] == translate("Read me", language)


def test_the_same_report_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        excel.write(sample_report("sv"), tmp_path / name, Progress())
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts_wherever_they_stand(text: str, tmp_path: Path) -> None:
    workbook = written(hostile_report(text), tmp_path)
    shown = [cell for sheet in workbook.worksheets for cell in cells(sheet) if cell.value is not None]
    assert {cell.data_type for cell in shown} <= {"s", "n"}
    assert workbook.worksheets[1]["B4"].value == cell_text(text, "en")


@pytest.mark.parametrize("text", ["=1+1", "+46 8", "-2", "@SUM(A1)", "\tset in"])
def test_what_looks_like_a_formula_is_marked_as_text(text: str, tmp_path: Path) -> None:
    cell = written(table_with((text,), columns=(Column("Text"),)), tmp_path).worksheets[1]["B4"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


def test_no_file_of_the_workbook_holds_a_formula_or_a_link(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    excel.write(hostile_report('=HYPERLINK("http://example.invalid")'), path, Progress())
    with ZipFile(path) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"<f>" not in content
    assert b"<hyperlink" not in content
    assert b'TargetMode="External"' not in content


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=[]), min_size=1, max_size=60))
def test_any_text_comes_back_as_cleaned(text: str, tmp_path: Path) -> None:
    sheet = written(table_with((text,), columns=(Column("Text"),)), tmp_path).worksheets[1]
    assert (sheet["B4"].value or "") == cell_text(text, "en")
    assert sheet["B4"].data_type == "s" or not cell_text(text, "en")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("noll\x00klocka\x07", "nollklocka"),
        ("rad\r\nrad\rrad\n", "rad\nrad\nrad\n"),
        ("\ud800\ufffe", ""),
        ("bokstavligt _x000D_", "bokstavligt _x005F_x000D_"),
        ("_x_ och _xyz_", "_x_ och _xyz_"),
    ],
)
def test_a_text_is_cleaned_for_excel(text: str, held: str) -> None:
    assert cell_text(text, "sv") == held


@pytest.mark.parametrize("text", ["x" * 40_000, "😀" * 20_000])
def test_a_text_too_long_for_excel_is_cut_visibly(text: str) -> None:
    held = cell_text(text, "en")
    assert len(held.encode("utf-16-le")) // 2 in (LONGEST_TEXT, LONGEST_TEXT - 1)
    assert held.endswith("[cut here: Excel holds no more]")


def test_the_longest_field_is_not_cut() -> None:
    assert cell_text("x" * 30_000, "en") == "x" * 30_000


def test_headers_that_excel_takes_for_equal_get_a_number(tmp_path: Path) -> None:
    columns = (Column("Name"), Column("name"), Column("Name", beyond=True), Column(""))
    sheet = written(table_with(("a", "b", "c", "d"), columns=columns), tmp_path).worksheets[1]
    assert [cell.value for cell in sheet[3]] == ["_id", "Name", "name (2)", "Name *", "-"]


def test_sheet_names_are_such_as_excel_allows(tmp_path: Path) -> None:
    title = "Mottagare: [alla] / en sida med ett mycket långt namn?"
    report = sample_report("en")
    tables = tuple(replace(table, title=title) for table in report.sheets)
    names = written(replace(report, sheets=tables), tmp_path).sheetnames[1:]
    assert len({name.casefold() for name in names}) == 4
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_cancelled_export_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    progress, seen = watched()
    excel.write(large_report(60), tmp_path / "counted.xlsx", progress)
    (tmp_path / "counted.xlsx").unlink()
    for done, _ in seen[:-1]:
        with pytest.raises(Cancelled):
            excel.write(large_report(60), tmp_path / "register.xlsx", stopping_at(done))
        assert list(tmp_path.iterdir()) == []


def test_progress_ends_where_it_said_it_would(tmp_path: Path) -> None:
    progress, seen = watched()
    excel.write(large_report(120), tmp_path / "register.xlsx", progress)
    assert len(seen) > 5
    assert seen[-1][0] == seen[-1][1]


def test_a_full_disk_for_temporary_files_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(RopaError) as caught:
        excel.write(sample_report(), tmp_path / "register.xlsx", Progress())
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.ENOENT
    assert list(tmp_path.iterdir()) == []
