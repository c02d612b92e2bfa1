"""Accepting a finding: why, by whom; and the list of what has been accepted, or no longer holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.checks.acceptance import Lapsed
from ropa_desktop.checks.finding import Finding
from ropa_desktop.i18n import message
from ropa_desktop.register.records import Decision
from ropa_desktop.ui.dialogs import size_to_text
from ropa_desktop.ui.look import set_role
from ropa_desktop.ui.session import Session


class AcceptDialog(QDialog):
    """Asks for the reason; the acceptance lapses when what was judged changes."""

    def __init__(self, session: Session, finding: Finding, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._finding = finding
        say = session.say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say(message("Accept")))
        said = QLabel(f"{say(finding)} ({finding.citation_in(session.language)})")
        said.setWordWrap(True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.by = QLineEdit(session.document.who)
        note = QLabel(say(message("It comes back when the facts that it judges change.")))
        set_role(note, "hint")
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = QPushButton(say(message("&Accept")))
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(said)
        for text, field in ((message("&Reason"), self.reason), (message("&By"), self.by)):
            label = QLabel(say(text))
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(note)
        column.addWidget(buttons)
        set_role(self.accept_button, "primary")
        self.accept_button.setDefault(True)
        self.accept_button.setEnabled(False)
        self.reason.textChanged.connect(self._look)
        self.reason.setFocus()
        size_to_text(self, 70)

    def _look(self) -> None:
        self.accept_button.setEnabled(bool(self.reason.toPlainText().strip()))

    def _accept(self) -> None:
        if self._session.accept(self._finding, self.reason.toPlainText(), self.by.text().strip()):
            self.accept()


class AcceptedDialog(QDialog):
    """What has been accepted and by whom; and what was, until the facts changed."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        say = session.say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say(message("Accepted findings")))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.windowTitle())
        self._empty = QLabel(say(message("No finding has been accepted.")))
        set_role(self._empty, "muted")
        self.withdraw_button = QPushButton(say(message("&Take the acceptance back")))
        self.show_button = QPushButton(say(message("&Go to the record")))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.show_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.withdraw_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.withdraw_button.clicked.connect(self._withdraw)
        self.show_button.clicked.connect(self._show)
        self.list.itemActivated.connect(self._show)
        self.list.currentRowChanged.connect(self._enable)
        column = QVBoxLayout(self)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        session.judged.connect(self._fill)
        self._fill()
        size_to_text(self, 100, 22)

    def _fill(self) -> None:
        judged = self._session.judgement
        decisions: list[tuple[Decision, str]] = [
            (decision, self._in_words(finding, decision)) for finding, decision in judged.accepted
        ]
        decisions += [(one.decision, self._lapsed_in_words(one)) for one in judged.lapsed]
        self.list.clear()
        for decision, words in decisions:
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, decision.id)
        self._empty.setVisible(not decisions)
        self.list.setVisible(bool(decisions))
        if decisions:
            self.list.setCurrentRow(0)
        self._enable()

    def _in_words(self, finding: Finding, decision: Decision) -> str:
        session = self._session
        where = finding.name_in(session.register, session.language)
        on = decision.decided_on.iso if decision.decided_on else ""
        accepted = message(
            "Accepted {on} by {by}: {reason}", on=on, by=decision.decided_by, reason=decision.reason
        )
        return f"{where}: {session.say(finding)}\n{session.say(accepted)}"

    def _lapsed_in_words(self, lapsed: Lapsed) -> str:
        session = self._session
        words = [fact.in_words(session.register, session.language) for fact in lapsed.changed]
        changed = "; ".join(f"{one.label}: {one.before} → {one.after}" for one in words)
        no_longer = message("No longer accepted, since this changed: {changed}", changed=changed)
        return f"{self._in_words(lapsed.finding, lapsed.decision)}\n{session.say(no_longer)}"

    def _chosen(self) -> Decision | None:
        row = self.list.currentRow()
        if row < 0:
            return None
        return self._session.register.get(Decision, self.list.item(row).data(Qt.ItemDataRole.UserRole))

    def _enable(self, _row: int = 0) -> None:
        chosen = self._chosen() is not None
        writable = not self._session.document.read_only
        self.show_button.setEnabled(chosen)
        self.withdraw_button.setEnabled(chosen and writable)

    def _withdraw(self) -> None:
        decision = self._chosen()
        if decision is not None:
            self._session.withdraw(decision)

    def _show(self) -> None:
        decision = self._chosen()
        if decision is not None:
            self.reject()
            self._session.go_to(decision.owner, decision.field)
