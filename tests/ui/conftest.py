"""What the tests of the window share: open registers, and widgets that are really shown."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop import paths
from ropa_desktop.document import Document
from ropa_desktop.imports.json import read
from ropa_desktop.ui.session import Session
from tests.registers.companies import register_of
from tests.ui.sessions import session_on

W = TypeVar("W", bound=QWidget)
Shown = Callable[[W], W]
"""Shows a widget as a window, and returns it."""

SAMPLE = paths.resources() / "sample" / "register.json"


@pytest.fixture
def sample_session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """The sample register, open and judged."""
    with session_on(tmp_path / "exempel.ropa", read(SAMPLE)[0]) as session:
        with qtbot.waitSignal(session.judged, timeout=20_000):
            pass
        yield session


@pytest.fixture
def sample_document(sample_session: Session) -> Document:
    """The document of the sample register."""
    return sample_session.document


@pytest.fixture
def inrego_session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A real company's register, open and judged."""
    with session_on(tmp_path / "inrego.ropa", register_of("inrego")) as session:
        with qtbot.waitSignal(session.judged, timeout=20_000):
            pass
        yield session


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[W], W]:
    """Shows a widget as a window that is active, and closes it at the end."""

    def show(widget: W) -> W:
        qtbot.addWidget(widget)
        widget.resize(800, 700)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    return show
