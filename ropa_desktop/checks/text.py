"""What a text says, for checks: whether anything at all, and what it is about."""

import re
from functools import lru_cache

PLACEHOLDER = re.compile(
    r"""\s*(?:
    [-–—.…?_*]+ | x{2,} | n/?a | n\.a\. | tb[acd] | todo | att\ göra
    | okän[dt] | oklart | unknown | unclear
    | (?:ej|inte|icke)\ (?:ifyllt|angiven|angivet|angivna|känt|bestämt|klart|relevant)
    | not\ (?:stated|specified|known|applicable|filled\ in)
    | (?:fyll|skriv)\ i\b.* | fill\ in\b.* | lorem\ ipsum.*
    | \[[^\[\]]*\] | <[^<>]*> | \{[^{}]*\}
    )[.:!]?\s*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""What people write in a field that they have nothing to say in yet."""

_SAYS_NOTHING = re.compile(
    r"""(?:person)?uppgift(?:er|erna|ernas)? | persondata | (?:personal\ )?data | information(?:en)? | info
    | registrerad(?:e|es)? | bolag(?:et|ets)? | företag(?:et|ets)? | organisation(?:en|ens)?
    | andra | annan | övriga | samt | eller | enligt | från | olika | vissa | alla | sådana? | såsom
    | inklusive | rörande | gäller | avseende | behandla[rs]? | deras | dina | våra | till | koppling | måste
    | efter | inom | about | their | other | with | from | that | which | your | such | certain | relating
    | personal | details""",
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]{4,}|\b(?:lön|kön)\b")
_ENDING = re.compile(r"(?<=\w{4})(?:ernas?|arnas?|ornas?|ers|ens|ets|er|ar|or|en|et|na|es|s|a|e)$")


LONGEST_QUOTED = 100
"""Characters of a text quoted in a message."""


def blank(text: str) -> bool:
    """Whether a text says nothing: it is empty, or only a placeholder such as "-", "TBD" or "[fyll i]"."""
    return not text or text.isspace() or is_placeholder(text)


def is_placeholder(text: str) -> bool:
    """Whether a text is there but stands only for one that is to be written."""
    return PLACEHOLDER.fullmatch(text) is not None


def stated(*texts: str) -> bool:
    """Whether at least one of the texts says something."""
    return not all(map(blank, texts))


def folded(text: str) -> str:
    """A text for comparing: without case, and with single spaces."""
    return " ".join(text.casefold().split())


def excerpt(text: str) -> str:
    """A text as it is quoted in a message: on one line, and cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTED else f"{line[: LONGEST_QUOTED - 1].rstrip()}…"


@lru_cache(maxsize=16_384)
def stems(text: str) -> frozenset[str]:
    """What a text is about: its longer words without endings, less those that say nothing.

    Two short words are what many registers are about: pay and sex.
    """
    words = _WORD.findall(text.casefold())
    return frozenset(_ENDING.sub("", word) for word in words if not _SAYS_NOTHING.fullmatch(word))
