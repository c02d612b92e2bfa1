"""Transfers to third countries and international organisations: whether there are any, and where to."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ropa_desktop.checks.counted import Recipient, destinations, party_label
from ropa_desktop.checks.countries import countries_named, outside_eea
from ropa_desktop.checks.rule import ART30, ERROR, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, stated
from ropa_desktop.checks.view import ActivityView, OrganisationView, RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.mechanisms import mechanisms
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Party, Transfer
from ropa_desktop.register.values import Existence

NO_TRANSFER = frozenset({"internal", "data_subject"})
"""Roles in which nobody else receives the data, so that it is no transfer (EDPB Guidelines 05/2021)."""

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


@rule("TRF-01", ERROR, ART30, "30(1)(e)")
def transfers_are_answered(view: RegisterView) -> Remarks:
    """There is no transfer, and it is not stated that there are none."""
    for one in view.current:
        if not one.transfers and not _says_no_transfers(one):
            yield Remark(
                one.record,
                "transfers",
                message(
                    "Answer the question of transfers to third countries: give the country, "
                    "or state that there are none."
                ),
                one.id,
                "30(2)(c)" if one.as_processor else "",
            )


@rule("TRF-03", ERROR, ART30, "30(1)(e)")
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
            )


@rule("TRF-04", ERROR, ART30, "30(1)(d)-(e)")
def transfers_to_recipients_are_described(view: RegisterView) -> Remarks:
    """Also for whom a recipient engages in turn. A recipient said once for all activities is told of once."""
    for one in view.current:
        # Those whom a processor engages are sub-processors, with a rule of their own.
        recipients = (each for each in one.own_recipients if not (one.as_processor and each.engaged))
        for party in undescribed(view, recipients, [one]):
            yield _to_be_described(party, one.id)
    for organisation in view.organisations:
        where = organisation.activities or (organisation,)
        for party in undescribed(view, organisation.recipients, where):
            yield _to_be_described(party)


@rule("TRF-20", ERROR, ART30, "30(1)(e), 30(2)(c), 49(6)")
def compelling_interests_are_documented(view: RegisterView) -> Remarks:
    """What rests on the second subparagraph of Article 49(1) must be assessed in the record itself."""
    for transfer, one in view.transfers:
        known = mechanisms()
        if not any(known[key].mandatory_in_record for key in transfer.mechanisms if key in known):
            continue
        unassessed = blank(transfer.derogation_assessment)
        if unassessed or (blank(transfer.safeguards) and not transfer.document):
            yield Remark(
                transfer,
                "derogation_assessment" if unassessed else "safeguards",
                message("The assessment and the suitable safeguards must stand in the record."),
                one.id if one else "",
            )


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


def _to_be_described(party: Party, activity: str = "") -> Remark:
    return Remark(
        party,
        "country",
        message(
            "Recipient {recipient} is outside the EEA ({country}), but the transfer is not described.",
            recipient=party_label(party),
            country=vocabulary("countries").terms[party.country],
        ),
        activity,
    )


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
