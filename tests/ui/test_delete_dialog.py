"""Deleting: at once where nothing refers to it, else only as the user decides, and always as one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.register import records as r
from ropa_desktop.register.fields import Record
from ropa_desktop.register.register import Register
from ropa_desktop.ui.delete_dialog import DeleteDialog, delete_records
from ropa_desktop.ui.session import Session
from tests.registers.companies import register_of
from tests.ui.sessions import session_on

BANK = r.Party(id="p1", name="The bank")
POST = r.Party(id="p2", order=1, name="The post")
UNUSED = r.Party(id="p3", order=2, name="Nobody")
PAYROLL = r.Activity(id="a1", number="B-001", name="Payroll")
NEWS = r.Activity(id="a2", order=1, number="B-002", name="Newsletter", replaced_by="a1")
TRANSFER = r.Transfer(id="t1", owner="a2", destination="USA", importers=("p1",))
REGISTER = Register.of(
    [
        r.RegisterSheet(id="r1"),
        *(BANK, POST, UNUSED, PAYROLL, NEWS, TRANSFER),
        r.Disclosure(id="d1", owner="a1", party="p1", role="processor"),
        r.Disclosure(id="d2", owner="a2", party="p2"),
        r.System(id="s1", name="Mail", provider="p1"),
    ]
)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_on(tmp_path / "firman.ropa", REGISTER) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(session: Session, window: QWidget, *records: Record) -> DeleteDialog:
    delete_records(session, records, window)
    (dialog,) = window.findChildren(DeleteDialog)
    return dialog


def lines(dialog: DeleteDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_unused_record_goes_at_once(session: Session, window: QWidget) -> None:
    delete_records(session, [UNUSED], window)
    assert not window.findChildren(DeleteDialog)
    assert session.register.get(r.Party, "p3") is None


def test_nothing_to_delete_is_no_step(session: Session, window: QWidget) -> None:
    delete_records(session, [], window)
    assert not session.document.can_undo


def test_uses_inside_what_goes_do_not_count(session: Session, window: QWidget) -> None:
    delete_records(session, [PAYROLL, NEWS], window)
    assert session.register.activities == ()


def test_parts_listed_on_their_own_go_at_once(session: Session, window: QWidget) -> None:
    delete_records(session, [TRANSFER], window)
    assert session.register.get(r.Transfer, "t1") is None


def test_used_record_is_kept_until_the_user_decides(session: Session, window: QWidget) -> None:
    dialog = asked(session, window, BANK)
    assert dialog.heading.text() == "“The bank” is used in 2 activities and 1 system."
    assert lines(dialog) == [
        "B-001 Payroll: Recipient (processor)",
        "B-002 Newsletter: Transfer, Importers",
        "Mail: Provider",
    ]
    assert session.register == REGISTER


def test_escape_deletes_nothing(session: Session, window: QWidget) -> None:
    QTest.keyClick(asked(session, window, BANK), Qt.Key.Key_Escape)
    assert session.register == REGISTER


def test_replacing_needs_another_record(session: Session, window: QWidget) -> None:
    dialog = asked(session, window, BANK)
    assert not dialog.delete_button.isEnabled()
    dialog.other.setEditText("The po")
    assert not dialog.delete_button.isEnabled()
    dialog.other.setEditText("the post")
    assert dialog.delete_button.isEnabled()


def test_record_is_replaced_everywhere_and_deleted_as_one_step(session: Session, window: QWidget) -> None:
    dialog = asked(session, window, BANK)
    dialog.other.setEditText("Nobody")
    dialog.delete_button.click()
    register = session.register
    assert register.get(r.Party, "p1") is None
    assert [one.party for one in register.every(r.Disclosure)] == ["p3", "p2"]
    assert register.all(r.System)[0].provider == "p3"
    assert session.document.undo_text == "Replace: The bank with Nobody"
    session.undo()
    assert session.register == REGISTER


def test_record_is_taken_out_everywhere_as_one_step(session: Session, window: QWidget) -> None:
    dialog = asked(session, window, BANK)
    dialog.remove_choice.click()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert session.register.get(r.Party, "p1") is None
    assert session.register.all(r.System)[0].provider == ""
    session.undo()
    assert session.register == REGISTER


def test_several_records_are_replaced_by_one(session: Session, window: QWidget) -> None:
    dialog = asked(session, window, BANK, POST)
    assert dialog.heading.text() == "2 of 2 parties in use, in 2 activities and 1 system."
    assert lines(dialog)[0] == "The bank – B-001 Payroll: Recipient (processor)"
    assert [dialog.other.itemText(row) for row in range(dialog.other.count())] == ["Nobody"]
    dialog.other.setCurrentIndex(0)
    dialog.delete_button.click()
    assert [one.party for one in session.register.every(r.Disclosure)] == ["p3", "p3"]


def test_replaced_activity_refers_to_itself_nowhere(session: Session, window: QWidget) -> None:
    dialog = asked(session, window, PAYROLL)
    dialog.other.setEditText("B-002 Newsletter")
    dialog.delete_button.click()
    assert session.register.activities[0].replaced_by == ""


def test_where_there_is_no_other_it_can_only_be_taken_out(session: Session, window: QWidget) -> None:
    session.remove([UNUSED])
    dialog = asked(session, window, BANK, POST)
    assert not dialog.replace_choice.isEnabled()
    assert dialog.remove_choice.isChecked()
    assert dialog.delete_button.isEnabled()


def test_question_closes_when_the_register_changes_under_it(session: Session, window: QWidget) -> None:
    dialog = asked(session, window, BANK)
    session.remove([UNUSED])
    assert not dialog.isVisible()
    assert session.register.get(r.Party, "p1") is not None


def test_step_that_is_refused_leaves_the_question_open(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    with session_on(tmp_path / "other.ropa", REGISTER, read_only=True) as session:
        dialog = asked(session, window, BANK)
        dialog.remove_choice.click()
        with qtbot.waitSignal(session.refused):
            dialog.delete_button.click()
        assert dialog.isVisible()


def test_every_party_of_a_real_register_can_be_taken_out(window: QWidget, tmp_path: Path) -> None:
    with session_on(tmp_path / "inrego.ropa", register_of("inrego"), "sv") as session:
        dialog = asked(session, window, *session.register.all(r.Party))
        dialog.remove_choice.click()
        dialog.delete_button.click()
        assert session.register.all(r.Party) == ()
