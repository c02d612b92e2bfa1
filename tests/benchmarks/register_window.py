"""`python -m tests.benchmarks.register_window FILE`: opens a register in its window, goes to the activities,
and says on standard output when the list and the first record are there.
"""

import sys
from pathlib import Path

from ropa_desktop.document import Document
from ropa_desktop.ui import look
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.preferences import Preferences
from tests.benchmarks.offscreen import offscreen_application, run_until_idle


def main() -> None:
    """Shows the file that is named on the command line."""
    application = offscreen_application()
    look.apply(application, dark=False, text_size=100)
    window = MainWindow(Document.open(Path(sys.argv[1])), Preferences(), "sv")
    window.resize(1400, 900)
    window.show()
    window.show_place("activity")
    run_until_idle(application, lambda: print("usable", flush=True))
    assert window.current, "the first record is in the form"
    window.close()


if __name__ == "__main__":
    main()
