"""Find and replace: what is found is shown with what it becomes; what is ticked is replaced as one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.register import records as r
from ropa_desktop.register.bulk_edits import occurrences
from ropa_desktop.register.edits import set_values
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import MAX_TEXT
from ropa_desktop.ui.find_replace_dialog import FindReplaceDialog
from ropa_desktop.ui.occurrence_table import AFTER, BEFORE, FIELD, SPANS, WHERE, excerpt, replaced
from ropa_desktop.ui.session import Session
from tests.ui.sessions import session_on

PAYROLL = r.Activity(id="a1", number="B-001", name="Payroll", notes="Ask Anna. Or anna@firman.se")
PURPOSE = r.Purpose(id="u1", owner="a1", text="Anna pays")
BANK = r.Party(id="p1", name="Annabank", examples=("Anna", "Bo"))
REGISTER = Register.of([r.RegisterSheet(id="r1"), PAYROLL, PURPOSE, BANK])

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_on(tmp_path / "firman.ropa", REGISTER) as made:
        yield made


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> FindReplaceDialog:
    made = FindReplaceDialog(session, None)
    qtbot.addWidget(made)
    made.show()
    return made


def look_for(dialog: FindReplaceDialog, wanted: str, replacement: str = "") -> None:
    dialog.wanted.setText(wanted)
    dialog.replacement.setText(replacement)
    dialog.search()


def rows(dialog: FindReplaceDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [
        tuple(str(model.data(model.index(row, column))) for column in (WHERE, FIELD, BEFORE, AFTER))
        for row in range(model.rowCount())
    ]


def untick(dialog: FindReplaceDialog, row: int) -> None:
    index = dialog.model.index(row, WHERE)
    dialog.model.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)


def test_what_is_typed_is_searched_soon(qtbot: QtBot, dialog: FindReplaceDialog) -> None:
    QTest.keyClicks(dialog.wanted, "anna")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 4)
    assert dialog.status.text() == "Found in 4 texts"


def test_every_place_is_shown_with_what_it_becomes(dialog: FindReplaceDialog) -> None:
    look_for(dialog, "Anna", "Eva")
    assert rows(dialog) == [
        ("B-001 Payroll", "Internal notes", "Ask Anna. Or anna@firman.se", "Ask Eva. Or Eva@firman.se"),
        ("B-001 Payroll", "Purpose", "Anna pays", "Eva pays"),
        ("Annabank", "Name", "Annabank", "Evabank"),
        ("Annabank", "Examples", "Anna", "Eva"),
    ]


def test_table_is_a_well_made_model(dialog: FindReplaceDialog) -> None:
    tester = QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    look_for(dialog, "Anna", "Eva")
    untick(dialog, 0)
    look_for(dialog, "Annab")
    assert tester.model() is dialog.model


def test_case_and_whole_words_narrow_the_search(dialog: FindReplaceDialog) -> None:
    look_for(dialog, "Anna")
    dialog.match_case.click()
    dialog.whole_words.click()
    dialog.search()
    assert [row[2] for row in rows(dialog)] == ["Ask Anna. Or anna@firman.se", "Anna pays", "Anna"]
    assert dialog.model.data(dialog.model.index(0, BEFORE), SPANS) == [(4, 8)]


def test_search_within_a_type_holds_its_parts(dialog: FindReplaceDialog) -> None:
    dialog.scope.setCurrentIndex(dialog.scope.findData("activity"))
    look_for(dialog, "Anna")
    assert [row[1] for row in rows(dialog)] == ["Internal notes", "Purpose"]


def test_only_types_that_the_register_has_are_offered(dialog: FindReplaceDialog) -> None:
    offered = [dialog.scope.itemData(row) for row in range(dialog.scope.count())]
    assert offered == ["", "register", "activity", "party"]


def test_what_is_ticked_is_replaced_as_one_step(dialog: FindReplaceDialog, session: Session) -> None:
    look_for(dialog, "Anna", "Eva")
    untick(dialog, 2)
    assert dialog.replace_button.text() == "&Replace 3"
    dialog.replace_button.click()
    assert session.register.activities[0].notes == "Ask Eva. Or Eva@firman.se"
    assert session.register.all(r.Party)[0].name == "Annabank"
    assert session.document.undo_text == "Replace: “Anna” with “Eva”"
    session.undo()
    assert session.register == REGISTER


def test_what_has_been_replaced_is_told(dialog: FindReplaceDialog) -> None:
    look_for(dialog, "pays", "paid")
    dialog.replace_button.click()
    assert dialog.status.text() == "1 text has been changed. Undo takes it back."
    assert dialog.model.rowCount() == 0


def test_all_can_be_ticked_and_unticked(dialog: FindReplaceDialog) -> None:
    look_for(dialog, "Anna")
    untick(dialog, 0)
    assert dialog.all.checkState() is Qt.CheckState.PartiallyChecked
    dialog.all.click()
    assert len(dialog.model.ticked) == 4
    dialog.all.click()
    assert dialog.model.ticked == []
    assert not dialog.replace_button.isEnabled()


def test_ticks_stay_when_the_register_changes(
    qtbot: QtBot, dialog: FindReplaceDialog, session: Session
) -> None:
    look_for(dialog, "Anna")
    untick(dialog, 1)
    session.commit("", set_values(BANK, examples=("Anna", "Anna B")))
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 5)
    assert len(dialog.model.ticked) == 4


def test_ticks_begin_anew_with_other_words(dialog: FindReplaceDialog) -> None:
    look_for(dialog, "Anna")
    untick(dialog, 1)
    look_for(dialog, "Ann")
    assert len(dialog.model.ticked) == 4


def test_replacing_searches_first_what_has_changed(dialog: FindReplaceDialog, session: Session) -> None:
    look_for(dialog, "pays", "paid")
    session.commit("", set_values(PURPOSE, text="Bo pays"))
    dialog.replace()
    assert session.register.parts(r.Purpose, "a1")[0].text == "Bo paid"


def test_text_that_becomes_too_long_is_told(dialog: FindReplaceDialog, session: Session) -> None:
    dialog.replacement.setMaxLength(2 * MAX_TEXT)
    look_for(dialog, "pays", "x" * MAX_TEXT)
    dialog.replace_button.click()
    assert "becomes longer than" in dialog.status.text()
    assert session.register == REGISTER


def test_nothing_found_is_told(dialog: FindReplaceDialog) -> None:
    look_for(dialog, "Sture")
    assert dialog.status.text() == "“Sture” is not found."
    assert not dialog.replace_button.isEnabled()


def test_enter_goes_from_what_is_looked_for_to_its_replacement(dialog: FindReplaceDialog) -> None:
    dialog.wanted.setFocus()
    QTest.keyClicks(dialog.wanted, "Anna\r")
    assert dialog.model.rowCount() == 4
    assert dialog.replacement.hasFocus()


def test_enter_in_the_replacement_replaces(dialog: FindReplaceDialog, session: Session) -> None:
    look_for(dialog, "pays")
    dialog.replacement.setFocus()
    QTest.keyClicks(dialog.replacement, "paid\r")
    assert session.register.parts(r.Purpose, "a1")[0].text == "Anna paid"


def test_enter_in_the_table_goes_there(qtbot: QtBot, dialog: FindReplaceDialog, session: Session) -> None:
    look_for(dialog, "Anna")
    dialog.table.selectRow(1)
    dialog.table.setFocus()
    with qtbot.waitSignal(session.asked_for) as asked:
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert asked.args == ["a1", "purposes"]
    assert session.register == REGISTER


def test_double_click_goes_to_the_field(qtbot: QtBot, dialog: FindReplaceDialog, session: Session) -> None:
    look_for(dialog, "Annabank")
    with qtbot.waitSignal(session.asked_for) as asked:
        dialog.table.doubleClicked.emit(dialog.model.index(0, AFTER))
    assert asked.args == ["p1", "name"]


def test_long_text_is_shown_from_just_before_what_was_found() -> None:
    text = "x " * 100 + "här\nfinns det" + " y" * 100
    shown, spans = excerpt(text, [(204, 209)])
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert [shown[start:stop] for start, stop in spans] == ["finns"]
    assert "\n" not in shown


def test_replacements_are_marked_where_they_stand() -> None:
    found = occurrences(REGISTER, "anna", record_types={"activity"})
    text, spans = replaced(found[0], "Eva-Lena")
    assert [text[start:stop] for start, stop in spans] == ["Eva-Lena", "Eva-Lena"]


def test_tab_goes_down_the_dialog(dialog: FindReplaceDialog) -> None:
    look_for(dialog, "Anna")
    dialog.wanted.setFocus()
    passed: list[QWidget] = []
    for _ in range(7):
        QTest.keyClick(passed[-1] if passed else dialog.wanted, Qt.Key.Key_Tab)
        passed.append(dialog.focusWidget())
    assert passed == [
        dialog.replacement,
        dialog.scope,
        dialog.match_case,
        dialog.whole_words,
        dialog.all,
        dialog.table,
        passed[-1],
    ]
