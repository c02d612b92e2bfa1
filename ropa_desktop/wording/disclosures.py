"""Recipients in words: who receives data, in which role, and under which condition."""

from collections.abc import Iterator

from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import Disclosure, Party
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer
from ropa_desktop.wording.descriptions import coverage
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.phrases import (
    condition_clause,
    condition_note,
    fragment,
    listed,
    lowered,
    not_stated,
    one_line,
)

TOLD = frozenset(
    (
        *("party", "role", "role_stated", "second_role", "data", "data_as_written", "people", "condition"),
        *("time", "open_list", "engaged_by"),
    )
)
"""The fields of a disclosure that its text says."""

CONTACT_FIELDS = ("address", "email", "phone")

_UNSURE = frozenset({"implied", "inferred", "not_stated"})
"""How a role may be stated so that the reader has to be told."""


def party_text(register: Register, party: Party, language: Language) -> str:
    """A party by name or category, with examples and country where stated: "Banks (for example SEB)"."""
    name = name_of(register, party, language)
    if party.examples:
        examples = listed([fragment(example) for example in party.examples])
        name = message("{name} (for example {examples})", name=name, examples=examples).in_language(language)
    return f"{name}, {term_label('countries', party.country, language)}" if party.country else name


def contact_text(party: Party) -> str:
    """The contact details of a party on one line; "" where none is stated."""
    return ", ".join(one_line(value) for field in CONTACT_FIELDS if (value := getattr(party, field)))


def disclosure_text(register: Register, disclosure: Disclosure, language: Language) -> str:
    """That a party receives data: who, as what and how surely, which data, when and on which condition."""
    party = register.get(Party, disclosure.party)
    name = party_text(register, party, language) if party else not_stated(language)
    terms = disclosure_terms(register, disclosure, language)
    return f"{name} – {terms}" if terms else name


def disclosure_terms(register: Register, disclosure: Disclosure, language: Language) -> str:
    """What is said of a disclosure beside its party; "" where nothing is."""
    return "; ".join(_terms(register, disclosure, language))


def role_text(disclosure: Disclosure, language: Language) -> str:
    """The role or roles in which a party receives data, and how surely; "" where no role is stated."""
    roles = [
        lowered(term_label("disclosure_roles", role, language))
        for role in (disclosure.role, disclosure.second_role)
        if role
    ]
    if not roles:
        return ""
    is_unsure = disclosure.role_stated in _UNSURE and disclosure.role != "unknown"
    doubt = f" ({lowered(term_label('statements', disclosure.role_stated, language))})" if is_unsure else ""
    return f" {translate('and', language)} ".join(roles) + doubt


def _terms(register: Register, disclosure: Disclosure, language: Language) -> Iterator[str]:
    role = role_text(disclosure, language)
    engaging = register.get(Party, disclosure.engaged_by)
    says_no_more = engaging and role == lowered(term_label("disclosure_roles", "sub_processor", language))
    if role and not says_no_more:
        yield role
    if engaging:
        yield message("sub-processor of {party}", party=name_of(register, engaging, language)).in_language(
            language
        )
    if disclosure.time:
        yield lowered(term_label("disclosure_times", disclosure.time, language))
    covered = coverage(register, disclosure, language)
    if covered:
        yield covered
    condition = disclosure.condition
    if condition:
        yield condition_clause(condition, language) or condition_note(condition, language)
    if disclosure.open_list is Answer.YES:
        yield translate("and others like it", language)
