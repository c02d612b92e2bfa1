"""Whether the record is complete under Article 30: nothing else decides that."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.i18n import Language, translate, translate_plural


@dataclass(frozen=True, slots=True)
class Article30Status:
    """How many things that Article 30 demands are missing."""

    missing: int

    @property
    def complete(self) -> bool:
        return self.missing == 0

    def in_language(self, language: Language) -> str:
        if self.complete:
            return translate("Article 30: complete", language)
        return translate_plural(
            "Article 30: {count} missing", "Article 30: {count} missing", self.missing, language
        ).format(count=self.missing)


def article_30_status(findings: Iterable[Finding], activity: str | None = None) -> Article30Status:
    """The status of the whole register, or of one activity by its id."""
    return Article30Status(
        sum(is_missing(one) for one in findings if activity is None or one.activity == activity)
    )


def missing_by_activity(findings: Iterable[Finding]) -> Mapping[str, int]:
    """How much is missing in each activity, by id; "" stands for what concerns the organisation."""
    return Counter(one.activity for one in findings if is_missing(one))


def is_missing(finding: Finding) -> bool:
    """Whether a finding counts for the status: an error in what Article 30 demands."""
    return finding.gate is Gate.ART30 and finding.severity is Severity.ERROR
