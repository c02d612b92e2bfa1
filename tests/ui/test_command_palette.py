"""The palette: everything is found by its words, by keys alone, and told once it is chosen."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ropa_desktop.register import records as r
from ropa_desktop.ui.command_palette import MOST, CommandPalette
from ropa_desktop.ui.commands import COMMAND_OF_ID, COMMANDS
from ropa_desktop.ui.palette_entries import Entry, entries, folded, matching
from ropa_desktop.ui.places import PLACES
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.field_help import explained
from tests.exports.contents_registers import Builder
from tests.generator import generate
from tests.ui.accessible import nameless
from tests.ui.sessions import session_on

Key = Qt.Key

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    builder = Builder("Firman")
    builder.add(r.Organisation, name="Firman AB")
    builder.add(r.Activity, number="B-001", name="Utbetalning av löner")
    builder.add(r.Activity, number="B-002", name="Lönestatistik")
    builder.add(r.Party, name="Lönebyrån AB", kind="company")
    with session_on(tmp_path / "firman.ropa", builder.register) as made:
        yield made


@pytest.fixture
def opened(qtbot: QtBot, session: Session, window: QMainWindow) -> Callable[[], CommandPalette]:
    """Opens a palette over the window."""

    def open_it() -> CommandPalette:
        palette = CommandPalette(session, COMMANDS, window)
        qtbot.addWidget(palette)
        palette.open()
        qtbot.waitUntil(palette.isActiveWindow)
        return palette

    return open_it


Opened = Callable[[], CommandPalette]


def titles(palette: CommandPalette) -> list[str]:
    return [entry.title for entry in palette.shown()]


def found(session: Session, query: str) -> list[str]:
    return [entry.title for entry in matching(entries(session, COMMANDS), query, MOST)]


# What is listed


def test_every_command_is_listed_with_its_key_but_the_palette_itself(session: Session) -> None:
    listed = {one.key: one for one in entries(session, COMMANDS) if one.kind == "command"}
    assert set(listed) == {one.id for one in COMMANDS} - {"palette"}
    assert (listed["duplicate"].title, listed["duplicate"].detail) == ("Duplicate", "Ctrl+D")


def test_only_the_commands_that_are_given_are_listed(session: Session) -> None:
    listed = entries(session, [COMMAND_OF_ID["export"]])
    assert [one.key for one in listed if one.kind == "command"] == ["export"]


def test_every_place_is_listed(session: Session) -> None:
    listed = [one.key for one in entries(session, ()) if one.kind == "place"]
    assert listed == [place.key for place in PLACES]


def test_records_that_stand_for_themselves_are_listed_once(session: Session) -> None:
    listed = [(one.title, one.detail) for one in entries(session, ()) if one.kind == "record"]
    assert listed == [
        ("B-001  Utbetalning av löner", "Activity"),
        ("B-002  Lönestatistik", "Activity"),
        ("Lönebyrån AB", "Party"),
        ("Firman AB", "Organisation"),
    ]


def test_all_that_is_explained_has_a_topic(session: Session) -> None:
    listed = [one.key for one in entries(session, ()) if one.kind == "help"]
    assert listed == [f"{name}.{field}" for name, fields in explained().items() for field in fields]
    assert "Help: Legal bases" in found(session, "help legal bases")


# What is found


def test_all_words_must_occur_in_any_order(session: Session) -> None:
    assert found(session, "löner utbet") == ["B-001  Utbetalning av löner"]
    assert found(session, "löner sånt") == []


def test_a_number_finds_its_activity(session: Session) -> None:
    assert found(session, "b-002") == ["B-002  Lönestatistik"]


def test_case_makes_no_difference(session: Session) -> None:
    assert found(session, "LÖNEBYRÅN") == ["Lönebyrån AB"]


def test_what_begins_so_comes_first_then_what_has_words_that_begin_so() -> None:
    listed = [
        Entry("record", title, title, "", "", folded(title))
        for title in ("Personlöner", "Utbetalning av löner", "Löner")
    ]
    shown = [entry.title for entry in matching(listed, "löner", MOST)]
    assert shown == ["Löner", "Utbetalning av löner", "Personlöner"]


def test_no_more_than_can_be_looked_over_are_listed(session: Session) -> None:
    assert len(found(session, "e")) == MOST


def test_a_key_over_ten_thousand_records_takes_less_than_a_frame(tmp_path: Path) -> None:
    with session_on(tmp_path / "large.ropa", generate(500)) as session:
        some = entries(session, COMMANDS)
    listed = [*some, *[one for one in some if one.kind == "record"] * 20]
    assert len(listed) > 10_000
    times = []
    for query in ("a", "lö", "per 00", "zzz", "utbetalning stockholm"):
        start = time.perf_counter()
        matching(listed, query, MOST)
        times.append(time.perf_counter() - start)
    assert max(times) < 0.016 * 3, "three times what is aimed at: machines that run tests are busy"


# By keys


def test_enter_tells_the_command_once_the_palette_is_closed(qtbot: QtBot, opened: Opened) -> None:
    palette = opened()
    open_when_told: list[bool] = []
    palette.command_chosen.connect(lambda _id: open_when_told.append(palette.isVisible()))
    QTest.keyClicks(palette.line, "duplic")
    with qtbot.waitSignal(palette.command_chosen) as told:
        QTest.keyClick(palette.line, Key.Key_Return)
    assert (told.args, open_when_told) == (["duplicate"], [False])


def test_down_and_up_move_while_the_line_has_the_focus(opened: Opened) -> None:
    palette = opened()
    QTest.keyClicks(palette.line, "b-00")
    QTest.keyClick(palette.line, Key.Key_Down)
    assert palette.rows.currentIndex().row() == 1
    QTest.keyClick(palette.line, Key.Key_Up)
    assert palette.rows.currentIndex().row() == 0
    QTest.keyClick(palette.line, Key.Key_PageDown)
    assert palette.rows.currentIndex().row() == 1
    assert palette.line.hasFocus()


def test_an_activity_is_told_by_its_id(qtbot: QtBot, opened: Opened, session: Session) -> None:
    palette = opened()
    palette.line.setText("lönestat")
    with qtbot.waitSignal(palette.record_chosen) as told:
        QTest.keyClick(palette.line, Key.Key_Return)
    assert told.args == [session.register.activities[1].id]


def test_a_place_is_told_by_its_key(qtbot: QtBot, opened: Opened) -> None:
    palette = opened()
    QTest.keyClicks(palette.line, "retention rules page")
    assert titles(palette) == []
    palette.line.setText("retention rules")
    with qtbot.waitSignal(palette.place_chosen) as told:
        QTest.keyClick(palette.line, Key.Key_Return)
    assert told.args == ["retention_rule"]


def test_a_topic_is_told_by_type_and_field(qtbot: QtBot, opened: Opened) -> None:
    palette = opened()
    QTest.keyClicks(palette.line, "help legal bases activity")
    with qtbot.waitSignal(palette.help_chosen) as told:
        QTest.keyClick(palette.line, Key.Key_Return)
    assert told.args == ["activity", "legal_bases"]


def test_a_click_chooses(qtbot: QtBot, opened: Opened) -> None:
    palette = opened()
    QTest.keyClicks(palette.line, "duplicate")
    place = palette.rows.visualRect(palette.rows.currentIndex()).center()
    with qtbot.waitSignal(palette.command_chosen) as told:
        QTest.mouseClick(palette.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["duplicate"]


def test_escape_closes_and_tells_nothing(qtbot: QtBot, opened: Opened) -> None:
    palette = opened()
    with qtbot.assertNotEmitted(palette.command_chosen):
        QTest.keyClick(palette.line, Key.Key_Escape)
    assert not palette.isVisible()


def test_going_elsewhere_closes(qtbot: QtBot, opened: Opened, window: QMainWindow) -> None:
    with qtbot.waitSignal(opened().rejected):
        window.activateWindow()


def test_enter_on_nothing_does_nothing(opened: Opened) -> None:
    palette = opened()
    QTest.keyClicks(palette.line, "zzzz")
    QTest.keyClick(palette.line, Key.Key_Return)
    assert palette.isVisible()
    assert titles(palette) == []


def test_what_was_chosen_last_comes_first_the_next_time(opened: Opened) -> None:
    for words in ("duplicate", "lönebyrån"):
        palette = opened()
        palette.line.setText(words)
        QTest.keyClick(palette.line, Key.Key_Return)
    again = titles(opened())
    assert again[:2] == ["Lönebyrån AB", "Duplicate"]
    assert again.count("Duplicate") == 1


# How it looks and sounds


def test_it_lies_in_the_middle_of_the_top_of_its_window(opened: Opened, window: QMainWindow) -> None:
    palette = opened()
    assert abs(palette.geometry().center().x() - window.geometry().center().x()) <= 1
    assert window.geometry().contains(palette.geometry())


def test_everything_that_takes_the_focus_has_a_name(opened: Opened) -> None:
    assert nameless(opened()) == []


def test_a_row_is_read_with_what_stands_at_its_right(opened: Opened) -> None:
    palette = opened()
    QTest.keyClicks(palette.line, "duplicate")
    model: QAbstractItemModel = palette.rows.model()
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Duplicate, Ctrl+D"
