"""Impact assessments: whether one is needed, made, reasoned and up to date."""

import datetime

from ropa_desktop.checks.activity_view import RUNNING, ActivityView
from ropa_desktop.checks.counted import Names
from ropa_desktop.checks.dpia_screening import changed_facts, suggested
from ropa_desktop.checks.remedies import Remedy, set_field
from ropa_desktop.checks.rule import ERROR, EVIDENCE, INFO, LAWFUL, WARNING, Fact, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.dpia import criteria_threshold
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.values import Answer, Duration

_REVIEWED_WITHIN = Duration(years=3)
"""After this an assessment is looked over: a default of the program, as the law sets no time."""


@rule(
    "DPIA-01",
    ERROR,
    LAWFUL,
    "35(1), 35(4)",
    step=message("Make the assessment and give its date, or write why the risk is not high all the same."),
)
def assessment_is_made_where_criteria_are_met(view: RegisterView) -> Remarks:
    """Enough criteria are met, and nothing is assessed; a reasoned no is a warning."""
    threshold = criteria_threshold()
    for one in view.as_controller:
        record = one.record
        if len(record.dpia_criteria) < threshold or record.state not in RUNNING or _is_made(one):
            continue
        if record.dpia == "exempt" and stated(record.dpia_reason):
            continue
        count = len(record.dpia_criteria)
        if record.dpia in {"not_needed", "exempt"} and stated(record.dpia_reason):
            text = message(
                "{count} criteria are met, but no assessment is made. Check that the reasons still hold.",
                count=count,
            )
            yield Remark(record, "dpia", text, one.id, severity=WARNING, facts=_facts(one))
        else:
            text = message(
                "{count} criteria are met, so an impact assessment is called for, but none is recorded.",
                count=count,
            )
            yield Remark(record, "dpia", text, one.id, remedies=_needed(one), facts=_facts(one))


@rule(
    "DPIA-02",
    WARNING,
    LAWFUL,
    "35(1)",
    step=message("Make the impact assessment before the processing begins, and give its date."),
)
def assessment_is_made_before_processing(view: RegisterView) -> Remarks:
    """Processing is planned that calls for an assessment, and nothing is assessed yet."""
    for one in view.as_controller:
        record = one.record
        if record.state != "planned" or _is_made(one) or record.dpia == "exempt":
            continue
        reasoned = record.dpia == "not_needed" and stated(record.dpia_reason)
        met = len(record.dpia_criteria) >= criteria_threshold() and not reasoned
        if met or record.dpia_cases:
            text = message("The impact assessment is to be made before the processing begins.")
            yield Remark(record, "dpia_done", text, one.id, facts=_facts(one))


@rule(
    "DPIA-03",
    ERROR,
    LAWFUL,
    "35(3)",
    over=["DPIA-01"],
    step=message("Make the impact assessment and give its date."),
)
def assessment_is_made_in_the_cases_of_the_law(view: RegisterView) -> Remarks:
    """A case that the law names always calls for an assessment, and the processing goes on without one."""
    for one in view.as_controller:
        record = one.record
        if record.dpia_cases and record.state in RUNNING and not _is_made(one) and record.dpia != "exempt":
            terms = vocabulary("dpia_article_cases").terms
            text = message(
                "The law always demands an impact assessment for this: {cases}. None is recorded.",
                cases=Names(tuple(terms.get(case) or case for case in record.dpia_cases)),
            )
            yield Remark(record, "dpia", text, one.id, remedies=_needed(one), facts=_facts(one))


@rule(
    "DPIA-04",
    INFO,
    EVIDENCE,
    "35(1)",
    step=message("Judge each criterion and say whether an impact assessment is needed."),
)
def need_of_assessment_is_judged(view: RegisterView) -> Remarks:
    """Nothing is answered on the assessment, though the activity seems to meet enough criteria."""
    terms = vocabulary("dpia_criteria").terms
    threshold = criteria_threshold()
    for one in view.as_controller:
        record = one.record
        if record.dpia or record.dpia_criteria or record.dpia_cases or record.dpia_done:
            continue
        found = suggested(one)
        if len(found) >= threshold and any(each.own for each in found):
            reasons = tuple(
                message("{criterion} ({reasons})", criterion=terms[key], reasons=reasons)
                for key, reasons, _ in found
            )
            label = message("Choose these criteria")
            criteria = tuple(each.criterion for each in found)
            yield Remark(
                record,
                "dpia_criteria",
                message(
                    "An impact assessment may be needed. Criteria to judge: {criteria}.",
                    criteria=Names(reasons),
                ),
                one.id,
                remedies=(set_field(label, record, dpia_criteria=criteria),),
                facts=((record, "dpia"), (record, "data"), (record, "people"), (record, "purposes")),
            )


@rule(
    "DPIA-05",
    WARNING,
    EVIDENCE,
    "35(11)",
    step=message("Look the assessment over, and give the new date when it holds again."),
)
def assessment_is_up_to_date(view: RegisterView) -> Remarks:
    """The assessment is older than three years, or what it rests on has changed."""
    for one in view.as_controller:
        done = one.record.dpia_done
        if changed := changed_facts(one) if one.record.dpia_facts else ():
            text = message(
                "Since the impact assessment was made, this has changed: {changes}.", changes=Names(changed)
            )
        elif done and _is_old(done.last_day(), view.on):
            text = message("The impact assessment is from {date}, more than three years ago.", date=done.iso)
        else:
            continue
        yield Remark(one.record, "dpia_done", text, one.id, facts=((one.record, "dpia_facts"),))


@rule(
    "DPIA-06",
    ERROR,
    LAWFUL,
    "36(1)",
    step=message("Consult the supervisory authority before going on, and give the date."),
)
def authority_is_consulted_on_high_risk(view: RegisterView) -> Remarks:
    """The risk remains high after the assessment, and the authority has not been consulted."""
    for one in view.as_controller:
        if one.record.dpia_residual_high is Answer.YES and one.record.dpia_consulted is None:
            text = message("A high risk remains, so the supervisory authority is to be consulted beforehand.")
            facts = ((one.record, "dpia_residual_high"),)
            yield Remark(one.record, "dpia_consulted", text, one.id, facts=facts)


@rule(
    "DPIA-07",
    INFO,
    EVIDENCE,
    "35(2)",
    step=message("Write what the data protection officer advised, and whether it was followed."),
)
def officers_advice_is_recorded(view: RegisterView) -> Remarks:
    """There is an officer and an assessment, but not the officer's advice on it."""
    for one in view.as_controller:
        named = one.organisation is not None and one.organisation.record.officer == "named"
        if named and _is_made(one) and blank(one.record.dpia_officer_opinion):
            text = message("The data protection officer's advice on the impact assessment is missing.")
            facts = ((one.record, "dpia"), (one.record, "dpia_done"))
            yield Remark(one.record, "dpia_officer_opinion", text, one.id, facts=facts)


def _is_made(one: ActivityView) -> bool:
    """Whether an assessment is recorded: by its date, else by the outcome."""
    return one.record.dpia_done is not None or one.record.dpia == "done"


def _needed(one: ActivityView) -> tuple[Remedy, ...]:
    if one.record.dpia:
        return ()
    return (set_field(message("State that an impact assessment is needed"), one.record, dpia="needed"),)


def _is_old(done: datetime.date, on: datetime.date) -> bool:
    return _REVIEWED_WITHIN.after(done) < on


def _facts(one: ActivityView) -> tuple[Fact, ...]:
    fields = ("state", "dpia", "dpia_criteria", "dpia_cases", "dpia_reason", "dpia_done")
    return tuple((one.record, field) for field in fields)
