"""What each legal basis demands and gives: Articles 6, 9(2) and 10, and the personal identity number."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeGuard, get_args

from ropa_desktop.law.requirements import Requirement, requirements_in
from ropa_desktop.law.resource import Entry, MalformedResource, resource
from ropa_desktop.law.terms import Term, Text
from ropa_desktop.law.verification import Verification, verification_of, verifications_in
from ropa_desktop.law.vocabularies import term_of

Extent = Literal["yes", "conditional", "no"]
"""Whether a right follows from a basis: always, in the case the note names, or never."""


@dataclass(frozen=True, slots=True)
class RightUnderBasis:
    """Whether people have a right (an id of the vocabulary rights) when data are processed on a basis."""

    right: str
    extent: Extent
    article: str
    note: Text


@dataclass(frozen=True, slots=True)
class SwedishNote:
    """What Swedish law adds to a basis, with the section and how it was checked."""

    reference: Text
    text: Text
    verification: Verification


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A basis, condition or ground with what it asks to be stated and what follows from it.

    `rights` holds, by id, the rights that follow whatever the basis and those this basis settles. Where
    `needs_article_6` is true a basis in Article 6 is needed as well, and settles the rights not held here.
    """

    term: Term
    requires: tuple[Requirement, ...]
    rights: Mapping[str, RightUnderBasis]
    pitfalls: Text
    usable_by_authorities: bool
    authorities_note: Text
    swedish_notes: tuple[SwedishNote, ...]
    needs_article_6: bool


@cache
def legal_bases() -> Mapping[str, LegalBasis]:
    """The six bases of Article 6(1), by id."""
    return _listed("legal_bases", needs_article_6=False)


@cache
def special_conditions() -> Mapping[str, LegalBasis]:
    """The conditions of Article 9(2) for special categories, by id."""
    return _listed("special_conditions", needs_article_6=True)


@cache
def criminal_offences() -> LegalBasis:
    """What Article 10 asks of data on criminal offences; the grounds are the vocabulary criminal_grounds."""
    return _basis(resource("bases").entry("criminal_offences"), needs_article_6=True)


@cache
def personal_identity_number() -> LegalBasis:
    """What Swedish law asks of a personnummer; the reasons are the vocabulary personnummer_reasons."""
    return _basis(resource("bases").entry("personnummer"), needs_article_6=True)


def _listed(key: str, *, needs_article_6: bool) -> Mapping[str, LegalBasis]:
    bases = (_basis(entry, needs_article_6=needs_article_6) for entry in resource("bases").entries(key))
    return MappingProxyType({basis.term.id: basis for basis in bases})


def _basis(entry: Entry, *, needs_article_6: bool) -> LegalBasis:
    content = resource("bases")
    known = verifications_in(content)
    rights = (_right(one) for one in (*content.entries("rights_always"), *entry.entries("rights")))
    return LegalBasis(
        term=term_of(entry),
        requires=requirements_in(entry, "requires"),
        rights=MappingProxyType({right.right: right for right in rights}),
        pitfalls=entry.both_or_nothing("pitfalls"),
        usable_by_authorities=entry.truth("public_authority"),
        authorities_note=entry.both_or_nothing("public_authority_note"),
        swedish_notes=tuple(_swedish_note(one, known) for one in entry.entries("swedish_notes")),
        needs_article_6=needs_article_6,
    )


def _right(entry: Entry) -> RightUnderBasis:
    extent = entry.text("extent")
    if not _is_extent(extent):
        raise MalformedResource(f"{entry.place}: extent must be one of {get_args(Extent)}, not {extent}")
    return RightUnderBasis(
        right=entry.text("right"),
        extent=extent,
        article=entry.text("article", ""),
        note=entry.both_or_nothing("note"),
    )


def _is_extent(text: str) -> TypeGuard[Extent]:
    return text in get_args(Extent)


def _swedish_note(entry: Entry, known: Mapping[str, Verification]) -> SwedishNote:
    return SwedishNote(
        reference=entry.both("reference"),
        text=Text(entry.text("sv"), entry.text("en")),
        verification=verification_of(entry, known),
    )
