"""All windows together: the start window, a window a register, and what all of them share."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ropa_desktop import paths
from ropa_desktop.document import Document
from ropa_desktop.i18n import Language
from ropa_desktop.register.edits import set_values
from ropa_desktop.ui import preferences as stored
from ropa_desktop.ui import recent
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.new_register_dialog import NewRegisterDialog
from ropa_desktop.ui.places import PLACES
from ropa_desktop.ui.preferences_dialog import PreferencesDialog
from ropa_desktop.ui.windows import Windows
from tests.ui.keyboard import bring_back, press, type_text
from tests.ui.programs import program, sample_register, small_register

# Of what a list that drops down would ask of a real screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def windows(qapp: QApplication, tmp_path: Path) -> Iterator[Windows]:
    with program(qapp, tmp_path) as started:
        yield started


def register_file(folder: Path, name: str = "one.ropa") -> Path:
    """A register file that nobody has open."""
    path = folder / name
    Document.create(path, small_register()).close()
    return path


def opened(windows: Windows, path: Path) -> MainWindow:
    windows.open(path)
    bring_back()
    return windows.main[-1]


def box_of(qapp: QApplication) -> QMessageBox:
    (box,) = [one for one in qapp.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
    return box


def press_button(box: QMessageBox, text: str) -> None:
    (button,) = [one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == text]
    button.click()


# Which windows there are


def test_start_window_leaves_when_a_register_opens_and_returns_when_the_last_is_closed(
    windows: Windows, tmp_path: Path
) -> None:
    start = windows.show_start()
    one, two = (opened(windows, register_file(tmp_path, name)) for name in ("one.ropa", "two.ropa"))
    assert not start.isVisible()
    one.close()
    assert not start.isVisible()
    two.close()
    assert start.isVisible()
    assert windows.main == []


def test_two_registers_have_a_window_each(windows: Windows, tmp_path: Path) -> None:
    one, two = (opened(windows, register_file(tmp_path, name)) for name in ("one.ropa", "two.ropa"))
    assert windows.main == [one, two]
    one.session.commit("", set_values(one.session.register.sheet, title="Another"))
    assert two.session.register.sheet.title != "Another"
    assert "Another" in one.windowTitle()


def test_file_that_is_open_already_shows_its_window(windows: Windows, tmp_path: Path) -> None:
    path = register_file(tmp_path)
    one = opened(windows, path)
    opened(windows, register_file(tmp_path, "two.ropa"))
    link = tmp_path / "link.ropa"
    link.symlink_to(path)
    for same in (path, link):
        windows.main[1].activateWindow()
        windows.open(same)
        bring_back()
        assert len(windows.main) == 2
        assert one.isActiveWindow()


def test_quit_closes_everything_and_shows_no_start_window(
    qapp: QApplication, windows: Windows, tmp_path: Path
) -> None:
    for name in ("one.ropa", "two.ropa"):
        opened(windows, register_file(tmp_path, name))
    windows.run("quit")
    assert windows.main == []
    assert [one for one in qapp.topLevelWidgets() if one.isVisible()] == []


def test_window_menu_lists_all_windows(windows: Windows, tmp_path: Path) -> None:
    one, two = (opened(windows, register_file(tmp_path, name)) for name in ("one.ropa", "two.ropa"))
    (menu,) = [one_menu for one_menu in one.menuBar().actions() if one_menu.text() == "&Window"]
    inner = menu.menu()
    assert isinstance(inner, QObject)
    inner.aboutToShow.emit()  # type: ignore[attr-defined]
    actions = inner.actions()  # type: ignore[attr-defined]
    assert [action.text().partition(" ")[0] for action in actions] == ["one.ropa", "two.ropa"]
    assert [action.isChecked() for action in actions] == [True, False]
    actions[1].trigger()
    bring_back()
    assert two.isActiveWindow()


# Ways to a register


def test_new_register_is_made_where_it_was_said_to_be(windows: Windows, tmp_path: Path) -> None:
    windows.show_start()
    windows.ask_for_new()
    (dialog,) = windows.start.findChildren(NewRegisterDialog) if windows.start else []
    dialog.accepted_with.emit(tmp_path / "new.ropa", "Exempelbolaget AB", "556016-0680")
    (window,) = windows.main
    (organisation,) = window.session.register.organisations
    assert (organisation.name, organisation.org_number) == ("Exempelbolaget AB", "556016-0680")
    assert window.session.document.path == tmp_path / "new.ropa"


def test_new_register_goes_home_where_there_is_no_folder_for_documents(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = "ropa_desktop.ui.windows.QStandardPaths.writableLocation"
    monkeypatch.setattr(place, lambda _location: str(tmp_path / "none"))
    windows.show_start()
    windows.ask_for_new()
    assert windows.start is not None
    (dialog,) = windows.start.findChildren(NewRegisterDialog)
    assert dialog.path.parent == Path.home()


def test_new_register_that_cannot_be_made_is_told_of(
    qapp: QApplication, windows: Windows, tmp_path: Path
) -> None:
    windows.show_start()
    windows.create(tmp_path / "none" / "new.ropa", "Exempelbolaget AB", "")
    assert windows.main == []
    assert "new.ropa" in box_of(qapp).text()


def test_each_sample_is_a_fresh_one(windows: Windows) -> None:
    windows.open_sample()
    first = windows.main[0]
    first.session.commit("", set_values(first.session.register.sheet, title="Mine"))
    windows.open_sample()
    assert windows.main[1].session.register == sample_register()
    assert windows.main[1].session.document.path != first.session.document.path


def test_json_is_imported_into_a_new_register_beside_it(windows: Windows, tmp_path: Path) -> None:
    register_file(tmp_path, "given.ropa")
    (tmp_path / "given.json").write_bytes(paths.sample().read_bytes())
    window = opened(windows, tmp_path / "given.json")
    assert window.session.register == sample_register()
    assert window.session.document.path == tmp_path / "given 2.ropa"


def test_json_that_cannot_be_read_makes_nothing(qapp: QApplication, windows: Windows, tmp_path: Path) -> None:
    windows.show_start()
    (tmp_path / "bad.json").write_text('{"activities": 3}')
    windows.open(tmp_path / "bad.json")
    assert windows.main == []
    assert "bad.json" in box_of(qapp).text()
    assert not (tmp_path / "bad.ropa").exists()


def test_open_asks_for_a_file(windows: Windows, tmp_path: Path) -> None:
    path = register_file(tmp_path)
    windows.show_start()
    bring_back()
    press("Ctrl+O")
    assert isinstance(QApplication.activeWindow(), QFileDialog)
    type_text(str(path))
    press("Return")
    assert windows.main[0].session.document.path == path


def test_file_is_opened_without_the_start_window_before_it(
    qapp: QApplication, windows: Windows, tmp_path: Path
) -> None:
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Show and isinstance(watched, QMainWindow):
                shown.append(type(watched).__name__)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    opened(windows, register_file(tmp_path))
    windows.run("quit")
    qapp.removeEventFilter(watch)
    assert shown == ["MainWindow"]


def test_missing_file_is_told_of_over_the_start_window(
    qapp: QApplication, windows: Windows, tmp_path: Path
) -> None:
    windows.open(tmp_path / "none.ropa")
    assert "none.ropa" in box_of(qapp).text()
    assert windows.start is not None
    assert windows.start.isVisible()


# A file that is in use


def test_file_in_use_is_opened_for_reading_if_the_user_wants_that(
    qapp: QApplication, windows: Windows, tmp_path: Path
) -> None:
    path = register_file(tmp_path)
    windows.show_start()
    with Document.open(path):
        windows.open(path)
        press_button(box_of(qapp), "Open for reading only")
        (window,) = windows.main
        assert window.session.document.read_only
        window.close()


_HOLDER = """
import sys
from pathlib import Path
from ropa_desktop.document import Document
with Document.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_file_in_use_by_another_process_is_opened_once_that_is_done(
    qapp: QApplication, windows: Windows, tmp_path: Path
) -> None:
    path = register_file(tmp_path)
    windows.show_start()
    command = [sys.executable, "-c", _HOLDER, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=paths.resources().parent
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        windows.open(path)
        box = box_of(qapp)
        assert windows.main == []
        holder.communicate("")
    press_button(box, "Try again")
    assert [one.session.document.read_only for one in windows.main] == [False]


# What is remembered


def test_recent_files_are_remembered_with_what_they_hold(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    one = opened(windows, register_file(tmp_path))
    qtbot.waitUntil(lambda: one.session.findings_are_fresh)
    one.close()
    two = opened(windows, register_file(tmp_path, "two.ropa"))
    two.close()
    files = recent.load()
    assert [Path(file.path).name for file in files] == ["two.ropa", "one.ropa"]
    assert files[1].activities == len(small_register().activities)
    assert files[1].organisation == small_register().organisations[0].name


def test_what_one_window_remembers_is_not_lost_by_another(windows: Windows, tmp_path: Path) -> None:
    one, two = (opened(windows, register_file(tmp_path, name)) for name in ("one.ropa", "two.ropa"))
    one.close()
    layout = stored.load().layout
    assert layout
    two.show_place("activity")
    two.records_page.list.choose_column("unit", wanted=True)  # type: ignore[union-attr]
    assert stored.load().layout == layout
    assert "unit" in stored.load().columns["activity"]


def test_damaged_preferences_do_not_stop_the_program(qapp: QApplication, tmp_path: Path) -> None:
    with program(qapp, tmp_path) as windows:
        folder = paths.settings()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "preferences.json").write_text('{"layout": {"main_window": "%%%"}, "text_size": "x"}')
        assert stored.load().text_size == 100
        windows.preferences = stored.load()
        assert opened(windows, register_file(tmp_path)).isVisible()


# Another language, look or size


def change(windows: Windows, **values: object) -> None:
    windows.change(replace(windows.preferences, **values))  # type: ignore[arg-type]
    bring_back()


def test_change_of_language_keeps_place_record_field_and_docks(windows: Windows, tmp_path: Path) -> None:
    window = opened(windows, register_file(tmp_path))
    key = window.session.register.activities[3].id
    press("F8")
    window.session.go_to(key, "purposes")
    change(windows, language="sv")
    (new,) = windows.main
    assert new is not window
    assert (new.place, new.current, new.position.field) == ("activity", key, "purposes")
    assert new.findings_dock.isVisible()
    assert new.isActiveWindow()


def test_change_of_size_settles_what_is_typed_and_can_be_undone_after(
    windows: Windows, tmp_path: Path
) -> None:
    window = opened(windows, register_file(tmp_path))
    activity = window.session.register.activities[0]
    window.session.go_to(activity.id, "name")
    press("Ctrl+A")
    type_text("Typed")
    press("Ctrl++")
    (new,) = windows.main
    assert windows.preferences.text_size == 110
    assert new.session.register.activities[0].name == "Typed"
    press("Ctrl+Z")
    assert new.session.register.activities[0].name == activity.name


def test_text_size_by_key(windows: Windows, tmp_path: Path) -> None:
    opened(windows, register_file(tmp_path))
    sizes = []
    for key in ("Ctrl++", "Ctrl++", "Ctrl+-", "Ctrl+0"):
        press(key)
        sizes.append(windows.preferences.text_size)
    assert sizes == [110, 120, 110, 100]
    assert stored.load().text_size == 100


def test_every_window_is_made_anew(windows: Windows, tmp_path: Path) -> None:
    start = windows.show_start()
    for name in ("one.ropa", "two.ropa"):
        opened(windows, register_file(tmp_path, name))
    change(windows, appearance="dark")
    assert [one.session.document.path.name for one in windows.main] == ["one.ropa", "two.ropa"]
    assert windows.start is not start
    assert windows.start is not None
    assert not windows.start.isVisible()
    assert windows.main[0].palette().window().color().lightness() < 100


def test_closed_window_stays_closed_for_its_document_is_given_back(windows: Windows, tmp_path: Path) -> None:
    path = register_file(tmp_path)
    opened(windows, path)
    change(windows, appearance="dark")
    windows.main[0].close()
    with Document.open(path) as document:
        assert not document.read_only


def test_preferences_stay_open_where_they_were(windows: Windows, tmp_path: Path) -> None:
    opened(windows, register_file(tmp_path))
    press("Ctrl+,")
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, PreferencesDialog)
    box = dialog.findChild(QComboBox, "language")
    assert isinstance(box, QComboBox)
    box.setFocus()
    box.setCurrentIndex(box.findData("sv"))
    bring_back()
    again = QApplication.activeWindow()
    assert isinstance(again, PreferencesDialog)
    assert again is not dialog
    assert again.parent() is windows.main[0]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "language"
    assert windows.main[0].session.language == "sv"


def test_other_preferences_reach_the_windows_as_they_are(windows: Windows, tmp_path: Path) -> None:
    window = opened(windows, register_file(tmp_path))
    change(windows, export_language="en")
    assert windows.main == [window]
    assert window.session.preferences.export_language == "en"


# Words that only one of both languages has; what the user has written is Swedish in the sample.
_ENGLISH = re.compile(
    r"\b(the|of|and|this|that|with|for|not|from|your|record|records|shown|saved|clear|open|choose)\b",
    re.IGNORECASE,
)


def texts_of(window: QWidget) -> Iterator[str]:
    """All that a window says of its own: labels, buttons, actions, hints, names; not what fields hold."""
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        yield from (widget.toolTip(), widget.accessibleName(), widget.property("placeholderText") or "")
    for action in window.findChildren(QAction):
        yield action.text()


def english_in(window: QWidget) -> set[str]:
    return {text for text in texts_of(window) if _ENGLISH.search(text) and not Path(text).exists()}


def test_no_english_is_left_in_swedish_windows(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with program(qapp, tmp_path, "sv") as windows:
        assert english_in(windows.show_start()) == set()
        window = opened(windows, register_file(tmp_path))
        qtbot.waitUntil(lambda: window.session.findings_are_fresh)
        for place in PLACES:
            window.show_place(place.key)
            qapp.processEvents()
        assert english_in(window) == set()


def test_qt_speaks_the_language_too(windows: Windows) -> None:
    def cancel() -> str:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        return box.buttons()[0].text().replace("&", "")

    words = []
    languages: tuple[Language, ...] = ("sv", "en", "sv")
    for language in languages:
        change(windows, language=language)
        words.append(cancel())
    assert words == ["Avbryt", "Cancel", "Avbryt"]
