"""The list of keyboard shortcuts: all of them, and those that have the words searched for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.ui.shortcuts_dialog import ShortcutsDialog
from tests.ui.accessible import nameless

ENTRIES = [
    ("File", "New register", "Ctrl+Shift+N"),
    ("Edit", "Undo", "Ctrl+Z"),
    ("Edit", "Duplicate", "Ctrl+D"),
]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(parent: QWidget) -> ShortcutsDialog:
    made = ShortcutsDialog(ENTRIES, "en", parent)
    made.open()
    return made


def rows(dialog: ShortcutsDialog) -> list[tuple[str, ...]]:
    model = dialog.findChildren(QTableView)[0].model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_all_are_listed_in_the_order_given(dialog: ShortcutsDialog) -> None:
    assert rows(dialog) == ENTRIES


@pytest.mark.parametrize(
    ("words", "found"), [("UNDO", [1]), ("ctrl+d", [2]), ("edit", [1, 2]), (" file ", [0]), ("(", [])]
)
def test_a_word_of_any_column_finds(dialog: ShortcutsDialog, words: str, found: list[int]) -> None:
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], words)
    assert rows(dialog) == [ENTRIES[index] for index in found]


def test_that_nothing_is_found_is_said(dialog: ShortcutsDialog) -> None:
    def said() -> bool:
        return any(
            label.text().startswith("No command")
            for label in dialog.findChildren(QLabel)
            if label.isVisible()
        )

    assert not said()
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "nowhere")
    assert said()


def test_a_heading_sorts(dialog: ShortcutsDialog) -> None:
    dialog.findChildren(QTableView)[0].sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [row[1] for row in rows(dialog)] == ["Duplicate", "New register", "Undo"]


def test_every_focusable_widget_has_a_name(dialog: ShortcutsDialog) -> None:
    assert nameless(dialog) == []
