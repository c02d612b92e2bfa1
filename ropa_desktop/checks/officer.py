"""The data protection officer of each organisation: whether there is one, who, and whether it must be."""

import re

from ropa_desktop.checks.activity_view import OrganisationView
from ropa_desktop.checks.remedies import set_field
from ropa_desktop.checks.rule import (
    ART30,
    ERROR,
    EVIDENCE,
    INFO,
    LAWFUL,
    QUALITY,
    WARNING,
    Remark,
    Remarks,
    rule,
)
from ropa_desktop.checks.text import blank, folded, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.values import Answer

NAMED = "named"
CONFLICTING_ROLES = frozenset(
    {"ceo", "owner", "board", "cfo", "hr_manager", "it_manager", "marketing_manager"}
)
"""Positions that decide on the processing, and cannot watch over themselves (Article 38(6))."""

_OFFICER_TITLE = re.compile(r"dataskyddsombud|\b(?:dso|dpo)\b|data protection officer", re.IGNORECASE)


@rule(
    "DPO-01",
    ERROR,
    ART30,
    "30(1)(a)",
    step=message("Enter the name of the officer and an e-mail address or phone number."),
)
def named_officer_has_name_and_contact(view: RegisterView) -> Remarks:
    """An officer is designated, but not named or not to be reached."""
    for one in view.organisations:
        record = one.record
        if record.officer != NAMED:
            continue
        reachable = stated(record.officer_email, record.officer_phone, record.officer_address)
        if blank(record.officer_name) or not reachable:
            yield Remark(
                record,
                "officer_email" if stated(record.officer_name) else "officer_name",
                message("The data protection officer's name or contact details are missing."),
            )


@rule(
    "DPO-02",
    ERROR,
    LAWFUL,
    "37(1)(a)",
    step=message("Designate an officer and enter who it is, or correct the answer on public authority."),
)
def authority_has_an_officer(view: RegisterView) -> Remarks:
    """A public authority or body has designated none."""
    for one in view.organisations:
        if one.is_authority and one.record.officer != NAMED:
            yield Remark(
                one.record,
                "officer",
                message("Public authorities and bodies must have a data protection officer."),
                facts=((one.record, "public_authority"), (one.record, "legal_form")),
            )


@rule(
    "DPO-03",
    WARNING,
    LAWFUL,
    "37(1)(b)-(c)",
    step=message("Designate an officer and enter who it is, or correct the answers on the core activities."),
)
def officer_is_there_where_core_activities_require_one(view: RegisterView) -> Remarks:
    """A core activity that requires one is confirmed, but none is designated."""
    for one in view.organisations:
        core = (one.record.core_monitoring, one.record.core_special)
        if one.record.officer != NAMED and Answer.YES in core:
            yield Remark(
                one.record,
                "officer",
                message(
                    "A data protection officer is probably required: the core activities involve monitoring "
                    "or special categories on a large scale."
                ),
                facts=((one.record, "core_monitoring"), (one.record, "core_special")),
            )


@rule(
    "DPO-04",
    WARNING,
    EVIDENCE,
    "37(1)(b)-(c), 5(2)",
    step=message("Answer the two questions on the core activities, or write down the assessment."),
)
def need_of_an_officer_is_assessed(view: RegisterView) -> Remarks:
    """Data on one's own staff alone are normally no core activity, so this asks and does not claim."""
    for one in view.organisations:
        record = one.record
        answered = Answer.UNANSWERED not in (record.core_monitoring, record.core_special)
        if record.officer == NAMED or answered or stated(record.officer_assessment):
            continue
        if _has_risky_activity_on_a_large_scale(one):
            yield Remark(
                record,
                "officer",
                message(
                    "At least one large-scale activity involves special categories, offences or monitoring. "
                    "Assess whether a data protection officer is required, and keep the assessment."
                ),
                facts=(
                    (record, "core_monitoring"),
                    (record, "core_special"),
                    (record, "officer_assessment"),
                ),
            )


@rule(
    "DPO-05",
    INFO,
    EVIDENCE,
    "37, 5(2)",
    step=message("Choose whether there is an officer, and write why in the assessment."),
)
def officer_is_answered(view: RegisterView) -> Remarks:
    """Whether there is an officer is not answered, or unclear."""
    for one in view.organisations:
        if one.record.officer in {"", "unclear"}:
            yield Remark(
                one.record,
                "officer",
                message("Decide whether a data protection officer is required, and keep the assessment."),
                remedies=()
                if _has_details_of_an_officer(one)
                else (set_field(message("State that there is no officer"), one.record, officer="none"),),
            )


@rule(
    "DPO-06",
    INFO,
    EVIDENCE,
    "37(1)(a)",
    step=message("Consider designating an officer, and write down what you decide."),
)
def officer_is_recommended_for_public_tasks(view: RegisterView) -> Remarks:
    """Source: the Swedish authority's comment to Article 37(1)(a)."""
    for one in view.organisations:
        record = one.record
        if record.public_task is Answer.YES and not one.is_authority and record.officer != NAMED:
            yield Remark(
                record,
                "officer",
                message(
                    "IMY recommends a data protection officer also for private organisations "
                    "that perform public tasks."
                ),
                facts=((record, "public_task"), (record, "public_authority")),
            )


@rule(
    "DPO-07",
    WARNING,
    LAWFUL,
    "37(7)",
    step=message("Notify the officer to IMY if that has not been done, and enter the day."),
)
def officer_is_notified_to_the_authority(view: RegisterView) -> Remarks:
    """An officer is designated, and no day of notification is given."""
    for one in view.organisations:
        if one.record.officer == NAMED and one.record.officer_notified is None:
            yield Remark(
                one.record,
                "officer_notified",
                message(
                    "State when the officer's contact details were notified "
                    "to the supervisory authority (IMY)."
                ),
                facts=((one.record, "officer"),),
            )


@rule(
    "DPO-08",
    WARNING,
    LAWFUL,
    "38(6)",
    step=message(
        "Choose another officer, or write why there is no conflict and accept the finding with that reason."
    ),
)
def officer_has_no_conflicting_role(view: RegisterView) -> Remarks:
    """The officer is also someone who decides on the processing."""
    terms = vocabulary("dpo_roles").terms
    for one in view.organisations:
        conflicting = [role for role in one.record.officer_other_roles if role in CONFLICTING_ROLES]
        if one.record.officer == NAMED and conflicting:
            yield Remark(
                one.record,
                "officer_other_roles",
                message(
                    "The officer holds a position that may be a conflict of interests: {role}.",
                    role=tuple(terms[role] for role in conflicting),
                ),
                facts=((one.record, "officer"), (one.record, "officer_name")),
            )


@rule(
    "DPO-09",
    WARNING,
    QUALITY,
    "37",
    step=message("Choose that an officer is designated, or move the details to the contacts."),
)
def details_of_an_officer_mean_one_is_designated(view: RegisterView) -> Remarks:
    """Someone's details stand under the officer, or a contact goes by that title, but none is designated."""
    for one in view.organisations:
        if one.record.officer != NAMED and _has_details_of_an_officer(one):
            yield Remark(
                one.record,
                "officer_name",
                message(
                    "There are details of a data protection officer, but it is not stated that one is "
                    "designated. Is there an officer, or is this only a contact person?"
                ),
                remedies=(
                    set_field(message("State that an officer is designated"), one.record, officer=NAMED),
                ),
                facts=(
                    (one.record, "officer"),
                    (one.record, "officer_email"),
                    (one.record, "officer_phone"),
                    (one.record, "officer_address"),
                    (one.record, "contacts"),
                ),
            )


@rule(
    "DPO-10",
    ERROR,
    LAWFUL,
    "38(6)",
    step=message("Enter the person or firm that is the officer, or choose that there is none."),
)
def officer_is_not_the_controller_itself(view: RegisterView) -> Remarks:
    """What is named as officer is the organisation."""
    for one in view.organisations:
        record = one.record
        names = {folded(record.name), folded(record.name_as_written), folded(record.controller_as_written)}
        if stated(record.officer_name) and record.officer != "none" and folded(record.officer_name) in names:
            yield Remark(
                record,
                "officer_name",
                message("The data protection officer cannot be the controller itself."),
                facts=((record, "name"), (record, "officer")),
            )


def _has_risky_activity_on_a_large_scale(one: OrganisationView) -> bool:
    large = (activity for activity in one.activities if activity.record.large_scale is Answer.YES)
    return any(
        activity.sensitive or "systematic_monitoring" in activity.record.dpia_criteria for activity in large
    )


def _has_details_of_an_officer(one: OrganisationView) -> bool:
    record = one.record
    details = (record.officer_name, record.officer_email, record.officer_phone, record.officer_address)
    titled = (contact for contact in one.contacts if _OFFICER_TITLE.search(f"{contact.use} {contact.value}"))
    return stated(*details) or next(titled, None) is not None
