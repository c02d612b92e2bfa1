"""Supervisory authorities as documents name them, with the names they have had before."""

import datetime
import re
from dataclasses import dataclass
from functools import cache

from ropa_desktop.law.resource import resource
from ropa_desktop.law.terms import Term
from ropa_desktop.law.vocabularies import vocabulary


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that an authority (an id of the vocabulary authorities) bore up to and including a day."""

    authority: str
    name: str
    until: datetime.date


@cache
def former_names() -> tuple[FormerName, ...]:
    """All former names of the authorities in the list."""
    return tuple(
        FormerName(entry.text("id"), former.text("name"), former.day("until"))
        for entry in resource("authorities").entries("authorities")
        for former in entry.entries("former")
    )


def current_authority(name_as_written: str) -> Term | None:
    """The authority a document means, under whatever name it writes, such as "Datainspektionen (numera IMY)".

    A text that names several authorities, or none that is known, gives None.
    """
    named = [term for term in vocabulary("authorities").terms.values() if _is_named(term, name_as_written)]
    return named[0] if len(named) == 1 else None


def outdated_name(name_as_written: str, on: datetime.date) -> FormerName | None:
    """The former name that a text uses alone, on a day when the authority no longer bore it.

    A text that also gives the current name, such as "IMY (tidigare Datainspektionen)", is not outdated.
    """
    for former in former_names():
        if on <= former.until or not _holds(former.name, name_as_written):
            continue
        term = vocabulary("authorities").terms[former.authority]
        borne = {one.name for one in former_names() if one.authority == term.id and one.until < on}
        if not any(_holds(name, name_as_written) for name in _names(term) if name not in borne):
            return former
    return None


def _is_named(term: Term, text: str) -> bool:
    return any(_holds(name, text) for name in _names(term))


def _names(term: Term) -> tuple[str, ...]:
    return (term.sv, term.en, *term.aliases)


def _holds(name: str, text: str) -> bool:
    """Whether a text holds a name as words of their own, also in the genitive ("Datainspektionens")."""
    return re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", " ".join(text.split()), re.IGNORECASE) is not None
