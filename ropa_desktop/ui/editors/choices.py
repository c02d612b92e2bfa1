"""The editor for one term of a vocabulary: a list that opens, and that is searched by typing."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy

from ropa_desktop.i18n import Language
from ropa_desktop.law.terms import Term
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.kinds import Choice, Value
from ropa_desktop.ui.editors.offer_popup import OfferPopup
from ropa_desktop.ui.editors.offers import not_in_list, term_in_words
from ropa_desktop.ui.editors.undoing import asks_who_undoes


class ChoiceEditor(QComboBox):
    """One term or none. The list is filled when it is first needed: most lists are never opened."""

    settled = Signal(object)
    refused = Signal(str)

    def __init__(self, kind: Choice, language: Language) -> None:
        super().__init__()
        self._vocabulary = vocabulary(kind.vocabulary)
        self._language = language
        self._shown = ""
        self._filled = False
        self._popup = OfferPopup(self)
        self._popup.taken.connect(self._take)
        self._offered: tuple[Term, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.addItem("", "")
        self._make_searchable()
        self.activated.connect(lambda _row: self._choose(str(self.currentData())))

    @property
    def typing(self) -> bool:
        return self.currentText().strip() != self._label(self._shown)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line().setAccessibleName(name)

    def show_value(self, value: Value) -> None:
        self._shown = str(value)
        if self.findData(self._shown) < 0:
            self.addItem(self._label(self._shown), self._shown)
        self.setCurrentIndex(self.findData(self._shown))
        self.setEditText(self._label(self._shown))
        self._line().setCursorPosition(0)

    def settle(self) -> None:
        if not self.typing:
            return
        typed = self.currentText().strip()
        if not typed:
            self._choose("")
            return
        found = self._meant(typed)
        if found is None:
            self.refused.emit(not_in_list(typed).in_language(self._language))
        else:
            self._choose(found.id)

    def revert(self) -> None:
        """Takes back what is typed."""
        self.show_value(self._shown)
        self.refused.emit("")

    def showPopup(self) -> None:
        self._popup.close()
        self._fill()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fill()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settle()

    def focusNextPrevChild(self, next_one: bool) -> bool:
        self._popup.take_current()
        return super().focusNextPrevChild(next_one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_open = event.key(), self._popup.is_open
        if key == Qt.Key.Key_Escape and is_open:
            self._popup.close()
        elif key == Qt.Key.Key_Escape and self.typing:
            self.revert()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._popup.take_current():
                self.settle()
            if not self.typing:
                self.focusNextChild()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.typing:
            self._search(self.currentText())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the page: a wheel over a closed list must not change the register."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        if asks_who_undoes(event) and not self.typing:
            event.ignore()
            return False
        return super().event(event)

    def _choose(self, term: str) -> None:
        changed = term != self._shown
        self.show_value(term)
        self.refused.emit("")
        if changed:
            self.settled.emit(term)

    def _meant(self, typed: str) -> Term | None:
        """The term that is meant by what was typed: the one of that name, else the first that fits."""
        for term in self._vocabulary.terms.values():
            if self._label(term.id).casefold() == typed.casefold():
                return term
        matching = self._vocabulary.matching(typed)
        return self._vocabulary.find(typed) or next(iter(matching), None)

    def _label(self, term: str) -> str:
        found = self._vocabulary.terms.get(term)
        return term_in_words(self._vocabulary.name, found, self._language) if found else term

    def _fill(self) -> None:
        if self._filled:
            return
        self._filled = True
        shown = self._shown
        self.blockSignals(True)
        self.clear()
        self.addItem("", "")
        for term in self._vocabulary.terms.values():
            self.addItem(self._label(term.id), term.id)
            if note := term.note_in(self._language):
                self.setItemData(self.count() - 1, note, Qt.ItemDataRole.ToolTipRole)
        self.blockSignals(False)
        self.show_value(shown)

    def _make_searchable(self) -> None:
        self.setEditable(True)
        self.setCompleter(None)  # type: ignore[arg-type]  # it would know the beginnings of labels only, and no other names
        self._line().textEdited.connect(self._search)

    def _search(self, typed: str) -> None:
        """Offers the terms that may be meant."""
        self._offered = self._vocabulary.matching(typed.strip()) if typed.strip() else ()
        self._popup.offer([self._label(one.id) for one in self._offered], choose_first=True)

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        assert line is not None
        return line

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._offered):
            self._choose(self._offered[row].id)
