"""The name of the controller: that it is the organisation as registered, and no person."""

import itertools
import re

from ropa_desktop.checks.person_names import FORM_TWICE, has_legal_form, is_person, points_out_person
from ropa_desktop.checks.remedies import Remedy, set_field
from ropa_desktop.checks.rule import QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, excerpt, folded, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law import organisation_number
from ropa_desktop.register.records import Organisation

LEGAL_PERSONS = frozenset({"ab", "coop", "association", "foundation"})


@rule(
    "ORG-07",
    WARNING,
    QUALITY,
    "4(7)",
    over=["ORG-13"],
    step=message("Write the name of the organisation, and enter the person as a contact."),
)
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
                remedies=_registered_name(one.record, field),
                facts=((one.record, "legal_form"), (one.record, "org_number")),
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
    rf"{_OFFICER}\b",
    re.IGNORECASE,
)


@rule(
    "ORG-08",
    WARNING,
    QUALITY,
    "4(7)",
    step=message(
        "Write that the organisation is the controller, and enter the person as responsible for the activity."
    ),
)
def no_officer_is_called_controller(view: RegisterView) -> Remarks:
    """A text of an activity says that someone in a position is the controller."""
    for record, field, _, activity in view.mentions(("ansvarig", "controller"), _OFFICER_AS_CONTROLLER):
        if activity:
            yield Remark(
                record,
                field.name,
                message(
                    "The text names an officer as controller. The organisation is the controller; "
                    "enter the person as contact or process owner."
                ),
                activity,
            )


@rule("ORG-13", WARNING, QUALITY, "30(1)(a), 4(7)", step=message("Write the name as it is registered."))
def name_is_written_as_registered(view: RegisterView) -> Remarks:
    """The name as written differs from the legal name, or a legal form stands twice in it."""
    for one in view.organisations:
        remarks = _names_written_otherwise(one.record)
        yield from itertools.islice(remarks, 1)


def _registered_name(record: Organisation, field: str) -> tuple[Remedy, ...]:
    """Writes the name of the organisation in a field, where that name can be right."""
    name = record.name
    if field == "name" or blank(name) or is_person(name) or FORM_TWICE.search(name):
        return ()
    return (set_field(message("Write {name}", name=excerpt(name)), record, **{field: name}),)


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
                remedies=_registered_name(record, field),
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
                remedies=_registered_name(record, field),
            )
