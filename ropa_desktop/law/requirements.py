"""What a legal basis or transfer mechanism asks to be stated: a question, its weight and its legal source."""

from dataclasses import dataclass
from typing import Literal, TypeGuard, get_args

from ropa_desktop.i18n import Language
from ropa_desktop.law.citations import article_in_swedish
from ropa_desktop.law.resource import Entry, MalformedResource
from ropa_desktop.law.terms import Text

Severity = Literal["error", "warning", "conditional"]
"""How a missing answer weighs; `conditional` is asked only where the case arises, and then as a warning."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing to state; `field` is a stable id such as "consent.how_obtained", no field of the register."""

    field: str
    severity: Severity
    question: Text
    article: str
    statute: Text

    def reference_in(self, language: Language) -> str:
        """Article and statute as written in the language: "6.3; lag (2018:218) 2 kap. 1 §"."""
        article = article_in_swedish(self.article) if language == "sv" else self.article
        return "; ".join(filter(None, (article, self.statute.in_language(language))))


def requirements_in(content: Entry, key: str) -> tuple[Requirement, ...]:
    """The requirements listed under a key; none where the key is absent."""
    return tuple(_requirement(entry) for entry in content.entries(key))


def _requirement(entry: Entry) -> Requirement:
    severity = entry.text("severity")
    if not _is_severity(severity):
        raise MalformedResource(
            f"{entry.place}: severity must be one of {get_args(Severity)}, not {severity}"
        )
    return Requirement(
        field=entry.text("field"),
        severity=severity,
        question=Text(entry.text("sv"), entry.text("en")),
        article=entry.text("article", ""),
        statute=entry.both_or_nothing("statute"),
    )


def _is_severity(text: str) -> TypeGuard[Severity]:
    return text in get_args(Severity)
