"""The program with all its windows, in folders of its own, for tests that use it as a user does."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QDir, QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ropa_desktop import paths
from ropa_desktop.document import Document
from ropa_desktop.i18n import Language
from ropa_desktop.imports import json
from ropa_desktop.register import records as r
from ropa_desktop.register.edits import create, new_register
from ropa_desktop.register.fields import Record
from ropa_desktop.register.register import Register, apply
from ropa_desktop.ui import look
from ropa_desktop.ui.jobs import wait_for_all
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.windows import Windows


@cache
def sample_register() -> Register:
    """The sample register, as the user is given it."""
    return json.read(paths.sample())[0]


@cache
def small_register() -> Register:
    """A register with a little of everything, whose forms are made in a moment."""
    register = new_register("Exempelbolaget AB")

    def add(record_class: type[Record], owner: str = "", **values: Any) -> str:
        nonlocal register
        changes = create(register, record_class, owner, **values)
        register = apply(register, changes)
        return changes[0].record.id

    organisation = add(r.Organisation, name="Exempelbolaget AB")
    party = add(r.Party, name="Postbolaget AB")
    for name in ("Utskick", "Kurser", "Bokning", "Register", "Tips", "Arkiv"):
        key = add(r.Activity, name=name, organisation=organisation, role="controller", state="active")
        add(r.Purpose, key, text="Sköta det")
    add(r.Disclosure, key, party=party)
    add(r.Activity, name="Drift", organisation=organisation, role="processor", state="active")
    for name in ("Ett", "Två"):
        add(r.System, name=name, provider=party)
    return register


@contextmanager
def own_look(qapp: QApplication) -> Iterator[None]:
    """Gives the application its plain look back in the end."""
    palette, font, folders = qapp.palette(), qapp.font(), QDir.searchPaths("look")
    locale = QLocale()
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setProperty("ropa_system_point_size", None)
    QDir.setSearchPaths("look", folders)
    QLocale.setDefault(locale)


@contextmanager
def program(qapp: QApplication, folder: Path, language: Language = "en") -> Iterator[Windows]:
    """The program as it is after its start; its settings are kept in the folder, and no window is left."""
    with pytest.MonkeyPatch.context() as patch, own_look(qapp):
        for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(variable, str(folder / "user"))
        windows = Windows(qapp, language)
        yield windows
        wait_for_all()
        qapp.closeAllWindows()
        for window in windows.main:
            window.session.document.abandon()
            window.retire()
        if windows.start is not None:
            windows.start.deleteLater()
        qapp.removeTranslator(windows._translator)
        qapp.styleHints().colorSchemeChanged.disconnect()
        windows.deleteLater()
        delete_now()


@contextmanager
def main_windows(qapp: QApplication) -> Iterator[ExitStack]:
    """Ends what is entered into it, such as main windows, and then really deletes it."""
    with own_look(qapp), ExitStack() as ends:
        yield ends
    delete_now()


@contextmanager
def main_window(
    path: Path,
    register: Register | None = None,
    language: Language = "en",
    preferences: Preferences | None = None,
    *,
    read_only: bool = False,
    size: tuple[int, int] = (1280, 720),
) -> Iterator[MainWindow]:
    """A shown window on a new register file, the sample register for none; it is closed in the end."""
    register = sample_register() if register is None else register
    document = Document.create(path, register)
    if read_only:
        document.close()
        document = Document.open(path, read_only=True)
    window = MainWindow(document, preferences or Preferences(open_after_export=False), language)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*size)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    wait_for_all()
    if window.isVisible():
        window.close()
    window.deleteLater()


def dress(qapp: QApplication, *, dark: bool = False, text_size: int = 100) -> None:
    """Gives the application the look of the program."""
    look.apply(qapp, dark=dark, text_size=text_size)


def delete_now() -> None:
    """Deletes what waits for it: no window of one test is there in the next."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
