"""How few persons an organisation may employ to be exempt from keeping a record (Article 30(5))."""

import datetime
from functools import cache
from itertools import pairwise

from ropa_desktop.law.resource import MalformedResource, resource
from ropa_desktop.law.terms import Text


def threshold(on: datetime.date) -> int:
    """The number of persons employed below which the exemption is open on a day.

    Before the Regulation applied, its first threshold is given.
    """
    thresholds = _thresholds()
    return next((persons for first, persons in reversed(thresholds) if first <= on), thresholds[0][1])


def pending() -> Text:
    """What is known of an amendment that is not yet law; empty where none is under way."""
    return resource("exemption").both_or_nothing("pending")


def as_of() -> datetime.date:
    """The day up to which the thresholds are right."""
    return resource("exemption").day("as_of")


@cache
def _thresholds() -> tuple[tuple[datetime.date, int], ...]:
    """First day and number of persons, the oldest first."""
    content = resource("exemption")
    found = tuple((entry.day("from"), entry.number("persons")) for entry in content.entries("thresholds"))
    if not found or any(earlier >= later for (earlier, _), (later, _) in pairwise(found)):
        raise MalformedResource(f"{content.place}: thresholds must be there, the oldest first")
    return found
