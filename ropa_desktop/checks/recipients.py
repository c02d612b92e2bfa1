"""Whom the data are disclosed to, and who decides together with the organisation."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.counted import Names, Recipient, party_label
from ropa_desktop.checks.person_names import has_legal_form
from ropa_desktop.checks.remedies import AddRecord, Remedy, Values, add_part, set_field
from ropa_desktop.checks.rule import (
    ART30,
    ERROR,
    EVIDENCE,
    INFO,
    LAWFUL,
    QUALITY,
    WARNING,
    Remark,
    Remarks,
    rule,
)
from ropa_desktop.checks.text import blank, folded, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import Activity, Disclosure, Organisation, Party
from ropa_desktop.register.values import Answer, Existence

JOINT = "joint_controller"

NOT_OUTSIDE = frozenset({"internal", "data_subject"})
"""Roles of those who receive data without being anybody else."""

_NEED_NO_NAME = NOT_OUTSIDE | {"authority", "successor", "public"}
"""Roles in which a recipient is known well enough by its kind."""

VAGUE = re.compile(
    r"""(?:(?:våra|vår|verksamhetens|bolagets|företagets|föreningens|vissa|andra|övriga|olika|diverse|liknande
    |berörda|utvalda|statliga|svenska|our|other|various|certain|selected)\s+)*
    (?: tredje\ ?part(?:er|en|erna|s)? | (?:samarbets)?partner(?:s|er|na|n)?
    | (?:under|tjänste)?leverantör(?:er|erna)? | extern(?:a|t)?(?:\ (?:parter|bolag|företag|aktörer))?
    | myndighet(?:er|erna)? | företag(?:en)? | bolag(?:en)? | aktörer | parter | organisationer | mottagare
    | third\ part(?:y|ies) | suppliers? | vendors? | partners? | authorities | companies
    | external\ part(?:y|ies) | service\ providers? | recipients )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names that tell nothing of who receives."""

_SEVERAL = re.compile(
    r"\w*(?:leverantörer|företag|bolag|partners|konsulter|myndigheter|byråer|tjänster|aktörer|banker|revisorer"
    r"|jurister|advokater|ombud|suppliers|providers|companies|authorities|banks|consultants)\b",
    re.IGNORECASE,
)
"""A first word that begins a category, such as "Leverantörer av it-tjänster"."""

_COPY = message("Copy the recipients of the organisation to the activity")
_COPIED = ("party", "role", "role_stated", "second_role", "data_as_written", "condition", "time", "open_list")


@rule(
    "REC-01",
    ERROR,
    ART30,
    "30(1)(d)",
    step=message("Add each recipient or category of recipients, or state that there are none."),
)
def recipients_are_answered(view: RegisterView) -> Remarks:
    """There is no recipient, and it is not stated that there are none."""
    for one in view.as_controller:
        if not says_no_recipients(one) and not any(recipient.stated for recipient in one.recipients):
            yield Remark(
                one.record,
                "recipients",
                message(
                    "Recipients are missing. Give the categories of recipients, or state that there are none."
                ),
                one.id,
                remedies=(
                    set_field(message("State that there are none"), one.record, recipients=Existence.NONE),
                ),
            )


@rule(
    "REC-02",
    ERROR,
    QUALITY,
    "30(1)(d)",
    step=message("State that there are recipients, or remove those that receive nothing."),
)
def no_recipients_means_none(view: RegisterView) -> Remarks:
    """It is stated that there are none, and there are some at the same level."""
    told: list[tuple[Activity | Organisation, tuple[Recipient, ...], str]] = [
        *((one.record, one.recipients, "") for one in view.organisations),
        *((one.record, one.own_recipients, one.id) for one in view.current),
    ]
    for record, recipients, activity in told:
        if record.recipients is not Existence.NONE:
            continue
        others = [each for each in recipients if each.stated and each.disclosure.role not in NOT_OUTSIDE]
        if others:
            yield Remark(
                record,
                "recipients",
                message(
                    "It is stated that there are no recipients, but these are entered: {recipients}.",
                    recipients=Names(tuple(dict.fromkeys(party_label(each.party) for each in others))),
                ),
                activity,
                remedies=(
                    set_field(message("State that there are recipients"), record, recipients=Existence.SOME),
                ),
                facts=((record, "disclosures"),),
            )


@rule(
    "REC-12",
    ERROR,
    ART30,
    "30(1)(a)",
    step=message(
        "Enter the other controller as a recipient in the role of joint controller, with an address."
    ),
)
def joint_controllers_have_name_and_contact(view: RegisterView) -> Remarks:
    """Nobody is entered as joint controller, or someone who is not named or reached."""
    text = message("Joint controllership: give the other party with contact details.")
    for one in view.as_controller:
        if one.record.role != JOINT:
            continue
        joint = _joint(one.recipients)
        if not joint:
            yield Remark(one.record, "disclosures", text, one.id)
        for recipient in joint:
            if recipient.party is None or not has_name_and_contact(recipient.party):
                yield Remark(recipient.disclosure, "party", text, one.id)


@rule(
    "REC-13",
    ERROR,
    LAWFUL,
    "26(1)",
    step=message("Agree in writing on who does what towards people, and enter the date of the arrangement."),
)
def joint_controllers_have_an_arrangement(view: RegisterView) -> Remarks:
    """No arrangement is dated, and the party has none on file."""
    for one, recipient in _jointly(view):
        if not _is_arranged(recipient):
            yield Remark(
                recipient.disclosure,
                "arrangement",
                message(
                    "No arrangement with the joint controller {name} is recorded.",
                    name=party_label(recipient.party),
                ),
                "" if recipient.common else one.id,
                facts=_agreement_facts(recipient),
            )


@rule(
    "REC-14",
    WARNING,
    LAWFUL,
    "26(2)",
    step=message("Publish the essence of the arrangement, such as in the privacy notice, and state it here."),
)
def essence_of_the_arrangement_is_available(view: RegisterView) -> Remarks:
    """There is an arrangement, but it is not stated that people can read what is essential in it."""
    for one, recipient in _jointly(view):
        if _is_arranged(recipient) and recipient.disclosure.arrangement_available is not Answer.YES:
            yield Remark(
                recipient.disclosure,
                "arrangement_available",
                message(
                    "It is not stated that people can read the essence of the arrangement with {name}.",
                    name=party_label(recipient.party),
                ),
                "" if recipient.common else one.id,
                remedies=(
                    set_field(
                        message("State that the essence is available"),
                        recipient.disclosure,
                        arrangement_available=Answer.YES,
                    ),
                ),
            )


@rule(
    "REC-15",
    WARNING,
    QUALITY,
    "26",
    step=message("Change the role of the activity to joint controller, or the role of the recipient."),
)
def joint_recipient_makes_joint_activity(view: RegisterView) -> Remarks:
    """A recipient decides jointly, in an activity that is said to be the organisation's alone."""
    for one in view.as_controller:
        if one.record.role != "controller":
            continue
        for recipient in _joint(one.own_recipients):
            if recipient.stated:
                yield Remark(
                    recipient.disclosure,
                    "role" if recipient.disclosure.role == JOINT else "second_role",
                    message(
                        "{name} is entered as joint controller, but the activity is yours alone.",
                        name=party_label(recipient.party),
                    ),
                    one.id,
                    remedies=(set_field(message("Make the activity a joint one"), one.record, role=JOINT),),
                    facts=((one.record, "role"),),
                )


@rule(
    "REC-16",
    WARNING,
    QUALITY,
    "30(1)(d), 28",
    step=message("Add the provider as a recipient if it can read data in the system, often as processor."),
)
def system_providers_are_recipients(view: RegisterView) -> Remarks:
    """Another company provides a system of the activity and is nowhere among the recipients."""
    ours = {folded(one.record.name) for one in view.organisations}
    for one in view.current:
        told: set[str] | None = None
        for system in one.systems:
            provider = view.party(system.provider) if system.provider else None
            if provider is None or not _is_outsider(provider, ours):
                continue
            told = told if told is not None else {*_receiving(view, one)}
            if provider.id not in told:
                told.add(provider.id)
                yield Remark(
                    one.record,
                    "disclosures",
                    message(
                        "{provider} provides the system {system} but is not among the recipients.",
                        provider=party_label(provider),
                        system=system.name,
                    ),
                    one.id,
                    remedies=(
                        add_part(
                            message("Add {name} as a recipient", name=party_label(provider)),
                            one.record,
                            Disclosure,
                            party=provider.id,
                            role="sub_processor" if one.as_processor else "processor",
                        ),
                    ),
                    facts=((one.record, "systems"), (system, "provider"), (provider, "in_group")),
                )


@rule(
    "REC-19",
    WARNING,
    QUALITY,
    "30(1)(d)",
    step=message("Add those that receive data in this activity, or state that there are none."),
)
def recipients_are_tied_to_activities(view: RegisterView) -> Remarks:
    """Recipients are stated for the organisation, which has several activities, and none for this one."""
    text = message(
        "Recipients are given only for the whole organisation. "
        "Who receives data in this activity is not stated."
    )
    for organisation in view.organisations:
        common = [_values(each.disclosure) for each in organisation.recipients if each.stated]
        if not common or len(organisation.activities) < 2:
            continue
        for one in organisation.activities:
            if one.as_processor or one.record.recipients is Existence.NONE:
                continue
            if not any(each.stated for each in one.own_recipients):
                yield Remark(
                    one.record,
                    "disclosures",
                    text,
                    one.id,
                    remedies=(_copying(one.record, common),),
                    facts=((one.record, "recipients"), (organisation.record, "disclosures")),
                )


@rule(
    "REC-20",
    INFO,
    EVIDENCE,
    "30(1)(d), 28",
    step=message("Enter the processors that you use by name."),
)
def some_recipients_are_named(view: RegisterView) -> Remarks:
    """Others receive data, and all of them are mere categories."""
    for organisation in view.organisations:
        everywhere = (organisation.recipients, *(one.own_recipients for one in organisation.activities))
        parties = [
            each.party
            for each in chain.from_iterable(everywhere)
            if each.stated and each.disclosure.role not in _NEED_NO_NAME and each.party
        ]
        if parties and not any(map(is_named, parties)):
            yield Remark(
                organisation.record,
                "disclosures",
                message(
                    "All recipients are categories. That is enough for Article 30, "
                    "but the processors that you use are not named."
                ),
                facts=tuple((party, "name") for party in {party.id: party for party in parties}.values()),
            )


class Involved(NamedTuple):
    """A recipient, and where it is one: in an activity, or in all of an organisation."""

    recipient: Recipient
    where: ActivityView | OrganisationView

    @property
    def activity(self) -> str:
        """The id of the activity, "" where it is said for the whole organisation."""
        return "" if self.recipient.common else self.where.id

    @property
    def as_controller(self) -> bool:
        """Whether it receives what the organisation decides over, not what is processed for clients."""
        if isinstance(self.where, ActivityView):
            return not self.where.as_processor
        return not self.where.activities or any(not one.as_processor for one in self.where.activities)


@lru_cache(maxsize=1)
def involved(view: RegisterView) -> Mapping[str, tuple[Involved, ...]]:
    """All that is said of each party as a recipient, by its id; of the organisations first, then in order."""
    found: dict[str, list[Involved]] = {}
    common = ((one, each) for one in view.organisations for each in one.recipients)
    own = ((one, each) for one in view.current for each in one.own_recipients)
    for where, each in chain[tuple[ActivityView | OrganisationView, Recipient]](common, own):
        if each.party is not None and each.stated:
            found.setdefault(each.party.id, []).append(Involved(each, where))
    return {key: tuple(each) for key, each in found.items()}


def is_named(party: Party) -> bool:
    """Whether a party is somebody by name, not a category such as "banks" or "suppliers of IT services"."""
    if party.kind == "category" or blank(party.name) or VAGUE.fullmatch(party.name.strip()):
        return False
    if party.kind in {"organisation", "person"} or has_legal_form(party.name):
        return True
    return not party.name.islower() and _SEVERAL.match(party.name.strip()) is None


def says_no_recipients(one: ActivityView) -> bool:
    """Whether it is stated, for the activity or else for its organisation, that there are no recipients."""
    own = one.record.recipients
    if own is Existence.UNANSWERED and one.organisation is not None:
        return one.organisation.record.recipients is Existence.NONE
    return own is Existence.NONE


def has_name_and_contact(party: Party) -> bool:
    """Whether a party is named and can be reached by at least one way."""
    return not blank(party.name) and stated(party.address, party.email, party.phone)


def _joint(recipients: tuple[Recipient, ...]) -> list[Recipient]:
    return [each for each in recipients if JOINT in (each.disclosure.role, each.disclosure.second_role)]


def _jointly(view: RegisterView) -> Iterator[tuple[ActivityView, Recipient]]:
    """The joint controllers that are stated, each disclosure once, with an activity that is joint."""
    seen = set[str]()
    for one in view.as_controller:
        if one.record.role == JOINT:
            for recipient in _joint(one.recipients):
                if recipient.stated and recipient.disclosure.id not in seen:
                    seen.add(recipient.disclosure.id)
                    yield one, recipient


def _is_arranged(recipient: Recipient) -> bool:
    """Whether an arrangement is dated, or the party has an agreement on file that may be one."""
    if recipient.disclosure.arrangement is not None or recipient.party is None:
        return True
    party = recipient.party
    on_file = party.agreement_signed or stated(party.agreement_reference) or party.agreement_document
    return bool(on_file) and party.agreement_kind in {"", "joint_arrangement"}


def _agreement_facts(recipient: Recipient) -> tuple[tuple[Party, str], ...]:
    fields = ("agreement_kind", "agreement_signed", "agreement_reference", "agreement_document")
    return tuple((recipient.party, field) for field in fields) if recipient.party else ()


def _is_outsider(party: Party, ours: set[str]) -> bool:
    return (
        party.in_group is not Answer.YES
        and bool(party.category or stated(party.name))
        and folded(party.name) not in ours
    )


def _receiving(view: RegisterView, one: ActivityView) -> Iterator[str]:
    """The ids of those that receive data in an activity, of those they engage, and of its clients."""
    yield from (client.party for client in one.clients)
    for recipient in one.recipients:
        if recipient.party is not None:
            yield recipient.party.id
            yield from (party.id for party in view.engaged_by(recipient.party))


def _copying(record: Activity, common: list[Values]) -> Remedy:
    """Enters the recipients of the organisation for an activity."""
    return Remedy(_COPY, tuple(AddRecord(Disclosure, record.id, values) for values in common))


def _values(disclosure: Disclosure) -> Values:
    values = ((name, getattr(disclosure, name)) for name in _COPIED)
    return tuple((name, value) for name, value in values if value)
