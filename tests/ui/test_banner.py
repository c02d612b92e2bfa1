"""Banners: what stays true of a file is said until it is no longer true, with what can be done about it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ropa_desktop.document import Document
from ropa_desktop.ui.banner import Banner, BannerStack
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.session import Session
from tests.store.files import edited, rename, saved
from tests.ui.accessible import nameless

Opened = Callable[..., BannerStack]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "registers"
    folder.mkdir()
    saved(folder / "Bolaget.ropa")
    return folder / "Bolaget.ropa"


@pytest.fixture
def opened(qtbot: QtBot, path: Path) -> Iterator[Opened]:
    """Opens the file, and the banners on it."""
    with ExitStack() as ends:

        def open_it(*, read_only: bool = False, backups: Path | None = None) -> BannerStack:
            document = Document.open(path, read_only, backups=backups)
            ends.callback(document.abandon)
            session = Session(document, Preferences(), "en")
            ends.callback(session.end)
            stack = BannerStack(session)
            qtbot.addWidget(stack)
            stack.show()
            return stack

        yield open_it


def session_of(stack: BannerStack) -> Session:
    found: Session = stack._session
    return found


def said(stack: BannerStack) -> list[str]:
    return [banner.sentence for banner in stack.findChildren(Banner) if banner.isVisible()]


def close(banner: Banner) -> None:
    (button,) = banner.findChildren(QToolButton)
    button.click()


def fail_to_save(qtbot: QtBot, stack: BannerStack) -> None:
    rename(session_of(stack).document, "Ny")
    qtbot.waitUntil(stack.unsaved.isVisible)


def test_of_a_file_in_order_nothing_is_said(opened: Opened) -> None:
    stack = opened()
    assert said(stack) == []
    assert stack.sizeHint().height() <= 0


# Read only


def test_a_file_for_reading_only_says_so(qtbot: QtBot, opened: Opened) -> None:
    stack = opened(read_only=True)
    assert said(stack) == [
        "This register is open for reading only. To change anything, save it under another name."
    ]
    with qtbot.waitSignal(stack.command_asked) as told:
        stack.read_only.buttons["save_as"].click()
    assert told.args == ["save_as"]


def test_saved_under_another_name_it_can_be_changed(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    stack = opened(read_only=True)
    session_of(stack).document.save_as(tmp_path / "Kopia.ropa")
    qtbot.waitUntil(stack.read_only.isHidden)


# Saving that fails


def test_saving_that_fails_is_said_with_what_to_do(
    qtbot: QtBot, opened: Opened, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ropa_desktop.store.saver.PATIENCE", 0.0)
    stack = opened()
    shutil.move(path.parent, path.parent.with_name("elsewhere"))
    fail_to_save(qtbot, stack)
    assert len(said(stack)) == 1
    assert "is not there. Save it elsewhere." in said(stack)[0]
    for command in ("save_now", "save_as"):
        assert stack.unsaved.buttons[command].isVisible()
        with qtbot.waitSignal(stack.command_asked) as told:
            stack.unsaved.buttons[command].click()
        assert told.args == [command]


def test_what_is_said_of_saving_goes_when_it_works_again(
    qtbot: QtBot, opened: Opened, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ropa_desktop.store.saver.PATIENCE", 0.0)
    stack = opened()
    shutil.move(path.parent, path.parent.with_name("elsewhere"))
    fail_to_save(qtbot, stack)
    shutil.move(path.parent.with_name("elsewhere"), path.parent)
    session_of(stack).document.flush()
    qtbot.waitUntil(stack.unsaved.isHidden)


def test_a_file_that_another_program_has_taken_cannot_be_tried_again(
    qtbot: QtBot, opened: Opened, path: Path
) -> None:
    stack = opened()
    path.unlink()
    fail_to_save(qtbot, stack)
    assert "has been moved or deleted while it was open" in said(stack)[0]
    assert not stack.unsaved.buttons["save_now"].isVisible()
    assert stack.unsaved.buttons["save_as"].isVisible()


def test_saving_that_fails_cannot_be_closed_away(opened: Opened) -> None:
    assert opened().unsaved.findChildren(QToolButton) == []


def test_saving_that_fails_already_is_said_by_banners_that_are_made_anew(
    qtbot: QtBot, opened: Opened, path: Path
) -> None:
    stack = opened()
    path.unlink()
    fail_to_save(qtbot, stack)
    again = BannerStack(session_of(stack))
    qtbot.addWidget(again)
    again.show()
    assert said(again) == said(stack)


# Edited by another program


def test_a_file_that_another_program_has_edited_is_told_of(opened: Opened, path: Path) -> None:
    edited(path, "UPDATE activity SET name = 'Andras'")
    stack = opened()
    assert len(said(stack)) == 1
    assert said(stack)[0].startswith("Another program has changed this file")


def test_what_was_closed_stays_closed_when_banners_are_made_anew(
    qtbot: QtBot, opened: Opened, path: Path
) -> None:
    edited(path, "UPDATE activity SET name = 'Andras'")
    stack = opened(read_only=True)
    assert len(said(stack)) == 2
    close(stack.edited)
    close(stack.read_only)
    again = BannerStack(session_of(stack))
    qtbot.addWidget(again)
    again.show()
    assert said(stack) == said(again) == []


# Backups that cannot be made


@pytest.fixture
def unusable(tmp_path: Path) -> Path:
    """A folder for backups that is none."""
    (tmp_path / "backups").write_text("no folder")
    return tmp_path / "backups"


def save_a_step(qtbot: QtBot, stack: BannerStack, name: str) -> None:
    document = session_of(stack).document
    rename(document, name)
    document.flush()
    qtbot.waitUntil(lambda: document.saving.error is None)


def test_a_backup_that_cannot_be_made_is_said_with_what_to_do(
    qtbot: QtBot, opened: Opened, unusable: Path
) -> None:
    stack = opened(backups=unusable)
    assert said(stack) == []
    rename(session_of(stack).document, "Ny")
    qtbot.waitUntil(stack.backups.isVisible)
    assert len(said(stack)) == 1
    assert said(stack)[0].startswith("No backup could be made in")
    with qtbot.waitSignal(stack.command_asked) as told:
        stack.backups.buttons["preferences"].click()
    assert told.args == ["preferences"]


def test_what_is_said_of_backups_goes_when_one_has_been_made(
    qtbot: QtBot, opened: Opened, unusable: Path
) -> None:
    stack = opened(backups=unusable)
    rename(session_of(stack).document, "Ny")
    qtbot.waitUntil(stack.backups.isVisible)
    unusable.unlink()
    session_of(stack).document.back_up()
    rename(session_of(stack).document, "Nyare")
    qtbot.waitUntil(stack.backups.isHidden)


def test_closed_it_stays_closed_until_one_has_been_made_and_the_next_fails(
    qtbot: QtBot, opened: Opened, unusable: Path
) -> None:
    stack = opened(backups=unusable)
    document, saved_again = session_of(stack).document, session_of(stack).saving_changed
    rename(document, "Ny")
    qtbot.waitUntil(stack.backups.isVisible)
    close(stack.backups)
    for name in ("Nyare", "Nyast"):
        with qtbot.waitSignal(saved_again):
            document.back_up()
            rename(document, name)
            document.flush()
        assert stack.backups.isHidden()
        if name == "Nyare":
            unusable.unlink()
    shutil.rmtree(unusable)
    unusable.write_text("no folder again")
    document.back_up()
    rename(document, "Sist")
    document.back_up()
    qtbot.waitUntil(stack.backups.isVisible)


def test_everything_that_takes_the_focus_has_a_name(opened: Opened) -> None:
    assert nameless(opened()) == []
