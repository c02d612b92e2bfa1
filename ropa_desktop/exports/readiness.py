"""The table of a report that tells how ready the record is, activity by activity and letter by letter."""

import datetime
from collections.abc import Iterable

from ropa_desktop.checks.finding import Finding
from ropa_desktop.checks.readiness import FURTHER_GATES, LETTERS, Standing, readiness
from ropa_desktop.exports.gaps import within
from ropa_desktop.exports.report import Column, Row, Table
from ropa_desktop.exports.scope import Scope
from ropa_desktop.i18n import Language, message, translate, translate_plural


def readiness_table(scope: Scope, findings: Iterable[Finding], on: datetime.date) -> Table:
    """What the record lacks in what the report covers; numbers, with 0 where nothing is missing."""
    language = scope.language
    ready = readiness(scope.register, within(scope, findings), on)
    standing = {one.activity: one for one in ready.activities}
    common = translate("Organisation and common matters", language)
    rows = [Row("", _cells(common, ready.common, language))]
    rows += [
        Row(one.id, _cells(scope.label(one), standing[one.id], language), scope.anchors[one.id])
        for one in scope.activities
        if one.id in standing
    ]
    rows.append(Row("", _cells(translate("The whole record", language), ready.whole, language)))
    columns = (
        Column(translate("Activity", language), 28),
        Column(translate("Article 30", language), 12),
        *(Column(letter or "–", 5, "number") for letter in LETTERS),
        *(Column(gate.in_language(language), 11, "number", beyond=True) for gate in FURTHER_GATES),
    )
    note = message(
        "How much is missing in points a to g of Article 30 on {date}; “–” is its opening words, such as the "
        "role. The last columns count what else has been found. Activities that have ended are left out.",
        date=on.isoformat(),
    )
    title = translate("Readiness", language)
    return Table("readiness", title, columns, tuple(rows), "", note.in_language(language))


def _cells(name: str, one: Standing, language: Language) -> tuple[str | int, ...]:
    whole = (
        translate("Complete", language)
        if one.complete
        else translate_plural("{count} missing", "{count} missing", one.lacking, language).format(
            count=one.lacking
        )
    )
    letters = (one.missing.get(letter, 0) for letter in LETTERS)
    return (name, whole, *letters, *(one.further.get(gate, 0) for gate in FURTHER_GATES))
