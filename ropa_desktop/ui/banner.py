"""Lines across the top of the window: what stays true for a while, and what can be done about it."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ropa_desktop.checks.finding import Severity
from ropa_desktop.document import ChangedOnDisk, Document
from ropa_desktop.i18n import Message, message
from ropa_desktop.ui import look
from ropa_desktop.ui.commands import COMMAND_OF_ID
from ropa_desktop.ui.icons import icon, severity_icon
from ropa_desktop.ui.session import Session

_closed: WeakKeyDictionary[Document, set[str]] = WeakKeyDictionary()
"""The banners that the user has closed, of each open document: they stay so when widgets are made anew."""


class Banner(QFrame):
    """A severity, a sentence, and buttons; hidden until it has something to say."""

    asked = Signal(str)
    """What a button stands for."""
    closed = Signal()

    def __init__(
        self,
        session: Session,
        severity: Severity,
        buttons: Sequence[tuple[str, str]],
        *,
        closable: bool = True,
    ) -> None:
        """`buttons` are what each stands for, and its text."""
        super().__init__()
        look.set_role(self, "banner")
        look.set_severity(self, severity.value)
        symbol = QLabel()
        size = look.icon_size(self)
        symbol.setPixmap(severity_icon(severity, self.palette()).pixmap(size, size))
        symbol.setAccessibleName(session.say(severity))
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(
            look.space(self), look.space(self, 0.5), look.space(self), look.space(self, 0.5)
        )
        row.setSpacing(look.space(self))
        row.addWidget(symbol)
        row.addWidget(self._sentence, 1)
        for key, text in buttons:
            button = self.buttons[key] = QPushButton(text)
            button.clicked.connect(lambda _checked=False, key=key: self.asked.emit(key))
            row.addWidget(button)
        if closable:
            row.addWidget(self._close_button(session.say(message("Close the message"))))
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said, "" while nothing is."""
        return "" if self.isHidden() else self._sentence.text()

    def say(self, sentence: str) -> None:
        """Says something, aloud too if it was not said before; nothing where it is ""."""
        news = sentence and sentence != self.sentence
        self._sentence.setText(sentence)
        self.setVisible(bool(sentence))
        if news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _close_button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("close", self.palette()))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked=False: self._close())
        return button

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class BannerStack(QWidget):
    """Tells of a file that cannot be changed or that others have changed, of saving and backups that fail."""

    command_asked = Signal(str)
    """The id of a command."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        save_as = ("save_as", session.say(Message(COMMAND_OF_ID["save_as"].text)).replace("&", ""))
        again = ("save_now", session.say(message("Try again")))
        self.unsaved = Banner(session, Severity.ERROR, [again, save_as], closable=False)
        self.read_only = Banner(session, Severity.INFO, [save_as])
        self.edited = Banner(session, Severity.WARNING, [])
        preferences = session.say(Message(COMMAND_OF_ID["preferences"].text)).replace("&", "")
        self.backups = Banner(session, Severity.WARNING, [("preferences", preferences)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for name, banner in (
            ("unsaved", self.unsaved),
            ("read_only", self.read_only),
            ("edited", self.edited),
            ("backups", self.backups),
        ):
            banner.asked.connect(self.command_asked)
            banner.closed.connect(lambda name=name: self._were_closed().add(name))
            column.addWidget(banner)
        session.saving_changed.connect(self._follow)
        self._follow()
        if session.document.integrity == "edited" and "edited" not in self._were_closed():
            edited = message(
                "Another program has changed this file since it was last saved here. It passed every check, "
                "but only you can tell whether what it says is right."
            )
            self.edited.say(session.say(edited))

    def _were_closed(self) -> set[str]:
        return _closed.setdefault(self._session.document, set())

    def _follow(self, _saving: object = None) -> None:
        """Says how things are with the file now."""
        session, document = self._session, self._session.document
        error = document.saving.error
        self.unsaved.say(session.say(error) if error is not None else "")
        # What another program has written is never overwritten, however often that is tried.
        self.unsaved.buttons["save_now"].setHidden(isinstance(error, ChangedOnDisk))
        if document.read_only and "read_only" not in self._were_closed():
            reading = message(
                "This register is open for reading only. To change anything, save it under another name."
            )
            self.read_only.say(session.say(reading))
        else:
            self.read_only.say("")
        self._follow_backups()

    def _follow_backups(self) -> None:
        """Says why no backup can be made; once closed, not again until one has been made after all."""
        trouble, closed = self._session.document.backup_trouble, self._were_closed()
        if trouble is None:
            closed.discard("backups")
        if trouble is None or "backups" in closed:
            self.backups.say("")
        else:
            self.backups.say(self._session.say(trouble))
