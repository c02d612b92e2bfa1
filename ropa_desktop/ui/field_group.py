"""Fields and lists of parts of one record, one below the other; what is rarely needed is shown on demand."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ropa_desktop.i18n import message
from ropa_desktop.register.fields import CATALOGUE, Record, RecordType
from ropa_desktop.register.kinds import Reference
from ropa_desktop.ui.field_row import FieldRow
from ropa_desktop.ui.form_plan import (
    WHERE_SEVERAL,
    fields_of_answers,
    fields_where,
    is_part,
    says,
    sections_of,
)
from ropa_desktop.ui.link import LineLink
from ropa_desktop.ui.look import space
from ropa_desktop.ui.part_list import PartList
from ropa_desktop.ui.session import Session

Row = FieldRow | PartList


class FieldGroup(QWidget):
    """Makes each row when it is first shown, and uses it again for the next record of the type."""

    def __init__(
        self,
        session: Session,
        record_type: RecordType,
        shown: tuple[str, ...],
        more: tuple[str, ...],
        *,
        hinted: bool,
    ) -> None:
        super().__init__()
        self._session = session
        self._type = record_type
        self._shown = shown
        self._hinted = hinted
        asked = tuple(name for name in fields_of_answers(record_type) if name in (*shown, *more))
        rest = tuple(name for name in more if name not in asked)
        self._names = (*shown, *(name for name in asked if name not in shown), *rest)
        self._rows: dict[str, Row] = {}
        self._record: Record | None = None
        self._all = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(self, 1.6 if hinted else 1))
        self._more = LineLink()
        self._more.clicked.connect(self._toggle)
        self._column.addWidget(self._more)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields, and the record types of parts, that belong here."""
        return self._names

    def rows(self) -> Iterator[Row]:
        """The rows that are shown, in order."""
        return (self._rows[name] for name in self._names if self._is_shown(name))

    def show_record(self, record: Record) -> None:
        """Shows a record of the type."""
        if self._record is not None and record.id != self._record.id:
            self._all = False
        self._record = record
        for name in self._names:
            if self._is_wanted(name):
                row = self._row(name)
                row.show_record(record)
                row.show()
            elif name in self._rows:
                self._rows[name].hide()
        self._name_toggle()

    def judge(self) -> None:
        """Shows what is said anew."""
        if self._record is None:
            return
        for name in self._names:
            if self._is_shown(name):
                self._rows[name].judge()
            elif self._is_wanted(name):
                self.show_record(self._record)
                return

    def focus_first(self) -> None:
        """Puts the focus on the first field."""
        row = next(self.rows(), None)
        if row is not None:
            row.setFocus()

    def row(self, name: str) -> Row:
        """The row of a field or of a type of parts, shown now if it was not."""
        row = self._row(name)
        if self._record is not None and not self._is_shown(name):
            row.show_record(self._record)
            row.show()
        return row

    def _is_shown(self, name: str) -> bool:
        return name in self._rows and self._rows[name].isVisibleTo(self)

    def _is_wanted(self, name: str) -> bool:
        assert self._record is not None
        if name in WHERE_SEVERAL and not self._all and not says(self._record, name):
            return self._is_choice(name)
        if self._all or name in self._shown or name in fields_where(self._record):
            return True
        focused = QApplication.focusWidget()
        if focused is not None and name in self._rows and self._rows[name].isAncestorOf(focused):
            return True
        place = name
        if is_part(name, self._type):
            place = CATALOGUE[name].collection
            if self._session.register.table(name).by_owner.get(self._record.id):
                return True
        elif says(self._record, name):
            return True
        return bool(self._session.findings_at(self._record.id, place))

    def _is_choice(self, name: str) -> bool:
        """Whether a reference has more than one record to choose from."""
        kind = self._type.field_named[name].kind
        assert isinstance(kind, Reference)
        return sum(len(self._session.register.table(target).by_id) for target in kind.targets) > 1

    def _row(self, name: str) -> Row:
        row = self._rows.get(name)
        if row is None:
            if is_part(name, self._type):
                row = PartList(
                    self._session,
                    self._type,
                    CATALOGUE[name],
                    partial(body_of, self._session),
                    hinted=self._hinted,
                )
            else:
                row = FieldRow(self._session, self._type, self._type.field_named[name], hinted=self._hinted)
                row.creation_asked.connect(lambda text, row=row: self._create(row, text))
            place = sum(1 for other in self._names[: self._names.index(name)] if other in self._rows)
            self._rows[name] = row
            self._column.insertWidget(place, row)
        return row

    def _create(self, row: FieldRow, name: str) -> None:
        """Makes a record of that name, and has the field refer to it."""
        if self._record is not None:
            self._session.create_referred(self._record, row.field, name)

    def _toggle(self) -> None:
        self._all = not self._all
        if self._record is not None:
            before = set(self.rows())
            self.show_record(self._record)
            new = next((row for row in self.rows() if row not in before), None)
            if new is not None:
                new.setFocus()

    def _name_toggle(self) -> None:
        hidden = [name for name in self._names if not self._is_wanted(name)]
        self._more.setVisible(bool(hidden) or self._all)
        if self._all:
            self._more.setText(self._session.say(message("Fewer fields")))
        else:
            labels = [self._label(name) for name in hidden]
            self._more.setText(self._session.say(message("More fields ({count})", count=len(hidden))))
            self._more.setToolTip(", ".join(labels))

    def _label(self, name: str) -> str:
        if is_part(name, self._type):
            return CATALOGUE[name].plural_in(self._session.language)
        return self._type.field_named[name].label_in(self._session.language)


def body_of(session: Session, record_type: RecordType) -> FieldGroup:
    """All fields of a record type in one group, as they stand inside a row of parts."""
    sections = sections_of(record_type)
    shown = tuple(name for section in sections for name in section.shown)
    more = tuple(name for section in sections for name in section.more)
    return FieldGroup(session, record_type, shown, more, hinted=False)
