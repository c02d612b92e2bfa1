"""The register as the rules look at it: what is current, by what it has, and where words are mentioned.

Everything is derived once a run, and only when a rule asks for it.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.counted import Data, Recipient, Retained
from ropa_desktop.checks.meanings import Meant
from ropa_desktop.checks.mentions import PROPER_NAMES, Finder, Mention, Texts
from ropa_desktop.checks.record_texts import PARTS_OF_ACTIVITIES
from ropa_desktop.checks.text import stated
from ropa_desktop.register.fields import Part, Record
from ropa_desktop.register.records import (
    DataGroup,
    DataItem,
    DataUse,
    Disclosure,
    Measure,
    Party,
    People,
    RegisterSheet,
    Retention,
    RetentionRule,
    Source,
    Transfer,
)
from ropa_desktop.register.register import Register


class RegisterView:
    """A register on a day, as the rules look at it."""

    def __init__(self, register: Register, on: datetime.date) -> None:
        self.register = register
        self.on = on

    @cached_property
    def sheet(self) -> RegisterSheet:
        return next(iter(self.register.all(RegisterSheet)), RegisterSheet(id=""))

    @cached_property
    def organisations(self) -> tuple[OrganisationView, ...]:
        return tuple(OrganisationView(self, record) for record in self.register.organisations)

    @cached_property
    def activities(self) -> tuple[ActivityView, ...]:
        """All activities, ended ones too; without a stated organisation they belong to the only one."""
        by_id = {one.id: one for one in self.organisations}
        only = self.organisations[0] if len(self.organisations) == 1 else None
        return tuple(
            ActivityView(self, one, by_id.get(one.organisation) if one.organisation else only)
            for one in self.register.activities
        )

    @cached_property
    def current(self) -> tuple[ActivityView, ...]:
        """The activities that have not ended; a draft counts, and so does one whose state is not stated."""
        return tuple(one for one in self.activities if one.record.state != "ended")

    @cached_property
    def as_controller(self) -> tuple[ActivityView, ...]:
        """The current activities for the record of Article 30(1); without a stated role they belong there."""
        return tuple(one for one in self.current if not one.as_processor)

    @cached_property
    def as_processor(self) -> tuple[ActivityView, ...]:
        """The current activities for the record of Article 30(2)."""
        return tuple(one for one in self.current if one.as_processor)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        return self.register.all(Party)

    @cached_property
    def processors(self) -> frozenset[str]:
        """The ids of the parties that are a processor or sub-processor somewhere."""
        roles = {"processor", "sub_processor"}
        return frozenset(one.party for one in self.register.every(Disclosure) if one.role in roles)

    @cached_property
    def transfers(self) -> tuple[tuple[Transfer, ActivityView | None], ...]:
        """The transfers that are current, each with its activity, or none where it is common."""
        own = [(transfer, one) for one in self.current for transfer in one.own_transfers]
        common = [(transfer, None) for one in self.organisations for transfer in one.transfers]
        return (*own, *common)

    @cached_property
    def on_data(self) -> Mapping[str, list[ActivityView]]:
        """The current activities that have some data, common data included, by the id of the term."""
        return _index((one, one.data_meant) for one in self.current)

    @cached_property
    def on_people(self) -> Mapping[str, list[ActivityView]]:
        """The current activities that are about some people, common ones included, by the id of the term."""
        return _index((one, one.people_meant) for one in self.current)

    @cached_property
    def of_kind(self) -> Mapping[str, list[ActivityView]]:
        """The current activities by kind of activity, such as "recruitment"."""
        return _index((one, one.kinds) for one in self.current)

    @cached_property
    def texts(self) -> Texts:
        """Every text of the register, read once a run."""
        return Texts(self.register)

    def mentions(self, words: Iterable[str], found_in: Finder, *, names: bool = False) -> Iterator[Mention]:
        """Where something is found in the texts of the register, once a field; not in ended activities.

        Only texts with one of the case-folded `words` are looked at. Proper names are passed over unless
        `names`.
        """
        for record, field, matched in self.texts.matching(words, found_in):
            if not names and (type(record), field.name) in PROPER_NAMES:
                continue
            activity = self.activity_of(record)
            if activity is None:
                yield Mention(record, field, matched, "")
            elif activity.record.state != "ended":
                yield Mention(record, field, matched, activity.id)

    def activity_of(self, record: Record) -> ActivityView | None:
        """The activity that a record is or belongs to, or none."""
        return self._by_id.get(record.owner if isinstance(record, Part) else record.id)

    @cached_property
    def _by_id(self) -> dict[str, ActivityView]:
        return {one.id: one for one in self.activities}

    @cached_property
    def parts_told(self) -> list[Mapping[str, tuple[Record, ...]]]:
        """The parts in which something is said of an activity, by owner, for each type of them."""
        return [self.register.table(name).by_owner for name in PARTS_OF_ACTIVITIES]

    def party(self, key: str) -> Party | None:
        return self.register.get(Party, key)

    def engaged_by(self, party: Party) -> Iterator[Party]:
        """The parties that a party engages in turn, and those that they engage: its sub-processors."""
        seen = {party.id}
        waiting = [party.id]
        while waiting:
            for one in self._by_vendor.get(waiting.pop(), ()):
                if one.id not in seen:
                    seen.add(one.id)
                    waiting.append(one.id)
                    yield one

    @cached_property
    def _by_vendor(self) -> dict[str, list[Party]]:
        found: dict[str, list[Party]] = {}
        for one in self.parties:
            if one.vendor:
                found.setdefault(one.vendor, []).append(one)
        return found

    def recipients_of(self, owner: str, *, common: bool) -> Iterator[Recipient]:
        """The disclosures that an owner has; a source that receives nothing is none of them."""
        for one in self.register.parts(Disclosure, owner):
            if one.role != "source":
                yield Recipient(one, self.party(one.party), common)

    def people_of(self, owner: str) -> Iterator[People]:
        """The categories of people of an owner that say something."""
        return (one for one in self.register.parts(People, owner) if one.category or stated(one.name))

    def data_of(self, owner: str, *, common: bool) -> Iterator[Data]:
        """The categories of data of an owner that say something, with those of the groups in use."""
        for item in self.register.parts(DataItem, owner):
            if item.category or stated(item.name):
                yield Data(item, None, common)
        for use in self.register.parts(DataUse, owner):
            for item in self.items_of_group(use.group):
                yield Data(item, use, common)

    def retention_of(self, owner: str, *, common: bool) -> Iterator[Retained]:
        """The retention rules that apply to what an owner stands for."""
        for link in self.register.parts(Retention, owner):
            rule = self.register.get(RetentionRule, link.rule)
            if rule is not None:
                yield Retained(link, rule, common)

    def sources_of(self, owner: str) -> Iterator[Source]:
        """The sources of an owner that say something."""
        sources = self.register.parts(Source, owner)
        return (one for one in sources if one.kind or one.party or stated(one.name))

    def measures_of(self, keys: Iterable[str]) -> tuple[Measure, ...]:
        """Those of these measures that say something."""
        chosen = self.register.chosen(Measure, keys)
        return tuple(one for one in chosen if one.category or stated(one.name))

    def group_name(self, use: DataUse) -> str:
        """The name of the data group in use, "" where it has none."""
        group = self.register.get(DataGroup, use.group)
        return group.name if group else ""

    def items_of_group(self, group: str) -> tuple[DataItem, ...]:
        """The categories of data in a data group, by its id, that say something."""
        items = self._groups.get(group)
        if items is None:
            parts = self.register.parts(DataItem, group) if group else ()
            items = tuple(one for one in parts if one.category or stated(one.name))
            self._groups[group] = items
        return items

    @cached_property
    def _groups(self) -> dict[str, tuple[DataItem, ...]]:
        return {}


class _Index(dict[str, list[ActivityView]]):
    """Activities by what they have; none for what nothing has."""

    def __missing__(self, key: str) -> list[ActivityView]:
        return []


def _index(has: Iterable[tuple[ActivityView, Meant]]) -> _Index:
    found = _Index()
    for one, meant in has:
        for term in meant:
            found.setdefault(term, []).append(one)
    return found
