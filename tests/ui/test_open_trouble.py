"""Files that cannot be opened or saved: the user is told why, and asked what to do."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.document import Backup, Document
from ropa_desktop.ui.backups_dialog import BackupList
from ropa_desktop.ui.open_trouble import ask_what_to_do_with_unsaved, open_document
from tests.store.files import edited, image, rename, saved, sealed


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def path(tmp_path: Path) -> Path:
    saved(tmp_path / "Bolaget.ropa")
    return tmp_path / "Bolaget.ropa"


@pytest.fixture
def opened() -> Iterator[list[Document]]:
    """What is opened, and closed at the end."""
    with ExitStack() as ends:
        documents: list[Document] = []
        yield documents
        for document in documents:
            ends.callback(document.close)


def box_over(parent: QWidget) -> QMessageBox:
    (box,) = [one for one in parent.findChildren(QMessageBox) if one.isVisible()]
    return box


def answer(parent: QWidget, text: str) -> None:
    (button,) = [
        one for one in box_over(parent).findChildren(QPushButton) if one.text().replace("&", "") == text
    ]
    button.click()


def asks_nothing(parent: QWidget) -> bool:
    return not any(one.isVisible() for one in parent.findChildren(QMessageBox))


def test_a_file_in_order_is_opened_at_once(parent: QWidget, path: Path, opened: list[Document]) -> None:
    open_document(path, parent, "en", opened.append, who="Eva")
    assert [(one.path, one.read_only) for one in opened] == [(path, False)]
    assert asks_nothing(parent)


def test_a_file_in_use_is_opened_for_reading_if_the_user_wants_that(
    parent: QWidget, path: Path, opened: list[Document]
) -> None:
    with Document.open(path, who="Anna"):
        open_document(path, parent, "en", opened.append)
        assert opened == []
        assert '"Bolaget.ropa" is in use by Anna' in box_over(parent).text()
        answer(parent, "Open for reading only")
        assert [one.read_only for one in opened] == [True]


def test_a_file_that_is_free_again_is_opened_for_editing(
    parent: QWidget, path: Path, opened: list[Document]
) -> None:
    with Document.open(path):
        open_document(path, parent, "en", opened.append)
    answer(parent, "Try again")
    assert [one.read_only for one in opened] == [False]


def test_a_file_that_is_still_in_use_is_asked_about_again(
    parent: QWidget, path: Path, opened: list[Document]
) -> None:
    with Document.open(path):
        open_document(path, parent, "en", opened.append)
        first = box_over(parent)
        answer(parent, "Try again")
        assert opened == []
        assert box_over(parent) is not first
        answer(parent, "Cancel")


def test_escape_opens_nothing(parent: QWidget, path: Path, opened: list[Document]) -> None:
    with Document.open(path):
        open_document(path, parent, "en", opened.append)
        QTest.keyClick(box_over(parent), Qt.Key.Key_Escape)
    assert opened == []
    assert asks_nothing(parent)


def test_a_damaged_file_is_told_of(parent: QWidget, path: Path, opened: list[Document]) -> None:
    data = bytearray(path.read_bytes())
    data[50_000] ^= 1
    path.write_bytes(data)
    open_document(path, parent, "en", opened.append)
    assert '"Bolaget.ropa" is damaged' in box_over(parent).text()
    assert box_over(parent).windowTitle() == "Bolaget.ropa"
    assert opened == []


# Backups of a file that is damaged


@pytest.fixture
def backups(path: Path, tmp_path: Path) -> list[Backup]:
    """Two backups of the file: of how it was at first, and of how it is."""
    with Document.open(path, backups=tmp_path / "state" / "backups") as document:
        rename(document, "Ny")
        document.back_up()
        return document.backups()


def folder_of(backups: list[Backup]) -> Path:
    """The folder of the backups of all registers."""
    return backups[0].path.parent.parent


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[50_000] ^= 1
    path.write_bytes(data)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5_000])


def change_tables(path: Path) -> None:
    edited(path, "DROP TABLE party")


def make_newer(path: Path) -> None:
    changed = bytearray(image(path))
    changed[60:64] = (1_000).to_bytes(4)
    sealed(path, bytes(changed))


def buttons(parent: QWidget) -> list[str]:
    return [button.text().replace("&", "") for button in box_over(parent).findChildren(QPushButton)]


def paths_of(opened: list[Document]) -> list[Path]:
    return [one.path for one in opened]


@pytest.mark.parametrize("spoil", [damage, cut_short, change_tables])
def test_of_a_damaged_file_the_newest_backup_is_offered(
    parent: QWidget,
    path: Path,
    backups: list[Backup],
    opened: list[Document],
    spoil: Callable[[Path], None],
) -> None:
    spoil(path)
    open_document(path, parent, "en", opened.append, backups=folder_of(backups))
    made = f"{backups[0].when.astimezone():%Y-%m-%d %H:%M}"
    sentence = f"\n\nThe newest backup of it was made {made}. It opens for reading only."
    assert box_over(parent).text().endswith(sentence)
    answer(parent, "Open the newest backup")
    assert [(one.path, one.read_only) for one in opened] == [(backups[0].path.resolve(), True)]


def test_it_says_so_in_the_language(
    parent: QWidget, path: Path, backups: list[Backup], opened: list[Document]
) -> None:
    damage(path)
    open_document(path, parent, "sv", opened.append, backups=folder_of(backups))
    assert box_over(parent).text().startswith("”Bolaget.ropa” är skadad")


def test_another_backup_can_be_chosen(
    parent: QWidget, path: Path, backups: list[Backup], opened: list[Document]
) -> None:
    damage(path)
    open_document(path, parent, "en", opened.append, backups=folder_of(backups))
    answer(parent, "Other backups …")
    (dialog,) = parent.findChildren(BackupList)
    assert dialog.isVisible()
    dialog.table.selectRow(1)
    dialog.open_button.click()
    assert [(one.path, one.read_only) for one in opened] == [(backups[1].path.resolve(), True)]


def test_where_there_is_one_backup_there_are_no_others_to_choose(
    parent: QWidget, path: Path, backups: list[Backup], opened: list[Document]
) -> None:
    backups[1].path.unlink()
    damage(path)
    open_document(path, parent, "en", opened.append, backups=folder_of(backups))
    assert buttons(parent) == ["Cancel", "Open the newest backup"]


def test_of_a_damaged_backup_only_older_ones_are_offered(
    parent: QWidget, path: Path, backups: list[Backup], opened: list[Document]
) -> None:
    for spoilt in (path, backups[0].path):
        damage(spoilt)
    open_document(path, parent, "en", opened.append, backups=folder_of(backups))
    answer(parent, "Open the newest backup")
    answer(parent, "Open the newest backup")
    assert paths_of(opened) == [backups[1].path.resolve()]


def test_where_all_backups_are_damaged_too_it_ends_with_being_told(
    parent: QWidget, path: Path, backups: list[Backup], opened: list[Document]
) -> None:
    for spoilt in (path, *(one.path for one in backups)):
        damage(spoilt)
    open_document(path, parent, "en", opened.append, backups=folder_of(backups))
    answer(parent, "Open the newest backup")
    answer(parent, "Open the newest backup")
    assert buttons(parent) == ["OK"]
    assert opened == []


@pytest.mark.parametrize("spoil", [make_newer, Path.unlink])
def test_no_backup_is_offered_of_a_file_that_is_newer_or_not_there(
    parent: QWidget,
    path: Path,
    backups: list[Backup],
    opened: list[Document],
    spoil: Callable[[Path], None],
) -> None:
    spoil(path)
    open_document(path, parent, "en", opened.append, backups=folder_of(backups))
    assert buttons(parent) == ["OK"]


def test_no_backup_is_offered_of_a_file_in_use(
    parent: QWidget, path: Path, backups: list[Backup], opened: list[Document]
) -> None:
    with Document.open(path, backups=folder_of(backups)):
        open_document(path, parent, "en", opened.append, backups=folder_of(backups))
    assert "Open the newest backup" not in buttons(parent)


def test_a_file_that_is_not_there_is_told_of_in_the_language(
    parent: QWidget, tmp_path: Path, opened: list[Document]
) -> None:
    open_document(tmp_path / "borta.ropa", parent, "sv", opened.append)
    assert "borta.ropa" in box_over(parent).text()
    assert "There is no file" not in box_over(parent).text()
    assert opened == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Save a copy as …", ["save"]), ("Close without saving", ["discard"]), ("Cancel", [])],
)
def test_what_is_unsaved_is_saved_elsewhere_or_lost_or_kept_open(
    parent: QWidget, text: str, expected: list[str]
) -> None:
    done: list[str] = []
    ask_what_to_do_with_unsaved(
        parent, "The disk is full.", lambda: done.append("save"), lambda: done.append("discard"), "en"
    )
    assert box_over(parent).text() == (
        "The disk is full.\n\nWhat has not been saved is lost if you close all the same."
    )
    answer(parent, text)
    assert done == expected


def test_enter_saves_and_never_loses_anything(parent: QWidget) -> None:
    done: list[str] = []
    ask_what_to_do_with_unsaved(
        parent, "The disk is full.", lambda: done.append("save"), lambda: done.append("discard"), "en"
    )
    QTest.keyClick(box_over(parent), Qt.Key.Key_Return)
    assert done == ["save"]
