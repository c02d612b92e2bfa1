"""Saving in the background: soon, one at a time, again after failures, and never a lie about the disk."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message
from ropa_desktop.store import saver
from ropa_desktop.store.saver import Saver, Saving
from ropa_desktop.store.trouble import ChangedOnDisk

FULL = RopaError(message("The disk is full."))


class Disk:
    """Something to save to, which can be slow, fail, and say how often it was written to."""

    def __init__(self) -> None:
        self.revision = 0
        self.saves = 0
        self.under_way = 0
        self.at_once = 0
        self.trouble: list[Exception] = []
        self.open = threading.Event()
        self.entered = threading.Event()
        self.open.set()

    def save(self) -> int:
        self.under_way += 1
        self.at_once = max(self.at_once, self.under_way)
        self.saves += 1
        revision = self.revision
        self.entered.set()
        assert self.open.wait(10)
        self.under_way -= 1
        if self.trouble:
            raise self.trouble.pop(0)
        return revision


@contextmanager
def saving(disk: Disk, states: list[Saving] | None = None) -> Iterator[Saver]:
    made = Saver(disk.save, 0, (states if states is not None else []).append)
    try:
        yield made
    finally:
        disk.open.set()
        made.stop()


def step(disk: Disk, to: Saver) -> None:
    disk.revision += 1
    to.want(disk.revision)


def test_a_flush_returns_when_all_is_saved() -> None:
    disk = Disk()
    with saving(disk) as made:
        step(disk, made)
        made.flush()
        assert made.state.revision == 1
        assert not made.state.pending
        assert made.state.at is not None


def test_without_a_flush_it_is_saved_all_the_same() -> None:
    disk, states = Disk(), list[Saving]()
    done = threading.Event()
    made = Saver(disk.save, 0, lambda state: done.set() if state.revision == 1 else states.append(state))
    step(disk, made)
    assert done.wait(10)
    made.stop()
    assert [state.pending for state in states] == [True]


def test_a_flush_with_nothing_to_save_does_nothing() -> None:
    disk = Disk()
    with saving(disk) as made:
        made.flush()
    assert disk.saves == 0


def test_many_steps_go_in_few_saves_and_never_two_at_once() -> None:
    disk = Disk()
    with saving(disk) as made:
        for _ in range(500):
            step(disk, made)
        made.flush()
        assert made.state.revision == 500
    assert disk.saves <= 3
    assert disk.at_once == 1


def test_steps_during_a_save_go_with_the_next_one() -> None:
    disk = Disk()
    disk.open.clear()
    with saving(disk) as made:
        step(disk, made)
        assert disk.entered.wait(10)
        step(disk, made)
        disk.open.set()
        made.flush()
        assert made.state.revision == 2
    assert disk.saves == 2


def test_a_failure_is_tried_again() -> None:
    disk = Disk()
    disk.trouble = [FULL, FULL]
    with saving(disk) as made:
        step(disk, made)
        made.flush()
        assert made.state == Saving(1, made.state.at)
    assert disk.saves == 3


def test_a_failure_that_stays_is_told_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saver, "PATIENCE", 0.0)
    disk, states = Disk(), list[Saving]()
    disk.trouble = [FULL]
    with saving(disk, states) as made:
        step(disk, made)
        with pytest.raises(RopaError, match="disk is full"):
            made.flush()
        assert made.state == states[-1] == Saving(0, None, pending=True, error=FULL)


def test_after_a_failure_the_next_flush_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saver, "PATIENCE", 0.0)
    disk = Disk()
    disk.trouble = [FULL]
    with saving(disk) as made:
        step(disk, made)
        with pytest.raises(RopaError):
            made.flush()
        made.flush()
        assert made.state == Saving(1, made.state.at)


def test_after_a_failure_it_tries_again_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saver, "PATIENCE", 0.0)
    monkeypatch.setattr(saver, "RETRY", 0.01)
    disk, done = Disk(), threading.Event()
    disk.trouble = [FULL, FULL]
    made = Saver(disk.save, 0, lambda state: done.set() if state.revision == 1 else None)
    step(disk, made)
    assert done.wait(10)
    made.stop()


def test_a_conflict_is_told_at_once() -> None:
    disk = Disk()
    disk.trouble = [ChangedOnDisk(message("Changed."))]
    with saving(disk) as made:
        step(disk, made)
        with pytest.raises(ChangedOnDisk):
            made.flush()
    assert disk.saves == 1


def test_a_fault_of_ours_does_not_end_saving(caplog: pytest.LogCaptureFixture) -> None:
    disk = Disk()
    disk.trouble = [ZeroDivisionError("secret value")]
    with saving(disk) as made:
        step(disk, made)
        made.flush()
        assert made.state.revision == 1
    assert "saving failed with ZeroDivisionError" in caplog.text
    assert "secret value" not in caplog.text


def test_what_was_saved_by_other_means_is_not_saved_again() -> None:
    disk = Disk()
    with saving(disk) as made:
        step(disk, made)
        made.saved(1)
        made.flush()
    assert disk.saves == 0


def test_stopping_waits_for_the_save_under_way() -> None:
    disk = Disk()
    disk.open.clear()
    made = Saver(disk.save, 0)
    step(disk, made)
    assert disk.entered.wait(10)
    stopping = threading.Thread(target=made.stop)
    stopping.start()
    assert stopping.is_alive()
    disk.open.set()
    stopping.join(10)
    assert not stopping.is_alive()
    assert made.state.revision == 1
