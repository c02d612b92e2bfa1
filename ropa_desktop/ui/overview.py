"""The overview: whose register it is, how far it has come, what falls due and what was done last."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.checks.figures import Figures, Review, figures
from ropa_desktop.checks.finding import Finding
from ropa_desktop.document import Step
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Message, message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.kinds import Choice
from ropa_desktop.register.records import Activity
from ropa_desktop.register.referable import root_of
from ropa_desktop.ui import columns
from ropa_desktop.ui.column_layout import ColumnLayout
from ropa_desktop.ui.figure_tiles import FigureTiles
from ropa_desktop.ui.findings_page import GATE_FACET
from ropa_desktop.ui.gate_grid import GateGrid
from ropa_desktop.ui.link import Link, inset
from ropa_desktop.ui.link_rows import LinkRow, LinkRows
from ropa_desktop.ui.look import set_role, space
from ropa_desktop.ui.organisation_card import OrganisationCard
from ropa_desktop.ui.places import PLACE_OF_KEY
from ropa_desktop.ui.preferences import SavedFilter
from ropa_desktop.ui.revisions import Revisions, when
from ropa_desktop.ui.session import Session

_REVIEWS = 5
_CHANGES = 10
_READ = 100
"""Steps that are read for the last ones: what an undo takes back stands among them."""
_COUNTRIES = 8
_ORGANISATIONS = 4
_CARD = 52
"""Characters; no card is narrower, unless there is room for only one."""


class OverviewPage(QScrollArea):
    """Made anew when the register has been judged; while it is hidden, when it is next shown."""

    place_asked = Signal(str, object)
    """The key of a place, and a `SavedFilter` for it or None."""
    command_asked = Signal(str)
    """The id of a command."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._judged = session.findings_are_fresh
        self._dirty = True
        self._organisations: dict[str, OrganisationCard] = {}
        self.tiles = FigureTiles(session)
        self.states, self.roles, self.countries = LinkRows(), LinkRows(), LinkRows()
        self.gates = GateGrid(session)
        self.reviews, self.changes = LinkRows(), LinkRows()
        self.new_button = QPushButton(session.say(message("New activity")))
        self.starter_button = QPushButton(session.say(message("From a starting point")))
        for button in (self.new_button, self.starter_button):
            button.setAutoDefault(True)  # Enter presses it, in any window
        self._waiting = QLabel(session.say(message("The register is being checked …")))
        self._organisation_link = Link("")
        self._whose, self._empty, self._figures = QWidget(), QWidget(), QWidget()
        self._countries_card = QFrame()
        self._lay_out()
        self.tiles.place_asked.connect(self.place_asked)
        self.gates.chosen.connect(self._ask_findings)
        session.judged.connect(self._judge)
        session.stepped.connect(self._mark)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._refresh()

    def focus(self) -> None:
        """Puts the focus on the first thing to do here."""
        empty = not self._session.register.activities
        (self.new_button if empty else self.tiles.article_30).setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self) -> None:
        self._judged = self._dirty = True
        if self.isVisible():
            self._refresh()

    def _mark(self, _step: Step) -> None:
        """What is shown is no longer so; the judgement that makes it new comes soon after each step."""
        self._dirty = True

    def _refresh(self) -> None:
        self._dirty = False
        session = self._session
        self._show_organisations()
        empty = not session.register.activities
        self._empty.setVisible(empty)
        self._waiting.setVisible(not self._judged and not empty)
        self._figures.setVisible(self._judged and not empty)
        self._show_changes()
        if self._judged and not empty:
            told = figures(session.register, session.findings, session.today())
            self.tiles.show_figures(told)
            self.gates.show_counts(told.findings)
            self._show_activities(told)
            self._show_countries(told)
            self._show_reviews(told)
        self._tab_in_reading_order()

    def _show_organisations(self) -> None:
        register = self._session.register
        findings: dict[str, list[Finding]] = {}
        for finding in self._session.findings:
            if not finding.activity and (record := register.find(finding.record)) is not None:
                findings.setdefault(root_of(register, record).id, []).append(finding)
        shown = register.organisations[:_ORGANISATIONS]
        keys = {one.id for one in shown}
        for key in [key for key in self._organisations if key not in keys]:
            card = self._organisations.pop(key)
            card.hide()
            card.deleteLater()
        for one in shown:
            if one.id not in self._organisations:
                self._organisations[one.id] = card = OrganisationCard(self._session, one.id)
                self._whose_layout.addWidget(card)
            self._organisations[one.id].show_organisation(findings.get(one.id, ()))
        more = len(register.organisations) - len(shown)
        if shown:
            self._organisation_link.setText(self._session.say(message("And {count} more", count=more)))
        else:
            self._organisation_link.setText(self._session.say(Message(PLACE_OF_KEY["organisation"].empty)))
        self._whose.setVisible(bool(shown))
        self._organisation_link.setVisible(more > 0 or not shown)

    def _show_activities(self, told: Figures) -> None:
        self.states.show_rows(self._shares("state", told.states, told.activities))
        self.roles.show_rows(self._shares("role", told.roles, told.activities))

    def _shares(self, field: str, counts: Mapping[str, int], whole: int) -> list[LinkRow]:
        """A row for each answer that occurs, in the order of the vocabulary; what is not stated is last."""
        facet = next(one for one in columns.facets_of(CATALOGUE["activity"]) if one.key == field)
        assert isinstance(facet.field.kind, Choice)
        order = [*vocabulary(facet.field.kind.vocabulary).terms, ""]
        rows = []
        for value in sorted(counts, key=order.index):
            word = facet.word(value, self._session.language) or self._session.say(message("Not stated"))
            wanted = SavedFilter("", facets={field: (value,)})
            rows.append(
                LinkRow(
                    text=word,
                    after=str(counts[value]),
                    share=(counts[value], whole),
                    follow=partial(self.place_asked.emit, "activity", wanted),
                )
            )
        return rows

    def _show_countries(self, told: Figures) -> None:
        terms = vocabulary("countries").terms
        rows = [
            LinkRow(
                text=self._session.say(terms[code]),
                after=str(count),
                follow=partial(
                    self.place_asked.emit, "transfer", SavedFilter("", facets={"countries": (code,)})
                ),
            )
            for code, count in list(told.third_countries.items())[:_COUNTRIES]
        ]
        self.countries.show_rows(rows)
        self._countries_card.setVisible(bool(rows))

    def _show_reviews(self, told: Figures) -> None:
        rows = [row for one in told.reviews[:_REVIEWS] if (row := self._review(told, one)) is not None]
        nothing = self._session.say(
            message("No review is planned. Give activities a date for their next review.")
        )
        self.reviews.show_rows(rows or [LinkRow(text=nothing)])

    def _review(self, told: Figures, review: Review) -> LinkRow | None:
        record = self._session.register.find(review.record)
        if record is None:
            return None
        number = record.number if isinstance(record, Activity) else ""
        overdue = review.overdue(told.on)
        return LinkRow(
            text=f"{number} {self._session.name(record)}".strip(),
            before=review.due.iso,
            after=self._session.say(message("overdue")) if overdue else "",
            alarm=overdue,
            follow=partial(self._session.go_to, record.id, "review_due"),
        )

    def _show_changes(self) -> None:
        session = self._session
        try:
            revisions = Revisions(session.document.history(latest=_READ))
        except RopaError as error:
            self.changes.show_rows([LinkRow(text=session.say(error))])
            return
        self.changes.show_rows(
            [
                LinkRow(text=revisions.what(one, session.language), before=when(one), after=one.who)
                for one in revisions.newest_first[:_CHANGES]
            ]
        )

    def _tab_in_reading_order(self) -> None:
        """Rows that have been made anew come last otherwise."""
        for one, following in pairwise((self._page, *_tab_stops(self._column))):
            QWidget.setTabOrder(one, following)

    def _ask_findings(self, gate: str, severity: str) -> None:
        facets = {GATE_FACET: (gate,)}
        if severity:
            facets[columns.SEVERITY] = (severity,)
        self.place_asked.emit("findings", SavedFilter("", facets=facets))

    def _lay_out(self) -> None:
        say = self._session.say
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        title = QLabel(say(message("Overview")))
        set_role(title, "title")
        set_role(self._waiting, "muted")
        self._organisation_link.clicked.connect(partial(self._ask_place, "organisation"))
        self._whose_layout = self._columns(self._whose)
        self._lay_out_empty()
        self._lay_out_figures()
        page = self._page = QWidget()
        column = self._column = QVBoxLayout(page)
        margin = space(self, 2.4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(space(self, 1.6))
        all_steps = Link(say(message("The whole history")))
        all_steps.clicked.connect(partial(self._ask_place, "history"))
        last = self._card(QFrame(), say(message("Last changes")), self.changes, all_steps)
        for widget in (
            title,
            self._whose,
            self._organisation_link,
            self._waiting,
            self._empty,
            self._figures,
            last,
        ):
            column.addWidget(widget)
        column.setAlignment(self._organisation_link, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(page)

    def _lay_out_empty(self) -> None:
        """What is shown while there is no activity."""
        say = self._session.say
        sentence = QLabel(
            say(message("The register holds no activities yet: begin with one that everybody has."))
        )
        sentence.setWordWrap(True)
        set_role(self.starter_button, "primary")
        row = QHBoxLayout()
        for button, command in ((self.starter_button, "new_from_starter"), (self.new_button, "new")):
            button.setEnabled(not self._session.document.read_only)
            button.clicked.connect(partial(self._ask_command, command))
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sentence)
        column.addLayout(row)

    def _lay_out_figures(self) -> None:
        say = self._session.say
        by_role = self._label(say(message("By role")), "muted")
        cards = QWidget()
        grid = self._columns(cards)
        grid.addWidget(
            self._card(QFrame(), say(message("Activities by status")), self.states, by_role, self.roles)
        )
        grid.addWidget(self._card(QFrame(), say(message("To do")), self.gates))
        grid.addWidget(self._card(QFrame(), say(message("Next reviews")), self.reviews))
        title = say(message("Transfers to third countries"))
        grid.addWidget(self._card(self._countries_card, title, self.countries))
        column = QVBoxLayout(self._figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(self, 1.6))
        column.addWidget(self.tiles)
        column.addWidget(cards)

    def _columns(self, widget: QWidget) -> ColumnLayout:
        return ColumnLayout(widget, self.fontMetrics().averageCharWidth() * _CARD, space(self, 1.4))

    def _card(self, card: QFrame, title: str, *contents: QWidget) -> QFrame:
        heading = self._label(title, "section")
        set_role(card, "card")
        column = QVBoxLayout(card)
        aside = space(self, 1.6) - inset(self)  # so that text stands below that of links
        column.setContentsMargins(aside, space(self, 1.2), aside, space(self, 1.2))
        column.setSpacing(space(self, 0.6))
        for widget in (heading, *contents):
            link = isinstance(widget, Link)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if link else Qt.AlignmentFlag(0))
        column.addStretch()
        return card

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text)
        label.setContentsMargins(inset(self), 0, inset(self), 0)
        set_role(label, role)
        return label

    def _ask_place(self, key: str, _checked: bool = False) -> None:
        self.place_asked.emit(key, None)

    def _ask_command(self, command: str, _checked: bool = False) -> None:
        self.command_asked.emit(command)


def _tab_stops(layout: QLayout) -> Iterator[QWidget]:
    """What the Tab key stops at within a layout, as it is read."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        elif widget is not None:
            inner = widget.layout()
        if inner is not None:
            yield from _tab_stops(inner)
