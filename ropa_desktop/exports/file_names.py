"""Names of exported files: what to call one, and which names every system takes."""

import datetime
import re

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.register.register import Register
from ropa_desktop.wording.phrases import one_line

_FORBIDDEN = '<>:"/\\|?*'
_UNWANTED = re.compile(rf"[{re.escape(_FORBIDDEN)}\x00-\x1f\x7f]")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 60
"""Characters of an organisation's name in a file's: more makes lists of files hard to read."""
_LONGEST = 200
"""Bytes of a file name without its ending: systems take 255, and a file being written has a longer one."""


def suggested_name(register: Register, language: Language, on: datetime.date, organisation: str = "") -> str:
    """A file name without its ending: what it is, whose (one organisation's by id, or the register's), when.

    What no file name may hold, of an organisation's name, is left out.
    """
    whose = [one for one in register.organisations if organisation in ("", one.id)]
    name = whose[0].name or whose[0].name_as_written if len(whose) == 1 else register.sheet.title
    name = _UNWANTED.sub("", one_line(name))[:_LONGEST_NAME]
    what = translate("Record of processing activities", language)
    return " ".join(part for part in (what, name.strip(" ."), on.isoformat()) if part)


def refuse_unusable(name: str) -> None:
    """Raises RopaError where a file name without its ending is one that some system does not take."""
    if not name.strip(" ."):
        raise RopaError(message("The file has no name yet; write one."))
    if _UNWANTED.search(name):
        raise RopaError(
            message(
                "“{name}” is no file name: it may hold none of the characters {characters}.",
                name=name,
                characters=" ".join(_FORBIDDEN),
            )
        )
    if _RESERVED.fullmatch(name) or name.startswith("."):
        raise RopaError(
            message("“{name}” is a name that the system keeps for itself; choose another.", name=name)
        )
    if len(name.encode()) > _LONGEST:
        raise RopaError(message("The file name is too long; shorten it."))
