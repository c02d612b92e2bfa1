"""The parts of one type that a record has: shown, added by typing a line, edited in place, moved, removed."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ropa_desktop.i18n import Message, message
from ropa_desktop.register.fields import Record, RecordType
from ropa_desktop.register.inheritance import common_parts
from ropa_desktop.register.kinds import Reference
from ropa_desktop.ui.editors import Asking
from ropa_desktop.ui.editors.offer_line import OfferLine
from ropa_desktop.ui.editors.offers import Offer, named, not_in_list
from ropa_desktop.ui.finding_label import FindingLabel
from ropa_desktop.ui.form_plan import ENTERED_BY
from ropa_desktop.ui.link import LineLink
from ropa_desktop.ui.look import literal, space
from ropa_desktop.ui.matrix import PeopleOfData
from ropa_desktop.ui.part_row import MakeBody, PartRow
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.field_help import field_help


class PartList(QWidget):
    """Rows are made once and used again for other records."""

    def __init__(
        self,
        session: Session,
        owner_type: RecordType,
        part_type: RecordType,
        make_body: MakeBody,
        *,
        hinted: bool,
    ) -> None:
        super().__init__()
        self._session = session
        self._type = part_type
        self._owner_type = owner_type
        self._owner: Record | None = None
        self._make_body = make_body
        self._parts: tuple[Record, ...] = ()
        self._rows: list[PartRow] = []
        self._fields = [part_type.field_named[name] for name in ENTERED_BY[part_type.name]]
        self._asking = Asking(lambda: session.register, session.language, part_type, lambda: self._owner)
        self._findings = FindingLabel(session)
        self._common = QVBoxLayout()
        self._common_shown: list[tuple[str, str]] = []
        self._line = OfferLine(self._offers, closed=self._is_closed())
        self._line.chosen.connect(self._take)
        self._line.entered.connect(self._enter)
        self._complaint = QLabel()
        self._complaint.setProperty("severity", "error")
        self._complaint.setWordWrap(True)
        self._complaint.hide()
        self._rows_at = QVBoxLayout()
        self._matrix = PeopleOfData(session) if part_type.name == "data_item" else None
        self._confirm = LineLink()
        self._lay_out(owner_type, hinted=hinted)
        self.setFocusProxy(self._line)

    @property
    def line(self) -> OfferLine:
        """The line in which new parts are typed."""
        return self._line

    @property
    def topic(self) -> tuple[str, str, str]:
        """What help is to be shown on: the record type, the collection, and the id of the record."""
        return self._owner_type.name, self._type.collection, self._owner.id if self._owner else ""

    @property
    def part_type(self) -> str:
        """The name of the record type of the parts."""
        return self._type.name

    @property
    def matrix(self) -> PeopleOfData | None:
        """The table of which data are about whom, below data."""
        return self._matrix

    @property
    def collection(self) -> str:
        """The name of the collection of parts."""
        return self._type.collection

    @property
    def rows(self) -> list[PartRow]:
        """The rows of the parts that are shown."""
        return self._rows[: len(self._parts)]

    def show_record(self, owner: Record) -> None:
        """Shows the parts of a record."""
        if self._owner is None or owner.id != self._owner.id:
            self._line.clear()
            self._complaint.hide()
        self._owner = owner
        self._parts = self._session.register.table(self._type.name).by_owner.get(owner.id, ())
        self._deal_rows()
        for place, row in enumerate(self._rows):
            if place < len(self._parts):
                row.show_part(self._parts[place], place, len(self._parts))
                row.show()
            else:
                row.hide()
        self._show_common(owner)
        if self._matrix is not None:
            self._matrix.show_owner(owner)
        self.judge()

    def judge(self) -> None:
        """Shows what is said of the parts, and that there are none."""
        if self._owner is None:
            return
        self._findings.show_findings(self._session.findings_at(self._owner.id, self._type.collection))
        for row in self.rows:
            row.judge()
        self._confirm.setVisible(self._session.is_unreviewed(self._owner.id, self._type.collection))

    def row_of(self, key: str) -> PartRow | None:
        """The row of a part by its id."""
        return next((row for row in self.rows if row.key == key), None)

    def _deal_rows(self) -> None:
        """Gives each part the row that showed it before, so that what is open and has the focus stays so."""
        shown = {row.key: row for row in self._rows}
        kept = [shown.get(part.id) for part in self._parts]
        free = [row for row in self._rows if row not in kept]
        dealt = [row or (free.pop(0) if free else self._made_row()) for row in kept]
        self._rows = dealt + free
        for place, row in enumerate(self._rows):
            if self._rows_at.indexOf(row) != place:
                self._rows_at.insertWidget(place, row)

    def _made_row(self) -> PartRow:
        row = PartRow(self._session, self._type, self._make_body)
        row.removed.connect(self._go_on_after_removal)
        return row

    def _go_on_after_removal(self, place: int) -> None:
        """Keeps the focus near when a row has gone: on the one that has come in its place."""
        (self.rows[place] if place < len(self.rows) else self._line).setFocus()

    def _offers(self, typed: str) -> list[Offer]:
        found = [offer for field in self._fields for offer in self._asking.offers(field, typed)]
        offers = [one for one in found if one.value not in self._taken()]
        last = self._fields[-1]
        if typed and self._asking.creatable(last) is not None and not named(typed, found):
            label = message("Create “{name}”", name=typed).in_language(self._session.language)
            offers.append(Offer(label, typed, last.name, new=True))
        return offers

    def _taken(self) -> set[str]:
        """The records that stand here already; the same term may stand twice, such as two interests."""
        first = self._fields[0]
        if not isinstance(first.kind, Reference):
            return set()
        return {getattr(part, first.name) for part in self._parts}

    def _is_closed(self) -> bool:
        """Whether only what is offered can be entered."""
        last = self._fields[-1]
        return bool(self._asking.closed(last))

    def _take(self, offer: Offer) -> None:
        if self._owner is not None:
            self._complaint.hide()
            self._session.enter_part(self._owner, self._type, offer)

    def _enter(self, typed: str) -> None:
        """What is typed and is no offer: a term by another name, a new record, or the words as they are."""
        last = self._fields[-1]
        known = self._asking.meant(last, typed) if self._is_closed() else ""
        if any(self._session.name(part).casefold() == typed.casefold() for part in self._parts):
            self._complain(typed, message('"{text}" stands here already.', text=typed))
        elif known:
            self._take(Offer(typed, known, last.name))
        elif self._is_closed():
            self._complain(typed, not_in_list(typed))
        else:
            self._take(Offer(typed, typed, last.name, new=self._asking.creatable(last) is not None))

    def _complain(self, typed: str, sentence: Message) -> None:
        """Says why what is typed is not taken; it stays as typed."""
        self._line.setText(typed)
        self._complaint.setText(self._session.say(sentence))
        self._complaint.show()

    def _show_common(self, owner: Record) -> None:
        """Shows what the owner has from its organisation, each with a way there."""
        parts = common_parts(self._session.register, owner, self._type)
        shown = [(part.id, self._session.name(part)) for part in parts]
        if shown == self._common_shown:
            return
        self._common_shown = shown
        while (item := self._common.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, name in shown:
            said = self._session.say(message("{name} (for the whole organisation)", name=name))
            link = LineLink()
            link.setText(literal(said))
            link.setToolTip(said)
            link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            link.clicked.connect(lambda _checked=False, key=key: self._session.go_to(key))
            self._common.addWidget(link)

    def _lay_out(self, owner_type: RecordType, *, hinted: bool) -> None:
        session = self._session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(self, 0.4))
        top = QHBoxLayout()
        label = QLabel(self._type.plural_in(session.language))
        label.setProperty("role", "parts")
        label.setBuddy(self._line)
        top.addWidget(label)
        top.addStretch()
        self._confirm.setText(session.say(message("Not reviewed: confirm")))
        confirming = message("Confirm {field}", field=self._type.plural_in(session.language))
        self._confirm.setAccessibleName(session.say(confirming))
        self._confirm.clicked.connect(self._confirm_all)
        self._confirm.hide()
        top.addWidget(self._confirm)
        column.addLayout(top)
        help_text = field_help(owner_type.name, self._type.collection)
        if hinted and help_text is not None:
            hint = QLabel(help_text.hint.in_language(session.language))
            hint.setProperty("role", "hint")
            hint.setWordWrap(True)
            column.addWidget(hint)
        self._common.setSpacing(0)
        column.addLayout(self._common)
        self._rows_at.setSpacing(space(self, 0.4))
        column.addLayout(self._rows_at)
        prompt = message("Add: {type}", type=self._type.label_in(session.language))
        self._line.setPlaceholderText(session.say(prompt))
        self._line.setAccessibleName(session.say(prompt))
        column.addWidget(self._line)
        column.addWidget(self._complaint)
        if self._matrix is not None:
            column.addWidget(self._matrix)
        column.addWidget(self._findings)

    def _confirm_all(self) -> None:
        if self._owner is not None:
            self._session.confirm(self._owner.id, self._type.collection)
