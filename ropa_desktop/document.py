"""The one door to an open register: everything that changes it goes through `commit`, `undo` and `redo`.

A step is written to the working copy in memory, then the register is swapped, then the step is pushed on the
undo stack, then the listeners are told. The file on disk follows in the background; `flush` waits for it.
"""

import getpass
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ropa_desktop import paths
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import N_, message
from ropa_desktop.register.edits import new_register
from ropa_desktop.register.fields import type_of
from ropa_desktop.register.integrity import flaws_of_step
from ropa_desktop.register.register import Change, Register, apply, inverse
from ropa_desktop.store import backups as backup_files
from ropa_desktop.store.backups import Backup
from ropa_desktop.store.revisions import RecordedChange, Revision
from ropa_desktop.store.saver import Saver, Saving
from ropa_desktop.store.trouble import ChangedOnDisk, Damaged, FileInUse, unreadable

if TYPE_CHECKING:  # SQLAlchemy takes long to import: only who opens a register waits for it
    from ropa_desktop.store.file import RegisterFile

__all__ = [
    "NEW_REGISTER",
    "Backup",
    "ChangedOnDisk",
    "Damaged",
    "Document",
    "FileInUse",
    "RecordedChange",
    "Revision",
    "Saving",
    "Step",
    "backups_of_damaged",
]

NEW_REGISTER = N_("New register")


@dataclass(frozen=True, slots=True)
class Step:
    """A committed step: its revision, and one change for each record that differs."""

    revision: Revision
    changes: tuple[Change, ...]


Listener = Callable[[Step], None]
SavingListener = Callable[[Saving], None]


class Document:
    """An open register. All of it is for one thread; only the saving goes on in another."""

    def __init__(self, file: "RegisterFile", register: Register, who: str) -> None:
        """Takes over an open file; use `create` or `open`."""
        self._file = file
        self._register = register
        self._who = who
        self._undoable: list[Step] = []
        self._redoable: list[Step] = []
        self._listeners: list[Listener] = []
        self._saving_listeners: list[SavingListener] = []
        self._saver = Saver(file.save, file.newest.number, self._tell_saving)

    @classmethod
    def create(
        cls,
        path: Path,
        register: Register | None = None,
        who: str = "",
        what: str = NEW_REGISTER,
        backups: Path | None = None,
    ) -> Self:
        """Makes a register file, empty or with this register in it; it is on disk when this returns.

        `who` is the user's name in the history; without it, the operating system's name for the user.
        `backups` is the folder for the backups of all registers; without it, a folder of the program.
        """
        from ropa_desktop.store.file import RegisterFile

        register = new_register() if register is None else register
        who = who or _user()
        return cls(RegisterFile.create(path, register, who, what, backups), register, who)

    @classmethod
    def open(cls, path: Path, read_only: bool = False, who: str = "", backups: Path | None = None) -> Self:
        """Opens a register file, writing nothing. For reading only, no matter who else has it open.

        A backup is always opened for reading only: it is restored by saving it under another name. `who` and
        `backups` are as in `create`.
        """
        from ropa_desktop.store.file import RegisterFile

        who = who or _user()
        file, register = RegisterFile.open(path, who, read_only, backups)
        return cls(file, register, who)

    @property
    def register(self) -> Register:
        """The register as it is now."""
        return self._register

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def who(self) -> str:
        """The user's name in the history."""
        return self._who

    @property
    def read_only(self) -> bool:
        """Whether nothing can be committed: asked for so, or the file or its folder cannot be written to."""
        return self._file.read_only

    @property
    def schema_version(self) -> int:
        """The version of the file format in which the register lies on disk."""
        return self._file.version

    @property
    def integrity(self) -> str:
        """The word "ok" for a file that is, to the bit, what was saved, else "edited": by another program.

        A file that has not passed every check is never opened.
        """
        return "edited" if self._file.edited else "ok"

    def commit(self, what: str, changes: Iterable[Change]) -> Revision | None:
        """Carries out changes as one step that `what` names; None where they change nothing.

        Raises RopaError where they cannot be kept, StaleChange where they were made from another state of the
        register. Then nothing at all has changed.
        """
        step = self._write(what, list(changes))
        if step is None:
            return None
        self._undoable.append(step)
        self._redoable.clear()
        self._notify(step)
        return step.revision

    @property
    def can_undo(self) -> bool:
        """Whether there is a step of this session to take back."""
        return bool(self._undoable)

    @property
    def can_redo(self) -> bool:
        """Whether a step has been taken back, and nothing been done since."""
        return bool(self._redoable)

    @property
    def undo_text(self) -> str:
        """What the step was called that `undo` takes back; "" where there is none."""
        return self._undoable[-1].revision.what if self._undoable else ""

    @property
    def redo_text(self) -> str:
        """What the step was called that `redo` does again; "" where there is none."""
        return self._redoable[-1].revision.what if self._redoable else ""

    def undo(self) -> Revision | None:
        """Takes the last step back, by a revision of its own; None where there is no step."""
        return self._reverse(self._undoable, self._redoable)

    def redo(self) -> Revision | None:
        """Does again the step that was taken back last; None where there is none."""
        return self._reverse(self._redoable, self._undoable)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Has a listener called with each step, in this thread; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def history(self, latest: int | None = None) -> list[Revision]:
        """All revisions, or so many of the newest, the oldest first."""
        return self._file.revisions(latest)

    def changes_of(self, revision: Revision, most: int | None = None) -> list[RecordedChange]:
        """What a revision changed, record by record: all of it, or no more records than `most`."""
        return self._file.changes_of(revision, most)

    def register_as_of(self, revision: Revision) -> Register:
        """The register as it was just after a revision."""
        return self._file.as_of(self._register, revision)

    @property
    def saving(self) -> Saving:
        """How far the file on disk is."""
        return self._saver.state

    @property
    def saved_revision(self) -> int:
        """The number of the newest revision that is on disk."""
        return self._saver.state.revision

    def subscribe_saving(self, listener: SavingListener) -> Callable[[], None]:
        """Has a listener called with each new state of the saving; returns what ends that.

        It is called in whichever thread the state comes about, and must return at once.
        """
        self._saving_listeners.append(listener)
        return lambda: self._saving_listeners.remove(listener)

    def flush(self) -> None:
        """Waits until every step is on disk; raises RopaError where that fails. Memory keeps the steps."""
        self._saver.flush()

    def save_as(self, path: Path) -> None:
        """Saves under another name, in place of any file there, and goes on with that file, open for editing.

        Of a register that lies there a backup is made first. Raises RopaError where saving fails; the
        document then stays with the file it has.
        """
        self._saver.saved(self._file.save_as(path, self._who))

    def back_up(self) -> None:
        """Makes a backup of the register as it is now, unless there is one: before an import or a restore.

        Backups are also made before the first save, and every half hour of saving. Where one cannot be made,
        `backup_trouble` says why, and all else goes on.
        """
        self._file.back_up()

    def keep_backups_in(self, folder: Path | None) -> None:
        """Has backups made in another folder from now on; None for that of the program."""
        self._file.backups.keep_in(folder or paths.backups())

    def backups(self) -> list[Backup]:
        """The backups of this register, the newest revision first; they also are of other copies of the file.

        To restore one, open it and save it under another name.
        """
        return backup_files.listed(self._file.backups.folder)

    @property
    def backup_trouble(self) -> RopaError | None:
        """Why the latest backup could not be made; the same error for as long as none can be.

        It may have changed whenever the saving has.
        """
        return self._file.backups.trouble

    def close(self) -> None:
        """Waits until every step is on disk and gives the file back; where saving fails, it stays open."""
        self.flush()
        self.abandon()

    def abandon(self) -> None:
        """Gives the file back without waiting: steps that are not on disk are lost."""
        self._saver.stop()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.flush()
        finally:
            self.abandon()

    def _write(self, what: str, changes: Sequence[Change], undoes: str = "") -> Step | None:
        after = apply(self._register, changes)
        net = _net(changes)
        if not net:
            return None
        for flaw in flaws_of_step(after, net):
            raise RopaError(message("This step cannot be carried out: {problem}.", problem=flaw.message))
        if self.read_only:
            raise RopaError(
                message(
                    '"{file}" is open for reading only; save it under another name to change it.',
                    file=self.path.name,
                )
            )
        revision = self._file.write(after, net, self._who, what, undoes)
        self._register = after
        self._saver.want(revision.number)
        return Step(revision, net)

    def _reverse(self, source: list[Step], target: list[Step]) -> Revision | None:
        """Takes the last step of one stack back, and pushes the step which does that on the other."""
        if not source:
            return None
        last = source[-1]
        step = self._write(last.revision.what, inverse(last.changes), undoes=last.revision.id)
        assert step is not None, "a step changes something, and so does its inverse"
        source.pop()
        target.append(step)
        self._notify(step)
        return step.revision

    def _notify(self, step: Step) -> None:
        for listener in tuple(self._listeners):
            listener(step)

    def _tell_saving(self, saving: Saving) -> None:
        for listener in tuple(self._saving_listeners):
            listener(saving)


def backups_of_damaged(path: Path, backups: Path | None = None) -> list[Backup]:
    """The backups of a file that cannot be opened, the newest revision first.

    They are found by the register's id, as long as the file still holds it. `backups` is as in
    `Document.create`. Raises RopaError where the file cannot be read at all.
    """
    try:
        return backup_files.of_damaged(path, backups or paths.backups())
    except OSError as error:
        raise unreadable(path, error) from None


def _net(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with one for each record, from its first state to its last, where those differ."""
    merged: dict[tuple[str, str], Change] = {}
    for change in changes:
        key = (type_of(change.record).name, change.record.id)
        earlier = merged.get(key)
        merged[key] = Change(earlier.before, change.after) if earlier else change
    return tuple(change for change in merged.values() if change.before != change.after)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment, and none in the system's list
        return ""
