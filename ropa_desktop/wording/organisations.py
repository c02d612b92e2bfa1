"""Organisations in words: how to reach them, their representative and their data protection officer."""

from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import Contact, Organisation
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer
from ropa_desktop.wording.phrases import fragment, not_stated, one_line, sentences

OFFICER_CONTACT = ("officer_name", "officer_email", "officer_phone", "officer_address")


def withheld_fields(organisation: Organisation) -> frozenset[str]:
    """The fields that no export shows: a sole trader's number is the owner's personal identity number."""
    return frozenset({"org_number"} if organisation.legal_form == "sole_trader" else ())


def address_text(organisation: Organisation, language: Language) -> str:
    """The postal address on one line; "" where nothing of it is stated."""
    box = organisation.box
    box = f"Box {box}" if box.isdecimal() else box
    town = f"{organisation.postal_code} {organisation.city}".strip()
    country = term_label("countries", organisation.country, language) if organisation.country else ""
    return ", ".join(one_line(part) for part in (organisation.street, box, town, country) if part)


def contact_texts(register: Register, organisation: Organisation, language: Language) -> list[str]:
    """Each way of reaching the organisation, with what it is for: "E-mail: info@example.se (customers)"."""
    return [_contact(contact, language) for contact in register.parts(Contact, organisation) if contact.value]


def organisation_text(register: Register, organisation: Organisation, language: Language) -> str:
    """Name and contact details on one line; it is said where either is not stated."""
    ways = (address_text(organisation, language), *contact_texts(register, organisation, language))
    known = "; ".join(way for way in ways if way)
    name = organisation_name(organisation, language)
    if not (name or known):
        return not_stated(language)
    name = name or translate("name not stated", language)
    return f"{name}; {known or translate('contact details not stated', language)}"


def organisation_name(organisation: Organisation, language: Language) -> str:
    """The legal name, or the name used and that the legal one is not stated; "" for neither."""
    if organisation.name:
        return one_line(organisation.name)
    used = fragment(organisation.name_as_written) or fragment(organisation.controller_as_written)
    if not used:
        return ""
    return message("{name} (registered name not stated)", name=used).in_language(language)


def officer_text(organisation: Organisation, language: Language, skip: frozenset[str] = frozenset()) -> str:
    """The data protection officer: not stated, none and why, named with contact details, or unclear and why.

    Fields to skip are not given as reasons.
    """
    match organisation.officer:
        case "none":
            none = translate("No data protection officer has been designated", language)
            reason = "" if "officer_assessment" in skip else organisation.officer_assessment
            return _with_reason(none, reason, language)
        case "unclear":
            note = "" if "officer_note" in skip else organisation.officer_note
            return _with_reason(_unclear_officer(organisation, language), note, language)
        case "named":
            return _officer(organisation, language)
        case _:
            return _officer(organisation, language) if organisation.officer_name else not_stated(language)


def representative_text(organisation: Organisation, language: Language) -> str:
    """The representative under Art. 27: not stated, none and why, named with contact details, or unclear."""
    contact = ", ".join(
        one_line(part)
        for part in (organisation.representative_name, organisation.representative_contact)
        if part
    )
    match organisation.representative:
        case "none":
            none = translate("No representative has been designated", language)
            return _with_reason(none, organisation.representative_reason, language)
        case "unclear":
            return _with_reason(
                translate("Unclear", language), organisation.representative_reason or contact, language
            )
        case "named":
            return contact or translate("Designated, but the name is not stated", language)
        case _:
            return contact or not_stated(language)


def _unclear_officer(organisation: Organisation, language: Language) -> str:
    unclear = translate("It is unclear whether a data protection officer has been designated", language)
    stated = [one_line(value) for field in OFFICER_CONTACT if (value := getattr(organisation, field))]
    if not stated:
        return unclear
    contact = message("contact given: {contact}", contact=", ".join(stated)).in_language(language)
    return f"{unclear}; {contact}"


def _officer(organisation: Organisation, language: Language) -> str:
    stated = [one_line(value) for field in OFFICER_CONTACT if (value := getattr(organisation, field))]
    if not organisation.officer_name:
        stated.insert(0, translate("Designated, but the name is not stated", language))
    if organisation.officer_external is Answer.YES:
        stated.append(translate("external officer", language))
    return ", ".join(stated)


def _with_reason(statement: str, reason: str, language: Language) -> str:
    if not reason:
        return statement
    return sentences((statement, message("Reason: {reason}", reason=one_line(reason)).in_language(language)))


def _contact(contact: Contact, language: Language) -> str:
    value = one_line(contact.value)
    if contact.kind and contact.kind != "unspecified":
        value = f"{term_label('contact_kinds', contact.kind, language)}: {value}"
    return f"{value} ({one_line(contact.use)})" if contact.use else value
