"""A report as an Excel workbook: a sheet that says what it is, then a sheet for each table.

A table begins in row 3, under its title and a note. Its first column is hidden and holds each row's record
id, by which an edited workbook finds its way back into the register; `FORMAT` on the first sheet says that
the workbook is laid out so.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ropa_desktop.collector import resting_collector
from ropa_desktop.exports import saving
from ropa_desktop.exports.excel_cells import (
    Cells,
    StyledCell,
    Styles,
    cell_text,
    distinct,
    row_height,
    styles,
)
from ropa_desktop.exports.report import Column, Report, Table
from ropa_desktop.i18n import Language, translate
from ropa_desktop.progress import Progress

FORMAT = "ropa-xlsx 1"
HEADER_ROW = 3
ID_COLUMN = "_id"
BEYOND_MARK = " *"
"""Ends the header of a column that goes beyond Article 30; no part of the column's name."""

_LONGEST_SHEET_NAME = 31
_LONGEST_HEADER = 255
_LONGEST_FOOTER = 120
_NOT_IN_SHEET_NAME = re.compile(r"[\\/*?:\[\]']")
_COVER_COLUMNS = (Column("", width=30), Column("", width=96))
_A4, _A3 = 9, 8
_WIDEST_FOR_A4 = 150
_WIDEST_PAGE = 330
"""The characters that can be read side by side; of wider tables, what goes beyond is not printed."""

_TITLE_HEIGHT = 30
_FILTER_BUTTON = 2
"""How many characters of a header's line the button of its filter hides."""

_ROWS_A_STEP = 50


@resting_collector()
def write(report: Report, path: Path, progress: Progress) -> None:
    """Writes the workbook; the same report gives the same file, byte for byte.

    Raises `RopaError` where the file cannot be written, and `Cancelled` at a step; nothing is then left.
    """
    sizes = [1, *(_steps(table) for table in report.sheets)]
    progress.expect(2 * sum(sizes))
    titles = [translate("Read me", report.language), *(table.title for table in report.sheets)]
    names = distinct((_NOT_IN_SHEET_NAME.sub(" ", title) for title in titles), _LONGEST_SHEET_NAME)
    workbook = _workbook(report)
    cover = workbook.worksheets[0]
    cover.title = names[0]
    look = styles(workbook, cover)
    _write_cover(_Sheet(cover, report, look, _COVER_COLUMNS))
    progress.step()
    for name, table in zip(names[1:], report.sheets, strict=True):
        columns = (Column(ID_COLUMN, width=38, hidden=True), *table.columns)
        _write_table(_Sheet(workbook.create_sheet(name), report, look, columns), table, progress)
    saving.write(path, _content(workbook, report, path, sizes, progress))


def _steps(table: Table) -> int:
    return len(table.rows) // _ROWS_A_STEP + 1


def _workbook(report: Report) -> Workbook:
    workbook = Workbook()
    properties = workbook.properties
    properties.title = cell_text(report.title, report.language)
    properties.subject = cell_text(report.subtitle, report.language)
    properties.creator = "ropa_desktop"
    properties.language = report.language
    properties.created = properties.modified = datetime.combine(_day(report), time())
    return workbook


def _day(report: Report) -> date:
    return date.fromisoformat(report.date[:10])


def _content(
    workbook: Workbook, report: Report, path: Path, sizes: Sequence[int], progress: Progress
) -> bytes:
    """The workbook as the bytes of its file; `path` is only named where the system refuses to make them."""
    content = BytesIO()
    steps = iter(sizes)
    try:
        with _Archive(content, _day(report)) as archive:
            _Writer(workbook, archive, lambda: progress.step(next(steps))).write_data()
    except OSError as error:  # openpyxl writes each sheet to a temporary file first
        raise saving.refused(path, error) from error
    return content.getvalue()


class _Sheet:
    """A worksheet that is filled from the top, with its columns' widths and the page it prints on."""

    def __init__(self, sheet: Worksheet, report: Report, look: Styles, columns: Sequence[Column]) -> None:
        self.sheet, self.report, self.look, self.columns = sheet, report, look, columns
        self.language = report.language
        self.cells = Cells(sheet, look, report.language)
        self.row = 0
        shown = [number for number, column in enumerate(columns, 1) if not column.hidden]
        self.first, self.last = shown[0], shown[-1]
        self.width = sum(columns[number - 1].width for number in shown)
        for number, column in enumerate(columns, 1):
            dimension = sheet.column_dimensions[get_column_letter(number)]
            dimension.width, dimension.hidden = column.width, column.hidden
        self._set_up_page()

    def add(self, cells: Sequence[StyledCell | None], height: float) -> None:
        """Adds a row of cells."""
        self.row += 1
        self.sheet.append(list(cells))
        self.sheet.row_dimensions[self.row].height = height

    def add_across(self, text: str, style: int, height: float | None = None) -> None:
        """Adds a row with a text over all columns that show; as tall as the text needs unless told."""
        cell = self.cells.text(text, style)
        hidden = [None] * (self.first - 1)
        self.add([*hidden, cell], height or row_height([(str(cell.value), self.width)]))
        if self.last > self.first:
            self.sheet.merge_cells(None, self.row, self.first, self.row, self.last)

    def _set_up_page(self) -> None:
        sheet, report = self.sheet, self.report
        is_wide = self.columns is not _COVER_COLUMNS
        setup = sheet.page_setup
        setup.orientation = "landscape" if is_wide else "portrait"
        setup.paperSize = _A3 if is_wide and self.width > _WIDEST_FOR_A4 else _A4
        setup.fitToWidth, setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = sheet.page_margins
        margins.left = margins.right = margins.top = 0.6
        margins.bottom = 0.8
        about = " · ".join(filter(None, (report.organisation, report.title, report.version)))
        page = translate("Page {page} of {pages}", self.language).format(page="&P", pages="&N")
        footer = HeaderFooterItem()
        footer.left.text = " ".join(cell_text(about, self.language).split())[:_LONGEST_FOOTER].replace(
            "&", "&&"
        )
        footer.right.text = page
        sheet.oddFooter = footer


def _write_cover(sheet: _Sheet) -> None:
    report, look, language = sheet.report, sheet.look, sheet.language

    def add(label: str, value: str, style: int | None = None) -> None:
        label_cell = sheet.cells.text(label, look.label)
        value_cell = sheet.cells.text(value, style)
        texts = (str(label_cell.value), str(value_cell.value))
        widths = (column.width for column in _COVER_COLUMNS)
        sheet.add([label_cell, value_cell], row_height(zip(texts, widths, strict=True)))

    sheet.add_across(report.title, look.title, _TITLE_HEIGHT)
    sheet.add_across(report.subtitle, look.note)
    for line in report.cover:
        label = f"{line.label} ({line.article})" if line.article else line.label
        add(label, "\n".join(line.paragraphs), look.missing if line.missing else None)
    for paragraph in ("", *report.how_to_read, ""):
        sheet.add_across(paragraph, look.plain)
    add(translate("Format", language), FORMAT)
    add(translate("Register id", language), report.register_id)
    add(translate("Language", language), language)
    add(translate("Date", language), report.date)
    sheet.sheet.sheet_view.showGridLines = False


def _write_table(sheet: _Sheet, table: Table, progress: Progress) -> None:
    sheet.add_across(table.title, sheet.look.title, _TITLE_HEIGHT)
    sheet.add_across(_note(table, sheet.language), sheet.look.note)
    headers = _write_header(sheet)
    if table.rows:
        _write_rows(sheet, table, progress)
        sheet.sheet.add_table(_list_object(table, headers))
    else:
        sheet.add_across(table.empty, sheet.look.note)
    progress.step()
    sheet.sheet.freeze_panes = f"{get_column_letter(sheet.first + 1)}{HEADER_ROW + 1}"
    sheet.sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    if printed := _printed_columns(table.columns):
        sheet.sheet.print_area = f"A1:{get_column_letter(printed)}{sheet.row}"


def _printed_columns(columns: Sequence[Column]) -> int:
    """How many columns of a table too wide for a page are printed; 0 where all are."""
    required = [number for number, column in enumerate(columns, 2) if not column.beyond]
    too_wide = sum(column.width for column in columns) > _WIDEST_PAGE
    return required[-1] if too_wide and required[-1] <= len(columns) else 0


def _note(table: Table, language: Language) -> str:
    beyond = any(column.beyond for column in table.columns)
    mark = f"{BEYOND_MARK.strip()} {translate('Not required by Article 30', language)}."
    unprinted = (
        translate("These columns are not printed.", language) if _printed_columns(table.columns) else ""
    )
    return " ".join(filter(None, (table.note, mark if beyond else "", unprinted)))


def _write_header(sheet: _Sheet) -> list[str]:
    headers = distinct(
        (column.title + (BEYOND_MARK if column.beyond else "") for column in sheet.columns), _LONGEST_HEADER
    )
    cells, texts = [], []
    for header, column in zip(headers, sheet.columns, strict=True):
        style = sheet.look.header_beyond if column.beyond else sheet.look.header
        cells.append(sheet.cells.text(header, style))
        texts.append((header, column.width - _FILTER_BUTTON))
    sheet.add(cells, row_height(texts))
    return headers


def _write_rows(sheet: _Sheet, table: Table, progress: Progress) -> None:
    dates = [column.kind == "date" for column in sheet.columns]
    wrapped = [
        (number, column.width)
        for number, column in enumerate(sheet.columns)
        if column.kind == "text" and not column.hidden
    ]
    for count, row in enumerate(table.rows, 1):
        values = zip((row.record, *row.cells), dates, strict=True)
        cells = [sheet.cells.value(value, is_date) for value, is_date in values]
        sheet.add(cells, row_height((str(cells[number].value), width) for number, width in wrapped))
        if count % _ROWS_A_STEP == 0:
            progress.step()


def _list_object(table: Table, headers: Sequence[str]) -> ExcelTable:
    reference = f"A{HEADER_ROW}:{get_column_letter(len(headers))}{HEADER_ROW + len(table.rows)}"
    columns = [TableColumn(id=number, name=header) for number, header in enumerate(headers, 1)]
    return ExcelTable(
        displayName=table.name, ref=reference, tableColumns=columns, autoFilter=AutoFilter(ref=reference)
    )


class _Writer(ExcelWriter):
    """openpyxl's writer, which tells after each sheet that it is written."""

    def __init__(self, workbook: Workbook, archive: ZipFile, wrote: Callable[[], None]) -> None:
        super().__init__(workbook, archive)
        self._wrote = wrote

    def write_worksheet(self, ws: Worksheet) -> None:
        super().write_worksheet(ws)
        self._wrote()


class _Archive(ZipFile):
    """A zip file whose entries all have the report's date, so that the same report gives the same bytes."""

    def __init__(self, file: BytesIO, day: date) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._date = (max(day.year, 1980), day.month, day.day, 0, 0, 0)

    def write(
        self,
        filename: str | PathLike[str],
        arcname: str | PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes(), compress_type, compresslevel)

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        entry = ZipInfo(name, self._date)
        entry.compress_type = ZIP_DEFLATED
        super().writestr(entry, data, compress_type, compresslevel)
