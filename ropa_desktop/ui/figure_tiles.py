"""The tiles of the overview: how the register stands in a few figures, each leading to what it counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ropa_desktop.checks.figures import SOON, Figures
from ropa_desktop.checks.finding import Gate, Severity
from ropa_desktop.i18n import N_plural, message, translate_plural
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Activity
from ropa_desktop.ui import columns
from ropa_desktop.ui.column_layout import ColumnLayout
from ropa_desktop.ui.findings_page import GATE_FACET, summary
from ropa_desktop.ui.look import space
from ropa_desktop.ui.preferences import SavedFilter
from ropa_desktop.ui.session import Session
from ropa_desktop.ui.tile import Tile

_COUNTRIES = 3
"""Countries that the tile names."""
_CHARACTERS = 26
"""No tile is narrower, unless there is room for only one."""


class FigureTiles(QWidget):
    """Side by side, in as many columns as there is room for."""

    place_asked = Signal(str, object)
    """The key of a place, and a `SavedFilter` for it or None."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._figures: Figures | None = None
        say = session.say
        self.article_30 = Tile(say(message("Article 30")))
        self.to_do = Tile(say(message("To do")))
        self.activities = Tile(say(message("Activities")))
        self.reviews = Tile(say(message("Reviews")))
        self.transfers = Tile(say(message("Third countries")))
        self.suggestions = Tile(say(message("Suggestions")))
        least = self.fontMetrics().averageCharWidth() * _CHARACTERS
        layout = ColumnLayout(self, least, space(self, 1.4))
        missing = {columns.SEVERITY: (Severity.ERROR.value,), GATE_FACET: (Gate.ART30.value,)}
        for tile, ask in (
            (self.article_30, lambda: self.place_asked.emit("findings", SavedFilter("", facets=missing))),
            (self.to_do, lambda: self.place_asked.emit("findings", None)),
            (self.activities, lambda: self.place_asked.emit("activity", None)),
            (self.reviews, self._go_to_review),
            (self.transfers, lambda: self.place_asked.emit("transfer", None)),
            (self.suggestions, self._go_to_suggestion),
        ):
            layout.addWidget(tile)
            tile.clicked.connect(lambda _checked=False, ask=ask: ask())

    def show_figures(self, figures: Figures) -> None:
        """Shows these figures."""
        self._figures = figures
        session = self._session
        self._show_article_30(figures)
        self._show_to_do(figures)
        self._show_activities(figures)
        self._show_reviews(figures)
        self._show_transfers(figures)
        count = len(figures.unreviewed)
        self.suggestions.setVisible(count > 0)
        self.suggestions.show_figure(
            self._counted(N_plural("{count} not reviewed", "{count} not reviewed"), count),
            session.say(message("Activities with suggestions that nobody has confirmed")),
            "warning",
        )

    def _show_article_30(self, figures: Figures) -> None:
        missing = figures.status.missing
        counted = self._counted(N_plural("{count} missing", "{count} missing"), missing)
        detail = message(
            "{complete} of {count} current activities are complete",
            complete=figures.complete,
            count=figures.current,
        )
        self.article_30.show_figure(
            counted if missing else self._session.say(message("Complete")),
            self._session.say(detail),
            "error" if missing else "ok",
        )
        self.article_30.show_share(figures.complete, figures.current)

    def _show_to_do(self, figures: Figures) -> None:
        counts = {severity: figures.of_severity(severity) for severity in Severity}
        language = self._session.language
        errors = summary(counts, language, (Severity.ERROR,))
        rest = summary(counts, language, (Severity.WARNING, Severity.INFO))
        self.to_do.show_figure(
            errors or self._session.say(message("No errors")),
            rest or (self._session.say(message("Nothing else either")) if not errors else ""),
            "error" if errors else "ok",
        )

    def _show_activities(self, figures: Figures) -> None:
        processing = figures.roles.get("processor", 0)
        detail = message(
            "{controller} as controller, {processor} as processor",
            controller=figures.activities - processing,
            processor=processing,
        )
        self.activities.show_figure(str(figures.activities), self._session.say(detail))

    def _show_reviews(self, figures: Figures) -> None:
        say, overdue = self._session.say, figures.overdue
        if not figures.reviews:
            figure, detail = (
                say(message("None planned")),
                say(message("No activity has a date for its review")),
            )
        else:
            counted = self._counted(N_plural("{count} overdue", "{count} overdue"), overdue)
            figure = counted if overdue else say(message("None overdue"))
            detail = say(message("{count} due within {days} days", count=figures.due_soon, days=SOON))
        self.reviews.show_figure(figure, detail, "warning" if overdue else "")

    def _show_transfers(self, figures: Figures) -> None:
        say = self._session.say
        if not figures.transfers:
            self.transfers.show_figure(say(message("None")), say(message("No transfers are stated")))
            return
        terms = vocabulary("countries").terms
        named = [
            f"{say(terms[code])} ({count})"
            for code, count in list(figures.third_countries.items())[:_COUNTRIES]
        ]
        if len(figures.third_countries) > _COUNTRIES:
            named.append("…")
        if figures.unplaced:
            unnamed = N_plural("{count} names no third country", "{count} name no third country")
            named.append(self._counted(unnamed, figures.unplaced))
        if figures.third_countries:
            forms, count = N_plural("{count} country", "{count} countries"), len(figures.third_countries)
        else:
            forms, count = N_plural("{count} transfer", "{count} transfers"), figures.transfers
        self.transfers.show_figure(self._counted(forms, count), ", ".join(named))

    def _counted(self, forms: tuple[str, str], count: int) -> str:
        return translate_plural(*forms, count, self._session.language).format(count=count)

    def _go_to_review(self) -> None:
        """To the review that should be done first; without any, to where they are planned."""
        if self._figures is not None and self._figures.reviews:
            self._session.go_to(self._figures.reviews[0].record, "review_due")
        else:
            self.place_asked.emit("activity", None)

    def _go_to_suggestion(self) -> None:
        """To the first suggestion that nobody has confirmed."""
        unreviewed = self._figures.unreviewed if self._figures is not None else ()
        activity = self._session.register.get(Activity, unreviewed[0]) if unreviewed else None
        if activity is not None:
            self._session.go_to(activity.id, activity.unreviewed[0] if activity.unreviewed else "")
