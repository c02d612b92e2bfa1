"""The findings counted: a row for what they stand in the way of, a column for how severe they are."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from ropa_desktop.checks.finding import Gate, Severity
from ropa_desktop.i18n import message
from ropa_desktop.ui.icons import severity_icon
from ropa_desktop.ui.link import Link, inset
from ropa_desktop.ui.look import icon_size, set_role, space
from ropa_desktop.ui.session import Session


class GateGrid(QWidget):
    """Each number above 0 is a link to the findings that it counts."""

    chosen = Signal(str, str)
    """A gate and a severity, "" for every one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(self, 2))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for column, severity in enumerate(Severity, 1):
            grid.addWidget(self._heading(severity), 0, column, Qt.AlignmentFlag.AlignRight)
        self._gates: dict[Gate, Link] = {}
        self._links: dict[tuple[Gate, Severity], Link] = {}
        self._zeros: dict[tuple[Gate, Severity], QLabel] = {}
        for row, gate in enumerate(Gate, 1):
            self._add_row(row, gate)

    def show_counts(self, counts: Mapping[tuple[Gate, Severity], int]) -> None:
        """Shows how many findings there are of each kind."""
        say = self._session.say
        for (gate, severity), link in self._links.items():
            count = counts.get((gate, severity), 0)
            spoken = message("{gate}, {severity}: {count}", gate=gate, severity=severity, count=count)
            link.setText(str(count))
            link.setAccessibleName(say(spoken))
            link.setVisible(count > 0)
            self._zeros[gate, severity].setVisible(count == 0)
        for gate, link in self._gates.items():
            link.setEnabled(any(counts.get((gate, severity), 0) for severity in Severity))

    def _heading(self, severity: Severity) -> QWidget:
        shape, word, heading = QLabel(), QLabel(self._session.say(severity)), QWidget()
        size = icon_size(self)
        shape.setPixmap(severity_icon(severity, self.palette()).pixmap(size, size))
        set_role(word, "muted")
        row = QHBoxLayout(heading)
        row.setContentsMargins(0, 0, inset(self), 0)
        row.setSpacing(space(self, 0.5))
        row.addWidget(shape)
        row.addWidget(word)
        return heading

    def _add_row(self, row: int, gate: Gate) -> None:
        name = self._gates[gate] = Link(self._session.say(gate))
        name.clicked.connect(partial(self._choose, gate, None))
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignLeft)
        for column, severity in enumerate(Severity, 1):
            link = self._links[gate, severity] = Link("0")
            link.clicked.connect(partial(self._choose, gate, severity))
            zero = self._zeros[gate, severity] = QLabel("0")
            zero.setMargin(inset(self))
            set_role(zero, "muted")
            for widget in (link, zero):
                self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignRight)

    def _choose(self, gate: Gate, severity: Severity | None, _checked: bool = False) -> None:
        self.chosen.emit(gate.value, severity.value if severity else "")
