"""One part in a form: a line that says what it is, and its fields when it is opened."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import message
from ropa_desktop.register.fields import CATALOGUE, Part, Record, RecordType
from ropa_desktop.ui.form_plan import ENTERED_BY, SAID_BESIDE
from ropa_desktop.ui.icons import icon, severity_icon
from ropa_desktop.ui.look import set_role, space
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.descriptions import details
from ropa_desktop.wording.naming import naming_fields

_LONGEST = 160
"""Characters of the details beside a name."""


class Body(Protocol):
    """The fields of a part, as a widget."""

    def show_record(self, record: Record) -> None: ...
    def judge(self) -> None: ...
    def focus_first(self) -> None: ...


class MakeBody(Protocol):
    """Makes the fields in which a part is edited."""

    def __call__(self, part_type: RecordType) -> Body: ...


class PartRow(QFrame):
    """Shows one part after another; the fields are made when the first one is opened."""

    removed = Signal(int)
    """The place at which the part stood."""

    def __init__(self, session: Session, part_type: RecordType, make_body: MakeBody) -> None:
        super().__init__()
        self._session = session
        self._type = part_type
        self._make_body = make_body
        self._part: Part | None = None
        self._place = 0
        self._count = 0
        self._body: Body | None = None
        self._toggle = QToolButton()
        self._name = QLabel()
        self._details = QLabel()
        self._worst = QLabel()
        self.menu_button = QToolButton()
        self.setProperty("role", "card")
        self.setFocusProxy(self._toggle)
        self._lay_out()

    @property
    def key(self) -> str:
        """The id of the part that is shown."""
        return self._part.id if self._part is not None else ""

    @property
    def body(self) -> Body | None:
        """The fields, once they have been shown."""
        return self._body

    @property
    def is_open(self) -> bool:
        return self._toggle.isChecked()

    def show_part(self, part: Record, place: int, count: int) -> None:
        """Shows a part, which stands at a place among so many."""
        assert isinstance(part, Part)
        if part.id != self.key:
            self._toggle.setChecked(False)
        self._part, self._place, self._count = part, place, count
        name = self._session.name(part)
        self._name.setText(name)
        self._details.setText(self._details_of(part))
        self._details.setVisible(bool(self._details.text()))
        self._toggle.setAccessibleName(self._session.say(message("Details of {name}", name=name)))
        self.menu_button.setAccessibleName(self._session.say(message("Actions on {name}", name=name)))
        if self._body is not None and self.is_open:
            self._body.show_record(part)

    def judge(self) -> None:
        """Shows what is said of the part."""
        worst = self._session.worst_of(self.key)
        size = self.fontMetrics().height()
        self._worst.setVisible(worst is not None and not self.is_open)
        if worst is not None:
            self._worst.setPixmap(severity_icon(worst, self.palette()).pixmap(size, size))
            said = [one.in_language(self._session.language) for one in self._session.findings_of(self.key)]
            self._worst.setToolTip("\n".join(said))
            self._worst.setAccessibleName(self._session.say(worst))
            self._toggle.setAccessibleDescription(" ".join([self._session.say(worst), *said]))
        else:
            self._toggle.setAccessibleDescription("")
        if self._body is not None and self.is_open:
            self._body.judge()

    def open(self) -> Body:
        """Shows the fields."""
        if self._body is None:
            self._body = self._make_body(self._type)
            assert isinstance(self._body, QWidget)
            self._column.addWidget(self._body)
        assert isinstance(self._body, QWidget)
        if self._part is not None:
            self._body.show_record(self._part)
        self._body.show()
        self._toggle.setChecked(True)
        return self._body

    def _set_open(self, wanted: bool) -> None:
        self._toggle.setIcon(icon("chevron-down" if wanted else "chevron-right", self.palette()))
        if wanted:
            self.open()
        elif isinstance(self._body, QWidget):
            self._body.hide()
        self.judge()

    def _toggle_by_hand(self) -> None:
        """Opens the fields and goes to the first, or closes them."""
        self._toggle.toggle()
        if self.is_open and self._body is not None:
            self._body.focus_first()

    def _details_of(self, part: Record) -> str:
        """What is said beside the name, in short."""
        name_of_type = self._type.name
        skip = naming_fields(part) | set(ENTERED_BY[name_of_type][:1]) | SAID_BESIDE.get(name_of_type, set())
        more = " · ".join(details(self._session.register, part, self._session.language, skip))
        return more if len(more) <= _LONGEST else more[: _LONGEST - 1] + "…"

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        margin = space(self, 0.5)
        column.setContentsMargins(margin, margin // 2, margin, margin // 2)
        header = QWidget()
        row = QHBoxLayout(header)
        row.setContentsMargins(0, 0, 0, 0)
        self._toggle.setCheckable(True)
        self._toggle.setIcon(icon("chevron-right", self.palette()))
        self._toggle.toggled.connect(self._set_open)
        self._toggle.installEventFilter(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._name, self._details):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            label.installEventFilter(self)
            words.addWidget(label)
        set_role(self._details, "hint")
        self.menu_button.setIcon(icon("more", self.palette()))
        self.menu_button.clicked.connect(lambda _checked=False: self._show_menu())
        self.menu_button.setAutoRaise(True)
        self._toggle.setAutoRaise(True)
        row.addWidget(self._toggle)
        row.addLayout(words, 1)
        row.addWidget(self._worst)
        row.addWidget(self.menu_button)
        column.addWidget(header)

    def _show_menu(self) -> None:
        self._session.settle()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        referred = self._referred_label()
        for text, action, possible in (
            (message("Move up"), partial(self._move, -1), self._place > 0),
            (message("Move down"), partial(self._move, 1), self._place + 1 < self._count),
            (message("Duplicate"), self._duplicate, True),
            (message("Open {type}", type=referred), self._go_to_referred, bool(referred)),
            (message("Remove"), self._remove, True),
        ):
            if possible:
                menu.addAction(self._session.say(text)).triggered.connect(
                    lambda _checked=False, action=action: action()
                )
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _referred_label(self) -> str:
        """What the record is called that the part stands for, such as a party; "" where there is none."""
        kind = self._type.field_named[ENTERED_BY[self._type.name][-1]].kind
        targets = getattr(kind, "targets", ())
        return CATALOGUE[targets[0]].label_in(self._session.language).lower() if targets else ""

    def _go_to_referred(self) -> None:
        if self._part is not None:
            key = getattr(self._part, ENTERED_BY[self._type.name][-1])
            if key:
                self._session.go_to(key)

    def _move(self, by: int) -> None:
        if self._part is not None and 0 <= self._place + by < self._count:
            self._session.move(self._part, self._place + by)

    def _duplicate(self) -> None:
        if self._part is not None:
            self._session.duplicate(self._part)

    def _remove(self) -> None:
        if self._part is not None:
            place = self._place
            if self._session.remove([self._part]):
                self.removed.emit(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self._name, self._details) and isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._toggle_by_hand()
            return False
        if watched is self._toggle and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            match event.key():
                case Qt.Key.Key_Delete:
                    self._remove()
                    return True
                case Qt.Key.Key_Up if alt:
                    self._move(-1)
                    return True
                case Qt.Key.Key_Down if alt:
                    self._move(1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                    self._toggle_by_hand()
                    return True
        return super().eventFilter(watched, event)
