"""Fixes that a finding offers: plain data until one is chosen, then the changes that carry it out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, assert_never

from ropa_desktop.i18n import Language, Message, message
from ropa_desktop.law.retention import statutory_periods
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.edits import create, delete, set_values
from ropa_desktop.register.fields import Part, Record
from ropa_desktop.register.kinds import Value
from ropa_desktop.register.library_rules import library_values
from ropa_desktop.register.records import Activity, Measure, Organisation, Retention, RetentionRule
from ropa_desktop.register.register import Change, Register, apply

Values = tuple[tuple[str, Value], ...]
"""Fields by name, with what they are to say."""


@dataclass(frozen=True, slots=True)
class SetField:
    """Gives a field of a record a value."""

    record: str
    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class AddRecord:
    """Creates a record, as part of its owner unless that is ""."""

    cls: type[Record]
    owner: str
    values: Values


@dataclass(frozen=True, slots=True)
class AddNamed:
    """Adds a record to a list of references, `then` being whose and which; one with these values is used
    again.
    """

    cls: type[Record]
    values: Values
    then: tuple[str, str]


@dataclass(frozen=True, slots=True)
class AddLibraryRule:
    """Lets a period of the library count for an activity or organisation; `values` say for which data.

    A retention rule that follows the period already is used again.
    """

    owner: str
    period: str
    values: Values


@dataclass(frozen=True, slots=True)
class FollowLibrary:
    """Makes a retention rule say what a period of the library says; its name and note stay."""

    rule: str
    period: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Deletes a record with its parts."""

    record: str


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Replaces words in a field wherever they stand in it, also in the genitive; the first letter keeps its
    case.
    """

    record: str
    field: str
    old: str
    new: str


Step = SetField | AddRecord | AddNamed | AddLibraryRule | FollowLibrary | Remove | ReplaceText


@dataclass(frozen=True, slots=True)
class Remedy:
    """A fix under a label; its steps are taken in order, all or none."""

    label: Message
    steps: tuple[Step, ...]

    def changes(self, register: Register, language: Language) -> list[Change]:
        """The changes that carry it out, as one undo step; none where a record it is about is gone.

        What is taken from the library is written in the language.
        """
        taken: list[Change] = []
        for step in self.steps:
            made = _changes(register, step, language)
            if made is None:
                return []
            register = apply(register, made)
            taken += made
        return _folded(taken)


def set_field(label: Message, record: Record, **values: Any) -> Remedy:
    """Gives fields of a record these values."""
    return Remedy(label, tuple(SetField(record.id, name, value) for name, value in values.items()))


def add_part(label: Message, owner: Record, cls: type[Part], **values: Any) -> Remedy:
    """Gives a record one part more, with these values."""
    return Remedy(label, (AddRecord(cls, owner.id, tuple(values.items())),))


def add_record(label: Message, cls: type[Record], **values: Any) -> Remedy:
    """Creates a record that is part of nothing, such as an activity."""
    return Remedy(label, (AddRecord(cls, "", tuple(values.items())),))


def add_measure(record: Activity | Organisation, category: str) -> Remedy:
    """Adds a security measure of a category, by id of the vocabulary measures."""
    label = message("Add the measure: {measure}", measure=vocabulary("measures").terms[category])
    return Remedy(label, (AddNamed(Measure, (("category", category),), (record.id, "measures")),))


def add_library_rule(record: Activity | Organisation, period: str, **values: Any) -> Remedy:
    """Adds a period of the library by id; `values` are of the `Retention`, such as the data it covers."""
    label = message("Add a retention rule that follows {rule}", rule=_Reference(period))
    return Remedy(label, (AddLibraryRule(record.id, period, tuple(values.items())),))


def follow_library(rule: RetentionRule, period: str) -> Remedy:
    """Makes a retention rule say what a period of the library says, by id."""
    label = message("Let the retention rule follow {rule}", rule=_Reference(period))
    return Remedy(label, (FollowLibrary(rule.id, period),))


def remove(label: Message, record: Record) -> Remedy:
    """Deletes a record with its parts."""
    return Remedy(label, (Remove(record.id),))


def replaced(record: Record, field: str, old: str, new: str) -> Remedy:
    """Writes other words instead of those in a field; `old` are whole words as they stand there."""
    label = message("Write “{new}” instead of “{old}”", new=new, old=old)
    return Remedy(label, (ReplaceText(record.id, field, old, new),))


@dataclass(frozen=True, slots=True)
class _Reference:
    """A period of the library as cited."""

    period: str

    def in_language(self, language: Language) -> str:
        return statutory_periods()[self.period].reference_in(language)


def _folded(changes: list[Change]) -> list[Change]:
    """Changes in order, with one for each record."""
    by_record: dict[str, Change] = {}
    for one in changes:
        earlier = by_record.get(one.record.id)
        by_record[one.record.id] = Change(earlier.before, one.after) if earlier else one
    return [one for one in by_record.values() if one.before != one.after]


def _changes(register: Register, step: Step, language: Language) -> list[Change] | None:
    """The changes of one step; None where what it is about is gone."""
    if isinstance(step, AddRecord) and not step.owner:
        return create(register, step.cls, **dict[str, Any](step.values))
    record = register.find(_about(step))
    if record is None:
        return None
    match step:
        case SetField(field=field, value=value):
            return set_values(record, **{field: value})
        case AddRecord(cls=cls, values=values):
            return create(register, cls, record.id, **dict[str, Any](values))
        case AddNamed(cls=cls, values=values, then=(_, field)):
            return _named(register, cls, dict(values), record, field)
        case AddLibraryRule(period=period, values=values):
            return _library_rule(register, record, period, dict(values), language)
        case FollowLibrary(period=period):
            return _following(record, period, language)
        case Remove():
            return delete(register, [record])
        case ReplaceText(field=field, old=old, new=new):
            return _replaced(record, field, old, new)
    assert_never(step)


def _about(step: Step) -> str:
    """The id of the record that a step works on."""
    match step:
        case SetField() | Remove() | ReplaceText():
            return step.record
        case AddRecord() | AddLibraryRule():
            return step.owner
        case AddNamed():
            return step.then[0]
        case FollowLibrary():
            return step.rule
    assert_never(step)


def _named(
    register: Register, cls: type[Record], values: dict[str, Any], owner: Record, field: str
) -> list[Change]:
    found = (
        one.id
        for one in register.all(cls)
        if all(getattr(one, name) == value for name, value in values.items())
    )
    made: list[Change] = []
    key = next(found, "")
    if not key:
        made = create(register, cls, **values)
        key = made[0].record.id
    named: tuple[str, ...] = getattr(owner, field)
    return made if key in named else [*made, *set_values(owner, **{field: (*named, key)})]


def _library_rule(
    register: Register, owner: Record, period: str, values: dict[str, Any], language: Language
) -> list[Change]:
    made: list[Change] = []
    known = (one.id for one in register.all(RetentionRule) if one.library_rule == period)
    key = next(known, "")
    if not key:
        made = create(register, RetentionRule, **library_values(statutory_periods()[period], language))
        key = made[0].record.id
    return [*made, *create(register, Retention, owner.id, rule=key, **values)]


def _following(rule: Record, period: str, language: Language) -> list[Change]:
    values = library_values(statutory_periods()[period], language)
    if getattr(rule, "note", ""):
        del values["note"]
    return set_values(rule, **values)


def _replaced(record: Record, field: str, old: str, new: str) -> list[Change]:
    value = getattr(record, field)
    write = _writing(old, new)
    after = tuple(map(write, value)) if isinstance(value, tuple) else write(value)
    return set_values(record, **{field: after})


def _writing(old: str, new: str) -> Callable[[str], str]:
    """What writes new words for old ones in a text; abbreviations have capitals of their own."""
    pattern = re.compile(rf"(?<!\w)((?i:{re.escape(old[:1])})){re.escape(old[1:])}(s?)(?!\w)")

    def written(found: re.Match[str]) -> str:
        begun = new[:1]
        if not _abbreviated(new):
            capital = found[1].isupper() and (not _abbreviated(old) or _begins_sentence(found))
            begun = begun.upper() if capital else begun.lower()
        return begun + new[1:] + ("" if new.endswith(("s", "x", "z")) else found[2])

    return partial(pattern.sub, written)


def _abbreviated(words: str) -> bool:
    return words[1:] != words[1:].lower()


def _begins_sentence(found: re.Match[str]) -> bool:
    before = found.string[: found.start()].rstrip()
    return not before or before.endswith((".", "?", "!"))
