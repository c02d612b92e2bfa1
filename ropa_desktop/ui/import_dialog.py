"""The dialog that shows what an import would bring, before it is carried out as one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import Language, message, translate_plural
from ropa_desktop.imports import json
from ropa_desktop.imports.plan import Plan, plan
from ropa_desktop.progress import Progress
from ropa_desktop.register.fields import CATALOGUE, Part, type_of
from ropa_desktop.register.register import Register
from ropa_desktop.ui import look
from ropa_desktop.ui.jobs import Job
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.naming import name_of

_MOST = 200
"""How many names, and how many problems, are listed."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What there is to show of an import."""

    plan: Plan
    coming: Sequence[str]
    """The first records that come, by type and name; what they own is not named."""
    total: int
    """How many there would be to name."""


def preview_of(source: Path, register: Register, language: Language, progress: Progress) -> Preview:
    """Reads a JSON file and plans to bring it into the register; raises RopaError where it cannot be read."""
    progress.expect(2)
    incoming, problems = json.read(source)
    progress.step()
    planned = Plan((), tuple(problems)) if problems else plan(register, incoming)
    own = [
        change
        for change in planned.changes
        if change.after is not None and not isinstance(change.after, Part)
    ]
    coming = []
    for change in own[:_MOST]:
        record = change.record
        kind, name = type_of(record).label_in(language), name_of(incoming, record, language)
        line = (
            message("{type}: {name}", type=kind, name=name)
            if change.before is None
            else message("{type}: {name} (changed)", type=kind, name=name)
        )
        coming.append(line.in_language(language))
    progress.step()
    return Preview(planned, coming, len(own))


class ImportDialog(QDialog):
    """Reads a JSON file and shows what would come; Import commits that as one step."""

    imported = Signal(int)
    """How many records were created or changed."""

    def __init__(self, session: Session, source: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        session.settle()
        self._session = session
        self._source = source
        self._plan: Plan | None = None
        self._job: Job | None = None
        self._outdated = False
        self.setWindowTitle(session.say(message("Import of {file}", file=source.name)))
        self.heading = QLabel()
        self.counts = QTableWidget(0, 3)
        self.list = QListWidget()
        self._list_label = QLabel()
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self.import_button = QPushButton(session.say(message("&Import")))
        self._lay_out()
        session.stepped.connect(self._read)
        self._read()

    def _lay_out(self) -> None:
        say = self._session.say
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        look.set_role(self.heading, "section")
        self.counts.setHorizontalHeaderLabels(
            [say(message("Records")), say(message("To be added")), say(message("To be changed"))]
        )
        self.counts.setAccessibleName(say(message("What would come")))
        self.counts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.counts.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.counts.setTabKeyNavigation(False)
        self.counts.verticalHeader().hide()
        header = self.counts.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setWordWrap(True)
        named = QWidget()
        rows = QVBoxLayout(named)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._list_label)
        rows.addWidget(self.list, 1)
        self._list_label.setBuddy(self.list)
        self._parts.addWidget(self.counts)
        self._parts.addWidget(named)
        self._parts.setChildrenCollapsible(False)
        self.import_button.setDefault(True)
        look.set_role(self.import_button, "primary")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._import)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.heading)
        column.addWidget(self._parts, 1)
        column.addWidget(buttons)
        width, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(width * 90, room.width() * 9 // 10), min(line * 34, room.height() * 9 // 10))

    def _read(self) -> None:
        """Reads the file against the register as it is now, off the window's thread."""
        session = self._session
        self._plan = None
        self.import_button.setEnabled(False)
        self._parts.hide()
        self.heading.setText(session.say(message("Reading {file} …", file=self._source.name)))
        if self._job is not None:
            self._outdated = True
            return
        work = partial(preview_of, self._source, session.register, session.language)
        self._job = Job(work, session.language)
        self._job.done.connect(self._show)
        self._job.failed.connect(self.heading.setText)
        self._job.ended.connect(self._end_job)
        self._job.start()

    def _end_job(self) -> None:
        self._job = None
        if self._outdated:
            self._outdated = False
            self._read()

    def _show(self, found: Preview) -> None:
        self._plan = found.plan
        self._show_counts(found.plan)
        self.list.clear()
        problems = found.plan.problems
        if problems:
            self._list([self._session.say(one) for one in problems[:_MOST]], len(problems))
        else:
            self._list(found.coming, found.total)
        self.heading.setText(self._summary(found.plan))
        self.counts.setVisible(not problems)
        self._parts.setVisible(bool(problems or found.plan.changes))
        self.import_button.setEnabled(bool(found.plan.changes) and not problems)
        self.import_button.setFocus()

    def _summary(self, planned: Plan) -> str:
        session = self._session
        if planned.problems:
            return translate_plural(
                "The file has {count} problem, so nothing can be imported. Mend it, and try again.",
                "The file has {count} problems, so nothing can be imported. Mend them, and try again.",
                len(planned.problems),
                session.language,
            ).format(count=len(planned.problems))
        if not planned.changes:
            return session.say(message("The register already holds everything in the file."))
        counts = planned.counts().values()
        return session.say(
            message(
                "{new} records are added and {changed} changed, in one step that you can undo.",
                new=sum(new for new, _ in counts),
                changed=sum(changed for _, changed in counts),
            )
        )

    def _show_counts(self, planned: Plan) -> None:
        counts = planned.counts()
        self.counts.setRowCount(len(counts))
        for row, (name, (new, changed)) in enumerate(counts.items()):
            label = CATALOGUE[name].plural_in(self._session.language)
            self.counts.setItem(row, 0, QTableWidgetItem(label))
            for column, count in enumerate((new, changed), 1):
                item = QTableWidgetItem(str(count) if count else "")
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.counts.setItem(row, column, item)

    def _list(self, lines: Sequence[str], total: int) -> None:
        say = self._session.say
        problems = self._plan is not None and bool(self._plan.problems)
        label = say(message("&Problems") if problems else message("What &comes"))
        self._list_label.setText(label)
        self.list.setAccessibleName(label.replace("&", ""))
        self.list.addItems(list(lines))
        if total > len(lines):
            self.list.addItem(say(message("And {count} more", count=total - len(lines))))

    def _import(self) -> None:
        session, planned = self._session, self._plan
        if planned is None or planned.problems or not planned.changes:
            return
        session.document.back_up()  # where that fails, a banner tells why
        session.stepped.disconnect(self._read)  # the step is this dialog's own
        if session.commit(self.windowTitle(), planned.changes):
            self.accept()
            self.imported.emit(sum(new + changed for new, changed in planned.counts().values()))
        else:
            session.stepped.connect(self._read)
