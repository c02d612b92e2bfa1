"""The retention plan of a register: every rule with what it covers, as a table, and the days ahead."""

import datetime
from functools import partial
from pathlib import Path

from ropa_desktop.collector import resting_collector
from ropa_desktop.errors import RopaError
from ropa_desktop.exports.report import Line, Report, Table
from ropa_desktop.exports.scope import Scope
from ropa_desktop.exports.tables import heading, records_table
from ropa_desktop.exports.usage import Usage
from ropa_desktop.i18n import N_, Language, message, translate
from ropa_desktop.progress import Progress
from ropa_desktop.register.collation import sort_key
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import Retention, RetentionRule
from ropa_desktop.register.register import Register
from ropa_desktop.wording.descriptions import coverage
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.organisations import organisation_name
from ropa_desktop.wording.phrases import fragment, one_line
from ropa_desktop.wording.retention import retention_sentence


def write(register: Register, path: Path, progress: Progress, language: Language, on: datetime.date) -> None:
    """Writes the plan as .xlsx or .pdf, or the days ahead as .ics, by the file's ending.

    Raises RopaError for any other ending and where the file cannot be written, and `Cancelled` at a step;
    nothing is then left.
    """
    match path.suffix.lower():
        case ".xlsx":
            from ropa_desktop.exports import excel

            excel.write(retention_plan(register, language, on), path, progress)
        case ".pdf":
            from ropa_desktop.exports import pdf

            pdf.write(retention_plan(register, language, on), path, progress)
        case ".ics":
            from ropa_desktop.exports import calendar

            calendar.write(register, path, progress, language, on)
        case _:
            raise RopaError(message("{file} must end in .xlsx, .pdf or .ics.", file=path.name))


@resting_collector()
def retention_plan(register: Register, language: Language, on: datetime.date) -> Report:
    """The plan as a report: every retention rule, by what its time is counted from, then by statute."""
    scope = Scope.of(register, language, "", "internal")
    rules = _rules(scope)
    whose = ", ".join(filter(None, (organisation_name(one, language) for one in scope.organisations)))
    return Report(
        language=language,
        title=translate("Retention plan", language),
        subtitle=register.sheet.title,
        organisation=whose,
        version=register.sheet.version,
        date=on.isoformat(),
        register_id=register.sheet.id,
        cover=(Line(translate("Date of the plan", language), (on.isoformat(),)),),
        how_to_read=(
            translate(
                "The plan lists every retention rule of the register, sorted by what the time is counted "
                "from and by the statute behind it, with the activities and the data that it covers.",
                language,
            ),
        ),
        sheets=(rules,),
        summaries=(rules,),
        parts=(),
    )


def _rules(scope: Scope) -> Table:
    usage = Usage(scope)
    headings = (
        heading(scope, N_("Counted from"), 18, partial(_triggers, scope.language)),
        heading(scope, N_("Statute"), 16, _statute),
        heading(scope, N_("Rule in words"), 40, partial(scope.once, retention_sentence)),
        heading(scope, N_("Data covered"), 26, partial(_data, scope, usage)),
        heading(scope, N_("Activities"), 26, partial(_places, scope, usage)),
    )

    def order(rule: RetentionRule) -> tuple[str, ...]:
        """By the words of the table; what is not stated comes last."""
        name = name_of(scope.register, rule, scope.language)
        return tuple(sort_key(text) for text in (_triggers(scope.language, rule), _statute(rule), name))

    rules = sorted(scope.register.all(RetentionRule), key=order)
    return records_table(scope, "retention_plan", N_("Retention plan"), headings, rules)


def _triggers(language: Language, rule: RetentionRule) -> str:
    """What the time is counted from, the second on a line of its own; "" where nothing is stated."""
    stated = (
        (rule.trigger, rule.trigger_as_written),
        (rule.second_trigger, rule.second_trigger_as_written),
    )
    labels = [
        term_label("retention_triggers", code, language) if code else one_line(written)
        for code, written in stated
    ]
    return "\n".join(filter(None, labels))


def _statute(rule: RetentionRule) -> str:
    return one_line(f"{rule.statute} {rule.section}")


def _data(scope: Scope, usage: Usage, rule: RetentionRule) -> str:
    """What data the rule is written for, and what it is limited to where it applies."""
    language = scope.language
    limits = [fragment(rule.data_as_written)]
    for activity, use in usage.of(rule):
        if isinstance(use, Retention) and (covered := coverage(scope.register, use, language)):
            limits.append(f"{scope.place(activity)}: {covered}")
    return "\n".join(dict.fromkeys(filter(None, limits))) or translate("Not limited", language)


def _places(scope: Scope, usage: Usage, rule: RetentionRule) -> str:
    return "\n".join(usage.places(rule)) or translate("Used nowhere", scope.language)
