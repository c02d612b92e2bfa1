"""The registers that were open last, the newest first, with what helps to choose one of them."""

import os
from dataclasses import dataclass
from pathlib import Path

from ropa_desktop import paths
from ropa_desktop.ui import settings

MOST = 12


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A register as it was when it was last open."""

    path: str
    organisation: str
    opened: str
    """When, in ISO 8601 with the offset to UTC."""
    errors: int
    activities: int


def load(at: Path | None = None) -> tuple[RecentFile, ...]:
    """The recent files, whether they are still there or not; an entry that cannot be read is left out."""
    data = settings.read(at or _file())
    files = []
    for entry in data if isinstance(data, list) else ():
        try:
            files.append(settings.as_record(RecentFile, entry))
        except TypeError:
            continue
    return tuple(files[:MOST])


def remember(file: RecentFile, at: Path | None = None) -> tuple[RecentFile, ...]:
    """Puts a file first, in place of what was known of it; returns the new list, or raises RopaError.

    The list is read anew, since another window or process may have added to it.
    """
    others = [one for one in load(at) if not _same(one.path, file.path)]
    return _kept((file, *others)[:MOST], at)


def forget(path: Path, at: Path | None = None) -> tuple[RecentFile, ...]:
    """Takes a file off the list, never off the disk; returns the new list, or raises RopaError."""
    return _kept(tuple(one for one in load(at) if not _same(one.path, str(path))), at)


def _kept(files: tuple[RecentFile, ...], at: Path | None) -> tuple[RecentFile, ...]:
    settings.write(at or _file(), files)
    return files


def _same(one: str, other: str) -> bool:
    return os.path.normcase(one) == os.path.normcase(other)


def _file() -> Path:
    return paths.settings() / "recent.json"
