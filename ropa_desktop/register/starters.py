"""Starting an activity from a suggestion, and confirming what was suggested.

What a suggestion filled in is named in the activity's `unreviewed`, by field or by collection of parts, until
somebody confirms or edits it.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from ropa_desktop.i18n import Language
from ropa_desktop.law.retention import statutory_periods
from ropa_desktop.law.starter_activities import StarterActivity, StarterGround, StarterRetention
from ropa_desktop.law.terms import Term, Text
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.edits import create, reference_fields, referred, set_values
from ropa_desktop.register.fields import CATALOGUE, Field, Record, part_types, type_of, value_of
from ropa_desktop.register.kinds import empty
from ropa_desktop.register.library_rules import library_values
from ropa_desktop.register.records import (
    Activity,
    CriminalCondition,
    DataItem,
    Disclosure,
    LegalBasis,
    Measure,
    Party,
    People,
    Purpose,
    Retention,
    RetentionRule,
    Source,
    SpecialCondition,
)
from ropa_desktop.register.register import Change, Register, apply, owner_of

R = TypeVar("R", bound=Record)

_GIVEN = frozenset({"number", "organisation", "state", "origin", "origin_reference", "unreviewed"})
"""The fields of a new activity that no suggestion fills in."""

_BASIS_DETAIL = {
    "art6_1_a": "note",
    "art6_1_b": "contract",
    "art6_1_c": "statute",
    "art6_1_f": "interest",
}
"""The field of a legal basis that says what it rests on."""

_SENSITIVE = frozenset({"special_category", "may_contain_special"})
_CRIMINAL = frozenset({"criminal", "may_be_criminal"})


def start(
    register: Register, starter: StarterActivity, language: Language, organisation: str = ""
) -> list[Change]:
    """Creates an activity, as a draft, from a suggestion; `organisation` is the id of the one it belongs to.

    Names and purposes come in both languages, other texts in the one given. Parties, retention rules and
    measures that the register has already are used again. Countries, customary periods and whatever else only
    the organisation can know stay empty.
    """
    made = _Growing(register)
    measures = tuple(_measure(made, category, language).id for category in starter.measures)
    activity = made.add(
        Activity,
        name=starter.name.sv,
        name_en=starter.name.en,
        organisation=organisation,
        role=starter.role,
        state="draft",
        personnummer_reason=starter.personnummer_reason,
        measures=measures,
        dpia_criteria=starter.dpia_criteria,
        notes=_lines(starter.note, starter.transfer_hint, language=language),
        origin="template",
        origin_reference=starter.id,
    )
    _add_data_and_grounds(made, activity, starter, language)
    for one in starter.recipients:
        party = _party(made, vocabulary("recipient_kinds").terms[one.kind], language)
        made.add(Disclosure, activity, party=party.id, role=one.role)
    for limit in starter.retention:
        rule = _rule(made, limit, language)
        said = "" if rule.data_as_written else limit.what.in_language(language)
        made.add(Retention, activity, rule=rule.id, note=said)
    marked = dataclasses.replace(activity, unreviewed=_filled_in(made.register, activity))
    return [Change(None, marked) if change.after is activity else change for change in made.changes]


def confirm(activity: Activity, *names: str) -> list[Change]:
    """Takes fields and collections of parts, by name, off what is not yet reviewed of an activity."""
    left = tuple(name for name in activity.unreviewed if name not in names)
    return set_values(activity, unreviewed=left)


def confirming(register: Register, changes: Iterable[Change]) -> list[Change]:
    """The changes of an edit by hand, followed by those that confirm what the edit touched.

    A field of an activity is confirmed where its value differs, a collection where one of its parts is
    edited, added or deleted. What merely loses its reference to something deleted is not touched, and an
    activity that the edit itself creates stays unreviewed. `register` is what the changes start from.
    """
    edited = list(changes)
    gone = frozenset(change.record.id for change in edited if change.after is None)
    latest = {change.record.id: change.after for change in edited}
    touched: dict[str, list[str]] = {}
    for change in edited:
        record, fields = change.record, _edited_fields(change, gone)
        if isinstance(record, Activity):
            touched.setdefault(record.id, []).extend(fields)
        elif fields:
            touched.setdefault(owner_of(record), []).append(type_of(record).collection)
    for key, names in touched.items():
        known = register.get(Activity, key)
        now = latest.get(key, known)
        if known is not None and isinstance(now, Activity):
            edited += confirm(now, *names)
    return edited


class _Growing:
    """A register that grows record by record, so that each finds its place after those made before."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.changes: list[Change] = []

    def add(self, cls: type[R], owner: Record | None = None, **values: Any) -> R:
        changes = create(self.register, cls, owner.id if owner else "", **values)
        self.register = apply(self.register, changes)
        self.changes += changes
        record = changes[0].after
        assert isinstance(record, cls)
        return record


def _add_data_and_grounds(
    made: _Growing, activity: Activity, starter: StarterActivity, language: Language
) -> None:
    """The parts that say why, about whom, which data, on what ground and where from."""
    for purpose in starter.purposes:
        made.add(Purpose, activity, text=purpose.sv, text_en=purpose.en)
    people = {one: made.add(People, activity, category=one).id for one in starter.people}
    items = [
        made.add(
            DataItem,
            activity,
            category=category,
            flags=_flags(category),
            people=tuple(people[one] for one in group.people),
        )
        for group in starter.data
        for category in group.categories
    ]
    for basis in starter.legal_bases:
        detail = {_BASIS_DETAIL[basis.term]: basis.detail.in_language(language)}
        covered = tuple(people[one] for one in basis.people)
        made.add(LegalBasis, activity, basis=basis.term, people=covered, **detail)
    for condition in starter.special_conditions:
        made.add(
            SpecialCondition,
            activity,
            condition=condition.term,
            data=_marked(items, _SENSITIVE),
            **_condition_detail(condition, language),
        )
    for ground in starter.criminal_grounds:
        reference = ground.detail.in_language(language)
        data = _marked(items, _CRIMINAL)
        made.add(CriminalCondition, activity, ground=ground.term, data=data, reference=reference)
    for source in starter.sources:
        made.add(Source, activity, kind=source)


def _condition_detail(condition: StarterGround, language: Language) -> dict[str, str]:
    """What a condition rests on: for consent how it is obtained, else the statute or agreement."""
    field = "consent_obtained" if condition.term == "art9_2_a" else "legal_reference"
    return {field: condition.detail.in_language(language)}


def _marked(items: Sequence[DataItem], flags: frozenset[str]) -> tuple[str, ...]:
    return tuple(item.id for item in items if not flags.isdisjoint(item.flags))


def _flags(category: str) -> tuple[str, ...]:
    """The marks of a category of data, as far as the vocabulary of marks has them, in its order."""
    flags = vocabulary("data").terms[category].flags
    if "national_id" in flags:
        flags |= {"personnummer"}
    return tuple(flag for flag in vocabulary("data_flags").terms if flag in flags)


def _party(made: _Growing, term: Term, language: Language) -> Party:
    """The party for a kind of recipient: one that is named so, else the only one of that kind, else new."""
    parties = made.register.all(Party)
    named = [party for party in parties if vocabulary("recipient_kinds").find(party.name) is term]
    of_kind = [party for party in parties if party.category == term.id]
    if named or len(of_kind) == 1:
        return (named or of_kind)[0]
    kind = "authority" if term.group == "authority" else "category"
    return made.add(Party, name=term.in_language(language), kind=kind, category=term.id)


def _measure(made: _Growing, category: str, language: Language) -> Measure:
    """The first measure of a category, or a new one: whether it has been taken is left to be said."""
    for measure in made.register.all(Measure):
        if measure.category == category:
            return measure
    term = vocabulary("measures").terms[category]
    return made.add(Measure, name=term.in_language(language), category=category, kind=term.group)


def _rule(made: _Growing, limit: StarterRetention, language: Language) -> RetentionRule:
    """The rule on the same period for the same data, else one on the period for any data, else a new one."""
    same = {limit.what.sv.casefold(), limit.what.en.casefold()}
    rules = [rule for rule in made.register.all(RetentionRule) if rule.library_rule == limit.period]
    for rule in rules:
        if rule.data_as_written.strip().casefold() in same:
            return rule
    for rule in rules:
        if limit.period and not rule.data_as_written.strip():
            return rule
    what = limit.what.in_language(language)
    return made.add(RetentionRule, name=what, data_as_written=what, **_rule_values(limit, language))


def _rule_values(limit: StarterRetention, language: Language) -> dict[str, Any]:
    if limit.period:
        values = library_values(statutory_periods()[limit.period], language)
    else:
        values = {"kind": "period", "trigger": limit.trigger}
    if limit.criterion:
        criterion = limit.criterion.in_language(language)
        values |= {"kind": "criterion", "criterion": criterion, "trigger": "", "trigger_as_written": ""}
    return values


def _lines(*texts: Text, language: Language) -> str:
    return "\n".join(text.in_language(language) for text in texts if text)


def _filled_in(register: Register, activity: Activity) -> tuple[str, ...]:
    """The fields and the collections of parts of a new activity that a suggestion filled in, by name."""
    fields = [
        field.name
        for field in CATALOGUE["activity"].fields
        if field.name not in _GIVEN and value_of(activity, field) != empty(field.kind)
    ]
    parts = [
        part_type.collection
        for part_type in part_types(CATALOGUE["activity"])
        if register.parts(part_type.cls, activity)
    ]
    return (*fields, *parts)


def _edited_fields(change: Change, gone: frozenset[str]) -> list[str]:
    """The names of the fields that a change sets: all of them where it creates or deletes a record."""
    before, after, fields = change.before, change.after, type_of(change.record).fields
    if before is None or after is None:
        return [field.name for field in fields]
    return [
        field.name
        for field in fields
        if value_of(before, field) != value_of(after, field) and not _only_lost(before, after, field, gone)
    ]


def _only_lost(before: Record, after: Record, field: Field, gone: frozenset[str]) -> bool:
    """Whether all that happened to a field is that records it refers to were deleted."""
    if field not in reference_fields(type_of(before)):
        return False
    return referred(after, field) == tuple(key for key in referred(before, field) if key not in gone)
