"""Rows of a small table in which one column leads somewhere: states with their counts, reviews, changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ropa_desktop.checks.finding import Severity
from ropa_desktop.ui import look
from ropa_desktop.ui.link import Link, inset
from ropa_desktop.ui.look import space
from ropa_desktop.ui.tile import Share


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A row: text before the link, the link, text after it. `spoken` is what the link is called for those who
    hear it alone; `share` is a part of a whole, shown as a bar; `alarm` colours the text after the link as a
    warning. Without `follow`, the link is mere text.
    """

    text: str
    before: str = ""
    after: str = ""
    spoken: str = ""
    severity: Severity | None = None
    share: tuple[int, int] | None = None
    alarm: bool = False
    follow: Callable[[], object] | None = field(default=None, compare=False)


class LinkRows(QWidget):
    """Made anew only where they say something else: the focus stays where it is."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[LinkRow, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(self, 1.4))
        self._grid.setVerticalSpacing(space(self, 0.2))
        self._grid.setColumnStretch(1, 1)

    def show_rows(self, rows: Sequence[LinkRow]) -> None:
        """Shows these rows instead of those before."""
        rows = tuple(rows)
        same = rows == self._rows
        self._rows = rows
        if same:
            return
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line, row in enumerate(rows):
            self._add(line, row)

    def _add(self, line: int, row: LinkRow) -> None:
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        if row.before:
            self._grid.addWidget(self._label(row.before, "muted"), line, 0, top)
        self._grid.addWidget(self._link(line, row), line, 1)
        if row.after:
            after = self._label(row.after, "" if row.alarm else "muted")
            look.set_severity(after, "warning" if row.alarm else "")
            self._grid.addWidget(after, line, 2, top | right)
        if row.share is not None:
            bar = Share()
            bar.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)
            bar.show_share(*row.share)
            self._grid.addWidget(bar, line, 3)

    def _link(self, line: int, row: LinkRow) -> QWidget:
        if row.follow is None:
            label = self._label(row.text, "")
            label.setWordWrap(True)
            return label
        link = Link(row.text, row.severity)
        link.setAccessibleName(row.spoken or ", ".join(filter(None, (row.before, row.text, row.after))))
        link.clicked.connect(lambda _checked=False: self._follow(line))
        return link

    def _label(self, text: str, role: str) -> QLabel:
        """Text in line with that of links."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setMargin(inset(self))
        look.set_role(label, role)
        return label

    def _follow(self, line: int) -> None:
        follow = self._rows[line].follow if line < len(self._rows) else None
        if follow is not None:
            follow()
