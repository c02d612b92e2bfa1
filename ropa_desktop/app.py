"""Starts the windows: one application, one window a register file."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from ropa_desktop import paths
from ropa_desktop.document import Document
from ropa_desktop.errors import RopaError
from ropa_desktop.exports.writing import write
from ropa_desktop.i18n import Language, message
from ropa_desktop.imports import json
from ropa_desktop.progress import Progress
from ropa_desktop.ui import look
from ropa_desktop.ui.crash_dialog import FaultHook
from ropa_desktop.ui.jobs import wait_for_all
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.places import PLACES
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.windows import Windows


def main(files: Sequence[Path], language: Language) -> int:
    """Opens a window on each file, or the start window; returns when the last window is closed.

    `language` is that of the system, used unless the user has chosen one.
    """
    refuse_without_display()
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = application_named()
    windows = Windows(application, language)
    FaultHook(windows.language).install()
    if not files:
        windows.show_start()
    for file in files:
        windows.open(file)
    code = application.exec()
    wait_for_all()
    return code


def selftest(language: Language) -> None:
    """Opens the sample register in the real window, goes to every place, and exports it as PDF and Excel.

    Works without a display. Raises RopaError where an export fails; what else fails shows as an exception.
    """
    if sys.platform == "linux" and not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = application_named()
    look.apply(application, dark=False, text_size=100)
    register, _ = json.read(paths.sample())
    with TemporaryDirectory() as name:
        folder = Path(name)
        document = Document.create(folder / "sample.ropa", register, backups=folder / "backups")
        window = MainWindow(document, Preferences(), language)
        window.show()
        for place in PLACES:
            window.show_place(place.key)
            application.processEvents()
        on = window.session.today()
        for ending in ("pdf", "xlsx"):
            write(window.session.register, folder / f"sample.{ending}", Progress(), language=language, on=on)
        window.close()


def refuse_without_display() -> None:
    """Says that there is no display before Qt ends the program because of it."""
    if sys.platform == "linux" and not _has_display():
        raise RopaError(
            message("There is no display to open a window on; the commands in ropa-desktop --help need none.")
        )


def _has_display() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def application_named() -> QApplication:
    """The application; Ctrl+C in the terminal closes its windows."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("ropa_desktop")
    application.setDesktopFileName("ropa-desktop")
    signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
    wake = QTimer(application)  # lets Python see Ctrl+C while Qt waits
    wake.start(200)
    wake.timeout.connect(lambda: None)
    return application
