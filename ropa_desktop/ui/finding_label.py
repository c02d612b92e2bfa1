"""What the checks say of one place in a form: shape, word, colour, what to do, and what is done at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ropa_desktop.checks.finding import Finding
from ropa_desktop.i18n import Translatable, message
from ropa_desktop.ui.accept_dialog import AcceptDialog
from ropa_desktop.ui.icons import severity_icon
from ropa_desktop.ui.link import LineLink
from ropa_desktop.ui.look import set_role, set_severity, space
from ropa_desktop.ui.session import Session


class _Said(QWidget):
    """One finding; used again for the next one in its place."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._icon = QLabel()
        self._sentence = _wrapped()
        self._step = _wrapped()
        set_role(self._step, "muted")
        self._links = QHBoxLayout()
        self._links.setSpacing(space(self))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sentence)
        words.addWidget(self._step)
        words.addLayout(self._links)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(self, 0.7))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_finding(self, finding: Finding) -> None:
        session = self._session
        size = self.fontMetrics().height()
        word = session.say(finding.severity)
        self._icon.setPixmap(severity_icon(finding.severity, self.palette()).pixmap(size, size))
        self._icon.setAccessibleName(word)
        said = finding.in_language(session.language)
        self._sentence.setText(f"{word}: {said} ({finding.citation_in(session.language)})")
        set_severity(self._sentence, finding.severity.value)
        self._step.setText(finding.next_step_in(session.language))
        self._step.setVisible(bool(self._step.text()))
        while (item := self._links.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if session.document.read_only:
            return
        for remedy in finding.remedies:
            self._link(remedy.label).clicked.connect(lambda _=False, remedy=remedy: session.remedy(remedy))
        if finding.acceptable:
            self._link(message("Accept …")).clicked.connect(partial(self._accept, finding))
        self._links.addStretch()

    def _link(self, text: Translatable) -> LineLink:
        link = LineLink(self._session.say(text))
        self._links.addWidget(link)
        return link

    def _accept(self, finding: Finding, _checked: bool = False) -> None:
        AcceptDialog(self._session, finding, self.window()).open()


class FindingLabel(QWidget):
    """Takes no room while nothing is said."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: list[Finding] = []
        self._rows: list[_Said] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(self, 0.4))
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Shows these findings instead of those before."""
        if list(findings) == self._shown:
            return
        self._shown = list(findings)
        while len(self._rows) < len(findings):
            row = _Said(self._session)
            self._column.addWidget(row)
            self._rows.append(row)
        for place, row in enumerate(self._rows):
            if place < len(findings):
                row.show_finding(findings[place])
            row.setVisible(place < len(findings))
        self.setVisible(bool(findings))


def _wrapped() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label
