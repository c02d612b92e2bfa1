"""Who keeps the record: name, number, contact details and representative of each organisation."""

import itertools
import re
from collections.abc import Iterator

from ropa_desktop.checks.contact_details import (
    PUBLIC_MAIL_SERVICE,
    has_contact,
    has_email,
    has_phone,
    malformed_addresses,
    public_mailbox,
)
from ropa_desktop.checks.countries import inside_eea, outside_eea
from ropa_desktop.checks.person_names import (
    FORM_TWICE,
    has_legal_form,
    is_person,
    points_out_person,
)
from ropa_desktop.checks.rule import ART30, ERROR, EVIDENCE, INFO, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, excerpt, folded, stated
from ropa_desktop.checks.view import ActivityView, OrganisationView, RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law import organisation_number
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import Contact, Organisation, Party, System

LEGAL_PERSONS = frozenset({"ab", "coop", "association", "foundation"})
SWEDISH_FORMS = LEGAL_PERSONS | {"sole_trader", "partnership", "public", "estate"}
_COMPANY_WORD = re.compile(r"\bab\b|aktiebolag", re.IGNORECASE)
_SWEDISH_NUMBER = re.compile(r"\s*(?:16|18|19|20)?\d{6}[-+–]\d{4}\s*")


@rule("ORG-01", ERROR, ART30, "30(1)(a)")
def controller_is_named(view: RegisterView) -> Remarks:
    """No organisation is entered, one has no legal name, or an activity belongs to none of several."""
    text = message("The controller's name is missing.")
    if not view.organisations:
        yield Remark(view.sheet, "organisations", text)
    for one in view.organisations:
        if blank(one.record.name):
            yield Remark(one.record, "name", text)
    if len(view.organisations) > 1:
        for activity in view.current:
            if activity.organisation is None:
                yield _of_no_organisation(activity)


@rule("ORG-02", ERROR, ART30, "30(1)(a)")
def controller_can_be_reached(view: RegisterView) -> Remarks:
    """A contact counts when it is an address or number, not when it says only that one can get in touch."""
    for one in view.organisations:
        if not _can_be_reached(one):
            yield Remark(
                one.record,
                "contacts",
                message(
                    "Contact details are missing. "
                    "Give at least an address, an e-mail address or a phone number."
                ),
            )


@rule("ORG-03", WARNING, QUALITY, "30(1)(a)")
def contact_details_look_valid(view: RegisterView) -> Remarks:
    """An e-mail address or a telephone number cannot be one."""
    for record, field, value in _doubtful_contacts(view):
        yield Remark(
            record, field, message("The contact detail does not look valid: {value}.", value=excerpt(value))
        )


@rule("ORG-04", ERROR, QUALITY, "4(7)")
def organisation_number_is_valid(view: RegisterView) -> Remarks:
    """Numbers are Swedish where the country is Sweden, or blank with a Swedish form or form of number."""
    numbered: list[Organisation | Party] = [*(one.record for one in view.organisations), *view.parties]
    for record in numbered:
        form = record.legal_form if isinstance(record, Organisation) else ""
        number = record.org_number
        if blank(number) or not _is_swedish(record.country, form, number):
            continue
        if not organisation_number.is_valid(number, form):
            shown = (
                organisation_number.masked(number)
                if form == organisation_number.SOLE_TRADER
                else excerpt(number)
            )
            yield Remark(
                record,
                "org_number",
                message(
                    "The organisation number {value} is not valid: ten digits with a check digit, "
                    "and for legal persons a third digit of at least 2.",
                    value=shown,
                ),
            )


@rule("ORG-05", WARNING, QUALITY, "4(7)")
def organisation_number_fits_the_form(view: RegisterView) -> Remarks:
    """The number is valid, but begins as for another legal form."""
    for one in view.organisations:
        form, number = one.record.legal_form, one.record.org_number
        valid = organisation_number.is_organisation_number(number)
        if valid and not organisation_number.fits(number, form):
            yield Remark(
                one.record,
                "org_number",
                message(
                    "The first digit of the organisation number does not match the legal form ({form}).",
                    form=vocabulary("legal_forms").terms[form],
                ),
            )


@rule("ORG-06", INFO, QUALITY, "87")
def sole_trader_has_a_personal_number(view: RegisterView) -> Remarks:
    """Reminds that the number is protected by the act (2018:218), ch. 3 s. 10."""
    for one in view.organisations:
        if one.record.legal_form == organisation_number.SOLE_TRADER and stated(one.record.org_number):
            yield Remark(
                one.record,
                "org_number",
                message(
                    "A sole trader's organisation number is the owner's personal identity number. "
                    "It is left out of exports unless you choose otherwise."
                ),
            )


@rule("ORG-07", WARNING, QUALITY, "4(7)", over=["ORG-13"])
def controller_is_no_natural_person(view: RegisterView) -> Remarks:
    """A legal person bears the responsibility itself; its chief executive or owner does not."""
    for one in view.organisations:
        if field := _field_naming_a_person(one.record):
            yield Remark(
                one.record,
                field,
                message(
                    "A natural person seems to be named as controller. "
                    "The organisation itself is the controller, not its chief executive or owner."
                ),
            )


_OFFICER = (
    r"(?:vd(?::n)?|ceo|verkställande direktör(?:en)?|styrelse(?:ns )?ordförande(?:n)?|ägare(?:n)?|rektorn?"
    r"|(?:hr|it|personal|ekonomi|verksamhets|marknads|avdelnings|enhets|kontors|säkerhets)-?chef(?:en)?"
    r"|dataskyddsombud(?:et)?|managing director|chief executive(?: officer)?|(?:hr|it) manager|owner)"
)
_ORGANISATION = r"(?:ab|\w*bolag|företag|organisation|kommun|\w*förening|stiftelse|company|firma)"
_CONTROLLER = r"(?:personuppgiftsansvarig(?:e|a)?|controller)\b"
_OFFICER_AS_CONTROLLER = re.compile(
    rf"\b{_OFFICER}\b(?:(?!\b{_ORGANISATION})[^.\n]){{0,40}}?"
    rf"(?:\bär|\bsom|\bblir|\bis|\bas|[:(=])\s*(?:ytterst |alltid |vår |the |our |data )*{_CONTROLLER}"
    rf"|\b{_OFFICER}(?:(?:\s+\w+){{0,3}}\s*[,–-])?\s+{_CONTROLLER}(?!\s+(?:är|is)\b)"
    rf"|\b{_CONTROLLER} ?(?:är|is|[:=–-]) ?(?:vår |the |our |bolagets |företagets |the company's )?"
    rf"{_OFFICER}\b"
)


@rule("ORG-08", WARNING, QUALITY, "4(7)")
def no_officer_is_called_controller(view: RegisterView) -> Remarks:
    """A text of an activity says that someone in a position is the controller."""
    for one in view.current:
        if "ansvarig" not in one.text and "controller" not in one.text:
            continue
        for record, field in one.places(_OFFICER_AS_CONTROLLER):
            yield Remark(
                record,
                field.name,
                message(
                    "The text names an officer as controller. The organisation is the controller; "
                    "enter the person as contact or process owner."
                ),
                one.id,
            )


@rule("ORG-09", INFO, QUALITY, "30(1)(a)")
def company_name_says_company(view: RegisterView) -> Remarks:
    """A limited company has a name that does not say so."""
    for one in view.organisations:
        name = one.record.name
        if one.record.legal_form == "ab" and stated(name) and not _COMPANY_WORD.search(name):
            yield Remark(
                one.record,
                "name",
                message(
                    'The name holds neither "AB" nor "aktiebolag". Check that it is the registered name.'
                ),
            )


@rule("ORG-10", ERROR, ART30, "27, 30(1)(a)")
def representative_is_answered_outside_the_eea(view: RegisterView) -> Remarks:
    """The country is outside the EEA, and there is neither a representative nor a reason."""
    for one in view.organisations:
        record = one.record
        answered = stated(record.representative_name, record.representative_reason)
        if outside_eea(record.country) and not answered:
            yield Remark(
                record,
                "representative",
                message(
                    "The organisation is not established in the EU or EEA: name its representative, "
                    "or say why none is needed."
                ),
            )


@rule("ORG-11", INFO, QUALITY, "27")
def representative_is_not_needed_inside_the_eea(view: RegisterView) -> Remarks:
    """The country is inside the EEA, and yet there is a representative."""
    for one in view.organisations:
        if inside_eea(one.record.country) and stated(one.record.representative_name):
            yield Remark(
                one.record,
                "representative_name",
                message(
                    "A representative under Article 27 is only for those who are not established in the EU "
                    "or EEA. Do you mean the data protection officer or a contact person?"
                ),
            )


@rule("ORG-12", WARNING, QUALITY, "30(1)(a)")
def organisation_number_is_stated(view: RegisterView) -> Remarks:
    """An organisation in Sweden, or with no country stated, has no number; sole traders need none."""
    for one in view.organisations:
        record = one.record
        swedish = record.country in {"SE", ""}
        if swedish and record.legal_form != organisation_number.SOLE_TRADER and blank(record.org_number):
            yield Remark(
                record,
                "org_number",
                message(
                    "The organisation number is missing. Article 30 does not demand it, "
                    "but it shows who the controller is."
                ),
            )


@rule("ORG-13", WARNING, QUALITY, "30(1)(a), 4(7)")
def name_is_written_as_registered(view: RegisterView) -> Remarks:
    """The name as written differs from the legal name, or a legal form stands twice in it."""
    for one in view.organisations:
        remarks = _names_written_otherwise(one.record)
        yield from itertools.islice(remarks, 1)


@rule("ORG-14", WARNING, EVIDENCE, "28, 32")
def mail_lies_in_a_domain_of_ones_own(view: RegisterView) -> Remarks:
    """A mailbox lies with a service for everyone that is not entered as processor; each is told of once."""
    told = set[str]()
    for record, field, value in _public_mail(view):
        if "@" in value:
            if value.casefold() in told:
                continue
            told.add(value.casefold())
        yield Remark(
            record,
            field,
            message(
                "{value} is a mailbox open to everyone. "
                "Use a domain of your own, or enter the provider as processor.",
                value=excerpt(value),
            ),
        )


@rule("ORG-15", WARNING, QUALITY, "30(1)(a)")
def postal_address_is_given(view: RegisterView) -> Remarks:
    """There are contact details, but no postal address among them."""
    for one in view.organisations:
        if _can_be_reached(one) and not _has_address(one):
            yield Remark(
                one.record, "street", message("The postal address is missing from the contact details.")
            )


def _of_no_organisation(activity: ActivityView) -> Remark:
    if activity.as_processor:
        text = message("State which organisation the activity belongs to: the processor is not named.")
        return Remark(activity.record, "organisation", text, activity.id, "30(2)(a)")
    text = message("State which organisation the activity belongs to: its controller is not named.")
    return Remark(activity.record, "organisation", text, activity.id)


def _can_be_reached(one: OrganisationView) -> bool:
    return _has_address(one) or any(
        stated(contact.value) and has_contact(contact.value) for contact in one.contacts
    )


def _has_address(one: OrganisationView) -> bool:
    record = one.record
    by_post = any(contact.kind == "post" and stated(contact.value) for contact in one.contacts)
    return (
        by_post or stated(record.street, record.box) or (stated(record.postal_code) and stated(record.city))
    )


def _doubtful_contacts(view: RegisterView) -> Iterator[tuple[Record, str, str]]:
    for one in view.organisations:
        for contact in one.contacts:
            yield from _doubtful_contact(contact)
        yield from _doubtful_email(one.record, "officer_email", one.record.officer_email)
        yield from _doubtful_phone(one.record, "officer_phone", one.record.officer_phone)
        for value in malformed_addresses(one.record.representative_contact):
            yield one.record, "representative_contact", value
    for party in view.parties:
        yield from _doubtful_email(party, "email", party.email)
        yield from _doubtful_phone(party, "phone", party.phone)


def _doubtful_contact(contact: Contact) -> Iterator[tuple[Record, str, str]]:
    match contact.kind:
        case "email":
            yield from _doubtful_email(contact, "value", contact.value)
        case "phone":
            yield from _doubtful_phone(contact, "value", contact.value)
        case _:
            yield from ((contact, "value", value) for value in malformed_addresses(contact.value))


def _doubtful_email(record: Record, field: str, value: str) -> Iterator[tuple[Record, str, str]]:
    if stated(value) and (not has_email(value) or any(malformed_addresses(value))):
        yield record, field, value


def _doubtful_phone(record: Record, field: str, value: str) -> Iterator[tuple[Record, str, str]]:
    if stated(value) and not has_phone(value):
        yield record, field, value


def _is_swedish(country: str, form: str, number: str) -> bool:
    if blank(country):
        return form in SWEDISH_FORMS or _SWEDISH_NUMBER.fullmatch(number) is not None
    return country == "SE"


def _field_naming_a_person(record: Organisation) -> str:
    """The field in which a legal person is given as a natural one, "" for none."""
    if record.legal_form in LEGAL_PERSONS:
        if is_person(record.name) or organisation_number.is_personal_number(record.org_number):
            return "name"
    elif record.legal_form or not has_legal_form(record.name):
        return ""
    for field in ("name_as_written", "controller_as_written"):
        if points_out_person(getattr(record, field)):
            return field
    return ""


def _names_written_otherwise(record: Organisation) -> Remarks:
    name = folded(record.name)
    written = {
        "name": folded(record.name),
        "name_as_written": folded(record.name_as_written),
        "controller_as_written": folded(record.controller_as_written),
    }
    for field, value in written.items():
        # The controller as written may be a whole sentence, in which the name is enough.
        same = name in value if field == "controller_as_written" else name == value
        shown = excerpt(getattr(record, field))
        if FORM_TWICE.search(value):
            yield Remark(
                record,
                field,
                message('The legal form stands twice in "{value}". Give the registered name.', value=shown),
            )
        elif stated(value) and stated(name) and not same:
            yield Remark(
                record,
                field,
                message(
                    'The controller is written "{value}" but is called {name}. Give the registered name.',
                    value=shown,
                    name=excerpt(record.name),
                ),
            )


def _public_mail(view: RegisterView) -> Iterator[tuple[Record, str, str]]:
    for one in view.organisations:
        names = (one.record.name, one.record.name_as_written)
        for contact in one.contacts:
            if address := public_mailbox(contact.value, *names):
                yield contact, "value", address
        if address := public_mailbox(one.record.officer_email, *names):
            yield one.record, "officer_email", address
    processors = view.processors
    for system in view.register.all(System):
        if system.provider not in processors and (found := PUBLIC_MAIL_SERVICE.search(system.name)):
            yield system, "name", found.group()
    for party in view.parties:
        if address := public_mailbox(party.email, party.name):
            yield party, "email", address
        elif party.id not in processors and (found := PUBLIC_MAIL_SERVICE.search(party.name)):
            yield party, "name", found.group()
