"""The record of a processor (Article 30(2)): for whom, what, and with whose help."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.counted import party_label
from ropa_desktop.checks.countries import outside_eea
from ropa_desktop.checks.recipients import has_name_and_contact
from ropa_desktop.checks.remedies import Remedy, Remove, add_record, set_field
from ropa_desktop.checks.rule import ART30, ERROR, INFO, LAWFUL, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, excerpt, stated
from ropa_desktop.checks.transfers import described_by, undescribed
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Activity, Client, LegalBasis, Party
from ropa_desktop.register.values import Answer

_OWN_PURPOSE = re.compile(
    r"\beg(?:en|et|na)\s+(?:\w+\s+)?(?:ändamål|syfte|räkning|bruk|marknadsföring|statistik|analys|utveckling"
    r"|verksamhet|tjänst|produkt|intresse)|\bown\s+(?:\w+\s+)?(?:purpose|use|marketing|statistic|analy|product|service)"
    r"|produktutveckl|tjänsteutveckl|\bstatistik|marknadsför"
    r"|\bproduct development|\bstatistics|\bmarketing",
    re.IGNORECASE,
)
_FOR_THE_CLIENT = re.compile(
    r"\b(?:åt|för)\s+(?:\w+\s+)?(?:kund|uppdragsgivar|beställar|personuppgiftsansvarig)"
    r"|\b(?:kundens|kundernas|uppdragsgivarens)\b|\bon behalf of\b"
    r"|\bfor (?:the |our )?(?:client|customer|controller)|\b(?:client|customer|controller)(?:s|'s|s')\b",
    re.IGNORECASE,
)


@rule("PRC-01", ERROR, ART30, "30(2)(a)", step=message("Add each client with its name and contact details."))
def clients_are_stated(view: RegisterView) -> Remarks:
    """No controller is entered."""
    for one in view.as_processor:
        if not one.clients:
            yield Remark(
                one.record,
                "clients",
                message("Give the controller (the client) on whose behalf you process the data."),
                one.id,
            )


@rule(
    "PRC-02",
    ERROR,
    ART30,
    "30(2)(a)",
    step=message("Enter the name of the client, and an address, e-mail address or phone number."),
)
def clients_have_name_and_contact(view: RegisterView) -> Remarks:
    """A controller is not named, or cannot be reached."""
    for one, client, party in _clients(view):
        if party is None or not has_name_and_contact(party):
            yield Remark(client, "party", _unreachable(party), one.id)


@rule(
    "PRC-03",
    ERROR,
    ART30,
    "30(2)(b)",
    step=message("Write what you do with the data for the client, such as storage and support."),
)
def categories_of_processing_are_stated(view: RegisterView) -> Remarks:
    """Nothing says what is done for a controller."""
    for one, client, party in _clients(view):
        if not stated(*client.categories):
            yield Remark(
                client,
                "categories",
                message(
                    "Give the categories of processing carried out for {controller}.",
                    controller=party_label(party),
                ),
                one.id,
            )


@rule("PRC-04", ERROR, LAWFUL, "28(3)", step=message("Sign a processing agreement with the client."))
def clients_have_an_agreement(view: RegisterView) -> Remarks:
    """The agreement with a controller is said to be missing."""
    for party in _served(view):
        if party.agreement == "missing":
            yield Remark(
                party,
                "agreement",
                message("There is no processing agreement with {controller}.", controller=party_label(party)),
                remedies=(
                    set_field(
                        message("State that the agreement is under way"), party, agreement="in_progress"
                    ),
                ),
            )


@rule(
    "PRC-05",
    WARNING,
    LAWFUL,
    "28(2)",
    step=message("Obtain the authorisation of the client, and state whether it is general or specific."),
)
def sub_processors_are_authorised(view: RegisterView) -> Remarks:
    """It is not stated that the controller has authorised a sub-processor."""
    for one in view.as_processor:
        for recipient in one.own_recipients:
            if recipient.engaged and recipient.disclosure.authorisation in {"", "missing"}:
                yield Remark(
                    recipient.disclosure,
                    "authorisation",
                    message(
                        "No prior written authorisation is recorded for the sub-processor {name}.",
                        name=party_label(recipient.party),
                    ),
                    one.id,
                    remedies=(
                        set_field(
                            message("State a general authorisation"),
                            recipient.disclosure,
                            authorisation="general",
                        ),
                    ),
                    facts=((recipient.disclosure, "role"),),
                )


@rule(
    "PRC-06",
    ERROR,
    ART30,
    "30(2)(c)",
    step=message("Add the transfer with its country, its importer and its ground, or correct the country."),
)
def transfers_to_sub_processors_are_described(view: RegisterView) -> Remarks:
    """A sub-processor is outside the EEA, and no transfer says so."""
    for one in view.as_processor:
        engaged = (each for each in one.own_recipients if each.engaged)
        for party in undescribed(view, engaged, [one]):
            yield Remark(
                party,
                "country",
                message(
                    "Sub-processor {name} is outside the EEA ({country}), but the transfer is not described.",
                    name=party_label(party),
                    country=vocabulary("countries").terms[party.country],
                ),
                one.id,
                remedies=(described_by(party, one),),
            )


@rule(
    "PRC-07",
    WARNING,
    LAWFUL,
    "28(10)",
    step=message("Move what you decide yourself to an activity as controller."),
)
def processor_has_no_purposes_of_its_own(view: RegisterView) -> Remarks:
    """A purpose is the processor's own, or a legal basis is given."""
    text = message(
        "Whoever processes for purposes of its own is the controller for that part. "
        "Enter it as an activity of its own."
    )
    for one in view.as_processor:
        for purpose in one.purposes:
            words = f"{purpose.text} {purpose.text_en}"
            if _OWN_PURPOSE.search(words) and not _FOR_THE_CLIENT.search(words):
                yield Remark(purpose, "text", text, one.id)
        if bases := one.parts(LegalBasis):
            yield Remark(one.record, "legal_bases", text, one.id, remedies=(_without(bases),))


@rule(
    "PRC-08",
    INFO,
    QUALITY,
    "30(2)",
    step=message("Add the work for clients as an activity in the role of processor."),
)
def work_for_clients_is_in_the_record(view: RegisterView) -> Remarks:
    """Someone receives data as a client, or the organisation says it processes for customers."""
    for organisation in view.organisations:
        if _works_for_clients(organisation) and not any(one.as_processor for one in organisation.activities):
            yield Remark(
                organisation.record,
                "processes_for_customers",
                message(
                    "Do you process data on behalf of customers? "
                    "Then a record as processor is needed as well."
                ),
                remedies=(
                    add_record(
                        message("Add an activity as processor"),
                        Activity,
                        role="processor",
                        organisation=organisation.id,
                    ),
                ),
            )


@rule(
    "PRC-09",
    INFO,
    QUALITY,
    "30(2)(a)",
    step=message("Ask the client whether it has a representative in the EEA, and enter it."),
)
def clients_outside_the_eea_have_a_representative(view: RegisterView) -> Remarks:
    """A controller is outside the EEA, and no representative is named."""
    for party in _served(view):
        if outside_eea(party.country) and blank(party.representative):
            yield Remark(
                party,
                "representative",
                message("The client is outside the EEA: give its representative, if it has one."),
                facts=((party, "country"),),
            )


def _clients(view: RegisterView) -> Iterator[tuple[ActivityView, Client, Party | None]]:
    for one in view.as_processor:
        for client in one.clients:
            yield one, client, view.party(client.party)


def _unreachable(party: Party | None) -> Message:
    if party is None or blank(party.name):
        return message("The controller's name or contact details are missing.")
    return message(
        'The name or contact details of the controller "{controller}" are missing.',
        controller=excerpt(party.name),
    )


def _served(view: RegisterView) -> Iterable[Party]:
    """Each controller once, in however many activities it is served."""
    return {party.id: party for _, _, party in _clients(view) if party is not None}.values()


def _without(bases: Iterable[LegalBasis]) -> Remedy:
    """Deletes legal bases: a processor has none of its own."""
    return Remedy(message("Delete the legal bases"), tuple(Remove(one.id) for one in bases))


def _works_for_clients(organisation: OrganisationView) -> bool:
    if organisation.record.processes_for_customers is Answer.YES:
        return True
    own = chain.from_iterable(one.own_recipients for one in organisation.activities)
    recipients = chain(own, organisation.recipients)
    return any(recipient.disclosure.role == "customer_as_controller" for recipient in recipients)
