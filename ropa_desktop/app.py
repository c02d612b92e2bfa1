"""Starts the window: one application, one window a register file."""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog

from ropa_desktop.document import Document
from ropa_desktop.i18n import Language, message
from ropa_desktop.ui.main_window import MainWindow


def main(files: Sequence[Path], language: Language) -> int:
    """Opens a window on each file, or lets the user choose one; returns when the last window is closed.

    Raises RopaError where a file cannot be opened.
    """
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
