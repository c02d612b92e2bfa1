"""A register as a report: everything worded in one language and put in order, ready for Excel and PDF."""

import datetime
from collections.abc import Iterable

from ropa_desktop.checks.finding import Finding
from ropa_desktop.collector import resting_collector
from ropa_desktop.exports.beyond import controller_entries, processor_entries
from ropa_desktop.exports.blocks import parts
from ropa_desktop.exports.cover import cover_lines, how_to_read
from ropa_desktop.exports.entries import account
from ropa_desktop.exports.organisations import organisation_part
from ropa_desktop.exports.readiness import readiness_table
from ropa_desktop.exports.report import Report
from ropa_desktop.exports.scope import Scope, Variant
from ropa_desktop.exports.sheets import sheets
from ropa_desktop.exports.summaries import summaries
from ropa_desktop.exports.usage import Usage
from ropa_desktop.i18n import Language, translate
from ropa_desktop.register.register import Register
from ropa_desktop.wording.organisations import organisation_name


@resting_collector()
def report(
    register: Register,
    language: Language,
    *,
    on: datetime.date,
    organisation: str = "",
    variant: Variant = "internal",
    activities: frozenset[str] | None = None,
    findings: Iterable[Finding] | None = None,
) -> Report:
    """The record of processing activities (Art. 30) as it stands, on one organisation (by id) or on all.

    `on` is the date of the report. The variant for the authority leaves out notes, balancing tests and
    provenance. Where `activities` are given (by id), the report is an extract on these alone, and its cover
    says so. Where the open findings of the day are given, the report also tells how ready the record is.
    """
    scope = Scope.of(register, language, organisation, variant, activities)
    usage = Usage(scope)
    as_controller, as_processor = controller_entries(scope), processor_entries(scope)
    controlled, processed = [], []
    for activity in scope.activities:
        if activity.role == "processor":
            processed.append(account(scope, as_processor, activity))
        else:
            controlled.append(account(scope, as_controller, activity))
    ready = () if findings is None else (readiness_table(scope, findings, on),)
    sheet = register.sheet
    return Report(
        language=language,
        title=translate("Record of processing activities under Article 30 GDPR", language),
        subtitle=sheet.title,
        organisation=", ".join(
            filter(None, (organisation_name(one, language) for one in scope.organisations))
        ),
        version=sheet.version,
        date=on.isoformat(),
        register_id=sheet.id,
        cover=cover_lines(scope, on),
        how_to_read=how_to_read(scope),
        sheets=(*sheets(scope, usage, (as_controller, controlled), (as_processor, processed)), *ready),
        summaries=(*summaries(scope, usage), *ready),
        parts=(*parts(scope, controlled, processed), organisation_part(scope)),
    )
