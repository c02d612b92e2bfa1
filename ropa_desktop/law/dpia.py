"""When an impact assessment is called for: how many criteria it takes, typical cases and what exempts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ropa_desktop.law.resource import Entry, MalformedResource, resource
from ropa_desktop.law.terms import Term, Text
from ropa_desktop.law.verification import Verification, verification_of, verifications_in
from ropa_desktop.law.vocabularies import terms_in, vocabulary


@dataclass(frozen=True, slots=True)
class Example:
    """A case that calls for an assessment; `criteria` (ids of dpia_criteria) is our own mapping."""

    id: str
    area: str
    text: Text
    criteria: tuple[str, ...]
    verification: Verification


def criteria_threshold() -> int:
    """How many of the dpia_criteria call for an assessment (the Swedish list under Article 35(4))."""
    return resource("dpia").number("threshold")


@cache
def examples() -> Mapping[str, Example]:
    """The cases that the Swedish list under Article 35(4) names, by id; it is not exhaustive."""
    content = resource("dpia")
    known = verifications_in(content)
    made = (_example(entry, known) for entry in content.entries("examples"))
    return MappingProxyType({one.id: one for one in made})


@cache
def exemptions() -> Mapping[str, Term]:
    """Reasons for which no assessment is needed although criteria are met, by id."""
    return terms_in(resource("dpia"), "exempt")


def _example(entry: Entry, known: Mapping[str, Verification]) -> Example:
    criteria = entry.texts("criteria")
    if unknown := set(criteria) - set(vocabulary("dpia_criteria").terms):
        raise MalformedResource(f"{entry.place}: there are no criteria {sorted(unknown)}")
    return Example(
        id=entry.text("id"),
        area=entry.text("area"),
        text=Text(entry.text("sv"), entry.text("en")),
        criteria=criteria,
        verification=verification_of(entry, known),
    )
