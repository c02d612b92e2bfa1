"""The dialog about the program: versions, licences, and information for mending it that names nobody."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ropa_desktop import __version__
from ropa_desktop.ui.about_dialog import AboutDialog
from ropa_desktop.ui.licences import licensed
from tests.ui.accessible import nameless


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(parent: QWidget) -> AboutDialog:
    made = AboutDialog("en", parent)
    made.open()
    return made


def texts(dialog: AboutDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize("name", ["Python", "Qt", "PySide6", "SQLite", "SQLAlchemy", "reportlab", "openpyxl"])
def test_versions_are_shown(dialog: AboutDialog, name: str) -> None:
    assert f"{name} " in texts(dialog)


def test_the_program_says_its_version_and_that_it_uses_no_network(dialog: AboutDialog) -> None:
    assert f"Version {__version__}" in texts(dialog)
    assert "never uses the network" in texts(dialog)


@pytest.mark.parametrize(
    ("name", "licence", "words"),
    [
        ("ropa_desktop", "MIT", "Permission is hereby granted"),
        ("Noto Sans", "OFL-1.1", "SIL OPEN FONT LICENSE"),
        ("SQLAlchemy", "MIT", "Permission is hereby granted"),
        ("reportlab", "BSD", "Redistribution"),
        ("PySide6_Essentials", "LGPL-3.0", ""),
    ],
)
def test_the_licence_of_each_part_is_shown(dialog: AboutDialog, name: str, licence: str, words: str) -> None:
    names = dialog.findChildren(QListWidget)[0]
    names.setCurrentRow([names.item(row).text() for row in range(names.count())].index(name))
    text = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    assert licence in text.splitlines()[1]
    assert words in text


def test_each_library_is_listed_once_with_a_licence() -> None:
    names = [one.name for one in licensed()]
    assert len(names) == len(set(names))
    assert {"et_xmlfile", "pillow", "shiboken6"} <= set(names), "what the libraries need is listed too"
    assert [one.name for one in licensed() if not one.licence] == []


def test_what_is_copied_names_no_person_and_no_file(dialog: AboutDialog) -> None:
    (copy,) = (one for one in dialog.findChildren(QPushButton) if one.text().startswith("Copy"))
    copy.click()
    copied = QApplication.clipboard().text()
    assert [line.partition(": ")[0] for line in copied.splitlines()] == [
        *"ropa_desktop Python Qt PySide6 SQLite SQLAlchemy reportlab openpyxl".split(),
        *"System Kernel Processor Platform Screens Style Text Locale Language".split(),
    ]
    assert str(Path.home()) not in copied
    assert "Copied" in texts(dialog)


def test_every_focusable_widget_has_a_name(dialog: AboutDialog) -> None:
    assert nameless(dialog) == []
