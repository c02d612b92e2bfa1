"""How fast the window is. Programs of their own work in it; here their figures are set beside the aims."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.figures import Figures

STARTS = 4
AIMS = {"switch of record": 0.050, "commit felt": 0.020, "filter keystroke": 0.016}
"""Seconds: of commits the median, of the others the 95th percentile."""
LARGE_AIMS = {"filter keystroke": 0.016}
MEMORY = 400
"""Megabytes that a register of 10,000 activities may take in its window."""


def measure_start(path: Path, figures: Figures) -> None:
    """From the start of the process until a register can be worked on, against a bare window."""
    bare, ours = [], []
    for _ in range(STARTS):
        bare.append(seconds_until_usable("bare_window"))
        ours.append(seconds_until_usable("register_window", str(path)))
    figures.seconds("start of a bare window", min(bare))
    figures.seconds("start, to the first record in its form", min(ours))
    figures.ratio("start over that of a bare window", min(ours) / min(bare), 3.0)


def measure_window(path: Path, figures: Figures, is_small: bool) -> None:
    """Typing into the filter, switching records, committing, and the memory that all takes."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.window", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    measured: dict[str, float] = json.loads(done.stdout)
    aims = AIMS if is_small else LARGE_AIMS
    for name, figure in measured.items():
        if name.startswith("memory"):
            figures.megabytes(name, figure, MEMORY)
        else:
            figures.seconds(name, figure, aims.get(name))


def seconds_until_usable(program: str, *arguments: str) -> float:
    """The seconds from the start of a program until it says that its window is usable."""
    command = [sys.executable, "-m", f"tests.benchmarks.{program}", *arguments]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as started:
        assert started.stdout is not None
        said = started.stdout.readline()
        taken = time.perf_counter() - start
    if started.returncode or not said:
        raise RuntimeError(f"the program {program} failed: run it by hand to see why")
    return taken
