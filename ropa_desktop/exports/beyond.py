"""What the register says of an activity beyond Article 30, taken from the catalogue of fields.

A field or a record type that is added to the catalogue turns up here by itself, under its own label.
"""

from collections.abc import Mapping
from dataclasses import replace

from ropa_desktop.exports.article30 import (
    ARTICLE_30_1,
    CONTROLLER,
    PROCESSOR,
    further_recipients_told,
    recipients_told,
)
from ropa_desktop.exports.entries import NOTHING, Entry, Told, each_once
from ropa_desktop.exports.scope import Scope
from ropa_desktop.exports.tables import layout
from ropa_desktop.exports.trail import decisions_told, provenance_told, unreviewed_told
from ropa_desktop.i18n import N_
from ropa_desktop.register import records
from ropa_desktop.register.fields import CATALOGUE, Field, Part, Record, RecordType
from ropa_desktop.register.kinds import ReferenceList
from ropa_desktop.register.records import Activity, Client, Disclosure, Party, Right
from ropa_desktop.wording import data, disclosures, transfers
from ropa_desktop.wording.descriptions import coverage_fields, details, is_empty, paragraphs
from ropa_desktop.wording.naming import naming_fields, referred_records
from ropa_desktop.wording.review import NOT_REVIEWED
from ropa_desktop.wording.rights import rights_texts

_GROUPS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (N_("Legal basis"), ("legal_basis", "special_condition", "criminal_condition"), ()),
    (records.PEOPLE, ("people", "data_item", "data_use"), (records.PEOPLE,)),
    (N_("Sources and operations"), ("source", "operation"), ()),
    (N_("Agreements and safeguards"), ("disclosure", "client", "transfer", "retention"), ()),
    (records.SECURITY, (), (records.SECURITY,)),
    (records.AUTOMATION, (), (records.AUTOMATION,)),
    (records.CAMERAS, (), (records.CAMERAS,)),
    (records.INFORMATION, ("right",), (records.INFORMATION,)),
    (records.ASSESSMENT, (), (records.ASSESSMENT,)),
    (records.REVIEW, (), (records.REVIEW,)),
    (N_("About the activity"), (), (records.IDENTITY, records.STATE, records.DECLARED)),
    (records.NOTES, (), (records.NOTES,)),
)
"""The groups in order: a heading, the types of parts under it, the sections of the activity's own fields."""

_TOLD: Mapping[str, frozenset[str]] = {
    "activity": frozenset(
        (
            *(
                "number",
                "name",
                "name_en",
                "organisation",
                "role",
                "recipients",
                "transfers",
                "retention_impossible",
                "unreviewed",
            ),
            *("measures", "security_inherited", "security_note", "security_impossible"),
        )
    ),
    "purpose": frozenset({"text", "text_en"}),
    "people": frozenset({"category", "name", "qualifier"}),
    "data_item": data.ITEM_TOLD,
    "data_use": data.USE_TOLD,
    "disclosure": disclosures.TOLD,
    "client": frozenset({"party", "categories"}),
    "transfer": transfers.TOLD,
    "retention": frozenset({"rule", "data", "purposes", "people"}),
}
"""The fields that entries made for them tell, by record type; other types are described in full."""

_IN_HEADING = frozenset({"state", "unit", "business_area", "responsible"})
_IN_FULL = (("system",), ("tracker",), ("document",))
"""Types whose records are described, not only named, where an activity refers to them."""

_IN_DETAIL = {
    "people": N_("People in detail"),
    "data_item": N_("Data in detail"),
    "data_use": N_("Data groups in detail"),
    "disclosure": N_("Recipients in detail"),
    "client": N_("Assignments in detail"),
    "transfer": N_("Transfers in detail"),
    "retention": N_("Retention in detail"),
}
"""What remains to be said of parts that the entries of Article 30 tell: the labels of these entries."""

_NOT_OF_AGREEMENTS = frozenset(
    field.name
    for field in CATALOGUE["party"].fields
    if field.section not in (records.AGREEMENT, records.SAFEGUARDS)
)
"""The fields of a party that say nothing of agreements with it."""

_BEYOND_FOR_PROCESSORS = ("b", "c", "d", "f")
"""The points of Art. 30(1) that a processor's record need not have."""


def controller_entries(scope: Scope) -> tuple[Entry, ...]:
    """All entries of an activity in a controller's record: Art. 30(1), then what goes beyond it.

    A field of the catalogue that belongs to Art. 30(1), and that no entry made for it tells, joins its point.
    """
    told = {name: fields for name, fields in _TOLD.items() if name != "client"}
    entries = (*CONTROLLER, *_catalogue_entries(scope, told))
    required = sorted((entry for entry in entries if not entry.beyond), key=lambda entry: entry.letter)
    return (*required, *(entry for entry in entries if entry.beyond))


def processor_entries(scope: Scope) -> tuple[Entry, ...]:
    """All entries of an activity in a processor's record: what Art. 30(2) demands, then what it does not."""
    other_points = [entry for entry in CONTROLLER if entry.letter in _BEYOND_FOR_PROCESSORS]
    return (*PROCESSOR, *map(_not_required, (*other_points, *_catalogue_entries(scope, _TOLD))))


def _not_required(entry: Entry) -> Entry:
    """An entry of Art. 30(1) where it is not demanded: it stands apart, and does not say what is missing."""
    if entry.beyond:
        return entry

    answer = further_recipients_told if entry.tell is recipients_told else entry.tell

    def tell(scope: Scope, activity: Activity) -> Told:
        told = answer(scope, activity)
        return NOTHING if told.missing else told

    return replace(entry, tell=tell, group=N_("Purposes, people and data"), beyond=True)


def _catalogue_entries(scope: Scope, told: Mapping[str, frozenset[str]]) -> list[Entry]:
    """The entries from the catalogue: what those of Article 30 tell is left out."""
    activity = CATALOGUE["activity"]
    parts = {name: t for name, t in CATALOGUE.items() if "activity" in t.owners}
    placed = {name for _, names, _ in _GROUPS for name in names}
    sections = {section for *_, names in _GROUPS for section in names}
    others = [(t.plural, (name,), ()) for name, t in parts.items() if name not in placed | {"purpose"}]
    new = {f.section: (f.section, (), (f.section,)) for f in activity.fields if f.section not in sections}
    skipped = told["activity"] | scope.hidden
    entries = []
    for title, names, own in (*_GROUPS, *others, *new.values()):
        entries += [_of_parts(parts[name], title, told.get(name)) for name in names]
        if "disclosure" in names:
            entries.append(Entry(N_("Agreements"), _agreements_told, "28(3)", title, beyond=True, width=36))
        if records.REVIEW in own:
            entries.append(Entry(NOT_REVIEWED, unreviewed_told, "", title, beyond=True))
        fields = [field for field in activity.fields if field.section in own and field.name not in skipped]
        entries += [_of_field(field, title) for field in fields]
    if scope.variant == "internal":
        entries.append(Entry(N_("Accepted findings"), decisions_told, "", records.NOTES, beyond=True))
        entries.append(Entry(N_("Provenance"), provenance_told, "", records.NOTES, beyond=True))
    return entries


def _of_field(field: Field, title: str) -> Entry:
    """The entry of one of the activity's own fields; under Article 30 where the field belongs there."""

    in_full = isinstance(field.kind, ReferenceList) and field.kind.targets in _IN_FULL

    def tell(scope: Scope, activity: Activity) -> Told:
        if is_empty(activity, field):
            return NOTHING
        if in_full:
            referred = referred_records(scope.register, activity, field)
            return Told(tuple(scope.described(one) for one in referred))
        return Told(paragraphs(scope.register, activity, field, scope.language))

    required = field.article.startswith("30(1)(")
    width, kind = layout(field.kind)
    return Entry(
        field.label,
        tell,
        field.article,
        ARTICLE_30_1 if required else title,
        beyond=not required,
        in_heading=field.name in _IN_HEADING,
        width=width,
        kind=kind,
    )


def _of_parts(record_type: RecordType, title: str, told: frozenset[str] | None) -> Entry:
    """The entry of all parts of a type: each in full, or only what the entries of Article 30 leave out.

    Rights said once for the whole organisation stand only in what is said of the organisation.
    """
    cls = record_type.cls
    article = next((field.article for field in record_type.fields if field.article), "")
    assert issubclass(cls, Part)

    def tell(scope: Scope, activity: Activity) -> Told:
        if issubclass(cls, Right):
            own = [said.part for said in scope.own_parts(cls, activity)]
            return Told(tuple(rights_texts(own, scope.language, scope.hidden)))
        texts = []
        skip = scope.hidden | (told or frozenset())
        for said in scope.parts(cls, activity):
            if said.shared and told is not None:
                continue
            if told is None or _has_details(scope, said.part, skip):
                texts.append((scope.described(said.part, skip), said.shared))
        return Told(each_once(scope, texts)) if texts else NOTHING

    label = record_type.plural if told is None else _IN_DETAIL.get(record_type.name, record_type.plural)
    return Entry(label, tell, article if told is None else "", title, beyond=True, width=40)


def _agreements_told(scope: Scope, activity: Activity) -> Told:
    """The agreements with recipients and controllers served, and what covers transfers to them."""
    links = [link.party for link in scope.register.parts(Disclosure, activity)]
    links += [link.party for link in scope.register.parts(Client, activity)]
    parties = dict.fromkeys(scope.register.get(Party, key) for key in links)
    told = [
        scope.described(party, _NOT_OF_AGREEMENTS)
        for party in parties
        if party is not None and _has_details(scope, party, _NOT_OF_AGREEMENTS | scope.hidden)
    ]
    return Told(tuple(told)) if told else NOTHING


def _has_details(scope: Scope, record: Record, skip: frozenset[str]) -> bool:
    said = skip | naming_fields(record) | coverage_fields(record)
    return bool(details(scope.register, record, scope.language, said))
