"""The main window of one register: navigation, the page of a place, findings and help below, status."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QChildEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.checks import article_30_status
from ropa_desktop.document import Document, Step
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, Message, Translatable, message
from ropa_desktop.register.fields import Part, Record, type_of
from ropa_desktop.register.records import Organisation
from ropa_desktop.register.referable import root_of
from ropa_desktop.ui import preferences as stored
from ropa_desktop.ui.actions import Actions
from ropa_desktop.ui.banner import BannerStack
from ropa_desktop.ui.commands import COMMANDS, WINDOW
from ropa_desktop.ui.dialogs import tell
from ropa_desktop.ui.editors import LineEditor, LinesEditor
from ropa_desktop.ui.field_row import FieldRow
from ropa_desktop.ui.findings_page import FindingsView
from ropa_desktop.ui.help_panel import HelpPanel
from ropa_desktop.ui.history_page import HistoryPage
from ropa_desktop.ui.icons import icon
from ropa_desktop.ui.look import icon_size, literal
from ropa_desktop.ui.navigation import Navigation
from ropa_desktop.ui.open_trouble import ask_what_to_do_with_unsaved
from ropa_desktop.ui.overview import OverviewPage
from ropa_desktop.ui.part_list import PartList
from ropa_desktop.ui.pdf_preview import PdfPreview
from ropa_desktop.ui.places import PLACE_OF_KEY, PLACES, Place, place_of_collection, place_of_type
from ropa_desktop.ui.preferences import Preferences, SavedFilter
from ropa_desktop.ui.records_page import RecordsPage
from ropa_desktop.ui.save_state import SaveState
from ropa_desktop.ui.session import Session
from ropa_desktop.ui.sheet_page import SheetPage
from ropa_desktop.ui.toast import Toast
from ropa_desktop.ui.window_commands import WindowCommands

LAYOUT = "main_window"
_log = logging.getLogger(__name__)
_NARROW = 140
"""Characters of width below which list and form take turns, and the navigation is a menu."""
_LARGE_TEXT = 150
"""Text size in per cent from which that is so at any width."""


@dataclass(frozen=True, slots=True)
class Position:
    """What a window shows, for another one that takes its place.

    `field` is the field, or the collection of parts, in which the focus is; "" where it is in none.
    """

    place: str
    record: str
    field: str
    docks: QByteArray


class _Pages(QStackedWidget):
    """The pages of the places: with much docked below, they give way before the window grows too high."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing() * 6)


class MainWindow(QMainWindow):
    """Shows a document and lets the user edit it; holds no part of the register but what it shows."""

    closed = Signal()
    """The document has been closed, and the window with it."""
    preferences_changed = Signal(object)
    asked = Signal(str)
    """The id of a command that concerns the whole program: "new_register", "open", "quit" and so on."""
    file_asked = Signal(object)
    """A Path that the user has dropped here to open it."""
    backup_asked = Signal(object)
    """The Path of a backup that is to be opened for reading only."""

    def __init__(self, document: Document, preferences: Preferences, language: Language) -> None:
        super().__init__()
        self.session = Session(document, preferences, language, self)
        self._pages: dict[str, QWidget] = {}
        self._stack = _Pages()
        self._narrow = False
        self._retired = False
        self._helped: FieldRow | PartList | None = None
        self.actions_of_window = Actions(self, language, self.run)
        self._commands = WindowCommands(self)
        self.navigation = Navigation(self.session)
        self.findings = FindingsView(self.session)
        self.help = HelpPanel(self.session)
        self.toast = Toast(self)
        self._counts = QLabel()
        self._status = QLabel()
        self._places = QToolButton()
        self.setAcceptDrops(True)
        self._lay_out()
        self._listen()
        self.show_place("overview")
        self.tell_state()

    # What the window shows

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        page = self._stack.currentWidget()
        assert page is not None
        return page

    @property
    def records_page(self) -> RecordsPage | None:
        """The page that is shown, where it lists records."""
        return self.page if isinstance(self.page, RecordsPage) else None

    @property
    def place(self) -> str:
        """The key of the place that is shown."""
        return next(key for key, page in self._pages.items() if page is self.page)

    @property
    def current(self) -> str:
        """The id of the record that is shown in a form, "" for none."""
        page = self.page
        return page.current if isinstance(page, RecordsPage | SheetPage) else ""

    def show_place(self, key: str, wanted: SavedFilter | None = None) -> QWidget:
        """Goes to a place; with a filter for its list, if one is given."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._make_page(key)
            self._stack.addWidget(page)
        if self._stack.currentWidget() is not page:
            self.session.settle()
            self._stack.setCurrentWidget(page)
        self.navigation.show_place(key)
        if isinstance(page, RecordsPage | SheetPage):
            page.set_narrow(narrow=self._narrow)
        if isinstance(page, RecordsPage) and wanted is not None:
            page.list.filter.show_filter(wanted)
        elif isinstance(page, FindingsView) and wanted is not None:
            page.show_filter(wanted)
        self._places.setText(self._say(Message(PLACE_OF_KEY[key].title)))
        self.tell_state()
        return page

    def _go_to_place(self, key: str) -> None:
        """Goes to a place, and in it to the list, where list and form take turns."""
        page = self.show_place(key)
        if isinstance(page, RecordsPage):
            page.focus_list()

    def show_record(self, key: str, field: str = "") -> bool:
        """Goes to a record of any type, and to a field of it; a part is shown within what it belongs to."""
        register = self.session.register
        record = register.find(key)
        if record is None:
            return False
        listed = place_of_collection(field) if record is register.sheet else None
        if listed is not None:  # that the register has none of them, such as activities
            page = self.show_place(listed.key)
            assert isinstance(page, RecordsPage)
            page.focus_list()
            return True
        root = root_of(register, record)
        place = self._place_of(root)
        if place is None:
            return False
        page = self.show_place(place)
        part = _part_of_root(record, root, register.find)
        assert isinstance(page, RecordsPage | SheetPage)
        return page.show_record(root.id, field, part)

    def run(self, command: str) -> None:
        """Carries out a command; what is being typed is settled first, but for what acts on the typing."""
        if command != "today":
            self.session.settle()
        if not self._commands.run(command):
            self.asked.emit(command)

    def say_done(self, text: Translatable, *, undoable: bool = False) -> None:
        """Tells in passing that something has been done."""
        if undoable:
            self.toast.say(self._say(text), self._say(message("Undo")), lambda: self.run("undo"))
        else:
            self.toast.say(self._say(text), "", None)

    def tell(self, sentence: str) -> None:
        """Tells what could not be done."""
        tell(self, sentence)

    # Changing how it looks

    def change_preferences(self, preferences: Preferences) -> None:
        """Takes over preferences that this window has changed itself, such as the columns of a list."""
        self.session.preferences = preferences
        try:
            stored.save(preferences)
        except RopaError as error:
            self.tell(self._say(error))
        self.preferences_changed.emit(preferences)

    def retire(self) -> None:
        """Gives the document up without closing it: another window takes it over."""
        self.session.settle()
        self._retired = True
        self.session.end()
        self.close()

    @property
    def position(self) -> Position:
        """What is shown, and where the focus is."""
        field, widget = "", QApplication.focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, FieldRow | PartList):
                field = widget.topic[1]
            widget = widget.parentWidget()
        return Position(self.place, self.current, field if widget is self else "", self.saveState())

    def resume(self, position: Position) -> None:
        """Shows what another window has shown."""
        self.restoreState(position.docks)
        page = self.show_place(position.place)
        if isinstance(page, RecordsPage | SheetPage) and position.record:
            page.show_record(position.record, position.field)
            if not position.field:
                page.focus_list()

    @property
    def geometry_text(self) -> str:
        """Size and place of the window, as preferences keep it."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    # Layout

    def _lay_out(self) -> None:
        menus = self.actions_of_window.fill_menus(self)
        self._window_menu: QMenu = menus[WINDOW]
        del menus
        self._make_toolbar()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banners = BannerStack(self.session)
        column.addWidget(self.banners)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.navigation)
        panes.addWidget(self._stack)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        width = self.fontMetrics().averageCharWidth()
        self.navigation.setMinimumWidth(width * 24)
        panes.setSizes([width * 34, width * 150])
        column.addWidget(panes, 1)
        self.setCentralWidget(middle)
        self.findings_dock = self._dock("findings_dock", message("To do"), self.findings)
        self.help_dock = self._dock("help_dock", message("Help on the field"), self.help)
        self.tabifyDockWidget(self.findings_dock, self.help_dock)
        self.statusBar().addWidget(SaveState(self.session))
        self.statusBar().addWidget(self._counts)
        self.statusBar().addPermanentWidget(self._status)
        room = self.screen().availableSize()
        wanted = QSize(width * 200, self.fontMetrics().lineSpacing() * 56)
        self.resize(wanted.boundedTo(room))
        layout = self.session.preferences.layout.get(LAYOUT, "")
        restored = self.restoreGeometry(QByteArray.fromBase64(layout.encode("ascii")))
        if not restored and wanted != wanted.boundedTo(room):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _make_toolbar(self) -> None:
        toolbar = QToolBar(self._say(message("Tools")))
        toolbar.setObjectName("toolbar")
        toolbar.setMovable(False)
        toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        size = icon_size(self)
        toolbar.setIconSize(toolbar.iconSize().scaled(size, size, Qt.AspectRatioMode.KeepAspectRatio))
        self._places.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._places.setIcon(icon("more", self.palette()))
        self._places.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._places.setToolTip(self._say(message("Go to another place")))
        menu = QMenu(self._places)
        for place in PLACES:
            action = menu.addAction(icon(place.icon, self.palette()), self._say(Message(place.title)))
            action.triggered.connect(lambda _checked=False, key=place.key: self._go_to_place(key))
        self._places.setMenu(menu)
        self._places_action = toolbar.addWidget(self._places)
        self.actions_of_window.fill_toolbar(toolbar)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        toolbar.addWidget(room)
        toolbar.addAction(self.actions_of_window["palette"])
        self.addToolBar(toolbar)
        self._toolbar = toolbar

    def _dock(self, name: str, title: Translatable, widget: QWidget) -> QDockWidget:
        dock = QDockWidget(self._say(title), self)
        dock.setObjectName(name)
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        dock.setWidget(widget)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        dock.hide()
        return dock

    def _make_page(self, key: str) -> QWidget:
        place = PLACE_OF_KEY[key]
        session = self.session
        match key:
            case "overview":
                return self._made_overview()
            case "findings":
                return FindingsView(session)
            case "history":
                return HistoryPage(session)
            case "register":
                return SheetPage(session, place)
            case _:
                return self._made_list(place)

    def _made_overview(self) -> OverviewPage:
        overview = OverviewPage(self.session)
        overview.place_asked.connect(self.show_place)
        overview.command_asked.connect(self.run)
        return overview

    def _made_list(self, place: Place) -> RecordsPage:
        page = RecordsPage(self.session, place)
        page.create_asked.connect(lambda: self.run("new_of_kind"))
        page.delete_asked.connect(lambda: self.run("delete"))
        page.state_changed.connect(self.tell_state)
        page.list.columns_chosen.connect(lambda chosen: self._commands.keep_columns(place.type_name, chosen))
        page.list.filter.kept.connect(lambda kept: self._commands.keep_filters(place.type_name, kept))
        return page

    def _listen(self) -> None:
        session = self.session
        session.stepped.connect(self._follow_step)
        session.judged.connect(self._tell_findings)
        # Told once the widget that asked is done: a dialog takes the focus, and has it settle once more.
        session.refused.connect(self.tell, Qt.ConnectionType.QueuedConnection)
        session.asked_for.connect(self.show_record)
        self.navigation.place_asked.connect(self.show_place)
        self.banners.command_asked.connect(self.run)
        self.help.example_chosen.connect(self.use_example)
        self._window_menu.aboutToShow.connect(self._list_windows)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        midnight = QTimer(self)
        midnight.setInterval(60 * 60 * 1000)
        midnight.timeout.connect(session.judge_anew)
        midnight.start()

    def _place_of(self, root: Record) -> str | None:
        """The place that lists a record: the one that is shown, if it does, else the one of its type."""
        current = self.records_page
        if current is not None and any(one.id == root.id for one in current.list.model.records):
            return current.place.key
        place = place_of_type(type_of(root).name)
        return place.key if place else None

    # Telling how things are

    def tell_state(self) -> None:
        document, actions = self.session.document, self.actions_of_window
        undo, redo = document.undo_text, document.redo_text
        actions["undo"].setText(
            self._say(message("&Undo: {step}", step=literal(undo)) if undo else message("&Undo"))
        )
        actions["redo"].setText(
            self._say(message("&Redo: {step}", step=literal(redo)) if redo else message("&Redo"))
        )
        writable = not document.read_only
        actions.enable((c.id for c in COMMANDS if c.changes), enabled=writable)
        actions["undo"].setEnabled(writable and document.can_undo)
        actions["redo"].setEnabled(writable and document.can_redo)
        for name in ("undo", "redo"):
            actions[name].setIconText(actions[name].text().partition(":")[0].replace("&", ""))
        page = self.records_page
        current = bool(page is not None and page.current)
        actions.enable(("duplicate", "delete"), enabled=writable and current)
        actions.enable(("edit", "next", "previous"), enabled=current)
        if page is not None:
            shown, of_all = page.list.counts
            self._counts.setText(self._say(message("{shown} of {count} shown", shown=shown, count=of_all)))
        self._counts.setVisible(page is not None)
        self.setWindowTitle(f"{document.path.name}[*] — {self._register_name()}")
        self.setWindowFilePath(str(document.path))

    def _follow_step(self, step: Step) -> None:
        """Tells in passing what was deleted, so that it can be taken back at once."""
        self.tell_state()
        self.toast.dismiss()
        gone = [one for one in step.changes if one.after is None and not isinstance(one.record, Part)]
        if gone and not step.revision.undoes:
            self.toast.say(step.revision.what, self._say(message("Undo")), lambda: self.run("undo"))

    def _tell_findings(self) -> None:
        self._status.setText(self._say(article_30_status(self.session.findings)))

    def _register_name(self) -> str:
        register = self.session.register
        names = [self.session.name(one) for one in register.all(Organisation)]
        return register.sheet.title or ", ".join(names)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Shows the help on the field that has the focus."""
        if self._retired or now is None or not self.isAncestorOf(now) or not self.help_dock.isVisible():
            return
        self.show_help(now)

    def show_dock(self, dock: QDockWidget) -> None:
        """Shows what is docked below, in a part of the height that leaves room for the page."""
        if dock.isHidden():
            dock.show()
            wanted = max(self.height() * 3 // 10, self.fontMetrics().lineSpacing() * 14)
            self.resizeDocks([dock], [min(wanted, self.height() * 3 // 8)], Qt.Orientation.Vertical)
        dock.raise_()

    def show_help(self, focused: QWidget | None) -> None:
        """Shows the help on the field in which a widget lies."""
        widget = focused
        while widget is not None and not isinstance(widget, FieldRow | PartList):
            widget = widget.parentWidget()
        if widget is not None:
            self._helped = widget
            self.help.show_field(*widget.topic)

    def use_example(self, text: str) -> None:
        """Writes an example into the field that help is shown on, to be changed before it is settled."""
        if isinstance(self._helped, FieldRow):
            editor = self._helped.editor
            editor.setFocus()
            if isinstance(editor, LineEditor):
                editor.setText(text)
            elif isinstance(editor, LinesEditor):
                editor.setPlainText(text)

    def _list_windows(self) -> None:
        """Lists the windows that are open."""
        self._window_menu.clear()
        for window in sorted(QApplication.topLevelWidgets(), key=lambda one: one.windowTitle()):
            if isinstance(window, QMainWindow) and window.isVisible() and not window.parent():
                title = literal(window.windowTitle().replace("[*]", ""))
                action = self._window_menu.addAction(title)
                action.setCheckable(True)
                action.setChecked(window is self)
                action.triggered.connect(lambda _checked=False, window=window: _raise(window))

    def _say(self, text: Translatable) -> str:
        return self.session.say(text)

    # Events

    def childEvent(self, event: QChildEvent) -> None:
        """Keeps the tabs of the docks out of the order of Tab: Qt leaves them there when they are hidden."""
        super().childEvent(event)
        child = event.child()
        if event.polished() and isinstance(child, QTabBar):
            child.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        characters = self.width() / max(self.fontMetrics().averageCharWidth(), 1)
        self._set_narrow(narrow=characters < _NARROW or self.session.preferences.text_size >= _LARGE_TEXT)

    def _set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self.navigation.setVisible(not narrow)
        self._places_action.setVisible(narrow)
        icons_only = Qt.ToolButtonStyle.ToolButtonIconOnly
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._toolbar.setToolButtonStyle(icons_only if narrow else beside)
        if isinstance(self.page, RecordsPage | SheetPage):
            self.page.set_narrow(narrow=narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = _dropped(event)
        if file is not None:
            event.acceptProposedAction()
            self.file_asked.emit(file)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._retired:
            super().closeEvent(event)
            return
        self.session.settle()
        self._back_up()
        try:
            self.session.document.close()
        except RopaError as error:
            event.ignore()
            ask_what_to_do_with_unsaved(
                self,
                self._say(error),
                lambda: self.run("save_as"),
                self._discard,
                self.session.language,
            )
            return
        self._end()
        super().closeEvent(event)

    def _back_up(self) -> None:
        """Makes a backup of what may have been changed; whatever is in the way of that, the window closes."""
        document = self.session.document
        if document.read_only:
            return
        try:
            document.back_up()
        except Exception:
            _log.exception("No backup was made when a window closed")

    def _discard(self) -> None:
        """Closes though not all is saved: the user has said so."""
        self.session.document.abandon()
        self._end()
        self._retired = True
        self.close()

    def _end(self) -> None:
        for preview in self.findChildren(PdfPreview):
            preview.close()
        self.session.end()
        self.closed.emit()


def _part_of_root(record: Record, root: Record, find: Callable[[str], Record | None]) -> str:
    """The id of the part of a root in which a record lies, or which it is; "" for the root itself."""
    while isinstance(record, Part) and record.owner != root.id:
        owner = find(record.owner)
        if owner is None:
            break
        record = owner
    return record.id if record.id != root.id else ""


def _raise(window: QMainWindow) -> None:
    window.raise_()
    window.activateWindow()


def _dropped(event: QDropEvent) -> Path | None:
    """The first file that is dropped and that we can open or import."""
    for url in event.mimeData().urls():
        file = Path(url.toLocalFile())
        if file.suffix.lower() in (".ropa", ".json"):
            return file
    return None
