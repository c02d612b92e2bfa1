"""The editors: one for each kind of field, driven by keys and mouse as a user would."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMainWindow,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ropa_desktop.i18n import Language
from ropa_desktop.register import kinds
from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE, Field, Record
from ropa_desktop.register.kinds import Value, empty
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate, clean_text
from ropa_desktop.ui.editors import Asking, Editor, editor_around, editor_of, settle_focused
from ropa_desktop.ui.editors.answers import AnswerEditor
from ropa_desktop.ui.editors.attachment import MAX_ATTACHMENT, AttachmentEditor
from ropa_desktop.ui.editors.chips import Chip, ChipsEditor
from ropa_desktop.ui.editors.choices import ChoiceEditor
from ropa_desktop.ui.editors.offer_line import OfferLine
from ropa_desktop.ui.editors.offers import Offer
from ropa_desktop.ui.editors.texts import LineEditor, LinesEditor
from tests.strategies import HOSTILE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")  # of lists that open

Key = Qt.Key

REGISTER = Register.of(
    [
        r.RegisterSheet(id="sheet"),
        r.Organisation(id="org", name="Bolaget AB"),
        r.Organisation(id="org2", name="Dotterbolaget AB", order=1),
        r.Activity(id="a", number="B-001", name="Lön"),
        r.Activity(id="b", number="B-002", order=1, name="Order", tags=("hr", "kund")),
        r.Measure(id="m1", name="Larm"),
        r.Measure(id="m2", name="Brandvägg", order=1),
        r.Party(id="p1", name="Banken"),
        r.Party(id="p2", name="Apoteket", order=1),
    ]
)


def field_of(record_type: str, name: str) -> Field:
    return CATALOGUE[record_type].field_named[name]


@dataclass
class Case:
    """A field of some kind, two values of it, and how the first one shows."""

    record_type: str
    name: str
    value: Value
    other: Value
    shown: str

    @property
    def field(self) -> Field:
        return field_of(self.record_type, self.name)


CASES = [
    Case("activity", "name", "Lön", "Order", "Lön"),
    Case("activity", "description", "Två\nrader", "En", "Två\nrader"),
    Case("activity", "tags", ("hr", "lön"), ("hr",), "hr, lön"),
    Case("activity", "state", "draft", "active", "Draft"),
    Case("party", "country", "SE", "NO", "Sweden"),
    Case("data_item", "flags", ("credit", "location"), ("credit",), "Credit data, Location data"),
    Case("activity", "profiling", Answer.NO, Answer.YES, "No"),
    Case("activity", "recipients", Existence.SOME, Existence.NONE, "Some"),
    Case("activity", "people_count", 40, 0, "40"),
    Case("activity", "start", PartialDate("2024-05"), PartialDate("2025"), "2024-05"),
    Case("activity", "review_interval", Duration(months=18), Duration(years=1), "18 months"),
    Case("activity", "organisation", "org", "org2", "Bolaget AB"),
    Case("activity", "measures", ("m2", "m1"), ("m1",), "Brandvägg, Larm"),
    Case("document", "file", b"abc", b"", "3 bytes"),
]


every_kind = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.record_type} {case.name}")
typed_kinds = pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("name", "Lager", "Lager"),
        ("description", "Lager", "Lager"),
        ("people_count", "12", 12),
        ("start", "2024-05", PartialDate("2024-05")),
        ("review_interval", "2 years", Duration(years=2)),
        ("state", "Draft", "draft"),
    ],
)


@dataclass
class Told:
    """What an editor has told."""

    settled: list[Any] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    undone: list[bool] = field(default_factory=list)
    """One for each time that the window was to undo."""


class Bench:
    """A window with one editor between two other lines, and an action that undoes."""

    def __init__(self, editor: QWidget) -> None:
        self.editor = editor
        self.told = Told()
        self.window = QMainWindow()
        self.before, self.after = QLineEdit(), QLineEdit()
        inside = QWidget()
        column = QVBoxLayout(inside)
        for widget in (self.before, editor, self.after):
            column.addWidget(widget)
        self.window.setCentralWidget(inside)
        undo = QAction(self.window)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.triggered.connect(lambda: self.told.undone.append(True))
        self.window.addAction(undo)

    def show(self, qtbot: QtBot) -> None:
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    def leave(self) -> None:
        """Goes to the line after the editor as with the mouse: what is open closes first."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self.after.setFocus(Qt.FocusReason.MouseFocusReason)

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


class Typist:
    """Sits at benches; the editors are those of records of one register."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._benches: list[Bench] = []

    def bench(
        self,
        record_type: str,
        name: str,
        value: Value = None,
        *,
        language: Language = "en",
        record: Record | None = None,
    ) -> tuple[Any, Bench, Told]:
        """An editor of a field that shows a value and has the focus."""
        asked = field_of(record_type, name)
        asking = Asking(lambda: REGISTER, language, CATALOGUE[record_type], lambda: record)
        editor = editor_of(asked, asking)
        editor.show_value(empty(asked.kind) if value is None else value)
        bench = Bench(editor)
        self._benches.append(bench)  # the window goes with it
        editor.settled.connect(bench.told.settled.append)
        editor.refused.connect(bench.told.refused.append)
        bench.show(self._qtbot)
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        return editor, bench, bench.told

    @staticmethod
    def press(*keys: Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Types into whatever has the focus, as a keyboard would: an open list gets the keys first."""
        for key in keys:
            at = QApplication.activePopupWidget() or QApplication.focusWidget()
            assert at is not None
            if isinstance(key, Key):
                QTest.keyClick(at, key, modifier)
            else:
                for sign in key:
                    at = QApplication.activePopupWidget() or QApplication.focusWidget()
                    assert at is not None
                    QTest.keyClicks(at, sign)


@pytest.fixture
def typist(qtbot: QtBot) -> Typist:
    return Typist(qtbot)


def shown_by(editor: Editor) -> str:
    match editor:
        case LineEditor():
            return editor.text()
        case LinesEditor():
            return editor.text
        case ChoiceEditor():
            return editor.currentText()
        case AnswerEditor():
            (checked,) = [one for one in editor.findChildren(QRadioButton) if one.isChecked()]
            return checked.text()
        case ChipsEditor():
            return ", ".join(chip.accessibleName() for chip in chips_of(editor))
        case AttachmentEditor():
            return editor.size_shown


def chips_of(editor: ChipsEditor) -> list[Chip]:
    """The chips in order, without those that are about to go."""
    return sorted(editor.chips, key=lambda chip: (chip.y(), chip.x()))


# Every kind


@every_kind
def test_value_is_shown(typist: Typist, case: Case) -> None:
    editor, _, _ = typist.bench(case.record_type, case.name, case.value)
    assert shown_by(editor) == case.shown


@every_kind
def test_showing_a_value_settles_nothing(typist: Typist, case: Case) -> None:
    editor, bench, told = typist.bench(case.record_type, case.name, case.value)
    editor.show_value(case.other)
    editor.settle()
    bench.leave()
    assert not editor.typing
    assert (told.settled, [one for one in told.refused if one]) == ([], [])


@every_kind
def test_value_can_be_shown_again_after_another(typist: Typist, case: Case) -> None:
    editor, _, _ = typist.bench(case.record_type, case.name, case.other)
    editor.show_value(case.value)
    assert shown_by(editor) == case.shown


@every_kind
def test_editor_bears_the_name_of_its_field(typist: Typist, case: Case) -> None:
    editor, _, _ = typist.bench(case.record_type, case.name, case.value)
    assert editor.accessibleName() == case.field.label_in("en")


@every_kind
def test_editor_is_found_around_what_has_the_focus(typist: Typist, case: Case) -> None:
    editor, bench, _ = typist.bench(case.record_type, case.name, case.value)
    assert editor_around(bench.focused) is editor
    assert editor_around(bench.after) is None


@pytest.mark.parametrize("text", [clean_text(text) for text in HOSTILE], ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", ["name", "description"])
def test_no_text_is_changed_by_being_looked_at(typist: Typist, name: str, text: str) -> None:
    editor, bench, told = typist.bench("activity", name, text)
    bench.leave()
    assert not editor.typing
    assert told.settled == []


# What is typed


@typed_kinds
def test_typed_value_is_told_when_the_focus_leaves(
    typist: Typist, name: str, text: str, value: Value
) -> None:
    _, bench, told = typist.bench("activity", name)
    typist.press(text)
    assert told.settled == []
    bench.leave()
    assert told.settled == [value]


@typed_kinds
def test_typed_value_is_told_when_it_is_settled(typist: Typist, name: str, text: str, value: Value) -> None:
    editor, bench, told = typist.bench("activity", name)
    typist.press(text)
    assert editor.typing
    settle_focused(bench.focused)
    assert told.settled == [value]


@typed_kinds
def test_esc_takes_back_what_is_typed(typist: Typist, name: str, text: str, value: Value) -> None:
    assert value
    editor, bench, told = typist.bench("activity", name)
    typist.press(text)
    if QApplication.activePopupWidget() is not None:
        typist.press(Key.Key_Escape)
    typist.press(Key.Key_Escape)
    assert not editor.typing
    bench.leave()
    assert told.settled == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("people_count", "many"), ("start", "2024-13"), ("review_interval", "soon"), ("state", "Zebra")],
)
def test_what_cannot_be_read_is_refused_and_stays(typist: Typist, name: str, text: str) -> None:
    editor, bench, told = typist.bench("activity", name)
    typist.press(text)
    bench.leave()
    assert told.settled == []
    assert text in told.refused[-1]
    assert shown_by(editor) == text
    assert editor.typing


def test_what_is_mended_is_no_longer_refused(typist: Typist) -> None:
    editor, bench, told = typist.bench("activity", "start")
    typist.press("2024-1")
    bench.leave()
    editor.setFocus()
    typist.press(Key.Key_End, "2")
    bench.leave()
    assert told.refused[-1] == ""
    assert told.settled == [PartialDate("2024-12")]


def test_same_value_in_other_words_is_written_as_before_and_told_to_nobody(typist: Typist) -> None:
    editor, bench, told = typist.bench("activity", "review_interval", Duration(years=2))
    editor.setText("P2Y")
    bench.leave()
    assert (shown_by(editor), told.settled) == ("2 years", [])


@pytest.mark.parametrize(("name", "text"), [("name", "Lager"), ("start", "2024"), ("state", "Draft")])
def test_enter_settles_and_moves_on(typist: Typist, name: str, text: str) -> None:
    editor, bench, told = typist.bench("activity", name)
    typist.press(text)
    editor.settled.connect(editor.show_value)
    typist.press(Key.Key_Return)
    assert len(told.settled) == 1
    assert bench.focused is bench.after


@pytest.mark.parametrize(("name", "text"), [("start", "soon"), ("state", "Zebra")])
def test_enter_stays_where_something_cannot_be_read(typist: Typist, name: str, text: str) -> None:
    editor, bench, _ = typist.bench("activity", name)
    typist.press(text, Key.Key_Return)
    assert editor_around(bench.focused) is editor


def test_tab_leaves_a_text_of_several_lines(typist: Typist) -> None:
    _, bench, told = typist.bench("activity", "description")
    typist.press("Ett", Key.Key_Return, "Tre", Key.Key_Tab)
    assert told.settled == ["Ett\nTre"]
    assert bench.focused is bench.after


def test_ctrl_enter_leaves_a_text_of_several_lines(typist: Typist) -> None:
    _, bench, told = typist.bench("activity", "description")
    typist.press("Ett")
    typist.press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert told.settled == ["Ett"]
    assert bench.focused is bench.after


def test_text_of_several_lines_grows_with_what_is_written(typist: Typist, qtbot: QtBot) -> None:
    editor, _, _ = typist.bench("activity", "description")
    low = editor.height()
    editor.show_value("\n".join("rad" for _ in range(8)))
    qtbot.waitUntil(lambda: editor.height() > low and not editor.verticalScrollBar().isVisible())


@pytest.mark.parametrize("name", ["name", "description"])
def test_spaces_around_a_text_are_not_kept(typist: Typist, name: str) -> None:
    _, bench, told = typist.bench("activity", name)
    typist.press("  Lager ")
    bench.leave()
    assert told.settled == ["Lager"]


def test_today_is_written_for_a_date_alone(typist: Typist) -> None:
    editor, _, _ = typist.bench("activity", "start")
    editor.insert_today()
    assert PartialDate.parse(editor.text()).iso == Asking.today().isoformat()
    other, _, _ = typist.bench("activity", "name", "Lön")
    other.insert_today()
    assert other.text() == "Lön"


def test_texts_used_before_are_offered(typist: Typist) -> None:
    editor, _, _ = typist.bench("activity", "name")
    assert editor.completer().model().stringList() == ["Lön", "Order"]


def test_cursor_stays_where_it_is_when_what_is_typed_is_settled_in_passing(typist: Typist) -> None:
    editor, _, _ = typist.bench("activity", "name", "Lager")
    editor.settled.connect(editor.show_value)
    editor.setCursorPosition(2)
    typist.press("x")
    editor.settle()
    assert (editor.text(), editor.cursorPosition()) == ("Laxger", 3)


# Undo


@pytest.mark.parametrize("name", ["name", "description", "tags", "state"])
def test_ctrl_z_undoes_typing_while_something_is_typed(typist: Typist, name: str) -> None:
    editor, _, told = typist.bench("activity", name)
    typist.press("x")
    if QApplication.activePopupWidget() is not None:
        typist.press(Key.Key_Escape)
    typist.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert told.undone == []
    assert not editor.typing


@pytest.mark.parametrize("name", ["name", "description", "tags", "state", "profiling", "measures"])
def test_ctrl_z_is_the_windows_while_nothing_is_typed(typist: Typist, name: str) -> None:
    _, _, told = typist.bench("activity", name)
    typist.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(told.undone) == 1


@pytest.mark.parametrize("name", ["name", "description"])
def test_ctrl_z_never_takes_back_what_has_been_settled(typist: Typist, name: str) -> None:
    editor, _, told = typist.bench("activity", name)
    editor.settled.connect(editor.show_value)
    typist.press("ab")
    editor.settle()
    typist.press(Key.Key_End, "c")
    typist.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert (shown_by(editor), told.undone) == ("ab", [])
    typist.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert (shown_by(editor), len(told.undone)) == ("ab", 1)


# A choice among terms


@pytest.mark.parametrize(("text", "term"), [("UAE", "AE"), ("sverige", "SE"), ("Norway", "NO"), ("CN", "CN")])
def test_term_is_found_by_any_of_its_names(typist: Typist, text: str, term: str) -> None:
    _, bench, told = typist.bench("party", "country")
    typist.press(text)
    bench.leave()
    assert told.settled == [term]


def test_terms_are_offered_for_the_middle_of_their_names(typist: Typist) -> None:
    typist.bench("party", "country")
    typist.press("ryss")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert offered(popup) == ["Russia", "Belarus"]


def test_enter_takes_the_first_term_that_is_offered(typist: Typist) -> None:
    _, bench, told = typist.bench("party", "country")
    typist.press("ryss", Key.Key_Return)
    assert told.settled == ["RU"]
    assert bench.focused is bench.after


def test_term_is_chosen_with_the_arrow_keys(typist: Typist) -> None:
    _, bench, told = typist.bench("party", "country")
    typist.press("ryss", Key.Key_Down, Key.Key_Tab)
    assert told.settled == ["BY"]
    assert bench.focused is bench.after


def test_esc_closes_the_offers_first_and_keeps_what_is_typed(typist: Typist) -> None:
    editor, _, _ = typist.bench("party", "country")
    typist.press("ryss", Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert editor.currentText() == "ryss"


def test_choice_is_emptied_by_deleting_its_text(typist: Typist) -> None:
    editor, bench, told = typist.bench("party", "country", "SE")
    editor.lineEdit().selectAll()
    typist.press(Key.Key_Delete)
    bench.leave()
    assert told.settled == [""]


def test_list_of_a_choice_has_every_term_in_both_languages(typist: Typist) -> None:
    swedish, _, _ = typist.bench("activity", "state", language="sv")
    english, _, _ = typist.bench("activity", "state", language="en")
    assert [swedish.itemText(row) for row in range(3)] == ["", "Utkast", "Planerad"]
    assert [english.itemText(row) for row in range(3)] == ["", "Draft", "Planned"]


def test_term_that_the_list_no_longer_has_is_shown_and_kept(typist: Typist) -> None:
    editor, bench, told = typist.bench("activity", "state", "sleeping")
    bench.leave()
    assert (shown_by(editor), told.settled) == ("sleeping", [])


def test_wheel_over_a_closed_list_changes_nothing(typist: Typist) -> None:
    editor, _, told = typist.bench("activity", "state", "draft")
    QTest.wheelEvent(editor.window().windowHandle(), editor.geometry().center(), QPoint(0, -120))
    assert (shown_by(editor), told.settled) == ("Draft", [])


# An answer


def test_arrow_keys_answer(typist: Typist) -> None:
    _, bench, told = typist.bench("activity", "profiling", Answer.YES)
    typist.press(Key.Key_Right)
    assert told.settled == [Answer.NO]
    typist.press(Key.Key_Right)
    assert told.settled == [Answer.NO, Answer.UNANSWERED]
    assert isinstance(bench.focused, QRadioButton)


def test_tab_stops_once_at_the_answers_at_the_one_given(typist: Typist) -> None:
    _, bench, _ = typist.bench("activity", "recipients", Existence.NONE)
    bench.before.setFocus()
    typist.press(Key.Key_Tab)
    assert bench.focused.accessibleName() == "Recipients: None"
    typist.press(Key.Key_Tab)
    assert bench.focused is bench.after


def test_every_answer_is_named_with_its_question(typist: Typist) -> None:
    editor, _, _ = typist.bench("activity", "profiling")
    names = [button.accessibleName() for button in editor.findChildren(QRadioButton)]
    assert names == ["Profiling: Yes", "Profiling: No", "Profiling: Not answered"]


# Chips


def offered(popup: QWidget) -> list[str]:
    assert isinstance(popup, QAbstractItemView)
    model = popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_value_is_added_by_an_offer(typist: Typist) -> None:
    _, _, told = typist.bench("activity", "measures", ("m1",))
    typist.press("Brand", Key.Key_Down, Key.Key_Return)
    assert told.settled == [("m1", "m2")]


def test_offers_are_in_swedish_order_without_what_is_chosen(typist: Typist) -> None:
    typist.bench("system", "provider")
    typist.press(Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert offered(popup) == ["Apoteket", "Banken"]


def test_value_is_added_by_its_text(typist: Typist) -> None:
    _, _, told = typist.bench("activity", "tags", ("hr",))
    typist.press("ny", Key.Key_Return)
    assert told.settled == [("hr", "ny")]


def test_line_is_ready_for_the_next_value(typist: Typist) -> None:
    editor, bench, _ = typist.bench("activity", "tags", ("hr",))
    typist.press("ny", Key.Key_Return)
    assert editor.line.text() == ""
    assert bench.focused is editor.line


def test_term_is_added_by_an_alias(typist: Typist) -> None:
    _, bench, told = typist.bench("transfer", "countries", ("SE",))
    typist.press("UAE")
    bench.leave()
    assert told.settled == [("SE", "AE")]


def test_name_that_is_there_is_not_made_again(typist: Typist) -> None:
    editor, bench, told = typist.bench("transfer", "importers", ("p1",))
    asked: list[str] = []
    editor.creation_asked.connect(asked.append)
    typist.press("banken")
    bench.leave()
    assert (asked, told.settled) == ([], [])


def test_new_name_asks_for_a_record(typist: Typist) -> None:
    editor, _, told = typist.bench("activity", "measures")
    asked: list[str] = []
    editor.creation_asked.connect(asked.append)
    typist.press("Hund", Key.Key_Return)
    assert (asked, told.settled) == (["Hund"], [])


def test_what_no_list_has_is_refused_and_stays(typist: Typist) -> None:
    editor, bench, told = typist.bench("data_item", "flags")
    typist.press("Zebra")
    bench.leave()
    assert "Zebra" in told.refused[-1]
    assert editor.line.text() == "Zebra"


def test_delete_takes_a_chip_out(typist: Typist) -> None:
    editor, bench, told = typist.bench("activity", "measures", ("m1", "m2"))
    chips_of(editor)[0].setFocus()
    typist.press(Key.Key_Delete)
    assert told.settled == [("m2",)]
    assert editor_around(bench.focused) is editor


def test_click_on_the_cross_takes_a_chip_out(typist: Typist) -> None:
    editor, _, told = typist.bench("activity", "tags", ("hr", "lön"))
    chip = chips_of(editor)[1]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 6, chip.height() // 2))
    assert told.settled == [("hr",)]


@pytest.mark.parametrize("how", ["mouse", "enter"])
def test_chip_of_a_record_opens_it(typist: Typist, how: str) -> None:
    editor, _, told = typist.bench("activity", "measures", ("m1", "m2"))
    opened: list[str] = []
    editor.opened.connect(opened.append)
    chip = chips_of(editor)[1]
    if how == "mouse":
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(8, chip.height() // 2))
    else:
        chip.setFocus()
        typist.press(Key.Key_Return)
    assert (opened, told.settled) == (["m2"], [])


def test_backspace_in_the_empty_line_goes_to_the_last_chip(typist: Typist) -> None:
    editor, bench, _ = typist.bench("activity", "tags", ("hr", "lön"))
    typist.press(Key.Key_Backspace)
    assert bench.focused is chips_of(editor)[-1]


def test_one_reference_hides_its_line_until_it_is_taken_out(typist: Typist) -> None:
    editor, _, told = typist.bench("system", "provider", "p1")
    assert not editor.line.isVisible()
    editor.settled.connect(editor.show_value)
    chips_of(editor)[0].setFocus()
    typist.press(Key.Key_Delete)
    assert told.settled == [""]
    assert editor.line.isVisible()
    assert editor.line.hasFocus()


def test_long_text_of_a_chip_is_shown_in_short_and_read_whole(typist: Typist) -> None:
    editor, _, _ = typist.bench("activity", "tags", ("ord " * 40,))
    (chip,) = chips_of(editor)
    assert len(chip.text()) < 80
    assert chip.accessibleName() == "ord " * 40


def test_ampersand_is_shown_as_it_is_written(typist: Typist) -> None:
    editor, _, _ = typist.bench("activity", "tags", ("R&D",))
    assert chips_of(editor)[0].text().startswith("R&&D ")


def test_record_itself_is_not_offered(typist: Typist) -> None:
    party = REGISTER.find("p1")
    typist.bench("party", "vendor", record=party)
    typist.press(Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert offered(popup) == ["Apoteket"]


# A line with offers


@dataclass
class Line:
    """A line that offers three fruits, and what it told."""

    line: OfferLine
    bench: Bench
    chosen: list[str] = field(default_factory=list)
    entered: list[str] = field(default_factory=list)


def fruits(qtbot: QtBot, *, closed: bool) -> Line:
    labels = ("apple", "pear", "pear", "pineapple")
    offers = [Offer(label, f"{place}") for place, label in enumerate(labels)]
    line = OfferLine(lambda typed: [one for one in offers if typed in one.label], closed=closed)
    made = Line(line, Bench(line))
    line.chosen.connect(lambda offer: made.chosen.append(offer.value))
    line.entered.connect(made.entered.append)
    made.bench.show(qtbot)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def test_open_line_takes_the_offer_of_that_name(qtbot: QtBot, typist: Typist) -> None:
    made = fruits(qtbot, closed=False)
    typist.press("apple", Key.Key_Return)
    assert (made.chosen, made.entered) == (["0"], [])


def test_open_line_takes_the_text_where_none_is_named_so(qtbot: QtBot, typist: Typist) -> None:
    made = fruits(qtbot, closed=False)
    typist.press("app", Key.Key_Return)
    assert (made.chosen, made.entered) == ([], ["app"])


def test_closed_line_has_its_first_offer_chosen(qtbot: QtBot, typist: Typist) -> None:
    made = fruits(qtbot, closed=True)
    typist.press("app", Key.Key_Return)
    assert made.chosen == ["0"]


def test_closed_line_does_not_guess_when_it_is_left_with_the_mouse(qtbot: QtBot, typist: Typist) -> None:
    made = fruits(qtbot, closed=True)
    typist.press("app")
    made.bench.leave()
    assert (made.chosen, made.entered) == ([], ["app"])


def test_tab_takes_what_is_chosen_in_the_list(qtbot: QtBot, typist: Typist) -> None:
    made = fruits(qtbot, closed=False)
    typist.press("app", Key.Key_Down, Key.Key_Down, Key.Key_Tab)
    assert made.chosen == ["3"]
    assert made.bench.focused is made.bench.after


def test_second_of_two_with_the_same_name_can_be_chosen(qtbot: QtBot, typist: Typist) -> None:
    made = fruits(qtbot, closed=False)
    typist.press("pear", Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert made.chosen == ["2"]


def test_enter_in_the_empty_line_moves_on(qtbot: QtBot, typist: Typist) -> None:
    made = fruits(qtbot, closed=False)
    typist.press(Key.Key_Return)
    assert made.bench.focused is made.bench.after


def test_esc_closes_the_list_then_clears_the_line(qtbot: QtBot, typist: Typist) -> None:
    made = fruits(qtbot, closed=True)
    typist.press("app", Key.Key_Escape)
    assert made.line.text() == "app"
    typist.press(Key.Key_Escape)
    assert made.line.text() == ""


def test_click_into_the_empty_line_opens_its_offers(qtbot: QtBot) -> None:
    made = fruits(qtbot, closed=False)
    QTest.mouseClick(made.line, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert offered(popup) == ["apple", "pear", "pear", "pineapple"]


# An attached file


def test_attached_file_is_told_with_its_name(typist: Typist, tmp_path: Path) -> None:
    (tmp_path / "avtal.pdf").write_bytes(b"%PDF")
    editor, _, told = typist.bench("document", "file")
    named: list[str] = []
    editor.named.connect(named.append)
    editor.attach(tmp_path / "avtal.pdf")
    assert (told.settled, named) == ([b"%PDF"], ["avtal.pdf"])


def test_file_that_is_not_there_is_refused_with_its_name(typist: Typist, tmp_path: Path) -> None:
    editor, _, told = typist.bench("document", "file")
    editor.attach(tmp_path / "borta.pdf")
    assert told.settled == []
    assert "borta.pdf" in told.refused[-1]


def test_file_that_is_too_large_is_refused_unread(typist: Typist, tmp_path: Path) -> None:
    with (tmp_path / "film.mov").open("wb") as file:
        file.truncate(MAX_ATTACHMENT + 1)
    editor, _, told = typist.bench("document", "file")
    editor.attach(tmp_path / "film.mov")
    assert told.settled == []
    assert "25 MB" in told.refused[-1]


def test_only_an_attached_file_can_be_taken_out_or_removed(typist: Typist) -> None:
    editor, _, told = typist.bench("document", "file")
    assert [button.isVisible() for button in editor.buttons] == [True, False, False]
    editor.show_value(b"abc")
    assert [button.isVisible() for button in editor.buttons] == [True, True, True]
    QTest.mouseClick(editor.buttons[2], Qt.MouseButton.LeftButton)
    assert told.settled == [b""]


def test_editor_of_every_field_of_the_catalogue_can_be_made(qtbot: QtBot) -> None:
    for record_type in CATALOGUE.values():
        for one in record_type.fields:
            editor = editor_of(one, Asking(lambda: REGISTER, "sv", record_type, lambda: None))
            qtbot.addWidget(editor)
            editor.show_value(empty(one.kind))
            assert not editor.typing, (record_type.name, one.name)


def test_every_kind_is_tested() -> None:
    assert {type(case.field.kind) for case in CASES} == set(kinds.Kind.__args__)
