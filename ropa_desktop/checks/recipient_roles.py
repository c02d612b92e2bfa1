"""Roles of recipients: controller, joint controller or processor, and what shows it."""

import re
from collections.abc import Iterable, Iterator

from ropa_desktop.checks.counted import Names, party_label
from ropa_desktop.checks.meanings import recipients_meant
from ropa_desktop.checks.recipients import NOT_OUTSIDE, VAGUE, Involved, involved, is_named
from ropa_desktop.checks.remedies import Remedy, SetField, set_field
from ropa_desktop.checks.rule import INFO, QUALITY, WARNING, Fact, Remark, Remarks, rule
from ropa_desktop.checks.text import excerpt, folded, stated
from ropa_desktop.checks.transfers import leaves_transfers_open, named_as_importers
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law import organisation_number
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Client, Party

NORMALLY_CONTROLLERS = frozenset(
    """bank skatteverket forsakringskassan kronofogden bolagsverket polisen finanspolisen finansinspektionen
    arbetsmiljoverket scb do spar lawyer auditor union_org insurance pension credit_agency""".split()
)
"""Kinds of recipient that decide themselves why and how they use what they receive."""

_ROLES_OFFERED = frozenset({"processor", "independent_controller", "authority"})
_PROCESSING = frozenset({"processor", "sub_processor"})
_DECIDING = frozenset({"independent_controller", "authority"})
_UNCLEAR = frozenset({"", "unknown"})
_SAY_NO_DATA = NOT_OUTSIDE | {"source"}
_COUNTRY_NOT_ASKED = NOT_OUTSIDE | {"authority", "successor", "source", "public"}
_SWEDISH_NAME = re.compile(
    r"\b(?:AB|[Aa]ktiebolag(?:et)?|HB|KB|[Hh]andelsbolag(?:et)?|ek\.? ?för\.?|Brf)(?!\w)"
)


@rule(
    "REC-03",
    WARNING,
    QUALITY,
    "4(7)-(10)",
    step=message("Choose the role: processor if it works on your instructions only, else controller."),
)
def roles_are_stated(view: RegisterView) -> Remarks:
    """The role of a recipient is open; for a processor, only where it is said to be unknown.

    Who has only a vague name must be told of before its role can be.
    """
    for all_said in involved(view).values():
        unclear = [
            each
            for each in all_said
            if each.recipient.disclosure.role in _UNCLEAR
            and (each.as_controller or each.recipient.disclosure.role)
        ]
        party = _party_of(all_said)
        if unclear and not _is_vague(party):
            yield Remark(
                unclear[0].recipient.disclosure,
                "role",
                message("The role of {recipient} is not stated.", recipient=party_label(party)),
                unclear[0].activity,
                remedies=tuple(_role_by_kind(party, unclear)),
                facts=(*_roles(unclear[1:]), (party, "name"), (party, "category")),
            )


@rule(
    "REC-04",
    WARNING,
    QUALITY,
    "30(1)(d)",
    step=message("Choose for each recipient which of the data it receives."),
)
def data_disclosed_are_stated(view: RegisterView) -> Remarks:
    """Several categories of data, and nothing says which of them recipients of the activity receive."""
    for one in view.as_controller:
        if len(one.own_data) < 2:
            continue
        open_ones = [
            each
            for each in one.own_recipients
            if each.stated
            and each.disclosure.role not in _SAY_NO_DATA
            and not each.disclosure.data
            and not stated(each.disclosure.data_as_written)
        ]
        if open_ones:
            everything = tuple(dict.fromkeys((each.use or each.item).id for each in one.own_data))
            yield Remark(
                open_ones[0].disclosure,
                "data",
                message(
                    "It is not stated which data are disclosed to: {recipients}.",
                    recipients=Names(tuple(dict.fromkeys(party_label(each.party) for each in open_ones))),
                ),
                one.id,
                remedies=(
                    Remedy(
                        message("State that all data of the activity are disclosed"),
                        tuple(SetField(each.disclosure.id, "data", everything) for each in open_ones),
                    ),
                ),
                facts=tuple((each.disclosure, "data") for each in open_ones[1:]),
            )


@rule(
    "REC-05",
    WARNING,
    QUALITY,
    "30(1)(d)-(e)",
    step=message("Choose the country in which it processes the data."),
)
def countries_of_recipients_are_stated(view: RegisterView) -> Remarks:
    """A recipient is named, but not its country, and no transfer tells where the data go.

    Where its activity has not answered for transfers, that question comes first.
    """
    importers = named_as_importers(view)
    for key, all_said in involved(view).items():
        party = _party_of(all_said)
        asked = [each for each in all_said if each.recipient.disclosure.role not in _COUNTRY_NOT_ASKED]
        if party.country or not asked or key in importers or party.kind == "authority" or not is_named(party):
            continue
        if not any(leaves_transfers_open(each.where) for each in asked):
            yield Remark(
                party,
                "country",
                message(
                    "The country in which {recipient} processes the data is not stated.",
                    recipient=party_label(party),
                ),
                remedies=(
                    (set_field(message("State that it is Sweden"), party, country="SE"),)
                    if _looks_swedish(party)
                    else ()
                ),
            )


@rule(
    "REC-09",
    WARNING,
    QUALITY,
    "4(7)-(8)",
    step=message(
        "Change the role to independent controller or authority, unless it acts on your instructions."
    ),
)
def controllers_are_not_processors(view: RegisterView) -> Remarks:
    """A bank, an authority and the like is entered as processor."""
    for all_said in involved(view).values():
        party = _party_of(all_said)
        processing = [each for each in all_said if each.recipient.disclosure.role == "processor"]
        if processing and (meant := recipients_meant(party)) and meant <= NORMALLY_CONTROLLERS:
            yield Remark(
                processing[0].recipient.disclosure,
                "role",
                message(
                    "{recipient} is entered as processor, but is normally a controller of its own.",
                    recipient=party_label(party),
                ),
                processing[0].activity,
                remedies=tuple(_role_by_kind(party, processing)),
                facts=(*_roles(processing[1:]), (party, "name"), (party, "category")),
            )


@rule(
    "REC-10",
    INFO,
    QUALITY,
    "28, 4(8)",
    step=message("Check the role of the recipient, or state what kind of agreement it is."),
)
def controllers_have_no_processing_agreement(view: RegisterView) -> Remarks:
    """A processing agreement is signed with someone that is a processor nowhere."""
    clients: frozenset[str] | None = None
    for key, all_said in involved(view).items():
        party = _party_of(all_said)
        if party.agreement != "signed" or party.agreement_kind not in {"", "processor_agreement"}:
            continue
        roles = {role for each in all_said for role in _both_roles(each)}
        deciding = [each for each in all_said if each.recipient.disclosure.role in _DECIDING]
        if not deciding or not roles.isdisjoint(_PROCESSING) or key in view.processors:
            continue
        clients = clients if clients is not None else frozenset(_clients(view))
        if key not in clients:
            yield Remark(
                deciding[0].recipient.disclosure,
                "role",
                message(
                    "There is a processing agreement with {recipient}, which is entered as a controller "
                    "of its own.",
                    recipient=party_label(party),
                ),
                deciding[0].activity,
                remedies=(
                    _role("processor", deciding),
                    set_field(
                        message("State that it is a confidentiality agreement"),
                        party,
                        agreement_kind="confidentiality",
                    ),
                ),
                facts=(*_roles(deciding[1:]), (party, "agreement"), (party, "agreement_kind")),
            )


@rule(
    "REC-11",
    WARNING,
    QUALITY,
    "30(1)(d)",
    step=message("Say what kind of recipient it is, such as a payroll bureau, or name it."),
)
def recipients_are_precise(view: RegisterView) -> Remarks:
    """A recipient is called only "partners", "suppliers" or the like, with nothing beside it."""
    for all_said in involved(view).values():
        party = _party_of(all_said)
        if _is_vague(party):
            yield Remark(
                party,
                "name",
                message("“{value}” does not tell who receives the data.", value=excerpt(party.name)),
                facts=((party, "category"), (party, "examples"), (party, "services")),
            )


@rule(
    "REC-17",
    WARNING,
    QUALITY,
    "30(1)(d)",
    step=message("Compare the entries, and correct the one that is wrong."),
)
def parties_are_the_same_everywhere(view: RegisterView) -> Remarks:
    """A recipient is processor in one activity and controller in another, or is entered twice otherwise."""
    by_name: dict[str, tuple[Party, frozenset[str]]] = {}
    for all_said in involved(view).values():
        party = _party_of(all_said)
        if not is_named(party):
            continue
        roles = frozenset(each.recipient.disclosure.role for each in all_said)
        differing = _opposed(roles) and not _deliberately(all_said)
        twin, its_roles = by_name.setdefault(folded(party.name), (party, roles))
        if differing:
            text = message(
                "{recipient} is a processor in one activity and a controller of its own in another.",
                recipient=party_label(party),
            )
            yield Remark(party, "name", text, facts=_roles(all_said))
        elif twin is not party and party.country and twin.country and party.country != twin.country:
            text = message(
                "{recipient} is entered twice, in different countries.", recipient=party_label(party)
            )
            yield Remark(party, "name", text, facts=((party, "country"), (twin, "country")))
        elif twin is not party and _opposed(roles | its_roles) and not _opposed(its_roles):
            text = message(
                "{recipient} is entered twice, as processor and as a controller of its own.",
                recipient=party_label(party),
            )
            yield Remark(party, "name", text, facts=_roles((*all_said, *involved(view)[twin.id])))


def _is_vague(party: Party) -> bool:
    """Whether it is called only "partners" or the like, and nothing beside the name tells more."""
    if party.category or any(map(stated, party.examples)) or stated(party.services):
        return False
    return VAGUE.fullmatch(party.name.strip()) is not None


def _party_of(all_said: Iterable[Involved]) -> Party:
    """The party that all of it is about."""
    return next(each.recipient.party for each in all_said if each.recipient.party)


def _roles(all_said: Iterable[Involved]) -> tuple[Fact, ...]:
    return tuple((each.recipient.disclosure, "role") for each in all_said)


def _both_roles(each: Involved) -> tuple[str, str]:
    return each.recipient.disclosure.role, each.recipient.disclosure.second_role


def _role_by_kind(party: Party, links: list[Involved]) -> Iterator[Remedy]:
    """Offers the role that this kind of recipient normally has, where its kind is clear."""
    terms = vocabulary("recipient_kinds").terms
    roles = {terms[kind].group for kind in recipients_meant(party)}
    if len(roles) == 1 and roles <= _ROLES_OFFERED:
        yield _role(roles.pop(), links)


def _role(role: str, links: list[Involved]) -> Remedy:
    label = message("Set the role to: {role}", role=vocabulary("disclosure_roles").terms[role])
    return Remedy(label, tuple(SetField(each.recipient.disclosure.id, "role", role) for each in links))


def _looks_swedish(party: Party) -> bool:
    return _SWEDISH_NAME.search(party.name) is not None or organisation_number.is_organisation_number(
        party.org_number
    )


def _clients(view: RegisterView) -> Iterator[str]:
    return (client.party for client in view.register.every(Client))


def _opposed(roles: frozenset[str]) -> bool:
    """Whether roles speak against each other: acting on instructions, and deciding."""
    return "processor" in roles and "independent_controller" in roles


def _deliberately(all_said: Iterable[Involved]) -> bool:
    """Whether somebody has thought of both roles: they stand beside each other somewhere."""
    roles_at: dict[str, set[str]] = {}
    for each in all_said:
        roles_at.setdefault(each.where.id, set()).update(_both_roles(each))
    return any(_opposed(frozenset(roles)) for roles in roles_at.values())
