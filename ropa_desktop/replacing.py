"""Replacing a file whole: after a crash at any moment there is the old file or the new one, none between."""

import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_PIECE = 1024 * 1024
_BINARY = getattr(os, "O_BINARY", 0)
_DESCRIPTORS = Path("/proc/self/fd")


def replace(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Puts these bytes in place of a file, which need not exist; raises OSError where that fails.

    The old file is then untouched, unless it was but the folder that could not be brought safely to disk. A
    file that is replaced keeps its mode bits; a new one can be read by its owner alone.
    """
    name = path.with_name(_prefix(path) + secrets.token_hex(4))
    try:
        _write_new(name, pieces, _mode(path))
        os.replace(name, path)  # noqa: PTH105  (beside its kin: open, write, fsync, link)
    except BaseException:
        with suppress(OSError):
            name.unlink()
        raise
    _sync_folder(path.parent)


def remove_left_over(path: Path) -> None:
    """Removes what killed replacements of a file have left behind; only whoever holds its lock may."""
    prefix = _prefix(path)
    with suppress(OSError):
        for entry in list(path.parent.iterdir()):
            if entry.name.startswith(prefix):
                entry.unlink()


def _prefix(path: Path) -> str:
    return f".{path.name}.saving-"


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return 0o600


def _write_new(name: Path, pieces: Iterable[bytes | memoryview], mode: int) -> None:
    """Writes a file that gets its name only when it is whole and on disk, where the system can do that."""
    unnamed = _open_unnamed(name.parent)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    descriptor = os.open(name, flags, 0o600) if unnamed is None else unnamed
    try:
        for piece in pieces:
            _write(descriptor, memoryview(piece))
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        os.fsync(descriptor)
        if unnamed is not None:
            # A folder's descriptor makes the call linkat, which follows the link in /proc to the unnamed
            # file.
            os.link(_DESCRIPTORS / str(descriptor), name, src_dir_fd=descriptor, follow_symlinks=True)
    finally:
        os.close(descriptor)


def _open_unnamed(folder: Path) -> int | None:
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not _DESCRIPTORS.is_dir():
        return None
    try:
        return os.open(folder, flag | os.O_WRONLY, 0o600)
    except (
        OSError
    ):  # the file system has no unnamed files; if the reason is another, the named one meets it too
        return None


def _write(descriptor: int, data: memoryview) -> None:
    while data:
        data = data[os.write(descriptor, data[:_PIECE]) :]


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be synchronised there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
