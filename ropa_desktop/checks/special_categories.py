"""Special categories of data (Art. 9): that a condition lifts the ban, and what each condition demands."""

from collections.abc import Iterator
from typing import TypeVar

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import Recipient, party_label
from ropa_desktop.checks.data import Place, data_label, owner_of, places
from ropa_desktop.checks.meanings import data_meant, marks_of
from ropa_desktop.checks.remedies import Remedy, add_measure, add_part, remove, set_field
from ropa_desktop.checks.rule import ERROR, INFO, LAWFUL, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.sensitive_data import is_special, spoken_of
from ropa_desktop.checks.text import blank
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.bases import special_conditions
from ropa_desktop.law.terms import Term
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.fields import Part
from ropa_desktop.register.records import Organisation, SpecialCondition
from ropa_desktop.register.values import Answer

P = TypeVar("P", bound=Part)

BY_LAW = frozenset({"art9_2_b", "art9_2_g", "art9_2_i", "art9_2_j"})
"""Conditions that hold only as far as a statute, or for the first a collective agreement, says so."""

NOT_FOR_PROFIT = frozenset({"", "association", "foundation", "coop", "other"})
"""Legal forms that a body with a political, philosophical, religious or trade union aim may have."""

OUTSIDERS = frozenset(
    {
        *("joint_controller", "independent_controller", "authority", "group_company"),
        *("customer_as_controller", "successor", "public"),
    }
)
"""Roles of a recipient that is a third party; one whose role is not stated is not taken for one."""

RESTRICTED = frozenset({"access_control", "need_to_know"})
CONCEALED = frozenset({"encryption_rest", "encryption_transit", "e2ee", "strong_auth", "mfa"})
"""Measures of which special categories need at least one, beside one that restricts who has access."""

AT_THE_DOOR = frozenset({"employees", "visitors", "students", "members"})
"""People who pass in and out, or are counted, where biometric data are tempting."""


@rule(
    "S9-01",
    ERROR,
    LAWFUL,
    "9(1), 9(2)",
    step=message("Add the condition in Article 9(2) that allows the processing, or stop it."),
)
def special_data_have_a_condition(view: RegisterView) -> Remarks:
    """Special categories are processed, and no condition is chosen; told of once for common data."""
    banned = (one for one in _with_special_data(view.as_controller) if not _has_condition(one))
    for place in places(banned, is_special):
        yield Remark(
            place.record,
            "special_conditions",
            message(
                "Sensitive data are processed ({names}), but no condition in Article 9(2) is chosen. "
                "Without one, the processing is forbidden.",
                names=place.names,
            ),
            place.activity,
            remedies=(_suggestion(place),),
            facts=place.facts,
        )


@rule(
    "S9-02",
    ERROR,
    LAWFUL,
    "9(2)",
    step=message("Write the statute with its section, or the collective agreement."),
)
def condition_by_law_names_the_law(view: RegisterView) -> Remarks:
    """The condition holds only by law, and no law is stated."""
    for one, activity in conditions(view, SpecialCondition):
        if one.condition in BY_LAW and blank(one.legal_reference):
            yield Remark(
                one,
                "legal_reference",
                message(
                    "The condition ({condition}) needs a basis in law. State which.", condition=_term(one)
                ),
                activity.id if activity else "",
                remedies=_statute(view, one, activity),
                facts=((one, "condition"),),
            )


@rule(
    "S9-03",
    WARNING,
    LAWFUL,
    "9(2)(b)",
    step=message("Write the duty in employment or social law, or that there is explicit consent."),
)
def outsiders_receive_special_data_on_a_ground(view: RegisterView) -> Remarks:
    """A third party receives sensitive data under the condition on employment law, without a ground."""
    told = set[str]()
    for one in _with_special_data(view.as_controller):
        for condition in one.special_conditions:
            open_ground = condition.condition == "art9_2_b" and blank(condition.third_party_ground)
            if not open_ground or condition.id in told:
                continue
            for recipient in filter(lambda each: _receives_special_data(each, one), one.recipients):
                told.add(condition.id)
                yield Remark(
                    condition,
                    "third_party_ground",
                    message(
                        "{recipient} receives sensitive data as a third party. That takes a duty in "
                        "employment or social law, or explicit consent: state which.",
                        recipient=party_label(recipient.party),
                    ),
                    one.id if condition.owner == one.id else "",
                    facts=((condition, "condition"), (recipient.disclosure, "")),
                )
                break


@rule(
    "S9-04",
    WARNING,
    QUALITY,
    "9",
    step=message("Mark which data are sensitive, or delete the condition."),
)
def condition_has_special_data(view: RegisterView) -> Remarks:
    """A condition is chosen where no data are or may be sensitive; not where words or a number tell why."""
    for one, condition in idle_conditions(view):
        if "national_id" not in one.marks:
            yield Remark(
                condition,
                "condition",
                message(
                    "A condition in Article 9(2) is chosen ({condition}), but no data are sensitive.",
                    condition=_term(condition),
                ),
                one.id,
                remedies=(remove(message("Delete the condition"), condition),),
                facts=((one.record, "data_items"), (one.record, "data_uses")),
            )


@rule(
    "S9-05",
    WARNING,
    LAWFUL,
    "9(2)(d)",
    step=message("Choose another condition in Article 9(2)."),
)
def condition_for_non_profits_is_for_them(view: RegisterView) -> Remarks:
    """The condition for political, religious and similar bodies is chosen by another organisation."""
    for one, activity in conditions(view, SpecialCondition):
        organisation = _organisation_of(view, one, activity)
        if one.condition == "art9_2_d" and organisation and organisation.legal_form not in NOT_FOR_PROFIT:
            yield Remark(
                one,
                "condition",
                message(
                    "The condition in 9(2)(d) is only for not-for-profit bodies with a political, "
                    "philosophical, religious or trade union aim."
                ),
                activity.id if activity else "",
                facts=((organisation, "legal_form"),),
            )


@rule(
    "S9-06",
    WARNING,
    LAWFUL,
    "9(3)",
    step=message("Write which duty of secrecy binds those who process the data."),
)
def health_care_is_under_secrecy(view: RegisterView) -> Remarks:
    """The condition on health care is chosen, and no duty of secrecy is stated."""
    for one, activity in conditions(view, SpecialCondition):
        if one.condition == "art9_2_h" and blank(one.secrecy):
            yield Remark(
                one,
                "secrecy",
                message(
                    "Health and social care data may only be processed under a duty of secrecy. State which."
                ),
                activity.id if activity else "",
                facts=((one, "condition"),),
            )


@rule(
    "S9-07",
    WARNING,
    LAWFUL,
    "32(1), 9",
    step=message("Add the measure that is missing, or write how the data are protected."),
)
def special_data_are_protected(view: RegisterView) -> Remarks:
    """The measures lack restricted access or protection against insight; not where none is understood."""
    lacking = (
        one
        for one in _with_special_data(view.current)
        if one.measures_meant
        and (one.measures_meant.isdisjoint(RESTRICTED) or one.measures_meant.isdisjoint(CONCEALED))
    )
    for place in places(lacking, is_special):
        present = place.seen_from.measures_meant
        remedies = []
        if present.isdisjoint(RESTRICTED):
            remedies.append(add_measure(place.record, "need_to_know"))
        if present.isdisjoint(CONCEALED):
            remedies.append(add_measure(place.record, "encryption_rest"))
        yield Remark(
            place.record,
            "measures",
            message(
                "Sensitive data ({names}) need both restricted access and protection against insight, "
                "such as encryption. At least one of them is missing.",
                names=place.names,
            ),
            place.activity,
            remedies=tuple(remedies),
            facts=((place.record, "security_note"), *place.facts),
        )


@rule(
    "S9-08",
    WARNING,
    LAWFUL,
    "9(1), 35",
    step=message("Offer a way without biometrics, state the condition, and assess the impact."),
)
def biometrics_are_justified(view: RegisterView) -> Remarks:
    """Biometric data of people who pass in and out; not where there is a condition and an assessed impact."""
    told = set[str]()
    for one in view.on_data["biometric_id"]:
        justified = _has_condition(one) and one.record.dpia == "done"
        if one.as_processor or justified or one.people_meant.isdisjoint(AT_THE_DOOR):
            continue
        for data in one.data:
            if "biometric_id" in data_meant(data.item) and data.item.id not in told:
                told.add(data.item.id)
                yield Remark(
                    data.item,
                    "category",
                    message(
                        "Biometrics for access or time-keeping are rarely allowed ({category}). A condition, "
                        "an alternative and an impact assessment are needed.",
                        category=data_label(data.item),
                    ),
                    owner_of(data, one),
                    facts=((data.item, "name"), (one.record, "people"), (one.record, "dpia")),
                )


@rule(
    "S9-09",
    INFO,
    LAWFUL,
    "9(2)(g)",
    step=message("See to it that nobody selects people by sensitive data."),
)
def authorities_select_nobody(view: RegisterView) -> Remarks:
    """Reminds authorities of the ban on searches in the act (2018:218), ch. 3 s. 3."""
    for one, activity in conditions(view, SpecialCondition):
        organisation = _organisation_of(view, one, activity)
        if one.condition == "art9_2_g" and organisation and _is_authority(view, organisation):
            yield Remark(
                one,
                "condition",
                message(
                    "An authority that relies on the act (2018:218), ch. 3 s. 3, must not search to select "
                    "people by sensitive data."
                ),
                activity.id if activity else "",
                facts=((organisation, "legal_form"), (organisation, "public_authority")),
            )


def conditions(view: RegisterView, cls: type[P]) -> Iterator[tuple[P, ActivityView | None]]:
    """Conditions or grounds of controllers' current activities, each with its activity, and common ones."""
    for one in view.register.every(cls):
        activity = view.activity_of(one)
        if activity is None or not (activity.as_processor or activity.record.state == "ended"):
            yield one, activity


def idle_conditions(view: RegisterView) -> list[tuple[ActivityView, SpecialCondition]]:
    """Conditions of activities whose data are and may not be special, nor their texts speak of such."""
    idle = [
        (activity, one)
        for one, activity in conditions(view, SpecialCondition)
        if activity and one.condition and activity.data and not _may_be_special(activity)
    ]
    told = {one.id for one, *_ in spoken_of(dict.fromkeys(activity for activity, _ in idle))}
    return [(activity, one) for activity, one in idle if activity.id not in told]


def _with_special_data(activities: tuple[ActivityView, ...]) -> Iterator[ActivityView]:
    """Those of some activities whose data may be of special categories, by the marks of their data."""
    marks = {"special_category", "may_contain_special"}
    return (one for one in activities if not one.marks.isdisjoint(marks))


def _has_condition(one: ActivityView) -> bool:
    return any(each.condition for each in one.special_conditions)


def _term(one: SpecialCondition) -> Term | str:
    return vocabulary("special_conditions").terms.get(one.condition) or one.condition


def _suggestion(place: Place) -> Remedy:
    """The condition that is most often right for such data of such people; consent where none is."""
    meant = frozenset[str]().union(*(data_meant(data.item) for data in place.data))
    people = place.seen_from.people_meant
    organisation = place.seen_from.organisation
    association = organisation is not None and organisation.record.legal_form == "association"
    if not meant.isdisjoint({"health", "union"}) and "employees" in people:
        condition = "art9_2_b"
    elif "patients" in people:
        condition = "art9_2_h"
    elif "members" in people and association:
        condition = "art9_2_d"
    else:
        condition = "art9_2_a"
    term = vocabulary("special_conditions").terms[condition]
    label = message("Add the condition: {condition}", condition=term)
    return add_part(label, place.record, SpecialCondition, condition=condition)


def _statute(view: RegisterView, one: SpecialCondition, activity: ActivityView | None) -> tuple[Remedy, ...]:
    """The section of the act (2018:218), where one section alone fits the condition."""
    organisation = _organisation_of(view, one, activity)
    authority = organisation is not None and _is_authority(view, organisation)
    if one.condition != "art9_2_b" and not (one.condition == "art9_2_g" and authority):
        return ()
    reference = special_conditions()[one.condition].swedish_notes[0].reference
    label = message("State {statute}", statute=reference)
    return (set_field(label, one, legal_reference=reference.sv),)


def _organisation_of(
    view: RegisterView, one: SpecialCondition, activity: ActivityView | None
) -> Organisation | None:
    if activity is None:
        return view.register.get(Organisation, one.owner)
    return activity.organisation.record if activity.organisation else None


def _is_authority(view: RegisterView, organisation: Organisation) -> bool:
    return any(one.id == organisation.id and one.is_authority for one in view.organisations)


def _receives_special_data(recipient: Recipient, one: ActivityView) -> bool:
    """Whether a third party receives sensitive data: such are named, or no data are and all are such."""
    if recipient.disclosure.role not in OUTSIDERS:
        return False
    named = set(recipient.disclosure.data)
    special = [data for data in one.data if is_special(data.item)]
    if not named:
        return bool(special) and len(special) == len(one.data)
    return any(data.item.id in named or (data.use and data.use.id in named) for data in special)


def _may_be_special(one: ActivityView) -> bool:
    """Whether some data are special, or may be: by their kind unless answered "no", or as answered."""
    if one.marks.isdisjoint({"special_category", "may_contain_special"}):
        return any(data.item.may_be_sensitive is Answer.YES for data in one.data)
    return any(
        is_special(data.item)
        or data.item.may_be_sensitive is Answer.YES
        or (data.item.may_be_sensitive is Answer.UNANSWERED and "may_contain_special" in marks_of(data.item))
        for data in one.data
    )
