"""Automated decisions and profiling: whether answered, on which ground, and with which data."""

import re

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import Label, label
from ropa_desktop.checks.meanings import data_meant, marks_of, recipients_meant
from ropa_desktop.checks.remedies import Remedy, add_part, set_field
from ropa_desktop.checks.rule import ERROR, EVIDENCE, INFO, LAWFUL, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import SpecialCondition
from ropa_desktop.register.values import Answer

_DECIDING_KINDS = frozenset({"recruitment", "kyc"})
_DECIDING_DATA = frozenset({"test_results", "credit"})
_EXPLICIT = frozenset({"art9_2_a", "art9_2_g"})

_TARGETED = re.compile(
    r"""(?:riktad|anpassad|personlig|skräddarsydd|individuell)\w*\s+(?:\w+\s+)?
        (?:annons|reklam|marknadsför|erbjudande|kommunikation|kampanj|innehåll|utskick)
    | segmenter | \bsegment\b | målgrupp | profiler | intressebasera | retarget | remarket
    | relevanta?\ annons | (?:targeted|personali[sz]ed|interest-based)\s+(?:ad|market|offer|content|communic)
    | segmentation | target\ group""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words in a purpose that show that people are sorted by what they are like; a fitted workplace is none."""


@rule(
    "ADM-01",
    ERROR,
    LAWFUL,
    "22(2)",
    step=message(
        "Choose the ground: contract, law or explicit consent; without one such decisions are not allowed."
    ),
)
def automated_decisions_have_a_ground(view: RegisterView) -> Remarks:
    """Decisions are automated on no stated ground; told once where only the organisation says so."""
    for one in view.as_controller:
        record = one.record
        if record.automated_decisions is Answer.YES and not record.automated_decisions_ground:
            yield Remark(
                record,
                "automated_decisions_ground",
                message("Decisions are automated, but no ground for that is given."),
                one.id,
                facts=((record, "automated_decisions"),),
            )
    for organisation in view.organisations:
        activities = [one for one in organisation.activities if not one.as_processor]
        said = any(one.record.automated_decisions is Answer.YES for one in activities)
        if organisation.record.automated_decisions is Answer.YES and activities and not said:
            yield Remark(
                organisation.record,
                "automated_decisions",
                message(
                    "The organisation makes automated decisions, "
                    "but no activity says that it does, nor on which ground."
                ),
                step=message("Answer yes in the activities where it happens, and choose the ground there."),
                facts=tuple((one.record, "automated_decisions") for one in activities),
            )


@rule(
    "ADM-02",
    ERROR,
    LAWFUL,
    "22(4)",
    step=message(
        "State explicit consent or important public interest, or leave these data out of the decisions."
    ),
)
def sensitive_data_decide_only_by_exception(view: RegisterView) -> Remarks:
    """Decisions are automated on special categories of data without the two conditions that permit it."""
    for one in view.as_controller:
        if one.record.automated_decisions is not Answer.YES:
            continue
        sensitive = [each.item for each in one.own_data if "special_category" in marks_of(each.item)]
        conditions = {each.condition for each in one.special_conditions}
        if sensitive and conditions.isdisjoint(_EXPLICIT):
            item = sensitive[0]
            yield Remark(
                one.record,
                "special_conditions",
                message(
                    "Automated decisions rest on sensitive data ({data}). That takes explicit consent "
                    "or important public interest laid down by law.",
                    data=label(item.name, item.category, "data"),
                ),
                one.id,
                remedies=(
                    add_part(
                        message("Add explicit consent as condition"),
                        one.record,
                        SpecialCondition,
                        condition="art9_2_a",
                    ),
                ),
                facts=((one.record, "automated_decisions"), (one.record, "data")),
            )


@rule(
    "ADM-03",
    INFO,
    EVIDENCE,
    "22, 13(2)(f)",
    step=message("Answer yes or no; rejecting by machine alone counts as an automated decision."),
)
def automated_decisions_are_answered_where_likely(view: RegisterView) -> Remarks:
    """Recruitment, customer due diligence and tests often hold automated decisions; nothing is answered."""
    for one in _unanswered(view):
        if (one.kinds & _DECIDING_KINDS or _has_deciding_data(one)) and not _profiles_or_judges_credit(one):
            yield Remark(
                one.record,
                "automated_decisions",
                message(
                    "Is anything here decided automatically, such as whom to reject? It is not answered."
                ),
                one.id,
                remedies=(_none(one),),
                facts=((one.record, "data"), (one.record, "purposes")),
            )


@rule(
    "ADM-04",
    WARNING,
    EVIDENCE,
    "13(2)(f), 22",
    step=message("Answer yes or no: does a machine alone decide what matters to people?"),
)
def automated_decisions_are_answered_beside_profiling(view: RegisterView) -> Remarks:
    """People are profiled or their credit judged, and nothing says whether decisions are automated."""
    for one in _unanswered(view):
        if _profiles_or_judges_credit(one):
            yield Remark(
                one.record,
                "automated_decisions",
                message(
                    "People are profiled or their credit is judged, "
                    "but nothing says whether decisions are automated."
                ),
                one.id,
                remedies=(_none(one),),
                facts=((one.record, "profiling"), (one.record, "purposes"), (one.record, "disclosures")),
            )


@rule(
    "ADM-05",
    WARNING,
    QUALITY,
    "13(2)(f), 22, 4(4)",
    step=message("Write who decides and what the machine only suggests."),
)
def no_automated_decisions_is_explained(view: RegisterView) -> Remarks:
    """People are profiled or their credit judged, and the answer no is not explained."""
    for one in view.as_controller:
        record = one.record
        if one.automated_decisions is not Answer.NO or not _profiles_or_judges_credit(one):
            continue
        common = one.organisation.record.automation_note if one.organisation else ""
        if not stated(record.automated_decisions_note, record.profiling_note, common):
            yield Remark(
                record,
                "automated_decisions_note",
                message(
                    "People are profiled or their credit is judged without automated decisions. "
                    "Say how it is decided instead."
                ),
                one.id,
                facts=((record, "automated_decisions"), (record, "profiling"), (record, "purposes")),
            )


@rule(
    "ADM-06",
    WARNING,
    EVIDENCE,
    "4(4), 13(2)(f)",
    step=message("Answer yes or no: are people sorted or assessed by their data?"),
)
def profiling_is_answered(view: RegisterView) -> Remarks:
    """Data are marked for profiling, or a purpose tells of target groups or the like; nothing is answered."""
    for one in view.as_controller:
        if one.profiling is not Answer.UNANSWERED:
            continue
        if words := _profiling_in(one):
            record = one.record
            yield Remark(
                record,
                "profiling",
                message("This points to profiling, which is not answered: {words}.", words=words),
                one.id,
                remedies=(
                    set_field(message("Answer that there is profiling"), record, profiling=Answer.YES),
                    set_field(message("Answer that there is no profiling"), record, profiling=Answer.NO),
                ),
                facts=((record, "data"), (record, "purposes")),
            )


def _unanswered(view: RegisterView) -> list[ActivityView]:
    return [one for one in view.as_controller if one.automated_decisions is Answer.UNANSWERED]


def _has_deciding_data(one: ActivityView) -> bool:
    """Whether it has data of its own that decisions rest on; a data group that others share tells nothing."""
    if one.own_data_meant.isdisjoint(_DECIDING_DATA):
        return False
    return any(each.use is None and data_meant(each.item) & _DECIDING_DATA for each in one.own_data)


def _profiles_or_judges_credit(one: ActivityView) -> bool:
    """Whether the activity itself profiles people, or checks their credit."""
    return (
        one.record.profiling is Answer.YES
        or "credit_check" in one.kinds
        or any(each.party and "credit_agency" in recipients_meant(each.party) for each in one.own_recipients)
    )


def _profiling_in(one: ActivityView) -> Label:
    """What in an activity points to profiling: data marked so, else words of a purpose; "" for nothing."""
    for data in one.own_data:
        if data.use is None and "profiling" in data.item.flags:
            return label(data.item.name, data.item.category, "data")
    for purpose in one.purposes:
        if found := _TARGETED.search(purpose.text) or _TARGETED.search(purpose.text_en):
            return excerpt(found.group())
    return ""


def _none(one: ActivityView) -> Remedy:
    label = message("Answer that there are no automated decisions")
    return set_field(label, one.record, automated_decisions=Answer.NO)
