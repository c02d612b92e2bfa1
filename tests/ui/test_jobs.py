"""Work off the window's thread: how it ends is told once, and in the thread of the window."""

import gc
import threading
import weakref
from collections.abc import Generator, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.progress import Progress
from ropa_desktop.ui.jobs import Job, JobDialog, LongWork, SteppedJob, wait_for_all


@pytest.fixture(autouse=True)
def _no_job_outlives_its_test(qtbot: QtBot) -> Iterator[None]:  # noqa: ARG001  (the application first)
    yield
    wait_for_all()


class Gate:
    """Work that goes on, step by step, until the gate is opened."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.started = threading.Event()

    def __call__(self, progress: Progress) -> str:
        progress.expect(2)
        progress.step()
        self.started.set()
        while not self.opened.wait(0.005):
            progress.step(0)
        progress.step()
        return "through"


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.opened.set()


def told(job: LongWork) -> list[object]:
    """All that the job will have told, except of progress."""
    said: list[object] = []
    job.done.connect(said.append)
    job.failed.connect(said.append)
    job.cancelled.connect(lambda: said.append("cancelled"))
    return said


def run(qtbot: QtBot, job: LongWork) -> list[object]:
    said = told(job)
    with qtbot.waitSignal(job.ended, timeout=20_000):
        job.start()
    return said


def test_result_is_told_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    threads: list[int] = []
    job = Job(lambda _progress: threads.append(threading.get_ident()), "en")
    job.done.connect(lambda _result: threads.append(threading.get_ident()))
    run(qtbot, job)
    assert threads[0] != threads[1] == threading.get_ident()


def test_result_is_told_as_it_is(qtbot: QtBot) -> None:
    result = object()
    assert run(qtbot, Job(lambda _progress: result, "en")) == [result]


@pytest.mark.parametrize(("language", "sentence"), [("en", "Nothing to change."), ("sv", "Inget att ändra.")])
def test_error_of_the_users_is_told_in_the_language(qtbot: QtBot, language: str, sentence: str) -> None:
    def work(_progress: Progress) -> None:
        raise RopaError(message("Nothing to change."))

    assert run(qtbot, Job(work, "sv" if language == "sv" else "en")) == [sentence]


def test_mistake_of_ours_is_one_sentence_and_is_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    (sentence,) = run(qtbot, Job(lambda _progress: 1 // 0, "en"))
    assert (
        sentence == "Something went wrong inside the program (ZeroDivisionError). The register is as it was."
    )
    assert "ZeroDivisionError" in caplog.text


def test_cancelled_job_tells_only_that(qtbot: QtBot, gate: Gate) -> None:
    job = Job(gate, "en")
    said = told(job)
    with qtbot.waitSignal(job.ended, timeout=20_000):
        job.start()
        job.cancel()
    assert said == ["cancelled"]


def test_many_steps_are_told_seldom_but_the_last_always(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        progress.expect(20_000)
        for _ in range(20_000):
            progress.step()

    job = Job(work, "en")
    seen: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, total: seen.append((done, total)))
    run(qtbot, job)
    assert seen[-1] == (20_000, 20_000)
    assert len(seen) < 200


def test_job_that_nobody_keeps_still_ends(qtbot: QtBot, gate: Gate) -> None:
    said: list[object] = []
    job = Job(gate, "en")
    job.done.connect(said.append)
    job.start()
    kept = weakref.ref(job)
    del job
    gc.collect()
    gate.opened.set()
    qtbot.waitUntil(lambda: said == ["through"], timeout=20_000)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and kept() is None, timeout=20_000)


def test_job_outlives_whoever_waited_for_it(qtbot: QtBot, gate: Gate) -> None:
    parent = QWidget()
    job = Job(gate, "en")
    said = told(job)
    JobDialog(job, "Working", "en", parent)
    job.start()
    parent.deleteLater()
    qtbot.waitUntil(gate.started.is_set, timeout=20_000)
    del parent
    gate.opened.set()
    qtbot.waitUntil(lambda: said == ["through"], timeout=20_000)


def test_waiting_for_all_cancels_and_tells(gate: Gate) -> None:
    job = Job(gate, "en")
    said = told(job)
    job.start()
    wait_for_all()
    assert said == ["cancelled"]


# In steps


def counting(progress: Progress) -> Generator[None, None, str]:
    progress.expect(3)
    for _ in range(3):
        progress.step()
        yield
    return "counted"


def test_stepped_job_gives_way_to_the_window_between_its_steps(qtbot: QtBot) -> None:
    order: list[str] = []

    def work(progress: Progress) -> Generator[None, None, None]:
        for step in ("one", "two"):
            order.append(step)
            QTimer.singleShot(0, partial(order.append, "window"))
            progress.step()
            yield

    run(qtbot, SteppedJob(work, "en"))
    assert order == ["one", "window", "two", "window"]


def test_stepped_job_tells_its_steps_and_its_result(qtbot: QtBot) -> None:
    job = SteppedJob(counting, "en")
    seen: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, total: seen.append((done, total)))
    assert run(qtbot, job) == ["counted"]
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_stepped_job_is_cancelled_between_two_steps(qtbot: QtBot) -> None:
    job = SteppedJob(counting, "en")
    job.progressed.connect(lambda done, _total: job.cancel() if done == 2 else None)
    assert run(qtbot, job) == ["cancelled"]


def test_stepped_job_that_nobody_waits_for_is_ended_with_the_program() -> None:
    job = SteppedJob(counting, "en")
    said = told(job)
    job.start()
    wait_for_all()
    assert said == ["cancelled"]


# The dialog


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def dialog_of(window: QWidget) -> JobDialog:
    (found,) = window.findChildren(JobDialog)
    return found


def test_dialog_of_a_short_job_never_appears(qtbot: QtBot, window: QWidget) -> None:
    job = Job(lambda _progress: None, "en")
    dialog = JobDialog(job, "Working", "en", window)
    shown: list[bool] = []
    job.ended.connect(lambda: shown.append(dialog.isVisible()))
    run(qtbot, job)
    assert shown == [False]
    qtbot.waitUntil(lambda: window.findChildren(JobDialog) == [])


def test_dialog_of_a_long_job_appears_and_closes_itself(qtbot: QtBot, window: QWidget, gate: Gate) -> None:
    job = Job(gate, "en")
    dialog = JobDialog(job, "Working", "en", window)
    job.start()
    qtbot.waitUntil(dialog.isVisible)
    bar = dialog.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum(), bar.accessibleName()) == (1, 2, "Working")
    gate.opened.set()
    qtbot.waitUntil(lambda: window.findChildren(JobDialog) == [])


def test_escape_cancels_and_the_dialog_stays_until_the_job_has_stopped(
    qtbot: QtBot, window: QWidget, gate: Gate
) -> None:
    job = Job(gate, "en")
    said = told(job)
    dialog = JobDialog(job, "Working", "en", window)
    job.start()
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: said == ["cancelled"])


def test_cancel_button_cancels(qtbot: QtBot, window: QWidget, gate: Gate) -> None:
    job = Job(gate, "en")
    said = told(job)
    dialog = JobDialog(job, "Working", "en", window)
    job.start()
    qtbot.waitUntil(dialog.isVisible)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    assert isinstance(cancel, QPushButton)
    cancel.click()
    qtbot.waitUntil(lambda: said == ["cancelled"])
