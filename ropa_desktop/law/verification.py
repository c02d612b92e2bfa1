"""How far a fact of the reference data has been checked, so that the product can show what is not certain."""

from collections.abc import Mapping
from dataclasses import dataclass

from ropa_desktop.law.resource import Entry, MalformedResource
from ropa_desktop.law.terms import Text


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether every part of a fact was checked, and against what."""

    verified: bool
    text: Text


def verifications_in(content: Entry) -> Mapping[str, Verification]:
    """The kinds of verification that a file of reference data names, by their names."""
    return {
        name: Verification(entry.truth("verified"), Text(entry.text("sv"), entry.text("en")))
        for name, entry in content.named_entries("verifications").items()
    }


def verification_of(entry: Entry, known: Mapping[str, Verification]) -> Verification:
    """The verification that an entry names."""
    name = entry.text("verification")
    if name not in known:
        raise MalformedResource(f"{entry.place}: there is no verification named {name}")
    return known[name]
