"""Every dialog of the program, opened over a window on the sample register, one after the other."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from ropa_desktop import paths
from ropa_desktop.register import records as r
from ropa_desktop.register.edits import set_values
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.ui.about_dialog import AboutDialog
from ropa_desktop.ui.backups_dialog import BackupsDialog
from ropa_desktop.ui.bulk_preview import BulkPreview
from ropa_desktop.ui.command_palette import CommandPalette
from ropa_desktop.ui.commands import shortcut_entries
from ropa_desktop.ui.delete_dialog import DeleteDialog, places_of
from ropa_desktop.ui.export_dialog import ExportDialog
from ropa_desktop.ui.find_replace_dialog import FindReplaceDialog
from ropa_desktop.ui.import_dialog import ImportDialog
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.new_register_dialog import NewRegisterDialog
from ropa_desktop.ui.paste_dialog import PasteDialog
from ropa_desktop.ui.preferences_dialog import PreferencesDialog
from ropa_desktop.ui.shortcuts_dialog import ShortcutsDialog
from ropa_desktop.ui.starter_dialog import StarterDialog
from tests.ui.keyboard import bring_back

_PASTED = "Behandling\tRoll\nNyhetsbrev\tAnsvarig\nEnkäter\tAnsvarig\n"


def every_dialog(window: MainWindow, folder: Path) -> Iterator[QDialog]:
    """Opens each dialog, and closes it when the next is asked for."""
    session = window.session
    register, language = session.register, session.language
    used = next(one for one in register.all(r.Party) if places_of(register, [one]))
    activities = register.activities[:3]
    changes = [change for one in activities for change in set_values(one, responsible="Kansliet")]
    made: tuple[Callable[[], QDialog], ...] = (
        lambda: AboutDialog(language, window),
        lambda: BackupsDialog(session, window),
        lambda: BulkPreview(session, activities, changes, window),
        lambda: CommandPalette(session, window.actions_of_window.enabled(), window),
        lambda: DeleteDialog(session, [used], places_of(register, [used]), window),
        lambda: ExportDialog(session, window, [one.id for one in activities]),
        lambda: FindReplaceDialog(session, window),
        lambda: ImportDialog(session, paths.sample(), window),
        lambda: NewRegisterDialog(language, folder, window),
        lambda: PasteDialog(session, _PASTED, CATALOGUE["activity"], window),
        lambda: PreferencesDialog(session.preferences, language, window),
        lambda: ShortcutsDialog(shortcut_entries(language), language, window),
        lambda: StarterDialog(session, window),
    )
    for make in made:
        dialog = make()
        dialog.open()
        bring_back()
        yield dialog
        if isValid(dialog):
            dialog.close()
        bring_back()
