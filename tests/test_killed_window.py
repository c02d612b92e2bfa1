"""A window that is killed amid typing: whatever had been saved is there, whole, and can be opened at once."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ropa_desktop.document import Document
from tests.ui.programs import sample_register

ROOT = Path(__file__).parents[1]
PROMPTLY = 2.0
"""Seconds after which a settled step is on disk, on a busy machine; the delay itself is a fraction of one."""


def killed(path: Path, seconds: float) -> tuple[list[tuple[float, int]], int]:
    """Lets the window be typed into, and kills it; returns when each revision was settled, and the last that
    was told to be on disk.
    """
    command = [sys.executable, "-m", "tests.killed_window", str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    settled: list[tuple[float, int]] = []
    saved, end = 0, 0.0
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT, env=environment
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            what, revision = line.split()
            now = time.monotonic()
            if what == "settled":
                settled.append((now, int(revision)))
                end = end or now + seconds
            else:
                saved = max(saved, int(revision))
            if end and now > end:
                process.kill()
                break
    return [(now - at, revision) for at, revision in settled], saved


@pytest.mark.parametrize("kills", [1, pytest.param(40, marks=pytest.mark.long)])
def test_killed_window_loses_at_most_the_last_moment(tmp_path: Path, kills: int) -> None:
    path, chance = tmp_path / "register.ropa", random.Random(7)
    Document.create(path, sample_register()).close()
    for _ in range(kills):
        settled, saved = killed(path, chance.uniform(0.2, 1.5) + PROMPTLY)
        assert settled, "the window has not come so far as to settle anything"
        with Document.open(path) as document:  # not for reading only: the lock of the killed is taken over
            newest = document.history(1)[0]
            assert document.integrity == "ok"
            assert newest.number >= saved
            assert newest.number >= max((rev for age, rev in settled if age > PROMPTLY), default=0)
            assert document.register.activities[0].name.startswith("Step ")
