"""The lock file: one holder at a time, named; only a dead process of this machine loses it."""

import dataclasses
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ropa_desktop.store.lock import Holder, Lock
from ropa_desktop.store.trouble import FileInUse

HERE = platform.node()


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "Bolaget.ropa"


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def left(register: Path, holder: Holder) -> Path:
    """A lock file that someone else has written."""
    path = register.with_name(f".{register.name}.lock")
    path.write_text(json.dumps(dataclasses.asdict(holder)), encoding="utf-8")
    return path


def test_a_lock_lies_beside_the_register_until_it_is_released(register: Path) -> None:
    lock = Lock.of(register, "Anna")
    assert [entry.name for entry in register.parent.iterdir()] == [".Bolaget.ropa.lock"]
    lock.release()
    assert list(register.parent.iterdir()) == []


def test_a_second_one_is_refused_and_told_who_has_it(register: Path) -> None:
    lock = Lock.of(register, "Anna")
    with pytest.raises(FileInUse) as refused:
        Lock.of(register, "Bo")
    for word in ("Anna", HERE, "ropa-desktop", str(os.getpid()), ".Bolaget.ropa.lock"):
        assert word in str(refused.value)
    lock.release()


def test_what_is_released_can_be_taken_again(register: Path) -> None:
    Lock.of(register, "Anna").release()
    Lock.of(register, "Bo").release()


def test_a_dead_process_of_this_machine_loses_its_lock(register: Path, dead: int) -> None:
    left(register, Holder(HERE, dead, "", "ropa-desktop", "Anna"))
    lock = Lock.of(register, "Bo")
    assert [entry.name for entry in register.parent.iterdir()] == [lock.path.name]
    assert json.loads(lock.path.read_bytes())["user"] == "Bo"


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="the system does not say when processes started"
)
def test_another_process_with_the_number_of_a_dead_one_does_not_keep_its_lock(register: Path) -> None:
    left(register, Holder(HERE, os.getppid(), "another boot 17", "ropa-desktop", "Anna"))
    Lock.of(register, "Bo")


def test_a_lock_of_another_machine_is_never_taken_over(register: Path, dead: int) -> None:
    path = left(register, Holder("another", dead, "", "ropa-desktop", "Anna"))
    os.utime(path, (0, 0))  # nor by age
    with pytest.raises(FileInUse, match="Anna on another"):
        Lock.of(register, "Bo")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"host": 1}',
        b'{"host":"h","pid":-1,"started":"","program":"","user":""}',
    ],
)
def test_an_unreadable_lock_is_a_lock(register: Path, content: bytes) -> None:
    path = register.with_name(f".{register.name}.lock")
    path.write_bytes(content)
    with pytest.raises(FileInUse, match="another program"):
        Lock.of(register, "Bo")
    assert path.read_bytes() == content


def test_releasing_leaves_the_lock_of_another(register: Path) -> None:
    lock = Lock.of(register, "Anna")
    path = left(register, Holder("another", 1, "", "ropa-desktop", "Bo"))
    lock.release()
    assert path.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
def test_of_many_that_want_a_dead_lock_at_once_one_gets_it(register: Path, dead: int) -> None:
    left(register, Holder(HERE, dead, "", "ropa-desktop", "Anna"))
    go, winners = os.pipe(), os.pipe()
    children = [_forked(lambda: _try(register, go[0], winners[1])) for _ in range(8)]
    os.write(go[1], b"x" * len(children))
    assert [os.read(winners[0], 1) for _ in children].count(b"y") == 1
    for child in children:
        os.kill(child, 9)
        os.waitpid(child, 0)


def _try(register: Path, go: int, winners: int) -> None:
    os.read(go, 1)
    try:
        Lock.of(register, "one of many")
    except FileInUse:
        os.write(winners, b"n")
    else:
        os.write(winners, b"y")
    os.read(os.pipe()[0], 1)  # lives on, so that its lock stays good, until it is killed


def _forked(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child
