"""Where the program's own files and the user's settings lie: this module alone knows.

The program runs from a checkout, an installed wheel or a frozen program.
"""

import os
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


def sample() -> Path:
    """The sample register, as JSON."""
    return resources() / "sample" / "register.json"


def translations() -> Path:
    """The folder that holds `<language>/LC_MESSAGES/*.mo`."""
    return _home() / "i18n"


def settings() -> Path:
    """The folder of this user's preferences and recent files, which need not exist yet."""
    return _of_all_programs("APPDATA", "AppData/Roaming", "XDG_CONFIG_HOME", ".config") / "ropa_desktop"


def backups() -> Path:
    """The folder of this user's backups, on this computer's own disk, which need not exist yet."""
    return _state() / "backups"


def reports() -> Path:
    """The folder of reports on faults of the program, which need not exist yet."""
    return _state() / "reports"


def _state() -> Path:
    return (
        _of_all_programs("LOCALAPPDATA", "AppData/Local", "XDG_STATE_HOME", ".local/state") / "ropa-desktop"
    )


def _of_all_programs(windows: str, on_windows: str, xdg: str, on_linux: str) -> Path:
    """Where the system keeps such files of all programs: by its variable, or else at this place at home.

    The XDG variable is followed on macOS too where somebody has set it.
    """
    if sys.platform == "win32":
        given, otherwise = os.environ.get(windows, ""), Path.home() / on_windows
    else:
        given = os.environ.get(xdg, "")
        mac = sys.platform == "darwin"
        otherwise = Path.home() / ("Library/Application Support" if mac else on_linux)
    # The XDG specification has a relative path ignored.
    return Path(given) if Path(given).is_absolute() else otherwise
