"""Hypothesis strategies for what a register may hold: values of every kind, records of every type, edits."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, assert_never

from hypothesis import strategies as st

from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import edits, kinds
from ropa_desktop.register.fields import ANY_RECORD, CATALOGUE, Record, RecordType, type_of
from ropa_desktop.register.kinds import Kind, Value
from ropa_desktop.register.records import RegisterSheet
from ropa_desktop.register.register import Change, Register, apply
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate, clean_text

HOSTILE = (
    '=HYPERLINK("http://x.example";"klicka")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "'; DROP TABLE activity; --",
    "<b>fet</b> & <script>alert(1)</script> &amp; ]]>",
    "{name} %s %(x)d \\n \\u0041 ${HOME} {{0}}",
    "../../etc/passwd\\..\\CON.txt",
    "för\u00adfar\u200bande\u2060 \ufeffmed osynliga tecken",
    "\u202eomvänd\u202c \u0627\u0644\u0633\u0644\u0627\u0645 שלום",
    "👩‍👩‍👧‍👦 🏳️‍🌈 \U0001f468\U0001f3fd 𝒳𝓎",
    "a\u030a\u0301\u0323 e\x00\u0301 \u0958 \uac00\u11a8",
    "hårt\u00a0mellanslag, tabb\toch\r\nrader\rsom\u2028slutar\u0085olika\x0b",
    "  mellanslag runt om  ",
    "NaN",
    "0012",
    "ord" * 400,
)
"""Texts that have broken programs, before `clean_text`."""

RAW_TEXTS: st.SearchStrategy[str] = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=12),  # also lone surrogates and controls
    st.text(st.sampled_from("aåÅ é\u0301\u030a\n\r\t\x00\x1f\u2028\ud800\ufffe"), max_size=12),
    st.sampled_from(HOSTILE),
)
"""Any text that may reach the register from outside."""

TEXTS = RAW_TEXTS.map(clean_text)
"""Texts as the register keeps them."""

DATES = st.one_of(
    st.dates().map(lambda day: PartialDate(day.isoformat())),
    st.dates().map(lambda day: PartialDate(day.isoformat()[:7])),
    st.dates().map(lambda day: PartialDate(day.isoformat()[:4])),
)

AMOUNTS = st.one_of(st.just(0), st.integers(0, 120), st.integers(0, 999_999))

PERIODS = st.builds(Duration, years=AMOUNTS, months=AMOUNTS, weeks=AMOUNTS, days=AMOUNTS, hours=AMOUNTS)


def values(kind: Kind, ids: Mapping[str, list[str]]) -> st.SearchStrategy[Value]:
    """Values of a kind; `ids` are those of the records of each type, which references may name."""
    match kind:
        case kinds.Text():
            return TEXTS
        case kinds.TextList():
            return st.lists(TEXTS, max_size=3).map(tuple)
        case kinds.Choice(vocabulary=name):
            return st.sampled_from(["", *vocabulary(name).terms])
        case kinds.ChoiceList(vocabulary=name):
            return st.lists(st.sampled_from(list(vocabulary(name).terms)), max_size=3).map(tuple)
        case kinds.YesNo():
            return st.sampled_from(Answer)
        case kinds.Presence():
            return st.sampled_from(Existence)
        case kinds.Number():
            return st.none() | st.integers(0, 2**63 - 1)
        case kinds.Date():
            return st.none() | DATES
        case kinds.Period():
            return st.none() | PERIODS
        case kinds.Reference(targets=targets):
            return st.sampled_from(["", *_named(targets, ids)])
        case kinds.ReferenceList(targets=targets):
            known = _named(targets, ids)
            return st.lists(st.sampled_from(known), max_size=3).map(tuple) if known else st.just(())
        case kinds.Content():
            return st.binary(max_size=40)
    assert_never(kind)


def _named(targets: tuple[str, ...], ids: Mapping[str, list[str]]) -> list[str]:
    return [key for name in (ids if ANY_RECORD in targets else targets) for key in ids.get(name, ())]


@st.composite
def registers(draw: st.DrawFn, most: int = 10, types: tuple[str, ...] = tuple(CATALOGUE)) -> Register:
    """Small registers of any records of these types in any order, with their owners; every link holds.

    A record has a few fields filled in, of whatever kind; `order` may leave gaps and name a place twice.
    """
    maker = _Maker(draw)
    maker.add("register")
    for name in draw(st.lists(st.sampled_from(types), max_size=most)):
        if name != "register":
            maker.add(name)
    return Register.of([maker.filled(record, draw(st.integers(0, 5))) for record in maker.records])


@st.composite
def full_records(draw: st.DrawFn, record_type: RecordType) -> Register:
    """Registers with one record of a type that has every field filled in from its kind, and what it needs."""
    maker = _Maker(draw)
    for name in ("register", "party", "organisation", "activity", "data_group"):
        maker.add(name)
    for name in CATALOGUE:
        if name != record_type.name:
            maker.add(name)
    record = maker.add(record_type.name)
    full = maker.filled(record, len(record_type.fields))
    return Register.of([full if one is record else one for one in maker.records])


class _Maker:
    """Draws records one by one; references are filled in once all records are there."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.records: list[Record] = []
        self.ids: dict[str, list[str]] = {}

    def add(self, name: str) -> Record:
        """An empty record of a type, and its owner where there is none yet that it could belong to."""
        if name == "register" and name in self.ids:
            return self.records[0]
        record_type = CATALOGUE[name]
        own: dict[str, Any] = {}
        if record_type.owners:
            if not _named(record_type.owners, self.ids):
                self.add(record_type.owners[0])
            own["owner"] = self.draw(st.sampled_from(_named(record_type.owners, self.ids)))
        prefix = self.draw(st.sampled_from(("", "r", "A.b_", "--")))
        order = self.draw(st.one_of(st.just(len(self.records)), st.integers(0, 3)))
        record = record_type.cls(id=f"{prefix}{len(self.records)}", order=order, **own)
        self.records.append(record)
        self.ids.setdefault(name, []).append(record.id)
        return record

    def filled(self, record: Record, count: int) -> Record:
        """The record with so many of its fields filled in."""
        fields = type_of(record).fields
        chosen = fields
        if count < len(fields):
            places = st.lists(st.integers(0, len(fields) - 1), max_size=count, unique=True)
            chosen = tuple(fields[place] for place in self.draw(places))
        drawn: dict[str, Any] = {field.name: self.draw(values(field.kind, self.ids)) for field in chosen}
        return dataclasses.replace(record, **drawn)


@st.composite
def changes(draw: st.DrawFn, register: Register, most: int = 5) -> list[Change]:
    """The changes of some commands after one another, each on the register that the one before leaves."""
    made: list[Change] = []
    for command in draw(st.lists(st.sampled_from(_COMMANDS), max_size=most)):
        step = command(draw, register)
        register = apply(register, step)
        made += step
    return made


def _created(draw: st.DrawFn, register: Register) -> list[Change]:
    ids = _ids(register)
    possible = [
        record_type
        for record_type in CATALOGUE.values()
        if record_type.cls is not RegisterSheet
        and (not record_type.owners or _named(record_type.owners, ids))
    ]
    record_type = draw(st.sampled_from(possible))
    owner = draw(st.sampled_from(_named(record_type.owners, ids))) if record_type.owners else ""
    return edits.create(register, record_type.cls, owner, **_drawn(draw, record_type, ids))


def _changed(draw: st.DrawFn, register: Register) -> list[Change]:
    record = draw(st.sampled_from(list(register.everything())))
    return edits.set_values(record, **_drawn(draw, type_of(record), _ids(register)))


def _deleted(draw: st.DrawFn, register: Register) -> list[Change]:
    return edits.delete(register, draw(_some(register, 3)))


def _duplicated(draw: st.DrawFn, register: Register) -> list[Change]:
    return [change for record in draw(_some(register, 1)) for change in edits.duplicate(register, record)]


def _moved(draw: st.DrawFn, register: Register) -> list[Change]:
    place = draw(st.integers(0, 4))
    return [change for record in draw(_some(register, 1)) for change in edits.move(register, record, place)]


def _replaced(draw: st.DrawFn, register: Register) -> list[Change]:
    return [
        change
        for old in draw(_some(register, 1))
        for change in edits.replace_references(
            register,
            old,
            draw(st.sampled_from(list(register.table(type_of(old).name).by_id.values()))),
        )
    ]


_COMMANDS: tuple[Callable[[st.DrawFn, Register], list[Change]], ...] = (
    _created,
    _changed,
    _deleted,
    _duplicated,
    _moved,
    _replaced,
)


def _some(register: Register, most: int) -> st.SearchStrategy[list[Record]]:
    """Some records of the register, but never its own sheet."""
    known = [record for record in register.everything() if not isinstance(record, RegisterSheet)]
    return st.lists(st.sampled_from(known), max_size=most, unique_by=lambda r: r.id) if known else st.just([])


def _drawn(draw: st.DrawFn, record_type: RecordType, ids: Mapping[str, list[str]]) -> dict[str, Any]:
    fields = draw(st.lists(st.sampled_from(record_type.fields), max_size=2, unique_by=lambda f: f.name))
    return {field.name: draw(values(field.kind, ids)) for field in fields}


def _ids(register: Register) -> dict[str, list[str]]:
    return {name: list(table.by_id) for name, table in register.tables.items()}
