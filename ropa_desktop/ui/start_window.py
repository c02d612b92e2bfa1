"""The window when no register is open: the recent ones, and the ways to a new one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.ui import dialogs, look, recent
from ropa_desktop.ui.icons import icon
from ropa_desktop.ui.large_button import LargeButton
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.recent import RecentFile
from ropa_desktop.ui.recent_list import RecentList

LAYOUT = "start_window"
"""The key of the window's geometry in the preferences."""

_LEFT, _FILLED = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag(0)
_OPENED = ".ropa"
_IMPORTED = ".json"


class StartWindow(QMainWindow):
    """Tells what the user wants to begin with, and opens nothing itself."""

    new_asked = Signal()
    open_asked = Signal(object)
    """A Path."""
    choose_asked = Signal()
    import_asked = Signal(object)
    """A Path."""
    choose_import_asked = Signal()
    sample_asked = Signal()
    preferences_asked = Signal()
    shortcuts_asked = Signal()
    about_asked = Signal()

    def __init__(self, preferences: Preferences, recent: Sequence[RecentFile], language: Language) -> None:
        super().__init__()
        self._language = language
        self.setWindowTitle("ropa_desktop")
        self.setAcceptDrops(True)
        self._recent = RecentList(language)
        self._recent.chosen.connect(self.open_asked)
        self._recent.locate_asked.connect(self._locate)
        self._recent.remove_asked.connect(self._remove)
        self._stack = QStackedWidget()
        self._new = LargeButton(
            "new",
            translate("New register", language),
            translate("Begin with an empty register", language),
        )
        self._lay_out()
        self._make_menus()
        self.show_recent(recent)
        dialogs.size_to_text(self, 150, 32)
        self.restoreGeometry(QByteArray.fromBase64(preferences.layout.get(LAYOUT, "").encode()))
        (self._recent if recent else self._new).setFocus()

    @property
    def geometry_text(self) -> str:
        """Size and place of the window as text for the preferences, under `LAYOUT`."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def show_recent(self, files: Sequence[RecentFile]) -> None:
        """Lists these files, or says that there are none."""
        self._recent.show_files(files)
        self._stack.setCurrentIndex(0 if files else 1)

    def _lay_out(self) -> None:
        middle = QWidget()
        columns = QHBoxLayout(middle)
        space = look.space(self, 3)
        columns.setContentsMargins(space, space, space, space)
        columns.setSpacing(space)
        columns.addLayout(self._left(), 3)
        columns.addLayout(self._right(), 2)
        self.setCentralWidget(middle)

    def _left(self) -> QVBoxLayout:
        heading = QLabel(translate("Recent registers", self._language))
        look.set_role(heading, "title")
        empty = QLabel(
            translate(
                "No register has been open here yet: make a new one, or look around in the sample register.",
                self._language,
            )
        )
        look.set_role(empty, "muted")
        empty.setWordWrap(True)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self._recent)
        self._stack.addWidget(empty)
        column = QVBoxLayout()
        column.setSpacing(look.space(self))
        column.addWidget(heading)
        column.addWidget(self._stack, 1)
        return column

    def _right(self) -> QVBoxLayout:
        language = self._language
        opened = LargeButton(
            "open", translate("Open …", language), translate("A register on this computer", language)
        )
        imported = LargeButton(
            "import",
            translate("Import …", language),
            translate("From another register or a JSON file", language),
        )
        sample = QPushButton(icon("star", self.palette()), translate("Open the sample register", language))
        sample.setFlat(True)
        sample.setAutoDefault(True)
        drop = QLabel(translate("You can also drop a file anywhere in this window.", language))
        look.set_role(drop, "hint")
        drop.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(look.space(self, 1.5))
        for button, signal in (
            (self._new, self.new_asked),
            (opened, self.choose_asked),
            (imported, self.choose_import_asked),
            (sample, self.sample_asked),
        ):
            button.clicked.connect(signal)
            column.addWidget(button, alignment=_LEFT if button is sample else _FILLED)
        column.addStretch(1)
        column.addWidget(drop)
        return column

    def _make_menus(self) -> None:
        language = self._language
        file = self.menuBar().addMenu(translate("&File", language))
        _add(file, translate("&New register …", language), self.new_asked, "Ctrl+Shift+N")
        _add(file, translate("&Open …", language), self.choose_asked, "Ctrl+O")
        _add(file, translate("&Import …", language), self.choose_import_asked)
        _add(file, translate("Open the &sample register", language), self.sample_asked)
        file.addSeparator()
        chosen = _add(file, translate("&Preferences …", language), self.preferences_asked, "Ctrl+,")
        chosen.setMenuRole(QAction.MenuRole.PreferencesRole)
        leave = _add(file, translate("&Quit", language), QApplication.closeAllWindows, "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        help_ = self.menuBar().addMenu(translate("&Help", language))
        _add(help_, translate("&Keyboard shortcuts", language), self.shortcuts_asked)
        about = _add(help_, translate("&About ropa_desktop", language), self.about_asked)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _locate(self, missing: Path) -> None:
        """Lets the user show where a file has gone; the old place is forgotten then."""

        def found(path: Path) -> None:
            self._remove(missing)
            self.open_asked.emit(path)

        title = message("Where is {file}?", file=missing.name).in_language(self._language)
        dialogs.choose_file_to_open(self, title, "ropa (*.ropa)", found, folder=_nearest(missing.parent))

    def _remove(self, path: Path) -> None:
        try:
            self.show_recent(recent.forget(path))
        except RopaError as error:
            dialogs.tell(self, error.in_language(self._language))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _files(event.mimeData()):
            (self.import_asked if path.suffix.lower() == _IMPORTED else self.open_asked).emit(path)
        event.acceptProposedAction()


def _files(dropped: QMimeData) -> list[Path]:
    """The registers, and the files to import, among what is dropped."""
    files = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in files if path.suffix.lower() in {_OPENED, _IMPORTED}]


def _add(menu: QMenu, text: str, act: SignalInstance | Callable[[], object], keys: str = "") -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(act)
    if keys:
        action.setShortcut(QKeySequence(keys))
    return action


def _nearest(folder: Path) -> Path:
    """The folder, or the closest one above it that is there."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), Path.home())
