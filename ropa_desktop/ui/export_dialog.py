"""The dialog that exports the register, and says what is still missing before anybody sends it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.checks.finding import Finding
from ropa_desktop.errors import RopaError
from ropa_desktop.exports.file_names import refuse_unusable
from ropa_desktop.exports.writing import write
from ropa_desktop.i18n import message, translate_plural
from ropa_desktop.progress import Progress
from ropa_desktop.ui import icons, look
from ropa_desktop.ui.dialogs import ask, tell
from ropa_desktop.ui.export_options import Choice, ExportOptions
from ropa_desktop.ui.jobs import Job, JobDialog
from ropa_desktop.ui.missing_panel import MissingPanel
from ropa_desktop.ui.pdf_preview import PreviewMaking
from ropa_desktop.ui.session import Session


class ExportDialog(QDialog):
    """Exports the register or a part of it; `chosen` are the ids of the activities chosen in the window."""

    exported = Signal(object)
    """The files that have been written, as a list of paths."""
    remembered = Signal(object)
    """The `Preferences` with what was chosen this time."""

    def __init__(self, session: Session, parent: QWidget | None, chosen: Sequence[str] = ()) -> None:
        super().__init__(parent)
        session.settle()
        self._session = session
        self._job: Job | None = None
        self.setWindowTitle(session.say(message("Export")))
        self.options = ExportOptions(session, chosen)
        self.missing = MissingPanel(session)
        self.preview_button = QPushButton(session.say(message("&Preview")))
        self.save_button = QPushButton(session.say(message("&Save")))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self.options.changed.connect(self._refresh)
        session.judged.connect(self._refresh)
        self.missing.chosen.connect(self._go_to)
        self.preview_button.clicked.connect(self._preview)
        self.save_button.clicked.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        self._refresh()

    def _lay_out(self) -> None:
        self.preview_button.setIcon(icons.icon("preview", self.palette()))
        self._buttons.addButton(self.preview_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        look.set_role(self.save_button, "primary")
        form = QScrollArea()  # with large text, the form may be higher than the screen
        form.setWidget(self.options)
        form.setWidgetResizable(True)
        form.setFrameShape(QFrame.Shape.NoFrame)
        form.setFocusPolicy(form.focusPolicy().NoFocus)
        self._body = QWidget()
        panes = QHBoxLayout(self._body)
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(look.space(self, 2))
        panes.addWidget(form, 3)
        panes.addWidget(self.missing, 2)
        column = QVBoxLayout(self)
        column.addWidget(self._body, 1)
        column.addWidget(self._buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self.save_button)  # Enter in a field is not to choose a folder
        self.save_button.setDefault(True)
        width, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(width * 130, room.width() * 9 // 10), min(line * 26, room.height() * 9 // 10))

    def _refresh(self) -> None:
        choice = self.options.choice()
        self.missing.show_scope(choice.covered)
        self.preview_button.setEnabled(choice.format != "json")

    def _go_to(self, finding: Finding) -> None:
        self.reject()
        self._session.go_to(finding.record, finding.field)

    def _preview(self) -> None:
        choice = self.options.choice()
        PreviewMaking(
            self._session,
            self,
            language=choice.language,
            variant=choice.variant,
            organisation=choice.covered.organisation,
            activities=choice.covered.activities,
            suggested=choice.folder / f"{choice.name}.pdf",
        )

    def _save(self) -> None:
        """Asks before anything is overwritten, and exports."""
        session, choice = self._session, self.options.choice()
        try:
            refuse_unusable(choice.name)
        except RopaError as error:
            tell(self, session.say(error))
            return
        there = [file.name for file in choice.files if file.exists()]
        if not there:
            self._export(choice)
            return
        sentence = translate_plural(
            "“{files}” is already in the folder. Replace it?",
            "{files} are already in the folder. Replace them?",
            len(there),
            session.language,
        ).format(files=there[0] if len(there) == 1 else ", ".join(f"“{name}”" for name in there))
        ask(self, sentence, session.say(message("&Replace")), lambda: self._export(choice))

    def _export(self, choice: Choice) -> None:
        session = self._session
        session.settle()
        register, today, covered = session.register, session.today(), choice.covered

        def work(progress: Progress) -> list[Path]:
            for file in choice.files:
                write(
                    register,
                    file,
                    progress,
                    language=choice.language,
                    on=today,
                    variant=choice.variant,
                    organisation=covered.organisation,
                    activities=covered.activities,
                )
            return choice.files

        self._job = job = Job(work, session.language)
        JobDialog(job, session.say(message("Exporting the register …")), session.language, self)
        job.done.connect(self._finish)
        job.failed.connect(self._tell)
        job.ended.connect(self._end_job)
        self._allow_choices(False)
        job.start()

    def _end_job(self) -> None:
        self._job = None
        self._allow_choices(True)

    def _allow_choices(self, allowed: bool) -> None:
        self._body.setEnabled(allowed)
        self._buttons.setEnabled(allowed)
        self.save_button.setFocus()

    def reject(self) -> None:
        """Closes the dialog, or stops the export while there is one."""
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()

    def _tell(self, sentence: str) -> None:
        tell(self, sentence)

    def _finish(self, files: list[Path]) -> None:
        self.remembered.emit(self.options.remembered())
        self.exported.emit(files)
        if self.options.choice().open_afterwards:
            for file in files:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
        self._job = None
        self.accept()
