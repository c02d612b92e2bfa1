"""Starts the window: one application, one window a register file."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog

from ropa_desktop.document import Document
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, message
from ropa_desktop.ui.main_window import MainWindow


def main(files: Sequence[Path], language: Language) -> int:
    """Opens a window on each file, or lets the user choose one; returns when the last window is closed.

    Raises RopaError where a file cannot be opened.
    """
    _refuse_without_display()
    documents = [Document.open(file) for file in files]
    application = _application(language)
    windows = [MainWindow(document, language) for document in documents]
    for window in windows:
        window.show()
    if not windows:
        dialog = QFileDialog(None, message("Open a register").in_language(language), "", "ropa (*.ropa)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: windows.append(_opened(Path(name), language)))
        dialog.open()
    return application.exec()


def _refuse_without_display() -> None:
    """Says that there is no display before Qt ends the program because of it."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in wanted):
        raise RopaError(
            message("There is no display to open a window on; the commands in ropa-desktop --help need none.")
        )


def _opened(file: Path, language: Language) -> MainWindow:
    window = MainWindow(Document.open(file), language)
    window.show()
    return window


def _application(language: Language) -> QApplication:
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("ropa_desktop")
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale("sv_SE" if language == "sv" else "en_GB"))
    translator = QTranslator(application)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
    wake = QTimer(application)  # lets Python see Ctrl+C while Qt waits
    wake.start(200)
    wake.timeout.connect(lambda: None)
    return application
