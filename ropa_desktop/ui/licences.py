"""The licences of the program, of its font and of the libraries it is made with, as they are installed."""

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from ropa_desktop import __version__, paths

_USED = ("PySide6-Essentials", "PySide6-Pdf", "SQLAlchemy", "openpyxl", "reportlab", "PyYAML")
"""What the program itself imports; what these need in turn is found in their metadata."""

_PROGRAM = "ropa-desktop"
_TEXT_NAMES = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)", re.IGNORECASE)
_REQUIREMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SHORT = 60
"""Some distributions have the whole text where the name of the licence belongs; a name is no longer."""


@dataclass(frozen=True, slots=True)
class Licensed:
    """Something the program is made with: its licence by name, and in full where it came with the text."""

    name: str
    version: str
    licence: str
    text: str = ""


def licensed() -> tuple[Licensed, ...]:
    """The program, its font, Python, and every library that is installed and used."""
    return (
        Licensed("ropa_desktop", __version__, "MIT", _own_text()),
        Licensed("Noto Sans", "2.004", "OFL-1.1", _read(paths.resources() / "fonts" / "OFL.txt")),
        Licensed("Python", platform.python_version(), "PSF-2.0", _python_text()),
        *(_of(found) for found in _distributions()),
    )


def _distributions() -> Iterator[Distribution]:
    """What is used and installed, with what that needs in turn, each once."""
    waiting, seen = list(_USED), set[str]()
    while waiting:
        name = waiting.pop(0)
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            found = distribution(name)
        except PackageNotFoundError:  # not needed on this system, or a frozen program without metadata
            continue
        yield found
        needed = [text for text in found.requires or () if "extra ==" not in text]
        waiting += [match.group() for text in needed if (match := _REQUIREMENT.match(text))]


def _of(found: Distribution) -> Licensed:
    meta = found.metadata
    name = next((meta[key].strip() for key in ("License-Expression", "License") if meta[key]), "")
    if not name or len(name) > _SHORT:
        kinds = [kind for kind in meta.get_all("Classifier", []) if kind.startswith("License ::")]
        name = ", ".join(kind.rpartition(":: ")[2] for kind in kinds) or name[:_SHORT]
    texts = [
        _read(Path(str(file.locate())))
        for file in found.files or ()
        if _TEXT_NAMES.search(file.name) and ".dist-info" in file.parts[0]
    ]
    return Licensed(meta["Name"], found.version, name, "\n\n".join(filter(None, texts)))


def _own_text() -> str:
    """The text beside the checkout's or the frozen program's resources, else that of the installed wheel."""
    text = _read(paths.resources().parent / "LICENSE")
    if text:
        return text
    try:
        return _of(distribution(_PROGRAM)).text
    except PackageNotFoundError:
        return ""


def _python_text() -> str:
    """Python's own licence, which lies in one place on Windows and in another elsewhere."""
    library = Path(sys.base_prefix, "lib", f"python{sys.version_info.major}.{sys.version_info.minor}")
    return _read(Path(sys.base_prefix, "LICENSE.txt")) or _read(library / "LICENSE.txt")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
