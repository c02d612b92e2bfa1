"""The dated lists of reference data, for showing how old they are and what in them has not been checked."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ropa_desktop.law.resource import Entry, resource
from ropa_desktop.law.terms import Text
from ropa_desktop.law.verification import Verification, verifications_in
from ropa_desktop.law.vocabularies import VOCABULARIES_IN_FILE

FILES_WITHOUT_VOCABULARY = ("exemption", "instruments", "meanings")


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """One file of reference data; `as_of` is an ISO date, `unverified` the ids of what is not checked."""

    file: str
    name: Text
    as_of: str
    source: Text
    unverified: tuple[str, ...]

    def older_than(self, on: datetime.date, months: int = 12) -> bool:
        """Whether more than so many whole months have passed on a day since the list was right."""
        as_of = datetime.date.fromisoformat(self.as_of)
        passed = (on.year - as_of.year) * 12 + on.month - as_of.month
        return (passed, on.day) > (months, as_of.day)


@cache
def reference_lists() -> tuple[ReferenceList, ...]:
    """All lists, each with its date, its source and what in it is unverified."""
    return tuple(_reference_list(file) for file in (*VOCABULARIES_IN_FILE, *FILES_WITHOUT_VOCABULARY))


def _reference_list(file: str) -> ReferenceList:
    content = resource(file)
    known = verifications_in(content) if content.has("verifications") else {}
    unverified = dict.fromkeys(_unverified(content.values, "", known))
    return ReferenceList(
        file=file,
        name=content.both("title"),
        as_of=content.text("as_of"),
        source=content.both("source"),
        unverified=tuple(unverified),
    )


def _unverified(value: object, owner: str, known: Mapping[str, Verification]) -> Iterator[str]:
    """The ids of the entries, at any depth, that are flagged as unverified or name such a verification."""
    match value:
        case list():
            for one in value:
                yield from _unverified(one, owner, known)
        case dict():
            entry = Entry(owner, value)
            owner = entry.text("id", owner)
            verification = known.get(entry.text("verification", ""))
            if "unverified" in entry.texts("flags") or (verification and not verification.verified):
                yield owner
            for one in value.values():
                yield from _unverified(one, owner, known)
