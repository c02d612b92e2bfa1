"""A line to type in that offers what may be meant; Enter takes what is chosen, or what is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from ropa_desktop.ui.editors.offer_popup import OfferPopup
from ropa_desktop.ui.editors.offers import Offer
from ropa_desktop.ui.editors.undoing import asks_who_undoes

_MOST = 200
"""Offers shown at once: the rest is found by typing on."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OfferLine(QLineEdit):
    """`chosen` tells the offer that was taken; `entered` what was typed where none was."""

    chosen = Signal(object)
    entered = Signal(str)
    left_empty = Signal()
    """Backspace in the empty line: whoever holds the line may go to what stands before it."""

    def __init__(self, offers: Callable[[str], Sequence[Offer]], *, closed: bool = False) -> None:
        """A line that asks for offers; where the list is `closed`, one of them must be meant."""
        super().__init__()
        self._ask = offers
        self._closed = closed
        self._offers: list[Offer] = []
        self._popup = OfferPopup(self)
        self._popup.taken.connect(self._take)
        self.textEdited.connect(lambda _text: self.show_offers())

    @property
    def typing(self) -> bool:
        return bool(self.text().strip())

    def enter(self) -> None:
        """Takes what is typed: the offer of that name, of a closed list the only one, or the text itself."""
        typed = self.text().strip()
        if not typed:
            return
        offers = [one for one in self._ask(typed) if not one.new]
        meant = [one for one in offers if one.label.casefold() == typed.casefold()]
        if self._closed and len(offers) == 1:
            meant = offers
        self._popup.close()
        self.clear()
        if meant:
            self.chosen.emit(meant[0])
        else:
            self.entered.emit(typed)

    def show_offers(self) -> None:
        """Opens the list of offers."""
        self._offers = list(self._ask(self.text().strip()))[:_MOST]
        labels = [one.label for one in self._offers]
        self._popup.offer(labels, choose_first=self._closed and self.typing)

    def event(self, event: QEvent) -> bool:
        if asks_who_undoes(event) and not self.typing:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_open = event.key(), self._popup.is_open
        if key in _ENTER:
            if not self._popup.take_current():
                self._enter_or_go_on()
        elif key == Qt.Key.Key_Down and not is_open:
            self.show_offers()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.left_empty.emit()
        elif key == Qt.Key.Key_Escape and is_open:
            self._popup.close()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_one: bool) -> bool:
        self._popup.take_current()
        return super().focusNextPrevChild(next_one)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.text():
            self.show_offers()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.enter()

    def _enter_or_go_on(self) -> None:
        if self.typing:
            self.enter()
        else:
            self._popup.close()
            self.focusNextChild()

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._offers):
            self.clear()
            self.chosen.emit(self._offers[row])
