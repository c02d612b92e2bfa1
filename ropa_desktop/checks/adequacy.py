"""Adequacy decisions: whether there is one for each country, still in force, and whether it covers them."""

import datetime
from collections.abc import Iterator

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import party_label
from ropa_desktop.checks.described_transfers import (
    ADEQUACY,
    activity_id,
    country_names,
    importers_of,
    mechanisms_of,
    third_countries,
    undecided,
    where_to,
)
from ropa_desktop.checks.rule import (
    ERROR,
    EVIDENCE,
    HOUSEKEEPING,
    INFO,
    LAWFUL,
    WARNING,
    Remark,
    Remarks,
    rule,
)
from ropa_desktop.checks.text import blank, excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.law.countries import (
    AdequacyDecision,
    adequacy,
    adequacy_as_of,
    adequacy_of_organisation,
)
from ropa_desktop.register.records import Party, Transfer
from ropa_desktop.register.values import Answer

ENDS_SOON = datetime.timedelta(days=180)
LIST_IS_OLD = datetime.timedelta(days=180)
CHECK_IS_OLD = datetime.timedelta(days=365)
STAFF = frozenset({"employees", "former_employees", "job_applicants"})

_FRAMEWORK = "dpf"
"""The scope evidence of the decision on the United States: the Data Privacy Framework list."""


@rule(
    "TRF-07",
    ERROR,
    LAWFUL,
    "45",
    step=message("Choose another mechanism, or correct the country."),
)
def adequacy_is_decided(view: RegisterView) -> Remarks:
    """All that a transfer rests on is a decision that there is none of, for a country or an organisation."""
    for transfer, one in _on_adequacy(view):
        if (text := _not_decided(transfer, view.on)) and not _has_reserve(transfer):
            yield Remark(transfer, "mechanisms", text, activity_id(one), facts=where_to(transfer))


@rule(
    "TRF-09",
    ERROR,
    LAWFUL,
    "45(3)",
    step=message("Look the recipient up in the Data Privacy Framework list, and enter its name and the day."),
)
def american_importer_is_on_the_list(view: RegisterView) -> Remarks:
    """A company in the United States is not shown to be on the list; each is told of once."""
    told = set[str]()
    for transfer, one in _on_framework(view):
        if not transfer.importers:
            yield Remark(
                transfer,
                "importers",
                message(
                    "The decision on the United States covers only companies on the Data Privacy Framework "
                    "list, and no recipient is stated."
                ),
                activity_id(one),
                facts=((transfer, "mechanisms"), *where_to(transfer)),
            )
        for party in _uncertified(view, transfer):
            if party.id not in told:
                told.add(party.id)
                yield Remark(
                    party,
                    "dpf_name" if blank(party.dpf_name) else "dpf_checked",
                    message(
                        "It is not shown that {recipient} is on the Data Privacy Framework list.",
                        recipient=party_label(party),
                    ),
                    facts=((party, "dpf_name"), (party, "dpf_checked"), (transfer, "mechanisms")),
                )


@rule(
    "TRF-10",
    WARNING,
    EVIDENCE,
    "45(3)",
    step=message("Look the recipient up in the list again, and enter the day."),
)
def place_on_the_list_is_checked_yearly(view: RegisterView) -> Remarks:
    """Certifications run for a year at a time."""
    told = set[str]()
    for transfer, _ in _on_framework(view):
        for party in _american(view, transfer):
            checked = party.dpf_checked
            if checked and checked.last_day() + CHECK_IS_OLD < view.on and party.id not in told:
                told.add(party.id)
                yield Remark(
                    party,
                    "dpf_checked",
                    message(
                        "{recipient} was last looked up in the Data Privacy Framework list on {day}; "
                        "a certification runs for one year.",
                        recipient=party_label(party),
                        day=checked.iso,
                    ),
                )


@rule(
    "TRF-11",
    WARNING,
    LAWFUL,
    "45(3)",
    step=message("Look in the list whether the certification covers HR data, and enter the answer."),
)
def certification_covers_staff(view: RegisterView) -> Remarks:
    """Data on staff go to a certified company that is not said to be certified for them."""
    told = set[str]()
    for transfer, one in _on_framework(view):
        if one is None or STAFF.isdisjoint(one.people_meant) or _has_reserve(transfer):
            continue
        for party in _american(view, transfer):
            if party.dpf_hr is not Answer.YES and party.id not in told:
                told.add(party.id)
                yield Remark(
                    party,
                    "dpf_hr",
                    message(
                        "The certification must cover HR data when data on staff are transferred "
                        "to {recipient}.",
                        recipient=party_label(party),
                    ),
                    facts=((one.record, "people"), (transfer, "mechanisms")),
                )


@rule(
    "TRF-12",
    WARNING,
    LAWFUL,
    "45(3)",
    step=message("Write how you know that the recipient is covered."),
)
def recipient_is_within_the_decision(view: RegisterView) -> Remarks:
    """The decision covers some recipients in the country only, and nothing says that this is one."""
    for transfer, one in _on_adequacy(view):
        if stated(transfer.adequacy_scope):
            continue
        limited = [each for each in _decisions(transfer, view.on) if not each.general]
        if limited := [each for each in limited if each.requires_scope_evidence != _FRAMEWORK]:
            yield Remark(
                transfer,
                "adequacy_scope",
                message(
                    "The decision on {country} does not cover everyone there: {scope}",
                    country=limited[0].name,
                    scope=limited[0].scope,
                ),
                activity_id(one),
                facts=((transfer, "mechanisms"), *where_to(transfer)),
            )


@rule(
    "TRF-13",
    WARNING,
    HOUSEKEEPING,
    "45(3)",
    step=message("Check whether the decision is to be prolonged, and agree on another mechanism if not."),
)
def decision_lasts(view: RegisterView) -> Remarks:
    """The decision that a transfer rests on ends within half a year."""
    for transfer, one in _on_adequacy(view):
        for each in _decisions(transfer, view.on):
            if each.valid_until and each.valid_until - view.on <= ENDS_SOON:
                yield Remark(
                    transfer,
                    "mechanisms",
                    message(
                        "The adequacy decision for {country} ends on {day}.",
                        country=each.name,
                        day=each.valid_until.isoformat(),
                    ),
                    activity_id(one),
                    facts=where_to(transfer),
                )


@rule(
    "TRF-14",
    WARNING,
    HOUSEKEEPING,
    "45(8)",
    step=message("Load a newer list, or compare your countries with the list of the Commission."),
)
def list_of_decisions_is_recent(view: RegisterView) -> Remarks:
    """Transfers rest on decisions, and the program's list of them is older than half a year; told of once."""
    if view.on - adequacy_as_of() > LIST_IS_OLD and next(_on_adequacy(view), None):
        yield Remark(
            view.sheet,
            "",
            message(
                "The program's list of adequacy decisions is of {day}. Decisions may have been added "
                "or fallen since.",
                day=adequacy_as_of().isoformat(),
            ),
        )


@rule(
    "TRF-15",
    INFO,
    EVIDENCE,
    "45; C-703/25 P",
    step=message("Agree on standard contractual clauses in reserve, or write what you will do if it falls."),
)
def uncertain_decision_has_a_reserve(view: RegisterView) -> Remarks:
    """The decision on the United States is challenged in court, and nothing else would carry the transfer."""
    for transfer, one in _on_framework(view):
        if not _has_reserve(transfer):
            yield Remark(
                transfer,
                "mechanisms",
                message(
                    "The transfer rests only on the decision on the United States, which is challenged "
                    "in the Court of Justice."
                ),
                activity_id(one),
                facts=where_to(transfer),
            )


def _on_adequacy(view: RegisterView) -> Iterator[tuple[Transfer, ActivityView | None]]:
    """The transfers that rest on an adequacy decision."""
    return ((transfer, one) for transfer, one in view.transfers if ADEQUACY in transfer.mechanisms)


def _on_framework(view: RegisterView) -> Iterator[tuple[Transfer, ActivityView | None]]:
    """The transfers that rest on the decision on the United States."""
    for transfer, one in _on_adequacy(view):
        decisions = _decisions(transfer, view.on)
        if any(each.requires_scope_evidence == _FRAMEWORK for each in decisions):
            yield transfer, one


def _decisions(transfer: Transfer, on: datetime.date) -> list[AdequacyDecision]:
    """The decisions on the countries that a transfer goes to."""
    found = (adequacy(iso, on) for iso in third_countries(transfer))
    return [each for each in found if each]


def _not_decided(transfer: Transfer, on: datetime.date) -> Message | None:
    day = adequacy_as_of().isoformat()
    if left := undecided(transfer, on):
        return message(
            "There is no adequacy decision for {countries} in the list of {day}.",
            countries=country_names(left),
            day=day,
        )
    name = transfer.international_organisation
    if stated(name) and adequacy_of_organisation(name, on) is None and not third_countries(transfer):
        return message(
            "There is no adequacy decision for {organisation} in the list of {day}.",
            organisation=excerpt(name),
            day=day,
        )
    return None


def _has_reserve(transfer: Transfer) -> bool:
    """Whether something else can carry the transfer too."""
    return any(each.sufficient and each.id != ADEQUACY for each in mechanisms_of(transfer))


def _american(view: RegisterView, transfer: Transfer) -> Iterator[Party]:
    """The recipients that the decision on the United States must cover.

    One without a country is among them only where the transfer goes nowhere else.
    """
    elsewhere = len(third_countries(transfer)) > 1
    for party in importers_of(view, transfer):
        if party.country == "US" or not (party.country or elsewhere):
            yield party


def _uncertified(view: RegisterView, transfer: Transfer) -> list[Party]:
    """The recipients that are not shown to be on the list; other mechanisms may be for those who are not."""
    american = list(_american(view, transfer))
    missing = [party for party in american if blank(party.dpf_name) or party.dpf_checked is None]
    return [] if _has_reserve(transfer) and len(missing) < len(american) else missing
