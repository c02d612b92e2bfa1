"""The page of the register itself: its title, version and approval."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ropa_desktop.ui.places import Place
from ropa_desktop.ui.record_form import RecordForm
from ropa_desktop.ui.session import Session


class SheetPage(QWidget):
    """A form alone: there is exactly one such record."""

    state_changed = Signal()

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__()
        self.place = place
        self.form = RecordForm(session)
        self.form.show_record(session.register.sheet.id)
        self.form.hide_steps()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    @property
    def current(self) -> str:
        """The id of the register's record."""
        return self.form.key

    def show_record(self, key: str, field: str = "", part: str = "") -> bool:
        """Goes to a field; False where another record is meant."""
        if key != self.form.key:
            return False
        if not self.form.go_to(field, part):
            self.form.focus_first()
        return True

    def set_narrow(self, *, narrow: bool) -> None:
        """The form has its page to itself at any width."""

    def focus_form(self) -> None:
        self.form.focus_first()

    def focus_list(self) -> None:
        self.form.focus_first()
