"""Saving in the background: steps are soon on their way to the disk, and never two saves at once."""

import datetime
import logging
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.store.trouble import ChangedOnDisk

DELAY = 0.1
"""Seconds from a step to the save that holds it and all steps in between, of the 300 ms in all."""

PATIENCE = 2.0
"""Seconds for which a failed save is tried again before it is told."""

RETRY = 5.0
"""Seconds after which a save that failed is tried again, unless a step or a flush comes before."""

_PAUSE = 0.1

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Saving:
    """How far the file on disk is: the newest revision in it, since when, and what is in the way of the next.

    `at` is None until something has been saved; `pending` says that there are steps which are not on disk
    yet.
    """

    revision: int
    at: datetime.datetime | None = None
    pending: bool = False
    error: RopaError | None = None


class Saver:
    """Calls `save`, which returns the number of the revision it has saved, in a thread of its own."""

    def __init__(
        self, save: Callable[[], int], revision: int, tell: Callable[[Saving], None] = lambda _: None
    ) -> None:
        """`tell` is called with each new state, in whichever thread; it must return at once."""
        self._save = save
        self._tell = tell
        self._state = Saving(revision)
        self._changed = threading.Condition()
        self._wanted = revision
        self._due = 0.0
        self._asked = 0
        self._answered = 0
        self._stopped = False
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> Saving:
        """How far the file on disk is now."""
        return self._state

    def want(self, revision: int) -> None:
        """Says that there is a newer revision to save."""
        with self._changed:
            if not self._state.pending or self._state.error is not None:
                self._due = time.monotonic() + DELAY
            self._wanted = revision
            self._set(replace(self._state, pending=True))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def flush(self) -> None:
        """Waits until everything wanted so far is on disk; raises RopaError where that fails."""
        with self._changed:
            if not self._state.pending:
                return
            wanted = self._wanted
            self._asked += 1
            mine = self._asked
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: self._state.revision >= wanted or self._answered >= mine or self._stopped
            )
            if self._state.revision < wanted and self._state.error is not None:
                raise self._state.error

    def saved(self, revision: int) -> None:
        """Says that a revision has been saved by other means, such as under another name."""
        with self._changed:
            self._set(Saving(revision, datetime.datetime.now(datetime.UTC), pending=revision < self._wanted))
            self._changed.notify_all()

    def stop(self) -> None:
        """Ends the thread, after the save that it is at; saves nothing more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _set(self, state: Saving) -> None:
        if state != self._state:
            self._state = state
            self._tell(state)

    def _run(self) -> None:
        while (asked := self._next()) is not None:
            outcome = self._attempt()
            with self._changed:
                self._answered = asked
                if isinstance(outcome, RopaError):
                    self._due = time.monotonic() + RETRY
                    self._set(replace(self._state, error=outcome))
                else:
                    self.saved(outcome)
                self._changed.notify_all()

    def _next(self) -> int | None:
        """Waits until a save is due; returns how many flushes it answers, or None when all is over."""
        with self._changed:
            while not self._stopped:
                rest = self._due - time.monotonic()
                pending = self._state.pending
                if pending and (rest <= 0 or self._asked > self._answered):
                    return self._asked
                self._changed.wait(rest if pending else None)
            return None

    def _attempt(self) -> int | RopaError:
        """Saves, trying again for a while where it fails; returns the revision saved, or the last failure."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self._save()
            except RopaError as failure:
                error = failure
            except Exception as fault:  # a fault of ours must not end saving for good
                # The log says where it was, and not its words, which may be data.
                where = "".join(traceback.format_tb(fault.__traceback__))
                _log.error("saving failed with %s\n%s", type(fault).__name__, where)
                error = RopaError(message("The register could not be saved, by a fault in the program."))
            if isinstance(error, ChangedOnDisk) or time.monotonic() + _PAUSE > end:
                return error
            with self._changed:
                if self._stopped:
                    return error
                self._changed.wait_for(lambda: self._stopped, _PAUSE)
