"""A program of its own for `test_killed_window`: types into the real window for ever, and tells of it.

    python -m tests.killed_window FILE

It writes one line for each name that has been settled, and one for each that is on disk; between them it is
always typing the next.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ropa_desktop.document import Document
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.preferences import Preferences
from tests.ui.keyboard import press, type_text


def main(path: Path) -> None:
    """Names the first activity "Step 1", "Step 2" and so on, until somebody ends the process."""
    application = QApplication([])
    window = MainWindow(Document.open(path), Preferences(), "en")
    window.session.saving_changed.connect(lambda saving: _tell("saved", saving.revision))
    window.show()
    assert QTest.qWaitForWindowActive(window)
    key = window.session.register.activities[0].id
    number = 0
    while True:
        number += 1
        window.session.go_to(key, "name")
        press("Ctrl+A")
        type_text(f"Step {number}")
        application.processEvents()
        press("Return")
        _tell("settled", window.session.document.history(1)[0].number)


def _tell(what: str, revision: int) -> None:
    os.write(1, f"{what} {revision}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
