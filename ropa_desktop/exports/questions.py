"""The question list: open findings as questions to those who can answer them, a sheet for each, in Excel."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell as ExcelCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ropa_desktop.checks.finding import Finding
from ropa_desktop.errors import RopaError
from ropa_desktop.exports import saving
from ropa_desktop.exports.excel_cells import Cells, Styles, cell_text, distinct, row_height, styles
from ropa_desktop.i18n import N_, Language, message, translate
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.progress import Progress
from ropa_desktop.register.fields import Field, Record, RecordType, type_of, value_of
from ropa_desktop.register.kinds import (
    ANSWERS,
    EXISTENCES,
    Choice,
    Date,
    Presence,
    Reference,
    ReferenceList,
    YesNo,
    format_value,
)
from ropa_desktop.register.question_list import (
    ANSWER,
    CHECK,
    FIELD,
    HEADER_ROW,
    QUESTION,
    RECORD,
    asked,
    process_owner,
)
from ropa_desktop.register.records import Activity
from ropa_desktop.register.register import Register
from ropa_desktop.wording.naming import name_of, names_of, referred_records

_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAME = re.compile(r"[\\/*?:\[\]']")
_WIDTHS = (38, 20, 12, 10, 30, 64, 28, 36, 48)
_HIDDEN = 3
_A4 = 9
_LISTS = "_lists"


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what it is about, in words, and by record, field and check."""

    record: str
    field: str
    check: str
    number: str
    activity: str
    text: str
    label: str
    stated: str
    choices: tuple[str, ...] = ()
    """The answers to choose from; none where the answer is free."""


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one sheet, to a process owner or about the organisation."""

    title: str
    questions: tuple[Question, ...]


def questions(register: Register, findings: Iterable[Finding], language: Language) -> list[Group]:
    """Findings as questions, one a finding in their order: process owners by name, then what concerns
    the organisation, and last the activities without an owner. What is no longer there asks nothing.
    """
    owned: dict[str, tuple[str, list[Question]]] = {}
    unowned: list[Question] = []
    common: list[Question] = []
    for finding in findings:
        record = register.find(finding.record)
        if record is None:
            continue
        activity = register.get(Activity, finding.activity)
        question = _question(register, finding, record, activity, language)
        if activity is None:
            common.append(question)
        elif owner := process_owner(activity):
            owned.setdefault(owner.casefold(), (owner, []))[1].append(question)
        else:
            unowned.append(question)
    groups = [Group(owner, tuple(own)) for _, (owner, own) in sorted(owned.items())]
    rest = [
        (translate("The organisation", language), common),
        (translate("No process owner stated", language), unowned),
    ]
    return groups + [Group(title, tuple(own)) for title, own in rest if own]


def write(
    register: Register,
    findings: Iterable[Finding],
    path: Path,
    progress: Progress,
    *,
    language: Language,
    on: datetime.date,
) -> None:
    """Writes the question list of a day as a workbook, whole or not at all.

    Raises RopaError where there is nothing to ask or the file cannot be written, and `Cancelled` at a step.
    """
    groups = questions(register, findings, language)
    if not groups:
        raise RopaError(message("There is nothing to ask: no finding is open."))
    progress.expect(len(groups) + 1)
    workbook = Workbook()
    properties = workbook.properties
    properties.title = translate("Question list", language)
    properties.creator = "ropa_desktop"
    properties.language = language
    properties.created = properties.modified = datetime.datetime.combine(on, datetime.time())
    first = workbook.worksheets[0]
    look = styles(workbook, first)
    answer = _answer_style(workbook)
    lists = _Lists(workbook, look, language)
    titles = (_NOT_IN_SHEET_NAME.sub(" ", group.title) for group in groups)
    for name, group in zip(distinct([_LISTS, *titles], _LONGEST_SHEET_NAME)[1:], groups, strict=True):
        sheet = workbook.create_sheet(name)
        _Sheet(sheet, look, answer, lists, language).write(group, on)
        progress.step()
    workbook.remove(first)
    lists.add()
    content = BytesIO()
    try:
        workbook.save(content)
    except OSError as error:  # openpyxl may write to temporary files first
        raise saving.refused(path, error) from error
    progress.step()
    saving.write(path, content.getvalue())


def _question(
    register: Register, finding: Finding, record: Record, activity: Activity | None, language: Language
) -> Question:
    record_type = type_of(record)
    target = asked(record_type, finding.field)
    label = target.label_in(language) if isinstance(target, Field) else ""
    if isinstance(target, RecordType):
        label = target.plural_in(language)
    if record is not activity:
        name = name_of(register, record, language)
        label = f"{label} ({name})" if label else name
    about = name_of(register, activity, language) if activity else finding.name_in(register, language)
    return Question(
        record=record.id,
        field=finding.field,
        check=finding.check,
        number=activity.number if activity else "",
        activity=about,
        text=_in_words(finding, target, label, language),
        label=label,
        stated=_stated(register, record, target, language),
        choices=_choices(target, language),
    )


def _in_words(finding: Finding, target: Field | RecordType | None, label: str, language: Language) -> str:
    """The message and the next step of a finding, and what is asked."""
    kind = target.kind if isinstance(target, Field) else None
    match kind:
        case YesNo():
            asks = message("Yes or no: {field}?", field=label)
        case Presence():
            asks = message("Are there any, or none: {field}?", field=label)
        case Date():
            asks = message("Which date: {field}?", field=label)
        case Choice():
            asks = message("Which of the choices: {field}?", field=label)
        case _ if isinstance(target, RecordType):
            asks = message("What is to be listed, one on each line: {field}?", field=label)
        case _ if target is not None:
            asks = message("What is to be stated: {field}?", field=label)
        case _:
            asks = message("What do you answer?")
    said = " ".join(filter(None, (finding.in_language(language), finding.next_step_in(language))))
    return f"{said}\n{asks.in_language(language)}"


def _stated(register: Register, record: Record, target: Field | RecordType | None, language: Language) -> str:
    if target is None:
        return ""
    if isinstance(target, RecordType):
        return "\n".join(
            names_of(register, register.table(target.name).by_owner.get(record.id, ()), language)
        )
    if isinstance(target.kind, Reference | ReferenceList):
        return "\n".join(names_of(register, referred_records(register, record, target), language))
    return format_value(target.kind, value_of(record, target), language)


def _choices(target: Field | RecordType | None, language: Language) -> tuple[str, ...]:
    match target.kind if isinstance(target, Field) else None:
        case Choice(vocabulary=name):
            return tuple(term.in_language(language) for term in vocabulary(name).terms.values())
        case YesNo():
            return tuple(translate(word, language) for word in ANSWERS.values() if word)
        case Presence():
            return tuple(translate(word, language) for word in EXISTENCES.values() if word)
        case _:
            return ()


def _answer_style(workbook: Workbook) -> NamedStyle:
    """Yellow, and formatted as text: what is typed stays as typed, also where it begins like a formula."""
    line = Side(style="thin", color="BFBFBF")
    style = NamedStyle(
        "Register answer",
        Font(name="Calibri", size=11),
        PatternFill("solid", fgColor="FFF2CC"),
        Border(left=line, right=line, top=line, bottom=line),
        Alignment(vertical="top", wrap_text=True),
        "@",
    )
    workbook.add_named_style(style)
    return style


class _Lists:
    """The hidden sheet with what the drop-downs offer: a column for each list of choices."""

    def __init__(self, workbook: Workbook, look: Styles, language: Language) -> None:
        self._workbook, self._look, self._language = workbook, look, language
        self._columns: dict[tuple[str, ...], int] = {}

    def range_of(self, choices: tuple[str, ...]) -> str:
        """The cells that hold these choices, as a formula names them."""
        column = get_column_letter(self._columns.setdefault(choices, len(self._columns) + 1))
        return f"'{_LISTS}'!${column}$1:${column}${len(choices)}"

    def add(self) -> None:
        """Adds the sheet, last and hidden, where any choices are offered."""
        if not self._columns:
            return
        sheet = self._workbook.create_sheet(_LISTS)
        sheet.sheet_state = "hidden"
        cells = Cells(sheet, self._look, self._language)
        for row in range(max(map(len, self._columns))):
            sheet.append([cells.text(column[row]) if row < len(column) else None for column in self._columns])


class _Sheet:
    """A worksheet with the questions of one group."""

    def __init__(
        self, sheet: Worksheet, look: Styles, answer: NamedStyle, lists: _Lists, language: Language
    ) -> None:
        self._sheet, self._look, self._answer, self._lists = sheet, look, answer, lists
        self._language = language
        self._cells = Cells(sheet, look, language)

    def write(self, group: Group, on: datetime.date) -> None:
        """Writes the title, what to do, the headings, and a row for each question."""
        title = message("Questions to {owner}, {date}", owner=group.title, date=on.isoformat())
        how = message("Write in the yellow column, and send the workbook back. Leave what you do not know.")
        self._add_line(title.in_language(self._language), self._look.title, 30)
        self._add_line(how.in_language(self._language), self._look.note, 17)
        self._add_headings()
        drop_downs: dict[tuple[str, ...], list[int]] = {}
        for row, question in enumerate(group.questions, HEADER_ROW + 1):
            self._add_question(row, question)
            if question.choices:
                drop_downs.setdefault(question.choices, []).append(row)
        self._offer(drop_downs)
        self._set_up()

    def _add_line(self, text: str, style: int, height: float) -> None:
        self._sheet.append([*[None] * _HIDDEN, self._cells.text(text, style)])
        self._sheet.row_dimensions[self._sheet.max_row].height = height

    def _add_headings(self) -> None:
        shown = (N_("Number"), N_("Activity"), QUESTION, N_("Field"), N_("Stated now"), ANSWER)
        headings = (RECORD, FIELD, CHECK, *(translate(one, self._language) for one in shown))
        self._sheet.append([self._cells.text(one, self._look.header) for one in headings])

    def _add_question(self, row: int, one: Question) -> None:
        texts: Sequence[str] = (
            one.record,
            one.field,
            one.check,
            one.number,
            one.activity,
            one.text,
            one.label,
            one.stated,
        )
        answer = ExcelCell(self._sheet, row, len(_WIDTHS), None, self._answer.as_tuple())
        self._sheet.append([*map(self._cells.text, texts), answer])
        shown = zip(texts[_HIDDEN:], _WIDTHS[_HIDDEN:], strict=False)
        self._sheet.row_dimensions[row].height = row_height(
            (cell_text(text, self._language), width) for text, width in shown
        )

    def _offer(self, drop_downs: Mapping[tuple[str, ...], Sequence[int]]) -> None:
        column = get_column_letter(len(_WIDTHS))
        for choices, rows in drop_downs.items():
            offer = DataValidation("list", formula1=self._lists.range_of(choices), allow_blank=True)
            offer.showErrorMessage = False  # who cannot choose may write what is so
            for row in rows:
                offer.add(f"{column}{row}")
            self._sheet.add_data_validation(offer)

    def _set_up(self) -> None:
        sheet, last = self._sheet, get_column_letter(len(_WIDTHS))
        for number, width in enumerate(_WIDTHS, 1):
            dimension = sheet.column_dimensions[get_column_letter(number)]
            dimension.width, dimension.hidden = width, number <= _HIDDEN
        sheet.freeze_panes = f"{get_column_letter(_HIDDEN + 2)}{HEADER_ROW + 1}"
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{sheet.max_row}"
        sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        setup = sheet.page_setup
        setup.orientation, setup.paperSize = "landscape", _A4
        setup.fitToWidth, setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
