"""A link: a button that reads as text, and wraps where there is little room."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QToolTip,
    QWidget,
)

from ropa_desktop.checks.finding import Severity
from ropa_desktop.ui import look
from ropa_desktop.ui.icons import severity_icon
from ropa_desktop.ui.look import icon_size, space

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def inset(widget: QWidget) -> int:
    """How far the text of a link stands from its edges, in pixels; what is in line with it keeps as far."""
    return space(widget, 0.3)


class Link(QPushButton):
    """In the colour of links, underlined under the mouse, ringed with the focus; perhaps with a severity's
    shape before it.
    """

    def __init__(self, text: str, severity: Severity | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._severity = severity
        self.setAutoDefault(True)  # Enter follows it, in any window
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        left, around = self._inset(), self._around()
        width = self.fontMetrics().horizontalAdvance(self.text()) + left + 2 * around + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its longest word, up to a point."""
        words = [self.fontMetrics().horizontalAdvance(word) for word in self.text().split()]
        widest = min(max(words, default=0), self.fontMetrics().averageCharWidth() * 24)
        return QSize(widest + self._inset() + 2 * self._around() + 1, self._least())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._inset() - 2 * self._around()), 1_000_000)
        text = self.fontMetrics().boundingRect(room, _WRAPPED, self.text())
        return max(self._least(), text.height() + 2 * self._around())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = look.colours(self.palette())
        around = self._around()
        area = self.rect().adjusted(around, around, -around, -around)
        painter = QPainter(self)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), around, around)
        if self._severity is not None:
            size = icon_size(self)
            top = area.y() + max(0, (self.fontMetrics().height() - size) // 2)
            shape = severity_icon(self._severity, self.palette())
            painter.drawPixmap(
                QPointF(area.x(), top), shape.pixmap(QSize(size, size), self.devicePixelRatioF())
            )
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(colours.accent if self.isEnabled() else colours.muted)
        painter.drawText(area.adjusted(self._inset(), 0, 0, 0), _WRAPPED, self.text())
        painter.end()

    def _inset(self) -> int:
        """What the shape before the text takes."""
        return icon_size(self) + space(self, 0.6) if self._severity is not None else 0

    def _around(self) -> int:
        return inset(self)

    def _least(self) -> int:
        """No click target is lower than this."""
        return max(24, self.fontMetrics().height() + 2 * self._around())


class LineLink(QToolButton):
    """A link on one line, as it stands among fields, cut with a sign of it where that is short; Enter follows
    it.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__()
        look.set_role(self, "link")
        self.setText(look.literal(text))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * 12), whole.height())

    def event(self, event: QEvent) -> bool:
        """Says all of a text that is cut, while the mouse rests on it."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            cut = self.width() < self.sizeHint().width()
            QToolTip.showText(event.globalPos(), self.text().replace("&&", "&") if cut else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        beyond = self.sizeHint().width() - self.width()
        if beyond > 0:
            room = self.fontMetrics().horizontalAdvance(self.text()) - beyond
            option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
