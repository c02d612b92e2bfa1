"""The list of backups, the windows that open from it, and when the window makes a backup of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ropa_desktop import paths
from ropa_desktop.document import Backup, Document
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.ui import recent
from ropa_desktop.ui.backups_dialog import BackupList, BackupsDialog
from ropa_desktop.ui.import_dialog import ImportDialog
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.paste_dialog import PasteDialog
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.session import Session
from ropa_desktop.ui.windows import Windows
from tests.store.files import rename, saved
from tests.ui.accessible import nameless
from tests.ui.programs import program
from tests.ui.sessions import files_opened

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "registers").mkdir()
    saved(tmp_path / "registers" / "Bolaget.ropa")
    return tmp_path / "registers" / "Bolaget.ropa"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the backups of all registers, which is not there yet."""
    return tmp_path / "state" / "backups"


@pytest.fixture
def session(path: Path, folder: Path) -> Iterator[Session]:
    """A register without backups."""
    with Document.open(path, backups=folder) as document:
        session = Session(document, Preferences(), "en")
        yield session
        session.end()


@pytest.fixture
def windows(qapp: QApplication, tmp_path: Path, folder: Path) -> Iterator[Windows]:
    """The program, with the folder for backups in its preferences."""
    with program(qapp, tmp_path) as windows:
        windows.preferences = Preferences(backup_folder=str(folder))
        yield windows


def back_up_twice(session: Session) -> list[Backup]:
    """The backups of a register after a step: of how it was opened, and of how it is now."""
    rename(session.document, "Ny")
    session.document.back_up()
    found = session.document.backups()
    assert [one.revision for one in found] == [2, 1]
    return found


def dialog_on(qtbot: QtBot, session: Session) -> BackupsDialog:
    dialog = BackupsDialog(session, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def list_of(qtbot: QtBot, *backups: Backup, swedish: bool = False) -> BackupList:
    dialog = BackupList(backups, "sv" if swedish else "en", None)
    qtbot.addWidget(dialog)
    return dialog


def cells(dialog: BackupList) -> list[list[str]]:
    table = dialog.table
    return [
        [item.text() if (item := table.item(row, column)) else "?" for column in range(3)]
        for row in range(table.rowCount())
    ]


def backups_in(folder: Path) -> list[str]:
    """The numbers of the revisions that there are backups of."""
    return sorted(file.name[:6] for file in folder.rglob("*.ropa"))


def opened_in(windows: Windows, path: Path) -> MainWindow:
    windows.open(path)
    return windows.main[-1]


# The list


def test_the_newest_backup_stands_first_and_is_chosen(qtbot: QtBot, session: Session) -> None:
    back_up_twice(session)
    dialog = dialog_on(qtbot, session)
    assert [row[2] for row in cells(dialog)] == ["2", "1"]
    assert dialog.table.currentRow() == 0


def test_a_backup_is_told_by_when_it_was_made_here_and_its_size(qtbot: QtBot) -> None:
    backup = Backup(Path("a.ropa"), 17, NOON, 1_572_864)
    here = f"{NOON.astimezone():%Y-%m-%d %H:%M}"
    assert cells(list_of(qtbot, backup)) == [[here, "1.5 MB", "17"]]
    assert cells(list_of(qtbot, backup, swedish=True)) == [[here, "1,5 MB", "17"]]


def test_open_asks_for_the_backup_that_is_chosen_and_closes_the_list(qtbot: QtBot, session: Session) -> None:
    found = back_up_twice(session)
    dialog = dialog_on(qtbot, session)
    dialog.table.selectRow(1)
    with qtbot.waitSignal(dialog.open_asked) as asked:
        dialog.open_button.click()
    assert asked.args == [found[1].path]
    assert not dialog.isVisible()


def test_enter_asks_for_it_once(qtbot: QtBot, session: Session) -> None:
    found = back_up_twice(session)
    dialog = dialog_on(qtbot, session)
    asked: list[Path] = []
    dialog.open_asked.connect(asked.append)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert asked == [found[1].path]


def test_a_double_click_asks_for_it_too(qtbot: QtBot, session: Session) -> None:
    found = back_up_twice(session)
    dialog = dialog_on(qtbot, session)
    asked: list[Path] = []
    dialog.open_asked.connect(asked.append)
    dialog.table.doubleClicked.emit(dialog.table.model().index(0, 0))
    assert asked == [found[0].path]


def test_the_folder_is_shown(qtbot: QtBot, session: Session) -> None:
    found = back_up_twice(session)
    dialog = dialog_on(qtbot, session)
    with files_opened() as shown:
        dialog.folder_button.click()
    assert shown == [found[0].path.parent]


def test_without_backups_one_sentence_says_when_there_will_be_one(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_on(qtbot, session)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert said == [
        "There is no backup of this register yet; one is made while you work and when you close it."
    ]
    assert not dialog.table.isVisible()
    assert not dialog.open_button.isEnabled()
    assert not dialog.folder_button.isEnabled()


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, session: Session) -> None:
    back_up_twice(session)
    assert nameless(dialog_on(qtbot, session)) == []


# In the window


def test_the_command_lists_them_and_opens_one_for_reading_in_a_window_of_its_own(
    windows: Windows, path: Path
) -> None:
    window = opened_in(windows, path)
    found = back_up_twice(window.session)
    window.run("backups")
    (dialog,) = window.findChildren(BackupsDialog)
    dialog.open_button.click()
    first, second = windows.main
    assert first is window
    assert second.session.document.path == found[0].path.resolve()
    assert second.session.document.read_only


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_backup_that_is_open_already_is_only_shown(windows: Windows, path: Path) -> None:
    window = opened_in(windows, path)
    backup = back_up_twice(window.session)[1]
    window.backup_asked.emit(backup.path)
    window.backup_asked.emit(backup.path)
    assert len(windows.main) == 2


def test_a_backup_opens_for_reading_though_backups_go_elsewhere_by_now(windows: Windows, path: Path) -> None:
    window = opened_in(windows, path)
    backup = back_up_twice(window.session)[1]
    windows.preferences = Preferences()
    window.backup_asked.emit(backup.path)
    assert windows.main[-1].session.document.path == backup.path.resolve()
    assert windows.main[-1].session.document.read_only


def test_a_backup_is_no_recent_register(windows: Windows, path: Path) -> None:
    window = opened_in(windows, path)
    window.backup_asked.emit(back_up_twice(window.session)[0].path)
    for one in list(windows.main):
        one.close()
    assert [Path(file.path) for file in recent.load()] == [path]


def test_backups_go_where_the_preferences_say(windows: Windows, tmp_path: Path, folder: Path) -> None:
    windows.create(tmp_path / "ny.ropa", "Åkeri AB", "")
    windows.main[-1].session.document.back_up()
    assert backups_in(folder) == ["000001"]


def test_without_a_choice_they_go_to_the_programs_own_folder(windows: Windows, path: Path) -> None:
    windows.preferences = Preferences()
    back_up_twice(opened_in(windows, path).session)
    assert backups_in(paths.backups()) == ["000001", "000002"]


# When the window makes one


def test_closing_the_window_makes_a_backup(windows: Windows, path: Path, folder: Path) -> None:
    window = opened_in(windows, path)
    rename(window.session.document, "Ny")
    window.close()
    assert backups_in(folder) == ["000001", "000002"]


def test_closing_a_window_for_reading_makes_none(windows: Windows, path: Path, folder: Path) -> None:
    windows.open(path, read_only=True)
    windows.main[-1].close()
    assert not folder.exists()


def test_where_none_can_be_made_the_window_closes_all_the_same(
    windows: Windows, path: Path, folder: Path
) -> None:
    folder.parent.mkdir()
    folder.write_text("no folder")
    window = opened_in(windows, path)
    rename(window.session.document, "Ny")
    window.close()
    assert windows.main == []


def test_a_mistake_in_making_it_does_not_keep_the_window_open(
    windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError

    window = opened_in(windows, path)
    monkeypatch.setattr(window.session.document, "back_up", fail)
    window.close()
    assert windows.main == []
    assert "No backup was made when a window closed" in caplog.text


# Before much comes at once


def test_an_import_is_preceded_by_a_backup(qtbot: QtBot, session: Session) -> None:
    dialog = ImportDialog(session, paths.sample(), None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=20_000)
    dialog.import_button.click()
    assert session.document.history()[-1].number == 2
    assert [one.revision for one in session.document.backups()] == [1]


def test_a_paste_is_preceded_by_a_backup(qtbot: QtBot, session: Session) -> None:
    rename(session.document, "Ny")
    dialog = PasteDialog(session, "Behandling\tSyfte\nLön\tBetala lön\n", CATALOGUE["activity"], None)
    qtbot.addWidget(dialog)
    dialog.import_button.click()
    assert session.document.history()[-1].number == 3
    assert [one.revision for one in session.document.backups()] == [2, 1]


def test_a_paste_comes_though_no_backup_can_be_made(qtbot: QtBot, session: Session, folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("no folder")
    dialog = PasteDialog(session, "Behandling\tSyfte\nLön\tBetala lön\n", CATALOGUE["activity"], None)
    qtbot.addWidget(dialog)
    dialog.import_button.click()
    assert session.document.history()[-1].number == 2
    assert session.document.backup_trouble is not None
