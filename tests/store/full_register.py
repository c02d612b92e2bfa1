"""Registers of any size for tests and measurements: full activities with all their parts, the same for the same seed."""

import random
import uuid
from typing import cast

from ropa_desktop.register import kinds
from ropa_desktop.register.fields import CATALOGUE, Part, Record
from ropa_desktop.register.kinds import Kind, Value
from ropa_desktop.register.records import (
    Activity,
    Client,
    Contact,
    CriminalCondition,
    DataGroup,
    DataItem,
    DataUse,
    Disclosure,
    Document,
    LegalBasis,
    Measure,
    Operation,
    Organisation,
    Party,
    People,
    Provenance,
    Purpose,
    RegisterSheet,
    Retention,
    RetentionRule,
    Right,
    Source,
    SpecialCondition,
    System,
    Tracker,
    Transfer,
)
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate

WORDS = (
    "uppgifter om anställda behandlas för att betala ut lön, sköta bokföring och svara på frågor från "
    "myndigheter; leverantören får ta del av dem enligt avtal och gallring sker när ändamålet är uppnått"
).split()

SHARED_RECORDS: dict[type[Record], int] = {
    Organisation: 2,
    Party: 40,
    DataGroup: 5,
    RetentionRule: 30,
    Measure: 30,
    System: 20,
    Tracker: 10,
    Document: 10,
}

PARTS: dict[type[Part], int] = {
    Purpose: 3,
    People: 2,
    DataItem: 5,
    DataUse: 1,
    Operation: 1,
    LegalBasis: 3,
    SpecialCondition: 1,
    CriminalCondition: 1,
    Source: 1,
    Disclosure: 2,
    Transfer: 1,
    Retention: 2,
    Client: 1,
    Provenance: 1,
}
"""How many parts of each type a full activity has: with the activity itself 26 records."""


def full_register(activities: int, seed: int = 1) -> Register:
    """A register with that many full activities and what they refer to."""
    return _Maker(random.Random(seed)).register(activities)


class _Maker:
    """Makes records; references point at records made before, mostly of the same activity."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._shared: dict[str, list[str]] = {}
        self._own: dict[str, list[str]] = {}

    def register(self, activities: int) -> Register:
        made: list[Record] = [self.record(RegisterSheet, 0)]
        for cls, count in SHARED_RECORDS.items():
            made += [self.record(cls, order) for order in range(count)]
        for organisation in self._shared["organisation"]:
            made += [self.record(cls, order, organisation) for cls in (Contact, Right) for order in range(3)]
        for number in range(activities):
            made += self.activity(number)
        return Register.of(made)

    def activity(self, number: int) -> list[Record]:
        self._own = {}
        activity = self.record(Activity, number)
        parts = [
            self.record(cls, order, activity.id) for cls, count in PARTS.items() for order in range(count)
        ]
        return [activity, *parts]

    def record(self, cls: type[Record], order: int, owner: str = "") -> Record:
        name = next(name for name, record_type in CATALOGUE.items() if record_type.cls is cls)
        values: dict[str, object] = {f.name: self.value(f.kind) for f in CATALOGUE[name].fields}
        key = str(uuid.UUID(int=self._chance.getrandbits(128), version=4))
        if owner:
            values["owner"] = owner
        known = self._own if owner or cls is Activity else self._shared
        known.setdefault(name, []).append(key)
        return cls(id=key, order=order, **values)

    def value(self, kind: Kind) -> Value:
        if self._chance.random() < 0.3:
            return kinds.empty(kind)
        match kind:
            case kinds.Text(lines=lines):
                return self.words(25 if lines else 4)
            case kinds.TextList():
                return (self.words(2), self.words(3))
            case kinds.Choice(vocabulary=name):
                return f"{name}-{self._chance.randrange(8)}"
            case kinds.ChoiceList(vocabulary=name):
                return (f"{name}-{self._chance.randrange(8)}",)
            case kinds.YesNo():
                return self._chance.choice(list(Answer))
            case kinds.Presence():
                return self._chance.choice(list(Existence))
            case kinds.Number():
                return self._chance.randrange(100_000)
            case kinds.Date():
                return PartialDate(f"20{self._chance.randrange(10, 30)}-0{self._chance.randrange(1, 10)}")
            case kinds.Period():
                return Duration(months=self._chance.randrange(1, 120))
            case kinds.Reference(targets=targets):
                return self.target(targets)
            case kinds.ReferenceList(targets=targets):
                return tuple(dict.fromkeys(key for _ in range(2) if (key := self.target(targets))))
            case kinds.Content():
                return self._chance.randbytes(200)

    def target(self, targets: tuple[str, ...]) -> str:
        keys = [key for name in targets for key in self._own.get(name, ()) or self._shared.get(name, ())]
        return self._chance.choice(keys) if keys else ""

    def words(self, count: int) -> str:
        return " ".join(self._chance.choices(WORDS, k=count))


def reordered(register: Register) -> list[Record]:
    """The records of a register, in the order of the catalogue."""
    return cast(list[Record], list(register.everything()))
