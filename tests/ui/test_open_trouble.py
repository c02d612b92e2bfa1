"""Files that cannot be opened or saved: the user is told why, and asked what to do."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.document import Document
from ropa_desktop.ui.open_trouble import ask_what_to_do_with_unsaved, open_document
from tests.store.files import saved


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
