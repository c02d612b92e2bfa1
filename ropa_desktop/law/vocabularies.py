"""The controlled vocabularies of the record: ordered lists of terms, each list dated and with its source."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from types import MappingProxyType

from ropa_desktop.i18n import LANGUAGES
from ropa_desktop.law.resource import Entry, MalformedResource, resource
from ropa_desktop.law.terms import Term, Text

VOCABULARIES_IN_FILE: Mapping[str, tuple[str, ...]] = {
    "categories": ("people", "data", "data_groups", "data_flags", "sources"),
    "recipients": (
        "recipient_kinds",
        "disclosure_roles",
        "disclosure_times",
        "party_kinds",
        "agreement_states",
        "agreement_kinds",
        "authorisations",
    ),
    "security": ("measures", "measure_kinds", "measure_states"),
    "bases": (
        "legal_bases",
        "special_conditions",
        "criminal_grounds",
        "personnummer_reasons",
        "art22_grounds",
    ),
    "mechanisms": ("mechanisms", "scc_modules", "transfer_certainties"),
    "countries": ("countries",),
    "adequacy": ("scope_evidence",),
    "retention": ("statutory_kinds", "retention_areas"),
    "retention_terms": ("retention_kinds", "retention_bounds", "retention_triggers", "retention_actions"),
    "dpia": ("dpia_criteria", "dpia_article_cases", "dpia_outcomes"),
    "rights": ("rights",),
    "authorities": ("authorities", "authority_fields"),
    "record": (
        "legal_forms",
        "activity_roles",
        "activity_states",
        "designations",
        "dpo_roles",
        "statements",
        "contact_kinds",
        "tracker_kinds",
        "document_kinds",
        "origins",
        "data_use_scopes",
    ),
    "starter_activities": ("departments",),
}
_FILE_OF = {name: file for file, names in VOCABULARIES_IN_FILE.items() for name in names}

VOCABULARY_NAMES: tuple[str, ...] = tuple(_FILE_OF)

_ARTICLE_WORD = re.compile(r"^(?:art\.?|artikel|article)\s*(?=\d)")
_WORD_START = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms in the order they are offered; `as_of` is the day (ISO) up to which the list is right."""

    name: str
    terms: Mapping[str, Term]
    as_of: str
    source: Text
    _found: Mapping[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        terms = tuple(self.terms.values())
        names = [(term.id, term) for term in terms]
        names += [(label, term) for term in terms for label in (term.sv, term.en)]
        names += [(alias, term) for term in terms for alias in term.aliases]
        found: dict[str, Term] = {}
        for name, term in names:  # an alias never takes the name that another term bears as its own
            found.setdefault(_folded(name), term)
        object.__setattr__(self, "_found", MappingProxyType(found))

    def find(self, text: str) -> Term | None:
        """The term with this id, name in either language or alias, whatever the case; None where none has."""
        return self._found.get(_folded(text))

    def matching(self, text: str) -> tuple[Term, ...]:
        """The terms a picker offers for what is typed: names that begin so, words that do, then the rest.

        Names in both languages, aliases, ids and articles in either form are searched; no text gives all.
        """
        wanted = _ARTICLE_WORD.sub("", _folded(text))
        if not wanted:
            return tuple(self.terms.values())
        ranked = [(_rank(term, wanted), term) for term in self.terms.values()]
        return tuple(term for rank, term in sorted(ranked, key=itemgetter(0)) if rank < _NO_MATCH)


_NO_MATCH = 3


def _rank(term: Term, wanted: str) -> int:
    names = tuple(map(_folded, (term.id, term.sv, term.en, *term.aliases)))
    articles = [term.article_in(language).replace(" ", "") for language in LANGUAGES]
    if any(name.startswith(wanted) for name in names) or any(
        article.startswith(wanted.replace(" ", "")) for article in articles
    ):
        return 0
    if any(name.startswith(wanted, word.start()) for name in names for word in _WORD_START.finditer(name)):
        return 1
    return 2 if any(wanted in name for name in names) else _NO_MATCH


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of that name, read once; KeyError where there is none (see `VOCABULARY_NAMES`)."""
    content = resource(_FILE_OF[name])
    return Vocabulary(name, terms_in(content, name), content.text("as_of"), content.both("source"))


def terms_in(content: Entry, key: str) -> Mapping[str, Term]:
    """The terms of one list of a file, by id and in order."""
    terms = tuple(term_of(entry) for entry in content.entries(key))
    by_id = {term.id: term for term in terms}
    if not terms or len(by_id) != len(terms):
        raise MalformedResource(f"{content.place}: {key} must hold terms with ids of their own")
    return MappingProxyType(by_id)


def term_of(entry: Entry) -> Term:
    """The term that an entry holds beside whatever else is said of it."""
    note = entry.both_or_nothing("note")
    return Term(
        id=entry.text("id"),
        sv=entry.text("sv"),
        en=entry.text("en"),
        article=entry.text("article", ""),
        group=entry.text("group", ""),
        flags=frozenset(entry.texts("flags")),
        note_sv=note.sv,
        note_en=note.en,
        aliases=entry.texts("aliases"),
    )
