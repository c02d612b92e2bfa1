"""Swedish alphabetical order: the key by which texts are sorted wherever a person reads them in a list."""

import re
import unicodedata

_LETTERS = str.maketrans(
    # The letters after z take the signs that follow it in ASCII, and those signs a place among their like.
    {"{": "(", "|": "/", "}": ")", "~": "-"}
    | {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "œ": "}"}
    | {"ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i"}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("‘’‚′", "'")
    | dict.fromkeys("“”„»«″", '"')
)
_DIGITS = re.compile("[0-9]+")
_LAST = "\U0010ffff"


def sort_key(text: str) -> str:
    """The key of a text in Swedish alphabetical order, to sort by: å, ä and ö come after z, in that order.

    Case and accents make no difference (é is e, ü is u), nor do kinds of dashes and quotation marks; æ is ä
    and ø is ö. Digits count as the number they write: B-2 comes before B-10. What is blank comes last.
    """
    folded = text.casefold().strip()
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", folded)
    folded = folded.translate(_LETTERS)
    if not folded.isascii():
        apart = unicodedata.normalize("NFKD", folded)
        folded = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _DIGITS.sub(_number, folded) or _LAST


def _number(digits: re.Match[str]) -> str:
    """A number so that a longer one comes after a shorter one, and all of them where digits do."""
    written = digits[0].lstrip("0")
    return f"0{chr(min(0x100 + len(written), 0xD7FF))}{written}"
