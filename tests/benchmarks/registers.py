"""How long the work without a window takes: opening, committing, checks and exports."""

import time
from collections.abc import Sequence
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
from tests.benchmarks.figures import Figures, best_of
from tests.generator import generate

ON = date(2026, 11, 22)
AIMS = {"open": 0.6, "commit one field": 0.005, "all checks": 0.150}
"""Seconds on the smaller register."""


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
