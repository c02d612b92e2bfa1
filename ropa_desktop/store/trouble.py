"""What can go wrong with a register file, each in one sentence that says what the user can do."""

import errno
from pathlib import Path

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message

MEGABYTE = 1024 * 1024

MAX_FILE = 256 * MEGABYTE
"""Bytes in a register file, at most."""


class FileInUse(RopaError):
    """Another program, or another window, holds the register's lock."""


class Damaged(RopaError):
    """The file is one of ours, but not whole or not what was saved: a backup may help."""


class ChangedOnDisk(RopaError):
    """Another program has changed, moved or deleted the file since it was opened; it is never overwritten."""


def unreadable(path: Path, error: OSError) -> RopaError:
    """The sentence for a file that could not be read."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return RopaError(
                message(
                    'There is no file "{file}"; check the name, and that the disk is connected.',
                    file=path.name,
                )
            )
        case errno.EACCES | errno.EPERM:
            return RopaError(
                message(
                    'You are not allowed to read "{file}"; ask whoever owns it for permission.',
                    file=path.name,
                )
            )
        case _:
            return RopaError(
                message('"{file}" could not be read: {reason}.', file=path.name, reason=_reason(error))
            )


def unwritable(path: Path, error: OSError) -> RopaError:
    """The sentence for a file that could not be written."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return RopaError(
                message(
                    'The disk is full: "{file}" could not be saved. Free some space or save it elsewhere.',
                    file=path.name,
                )
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return RopaError(
                message(
                    '"{file}" could not be saved: the folder "{folder}" cannot be written to. '
                    "Save it elsewhere.",
                    file=path.name,
                    folder=path.parent,
                )
            )
        case errno.ENOENT | errno.ENOTDIR:
            return RopaError(
                message(
                    '"{file}" could not be saved: the folder "{folder}" is not there. Save it elsewhere.',
                    file=path.name,
                    folder=path.parent,
                )
            )
        case _:
            return RopaError(
                message(
                    '"{file}" could not be saved: {reason}. Save it elsewhere.',
                    file=path.name,
                    reason=_reason(error),
                )
            )


def no_register(path: Path) -> RopaError:
    """The sentence for a file that is something else."""
    return RopaError(message('"{file}" is not a register of this program.', file=path.name))


def damaged(path: Path) -> Damaged:
    """The sentence for a file whose contents have changed without any program's doing, or make no sense."""
    return Damaged(
        message(
            '"{file}" is damaged: what it holds is not what was saved. Open a backup of it, and keep this '
            "file too.",
            file=path.name,
        )
    )


def truncated(path: Path) -> Damaged:
    """The sentence for a file whose end is missing."""
    return Damaged(
        message(
            '"{file}" is cut short: its end is missing. Fetch it again from where it came, or open a backup '
            "of it.",
            file=path.name,
        )
    )


def too_large(path: Path, size: int) -> RopaError:
    """The sentence for a file of so many bytes."""
    return RopaError(
        message(
            '"{file}" is {size} MB; a register can be {limit} MB at most.',
            file=path.name,
            size=-(-size // MEGABYTE),
            limit=MAX_FILE // MEGABYTE,
        )
    )


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def changed_on_disk(path: Path, gone: bool) -> ChangedOnDisk:
    """The sentence for a file that is not, or no longer, what was last read or saved."""
    if gone:
        return ChangedOnDisk(
            message(
                '"{file}" has been moved or deleted while it was open; save your work under another name.',
                file=path.name,
            )
        )
    return ChangedOnDisk(
        message(
            '"{file}" has been changed by another program while it was open, and is left as it is; save your '
            "work under another name.",
            file=path.name,
        )
    )
