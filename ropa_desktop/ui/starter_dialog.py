"""The dialog that begins activities from starting points: what most organisations do with personal data."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import message, translate_plural
from ropa_desktop.law.starter_activities import StarterActivity, starter_activities
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Activity
from ropa_desktop.register.register import Change, apply
from ropa_desktop.register.starters import start
from ropa_desktop.ui import dialogs, look
from ropa_desktop.ui.palette_entries import folded
from ropa_desktop.ui.session import Session
from ropa_desktop.ui.starter_preview import preview

_ID = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


class StarterDialog(QDialog):
    """Adds what is ticked, or else what is shown, as one step."""

    added = Signal(list)
    """The ids of the new activities."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(session.say(message("New from a starting point")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filter = QLineEdit()
        self.tree = QTreeWidget()
        self.preview = QTextBrowser()
        self.organisation = QComboBox()
        self.add_button = QPushButton()
        self._nothing = QLabel(session.say(message("No starting point has all of these words.")))
        self._items: list[QTreeWidgetItem] = []
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._lay_out()
        self._list()
        self.filter.textChanged.connect(self._find)
        self.tree.currentItemChanged.connect(lambda *_: self._show())
        self.tree.itemChanged.connect(lambda *_: self._count())
        self.tree.itemDoubleClicked.connect(self._add_one)
        self._show()
        self.add_button.setDefault(True)  # once it is in the dialog: before, Cancel would be
        self.filter.setFocus()
        dialogs.size_to_text(self, 150, 38)

    def ticked(self) -> list[StarterActivity]:
        """The starting points that are ticked, in the order of the list."""
        return [_starter(item) for item in self._items if item.checkState(0) is Qt.CheckState.Checked]

    def _lay_out(self) -> None:
        session = self._session
        label = QLabel(session.say(message("&Search:")))
        label.setBuddy(self.filter)
        self.filter.setAccessibleName(label.text().replace("&", "").rstrip(":"))
        self.filter.setClearButtonEnabled(True)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(session.say(message("Starting points")))
        self.preview.setAccessibleName(session.say(message("What it fills in")))
        self.preview.setTabChangesFocus(True)
        self.preview.document().setDocumentMargin(look.space(self))
        self.preview.document().setIndentWidth(look.space(self, 2))
        look.set_role(self._nothing, "muted")
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, look.space(self), 0)
        for widget in (label, self.filter, self._nothing, self.tree):
            column.addWidget(widget)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(self.preview)
        panes.setStretchFactor(0, 2)
        panes.setStretchFactor(1, 3)
        review = message(
            "All of it is a suggestion to be reviewed: what you have not confirmed or changed is marked “Not "
            "reviewed”, here and in exports."
        )
        sentence = QLabel(session.say(review))
        sentence.setWordWrap(True)
        outer = QVBoxLayout(self)
        margin = look.space(self, 1.5)
        outer.setContentsMargins(margin, margin, margin, margin)
        outer.setSpacing(look.space(self))
        outer.addWidget(panes, 1)
        outer.addWidget(sentence)
        outer.addWidget(self._whose())
        outer.addWidget(self._buttons())

    def _whose(self) -> QWidget:
        """Asks whose the activities are, where the register has several organisations."""
        session, organisations = self._session, self._session.register.organisations
        self.organisation.addItem(session.say(message("Say it later")), "")
        for one in organisations:
            self.organisation.addItem(session.name(one), one.id)
        label = QLabel(session.say(message("&Organisation:")))
        label.setBuddy(self.organisation)
        asking = QWidget()
        row = QHBoxLayout(asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.organisation)
        row.addStretch()
        asking.setVisible(len(organisations) > 1)
        return asking

    def _buttons(self) -> QDialogButtonBox:
        look.set_role(self.add_button, "primary")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.add_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(lambda: self._add(self._wanted()))
        buttons.rejected.connect(self.reject)
        return buttons

    def _list(self) -> None:
        session, language = self._session, self._session.language
        bold, high = self.font(), QSize(0, look.space(self, 2.8))
        bold.setBold(True)
        begun = {one.origin_reference for one in session.register.activities if one.origin == "template"}
        for term in vocabulary("departments").terms.values():
            group = self._groups[term.id] = QTreeWidgetItem(self.tree, [term.in_language(language)])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFont(0, bold)
            group.setSizeHint(0, high)
        for starter in starter_activities().values():
            group = self._groups[starter.department]
            name = starter.name.in_language(language)
            shown = message("{name} (in the register already)", name=name)
            item = QTreeWidgetItem(group, [session.say(shown) if starter.id in begun else name])
            item.setCheckState(0, Qt.CheckState.Unchecked)
            item.setSizeHint(0, high)
            item.setData(0, _ID, starter.id)
            item.setToolTip(0, item.text(0))
            purposes = [purpose.in_language(language) for purpose in starter.purposes]
            item.setData(0, _WORDS, folded(" ".join([name, group.text(0), *purposes])))
            self._items.append(item)
        order = list(self._groups)
        self._items.sort(key=lambda item: order.index(_starter(item).department))
        self.tree.expandAll()
        self._find("")

    def _find(self, query: str) -> None:
        words = folded(query).split()
        shown = [item for item in self._items if all(word in item.data(0, _WORDS) for word in words)]
        for item in self._items:
            item.setHidden(item not in shown)
        for name, group in self._groups.items():
            group.setHidden(all(_starter(item).department != name for item in shown))
        self._nothing.setVisible(not shown)
        current = self.tree.currentItem()
        if shown and (current is None or current.isHidden() or current.parent() is None):
            self.tree.setCurrentItem(shown[0])

    def _current(self) -> StarterActivity | None:
        item = self.tree.currentItem()
        return _starter(item) if item is not None and item.parent() is not None else None

    def _show(self) -> None:
        current = self._current()
        if current is not None:
            self.preview.setHtml(preview(current, self._session.language))
        self._count()

    def _wanted(self) -> list[StarterActivity]:
        """What would be added now."""
        current = self._current()
        return self.ticked() or ([current] if current is not None else [])

    def _count(self) -> None:
        count = len(self._wanted())
        text = translate_plural(
            "&Add {count} activity", "&Add {count} activities", count, self._session.language
        )
        self.add_button.setText(text.format(count=count))
        self.add_button.setEnabled(bool(count) and not self._session.document.read_only)

    def _add_one(self, item: QTreeWidgetItem) -> None:
        if item.parent() is not None:
            self._add([_starter(item)])

    def _add(self, wanted: Sequence[StarterActivity]) -> None:
        """Begins activities as one step: each from the register with those before it."""
        session = self._session
        session.settle()
        register, changes = session.register, list[Change]()
        for starter in wanted:
            step = start(register, starter, session.language, self.organisation.currentData())
            register = apply(register, step)
            changes += step
        if session.commit(self._what(wanted), changes):
            self.accept()
            self.added.emit([one.record.id for one in changes if isinstance(one.record, Activity)])

    def _what(self, wanted: Sequence[StarterActivity]) -> str:
        if len(wanted) == 1:
            return self._session.say(message("New: {name}", name=wanted[0].name))
        return self._session.say(message("New: {count} activities", count=len(wanted)))


def _starter(item: QTreeWidgetItem) -> StarterActivity:
    return starter_activities()[item.data(0, _ID)]
