"""What counts for an activity, with where it was said, and what it is called in a message."""

from dataclasses import dataclass
from typing import NamedTuple

from ropa_desktop.checks.countries import countries_named
from ropa_desktop.checks.text import excerpt, stated
from ropa_desktop.i18n import Language, Message, message
from ropa_desktop.law.terms import Term
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import (
    DataItem,
    DataUse,
    Disclosure,
    Party,
    Retention,
    RetentionRule,
    Transfer,
)

Label = str | Term | Message
"""What something is called in a message: as the user wrote it, or in the language of whoever reads it."""


@dataclass(frozen=True, slots=True)
class Names:
    """What several things are called, in a row; by semicolons, as a name may hold commas of its own."""

    names: tuple[Label, ...]

    def in_language(self, language: Language) -> str:
        return "; ".join(one if isinstance(one, str) else one.in_language(language) for one in self.names)


class Recipient(NamedTuple):
    """A disclosure and the party that receives; `common` where it is said once for the whole organisation."""

    disclosure: Disclosure
    party: Party | None
    common: bool

    @property
    def stated(self) -> bool:
        """Whether it says who receives: a name or a category."""
        return self.party is not None and bool(self.party.category or stated(self.party.name))

    @property
    def engaged(self) -> bool:
        """Whether it works on behalf of the organisation; for a processor, it is a sub-processor."""
        return self.disclosure.role in {"processor", "sub_processor"}


class Data(NamedTuple):
    """A category of data, on its own or in a data group in use; `common` as for recipients."""

    item: DataItem
    use: DataUse | None
    common: bool


class Retained(NamedTuple):
    """A retention rule as it applies; `common` as for recipients."""

    link: Retention
    rule: RetentionRule
    common: bool


def label(name: str, category: str, vocabulary_name: str) -> Label:
    """What a record with a text and a term is called: the text as written, else the term."""
    return excerpt(name) if stated(name) else vocabulary(vocabulary_name).terms.get(category) or category


def party_label(party: Party | None) -> Label:
    """What a party is called: its name, else its category."""
    named = label(party.name, party.category, "recipient_kinds") if party else ""
    return named or message("the party without a name")


def destinations(transfer: Transfer) -> frozenset[str]:
    """The countries a transfer goes to, by ISO code: those chosen, and those named in the words for it."""
    return countries_named(transfer.destination) | frozenset(transfer.countries)


def is_sensitive(item: DataItem) -> bool:
    """Whether data are special categories (Art. 9) or on offences (Art. 10), by category, mark or answer."""
    term = vocabulary("data").terms.get(item.category)
    marks = {*item.flags, *(term.flags if term else ())}
    return item.may_be_sensitive == "yes" or not marks.isdisjoint({"special_category", "criminal"})
