"""Direct marketing: the right to object, and marketing by e-mail."""

import re
from collections.abc import Iterator

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.bases_in_use import CONSENT
from ropa_desktop.checks.remedies import Remedy, add_library_rule, add_part, set_field
from ropa_desktop.checks.rule import LAWFUL, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import Right
from ropa_desktop.register.values import Answer

OBJECTION = "objection_marketing"
EMAIL_CONDITION = "mfl_19_email"
"""The period of the library that holds the conditions for advertising by e-mail."""

CONTACTS = frozenset({"customer_contacts", "supplier_contacts"})
_DIRECT = re.compile(r"marknadsför|reklam(?!ation)|nyhetsbrev|direct marketing|newsletter", re.IGNORECASE)
_BY_EMAIL = re.compile(
    r"e-?post|mejl|e-?mail|\bsms\b|elektronisk\w* (?:medel|utskick)|nyhetsbrev|newsletter", re.IGNORECASE
)
_CONDITIONS = ("samtyck", "consent", "egna liknande", "kundförhållande", "similar products", "soft opt-in")
"""Words by which an activity says that advertising by e-mail is allowed."""


def _direct_marketing(view: RegisterView) -> Iterator[ActivityView]:
    """The activities as controller that are about marketing to people, each once."""
    found = {one.id: one for kind in ("marketing", "newsletter") for one in view.of_kind[kind]}
    return (one for one in found.values() if not one.as_processor and _DIRECT.search(_aims(one)))


def _aims(one: ActivityView) -> str:
    """The name and the purposes of an activity."""
    purposes = (text for each in one.purposes for text in (each.text, each.text_en))
    return "\n".join((one.record.name, one.record.name_en, *purposes))


@rule(
    "LB-16",
    WARNING,
    LAWFUL,
    "21(2)–(3)",
    step=message("Write under the legal basis how people say no to marketing."),
)
def marketing_can_be_refused(view: RegisterView) -> Remarks:
    """Neither a basis, nor the rights, nor what is said of all rights tells how to say no."""
    for one in _direct_marketing(view):
        owner = one.organisation
        general = stated(*owner.record.rights_exercise) if owner else False
        if (
            general
            or _is_told(one)
            or any(stated(basis.objection_route, basis.consent_withdrawal) for basis in one.bases)
        ):
            continue
        yield Remark(
            one.record,
            "legal_bases",
            message(
                "It is not stated how people say no to direct marketing. "
                "They may always do so, whatever the legal basis."
            ),
            one.id,
            remedies=tuple(_ways_of_telling(one)),
        )


def _is_told(one: ActivityView) -> bool:
    """Whether people are told that they may say no, in the activity or for all."""
    common = one.organisation.parts(Right) if one.organisation else ()
    rights = (*one.parts(Right), *common)
    return any(each.right == OBJECTION and each.stated is Answer.YES for each in rights)


def _ways_of_telling(one: ActivityView) -> Iterator[Remedy]:
    if one.organisation:
        told = message("State that people are told that they may object to marketing")
        rows = (each for each in one.organisation.parts(Right) if each.right == OBJECTION)
        row = next(rows, None)
        if row:
            yield set_field(told, row, stated=Answer.YES)
        else:
            yield add_part(told, one.organisation.record, Right, right=OBJECTION, stated=Answer.YES)


@rule(
    "SE-09",
    WARNING,
    LAWFUL,
    "marknadsföringslagen (2008:486) 19 §",
    step=message("Add consent as legal basis, or write that it is about your own similar products."),
)
def email_advertising_is_allowed(view: RegisterView) -> Remarks:
    """To natural persons, without consent and without a word of what allows it otherwise."""
    for one in _direct_marketing(view):
        if (
            not one.people_meant <= CONTACTS
            and _BY_EMAIL.search(_aims(one))
            and not any(basis.basis == CONSENT for basis in one.bases)
            and not any(each.rule.library_rule == EMAIL_CONDITION for each in one.retention)
            and not any(words in one.text for words in _CONDITIONS)
        ):
            yield Remark(
                one.record,
                "legal_bases",
                message(
                    "E-mail advertising to private individuals needs their consent, or must be about your "
                    "own similar products with a way to opt out in every message. Neither is stated."
                ),
                one.id,
                remedies=(add_library_rule(one.record, EMAIL_CONDITION),),
                facts=((one.record, "people"), (one.record, "purposes"), (one.record, "retention")),
            )
