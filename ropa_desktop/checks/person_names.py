"""Whether a name is that of a person or of a legal person, as far as that can be read from it in Sweden."""

import re

from ropa_desktop.checks.given_names import GIVEN_NAMES

_FORMS = r"""
    ab aktiebolag(?:et|s)? publ hb handelsbolag(?:et|s)? kb kommanditbolag(?:et|s)? bolag(?:et)?
    ek\.?\s?för \w*förening(?:en|s|ens)? \w*förbund(?:et|s|ets)? brf rf if ik bk
    \w*stiftelse(?:n|ns)? \w*samfund(?:et|s)? \w*församling(?:en|s)? \w*fond(?:en|s)?
    \w*kommun(?:en|s)? region(?:en)? \w*myndighet(?:en)? \w*verk(?:et)? \w*styrelse(?:n)?
    filial holding\w* group koncern(?:en)? ltd limited inc llc llp plc corp gmbh ag a/s as asa oy oyj aps
    bv b\.v nv sa s\.a sarl sas spa srl s\.r\.o oü uab sia
"""
_PERSONS = r"""
    privatperson(?:en)? fysiska?\sperson(?:en)? enskild\sperson natural\sperson individual
    vd(?::?n)? ceo verkställande\sdirektör(?:en)? styrelse(?:ns\s)?ordförande(?:n)? ägare(?:n)? \w*chef(?:en)?
    managing\sdirector chief\sexecutive owner
"""
_BUSINESS = r"""
    konsult\w* consulting service teknik data it media design foto studio reklam produktion förlag
    bygg\w* måleri rör el elektriska städ transport åkeri bil bilar verkstad industri fabrik firma
    fastighet(?:er)? förvaltning förmedling mäkleri mäklare invest kapital redovisning ekonomi \w*byrå
    handel import export butik shop store mode kläder salong frisör hår klinik tandvård
    bageri restaurang café kafé hotell skola akademi trädgård gård lantbruk skog
    tjänst tjänster partners? söner sons bröderna och and sweden nordic international
    \w+(?:service|teknik|handel|tjänst|förmedling|förvaltning|klinik|firma|fabrik|industri)(?:er)?
"""


def _one_of(words: str) -> str:
    return "|".join(words.split())


LEGAL_FORM = re.compile(rf"\b(?:{_one_of(_FORMS)})(?!\w)", re.IGNORECASE)
"""A word that only legal persons have in their names, in Swedish or abroad."""

FORM_TWICE = re.compile(
    r"\b(?:(?:ab|aktiebolag(?:et)?)\b.*\b(?:ab|aktiebolag(?:et)?)"
    r"|(?:hb|handelsbolag(?:et)?)\b.*\b(?:hb|handelsbolag(?:et)?)"
    r"|(?:kb|kommanditbolag(?:et)?)\b.*\b(?:kb|kommanditbolag(?:et)?)"
    r"|(?:ek\.?\s?för|ekonomisk förening)\b.*\b(?:ek\.?\s?för|ekonomisk förening)"
    r"|stiftelsen?\b.*\bstiftelsen?|brf\b.*\bbrf)\b",
    re.IGNORECASE,
)
"""A name in which the same legal form stands twice, such as "Bolaget AB AB"."""

PERSON_IN_WORDS = re.compile(rf"\b(?:{_one_of(_PERSONS)})\b", re.IGNORECASE)
"""Words that point out a person, by kind or by position."""

_BUSINESS_WORD = re.compile(rf"(?:{_one_of(_BUSINESS)})s?", re.IGNORECASE)
_TITLE = re.compile(r"(?:herr|fru|dr|mr|mrs|ms|vår vd|vd|ceo|advokat|jur\. ?kand\.)[.:,]?\s+", re.IGNORECASE)
_PARTICLES = frozenset("von af de van der la el al di da du ter ben bin".split())
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PATRONYMIC = re.compile(r"(?:sson|sdotter)$")
_SURNAME_FIRST = re.compile(r"([^,]+),\s*([^,]+)")


def has_legal_form(name: str) -> bool:
    """Whether a name has a word that only legal persons have."""
    return LEGAL_FORM.search(name) is not None


def is_person(name: str) -> bool:
    """Whether a name is that of a natural person: a given name and a surname, and no word of business."""
    if has_legal_form(name):
        return False
    bare = _TITLE.sub("", name.partition("(")[0]).strip()
    if found := _SURNAME_FIRST.fullmatch(bare):
        last, first = found.groups()
        bare = last if PERSON_IN_WORDS.search(first) else f"{first} {last}"
    words = bare.split()
    if not 2 <= len(words) <= 5 or not all(map(_NAME_WORD.fullmatch, words)):
        return False
    given = words[0].partition("-")[0].casefold() in GIVEN_NAMES
    return (given or _PATRONYMIC.search(words[-1]) is not None) and all(map(_may_be_in_a_name, words))


def points_out_person(text: str) -> bool:
    """Whether a text names a natural person or the holder of a position, rather than an organisation."""
    return is_person(text) or (PERSON_IN_WORDS.search(text) is not None and not has_legal_form(text))


def _may_be_in_a_name(word: str) -> bool:
    return word in _PARTICLES or (word[0].isupper() and not _BUSINESS_WORD.fullmatch(word))
