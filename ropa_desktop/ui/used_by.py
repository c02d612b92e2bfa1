"""Where a record is used: each activity, organisation or other record that refers to it, with a way there."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ropa_desktop.i18n import message
from ropa_desktop.register.edits import used_by
from ropa_desktop.register.fields import Record, type_of
from ropa_desktop.register.referable import root_of
from ropa_desktop.ui.link import LineLink
from ropa_desktop.ui.look import literal, section_font, space
from ropa_desktop.ui.session import Session

_MOST = 50
"""Places that are listed; of more, only how many there are is told."""


class UsedBy(QWidget):
    """Takes no room where nothing refers to the record."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._heading = QLabel(session.say(message("Where it is used")))
        self._heading.setFont(section_font(self))
        self._heading.setProperty("role", "section")
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self._shown: list[tuple[str, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(self), 0, space(self))
        column.addWidget(self._heading)
        column.addLayout(self._links)

    def show_record(self, record: Record) -> None:
        """Shows where a record is used."""
        register = self._session.register
        roots = {}
        for use in used_by(register, record):
            root = root_of(register, use.record)
            if root.id != record.id:
                roots[root.id] = root
        shown = [(key, self._label(root)) for key, root in roots.items()]
        self.setVisible(bool(shown))
        if shown != self._shown:
            self._shown = shown
            self._list(shown)

    def _label(self, root: Record) -> str:
        kind = type_of(root).label_in(self._session.language)
        number = getattr(root, "number", "")
        name = self._session.name(root)
        return f"{kind}: {number} {name}" if number else f"{kind}: {name}"

    def _list(self, shown: list[tuple[str, str]]) -> None:
        while (item := self._links.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, label in shown[:_MOST]:
            link = LineLink()
            link.setText(literal(label))
            link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            link.clicked.connect(lambda _checked=False, key=key: self._session.go_to(key))
            self._links.addWidget(link)
        if len(shown) > _MOST:
            more = message("and {count} more", count=len(shown) - _MOST)
            self._links.addWidget(QLabel(self._session.say(more)))
