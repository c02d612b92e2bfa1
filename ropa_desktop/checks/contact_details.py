"""Contact details in a text: e-mail addresses and telephone numbers, and whose mailbox an address is."""

import re
from collections.abc import Iterator

_AT = r"\s?(?:@|\(at\)|\[at\]|\(a\)|\[a\])\s?"
_ADDRESS = re.compile(rf"[^\s@<>(),;:]+{_AT}(?P<domain>[^\s@<>(),;:]+\.[^\W\d_]{{2,}})", re.IGNORECASE)
_AROUND_AT = re.compile(r"[^\s<>(),;]*@[^\s<>(),;]*")
_VALID_ADDRESS = re.compile(r"(?:mailto:)?[^@:]+@[^@.]+(?:\.[^@.]+)*\.[^\W\d_]{2,}[.:]?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")

FEWEST_DIGITS = 6
"""Digits of the shortest telephone number that is taken for one."""

_PUBLIC_MAIL = re.compile(
    r"""gmail\.com | googlemail\.com | (?:hotmail|yahoo|ymail|live|gmx)\.[a-z.]{2,6} | outlook\.(?:com|sv)
    | icloud\.com | me\.com | mac\.com | msn\.com | aol\.com | proton(?:mail)?\.(?:com|me|ch) | tutanota\.com
    | mail\.(?:com|ru) | yandex\.[a-z.]{2,6} | web\.de
    | (?:telia|comhem|bredband|home|spray|passagen|swipnet|tele2|telenor|glocalnet|brikks|hem\.utfors)
      \.(?:com|se|net) | bredband2\.com | bahnhof\.se""",
    re.IGNORECASE | re.VERBOSE,
)
PUBLIC_MAIL_SERVICE = re.compile(
    r"\b(?:g-?mail|googlemail|hotmail|yahoo ?mail|outlook\.com|icloud|protonmail|gmx)\b", re.IGNORECASE
)
"""A free mail service by the name that people write it by."""


def has_contact(text: str) -> bool:
    """Whether a text gives an e-mail address or a telephone number, not only that one can get in touch."""
    return _ADDRESS.search(text) is not None or has_phone(text)


def has_phone(text: str) -> bool:
    """Whether a text holds the digits of a telephone number."""
    return len(_DIGIT.findall(text)) >= FEWEST_DIGITS


def has_email(text: str) -> bool:
    """Whether a text holds an e-mail address, also one written with "(at)"."""
    return _ADDRESS.search(text) is not None


def malformed_addresses(text: str) -> Iterator[str]:
    """What has the sign of an e-mail address but is none; a handle such as "@name" is something else."""
    found = (one for one in _AROUND_AT.findall(text) if not one.startswith("@"))
    return (one for one in found if not _VALID_ADDRESS.fullmatch(one))


def public_mailbox(text: str, *names: str) -> str:
    """The address in a text that lies with a mail service for everyone, "" for none.

    `names` are those of whoever uses it: an operator's own addresses are its own.
    """
    for found in _ADDRESS.finditer(text):
        domain = found["domain"].rstrip(".")
        owner = domain.split(".")[0].casefold()
        if _PUBLIC_MAIL.fullmatch(domain) and not any(owner in name.casefold() for name in names):
            return found.group().strip()
    return ""
