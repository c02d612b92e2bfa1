"""One open document as its widgets see it: the register, what the checks say of it, the way to change it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ropa_desktop.checks.acceptance import Judged, accept, judged, withdraw
from ropa_desktop.checks.finding import Finding, Severity
from ropa_desktop.checks.remedies import Remedy
from ropa_desktop.document import Document, Step
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Language, Message, Translatable, message
from ropa_desktop.register.edits import create, delete, duplicate, move, set_values
from ropa_desktop.register.entry import created_reference, entered_part
from ropa_desktop.register.fields import Field, Record, RecordType
from ropa_desktop.register.kinds import Value
from ropa_desktop.register.records import Activity, Decision
from ropa_desktop.register.register import Change, Register
from ropa_desktop.register.starters import confirm, confirming
from ropa_desktop.ui.editors import settle_focused
from ropa_desktop.ui.editors.offers import Offer
from ropa_desktop.ui.judge import Judge
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.wording.naming import name_of


class Session(QObject):
    """What all widgets of a window share. It outlives them: they are made anew for another language."""

    stepped = Signal(object)
    """A `Step` after each commit, undo and redo; the register has been swapped by then."""
    judged = Signal()
    """The findings are those of the register again; soon after a step, and from another thread."""
    saving_changed = Signal(object)
    """A `Saving`, always in the window's thread."""
    refused = Signal(str)
    """A sentence for the user: something could not be done."""
    asked_for = Signal(str, str)
    """The id of a record to show, and the field or collection of parts in it to go to ("" for none)."""

    def __init__(
        self,
        document: Document,
        preferences: Preferences,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.preferences = preferences
        self.language = language
        self._judge = Judge(self)
        self._judge.judged.connect(self._take_findings)
        self._judgement = Judged()
        self._by_record: dict[str, list[Finding]] = {}
        self._ends: list[Callable[[], None]] = [
            document.subscribe(self._tell_step),
            document.subscribe_saving(self.saving_changed.emit),
        ]
        self.judge_anew()

    @property
    def register(self) -> Register:
        """The register as it is now."""
        return self.document.register

    @property
    def findings(self) -> Sequence[Finding]:
        """What the checks said last and nobody has accepted, in the order in which it is worth reading."""
        return self._judgement.open

    @property
    def judgement(self) -> Judged:
        """What the checks said last, beside what has been accepted of it."""
        return self._judgement

    @property
    def findings_are_fresh(self) -> bool:
        """Whether the findings are those of the register as it is now."""
        return not self._judge.busy

    def findings_of(self, key: str) -> Sequence[Finding]:
        """What is said of a record itself; of an activity also what is said of its parts."""
        return self._by_record.get(key, ())

    def findings_at(self, key: str, field: str) -> Sequence[Finding]:
        """What is said of one field, or one collection of parts, of a record."""
        return [one for one in self.findings_of(key) if one.record == key and one.field == field]

    def worst_of(self, key: str) -> Severity | None:
        """The severity of the worst that is said of a record, or None."""
        found = self.findings_of(key)
        return min((one.severity for one in found), key=list(Severity).index) if found else None

    def judge_anew(self) -> None:
        """Has the register checked again, such as when the day has changed."""
        self._judge.judge(self.register, self.today())

    @staticmethod
    def today() -> date:
        return datetime.now(tz=UTC).astimezone().date()

    def say(self, text: Translatable) -> str:
        """A text in the language of the window."""
        return text.in_language(self.language)

    def name(self, record: Record) -> str:
        """The short name of a record in the language of the window."""
        return name_of(self.register, record, self.language)

    def commit(self, what: str, changes: Iterable[Change]) -> bool:
        """Carries out one step; where it cannot be done, `refused` tells why and nothing has changed.

        What came from a starting point counts as confirmed when it is edited.
        """
        return self._done(lambda: self.document.commit(what, confirming(self.register, changes)))

    def undo(self) -> bool:
        return self._done(self.document.undo)

    def redo(self) -> bool:
        return self._done(self.document.redo)

    def set_field(self, record: Record, field: Field, value: Value) -> bool:
        """Sets one field as one step."""
        return self.commit(field.label_in(self.language), set_values(record, **{field.name: value}))

    def set_fields(self, record: Record, what: str, values: Mapping[str, Value]) -> bool:
        """Sets several fields of a record as one step."""
        return self.commit(what, set_values(record, **values))

    def enter_part(self, owner: Record, part_type: RecordType, offer: Offer) -> bool:
        """Adds a part by what was typed or chosen, as one step."""
        what = message("Add: {type}", type=part_type.label_in(self.language))
        field = part_type.field_named[offer.field]
        try:
            changes = entered_part(
                self.register, part_type, owner.id, field, offer.value, language=self.language, new=offer.new
            )
        except RopaError as error:
            self.refused.emit(self.say(error))
            return False
        return self.commit(self.say(what), changes)

    def create_referred(self, record: Record, field: Field, name: str) -> bool:
        """Makes a record of a name and refers to it, as one step."""
        what = message("{field}: {name}", field=field.label_in(self.language), name=name)
        return self.commit(
            self.say(what), created_reference(self.register, record, field, name, self.language)
        )

    def create(self, record_type: RecordType, **values: Any) -> str:
        """Makes a record that stands for itself; returns its id, "" where it could not be done."""
        changes = create(self.register, record_type.cls, **values)
        what = message("New: {type}", type=record_type.label_in(self.language))
        return changes[0].record.id if self.commit(self.say(what), changes) else ""

    def duplicate(self, record: Record) -> str:
        """Copies a record with its parts; returns the id of the copy, "" where it could not be done."""
        values: dict[str, Any] = {}
        if isinstance(record, Activity):
            values = {"state": "draft", "reviewed": None, "review_due": None, "reviewed_by": ""}
        changes = duplicate(self.register, record, **values)
        what = message("Duplicate: {name}", name=self.name(record))
        return changes[0].record.id if self.commit(self.say(what), changes) else ""

    def remove(self, records: Sequence[Record]) -> bool:
        """Deletes records with their parts and every reference to them, as one step."""
        if len(records) == 1:
            what = message("Remove: {name}", name=self.name(records[0]))
        else:
            what = message("Remove: {count} records", count=len(records))
        return self.commit(self.say(what), delete(self.register, records))

    def move(self, record: Record, position: int) -> bool:
        """Moves a record to a position among its siblings."""
        what = message("Move: {name}", name=self.name(record))
        return self.commit(self.say(what), move(self.register, record, position))

    def is_unreviewed(self, key: str, name: str) -> bool:
        """Whether a field or a collection of parts came from a starting point and is yet to be confirmed."""
        activity = self.register.get(Activity, key)
        return activity is not None and name in activity.unreviewed

    def confirm(self, key: str, *names: str) -> bool:
        """Confirms what came from a starting point."""
        activity = self.register.get(Activity, key)
        if activity is None:
            return False
        what = message("Confirm: {name}", name=self.name(activity))
        return self.commit(self.say(what), confirm(activity, *names))

    def accept(self, finding: Finding, reason: str, by: str) -> bool:
        """Accepts a finding with a reason, as one step."""
        return self._committed(
            message("Accept: {finding}", finding=finding),
            lambda: accept(self.register, finding, reason, by, self.today()),
        )

    def withdraw(self, decision: Decision) -> bool:
        """Takes an acceptance back, as one step."""
        return self._committed(message("Take the acceptance back"), lambda: withdraw(self.register, decision))

    def remedy(self, remedy: Remedy) -> bool:
        """Carries out a fix that a finding offers, as one step."""
        return self.commit(self.say(remedy.label), remedy.changes(self.register, self.language))

    def _committed(self, what: Message, changes: Callable[[], list[Change]]) -> bool:
        """Commits changes that may be refused while they are made."""
        try:
            made = changes()
        except RopaError as error:
            self.refused.emit(self.say(error))
            return False
        return self.commit(self.say(what), made)

    def go_to(self, key: str, field: str = "") -> None:
        """Asks the window to show a record, and a field of it."""
        self.asked_for.emit(key, field)

    def settle(self) -> None:
        """Commits what is being typed; to be called before anything reads the register."""
        settle_focused(QApplication.focusWidget())

    def end(self) -> None:
        """Stops listening to the document, when its window closes."""
        for end in self._ends:
            end()
        self._ends = []
        self._judge.end()

    def _done(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except RopaError as error:
            self.refused.emit(error.in_language(self.language))
            return False
        return True

    def _tell_step(self, step: Step) -> None:
        self.judge_anew()
        self.stepped.emit(step)

    def _take_findings(self, findings: tuple[Finding, ...]) -> None:
        self._judgement = judged(self.register, findings)
        by_record: dict[str, list[Finding]] = {}
        for one in self._judgement.open:
            for key in {one.record, one.activity} - {""}:
                by_record.setdefault(key, []).append(one)
        self._by_record = by_record
        self.judged.emit()
