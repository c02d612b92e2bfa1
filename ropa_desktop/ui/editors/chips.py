"""The editor for lists and references: what is chosen as chips, and a line to add more."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ropa_desktop.i18n import message
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Value
from ropa_desktop.ui.editors.flow_layout import FlowLayout
from ropa_desktop.ui.editors.offer_line import OfferLine
from ropa_desktop.ui.editors.offers import Asking, Offer, named, not_in_list
from ropa_desktop.ui.look import literal

_LONGEST = 48
"""Characters of a chip; a longer text is shown whole in its tooltip."""


class Chip(QToolButton):
    """One chosen thing: a click opens it, Delete takes it out."""

    removed = Signal()

    def __init__(self, text: str, hint: str) -> None:
        super().__init__()
        line = " ".join(text.split())
        shown = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
        self.setText(literal(f"{shown}   ×"))
        self.setProperty("role", "chip")
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        self.setToolTip(f"{text}\n{hint}" if shown != text else hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Left:
                self.focusPreviousChild()
            case Qt.Key.Key_Right:
                self.focusNextChild()
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        cross = self.width() - self.fontMetrics().horizontalAdvance("  ×  ")
        if self.isDown() and at.x() > cross and self.rect().contains(at.toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)


class ChipsEditor(QWidget):
    """Values in order, or one reference; what is not there yet can be made from its name."""

    settled = Signal(object)
    refused = Signal(str)
    creation_asked = Signal(str)
    """The name of a record that is to be made and referred to."""
    opened = Signal(str)
    """The id of a referred record that the user wants to see."""

    def __init__(self, field: Field, asking: Asking) -> None:
        super().__init__()
        self._field = field
        self._asking = asking
        self._single = isinstance(field.kind, kinds.Reference)
        self._values: tuple[str, ...] = ()
        self._labels: list[str] = []
        self._chips: list[Chip] = []
        self._line = OfferLine(self._offers, closed=asking.closed(field))
        self._line.setPlaceholderText(self._prompt())
        self._line.chosen.connect(self._take)
        self._line.entered.connect(self._enter)
        self._line.left_empty.connect(self._go_to_last)
        self._flow = FlowLayout(self, self.fontMetrics().height() // 3)
        self._flow.addWidget(self._line)
        self.setFocusProxy(self._line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def typing(self) -> bool:
        return self._line.typing

    @property
    def line(self) -> OfferLine:
        """The line in which the user types."""
        return self._line

    @property
    def chips(self) -> Sequence[Chip]:
        """What is chosen, in order."""
        return self._chips

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def show_value(self, value: Value) -> None:
        values = value if isinstance(value, tuple) else (str(value),) if value else ()
        labels = [self._asking.label(self._field, one) for one in values]
        if (values, labels) != (self._values, self._labels):
            self._values, self._labels = values, labels
            self._show_chips()

    def settle(self) -> None:
        self._line.enter()

    def revert(self) -> None:
        """Takes back what is typed."""
        self._line.clear()
        self.refused.emit("")

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.fontMetrics().averageCharWidth() * 30)
        return QSize(width, self._flow.heightForWidth(width))

    def _show_chips(self) -> None:
        had_focus = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        opens = isinstance(self._field.kind, kinds.Reference | kinds.ReferenceList)
        hint = message("Enter opens it, Delete takes it out") if opens else message("Delete takes it out")
        for place, label in enumerate(self._labels):
            chip = Chip(label, hint.in_language(self._asking.language))
            chip.removed.connect(lambda place=place: self._remove(place))
            if opens:
                chip.clicked.connect(
                    lambda _checked=False, place=place: self.opened.emit(self._values[place])
                )
            self._flow.insert(place, chip)
            chip.show()  # now, and not when the layout comes to it: only what is shown can take the focus
            self._chips.append(chip)
        self._line.setVisible(not (self._single and self._values))
        self.setFocusProxy(self._line if self._line.isVisibleTo(self) else self._chips[0])
        if had_focus:
            self.setFocus()
        self.updateGeometry()

    def _offers(self, typed: str) -> list[Offer]:
        found = self._asking.offers(self._field, typed)
        offers = [one for one in found if one.value not in self._values]
        if typed and self._asking.creatable(self._field) is not None and not named(typed, found):
            label = message("Create “{name}”", name=typed).in_language(self._asking.language)
            offers.append(Offer(label, typed, self._field.name, new=True))
        return offers

    def _take(self, offer: Offer) -> None:
        if offer.new:
            self.creation_asked.emit(offer.value)
        else:
            self._add(offer.value)

    def _enter(self, typed: str) -> None:
        known = self._asking.meant(self._field, typed)
        if known:
            self._add(known)
        elif isinstance(self._field.kind, kinds.TextList):
            self._add(typed)
        elif self._asking.creatable(self._field):
            self.creation_asked.emit(typed)
        else:
            self._line.setText(typed)
            self.refused.emit(not_in_list(typed).in_language(self._asking.language))

    def _add(self, value: str) -> None:
        self.refused.emit("")
        if value not in self._values:
            self._settle_on((value,) if self._single else (*self._values, value))

    def _remove(self, place: int) -> None:
        self._settle_on((*self._values[:place], *self._values[place + 1 :]))
        self.setFocus()

    def _settle_on(self, values: tuple[str, ...]) -> None:
        if isinstance(self._field.kind, kinds.Reference):
            self.settled.emit(values[0] if values else "")
        else:
            self.settled.emit(values)

    def _go_to_last(self) -> None:
        if self._chips:
            self._chips[-1].setFocus()

    def _prompt(self) -> str:
        match self._field.kind:
            case kinds.ChoiceList():
                return message("Add: type or choose").in_language(self._asking.language)
            case kinds.TextList():
                return message("Add: type and press Enter").in_language(self._asking.language)
            case _ if self._asking.creatable(self._field) is None:
                return message("Add: type or choose").in_language(self._asking.language)
            case _:
                return message("Add: type a name, old or new").in_language(self._asking.language)
