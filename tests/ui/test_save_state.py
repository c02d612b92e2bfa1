"""The state of saving in the status bar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ropa_desktop.document import Document
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.save_state import SaveState
from ropa_desktop.ui.session import Session
from tests.store.files import rename, saved


@pytest.fixture
def path(tmp_path: Path) -> Path:
    saved(tmp_path / "Bolaget.ropa")
    return tmp_path / "Bolaget.ropa"


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    made = Document.open(path)
    yield made
    made.abandon()


@pytest.fixture
def state(qtbot: QtBot, document: Document) -> Iterator[SaveState]:
    session = Session(document, Preferences(), "en")
    made = SaveState(session)
    qtbot.addWidget(made)
    made.show()
    yield made
    session.end()


def test_of_a_file_just_opened_all_is_saved(state: SaveState) -> None:
    assert (state.text, state.severity) == ("Everything is saved", "")


def test_a_step_is_being_saved_and_then_has_been_at_a_time(
    qtbot: QtBot, state: SaveState, document: Document
) -> None:
    rename(document, "Ny")
    assert state.text == "Saving …"
    document.flush()
    at = document.saving.at
    assert at is not None
    qtbot.waitUntil(lambda: state.text == f"Saved {at.astimezone():%H:%M}")


def test_what_is_in_the_way_is_said_in_colour(
    qtbot: QtBot, state: SaveState, document: Document, path: Path
) -> None:
    path.unlink()
    rename(document, "Ny")
    qtbot.waitUntil(lambda: state.severity == "error")
    assert state.text.startswith('Not saved: "Bolaget.ropa" has been moved')
    assert state.toolTip().endswith("save your work under another name."), "the tip has all of the sentence"


def test_the_colour_goes_when_saving_works_again(
    qtbot: QtBot, state: SaveState, document: Document, path: Path, tmp_path: Path
) -> None:
    path.unlink()
    rename(document, "Ny")
    qtbot.waitUntil(lambda: state.severity == "error")
    document.save_as(tmp_path / "Kopia.ropa")
    qtbot.waitUntil(lambda: state.text.startswith("Saved "))
    assert state.severity == ""


def test_a_file_for_reading_only_says_so(qtbot: QtBot, path: Path) -> None:
    with Document.open(path, read_only=True) as document:
        session = Session(document, Preferences(), "en")
        state = SaveState(session)
        qtbot.addWidget(state)
        assert state.text == "For reading only"
        session.end()
