"""Countries for checks: which lie outside the EEA, and which a text names."""

import re
from functools import cache, lru_cache

from ropa_desktop.law.countries import in_eea
from ropa_desktop.law.vocabularies import vocabulary


def outside_eea(iso: str) -> bool:
    """Whether a country is stated and lies outside the EEA; a blank one is unknown and not outside."""
    return iso in vocabulary("countries").terms and not in_eea(iso)


def inside_eea(iso: str) -> bool:
    """Whether a country is stated and lies inside the EEA."""
    return iso in vocabulary("countries").terms and in_eea(iso)


@lru_cache(maxsize=1024)
def countries_named(text: str) -> frozenset[str]:
    """The countries that a text names in Swedish or English, by ISO code."""
    if not text.strip():
        return frozenset()
    iso_of = _names()
    return frozenset(iso_of[found["name"].casefold()] for found in _pattern().finditer(text))


@cache
def _names() -> dict[str, str]:
    terms = vocabulary("countries").terms.values()
    names = {name.casefold(): term.id for term in terms for name in (term.sv, term.en, *term.aliases)}
    return names | {"us": "US", "u.s.": "US", "england": "GB"}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    names = "|".join(re.escape(name) for name in longest_first if name != "us")
    return re.compile(rf"(?<!\w)(?P<name>{names}|(?-i:US))(?:s|:s|’s|'s)?(?!\w)", re.IGNORECASE)
