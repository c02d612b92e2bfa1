"""The sections of the form of one record type, one below the other; what is out of sight comes last."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.checks.finding import Severity
from ropa_desktop.i18n import Message
from ropa_desktop.register.fields import Record, RecordType
from ropa_desktop.ui.field_group import FieldGroup, Row
from ropa_desktop.ui.field_row import FieldRow
from ropa_desktop.ui.form_plan import sections_of
from ropa_desktop.ui.icons import severity_icon
from ropa_desktop.ui.look import section_font, set_role, space
from ropa_desktop.ui.reading_order import chain, go_on, in_reading_order
from ropa_desktop.ui.session import Session
from ropa_desktop.ui.used_by import UsedBy

_AT_ONCE = 2
"""Sections that fill the window before any has been laid out."""


class FormSection(QWidget):
    """A heading with the worst that is said below it, and the fields."""

    def __init__(self, session: Session, title: str, group: FieldGroup) -> None:
        super().__init__()
        self._session = session
        self.title = title
        self.group = group
        self.shown = ""
        self._worst = QLabel()
        self._worst.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(self), 0, space(self))
        column.setSpacing(space(self))
        if title:
            heading = QLabel(title)
            heading.setFont(section_font(self))
            set_role(heading, "section")
            row = QHBoxLayout()
            row.addWidget(heading)
            row.addWidget(self._worst)
            row.addStretch()
            column.addLayout(row)
        column.addWidget(group)

    def show_record(self, record: Record) -> None:
        """Shows a record, and what is said of it here."""
        self.shown = record.id
        self.group.show_record(record)
        self._judge_heading(record)

    def judge(self, record: Record) -> None:
        """Shows anew what is said of the record."""
        if self.shown == record.id:
            self.group.judge()
            self._judge_heading(record)

    def _judge_heading(self, record: Record) -> None:
        if not self.title:
            return
        found = [severity for row in self.group.rows() for severity in self._said_at(row, record)]
        self._worst.setVisible(bool(found))
        if found:
            worst = min(found, key=list(Severity).index)
            size = self.fontMetrics().height()
            self._worst.setPixmap(severity_icon(worst, self.palette()).pixmap(size, size))
            self._worst.setToolTip(self._session.say(worst))
            self._worst.setAccessibleName(self._session.say(worst))

    def _said_at(self, row: Row, record: Record) -> Iterator[Severity]:
        name = row.field.name if isinstance(row, FieldRow) else row.collection
        yield from (one.severity for one in self._session.findings_at(record.id, name))
        if not isinstance(row, FieldRow):
            for part in row.rows:
                yield from (one.severity for one in self._session.findings_of(part.key))


class _Inside(QWidget):
    """What is scrolled; tells when it is to be laid out, as after a row has been made."""

    changed = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.changed.emit()
        return super().event(event)


class FormPage(QScrollArea):
    """Used again for each record of the type (and role); `before` is what Tab comes from."""

    def __init__(self, session: Session, record_type: RecordType, role: str, before: QWidget) -> None:
        super().__init__()
        self._before = before
        self._tab_order: list[QWidget] = []
        self._session = session
        self.record: Record | None = None
        self.sections: list[FormSection] = []
        self._waiting: list[FormSection] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = _Inside()
        inside.changed.connect(self._order_tabs)
        column = QVBoxLayout(inside)
        margin = space(self, 2)
        column.setContentsMargins(margin, 0, margin, margin)
        for section in sections_of(record_type, role):
            group = FieldGroup(session, record_type, section.shown, section.more, hinted=True)
            made = FormSection(session, session.say(Message(section.title)), group)
            column.addWidget(made)
            self.sections.append(made)
        self.used_by = UsedBy(session) if not record_type.owners else None
        if self.used_by is not None:
            column.addWidget(self.used_by)
        column.addStretch()
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setWidget(inside)

    def show_record(self, record: Record) -> None:
        """Shows a record: what is in sight at once, the rest as soon as nothing else is to be done."""
        if self.record is not None and record.id != self.record.id:
            self.verticalScrollBar().setValue(0)
        self.record = record
        fresh = not any(section.shown for section in self.sections)
        sight = QRect(0, self.verticalScrollBar().value(), 1, self.viewport().height())
        self._waiting = []
        for place, section in enumerate(self.sections):
            if place < _AT_ONCE if fresh else sight.intersects(QRect(0, section.y(), 1, section.height())):
                section.show_record(record)
            else:
                self._waiting.append(section)
        self._later.start(0)

    def finish(self) -> None:
        """Shows at once what would be shown later."""
        while self._later.isActive():
            self._later.stop()
            self._go_on()

    def judge(self) -> None:
        """Shows anew what is said of the record."""
        if self.record is not None:
            for section in self.sections:
                section.judge(self.record)

    def _order_tabs(self) -> None:
        """Has Tab go through the rows as they stand, whenever each of them was made."""
        if self._waiting:
            return
        inside = self.widget()
        assert inside is not None
        order = [self._before, *in_reading_order(inside)]
        if order != self._tab_order:
            self._tab_order = order
            chain(order)

    def focusNextPrevChild(self, next_one: bool) -> bool:
        inside = self.widget()
        if inside is None or not go_on(inside, forward=next_one):
            return super().focusNextPrevChild(next_one)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)
        return True

    def lay_out_now(self) -> None:
        """Has the layout done, so that places in it are right."""
        inside = self.widget()
        assert inside is not None
        for widget in (*inside.findChildren(QWidget), inside):
            layout = widget.layout()
            if layout is not None:
                layout.activate()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def reveal(self, target: QWidget) -> None:
        """Scrolls to a widget, and again when what the scrolling has changed has been laid out."""
        self.lay_out_now()
        self._scroll_to(target)
        QTimer.singleShot(0, target, lambda: self._scroll_to(target))

    def _scroll_to(self, target: QWidget) -> None:
        self.ensureWidgetVisible(target, 0, self.viewport().height() // 3)

    def _go_on(self) -> None:
        if self.record is None:
            return
        if self._waiting:
            self._waiting.pop(0).show_record(self.record)
            # Else what is there already is squeezed for a moment, to make room for what has come.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._later.start(0)
        elif self.used_by is not None:
            self.used_by.show_record(self.record)
