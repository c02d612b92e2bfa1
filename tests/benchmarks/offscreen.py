"""A Qt application without a screen, with the program's fonts, for measuring windows."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


def offscreen_application() -> QApplication:
    """The application; without fonts of ours, every letter may be as wide as the next."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "1"
    application = QApplication([])
    for file in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    application.setFont(QFont("Noto Sans", 10))
    return application


def run_until_idle(application: QApplication, then: Callable[[], object]) -> None:
    """Runs the event loop, and ends it once it would wait: everything has been laid out and painted."""

    def idle() -> None:
        dispatcher.aboutToBlock.disconnect(idle)
        then()
        application.quit()

    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.aboutToBlock.connect(idle)
    application.exec()
