"""The benchmarks: how long the work takes on a register of 1,000 full activities and on one of 10,000.

`python3 dev.py bench`. Every figure is the best of a few runs, or of many of a kind the one that is named.
Aims are ratios measured in the same run wherever there is something to measure against: a bare openpyxl write
of the same cells, a bare canvas with the same lines, a bare window, the same work on a tenth of the register.
It prints one line a figure and ends with 1 where an aim is missed.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import Figures
from tests.benchmarks.registers import made_file, measure
from tests.benchmarks.windows import measure_start, measure_window

SMALL, LARGE = 1_000, 10_000
MOST_GROWTH = 11.0


def main() -> int:
    """Measures and prints; the exit code is 1 where an aim is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--small", action="store_true", help="only the register of 1,000 activities")
    options.add_argument("--window", action="store_true", help="only the window")
    given = options.parse_args()
    figures = Figures()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keep_out_of_the_folders_of_the_user(folder)
        small = made_file(folder, SMALL)
        large = None if given.small else made_file(folder, LARGE)
        if not given.window:
            measure_work(small, large, figures)
        print(f"The window of {SMALL:,} activities:")
        measure_start(small, figures)
        measure_window(small, figures, is_small=True)
        if large is not None:
            print(f"The window of {LARGE:,} activities:")
            measure_window(large, figures, is_small=False)
    print("All aims met." if not figures.missed else f"Missed: {', '.join(figures.missed)}")
    return 1 if figures.missed else 0


def measure_work(small: Path, large: Path | None, figures: Figures) -> None:
    """Measures the work without a window, and how it grows with the register."""
    print(f"A register of {SMALL:,} activities:")
    taken = measure(small, figures, is_small=True)
    if large is not None:
        print(f"Growth from {SMALL:,} to {LARGE:,}:")
        for name, seconds in measure(large, figures, is_small=False).items():
            figures.ratio(f"{name} ({seconds:.2f} s)", seconds / taken[name], MOST_GROWTH)


def keep_out_of_the_folders_of_the_user(folder: Path) -> None:
    """Has settings and backups go to a temporary folder, also those of the programs that are started."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        os.environ[variable] = str(folder / variable.lower())


if __name__ == "__main__":
    sys.exit(main())
