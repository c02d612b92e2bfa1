"""Hypothesis strategies for what a register may hold: values of every kind, records of every type, edits."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, assert_never, cast

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

NUMBERS = st.one_of(st.integers(0, 1000), st.integers(0, 2**63 - 1))

PERIODS = st.builds(Duration, years=AMOUNTS, months=AMOUNTS, weeks=AMOUNTS, days=AMOUNTS, hours=AMOUNTS)


def values(kind: Kind, ids: Mapping[str, list[str]], *, stated: bool = False) -> st.SearchStrategy[Value]:
    """Values of a kind, never the empty one if they are to be `stated`.

    `ids` are those of the records of each type, which references may name.
    """
    least = int(stated)
    nothing: list[str] = [] if stated else [""]
    match kind:
        case kinds.Text():
            return TEXTS.map(lambda text: text or "-") if stated else TEXTS
        case kinds.TextList():
            return st.lists(TEXTS, min_size=least, max_size=3).map(tuple)
        case kinds.Choice(vocabulary=name):
            return st.sampled_from([*nothing, *vocabulary(name).terms])
        case kinds.ChoiceList(vocabulary=name):
            terms = st.sampled_from(list(vocabulary(name).terms))
            return st.lists(terms, min_size=least, max_size=3).map(tuple)
        case kinds.YesNo():
            return st.sampled_from(list(Answer)[least:])
        case kinds.Presence():
            return st.sampled_from(list(Existence)[least:])
        case kinds.Number():
            return NUMBERS if stated else st.none() | NUMBERS
        case kinds.Date():
            return DATES if stated else st.none() | DATES
        case kinds.Period():
            return PERIODS if stated else st.none() | PERIODS
        case kinds.Reference(targets=targets):
            return st.sampled_from([*nothing, *_named(targets, ids)])
        case kinds.ReferenceList(targets=targets):
            known = _named(targets, ids)
            links = st.lists(st.sampled_from(known), min_size=least, max_size=3).map(tuple)
            return links if known else st.just(())
        case kinds.Content():
            return st.binary(min_size=least, max_size=40)
    assert_never(kind)


def _named(targets: tuple[str, ...], ids: Mapping[str, list[str]]) -> list[str]:
    return [key for name in (ids if ANY_RECORD in targets else targets) for key in ids.get(name, ())]


@st.composite
def registers(draw: st.DrawFn, most: int = 10, types: tuple[str, ...] = tuple(CATALOGUE)) -> Register:
    """Small registers of any records of these types in any order, with their owners; every link holds.

    A record has a few fields filled in, of whatever kind; `order` may leave gaps and name a place twice.
    `most` counts the records drawn, beside the owners and targets that they need.
    """
    maker = _Maker(draw)
    maker.add("register")
    for name in draw(st.lists(st.sampled_from(types), min_size=1, max_size=most)):
        maker.add(name)
        maker.add_targets(CATALOGUE[name])
    return Register.of([maker.filled(record, draw(st.integers(0, 4))) for record in maker.records])


@st.composite
def full_records(draw: st.DrawFn, record_type: RecordType) -> Register:
    """Registers with a record of a type that states every field it has, and an empty one of each other."""
    maker = _Maker(draw)
    for name in ("register", "party", "organisation", "activity", "data_group"):
        maker.add(name)
    for name in CATALOGUE:
        if name != record_type.name:
            maker.add(name)
    record = maker.add(record_type.name)
    stated = {f.name: draw(values(f.kind, maker.ids, stated=True)) for f in record_type.fields}
    full = dataclasses.replace(record, **cast(Any, stated))
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

    def add_targets(self, record_type: RecordType) -> None:
        """Some records that the references of a record type may name."""
        for field in edits.reference_fields(record_type):
            if isinstance(field.kind, kinds.Reference | kinds.ReferenceList):
                target = self.draw(st.sampled_from(["", *field.kind.targets]))
                if target and target not in self.ids:
                    self.add(target)

    def filled(self, record: Record, count: int) -> Record:
        """The record with so many of its fields filled in, and about half of its references."""
        fields = type_of(record).field_named
        names = self.draw(st.lists(st.sampled_from(list(fields)), min_size=count, max_size=count))
        names += [f.name for f in edits.reference_fields(type_of(record)) if self.draw(st.booleans())]
        drawn: dict[str, Any] = {
            name: self.draw(values(fields[name].kind, self.ids)) for name in dict.fromkeys(names)
        }
        return dataclasses.replace(record, **drawn)


@st.composite
def changes(draw: st.DrawFn, register: Register, most: int = 5) -> list[Change]:
    """The changes of some commands after one another, each on the register that the one before leaves."""
    made: list[Change] = []
    for command in draw(st.lists(st.sampled_from(_COMMANDS), min_size=1, max_size=most)):
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
    if not known:
        return st.just([])
    return st.lists(st.sampled_from(known), min_size=1, max_size=most, unique_by=lambda record: record.id)


def _drawn(draw: st.DrawFn, record_type: RecordType, ids: Mapping[str, list[str]]) -> dict[str, Any]:
    fields = draw(st.lists(st.sampled_from(record_type.fields), min_size=1, max_size=2))
    return {field.name: draw(values(field.kind, ids)) for field in fields}


def _ids(register: Register) -> dict[str, list[str]]:
    return {name: list(table.by_id) for name, table in register.tables.items()}
