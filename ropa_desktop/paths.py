"""Where the program's own files lie, in a checkout, an installed wheel and a frozen program: this module
alone knows.
"""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _home() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen)
    checkout = _PACKAGE.parent
    return checkout if (checkout / "resources").is_dir() else _PACKAGE


def resources() -> Path:
    """The folder of legal reference data, schemas, fonts, icons and the sample register."""
    return _home() / "resources"


def translations() -> Path:
    """The folder that holds `<language>/LC_MESSAGES/*.mo`."""
    return _home() / "i18n"
