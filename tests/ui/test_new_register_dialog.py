"""The dialog for a new register: a name is enough, and the file follows from it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop.ui.new_register_dialog import NewRegisterDialog, file_name
from tests.ui.accessible import nameless


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(parent: QWidget, tmp_path: Path) -> NewRegisterDialog:
    made = NewRegisterDialog("en", tmp_path, parent)
    made.open()
    return made


def field(dialog: NewRegisterDialog, name: str) -> QLineEdit:
    (found,) = (one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)
    return found


def fill(dialog: NewRegisterDialog, name: str, number: str = "") -> None:
    field(dialog, "Organisation (required)").setText(name)
    field(dialog, "Organisation number").setText(number)


def button(dialog: NewRegisterDialog, text: str) -> QPushButton:
    (found,) = (one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == text)
    return found


def notes(dialog: NewRegisterDialog) -> str:
    labels = [label for label in dialog.findChildren(QLabel) if label.property("severity")]
    return " ".join(label.text() for label in labels if label.isVisible())


def test_a_name_and_enter_are_enough(qtbot: QtBot, dialog: NewRegisterDialog, tmp_path: Path) -> None:
    name = field(dialog, "Organisation (required)")
    QTest.keyClicks(name, "Exempel AB")
    with qtbot.waitSignal(dialog.accepted_with, timeout=1000) as accepted:
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert accepted.args == [tmp_path / "Exempel AB.ropa", "Exempel AB", ""]
    assert not (tmp_path / "Exempel AB.ropa").exists(), "the file is for others to make"


@pytest.mark.parametrize("name", ["", "   "])
def test_without_a_name_nothing_is_made(qtbot: QtBot, dialog: NewRegisterDialog, name: str) -> None:
    fill(dialog, name)
    with qtbot.assertNotEmitted(dialog.accepted_with):
        QTest.keyClick(field(dialog, "Organisation (required)"), Qt.Key.Key_Return)
        dialog.accept()
    assert not button(dialog, "Create register").isEnabled()
    assert dialog.isVisible()


def test_a_wrong_number_is_told_and_taken(qtbot: QtBot, dialog: NewRegisterDialog) -> None:
    fill(dialog, "Exempel AB", "556677-8890")
    field(dialog, "Organisation number").editingFinished.emit()
    assert "organisation number" in notes(dialog)
    assert field(dialog, "Organisation number").accessibleDescription() == notes(dialog)
    with qtbot.waitSignal(dialog.accepted_with, timeout=1000) as accepted:
        dialog.accept()
    assert accepted.args[2] == "556677-8890"


@pytest.mark.parametrize("number", ["", "556677-8899", "19640823-3234", "SE556677889901"])
def test_a_right_number_is_not_spoken_of(dialog: NewRegisterDialog, number: str) -> None:
    fill(dialog, "Exempel AB", number)
    field(dialog, "Organisation number").editingFinished.emit()
    assert notes(dialog) == ""


def test_a_number_is_not_judged_while_it_is_typed(dialog: NewRegisterDialog) -> None:
    number = field(dialog, "Organisation number")
    QTest.keyClicks(number, "5566")
    assert notes(dialog) == ""
    number.editingFinished.emit()
    assert notes(dialog)
    QTest.keyClicks(number, "77-8899")
    assert notes(dialog) == ""


def test_what_is_told_is_read_whole(dialog: NewRegisterDialog) -> None:
    dialog.resize(dialog.minimumSizeHint())
    fill(dialog, "Exempel AB", "1")
    field(dialog, "Organisation number").editingFinished.emit()
    (note,) = (one for one in dialog.findChildren(QLabel) if one.property("severity") and one.isVisible())
    assert note.height() >= note.heightForWidth(note.width())


def test_a_taken_name_is_numbered(dialog: NewRegisterDialog, tmp_path: Path) -> None:
    for name in ("Exempel AB.ropa", "Exempel AB 2.ropa"):
        (tmp_path / name).write_bytes(b"")
    fill(dialog, "Exempel AB")
    assert dialog.path == tmp_path / "Exempel AB 3.ropa"


def choose(dialog: NewRegisterDialog, file: Path) -> None:
    QTest.mouseClick(button(dialog, "Change …"), Qt.MouseButton.LeftButton)
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.selectFile(str(file))
    chooser.accept()


def test_a_chosen_file_stays_whatever_the_name(dialog: NewRegisterDialog, tmp_path: Path) -> None:
    choose(dialog, tmp_path / "kund")
    fill(dialog, "Exempel AB")
    assert dialog.path == tmp_path / "kund.ropa"
    assert field(dialog, "Saved as").text() == str(tmp_path / "kund.ropa")


def test_a_file_that_is_there_is_never_replaced(
    qtbot: QtBot, dialog: NewRegisterDialog, tmp_path: Path
) -> None:
    (tmp_path / "kund.ropa").write_bytes(b"")
    fill(dialog, "Exempel AB")
    choose(dialog, tmp_path / "kund.ropa")
    assert "already a file" in notes(dialog)
    with qtbot.assertNotEmitted(dialog.accepted_with):
        dialog.accept()


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("Exempel AB", "Exempel AB"),
        ("Å/Ä: <Ö>", "Å Ä Ö"),
        ("..\\..\\x", "x"),
        ("Bolaget & Co.", "Bolaget & Co"),
        (" ", "Registerförteckning"),
        ("ord " * 40, ("ord " * 15).strip()),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(organisation: str, name: str) -> None:
    assert file_name(organisation, "sv") == name


def test_every_focusable_widget_has_a_name(dialog: NewRegisterDialog) -> None:
    assert nameless(dialog) == []
