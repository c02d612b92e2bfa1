"""Short dialogs that tell, ask, or choose a file: none blocks, and what follows is given as a function."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

Then = Callable[[], object]
ThenPath = Callable[[Path], object]


def tell(parent: QWidget, sentence: str, title: str = "") -> None:
    """Shows a sentence until the user has read it."""
    _box(parent, QMessageBox.Icon.Warning, sentence, title, QMessageBox.StandardButton.Ok).open()


def ask(
    parent: QWidget,
    sentence: str,
    accept_text: str,
    then: Then,
    *,
    also: tuple[str, Then] | None = None,
    title: str = "",
) -> None:
    """Asks before something is done; `also` is a second way to answer yes. Escape and Cancel do nothing."""
    box = _box(parent, QMessageBox.Icon.Question, sentence, title, QMessageBox.StandardButton.Cancel)
    answers = [
        (box.addButton(text, QMessageBox.ButtonRole.AcceptRole), _while_open(box, act))
        for text, act in ((accept_text, then), *([also] if also else []))
    ]
    box.setDefaultButton(answers[0][0])

    def answered() -> None:
        """Acts when the box is closed, so that what follows may open another one."""
        for button, act in answers:
            if button is box.clickedButton():
                act()

    box.finished.connect(answered)
    box.open()


def choose_file_to_save(
    parent: QWidget, title: str, suggested: Path, filters: str, then: ThenPath, *, overwrite: bool = True
) -> None:
    """Lets the user choose a name to write to; one without an ending gets that of the chosen filter.

    `suggested` may be a folder alone. The user is asked before a file is overwritten, if it may be at all.
    """
    named = not suggested.is_dir()
    dialog = _file_dialog(parent, title, suggested.parent if named else suggested, filters, then)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not overwrite)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix(".") if named else "")
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_ending(chosen)))
    if named:
        dialog.selectFile(str(suggested))
    dialog.open()


def choose_file_to_open(
    parent: QWidget, title: str, filters: str, then: ThenPath, *, folder: Path | None = None
) -> None:
    """Lets the user choose a file that is there; without a folder, first in the one that was used last."""
    dialog = _file_dialog(parent, title, folder, filters, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def choose_folder(parent: QWidget, title: str, folder: Path, then: ThenPath) -> None:
    """Lets the user choose a folder."""
    dialog = _file_dialog(parent, title, folder, "", then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def size_to_text(window: QWidget, characters: int, lines: int = 0) -> None:
    """Makes a window so wide and high that this much text would fill it, if its screen is that large.

    Without `lines` it is as high as its contents ask for.
    """
    metrics = window.fontMetrics()
    wanted = QSize(metrics.averageCharWidth() * characters, metrics.lineSpacing() * lines)
    if not lines:
        wanted.setHeight(window.sizeHint().height())
    window.resize(wanted.boundedTo(window.screen().availableSize()))


def _box(
    parent: QWidget, icon: QMessageBox.Icon, sentence: str, title: str, button: QMessageBox.StandardButton
) -> QMessageBox:
    box = QMessageBox(icon, title or parent.window().windowTitle(), "", button, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)  # a name in the sentence may look like a tag
    box.setText(sentence)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def _file_dialog(
    parent: QWidget, title: str, folder: Path | None, filters: str, then: ThenPath
) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder or ""), filters)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chosen = _while_open(dialog, then)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog


def _while_open(dialog: QDialog, act: Callable[..., object]) -> Callable[..., None]:
    """The same act, which does nothing once the dialog has closed.

    What it refers to is let go of by the event loop, and not by the end of the dialog: it may be the last
    that keeps a window alive, and a window must not end amid the end of a dialog over it.
    """
    acts = [act]

    def act_on(*arguments: object) -> None:
        for one in tuple(acts):
            one(*arguments)

    dialog.finished.connect(lambda: QTimer.singleShot(0, acts.clear))
    return act_on


def _ending(chosen: str) -> str:
    """The first ending that a filter names: pdf for "PDF (*.pdf)"."""
    return chosen.partition("*.")[2].partition(")")[0].partition(" ")[0]
