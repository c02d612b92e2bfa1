"""What a transfer rests on: a ground in Chapter V that can carry it, and that fits who sends and receives."""

import datetime

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.counted import Recipient, destinations, party_label
from ropa_desktop.checks.described_transfers import (
    ADEQUACY,
    activity_id,
    country_names,
    importers_of,
    is_vague,
    mechanisms_of,
    place_of,
    third_countries,
    undecided,
    where_to,
)
from ropa_desktop.checks.remedies import Remedy, replaced, set_field
from ropa_desktop.checks.rule import ERROR, LAWFUL, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.countries import adequacy
from ropa_desktop.law.instruments import former_instruments
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Party, Transfer
from ropa_desktop.register.values import Answer

CLAUSES, FOREIGN_ORDER = "scc_commission", "art48_foreign_order"
OCCASIONAL = frozenset({"art49_1_b", "art49_1_c", "art49_1_e", "art49_1_second"})
"""Derogations that recital 111 and Article 49(1) keep for what does not recur."""

CLAUSES_APPLY_FROM = datetime.date(2021, 6, 27)
"""The day from which the clauses in Decision (EU) 2021/914 could be used (Article 4)."""

_PROCESSOR_CLAUSES = "2021/915"
_TEXTS = ("mechanism_as_written", "instrument", "note")
_RECEIVES_AS = {
    "processor": "to_processor",
    "sub_processor": "to_processor",
    "joint_controller": "to_controller",
    "independent_controller": "to_controller",
    "authority": "to_controller",
}


@rule(
    "TRF-06",
    ERROR,
    LAWFUL,
    "44-49",
    step=message("Choose the mechanism that the transfer rests on. Without one, it must not take place."),
)
def transfer_rests_on_something(view: RegisterView) -> Remarks:
    """No mechanism is chosen, or only that it is not specified; words alone do not say which."""
    for transfer, one in view.transfers:
        if set(transfer.mechanisms) <= {"unspecified"} and _leaves(transfer):
            yield Remark(
                transfer,
                "mechanisms",
                message("It is not stated what the transfer rests on: {place}.", place=place_of(transfer)),
                activity_id(one),
                remedies=_rest_on_adequacy(transfer, view.on),
                facts=where_to(transfer),
            )


@rule(
    "TRF-08",
    ERROR,
    LAWFUL,
    "44, 46, 49",
    step=message("Choose a ground in Articles 45, 46 or 49 beside the order, or refuse the disclosure."),
)
def foreign_order_does_not_carry_a_transfer(view: RegisterView) -> Remarks:
    """A foreign order is all that a transfer rests on, to a country without an adequacy decision."""
    for transfer, one in view.transfers:
        if _order_stands_alone(transfer) and (left := undecided(transfer, view.on)):
            yield Remark(
                transfer,
                "mechanisms",
                message(
                    "The transfer rests only on a foreign order, which is no ground for it: {countries}.",
                    countries=country_names(left),
                ),
                activity_id(one),
                facts=where_to(transfer),
            )


@rule(
    "TRF-16",
    ERROR,
    QUALITY,
    "46(2)(c)",
    step=message("Choose the module for your role and that of the recipient, and check what was signed."),
)
def module_fits_who_sends_and_receives(view: RegisterView) -> Remarks:
    """The module of the clauses is for others than the activity and the recipients are."""
    terms = vocabulary("scc_modules").terms
    for transfer, one in view.transfers:
        if one is None or CLAUSES not in transfer.mechanisms or transfer.scc_module not in terms:
            continue
        importing = [each for each in one.recipients if each.party and each.party.id in transfer.importers]
        fitting = _fitting_modules(one, importing)
        if fitting and transfer.scc_module not in fitting:
            yield Remark(
                transfer,
                "scc_module",
                message(
                    "{module} does not fit the roles of the sender and of {recipients}.",
                    module=terms[transfer.scc_module],
                    recipients=tuple(dict.fromkeys(party_label(each.party) for each in importing)),
                ),
                one.id,
                remedies=_choose_module(transfer, fitting),
                facts=((one.record, "role"), *((each.disclosure, "role") for each in importing)),
            )


@rule(
    "TRF-18",
    ERROR,
    LAWFUL,
    "46(2)(c)",
    step=message("Sign the clauses in Decision (EU) 2021/914 with the recipient, and enter the new day."),
)
def clauses_are_those_that_apply(view: RegisterView) -> Remarks:
    """Clauses were signed before today's could be used, or the words for them cite the repealed decisions."""
    for transfer, one in view.transfers:
        if CLAUSES not in transfer.mechanisms:
            continue
        if transfer.signed and transfer.signed.last_day() < CLAUSES_APPLY_FROM:
            yield Remark(
                transfer,
                "signed",
                message(
                    "The clauses were signed on {day}, before those that now apply. "
                    "Older clauses have carried no transfer since 27 December 2022.",
                    day=transfer.signed.iso,
                ),
                activity_id(one),
            )
        elif cited := _former_clauses(transfer):
            field, words = cited
            yield Remark(
                transfer,
                field,
                message("The text cites clauses that have been repealed: {cited}.", cited=words),
                activity_id(one),
            )


@rule(
    "TRF-19",
    WARNING,
    QUALITY,
    "28(7)",
    step=message("Write 2021/914, after checking which clauses you have signed."),
)
def clauses_for_processors_are_no_transfer_clauses(view: RegisterView) -> Remarks:
    """Words on a transfer cite the clauses for processors, and not those for transfers."""
    for transfer, one in view.transfers:
        for field in _TEXTS:
            text = getattr(transfer, field)
            if _PROCESSOR_CLAUSES in text and not _cites_transfer_clauses(transfer):
                yield Remark(
                    transfer,
                    field,
                    message(
                        "Decision (EU) 2021/915 holds clauses for processors and carries no transfer. "
                        "The clauses for transfers are in Decision (EU) 2021/914."
                    ),
                    activity_id(one),
                    remedies=(replaced(transfer, field, _PROCESSOR_CLAUSES, "2021/914"),),
                )


@rule(
    "TRF-22",
    WARNING,
    LAWFUL,
    "49(1)",
    step=message("Choose a mechanism in Articles 45 or 46, or correct the answer on whether it recurs."),
)
def exceptions_are_not_for_what_recurs(view: RegisterView) -> Remarks:
    """A recurring transfer rests on derogations for single cases, and on nothing else."""
    for transfer, one in view.transfers:
        if transfer.recurring is not Answer.YES or OCCASIONAL.isdisjoint(transfer.mechanisms):
            continue
        chosen = [each for each in mechanisms_of(transfer) if each.sufficient]
        if all(each.id in OCCASIONAL for each in chosen):
            yield Remark(
                transfer,
                "recurring",
                message(
                    "The transfer recurs, but {mechanism} is for single cases.",
                    mechanism=tuple(each.term for each in chosen),
                ),
                activity_id(one),
                facts=((transfer, "mechanisms"),),
            )


@rule(
    "TRF-23",
    ERROR,
    LAWFUL,
    "46(3)",
    step=message("Enter the reference and date of IMY's authorisation, or choose another mechanism."),
)
def authorisation_is_stated(view: RegisterView) -> Remarks:
    """A mechanism that the authority must have authorised, and no authorisation is given."""
    for transfer, one in view.transfers:
        if blank(transfer.instrument):
            for each in mechanisms_of(transfer):
                if each.needs_authorisation:
                    yield Remark(
                        transfer,
                        "instrument",
                        message(
                            "{mechanism} needs the authorisation of the supervisory authority, "
                            "and none is stated.",
                            mechanism=each.term,
                        ),
                        activity_id(one),
                        facts=((transfer, "mechanisms"),),
                    )


@rule(
    "TRF-24",
    WARNING,
    LAWFUL,
    "49(3)",
    step=message("Choose another mechanism, or write why no public power is exercised."),
)
def public_powers_do_not_rest_on_private_exceptions(view: RegisterView) -> Remarks:
    """A public authority relies on a derogation that is closed to it in the exercise of public powers."""
    for transfer, one in view.transfers:
        organisation = _organisation_of(view, transfer, one)
        if organisation is None or not organisation.is_authority:
            continue
        if closed := [each.term for each in mechanisms_of(transfer) if not each.open_to_public_powers]:
            yield Remark(
                transfer,
                "mechanisms",
                message(
                    "A public authority cannot rely on this when it exercises public powers: {mechanism}.",
                    mechanism=tuple(closed),
                ),
                activity_id(one),
                facts=((organisation.record, "public_authority"), (organisation.record, "legal_form")),
            )


@rule(
    "TRF-25",
    ERROR,
    LAWFUL,
    "46(2)(b), 47",
    step=message("Enter the approval, and state whether the recipient belongs to the group that is bound."),
)
def binding_corporate_rules_bind_the_recipient(view: RegisterView) -> Remarks:
    """The rules are not said to be approved, or a recipient is not said to belong to the group."""
    told = set[str]()
    for transfer, one in view.transfers:
        if "bcr" not in transfer.mechanisms or is_vague(transfer, view.on):
            continue
        if blank(transfer.instrument):
            yield Remark(
                transfer,
                "instrument",
                message("It is not stated which authority approved the binding corporate rules, and when."),
                activity_id(one),
                facts=((transfer, "mechanisms"),),
            )
        for party in importers_of(view, transfer):
            if party.in_group is not Answer.YES and party.id not in told:
                told.add(party.id)
                yield _outside_the_group(party, transfer)


@rule(
    "TRF-26",
    WARNING,
    LAWFUL,
    "49(1)(a)",
    step=message("Write how people were told of the risks, or choose another mechanism."),
)
def consent_to_a_transfer_is_informed_and_free(view: RegisterView) -> Remarks:
    """Nothing says how people were told of the risks, or those who consent are employees."""
    for transfer, one in view.transfers:
        if "art49_1_a" not in transfer.mechanisms:
            continue
        if blank(transfer.derogation_assessment):
            yield Remark(
                transfer,
                "derogation_assessment",
                message("It is not stated how people are told of the risks before they consent."),
                activity_id(one),
                facts=((transfer, "mechanisms"),),
            )
        if one and "employees" in one.people_meant:
            yield Remark(
                transfer,
                "mechanisms",
                message("The transfer rests on consent from employees, which is seldom freely given."),
                one.id,
                facts=((one.record, "people"),),
            )


@rule(
    "TRF-28",
    WARNING,
    LAWFUL,
    "48",
    step=message("Enter the international agreement, and choose the ground in Articles 45, 46 or 49."),
)
def foreign_order_rests_on_an_agreement(view: RegisterView) -> Remarks:
    """A foreign order, without the agreement behind it or without a ground of its own for the transfer."""
    for transfer, one in view.transfers:
        if FOREIGN_ORDER not in transfer.mechanisms:
            continue
        if blank(transfer.instrument):
            yield Remark(
                transfer,
                "instrument",
                message("It is not stated which international agreement the foreign order rests on."),
                activity_id(one),
                facts=((transfer, "mechanisms"),),
            )
        if _order_stands_alone(transfer) and not undecided(transfer, view.on):
            yield Remark(
                transfer,
                "mechanisms",
                message("A foreign order is no ground for a transfer in itself, and no other is chosen."),
                activity_id(one),
                facts=where_to(transfer),
            )


@rule(
    "TRF-30",
    WARNING,
    LAWFUL,
    "46, 13(1)(f)",
    step=message("Enter one transfer for each recipient, each with the mechanism it rests on."),
)
def mechanism_is_told_apart(view: RegisterView) -> Remarks:
    """Only "a contract" is given, or several mechanisms are listed without saying what each is for."""
    for transfer, one in view.transfers:
        if not is_vague(transfer, view.on):
            continue
        sufficient = tuple(each.term for each in mechanisms_of(transfer) if each.sufficient)
        yield Remark(
            transfer,
            "mechanisms",
            message(
                "Several mechanisms are given without saying which recipient each is for: {mechanisms}.",
                mechanisms=sufficient,
            )
            if sufficient
            else message("A contract is mentioned, but not what kind of contract the transfer rests on."),
            activity_id(one),
            step=None if sufficient else message("Choose what the contract is, such as standard clauses."),
            facts=((transfer, "importers"), *where_to(transfer)),
        )


def _leaves(transfer: Transfer) -> bool:
    """Whether a transfer is known, or said, to go outside the EEA; not where it says nothing."""
    if destinations(transfer) and not stated(transfer.international_organisation):
        return bool(third_countries(transfer))
    return stated(transfer.destination, transfer.international_organisation)


def _rest_on_adequacy(transfer: Transfer, on: datetime.date) -> tuple[Remedy, ...]:
    """Offers the adequacy decision, where it covers every recipient in all the countries."""
    countries = third_countries(transfer)
    decisions = [adequacy(iso, on) for iso in countries]
    if not decisions or not all(each and each.general for each in decisions):
        return ()
    label = message("Rest it on the adequacy decision for {countries}", countries=country_names(countries))
    return (set_field(label, transfer, mechanisms=(ADEQUACY,)),)


def _order_stands_alone(transfer: Transfer) -> bool:
    return FOREIGN_ORDER in transfer.mechanisms and not any(
        each.sufficient for each in mechanisms_of(transfer)
    )


def _fitting_modules(one: ActivityView, importing: list[Recipient]) -> set[str]:
    """The modules for those who send and receive; none where a role is not known.

    What goes to a sub-processor may be sent by the processor that engages it.
    """
    fitting = set[str]()
    for each in importing:
        received = _RECEIVES_AS.get(each.disclosure.role)
        if received is None or each.disclosure.second_role:
            return set()
        sent = {"from_processor" if one.as_processor else "from_controller"}
        if each.disclosure.role == "sub_processor":
            sent.add("from_processor")
        terms = vocabulary("scc_modules").terms.values()
        fitting |= {term.id for term in terms if received in term.flags and sent & term.flags}
    return fitting


def _choose_module(transfer: Transfer, fitting: set[str]) -> tuple[Remedy, ...]:
    terms = vocabulary("scc_modules").terms
    return tuple(
        set_field(message("Choose {module}", module=terms[module]), transfer, scc_module=module)
        for module in sorted(fitting)
    )


def _former_clauses(transfer: Transfer) -> tuple[str, str] | None:
    """The field that cites the repealed clauses, and how."""
    former = former_instruments()["former_standard_clauses"]
    for field in _TEXTS:
        if words := next(former.mentions_in(getattr(transfer, field)), ""):
            return field, words
    return None


def _cites_transfer_clauses(transfer: Transfer) -> bool:
    return any("2021/914" in getattr(transfer, field) for field in _TEXTS)


def _organisation_of(
    view: RegisterView, transfer: Transfer, one: ActivityView | None
) -> OrganisationView | None:
    if one:
        return one.organisation
    return next((each for each in view.organisations if each.id == transfer.owner), None)


def _outside_the_group(party: Party, transfer: Transfer) -> Remark:
    if party.in_group is Answer.NO:
        text = message(
            "{recipient} does not belong to the group, so binding corporate rules cannot bind it.",
            recipient=party_label(party),
        )
        return Remark(party, "in_group", text, facts=((transfer, "mechanisms"),))
    text = message(
        "The transfer to {recipient} rests on binding corporate rules, "
        "but it is not stated that it belongs to the group.",
        recipient=party_label(party),
    )
    remedy = set_field(message("State that it belongs to the group"), party, in_group=Answer.YES)
    return Remark(party, "in_group", text, remedies=(remedy,), facts=((transfer, "mechanisms"),))
