"""What a transfer outside the EEA can rest on (Chapter V), and what each mechanism asks to be documented."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ropa_desktop.law.requirements import Requirement, requirements_in
from ropa_desktop.law.resource import Entry, MalformedResource, resource
from ropa_desktop.law.terms import Term
from ropa_desktop.law.vocabularies import term_of


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A transfer mechanism and its documentation, in the order in which it is asked for."""

    term: Term
    requires: tuple[Requirement, ...]

    @property
    def id(self) -> str:
        return self.term.id

    @property
    def article(self) -> str:
        return self.term.article

    @property
    def tia_required(self) -> bool:
        """Whether law and practice of the destination must be assessed (transfer impact assessment)."""
        return "tia_required" in self.term.flags

    @property
    def derogation(self) -> bool:
        """Whether it is one of the derogations for specific situations in Article 49."""
        return "derogation" in self.term.flags

    @property
    def mandatory_in_record(self) -> bool:
        """Whether assessment and safeguards must stand in the record itself (Articles 30(1)(e) and 49(6))."""
        return "mandatory_in_record" in self.term.flags

    @property
    def needs_authorisation(self) -> bool:
        """Whether the supervisory authority must have authorised it (Article 46(3))."""
        return "needs_authorisation" in self.term.flags

    @property
    def public_bodies_only(self) -> bool:
        return "public_bodies_only" in self.term.flags

    @property
    def open_to_public_powers(self) -> bool:
        """Whether authorities may use it in the exercise of their public powers (Article 49(3))."""
        return "not_for_public_powers" not in self.term.flags

    @property
    def occasional_only(self) -> bool:
        """Whether it is meant for single cases, so that systematic use calls for a warning."""
        return "not_systematic" in self.term.flags

    @property
    def sufficient(self) -> bool:
        """Whether a transfer can rest on it: not on a foreign order (Article 48), nor on what is vague."""
        return self.term.flags.isdisjoint({"no_tool", "unspecified"})


@cache
def mechanisms() -> Mapping[str, Mechanism]:
    """All mechanisms by id, as in the vocabulary mechanisms."""
    content = resource("mechanisms")
    always = requirements_in(content, "requires_always")
    assessments = {one.field: one for one in requirements_in(content, "assessments")}
    made = (_mechanism(entry, always, assessments) for entry in content.entries("mechanisms"))
    return MappingProxyType({mechanism.id: mechanism for mechanism in made})


def _mechanism(
    entry: Entry, always: tuple[Requirement, ...], assessments: Mapping[str, Requirement]
) -> Mechanism:
    named = entry.texts("assessment")
    if unknown := set(named) - set(assessments):
        raise MalformedResource(f"{entry.place}: there are no assessments named {sorted(unknown)}")
    own = requirements_in(entry, "requires")
    return Mechanism(term_of(entry), (*always, *own, *(assessments[field] for field in named)))
