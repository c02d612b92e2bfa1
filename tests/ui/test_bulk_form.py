"""The form of many records: nothing changes before it has been shown, and then all of it as one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE, Record
from ropa_desktop.register.register import Register
from ropa_desktop.ui.bulk_form import BulkForm
from ropa_desktop.ui.bulk_preview import BulkPreview
from ropa_desktop.ui.delete_dialog import DeleteDialog
from ropa_desktop.ui.editors.chips import ChipsEditor
from ropa_desktop.ui.editors.texts import LineEditor
from ropa_desktop.ui.session import Session
from tests.registers.companies import register_of
from tests.ui.sessions import session_on

PAYROLL = r.Activity(id="a1", number="B-001", name="Payroll", state="active", tags=("hr",), unit="HR")
NEWS = r.Activity(id="a2", order=1, number="B-002", name="Newsletter", state="draft", systems=("s1",))
HIRING = r.Activity(id="a3", order=2, number="B-003", name="Hiring", state="draft", tags=("hr", "old"))
SYSTEM = r.System(id="s1", name="Mail")
BANK = r.Party(id="p1", name="The bank")
PAID_BY = r.Disclosure(id="d1", owner="a1", party="p1")
ORGANISATION = r.Organisation(id="o1", name="Exempelbolaget AB")
REGISTER = Register.of(
    [r.RegisterSheet(id="r1"), ORGANISATION, PAYROLL, NEWS, HIRING, SYSTEM, BANK, PAID_BY],
)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_on(tmp_path / "firman.ropa", REGISTER) as made:
        yield made


@pytest.fixture
def form(qtbot: QtBot, session: Session) -> BulkForm:
    made = BulkForm(session, CATALOGUE["activity"])
    qtbot.addWidget(made)
    made.show_records(session.register.activities)
    made.show()
    return made


def tick(form: BulkForm, name: str) -> QWidget:
    """Ticks a field; returns its editor."""
    if name not in form.rows:
        form.more_button.click()
    row = form.rows[name]
    row.check.click()
    assert row.editor is not None
    return row.editor


def type_into(editor: ChipsEditor, text: str) -> None:
    editor.line.setText(text)
    editor.settle()


def choose_mode(form: BulkForm, name: str, mode: str) -> None:
    combo = form.rows[name].mode
    combo.setCurrentIndex(combo.findData(mode))
    combo.activated.emit(combo.currentIndex())


def preview_of(form: BulkForm) -> BulkPreview:
    form.apply_button.click()
    (preview,) = form.findChildren(BulkPreview)
    return preview


def lines(preview: BulkPreview) -> list[tuple[str, ...]]:
    table = preview.table
    return [
        tuple(item.text() if (item := table.item(row, column)) else "?" for column in range(4))
        for row in range(table.rowCount())
    ]


def values(session: Session, name: str) -> list[object]:
    return [getattr(one, name) for one in session.register.activities]


def visible_texts(form: BulkForm) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def test_title_says_how_many_are_selected(form: BulkForm) -> None:
    assert form.title.text() == "3 activities selected"


def test_values_that_differ_are_said_to(form: BulkForm) -> None:
    assert form.rows["state"].summary.text() == "Different values"
    assert form.rows["responsible"].summary.text() == ""


def test_fields_that_tell_records_apart_are_not_offered(form: BulkForm) -> None:
    form.more_button.click()
    assert not {"number", "name", "name_en", "unreviewed"} & form.rows.keys()


@pytest.mark.parametrize(
    "name", ["activity", "party", "transfer", "retention_rule", "document", "organisation"]
)
def test_every_type_has_fields_to_change(qtbot: QtBot, session: Session, name: str) -> None:
    form = BulkForm(session, CATALOGUE[name])
    qtbot.addWidget(form)
    form.show_records(list(session.register.table(name).by_id.values()))
    assert form.rows


def test_editor_comes_with_the_tick(form: BulkForm) -> None:
    editor = tick(form, "responsible")
    assert editor.isVisible()
    form.rows["responsible"].check.click()
    assert not editor.isVisible()


def test_what_is_typed_is_shown_before_it_is_done(form: BulkForm, session: Session) -> None:
    editor = tick(form, "responsible")
    assert isinstance(editor, LineEditor)
    QTest.keyClicks(editor, "Anna")
    preview = preview_of(form)
    assert preview.heading.text() == "3 activities will change."
    assert lines(preview)[0] == ("B-001 Payroll", "Process owner", "(empty)", "Anna")
    assert values(session, "responsible") == ["", "", ""]


def test_apply_is_one_step_that_is_undone_at_once(form: BulkForm, session: Session) -> None:
    tick(form, "state")
    form.rows["state"].take("ended")
    tick(form, "unit")
    form.rows["unit"].take("Sales")
    preview_of(form).apply_button.click()
    assert values(session, "state") == ["ended"] * 3
    assert values(session, "unit") == ["Sales"] * 3
    assert session.document.undo_text == "Change: 3 activities"
    session.undo()
    assert session.register == REGISTER


def test_ticks_are_gone_after_apply(form: BulkForm) -> None:
    tick(form, "state")
    form.rows["state"].take("ended")
    preview_of(form).apply_button.click()
    assert not form.rows["state"].check.isChecked()
    assert form.rows["state"].summary.text() == "Ended"


def test_cancel_changes_nothing_and_keeps_what_was_set(form: BulkForm, session: Session) -> None:
    tick(form, "state")
    form.rows["state"].take("ended")
    QTest.keyClick(preview_of(form), Qt.Key.Key_Escape)
    assert session.register == REGISTER
    assert form.rows["state"].value == "ended"


def test_preview_lists_only_what_changes(form: BulkForm) -> None:
    tick(form, "state")
    form.rows["state"].take("draft")
    preview = preview_of(form)
    assert preview.heading.text() == "1 of 3 activities will change."
    assert lines(preview) == [("B-001 Payroll", "Status", "Active", "Draft")]


def test_change_that_changes_nothing_says_so(form: BulkForm) -> None:
    tick(form, "responsible")
    form.apply_button.click()
    assert form.status.text() == "Nothing would change: all of them say so already."
    assert not form.findChildren(BulkPreview)


def test_nothing_ticked_is_told(form: BulkForm) -> None:
    form.apply_button.click()
    assert form.status.text() == "Tick what is to change first."


def test_field_left_empty_is_emptied_and_that_is_told(form: BulkForm, session: Session) -> None:
    tick(form, "unit")
    assert any("emptied" in label for label in visible_texts(form))
    preview_of(form).apply_button.click()
    assert values(session, "unit") == ["", "", ""]


def test_value_that_all_share_is_what_the_editor_begins_with(form: BulkForm) -> None:
    form.show_records([NEWS, HIRING])
    tick(form, "state")
    assert form.rows["state"].value == "draft"


def test_value_that_cannot_be_read_is_told_and_stops(form: BulkForm) -> None:
    editor = tick(form, "reviewed")
    assert isinstance(editor, LineEditor)
    QTest.keyClicks(editor, "soon")
    form.apply_button.click()
    assert form.rows["reviewed"].complaint.isVisible()
    assert form.status.text() == "Something cannot be read yet; it is marked above."
    assert not form.findChildren(BulkPreview)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("add", [("hr", "old"), ("old",), ("hr", "old")]),
        ("remove", [("hr",), (), ("hr",)]),
        ("replace", [("old",)] * 3),
    ],
)
def test_lists_are_added_to_taken_from_or_replaced(
    form: BulkForm, session: Session, mode: str, expected: list[tuple[str, ...]]
) -> None:
    tick(form, "tags")
    choose_mode(form, "tags", mode)
    form.rows["tags"].take(("old",))
    preview_of(form).apply_button.click()
    assert values(session, "tags") == expected


def test_only_what_is_there_is_offered_for_taking_out(form: BulkForm) -> None:
    editor = tick(form, "systems")
    assert isinstance(editor, ChipsEditor)
    choose_mode(form, "systems", "remove")
    form.show_records([PAYROLL, HIRING])
    type_into(editor, "Mail")
    assert not form.rows["systems"].value
    form.show_records([PAYROLL, NEWS])
    type_into(editor, "Mail")
    assert form.rows["systems"].value == ("s1",)


def test_record_that_is_not_there_yet_is_made_with_the_step(form: BulkForm, session: Session) -> None:
    editor = tick(form, "systems")
    assert isinstance(editor, ChipsEditor)
    type_into(editor, "Archive")
    assert len(session.register.all(r.System)) == 1
    preview = preview_of(form)
    assert lines(preview)[0] == ("New: System", "", "", "Archive")
    preview.apply_button.click()
    made = session.register.all(r.System)[1]
    assert made.name == "Archive"
    assert values(session, "systems") == [(made.id,), ("s1", made.id), (made.id,)]


def test_record_that_is_taken_out_again_is_not_made(form: BulkForm, session: Session) -> None:
    tick(form, "systems")
    form.rows["systems"].refer_to_new("Archive")
    form.rows["systems"].take(("s1",))
    preview_of(form).apply_button.click()
    assert [one.name for one in session.register.all(r.System)] == ["Mail"]


def test_recipient_is_added_to_all_that_lack_it(form: BulkForm, session: Session) -> None:
    type_into(form.part_rows["disclosure"].editor, "The bank")
    preview = preview_of(form)
    assert preview.heading.text() == "2 of 3 activities will change."
    assert lines(preview)[0] == ("B-002 Newsletter", "Recipient", "", "The bank")
    preview.apply_button.click()
    assert [one.owner for one in session.register.parts(r.Disclosure, "a1")] == ["a1"]
    assert len(list(session.register.every(r.Disclosure))) == 3


def test_legal_basis_is_added_to_all(form: BulkForm, session: Session) -> None:
    form.part_rows["legal_basis"].take(("art6_1_c", "art6_1_f"))
    preview_of(form).apply_button.click()
    bases = [[one.basis for one in session.register.parts(r.LegalBasis, key)] for key in ("a1", "a2", "a3")]
    assert bases == [["art6_1_c", "art6_1_f"]] * 3


def test_new_retention_rule_is_made_once_for_all(form: BulkForm, session: Session) -> None:
    form.part_rows["retention"].refer_to_new("2 years")
    preview_of(form).apply_button.click()
    (rule,) = session.register.all(r.RetentionRule)
    assert [one.rule for one in session.register.every(r.Retention)] == [rule.id] * 3


def test_other_selection_begins_anew(form: BulkForm) -> None:
    tick(form, "state")
    form.show_records([PAYROLL, NEWS])
    assert form.rows["state"].check.isChecked()
    form.show_records([HIRING])
    assert not form.rows["state"].check.isChecked()


def test_preview_closes_when_the_register_changes_under_it(form: BulkForm, session: Session) -> None:
    tick(form, "state")
    form.rows["state"].take("ended")
    preview = preview_of(form)
    session.remove([HIRING])
    assert not preview.isVisible()
    assert form.title.text() == "2 activities selected"


def test_all_are_duplicated_as_one_step(form: BulkForm, session: Session) -> None:
    form.duplicate_button.click()
    assert [one.number for one in session.register.activities] == [f"B-00{n}" for n in range(1, 7)]
    assert values(session, "state")[3:] == ["draft"] * 3
    session.undo()
    assert session.register == REGISTER


def test_all_are_deleted_as_one_step(form: BulkForm, session: Session) -> None:
    form.delete_button.click()
    assert session.register.activities == ()
    session.undo()
    assert session.register == REGISTER


def test_used_records_are_deleted_after_a_question(qtbot: QtBot, session: Session) -> None:
    form = BulkForm(session, CATALOGUE["party"])
    qtbot.addWidget(form)
    form.show_records([BANK])
    form.delete_button.click()
    assert len(form.findChildren(DeleteDialog)) == 1
    assert session.register == REGISTER


def test_every_field_of_a_real_register_can_be_ticked(qtbot: QtBot, tmp_path: Path) -> None:
    register = register_of("inrego")
    with session_on(tmp_path / "inrego.ropa", register, "sv") as session:
        form = BulkForm(session, CATALOGUE["activity"])
        qtbot.addWidget(form)
        records: tuple[Record, ...] = register.activities
        form.show_records(records)
        form.more_button.click()
        for row in form.rows.values():
            row.check.click()
        changed = {change.record.id for change in form.planned()}
        assert changed <= {record.id for record in records}


def test_everything_that_takes_the_focus_has_a_name(form: BulkForm) -> None:
    tick(form, "tags")
    nameless = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
    assert form.findChildren(QComboBox)[0].accessibleName()
