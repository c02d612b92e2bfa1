"""What the checks say of one place in a form: shape, word and colour, the sentence and the article."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ropa_desktop.checks.finding import Finding
from ropa_desktop.ui.icons import severity_icon
from ropa_desktop.ui.look import space
from ropa_desktop.ui.session import Session


class FindingLabel(QWidget):
    """Takes no room while nothing is said."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Sequence[Finding] = ()
        self._rows: list[tuple[QLabel, QLabel]] = []
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Shows these findings instead of those before."""
        if list(findings) == list(self._shown):
            return
        self._shown = findings
        while len(self._rows) < len(findings):
            self._add_row()
        size = self.fontMetrics().height()
        for (icon, sentence), finding in zip(self._rows, findings, strict=False):
            icon.setPixmap(severity_icon(finding.severity, self.palette()).pixmap(size, size))
            word = self._session.say(finding.severity)
            icon.setAccessibleName(word)
            said = finding.in_language(self._session.language)
            sentence.setText(f"{word}: {said} ({finding.citation_in(self._session.language)})")
            sentence.setProperty("severity", finding.severity.value)
            sentence.style().polish(sentence)
        for place, row in enumerate(self._rows):
            for label in row:
                label.setVisible(place < len(findings))
        self.setVisible(bool(findings))

    def _add_row(self) -> None:
        layout = self.layout()
        if not isinstance(layout, QGridLayout):
            layout = QGridLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setHorizontalSpacing(space(self, 0.7))
            layout.setColumnStretch(1, 1)
        icon, sentence = QLabel(), QLabel()
        sentence.setWordWrap(True)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        place = len(self._rows)
        layout.addWidget(icon, place, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(sentence, place, 1)
        self._rows.append((icon, sentence))
