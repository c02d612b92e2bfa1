"""The register as the rules look at it: what counts for each activity, derived once a run and when asked for.

An activity has what is said of it, and what is said once for its whole organisation, marked as common.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from ropa_desktop.checks.counted import Data, Recipient, Retained, is_sensitive
from ropa_desktop.checks.record_texts import PARTS_OF_ACTIVITIES, TEXT_FIELDS, texts_in, texts_of
from ropa_desktop.checks.text import stated
from ropa_desktop.register.fields import Field, Part, Record
from ropa_desktop.register.records import (
    Activity,
    Client,
    Contact,
    DataGroup,
    DataItem,
    DataUse,
    Disclosure,
    Measure,
    Organisation,
    Party,
    People,
    Purpose,
    RegisterSheet,
    Retention,
    RetentionRule,
    Transfer,
)
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer

P = TypeVar("P", bound=Part)


class OrganisationView:
    """An organisation, and what it says once for all its activities."""

    def __init__(self, view: "RegisterView", record: Organisation) -> None:
        self._view = view
        self.record = record
        self.id = record.id

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        return self._view.register.parts(Contact, self.id)

    @cached_property
    def activities(self) -> tuple["ActivityView", ...]:
        """Its activities that have not ended."""
        return tuple(one for one in self._view.current if one.organisation is self)

    @cached_property
    def recipients(self) -> tuple[Recipient, ...]:
        return tuple(self._view.recipients_of(self.id, common=True))

    @cached_property
    def people(self) -> tuple[People, ...]:
        return tuple(self._view.people_of(self.id))

    @cached_property
    def data(self) -> tuple[Data, ...]:
        return tuple(self._view.data_of(self.id, common=True))

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        return self._view.register.parts(Transfer, self.id)

    @cached_property
    def retention(self) -> tuple[Retained, ...]:
        return tuple(self._view.retention_of(self.id, common=True))

    @cached_property
    def describes_security(self) -> bool:
        """Whether common security measures are described."""
        return stated(self.record.security_note) or self._view.has_measures(self.record.measures)


class ActivityView:
    """An activity with all that counts for it: its own parts, then what its organisation says for all."""

    def __init__(self, view: "RegisterView", record: Activity, organisation: OrganisationView | None) -> None:
        self._view = view
        self.record = record
        self.id = record.id
        self.organisation = organisation
        self.as_processor = record.role == "processor"

    @cached_property
    def purposes(self) -> tuple[Purpose, ...]:
        """Its purposes that say something."""
        purposes = self.parts(Purpose)
        return tuple(one for one in purposes if stated(one.text, one.text_en))

    @cached_property
    def own_recipients(self) -> tuple[Recipient, ...]:
        return tuple(self._view.recipients_of(self.id, common=False))

    @cached_property
    def recipients(self) -> tuple[Recipient, ...]:
        """Whom the data are disclosed to; a source that receives nothing is none of them."""
        return self.own_recipients + (self.organisation.recipients if self.organisation else ())

    @cached_property
    def people(self) -> tuple[People, ...]:
        """The categories of people it is about that say something."""
        own = tuple(self._view.people_of(self.id))
        return own + (self.organisation.people if self.organisation else ())

    @cached_property
    def data(self) -> tuple[Data, ...]:
        """The categories of data that say something, with those of the data groups in use."""
        own = tuple(self._view.data_of(self.id, common=False))
        return own + (self.organisation.data if self.organisation else ())

    @cached_property
    def own_transfers(self) -> tuple[Transfer, ...]:
        return self.parts(Transfer)

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        return self.own_transfers + (self.organisation.transfers if self.organisation else ())

    @cached_property
    def retention(self) -> tuple[Retained, ...]:
        own = tuple(self._view.retention_of(self.id, common=False))
        return own + (self.organisation.retention if self.organisation else ())

    @cached_property
    def clients(self) -> tuple[Client, ...]:
        return self.parts(Client)

    @cached_property
    def describes_security(self) -> bool:
        """Whether measures are described: its own, or the common ones unless it says they do not apply."""
        if stated(self.record.security_note) or self._view.has_measures(self.record.measures):
            return True
        inherited = self.record.security_inherited
        if inherited is Answer.UNANSWERED:
            return self.organisation is not None and self.organisation.describes_security
        return inherited is Answer.YES

    @cached_property
    def sensitive(self) -> bool:
        """Whether it processes special categories of data (Art. 9) or data on offences (Art. 10)."""
        return any(is_sensitive(one.item) for one in self.data)

    def parts(self, cls: type[P]) -> tuple[P, ...]:
        return self._view.register.parts(cls, self.id)

    @cached_property
    def text(self) -> str:
        """Every text of the activity and its parts, case-folded: to ask quickly whether a word occurs."""
        return "\n".join(text for record in self._records() for text in texts_of(record)).casefold()

    def places(self, pattern: re.Pattern[str]) -> Iterator[tuple[Record, Field]]:
        """Where a pattern for case-folded text occurs in the texts of the activity and its parts."""
        if pattern.search(self.text) is None:
            return
        for record in self._records():
            for field in TEXT_FIELDS[type(record)]:
                if any(pattern.search(text.casefold()) for text in texts_in(record, field)):
                    yield record, field

    def _records(self) -> list[Record]:
        """The activity and its parts."""
        found: list[Record] = [self.record]
        for parts_by_owner in self._view.parts_told:
            found += parts_by_owner.get(self.id, ())
        return found


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

    def has_measures(self, keys: Iterable[str]) -> bool:
        """Whether one of these measures says something."""
        return any(one.category or stated(one.name) for one in self.register.chosen(Measure, keys))

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
