"""A report as plain text for golden files: readable, and without ids, which are random."""

import os
from collections.abc import Iterator
from pathlib import Path

from ropa_desktop.exports.report import Block, Line, Report, Table

GOLDEN = Path(__file__).parent / "golden"
REWRITE = "ROPA_REWRITE_GOLDEN"
"""Set to rewrite the golden files instead of comparing with them; read what changed before keeping it."""


def golden(name: str, text: str) -> str:
    """What a golden file says; where asked to, it is made to say this text first."""
    file = GOLDEN / name
    if os.environ.get(REWRITE):
        file.write_text(text, encoding="utf-8", newline="\n")
    return file.read_text(encoding="utf-8")


def as_text(report: Report) -> str:
    """Everything in a report but ids; "!" marks what is missing, "*" what goes beyond Article 30."""
    return "\n".join((*_head(report), *_body(report))) + "\n"


def _head(report: Report) -> Iterator[str]:
    yield report.title
    yield f"{report.subtitle} | {report.organisation} | {report.version} | {report.date} | {report.language}"
    for line in report.cover:
        yield from _line(line)
    yield from (f"> {sentence}" for sentence in report.how_to_read)


def _body(report: Report) -> Iterator[str]:
    for summary in report.summaries:
        yield from ("", f"= summary {summary.name}: {summary.title}", *_table(summary))
    for part in report.parts:
        yield from ("", f"# {part.title}", *([] if part.blocks else [part.empty]))
        for block in part.blocks:
            yield from _block(block)
    for sheet in report.sheets:
        yield from ("", f"= sheet {sheet.name}: {sheet.title}", *_table(sheet))


def _block(block: Block) -> Iterator[str]:
    yield from ("", f"## {block.number} {block.title}".replace("  ", " "), block.subtitle)
    for group in block.groups:
        yield f"[{group.title}]{' *' if group.beyond else ''}"
        for line in group.lines:
            yield from _line(line)


def _line(line: Line) -> Iterator[str]:
    mark = "!" if line.missing else " "
    article = f" ({line.article})" if line.article else ""
    if len(line.paragraphs) == 1:
        yield f"{mark} {line.label}{article}: {line.paragraphs[0]}"
        return
    yield f"{mark} {line.label}{article}:"
    yield from (f"    {paragraph}" for paragraph in line.paragraphs)


def _table(table: Table) -> Iterator[str]:
    columns = [f"{column.title}{' *' if column.beyond else ''}" for column in table.columns]
    yield " | ".join(columns)
    if not table.rows:
        yield table.empty
    for row in table.rows:
        yield "-"
        for column, cell in zip(columns, row.cells, strict=True):
            if cell not in ("", None):
                yield f"  {column}: {str(cell).replace(chr(10), ' / ')}"
