"""Which fields and parts a form shows, in which order and under which headings; what is not named here
follows the catalogue.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ropa_desktop.i18n import N_
from ropa_desktop.register import records
from ropa_desktop.register.fields import (
    ANY_RECORD,
    CATALOGUE,
    Record,
    RecordType,
    part_types,
    type_of,
    value_of,
)
from ropa_desktop.register.kinds import empty


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a form. `shown` are names of fields, and of record types of parts, in order; `more` are
    fields that are shown on demand, where they say something, and where something is said of them.

    `takes` are sections of the catalogue whose other fields come here, on demand.
    """

    title: str
    shown: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


_BASICS = Section(
    N_("Basics"),
    ("name", "organisation", "role", "responsible", "state", "description"),
    takes=(records.IDENTITY, records.STATE),
)
_RECIPIENTS = Section(N_("Recipients and transfers"), ("recipients", "disclosure", "transfers", "transfer"))
_SECURITY = Section(
    N_("Security"),
    ("measures", "security_inherited", "security_note", "systems"),
    takes=(records.SECURITY,),
)
_INTERNAL = Section(
    N_("Review and notes"),
    ("reviewed", "review_due", "reviewed_by", "documents", "tags", "notes"),
    ("provenance",),
    takes=(records.REVIEW, records.NOTES),
)

_CONTROLLER: tuple[Section, ...] = (
    _BASICS,
    Section(
        N_("Purposes and legal bases"),
        ("purpose", "legal_basis", "special_condition", "criminal_condition"),
        ("operation",),
    ),
    Section(
        N_("People and data"),
        ("people", "data_item", "source"),
        ("data_use",),
        takes=(records.PEOPLE,),
    ),
    replace(_RECIPIENTS, more=("client",)),
    Section(N_("Retention"), ("retention",), ("retention_impossible",)),
    _SECURITY,
    Section(
        N_("Rights and risks"),
        ("information", "information_note", "automated_decisions", "profiling", "ai", "dpia", "dpia_reason"),
        ("right",),
        takes=(records.AUTOMATION, records.CAMERAS, records.INFORMATION, records.ASSESSMENT),
    ),
    _INTERNAL,
)

_PROCESSOR: tuple[Section, ...] = (
    _BASICS,
    Section(N_("Customers and categories of processing"), ("client",)),
    _RECIPIENTS,
    _SECURITY,
    _INTERNAL,
)

_LEFT_OVER = N_("Not asked for in a processor's record")

_ORGANISATION: tuple[Section, ...] = (
    Section(
        records.IDENTITY,
        ("name", "legal_form", "org_number", "group_parent", "business_areas"),
        takes=(records.IDENTITY,),
    ),
    Section(
        records.CONTACT,
        ("street", "postal_code", "city", "country", "contact", "web"),
        takes=(records.CONTACT,),
    ),
    Section(
        records.OFFICER,
        ("officer", "officer_name", "officer_email", "officer_phone", "officer_address"),
        takes=(records.OFFICER,),
    ),
    Section(
        records.REPRESENTATIVE,
        ("representative", "representative_name", "representative_contact", "representative_reason"),
        takes=(records.REPRESENTATIVE,),
    ),
    Section(
        records.PROFILE,
        ("public_authority", "employees", "processes_for_customers", "authority"),
        takes=(records.PROFILE,),
    ),
    Section(
        N_("Holds for every activity"),
        (
            "recipients",
            "disclosure",
            "transfers",
            "transfer",
            "retention",
            "measures",
            "security_note",
        ),
        (
            "people",
            "data_item",
            "data_use",
            "operation",
            "legal_basis",
            "special_condition",
            "criminal_condition",
            "source",
        ),
        takes=(records.DECLARED,),
    ),
    Section(N_("Rights"), ("right", "rights_exercise")),
    Section(records.NOTES, ("notes",), ("provenance",), takes=(records.NOTES,)),
)

_PLANS: Mapping[str, tuple[Section, ...]] = {"activity": _CONTROLLER, "organisation": _ORGANISATION}

_FIRST: Mapping[str, tuple[str, ...]] = {
    "register": ("title", "version", "dated", "approved_by", "approved_on", "notes"),
    "contact": ("kind", "value", "use"),
    "right": ("right", "stated", "route"),
    "purpose": ("text",),
    "people": ("category", "name"),
    "data_item": ("category", "name", "flags", "people"),
    "legal_basis": ("basis",),
    "special_condition": ("condition", "legal_reference", "data"),
    "criminal_condition": ("ground", "reference", "data"),
    "source": ("kind", "party", "name"),
    "party": ("name", "kind", "category", "country", "org_number", "services", "agreement", "note"),
    "disclosure": ("party", "role", "data", "condition"),
    "client": ("party", "categories", "instructions"),
    "transfer": ("destination", "countries", "importers", "certainty", "mechanisms", "safeguards"),
    "retention_rule": ("name", "kind", "period", "bound", "trigger", "action", "justification"),
    "retention": ("rule", "data"),
    "measure": ("name", "category", "state"),
    "tracker": ("name", "kind", "provider", "purposes", "lifetime", "consent"),
    "document": ("title", "kind", "dated", "link", "file"),
    "provenance": ("field", "document", "place", "quote", "statement"),
}
"""The fields of other record types that are shown at once; by default all."""

_CONSENT = ("consent_obtained", "consent_evidence", "consent_withdrawal", "consent_given_to")
_STATUTE = ("statute", "section", "obligation")
_WHERE: Mapping[str, tuple[str, Mapping[str, tuple[str, ...]]]] = {
    "legal_basis": (
        "basis",
        {
            "art6_1_a": _CONSENT,
            "art6_1_b": ("contract",),
            "art6_1_c": _STATUTE,
            "art6_1_d": ("vital_situation",),
            "art6_1_e": _STATUTE,
            "art6_1_f": ("interest", "necessity", "balancing", "objection_route"),
        },
    ),
    "special_condition": (
        "condition",
        {
            "art9_2_a": ("consent_obtained", "consent_withdrawal"),
            "art9_2_b": ("third_party_ground",),
            "art9_2_c": ("incapacity",),
            "art9_2_d": ("nonprofit_aim", "none_outside"),
            "art9_2_e": ("publication",),
            "art9_2_f": ("claim",),
            "art9_2_h": ("secrecy",),
            "art9_2_j": ("safeguards",),
        },
    ),
    "retention_rule": (
        "kind",
        {
            "criterion": ("criterion",),
            "criterion_with_ceiling": ("criterion",),
            "statutory": ("statute", "section"),
            "by_reference": ("refers_to",),
        },
    ),
}
"""Fields that belong to one answer of another field: they are shown where that answer is given."""

ENTERED_BY: Mapping[str, tuple[str, ...]] = {
    "contact": ("value",),
    "right": ("right",),
    "authority": ("name",),
    "purpose": ("text",),
    "people": ("category", "name"),
    "data_item": ("category", "name"),
    "data_use": ("group",),
    "operation": ("text",),
    "legal_basis": ("basis",),
    "special_condition": ("condition",),
    "criminal_condition": ("ground",),
    "source": ("kind", "party", "name"),
    "disclosure": ("party",),
    "client": ("party",),
    "transfer": ("countries", "destination"),
    "retention": ("rule",),
    "provenance": ("place",),
}
"""By which fields a new part is told in one line; the first one that knows what is typed takes it, else the
last.
"""

SAID_BESIDE: Mapping[str, frozenset[str]] = {"data_item": frozenset({"people"})}
"""Fields that the line of a part need not say: a table beside the parts does."""

WHERE_SEVERAL: frozenset[str] = frozenset({"organisation"})
"""References that are asked for only where there are several records to choose from."""

NEVER: frozenset[str] = frozenset({"decision"})
"""Parts that no form lists: decisions are made and shown at the findings."""

HIDDEN: frozenset[str] = frozenset(
    {"unreviewed", "origin", "origin_reference", "dpia_facts", "fingerprint", "facts"}
)
"""Fields that no form lists: it shows them as marks at other fields, or only the program reads them."""


@cache
def sections_of(record_type: RecordType, role: str = "") -> tuple[Section, ...]:
    """The sections of the form of a record type; for an activity, of one in that role."""
    if record_type.name == "activity" and role == "processor":
        made = _completed(record_type, _PROCESSOR)
        left = _left_over(record_type, made)
        return (*made, Section(_LEFT_OVER, (), left)) if left else made
    plan = _PLANS.get(record_type.name)
    if plan is not None:
        return _completed(record_type, plan)
    return _generated(record_type)


def fields_where(record: Record) -> tuple[str, ...]:
    """The fields that belong to an answer which a record gives."""
    choice, answers = _WHERE.get(type_of(record).name, ("", {}))
    return answers.get(getattr(record, choice), ()) if choice else ()


def fields_of_answers(record_type: RecordType) -> tuple[str, ...]:
    """The fields of a record type that belong to any one answer of another field."""
    answers = _WHERE.get(record_type.name, ("", {}))[1]
    return tuple(dict.fromkeys(name for names in answers.values() for name in names))


def says(record: Record, name: str) -> bool:
    """Whether a field of a record is stated."""
    field = type_of(record).field_named[name]
    return value_of(record, field) != empty(field.kind)


def _completed(record_type: RecordType, plan: Iterable[Section]) -> tuple[Section, ...]:
    """A plan with the fields that its sections take from the catalogue."""
    sections = tuple(plan)
    named = {name for section in sections for name in (*section.shown, *section.more)} | HIDDEN
    made = []
    for section in sections:
        taken = tuple(
            field.name
            for field in record_type.fields
            if field.section in section.takes and field.name not in named
        )
        made.append(replace(section, more=(*section.more, *taken)))
    return tuple(made)


def _left_over(record_type: RecordType, sections: Iterable[Section]) -> tuple[str, ...]:
    """What the catalogue has and no section names."""
    named = {name for section in sections for name in (*section.shown, *section.more)} | HIDDEN | NEVER
    parts = tuple(part.name for part in part_types(record_type))
    fields = tuple(field.name for field in record_type.fields)
    return tuple(name for name in (*fields, *parts) if name not in named)


def _generated(record_type: RecordType) -> tuple[Section, ...]:
    """The fields by the sections of the catalogue, those that come first at once; then the parts."""
    first = _FIRST.get(record_type.name)
    grouped: dict[str, tuple[list[str], list[str]]] = {}
    for field in record_type.fields:
        if field.name in HIDDEN:
            continue
        shown, more = grouped.setdefault("" if first else field.section, ([], []))
        (shown if first is None or field.name in first else more).append(field.name)
    order = {name: place for place, name in enumerate(first or ())}
    sections = [
        Section(title, tuple(sorted(shown, key=lambda name: order.get(name, 0))), tuple(more))
        for title, (shown, more) in grouped.items()
    ]
    parts = [part for part in part_types(record_type) if part.name not in NEVER]
    own = tuple(part.name for part in parts if ANY_RECORD not in part.owners)
    anywhere = tuple(part.name for part in parts if ANY_RECORD in part.owners and not record_type.owners)
    if own:
        sections.append(Section("", own))
    sections[-1] = replace(sections[-1], more=(*sections[-1].more, *anywhere))
    return tuple(sections)


def is_part(name: str, record_type: RecordType) -> bool:
    """Whether a name in a section of a form means parts, not a field."""
    return name not in record_type.field_named and name in CATALOGUE
