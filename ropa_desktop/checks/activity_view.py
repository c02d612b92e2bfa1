"""An organisation and an activity as the rules look at them: what counts for each, derived when asked for.

An activity has what is said of it, and what is said once for its whole organisation, marked as common.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from ropa_desktop.checks.counted import Data, Recipient, Retained, is_sensitive
from ropa_desktop.checks.meanings import (
    NOTHING,
    Meant,
    data_meant,
    kinds_meant,
    marks_of,
    measure_meant,
    measures_meant,
    people_meant,
)
from ropa_desktop.checks.record_texts import texts_of
from ropa_desktop.checks.text import stated
from ropa_desktop.register.fields import Part, Record
from ropa_desktop.register.records import (
    Activity,
    Client,
    Contact,
    CriminalCondition,
    Document,
    LegalBasis,
    Measure,
    Organisation,
    People,
    Purpose,
    Source,
    SpecialCondition,
    System,
    Tracker,
    Transfer,
)
from ropa_desktop.register.values import Answer

if TYPE_CHECKING:
    from ropa_desktop.checks.view import RegisterView

P = TypeVar("P", bound=Part)

RUNNING = frozenset({"", "draft", "active", "paused"})
"""States in which data are processed; planned processing has not begun."""


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
    def bases(self) -> tuple[LegalBasis, ...]:
        """The legal bases stated once for all its activities, those without a term too."""
        return self.parts(LegalBasis)

    @cached_property
    def special_conditions(self) -> tuple[SpecialCondition, ...]:
        return self.parts(SpecialCondition)

    @cached_property
    def criminal_conditions(self) -> tuple[CriminalCondition, ...]:
        return self.parts(CriminalCondition)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that say something."""
        return tuple(self._view.sources_of(self.id))

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The common measures that say something."""
        return self._view.measures_of(self.record.measures)

    @cached_property
    def measures_meant(self) -> Meant:
        """The measures that are common, by category and in words."""
        return _measures_in(self.measures, self.record.security_note)

    @cached_property
    def data_meant(self) -> Meant:
        """The data that are common, by category, mark and in words."""
        return NOTHING.union(*(data_meant(one.item) for one in self.data))

    @cached_property
    def marks(self) -> Meant:
        """The marks of the data that are common, and the flags of what they mean."""
        return NOTHING.union(*(marks_of(one.item) for one in self.data))

    @cached_property
    def people_meant(self) -> Meant:
        return NOTHING.union(*map(people_meant, self.people))

    @property
    def is_authority(self) -> bool:
        """Whether it is a public authority or body: as answered, else by its legal form."""
        if self.record.public_authority is Answer.UNANSWERED:
            return self.record.legal_form == "public"
        return self.record.public_authority is Answer.YES

    @cached_property
    def describes_security(self) -> bool:
        """Whether common security measures are described."""
        return stated(self.record.security_note) or bool(self.measures)

    def parts(self, cls: type[P]) -> tuple[P, ...]:
        return self._view.register.parts(cls, self.id)


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
    def own_people(self) -> tuple[People, ...]:
        return tuple(self._view.people_of(self.id))

    @cached_property
    def people(self) -> tuple[People, ...]:
        """The categories of people it is about that say something."""
        return self.own_people + (self.organisation.people if self.organisation else ())

    @cached_property
    def people_meant(self) -> Meant:
        """The terms of "people" it is about, common ones included: as chosen, else in words."""
        common = self.organisation.people_meant if self.organisation else NOTHING
        return common.union(*map(people_meant, self.own_people))

    @cached_property
    def own_data(self) -> tuple[Data, ...]:
        return tuple(self._view.data_of(self.id, common=False))

    @cached_property
    def data(self) -> tuple[Data, ...]:
        """The categories of data that say something, with those of the data groups in use."""
        return self.own_data + (self.organisation.data if self.organisation else ())

    @cached_property
    def own_data_meant(self) -> Meant:
        """The terms of "data" that it has itself: by category, by mark and in words."""
        return NOTHING.union(*(data_meant(one.item) for one in self.own_data))

    @cached_property
    def data_meant(self) -> Meant:
        """The terms of "data" that it has, common ones included."""
        return self.own_data_meant | (self.organisation.data_meant if self.organisation else NOTHING)

    @cached_property
    def marks(self) -> Meant:
        """The marks of its data, common ones included, and the flags of the terms that the data mean."""
        common = self.organisation.marks if self.organisation else NOTHING
        return common.union(*(marks_of(one.item) for one in self.own_data))

    @cached_property
    def own_bases(self) -> tuple[LegalBasis, ...]:
        return self.parts(LegalBasis)

    @cached_property
    def bases(self) -> tuple[LegalBasis, ...]:
        """Its legal bases, then those of its organisation; one without a term is among them."""
        return self.own_bases + (self.organisation.bases if self.organisation else ())

    @cached_property
    def special_conditions(self) -> tuple[SpecialCondition, ...]:
        """Its Art. 9(2) conditions, then those of its organisation."""
        common = self.organisation.special_conditions if self.organisation else ()
        return self.parts(SpecialCondition) + common

    @cached_property
    def criminal_conditions(self) -> tuple[CriminalCondition, ...]:
        """Its Art. 10 grounds, then those of its organisation."""
        common = self.organisation.criminal_conditions if self.organisation else ()
        return self.parts(CriminalCondition) + common

    @cached_property
    def own_sources(self) -> tuple[Source, ...]:
        return tuple(self._view.sources_of(self.id))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that say something, its own and then those of its organisation."""
        return self.own_sources + (self.organisation.sources if self.organisation else ())

    @cached_property
    def systems(self) -> tuple[System, ...]:
        return self._view.register.chosen(System, self.record.systems)

    @cached_property
    def trackers(self) -> tuple[Tracker, ...]:
        return self._view.register.chosen(Tracker, self.record.trackers)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents filed with it; those that inform people are `information_documents`."""
        return self._view.register.chosen(Document, self.record.documents)

    @cached_property
    def information_documents(self) -> tuple[Document, ...]:
        return self._view.register.chosen(Document, self.record.information_documents)

    @cached_property
    def kinds(self) -> Meant:
        """What kinds of activity it is, such as "recruitment": as its name and its purposes tell."""
        record = self.record
        told = [record.name, record.name_en]
        for one in self.purposes:
            told += (one.text, one.text_en)
        return NOTHING.union(*map(kinds_meant, told))

    @property
    def is_running(self) -> bool:
        """Whether data are processed: neither planned nor ended."""
        return self.record.state in RUNNING

    @property
    def authority(self) -> bool:
        """Whether a public authority or body does it."""
        return self.organisation is not None and self.organisation.is_authority

    @property
    def automated_decisions(self) -> Answer:
        """Whether there are automated decisions: its own answer, else that of its organisation."""
        own = self.record.automated_decisions
        if own is Answer.UNANSWERED and self.organisation:
            return self.organisation.record.automated_decisions
        return own

    @property
    def profiling(self) -> Answer:
        """Whether there is profiling: its own answer, else that of its organisation."""
        own = self.record.profiling
        if own is Answer.UNANSWERED and self.organisation:
            return self.organisation.record.profiling
        return own

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
    def own_measures(self) -> tuple[Measure, ...]:
        """Its own measures that say something."""
        return self._view.measures_of(self.record.measures)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Its measures that say something, then the common ones unless it says they do not apply."""
        return self.own_measures + (self._inherits_from.measures if self._inherits_from else ())

    @cached_property
    def measures_meant(self) -> Meant:
        """The terms of "measures" that apply to it, by category and in words, common ones included."""
        common = self._inherits_from.measures_meant if self._inherits_from else NOTHING
        return common | _measures_in(self.own_measures, self.record.security_note)

    @property
    def _inherits_from(self) -> OrganisationView | None:
        """Its organisation, unless it says that the common measures do not apply."""
        return None if self.record.security_inherited is Answer.NO else self.organisation

    @cached_property
    def describes_security(self) -> bool:
        """Whether measures are described: its own, or the common ones unless it says they do not apply."""
        if stated(self.record.security_note) or self.own_measures:
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

    def _records(self) -> list[Record]:
        """The activity and its parts."""
        found: list[Record] = [self.record]
        for parts_by_owner in self._view.parts_told:
            found += parts_by_owner.get(self.id, ())
        return found


def _measures_in(measures: Iterable[Measure], note: str) -> Meant:
    return measures_meant(note).union(*map(measure_meant, measures))
