"""A tile: a button that shows a figure large, what it counts, and perhaps how much of the whole it is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ropa_desktop.ui import look
from ropa_desktop.ui.look import space


class Share(QWidget):
    """A quiet bar, filled so far as a part is of a whole; the number always stands beside it as text.

    One that counts what is `done` is green when it is full.
    """

    def __init__(self, parent: QWidget | None = None, *, done: bool = False) -> None:
        super().__init__(parent)
        self._done = done
        self._part, self._whole = 0, 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, part: int, whole: int) -> None:
        """Shows a part of a whole; of nothing, an empty bar."""
        if (part, whole) != (self._part, self._whole):
            self._part, self._whole = part, whole
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 8, space(self, 0.6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = look.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(self.rect())
        radius = groove.height() / 2
        painter.setBrush(colours.divider)
        painter.drawRoundedRect(groove, radius, radius)
        if self._part > 0 and self._whole > 0:
            share = min(1.0, self._part / self._whole)
            filled = QRectF(groove)
            filled.setWidth(max(groove.height(), groove.width() * share))
            full = self._done and self._part >= self._whole
            painter.setBrush(colours.ok if full else colours.accent)
            painter.drawRoundedRect(filled, radius, radius)
        painter.end()


class Tile(QPushButton):
    """As large as its texts need; its accessible name is all that it says."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.set_role(self, "tile")
        self.setAutoDefault(True)  # Enter presses it, in any window
        self._title, self._figure, self._detail = QLabel(title), QLabel(), QLabel()
        self._share = Share(done=True)
        look.set_role(self._title, "muted")
        look.set_role(self._figure, "title")
        look.set_role(self._detail, "muted")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(space(self, 1.6), space(self, 1.2), space(self, 1.6), space(self, 1.2))
        column.setSpacing(space(self, 0.3))
        for label in (self._title, self._figure, self._detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addWidget(self._share)
        column.addStretch()
        self._share.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figure(self, figure: str, detail: str, severity: str = "") -> None:
        """Shows a figure, and a line about it; a severity colours the figure, which says it in words too."""
        self._figure.setText(figure)
        self._detail.setText(detail)
        look.set_severity(self._figure, severity)
        self.setAccessibleName(f"{self._title.text()}: {figure}")
        self.setAccessibleDescription(detail)

    def show_share(self, part: int, whole: int) -> None:
        """Shows how much of a whole it is, as a bar."""
        self._share.show_share(part, whole)
        self._share.show()

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()
