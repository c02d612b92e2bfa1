"""Starter activities: what most small companies do with personal data, as suggestions to be adapted."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ropa_desktop.law.dpia import criteria_threshold
from ropa_desktop.law.resource import Entry, MalformedResource, resource
from ropa_desktop.law.retention import statutory_periods
from ropa_desktop.law.terms import Text
from ropa_desktop.law.verification import Verification, verification_of, verifications_in
from ropa_desktop.law.vocabularies import vocabulary


@dataclass(frozen=True, slots=True)
class StarterData:
    """Categories of data, by ids of the vocabulary data, and the people they are about, by ids of people."""

    people: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StarterGround:
    """A legal basis, a condition in Article 9(2) or a ground in Article 10, by its id in the vocabulary.

    `detail` says what it rests on: the contract, the statute, the interest, or how consent is asked for;
    empty where the user alone can say. `people` are those whom alone it covers, by id; none means all.
    """

    term: str
    detail: Text
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StarterRecipient:
    """A kind of recipient, of the vocabulary recipient_kinds, in the role that it mostly has."""

    kind: str
    role: str


@dataclass(frozen=True, slots=True)
class StarterRetention:
    """A time limit and the data it is for, in words.

    `period` is an id of the library of periods, "" where none fits; then `trigger`, of the vocabulary
    retention_triggers, says from when the user's own period counts. `criterion` says what decides the time
    where the law sets none.
    """

    what: Text
    period: str
    trigger: str
    criterion: Text


@dataclass(frozen=True, slots=True)
class StarterActivity:
    """An activity to start from. All ids are those of the vocabularies that the fields of an activity name.

    `transfer_hint` is empty where the usual recipients give no reason to think of third countries. Nothing is
    suggested that only the organisation itself can know: its own recipients, countries and periods.
    """

    id: str
    department: str
    role: str
    name: Text
    purposes: tuple[Text, ...]
    data: tuple[StarterData, ...]
    legal_bases: tuple[StarterGround, ...]
    special_conditions: tuple[StarterGround, ...]
    criminal_grounds: tuple[StarterGround, ...]
    personnummer_reason: str
    sources: tuple[str, ...]
    recipients: tuple[StarterRecipient, ...]
    retention: tuple[StarterRetention, ...]
    measures: tuple[str, ...]
    dpia_criteria: tuple[str, ...]
    transfer_hint: Text
    note: Text
    verification: Verification

    @property
    def people(self) -> tuple[str, ...]:
        """The categories of people of all its data, each once."""
        return tuple(dict.fromkeys(one for data in self.data for one in data.people))

    @property
    def dpia_indicated(self) -> bool:
        """Whether so many criteria are met that an impact assessment is called for (Article 35(1))."""
        return len(self.dpia_criteria) >= criteria_threshold()

    @property
    def verified(self) -> bool:
        """Whether everything said of the law has been checked; what is not must be shown as such."""
        return self.verification.verified


@cache
def starter_activities() -> Mapping[str, StarterActivity]:
    """All starter activities by id, in the order of the list."""
    content = resource("starter_activities")
    known = verifications_in(content)
    hint = content.both("transfer_hint")
    activities = tuple(_activity(entry, known, hint) for entry in content.entries("activities"))
    by_id = {activity.id: activity for activity in activities}
    if len(by_id) != len(activities):
        raise MalformedResource(f"{content.place}: the activities must have ids of their own")
    return MappingProxyType(by_id)


def _activity(entry: Entry, known: Mapping[str, Verification], hint: Text) -> StarterActivity:
    return StarterActivity(
        id=entry.text("id"),
        department=_term(entry, "department", "departments"),
        role=_term(entry, "role", "activity_roles"),
        name=entry.both("name"),
        purposes=tuple(Text(one.text("sv"), one.text("en")) for one in entry.entries("purposes")),
        data=tuple(
            StarterData(_terms(one, "people", "people"), _terms(one, "categories", "data"))
            for one in entry.entries("data")
        ),
        legal_bases=_grounds(entry, "legal_bases", "basis"),
        special_conditions=_grounds(entry, "special_conditions", "condition"),
        criminal_grounds=_grounds(entry, "criminal_grounds", "ground"),
        personnummer_reason=_term(entry, "personnummer_reason", "personnummer_reasons", ""),
        sources=_terms(entry, "sources", "sources"),
        recipients=tuple(map(_recipient, _terms(entry, "recipients", "recipient_kinds"))),
        retention=tuple(map(_retention, entry.entries("retention"))),
        measures=_terms(entry, "measures", "measures"),
        dpia_criteria=_terms(entry, "dpia_criteria", "dpia_criteria"),
        transfer_hint=hint if entry.truth("transfers_likely", default=False) else Text("", ""),
        note=entry.both("note"),
        verification=verification_of(entry, known),
    )


def _grounds(entry: Entry, key: str, term: str) -> tuple[StarterGround, ...]:
    """The grounds under a key that is also the name of their vocabulary; `term` is the key of their ids."""
    return tuple(
        StarterGround(_term(one, term, key), one.both_or_nothing("detail"), _terms(one, "people", "people"))
        for one in entry.entries(key)
    )


def _recipient(kind: str) -> StarterRecipient:
    return StarterRecipient(kind, vocabulary("recipient_kinds").terms[kind].group)


def _retention(entry: Entry) -> StarterRetention:
    period = entry.text("period", "")
    if period and period not in statutory_periods():
        raise MalformedResource(f"{entry.place}: {period} is not in the library of periods")
    return StarterRetention(
        what=entry.both("what"),
        period=period,
        trigger=_term(entry, "trigger", "retention_triggers", ""),
        criterion=entry.both_or_nothing("criterion"),
    )


def _term(entry: Entry, key: str, vocabulary_name: str, default: str | None = None) -> str:
    term = entry.text(key, default)
    return _known(entry, term, vocabulary_name) if term else term


def _terms(entry: Entry, key: str, vocabulary_name: str) -> tuple[str, ...]:
    return tuple(_known(entry, term, vocabulary_name) for term in entry.texts(key))


def _known(entry: Entry, term: str, vocabulary_name: str) -> str:
    if term not in vocabulary(vocabulary_name).terms:
        raise MalformedResource(f"{entry.place}: {term} is not in the vocabulary {vocabulary_name}")
    return term
