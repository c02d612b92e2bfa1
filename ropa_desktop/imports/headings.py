"""The columns of a table that people keep: what each may say in the register, and which its heading means."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.register.fields import Field, RecordType, part_types
from ropa_desktop.register.kinds import ChoiceList, Content, ReferenceList, TextList, term_label
from ropa_desktop.register.open_format import top_level_types

CHIEF_FIELDS: Mapping[str, str] = {
    "purpose": "text",
    "people": "name",
    "data_item": "name",
    "data_use": "group",
    "operation": "text",
    "legal_basis": "basis",
    "special_condition": "condition",
    "criminal_condition": "ground",
    "source": "name",
    "disclosure": "party",
    "client": "party",
    "transfer": "destination",
    "retention": "rule",
    "contact": "value",
    "authority": "name",
    "right": "right",
}
"""The types of parts that a column may hold, and the field of each that its cells say."""

PRESENCE: Mapping[str, str] = {"disclosure": "recipients", "transfer": "transfers"}
"""The fields of an owner that say whether it has parts of a type: the column of those parts answers them."""

_LEFT_ALONE = frozenset({"dpia_facts", "origin", "unreviewed"})


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column say: a field of the record itself, or the chief field of its parts.

    `role` is that of the recipients in a column of its own, such as processors. In a column of notes,
    `heading` is written before each text.
    """

    record_type: RecordType
    field: Field
    role: str = ""
    heading: str = ""

    @property
    def is_list(self) -> bool:
        """Whether a cell may say several things, so that two columns can be read into one."""
        return self.record_type.name in CHIEF_FIELDS or isinstance(
            self.field.kind, TextList | ChoiceList | ReferenceList
        )

    def in_language(self, language: Language) -> str:
        """What the column is called, once among those of a record type."""
        if self.record_type.name not in CHIEF_FIELDS:
            return self.field.label_in(language)
        label = self.record_type.plural_in(language)
        return f"{label}: {term_label('disclosure_roles', self.role, language)}" if self.role else label


class Guess(NamedTuple):
    """What the columns of a table seem to say, and whether its first row is one of headings."""

    columns: list[Column | None]
    has_headings: bool


def importable_types() -> list[RecordType]:
    """The record types that rows can become."""
    return [one for one in top_level_types() if one.name != "edition"]


def columns_for(record_type: RecordType) -> tuple[Column, ...]:
    """Every column that the rows of a record type may have: parts after the fields of the record itself."""
    parts = [part for part in part_types(record_type) if part.name in CHIEF_FIELDS]
    answered = {PRESENCE[part.name] for part in parts if part.name in PRESENCE}
    own = (
        Column(record_type, field)
        for field in record_type.fields
        if field.name not in answered | _LEFT_ALONE and not isinstance(field.kind, Content)
    )
    return (*own, *(column for part in parts for column in _columns_of_part(part)))


def _columns_of_part(part: RecordType) -> Iterator[Column]:
    column = Column(part, part.field_named[CHIEF_FIELDS[part.name]])
    yield column
    if part.name == "disclosure":
        yield Column(part, column.field, role="processor")


def notes_column(record_type: RecordType, heading: str = "") -> Column:
    """The column whose texts become notes of the record, each under a heading."""
    notes = record_type.field_named.get("notes") or record_type.field_named["note"]
    return Column(record_type, notes, heading=heading)


def guess_columns(rows: Sequence[Sequence[str]], record_type: RecordType) -> Guess:
    """What the columns of a table seem to say.

    The first row is one of headings where some of its cells are known: labels of fields and parts in either
    language, or words that people use for them. Texts under a heading that is not known become notes. Without
    headings only the first column is guessed at, as the name.
    """
    if not rows:
        return Guess([], has_headings=False)
    known = _known_headings(record_type)
    headings, *others = zip_longest(*zip_longest(*rows, fillvalue=""), fillvalue="")
    found = [_column_named(heading, known) for heading in headings]
    hits, written = sum(map(bool, found)), sum(map(bool, map(_folded, headings)))
    if not (hits and (hits > 1 or hits * 3 >= written)):
        return Guess([known["namn"], *[None] * (len(headings) - 1)], has_headings=False)
    columns: list[Column | None] = []
    for place, (column, heading) in enumerate(zip(found, headings, strict=True)):
        if column is not None and (column.is_list or column not in columns):
            columns.append(column)
        elif heading.strip() or any(row[place].strip() for row in others):
            columns.append(notes_column(record_type, " ".join(heading.split())))
        else:
            columns.append(None)
    return Guess(columns, has_headings=True)


def _column_named(heading: str, known: Mapping[str, Column]) -> Column | None:
    """The column of a heading, also of one that goes on after words that are known."""
    folded = _folded(heading)
    if folded in known:
        return known[folded]
    begun = [name for name in known if len(name) >= _TELLING and folded.startswith(f"{name} ")]
    return known[max(begun, key=len)] if begun else None


_TELLING = 6  # shorter words begin headings of many kinds

_ASIDE = re.compile(r"\([^)]*\)|\bart(?:\.|ikel|icle)?\s*\d.*$|[:*?\"]")


def _folded(heading: str) -> str:
    """A heading without case, asides, and the article of law that it may name."""
    text = unicodedata.normalize("NFC", heading).casefold()
    return " ".join((_ASIDE.sub(" ", text).strip() or text).split())


@cache
def _known_headings(record_type: RecordType) -> Mapping[str, Column]:
    columns = columns_for(record_type)
    by_target = {_target(column): column for column in columns}
    known: dict[str, Column] = {}
    for column in columns:
        for language in LANGUAGES:
            known.setdefault(_folded(column.in_language(language)), column)
            if column.record_type is not record_type and not column.role:
                known.setdefault(_folded(column.record_type.label_in(language)), column)
    for synonyms in (_SYNONYMS.get(record_type.name, {}), _names(record_type)):
        for target, words in synonyms.items():
            for word in words:
                known.setdefault(word, by_target[target])
    return known


def _target(column: Column) -> str:
    """The name of a column in the table of synonyms: a field, a type of parts, or such a type in a role."""
    if column.record_type.name not in CHIEF_FIELDS:
        return column.field.name
    return f"{column.record_type.name} {column.role}".strip()


def _names(record_type: RecordType) -> dict[str, tuple[str, ...]]:
    """The words for the name of a record and for notes, whatever its type."""
    name = "title" if record_type.name == "document" else "name"
    labels = (_folded(record_type.label_in(language)) for language in LANGUAGES)
    return {name: (*_NAME, *labels), notes_column(record_type).field.name: _NOTES}


_NAME = ("namn", "name", "benämning", "titel", "title", "rubrik")
_NOTES = (
    *("anteckning", "anteckningar", "kommentar", "kommentarer", "anmärkning", "noteringar", "övrigt"),
    *("note", "notes", "comment", "comments", "remarks", "other"),
)

_SYNONYMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "activity": {
        "number": ("nr", "nr.", "nummer", "löpnummer", "id", "ref", "no", "no.", "behandlings-id"),
        "name": (
            *("behandlingens namn", "personuppgiftsbehandling", "behandlingsaktivitet", "aktivitet"),
            *("process", "processing", "processing activity", "processing activities"),
        ),
        "name_en": ("namn på engelska", "engelskt namn", "english name"),
        "organisation": (
            *("personuppgiftsansvarig", "juridisk person", "bolag", "företag", "controller", "company"),
            *("namn och kontaktuppgifter för personuppgiftsansvarig", "legal entity"),
            "namn och kontaktuppgifter för den personuppgiftsansvarige",
        ),
        "unit": ("avdelning", "förvaltning", "verksamhet", "department", "business unit"),
        "responsible": (
            *("ansvarig", "ansvarig person", "ägare", "informationsägare", "kontaktperson"),
            *("owner", "responsible", "responsible person", "contact person"),
        ),
        "description": ("beskrivning av behandlingen", "description of the processing"),
        "start": ("startdatum", "start date"),
        "end": ("slutdatum", "end date"),
        "people_count": ("antal registrerade", "antal personer", "number of data subjects"),
        "measures": (
            *("säkerhet", "skyddsåtgärder", "säkerhetsåtgärd", "security", "toms"),
            *("tekniska och organisatoriska åtgärder", "tekniska och organisatoriska säkerhetsåtgärder"),
            "beskrivning av säkerhetsåtgärder",
            "beskrivning av tekniska och organisatoriska säkerhetsåtgärder",
            "allmän beskrivning av tekniska och organisatoriska säkerhetsåtgärder",
            *("technical and organisational measures", "technical and organizational measures"),
            "description of security measures",
        ),
        "systems": ("it-system", "systemstöd", "applikation", "applikationer", "application", "it system"),
        "storage": ("lagringsplats", "storage location"),
        "automated_decisions": ("automatiserat beslutsfattande", "automated decision-making"),
        "information_note": ("information till registrerade", "information till de registrerade"),
        "dpia": ("dpia", "konsekvensbedömning avseende dataskydd"),
        "reviewed": ("senast uppdaterad", "uppdaterad", "senaste granskning", "last updated", "last review"),
        "review_due": ("nästa granskning", "nästa uppföljning"),
        "tags": ("taggar", "nyckelord", "keywords"),
        "purpose": (
            *("ändamål med behandlingen", "ändamålen med behandlingen", "ändamålet med behandlingen"),
            *("syfte", "syften", "syfte med behandlingen", "purpose of processing", "why"),
            *("purpose of the processing", "purposes of processing", "purposes of the processing"),
        ),
        "people": (
            *("registrerade", "de registrerade", "kategori av registrerade", "kategorier registrerade"),
            *("personkategorier", "berörda personer", "berörda", "personer"),
            *("data subjects", "data subject", "categories of data subjects", "category of data subjects"),
        ),
        "data_item": (
            *("personuppgifter", "kategori av personuppgifter", "kategorier personuppgifter", "uppgifter"),
            *("typ av personuppgifter", "typer av personuppgifter", "uppgiftskategorier", "data"),
            *("personal data", "categories of personal data", "category of personal data"),
        ),
        "operation": ("behandlingsåtgärder", "typ av behandling", "operations performed"),
        "legal_basis": ("laglig grund", "lagligt stöd", "lawful basis", "legal ground", "legal grounds"),
        "special_condition": ("undantag enligt", "villkor enligt"),
        "source": ("källa", "ursprung", "uppgifternas ursprung", "varifrån", "data source"),
        "disclosure": (
            *("kategorier av mottagare", "kategori av mottagare", "utlämnande", "delas med"),
            *("categories of recipients", "category of recipients", "shared with", "disclosed to"),
        ),
        "disclosure processor": (
            *("biträde", "biträden", "personuppgiftsbiträde", "personuppgiftsbiträden"),
            *("processor", "processors", "data processors"),
        ),
        "transfer": (
            *("tredjeland", "tredje land", "tredjelandsöverföring", "överföring", "överföringar"),
            *("överföring till tredjeland", "överföring till tredje land", "överföringar till tredjeland"),
            *("third country", "third countries", "third country transfers", "international transfers"),
        ),
        "retention": (
            *("gallringsfrist", "gallringstid", "gallringsregel", "lagringstid", "lagringsperiod"),
            *("bevarandetid", "tidsfrist", "tidsfrister", "tidsfrister för radering", "radering"),
            *("tidsfrist för radering", "retention period", "storage period", "erasure", "deletion"),
            *("time limits for erasure", "time limit for erasure"),
        ),
    },
    "party": {
        "name": (
            *("leverantör", "företag", "företagsnamn", "firma", "bolag", "mottagare", "myndighet"),
            *("biträde", "personuppgiftsbiträde", "company", "vendor", "supplier", "recipient", "processor"),
        ),
        "org_number": ("orgnr", "org.nr", "org nr", "org.nr.", "organisationsnr", "company number"),
        "email": ("epost", "mejl", "mail", "email"),
        "phone": ("telefon", "tel", "telefonnummer", "telephone"),
        "address": ("postadress", "adressuppgifter"),
        "services": ("tjänst", "tjänster", "uppdrag", "service", "services"),
        "agreement": ("biträdesavtal", "pub-avtal", "personuppgiftsbiträdesavtal", "dpa"),
    },
    "organisation": {
        "name": ("företag", "företagsnamn", "firma", "bolag", "company"),
        "org_number": ("orgnr", "org.nr", "org nr", "org.nr.", "organisationsnr", "company number"),
        "street": ("adress", "gatuadress", "address"),
        "postal_code": ("postnr", "zip", "postcode"),
        "city": ("ort", "postort", "town"),
        "employees": ("antal anställda", "anställda"),
    },
    "system": {
        "name": ("applikation", "it-system", "application"),
        "provider": ("leverantör", "vendor", "supplier"),
        "location": ("plats", "lagringsplats", "driftplats", "place"),
    },
    "measure": {"name": ("åtgärd",)},
    "retention_rule": {"name": ("regel",), "period": ("tid", "gallringstid", "lagringstid", "bevarandetid")},
    "document": {"title": ("dokument", "avtal"), "dated": ("daterad", "dated")},
}
"""Words that people use as headings, by type, for what each is in the register; folded."""
