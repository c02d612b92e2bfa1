"""The records that a table refers to by name: found in the register, whatever the case, or made."""

import dataclasses
import unicodedata
from collections.abc import Mapping
from typing import Any

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.imports.cells import time_limit
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.edits import new_id
from ropa_desktop.register.fields import CATALOGUE, Record, RecordType
from ropa_desktop.register.kinds import Choice, Kind, Reference, ReferenceList
from ropa_desktop.register.records import RetentionRule
from ropa_desktop.register.register import Register

_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "activity": ("name", "number"),
    "organisation": ("name", "name_as_written", "org_number"),
    "document": ("title",),
}
"""The fields by which a table may refer to a record; the first is the one that a new record gets."""

_NEVER_MADE = frozenset({"activity", "organisation"})

_CATEGORY_FIELDS: Mapping[str, str] = {"source": "kind"}


class NamedRecords:
    """Records by name, of the register and of the plan; `made` are those that are new."""

    def __init__(self, register: Register) -> None:
        self.made: list[Record] = []
        self._register = register
        self._ids: dict[str, dict[str, str]] = {}
        self._last: dict[str, int] = {}
        self._rules = {_contents(rule): rule.id for rule in register.all(RetentionRule) if not rule.name}

    def find(self, type_name: str, name: str) -> str:
        """The id of the record of a type that bears a name, "" where none does."""
        return self._ids_of(type_name).get(_folded(name), "")

    def expect(self, type_name: str, name: str, key: str) -> None:
        """Says that the plan will have a record of this type, name and id."""
        self._ids_of(type_name)[_folded(name)] = key

    def referred(self, kind: Reference | ReferenceList, name: str) -> str:
        """The id of the record that a name refers to, made where there is none.

        Raises RopaError where it may not be made: an organisation or an activity is never a mere name.
        """
        for target in kind.targets:
            if key := self.find(target, name):
                return key
        made = next((CATALOGUE[target] for target in kind.targets if target not in _NEVER_MADE), None)
        if made is None:
            raise RopaError(message('the register has no "{name}"', name=name))
        key = self.make(made, **{naming_field(made): name}, **category(made, name))
        self.expect(made.name, name, key)
        return key

    def rule(self, text: str) -> str:
        """The id of the retention rule that bears a name, or has none and says the same; else made."""
        if key := self.find("retention_rule", text):
            return key
        values = time_limit(text)
        contents = _contents(RetentionRule(id="", **values))
        if contents not in self._rules:
            self._rules[contents] = self.make(CATALOGUE["retention_rule"], **values)
        return self._rules[contents]

    def is_known(self, kind: Kind, text: str) -> bool:
        """Whether a text, as it stands, is a term of a kind or the name of a record that it may refer to."""
        match kind:
            case Reference(targets=targets) | ReferenceList(targets=targets):
                return any(self.find(target, text) or category(CATALOGUE[target], text) for target in targets)
            case Choice(vocabulary=name):
                return vocabulary(name).find(text) is not None
            case _:
                return False

    def make(self, record_type: RecordType, key: str = "", **values: Any) -> str:
        """Makes a top-level record, last of its type, and returns its id."""
        if record_type.name not in self._last:
            siblings = self._register.all(record_type.cls)
            self._last[record_type.name] = siblings[-1].order if siblings else -1
        self._last[record_type.name] += 1
        key = key or new_id()
        values |= {"id": key, "order": self._last[record_type.name]}
        self.made.append(record_type.cls(**values))
        return key

    def _ids_of(self, type_name: str) -> dict[str, str]:
        if type_name not in self._ids:
            known = self._ids[type_name] = {}
            for record in self._register.all(CATALOGUE[type_name].cls):
                for field in _NAMED_BY.get(type_name, ("name",)):
                    if written := getattr(record, field):
                        known.setdefault(_folded(written), record.id)
        return self._ids[type_name]


def naming_field(record_type: RecordType) -> str:
    """The field that names a new record of a type."""
    return _NAMED_BY.get(record_type.name, ("name",))[0]


def category_kind(record_type: RecordType) -> Choice | None:
    """The kind of the category that records of a type have, None where they have none."""
    field = record_type.field_named.get(_CATEGORY_FIELDS.get(record_type.name, "category"))
    return field.kind if field is not None and isinstance(field.kind, Choice) else None


def category(record_type: RecordType, name: str) -> dict[str, str]:
    """The category that a name is the word for, where records of the type have one: field and term."""
    kind = category_kind(record_type)
    term = vocabulary(kind.vocabulary).find(name) if kind else None
    return {_CATEGORY_FIELDS.get(record_type.name, "category"): term.id} if term else {}


def _contents(rule: RetentionRule) -> RetentionRule:
    """A rule by what it says alone, so that two that say the same are equal."""
    return dataclasses.replace(rule, id="", order=0, criterion=_folded(rule.criterion))


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
