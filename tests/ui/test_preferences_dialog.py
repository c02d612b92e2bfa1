"""The dialog for preferences: each choice is told at once, and shown again when the dialog is made anew."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.ui.folder_field import FolderField
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.preferences_dialog import PreferencesDialog
from tests.ui.accessible import nameless

CHOICES = {
    "language": "sv",
    "appearance": "dark",
    "export_variant": "internal",
    "export_language": "en",
    "export_format": "xlsx",
}


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def shown(parent: QWidget, preferences: Preferences | None = None, **how: Any) -> PreferencesDialog:
    dialog = PreferencesDialog(preferences or Preferences(), how.pop("language", "en"), parent, **how)
    dialog.open()
    return dialog


@pytest.fixture
def dialog(parent: QWidget) -> PreferencesDialog:
    return shown(parent)


@pytest.fixture
def told(dialog: PreferencesDialog) -> list[Preferences]:
    heard: list[Preferences] = []
    dialog.changed.connect(heard.append)
    return heard


@pytest.mark.parametrize(("name", "value"), CHOICES.items())
def test_a_choice_is_told_at_once(
    dialog: PreferencesDialog, told: list[Preferences], name: str, value: str
) -> None:
    box = dialog.findChildren(QComboBox, name)[0]
    box.setCurrentIndex(box.findData(value))
    assert [getattr(one, name) for one in told] == [value]


@pytest.mark.parametrize("name", CHOICES)
def test_every_value_can_be_chosen(dialog: PreferencesDialog, name: str) -> None:
    box = dialog.findChildren(QComboBox, name)[0]
    kind = Preferences.__dataclass_fields__[name].type
    assert {box.itemData(index) for index in range(box.count())} == set(kind.__args__)  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "value"), CHOICES.items())
def test_what_was_chosen_is_shown(parent: QtBot, name: str, value: str) -> None:
    dialog = shown(parent, Preferences(**{name: value}))  # type: ignore[arg-type]
    assert dialog.findChildren(QComboBox, name)[0].currentData() == value


def test_text_size_is_set_by_keys_on_either(dialog: PreferencesDialog, told: list[Preferences]) -> None:
    slider, spin = dialog.findChildren(QSlider)[0], dialog.findChildren(QSpinBox, "text_size")[0]
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(spin, Qt.Key.Key_Up)
    assert [one.text_size for one in told] == [110, 120]
    assert (slider.value(), spin.value()) == (120, 120)


def test_a_typed_size_counts_when_it_is_settled(dialog: PreferencesDialog, told: list[Preferences]) -> None:
    spin = dialog.findChildren(QSpinBox, "text_size")[0]
    spin.selectAll()
    QTest.keyClicks(spin, "150")
    assert told == []
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert [one.text_size for one in told] == [150]
    assert dialog.isVisible(), "Enter settles the field and closes nothing"


def test_a_drag_counts_when_it_ends(dialog: PreferencesDialog, told: list[Preferences]) -> None:
    slider, spin = dialog.findChildren(QSlider)[0], dialog.findChildren(QSpinBox, "text_size")[0]
    slider.setSliderDown(True)
    slider.setSliderPosition(170)
    assert (spin.value(), told) == (170, [])
    slider.setSliderDown(False)
    assert [one.text_size for one in told] == [170]


def test_a_name_counts_when_it_is_settled(dialog: PreferencesDialog, told: list[Preferences]) -> None:
    name = dialog.findChildren(QLineEdit, "user_name")[0]
    QTest.keyClicks(name, " Anna Berg ")
    assert told == []
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert [one.user_name for one in told] == ["Anna Berg"]
    assert dialog.isVisible()


def test_opening_after_an_export_is_ticked_off(dialog: PreferencesDialog, told: list[Preferences]) -> None:
    dialog.findChildren(QCheckBox, "open_after_export")[0].click()
    assert [one.open_after_export for one in told] == [False]


@pytest.mark.parametrize("name", ["export_folder", "backup_folder"])
def test_a_folder_is_chosen_and_reset(
    dialog: PreferencesDialog, told: list[Preferences], tmp_path: Path, name: str
) -> None:
    folder = dialog.findChildren(FolderField, name)[0]
    choose, reset = folder.findChildren(QPushButton)
    assert not reset.isEnabled()
    choose.click()
    (chooser,) = folder.findChildren(QFileDialog)
    chooser.selectFile(str(tmp_path))
    chooser.accept()
    assert [getattr(one, name) for one in told] == [str(tmp_path)]
    reset.click()
    assert getattr(told[-1], name) == ""


def test_choices_add_up(dialog: PreferencesDialog) -> None:
    for name, value in CHOICES.items():
        box = dialog.findChildren(QComboBox, name)[0]
        box.setCurrentIndex(box.findData(value))
    assert dialog.preferences == Preferences(**CHOICES)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["appearance", "text_size_slider", "export_format", "user_name", "backup_folder"]
)
def test_a_dialog_made_anew_is_at_the_same_place(parent: QWidget, name: str) -> None:
    dialog = shown(parent, place=name)
    assert dialog.place == name
    again = shown(parent, dialog.preferences, language="sv", place=dialog.place)
    assert again.place == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_focusable_widget_has_a_name(parent: QWidget, language: Language) -> None:
    assert nameless(shown(parent, language=language)) == []
