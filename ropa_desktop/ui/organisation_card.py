"""Whose register it is: the organisation, how it is reached, its officer, and what is missing of that."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from ropa_desktop.checks.finding import Finding
from ropa_desktop.i18n import message
from ropa_desktop.register.records import Organisation
from ropa_desktop.ui.link import Link, inset
from ropa_desktop.ui.link_rows import LinkRow, LinkRows
from ropa_desktop.ui.look import section_font, set_role, space
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.organisations import address_text, contact_texts, officer_text

_MOST = 5
"""Findings that are listed; the rest is for the list of all."""


class OrganisationCard(QFrame):
    """One organisation; its name leads to it."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        self._session = session
        self._key = key
        set_role(self, "card")
        self._name = Link("")
        self._name.setFont(section_font(self))
        self._reached, self._officer, self._more = QLabel(), QLabel(), QLabel()
        self._findings = LinkRows()
        column = QVBoxLayout(self)
        aside = space(self, 1.6) - inset(self)  # so that text stands below that of the link
        column.setContentsMargins(aside, space(self), aside, space(self))
        column.setSpacing(space(self, 0.4))
        column.addWidget(self._name)
        for label in (self._reached, self._officer, self._more):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(inset(self), 0, inset(self), 0)
            label.setWordWrap(True)
        set_role(self._more, "muted")
        column.addWidget(self._reached)
        column.addWidget(self._officer)
        column.addWidget(self._findings)
        column.addWidget(self._more)
        column.addStretch()
        self._name.clicked.connect(lambda _checked=False: session.go_to(key))

    def show_organisation(self, findings: Sequence[Finding]) -> None:
        """Shows the organisation as it is now, with what is said of it."""
        session = self._session
        language, register = session.language, session.register
        organisation = register.get(Organisation, self._key)
        if organisation is None:
            return
        self._name.setText(name_of(register, organisation, language))
        self._name.setAccessibleName(self._name.text())
        ways = [address_text(organisation, language), *contact_texts(register, organisation, language)]
        reached = "; ".join(filter(None, ways)) or session.say(message("contact details not stated"))
        number = (
            [session.say(message("Org. no. {number}", number=organisation.org_number))]
            if organisation.org_number
            else []
        )
        self._reached.setText(" · ".join([*number, reached]))
        officer = officer_text(organisation, language)
        self._officer.setText(session.say(message("Data protection officer: {officer}", officer=officer)))
        rows = [
            LinkRow(
                text=one.in_language(language),
                severity=one.severity,
                spoken=f"{session.say(one.severity)}: {one.in_language(language)}",
                follow=partial(session.go_to, one.record, one.field),
            )
            for one in findings[:_MOST]
        ]
        self._findings.show_rows(rows)
        more = len(findings) - _MOST
        self._more.setText(session.say(message("And {count} more", count=more)))
        self._more.setVisible(more > 0)
        self._findings.setVisible(bool(rows))
