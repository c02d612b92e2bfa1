"""How long opening, committing and large steps take, with a register of 1,000 full activities."""

import statistics
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from ropa_desktop.document import Document
from ropa_desktop.register.edits import set_values
from ropa_desktop.register.records import Activity
from ropa_desktop.register.register import Change, Register
from tests.generator import generate
from tests.store.files import rename

pytestmark = pytest.mark.long


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.fixture(scope="module")
def large() -> Register:
    return generate(1_000)


@pytest.fixture
def path(tmp_path: Path, large: Register) -> Path:
    file = tmp_path / "large.ropa"
    Document.create(file, large).close()
    return file


def test_it_opens_in_less_than_600_ms(path: Path, large: Register) -> None:
    taken = [seconds(lambda: Document.open(path, read_only=True).close()) for _ in range(5)]
    assert sum(large.counts().values()) > 25_000
    assert statistics.median(taken) < 0.6


def test_a_field_is_committed_in_less_than_5_ms(path: Path) -> None:
    with Document.open(path) as document:
        names = iter(map(str, range(200)))
        taken = [seconds(lambda: rename(document, next(names))) for _ in range(200)]
    assert statistics.median(taken) < 0.005


def test_it_is_saved_within_300_ms(path: Path) -> None:
    with Document.open(path) as document:
        taken = []
        for i in range(10):
            rename(document, f"{i}")
            taken.append(seconds(document.flush))
    assert statistics.median(taken) + 0.1 < 0.3


@pytest.mark.parametrize("direction", ["do", "undo"])
def test_large_steps_take_time_by_their_size(tmp_path: Path, direction: str) -> None:
    """Ten times as many changes take about ten times as long; a hundred times would be quadratic."""

    def taken(count: int) -> float:
        with Document.create(tmp_path / f"{uuid.uuid4()}.ropa") as document:
            made = [Change(None, Activity(id=f"a{i}", order=i, name=f"{i}")) for i in range(count)]
            doing = seconds(lambda: document.commit("Skapa", made))
            changes = [
                change
                for one in document.register.activities
                for change in set_values(one, name=f"{one.name}x")
            ]
            doing += seconds(lambda: document.commit("Ändra", changes))
            return doing if direction == "do" else seconds(document.undo) + seconds(document.undo)

    taken(1_000)
    assert taken(10_000) < 25 * taken(1_000)
