"""Who keeps the record: name, number, contact details and representative of each organisation."""

import re

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.contact_details import (
    has_contact,
)
from ropa_desktop.checks.controller_names import LEGAL_PERSONS
from ropa_desktop.checks.countries import inside_eea, outside_eea
from ropa_desktop.checks.remedies import set_field
from ropa_desktop.checks.rule import ART30, ERROR, INFO, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law import organisation_number
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Organisation, Party

SWEDISH_FORMS = LEGAL_PERSONS | {"sole_trader", "partnership", "public", "estate"}
_COMPANY_WORD = re.compile(r"\bab\b|aktiebolag", re.IGNORECASE)
_SWEDISH_NUMBER = re.compile(r"\s*(?:16|18|19|20)?\d{6}[-+–]\d{4}\s*")


@rule(
    "ORG-01",
    ERROR,
    ART30,
    "30(1)(a)",
    step=message("Write the registered name of the organisation."),
)
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


@rule(
    "ORG-02",
    ERROR,
    ART30,
    "30(1)(a)",
    step=message("Add an e-mail address, a phone number or a postal address that people can use."),
)
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


@rule(
    "ORG-04",
    ERROR,
    QUALITY,
    "4(7)",
    step=message("Compare the number with the certificate of registration, and correct it."),
)
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
                facts=((record, "country"), *(((record, "legal_form"),) if form else ())),
            )


@rule(
    "ORG-05",
    WARNING,
    QUALITY,
    "4(7)",
    step=message("Check both the number and the legal form against the certificate of registration."),
)
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
                facts=((one.record, "legal_form"),),
            )


@rule(
    "ORG-06",
    INFO,
    QUALITY,
    "87",
    step=message("Leave the number out of what others are to read, unless it is needed there."),
)
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
                facts=((one.record, "legal_form"),),
            )


@rule("ORG-09", INFO, QUALITY, "30(1)(a)", step=message("Compare the name with the register of companies."))
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
                facts=((one.record, "legal_form"),),
            )


@rule(
    "ORG-10",
    ERROR,
    ART30,
    "27, 30(1)(a)",
    step=message(
        "Name the representative in the EU or EEA, or write which exception in Article 27(2) applies."
    ),
)
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


@rule(
    "ORG-11",
    INFO,
    QUALITY,
    "27",
    step=message("Remove the representative, or move the person to the contacts."),
)
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
                remedies=(
                    set_field(
                        message("State that there is no representative"),
                        one.record,
                        representative="none",
                        representative_name="",
                    ),
                ),
                facts=((one.record, "country"),),
            )


@rule("ORG-12", WARNING, QUALITY, "30(1)(a)", step=message("Enter the organisation number."))
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
                facts=((record, "country"), (record, "legal_form")),
            )


@rule("ORG-15", WARNING, QUALITY, "30(1)(a)", step=message("Enter the postal address."))
def postal_address_is_given(view: RegisterView) -> Remarks:
    """There are contact details, but no postal address among them."""
    for one in view.organisations:
        if _can_be_reached(one) and not _has_address(one):
            yield Remark(
                one.record,
                "street",
                message("The postal address is missing from the contact details."),
                facts=((one.record, "box"), (one.record, "contacts")),
            )


def _of_no_organisation(activity: ActivityView) -> Remark:
    step = message("Choose the organisation of the activity.")
    if activity.as_processor:
        text = message("State which organisation the activity belongs to: the processor is not named.")
        return Remark(activity.record, "organisation", text, activity.id, "30(2)(a)", step)
    text = message("State which organisation the activity belongs to: its controller is not named.")
    return Remark(activity.record, "organisation", text, activity.id, step=step)


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


def _is_swedish(country: str, form: str, number: str) -> bool:
    if blank(country):
        return form in SWEDISH_FORMS or _SWEDISH_NUMBER.fullmatch(number) is not None
    return country == "SE"
