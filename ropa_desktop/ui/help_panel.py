"""Help on one field: who asks for it, what the law says, a good example, a common mistake."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ropa_desktop.i18n import message
from ropa_desktop.law.terms import Text
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import CATALOGUE, Field, RecordType, part_types, value_of
from ropa_desktop.ui import look
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.field_help import Demand, demand_of, demand_of_parts, field_help
from ropa_desktop.wording.phrases import article_in_words


class HelpPanel(QScrollArea):
    """Stands beside the form and explains a field, or a collection of parts."""

    example_chosen = Signal(str)
    """The user wants this text in the field that is explained."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._topic: tuple[RecordType, str, str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for reading and scrolling by keys
        self.setAccessibleName(session.say(message("Help on the field")))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title, self.demand = _label("section"), _label("muted")
        self.law, self.example, self.mistake = _label(), _label(), _label()
        self.use_button = QPushButton(session.say(message("&Use the example")))
        self._empty = _label("muted")
        self._empty.setText(session.say(message("Go to a field to read about it here.")))
        self._headings: dict[QLabel, QLabel] = {}
        self._lay_out()
        # A click leaves the focus where it is: in the field that the example is for.
        self.use_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.use_button.clicked.connect(lambda _checked=False: self.example_chosen.emit(self.example.text()))
        session.stepped.connect(self._offer_example)
        self.show_field("", "")

    def show_field(self, type_name: str, field_name: str, record_id: str = "") -> None:
        """Explains a field, or a collection of parts by its name; a type of "" stands for no field.

        With the id of its record, the example can be used where the field says nothing.
        """
        record_type = CATALOGUE.get(type_name)
        self._topic = (record_type, field_name, record_id) if record_type is not None else None
        self._empty.setVisible(record_type is None)
        for label in (self.title, self.demand):
            label.setVisible(record_type is not None)
        if record_type is not None:
            self._show_demand(record_type, field_name)
        help_text = field_help(type_name, field_name)
        for label, text in (
            (self.law, help_text.law if help_text else None),
            (self.example, help_text.example if help_text else None),
            (self.mistake, help_text.mistake if help_text else None),
        ):
            self._show_text(label, text)
        self._offer_example()
        shown = [one.text() for one in self.findChildren(QLabel) if not one.isHidden()]
        self.setAccessibleDescription("\n".join(shown))
        self.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(look.colours(self.palette()).accent, 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _show_demand(self, record_type: RecordType, field_name: str) -> None:
        language = self._session.language
        field = record_type.field_named.get(field_name)
        if field is not None:
            self.title.setText(field.label_in(language))
            demand, article = demand_of(field), field.article
        else:
            part_type = next(one for one in part_types(record_type) if one.collection == field_name)
            self.title.setText(part_type.plural_in(language))
            demand, article = demand_of_parts(part_type), _article_of_parts(part_type)
        said = [self._session.say(demand), article_in_words(article, language)]
        self.demand.setText(" · ".join(filter(None, said)))

    def _show_text(self, label: QLabel, text: Text | None) -> None:
        label.setText(self._session.say(text) if text else "")
        for one in (label, self._headings[label]):
            one.setVisible(bool(text))

    def _offer_example(self, _step: object = None) -> None:
        self.use_button.setVisible(bool(self.example.text()) and self._is_fillable())

    def _is_fillable(self) -> bool:
        """Whether the field takes text, can be changed, and says nothing yet."""
        if self._topic is None or self._session.document.read_only:
            return False
        record_type, field_name, record_id = self._topic
        field = record_type.field_named.get(field_name)
        record = self._session.register.table(record_type.name).by_id.get(record_id)
        if field is None or record is None or not isinstance(field.kind, kinds.Text):
            return False
        return not value_of(record, field)

    def _lay_out(self) -> None:
        say = self._session.say
        inside = QWidget()
        column = QVBoxLayout(inside)
        margin = look.space(self, 1.5)
        column.setContentsMargins(margin, look.space(self), margin, margin)
        column.setSpacing(look.space(self, 0.3))
        column.addWidget(self._empty)
        column.addWidget(self.title)
        column.addWidget(self.demand)
        for heading, label in (
            (message("What the law says"), self.law),
            (message("A good example"), self.example),
            (message("A common mistake"), self.mistake),
        ):
            above = self._headings[label] = _label("muted")
            above.setText(say(heading))
            column.addSpacing(look.space(self, 0.7))
            column.addWidget(above)
            column.addWidget(label)
            if label is self.example:
                column.addWidget(self.use_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # the ring of the focus is painted behind it


def _article_of_parts(part_type: RecordType) -> str:
    """The article that asks for parts of a type: that of the most demanded of their fields."""

    def rank(field: Field) -> int:
        return list(Demand).index(demand_of(field))

    return min(part_type.fields, key=rank).article


def _label(role: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # selecting a word leaves the focus in the field
    if role:
        look.set_role(label, role)
    return label
