"""The sheets of a report for Excel, a table a subject; with the catalogue's columns by default."""

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from ropa_desktop.exports.entries import Account, Entry, as_cell
from ropa_desktop.exports.organisations import organisation_sheet
from ropa_desktop.exports.report import Column, Table
from ropa_desktop.exports.scope import Scope
from ropa_desktop.exports.tables import Heading, field_headings, heading, records_table, table
from ropa_desktop.exports.usage import Usage
from ropa_desktop.i18n import N_, translate
from ropa_desktop.register.fields import CATALOGUE, Record, type_of
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import (
    Activity,
    Client,
    DataGroup,
    DataItem,
    Disclosure,
    Measure,
    Party,
    RetentionRule,
    Source,
    Transfer,
)
from ropa_desktop.wording.data import data_item_text
from ropa_desktop.wording.disclosures import disclosure_terms, role_text
from ropa_desktop.wording.phrases import lowered, not_stated
from ropa_desktop.wording.retention import retention_sentence
from ropa_desktop.wording.transfers import transfer_sentence

R = TypeVar("R", bound=Record)

Entries = tuple[Entry, ...]

_FURTHER = tuple((t.cls, t) for name, t in CATALOGUE.items() if name in ("system", "tracker", "document"))
"""Types of records that stand for themselves and get a sheet where there are any."""


def sheets(
    scope: Scope,
    usage: Usage,
    controlled: tuple[Entries, Sequence[Account]],
    processed: tuple[Entries, Sequence[Account]],
) -> tuple[Table, ...]:
    """All sheets; the activities as controller and as processor come with the entries they are told by."""
    further = [_with_places(scope, usage, cls, t.collection, t.plural) for cls, t in _FURTHER]
    return (
        _activities(scope, "activities30_1", N_("Activities 30.1"), *controlled),
        _activities(scope, "processing30_2", N_("Processing 30.2"), *processed),
        _parties(scope, usage),
        _transfers(scope),
        _retention(scope, usage),
        _with_places(scope, usage, Measure, "measures", N_("Security")),
        organisation_sheet(scope),
        *(sheet for sheet in (*further, _data_groups(scope, usage)) if sheet.rows),
    )


def _activities(scope: Scope, name: str, title: str, entries: Entries, accounts: Sequence[Account]) -> Table:
    label = {field.name: field.label_in(scope.language) for field in CATALOGUE["activity"].fields}
    leading: list[Heading[Account]] = [
        Heading(Column(label["number"], 10), lambda one: one.activity.number),
        Heading(Column(label["name"], 30), lambda one: one.activity.name),
        Heading(Column(label["name_en"], 30, beyond=True), lambda one: one.activity.name_en, always=False),
        Heading(Column(label["role"], 20), lambda one: _role(scope, one.activity)),
    ]
    told = [_entry_heading(scope, entry, place) for place, entry in enumerate(entries)]
    return table(
        name,
        translate(title, scope.language),
        leading + told,
        accounts,
        identity=lambda one: (one.activity.id, scope.anchors[one.activity.id]),
        empty=translate("There are no such activities.", scope.language),
    )


def _entry_heading(scope: Scope, entry: Entry, place: int) -> Heading[Account]:
    label = translate(entry.label, scope.language)
    title = f"{entry.letter}) {label}" if entry.letter else label
    column = Column(title, entry.width, entry.kind, beyond=entry.beyond)
    return Heading(column, lambda one: as_cell(entry, one.told[place]), always=not entry.beyond)


def _role(scope: Scope, activity: Activity) -> str:
    return term_label("activity_roles", activity.role, scope.language)


def _parties(scope: Scope, usage: Usage) -> Table:
    name, *rest = field_headings(scope, Party)
    roles = heading(scope, N_("Roles"), 24, partial(_roles, scope, usage))
    links = heading(scope, N_("Activities"), 48, partial(_links, scope, usage))
    headings = (name, roles, links, *rest)
    return records_table(scope, "parties", N_("Recipients"), headings, usage.records(Party))


def _roles(scope: Scope, usage: Usage, party: Party) -> str:
    """The roles of a party: as a recipient on each link, and as what else it is named."""
    roles = []
    for _, record in usage.of(party):
        if isinstance(record, Disclosure):
            roles.append(role_text(record, scope.language) or not_stated(scope.language))
        elif isinstance(record, Client | Source):
            roles.append(lowered(type_of(record).label_in(scope.language)))
    return "\n".join(dict.fromkeys(roles))


def _links(scope: Scope, usage: Usage, party: Party) -> str:
    """Where a party is named, a line each, with what is said of it there."""
    lines = []
    for activity, record in usage.of(party):
        place = scope.place(activity)
        if isinstance(record, Disclosure):
            terms = scope.once(disclosure_terms, record)
        else:
            terms = lowered(type_of(record).label_in(scope.language))
        lines.append(f"{place}: {terms}" if terms else place)
    return "\n".join(dict.fromkeys(lines))


def _transfers(scope: Scope) -> Table:
    places = {transfer.id: scope.place(activity) for activity, transfer in scope.everywhere(Transfer)}
    transfers = [transfer for _, transfer in scope.everywhere(Transfer)]

    headings = (
        heading(scope, N_("Activity"), 30, lambda transfer: places[transfer.id]),
        heading(scope, N_("Transfer in words"), 48, partial(scope.once, transfer_sentence)),
        *field_headings(scope, Transfer),
    )
    return records_table(scope, "transfers", N_("Transfers"), headings, transfers)


def _retention(scope: Scope, usage: Usage) -> Table:
    headings = (
        heading(scope, N_("Rule in words"), 56, partial(scope.once, retention_sentence)),
        _used_in(scope, usage),
        *field_headings(scope, RetentionRule),
    )
    return records_table(scope, "retention", N_("Retention"), headings, usage.records(RetentionRule))


def _data_groups(scope: Scope, usage: Usage) -> Table:
    def holds(group: DataGroup) -> str:
        items = scope.register.parts(DataItem, group)
        return "\n".join(scope.once(data_item_text, item) for item in items)

    name, *rest = field_headings(scope, DataGroup)
    headings = (name, heading(scope, N_("Holds"), 48, holds), _used_in(scope, usage), *rest)
    title = CATALOGUE["data_group"].plural
    return records_table(scope, "data_groups", title, headings, usage.records(DataGroup))


def _with_places(scope: Scope, usage: Usage, cls: type[R], name: str, title: str) -> Table:
    """A sheet of records: their name, where they are used, and their other fields."""
    first, *rest = field_headings(scope, cls)
    return records_table(scope, name, title, (first, _used_in(scope, usage), *rest), usage.records(cls))


def _used_in(scope: Scope, usage: Usage) -> Heading[R]:
    return heading(scope, N_("Activities"), 36, lambda record: "\n".join(usage.places(record)))
