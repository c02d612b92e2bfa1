"""What is asked when a register cannot be opened, or cannot be saved before its window closes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ropa_desktop.document import Backup, Damaged, Document, FileInUse, backups_of_damaged
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.ui.backups_dialog import BackupList, made
from ropa_desktop.ui.dialogs import Then, ask, tell


def open_document(
    path: Path,
    parent: QWidget,
    language: Language,
    then: Callable[[Document], object],
    *,
    who: str = "",
    backups: Path | None = None,
    read_only: bool = False,
) -> None:
    """Opens a register and goes on with it; where that fails, tells why and what can be done.

    One that is in use elsewhere is opened for reading only if the user wants that, and of one that is damaged
    a backup. `who` is the name in the history, "" for the system's name of the user; `backups` is the folder
    of all backups, None for the program's own.
    """
    _Opening(parent, language, then, who, backups).open(path, read_only=read_only)


@dataclass(frozen=True, slots=True)
class _Opening:
    """Opens a file, and what the user chooses in its place."""

    parent: QWidget
    language: Language
    then: Callable[[Document], object]
    who: str
    backups: Path | None

    def open(self, path: Path, *, read_only: bool = False) -> None:
        try:
            document = Document.open(path, read_only, self.who, self.backups)
        except FileInUse as error:
            ask(
                self.parent,
                error.in_language(self.language),
                translate("Open for &reading only", self.language),
                lambda: self.open(path, read_only=True),
                also=(translate("&Try again", self.language), lambda: self.open(path)),
                title=path.name,
            )
        except RopaError as error:
            found = self._backups_of(path) if isinstance(error, Damaged) else []
            if found:
                self._offer(path, error, found)
            else:
                tell(self.parent, error.in_language(self.language), path.name)
        else:
            self.then(document)

    def _backups_of(self, path: Path) -> list[Backup]:
        """The backups that can stand in for a file, the newest first; for a backup only those before it."""
        try:
            found = backups_of_damaged(path, self.backups)
        except RopaError:  # the file cannot even be read any more
            return []
        paths = [one.path for one in found]
        return found[paths.index(path) + 1 :] if path in paths else found

    def _offer(self, path: Path, error: RopaError, found: Sequence[Backup]) -> None:
        """Tells why a file cannot be opened, and offers its backups."""
        sentence = message(
            "{problem}\n\nThe newest backup of it was made {when}. It opens for reading only.",
            problem=error.message,
            when=made(found[0]),
        )
        others = (translate("Other &backups …", self.language), lambda: self._list(found))
        ask(
            self.parent,
            sentence.in_language(self.language),
            translate("&Open the newest backup", self.language),
            lambda: self.open(found[0].path, read_only=True),
            also=others if len(found) > 1 else None,
            title=path.name,
        )

    def _list(self, found: Sequence[Backup]) -> None:
        """Lets the user choose among backups."""
        dialog = BackupList(found, self.language, self.parent)
        language, then, who, backups = self.language, self.then, self.who, self.backups

        def open_backup(path: Path) -> None:
            # Asks the dialog for its parent: what Qt keeps for the dialog must not keep a window alive.
            parent = dialog.parentWidget()
            if parent is not None:
                _Opening(parent, language, then, who, backups).open(path, read_only=True)

        dialog.open_asked.connect(open_backup)
        dialog.open()


def ask_what_to_do_with_unsaved(
    parent: QWidget, error_sentence: str, save_as: Then, discard: Then, language: Language
) -> None:
    """Asks what becomes of steps that could not be saved when a window is to be closed."""
    sentence = message(
        "{problem}\n\nWhat has not been saved is lost if you close all the same.", problem=error_sentence
    )
    ask(
        parent,
        sentence.in_language(language),
        translate("&Save a copy as …", language),
        save_as,
        also=(translate("Close &without saving", language), discard),
    )
