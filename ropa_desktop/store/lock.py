"""The lock file beside a register: it names who has it open for editing, and keeps others from that."""

import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from ropa_desktop import __version__
from ropa_desktop.i18n import message
from ropa_desktop.store.trouble import FileInUse

_MAX_SIZE = 10_000
_MAX_TEXT = 200
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock. `started` tells a process from a later one with its number; "" if unknown."""

    host: str
    pid: int
    started: str
    program: str
    user: str


class Lock:
    """A lock that is held; `release` gives it back."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self.path = path
        self._holder = holder

    @classmethod
    def of(cls, register: Path, user: str) -> "Lock":
        """Takes the lock of a register, or raises FileInUse; OSError where the folder cannot be written to.

        A lock is never stale by age. One that a dead process of this same machine has left is taken over.
        """
        pid = os.getpid()
        mine = Holder(platform.node(), pid, _started(pid), f"ropa-desktop {__version__}", user[:_MAX_TEXT])
        path = register.with_name(f".{register.name}.lock")
        holder = None
        for _ in range(_TRIES):
            if _create(path, mine):
                return cls(path, mine)
            with suppress(FileNotFoundError):  # given back meanwhile
                holder = _holder(_content(path))
                if holder is None or not _is_dead(holder):
                    break
                if _take_over(path, holder, mine):
                    return cls(path, mine)
        raise in_use(register, path, holder)

    def release(self) -> None:
        """Gives the lock back; does nothing where it is no longer ours."""
        with suppress(OSError):
            if _holder(_content(self.path)) == self._holder:
                self.path.unlink()


def in_use(register: Path, lock: Path, holder: Holder | None) -> FileInUse:
    """The sentence that says who has a register open."""
    if holder is None:
        return FileInUse(
            message(
                '"{file}" is in use by another program. Open it for reading only, or close it there; '
                'if no program has it open, delete "{lock}".',
                file=register.name,
                lock=lock.name,
            )
        )
    return FileInUse(
        message(
            '"{file}" is in use by {user} on {host} ({program}, process {pid}). Open it for reading only, or '
            'close it there; if that program is no longer running, delete "{lock}".',
            file=register.name,
            lock=lock.name,
            **asdict(holder),
        )
    )


def _create(path: Path, holder: Holder) -> bool:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    try:
        os.write(descriptor, _written(holder))
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    finally:
        os.close(descriptor)
    return True


def _written(holder: Holder) -> bytes:
    return json.dumps(asdict(holder)).encode()


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MAX_SIZE)


def _holder(content: bytes) -> Holder | None:
    """Who a lock file names; None where it is unreadable, as while it is being written."""
    try:
        entry = json.loads(content)
        pid = entry["pid"]
        texts = (str(entry[name])[:_MAX_TEXT] for name in ("host", "started", "program", "user"))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    host, started, program, user = texts
    return Holder(host, pid, started, program, user) if type(pid) is int and pid > 0 else None


def _is_dead(holder: Holder) -> bool:
    """Whether the holder is a process of this machine that is no more; of other machines nothing is known."""
    if holder.host != platform.node():
        return False
    return not _runs(holder.pid) or bool(holder.started and holder.started != _started(holder.pid))


def _take_over(path: Path, dead: Holder, mine: Holder) -> bool:
    """Puts our name into a dead lock; False where someone else is doing that, or has done it.

    The file stays where it is: were it removed and made again, two that do so at once could both believe to
    have it.
    """
    try:
        with path.open("r+b", buffering=0) as file:
            if not _alone(file.fileno()) or not os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return False
            if _holder(file.read(_MAX_SIZE)) != dead:
                return False
            file.seek(0)
            file.write(_written(mine))  # over what was there, so that a full disk leaves the lock as it is
            file.truncate()
            return True
    except PermissionError:  # the lock of another user
        return False


def _started(pid: int) -> str:
    """When a process started, in whatever measure the system has; "" where it does not say."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    return f"{boot} {stat.rpartition(')')[2].split()[19]}"


if sys.platform == "win32":
    import ctypes
    import msvcrt

    _FAR_BYTE = 1 << 30
    """A byte beyond the contents: what is locked there can still be read."""

    def _alone(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _runs(pid: int) -> bool:
        synchronize, access_denied, timeout = 0x00100000, 5, 0x102
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        process = kernel.OpenProcess(synchronize, False, pid)
        if not process:
            return ctypes.get_last_error() == access_denied
        try:
            return bool(kernel.WaitForSingleObject(process, 0) == timeout)
        finally:
            kernel.CloseHandle(process)

else:
    import fcntl

    def _alone(descriptor: int) -> bool:
        """Keeps others from the file until it is closed; False where another has it or locks are unknown."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _runs(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (PermissionError, OverflowError):
            return True
        return True
