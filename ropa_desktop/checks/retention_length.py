"""Length of retention: whether what is long, or follows mere practice, is justified."""

import re
from collections.abc import Iterator

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.counted import Retained
from ropa_desktop.checks.meanings import data_meant, people_meant
from ropa_desktop.checks.retention_law import most_permitted
from ropa_desktop.checks.retention_scope import scope_of
from ropa_desktop.checks.retention_use import Time, activity_with, called, covered, rules_in_use, shorter
from ropa_desktop.checks.rule import EVIDENCE, INFO, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.retention import statutory_periods
from ropa_desktop.register.records import RetentionRule
from ropa_desktop.register.values import Duration

_FOOTAGE = Duration(hours=72)
_APPLICATIONS = Duration(months=26)
_LONG = Duration(years=10)
_LONG_BY_LAW = frozenset(
    {"amf_3_exposure", "sff_9_1_topup", "abl_5_3", "abl_21_10", "arkl_10", "pdl_3_17", "pdl_9_4"}
)
_APPLICANTS = frozenset({"job_applicants", "references"})
_BACKUP = re.compile(r"säkerhetskopi|back-?\s?up", re.IGNORECASE)
_TIME = re.compile(
    r"\d\s*(?:dag|dygn|veck|månad|år\b|day|week|month|year)|rullande|rolling|skrivs? över", re.IGNORECASE
)


@rule(
    "RET-09",
    INFO,
    EVIDENCE,
    "5(1)(e), 5(2)",
    step=message("Write why the data are needed this long, or choose a shorter period."),
)
def customary_period_is_justified(view: RegisterView) -> Remarks:
    """A rule follows mere practice and gives no reason of its own."""
    for one in rules_in_use(view):
        period = statutory_periods().get(one.library_rule) if one.library_rule else None
        if period and period.kind == "customary" and blank(one.justification):
            yield Remark(
                one,
                "justification",
                message(
                    "{rule} follows practice, not law. The reason for the time is missing.", rule=called(one)
                ),
                activity_with(view, one),
                facts=((one, "library_rule"),),
            )


@rule(
    "RET-10",
    WARNING,
    EVIDENCE,
    "5(1)(e)",
    step=message("Write why the footage is needed longer than some days, or shorten the period."),
)
def long_footage_is_justified(view: RegisterView) -> Remarks:
    """Footage of camera surveillance is kept longer than 72 hours without a reason."""
    for one in view.of_kind["camera"]:
        footage = [] if one.as_processor else list(_rows_on(one, "video"))
        if any(each.rule.period and not shorter(_FOOTAGE, each.rule.period) for each in footage):
            continue
        for each in footage:
            if each.rule.period and not stated(
                each.rule.justification, each.rule.statute, each.rule.condition
            ):
                yield Remark(
                    each.rule,
                    "justification",
                    message(
                        "Footage is kept for {period}, longer than 72 hours, and the reason is missing.",
                        period=Time(each.rule.period),
                    ),
                    one.id,
                    facts=((each.rule, "period"), (one.record, "data")),
                )


@rule(
    "RET-11",
    WARNING,
    EVIDENCE,
    "diskrimineringslagen (2008:567) 6 kap. 4 §",
    step=message("Shorten the period to two years and some months, or keep the application with consent."),
)
def applications_are_kept_for_two_years(view: RegisterView) -> Remarks:
    """Applicants' data are kept longer than claims of discrimination can be raised, without consent."""
    for one in view.on_people["job_applicants"]:
        if one.as_processor or one.authority or any(basis.basis == "art6_1_a" for basis in one.bases):
            continue
        for each in one.retention:
            period = each.rule.period
            if period and shorter(_APPLICATIONS, period) and _is_for_applicants(one, each):
                yield Remark(
                    each.rule,
                    "period",
                    message(
                        "Applications are kept for {period}. A rejected applicant can raise claims "
                        "for about two years, so a longer time needs another reason.",
                        period=Time(period),
                    ),
                    one.id,
                    facts=((each.rule, ""), (one.record, "people"), (one.record, "legal_bases")),
                )


@rule(
    "RET-12",
    WARNING,
    EVIDENCE,
    "5(1)(e)",
    step=message("Write why the data are needed this long, name the statute, or shorten the period."),
)
def long_period_is_justified(view: RegisterView) -> Remarks:
    """More than ten years without a reason or a statute."""
    for one in rules_in_use(view):
        if one.period is None or not shorter(_LONG, one.period) or one.library_rule in _LONG_BY_LAW:
            continue
        if not stated(one.justification, one.statute) and most_permitted(view, one) is None:
            yield Remark(
                one,
                "justification",
                message(
                    "{rule} keeps data for {period}, and the reason is missing.",
                    rule=called(one),
                    period=Time(one.period),
                ),
                activity_with(view, one),
                facts=((one, ""),),
            )


@rule(
    "RET-13",
    INFO,
    EVIDENCE,
    "5(1)(e)",
    step=message("Add a retention rule for the backups, such as how many days they are kept."),
)
def backups_have_a_time_limit(view: RegisterView) -> Remarks:
    """Backups are taken, but nothing says how long they are kept; told once for an organisation.

    A text that speaks of backups and of a time, such as a measure, is enough.
    """
    texts = view.texts.mentioning(("säkerhetskopi", "backup", "back-up"))
    told = any(map(_TIME.search, texts)) or any(map(_speaks_of_backups, view.register.all(RetentionRule)))
    for one in () if told else view.organisations:
        if _takes_backups(one):
            yield Remark(
                one.record,
                "retention",
                message("Backups are taken, but nothing says how long erased data remain in them."),
                facts=((one.record, "measures"), (one.record, "security_note")),
            )


def _rows_on(one: ActivityView, term: str) -> Iterator[Retained]:
    """The rules of an activity that cover some kind of data."""
    for each in one.retention:
        if any(term in data_meant(data.item) for data in covered(one, each)):
            yield each


def _is_for_applicants(one: ActivityView, each: Retained) -> bool:
    """Whether a rule is about applicants only, and nothing else gives it reason."""
    rule = each.rule
    if rule.trigger.startswith("consent") or stated(rule.statute, rule.justification):
        return False
    people = scope_of(each, one).people
    about = [person for person in one.people if people is None or person.id in people]
    meant = frozenset[str]().union(*map(people_meant, about))
    return bool(meant & _APPLICANTS) and meant <= _APPLICANTS and all(map(people_meant, about))


def _speaks_of_backups(rule: RetentionRule) -> bool:
    return (
        rule.trigger == "backup"
        or rule.library_rule == "custom_backup"
        or any(
            _BACKUP.search(text)
            for text in (rule.name, rule.data_as_written, rule.criterion, rule.condition, rule.note)
            if text
        )
    )


def _takes_backups(one: OrganisationView) -> bool:
    return "backup" in one.measures_meant or any(
        "backup" in activity.measures_meant for activity in one.activities if not activity.as_processor
    )
