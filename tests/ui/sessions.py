"""Sessions on real register files, and files opened by other programs, for the tests of dialogs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from ropa_desktop.document import Document
from ropa_desktop.i18n import Language
from ropa_desktop.register.register import Register
from ropa_desktop.ui.jobs import wait_for_all
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.session import Session


@contextmanager
def session_on(
    path: Path,
    register: Register | None = None,
    language: Language = "en",
    preferences: Preferences | None = None,
    *,
    read_only: bool = False,
) -> Iterator[Session]:
    """A session on a new file with a register in it; no job of it is left when it ends."""
    Document.create(path, register).close()
    with Document.open(path, read_only) as document:
        session = Session(document, preferences or Preferences(open_after_export=False), language)
        yield session
        wait_for_all()
        session.end()


class _Programs(QObject):
    """Stands in for the system's programs that open files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@contextmanager
def files_opened() -> Iterator[list[Path]]:
    """The files that other programs are asked to open meanwhile."""
    programs = _Programs()
    # The method's name must be text, whatever the annotation says.
    QDesktopServices.setUrlHandler("file", programs, "open")  # type: ignore[arg-type]
    yield programs.opened
    QDesktopServices.unsetUrlHandler("file")
