"""Whom the data are disclosed to, and who decides together with the organisation."""

from ropa_desktop.checks.rule import ART30, ERROR, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, stated
from ropa_desktop.checks.view import ActivityView, RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import Party
from ropa_desktop.register.values import Existence

JOINT = "joint_controller"


@rule("REC-01", ERROR, ART30, "30(1)(d)")
def recipients_are_answered(view: RegisterView) -> Remarks:
    """There is no recipient, and it is not stated that there are none."""
    for one in view.as_controller:
        if not says_no_recipients(one) and not any(recipient.stated for recipient in one.recipients):
            yield Remark(
                one.record,
                "recipients",
                message(
                    "Recipients are missing. Give the categories of recipients, or state that there are none."
                ),
                one.id,
            )


@rule("REC-12", ERROR, ART30, "30(1)(a)")
def joint_controllers_have_name_and_contact(view: RegisterView) -> Remarks:
    """Nobody is entered as joint controller, or someone who is not named or reached."""
    text = message("Joint controllership: give the other party with contact details.")
    for one in view.as_controller:
        if one.record.role != JOINT:
            continue
        joint = [
            recipient
            for recipient in one.recipients
            if JOINT in (recipient.disclosure.role, recipient.disclosure.second_role)
        ]
        if not joint:
            yield Remark(one.record, "disclosures", text, one.id)
        for recipient in joint:
            if recipient.party is None or not has_name_and_contact(recipient.party):
                yield Remark(recipient.disclosure, "party", text, one.id)


def says_no_recipients(one: ActivityView) -> bool:
    """Whether it is stated, for the activity or else for its organisation, that there are no recipients."""
    own = one.record.recipients
    if own is Existence.UNANSWERED and one.organisation is not None:
        return one.organisation.record.recipients is Existence.NONE
    return own is Existence.NONE


def has_name_and_contact(party: Party) -> bool:
    """Whether a party is named and can be reached by at least one way."""
    return not blank(party.name) and stated(party.address, party.email, party.phone)
