"""The editor for a question that is answered yes or no, or by whether there are any: buttons side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.register import kinds
from ropa_desktop.register.kinds import ANSWERS, EXISTENCES, Value
from ropa_desktop.register.values import Answer, Existence


class AnswerEditor(QWidget):
    """The possible answers, and that the question is not answered, as radio buttons."""

    settled = Signal(object)
    refused = Signal(str)
    typing = False
    """Nothing is ever half answered."""

    def __init__(self, kind: kinds.YesNo | kinds.Presence, label: str, language: Language) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._answers: list[Answer | Existence] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        words = ANSWERS if isinstance(kind, kinds.YesNo) else EXISTENCES
        for answer, word in words.items():
            text = translate(word, language) if word else message("Not answered").in_language(language)
            button = QRadioButton(text)
            button.setAccessibleName(f"{label}: {text}")
            self._group.addButton(button, len(self._answers))
            self._answers.append(answer)
            row.addWidget(button)
        row.addStretch()
        self._group.idClicked.connect(self._choose)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown = -1
        self.show_value("")

    def show_value(self, value: Value) -> None:
        place = next((i for i, one in enumerate(self._answers) if one == value), len(self._answers) - 1)
        if place != self._shown:
            self._show(place)
            self._group.button(place).setChecked(True)

    def settle(self) -> None:
        """Nothing is ever half answered."""

    def revert(self) -> None:
        """Nothing is ever half answered."""

    def _choose(self, place: int) -> None:
        if place != self._shown:
            self._show(place)
            self.settled.emit(self._answers[place])

    def _show(self, place: int) -> None:
        """Has Tab stop at the answer that is given; the arrow keys go to the others."""
        self._shown = place
        for other, button in enumerate(self._group.buttons()):
            focus = Qt.FocusPolicy.StrongFocus if other == place else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(focus)
        self.setFocusProxy(self._group.button(place))
