"""What Article 30 demands that a report would lack, so that nobody sends it without knowing."""

from collections.abc import Iterable

from ropa_desktop.checks.finding import Finding
from ropa_desktop.checks.status import is_missing
from ropa_desktop.exports.scope import Scope
from ropa_desktop.register.fields import Part
from ropa_desktop.register.records import Organisation


def gaps(scope: Scope, findings: Iterable[Finding]) -> list[Finding]:
    """Of the findings about the scope's register, those on what is missing in what the report covers."""
    return [one for one in within(scope, findings) if is_missing(one)]


def within(scope: Scope, findings: Iterable[Finding]) -> list[Finding]:
    """Of the findings about the scope's register, those on what the report covers."""
    activities = {one.id for one in scope.activities}
    organisations = {one.id for one in scope.organisations}

    def covered(finding: Finding) -> bool:
        if finding.activity:
            return finding.activity in activities
        record = scope.register.find(finding.record)
        if isinstance(record, Part):
            record = scope.register.find(record.owner)
        return not isinstance(record, Organisation) or record.id in organisations

    return [one for one in findings if covered(one)]
