"""What a transfer says of itself: where it goes, and which mechanisms it is said to rest on."""

import datetime
from functools import lru_cache

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.countries import countries_named, outside_eea
from ropa_desktop.checks.rule import Fact
from ropa_desktop.checks.text import excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.law.countries import adequacy
from ropa_desktop.law.mechanisms import Mechanism, mechanisms
from ropa_desktop.law.terms import Term
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Party, Transfer

ADEQUACY = "adequacy"


def mechanisms_of(transfer: Transfer) -> tuple[Mechanism, ...]:
    """The mechanisms that a transfer is said to rest on."""
    known = mechanisms()
    return tuple(known[key] for key in transfer.mechanisms if key in known)


def importers_of(view: RegisterView, transfer: Transfer) -> tuple[Party, ...]:
    """The parties that receive what is transferred."""
    return view.register.chosen(Party, transfer.importers)


def third_countries(transfer: Transfer) -> list[str]:
    """The countries outside the EEA that a transfer goes to, by ISO code, in order."""
    return list(_outside(transfer.countries, transfer.destination))


@lru_cache(maxsize=1024)
def _outside(countries: tuple[str, ...], words: str) -> tuple[str, ...]:
    return tuple(sorted(filter(outside_eea, countries_named(words) | frozenset(countries))))


def undecided(transfer: Transfer, on: datetime.date) -> list[str]:
    """The countries outside the EEA for which there is no adequacy decision."""
    return [iso for iso in third_countries(transfer) if adequacy(iso, on) is None]


def is_vague(transfer: Transfer, on: datetime.date) -> bool:
    """Whether it cannot be told which mechanism carries what.

    Another mechanism in reserve for an adequacy decision that covers every country leaves nothing open.
    """
    chosen = mechanisms_of(transfer)
    sufficient = [each.id for each in chosen if each.sufficient]
    if not sufficient:
        return any(each.id == "contract_unspecified" for each in chosen)
    if len(sufficient) == 1 or len(transfer.importers) == 1:
        return False
    in_reserve = ADEQUACY in sufficient and bool(third_countries(transfer)) and not undecided(transfer, on)
    return not (in_reserve and len(sufficient) == 2)


def where_to(transfer: Transfer) -> tuple[Fact, ...]:
    """What says where a transfer goes, as facts that a rule has read."""
    return (
        (transfer, "countries"),
        (transfer, "destination"),
        (transfer, "international_organisation"),
    )


def place_of(transfer: Transfer) -> object:
    """Where a transfer goes, for a message: its countries, else in its own words."""
    if countries := third_countries(transfer):
        return country_names(countries)
    words = (transfer.international_organisation, transfer.destination)
    return next((excerpt(text) for text in words if stated(text)), "")


def country_names(countries: list[str]) -> tuple[Term, ...]:
    """Countries for a message, by ISO code."""
    return tuple(vocabulary("countries").terms[iso] for iso in countries)


def activity_id(one: ActivityView | None) -> str:
    """The activity that a transfer belongs to, "" for a common one."""
    return one.id if one else ""
