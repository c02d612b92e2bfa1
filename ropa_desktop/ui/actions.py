"""The commands of a window as Qt's actions: in menus, on the toolbar, under their keys."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from ropa_desktop.i18n import Language, Message
from ropa_desktop.ui.commands import COMMANDS, MENUS, REGISTER, SECTIONS, TOOLBAR, Command
from ropa_desktop.ui.icons import icon


class Actions:
    """One action a command; `run` is called with the command's id, whichever way it was given."""

    def __init__(self, window: QMainWindow, language: Language, run: Callable[[str], None]) -> None:
        self._language = language
        self._of_id: dict[str, QAction] = {}
        for command in COMMANDS:
            self._of_id[command.id] = self._made(command, window, run)
        window.addActions(list(self._of_id.values()))

    def __getitem__(self, command: str) -> QAction:
        return self._of_id[command]

    def fill_menus(self, window: QMainWindow) -> Mapping[str, QMenu]:
        """Puts every command into its menu; returns the menus by their source text."""
        menus = {menu: window.menuBar().addMenu(Message(menu).in_language(self._language)) for menu in MENUS}
        menus[SECTIONS] = menus[REGISTER].addMenu(Message(SECTIONS).in_language(self._language))
        for command in COMMANDS:
            if command.gap:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self._of_id[command.id])
        return menus

    def fill_toolbar(self, toolbar: QToolBar) -> None:
        """Puts the most used commands on the toolbar."""
        for command in TOOLBAR:
            if command:
                toolbar.addAction(self._of_id[command])
            else:
                toolbar.addSeparator()

    def enabled(self) -> list[Command]:
        """The commands that can be given now."""
        return [command for command in COMMANDS if self._of_id[command.id].isEnabled()]

    def enable(self, commands: Iterable[str], *, enabled: bool) -> None:
        """Lets commands be given, or not."""
        for command in commands:
            self._of_id[command].setEnabled(enabled)

    def _made(self, command: Command, window: QMainWindow, run: Callable[[str], None]) -> QAction:
        action = QAction(Message(command.text).in_language(self._language), window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        if command.icon:
            action.setIcon(icon(command.icon, window.palette()))
        if command.id == "preferences":
            action.setMenuRole(QAction.MenuRole.PreferencesRole)
        elif command.id == "about":
            action.setMenuRole(QAction.MenuRole.AboutRole)
        elif command.id == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = action.text().replace("&", "")
        action.setToolTip(f"{words} ({keys})" if keys else words)
        action.triggered.connect(lambda _checked=False: run(command.id))
        return action
