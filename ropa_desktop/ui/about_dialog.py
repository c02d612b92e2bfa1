"""The dialog that says which program this is, what it is made with, and under which licences."""

import platform
import sqlite3
from collections.abc import Mapping

import PySide6
from PySide6.QtCore import QLocale, QSysInfo, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop import __version__
from ropa_desktop.i18n import Language, translate
from ropa_desktop.ui import dialogs, look
from ropa_desktop.ui.licences import Licensed, licensed

_PROGRAM = "ropa_desktop"
_SHOWN = ("SQLAlchemy", "reportlab", "openpyxl")


class AboutDialog(QDialog):
    """Versions and licences; what can be copied from it names no person and no file."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._licensed = licensed()
        self.setWindowTitle(translate("About ropa_desktop", language))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tabs = QTabWidget()
        tabs.setAccessibleName(self.windowTitle())
        tabs.addTab(self._program_page(), translate("Program", language))
        tabs.addTab(self._licences_page(), translate("Licences", language))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(tabs)
        column.addWidget(buttons)
        dialogs.size_to_text(self, 95, 26)

    def _program_page(self) -> QWidget:
        page = QWidget()
        name = QLabel(_PROGRAM)
        look.set_role(name, "title")
        what = _wrapped(
            translate(
                "Keeps the record of processing activities that Article 30 GDPR demands.", self._language
            )
        )
        promise = _wrapped(
            translate(
                "The program never uses the network: what you write stays in files on this computer.",
                self._language,
            )
        )
        installed = versions(self._licensed)
        version = QLabel(translate("Version {version}", self._language).format(version=__version__))
        look.set_role(version, "section")
        parts = _wrapped(" · ".join(f"{part} {its}" for part, its in installed.items() if part != _PROGRAM))
        look.set_role(parts, "muted")
        copy = QPushButton(translate("Copy troubleshooting information", self._language))
        copy.setToolTip(
            translate("Versions and settings of the system; no names and no file names.", self._language)
        )
        copied = QLabel()
        copied.hide()
        look.set_role(copied, "muted")
        copy.clicked.connect(lambda: self._copy(copied))
        column = QVBoxLayout(page)
        column.setSpacing(look.space(self))
        space = look.space(self, 2)
        column.setContentsMargins(space, space, space, space)
        for widget in (name, version, what, promise, parts):
            column.addWidget(widget)
        column.addWidget(copy, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(copied)
        column.addStretch()
        return page

    def _licences_page(self) -> QWidget:
        page = QSplitter(Qt.Orientation.Horizontal)
        names = QListWidget()
        names.setAccessibleName(translate("What the program is made with", self._language))
        names.addItems([one.name for one in self._licensed])
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(translate("Licence text", self._language))
        names.currentRowChanged.connect(lambda row: text.setPlainText(self._licence_of(self._licensed[row])))
        names.setCurrentRow(0)
        page.addWidget(names)
        page.addWidget(text)
        page.setChildrenCollapsible(False)
        page.setStretchFactor(1, 1)
        return page

    def _licence_of(self, one: Licensed) -> str:
        missing = translate("It was installed without the text of its licence.", self._language)
        licence = translate("Licence: {licence}", self._language).format(licence=one.licence)
        return f"{one.name} {one.version}\n{licence}\n\n{one.text or missing}"

    def _copy(self, told: QLabel) -> None:
        QApplication.clipboard().setText(troubleshooting(self._language))
        told.setText(translate("Copied. Paste it into your message.", self._language))
        told.show()


def versions(made_with: tuple[Licensed, ...]) -> Mapping[str, str]:
    """The versions of the program and of what it is made with, by name."""
    installed = {one.name: one.version for one in made_with}
    return {
        _PROGRAM: __version__,
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide6": PySide6.__version__,
        "SQLite": sqlite3.sqlite_version,
        **{name: installed[name] for name in _SHOWN if name in installed},
    }


def troubleshooting(language: Language) -> str:
    """What somebody who mends the program needs to know of this system; nothing of the user or the files."""
    screens = ", ".join(
        f"{screen.size().width()} x {screen.size().height()} @ {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    facts = {
        **versions(licensed()),
        "System": QSysInfo.prettyProductName(),
        "Kernel": f"{QSysInfo.kernelType()} {QSysInfo.kernelVersion()}",
        "Processor": QSysInfo.currentCpuArchitecture(),
        "Platform": QGuiApplication.platformName(),
        "Screens": screens,
        "Style": QApplication.style().objectName(),
        "Text": f"{QApplication.font().pointSizeF():g} pt",
        "Locale": QLocale.system().name(),
        "Language": language,
    }
    return "\n".join(f"{name}: {value}" for name, value in facts.items())


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
