"""The places of the window as a tree: how many records each holds, and the worst that is said of them."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem

from ropa_desktop.checks.finding import Severity
from ropa_desktop.i18n import Message, message
from ropa_desktop.register.records import Activity
from ropa_desktop.ui.icons import icon, severity_icon
from ropa_desktop.ui.look import row_height
from ropa_desktop.ui.places import PLACES, Place
from ropa_desktop.ui.session import Session

_KEY = Qt.ItemDataRole.UserRole


class Navigation(QTreeWidget):
    """Tells which place the user wants to see."""

    place_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(self.fontMetrics().averageCharWidth() * 2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setAccessibleName(session.say(message("Navigation")))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.ResizeToContents)
        for place in PLACES:
            parent = self._items.get(place.below)
            item = QTreeWidgetItem(parent) if parent is not None else QTreeWidgetItem(self)
            item.setText(0, session.say(Message(place.title)))
            item.setToolTip(0, item.text(0))
            item.setIcon(0, icon(place.icon, self.palette()))
            item.setData(0, _KEY, place.key)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setSizeHint(0, QSize(0, row_height(self) * 9 // 10))
            self._items[place.key] = item
        self.expandAll()
        self.currentItemChanged.connect(self._tell)
        session.stepped.connect(self.count)
        session.judged.connect(self.judge)
        self.count()
        self.judge()

    def show_place(self, key: str) -> None:
        """Marks a place as the one that is shown."""
        self.blockSignals(True)
        self.setCurrentItem(self._items[key])
        self.blockSignals(False)

    def count(self) -> None:
        """Shows how many records each place holds."""
        for place in PLACES:
            if place.type_name and place.key != "register":
                self._items[place.key].setText(1, str(self._number(place)))

    def judge(self) -> None:
        """Shows what is said of the records of each place, and how much there is to do."""
        worst = self._worst_by_type()
        for place in PLACES:
            if place.type_name:
                self._mark(self._items[place.key], worst.get(place.key))
        findings = self._session.findings
        self._items["findings"].setText(1, str(len(findings)) if findings else "")
        self._mark(self._items["findings"], min((one.severity for one in findings), key=_rank, default=None))

    def _number(self, place: Place) -> int:
        register = self._session.register
        if not place.roles:
            return len(register.table(place.type_name).by_id)
        return sum(1 for one in register.activities if one.role in place.roles)

    def _worst_by_type(self) -> Mapping[str, Severity]:
        """The worst severity by place."""
        worst: dict[str, Severity] = {}
        activities = self._session.register.table("activity").by_id
        for one in self._session.findings:
            keys = ["activity"] if one.activity else [one.record_type]
            activity = activities.get(one.activity)
            if isinstance(activity, Activity):
                keys.append("processor" if activity.role == "processor" else "controller")
            if one.record_type == "transfer":
                keys.append("transfer")
            for key in keys:
                worst[key] = min(worst.get(key, one.severity), one.severity, key=_rank)
        return worst

    def _mark(self, item: QTreeWidgetItem, worst: Severity | None) -> None:
        if worst is None:
            item.setData(1, Qt.ItemDataRole.DecorationRole, None)
            item.setToolTip(1, "")
        else:
            item.setIcon(1, severity_icon(worst, self.palette()))
            item.setToolTip(1, self._session.say(worst))
        name = item.text(0)
        said = [name, item.text(1), self._session.say(worst) if worst else ""]
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, said)))

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.place_asked.emit(item.data(0, _KEY))


def _rank(severity: Severity) -> int:
    return list(Severity).index(severity)
