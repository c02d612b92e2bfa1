"""What the register still lacks of what Article 30 demands, beside the choices of an export."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ropa_desktop.checks import article_30_status
from ropa_desktop.checks.finding import Finding, Severity
from ropa_desktop.exports.gaps import gaps
from ropa_desktop.exports.scope import Scope
from ropa_desktop.i18n import message
from ropa_desktop.ui import icons, look
from ropa_desktop.ui.export_options import Covered
from ropa_desktop.ui.session import Session

_MOST = 200
"""How many are listed: nobody reads more in a dialog."""


class MissingPanel(QWidget):
    """Says whether what is to be exported is complete, and lists what is missing; it never blocks."""

    chosen = Signal(object)
    """The `Finding` that the user wants to mend."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._missing: Sequence[Finding] = ()
        self._icon, self.status, self._hint = QLabel(), QLabel(), QLabel()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(look.space(self, 0.25))
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(session.say(message("What is still missing")))
        self.list.itemActivated.connect(self._choose)
        look.set_role(self.status, "section")
        look.set_role(self._hint, "hint")
        heading = QHBoxLayout()
        heading.addWidget(self._icon)
        heading.addWidget(self.status, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(heading)
        column.addWidget(self._hint)
        column.addWidget(self.list, 1)
        column.addStretch()  # what the list leaves while it is hidden
        for label in (self.status, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)

    def show_scope(self, covered: Covered) -> None:
        """Shows what is missing in a part of the register, as far as the checks have come."""
        session = self._session
        self.list.clear()
        self._icon.setVisible(session.findings_are_fresh)
        self.list.setVisible(False)
        if not session.findings_are_fresh:
            self.status.setText(session.say(message("The register is being checked …")))
            self._hint.clear()
            return
        scope = Scope.of(
            session.register, session.language, covered.organisation, "authority", covered.activities
        )
        self._missing = gaps(scope, session.findings)
        status = article_30_status(self._missing)
        severity = None if status.complete else Severity.ERROR
        size = look.icon_size(self)
        self._icon.setPixmap(icons.severity_icon(severity, self.palette()).pixmap(size, size))
        self.status.setText(session.say(status))
        if status.complete:
            self._hint.setText(session.say(message("Nothing that Article 30 demands is missing.")))
            return
        self._hint.setText(
            session.say(
                message(
                    "You can export all the same: what is missing then reads “Not stated”. Enter goes to it."
                )
            )
        )
        self._list_missing()

    def _list_missing(self) -> None:
        session = self._session
        for finding in self._missing[:_MOST]:
            name = finding.name_in(session.register, session.language)
            said = f"{finding.in_language(session.language)} ({finding.citation_in(session.language)})"
            self.list.addItem(f"{name}: {said}" if name else said)
        if len(self._missing) > _MOST:
            more = QListWidgetItem(session.say(message("And {count} more", count=len(self._missing) - _MOST)))
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(more)
        # The first is where the keyboard begins, without being chosen yet.
        self.list.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.list.show()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._missing[self.list.row(item)])
