"""Countries in the law on transfers: which lie inside the EEA, and which have an adequacy decision."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeGuard, get_args

from ropa_desktop.i18n import Language
from ropa_desktop.law.resource import Entry, MalformedResource, resource
from ropa_desktop.law.terms import Text
from ropa_desktop.law.verification import Verification, verification_of, verifications_in
from ropa_desktop.law.vocabularies import vocabulary

Status = Literal["in_force", "suspended", "repealed"]


def in_eea(iso: str, on: datetime.date | None = None) -> bool:
    """Whether a stated country, by ISO 3166-1 alpha-2 code, lies inside the EEA: now, or on a day.

    Territories where EU law applies count as inside, and so does the United Kingdom to the end of 2020.
    A blank country is unknown, neither inside nor outside, and must not be asked about; that, and a code that
    is no country, raises KeyError.
    """
    if not vocabulary("countries").terms[iso].flags.isdisjoint({"eea", "treated_as_eu"}):
        return True
    return on is not None and iso in _eea_until() and on <= _eea_until()[iso]


@cache
def _eea_until() -> Mapping[str, datetime.date]:
    """The last day on which EU law applied, for each country that has left."""
    entries = resource("countries").entries("countries")
    left = {entry.text("id"): entry.day("eea_until") for entry in entries if entry.has("eea_until")}
    return MappingProxyType(left)


@dataclass(frozen=True, slots=True)
class AdequacyDecision:
    """A decision of the Commission under Article 45; `iso` is empty where it concerns an organisation.

    `requires_scope_evidence` is empty, or an id of the vocabulary scope_evidence: the decision then covers an
    importer only once that has been shown, as for companies on the Data Privacy Framework list. `valid_until`
    is the last day.
    """

    id: str
    iso: str
    name: Text
    decision: str
    amended_by: str
    date: datetime.date
    valid_until: datetime.date | None
    last_review: datetime.date | None
    scope: Text
    requires_scope_evidence: str
    risk: Text
    status: Status
    verification: Verification

    @property
    def verified(self) -> bool:
        """Whether every part of what is said here has been checked."""
        return self.verification.verified

    @property
    def general(self) -> bool:
        """Whether it covers every importer in the place."""
        return not self.requires_scope_evidence

    def in_force(self, on: datetime.date) -> bool:
        """Whether it can be relied on that day."""
        begun = self.date <= on
        return begun and self.status == "in_force" and (self.valid_until is None or on <= self.valid_until)

    def decision_in(self, language: Language) -> str:
        """The number of the decision as cited in the language, with the decision that last amended it."""
        if language == "sv":
            number, amended = self.decision.replace("/EC", "/EG"), "ändrat genom"
        else:
            number, amended = self.decision, "as amended by"
        return f"{number} {amended} {self.amended_by}" if self.amended_by else number


@cache
def adequacy_decisions() -> tuple[AdequacyDecision, ...]:
    """All adequacy decisions of the list, whatever their status."""
    content = resource("adequacy")
    return tuple(_decision(entry, content) for entry in content.entries("adequacy_decisions"))


def adequacy(iso: str, on: datetime.date) -> AdequacyDecision | None:
    """The adequacy decision for a country that is in force on a day; None where there is none.

    Whether it covers the importer is another question: see `AdequacyDecision.requires_scope_evidence`.
    """
    decisions = (one for one in adequacy_decisions() if one.iso == iso and one.iso)
    return next((one for one in decisions if one.in_force(on)), None)


def adequacy_of_organisation(name: str, on: datetime.date) -> AdequacyDecision | None:
    """The adequacy decision for an international organisation, by its name in either language or its id."""
    wanted = name.strip().casefold()
    decisions = (one for one in adequacy_decisions() if not one.iso and wanted in _names(one))
    return next((one for one in decisions if one.in_force(on)), None)


def adequacy_as_of() -> datetime.date:
    """The day up to which the list of adequacy decisions is known to be right."""
    return datetime.date.fromisoformat(resource("adequacy").text("as_of"))


def _names(decision: AdequacyDecision) -> set[str]:
    full = {decision.name.sv.casefold(), decision.name.en.casefold()}
    return {decision.id, *full, *(name.partition(" (")[0] for name in full)}


def _decision(entry: Entry, content: Entry) -> AdequacyDecision:
    iso = entry.text("iso", "")
    evidence = entry.text("requires_scope_evidence", "")
    status = entry.text("status", "in_force")
    if not _is_status(status):
        raise MalformedResource(f"{entry.place}: status must be one of {get_args(Status)}, not {status}")
    if evidence and evidence not in vocabulary("scope_evidence").terms:
        raise MalformedResource(f"{entry.place}: there is no scope evidence named {evidence}")
    return AdequacyDecision(
        id=entry.text("id"),
        iso=iso,
        name=_country_name(iso) if iso else entry.both("organisation"),
        decision=entry.text("decision"),
        amended_by=entry.text("amended_by", ""),
        date=entry.day("date"),
        valid_until=entry.day("valid_until") if entry.has("valid_until") else None,
        last_review=entry.day("last_review") if entry.has("last_review") else None,
        scope=entry.both("scope") if entry.has("scope") else content.both("scope_general"),
        requires_scope_evidence=evidence,
        risk=entry.both_or_nothing("risk"),
        status=status,
        verification=verification_of(entry, verifications_in(content)),
    )


def _country_name(iso: str) -> Text:
    country = vocabulary("countries").terms[iso]
    return Text(country.sv, country.en)


def _is_status(text: str) -> TypeGuard[Status]:
    return text in get_args(Status)
