"""The form of one record: its name, sections one below the other, where it is used, and help on the field
that has the focus.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import Message, message
from ropa_desktop.register.fields import CATALOGUE, Part, Record, type_of
from ropa_desktop.register.records import Activity
from ropa_desktop.ui.editors import Editor, settle_focused
from ropa_desktop.ui.field_group import FieldGroup, Row
from ropa_desktop.ui.field_row import FieldRow
from ropa_desktop.ui.form_page import FormPage
from ropa_desktop.ui.form_plan import is_part
from ropa_desktop.ui.icons import icon
from ropa_desktop.ui.link import LineLink
from ropa_desktop.ui.look import literal, set_role, space, title_font
from ropa_desktop.ui.part_list import PartList
from ropa_desktop.ui.session import Session


class RecordForm(QWidget):
    """Edits a record in place: whatever is settled is committed at once, and undo is the cancel."""

    previous_asked = Signal()
    next_asked = Signal()
    back_asked = Signal()
    """The user wants to see the list, where only one of both is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._key = ""
        self._pages: dict[tuple[str, str], FormPage] = {}
        self._stack = QStackedWidget()
        self._title = QLabel()
        self._subtitle = QLabel()
        self._owner = LineLink()
        self._sections = QComboBox()
        self._sections_label = QLabel(session.say(message("Go to")))
        self._back = self._button("previous", message("Back to the list"), self.back_asked.emit)
        self._steps = (
            self._button("up", message("Previous record"), self.previous_asked.emit),
            self._button("down", message("Next record"), self.next_asked.emit),
        )
        self._lay_out()
        self._behind = False
        session.stepped.connect(self._follow)
        session.judged.connect(self._judge)

    @property
    def key(self) -> str:
        """The id of the record that is shown, "" for none."""
        return self._key

    @property
    def page(self) -> FormPage | None:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, FormPage) else None

    def show_record(self, key: str) -> None:
        """Shows the record with an id; nothing where there is none any more."""
        if key != self._key:
            focused = QApplication.focusWidget()
            if focused is not None and self.isAncestorOf(focused):
                settle_focused(focused)
        self._key = key
        self.refresh()

    def refresh(self) -> None:
        """Shows the record as it is now."""
        self._behind = False
        record = self._session.register.find(self._key) if self._key else None
        if record is None:
            self._key = ""
            self._stack.setCurrentIndex(0)
            self._title.clear()
            self._subtitle.clear()
            self._owner.hide()
            self._show_sections(shown=False)
            return
        page = self._page_of(record)
        edited = self._field_to_keep(page, record)
        self._show_title(record)
        if self.page is not page:
            self._stack.setCurrentWidget(page)
            self._list_sections(page)
        page.show_record(record)
        if edited:
            self.go_to(edited)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self.refresh()

    def hide_steps(self) -> None:
        """Shows no way to other records: there are none."""
        for button in self._steps:
            button.hide()

    def set_narrow(self, *, narrow: bool) -> None:
        """Whether the form has the window to itself, and so a way back to the list."""
        self._back.setVisible(narrow)

    def go_to(self, name: str, part: str = "") -> bool:
        """Puts the focus on a field, or on a field of a part; False where there is none of that name."""
        page = self.page
        if page is None or page.record is None:
            return False
        page.finish()
        found = self._session.register.find(part) if part else None
        wanted = type_of(found).name if found is not None else name
        for section in page.sections:
            for candidate in section.group.names:
                if candidate == wanted or _collection(candidate, page.record) == wanted:
                    return self._reach(section.group.row(candidate), name, part)
        return False

    def go_to_section(self, place: int) -> None:
        """Shows a section, counted from 0, and puts the focus on its first field."""
        page = self.page
        if page is not None and 0 <= place < len(page.sections):
            page.finish()
            page.lay_out_now()
            section = page.sections[place]
            page.ensureWidgetVisible(section.group, 0, 0)
            page.verticalScrollBar().setValue(section.y())
            row = next(section.group.rows(), None)
            if row is not None:
                row.setFocus()

    def editor(self, name: str) -> Editor:
        """The editor of a field of the record."""
        assert self.page is not None
        self.page.finish()
        for section in self.page.sections:
            if name in section.group.names:
                row = section.group.row(name)
                assert isinstance(row, FieldRow)
                return row.editor
        raise KeyError(name)

    def parts(self, name: str) -> PartList:
        """The list of the parts of a type."""
        assert self.page is not None
        self.page.finish()
        for section in self.page.sections:
            if name in section.group.names:
                row = section.group.row(name)
                assert isinstance(row, PartList)
                return row
        raise KeyError(name)

    def focus_first(self) -> None:
        """Puts the focus on the first field."""
        self.go_to_section(0)

    def _field_to_keep(self, page: FormPage, record: Record) -> str:
        """The field with the focus, where another page is to show the same record in a new role."""
        before, widget = self.page, QApplication.focusWidget()
        if before is None or before is page or before.record is None or before.record.id != record.id:
            return ""
        while widget is not None and widget is not before and not isinstance(widget, FieldRow):
            widget = widget.parentWidget()
        return widget.field.name if isinstance(widget, FieldRow) and widget.key == record.id else ""

    def _reach(self, row: Row, name: str, part: str) -> bool:
        """Puts the focus on a row, or on a field of one of the parts that it lists."""
        target: QWidget = row
        if part:
            found = row.row_of(part) if isinstance(row, PartList) else None
            if found is None:
                return False
            body = found.open()
            assert isinstance(body, FieldGroup)
            target = body.row(name) if name in body.names else next(body.rows(), found)
        page = self.page
        assert page is not None
        target.setFocus()
        page.reveal(target.focusProxy() or target)
        return True

    def _page_of(self, record: Record) -> FormPage:
        role = "processor" if isinstance(record, Activity) and record.role == "processor" else ""
        key = (type_of(record).name, role)
        page = self._pages.get(key)
        if page is None:
            page = FormPage(self._session, type_of(record), role, self._steps[-1])
            page.verticalScrollBar().valueChanged.connect(self._follow_scrolling)
            self._pages[key] = page
            self._stack.addWidget(page)
        return page

    def _follow(self, _step: object) -> None:
        """Shows a step at once where it can be seen; else when it can be."""
        if self.isVisible():
            self.refresh()
        else:
            self._behind = True

    def _judge(self) -> None:
        if not self.isVisible():
            self._behind = True
        elif self.page is not None and self._key:
            self.page.judge()

    def _show_title(self, record: Record) -> None:
        name = self._session.name(record)
        number = record.number if isinstance(record, Activity) else ""
        self._title.setText(f"{number}  {name}" if number else name)
        label = type_of(record).label_in(self._session.language)
        owner = self._session.register.find(record.owner) if isinstance(record, Part) else None
        self._subtitle.setText(label)
        self._owner.setVisible(owner is not None)
        if owner is not None:
            self._owner.setText(literal(self._session.name(owner)))

    def _follow_scrolling(self, top: int) -> None:
        """Names the section that stands at the top."""
        page = self.page
        if page is not None and page.sections:
            above = [place for place, section in enumerate(page.sections) if section.y() <= top]
            self._sections.setCurrentIndex(max(above, default=0))

    def _go_to_owner(self) -> None:
        record = self._session.register.find(self._key)
        if isinstance(record, Part):
            self._session.go_to(record.owner)

    def _list_sections(self, page: FormPage) -> None:
        self._sections.blockSignals(True)
        self._sections.clear()
        self._sections.addItems([section.title or self._subtitle.text() for section in page.sections])
        self._sections.blockSignals(False)
        self._show_sections(shown=len(page.sections) > 1)

    def _show_sections(self, *, shown: bool) -> None:
        self._sections_label.setVisible(shown)
        self._sections.setVisible(shown)

    def _lay_out(self) -> None:
        session = self._session
        self._title.setFont(title_font(self))
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "title")
        self._subtitle.setProperty("role", "muted")
        self._owner.clicked.connect(self._go_to_owner)
        self._owner.hide()
        self._sections_label.setBuddy(self._sections)
        set_role(self._sections_label, "muted")
        self._sections.setToolTip(session.say(message("Go to a section (Alt+1, Alt+2 …)")))
        self._sections.activated.connect(self.go_to_section)
        self._sections.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        head = QVBoxLayout()
        margin = space(self, 2)
        head.setContentsMargins(margin, space(self), margin, 0)
        top = QHBoxLayout()
        top.addWidget(self._back)
        self._back.hide()
        top.addWidget(self._subtitle)
        top.addWidget(self._owner)
        top.addStretch()
        top.addWidget(self._sections_label)
        top.addWidget(self._sections)
        for button in self._steps:
            top.addWidget(button)
        head.addLayout(top)
        head.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        nothing = QLabel(session.say(message("Choose a record in the list to see it here.")))
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setProperty("role", "muted")
        nothing.setWordWrap(True)
        self._stack.addWidget(nothing)

    def _button(self, name: str, text: Message, clicked: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, self.palette()))
        button.setAutoRaise(True)
        button.setToolTip(self._session.say(text))
        button.setAccessibleName(self._session.say(text))
        button.clicked.connect(lambda _checked=False: clicked())
        return button


def _collection(name: str, record: Record) -> str:
    """What a list of parts in the form of a record is called; "" for a field."""
    return CATALOGUE[name].collection if is_part(name, type_of(record)) else ""
