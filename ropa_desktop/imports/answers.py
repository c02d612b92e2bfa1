"""Answers in a question list that has come back: a plan of changes, with every word of them kept."""

import datetime
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import LANGUAGES, Language, Message, message, translate
from ropa_desktop.imports.cells import bases_in, items_of, none_of_them, says_a_word, value_in
from ropa_desktop.imports.headings import CHIEF_FIELDS, PRESENCE
from ropa_desktop.imports.named_records import NamedRecords, category_kind
from ropa_desktop.imports.plan import Plan, Problem
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.edits import set_values
from ropa_desktop.register.entry import entered_part
from ropa_desktop.register.fields import Field, Record, RecordType, type_of, value_of
from ropa_desktop.register.kinds import Choice, Kind, Presence, Reference, ReferenceList, Value, parse_value
from ropa_desktop.register.question_list import ANSWER, CHECK, FIELD, QUESTION, RECORD, asked, notes_field
from ropa_desktop.register.register import Change, Register, apply, differences
from ropa_desktop.register.values import MAX_TEXT, Existence, clean_text

_MAX_BYTES = 64 * 1024 * 1024
_MAX_UNPACKED = 512 * 1024 * 1024
_LAST_HEADER_ROW = 10
_MOST_COLUMNS = 30


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that has been answered, with its place in the workbook."""

    sheet: str
    number: int
    record: str
    field: str
    question: str
    answer: str
    formula: bool = False


def read(path: Path, register: Register, *, language: Language) -> Plan:
    """What the answers in a question list would change in a register; in order, sheet by sheet.

    What a field cannot hold becomes a note beside its question, and is remarked on in that language; so are
    rows about what is no longer in the register. Raises RopaError for a file that is no question list.
    """
    rows = _rows(path)
    reader = _Reader(register, language)
    for row in rows:
        reader.read(row)
    return reader.plan()


def _rows(path: Path) -> list[_Row]:
    """The answered rows of a question list."""
    try:
        found = _sheets(path)
    except RopaError:
        raise
    except OSError as error:
        raise RopaError(
            message("{file} cannot be read: {reason}.", file=path.name, reason=error.strerror or "")
        ) from None
    except Exception:  # a file that is no workbook, or only half of one, fails in many ways
        raise _no_list(path) from None
    lists = [rows for rows in found if rows is not None]
    if not lists:
        raise _no_list(path)
    return [row for rows in lists for row in rows]


def _sheets(path: Path) -> list[list[_Row] | None]:
    """The answered rows of each sheet of a workbook."""
    if path.is_fifo():  # would be waited for without end
        raise RopaError(message("{file} is no file that can be read.", file=path.name))
    with path.open("rb") as file:
        is_large = path.stat().st_size > _MAX_BYTES
        if is_large or sum(one.file_size for one in ZipFile(file).infolist()) > _MAX_UNPACKED:
            raise RopaError(message("{file} is too large to be a question list.", file=path.name))
        return [_answered(sheet) for sheet in load_workbook(file, read_only=True).worksheets]


def _no_list(path: Path) -> RopaError:
    return RopaError(
        message("{file} is not a question list from this program; choose another file.", file=path.name)
    )


def _answered(sheet: Any) -> list[_Row] | None:
    """The answered rows of a sheet, None where it has no questions."""
    places: dict[str, int] = {}
    answered = []
    for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1):
        if not places:
            if number > _LAST_HEADER_ROW:
                return None
            places = _headings([_text(cell.value) for cell in cells])
            continue
        texts = {name: _text(cells[place].value) for name, place in places.items() if place < len(cells)}
        if says_a_word(texts.get(ANSWER, "")):
            record, field, question = (texts.get(name, "") for name in (RECORD, FIELD, QUESTION))
            formula = cells[places[ANSWER]].data_type == "f"
            answered.append(_Row(sheet.title, number, record, field, question, texts[ANSWER], formula))
    return answered if places else None


def _headings(texts: list[str]) -> dict[str, int]:
    """The columns of a list by heading, none where these are not its headings."""
    wanted = {name: {translate(name, language) for language in LANGUAGES} for name in (QUESTION, ANSWER)}
    wanted |= {name: {name} for name in (RECORD, FIELD, CHECK)}
    places = {
        name: next((place for place, text in enumerate(texts) if text in words), -1)
        for name, words in wanted.items()
    }
    return {} if -1 in places.values() else places


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime.datetime():
            return value.date().isoformat()
        case _:
            return str(value).strip()


class _Reader:
    """Carries out answers one after another on a register of its own."""

    def __init__(self, register: Register, language: Language) -> None:
        self._before = self._register = register
        self._language = language
        self._records = NamedRecords(register)
        self._made = 0
        self._set: dict[tuple[str, str], Value] = {}
        self._problems: list[Problem] = []
        self._remarks: list[Problem] = []

    def plan(self) -> Plan:
        changes = tuple(differences(self._before, self._register))
        return Plan(changes, tuple(self._problems), tuple(self._remarks))

    def read(self, row: _Row) -> None:
        record = self._register.find(row.record)
        if record is None:
            gone = message(
                "what it asks about is no longer in the register, so this answer is left out: {answer}",
                answer=row.answer,
            )
            self._remark(row, gone)
            return
        try:
            answer = clean_text(row.answer)
        except ValueError:
            self._too_long(row)
            return
        try:
            self._answer(row, record, answer)
        except RopaError as error:
            self._note(row, record, answer)
            said = message("{problem}. The answer is kept in the notes.", problem=error.message)
            self._remark(row, said)

    def _answer(self, row: _Row, record: Record, answer: str) -> None:
        target = asked(type_of(record), row.field)
        if row.formula:
            raise RopaError(message("the answer is a formula"))
        if isinstance(target, Field):
            self._answer_field(row, record, target, answer)
        elif target is not None:
            self._answer_parts(row, record, target, answer)
        else:
            self._note(row, record, answer)

    def _answer_field(self, row: _Row, record: Record, field: Field, answer: str) -> None:
        """Sets a field; what a list says comes after what it said before."""
        value, beside = self._value(field.kind, answer)
        now = value_of(record, field)
        key = (record.id, field.name)
        if isinstance(value, tuple) and isinstance(now, tuple):
            value = tuple(dict.fromkeys((*now, *value)))
        elif self._set.setdefault(key, value) != value:
            raise RopaError(message("another row answers the same otherwise"))
        values: dict[str, Any] = {field.name: value}
        self._apply(set_values(record, **values))
        if beside:
            self._note(row, record, beside)

    def _value(self, kind: Kind, answer: str) -> tuple[Value, str]:
        """The value of an answer, and what it says beside; raises RopaError where it states none."""
        match kind:
            case Reference():
                return self._referred(kind, " ".join(answer.split())), ""
            case ReferenceList():
                items = items_of(answer, partial(self._records.is_known, kind))
                return tuple(self._referred(kind, item) for item in items), ""
            case Presence() if (beside := none_of_them(answer)) is not None:
                return Existence.NONE, beside
            case _:
                return value_in(kind, answer)

    def _referred(self, kind: Reference | ReferenceList, name: str) -> str:
        if "retention_rule" in kind.targets:
            return self._added(self._records.rule(name))
        return self._added(self._records.referred(kind, name))

    def _added(self, key: str) -> str:
        """Adds the records that names have made."""
        self._apply([Change(None, record) for record in self._records.made[self._made :]])
        self._made = len(self._records.made)
        return key

    def _answer_parts(self, row: _Row, owner: Record, part: RecordType, answer: str) -> None:
        """Adds parts, or says that there are none of them."""
        presence = PRESENCE.get(part.name)
        there_are = bool(self._register.table(part.name).by_owner.get(owner.id))
        none = none_of_them(answer) if presence in type_of(owner).field_named else None
        if presence is not None and none is not None and not there_are:
            self._apply(set_values(owner, **{presence: Existence.NONE}))
            if none:
                self._note(row, owner, none)
            return
        if none is not None or part.name not in CHIEF_FIELDS:
            raise RopaError(message("the answer does not fit what is stated"))
        field = part.field_named[CHIEF_FIELDS[part.name]]
        known = partial(self._records.is_known, category_kind(part) or field.kind)
        for item in items_of(answer, known, commas=part.name in ("people", "data_item")):
            self._add_part(row, owner, part, field, item)
        current = self._register.find(owner.id)
        if presence is not None and presence in type_of(owner).field_named and current is not None:
            self._apply(set_values(current, **{presence: Existence.SOME}))

    def _add_part(self, row: _Row, owner: Record, part: RecordType, field: Field, item: str) -> None:
        values, beside = [item], ""
        match field.kind:
            case Reference() as kind:
                values = [self._referred(kind, item)]
            case Choice(vocabulary=name):
                bases = bases_in(item, name) if part.name in ("legal_basis", "special_condition") else None
                values = [code for own, code in bases.named if own == name] if bases else []
                beside = item if bases and bases.says_more else ""
                values = values or [str(parse_value(field.kind, item))]
            case _ if part.name == "transfer" and (country := vocabulary("countries").find(item)):
                field, values = part.field_named["countries"], [country.id]
        for value in values:
            self._apply(entered_part(self._register, part, owner.id, field, value, language=self._language))
        if beside:
            self._note(row, owner, beside)

    def _note(self, row: _Row, record: Record, answer: str) -> None:
        """Keeps what an answer says in the notes, under its question."""
        current = self._register.find(record.id)
        assert current is not None, "no answer removes anything"
        holder, field = notes_field(self._register, current)
        kept = message("Question: {question} Answer: {answer}", question=row.question, answer=answer)
        line = kept.in_language(self._language)
        before = str(value_of(holder, field))
        text = f"{before}\n{line}" if before else line
        if line in before:
            return
        if len(text) > MAX_TEXT:
            self._too_long(row)
            return
        values: dict[str, Any] = {field.name: text}
        self._apply(set_values(holder, **values))

    def _apply(self, changes: list[Change]) -> None:
        self._register = apply(self._register, changes)

    def _place(self, row: _Row, said: Message) -> Problem:
        placed = message("{sheet}, row {row}: {said}", sheet=row.sheet, row=row.number, said=said)
        return Problem("", placed)

    def _remark(self, row: _Row, said: Message) -> None:
        self._remarks.append(self._place(row, said))

    def _too_long(self, row: _Row) -> None:
        said = message("the text is longer than {limit} characters; shorten it", limit=MAX_TEXT)
        self._problems.append(self._place(row, said))
