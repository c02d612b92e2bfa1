"""The facts that a finding judged, as plain data, so that a later change of any of them can be told."""

import contextlib
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ropa_desktop.checks.finding import Finding
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, Message, translate
from ropa_desktop.law.organisation_number import is_personal_number
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import CATALOGUE, Field, Record, RecordType, type_of, value_of
from ropa_desktop.register.kinds import Plain, Reference, ReferenceList, from_plain, to_plain
from ropa_desktop.register.register import Register
from ropa_desktop.wording.changes import FieldInWords
from ropa_desktop.wording.naming import name_of

ACTIVITY = "activity"
"""The fact that tells in which activity something was found."""
SAID = "said"
"""The fact that tells the values of the finding's message."""

LONGEST_KEPT = 200
"""Characters of a text that is kept as it is; of a longer one only a digest is."""
MOST_KEPT = 2_000
"""Characters of a whole list that is kept as it is."""
_DIGEST = "sha256:"
_NUMBER = re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+ ]?\d{4}(?!\d)")


def facts_of(register: Register, finding: Finding) -> dict[str, Plain]:
    """What a finding judged: "party.category" for a field or collection of its own record, with the id
    between for those of other records that its rule read, and which values its message names, in English.

    Long texts, and those that hold a personal identity number, stand as digests.
    """
    facts: dict[str, Plain] = {ACTIVITY: finding.activity} if finding.activity else {}
    own = (finding.record_type, finding.record, finding.field)
    for record_type, key, field in (own, *finding.facts):
        record = register.table(record_type).by_id.get(key)
        if record is not None:
            place = record_type if key == finding.record else f"{record_type}.{key}"
            facts |= {f"{place}.{name}": kept for name, kept in _facts(register, record, field)}
    if finding.message.values:
        values = finding.message.values
        facts[SAID] = [f"{name}: {_kept(_in_english(values[name]))}" for name in sorted(values)]
    return facts


def as_text(facts: Mapping[str, Plain]) -> str:
    """Facts as JSON that is the same for the same facts."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parsed(text: str) -> dict[str, Plain]:
    """Facts from their JSON; none where the text is no such thing."""
    try:
        facts = json.loads(text)
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


def fingerprint(facts: Mapping[str, Plain]) -> str:
    """What tells these facts from others: 16 hexadecimal digits."""
    return _sha256(as_text(facts))[:16]


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A fact that has changed since it was judged; None is what was not there."""

    name: str
    before: Plain
    now: Plain

    def in_words(self, register: Register, language: Language) -> FieldInWords:
        """The field by its label, with what it said and says, as a person reads it."""
        record_type, field = _place(self.name)
        if record_type is None:
            label = translate("What the finding says", language)
        elif (of := record_type.field_named.get(field)) is not None:
            label = of.label_in(language)
        else:
            label = next((one.plural_in(language) for one in _parts(record_type, field)), field)
        before, now = (_in_words(register, self.name, one, language) for one in (self.before, self.now))
        return FieldInWords(label, before, now)


def changed(before: Mapping[str, Plain], now: Mapping[str, Plain]) -> tuple[ChangedFact, ...]:
    """The facts that differ, in the order in which they are judged."""
    names = dict.fromkeys((*now, *before))
    return tuple(
        ChangedFact(name, before.get(name), now.get(name))
        for name in names
        if before.get(name) != now.get(name) and name != ACTIVITY
    )


def _facts(register: Register, record: Record, field: str) -> Iterator[tuple[str, Plain]]:
    record_type = type_of(record)
    known = record_type.field_named
    if field in known:
        yield field, _kept(to_plain(value_of(record, known[field])))
    elif not field:
        for one in record_type.fields:
            if kinds.empty(one.kind) != (value := value_of(record, one)):
                yield one.name, _kept(to_plain(value))
    for part_type in _parts(record_type, field):
        owner = record.id if part_type.owners else ""
        parts = register.table(part_type.name).by_owner.get(owner, ())
        yield field, _unless_long([as_text(_stated(part)) for part in parts])


def _parts(record_type: RecordType, collection: str) -> Iterator[RecordType]:
    """The type of a collection of a record; the sheet stands for the records that nobody owns."""
    for one in CATALOGUE.values():
        owned = record_type.name in one.owners or (record_type.name == "register" and not one.owners)
        if owned and one.collection == collection:
            yield one


def _stated(part: Record) -> dict[str, Plain]:
    """What a part says, whichever id and place it has."""
    stated = ((one, value_of(part, one)) for one in type_of(part).fields)
    return {one.name: _kept(to_plain(value)) for one, value in stated if value != kinds.empty(one.kind)}


def _kept(plain: Plain) -> Plain:
    if isinstance(plain, list):
        return _unless_long([_kept_text(one) for one in plain])
    return _kept_text(plain) if isinstance(plain, str) else plain


def _unless_long(texts: list[str]) -> list[str]:
    whole = "\n".join(texts)
    return texts if len(whole) <= MOST_KEPT else [_digest(whole)]


def _kept_text(text: str) -> str:
    private = any(is_personal_number(found) for found in _NUMBER.findall(text))
    return _digest(text) if private or len(text) > LONGEST_KEPT else text


def _digest(text: str) -> str:
    return _DIGEST + _sha256(text)[:16]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _in_english(value: object) -> str:
    return Message("{value}", {"value": value}).in_language("en")


def _place(name: str) -> tuple[RecordType | None, str]:
    """The record type and the field that a fact is about; none for what the finding says."""
    record_type, _, rest = name.partition(".")
    return (CATALOGUE.get(record_type), rest.rpartition(".")[2]) if rest else (None, "")


def _in_words(register: Register, name: str, plain: Plain, language: Language) -> str:
    if plain is None:
        return ""
    if isinstance(plain, list):
        return "\n".join(_in_words(register, name, one, language) for one in plain)
    if isinstance(plain, str) and _DIGEST in plain:
        return translate("a text that is not kept here", language)
    record_type, field_name = _place(name)
    if record_type is None:
        return str(plain).partition(": ")[2]
    field = record_type.field_named.get(field_name)
    if field is not None:
        return _field_in_words(register, field, plain, language)
    return next(
        (_part_in_words(register, one, plain, language) for one in _parts(record_type, field_name)), ""
    )


def _field_in_words(register: Register, field: Field, plain: Plain, language: Language) -> str:
    if isinstance(field.kind, Reference | ReferenceList):
        record = register.find(str(plain)) if plain else None
        if record is None:
            return translate("something that has been removed since", language) if plain else ""
        return name_of(register, record, language)
    held = [plain] if isinstance(kinds.empty(field.kind), tuple) else plain
    try:
        return kinds.format_value(field.kind, from_plain(field.kind, held), language)
    except RopaError:  # a term that the lists no longer have
        return str(plain)


def _part_in_words(register: Register, part_type: RecordType, plain: Plain, language: Language) -> str:
    """A part by the name it had, from what it said."""
    known = part_type.field_named
    values: dict[str, Any] = {"id": ""}
    if part_type.owners:
        values["owner"] = ""
    for name, value in parsed(str(plain)).items():
        if name in known:
            with contextlib.suppress(RopaError):
                values[name] = from_plain(known[name].kind, value)
    return name_of(register, part_type.cls(**values), language)
