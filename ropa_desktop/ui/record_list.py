"""A list of the records of one type: filter, table, and what is said where there is nothing to list."""

from collections.abc import Iterable, Sequence
from itertools import islice

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.document import Step
from ropa_desktop.i18n import Message, message
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import Activity
from ropa_desktop.register.referable import root_of
from ropa_desktop.ui import columns
from ropa_desktop.ui.filter_bar import FilterBar
from ropa_desktop.ui.look import row_height, set_role, space
from ropa_desktop.ui.places import Place
from ropa_desktop.ui.record_table import RecordTable, known_sort_key
from ropa_desktop.ui.search import Search
from ropa_desktop.ui.session import Session


class _Table(QTableView):
    """The table; Enter and F2 go to the form, Delete deletes."""

    edit_asked = Signal()
    delete_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.edit_asked.emit()
            case Qt.Key.Key_Delete:
                self.delete_asked.emit()
            case _:
                super().keyPressEvent(event)


class RecordList(QWidget):
    """Keeps the current record and the selection by id, whatever becomes of the rows."""

    selection_changed = Signal()
    """Another record is the current one, or other rows are selected."""
    edit_asked = Signal()
    """The user wants to edit the current record."""
    create_asked = Signal()
    delete_asked = Signal()
    shown_changed = Signal()
    """Other rows are shown: their number may have changed."""
    columns_chosen = Signal(object)

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._session = session
        self._place = place
        self._type = place.record_type
        chosen = session.preferences.columns.get(self._type.name, columns.default_columns(self._type))
        known = [key for key in chosen if columns.is_known(self._type, key)]
        self.model = RecordTable(session, self._type, known or columns.default_columns(self._type))
        self.filter = FilterBar(session, self._type)
        self._index = Search(session.register, self._type.name, self)
        self._sorted_by: tuple[str, bool] | None = None
        self._ordered: list[Record] = []
        self._current = ""
        self._choosing = False
        self._table = _Table()
        self._stack = QStackedWidget()
        self._nothing = QLabel()
        self._nothing_button = QPushButton()
        self._lay_out()
        session.stepped.connect(self._follow)
        session.judged.connect(self._judge)
        self._order()
        self.refresh()

    @property
    def place(self) -> Place:
        return self._place

    @property
    def table(self) -> QTableView:
        return self._table

    @property
    def current(self) -> str:
        """The id of the current record, "" for none."""
        return self._current

    @property
    def counts(self) -> tuple[int, int]:
        """How many records are shown, and how many there are."""
        return len(self.model.records), len(self._ordered)

    def selected(self) -> list[Record]:
        """The records of the selected rows, in order."""
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        return [self.model.records[row] for row in rows]

    def show_current(self, key: str) -> bool:
        """Makes a record the current one; lets it through the filter where that hides it."""
        row = self.model.row_of(key)
        if row < 0 and any(one.id == key for one in self._ordered):
            self.filter.clear()
            row = self.model.row_of(key)
        if row < 0:
            return False
        self._choose([row])
        self._table.scrollTo(self.model.index(row, 0))
        return True

    def step_by(self, rows: int) -> None:
        """Goes to a record so many rows further down."""
        count = len(self.model.records)
        if count:
            row = min(max(self.model.row_of(self._current) + rows, 0), count - 1)
            self.show_current(self.model.records[row].id)

    def refresh(self) -> None:
        """Shows what the filter lets through."""
        records = self._ordered
        if self.filter.query.strip():
            matching = self._index.matching(self.filter.query)
            records = [one for one in records if one.id in matching]
        if self.filter.chosen:
            records = [one for one in records if self.filter.passes(one)]
        selected = {one.id for one in self.selected()}
        current = self.model.row_of(self._current)
        if self.model.show_records(records):
            self._select_again(selected, max(current, 0))
        self._show_or_say_nothing()
        self.shown_changed.emit()

    def select_all(self) -> None:
        """Selects every row that is shown."""
        self._table.selectAll()

    def focus(self) -> None:
        """Puts the focus on the table, or where nothing is listed on what can be done about that."""
        target = self._table if self.model.records else self._nothing_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _all_records(self) -> Iterable[Record]:
        register = self._session.register
        records = (
            register.every(self._type.cls)
            if self._type.owners
            else register.table(self._type.name).by_owner.get("", ())
        )
        roles = self._place.roles
        return [one for one in records if not roles or (isinstance(one, Activity) and one.role in roles)]

    def _order(self) -> None:
        """Puts all records in order: by a column, else as they stand in the register."""
        records = list(self._all_records())
        if self._sorted_by is None:
            records.sort(key=lambda one: known_sort_key(one.number) if isinstance(one, Activity) else "")
        else:
            column, down = self._sorted_by
            records.sort(key=lambda one: self.model.sorting(one, column), reverse=down)
        self._ordered = records

    def _follow(self, step: Step) -> None:
        register = self._session.register
        self._index.update(register, step.changes)
        own = {one.id for one in self._ordered}
        touched = {root_of(register, change.record).id for change in step.changes}
        elsewhere = not touched <= own  # a record that rows may name, such as a party, reads otherwise now
        self.model.forget(None if elsewhere else touched)
        self._order()
        self.refresh()
        self.model.show_anew()

    def _judge(self) -> None:
        self.model.judge()
        by_severity = self._sorted_by is not None and self._sorted_by[0] == columns.SEVERITY
        if by_severity:
            self._order()
        if by_severity or columns.SEVERITY in self.filter.chosen:
            self.refresh()

    def _select_again(self, selected: set[str], row: int) -> None:
        """After other rows are shown: selects the same records, else what has come in the current one's
        place.
        """
        found = (place for place, one in enumerate(self.model.records) if one.id in selected)
        rows = list(islice(found, len(selected)))
        if not rows and self.model.records:
            rows = [min(row, len(self.model.records) - 1)]
        self._choose(rows)

    def _choose(self, rows: Sequence[int]) -> None:
        """Selects rows instead of those before, and makes the first of them the current one; tells it once.

        Not by `selectRow`: that would take the Ctrl of Ctrl+N for a wish to toggle the row.
        """
        flags, selection = QItemSelectionModel.SelectionFlag, QItemSelection()
        for row in rows:
            index = self.model.index(row, 0)
            selection.select(index, index)
        self._choosing = True
        model = self._table.selectionModel()
        model.select(selection, flags.ClearAndSelect | flags.Rows)
        if rows:
            model.setCurrentIndex(self.model.index(rows[0], 0), flags.NoUpdate)
        self._choosing = False
        self._take_current()

    def _take_current(self) -> None:
        if self._choosing:
            return
        row = self._table.currentIndex().row()
        self._current = self.model.records[row].id if 0 <= row < len(self.model.records) else ""
        self.selection_changed.emit()

    def _sort(self, section: int) -> None:
        """Sorts by a column: upwards, downwards, then as in the register again."""
        column = self.model.columns[section]
        if self._sorted_by is None or self._sorted_by[0] != column:
            self._sorted_by = (column, False)
        elif not self._sorted_by[1]:
            self._sorted_by = (column, True)
        else:
            self._sorted_by = None
        self._show_order()

    def _show_order(self) -> None:
        """Puts the rows in order, and marks the column that they are ordered by."""
        header = self._table.horizontalHeader()
        header.setSortIndicatorShown(self._sorted_by is not None)
        if self._sorted_by is not None:
            column, down = self._sorted_by
            order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(self.model.columns.index(column), order)
        self._order()
        self.refresh()

    def _show_or_say_nothing(self) -> None:
        say = self._session.say
        if self.model.records:
            self._stack.setCurrentIndex(0)
            return
        self._stack.setCurrentIndex(1)
        if self._ordered:
            self._nothing.setText(
                say(message("The filter hides all {count} records.", count=len(self._ordered)))
            )
            self._nothing_button.setText(say(message("Clear the filter")))
        else:
            self._nothing.setText(say(Message(self._place.empty)))
            label = self._type.label_in(self._session.language).lower()
            self._nothing_button.setText(say(message("Add: {type}", type=label)))
        self._nothing_button.setVisible(bool(self._ordered) or not self._type.owners)

    def _help_out(self) -> None:
        if self._ordered:
            self.filter.clear()
        else:
            self.create_asked.emit()

    def _lay_out(self) -> None:
        table = self._table
        table.setModel(self.model)
        table.setAccessibleName(self._session.say(Message(self._place.title)))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_height(self))
        table.verticalHeader().setMinimumSectionSize(row_height(self))
        header = table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.sectionClicked.connect(self._sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        self._size_columns()
        table.selectionModel().selectionChanged.connect(lambda *_: self._take_current())
        table.selectionModel().currentRowChanged.connect(lambda *_: self._take_current())
        table.edit_asked.connect(self.edit_asked)
        table.doubleClicked.connect(lambda _index: self.edit_asked.emit())
        table.delete_asked.connect(self.delete_asked)
        self.filter.changed.connect(self.refresh)
        self.filter.left.connect(self.focus)
        nothing = QWidget()
        inside = QVBoxLayout(nothing)
        inside.addStretch()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        set_role(self._nothing, "muted")
        inside.addWidget(self._nothing)
        inside.addWidget(self._nothing_button, 0, Qt.AlignmentFlag.AlignCenter)
        inside.addStretch()
        self._nothing_button.clicked.connect(lambda _checked=False: self._help_out())
        self._stack.addWidget(table)
        self._stack.addWidget(nothing)
        column = QVBoxLayout(self)
        margin = space(self)
        column.setContentsMargins(margin, margin, margin, 0)
        column.addWidget(self.filter)
        column.addWidget(self._stack, 1)

    def _size_columns(self) -> None:
        width = self.fontMetrics().averageCharWidth()
        for section, key in enumerate(self.model.columns):
            self._table.setColumnWidth(section, columns.width_of(self._type, key) * width)

    def _offer_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in columns.all_columns(self._type):
            action = menu.addAction(columns.title_of(self._type, key, self._session.language))
            action.setCheckable(True)
            action.setChecked(key in self.model.columns)
            action.toggled.connect(lambda wanted, key=key: self.choose_column(key, wanted=wanted))
        menu.popup(self._table.horizontalHeader().mapToGlobal(at))

    def choose_column(self, key: str, *, wanted: bool) -> None:
        """Shows a column, or no longer; at least one is always shown."""
        now = [one for one in self.model.columns if one != key]
        chosen: Sequence[str] = (*now, key) if wanted else now
        if chosen:
            if self._sorted_by is not None and self._sorted_by[0] not in chosen:
                self._sorted_by = None
            self.model.show_columns(chosen)
            self._show_order()
            self._size_columns()
            self.show_current(self._current)
            self.columns_chosen.emit(tuple(chosen))
