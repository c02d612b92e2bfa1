"""Transfers to third countries and international organisations: whether there are any, and where to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.counted import Names, Recipient, destinations, party_label
from ropa_desktop.checks.countries import countries_named, inside_eea, outside_eea
from ropa_desktop.checks.recipients import is_named
from ropa_desktop.checks.remedies import AddRecord, Remedy, SetField, Step, remove, set_field
from ropa_desktop.checks.rule import ART30, ERROR, EVIDENCE, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Activity, Organisation, Party, Transfer
from ropa_desktop.register.values import Answer, Existence

NO_TRANSFER = frozenset({"internal", "data_subject"})
"""Roles in which nobody else receives the data, so that it is no transfer (EDPB Guidelines 05/2021)."""

_AT_HOME = NO_TRANSFER | {"authority", "source", "successor", "public"}
"""Roles in which nobody is asked where they process the data."""

_NO_TRANSFERS = message("State that there are none")
_TRANSFERS_STATED = message("It is stated that there are no transfers, but there are transfers entered.")

_AND_OTHERS = re.compile(
    r"\bm\.?\s?fl\b|\bmed flera\b|\boch (?:andra|övriga) l[aä]nd|\band others\b|\band other countr",
    re.IGNORECASE,
)
_FOR_EXAMPLE = re.compile(
    r"\bbl\.?\s?a\b|\bbland (?:annat|andra)\b|\betc\b|\bo\.?\s?s\.?\s?v\b|\bt\.?\s?ex\b|\bexempelvis\b"
    r"|\bsåsom\b|\bamong others\b|\bsuch as\b|\be\.g\.",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"\butanför\b|\butomlands\b|tredje ?l[aä]nd|\bglobal|\bworld-?\s?wide\b|\bhela världen\b|\binternationell"
    r"|\b(?:olika|flera|andra|annat|övriga|vissa|ett|något|godkända|säkra) l[aä]nd|\bmolnet\b"
    r"|\boutside\b|third countr|\babroad\b|\bvarious\b|\ba country\b"
    r"|\b(?:other|several|some|approved) countr",
    re.IGNORECASE,
)


@rule(
    "TRF-01",
    ERROR,
    ART30,
    "30(1)(e)",
    step=message("Add each transfer with its country, or state that there are none."),
)
def transfers_are_answered(view: RegisterView) -> Remarks:
    """There is no transfer, and it is not stated that there are none."""
    text = message(
        "Answer the question of transfers to third countries: give the country, or state that there are none."
    )
    for one in view.current:
        if not one.transfers and not _says_no_transfers(one):
            yield Remark(
                one.record,
                "transfers",
                text,
                one.id,
                "30(2)(c)" if one.as_processor else "",
                remedies=() if _reaches_outside(view, one.recipients) else (_none(one.record),),
            )


@rule(
    "TRF-02",
    ERROR,
    QUALITY,
    "30(1)(e), 44",
    step=message("State that there are transfers, or delete those that are not made."),
)
def no_transfers_means_none(view: RegisterView) -> Remarks:
    """It is stated that there are none, and transfers are described, or data can be read from outside.

    A recipient outside the EEA that no transfer describes has a rule of its own.
    """
    for organisation in view.organisations:
        record = organisation.record
        if record.transfers is Existence.NONE and any(map(_leads_out, organisation.transfers)):
            yield _contradicted(record, _TRANSFERS_STATED)
    for one in view.current:
        if not _says_no_transfers(one):
            continue
        if any(map(_leads_out, one.own_transfers)):
            yield _contradicted(one.record, _TRANSFERS_STATED, one.id)
        elif reached := next(_reached_from_outside(one.own_recipients), None):
            text = message(
                "It is stated that there are no transfers, but {recipient} has access from outside the EEA.",
                recipient=party_label(reached),
            )
            yield _contradicted(one.record, text, one.id)


@rule(
    "TRF-03",
    ERROR,
    ART30,
    "30(1)(e)",
    step=message("Choose the country or countries, or name the international organisation."),
)
def destination_is_identified(view: RegisterView) -> Remarks:
    """Neither country nor organisation is given, or only words such as "outside the EU"."""
    for transfer, one in view.transfers:
        if not _is_identified(transfer):
            yield Remark(
                transfer,
                "countries",
                message("Identify the third country or the international organisation."),
                one.id if one else "",
                "30(2)(c)" if one and one.as_processor else "",
                remedies=tuple(_countries_in_words(transfer)),
            )


@rule(
    "TRF-04",
    ERROR,
    ART30,
    "30(1)(d)-(e)",
    step=message("Add the transfer with its country, its importer and its ground, or correct the country."),
)
def transfers_to_recipients_are_described(view: RegisterView) -> Remarks:
    """Also for whom a recipient engages in turn. A recipient said once for all activities is told of once."""
    for one in view.current:
        # Those whom a processor engages are sub-processors, with a rule of their own.
        recipients = (each for each in one.own_recipients if not (one.as_processor and each.engaged))
        for party in undescribed(view, recipients, [one]):
            yield _to_be_described(party, one)
    for organisation in view.organisations:
        where = organisation.activities or (organisation,)
        for party in undescribed(view, organisation.recipients, where):
            yield _to_be_described(party, organisation)


@rule(
    "TRF-05",
    WARNING,
    QUALITY,
    "44",
    step=message("Delete the transfer, or give the country outside the EEA that it goes to."),
)
def transfers_leave_the_eea(view: RegisterView) -> Remarks:
    """Every country that is stated is in the EEA, and nothing else says that data leave it."""
    for transfer, one in view.transfers:
        if _leads_out(transfer) or any(outside_eea(party.country) for party in _importers(view, transfer)):
            continue
        terms = vocabulary("countries").terms
        yield Remark(
            transfer,
            "countries",
            message(
                "A transfer to {countries} is no transfer to a third country, as it is within the EEA.",
                countries=Names(tuple(terms[iso] for iso in sorted(destinations(transfer)))),
            ),
            one.id if one else "",
            remedies=(remove(message("Delete the transfer"), transfer),),
            facts=((transfer, "destination"), (transfer, "importers")),
        )


@rule(
    "TRF-29",
    WARNING,
    EVIDENCE,
    "30(1)(d)-(e)",
    step=message("Enter who receives the data in the third country, by name."),
)
def importers_are_named(view: RegisterView) -> Remarks:
    """Nobody is entered as importer, or only a category of recipients."""
    for transfer, one in view.transfers:
        importers = _importers(view, transfer)
        if any(map(is_named, importers)) or stated(transfer.international_organisation):
            continue
        if _is_blank(transfer) or not _leads_out(transfer):
            continue
        yield Remark(
            transfer,
            "importers",
            message("Who receives the data in the third country is not named."),
            one.id if one else "",
            remedies=tuple(_importers_offered(transfer, one)),
            facts=tuple((party, "name") for party in importers),
        )


@rule(
    "TRF-31",
    WARNING,
    EVIDENCE,
    "30(1)(e), 44",
    step=message("Ask the recipients where they process the data, and answer for this activity."),
)
def own_recipients_are_asked_of_transfers(view: RegisterView) -> Remarks:
    """The question is answered for the organisation only, and recipients of the activity have no country."""
    for one in view.current:
        if not (leaves_transfers_open(one) and _answers(one.organisation)):
            continue
        importers = named_as_importers(view)
        unasked = [
            each
            for each in one.own_recipients
            if each.stated
            and each.disclosure.role not in _AT_HOME
            and each.party
            and not each.party.country
            and each.party.kind != "authority"
            and each.party.id not in importers
        ]
        if unasked:
            yield Remark(
                unasked[0].disclosure,
                "party",
                message(
                    "It is not stated whether these process data outside the EEA: {recipients}.",
                    recipients=Names(tuple(dict.fromkeys(party_label(each.party) for each in unasked))),
                ),
                one.id,
                remedies=(_none(one.record, message("State that there are no transfers in the activity")),),
                facts=(
                    (one.record, "transfers"),
                    *((each.party, "country") for each in unasked if each.party),
                ),
            )


def leaves_transfers_open(where: ActivityView | OrganisationView) -> bool:
    """Whether an activity says nothing itself of transfers, so that TRF-01 or TRF-31 asks."""
    if isinstance(where, OrganisationView):
        return False
    return where.record.transfers is Existence.UNANSWERED and not where.own_transfers


@lru_cache(maxsize=1)
def named_as_importers(view: RegisterView) -> frozenset[str]:
    """The ids of the parties that a current transfer goes to."""
    return frozenset(key for transfer, _ in view.transfers for key in transfer.importers)


def describes(transfers: Iterable[Transfer], party: Party) -> bool:
    """Whether one of the transfers is to the country of a party, or to the party without a country."""
    return any(
        party.country in places if (places := destinations(transfer)) else party.id in transfer.importers
        for transfer in transfers
    )


def undescribed(
    view: RegisterView, recipients: Iterable[Recipient], where: Sequence[ActivityView | OrganisationView]
) -> Iterator[Party]:
    """The recipients outside the EEA, and those they engage, to whom not every one describes a transfer."""
    seen = set[str]()
    for recipient in recipients:
        if recipient.party is None or recipient.disclosure.role in NO_TRANSFER:
            continue
        for party in (recipient.party, *view.engaged_by(recipient.party)):
            if party.id not in seen and outside_eea(party.country):
                seen.add(party.id)
                if not all(describes(one.transfers, party) for one in where):
                    yield party


def described_by(party: Party, where: ActivityView | OrganisationView) -> Remedy:
    """Enters the transfer to a party in the country where it is."""
    record = where.record
    values = (("countries", (party.country,)), ("importers", (party.id,)))
    steps: list[Step] = [AddRecord(Transfer, record.id, values)]
    if record.transfers is Existence.NONE:
        steps.append(SetField(record.id, "transfers", Existence.SOME))
    return Remedy(message("Add a transfer to {recipient}", recipient=party_label(party)), tuple(steps))


def _to_be_described(party: Party, where: ActivityView | OrganisationView) -> Remark:
    return Remark(
        party,
        "country",
        message(
            "Recipient {recipient} is outside the EEA ({country}), but the transfer is not described.",
            recipient=party_label(party),
            country=vocabulary("countries").terms[party.country],
        ),
        where.id if isinstance(where, ActivityView) else "",
        remedies=(described_by(party, where),),
    )


def _none(record: Activity | Organisation, label: Message = _NO_TRANSFERS) -> Remedy:
    return set_field(label, record, transfers=Existence.NONE)


def _contradicted(record: Activity | Organisation, text: Message, activity: str = "") -> Remark:
    return Remark(
        record,
        "transfers",
        text,
        activity,
        remedies=(set_field(message("State that there are transfers"), record, transfers=Existence.SOME),),
        facts=((record, "third_country_transfers"),),
    )


def _reaches_outside(view: RegisterView, recipients: Iterable[Recipient]) -> bool:
    """Whether a recipient, or one that it engages, is outside the EEA or gives access from there."""
    outside = _outside(view)
    return bool(outside) and any(
        party.id in outside
        for each in recipients
        if each.party
        for party in (each.party, *view.engaged_by(each.party))
    )


@lru_cache(maxsize=1)
def _outside(view: RegisterView) -> frozenset[str]:
    """The ids of the parties that are outside the EEA or give access from there."""
    return frozenset(
        party.id for party in view.parties if outside_eea(party.country) or party.remote_access is Answer.YES
    )


def _reached_from_outside(recipients: Iterable[Recipient]) -> Iterator[Party]:
    return (
        each.party
        for each in recipients
        if each.party and each.party.remote_access is Answer.YES and each.disclosure.role not in NO_TRANSFER
    )


def _importers(view: RegisterView, transfer: Transfer) -> tuple[Party, ...]:
    return view.register.chosen(Party, transfer.importers)


def _importers_offered(transfer: Transfer, one: ActivityView | None) -> Iterator[Remedy]:
    """Offers the named recipients in the countries that the transfer goes to."""
    places = destinations(transfer)
    parties = (each.party for each in (one.recipients if one else ()) if each.party)
    found = {party.id: party for party in parties if party.country in places and is_named(party)}
    if found:
        label = message(
            "Enter {recipients} as importer", recipients=Names(tuple(map(party_label, found.values())))
        )
        yield set_field(label, transfer, importers=tuple(found))


def _countries_in_words(transfer: Transfer) -> Iterator[Remedy]:
    """Offers the third countries that the words name, where they name no others beside them."""
    named = tuple(sorted(filter(outside_eea, countries_named(transfer.destination))))
    if named and not _AND_OTHERS.search(transfer.destination):
        terms = vocabulary("countries").terms
        label = message("Choose {countries}", countries=Names(tuple(terms[iso] for iso in named)))
        yield set_field(label, transfer, countries=named)


def _is_blank(transfer: Transfer) -> bool:
    """Whether nothing says where it goes; to whom is then no question yet."""
    return not (transfer.countries or transfer.importers or stated(transfer.destination))


def _leads_out(transfer: Transfer) -> bool:
    """Whether it goes out of the EEA as far as it says: not to stated countries that are all within."""
    places = destinations(transfer)
    return (
        not places
        or not all(map(inside_eea, places))
        or stated(transfer.international_organisation)
        or any(pattern.search(transfer.destination) for pattern in (_AND_OTHERS, _FOR_EXAMPLE, _NO_PLACE))
    )


def _answers(organisation: OrganisationView | None) -> bool:
    """Whether the question of transfers is answered for the whole organisation."""
    if organisation is None:
        return False
    return organisation.record.transfers is not Existence.UNANSWERED or bool(organisation.transfers)


def _says_no_transfers(one: ActivityView) -> bool:
    own = one.record.transfers
    if own is Existence.UNANSWERED and one.organisation is not None:
        return one.organisation.record.transfers is Existence.NONE
    return own is Existence.NONE


def _is_identified(transfer: Transfer) -> bool:
    """Whether it says which country; an open list, such as "USA and others", leaves the others unsaid."""
    words = transfer.destination
    if _AND_OTHERS.search(words):
        return False
    if transfer.countries or _is_place(transfer.international_organisation):
        return True
    named = countries_named(words)
    if any(map(outside_eea, named)):
        return not _FOR_EXAMPLE.search(words)
    return bool(named) and _is_place(words)


def _is_place(name: str) -> bool:
    return stated(name) and not any(
        pattern.search(name) for pattern in (_AND_OTHERS, _FOR_EXAMPLE, _NO_PLACE)
    )
