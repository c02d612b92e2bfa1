"""The benchmarks: how long the work takes on a register of 1,000 full activities and on one of 10,000.

`python3 dev.py bench`. Every figure is the best of a few runs. Aims are ratios measured in the same run
wherever there is something to measure against: a bare openpyxl write of the same cells, a bare canvas with
the same lines, the same work on a tenth of the register. It prints one line a figure and ends with 1 where an
aim is missed.
"""

import argparse
import gc
import io
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
from ropa_desktop.register.register import Register
from tests.generator import generate

ON = date(2026, 11, 22)
SMALL, LARGE = 1_000, 10_000
MOST_GROWTH = 11.0


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


def bare_excel(made: Report) -> None:
    """Writes the same cells with nothing but openpyxl."""
    book = Workbook(write_only=True)
    for table in made.sheets:
        sheet = book.create_sheet(table.title[:31])
        sheet.append([column.title for column in table.columns])
        for row in table.rows:
            sheet.append(list(row.cells))
    book.save(io.BytesIO())


def bare_canvas(pages: Sequence[Page]) -> None:
    """Draws the same lines in the same fonts at the same places with nothing but a canvas."""
    canvas = Canvas(io.BytesIO(), invariant=1)
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


def measure(register: Register, folder: Path, figures: Figures, count: int) -> dict[str, float]:
    """The seconds of each kind of work on one register."""
    path = folder / f"{count}.ropa"
    Document.create(path, register).close()
    taken = {
        "open": best_of(5 if count == SMALL else 2, lambda: Document.open(path, read_only=True).abandon())
    }
    taken["check"] = best_of(5, lambda: check(register, ON))
    taken["commit"] = commit_one_field(path)
    taken["json"] = best_of(2, lambda: json_export.write(register, folder / "out.json", Progress()))
    made = report(register, "sv", on=ON)
    taken["contents"] = best_of(2, lambda: report(register, "sv", on=ON))
    taken["excel"] = best_of(2, lambda: excel.write(made, folder / "out.xlsx", Progress()))
    taken["pdf"] = best_of(1, lambda: pdf.write(made, folder / "out.pdf", Progress()))
    if count == SMALL:
        figures.seconds("open", taken["open"], 0.6)
        figures.seconds("commit one field", taken["commit"], 0.005)
        figures.seconds("all checks", taken["check"], 0.150)
        figures.seconds("contents of a report", taken["contents"])
        figures.seconds("JSON", taken["json"])
        figures.seconds("Excel", taken["excel"])
        figures.ratio(
            "Excel over a bare openpyxl write", taken["excel"] / best_of(2, lambda: bare_excel(made)), 1.5
        )
        figures.seconds("PDF", taken["pdf"])
        pages = lay_out(made, Progress())
        figures.ratio("PDF over a bare canvas", taken["pdf"] / best_of(2, lambda: bare_canvas(pages)), 1.5)
    return taken


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
        small = measure(generate(SMALL), Path(folder), figures, SMALL)
        if not given.small:
            print(f"Growth from {SMALL:,} to {LARGE:,}:")
            large = measure(generate(LARGE), Path(folder), figures, LARGE)
            for name, seconds in large.items():
                figures.ratio(f"{name} ({seconds:.2f} s)", seconds / small[name], MOST_GROWTH)
    print("All aims met." if not figures.missed else f"Missed: {', '.join(figures.missed)}")
    return 1 if figures.missed else 0


if __name__ == "__main__":
    sys.exit(main())
