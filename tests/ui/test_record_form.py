"""The form of a record: what is settled is in the register, and what is in the register is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QRadioButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.i18n import Language
from ropa_desktop.imports.json import read
from ropa_desktop.law.starter_activities import starter_activities
from ropa_desktop.register import records as r
from ropa_desktop.register.edits import create
from ropa_desktop.register.fields import CATALOGUE, Record, part_types
from ropa_desktop.register.referable import root_of
from ropa_desktop.register.starters import start
from ropa_desktop.ui.editors import Editor
from ropa_desktop.ui.editors.chips import ChipsEditor
from ropa_desktop.ui.editors.texts import LineEditor, LinesEditor
from ropa_desktop.ui.field_group import FieldGroup
from ropa_desktop.ui.field_row import FieldRow
from ropa_desktop.ui.form_plan import HIDDEN, NEVER
from ropa_desktop.ui.part_list import PartList
from ropa_desktop.ui.part_row import PartRow
from ropa_desktop.ui.record_form import RecordForm
from ropa_desktop.ui.session import Session
from tests.ui.conftest import SAMPLE, Shown
from tests.ui.full_records import full_register
from tests.ui.sessions import session_on

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # of lists that open

Key = Qt.Key


@pytest.fixture(scope="module")
def opened(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Session, RecordForm]]:
    """One form for all tests, as for a whole day's work, so large that all of it is in sight."""
    with session_on(tmp_path_factory.mktemp("form") / "exempel.ropa", read(SAMPLE)[0]) as session:
        form = RecordForm(session)
        form.resize(800, 6000)
        yield session, form
        form.close()
        form.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def sample_session(opened: tuple[Session, RecordForm]) -> Iterator[Session]:
    """The sample register, as it is when it has just been opened."""
    session, _ = opened
    yield session
    while session.document.can_undo:
        session.undo()


@pytest.fixture
def form(qtbot: QtBot, sample_session: Session, opened: tuple[Session, RecordForm]) -> RecordForm:
    """The form of B-001; nothing is open that was opened in the form of another record."""
    _, form = opened
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.setFocus()
    for number in ("B-014", "B-003", "B-001"):
        form.show_record(activity(sample_session, number).id)
        finish(form)
    return form


def finish(form: RecordForm) -> None:
    assert form.page is not None
    form.page.finish()


def activity(session: Session, number: str) -> r.Activity:
    (found,) = [one for one in session.register.activities if one.number == number]
    return found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def line(form: RecordForm, field: str) -> LineEditor:
    """The editor of a field of one line."""
    editor = form.editor(field)
    assert isinstance(editor, LineEditor)
    return editor


def write(form: RecordForm, field: str, text: str) -> Editor:
    """Puts the focus on a field, and types something else there."""
    assert form.go_to(field)
    editor = form.editor(field)
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text)
    return editor


def texts(widget: QWidget) -> list[str]:
    """The labels that can be read."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def add_part(form: RecordForm, name: str, text: str) -> PartList:
    """Types a line into a list of parts, and Enter."""
    parts = form.parts(name)
    parts.setFocus()
    QTest.keyClicks(parts.line, text)
    QTest.keyClick(parts.line, Key.Key_Return)
    return parts


def names(parts: PartList) -> list[str]:
    return [text for row in parts.rows for text in texts(row)[:1]]


def judged(qtbot: QtBot, session: Session) -> None:
    """Waits for the findings of the register as it is."""
    qtbot.waitUntil(lambda: session.findings_are_fresh)


# Settling


def test_typing_is_settled_when_another_record_is_shown(form: RecordForm, sample_session: Session) -> None:
    write(form, "name", "Lager")
    form.show_record(activity(sample_session, "B-002").id)
    assert activity(sample_session, "B-001").name == "Lager"


def test_typing_is_settled_when_the_window_is_left(form: RecordForm, sample_session: Session) -> None:
    for field, text in (("name", "Lager"), ("description", "Mer")):
        editor = write(form, field, text)
        left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
        QApplication.sendEvent(editor, left)
        assert getattr(activity(sample_session, "B-001"), field) == text


def test_typing_is_settled_before_anything_reads_the_register(
    form: RecordForm, sample_session: Session
) -> None:
    write(form, "description", "Ny text")
    sample_session.settle()
    assert activity(sample_session, "B-001").description == "Ny text"


def test_step_is_called_after_the_field(form: RecordForm, sample_session: Session) -> None:
    write(form, "name", "Lager")
    sample_session.settle()
    assert sample_session.document.undo_text == "Name"


def test_title_follows_the_name(form: RecordForm, sample_session: Session) -> None:
    write(form, "name_en", "Stock")
    sample_session.settle()
    assert "B-001  Stock" in texts(form)


def test_undo_shows_the_value_before(form: RecordForm, sample_session: Session) -> None:
    before = activity(sample_session, "B-001").name
    write(form, "name", "Lager")
    sample_session.settle()
    sample_session.undo()
    assert line(form, "name").text() == before
    assert not line(form, "name").typing


def test_undo_goes_to_a_field_that_is_out_of_sight(form: RecordForm, sample_session: Session) -> None:
    sample_session.set_field(
        activity(sample_session, "B-001"), CATALOGUE["activity"].field_named["notes"], "Nytt"
    )
    finish(form)
    sample_session.undo()
    editor = form.editor("notes")
    assert isinstance(editor, LinesEditor)
    assert editor.text == activity(sample_session, "B-001").notes


def test_what_cannot_be_read_stays_while_something_else_changes(
    form: RecordForm, sample_session: Session
) -> None:
    write(form, "start", "2024-13")
    write(form, "name", "Lager")
    sample_session.settle()
    finish(form)
    assert line(form, "start").text() == "2024-13"
    assert any("2024-13" in text for text in texts(form))


def test_what_cannot_be_read_is_left_behind_with_its_record(
    form: RecordForm, sample_session: Session
) -> None:
    write(form, "start", "2024-13")
    form.show_record(activity(sample_session, "B-002").id)
    finish(form)
    editor = form.editor("start")
    assert not editor.typing
    assert not any("2024-13" in text for text in texts(form))


def test_half_typed_line_of_chips_is_left_behind_with_its_record(
    form: RecordForm, sample_session: Session
) -> None:
    editor = form.editor("tags")
    assert isinstance(editor, ChipsEditor)
    editor.line.setText("Zebra")
    form.show_record(activity(sample_session, "B-002").id)
    finish(form)
    assert editor.line.text() == ""


def test_new_record_is_made_of_a_name_and_referred_to(form: RecordForm, sample_session: Session) -> None:
    assert form.go_to("systems")
    QTest.keyClicks(focused(), "Nya systemet")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    press(Key.Key_Return)
    (system,) = [one for one in sample_session.register.all(r.System) if one.name == "Nya systemet"]
    assert system.id in activity(sample_session, "B-001").systems
    sample_session.undo()
    assert sample_session.register.get(r.System, system.id) is None


def test_chip_asks_to_see_its_record(form: RecordForm, sample_session: Session, qtbot: QtBot) -> None:
    editor = form.editor("systems")
    assert isinstance(editor, ChipsEditor)
    with qtbot.waitSignal(sample_session.asked_for) as asked:
        editor.chips[0].click()
    assert asked.args == [activity(sample_session, "B-001").systems[0], ""]


def test_register_for_reading_only_refuses_and_shows_what_it_holds(
    qtbot: QtBot, tmp_path: Path, shown: Shown[RecordForm], sample_session: Session
) -> None:
    with session_on(tmp_path / "skyddad.ropa", sample_session.register, read_only=True) as session:
        form = shown(RecordForm(session))
        form.show_record(activity(session, "B-001").id)
        write(form, "name", "Lager")
        with qtbot.waitSignal(session.refused) as told:
            session.settle()
        assert "skyddad.ropa" in told.args[0]
        assert line(form, "name").text() == activity(session, "B-001").name
        question = form.editor("profiling")
        question.findChildren(QRadioButton)[0].click()
        assert question.findChildren(QRadioButton)[1].isChecked()
        form.close()


def test_record_that_is_undone_leaves_an_empty_form(form: RecordForm, sample_session: Session) -> None:
    form.show_record(sample_session.create(CATALOGUE["activity"], name="Ny"))
    sample_session.undo()
    assert form.key == ""
    assert "Choose a record in the list to see it here." in texts(form)


def test_hidden_form_shows_what_has_changed_meanwhile(
    sample_session: Session, shown: Shown[RecordForm]
) -> None:
    record = activity(sample_session, "B-001")
    form = shown(RecordForm(sample_session))
    form.show_record(record.id)
    form.hide()
    sample_session.set_field(record, CATALOGUE["activity"].field_named["name"], "Lager")
    form.show()
    assert line(form, "name").text() == "Lager"


# Parts


def test_part_is_added_by_a_line_and_enter(form: RecordForm, sample_session: Session) -> None:
    parts = add_part(form, "purpose", "Skicka blommor")
    assert [one.text for one in sample_session.register.parts(r.Purpose, form.key)][-1] == "Skicka blommor"
    assert names(parts)[-1] == "Skicka blommor"
    assert focused() is parts.line
    assert sample_session.document.undo_text == "Add: Purpose"


def test_term_is_added_as_a_part_by_any_of_its_names(form: RecordForm, sample_session: Session) -> None:
    add_part(form, "legal_basis", "Public task")
    assert sample_session.register.parts(r.LegalBasis, form.key)[-1].basis == "art6_1_e"


def test_part_that_no_list_has_is_refused_and_stays_typed(form: RecordForm, sample_session: Session) -> None:
    before = sample_session.register
    parts = add_part(form, "legal_basis", "Zebra")
    assert sample_session.register == before
    assert parts.line.text() == "Zebra"
    assert any("Zebra" in text for text in texts(parts))


def test_what_stands_in_the_list_is_not_added_again(form: RecordForm, sample_session: Session) -> None:
    parts = form.parts("disclosure")
    before = sample_session.register
    add_part(
        form, "disclosure", sample_session.name(sample_session.register.parts(r.Disclosure, form.key)[3])
    )
    assert sample_session.register == before
    assert any("stands here already" in text for text in texts(parts))


def test_recipient_is_added_with_a_new_party(form: RecordForm, sample_session: Session) -> None:
    add_part(form, "disclosure", "Blomsterbolaget AB")
    disclosure = sample_session.register.parts(r.Disclosure, form.key)[-1]
    party = sample_session.register.get(r.Party, disclosure.party)
    assert party is not None
    assert party.name == "Blomsterbolaget AB"


def test_part_is_moved_with_alt_and_the_arrows_and_keeps_the_focus(form: RecordForm) -> None:
    parts = form.parts("purpose")
    first, second, third, *_ = names(parts)
    parts.rows[0].setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    press(Key.Key_Down, alt)
    assert names(parts)[:3] == [second, first, third]
    press(Key.Key_Down, alt)
    assert names(parts)[:3] == [second, third, first]
    press(Key.Key_Up, alt)
    assert names(parts)[:3] == [second, first, third]


def test_open_part_stays_open_when_it_is_moved(form: RecordForm) -> None:
    parts = form.parts("purpose")
    key = parts.rows[0].key
    parts.rows[0].open()
    parts.rows[0].setFocus()
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.is_open for row in parts.rows][:2] == [False, True]
    assert parts.rows[1].key == key


def menu_of(row: PartRow) -> QMenu:
    row.menu_button.click()
    return row.findChildren(QMenu)[-1]


def choose(row: PartRow, text: str) -> None:
    menu = menu_of(row)
    (action,) = [one for one in menu.actions() if one.text() == text]
    menu.close()
    action.trigger()


def test_part_is_duplicated_by_its_menu(form: RecordForm) -> None:
    parts = form.parts("purpose")
    before = names(parts)
    choose(parts.rows[1], "Duplicate")
    assert names(parts) == [*before, before[1]]


def test_menu_offers_only_what_can_be_done(form: RecordForm) -> None:
    parts = form.parts("disclosure")
    first, last = menu_of(parts.rows[0]), menu_of(parts.rows[-1])
    shown = [[action.text() for action in menu.actions()] for menu in (first, last)]
    assert shown == [
        ["Move down", "Duplicate", "Open party", "Remove"],
        ["Move up", "Duplicate", "Open party", "Remove"],
    ]
    for menu in (first, last):
        menu.close()


def test_menu_goes_to_the_record_that_the_part_stands_for(
    form: RecordForm, sample_session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sample_session.asked_for) as asked:
        choose(form.parts("disclosure").rows[0], "Open party")
    assert asked.args == [sample_session.register.parts(r.Disclosure, form.key)[0].party, ""]


def test_delete_removes_a_part_and_goes_to_the_next(form: RecordForm) -> None:
    parts = form.parts("purpose")
    before = names(parts)
    parts.rows[1].setFocus()
    press(Key.Key_Delete)
    assert names(parts) == [before[0], *before[2:]]
    assert parts.rows[1].isAncestorOf(focused())
    for _ in parts.rows[1:]:
        press(Key.Key_Delete)
    assert focused() is parts.line


def test_removed_part_comes_back_with_undo(form: RecordForm, sample_session: Session) -> None:
    parts = form.parts("purpose")
    before = names(parts)
    choose(parts.rows[0], "Remove")
    sample_session.undo()
    assert names(parts) == before


def test_typing_in_a_part_is_settled_before_it_is_moved(form: RecordForm, sample_session: Session) -> None:
    parts = form.parts("purpose")
    row = parts.rows[0]
    row.setFocus()
    press(Key.Key_Return)
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "Nytt")
    choose(row, "Move down")
    moved = sample_session.register.parts(r.Purpose, form.key)[1]
    assert "Nytt" in (moved.text, moved.text_en)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_key_opens_a_part_and_goes_to_its_first_field(form: RecordForm, key: Key) -> None:
    row = form.parts("disclosure").rows[0]
    row.setFocus()
    press(key)
    assert row.is_open
    assert isinstance(row.body, FieldGroup)
    assert row.body.isAncestorOf(focused())
    assert next(row.body.rows()).isAncestorOf(focused())


def test_click_on_its_name_opens_a_part_and_closes_it(form: RecordForm) -> None:
    row = form.parts("purpose").rows[0]
    label = row.findChildren(QLabel)[0]
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    assert row.is_open
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    assert not row.is_open


def test_closing_a_part_settles_what_is_typed_in_it(form: RecordForm, sample_session: Session) -> None:
    row = form.parts("purpose").rows[0]
    row.setFocus()
    press(Key.Key_Return)
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "Nytt")
    QTest.mouseClick(row.findChildren(QLabel)[0], Qt.MouseButton.LeftButton)
    assert not row.is_open
    assert "Nytt" in names(form.parts("purpose"))[0] or "Nytt" in (
        sample_session.register.parts(r.Purpose, form.key)[0].text
    )


def test_field_of_a_part_is_settled_as_a_step_of_its_own(form: RecordForm, sample_session: Session) -> None:
    part = sample_session.register.parts(r.People, form.key)[0]
    assert form.go_to("qualifier", part.id)
    QTest.keyClicks(focused(), "sedan 2020")
    sample_session.settle()
    after = sample_session.register.get(r.People, part.id)
    assert after is not None
    assert after.qualifier == "sedan 2020"
    assert sample_session.document.undo_text == "Limited to"


def test_parts_are_closed_when_another_record_is_shown(form: RecordForm, sample_session: Session) -> None:
    form.parts("purpose").rows[0].open()
    form.show_record(activity(sample_session, "B-002").id)
    assert not any(row.is_open for row in form.parts("purpose").rows)


def test_table_says_which_data_are_about_whom(form: RecordForm, sample_session: Session) -> None:
    record = activity(sample_session, "B-001")
    assert len(sample_session.register.parts(r.People, record)) > 1
    table = form.parts("data_item").matrix
    assert table is not None
    assert table.isVisible()
    index = table.model.index(0, 0)
    before = sample_session.register.parts(r.DataItem, record)[0].people
    table.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    people = sample_session.register.parts(r.People, record)[0].id
    assert people in sample_session.register.parts(r.DataItem, record)[0].people
    sample_session.undo()
    assert sample_session.register.parts(r.DataItem, record)[0].people == before


def test_space_ticks_in_the_table(form: RecordForm, sample_session: Session) -> None:
    record = activity(sample_session, "B-001")
    table = form.parts("data_item").matrix
    assert table is not None
    table.table.setFocus()
    table.table.setCurrentIndex(table.model.index(0, 1))
    before = sample_session.register.parts(r.DataItem, record)[0].people
    press(Key.Key_Space)
    assert sample_session.register.parts(r.DataItem, record)[0].people != before


# What is shown when


def test_more_fields_are_shown_on_demand(form: RecordForm) -> None:
    basics = form.page.sections[0].group if form.page else None
    assert basics is not None
    hidden = [name for name in basics.names if name not in {row_name(row) for row in basics.rows()}]
    assert "business_area" in hidden
    button = more_button(basics)
    assert button.text() == f"More fields ({len(hidden)})"
    button.click()
    assert [row_name(row) for row in basics.rows()] == list(basics.names)
    assert row_name_of(focused(), basics) == hidden[0]
    assert button.text() == "Fewer fields"
    button.click()
    assert hidden[-1] not in {row_name(row) for row in basics.rows()}


def row_name(row: FieldRow | PartList) -> str:
    return row.field.name if isinstance(row, FieldRow) else row.part_type


def row_name_of(widget: QWidget, group: FieldGroup) -> str:
    (found,) = [row_name(row) for row in group.rows() if row.isAncestorOf(widget)]
    return found


def more_button(group: FieldGroup) -> QToolButton:
    (button,) = [
        one
        for one in group.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if "fields" in one.text()
    ]
    return button


def test_field_that_says_something_is_shown_without_being_asked_for(
    form: RecordForm, sample_session: Session
) -> None:
    record = activity(sample_session, "B-001")
    sample_session.set_field(record, CATALOGUE["activity"].field_named["business_area"], "Butik")
    finish(form)
    assert form.editor("business_area").isVisible()
    sample_session.undo()
    finish(form)
    assert form.page is not None
    assert "business_area" not in {row_name(row) for row in form.page.sections[0].group.rows()}


def test_answer_brings_the_fields_that_belong_to_it(form: RecordForm, sample_session: Session) -> None:
    parts = add_part(form, "legal_basis", "Samtycke")
    body = parts.rows[-1].open()
    assert isinstance(body, FieldGroup)
    assert "consent_obtained" in {row_name(row) for row in body.rows()}
    part = sample_session.register.parts(r.LegalBasis, form.key)[-1]
    sample_session.set_field(part, CATALOGUE["legal_basis"].field_named["basis"], "art6_1_b")
    assert "consent_obtained" not in {row_name(row) for row in body.rows()}
    assert "contract" in {row_name(row) for row in body.rows()}


def test_processors_form_asks_for_customers_and_not_for_purposes(
    form: RecordForm, sample_session: Session
) -> None:
    form.show_record(sample_session.create(CATALOGUE["activity"], role="processor"))
    finish(form)
    shown = shown_rows(form)
    assert "client" in shown
    assert not {"purpose", "legal_basis", "people", "retention"} & shown


def shown_rows(form: RecordForm) -> set[str]:
    assert form.page is not None
    return {row_name(row) for section in form.page.sections for row in section.group.rows()}


def test_purposes_that_a_processor_has_are_shown(form: RecordForm, sample_session: Session) -> None:
    key = sample_session.create(CATALOGUE["activity"], role="processor")
    sample_session.commit("x", create(sample_session.register, r.Purpose, key, text="Drift"))
    form.show_record(key)
    finish(form)
    assert "purpose" in shown_rows(form)
    assert names(form.parts("purpose")) == ["Drift"]


def test_customers_that_a_controller_has_are_shown(form: RecordForm, sample_session: Session) -> None:
    client = create(sample_session.register, r.Client, form.key)
    sample_session.commit("x", client)
    finish(form)
    assert "client" in shown_rows(form)


def test_new_role_keeps_the_field_that_is_edited(form: RecordForm, sample_session: Session) -> None:
    assert form.go_to("responsible")
    record = activity(sample_session, "B-001")
    sample_session.set_field(record, CATALOGUE["activity"].field_named["role"], "processor")
    assert "client" in shown_rows(form)
    assert form.editor("responsible").hasFocus()


def test_parts_of_the_organisation_are_shown_as_links(
    form: RecordForm, sample_session: Session, qtbot: QtBot
) -> None:
    organisation = sample_session.register.organisations[0]
    made = create(sample_session.register, r.People, organisation.id, name="alla som ringer")
    sample_session.commit("x", made)
    finish(form)
    links = [one for one in form.parts("people").findChildren(QToolButton) if "alla som ringer" in one.text()]
    assert [one.text() for one in links] == ["alla som ringer (for the whole organisation)"]
    with qtbot.waitSignal(sample_session.asked_for) as asked:
        links[0].click()
    assert asked.args == [made[0].record.id, ""]


def test_record_says_where_it_is_used(form: RecordForm, sample_session: Session, qtbot: QtBot) -> None:
    record = activity(sample_session, "B-001")
    form.show_record(record.systems[0])
    finish(form)
    (link,) = [one for one in form.findChildren(QToolButton) if "Activity: B-001 " in one.text()]
    with qtbot.waitSignal(sample_session.asked_for) as asked:
        link.click()
    assert asked.args == [record.id, ""]


# Findings


def test_finding_appears_at_its_field_once_the_register_is_judged(
    form: RecordForm, sample_session: Session, qtbot: QtBot
) -> None:
    record = activity(sample_session, "B-001")
    for retention in sample_session.register.parts(r.Retention, record):
        with qtbot.waitSignal(sample_session.judged):
            sample_session.remove([retention])
    judged(qtbot, sample_session)
    said = [one.in_language("en") for one in sample_session.findings_at(record.id, "retention")]
    assert said
    assert any(said[0] in text for text in texts(form.parts("retention")))
    with qtbot.waitSignal(sample_session.judged):
        sample_session.undo()
    judged(qtbot, sample_session)
    assert not any(said[0] in text for text in texts(form.parts("retention")))


def test_finding_brings_its_field_into_sight(form: RecordForm, sample_session: Session) -> None:
    for finding in sample_session.findings:
        record = sample_session.register.find(finding.activity or finding.record)
        assert record is not None
        form.show_record(record.id)
        part = finding.record if finding.record != record.id else ""
        assert form.go_to(finding.field, part), finding
        assert form.isAncestorOf(focused())


def test_every_finding_of_a_real_register_can_be_gone_to(
    inrego_session: Session, shown: Shown[RecordForm]
) -> None:
    form = shown(RecordForm(inrego_session))
    for finding in inrego_session.findings:
        found = inrego_session.register.find(finding.record)
        if found is None or not finding.field or isinstance(found, r.RegisterSheet):
            continue
        record = root_of(inrego_session.register, found)
        form.show_record(record.id)
        part = finding.record if finding.record != record.id else ""
        assert form.go_to(finding.field, part), finding


# Going to a place


def test_focus_goes_to_a_field(form: RecordForm) -> None:
    assert form.go_to("dpia_reason")
    assert form.editor("dpia_reason").hasFocus()


def test_focus_goes_to_a_field_that_is_shown_on_demand_only(form: RecordForm) -> None:
    assert form.go_to("business_area")
    assert form.editor("business_area").hasFocus()


@pytest.mark.parametrize("name", ["disclosure", "disclosures"])
def test_focus_goes_to_a_list_of_parts_by_either_name(form: RecordForm, name: str) -> None:
    assert form.go_to(name)
    assert focused() is form.parts("disclosure").line


def test_focus_goes_to_a_field_of_a_part_and_opens_no_other_list(
    form: RecordForm, sample_session: Session
) -> None:
    part = sample_session.register.parts(r.Disclosure, form.key)[2]
    before = shown_rows(form)
    assert form.go_to("condition", part.id)
    row = form.parts("disclosure").row_of(part.id)
    assert row is not None
    assert row.is_open
    assert row.isAncestorOf(focused())
    assert focused().accessibleName() == "On condition"
    assert shown_rows(form) == before


@pytest.mark.parametrize(("name", "part"), [("nonsense", ""), ("party", "nonsense")])
def test_there_is_no_way_to_what_is_not_there(form: RecordForm, name: str, part: str) -> None:
    assert not form.go_to(name, part)


def test_focus_goes_to_the_first_field_of_a_section(form: RecordForm) -> None:
    form.go_to_section(3)
    assert form.page is not None
    group = form.page.sections[3].group
    assert row_name_of(focused(), group) == group.names[0]


def test_field_that_is_gone_to_is_in_sight(form: RecordForm, qtbot: QtBot) -> None:
    form.resize(800, 500)
    editor = form.editor("notes")
    form.go_to("notes")
    qtbot.waitUntil(lambda: form.rect().contains(editor.mapTo(form, editor.rect().center())))
    form.resize(800, 6000)


# What came from a starting point


@pytest.fixture
def started(sample_session: Session, shown: Shown[RecordForm]) -> RecordForm:
    """The form of an activity that has just been begun from a starting point."""
    starter = next(iter(starter_activities().values()))
    changes = start(sample_session.register, starter, "en")
    sample_session.commit("x", changes)
    (begun,) = [one for one in sample_session.register.activities if one.origin == "template"]
    form = shown(RecordForm(sample_session))
    form.show_record(begun.id)
    finish(form)
    return form


def marks(form: RecordForm) -> list[str]:
    """The fields and parts that are marked as not reviewed."""
    return [
        one.accessibleName()
        for one in form.findChildren(QToolButton)
        if one.isVisible() and "Not reviewed" in one.text()
    ]


def test_what_a_starting_point_filled_in_is_marked(started: RecordForm, sample_session: Session) -> None:
    record = sample_session.register.get(r.Activity, started.key)
    assert record is not None
    assert len(marks(started)) == len(set(record.unreviewed))
    assert {"Confirm Name", "Confirm Purposes"} <= set(marks(started))


@pytest.mark.parametrize(("label", "name"), [("Confirm Name", "name"), ("Confirm Purposes", "purposes")])
def test_mark_goes_when_it_is_confirmed(
    started: RecordForm, sample_session: Session, label: str, name: str
) -> None:
    (mark,) = [
        one for one in started.findChildren(QToolButton) if one.isVisible() and one.accessibleName() == label
    ]
    mark.click()
    finish(started)
    assert label not in marks(started)
    assert not sample_session.is_unreviewed(started.key, name)


def test_mark_goes_when_the_field_is_edited(started: RecordForm, sample_session: Session) -> None:
    write(started, "name", "Lager")
    sample_session.settle()
    finish(started)
    assert "Confirm Name" not in marks(started)


# Every record type


@pytest.fixture(params=["sv", "en"])
def full_session(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Session]:
    """A register with a record of every type that states every field, in either language."""
    language: Language = request.param
    with session_on(tmp_path / "full.ropa", full_register(), language) as session:
        yield session


@pytest.mark.parametrize("type_name", CATALOGUE)
def test_form_of_a_full_record_of_every_type_shows_all_of_it(
    full_session: Session, shown: Shown[RecordForm], type_name: str
) -> None:
    record_type = CATALOGUE[type_name]
    record = next(iter(full_session.register.table(type_name).by_id.values()))
    form = shown(RecordForm(full_session))
    form.show_record(record.id)
    finish(form)
    fields = {field.name for field in record_type.fields} - HIDDEN
    parts = {
        part.name
        for part in part_types(record_type)
        if full_session.register.table(part.name).by_owner.get(record.id)
    }
    assert fields | (parts - NEVER) <= shown_rows(form)
    assert [name for name in fields if form.editor(name).typing] == []


def test_form_goes_from_every_record_to_every_other(full_session: Session, shown: Shown[RecordForm]) -> None:
    form = shown(RecordForm(full_session))
    records: list[Record] = list(full_session.register.everything())
    for record in [*records, *reversed(records)]:
        form.show_record(record.id)
    assert form.key == records[0].id
