"""The main window as a user meets it: commands and keys, places, ways to go, undo, and what is settled."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.document import Document
from ropa_desktop.register import records as r
from ropa_desktop.register.edits import create, delete, new_register, set_values
from ropa_desktop.register.fields import Record
from ropa_desktop.register.register import Register, apply
from ropa_desktop.ui import preferences as stored
from ropa_desktop.ui.bulk_form import BulkForm
from ropa_desktop.ui.command_palette import CommandPalette
from ropa_desktop.ui.commands import COMMAND_OF_ID, COMMANDS, SECTION_PREFIX
from ropa_desktop.ui.export_dialog import ExportDialog
from ropa_desktop.ui.field_row import FieldRow
from ropa_desktop.ui.find_replace_dialog import FindReplaceDialog
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.part_list import PartList
from ropa_desktop.ui.paste_dialog import PasteDialog
from ropa_desktop.ui.places import PLACES
from ropa_desktop.ui.preferences import Preferences, SavedFilter
from ropa_desktop.ui.records_page import RecordsPage
from ropa_desktop.ui.window_commands import WindowCommands
from tests.ui.keyboard import bring_back, combination_of, is_inside, press, type_text
from tests.ui.programs import dress, main_window, main_windows, sample_register, small_register

# Of what a list that drops down would ask of a real screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Opened = Callable[..., MainWindow]

OF_THE_PROGRAM = {"new_register", "open", "preferences", "quit"}
"""What concerns all windows, and is carried out by them together."""


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    """Opens the window on a register, a small one for none."""
    with main_windows(qapp) as ends:
        dress(qapp)
        yield lambda register=None, **options: ends.enter_context(
            main_window(tmp_path / "register.ropa", register or small_register(), **options)
        )


@pytest.fixture
def window(opened: Opened) -> MainWindow:
    return opened()


def activity(window: MainWindow, place: int = 0) -> r.Activity:
    return window.session.register.activities[place]


def page_of(window: MainWindow, place: str = "activity") -> RecordsPage:
    page = window.show_place(place)
    assert isinstance(page, RecordsPage)
    return page


def form_on(window: MainWindow, name: str, record: Record | None = None) -> Any:
    """Shows an activity, the first for none; returns the editor of a field of it, with the focus."""
    record = record or activity(window)
    window.session.go_to(record.id, name)
    page = window.records_page
    assert page is not None
    editor = page.form.editor(name)
    assert is_inside(QApplication.focusWidget(), editor)
    return editor


def form_on_row(window: MainWindow, name: str) -> None:
    """Puts the focus on a field of the first activity, or on the line for its parts."""
    window.session.go_to(activity(window).id, name)
    assert focused_topic() == (name,)


def write_into(editor: Any, text: str) -> None:
    """Types a text in place of what is there, without settling it."""
    press("Ctrl+A")
    type_text(text)
    assert editor.typing


def action(window: MainWindow, command: str) -> QAction:
    return window.actions_of_window[command]


def focused_topic() -> tuple[str, ...]:
    """The names of the fields and collections in which the focus is, the innermost first."""
    names, widget = [], QApplication.focusWidget()
    while widget is not None:
        if isinstance(widget, FieldRow | PartList):
            names.append(widget.topic[1])
        widget = widget.parentWidget()
    return tuple(names)


def menu_texts(menu: QMenu) -> set[str]:
    """The ids of the actions in a menu and the menus within."""
    found: set[str] = set()
    for one in menu.actions():
        inner = one.menu()
        found |= menu_texts(inner) if isinstance(inner, QMenu) else {one.objectName()}
    return found


def empty_register() -> Register:
    """A register of an organisation of which only the name is known."""
    register = new_register("Exempelbolaget AB")
    return apply(register, create(register, r.Organisation, name="Exempelbolaget AB"))


def with_faults(register: Register) -> Register:
    """The register, with an activity of which nothing is told, and without contacts and some time limits."""
    register = apply(register, create(register, r.Activity, name="X", role="controller", state="active"))
    register = apply(register, delete(register, list(register.every(r.Contact))))
    return apply(register, delete(register, list(register.every(r.Retention))[:2]))


# Commands and keys


def test_every_command_is_in_a_menu(window: MainWindow) -> None:
    menus = [one.menu() for one in window.menuBar().actions()]
    listed = set().union(*(menu_texts(menu) for menu in menus if isinstance(menu, QMenu)))
    assert {command.id for command in COMMANDS} <= listed


def test_every_command_is_carried_out_by_the_window_or_the_program() -> None:
    lost = {
        command.id
        for command in COMMANDS
        if not command.id.startswith(SECTION_PREFIX)
        and command.id not in OF_THE_PROGRAM
        and not callable(getattr(WindowCommands, command.id, None))
    }
    assert lost == set()


def test_what_concerns_all_windows_is_asked_of_them(window: MainWindow) -> None:
    told: list[str] = []
    window.asked.connect(told.append)
    for command in sorted(OF_THE_PROGRAM):
        action(window, command).trigger()
    assert told == sorted(OF_THE_PROGRAM)


@pytest.mark.usefixtures("qapp")
def test_no_two_commands_share_a_key() -> None:
    keys = [QKeySequence(key).toString() for command in COMMANDS for key in command.keys]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.usefixtures("qapp")
def test_every_key_is_one() -> None:
    empty = [command.id for command in COMMANDS for key in command.keys if QKeySequence(key).isEmpty()]
    assert empty == []


@pytest.mark.usefixtures("qapp")
def test_no_key_is_a_letter_or_what_moves_in_a_text() -> None:
    keys = {combination_of(key) for command in COMMANDS for key in command.keys}
    plain = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
    function = range(Qt.Key.Key_F1.value, Qt.Key.Key_F12.value + 1)
    taken = [key for key in keys if key.keyboardModifiers() in plain and key.key().value not in function]
    assert taken == []


def test_no_editor_swallows_the_key_of_a_command(window: MainWindow) -> None:
    window.session.commit("", set_values(activity(window), notes="A"))
    window.session.commit("", set_values(activity(window), notes="B"))
    window.session.undo()
    given: list[str] = []
    for command in COMMANDS:
        one = action(window, command.id)
        one.triggered.disconnect()
        one.triggered.connect(lambda _checked=False, command=command.id: given.append(command))
    pressed = [command.id for command in COMMANDS if command.keys]
    for field in ("name", "description", "role", "unit", "tags", "systems", "transfers", "purposes"):
        form_on_row(window, field)
        given.clear()
        for key in pressed:
            press(QKeySequence(COMMAND_OF_ID[key].keys[0]).toString())
        assert given == pressed, field


# What Qt on X11 takes for its own in every line of text, and on other platforms does not.
OF_X11 = ["Ctrl+E", "Ctrl+U", "Ctrl+A", "Ctrl+Insert", "Shift+Insert"]


@pytest.mark.usefixtures("qapp")
def test_no_key_is_one_that_lines_of_text_take_on_other_platforms() -> None:
    keys = {QKeySequence(key).toString() for command in COMMANDS for key in command.keys}
    assert keys.isdisjoint(OF_X11)


def test_read_only_register_lets_no_command_change_it(opened: Opened) -> None:
    window = opened(read_only=True)
    page_of(window).list.show_current(activity(window).id)
    enabled = {command.id for command in window.actions_of_window.enabled()}
    assert {command.id for command in COMMANDS if command.changes}.isdisjoint(enabled)
    assert {"export", "save_as", "filter", "palette"} <= enabled


def test_read_only_register_says_why_nothing_can_be_typed(opened: Opened) -> None:
    window = opened(read_only=True)
    before = window.session.register
    write_into(form_on(window, "name"), "Other")
    press("Return")
    (box,) = window.findChildren(QMessageBox)
    assert "reading only" in box.text()
    assert window.session.register == before
    box.close()
    bring_back()
    assert form_on(window, "name").text() == before.activities[0].name


# Undo and redo


def test_menu_names_what_is_undone_and_done_again(window: MainWindow) -> None:
    window.session.commit("New name", set_values(activity(window), name="Other"))
    assert action(window, "undo").text() == "&Undo: New name"
    assert not action(window, "redo").isEnabled()
    action(window, "undo").trigger()
    assert action(window, "redo").text() == "&Redo: New name"
    assert not action(window, "undo").isEnabled()
    action(window, "redo").trigger()
    assert activity(window).name == "Other"


def test_ampersand_in_a_step_is_shown_as_one(window: MainWindow) -> None:
    window.session.commit("R&D", set_values(activity(window), name="R&D"))
    assert action(window, "undo").text() == "&Undo: R&&D"


def test_undo_while_typing_is_that_of_the_text(window: MainWindow) -> None:
    window.session.commit("", set_values(activity(window), name="Kept"))
    editor = form_on(window, "name")
    write_into(editor, "Typed")
    press("Ctrl+Z")
    assert editor.text() != "Typed"
    assert activity(window).name == "Kept"


def test_undo_in_a_field_where_nothing_is_typed_takes_back_the_last_step(window: MainWindow) -> None:
    before = activity(window).name
    editor = form_on(window, "name")
    write_into(editor, "Other")
    press("Ctrl+Shift+O")
    assert activity(window).name == "Other"
    form_on(window, "name")
    press("Ctrl+Z")
    assert activity(window).name == before
    assert form_on(window, "name").text() == before


# Places, and going somewhere


def test_every_place_opens(qapp: QApplication, window: MainWindow) -> None:
    for place in PLACES:
        window.show_place(place.key)
        qapp.processEvents()
        assert window.place == place.key


def test_going_to_a_field_puts_the_focus_there(window: MainWindow) -> None:
    for name in ("name", "purposes", "transfers", "disclosures", "measures", "notes"):
        window.session.go_to(activity(window, 3).id, name)
        assert window.current == activity(window, 3).id
        assert focused_topic() == (name,)


def test_going_to_a_record_alone_puts_the_focus_on_its_row(window: MainWindow) -> None:
    window.session.go_to(activity(window, 3).id)
    page = window.records_page
    assert page is not None
    assert page.list.table.hasFocus()
    assert page.list.current == activity(window, 3).id


def test_going_to_a_part_opens_it_where_it_belongs(window: MainWindow) -> None:
    part = next(iter(window.session.register.every(r.Disclosure)))
    window.session.go_to(part.id, "role")
    assert (window.place, window.current) == ("activity", part.owner)
    assert focused_topic() == ("role", "disclosures")


def test_going_to_a_rarely_needed_field_shows_it(window: MainWindow) -> None:
    window.session.go_to(activity(window).id, "unit")
    assert focused_topic() == ("unit",)


def test_going_to_a_reference_that_is_chosen_focuses_it_at_once(window: MainWindow) -> None:
    for system in window.session.register.all(r.System):
        window.session.go_to(system.id, "provider")
        assert focused_topic() == ("provider",)


def test_going_to_a_record_that_the_filter_hides_shows_it(window: MainWindow) -> None:
    page = page_of(window)
    page.list.filter.show_filter(SavedFilter("", "no such words"))
    window.session.go_to(activity(window).id, "name")
    assert page.list.current == activity(window).id


def test_going_to_the_register_s_own_field(window: MainWindow) -> None:
    window.session.go_to(window.session.register.sheet.id, "version")
    assert (window.place, focused_topic()) == ("register", ("version",))


def test_that_the_register_has_no_activity_leads_to_where_they_are_made(opened: Opened) -> None:
    window = opened(empty_register())
    window.session.go_to(window.session.register.sheet.id, "activities")
    assert window.place == "activity"
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    press("Space")
    assert len(window.session.register.activities) == 1


def test_every_finding_leads_to_its_field(qtbot: QtBot, opened: Opened) -> None:
    window = opened(with_faults(sample_register()))
    qtbot.waitUntil(lambda: window.session.findings_are_fresh)
    assert len({one.field for one in window.session.findings}) > 6
    for finding in window.session.findings:
        if not finding.field:
            continue
        window.navigation.setFocus()
        window.session.go_to(finding.record, finding.field)
        assert focused_topic()[:1] == (finding.field,), finding


# Where there is little room


def narrow(opened: Opened, **options: Any) -> MainWindow:
    window = opened(size=(900, 700), **options)
    assert not window.navigation.isVisible()
    return window


def test_list_and_form_take_turns_where_it_is_narrow(opened: Opened) -> None:
    window = narrow(opened)
    page = page_of(window)
    page.focus_list()
    assert (page.list.isVisible(), page.form.isVisible()) == (True, False)
    press("Return")
    assert (page.list.isVisible(), page.form.isVisible()) == (False, True)
    assert is_inside(QApplication.focusWidget(), page.form)


def test_large_text_makes_any_window_narrow(opened: Opened, qapp: QApplication) -> None:
    dress(qapp, text_size=150)
    window = opened(preferences=Preferences(text_size=150), size=(1900, 1000))
    assert not window.navigation.isVisible()


def test_wide_window_shows_list_and_form(window: MainWindow) -> None:
    page = page_of(window)
    assert window.navigation.isVisible()
    assert (page.list.isVisible(), page.form.isVisible()) == (True, True)


def test_keys_lead_from_the_row_to_the_form(window: MainWindow) -> None:
    for key in ("Return", "F2"):
        page_of(window).focus_list()
        press(key)
        assert focused_topic() == ("name",)


@pytest.mark.parametrize("size", [(900, 700), (1280, 720)])
def test_escape_leads_from_the_form_back_to_the_list(opened: Opened, size: tuple[int, int]) -> None:
    window = opened(size=size)
    for field in ("name", "role", "description", "tags", "transfers", "purposes"):
        window.session.go_to(activity(window).id, field)
        press("Escape")
        assert page_of(window).list.isVisible()
        assert page_of(window).list.table.hasFocus()


def test_escape_gives_up_what_is_typed_first(window: MainWindow) -> None:
    before = activity(window).name
    write_into(form_on(window, "name"), "Typed")
    press("Escape")
    assert focused_topic() == ("name",)
    press("Escape")
    assert focused_topic() == ()
    assert activity(window).name == before


def test_button_leads_back_to_the_list(opened: Opened) -> None:
    window = narrow(opened)
    window.session.go_to(activity(window).id, "name")
    page = window.records_page
    assert page is not None
    (back,) = [
        one
        for one in page.form.findChildren(QWidget)
        if one.accessibleName() == "Back to the list" and one.isVisible()
    ]
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert page.list.table.hasFocus()


def test_going_to_a_record_shows_it_where_it_is_narrow(opened: Opened) -> None:
    window = narrow(opened)
    window.session.go_to(activity(window, 2).id)
    page = window.records_page
    assert page is not None
    assert page.form.isVisible()
    assert page.current == activity(window, 2).id


def test_choosing_a_place_shows_its_list_where_it_is_narrow(opened: Opened) -> None:
    window = narrow(opened)
    window.session.go_to(activity(window).id, "name")
    (button,) = [one for one in window.findChildren(QToolButton) if one.text() == "Activities"]
    button.menu().actions()[1].trigger()
    page = page_of(window)
    assert page.list.table.hasFocus()


def test_panes_take_turns_by_key(window: MainWindow) -> None:
    page = page_of(window)
    window.navigation.setFocus()
    visited = []
    for _ in range(3):
        press("F6")
        visited.append(is_inside(QApplication.focusWidget(), page.list))
    assert visited == [True, False, False]
    assert window.navigation.hasFocus()
    press("Shift+F6")
    assert is_inside(QApplication.focusWidget(), page.form)


def test_panes_take_turns_where_it_is_narrow(opened: Opened) -> None:
    window = narrow(opened)
    page = page_of(window)
    page.focus_list()
    press("F6")
    assert is_inside(QApplication.focusWidget(), page.form)
    press("F6")
    assert page.list.table.hasFocus()


# Lists


def test_two_selected_rows_show_the_form_for_both(window: MainWindow) -> None:
    page = page_of(window)
    page.focus_list()
    press("Ctrl+Home", "Shift+Down")
    assert len(page.list.selected()) == 2
    assert page.bulk.isVisible()
    press("Down")
    assert not page.bulk.isVisible()
    assert page.form.isVisible()


def test_all_rows_are_selected_by_key(window: MainWindow) -> None:
    page = page_of(window)
    press("Ctrl+Shift+A")
    assert len(page.list.selected()) == len(window.session.register.activities)
    assert isinstance(page.bulk, BulkForm)
    assert page.bulk.isVisible()


def test_next_and_previous_record_keep_the_field(window: MainWindow) -> None:
    page = page_of(window)
    page.list.show_current(page.list.model.records[0].id)
    form_on(window, "name", page.list.model.records[0])
    press("Ctrl+PgDown")
    assert page.current == page.list.model.records[1].id
    assert focused_topic() == ("name",)
    press("Ctrl+PgUp")
    assert page.current == page.list.model.records[0].id


def test_filter_by_key_goes_to_its_words_from_anywhere(window: MainWindow) -> None:
    window.show_place("overview")
    press("Ctrl+F")
    type_text("zzzz")
    page = window.records_page
    assert page is not None
    assert page.list.counts[0] == 0
    press("Escape")
    assert page.list.counts[0] == len(window.session.register.activities)


def test_new_activity_is_ready_to_be_named(window: MainWindow) -> None:
    window.show_place("overview")
    press("Ctrl+N")
    type_text("Newsletter")
    press("Return")
    assert activity(window, -1).name == "Newsletter"
    assert activity(window, -1).state == "draft"


def test_new_activity_from_a_list_of_some_role_has_it(window: MainWindow) -> None:
    page_of(window, "processor")
    press("Ctrl+N")
    assert activity(window, -1).role == "processor"
    assert window.place == "processor"


def test_new_record_is_of_the_kind_that_is_listed(window: MainWindow) -> None:
    page_of(window, "party")
    before = len(window.session.register.all(r.Party))
    press("Ctrl+Shift+I")
    assert len(window.session.register.all(r.Party)) == before + 1
    assert focused_topic() == ("name",)


def test_duplicate_is_a_draft_whose_name_is_ready_to_be_changed(window: MainWindow) -> None:
    page = page_of(window)
    page.focus_list()
    count = len(window.session.register.activities)
    press("Ctrl+D")
    assert len(window.session.register.activities) == count + 1
    copy = window.session.register.find(page.current)
    assert isinstance(copy, r.Activity)
    assert copy.state == "draft"
    assert focused_topic() == ("name",)


def test_delete_says_so_and_is_taken_back_by_its_button(window: MainWindow) -> None:
    before = window.session.register
    page = page_of(window)
    page.focus_list()
    press("Delete")
    assert len(window.session.register.activities) == len(before.activities) - 1
    assert window.toast.isVisible()
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    assert window.session.register.activities == before.activities
    assert not window.toast.isVisible()


def test_what_is_done_next_takes_the_offer_to_undo_away(window: MainWindow) -> None:
    page_of(window).focus_list()
    press("Delete")
    window.session.commit("", set_values(activity(window), name="Other"))
    assert not window.toast.isVisible()


def test_delete_does_nothing_in_a_field(window: MainWindow) -> None:
    before = window.session.register.activities
    form_on(window, "name")
    press("Delete")
    press("Escape")
    assert window.session.register.activities == before


def test_dialogs_open_by_key(window: MainWindow) -> None:
    page_of(window).focus_list()
    for key, kind in (
        ("Ctrl+Shift+F", FindReplaceDialog),
        ("Ctrl+Shift+V", PasteDialog),
        ("Ctrl+K", CommandPalette),
        ("Ctrl+Shift+E", ExportDialog),
    ):
        press(key)
        (dialog,) = window.findChildren(kind)
        assert dialog.isVisible()
        press("Escape")


def test_palette_finds_an_activity_and_goes_there(window: MainWindow) -> None:
    name = window.session.name(activity(window, 2))
    press("Ctrl+K")
    palette = QApplication.activeWindow()
    assert isinstance(palette, CommandPalette)
    palette.line.setText(name)
    press("Return")
    assert window.current == activity(window, 2).id
    page = window.records_page
    assert page is not None
    assert page.list.table.hasFocus()


def test_today_s_date_is_written_by_key_where_a_date_is_asked_for(window: MainWindow) -> None:
    editor = form_on(window, "reviewed")
    press("Ctrl+;")
    assert editor.text() == window.session.today().isoformat()


def test_section_is_reached_by_its_number(window: MainWindow) -> None:
    form_on(window, "name")
    press("Alt+3")
    assert focused_topic() == ("people",)


# What is remembered


def test_columns_are_remembered(window: MainWindow) -> None:
    page = page_of(window)
    page.list.choose_column("unit", wanted=True)
    assert stored.load().columns["activity"][-1] == "unit"
    assert window.session.preferences.columns["activity"][-1] == "unit"


def test_remembered_columns_are_shown(opened: Opened) -> None:
    window = opened(preferences=Preferences(columns={"activity": ("unit", "state")}))
    assert page_of(window).list.model.columns == ("unit", "state")


def test_filters_are_remembered(window: MainWindow) -> None:
    page = page_of(window)
    page.list.filter.show_filter(SavedFilter("", "news"))
    page.list.filter.keep("Mine")
    assert stored.load().saved_filters["activity"] == (SavedFilter("Mine", "news"),)


# What settles what is typed


def close_dialogs(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.close()
    bring_back()


def other_record(window: MainWindow) -> None:
    page = window.records_page
    assert page is not None
    page.list.show_current(activity(window, 4).id)


def other_row_by_click(window: MainWindow) -> None:
    page = window.records_page
    assert page is not None
    row = page.list.table.visualRect(page.list.model.index(4, 1))
    QTest.mouseClick(page.list.table.viewport(), Qt.MouseButton.LeftButton, pos=row.center())


SETTLING: dict[str, Callable[[MainWindow], object]] = {
    "another record": other_record,
    "a click on another row": other_row_by_click,
    "the next record": lambda _window: press("Ctrl+PgDown"),
    "another place": lambda window: window.show_place("party"),
    "the overview by key": lambda _window: press("Ctrl+Shift+O"),
    "the next finding": lambda _window: press("F8"),
    "an export": lambda _window: press("Ctrl+Shift+E"),
    "the palette": lambda _window: press("Ctrl+K"),
    "find and replace": lambda _window: press("Ctrl+Shift+F"),
    "a new activity": lambda _window: press("Ctrl+N"),
    "saving now": lambda _window: press("Ctrl+S"),
}


@pytest.mark.parametrize("field", ["name", "description"])
def test_what_is_typed_is_settled_by_whatever_comes_next(window: MainWindow, field: str) -> None:
    record, lost = activity(window), []
    for what, settle in SETTLING.items():
        write_into(form_on(window, field), what)
        settle(window)
        if getattr(activity(window), field) != what:
            lost.append(what)
        close_dialogs(window)
    assert activity(window).id == record.id
    assert lost == []


def test_what_is_typed_into_a_line_for_parts_is_settled_by_whatever_comes_next(window: MainWindow) -> None:
    key, lost = activity(window).id, []
    for what, settle in SETTLING.items():
        window.session.go_to(key, "purposes")
        type_text(what)
        settle(window)
        if (key, what) not in [(one.owner, one.text) for one in window.session.register.every(r.Purpose)]:
            lost.append(what)
        close_dialogs(window)
    assert lost == []


def test_what_cannot_be_taken_does_not_follow_to_another_record(window: MainWindow) -> None:
    page = page_of(window)
    first, second = page.list.model.records[:2]
    for field in ("reviewed", "role", "measures"):
        write_into(form_on(window, field, first), "no such thing")
        press("Ctrl+PgDown")
        assert page.current == second.id
        assert not page.form.editor(field).typing


@pytest.mark.parametrize("field", ["name", "purposes"])
def test_closing_the_window_settles_what_is_typed(window: MainWindow, tmp_path: Path, field: str) -> None:
    key = activity(window).id
    window.session.go_to(key, field)
    press("Ctrl+A")
    type_text("Typed")
    window.close()
    with Document.open(tmp_path / "register.ropa", read_only=True) as document:
        found = document.register.find(key)
        assert isinstance(found, r.Activity)
        texts = [one.text for one in document.register.every(r.Purpose)]
        assert "Typed" in (found.name, *texts)


def test_undo_from_the_menu_takes_what_is_typed_back(window: MainWindow) -> None:
    before = activity(window).name
    editor = form_on(window, "name")
    write_into(editor, "Typed")
    action(window, "undo").setEnabled(True)
    action(window, "undo").trigger()
    assert activity(window).name == before
    assert editor.text() == before


def test_what_cannot_be_read_stays_as_typed_and_is_said(window: MainWindow) -> None:
    editor = form_on(window, "reviewed")
    write_into(editor, "soon")
    press("Ctrl+K")
    press("Escape")
    assert editor.text() == "soon"
    assert editor.accessibleDescription()


def test_closed_window_tells_so_once(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.closed, timeout=1000):
        window.close()
