"""How far the file on disk is, in the status bar: saved and when, being saved, or not saved and why."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ropa_desktop.checks.finding import Severity
from ropa_desktop.i18n import message
from ropa_desktop.ui import look
from ropa_desktop.ui.icons import icon, severity_icon
from ropa_desktop.ui.session import Session

_LONGEST = 60
"""Characters of what is in the way of saving; all of it is in the banner and in the tip."""


class SaveState(QWidget):
    """Follows the saving of a document; there is nothing in it to press."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._symbol, self._text = QLabel(), QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(self, 0.5), 0, look.space(self, 0.5), 0)
        row.setSpacing(look.space(self, 0.5))
        row.addWidget(self._symbol)
        row.addWidget(self._text)
        session.saving_changed.connect(self._follow)
        self._follow()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    @property
    def severity(self) -> str:
        """How it is coloured, "" for not at all."""
        return str(self._text.property("severity") or "")

    def _follow(self, _saving: object = None) -> None:
        document, say = self._session.document, self._session.say
        saving, tip = document.saving, str(document.path)
        look.set_severity(self._text, "")
        if document.read_only:
            self._show(say(message("For reading only")), tip)
        elif saving.error is not None:
            problem = say(saving.error)
            look.set_severity(self._text, Severity.ERROR.value)
            width = self.fontMetrics().averageCharWidth() * _LONGEST
            short = self.fontMetrics().elidedText(problem, Qt.TextElideMode.ElideRight, width)
            self._show(say(message("Not saved: {problem}", problem=short)), problem)
        elif saving.pending:
            self._show(say(message("Saving …")), tip)
        elif saving.at is None:
            self._show(say(message("Everything is saved")), tip)
        else:
            at: datetime = saving.at.astimezone()
            self._show(say(message("Saved {time}", time=f"{at:%H:%M}")), f"{at:%Y-%m-%d %H:%M}  {tip}")

    def _show(self, text: str, tip: str) -> None:
        saving, palette = self._session.document.saving, self.palette()
        if self._session.document.read_only:
            symbol = severity_icon(Severity.INFO, palette)
        elif saving.error is not None:
            symbol = severity_icon(Severity.ERROR, palette)
        elif saving.pending:
            symbol = icon("save", palette, look.colours(palette).muted)
        else:
            symbol = severity_icon(None, palette)
        size = look.icon_size(self)
        self._symbol.setPixmap(symbol.pixmap(size, size))
        self._text.setText(text)
        self.setToolTip(tip)
