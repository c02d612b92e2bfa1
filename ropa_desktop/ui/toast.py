"""A small bar at the bottom of a window, soon gone again: what was just done, and a way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ropa_desktop.ui import look

SHOWN = 8_000
"""Milliseconds for which it is shown."""
LINGERING = 1_500
"""Milliseconds for which it is still shown when the mouse or the focus has left it."""


class Toast(QFrame):
    """Lies over its window, and never takes the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._action: Callable[[], object] | None = None
        look.set_role(self, "banner")
        look.set_severity(self, "info")
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda _checked=False: self._act())
        row = self._row = QHBoxLayout(self)
        margin = look.space(self)
        row.setContentsMargins(margin, margin // 2, margin, margin // 2)
        row.setSpacing(margin)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self.hide()
        window.installEventFilter(self)

    @property
    def sentence(self) -> str:
        """What is said, "" while nothing is."""
        return "" if self.isHidden() else self._sentence.text()

    def say(self, sentence: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Says what was done, instead of what was said before; the action is offered as a button."""
        self._action = action
        self._sentence.setText(sentence)
        self.button.setText(action_text)
        self.button.setVisible(action is not None)
        self.show()
        self._place()
        self.raise_()
        self._timer.start(SHOWN)
        said = f"{sentence} {action_text}" if action is not None else sentence
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def dismiss(self, _step: object = None) -> None:
        """Leaves at once: what was said is no longer the last thing that was done."""
        self._timer.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def _leave(self) -> None:
        """Leaves, but not while the user is on the way to its button."""
        if self.underMouse() or self.button.hasFocus():
            self._timer.start(LINGERING)
        else:
            self.hide()

    def _place(self) -> None:
        """Takes the room it needs in the middle of the bottom, above the status bar."""
        margin = look.space(self, 2)
        inside = self._window.contentsRect()
        most = max(inside.width() - 2 * margin, 1)
        self._sentence.setWordWrap(False)
        width = self.sizeHint().width()
        self._sentence.setWordWrap(width > most)
        width = min(width, most)
        height = self._row.totalHeightForWidth(width) if width == most else self.sizeHint().height()
        self.resize(width, height)
        left = (inside.width() - width) // 2
        self.move(inside.topLeft() + QPoint(left, inside.height() - height - 2 * margin))
