"""The history: its steps, what is undone, and what a step changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ropa_desktop.register.edits import create, delete, set_values
from ropa_desktop.register.records import Activity, Party
from ropa_desktop.ui.history_page import HistoryPage
from ropa_desktop.ui.look import colours
from ropa_desktop.ui.revision_table import WHAT, WHEN, WHO
from ropa_desktop.ui.revisions import Revisions
from ropa_desktop.ui.session import Session
from tests.checks.building import Good
from tests.ui.sessions import session_on


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A register with three steps: new, renamed, paused."""
    with session_on(tmp_path / "firman.ropa", Good().register) as made:
        made.commit("Name", set_values(made.register.activities[0], name="Löner"))
        made.commit("Status", set_values(made.register.activities[0], state="paused"))
        yield made


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> HistoryPage:
    made = HistoryPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    return made


def said(page: HistoryPage, column: int = WHAT) -> list[str]:
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


# The steps


def test_steps_stand_with_the_newest_first(page: HistoryPage) -> None:
    assert said(page) == ["Status", "Name", "New register"]


def test_step_says_when_in_local_time_and_who(page: HistoryPage, session: Session) -> None:
    newest = session.document.history()[-1]
    assert said(page, WHEN)[0] == f"{newest.at.astimezone():%Y-%m-%d %H:%M}"
    assert said(page, WHO)[0] == newest.who


def test_row_is_told_as_a_whole_to_who_listens(page: HistoryPage) -> None:
    heard = page.model.index(0, WHEN).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == ", ".join(filter(None, (said(page, column)[0] for column in (WHEN, WHO, WHAT))))


def test_new_step_comes_on_top_and_the_chosen_one_stays(page: HistoryPage, session: Session) -> None:
    page.table.selectRow(1)
    session.commit("Tags", set_values(session.register.activities[0], tags=("a",)))
    assert said(page) == ["Tags", "Status", "Name", "New register"]
    assert page.title.text() == "Name"


def test_undone_step_is_marked_and_pale(page: HistoryPage, session: Session) -> None:
    session.undo()
    assert said(page)[:3] == ["Undo: Status", "Status (undone)", "Name"]
    inks = [page.model.index(row, WHAT).data(Qt.ItemDataRole.ForegroundRole) for row in range(3)]
    assert inks == [None, colours(page.palette()).muted, None]


def test_redone_step_is_marked_no_longer(page: HistoryPage, session: Session) -> None:
    session.undo()
    session.redo()
    assert said(page)[:3] == ["Redo: Status", "Undo: Status (undone)", "Status"]


def test_undo_of_a_redo_is_an_undo_again(page: HistoryPage, session: Session) -> None:
    for act in (session.undo, session.redo, session.undo):
        act()
    assert said(page)[:4] == ["Undo: Status", "Redo: Status (undone)", "Undo: Status", "Status (undone)"]


def test_history_read_at_once_is_told_like_the_one_that_grew(page: HistoryPage, session: Session) -> None:
    for act in (session.undo, session.undo, session.redo, session.undo):
        act()
    read = Revisions(session.document.history())
    assert [read.what(one, "en") for one in read.newest_first] == said(page)


def test_filter_looks_in_all_columns(page: HistoryPage) -> None:
    page.words.setText("STAT")
    assert said(page) == ["Status"]
    assert page.title.text() == "Status"


def test_filter_keeps_the_chosen_step(page: HistoryPage) -> None:
    page.table.selectRow(1)
    page.words.setText("name")
    page.words.clear()
    assert page.title.text() == "Name"


def test_filter_that_hides_everything_leaves_no_step_chosen(page: HistoryPage) -> None:
    page.words.setText("finns inte")
    assert page.title.text() == "No step has been chosen."
    assert page.sheet.toPlainText() == ""
    assert not page.go_button.isEnabled()


def test_new_step_that_the_filter_hides_stays_hidden(page: HistoryPage, session: Session) -> None:
    page.words.setText("name")
    session.commit("Tags", set_values(session.register.activities[0], tags=("a",)))
    assert said(page) == ["Name"]


def test_model_keeps_the_rules_of_models(page: HistoryPage, session: Session, qtmodeltester: object) -> None:
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    session.undo()
    page.words.setText("status")
    session.redo()
    page.words.clear()
    qtmodeltester.check(page.model)  # type: ignore[attr-defined]
    del tester


def test_history_is_read_only_when_it_is_shown(qtbot: QtBot, session: Session) -> None:
    page = HistoryPage(session)
    qtbot.addWidget(page)
    session.commit("Tags", set_values(session.register.activities[0], tags=("a",)))
    assert said(page) == []
    page.show()
    assert said(page) == ["Tags", "Status", "Name", "New register"]


def test_steps_taken_while_it_is_hidden_are_there_when_it_is_shown_again(
    page: HistoryPage, session: Session
) -> None:
    page.hide()
    session.commit("Tags", set_values(session.register.activities[0], tags=("a",)))
    page.show()
    assert said(page)[0] == "Tags"


# What a step changed


def test_newest_step_is_shown_at_first(page: HistoryPage) -> None:
    assert page.title.text() == "Status"
    text = page.sheet.toPlainText()
    assert "Activity: " in text
    assert text.index("Active") < text.index("→") < text.index("Paused")


def test_chosen_step_tells_what_it_changed(page: HistoryPage) -> None:
    page.table.selectRow(1)
    text = page.sheet.toPlainText()
    assert text.index("Löneutbetalning") < text.index("→") < text.rindex("Löner")


def test_what_people_wrote_is_no_markup(page: HistoryPage, session: Session) -> None:
    session.commit("Name", set_values(session.register.activities[0], name="<b>A & B</b>"))
    page.table.selectRow(0)
    assert "<b>A & B</b>" in page.sheet.toPlainText()


def test_heading_leads_to_the_record(qtbot: QtBot, page: HistoryPage, session: Session) -> None:
    with qtbot.waitSignal(session.asked_for) as asked:
        page.sheet.anchorClicked.emit(QUrl(f"record:{session.register.activities[0].id}"))
    assert asked.args == [session.register.activities[0].id, ""]
    assert f'href="record:{session.register.activities[0].id}"' in page.sheet.toHtml()


def test_button_leads_to_the_first_record_that_is_there(
    qtbot: QtBot, page: HistoryPage, session: Session
) -> None:
    with qtbot.waitSignal(session.asked_for) as asked:
        page.go_button.click()
    assert asked.args == [session.register.activities[0].id, ""]


def test_button_leads_nowhere_from_what_is_gone(page: HistoryPage, session: Session) -> None:
    session.commit("New", create(session.register, Party, name="Firman"))
    session.commit("Remove", delete(session.register, [session.register.all(Party)[-1]]))
    page.table.selectRow(0)
    assert "Party: Firman" in page.sheet.toPlainText()
    assert not page.go_button.isEnabled()


def test_large_step_is_shown_in_part(page: HistoryPage, session: Session) -> None:
    changes = [
        change
        for number in range(101)
        for change in create(session.register, Activity, name=f"Nr {number}", number=f"X-{number}")
    ]
    session.commit("Import", changes)
    page.table.selectRow(0)
    assert "Only the first 100 records are shown." in page.sheet.toPlainText()
    assert page.sheet.toPlainText().count("Added") == 100


def test_all_that_takes_the_focus_has_a_name(page: HistoryPage) -> None:
    assert all(one.accessibleName() for one in (page.words, page.table, page.sheet))
