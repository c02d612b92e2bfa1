"""What a screen reader is told of the forms, and the way that Tab takes through them."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.ui.editors.choices import ChoiceEditor
from ropa_desktop.ui.field_row import FieldRow
from ropa_desktop.ui.part_list import PartList
from ropa_desktop.ui.record_form import RecordForm
from ropa_desktop.ui.session import Session
from tests.ui.accessible import name_of, nameless
from tests.ui.full_records import full_register
from tests.ui.sessions import session_on

every_type = pytest.mark.parametrize("type_name", CATALOGUE)


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Language, Session]]:
    """A full record of every type, in each language."""
    folder = tmp_path_factory.mktemp("full")
    with (
        session_on(folder / "sv.ropa", full_register(), "sv") as swedish,
        session_on(folder / "en.ropa", full_register(), "en") as english,
    ):
        yield {"sv": swedish, "en": english}


def form_of(qtbot: QtBot, session: Session, type_name: str) -> RecordForm:
    """The form of a full record of a type, with all its fields shown and its parts opened."""
    (record,) = session.register.table(type_name).by_id.values()
    form = RecordForm(session)
    qtbot.addWidget(form)
    form.resize(800, 12_000)
    with qtbot.waitExposed(form):
        form.show()
    form.show_record(record.id)
    assert form.page is not None
    form.page.finish()
    for parts in form.findChildren(PartList):
        for row in parts.rows:
            row.open()
    qtbot.wait(1)  # what has been opened is laid out when the window is idle
    return form


@pytest.mark.parametrize("language", LANGUAGES)
@every_type
def test_everything_in_a_form_that_takes_the_focus_has_a_name(
    qtbot: QtBot, sessions: dict[Language, Session], type_name: str, language: Language
) -> None:
    form = form_of(qtbot, sessions[language], type_name)
    hidden = [one for one in form.findChildren(QToolButton) if not one.isVisible()]
    for one in hidden:  # what is not shown may have nothing to say
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert nameless(form) == []


@every_type
def test_every_editor_is_labelled_by_its_field(
    qtbot: QtBot, sessions: dict[Language, Session], type_name: str
) -> None:
    form = form_of(qtbot, sessions["en"], type_name)
    for row in form.findChildren(FieldRow):
        related = QAccessible.queryAccessibleInterface(row.editor).relations(QAccessible.RelationFlag.Label)
        labels = [label.text(QAccessible.Text.Name) for label, _ in related]
        assert row.field.label_in("en") in labels, row.field.name


def test_choice_is_read_by_its_label_and_its_value(qtbot: QtBot, sessions: dict[Language, Session]) -> None:
    form = form_of(qtbot, sessions["en"], "activity")
    editor = form.editor("state")
    assert isinstance(editor, ChoiceEditor)
    assert QAccessible.queryAccessibleInterface(editor).text(QAccessible.Text.Value) == "Draft"


def test_what_is_missing_is_described_at_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    with session_on(tmp_path / "tom.ropa") as session:
        key = session.create(CATALOGUE["activity"], name="Ny")
        form = RecordForm(session)
        qtbot.addWidget(form)
        form.show()
        form.show_record(key)
        qtbot.waitUntil(lambda: session.findings_are_fresh)
        fields = CATALOGUE["activity"].field_named
        finding = next(one for one in session.findings_of(key) if one.record == key and one.field in fields)
        assert finding.in_language("en") in form.editor(finding.field).accessibleDescription()
        form.close()


def test_refusal_is_described_at_the_field(qtbot: QtBot, sessions: dict[Language, Session]) -> None:
    form = form_of(qtbot, sessions["en"], "activity")
    assert form.go_to("start")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "soon")
    form.editor("start").settle()
    assert "soon" in form.editor("start").accessibleDescription()
    form.editor("start").revert()


def tab_stops(form: RecordForm) -> list[QWidget]:
    """Where Tab stops, from the first field until it leaves the fields."""
    page = form.page
    assert page is not None
    form.focus_first()
    stops: list[QWidget] = []
    while (widget := QApplication.focusWidget()) is not None and widget not in stops:
        if not page.isAncestorOf(widget):
            break
        stops.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return stops


def box(form: RecordForm, widget: QWidget) -> QRect:
    inside = form.page.widget() if form.page is not None else None
    assert inside is not None
    return QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())


def comes_before(first: QRect, second: QRect) -> bool:
    """Whether a reader comes to the first one first: it ends above the other, or stands left of it."""
    if first.bottom() <= second.top():
        return True
    return second.bottom() > first.top() and first.left() < second.left()


@every_type
def test_tab_goes_through_a_form_as_it_is_read(
    qtbot: QtBot, sessions: dict[Language, Session], type_name: str
) -> None:
    form = form_of(qtbot, sessions["en"], type_name)
    stops = tab_stops(form)
    assert stops
    for first, second in pairwise(stops):
        assert comes_before(box(form, first), box(form, second)), (name_of(first), name_of(second))


@every_type
def test_tab_stops_at_every_field(qtbot: QtBot, sessions: dict[Language, Session], type_name: str) -> None:
    form = form_of(qtbot, sessions["en"], type_name)
    stops = tab_stops(form)
    rows = [row for row in form.findChildren(FieldRow) if row.isVisible()]
    missed = [row.field.name for row in rows if not any(row.isAncestorOf(stop) for stop in stops)]
    assert missed == []
