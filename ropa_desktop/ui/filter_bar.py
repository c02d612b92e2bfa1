"""The quick filter above a list: words, facets, what is active as chips, and filters kept under a name."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from ropa_desktop.checks.finding import Severity
from ropa_desktop.i18n import message
from ropa_desktop.register.fields import Record, RecordType
from ropa_desktop.ui.columns import SEVERITY, Facet, facets_of
from ropa_desktop.ui.editors.flow_layout import FlowLayout
from ropa_desktop.ui.icons import icon
from ropa_desktop.ui.look import literal, set_role, space
from ropa_desktop.ui.preferences import SavedFilter
from ropa_desktop.ui.session import Session


class _Words(QLineEdit):
    """The words; Esc clears them, and Down goes to the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Tells with `changed` that other records are wanted."""

    changed = Signal()
    left = Signal()
    kept = Signal(object)
    """The filters of the list, as a tuple of `SavedFilter`, when the user keeps or drops one."""

    def __init__(self, session: Session, record_type: RecordType) -> None:
        super().__init__()
        self._session = session
        self._type = record_type
        self._facets = facets_of(record_type)
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._saved = tuple(session.preferences.saved_filters.get(record_type.name, ()))
        self._words = _Words()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, space(self, 0.5))
        self._lay_out()

    @property
    def query(self) -> str:
        """The words that are searched for."""
        return self._words.text()

    @property
    def chosen(self) -> Mapping[str, tuple[str, ...]]:
        """The answers that are wanted, by facet."""
        return self._chosen

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.query.strip() or self._chosen)

    def passes(self, record: Record) -> bool:
        """Whether a record gives one of the answers that are wanted, for each facet."""
        for facet in self._facets:
            wanted = self._chosen.get(facet.key)
            if wanted and facet.values(self._session.register, record).isdisjoint(wanted):
                return False
        severities = self._chosen.get(SEVERITY)
        if severities:
            worst = self._session.worst_of(record.id)
            return (worst.value if worst else "") in severities
        return True

    def show_filter(self, saved: SavedFilter) -> None:
        """Filters as under a name."""
        self._words.blockSignals(True)
        self._words.setText(saved.query)
        self._words.blockSignals(False)
        self._choose({key: tuple(values) for key, values in saved.facets.items()})

    def clear(self) -> None:
        """Lets all records through."""
        self.show_filter(SavedFilter(""))

    def focus_words(self) -> None:
        """Puts the focus on the words."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def toggle(self, facet: str, value: str) -> None:
        """Wants an answer of a facet, or no longer."""
        now = self._chosen.get(facet, ())
        values = tuple(one for one in now if one != value) if value in now else (*now, value)
        chosen = {**self._chosen, facet: values}
        self._choose({key: wanted for key, wanted in chosen.items() if wanted})

    def _choose(self, chosen: dict[str, tuple[str, ...]]) -> None:
        self._chosen = chosen
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for key, values in self._chosen.items():
            for value in values:
                chip = QToolButton()
                set_role(chip, "chip")
                chip.setText(literal(f"{self._title(key)}: {self._word(key, value)}   ×"))
                chip.setAccessibleName(
                    self._session.say(message("Drop the filter {filter}", filter=self._word(key, value)))
                )
                chip.clicked.connect(partial(self.toggle, key, value))
                self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._chosen))
        self._chips.updateGeometry()

    def _facet(self, key: str) -> Facet | None:
        return next((facet for facet in self._facets if facet.key == key), None)

    def _title(self, key: str) -> str:
        facet = self._facet(key)
        return facet.label_in(self._session.language) if facet else self._session.say(message("Findings"))

    def _word(self, key: str, value: str) -> str:
        facet = self._facet(key)
        if facet is not None:
            return facet.word(value, self._session.language) or self._session.say(message("Not stated"))
        return self._session.say(Severity(value)) if value else self._session.say(message("Nothing to do"))

    def _lay_out(self) -> None:
        say = self._session.say
        self._words.setPlaceholderText(say(message("Filter on any word (Ctrl+F)")))
        self._words.setAccessibleName(say(message("Filter")))
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(lambda _text: self.changed.emit())
        self._words.left.connect(self.left)
        button = QToolButton()
        button.setIcon(icon("filter", self.palette()))
        button.setText(say(message("Filter")))
        button.setToolTip(say(message("Choose what to list, and keep filters")))
        button.setAccessibleName(say(message("Choose what to list")))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(button)
        self._menu.aboutToShow.connect(self._fill_menu)
        button.setMenu(self._menu)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(self, 0.5))
        column.addLayout(row)
        column.addWidget(self._chips)
        self._chips.hide()

    def _fill_menu(self) -> None:
        say = self._session.say
        self._menu.clear()
        for facet in self._facets:
            self._add_facet(facet.key, facet.label_in(self._session.language), self._answers(facet))
        severities = [*(one.value for one in Severity), ""]
        self._add_facet(SEVERITY, say(message("Findings")), severities)
        self._menu.addSeparator()
        for saved in self._saved:
            self._menu.addAction(saved.name).triggered.connect(partial(self._show_saved, saved))
        if self.is_active:
            self._menu.addAction(say(message("Keep this filter …"))).triggered.connect(
                lambda _checked=False: self._ask_name()
            )
        if self._saved:
            drop = self._menu.addMenu(say(message("Forget a filter")))
            for saved in self._saved:
                drop.addAction(saved.name).triggered.connect(partial(self._forget, saved))
        clear = self._menu.addAction(say(message("Clear the filter")))
        clear.setEnabled(self.is_active)
        clear.triggered.connect(lambda _checked=False: self.clear())

    def _answers(self, facet: Facet) -> list[str]:
        """The answers that occur, in the order of the vocabulary."""
        register = self._session.register
        kind = facet.part_type.name if facet.part_type else ""
        records = register.table(kind or self._type.name).by_id.values()
        found: set[str] = set()
        for record in records:
            value = getattr(record, facet.field.name)
            found.update(value if isinstance(value, tuple) else (value,))
        return sorted(found, key=lambda value: facet.word(value, self._session.language))

    def _add_facet(self, key: str, title: str, values: list[str]) -> None:
        menu = self._menu.addMenu(title)
        for value in values:
            action = menu.addAction(self._word(key, value))
            action.setCheckable(True)
            action.setChecked(value in self._chosen.get(key, ()))
            action.triggered.connect(partial(self._toggle_from_menu, key, value))

    def _toggle_from_menu(self, key: str, value: str, _checked: bool = False) -> None:
        self.toggle(key, value)

    def _show_saved(self, saved: SavedFilter, _checked: bool = False) -> None:
        self.show_filter(saved)

    def _ask_name(self) -> None:
        dialog = QInputDialog(self)
        dialog.setLabelText(self._session.say(message("Name of the filter")))
        dialog.textValueSelected.connect(self.keep)
        dialog.open()

    def keep(self, name: str) -> None:
        """Keeps the filter under a name."""
        if name.strip():
            kept = SavedFilter(name.strip(), self.query, dict(self._chosen))
            others = tuple(one for one in self._saved if one.name != kept.name)
            self._saved = (*others, kept)
            self.kept.emit(self._saved)

    def _forget(self, saved: SavedFilter, _checked: bool = False) -> None:
        self._saved = tuple(one for one in self._saved if one != saved)
        self.kept.emit(self._saved)
