"""All windows of the program: the start window while no register is open, and one window a register."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QStandardPaths, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ropa_desktop import paths
from ropa_desktop.checks.finding import Severity
from ropa_desktop.document import Document
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, Message, message
from ropa_desktop.imports import json as open_json
from ropa_desktop.register.edits import create, new_register
from ropa_desktop.register.records import Organisation
from ropa_desktop.register.register import Register, apply
from ropa_desktop.ui import look, preferences, recent
from ropa_desktop.ui.about_dialog import AboutDialog
from ropa_desktop.ui.commands import shortcut_entries
from ropa_desktop.ui.dialogs import choose_file_to_open, tell
from ropa_desktop.ui.icons import application_icon
from ropa_desktop.ui.main_window import LAYOUT, MainWindow
from ropa_desktop.ui.new_register_dialog import NewRegisterDialog
from ropa_desktop.ui.open_trouble import open_document
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.preferences_dialog import PreferencesDialog
from ropa_desktop.ui.recent import RecentFile
from ropa_desktop.ui.shortcuts_dialog import ShortcutsDialog
from ropa_desktop.ui.start_window import LAYOUT as START
from ropa_desktop.ui.start_window import StartWindow


class Windows(QObject):
    """Opens, makes anew and closes windows; `system_language` is used while the user has chosen none."""

    def __init__(self, application: QApplication, system_language: Language) -> None:
        super().__init__(application)
        self._application = application
        self._system_language: Language = system_language
        self.preferences = preferences.load()
        self.start: StartWindow | None = None
        self.main: list[MainWindow] = []
        self._preferences_dialog: PreferencesDialog | None = None
        self._quitting = False
        self._translator = QTranslator(self)
        application.setWindowIcon(application_icon())
        application.styleHints().colorSchemeChanged.connect(lambda _scheme: self._follow_system())
        self._dress()

    @property
    def language(self) -> Language:
        """The language of the windows."""
        chosen = self.preferences.language
        return self._system_language if chosen == "system" else chosen

    def show_start(self) -> StartWindow:
        """Shows the start window."""
        start = self._hidden_start()
        start.show_recent(recent.load())
        start.show()
        return start

    def open(self, path: Path, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        """Opens a register, or shows the window in which it is open already; a JSON file is imported."""
        self._open(path, parent or self._parent(), read_only=read_only)
        if not self.main:
            self.show_start()  # below what is told or asked

    def _open(self, path: Path, parent: QWidget, *, read_only: bool) -> None:
        if path.suffix.lower() == ".json":
            self.import_into_new(path, parent)
            return
        for window in self.main:
            if _same_file(window.session.document.path, path):
                window.raise_()
                window.activateWindow()
                return
        open_document(
            path,
            parent,
            self.language,
            self.show,
            who=self.preferences.user_name,
            backups=self._folder_of_backups(),
            read_only=read_only,
        )

    def open_backup(self, path: Path) -> None:
        """Opens a backup in a window of its own, for reading only."""
        self.open(path, read_only=True)

    def show(self, document: Document) -> MainWindow:
        """Shows an open document in a window of its own."""
        window = self._made_main(document)
        window.show()
        once = Qt.ConnectionType.SingleShotConnection
        window.session.judged.connect(lambda: self._remember(window), once)
        if self.start is not None:
            self._keep_layout(START, self.start.geometry_text)
            self.start.hide()
        return window

    def import_into_new(self, source: Path, parent: QWidget | None = None) -> None:
        """Makes a register beside a JSON file, with what that holds, and opens it."""
        parent = parent or self._parent()
        try:
            register, problems = open_json.read(source)
            if problems:
                sentence = message(
                    "{file}: {problem}. Nothing was imported.", file=source.name, problem=problems[0]
                )
                tell(parent, sentence.in_language(self.language))
                return
            self._create(_free(source.with_suffix(".ropa")), register)
        except RopaError as error:
            tell(parent, error.in_language(self.language))

    def open_sample(self) -> None:
        """Opens a fresh copy of the sample register."""
        folder = paths.settings()
        name = message("Sample register").in_language(self.language)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            register, _ = open_json.read(paths.sample())
            self._create(_free(folder / f"{name}.ropa"), register)
        except (RopaError, OSError) as error:
            said = error.in_language(self.language) if isinstance(error, RopaError) else str(error)
            tell(self._parent(), said)

    def create(self, path: Path, name: str, number: str) -> None:
        """Makes an empty register of an organisation, and opens it."""
        register = new_register(name)
        register = apply(register, create(register, Organisation, name=name, org_number=number))
        try:
            self._create(path, register)
        except RopaError as error:
            tell(self._parent(), error.in_language(self.language))

    def ask_for_new(self) -> None:
        """Asks whose register it is to be, and where it goes."""
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        folder = documents if documents.is_dir() else Path.home()
        dialog = NewRegisterDialog(self.language, folder, self._parent())
        dialog.accepted_with.connect(self.create)
        dialog.open()

    def ask_for_file(self) -> None:
        """Lets the user choose a register to open."""
        title, filters = message("Open a register"), message("Registers (*.ropa)")
        choose_file_to_open(self._parent(), self._say(title), self._say(filters), self.open)

    def ask_for_import(self) -> None:
        """Lets the user choose a file to make a new register from."""
        title, filters = message("Import"), message("Registers as JSON (*.json)")
        choose_file_to_open(self._parent(), self._say(title), self._say(filters), self.open)

    def show_preferences(self, place: str = "", parent: QWidget | None = None) -> None:
        """Shows the preferences; what is chosen shows at once."""
        dialog = PreferencesDialog(self.preferences, self.language, parent or self._parent(), place=place)
        dialog.changed.connect(self.change)
        self._preferences_dialog = dialog
        dialog.open()

    def change(self, chosen: Preferences) -> None:
        """Takes over preferences, keeps them, and makes the windows anew where they would look otherwise."""
        before, language = self.preferences, self.language
        self.preferences = chosen
        try:
            preferences.save(chosen)
        except RopaError as error:
            tell(self._parent(), error.in_language(self.language))
        if chosen.backup_folder != before.backup_folder:
            for window in self.main:
                window.session.document.keep_backups_in(self._folder_of_backups())
        looks = (before.appearance, before.text_size, language)
        if looks != (chosen.appearance, chosen.text_size, self.language):
            self._remake()
        else:
            for window in self.main:
                window.session.preferences = chosen

    def run(self, command: str) -> None:
        """Carries out a command that concerns the whole program."""
        {
            "new_register": self.ask_for_new,
            "open": self.ask_for_file,
            "preferences": self.show_preferences,
            "quit": self.quit,
        }[command]()

    def quit(self) -> None:
        """Closes all windows, and so ends the program, unless one holds what cannot be saved."""
        self._quitting = True
        self._application.closeAllWindows()
        self._quitting = False

    def _create(self, path: Path, register: Register) -> None:
        backups = self._folder_of_backups()
        document = Document.create(path, register, who=self.preferences.user_name, backups=backups)
        self.show(document)

    def _folder_of_backups(self) -> Path | None:
        """The folder of backups that the user has chosen; None for the program's own."""
        chosen = self.preferences.backup_folder
        return Path(chosen) if chosen else None

    def _hidden_start(self) -> StartWindow:
        """The start window, which need not be shown."""
        if self.start is None:
            self.start = self._made_start()
        return self.start

    def _made_start(self) -> StartWindow:
        start = StartWindow(self.preferences, recent.load(), self.language)
        start.new_asked.connect(self.ask_for_new)
        start.open_asked.connect(self.open)
        start.choose_asked.connect(self.ask_for_file)
        start.import_asked.connect(self.open)
        start.choose_import_asked.connect(self.ask_for_import)
        start.sample_asked.connect(self.open_sample)
        start.preferences_asked.connect(self.show_preferences)
        start.shortcuts_asked.connect(self._show_shortcuts)
        start.about_asked.connect(lambda: AboutDialog(self.language, self._parent()).open())
        return start

    def _made_main(self, document: Document) -> MainWindow:
        window = MainWindow(document, self.preferences, self.language)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.closed.connect(lambda: self._forget(window))
        window.asked.connect(self.run)
        window.file_asked.connect(self.open)
        window.backup_asked.connect(self.open_backup)
        window.preferences_changed.connect(self.change)
        self.main.append(window)
        return window

    def _forget(self, window: MainWindow) -> None:
        """Follows the closing of a register: when none is open, the start window is shown again."""
        self._keep_layout(LAYOUT, window.geometry_text)
        self._remember(window)
        self.main.remove(window)
        if not self.main and not self._quitting:
            self.show_start()

    def _remake(self) -> None:
        """Makes all windows anew, each with what it shows, in another language, colour or size."""
        dialog = self._preferences_dialog if self._is_choosing() else None
        place = dialog.place if dialog is not None else None
        front = dialog.parentWidget() if dialog is not None else self._application.activeWindow()
        self._dress()
        for old in list(self.main):
            new = self._made_anew(old)
            front = new if front is old else front
        if self.start is not None:
            old_start, self.start = self.start, self._made_start()
            self.start.setVisible(old_start.isVisible())
            front = self.start if front is old_start else front
            old_start.hide()
            old_start.deleteLater()
        if front is not None:
            front.activateWindow()
        if place is not None:
            self.show_preferences(place, front)

    def _made_anew(self, old: MainWindow) -> MainWindow:
        """A window in the place of another, on the same document and with the same in sight."""
        self.main.remove(old)
        layout = {**self.preferences.layout, LAYOUT: old.geometry_text}
        self.preferences = replace(self.preferences, layout=layout)
        position = old.position
        old.retire()
        new = self._made_main(old.session.document)
        new.show()
        new.resume(position)
        return new

    def _is_choosing(self) -> bool:
        try:
            return self._preferences_dialog is not None and self._preferences_dialog.isVisible()
        except RuntimeError:  # closed, and so deleted by Qt
            return False

    def _dress(self) -> None:
        """Gives the application the language, colours and text size that are chosen."""
        language = self.language
        QLocale.setDefault(QLocale("sv_SE" if language == "sv" else "en_GB"))
        self._application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._translator)
        chosen = self.preferences.appearance
        dark = look.system_is_dark(self._application) if chosen == "system" else chosen == "dark"
        look.apply(self._application, dark=dark, text_size=self.preferences.text_size)

    def _follow_system(self) -> None:
        if self.preferences.appearance == "system":
            self._remake()

    def _remember(self, window: MainWindow) -> None:
        """Puts the register of a window first among the recent ones, unless it is only a backup."""
        session = window.session
        if session.document.path in (one.path.resolve() for one in session.document.backups()):
            return
        errors = sum(one.severity is Severity.ERROR for one in session.findings)
        names = [session.name(one) for one in session.register.organisations]
        file = RecentFile(
            path=str(session.document.path.absolute()),
            organisation=", ".join(names),
            opened=datetime.now(tz=UTC).astimezone().isoformat(timespec="minutes"),
            errors=errors,
            activities=len(session.register.activities),
        )
        try:
            recent.remember(file)
        except RopaError:
            return  # the list is a convenience: a folder that cannot be written to is told elsewhere

    def _keep_layout(self, key: str, geometry: str) -> None:
        kept = replace(self.preferences, layout={**self.preferences.layout, key: geometry})
        self.preferences = kept
        for window in self.main:
            window.session.preferences = kept
        try:
            preferences.save(kept)
        except RopaError:
            return  # as above

    def _show_shortcuts(self) -> None:
        ShortcutsDialog(shortcut_entries(self.language), self.language, self._parent()).open()

    def _parent(self) -> QWidget:
        """The window above which a dialog is shown."""
        active = self._application.activeWindow()
        if isinstance(active, QMainWindow):
            return active
        shown: Sequence[QWidget] = [*self.main, *([self.start] if self.start else [])]
        return next((window for window in shown if window.isVisible()), None) or self._hidden_start()

    def _say(self, text: Message) -> str:
        return text.in_language(self.language)


def _free(path: Path) -> Path:
    """The path, or with a number behind its name the first that no file has."""
    if not path.exists():
        return path
    return next(
        free for n in count(2) if not (free := path.with_name(f"{path.stem} {n}{path.suffix}")).exists()
    )


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
