"""Agreements with processors: whether there is one, signed and in force, and who they engage."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from ropa_desktop.checks.counted import Names, party_label
from ropa_desktop.checks.countries import inside_eea
from ropa_desktop.checks.meanings import recipients_meant
from ropa_desktop.checks.recipients import Involved, involved, is_named
from ropa_desktop.checks.remedies import set_field
from ropa_desktop.checks.rule import ERROR, EVIDENCE, INFO, LAWFUL, WARNING, Fact, Remark, Remarks, rule
from ropa_desktop.checks.text import stated
from ropa_desktop.checks.transfers import named_as_importers
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.register.records import Disclosure, Party
from ropa_desktop.register.values import Answer, Existence

IT_KINDS = frozenset(
    """it_hosting it_support email_provider crm hr_system recruitment_system newsletter_tool payroll_provider
    web_analytics""".split()
)
"""Kinds of processor whose service runs on systems that others often run for them."""

GDPR_APPLIES = datetime.date(2018, 5, 25)
"""The day from which agreements must meet Article 28 (Art. 99(2))."""

MOST_NAMED = 8
"""Recipients named in one message; the rest are counted."""

_PROCESSING = frozenset({"processor", "sub_processor"})
_UNSETTLED = frozenset({"", "unknown", "in_progress"})


@rule(
    "REC-06",
    ERROR,
    LAWFUL,
    "28(3)",
    step=message("Sign a processing agreement before the processor handles any data."),
)
def processors_have_an_agreement(view: RegisterView) -> Remarks:
    """The agreement with a processor is said to be missing."""
    for party, links in _processors(view):
        if party.agreement == "missing":
            yield Remark(
                party,
                "agreement",
                message("There is no processing agreement with {recipient}.", recipient=party_label(party)),
                remedies=(
                    set_field(
                        message("State that the agreement is under way"), party, agreement="in_progress"
                    ),
                ),
                facts=_roles(links),
            )


@rule(
    "REC-07",
    WARNING,
    EVIDENCE,
    "28(3), 28(9)",
    step=message("State whether there is an agreement, when it was signed and where it is kept."),
)
def agreements_are_on_file(view: RegisterView) -> Remarks:
    """It is open whether there is an agreement, or where; categories are told of once an organisation."""
    unnamed: dict[str, dict[str, Party]] = {}
    for party, links in _processors(view):
        if not _agreement_is_open(party) or all(
            each.recipient.disclosure.role != "processor" for each in links
        ):
            continue
        if not is_named(party):
            unnamed.setdefault(_organisation(links[0]), {})[party.id] = party
        elif party.agreement == "signed":
            text = message(
                "The agreement with {recipient} has neither date, reference nor document.",
                recipient=party_label(party),
            )
            yield Remark(party, "agreement", text, facts=_file_of(party))
        else:
            text = message(
                "It is not stated whether there is a processing agreement with {recipient}.",
                recipient=party_label(party),
            )
            yield Remark(party, "agreement", text, facts=_roles(links))
    for categories in unnamed.values():
        parties = tuple(categories.values())
        yield Remark(
            parties[0],
            "agreement",
            _not_stated_for(parties),
            facts=tuple((party, "agreement") for party in parties[1:]),
        )


@rule(
    "REC-08",
    WARNING,
    LAWFUL,
    "28(3)",
    step=message("Check that the agreement meets Article 28(3), and sign a new one if it does not."),
)
def agreements_are_of_this_law(view: RegisterView) -> Remarks:
    """The agreement was signed before the GDPR applied."""
    for party, _ in _processors(view):
        signed = party.agreement_signed
        if signed is None or party.agreement_kind not in {"", "processor_agreement"}:
            continue
        if signed.last_day() < GDPR_APPLIES:
            yield Remark(
                party,
                "agreement_signed",
                message(
                    "The agreement with {recipient} is older than the GDPR.", recipient=party_label(party)
                ),
                facts=((party, "agreement_kind"),),
            )


@rule(
    "REC-18",
    INFO,
    EVIDENCE,
    "28(2), 28(4)",
    step=message("Ask the processor, and enter its sub-processors or state that there are none."),
)
def sub_processors_are_known(view: RegisterView) -> Remarks:
    """A processor of an IT kind is named, and nothing says whom it engages."""
    engaging: frozenset[str] | None = None
    for party, links in _processors(view):
        if party.sub_processors is not Existence.UNANSWERED or not _runs_systems(party):
            continue
        engaging = engaging if engaging is not None else _engaging(view)
        if party.id not in engaging:
            yield Remark(
                party,
                "sub_processors",
                message(
                    "It is not stated which sub-processors {recipient} uses.", recipient=party_label(party)
                ),
                remedies=(
                    set_field(message("State that there are none"), party, sub_processors=Existence.NONE),
                ),
                facts=((party, "category"), *_roles(links)),
            )


@rule(
    "TRF-27",
    INFO,
    EVIDENCE,
    "44",
    step=message("Ask about support and operations: access from a third country is a transfer."),
)
def remote_access_is_answered(view: RegisterView) -> Remarks:
    """A processor of an IT kind is in the EEA, and nothing says whether it is reached from outside."""
    importers = named_as_importers(view)
    for party, links in _processors(view):
        if party.remote_access is not Answer.UNANSWERED or not inside_eea(party.country):
            continue
        if party.id not in importers and party.in_group is not Answer.YES and _runs_systems(party):
            yield Remark(
                party,
                "remote_access",
                message(
                    "It is not stated whether {recipient} has access to the data from outside the EEA.",
                    recipient=party_label(party),
                ),
                remedies=(
                    set_field(message("State that there is none"), party, remote_access=Answer.NO),
                    set_field(message("State that there is"), party, remote_access=Answer.YES),
                ),
                facts=((party, "country"), (party, "category"), *_roles(links)),
            )


class _Processor(NamedTuple):
    """A processor of an organisation, with all that makes it one."""

    party: Party
    links: tuple[Involved, ...]


def _processors(view: RegisterView) -> Iterator[_Processor]:
    """The processors and sub-processors of activities as controller; one in a second role too."""
    for all_said in involved(view).values():
        links = tuple(
            each for each in all_said if _processes(each.recipient.disclosure) and each.as_controller
        )
        if links and (party := links[0].recipient.party):
            yield _Processor(party, links)


def _processes(disclosure: Disclosure) -> bool:
    return disclosure.role in _PROCESSING or disclosure.second_role in _PROCESSING


def _agreement_is_open(party: Party) -> bool:
    """Whether nothing settles that there is an agreement, or nothing tells which."""
    if party.agreement != "signed":
        return party.agreement in _UNSETTLED
    unfiled = party.agreement_signed is None and not party.agreement_document
    return unfiled and not stated(party.agreement_reference)


def _not_stated_for(parties: tuple[Party, ...]) -> Message:
    named = Names(tuple(map(party_label, parties[:MOST_NAMED])))
    if len(parties) <= MOST_NAMED:
        return message(
            "It is not stated whether there are processing agreements with: {recipients}.", recipients=named
        )
    return message(
        "It is not stated whether there are processing agreements with: {recipients} and {count} more.",
        recipients=named,
        count=len(parties) - MOST_NAMED,
    )


def _organisation(link: Involved) -> str:
    where = link.where
    organisation = getattr(where, "organisation", where)
    return organisation.id if organisation else ""


def _runs_systems(party: Party) -> bool:
    """Whether a processor is named, and of a kind that builds on services of others."""
    return is_named(party) and not recipients_meant(party).isdisjoint(IT_KINDS)


def _engaging(view: RegisterView) -> frozenset[str]:
    """The ids of the parties that engage another."""
    vendors = {party.vendor for party in view.parties}
    return frozenset(vendors | {one.engaged_by for one in view.register.every(Disclosure)})


def _roles(links: tuple[Involved, ...]) -> tuple[Fact, ...]:
    return tuple((each.recipient.disclosure, "role") for each in links)


def _file_of(party: Party) -> tuple[Fact, ...]:
    return tuple((party, name) for name in ("agreement_signed", "agreement_reference", "agreement_document"))
