"""Contact details of organisations and parties: whether they can be right, and whose mailboxes they are."""

from collections.abc import Iterator

from ropa_desktop.checks.contact_details import (
    PUBLIC_MAIL_SERVICE,
    has_email,
    has_phone,
    malformed_addresses,
    public_mailbox,
)
from ropa_desktop.checks.rule import EVIDENCE, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import Contact, System


@rule(
    "ORG-03",
    WARNING,
    QUALITY,
    "30(1)(a)",
    step=message("Correct the address or number, or write words about it in the note instead."),
)
def contact_details_look_valid(view: RegisterView) -> Remarks:
    """An e-mail address or a telephone number cannot be one."""
    for record, field, value in _doubtful_contacts(view):
        yield Remark(
            record, field, message("The contact detail does not look valid: {value}.", value=excerpt(value))
        )


@rule(
    "ORG-14",
    WARNING,
    EVIDENCE,
    "28, 32",
    step=message("Use an address in a domain of your own, or enter the provider as processor."),
)
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
