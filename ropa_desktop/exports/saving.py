"""Writing an exported file so that it is there whole or not at all."""

import errno
from pathlib import Path

from ropa_desktop import replacing
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}


def write(path: Path, content: bytes) -> None:
    """Writes a file whole, in place of an older one of that name; a new one can be read by its owner alone.

    Raises `RopaError` where that cannot be done; an older file is then untouched, and nothing new is left.
    """
    try:
        if path.is_dir():
            raise RopaError(message("{file} is a folder. Choose another file name.", file=str(path)))
        replacing.replace(path.resolve(), [content])
    except OSError as error:
        raise refused(path, error) from error


def refused(path: Path, error: OSError) -> RopaError:
    """What to tell the user when the system refused to write a file."""
    if error.errno in _FULL:
        return RopaError(
            message(
                "The disk is full, so {file} was not written. Free some space or choose another folder.",
                file=path.name,
            )
        )
    if error.errno in _FORBIDDEN:
        return RopaError(
            message(
                "{file} cannot be written: it is open in another program, or the folder {folder} is "
                "write-protected. Close it or choose another folder.",
                file=path.name,
                folder=str(path.parent),
            )
        )
    if error.errno in _NO_FOLDER:
        return RopaError(
            message("There is no folder {folder}. Choose another folder.", folder=str(path.parent))
        )
    return RopaError(
        message(
            "{file} could not be written: {reason}. Choose another name or folder.",
            file=path.name,
            reason=error.strerror or str(error),
        )
    )
