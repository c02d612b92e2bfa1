"""Backups of registers on the internal disk: when they are made, what they are called, and which are kept.

Each register has a folder of its own there, named by its id, so that all copies of a file share their
backups. A backup is a register file like any other: an image that is known to be sound, and its trailer. Its
name begins with the number of the newest revision in it, because clocks go wrong and revisions only grow:

    000123 2026-11-22T1432Z 5e8ba1f0.ropa

Then come the time in UTC, and the beginning of the hash of the image: copies of a register that go separate
ways both have a revision 123.
"""

import errno
import hashlib
import re
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from ropa_desktop import replacing
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.store import trailer
from ropa_desktop.store.trouble import MAX_FILE

INTERVAL = 30 * 60.0
"""Seconds of saving between two backups."""

ALWAYS = 3
"""So many of the newest whole backups, by revision, are kept whatever the clock says."""

RECENT = timedelta(days=2)
"""All backups as young as this are kept, counted from the newest one."""

MOST_RECENT = 100
"""Of them no more than this: a program that opens and changes a register all day must not fill the disk."""

_PERIODS: Sequence[tuple[int, Callable[[datetime], Hashable]]] = (
    (12, datetime.date),
    (10, lambda when: when.isocalendar()[:2]),
    (9, lambda when: (when.year, when.month)),
)
"""Of so many days, weeks and months on which there were backups, the newest one each is kept."""

_NAME = re.compile(r"(\d{6,10}) (\d{4}-\d\d-\d\dT\d{4}Z) [0-9a-f]{8}\.ropa")
_REGISTER = re.compile(r"[0-9a-z][0-9a-z-]{11,63}")
"""Ids that serve as names of folders on every system, and are too long to stand in a file by chance."""

_LEFT_OVER = re.compile(r"\..*\.ropa\.saving-.*")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: the newest revision in it, when it was made (in UTC, to the minute), its size in bytes."""

    path: Path
    revision: int
    when: datetime
    size: int


class Backups:
    """The backups of a register that is open, made as it is saved.

    Making one never raises an error: what is in the way is in `trouble` until one has been made. Calls come
    one at a time, in whichever thread.
    """

    def __init__(
        self,
        folder: Path,
        register: str,
        refuse_unsound: Callable[[bytes], None],
        opened: tuple[int, bytes | memoryview] | None = None,
    ) -> None:
        """`opened` is what the file held when it was opened, and its newest revision; None for a new file.

        It is held on to until there is a backup of it, which is before the first save. Images that are made
        later must pass `refuse_unsound`, which raises RopaError.
        """
        self._register = register
        self.folder = folder / _folder_name(register)
        self.trouble: RopaError | None = None
        """Why the latest backup could not be made; the same object for as long as none can be."""
        self._refuse_unsound = refuse_unsound
        self._opened = opened
        self._kept: int | None = None
        self._due = time.monotonic() + (INTERVAL if opened is None else 0)

    def keep_in(self, folder: Path) -> None:
        """Has the backups that are made from now on kept in another folder for those of all registers."""
        self.folder = folder / _folder_name(self._register)
        self._due = time.monotonic()

    def before_save(self, revision: int, image: bytes) -> None:
        """Makes a backup where one is due: of what was opened, later every `INTERVAL` of what is saved."""
        if time.monotonic() < self._due:
            return
        if self._opened is not None:
            self._keep_opened()
        else:
            self._keep(revision, image)

    def now(self, revision: int, image: bytes) -> None:
        """Makes a backup of what was opened, unless there is one, and of the working copy as it is now."""
        self._keep_opened()
        self._keep(revision, image)

    def _keep_opened(self) -> None:
        if self._opened is not None:
            revision, image = self._opened
            self._keep(revision, bytes(image), sound=True)
            if revision == self._kept:
                self._opened = None

    def _keep(self, revision: int, image: bytes, sound: bool = False) -> None:
        """Makes a backup; `sound` says that the image has passed the checks already."""
        if revision == self._kept:
            return
        self._due = time.monotonic() + INTERVAL
        try:
            if not sound:
                self._refuse_unsound(image)
            make(self.folder, revision, image, datetime.now(UTC))
        except RopaError as error:
            self.trouble = self.trouble or error
        except (OSError, ValueError, MemoryError) as error:
            self.trouble = self.trouble or _told(self.folder, error)
        else:
            self.trouble, self._kept = None, revision


def make(folder: Path, revision: int, image: bytes, when: datetime) -> None:
    """Writes a backup, unless there is one of the same, and deletes those that are no longer worth keeping.

    `image` must be known to be sound. Raises OSError where it cannot be written; there is then none, not half
    of one.
    """
    end = trailer.trailer(image)
    ending = f" {end[-32:].hex()[:8]}.ropa"
    if any(
        other.revision == revision and other.path.name.endswith(ending) and _is_whole(other)
        for other in listed(folder)
    ):
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{revision:06} {when.astimezone(UTC):%Y-%m-%dT%H%MZ}{ending}"
    replacing.replace(folder / name, (image, end))
    _clear(folder)


def listed(folder: Path) -> list[Backup]:
    """The backups in the folder of a register, the newest revision first; none where there is no folder."""
    found = []
    with suppress(OSError, ValueError):  # ValueError: no path that a system could have
        for path in folder.iterdir():
            if stated := _NAME.fullmatch(path.name):
                with suppress(OSError, ValueError):  # deleted meanwhile, or no date
                    when = datetime.fromisoformat(stated[2])
                    found.append(Backup(path, int(stated[1]), when, path.stat().st_size))
    return _by_revision(found)


def is_backup(path: Path, folder: Path) -> bool:
    """Whether a file, named without links, is a backup in this folder of the backups of all registers."""
    return bool(_NAME.fullmatch(path.name)) and path.parent.parent == folder.resolve()


def of_damaged(path: Path, folder: Path) -> list[Backup]:
    """The backups of a file that cannot be opened, by the ids which its bytes still hold.

    Raises OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MAX_FILE)
    with suppress(OSError):
        registers = [entry for entry in folder.iterdir() if _REGISTER.fullmatch(entry.name)]
        return _by_revision(
            backup for entry in registers if entry.name.encode() in data for backup in listed(entry)
        )
    return []


def retained(
    backups: Iterable[Backup], is_good: Callable[[Backup], bool] = lambda _: True
) -> frozenset[Backup]:
    """Those of the backups of a register that are worth keeping; `is_good` says which are whole.

    What revision and time say of the order is weighed separately, and a backup goes only when neither has a
    use for it: the clock may have gone back or forward, and after an old backup has been restored its
    successors have lower numbers than those of the history that was given up.
    """
    by_revision = _by_revision(backups)
    by_time = sorted(by_revision, key=lambda one: (one.when, one.revision), reverse=True)
    newest = islice(filter(is_good, by_revision), ALWAYS)
    return frozenset([*newest, *_thinned(by_revision), *_thinned(by_time)])


def _thinned(ordered: Sequence[Backup]) -> Iterator[Backup]:
    """Of backups, the newest first: all recent ones, and the newest of each day, week and month."""
    recent = (one for one in ordered if abs(ordered[0].when - one.when) < RECENT)
    yield from islice(recent, MOST_RECENT)
    for count, period in _PERIODS:
        newest: dict[Hashable, Backup] = {}
        for one in ordered:
            newest.setdefault(period(one.when), one)
        yield from islice(newest.values(), count)


def _by_revision(backups: Iterable[Backup]) -> list[Backup]:
    return sorted(backups, key=lambda one: (one.revision, one.when, one.path.name), reverse=True)


def _clear(folder: Path) -> None:
    """Deletes the backups that are not worth keeping, and what processes that were killed have left."""
    backups = listed(folder)
    if superfluous := set(backups) - retained(backups):
        superfluous -= retained(backups, _is_whole)
    for backup in superfluous:
        with suppress(OSError):  # another program has it open, or has deleted it
            backup.path.unlink()
    yesterday = time.time() - 24 * 60 * 60
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if _LEFT_OVER.fullmatch(path.name) and path.stat().st_mtime < yesterday:
                path.unlink()


def _is_whole(backup: Backup) -> bool:
    try:
        data = backup.path.read_bytes()
    except OSError:
        return False
    return trailer.examined(data, trailer.digest(data))[1] is trailer.Condition.WHOLE


def _folder_name(register: str) -> str:
    """The id of a register, or its hash: a stranger's file could name any folder of the disk."""
    if _REGISTER.fullmatch(register):
        return register
    return hashlib.sha256(register.encode()).hexdigest()


def _told(folder: Path, error: Exception) -> RopaError:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return RopaError(
            message(
                'The disk is full: no backup could be made in "{folder}". Free some space. The register '
                "itself is saved as usual.",
                folder=folder,
            )
        )
    reason = error.strerror if isinstance(error, OSError) else None
    return RopaError(
        message(
            'No backup could be made in "{folder}": {reason}. Choose another folder for backups in the '
            "preferences. The register itself is saved as usual.",
            folder=folder,
            reason=reason or type(error).__name__,
        )
    )
