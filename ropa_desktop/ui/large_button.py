"""A large button: an icon, what it does, and a line that explains it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ropa_desktop.ui import look
from ropa_desktop.ui.icons import icon


class LargeButton(QPushButton):
    """As large as its title needs; where there is no room for the explanation, the tool tip has it alone."""

    def __init__(self, icon_name: str, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.set_role(self, "tile")
        self.setAutoDefault(True)  # Enter presses it, as it does in dialogs
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)
        size = 2 * look.icon_size(self)
        picture, heading = QLabel(), QLabel(title)
        picture.setPixmap(icon(icon_name, self.palette()).pixmap(QSize(size, size), self.devicePixelRatioF()))
        look.set_role(heading, "section")
        self._explanation = QLabel(hint)
        look.set_role(self._explanation, "muted")
        self._explanation.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        space = look.space(self)
        row, texts = QHBoxLayout(self), QVBoxLayout()
        self._row, self._beside = row, 6 * space + size
        row.setContentsMargins(2 * space, space, 2 * space, space)
        row.setSpacing(2 * space)
        row.addWidget(picture)
        row.addLayout(texts, 1)
        texts.setSpacing(0)
        texts.addWidget(heading)
        texts.addWidget(self._explanation)
        for label in (picture, heading, self._explanation):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._beside
        self._explanation.setVisible(room >= self._explanation.sizeHint().width())
