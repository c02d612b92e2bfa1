"""Long work beside the window: in another thread or in small steps, and the dialog that shows it."""

import logging
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, message
from ropa_desktop.progress import Cancelled, Progress

_PATIENCE = 400
"""How many milliseconds a job may take before a dialog shows it."""
_LOOK = 30
"""How many milliseconds pass between two looks at a job."""

_log = logging.getLogger(__name__)
_threads = ThreadPoolExecutor(thread_name_prefix="job")
_running: set["LongWork"] = set()
"""The jobs at work, kept alive until they have told how they ended."""


class LongWork(QObject):
    """What every job tells, in the window's thread; exactly one of `done`, `failed` and `cancelled` comes."""

    progressed = Signal(int, int)
    """How many steps are done, of how many."""
    done = Signal(object)
    """What the work returned."""
    failed = Signal(str)
    """One sentence for the user."""
    cancelled = Signal()
    ended = Signal()
    """The job is over, however it ended; comes after the signal that says how."""

    def __init__(self, language: Language, interval: int) -> None:
        super().__init__()  # without a parent, whose end might come in the middle of the work
        self._language = language
        self._steps = [(0, 0)]
        self._told = (0, 0)
        self._progress = Progress(partial(_note, self._steps))
        self._timer = QTimer(self, interval=interval)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Starts the work; nothing is told before the caller is back in the event loop."""
        _running.add(self)
        self._timer.start()

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._progress.cancel()

    def wait(self) -> None:
        """Waits until the work is over, and tells how it ended."""
        raise NotImplementedError

    def _look(self) -> None:
        raise NotImplementedError

    def _tell_progress(self) -> None:
        if self._steps[0] != self._told:
            self._told = self._steps[0]
            self.progressed.emit(*self._told)

    def _tell_end(self, error: BaseException | None, result: object) -> None:
        self._timer.stop()
        match error:
            case None:
                self.done.emit(result)
            case Cancelled():
                self.cancelled.emit()
            case RopaError():
                self.failed.emit(error.in_language(self._language))
            case _:
                _log.error("A job failed", exc_info=error)
                mistake = message(
                    "Something went wrong inside the program ({name}). The register is as it was.",
                    name=type(error).__name__,
                )
                self.failed.emit(mistake.in_language(self._language))
        self.ended.emit()
        # Only once Qt is done with this call: nothing else may keep the job.
        QTimer.singleShot(0, partial(_running.discard, self))


class Job(LongWork):
    """Runs a function in another thread.

    The thread is given the function and its progress, and no object of Qt's: the job looks now and then how
    far it is.
    """

    def __init__(self, work: Callable[[Progress], object], language: Language) -> None:
        super().__init__(language, _LOOK)
        self._work = work
        self._future: Future[object] | None = None

    def start(self) -> None:
        self._future = _threads.submit(self._work, self._progress)
        super().start()

    def wait(self) -> None:
        if self._future is not None:
            self._future.exception()
            self._look()

    def _look(self) -> None:
        if self._future is None:
            return
        over = self._future.done()
        self._tell_progress()
        if over:
            future, self._future = self._future, None
            error = future.exception()
            self._tell_end(error, None if error else future.result())


class SteppedJob(LongWork):
    """Does in the window's thread what is bound to it, a step at a time, so that the window still answers."""

    def __init__(self, work: Callable[[Progress], Generator[None, None, object]], language: Language) -> None:
        super().__init__(language, 0)
        self._left: Generator[None, None, object] | None = work(self._progress)

    def wait(self) -> None:
        while self._left is not None:
            self._look()

    def _look(self) -> None:
        if self._left is None:
            return
        try:
            next(self._left)
        except StopIteration as end:
            self._end(None, end.value)
        except Exception as error:
            self._end(error, None)
        else:
            self._tell_progress()

    def _end(self, error: Exception | None, result: object) -> None:
        self._left = None
        self._tell_progress()
        self._tell_end(error, result)


def _note(steps: list[tuple[int, int]], done: int, total: int) -> None:
    steps[0] = (done, total)


def wait_for_all() -> None:
    """Cancels all jobs, and returns when they have told how they ended; for the end of the program."""
    for job in _running:
        job.cancel()
    for job in tuple(_running):
        job.wait()
    _running.clear()


class JobDialog(QDialog):
    """Shows how far a job is, and lets the user cancel it; appears only where the job takes a while.

    It is made before the job is started, and closes and deletes itself.
    """

    def __init__(self, job: LongWork, title: str, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._language = language
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._label = QLabel(title)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self._label, self._bar, self._buttons):
            column.addWidget(widget)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self.open)
        self._patience.start()
        job.progressed.connect(self._show_progress)
        job.ended.connect(self._end)

    def reject(self) -> None:
        """Cancels the job; the dialog stays until the job has stopped."""
        self._label.setText(message("Cancelling …").in_language(self._language))
        self._buttons.setEnabled(False)
        self._job.cancel()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _end(self) -> None:
        self._patience.stop()
        self.done(QDialog.DialogCode.Accepted)
        self.deleteLater()
