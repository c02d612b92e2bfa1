"""The checks, run off the window's thread once the user pauses: only the newest register is judged."""

from datetime import date

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from ropa_desktop.checks import check
from ropa_desktop.checks.finding import Finding
from ropa_desktop.register.register import Register

_PAUSE = 100
"""Milliseconds: Python runs one thread at a time, so the window first shows the step that was made."""


class Judge(QObject):
    """Judges one register at a time; of what is asked meanwhile, only the newest is judged after it."""

    judged = Signal(object)
    """The findings, as a tuple, of the register that was asked for last."""
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: tuple[Register, date] | None = None
        self._running = False
        self._ended = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._start)
        self._finished.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether findings are still to come."""
        return self._running or self._waiting is not None

    def judge(self, register: Register, on: date) -> None:
        """Has a register judged; `judged` tells the findings."""
        self._waiting = (register, on)
        self._pause.start()

    def end(self) -> None:
        """Waits for what is running, and tells nothing more."""
        self._waiting = None
        self._pause.stop()
        self._ended = True
        self._pool.waitForDone()

    def _start(self) -> None:
        if self._waiting is None or self._running:
            return
        register, on = self._waiting
        self._waiting = None
        self._running = True
        self._pool.start(lambda: self._finished.emit(_findings(register, on)))

    def _take(self, findings: object) -> None:
        if self._ended:
            return
        self._running = False
        if self._waiting is not None:
            if not self._pause.isActive():
                self._start()
            return
        if isinstance(findings, Exception):
            raise findings
        self.judged.emit(findings)


def _findings(register: Register, on: date) -> tuple[Finding, ...] | Exception:
    """What the checks say; a mistake of theirs is brought back to the window's thread, which tells of it."""
    try:
        return tuple(check(register, on))
    except Exception as error:
        return error
