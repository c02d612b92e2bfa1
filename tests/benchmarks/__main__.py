"""The benchmarks: how long the work takes on a register of 1,000 full activities and on one of 10,000.

`python3 dev.py bench`. Every figure is the best of a few runs. Aims are ratios measured in the same run
wherever there is something to measure against: a bare openpyxl write of the same cells, a bare canvas with
the same lines, the same work on a tenth of the register. It prints one line a figure and ends with 1 where an
aim is missed.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from ropa_desktop.checks import check
from ropa_desktop.document import Document
from ropa_desktop.exports import excel, pdf
from ropa_desktop.exports import json as json_export
from ropa_desktop.exports.contents import report
from ropa_desktop.exports.pdf import lay_out
from ropa_desktop.exports.pdf_layout import Page, Text
from ropa_desktop.exports.report import Report
from ropa_desktop.progress import Progress
from ropa_desktop.register.edits import set_values
from tests.generator import generate

ON = date(2026, 11, 22)
SMALL, LARGE = 1_000, 10_000
MOST_GROWTH = 11.0
AIMS = {"open": 0.6, "commit one field": 0.005, "all checks": 0.150}
"""Seconds on the smaller register."""


def best_of(runs: int, work: Callable[[], object]) -> float:
    """The seconds that the fastest of some runs took."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


@dataclass
class Figures:
    """Prints each figure beside its aim, and remembers those that miss it."""

    missed: list[str] = field(default_factory=list)

    def seconds(self, name: str, seconds: float, aim: float | None = None) -> None:
        self._tell(
            name, f"{seconds * 1000:10.1f} ms", aim and seconds <= aim, aim and f"aim {aim * 1000:.0f} ms"
        )

    def ratio(self, name: str, ratio: float, aim: float) -> None:
        self._tell(name, f"{ratio:10.2f} x ", ratio <= aim, f"aim {aim:.1f} x")

    def _tell(self, name: str, figure: str, met: object, aim: object) -> None:
        verdict = "" if aim is None else f"  {aim}{'' if met else '  MISSED'}"
        print(f"{name:<48}{figure}{verdict}", flush=True)
        if aim is not None and not met:
            self.missed.append(name)


def bare_excel(made: Report, path: Path) -> None:
    """Writes the same cells with nothing but openpyxl."""
    book = Workbook()
    for table in made.sheets:
        sheet = book.create_sheet(table.title[:31])
        sheet.append([column.title for column in table.columns])
        for row in table.rows:
            sheet.append(list(row.cells))
    book.save(path)


def bare_canvas(pages: Sequence[Page], path: Path) -> None:
    """Draws the same lines in the same fonts at the same places with nothing but a canvas."""
    canvas = Canvas(str(path), invariant=1)
    for page in pages:
        for item in page.items:
            if isinstance(item, Text):
                drawn = canvas.beginText(item.x, item.y)
                drawn.setFont(item.style.font, item.style.size, item.style.leading)
                for _, line in item.lines:
                    drawn.textLine(line)
                canvas.drawText(drawn)
        canvas.showPage()
    canvas.save()


def measure(path: Path, figures: Figures, is_small: bool) -> dict[str, float]:
    """The seconds of each kind of work on the register in a file, as it is when it has been opened."""
    taken = {"open": best_of(5 if is_small else 2, lambda: Document.open(path, read_only=True).abandon())}
    taken["commit one field"] = commit_one_field(path)
    with Document.open(path, read_only=True) as document:
        register = document.register
        made = report(register, "sv", on=ON)
        out = path.with_suffix(".out")
        taken["all checks"] = best_of(5, lambda: check(register, ON))
        taken["JSON"] = best_of(2, lambda: json_export.write(register, out, Progress()))
        taken["contents of a report"] = best_of(3, lambda: report(register, "sv", on=ON))
        taken["Excel"] = best_of(3, lambda: excel.write(made, out, Progress()))
        taken["PDF"] = best_of(2, lambda: pdf.write(made, out, Progress()))
        if is_small:
            for name, seconds in taken.items():
                figures.seconds(name, seconds, AIMS.get(name))
            bare = best_of(3, lambda: bare_excel(made, out))
            figures.ratio("Excel over a bare openpyxl write", taken["Excel"] / bare, 1.5)
            pages = lay_out(made, Progress())
            bare = best_of(2, lambda: bare_canvas(pages, out))
            figures.ratio("PDF over a bare canvas", taken["PDF"] / bare, 1.5)
    return taken


def made_file(folder: Path, activities: int) -> Path:
    """A register file with so many activities."""
    path = folder / f"{activities}.ropa"
    Document.create(path, generate(activities)).close()
    return path


def commit_one_field(path: Path) -> float:
    """The seconds that one commit of one field takes while the saving goes on beside it: the median of 50."""
    times = []
    with Document.open(path) as document:
        for step in range(50):
            activity = document.register.activities[step]
            changes = set_values(activity, notes=f"Anteckning {step}")
            start = time.perf_counter()
            document.commit("Anteckning", changes)
            times.append(time.perf_counter() - start)
            document.flush()
    return sorted(times)[len(times) // 2]


def main() -> int:
    """Measures and prints; the exit code is 1 where an aim is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--small", action="store_true", help="only the register of 1,000 activities")
    given = options.parse_args()
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        print(f"A register of {SMALL:,} activities:")
        small = measure(made_file(Path(folder), SMALL), figures, is_small=True)
        if not given.small:
            print(f"Growth from {SMALL:,} to {LARGE:,}:")
            large = measure(made_file(Path(folder), LARGE), figures, is_small=False)
            for name, seconds in large.items():
                figures.ratio(f"{name} ({seconds:.2f} s)", seconds / small[name], MOST_GROWTH)
    print("All aims met." if not figures.missed else f"Missed: {', '.join(figures.missed)}")
    return 1 if figures.missed else 0


if __name__ == "__main__":
    sys.exit(main())
