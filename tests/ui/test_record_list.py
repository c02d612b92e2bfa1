"""Lists of records: what is listed, in which order, and what stays chosen whatever happens to the rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ropa_desktop.checks.finding import Severity
from ropa_desktop.register import records as r
from ropa_desktop.register.edits import create, delete, new_register
from ropa_desktop.register.fields import CATALOGUE, Record
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Duration
from ropa_desktop.ui import columns
from ropa_desktop.ui.matrix import MatrixModel
from ropa_desktop.ui.places import PLACE_OF_KEY, PLACES, Place
from ropa_desktop.ui.preferences import Preferences, SavedFilter
from ropa_desktop.ui.record_list import RecordList
from ropa_desktop.ui.session import Session
from tests.ui.conftest import Shown
from tests.ui.sessions import session_on

Key = Qt.Key


@pytest.fixture
def activities(sample_session: Session, shown: Shown[RecordList]) -> RecordList:
    """The list of all activities of the sample register."""
    return shown(RecordList(sample_session, PLACE_OF_KEY["activity"]))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Session]:
    """A register with four parties and nothing else."""
    register = new_register()
    for name in ("Östra", "Zebra", "Ängen", "apoteket"):
        register = apply(register, create(register, r.Party, name=name))
    with session_on(tmp_path / "liten.ropa", register) as session:
        yield session


def listed(records: RecordList, column: str = columns.NAME) -> list[str]:
    return [records.model.text(one, column) for one in records.model.records]


def numbers(records: RecordList) -> list[str]:
    return listed(records, "number")


def record_named(records: RecordList, number: str) -> Record:
    (found,) = [one for one in records.model.records if records.model.text(one, "number") == number]
    return found


def sort_by(records: RecordList, column: str) -> None:
    records.table.horizontalHeader().sectionClicked.emit(records.model.columns.index(column))


def words(records: RecordList) -> QLineEdit:
    (line,) = records.filter.findChildren(QLineEdit)
    return line


# The model


def test_model_keeps_its_promises_through_commits_filter_sort_and_undo(
    activities: RecordList, sample_session: Session
) -> None:
    tester = QAbstractItemModelTester(activities.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    words(activities).setText("lön")
    words(activities).clear()
    sort_by(activities, columns.NAME)
    key = sample_session.create(CATALOGUE["activity"], name="Ny")
    sample_session.undo()
    sample_session.redo()
    made = sample_session.register.find(key)
    assert made is not None
    sample_session.remove([made])
    activities.choose_column("unit", wanted=True)
    sample_session.remove(sample_session.register.activities)
    sample_session.undo()
    assert tester.model() is activities.model
    assert len(activities.model.records) == 14


def test_model_of_the_table_of_data_keeps_its_promises(sample_session: Session) -> None:
    register = sample_session.register
    first, second = register.activities[:2]
    model = MatrixModel(sample_session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for owner in (first, second, first, register.organisations[0]):
        model.show_owner(register, owner)
    model.show_owner(register, first)
    people = register.parts(r.People, first)
    sample_session.commit("x", delete(register, people[:1]))
    model.show_owner(sample_session.register, first)
    assert tester.model() is model
    assert model.columnCount() == len(people) - 1


def test_table_of_data_names_its_rows_and_columns(sample_session: Session) -> None:
    register, model = sample_session.register, MatrixModel(sample_session)
    first = register.activities[0]
    model.show_owner(register, first)
    item, people = register.parts(r.DataItem, first)[0], register.parts(r.People, first)[1]
    names = sample_session.name(item), sample_session.name(people)
    assert model.headerData(0, Qt.Orientation.Vertical) == names[0]
    assert model.headerData(1, Qt.Orientation.Horizontal) == names[1]
    said = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert said in (f"{names[0]}: {names[1]}, ticked", f"{names[0]}: {names[1]}, not ticked")


def test_text_is_new_as_soon_as_it_is_told_to_be(activities: RecordList, sample_session: Session) -> None:
    read: list[str] = []
    place = activities.model.columns.index(columns.NAME)
    activities.model.dataChanged.connect(lambda *_: read.append(str(activities.model.index(0, place).data())))
    record = activities.model.records[0]
    assert isinstance(record, r.Activity)
    field = CATALOGUE["activity"].field_named["name_en"]
    sample_session.set_field(record, field, "Ny")
    assert activities.model.index(0, place).data() == "Ny"
    assert read[-1] == "Ny"


def test_renamed_party_reads_so_in_the_list_of_activities(
    activities: RecordList, sample_session: Session
) -> None:
    before = listed(activities, "disclosures")
    party = sample_session.register.get(
        r.Party, sample_session.register.parts(r.Disclosure, activities.model.records[0])[0].party
    )
    assert party is not None
    sample_session.set_field(party, CATALOGUE["party"].field_named["name"], "Nya namnet")
    assert listed(activities, "disclosures")[0] != before[0]
    assert "Nya namnet" in listed(activities, "disclosures")[0]


def test_name_is_read_with_its_severity(activities: RecordList) -> None:
    model = activities.model
    row = model.row_of(record_named(activities, "B-008").id)
    name = model.index(row, model.columns.index(columns.NAME))
    assert str(name.data(Qt.ItemDataRole.AccessibleTextRole)).endswith(", Error")
    severity = model.index(row, model.columns.index(columns.SEVERITY))
    assert severity.data(Qt.ItemDataRole.AccessibleTextRole) == "Error"
    assert severity.data(Qt.ItemDataRole.ToolTipRole)


# Filter


def test_words_are_found_anywhere_also_in_parts(activities: RecordList, sample_session: Session) -> None:
    words(activities).setText("NYHETS")
    assert numbers(activities) == ["B-005"]
    words(activities).setText("skatteverket lön")
    assert numbers(activities) == ["B-001", "B-004"]
    purpose = sample_session.register.parts(r.Purpose, record_named(activities, "B-001"))[0]
    words(activities).setText(purpose.text)
    assert numbers(activities) == ["B-001"]


def test_filter_follows_what_is_edited(activities: RecordList, sample_session: Session) -> None:
    words(activities).setText("abrakad")
    assert numbers(activities) == []
    sample_session.create(CATALOGUE["activity"], name="Abrakadabra")
    assert listed(activities) == ["Abrakadabra"]


def test_counts_tell_how_many_of_how_many(activities: RecordList) -> None:
    words(activities).setText("garanti")
    assert activities.counts == (3, 14)


def test_facet_lets_through_those_with_that_answer(activities: RecordList) -> None:
    activities.filter.toggle("role", "processor")
    assert numbers(activities) == ["B-014"]
    activities.filter.toggle("role", "processor")
    assert len(numbers(activities)) == 14


def test_answers_of_one_facet_add_up_and_facets_narrow(activities: RecordList) -> None:
    activities.filter.toggle("role", "processor")
    activities.filter.toggle("role", "controller")
    both = len(numbers(activities))
    assert both > 1
    activities.filter.toggle("legal_basis.basis", "art6_1_f")
    assert len(numbers(activities)) < both


def test_facet_of_parts_asks_the_parts(activities: RecordList, sample_session: Session) -> None:
    activities.filter.toggle("legal_basis.basis", "art6_1_a")
    for record in activities.model.records:
        bases = sample_session.register.parts(r.LegalBasis, record)
        assert "art6_1_a" in {basis.basis for basis in bases}


def test_severity_is_a_facet(activities: RecordList) -> None:
    activities.filter.toggle(columns.SEVERITY, Severity.ERROR.value)
    assert numbers(activities) == ["B-008", "B-011", "B-014"]


def test_severity_facet_follows_the_findings(
    activities: RecordList, sample_session: Session, qtbot: QtBot
) -> None:
    activities.filter.toggle(columns.SEVERITY, Severity.ERROR.value)
    record = record_named(activities, "B-008")
    retention = CATALOGUE["activity"].field_named["retention_impossible"]
    with qtbot.waitSignal(sample_session.judged):
        sample_session.set_field(record, retention, "Beror på ärendet.")
    qtbot.waitUntil(lambda: sample_session.findings_are_fresh)
    assert ("B-008" in numbers(activities)) == bool(sample_session.worst_of(record.id) is Severity.ERROR)


def chips(records: RecordList) -> list[QToolButton]:
    return [one for one in records.filter.findChildren(QToolButton) if "×" in one.text()]


def test_active_facets_are_chips_that_drop_them(activities: RecordList, qtbot: QtBot) -> None:
    activities.filter.toggle("role", "processor")
    qtbot.waitUntil(lambda: len(chips(activities)) == 1)
    (chip,) = chips(activities)
    assert chip.text() == "Role: Processor   ×"
    assert chip.accessibleName() == "Drop the filter Processor"
    chip.click()
    assert len(numbers(activities)) == 14


def test_filter_is_kept_under_a_name_and_shown_again(activities: RecordList, qtbot: QtBot) -> None:
    words(activities).setText("lön")
    activities.filter.toggle("role", "controller")
    with qtbot.waitSignal(activities.filter.kept) as kept:
        activities.filter.keep("  Lön ")
    saved = SavedFilter("Lön", "lön", {"role": ("controller",)})
    assert kept.args == [(saved,)]
    found = numbers(activities)
    activities.filter.clear()
    assert len(numbers(activities)) == 14
    activities.filter.show_filter(saved)
    assert numbers(activities) == found


def test_filter_of_the_same_name_is_kept_once(activities: RecordList, qtbot: QtBot) -> None:
    activities.filter.keep("Mina")
    words(activities).setText("lön")
    with qtbot.waitSignal(activities.filter.kept) as kept:
        activities.filter.keep("Mina")
    assert kept.args == [(SavedFilter("Mina", "lön"),)]


def test_esc_clears_the_words_and_down_goes_to_the_list(activities: RecordList) -> None:
    line = words(activities)
    line.setFocus()
    QTest.keyClicks(line, "xyzzy")
    assert numbers(activities) == []
    QTest.keyClick(line, Key.Key_Escape)
    assert len(numbers(activities)) == 14
    QTest.keyClick(line, Key.Key_Down)
    assert activities.table.hasFocus()


# Order


def test_activities_stand_by_their_numbers(activities: RecordList, sample_session: Session) -> None:
    for number in ("B-100", "B-20"):
        sample_session.create(CATALOGUE["activity"], number=number)
    assert numbers(activities)[-3:] == ["B-014", "B-20", "B-100"]


def test_names_are_sorted_in_swedish_order(small: Session, shown: Shown[RecordList]) -> None:
    parties = shown(RecordList(small, PLACE_OF_KEY["party"]))
    assert listed(parties) == ["Östra", "Zebra", "Ängen", "apoteket"]
    sort_by(parties, columns.NAME)
    assert listed(parties) == ["apoteket", "Zebra", "Ängen", "Östra"]
    sort_by(parties, columns.NAME)
    assert listed(parties) == ["Östra", "Ängen", "Zebra", "apoteket"]
    sort_by(parties, columns.NAME)
    assert listed(parties) == ["Östra", "Zebra", "Ängen", "apoteket"]


def test_periods_are_sorted_by_their_length(tmp_path: Path, shown: Shown[RecordList]) -> None:
    register = new_register()
    for period in (Duration(years=2), Duration(months=18), None, Duration(days=30), Duration(hours=72)):
        register = apply(register, create(register, r.RetentionRule, period=period))
    with session_on(tmp_path / "regler.ropa", register) as session:
        rules = shown(RecordList(session, PLACE_OF_KEY["retention_rule"]))
        sort_by(rules, "period")
        assert listed(rules, "period") == ["72 hours", "30 days", "18 months", "2 years", ""]
        rules.close()


def test_worst_come_first_when_sorted_by_findings(activities: RecordList) -> None:
    sort_by(activities, columns.SEVERITY)
    assert numbers(activities)[:3] == ["B-008", "B-011", "B-014"]


def test_order_is_kept_through_edits(small: Session, shown: Shown[RecordList]) -> None:
    parties = shown(RecordList(small, PLACE_OF_KEY["party"]))
    sort_by(parties, columns.NAME)
    small.create(CATALOGUE["party"], name="Ånge")
    assert listed(parties) == ["apoteket", "Zebra", "Ånge", "Ängen", "Östra"]


def sorted_column(records: RecordList) -> str:
    header = records.table.horizontalHeader()
    return records.model.columns[header.sortIndicatorSection()] if header.isSortIndicatorShown() else ""


def test_mark_of_the_order_stays_at_its_column(activities: RecordList) -> None:
    sort_by(activities, "role")
    assert sorted_column(activities) == "role"
    activities.choose_column("number", wanted=False)
    assert sorted_column(activities) == "role"
    activities.choose_column("role", wanted=False)
    assert sorted_column(activities) == ""


# Columns


@pytest.mark.parametrize("place", [place for place in PLACES if place.type_name], ids=lambda place: place.key)
def test_every_list_can_show_every_column_in_words(
    inrego_session: Session, shown: Shown[RecordList], place: Place
) -> None:
    records = shown(RecordList(inrego_session, place))
    for key in columns.all_columns(place.record_type):
        records.choose_column(key, wanted=True)
        assert columns.title_of(place.record_type, key, "sv")
        place_of_column = records.model.columns.index(key)
        for row in range(min(5, records.model.rowCount())):
            assert "\n" not in str(records.model.index(row, place_of_column).data())


def test_chosen_columns_are_told_so_that_they_are_kept(activities: RecordList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(activities.columns_chosen) as told:
        activities.choose_column("unit", wanted=True)
    assert told.args[0][-1] == "unit"
    with qtbot.waitSignal(activities.columns_chosen) as told:
        activities.choose_column("number", wanted=False)
    assert "number" not in told.args[0]


def test_one_column_always_stays(activities: RecordList) -> None:
    for key in activities.model.columns:
        activities.choose_column(key, wanted=False)
    assert len(activities.model.columns) == 1


def test_columns_of_before_are_shown_and_unknown_ones_are_left_out(
    tmp_path: Path, shown: Shown[RecordList]
) -> None:
    preferences = Preferences(columns={"party": ("country", "gone", columns.NAME)})
    with session_on(tmp_path / "a.ropa", preferences=preferences) as session:
        parties = shown(RecordList(session, PLACE_OF_KEY["party"]))
        assert parties.model.columns == ("country", columns.NAME)
        parties.close()


def test_current_record_stays_when_columns_are_chosen(activities: RecordList) -> None:
    key = record_named(activities, "B-005").id
    activities.show_current(key)
    activities.choose_column("unit", wanted=True)
    assert activities.current == key
    assert [one.id for one in activities.selected()] == [key]


# What stays chosen


def test_first_record_is_the_current_one_at_first(activities: RecordList) -> None:
    assert activities.current == record_named(activities, "B-001").id


def test_current_record_stays_when_the_order_changes(activities: RecordList) -> None:
    key = record_named(activities, "B-005").id
    activities.show_current(key)
    for column in (columns.NAME, "role", columns.SEVERITY):
        sort_by(activities, column)
        assert activities.current == key
        assert [one.id for one in activities.selected()] == [key]


def test_current_record_stays_when_others_come_and_go(
    activities: RecordList, sample_session: Session
) -> None:
    key = record_named(activities, "B-005").id
    activities.show_current(key)
    sample_session.create(CATALOGUE["activity"], number="A-1")
    assert activities.current == key
    sample_session.undo()
    assert activities.current == key
    sample_session.remove([record_named(activities, "B-001")])
    assert activities.current == key


def test_selection_stays_by_its_records(activities: RecordList, sample_session: Session) -> None:
    wanted = {record_named(activities, number).id for number in ("B-002", "B-007", "B-009")}
    model = activities.table.selectionModel()
    model.clearSelection()
    for key in wanted:
        row = activities.model.row_of(key)
        model.select(activities.model.index(row, 0), model.SelectionFlag.Select | model.SelectionFlag.Rows)
    sort_by(activities, columns.NAME)
    assert {one.id for one in activities.selected()} == wanted
    sample_session.create(CATALOGUE["activity"], name="Ny")
    assert {one.id for one in activities.selected()} == wanted


def test_next_record_takes_the_place_of_one_that_is_removed(
    activities: RecordList, sample_session: Session
) -> None:
    activities.show_current(record_named(activities, "B-005").id)
    after = record_named(activities, "B-006").id
    sample_session.remove([record_named(activities, "B-005")])
    assert activities.current == after


def test_hidden_record_is_let_through_when_it_is_asked_for(activities: RecordList) -> None:
    key = record_named(activities, "B-005").id
    words(activities).setText("kamera")
    assert activities.show_current(key)
    assert activities.current == key
    assert not activities.filter.is_active


def test_record_of_another_place_is_not_shown(sample_session: Session, shown: Shown[RecordList]) -> None:
    controller = shown(RecordList(sample_session, PLACE_OF_KEY["controller"]))
    (processor,) = [one for one in sample_session.register.activities if one.role == "processor"]
    assert not controller.show_current(processor.id)
    assert "B-014" not in numbers(controller)


def test_steps_stop_at_either_end(activities: RecordList) -> None:
    activities.step_by(-1)
    assert activities.current == record_named(activities, "B-001").id
    activities.step_by(100)
    assert activities.current == record_named(activities, "B-014").id


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_keys_ask_to_edit(activities: RecordList, qtbot: QtBot, key: Key) -> None:
    with qtbot.waitSignal(activities.edit_asked):
        QTest.keyClick(activities.table, key)


def test_delete_key_asks_to_delete(activities: RecordList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(activities.delete_asked):
        QTest.keyClick(activities.table, Key.Key_Delete)


def test_tab_leaves_the_table(activities: RecordList) -> None:
    activities.focus()
    QTest.keyClick(activities.table, Key.Key_Tab)
    assert not activities.table.hasFocus()


# Nothing to list


def said(records: RecordList) -> list[str]:
    return [one.text() for one in records.findChildren(QLabel) if one.isVisible() and one.text()]


def button(records: RecordList) -> QPushButton:
    (found,) = records.findChildren(QPushButton)
    return found


def test_filter_that_hides_everything_says_so_and_can_be_cleared(activities: RecordList) -> None:
    words(activities).setText("xyzzy")
    assert said(activities) == ["The filter hides all 14 records."]
    assert button(activities).text() == "Clear the filter"
    button(activities).click()
    assert len(numbers(activities)) == 14
    assert activities.current


def test_empty_list_says_what_would_stand_there_and_offers_to_add(
    tmp_path: Path, shown: Shown[RecordList], qtbot: QtBot
) -> None:
    with session_on(tmp_path / "tom.ropa") as session:
        parties = shown(RecordList(session, PLACE_OF_KEY["party"]))
        assert said(parties) == [
            "No parties yet. They come by themselves as you name recipients in activities."
        ]
        with qtbot.waitSignal(parties.create_asked):
            button(parties).click()
        parties.close()


def test_parts_are_not_added_from_their_list(tmp_path: Path, shown: Shown[RecordList]) -> None:
    with session_on(tmp_path / "tom.ropa") as session:
        transfers = shown(RecordList(session, PLACE_OF_KEY["transfer"]))
        assert not button(transfers).isVisible()
        transfers.close()


def test_list_of_parts_names_what_each_belongs_to(inrego_session: Session, shown: Shown[RecordList]) -> None:
    transfers = shown(RecordList(inrego_session, PLACE_OF_KEY["transfer"]))
    assert transfers.model.records
    assert all(listed(transfers, columns.OWNER))
