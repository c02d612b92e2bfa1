"""An open register file: the working copy in memory, the lock, and the saving of the whole to disk."""

import errno
import gc
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, exc

from ropa_desktop import paths, replacing
from ropa_desktop.collector import resting_collector
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.register.register import Change, Register
from ropa_desktop.store import contents, guard, history, trouble, working
from ropa_desktop.store.backups import Backups, is_backup
from ropa_desktop.store.lock import Lock
from ropa_desktop.store.migrations import VERSION
from ropa_desktop.store.revisions import RecordedChange, Revision
from ropa_desktop.store.trailer import SIZE, trailer
from ropa_desktop.store.trouble import MAX_FILE, MEGABYTE

_READ_ONLY = (
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOSPC,
    errno.EDQUOT,
    errno.ENAMETOOLONG,
)
"""What keeps a lock from being written: nothing could be saved there either."""

_ABSENT = b""
"""The fingerprint of a file that is not there."""

_T = TypeVar("_T")


class RegisterFile:
    """A register file that is open. `save` may run in another thread than everything else."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        lock: Lock | None,
        register: Register,
        backups: Path,
        *,
        examined: guard.Examined | None = None,
    ) -> None:
        """Takes over a working copy of this register, and a lock; use `create` or `open`."""
        self.path = path
        self.version = examined.version if examined else VERSION
        """The version of the format in which the file lies on disk."""
        self.edited = examined is not None and examined.edited
        """Whether another program has written to the file since we last did."""
        self._connection = connection
        self._engine = working.engine(connection)
        self._lock = lock
        self._known = {examined.fingerprint if examined else _ABSENT}
        self._access = threading.RLock()
        self._saving = threading.Lock()
        self.newest = self._reading(history.newest)
        """The newest revision in the working copy."""
        opened = (self.newest.number, examined.original) if examined else None
        self._folder_of_backups = backups
        self.backups = Backups(backups, register.sheet.id, self._refuse_unsound, opened)

    @classmethod
    def create(
        cls, path: Path, register: Register, who: str, what: str, backups: Path | None = None
    ) -> "RegisterFile":
        """Makes a file that does not exist yet, with this register as its first revision, and saves it.

        Backups go to a folder of the program, or to the one given.
        """
        path = _real(path)
        if path.exists():
            raise RopaError(message('"{file}" already exists; choose another name.', file=path.name))
        lock, connection = _locked(path, who), working.empty_copy()
        try:
            file = cls(path, connection, lock, register, backups or paths.backups())
            file.write(register, [Change(None, record) for record in register.everything()], who, what)
            file.save()
        except BaseException:
            connection.close()
            lock.release()
            raise
        return file

    @classmethod
    def open(
        cls, path: Path, who: str, read_only: bool, backups: Path | None = None
    ) -> "tuple[RegisterFile, Register]":
        """Opens a file, and reads what it holds; writes nothing to it.

        For editing it takes the lock. Where nothing can be written the file is opened for reading only, and
        so is a backup, which must stay what it is. Backups go to a folder of the program, or to the one
        given.
        """
        backups = backups or paths.backups()
        try:
            path = _real(path, strict=True)
            read_only = read_only or is_backup(path, backups) or not os.access(path, os.W_OK)
            lock = None if read_only else _lock_if_writable(path, who)
        except OSError as error:
            raise trouble.unreadable(path, error) from None
        connection = working.empty_copy()
        try:
            with _collector_at_rest():
                examined = guard.examined(path)
                register = _filled(path, connection, examined)
                file = cls(path, connection, lock, register, backups, examined=examined)
        except BaseException:
            connection.close()
            if lock is not None:
                lock.release()
            raise
        if lock is not None:
            replacing.remove_left_over(path)
        return file, register

    @property
    def read_only(self) -> bool:
        """Whether the file can only be read."""
        return self._lock is None

    def write(
        self, register: Register, changes: Sequence[Change], who: str, what: str, undoes: str = ""
    ) -> Revision:
        """Writes the changes that led to this register, one a record, as one revision in one transaction.

        Raises RopaError where they cannot be kept, and then writes nothing.
        """
        contents.refuse_unwritable(register, changes)
        revision = history.next_revision(self.newest, who, what, undoes)
        with self._access:
            try:
                with self._engine.begin() as connection:
                    contents.write(connection, changes)
                    history.write(connection, revision, changes)
                    self._refuse_too_large()
            except exc.DataError:  # beyond SQLite's limit, which is set to what can be read again
                raise RopaError(
                    message("A record is larger than {limit} MB.", limit=guard.MAX_LENGTH // MEGABYTE)
                ) from None
            self.newest = history.Newest(revision.number, revision.id)
        return revision

    def save(self) -> int:
        """Replaces the file on disk by the working copy; returns the number of the newest revision in it.

        Raises RopaError where that fails, ChangedOnDisk where another program has written to the file; the
        file on disk is then as it was.
        """
        with self._saving:
            number, image = self._image()
            try:
                self._refuse_changed()
                self.backups.before_save(number, image)
                self._replace(image)
            except OSError as error:
                raise trouble.unwritable(self.path, error) from None
            return number

    def save_as(self, path: Path, who: str) -> int:
        """Saves under another name, in place of any file there, and goes on there; returns as `save` does.

        The file that was open stays as it is on disk, and its lock is given back. Of a register that is
        replaced there is a backup afterwards.
        """
        path = _real(path)
        with self._saving:
            before = self.path, self._lock, self._known
            if self._lock is None or path != self.path:
                self.path, self._lock, self._known = path, _locked(path, who), set()
            try:
                number, image = self._image()
                self._back_up_replaced(path)
                self._replace(image)
            except BaseException as error:
                if self._lock is not before[1]:
                    self._lock.release()
                self.path, self._lock, self._known = before
                if isinstance(error, OSError):
                    raise trouble.unwritable(path, error) from None
                raise
            if before[1] is not None and before[1] is not self._lock:
                before[1].release()
            return number

    def back_up(self) -> None:
        """Makes a backup of the register as it is in the working copy, unless there is one."""
        with self._saving:
            self.backups.now(*self._image())

    def revisions(self, latest: int | None = None) -> list[Revision]:
        """The history, the oldest revision first; all of it, or so many of the newest revisions."""
        return self._reading(lambda connection: history.revisions(connection, latest))

    def changes_of(self, revision: Revision, most: int | None = None) -> list[RecordedChange]:
        """What a revision changed: all of it, or no more records than `most`."""
        return self._reading(lambda connection: history.changes_of(connection, revision.number, most))

    def as_of(self, register: Register, revision: Revision) -> Register:
        """The register as it was just after a revision, given how it is now."""
        return self._reading(lambda connection: history.as_of(connection, register, revision.number))

    def close(self) -> None:
        """Gives the lock back and forgets the working copy; saves nothing."""
        with self._saving, self._access:
            if self._lock is not None:
                self._lock.release()
            self._engine.dispose()
            self._connection.close()
        gc.unfreeze()

    def _reading(self, read: Callable[[Connection], _T]) -> _T:
        with self._access, self._engine.connect() as connection:
            return read(connection)

    def _image(self) -> tuple[int, bytes]:
        with self._access:
            return self.newest.number, self._connection.serialize()

    def _refuse_unsound(self, image: bytes) -> None:
        guard.refuse_unsound(self.path, image)

    def _back_up_replaced(self, path: Path) -> None:
        """Makes a backup of the register in another file that is going to be replaced, if it is sound."""
        if not path.exists():
            return
        with suppress(RopaError):
            replaced, _ = RegisterFile.open(path, "", read_only=True, backups=self._folder_of_backups)
            replaced.back_up()
            replaced.close()
            self.backups.trouble = self.backups.trouble or replaced.backups.trouble

    def _refuse_too_large(self) -> None:
        if working.size(self._connection) + SIZE > MAX_FILE:
            raise RopaError(
                message(
                    "The register would grow beyond {limit} MB; link to large files, do not attach them.",
                    limit=MAX_FILE // MEGABYTE,
                )
            )

    def _refuse_changed(self) -> None:
        try:
            now = guard.fingerprint(self.path)
        except FileNotFoundError:
            if not self.path.parent.is_dir():
                raise
            now = _ABSENT
        if now not in self._known:
            raise trouble.changed_on_disk(self.path, gone=now == _ABSENT)

    def _replace(self, image: bytes) -> None:
        end = trailer(image)
        new = guard.fingerprint_of(end)
        # Known beforehand: a replacement may succeed and yet end in an error, when the folder cannot be
        # synchronised.
        self._known.add(new)
        replacing.replace(self.path, (image, end))
        self._known = {new}
        self.version, self.edited = VERSION, False
        # What other programs left beside the file that was, SQLite would mix with the one that is.
        for suffix in (*guard.BESIDE, "-shm"):
            with suppress(FileNotFoundError):
                self.path.with_name(self.path.name + suffix).unlink()


def _real(path: Path, strict: bool = False) -> Path:
    """The file itself, past all links: replacing a link would part it from what it points to."""
    return Path(os.path.realpath(path, strict=strict))


def _locked(path: Path, who: str) -> Lock:
    try:
        return Lock.of(path, who)
    except OSError as error:
        raise trouble.unwritable(path, error) from None


def _lock_if_writable(path: Path, who: str) -> Lock | None:
    try:
        return Lock.of(path, who)
    except OSError as error:
        if error.errno in _READ_ONLY:
            return None
        raise trouble.unwritable(path, error) from None


def _filled(path: Path, connection: sqlite3.Connection, examined: guard.Examined) -> Register:
    """Fills a working copy from a file that has been examined; returns the register in it."""
    try:
        working.fill(connection, examined.image)
        register = contents.register_in(connection)
        contents.refuse_misfit(register, links=examined.edited)
    except RopaError as problem:
        raise RopaError(
            message('"{file}" cannot be opened: {problem}', file=path.name, problem=problem.message)
        ) from None
    except (sqlite3.Error, UnicodeError):
        raise trouble.damaged(path) from None
    return register


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Spares the garbage collector a register that is being read, and from then on.

    A walk through a register of 1,000 activities takes 50 ms, there are several in the first step, and there
    is no cycle to find.
    """
    with resting_collector():
        yield
        gc.freeze()
