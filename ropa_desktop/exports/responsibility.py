"""Who answers for an activity: point (a) of Art. 30(1) and 30(2), with names and contact details."""

from collections.abc import Iterable

from ropa_desktop.exports.entries import NOTHING, Told, tell_each, unstated
from ropa_desktop.exports.scope import Scope
from ropa_desktop.i18n import N_, translate
from ropa_desktop.register.records import Activity, Client, Disclosure, Party
from ropa_desktop.wording.disclosures import contact_text, disclosure_text, party_text
from ropa_desktop.wording.organisations import (
    officer_text,
    organisation_text,
    representative_text,
)
from ropa_desktop.wording.phrases import not_stated, one_line

_PROCESSORS = frozenset({"processor", "sub_processor"})


def organisation_told(scope: Scope, activity: Activity) -> Told:
    """Name and contact details of the organisation that an activity belongs to."""
    organisation = scope.organisation_of(activity)
    if organisation is None:
        return unstated(scope)
    text = scope.once(organisation_text, organisation)
    return Told((text,), missing=text == not_stated(scope.language))


def representative_told(scope: Scope, activity: Activity) -> Told:
    """Only where there is or may be one; the cover says so where there is none."""
    organisation = scope.organisation_of(activity)
    if organisation is None or organisation.representative not in ("named", "unclear"):
        return NOTHING
    return Told((representative_text(organisation, scope.language),))


def officer_told(scope: Scope, activity: Activity) -> Told:
    """The data protection officer of the organisation that an activity belongs to."""
    organisation = scope.organisation_of(activity)
    if organisation is None:
        return unstated(scope)
    answered = bool(organisation.officer or organisation.officer_name)
    return Told((officer_text(organisation, scope.language, scope.hidden),), missing=not answered)


def joint_controllers_told(scope: Scope, activity: Activity) -> Told:
    """The joint controllers of an activity with their contact details."""
    joint = [
        party
        for said in scope.parts(Disclosure, activity)
        if "joint_controller" in (said.part.role, said.part.second_role)
        and (party := scope.register.get(Party, said.part.party)) is not None
    ]
    if not joint:
        return unstated(scope) if activity.role == "joint_controller" else NOTHING
    return _reachable(scope, joint)


def _reachable(scope: Scope, parties: Iterable[Party]) -> Told:
    """Parties with their contact details; it is said where those are not stated."""
    paragraphs = []
    for party in dict.fromkeys(parties):
        contact = contact_text(party)
        named = scope.once(party_text, party)
        ways = contact or translate("contact details not stated", scope.language)
        paragraphs.append(f"{named}; {ways}")
    return Told(tuple(paragraphs))


def clients_told(scope: Scope, activity: Activity) -> Told:
    """The controllers a processor acts for, each with contact, representative and officer."""
    parties = [scope.register.get(Party, said.part.party) for said in scope.parts(Client, activity)]
    known = [party for party in parties if party is not None]
    if not known:
        return unstated(scope)
    told = _reachable(scope, known)
    paragraphs = []
    for party, text in zip(dict.fromkeys(known), told.paragraphs, strict=True):
        more = (
            (N_("representative"), party.representative),
            (N_("data protection officer"), party.officer),
        )
        stated = [f"{translate(label, scope.language)}: {one_line(value)}" for label, value in more if value]
        paragraphs.append("; ".join((text, *stated)))
    return Told(tuple(paragraphs))


def sub_processors_told(scope: Scope, activity: Activity) -> Told:
    """The processors engaged for an activity, of those said of the activity itself."""
    engaged = [said for said in scope.own_parts(Disclosure, activity) if is_processor(said.part)]
    if not engaged:
        return NOTHING
    return tell_each(scope, engaged, disclosure_text)


def is_processor(disclosure: Disclosure) -> bool:
    """Whether a recipient handles the data on behalf of another."""
    return not _PROCESSORS.isdisjoint((disclosure.role, disclosure.second_role))
