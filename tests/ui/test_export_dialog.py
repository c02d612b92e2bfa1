"""The export dialog: what is chosen is written, what is missing is said, and nothing is lost on the way."""

import datetime
import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop import paths
from ropa_desktop.checks import article_30_status
from ropa_desktop.imports.json import read
from ropa_desktop.register import records as r
from ropa_desktop.register.edits import set_values
from ropa_desktop.register.register import Register
from ropa_desktop.ui.export_dialog import ExportDialog
from ropa_desktop.ui.export_options import Covered, ExportOptions
from ropa_desktop.ui.pdf_preview import PdfPreview
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.session import Session
from tests.exports.contents_registers import Builder
from tests.registers.companies import register_of
from tests.ui.sessions import files_opened, session_on

Opened = Callable[..., ExportDialog]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Opens the dialog on a register, once its findings are known."""
    with ExitStack() as ends:

        def open_it(register: Register, chosen: tuple[str, ...] = (), **options: Any) -> ExportDialog:
            session = ends.enter_context(session_on(tmp_path / "firman.ropa", register, **options))
            qtbot.waitUntil(lambda: session.findings_are_fresh)
            dialog = ExportDialog(session, None, chosen)
            qtbot.addWidget(dialog)
            dialog.open()
            kept.append(dialog)
            return dialog

        kept: list[ExportDialog] = []
        yield open_it


def session_of(dialog: ExportDialog) -> Session:
    found: Session = dialog._session
    return found


def two_organisations() -> Register:
    builder = Builder("Koncernen")
    for name in ("Ett AB", "Två AB"):
        organisation = builder.add(r.Organisation, name=name)
        builder.add(r.Activity, name=f"Löner i {name}", organisation=organisation.id, role="controller")
    return builder.register


def choose(dialog: ExportDialog, **choices: object) -> None:
    """Chooses by what the boxes stand for."""
    for name, value in choices.items():
        box = getattr(dialog.options, name)
        places = [place for place in range(box.count()) if box.itemData(place) == value]
        box.setCurrentIndex(places[0])


def save(qtbot: QtBot, dialog: ExportDialog) -> list[Path]:
    with qtbot.waitSignal(dialog.exported, timeout=30_000) as told:
        dialog.save_button.click()
    files: list[Path] = told.args[0]
    return files


def text_of(pdf: Path | bytes) -> str:
    content = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def box_over(dialog: QWidget) -> QMessageBox:
    (box,) = [one for one in dialog.findChildren(QMessageBox) if one.isVisible()]
    return box


def answer(box: QMessageBox, text: str) -> None:
    (button,) = [one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == text]
    button.click()


# What is written


def test_pdf_and_excel_are_written_under_the_suggested_name(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(register_of("inrego"))
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    name = f"Record of processing activities {register_of('inrego').organisations[0].name} {today}"
    assert save(qtbot, dialog) == [tmp_path / f"{name}.pdf", tmp_path / f"{name}.xlsx"]
    assert not dialog.isVisible()
    assert "For the supervisory authority" in text_of(tmp_path / f"{name}.pdf")
    assert openpyxl.load_workbook(tmp_path / f"{name}.xlsx").sheetnames


def test_language_of_the_export_is_not_that_of_the_window(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(register_of("inrego"))
    choose(dialog, language="sv", format="pdf")
    (file,) = save(qtbot, dialog)
    assert "artikel 30" in text_of(file)


def test_full_contents_have_the_notes(qtbot: QtBot, opened: Opened) -> None:
    builder = Builder()
    builder.add(r.Organisation, name="Firman AB", notes="Ring direkt.")
    dialog = opened(builder.register)
    choose(dialog, variant="internal", format="pdf")
    (file,) = save(qtbot, dialog)
    assert "Ring direkt." in text_of(file)


def test_chosen_activities_are_exported_alone(qtbot: QtBot, opened: Opened) -> None:
    register = two_organisations()
    dialog = opened(register, (register.activities[1].id,))
    choose(dialog, scope=Covered(activities=frozenset({register.activities[1].id})), format="pdf")
    assert dialog.options.scope.currentText() == "The chosen activity"
    (file,) = save(qtbot, dialog)
    assert "1 of the 2 activities" in text_of(file)
    assert "Löner i Ett AB" not in text_of(file)


def test_everything_is_exported_unless_the_user_chooses_less(opened: Opened) -> None:
    register = two_organisations()
    dialog = opened(register, (register.activities[1].id,))
    assert dialog.options.choice().covered == Covered()


def test_one_organisation_of_several_can_be_exported_alone(qtbot: QtBot, opened: Opened) -> None:
    register = two_organisations()
    dialog = opened(register)
    choose(dialog, scope=Covered(organisation=register.organisations[1].id), format="pdf")
    assert "Två AB" in dialog.options.name.text()
    (file,) = save(qtbot, dialog)
    assert "Ett AB" not in text_of(file)


def test_json_holds_everything_whatever_else_is_chosen(qtbot: QtBot, opened: Opened) -> None:
    register = two_organisations()
    dialog = opened(register)
    choose(dialog, scope=Covered(organisation=register.organisations[1].id), format="json")
    assert not dialog.options.scope.isEnabled()
    assert not dialog.preview_button.isEnabled()
    (file,) = save(qtbot, dialog)
    assert read(file) == (register, [])


def test_what_the_register_says_now_is_written(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(two_organisations())
    choose(dialog, format="pdf")
    session = session_of(dialog)
    session.commit("", set_values(session.register.activities[0], name="Rekrytering"))
    (file,) = save(qtbot, dialog)
    assert "Rekrytering" in text_of(file)


# What is chosen


def test_scope_is_offered_only_where_there_is_a_choice(opened: Opened) -> None:
    dialog = opened(register_of("inrego"))
    assert not dialog.options.scope.isVisible()
    assert dialog.options.variant.isVisible()


def test_every_choice_has_a_label(opened: Opened) -> None:
    dialog = opened(two_organisations())
    labelled = {label.buddy() for label in dialog.findChildren(QLabel)} - {None}
    options = dialog.options
    fields = {options.scope, options.variant, options.language, options.format, options.folder, options.name}
    assert labelled == fields


def test_suggested_name_follows_the_language_until_another_is_written(opened: Opened) -> None:
    dialog = opened(register_of("inrego"), language="sv")
    swedish = dialog.options.name.text()
    choose(dialog, language="en")
    assert dialog.options.name.text() != swedish
    dialog.options.name.selectAll()
    QTest.keyClicks(dialog.options.name, "Mitt")
    choose(dialog, language="sv")
    assert dialog.options.choice().name == "Mitt"


def test_ending_that_is_written_is_not_doubled(opened: Opened) -> None:
    dialog = opened(register_of("inrego"))
    dialog.options.name.setText("Mitt.pdf")
    assert [file.name for file in dialog.options.choice().files] == ["Mitt.pdf", "Mitt.xlsx"]


def test_choices_begin_as_the_preferences_say(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    kept = Preferences(
        export_variant="internal",
        export_language="sv",
        export_format="xlsx",
        export_folder=str(tmp_path / "ut"),
        open_after_export=False,
    )
    choice = opened(register_of("inrego"), preferences=kept).options.choice()
    assert (choice.variant, choice.language, choice.format) == ("internal", "sv", "xlsx")
    assert (choice.folder, choice.open_afterwards) == (tmp_path / "ut", False)


def test_folder_that_is_gone_gives_way_to_that_of_the_register(opened: Opened, tmp_path: Path) -> None:
    kept = Preferences(export_folder=str(tmp_path / "borta"))
    assert opened(register_of("inrego"), preferences=kept).options.choice().folder == tmp_path


def test_what_was_chosen_is_remembered(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    dialog = opened(register_of("inrego"))
    (tmp_path / "ut").mkdir()
    choose(dialog, variant="internal", format="pdf", language="sv")
    dialog.options.folder.setText(str(tmp_path / "ut"))
    with qtbot.waitSignal(dialog.remembered, timeout=30_000) as told:
        dialog.save_button.click()
    assert told.args == [
        Preferences(
            export_variant="internal",
            export_language="sv",
            export_format="pdf",
            export_folder=str(tmp_path / "ut"),
            open_after_export=False,
        )
    ]


def test_what_was_left_as_it_was_stays_as_it_was(opened: Opened) -> None:
    dialog = opened(register_of("inrego"))
    assert dialog.options.remembered() == session_of(dialog).preferences


# What is missing


def test_what_is_missing_is_said_and_blocks_nothing(opened: Opened) -> None:
    dialog = opened(register_of("inrego"))
    status = article_30_status(session_of(dialog).findings)
    assert status.missing > 0
    assert dialog.missing.status.text() == f"Article 30: {status.missing} missing"
    assert dialog.missing.list.count() == status.missing
    assert dialog.save_button.isEnabled()


def test_what_is_missing_is_that_of_what_is_exported(opened: Opened) -> None:
    register = two_organisations()
    dialog = opened(register)
    choose(dialog, scope=Covered(organisation=register.organisations[1].id))
    listed = [dialog.missing.list.item(row).text() for row in range(dialog.missing.list.count())]
    assert listed
    assert not [text for text in listed if "Ett AB" in text]


def test_missing_is_shown_anew_when_the_register_changes(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(two_organisations())
    session = session_of(dialog)
    with qtbot.waitSignal(session.judged):
        session.commit("", set_values(session.register.organisations[0], name="Nya AB"))
    assert dialog.missing.list.item(0).text().startswith("Nya AB: ")


def test_going_to_what_is_missing_closes_the_dialog(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(two_organisations())
    session = session_of(dialog)
    with qtbot.waitSignal(session.asked_for) as asked:
        dialog.missing.list.setFocus()
        QTest.keyClick(dialog.missing.list, Qt.Key.Key_Return)
    first = session.findings[0]
    assert asked.args == [first.record, first.field]
    assert not dialog.isVisible()


# What is in the way


def test_file_that_is_there_is_replaced_only_if_the_user_says_so(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(register_of("inrego"))
    choose(dialog, format="pdf")
    (file,) = dialog.options.choice().files
    file.write_text("kvar")
    dialog.save_button.click()
    box = box_over(dialog)
    assert file.name in box.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert file.read_text() == "kvar"
    dialog.save_button.click()
    with qtbot.waitSignal(dialog.exported, timeout=30_000):
        answer(box_over(dialog), "Replace")
    assert file.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("name", "folder", "said"),
    [("a/b", "", "is no file name"), ("", "", "no name yet"), ("bra", "borta", "There is no folder")],
)
def test_what_cannot_be_written_is_told_and_the_dialog_stays(
    qtbot: QtBot, opened: Opened, name: str, folder: str, said: str
) -> None:
    dialog = opened(register_of("inrego"))
    dialog.options.name.setText(name)
    dialog.options.folder.setText(str(session_of(dialog).document.path.parent / folder))
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.findChildren(QMessageBox) != [], timeout=30_000)
    assert said in box_over(dialog).text()
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()


def test_escape_during_the_export_stops_it_and_keeps_the_dialog(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(read(paths.resources() / "sample" / "register.json")[0])
    dialog.save_button.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=30_000)
    assert dialog.isVisible()
    assert not [file for file in dialog.options.choice().files if file.exists()]


# Afterwards


@pytest.mark.parametrize("wanted", [True, False])
def test_files_are_opened_if_that_is_wanted(qtbot: QtBot, opened: Opened, wanted: bool) -> None:
    dialog = opened(register_of("inrego"))
    dialog.options.open_afterwards.setChecked(wanted)
    with files_opened() as shown:
        files = save(qtbot, dialog)
    assert shown == (files if wanted else [])


def test_preview_shows_the_pdf_of_what_is_chosen(qtbot: QtBot, opened: Opened) -> None:
    register = two_organisations()
    dialog = opened(register, (register.activities[0].id,))
    choose(dialog, language="sv", scope=Covered(activities=frozenset({register.activities[0].id})))
    dialog.preview_button.click()
    qtbot.waitUntil(lambda: dialog.findChildren(PdfPreview) != [], timeout=30_000)
    (preview,) = dialog.findChildren(PdfPreview)
    shown = preview.document.getAllText(0).text()
    assert "artikel 30" in shown
    assert "Utdrag" in shown
    assert preview.windowTitle() == dialog.options.choice().name
    assert not [file for file in dialog.options.choice().files if file.exists()]


def test_options_stand_alone(qtbot: QtBot, opened: Opened) -> None:
    options = ExportOptions(session_of(opened(register_of("inrego"))), ())
    qtbot.addWidget(options)
    with qtbot.waitSignal(options.changed):
        options.format.setCurrentIndex(0)
