"""Question lists and retention plans from the menu, and answers that come back."""

from pathlib import Path
from string import digits

from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ropa_desktop.document import Document
from ropa_desktop.register.edits import create, new_register
from ropa_desktop.register.records import Activity, Organisation
from ropa_desktop.register.register import apply
from ropa_desktop.ui.bulk_preview import BulkPreview
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.window_commands import WindowCommands


def opened(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    register = new_register("Exempel")
    register = apply(register, create(register, Organisation, name="Exempel AB"))
    register = apply(register, create(register, Activity, name="Kundtjänst", role="controller"))
    window = MainWindow(Document.create(tmp_path / "r.ropa", register), Preferences(), "sv")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.session.findings_are_fresh)
    return window


def test_answers_in_a_question_list_become_one_step_when_they_are_accepted(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(qtbot, tmp_path)
    commands = WindowCommands(window)
    path = tmp_path / "fragor.xlsx"
    commands.write_questions(path)
    qtbot.waitUntil(path.exists, timeout=20_000)
    workbook = load_workbook(path)
    answered = False
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            if any(cell.value == "purposes" for cell in row):
                heading = next(
                    cell for line in sheet.iter_rows() for cell in line if str(cell.value).startswith("Svar")
                )
                sheet[f"{heading.coordinate.rstrip(digits)}{row[0].row}"] = "Hjälpa kunder"
                answered = True
    assert answered
    workbook.save(path)
    commands.answers_from(path)
    (preview,) = window.findChildren(BulkPreview)
    assert window.session.register.table("purpose").by_id == {}
    preview.apply_button.click()
    assert [one.text for one in window.session.register.table("purpose").by_id.values()] == [  # type: ignore[attr-defined]
        "Hjälpa kunder"
    ]
    window.session.undo()
    assert window.session.register.table("purpose").by_id == {}


def test_what_is_no_question_list_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    (tmp_path / "annat.xlsx").write_bytes(b"nothing")
    WindowCommands(window).answers_from(tmp_path / "annat.xlsx")
    told = QApplication.activeModalWidget()
    assert told is not None
    told.close()


def test_the_retention_plan_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    WindowCommands(window).write_retention_plan(tmp_path / "plan.pdf")
    qtbot.waitUntil((tmp_path / "plan.pdf").exists, timeout=20_000)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
