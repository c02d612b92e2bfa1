"""`python -m tests.benchmarks.window FILE`: works in the window of a register, and writes on standard output
what was measured, as JSON. It is a process of its own, whose memory holds nothing else.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from ropa_desktop.document import Document
from ropa_desktop.ui import look
from ropa_desktop.ui.editors.texts import LineEditor
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.records_page import RecordsPage
from tests.benchmarks.offscreen import offscreen_application

WORDS = ("löneutbetalning", "samtycke", "bokföringslagen", "klarna", "kunder", "e-post", "anställda", "usa")
SWITCHES, COMMITS = 60, 30


def main() -> None:
    """Measures in the window of the file that is named on the command line."""
    look.apply(offscreen_application(), dark=False, text_size=100)
    window = MainWindow(Document.open(Path(sys.argv[1])), Preferences(), "sv")
    window.resize(1400, 900)
    window.show()
    page = window.show_place("activity")
    assert isinstance(page, RecordsPage)
    letter, *others = keystrokes(page)
    first = timed(letter)
    rest(window, page)
    memory = resident()
    measured = {
        "first filter keystroke, with the index": first,
        "filter keystroke": at_worst([timed(key) for key in others]),
        **switching(window, page),
        **committing(window, page),
    }
    window.session.document.flush()
    measured |= {"memory when opened": memory, "memory after the work": resident()}
    window.close()
    print(json.dumps(measured))


def timed(work: Callable[[], object]) -> float:
    """The seconds until some work is done, and the window shows what has come of it."""
    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return time.perf_counter() - start


def at_worst(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[round(len(times) * 0.95) - 1]


def usual(times: Sequence[float]) -> float:
    """The median."""
    return sorted(times)[len(times) // 2]


def rest(window: MainWindow, page: RecordsPage) -> None:
    """Waits until nothing is left of what the window does later."""
    while not window.session.findings_are_fresh:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    assert page.form.page is not None
    page.form.page.finish()
    QApplication.processEvents()


def keystrokes(page: RecordsPage) -> Iterator[Callable[[], None]]:
    """Words that are typed into the filter letter by letter, and taken back by Esc."""
    line = page.list.filter.findChild(QLineEdit)
    assert line is not None
    page.list.filter.focus_words()

    def key(letter: str, code: int = 0) -> Callable[[], None]:
        return lambda: press(line, letter, code)

    for word in WORDS:
        yield from map(key, word)
        yield key("", Qt.Key.Key_Escape)


def press(line: QLineEdit, letter: str, code: int) -> None:
    """Presses a key, also one that Qt's own test functions do not know."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(line, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))


def switching(window: MainWindow, page: RecordsPage) -> dict[str, float]:
    """The seconds until the next record shows, and until its form is filled in beyond what is in sight."""
    shown, filled = [], []
    for _ in range(SWITCHES):
        shown.append(timed(lambda: page.list.step_by(1)))
        filled.append(shown[-1] + timed(lambda: rest(window, page)))
    return {"switch of record": at_worst(shown), "switch of record, whole form": at_worst(filled)}


def committing(window: MainWindow, page: RecordsPage) -> dict[str, float]:
    """The seconds until a commit has returned and shows, and until the findings follow."""
    felt, judged = [], []
    page.form.go_to("name")
    editor = page.form.editor("name")
    assert isinstance(editor, LineEditor)
    for turn in range(COMMITS):
        rest(window, page)
        editor.setText(f"Behandling {turn}")
        QApplication.processEvents()
        felt.append(timed(editor.settle))
        judged.append(felt[-1] + timed(lambda: rest(window, page)))
    return {"commit felt": usual(felt), "findings after a commit": usual(judged)}


def resident() -> float:
    """Megabytes of memory that the process holds; 0 where the system does not say."""
    status = Path("/proc/self/status")
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text("ascii")) if status.exists() else None
    return int(found[1]) / 1000 if found else 0.0


if __name__ == "__main__":
    main()
