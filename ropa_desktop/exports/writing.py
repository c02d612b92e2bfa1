"""Writes a register as a file, in the format that the file's ending names."""

import datetime
from pathlib import Path

from ropa_desktop.checks import check
from ropa_desktop.checks.acceptance import judged
from ropa_desktop.errors import RopaError
from ropa_desktop.exports.contents import report
from ropa_desktop.exports.report import Report
from ropa_desktop.exports.scope import Variant
from ropa_desktop.i18n import Language, message
from ropa_desktop.progress import Progress
from ropa_desktop.register.register import Register


def write(
    register: Register,
    path: Path,
    progress: Progress,
    *,
    language: Language,
    on: datetime.date,
    variant: Variant = "authority",
    organisation: str = "",
    activities: frozenset[str] | None = None,
) -> None:
    """Writes the file whole or not at all; `organisation` is the id of the only one to tell of, "" for all.

    `activities` are the ids of those to tell of, None for all. Raises RopaError where the ending is none of
    ours, where JSON is asked to hold only a part, and where the file cannot be written.
    """

    def made() -> Report:
        """The report; how ready the record is concerns nobody but the organisation itself."""
        findings = judged(register, check(register, on)).open if variant == "internal" else None
        return report(
            register,
            language,
            on=on,
            organisation=organisation,
            variant=variant,
            activities=activities,
            findings=findings,
        )

    match path.suffix.lower():
        case ".json" if organisation or activities is not None:
            raise RopaError(
                message("JSON always holds the whole register; choose .xlsx or .pdf for a part of it.")
            )
        case ".json":
            from ropa_desktop.exports import json

            json.write(register, path, progress)
        case ".xlsx":
            from ropa_desktop.exports import excel

            excel.write(made(), path, progress)
        case ".pdf":
            from ropa_desktop.exports import pdf

            pdf.write(made(), path, progress)
        case _:
            raise RopaError(message("{file} must end in .xlsx, .pdf or .json.", file=path.name))
