"""Short dialogs: what the user answers is done, and nothing else."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.ui import dialogs

FILTERS = "PDF (*.pdf);;Excel (*.xlsx)"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.setWindowTitle("Exempel.ropa")
    qtbot.addWidget(widget)
    widget.show()
    return widget


def box_of(parent: QWidget) -> QMessageBox:
    (box,) = parent.findChildren(QMessageBox)
    return box


def press(box: QMessageBox, text: str) -> None:
    (button,) = (one for one in box.findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def file_dialog_of(parent: QWidget) -> QFileDialog:
    (dialog,) = parent.findChildren(QFileDialog)
    return dialog


def choose(parent: QWidget, file: Path) -> None:
    dialog = file_dialog_of(parent)
    dialog.selectFile(str(file))
    dialog.accept()


def test_a_told_sentence_is_shown_as_written(parent: QWidget) -> None:
    dialogs.tell(parent, "<b>Exempel</b> & co")
    box = box_of(parent)
    assert box.isVisible()
    assert (box.windowTitle(), box.text()) == ("Exempel.ropa", "<b>Exempel</b> & co")
    assert box.textFormat() is Qt.TextFormat.PlainText


def test_a_read_dialog_is_gone(parent: QWidget, qtbot: QtBot) -> None:
    dialogs.tell(parent, "Klart.", "Export")
    with qtbot.waitSignal(box_of(parent).destroyed):
        QTest.keyClick(box_of(parent), Qt.Key.Key_Return)
    assert parent.findChildren(QMessageBox) == []


@pytest.mark.parametrize(("answer", "done"), [("Empty", ["empty"]), ("Archive", ["archive"])])
def test_the_answer_is_done(parent: QWidget, answer: str, done: list[str]) -> None:
    made: list[str] = []
    also = ("Archive", lambda: made.append("archive"))
    dialogs.ask(parent, "Empty the bin?", "Empty", lambda: made.append("empty"), also=also)
    press(box_of(parent), answer)
    assert made == done


@pytest.mark.parametrize(("key", "done"), [(Qt.Key.Key_Return, ["empty"]), (Qt.Key.Key_Escape, list[str]())])
def test_enter_says_yes_and_escape_says_no(parent: QWidget, key: Qt.Key, done: list[str]) -> None:
    made: list[str] = []
    dialogs.ask(parent, "Empty the bin?", "Empty", lambda: made.append("empty"))
    QTest.keyClick(box_of(parent), key)
    assert made == done


def test_a_name_to_save_under_is_suggested_and_handed_on(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialogs.choose_file_to_save(parent, "Export", tmp_path / "Register.pdf", FILTERS, chosen.append)
    assert [Path(name) for name in file_dialog_of(parent).selectedFiles()] == [tmp_path / "Register.pdf"]
    choose(parent, tmp_path / "Annan.pdf")
    assert chosen == [tmp_path / "Annan.pdf"]


@pytest.mark.parametrize(("chosen_filter", "ending"), [(0, ".pdf"), (1, ".xlsx")])
def test_a_name_without_ending_gets_that_of_the_filter(
    parent: QWidget, tmp_path: Path, chosen_filter: int, ending: str
) -> None:
    chosen: list[Path] = []
    dialogs.choose_file_to_save(parent, "Export", tmp_path / "Register.pdf", FILTERS, chosen.append)
    name = FILTERS.split(";;")[chosen_filter]
    file_dialog_of(parent).filterSelected.emit(name)
    choose(parent, tmp_path / "Annan")
    assert chosen == [tmp_path / f"Annan{ending}"]


def test_only_a_file_that_is_there_is_opened(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "there.ropa").write_bytes(b"")
    chosen: list[Path] = []
    dialogs.choose_file_to_open(parent, "Open", "ropa (*.ropa)", chosen.append, folder=tmp_path)
    assert file_dialog_of(parent).fileMode() is QFileDialog.FileMode.ExistingFile
    choose(parent, tmp_path / "there.ropa")
    assert chosen == [tmp_path / "there.ropa"]


def test_a_folder_is_chosen(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialogs.choose_folder(parent, "Backups", tmp_path, chosen.append)
    choose(parent, tmp_path)
    assert chosen == [tmp_path]


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_dialog_may_hold_the_last_reference_to_its_window(
    qtbot: QtBot, tmp_path: Path, cancelled: bool
) -> None:
    def open_over_a_window() -> QFileDialog:
        window = QWidget()
        dialogs.choose_folder(window, "Backups", tmp_path, lambda path: window.setWindowTitle(str(path)))
        return file_dialog_of(window)

    gone: list[bool] = []
    dialog = open_over_a_window()
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.done(not cancelled)
    del dialog
    qtbot.waitUntil(lambda: gone == [True])


def test_a_cancelled_choice_does_nothing(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialogs.choose_folder(parent, "Backups", tmp_path, chosen.append)
    file_dialog_of(parent).reject()
    assert chosen == []
