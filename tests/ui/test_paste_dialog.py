"""Pasting rows: what they would become is shown first, can be corrected, and comes as one step."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.i18n import Language
from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.values import MAX_TEXT
from ropa_desktop.ui.paste_dialog import PasteDialog
from ropa_desktop.ui.session import Session
from tests.registers.companies import register_of
from tests.ui.sessions import session_on

ROWS = (
    "Behandling\tÄndamål\tMottagare\tVäder\n"
    "Lön\tBetala lön\tBanken; Skatteverket\tsol\n"
    'Nyhetsbrev\tSälja mer\tBanken\t"regn\noch blåst"\n'
)

Opened = Callable[..., tuple[PasteDialog, Session]]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Opens the dialog on a text from the clipboard."""
    with ExitStack() as ends:

        def open_it(
            text: str = ROWS, type_name: str = "activity", language: Language = "en"
        ) -> tuple[PasteDialog, Session]:
            path = tmp_path / "firman.ropa"
            session = ends.enter_context(session_on(path, register_of("inrego"), language))
            dialog = PasteDialog(session, text, CATALOGUE[type_name], None)
            qtbot.addWidget(dialog)
            dialog.open()
            return dialog, session

        yield open_it


def chosen(dialog: PasteDialog) -> list[str]:
    return [combo.currentText() for combo in dialog.combos()]


def choose(dialog: PasteDialog, column: int, text: str) -> None:
    combo = dialog.combos()[column]
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def cells(dialog: PasteDialog, row: int) -> list[str]:
    table = dialog.table
    items = [table.item(row, column) for column in range(table.columnCount())]
    return [item.text() if item else "?" for item in items]


def test_columns_are_recognised_and_the_rows_shown(opened: Opened) -> None:
    dialog, _ = opened()
    assert dialog.has_headings.isChecked()
    assert chosen(dialog) == ["Name", "Purposes", "Recipients", "Internal notes"]
    assert cells(dialog, 2) == ["Nyhetsbrev", "Sälja mer", "Banken", "regn och blåst"]
    header = dialog.table.model().headerData(1, Qt.Orientation.Horizontal)
    assert header == "Ändamål"


def test_what_would_come_is_counted(opened: Opened) -> None:
    dialog, _ = opened()
    assert dialog.heading.text() == "2 activities will come."
    assert "2 purposes" in dialog.detail.text()


def test_import_is_one_step_that_is_undone_at_once(qtbot: QtBot, opened: Opened) -> None:
    dialog, session = opened()
    before = session.register
    with qtbot.waitSignals([dialog.imported, session.asked_for]):
        dialog.import_button.click()
    made = session.register.activities[-2:]
    assert [one.name for one in made] == ["Lön", "Nyhetsbrev"]
    assert session.register.parts(r.Purpose, made[1].id)[0].text == "Sälja mer"
    assert made[1].notes == "Väder: regn\noch blåst"
    assert session.document.undo_text == "Paste: 2 activities"
    assert not dialog.isVisible()
    session.undo()
    assert session.register == before


def test_column_that_was_mistaken_is_corrected(opened: Opened) -> None:
    dialog, session = opened()
    choose(dialog, 1, "Description")
    choose(dialog, 2, "(left out)")
    dialog.import_button.click()
    made = session.register.activities[-2]
    assert made.description == "Betala lön"
    assert session.register.parts(r.Disclosure, made.id) == ()


def test_column_left_out_is_remarked_on(opened: Opened) -> None:
    dialog, _ = opened()
    choose(dialog, 3, "(left out)")
    assert [dialog.remarks.item(0).text(), dialog.remarks.count()] == ['Left out: "Väder".', 1]
    assert dialog.remarks.isVisible()


def test_notes_keep_the_heading_of_their_column(opened: Opened) -> None:
    dialog, session = opened()
    choose(dialog, 1, "Internal notes")
    dialog.import_button.click()
    assert session.register.activities[-2].notes == "Ändamål: Betala lön\nVäder: sol"


def test_first_row_counts_when_it_is_no_heading(opened: Opened) -> None:
    dialog, _ = opened()
    dialog.has_headings.click()
    assert dialog.heading.text() == "3 activities will come."
    assert cells(dialog, 1)[0] == "Behandling"
    assert dialog.table.model().headerData(1, Qt.Orientation.Horizontal) == "Column 2"


def test_rows_can_become_records_of_another_type(opened: Opened) -> None:
    dialog, session = opened("Namn\tOrganisationsnummer\nBanken\t556677-8899\n")
    dialog.type_choice.setCurrentIndex(dialog.type_choice.findData("party"))
    dialog.type_choice.activated.emit(dialog.type_choice.currentIndex())
    assert chosen(dialog) == ["Name", "Organisation number"]
    dialog.import_button.click()
    assert session.register.all(r.Party)[-1].name == "Banken"


def test_type_that_rows_cannot_become_falls_back_to_activities(opened: Opened) -> None:
    dialog, _ = opened(ROWS, "transfer")
    assert dialog.type_choice.currentData() == "activity"


def test_problem_stands_in_the_way(opened: Opened) -> None:
    dialog, _ = opened(f"Namn\tBeskrivning\nLön\t{'x' * (MAX_TEXT + 1)}\n")
    assert dialog.heading.text() == "The rows have 1 problem, so nothing can be imported."
    assert not dialog.import_button.isEnabled()
    choose(dialog, 1, "(left out)")
    assert dialog.import_button.isEnabled()


@pytest.mark.parametrize("text", ["", "\n\n", "one cell", '"one\ncell"'])
def test_no_table_is_told_in_one_sentence(opened: Opened, text: str) -> None:
    dialog, session = opened(text)
    assert dialog.heading.text().startswith("The clipboard holds no table.")
    assert not dialog.import_button.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not session.document.can_undo


@pytest.mark.parametrize(("key", "imports"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_enter_imports_and_escape_does_not(opened: Opened, key: Qt.Key, imports: bool) -> None:
    dialog, session = opened()
    QTest.keyClick(dialog, key)
    assert session.document.can_undo == imports


def test_plan_follows_the_register(opened: Opened) -> None:
    dialog, session = opened()
    session.create(CATALOGUE["party"], name="Banken")
    dialog.import_button.click()
    assert [one.name for one in session.register.all(r.Party)].count("Banken") == 1


def test_import_that_is_refused_leaves_the_dialog_open(qtbot: QtBot, tmp_path: Path) -> None:
    with session_on(tmp_path / "firman.ropa", register_of("inrego"), read_only=True) as session:
        dialog = PasteDialog(session, ROWS, CATALOGUE["activity"], None)
        qtbot.addWidget(dialog)
        dialog.open()
        with qtbot.waitSignal(session.refused):
            dialog.import_button.click()
        assert dialog.isVisible()


def test_everything_is_said_in_the_language_of_the_window(opened: Opened) -> None:
    dialog, _ = opened(language="sv")
    assert chosen(dialog)[:2] == ["Namn", "Ändamål"]


def test_every_choice_has_a_name(opened: Opened) -> None:
    dialog, _ = opened()
    assert dialog.combos()[0].accessibleName() == "What column 1 says"
    nameless = [
        one
        for one in dialog.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert nameless == []
