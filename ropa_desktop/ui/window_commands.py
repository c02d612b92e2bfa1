"""What the commands of a main window do: one method a command, under the command's id."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from ropa_desktop.errors import RopaError
from ropa_desktop.exports import questions, retention_plan
from ropa_desktop.i18n import Message, Translatable, message
from ropa_desktop.imports import answers
from ropa_desktop.progress import Progress
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import Activity
from ropa_desktop.register.referable import root_of
from ropa_desktop.ui.about_dialog import AboutDialog
from ropa_desktop.ui.backups_dialog import BackupsDialog
from ropa_desktop.ui.bulk_preview import BulkPreview
from ropa_desktop.ui.command_palette import CommandPalette
from ropa_desktop.ui.commands import SECTION_PREFIX, shortcut_entries
from ropa_desktop.ui.delete_dialog import delete_records
from ropa_desktop.ui.dialogs import ThenPath, choose_file_to_open, choose_file_to_save
from ropa_desktop.ui.editors import LineEditor, editor_around
from ropa_desktop.ui.export_dialog import ExportDialog
from ropa_desktop.ui.find_replace_dialog import FindReplaceDialog
from ropa_desktop.ui.import_dialog import ImportDialog
from ropa_desktop.ui.jobs import Job, JobDialog
from ropa_desktop.ui.paste_dialog import PasteDialog
from ropa_desktop.ui.pdf_preview import PreviewMaking
from ropa_desktop.ui.preferences import SavedFilter
from ropa_desktop.ui.records_page import RecordsPage
from ropa_desktop.ui.sheet_page import SheetPage
from ropa_desktop.ui.shortcuts_dialog import ShortcutsDialog
from ropa_desktop.ui.starter_dialog import StarterDialog

if TYPE_CHECKING:
    from ropa_desktop.ui.main_window import MainWindow


class WindowCommands:
    """Acts on the window that it belongs to."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.session

    def run(self, command: str) -> bool:
        """Carries out a command; False where it concerns the whole program, not one window."""
        if command.startswith(SECTION_PREFIX):
            self._go_to_section(int(command.removeprefix(SECTION_PREFIX)) - 1)
            return True
        act = getattr(self, command, None)
        if act is None:
            return False
        act()
        return True

    # File

    def import_file(self) -> None:
        title = self._say(message("Import"))
        filters = self._say(message("Registers as JSON (*.json)"))
        choose_file_to_open(self._window, title, filters, self.import_from)

    def import_from(self, source: Path) -> None:
        """Shows what a file would bring in."""
        ImportDialog(self._session, source, self._window).open()

    def question_list(self) -> None:
        self._choose_export(message("Question list"), "Excel (*.xlsx)", ".xlsx", self.write_questions)

    def write_questions(self, path: Path) -> None:
        """Asks the process owners what the findings leave open, in a workbook."""
        session = self._session
        register, findings, on = session.register, tuple(session.findings), session.today()
        self._write(
            path,
            lambda progress: questions.write(
                register, findings, path, progress, language=session.language, on=on
            ),
        )

    def retention_plan(self) -> None:
        filters = self._say(message("Excel (*.xlsx);;PDF (*.pdf);;Calendar (*.ics)"))
        self._choose_export(message("Retention plan"), filters, ".xlsx", self.write_retention_plan)

    def write_retention_plan(self, path: Path) -> None:
        """Writes all retention rules in order, or the days ahead as a calendar, by the file's ending."""
        session = self._session
        register, on = session.register, session.today()
        self._write(
            path, lambda progress: retention_plan.write(register, path, progress, session.language, on)
        )

    def read_answers(self) -> None:
        choose_file_to_open(
            self._window, self._say(message("Read answers")), "Excel (*.xlsx)", self.answers_from
        )

    def answers_from(self, path: Path) -> None:
        """Shows what the answers in a question list would change, before anything is."""
        session = self._session
        try:
            plan = answers.read(path, session.register, language=session.language)
        except RopaError as error:
            self._window.tell(self._say(error))
            return
        if plan.problems:
            self._window.tell(self._say(plan.problems[0]))
        elif not plan.changes:
            self._window.tell(self._say(message("The question list holds no answer that changes anything.")))
        else:
            roots = {root_of(session.register, one.record).id for one in plan.changes}
            activities = [one for one in session.register.activities if one.id in roots]
            records: Sequence[Record] = activities or session.register.organisations
            BulkPreview(session, records, plan.changes, self._window).open()

    def _choose_export(self, title: Message, filters: str, ending: str, then: ThenPath) -> None:
        path = self._session.document.path
        suggested = path.with_name(f"{path.stem} {self._say(title).lower()}{ending}")
        choose_file_to_save(self._window, self._say(title), suggested, filters, then)

    def _write(self, path: Path, work: Callable[[Progress], None]) -> None:
        """Writes a file off the window's thread."""
        job = Job(work, self._session.language)
        JobDialog(job, self._say(message("Exporting …")), self._session.language, self._window)
        job.done.connect(lambda _result: self._tell_exported([path]))
        job.failed.connect(self._window.tell)
        job.start()

    def save_as(self) -> None:
        path = self._session.document.path
        title = self._say(message("Save a copy as"))
        filters = self._say(message("Registers (*.ropa)"))
        suggested = path.with_name(f"{path.stem} 2{path.suffix}")
        choose_file_to_save(self._window, title, suggested, filters, self.save_to)

    def save_to(self, path: Path) -> None:
        """Goes on with the register under another name."""
        try:
            self._session.document.save_as(path)
        except RopaError as error:
            self._window.tell(self._say(error))
        else:
            self._window.tell_state()

    def save_now(self) -> None:
        try:
            self._session.document.flush()
        except RopaError as error:
            self._window.tell(self._say(error))
        else:
            self._window.say_done(message("Everything is saved; you never need to."))

    def backups(self) -> None:
        dialog = BackupsDialog(self._session, self._window)
        dialog.open_asked.connect(self._window.backup_asked)
        dialog.open()

    def export(self) -> None:
        page = self._window.records_page
        selected = page.list.selected() if page is not None else []
        chosen = [one.id for one in selected if isinstance(one, Activity)] if len(selected) > 1 else []
        dialog = ExportDialog(self._session, self._window, chosen)
        dialog.remembered.connect(self._window.change_preferences)
        dialog.exported.connect(self._tell_exported)
        dialog.open()

    def _tell_exported(self, files: Sequence[Path]) -> None:
        names = ", ".join(file.name for file in files)
        self._window.say_done(message("Exported: {files}", files=names))

    def preview(self) -> None:
        PreviewMaking(self._session, self._window, variant=self._session.preferences.export_variant)

    def close(self) -> None:
        self._window.close()

    # Edit

    def undo(self) -> None:
        self._session.undo()

    def redo(self) -> None:
        self._session.redo()

    def paste_rows(self) -> None:
        page = self._window.records_page
        record_type = page.place.record_type if page is not None else None
        if page is None or record_type is None or record_type.owners:
            page = self._show_list("activity")
            record_type = page.place.record_type
        PasteDialog(self._session, QApplication.clipboard().text(), record_type, self._window).open()

    def today(self) -> None:
        editor = editor_around(QApplication.focusWidget())
        if isinstance(editor, LineEditor):
            editor.insert_today()

    def filter(self) -> None:
        page = self._window.records_page or self._show_list("activity")
        page.focus_list()
        page.list.filter.focus_words()

    def find_replace(self) -> None:
        FindReplaceDialog(self._session, self._window).show()

    def select_all(self) -> None:
        page = self._window.records_page
        if page is not None:
            page.focus_list()
            page.list.select_all()

    # View

    def palette(self) -> None:
        dialog = CommandPalette(self._session, self._window.actions_of_window.enabled(), self._window)
        dialog.command_chosen.connect(self._window.run)
        dialog.place_chosen.connect(self._window.show_place)
        dialog.record_chosen.connect(self._window.show_record)
        dialog.help_chosen.connect(self._show_topic)
        dialog.open()

    def overview(self) -> None:
        self._window.show_place("overview")

    def findings(self) -> None:
        self._window.show_place("findings")

    def next_finding(self) -> None:
        self._window.show_dock(self._window.findings_dock)
        self._window.findings.next()

    def previous_finding(self) -> None:
        self._window.show_dock(self._window.findings_dock)
        self._window.findings.previous()

    def next_pane(self) -> None:
        self._go_round(1)

    def previous_pane(self) -> None:
        self._go_round(-1)

    def _go_round(self, by: int) -> None:
        """Puts the focus on the next pane: navigation, list, form, what is docked below.

        List and form count where only one of them is shown, too: going there shows the other.
        """
        window = self._window
        page = window.page
        panes: list[tuple[QWidget, Callable[[], object]]] = []
        if window.navigation.isVisible():
            panes.append((window.navigation, window.navigation.setFocus))
        if isinstance(page, RecordsPage):
            panes += [(page.list, page.focus_list), (page.sheet, page.focus_form)]
        elif isinstance(page, SheetPage):
            panes.append((page.form, page.focus_form))
        else:
            panes.append((page, lambda: _focus_first(page)))
        for dock in (window.findings_dock, window.help_dock):
            if not dock.visibleRegion().isEmpty():
                panes.append((dock, partial(_focus_first, dock.widget())))
        focused = QApplication.focusWidget()
        here = [focused is pane or (focused is not None and pane.isAncestorOf(focused)) for pane, _ in panes]
        place = here.index(True) + by if True in here else min(by, 0)
        panes[place % len(panes)][1]()

    def larger(self) -> None:
        self._resize_text(10)

    def smaller(self) -> None:
        self._resize_text(-10)

    def normal(self) -> None:
        self._resize_text(0)

    def _resize_text(self, by: int) -> None:
        now = self._session.preferences
        size = min(max(now.text_size + by, 80), 200) if by else 100
        self._window.change_preferences(replace(now, text_size=size))

    # Register

    def new(self) -> None:
        page = self._show_list(self._place_for_new())
        roles = page.place.roles
        values = {"state": "draft"}
        if roles:
            values["role"] = roles[0]
        key = self._session.create(page.place.record_type, **values)
        if key:
            page.edit_new(key)

    def _place_for_new(self) -> str:
        """The list in which a new activity is shown: the present one, where it lists activities."""
        page = self._window.records_page
        return page.place.key if page is not None and page.place.type_name == "activity" else "activity"

    def new_of_kind(self) -> None:
        page = self._window.records_page
        if page is None or page.place.type_name == "activity" or page.place.record_type.owners:
            self.new()
            return
        key = self._session.create(page.place.record_type)
        if key:
            page.edit_new(key)

    def new_from_starter(self) -> None:
        dialog = StarterDialog(self._session, self._window)
        dialog.added.connect(self._show_added)
        dialog.open()

    def _show_added(self, keys: Sequence[str]) -> None:
        self._window.show_record(keys[0])
        self._window.say_done(message("Added: {count}. Review each of them.", count=len(keys)), undoable=True)

    def duplicate(self) -> None:
        page = self._window.records_page
        record = self._session.register.find(page.current) if page is not None else None
        if page is not None and record is not None:
            key = self._session.duplicate(record)
            if key:
                page.edit_new(key)

    def delete(self) -> None:
        page = self._window.records_page
        selected = page.list.selected() if page is not None else []
        if selected:
            delete_records(self._session, selected, self._window)

    def edit(self) -> None:
        page = self._window.records_page
        if page is not None:
            page.focus_form()

    def next(self) -> None:
        page = self._window.records_page
        if page is not None:
            page.next()

    def previous(self) -> None:
        page = self._window.records_page
        if page is not None:
            page.previous()

    def _go_to_section(self, place: int) -> None:
        page = self._window.page
        if isinstance(page, RecordsPage | SheetPage) and page.current:
            page.focus_form()
            page.form.go_to_section(place)

    def add_recipient(self) -> None:
        page = self._window.records_page
        if page is not None and page.current and page.place.type_name == "activity":
            page.focus_form()
            page.form.go_to("disclosures")

    def confirm_all(self) -> None:
        page = self._window.records_page
        activity = self._session.register.get(Activity, page.current) if page is not None else None
        if activity is not None and activity.unreviewed:
            self._session.confirm(activity.id, *activity.unreviewed)

    # Help

    def field_help(self) -> None:
        focused = QApplication.focusWidget()
        dock = self._window.help_dock
        if dock.isVisible():
            dock.hide()
            return
        self._window.show_dock(dock)
        self._window.show_help(focused)

    def _show_topic(self, record_type: str, field: str) -> None:
        self._window.show_dock(self._window.help_dock)
        self._window.help.show_field(record_type, field)

    def shortcuts(self) -> None:
        entries = shortcut_entries(self._session.language)
        ShortcutsDialog(entries, self._session.language, self._window).open()

    def about(self) -> None:
        AboutDialog(self._session.language, self._window).open()

    # What lists have chosen

    def keep_columns(self, type_name: str, chosen: tuple[str, ...]) -> None:
        """Remembers the columns of a list."""
        now = self._session.preferences
        self._window.change_preferences(replace(now, columns={**now.columns, type_name: chosen}))

    def keep_filters(self, type_name: str, kept: tuple[SavedFilter, ...]) -> None:
        """Remembers the filters of a list."""
        now = self._session.preferences
        self._window.change_preferences(replace(now, saved_filters={**now.saved_filters, type_name: kept}))

    def _show_list(self, place: str) -> RecordsPage:
        page = self._window.show_place(place)
        assert isinstance(page, RecordsPage)
        return page

    def _say(self, text: Translatable) -> str:
        return self._session.say(text)


def _focus_first(widget: QWidget) -> None:
    """Puts the focus on the first widget inside another that takes it."""
    child = widget
    for one in widget.findChildren(QWidget):
        if one.isVisible() and one.focusPolicy() & one.focusPolicy().TabFocus:
            child = one
            break
    child.setFocus()
