"""A fault of the program itself: a report on disk, a dialog that tells of it, and the work goes on."""

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from ropa_desktop import __version__, paths
from ropa_desktop.i18n import Language, message

_MOST = 20
"""Reports that are kept: the newest."""


def write_report(kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    """Writes where in the program a fault was, without its words, which may be data; None if it cannot."""
    lines = [
        f"ropa_desktop {__version__}, Python {platform.python_version()}, {platform.platform()}",
        "".join(traceback.format_tb(trace)) + kind.__name__,
    ]
    now = datetime.now(tz=UTC)
    folder = paths.reports()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("*.txt"))[: -_MOST + 1]:
            old.unlink()
        report = folder / f"{now:%Y-%m-%dT%H%M%S%f}.txt"
        report.write_text("\n".join([f"{now:%Y-%m-%d %H:%M} UTC", *lines, ""]), encoding="utf-8")
    except OSError:
        return None
    return report


def tell_fault(parent: QWidget | None, report: Path | None, language: Language) -> QMessageBox:
    """Tells that the program met a fault of its own, and where the report is. Nothing is sent anywhere."""
    said = message(
        "The program met a fault of its own. What you had settled is kept and saved. If it happens again, "
        "close the register and open it anew. A report without any of your data lies on this computer; "
        "nothing is sent."
    )
    box = QMessageBox(QMessageBox.Icon.Critical, "ropa_desktop", said.in_language(language), parent=parent)
    box.addButton(QMessageBox.StandardButton.Ok)
    if report is not None:
        show = box.addButton(
            message("Show the report").in_language(language), QMessageBox.ButtonRole.ActionRole
        )
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(report))))
    box.open()
    return box


class FaultHook:
    """Takes the place of Python's own report of exceptions that nobody caught, while windows are open."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._shown: QMessageBox | None = None

    def install(self) -> None:
        """Has faults told in a dialog from now on."""
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = write_report(kind, trace)
        if self._shown is None:  # one fault at a time: a second may follow from the first
            self._shown = tell_fault(None, report, self._language)
            self._shown.finished.connect(self._forget)

    def _forget(self) -> None:
        self._shown = None
