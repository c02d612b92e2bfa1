"""A page of the window: a list of records beside the form of the current one, or one of both where it is
narrow.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ropa_desktop.ui.bulk_form import BulkForm
from ropa_desktop.ui.places import Place
from ropa_desktop.ui.record_form import RecordForm
from ropa_desktop.ui.record_list import RecordList
from ropa_desktop.ui.session import Session


class RecordsPage(QWidget):
    """Where two or more rows are selected, the form is that of all of them at once."""

    create_asked = Signal()
    delete_asked = Signal()
    state_changed = Signal()
    """Another record is the current one, or other rows are shown or selected."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self._session = session
        self.place = place
        self.list = RecordList(session, place)
        self.form = RecordForm(session)
        self._bulk = BulkForm(session, place.record_type)
        self._right = QStackedWidget()
        self._narrow = False
        self._editing = False
        self._lay_out()
        self._show_selection()

    @property
    def current(self) -> str:
        """The id of the record in the form, "" for none."""
        return self.form.key

    @property
    def sheet(self) -> QWidget:
        """The form that is shown beside the list: of one record, or of all that are selected."""
        return self._right

    @property
    def bulk(self) -> BulkForm:
        """The form of all selected records."""
        return self._bulk

    def show_record(self, key: str, field: str = "", part: str = "") -> bool:
        """Shows a record, and a field of it or of one of its parts; False where it is not listed here."""
        if not self.list.show_current(key):
            return False
        self.form.show_record(key)
        if field or part or self._narrow:
            self._edit()
            self.form.go_to(field, part)
        else:
            self.list.focus()
        return True

    def edit_new(self, key: str) -> None:
        """Shows a record that has just been made, ready to be named."""
        self.list.show_current(key)
        self._edit()
        self.form.focus_first()

    def set_narrow(self, *, narrow: bool) -> None:
        """Whether list and form take turns."""
        self._narrow = narrow
        self.form.set_narrow(narrow=narrow)
        self._show_sides()

    def focus_list(self) -> None:
        self._editing = False
        self._show_sides()
        self.list.focus()

    def focus_form(self) -> None:
        self._edit()

    def _edit(self) -> None:
        """Goes to the form."""
        self._editing = True
        self._show_sides()
        if self._right.currentWidget() is self.form:
            self.form.focus_first()
        else:
            self._bulk.setFocus()

    def _back(self) -> None:
        self._session.settle()
        self.focus_list()

    def _show_sides(self) -> None:
        self.list.setVisible(not self._narrow or not self._editing)
        self._right.setVisible(not self._narrow or self._editing)

    def _show_selection(self) -> None:
        selected = self.list.selected()
        if len(selected) > 1:
            self._session.settle()
            self._bulk.show_records(selected)
            self._right.setCurrentWidget(self._bulk)
        else:
            self._right.setCurrentWidget(self.form)
            if self.form.key != self.list.current:
                self.form.show_record(self.list.current)
        self.state_changed.emit()

    def _step(self, rows: int) -> None:
        self._session.settle()
        focused = QApplication.focusWidget()
        self.list.step_by(rows)
        if focused is not None and self.form.isAncestorOf(focused):
            focused.setFocus()

    def previous(self) -> None:
        self._step(-1)

    def next(self) -> None:
        self._step(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes from the form to the list; a field has had it first, if anything was typed there."""
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and focused is not None and self._right.isAncestorOf(focused):
            self._back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._right.addWidget(self.form)
        self._right.addWidget(self._bulk)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._right)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 4)
        width = self.fontMetrics().averageCharWidth()
        self.list.setMinimumWidth(width * 36)
        self._right.setMinimumWidth(width * 48)
        self._splitter.setSizes([width * 78, width * 76])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.list.selection_changed.connect(self._show_selection)
        self.list.shown_changed.connect(self.state_changed)
        self.list.edit_asked.connect(self._edit)
        self.list.create_asked.connect(self.create_asked)
        self.list.delete_asked.connect(self.delete_asked)
        self.form.back_asked.connect(self._back)
        self.form.previous_asked.connect(self.previous)
        self.form.next_asked.connect(self.next)
