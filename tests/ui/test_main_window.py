"""The window as a proof of the design: what is typed is committed, judged, exported and undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from ropa_desktop.document import Document
from ropa_desktop.register.edits import create, new_register
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.records import Activity, Organisation, Retention, RetentionRule
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Duration
from ropa_desktop.ui.editors import LineEditor
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.record_list import RecordList
from tests.registers.companies import register_of


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """A register with one activity, and a retention rule that does not say how long yet."""
    register = new_register("Exempel")
    register = apply(register, create(register, Organisation, name="Exempel AB"))
    register = apply(register, create(register, Activity, name="Kundtjänst", role="controller"))
    register = apply(register, create(register, RetentionRule, kind="period", name="Ärenden"))
    rule = register.all(RetentionRule)[0].id
    register = apply(register, create(register, Retention, register.activities[0].id, rule=rule))
    return Document.create(tmp_path / "exempel.ropa", register)


@pytest.fixture
def window(qtbot: QtBot, document: Document) -> MainWindow:
    made = MainWindow(document, "sv")
    qtbot.addWidget(made)
    made.show()
    return made


def found(window: MainWindow) -> set[str]:
    return {finding.check for finding in window.findings}


def test_a_typed_period_is_committed_judged_exported_and_undone(
    window: MainWindow, document: Document, tmp_path: Path
) -> None:
    rule = document.register.all(RetentionRule)[0]
    assert "RET-01" in found(window)
    window.show_type("retention_rule")
    editor = window.form.editor(rule.id, "period")
    assert isinstance(editor, LineEditor)
    QTest.keyClicks(editor, "6 months")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert document.register.all(RetentionRule)[0].period == Duration(months=6)
    assert "RET-01" not in found(window)
    window.export(tmp_path / "exempel.pdf")
    assert (tmp_path / "exempel.pdf").read_bytes().startswith(b"%PDF")
    document.undo()
    assert editor.text() == ""
    assert "RET-01" in found(window)
    document.redo()
    assert editor.text() == "6 månader"


def test_what_cannot_be_read_stays_as_typed_and_is_said(window: MainWindow, document: Document) -> None:
    window.show_type("retention_rule")
    editor = window.form.editor(document.register.all(RetentionRule)[0].id, "period")
    assert isinstance(editor, LineEditor)
    QTest.keyClicks(editor, "long")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "long"
    assert "long" in editor.accessibleDescription()
    assert document.register.all(RetentionRule)[0].period is None


def test_typing_is_settled_before_an_export(
    window: MainWindow, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    activity = document.register.activities[0]
    editor = window.form.editor(activity.id, "name")
    assert isinstance(editor, LineEditor)
    editor.setFocus()
    editor.setText("Kundservice")
    qtbot.waitUntil(editor.hasFocus)
    window.export(tmp_path / "exempel.xlsx")
    assert document.register.activities[0].name == "Kundservice"


def test_a_part_is_added_and_removed_from_the_form(window: MainWindow, document: Document) -> None:
    activity = document.register.activities[0]
    window.form.add_part(CATALOGUE["purpose"], activity.id)
    (purpose,) = document.register.table("purpose").by_owner[activity.id]
    assert window.form.editor(purpose.id, "text").accessibleName() == "Ändamål"
    window.form.remove_part(purpose.id)
    assert document.register.table("purpose").by_owner == {}


@pytest.mark.parametrize("name", [t.name for t in CATALOGUE.values() if not t.owners])
def test_every_record_type_has_a_form(name: str, qtbot: QtBot, tmp_path: Path) -> None:
    document = Document.create(tmp_path / "r.ropa", register_of("inrego"))
    window = MainWindow(document, "en")
    qtbot.addWidget(window)
    for record in document.register.table(name).by_owner.get("", ())[:1]:
        window.form.show_record(record.id)
        for field in CATALOGUE[name].fields:
            assert window.form.editor(record.id, field.name).accessibleName() == field.label


@pytest.mark.usefixtures("qapp")
def test_the_list_of_records_is_a_sound_model() -> None:
    register = register_of("inrego")
    model = RecordList(register, CATALOGUE["activity"], "sv")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_register(register, CATALOGUE["party"])
    assert tester.model() is model
    assert model.rowCount() == 16
