"""What one report covers: which activities, in which language, and what stays inside the organisation."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Literal, TypeVar, cast

from ropa_desktop.i18n import Language, translate
from ropa_desktop.register.fields import Part, Record, says_something
from ropa_desktop.register.records import Activity, Decision, Organisation, Provenance
from ropa_desktop.register.register import Register
from ropa_desktop.wording.descriptions import description
from ropa_desktop.wording.naming import name_of

Variant = Literal["internal", "authority"]
"""For the organisation itself, or for the supervisory authority: without notes and balancing tests."""

P = TypeVar("P", bound=Part)
R = TypeVar("R", bound=Record)

_INTERNAL_FIELDS = frozenset(
    ("note", "notes", "officer_note", "tags", "origin", "origin_reference", "balancing")
)
_MACHINE_FIELDS = frozenset(("dpia_facts", "fingerprint", "facts"))
"""What only the program reads; no report prints it."""

_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Said(Generic[P]):
    """A part of an activity; `shared` where it was said once for the whole organisation."""

    part: P
    shared: bool


@dataclass(frozen=True)
class Scope:
    """What a report covers. `activities` and `organisations` are those reported on, in order."""

    register: Register
    language: Language
    variant: Variant
    organisations: tuple[Organisation, ...]
    activities: tuple[Activity, ...]
    filtered: bool
    """Whether only some of the file's organisations or activities are reported on."""
    extract: bool
    """Whether activities were chosen one by one."""
    anchors: Mapping[str, str]
    """The stable name of each activity's block, by the activity's id."""

    @classmethod
    def of(
        cls,
        register: Register,
        language: Language,
        organisation: str,
        variant: Variant,
        chosen: frozenset[str] | None = None,
    ) -> "Scope":
        """The scope of a report on one organisation (by id), or on all where none is given.

        Where activities are chosen (by id), the report is on these alone, and on the organisations whose they
        are.
        """
        whose = tuple(one for one in register.organisations if organisation in ("", one.id))
        only = register.organisations[0].id if len(register.organisations) == 1 else ""
        activities = tuple(
            one
            for one in register.activities
            if organisation in ("", one.organisation or only) and (chosen is None or one.id in chosen)
        )
        if chosen is not None:
            owners = {one.organisation or only for one in activities}
            whose = tuple(one for one in whose if one.id in owners)
        extract = chosen is not None
        filtered = extract or bool(organisation)
        anchors = _anchors(register.activities)
        return cls(register, language, variant, whose, activities, filtered, extract, anchors)

    @property
    def hidden(self) -> frozenset[str]:
        """The names of the fields, of whatever record, that this report leaves out."""
        return _MACHINE_FIELDS if self.variant == "internal" else _INTERNAL_FIELDS | _MACHINE_FIELDS

    def organisation_of(self, activity: Activity) -> Organisation | None:
        """The organisation an activity belongs to; the only one of the file where the activity names none."""
        return self._organisations.get(activity.organisation)

    def parts(self, cls: type[P], activity: Activity) -> list[Said[P]]:
        """The parts of a type that hold for an activity: its own, then its organisation's; no blank ones."""
        organisation = self._organisations.get(activity.organisation)
        shared = self.register.parts(cls, organisation) if organisation is not None else ()
        return [
            *self.own_parts(cls, activity),
            *(Said(part, shared=True) for part in shared if says_something(part)),
        ]

    def own_parts(self, cls: type[P], activity: Activity) -> list[Said[P]]:
        """The parts of a type that an activity has itself; no blank ones."""
        parts = self.register.parts(cls, activity)
        return [Said(part, shared=False) for part in parts if says_something(part)]

    @cached_property
    def _organisations(self) -> Mapping[str, Organisation]:
        """The organisations by how an activity names them; "" means the only one."""
        every = {one.id: one for one in self.register.organisations}
        return {**every, "": next(iter(every.values()))} if len(every) == 1 else every

    def everywhere(self, cls: type[P]) -> list[tuple[Activity | None, P]]:
        """All parts of a type, the organisations' first; those belong to no activity."""
        owners = (*((None, one) for one in self.organisations), *((one, one) for one in self.activities))
        return [(activity, part) for activity, owner in owners for part in self.register.parts(cls, owner)]

    def place(self, activity: Activity | None) -> str:
        """Where something is said, in words: in an activity, or for all of them."""
        return self.label(activity) if activity else translate("All activities", self.language)

    def as_shared(self, text: str) -> str:
        """A text about the whole organisation, marked so."""
        mark = f"({translate('applies to all activities', self.language)})"
        return f"{text[:-1]} {mark}." if text.endswith(".") else f"{text} {mark}"

    def attached(self, cls: type[P], activity: Activity) -> Sequence[P]:
        """The provenance or the decisions of an activity and of all its parts."""
        return cast(Sequence[P], self._attached.get((cls, activity.id), ()))

    @cached_property
    def _attached(self) -> Mapping[tuple[type[Part], str], list[Part]]:
        owners = {
            record.id: owner
            for table in self.register.tables.values()
            for owner, group in table.by_owner.items()
            if owner
            for record in group
        }
        found: dict[tuple[type[Part], str], list[Part]] = {}
        for cls in (Provenance, Decision):
            for one in self.register.every(cls):
                root = one.owner
                while root in owners:
                    root = owners[root]
                found.setdefault((cls, root), []).append(one)
        return found

    def once(self, word: Callable[[Register, R, Language], str], record: R) -> str:
        """A record in the words of a function, which is asked only the first time: many records recur."""
        key = (word, record.id)
        if key not in self._worded:
            self._worded[key] = word(self.register, record, self.language)
        return self._worded[key]

    def described(self, record: Record, skip: frozenset[str] = frozenset()) -> str:
        """A record in full but for hidden fields and those to skip, made only the first time."""
        key = (skip, record.id)
        if key not in self._worded:
            hidden = self.hidden | skip
            self._worded[key] = description(self.register, record, self.language, hidden)
        return self._worded[key]

    @cached_property
    def _worded(self) -> dict[tuple[object, str], str]:
        return {}

    def label(self, activity: Activity) -> str:
        """An activity by number and name: "B-001 Payroll"."""
        name = name_of(self.register, activity, self.language)
        return f"{activity.number} {name}" if activity.number not in ("", name) else name


def _anchors(activities: Iterable[Activity]) -> dict[str, str]:
    """A name for each activity's block: its number, made distinct, or its id where it has none."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for activity in activities:
        wanted = _NOT_IN_ANCHOR.sub("-", activity.number).strip("-") or activity.id
        name, count = wanted, 1
        while name in taken:
            count += 1
            name = f"{wanted}-{count}"
        taken.add(name)
        anchors[activity.id] = name
    return anchors
