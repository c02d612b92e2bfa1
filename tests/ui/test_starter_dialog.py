"""Starting points: found by words, looked at before they are added, and added together as one step."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.law.starter_activities import starter_activities
from ropa_desktop.register import records as r
from ropa_desktop.register.register import Register
from ropa_desktop.ui.session import Session
from ropa_desktop.ui.starter_dialog import StarterDialog
from ropa_desktop.ui.starter_preview import preview
from tests.exports.contents_registers import Builder
from tests.ui.accessible import nameless
from tests.ui.sessions import session_on

STARTERS = starter_activities()

Opened = Callable[..., tuple[StarterDialog, Session]]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Opens the dialog on a register."""
    with ExitStack() as ends:

        def open_it(
            register: Register | None = None, language: Language = "en"
        ) -> tuple[StarterDialog, Session]:
            session = ends.enter_context(session_on(tmp_path / "firman.ropa", register, language))
            dialog = StarterDialog(session, None)
            qtbot.addWidget(dialog)
            dialog.open()
            return dialog, session

        yield open_it


def items(dialog: StarterDialog) -> dict[str, QTreeWidgetItem]:
    """The starting points that are shown, by name."""
    found = {}
    for place in range(dialog.tree.topLevelItemCount()):
        group = dialog.tree.topLevelItem(place)
        assert group is not None
        for row in range(group.childCount()):
            item = group.child(row)
            if item is not None and not item.isHidden() and not group.isHidden():
                found[item.text(0)] = item
    return found


def tick(dialog: StarterDialog, *names: str) -> None:
    for name in names:
        items(dialog)[name].setCheckState(0, Qt.CheckState.Checked)


def names(session: Session) -> list[str]:
    return [activity.name_en for activity in session.register.activities]


# What is listed


def test_every_starting_point_is_listed_in_its_department(opened: Opened) -> None:
    dialog, _ = opened()
    assert sorted(items(dialog)) == sorted(one.name.en for one in STARTERS.values())
    payroll = items(dialog)["Payroll administration"].parent()
    assert payroll is not None
    assert payroll.text(0) == "Human resources"


def test_words_narrow_the_list_and_show_the_first_that_is_left(opened: Opened) -> None:
    dialog, _ = opened()
    dialog.filter.setText("check recruit")
    assert list(items(dialog)) == ["Background checks in recruitment"]
    assert "Background checks in recruitment" in dialog.preview.toPlainText()


def test_a_department_finds_all_of_its_own(opened: Opened) -> None:
    dialog, _ = opened()
    dialog.filter.setText("purchasing")
    assert list(items(dialog)) == ["Supplier contacts"]


def test_no_match_is_told(opened: Opened) -> None:
    dialog, _ = opened()
    dialog.filter.setText("zzz")
    assert items(dialog) == {}
    assert "No starting point has all of these words." in [
        label.text() for label in dialog.findChildren(QLabel) if label.isVisible()
    ]


def test_what_the_register_has_begun_already_is_marked(opened: Opened) -> None:
    builder = Builder()
    builder.add(r.Activity, name="Löner", origin="template", origin_reference="payroll")
    dialog, _ = opened(builder.register)
    assert "Payroll administration (in the register already)" in items(dialog)
    assert "Recruitment" in items(dialog)


# What is shown of one


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", STARTERS)
def test_a_preview_says_purposes_and_notes(key: str, language: Language) -> None:
    shown = preview(STARTERS[key], language).replace("&#x27;", "'").replace("&amp;", "&")
    for text in (*STARTERS[key].purposes, STARTERS[key].note):
        assert text.in_language(language) in shown.replace("&quot;", '"')


def test_a_preview_says_people_data_bases_recipients_and_retention(opened: Opened) -> None:
    dialog, _ = opened()
    shown = dialog.preview.toPlainText()
    for words in (
        "Employees, Former employees",
        "Bank account",
        "Art. 6(1)(b), Contract",
        "Payroll system or bureau. Role: Processor.",
        "kept under Bookkeeping Act (1999:1078) ch. 7 s. 2 for at least 7 years",
        "Human resources · Controller",
    ):
        assert words in shown


@pytest.mark.parametrize("key", STARTERS)
def test_what_is_not_checked_is_marked(key: str) -> None:
    assert ("Not checked:" in preview(STARTERS[key], "en")) is not STARTERS[key].verified


def test_it_says_that_all_is_to_be_reviewed(opened: Opened) -> None:
    dialog, _ = opened()
    assert any("suggestion to be reviewed" in label.text() for label in dialog.findChildren(QLabel))


# What is added


def test_without_ticks_the_one_that_is_shown_is_added(qtbot: QtBot, opened: Opened) -> None:
    dialog, session = opened()
    dialog.tree.setCurrentItem(items(dialog)["Recruitment"])
    with qtbot.waitSignal(dialog.added) as told:
        dialog.add_button.click()
    assert names(session) == ["Recruitment"]
    assert told.args == [[session.register.activities[0].id]]
    assert not dialog.isVisible()


def test_all_that_are_ticked_are_added_as_one_step(qtbot: QtBot, opened: Opened) -> None:
    dialog, session = opened()
    tick(dialog, "Payroll administration", "Bookkeeping and invoicing", "Recruitment")
    assert dialog.add_button.text() == "&Add 3 activities"
    with qtbot.waitSignal(dialog.added) as told:
        dialog.add_button.click()
    assert names(session) == ["Payroll administration", "Recruitment", "Bookkeeping and invoicing"]
    assert told.args == [[one.id for one in session.register.activities]]
    assert [one.number for one in session.register.activities] == ["B-001", "B-002", "B-003"]
    session.undo()
    assert session.register.activities == ()
    assert not session.document.can_undo


def test_ticks_hold_while_the_list_is_narrowed(opened: Opened) -> None:
    dialog, _ = opened()
    tick(dialog, "Recruitment")
    dialog.filter.setText("payroll")
    assert [one.id for one in dialog.ticked()] == ["recruitment"]


def test_parties_that_several_share_are_made_once(opened: Opened) -> None:
    dialog, session = opened()
    tick(dialog, "Payroll administration", "Bookkeeping and invoicing")
    dialog.add_button.click()
    parties = [session.name(one) for one in session.register.all(r.Party)]
    assert len(parties) == len(set(parties))


def test_a_double_click_adds_one_whatever_is_ticked(opened: Opened) -> None:
    dialog, session = opened()
    tick(dialog, "Recruitment")
    item = items(dialog)["Payroll administration"]
    place = dialog.tree.visualItemRect(item).center() + QPoint(20, 0)
    QTest.mouseClick(dialog.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(dialog.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(session) == ["Payroll administration"]


def test_keys_alone_add_one(opened: Opened) -> None:
    dialog, session = opened()
    QTest.keyClicks(dialog.filter, "recruit")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert names(session) == ["Recruitment"]


def test_what_is_added_is_all_to_be_reviewed(opened: Opened) -> None:
    dialog, session = opened()
    dialog.add_button.click()
    (activity,) = session.register.activities
    assert {"purposes", "legal_bases", "retention"} <= set(activity.unreviewed)


def test_of_several_organisations_one_can_be_chosen(opened: Opened) -> None:
    builder = Builder()
    builder.add(r.Organisation, name="Ett AB")
    second = builder.add(r.Organisation, name="Två AB")
    dialog, session = opened(builder.register)
    assert dialog.organisation.isVisible()
    assert dialog.organisation.currentData() == ""
    dialog.organisation.setCurrentIndex(dialog.organisation.findData(second.id))
    dialog.add_button.click()
    assert session.register.activities[0].organisation == second.id


def test_of_one_organisation_nothing_is_asked(opened: Opened) -> None:
    builder = Builder()
    builder.add(r.Organisation, name="Ett AB")
    dialog, _ = opened(builder.register)
    assert not dialog.organisation.isVisible()


def test_everything_that_takes_the_focus_has_a_name(opened: Opened) -> None:
    dialog, _ = opened()
    assert nameless(dialog) == []
