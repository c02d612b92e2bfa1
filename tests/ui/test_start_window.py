"""The start window tells what the user wants to begin with: by click, key, menu or drop."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from ropa_desktop import paths
from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.ui import recent
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.recent import RecentFile
from ropa_desktop.ui.recent_list import RecentList
from ropa_desktop.ui.start_window import LAYOUT, StartWindow
from tests.ui.accessible import nameless

NOW = datetime.now(tz=UTC).astimezone()


@pytest.fixture
def files(tmp_path: Path) -> Iterator[tuple[RecentFile, ...]]:
    """A recent file that is there, with errors, and one that has gone; both on the user's list."""
    (tmp_path / "there.ropa").write_bytes(b"")
    there = RecentFile(str(tmp_path / "there.ropa"), "Exempelbolaget AB", NOW.isoformat(), 5, 27)
    gone = RecentFile(str(tmp_path / "gone.ropa"), "", (NOW - timedelta(days=40)).isoformat(), 0, 1)
    recent.remember(gone)
    yield recent.remember(there)
    (paths.settings() / "recent.json").unlink()


def shown(qtbot: QtBot, files: tuple[RecentFile, ...], language: Language = "en") -> StartWindow:
    window = StartWindow(Preferences(), files, language)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    listed = list_of(window)
    missing = [Path(file.path) for file in files if not Path(file.path).exists()]
    qtbot.waitUntil(lambda: all(listed.is_missing(path) for path in missing))
    return window


def list_of(window: StartWindow) -> RecentList:
    return window.findChildren(RecentList)[0]


def action(window: StartWindow, text: str) -> QAction:
    (found,) = (one for one in window.findChildren(QAction) if one.text().replace("&", "") == text)
    return found


def row_text(window: StartWindow, row: int) -> str:
    return str(list_of(window).item(row).data(Qt.ItemDataRole.AccessibleTextRole))


def drop(window: StartWindow, *files: Path) -> bool:
    """Drops files on the middle of the window; whether it would take them."""
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPointF(50, 50), *how)
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *how))
    return entered.isAccepted()


def is_cut(label: QLabel) -> bool:
    """Whether not all of a text can be read."""
    if not label.isVisible() or not label.text():
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.sizeHint().width() or label.height() < label.sizeHint().height()


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("New register", "new_asked"),
        ("Open …", "choose_asked"),
        ("Import …", "choose_import_asked"),
        ("Open the sample register", "sample_asked"),
    ],
)
def test_a_button_tells_what_is_wanted(qtbot: QtBot, text: str, signal: str) -> None:
    window = shown(qtbot, ())
    buttons = window.findChildren(QAbstractButton)
    (button,) = (one for one in buttons if text in (one.text(), one.accessibleName()))
    with qtbot.waitSignal(getattr(window, signal), timeout=1000):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(getattr(window, signal), timeout=1000):
        QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("key", "modifiers", "signal"),
    [
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, "new_asked"),
        (Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier, "choose_asked"),
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier, "preferences_asked"),
    ],
)
def test_a_key_tells_what_is_wanted(
    qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, signal: str
) -> None:
    window = shown(qtbot, ())
    with qtbot.waitSignal(getattr(window, signal), timeout=1000):
        QTest.keyClick(window, key, modifiers)


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("New register …", "new_asked"),
        ("Open …", "choose_asked"),
        ("Import …", "choose_import_asked"),
        ("Open the sample register", "sample_asked"),
        ("Preferences …", "preferences_asked"),
        ("Keyboard shortcuts", "shortcuts_asked"),
        ("About ropa_desktop", "about_asked"),
    ],
)
def test_a_menu_tells_what_is_wanted(qtbot: QtBot, text: str, signal: str) -> None:
    window = shown(qtbot, ())
    with qtbot.waitSignal(getattr(window, signal), timeout=1000):
        action(window, text).trigger()


def test_the_newest_file_is_opened_by_enter_at_once(qtbot: QtBot, files: tuple[RecentFile, ...]) -> None:
    window = shown(qtbot, files)
    qtbot.waitUntil(list_of(window).hasFocus)
    with qtbot.waitSignal(window.open_asked, timeout=1000) as asked:
        QTest.keyClick(list_of(window), Qt.Key.Key_Return)
    assert asked.args == [Path(files[0].path)]


def test_a_double_click_opens_a_file(qtbot: QtBot, files: tuple[RecentFile, ...]) -> None:
    window = shown(qtbot, files)
    viewport = list_of(window).viewport()
    place = list_of(window).visualItemRect(list_of(window).item(0)).center()
    with qtbot.waitSignal(window.open_asked, timeout=1000):
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)


def test_a_row_says_all_that_is_painted(qtbot: QtBot, files: tuple[RecentFile, ...], tmp_path: Path) -> None:
    window = shown(qtbot, files)
    assert row_text(window, 0) == (
        f"Exempelbolaget AB, there.ropa — {tmp_path}, 5 errors, 27 activities, today {NOW:%H:%M}"
    )
    assert row_text(window, 1).startswith(f"gone, gone.ropa — {tmp_path}, Not found, ")


def test_a_missing_file_is_located_and_then_opened(
    qtbot: QtBot, files: tuple[RecentFile, ...], tmp_path: Path
) -> None:
    window = shown(qtbot, files)
    list_of(window).setCurrentRow(1)
    QTest.keyClick(list_of(window), Qt.Key.Key_Return)
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.windowTitle() == "Where is gone.ropa?"
    (tmp_path / "moved.ropa").write_bytes(b"")
    dialog.selectFile(str(tmp_path / "moved.ropa"))
    with qtbot.waitSignal(window.open_asked, timeout=1000) as asked:
        dialog.accept()
    assert asked.args == [tmp_path / "moved.ropa"]
    assert recent.load() == files[:1]


def test_only_a_missing_file_is_to_be_located(qtbot: QtBot, files: tuple[RecentFile, ...]) -> None:
    window = shown(qtbot, files)
    assert action(window, "Open").isEnabled()
    assert not action(window, "Locate …").isVisible()
    list_of(window).setCurrentRow(1)
    assert not action(window, "Open").isEnabled()
    assert action(window, "Locate …").isVisible()


def test_delete_takes_a_file_off_the_list(qtbot: QtBot, files: tuple[RecentFile, ...]) -> None:
    window = shown(qtbot, files)
    QTest.keyClick(list_of(window), Qt.Key.Key_Delete)
    assert recent.load() == files[1:]
    assert list_of(window).count() == 1
    assert Path(files[0].path).exists()


def test_an_empty_list_says_what_to_do(qtbot: QtBot) -> None:
    window = shown(qtbot, ())
    assert not list_of(window).isVisible()
    assert any(
        "sample register" in label.text() for label in window.findChildren(QLabel) if label.isVisible()
    )


def test_what_is_dropped_is_opened_or_imported(qtbot: QtBot, tmp_path: Path) -> None:
    window = shown(qtbot, ())
    told: list[tuple[str, Path]] = []
    window.open_asked.connect(lambda path: told.append(("open", path)))
    window.import_asked.connect(lambda path: told.append(("import", path)))
    assert drop(window, tmp_path / "a.ropa", tmp_path / "b.JSON", tmp_path / "c.txt")
    assert told == [("open", tmp_path / "a.ropa"), ("import", tmp_path / "b.JSON")]


def test_what_cannot_be_opened_is_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    assert not drop(shown(qtbot, ()), tmp_path / "c.txt")


def test_every_focusable_widget_has_a_name(qtbot: QtBot, files: tuple[RecentFile, ...]) -> None:
    assert nameless(shown(qtbot, files)) == []


def test_size_and_place_are_kept(qtbot: QtBot) -> None:
    window = shown(qtbot, ())
    window.resize(window.width() - 40, window.height() - 20)
    again = StartWindow(Preferences(layout={LAYOUT: window.geometry_text}), (), "en")
    qtbot.addWidget(again)
    assert again.size() == window.size()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_screen_is_enough_for_large_text(
    qapp: QApplication, qtbot: QtBot, files: tuple[RecentFile, ...], language: Language
) -> None:
    before = QFont(qapp.font())
    try:
        large = QFont(before)
        large.setPointSizeF(2 * before.pointSizeF())
        qapp.setFont(large)
        window = shown(qtbot, files, language)
        window.resize(1280, 720)
        assert (window.width(), window.height()) == (1280, 720)
        assert list_of(window).width() > 400
        cut = [label.text() for label in window.findChildren(QLabel) if is_cut(label)]
        assert cut == []
    finally:
        qapp.setFont(before)
