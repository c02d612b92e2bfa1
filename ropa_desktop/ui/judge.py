"""The checks, run off the window's thread: the newest register is judged, older ones are passed over."""

from datetime import date

from PySide6.QtCore import QObject, QThreadPool, Signal

from ropa_desktop.checks import check
from ropa_desktop.checks.finding import Finding
from ropa_desktop.register.register import Register


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
        self._finished.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether findings are still to come."""
        return self._running

    def judge(self, register: Register, on: date) -> None:
        """Has a register judged; `judged` tells the findings."""
        self._waiting = (register, on)
        if not self._running:
            self._start()

    def end(self) -> None:
        """Waits for what is running, and tells nothing more."""
        self._waiting = None
        self._ended = True
        self._pool.waitForDone()

    def _start(self) -> None:
        assert self._waiting is not None
        register, on = self._waiting
        self._waiting = None
        self._running = True
        self._pool.start(lambda: self._finished.emit(_findings(register, on)))

    def _take(self, findings: object) -> None:
        if self._ended:
            return
        if self._waiting is not None:
            self._start()
            return
        self._running = False
        if isinstance(findings, Exception):
            raise findings
        self.judged.emit(findings)


def _findings(register: Register, on: date) -> tuple[Finding, ...] | Exception:
    """What the checks say; a mistake of theirs is brought back to the window's thread, which tells of it."""
    try:
        return tuple(check(register, on))
    except Exception as error:
        return error
