"""The table of texts that were found: each with a tick, its place, and how it reads before and after."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ropa_desktop.i18n import message
from ropa_desktop.register.bulk_edits import Occurrence
from ropa_desktop.register.fields import Part, type_of
from ropa_desktop.register.referable import root_of
from ropa_desktop.ui.labels import label_of
from ropa_desktop.ui.look import colours, mixed
from ropa_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
Spans = Sequence[tuple[int, int]]

WHERE, FIELD, BEFORE, AFTER = range(4)
SPANS = Qt.ItemDataRole.UserRole + 1
"""The places in a text that are marked."""

_NO_INDEX = QModelIndex()
_LEAD, _LENGTH = 16, 160
"""Characters that are shown before what was found, and in all."""


class OccurrenceTable(QAbstractTableModel):
    """One row a text. Ticks are kept by where a text stands, so that they outlive another search."""

    ticked_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._found: Sequence[Occurrence] = ()
        self._replacement = ""
        self._left_out: set[tuple[str, str, int | None]] = set()
        titles = (message("Where"), message("Field"), message("Before"), message("After"))
        self._titles = [session.say(title) for title in titles]

    @property
    def found(self) -> Sequence[Occurrence]:
        return self._found

    @property
    def ticked(self) -> list[Occurrence]:
        """What is to be replaced."""
        return [one for one in self._found if _key(one) not in self._left_out]

    def show_found(self, found: Sequence[Occurrence], *, keep_ticks: bool) -> None:
        self.beginResetModel()
        self._found = found
        self._left_out = {_key(one) for one in found} & self._left_out if keep_ticks else set()
        self.endResetModel()
        self.ticked_changed.emit()

    def show_replacement(self, replacement: str) -> None:
        self._replacement = replacement
        if self._found:
            self.dataChanged.emit(self.index(0, AFTER), self.index(len(self._found) - 1, AFTER))

    def tick_all(self, *, ticked: bool) -> None:
        self._left_out = set() if ticked else {_key(one) for one in self._found}
        if self._found:
            self.dataChanged.emit(self.index(0, WHERE), self.index(len(self._found) - 1, AFTER))
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        checkable = Qt.ItemFlag.ItemIsUserCheckable if index.column() == WHERE else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | checkable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one, column = self._found[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(one, column)[0] if column >= BEFORE else self._place(one, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._place(one, column) if column < BEFORE else self._whole(one, column)[0]
            case Qt.ItemDataRole.CheckStateRole if column == WHERE:
                return Qt.CheckState.Unchecked if _key(one) in self._left_out else Qt.CheckState.Checked
            case _ if role == SPANS and column >= BEFORE:
                return self._shown(one, column)[1]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != WHERE:
            return False
        key = _key(self._found[index.row()])
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(key)
        else:
            self._left_out.add(key)
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True

    def _place(self, one: Occurrence, column: int) -> str:
        session = self._session
        if column == WHERE:
            return label_of(session.register, root_of(session.register, one.record), session.language)
        field = one.field.label_in(session.language)
        kind = type_of(one.record).label_in(session.language)
        return f"{kind}: {field}" if isinstance(one.record, Part) and kind != field else field

    def _shown(self, one: Occurrence, column: int) -> tuple[str, Spans]:
        return excerpt(*self._whole(one, column))

    def _whole(self, one: Occurrence, column: int) -> tuple[str, Spans]:
        return (one.before, one.spans) if column == BEFORE else replaced(one, self._replacement)


class MarkedText(QStyledItemDelegate):
    """Draws texts with what was found in them marked, by weight as well as by colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        spans = index.data(SPANS)
        if not spans:
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        widget: QWidget | None = shown.widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, widget)
        area.adjust(shown.fontMetrics.descent(), 0, -shown.fontMetrics.descent(), 0)
        selected = bool(shown.state & QStyle.StateFlag.State_Selected)
        layout = QTextLayout(text, shown.font)
        layout.setFormats([_marked(span, shown.palette, selected) for span in spans])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(10 * area.width() + 1)  # what does not fit is cut off
        layout.endLayout()
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.save()
        painter.setClipRect(area)
        painter.setPen(shown.palette.color(role))
        layout.draw(painter, QPointF(area.x(), area.y() + (area.height() - line.height()) / 2))
        painter.restore()


def excerpt(text: str, spans: Spans) -> tuple[str, Spans]:
    """The part of a text around the first place that is marked, on one line, with the places in it."""
    text = "".join(" " if sign.isspace() else sign for sign in text)
    begin = max(0, spans[0][0] - _LEAD)
    end = begin + _LENGTH
    cut = "…" if begin else ""
    moved = [
        (start - begin + len(cut), min(stop, end) - begin + len(cut)) for start, stop in spans if start < end
    ]
    return f"{cut}{text[begin:end]}{'…' if end < len(text) else ''}", moved


def replaced(one: Occurrence, replacement: str) -> tuple[str, Spans]:
    """The text of an occurrence with every place replaced, and where the replacements stand in it."""
    text, spans, end = "", [], 0
    for start, stop in one.spans:
        text += one.before[end:start]
        spans.append((len(text), len(text) + len(replacement)))
        text += replacement
        end = stop
    return text + one.before[end:], spans


def _marked(span: tuple[int, int], palette: QPalette, selected: bool) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = span[0], span[1] - span[0]
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    if not selected:
        known = colours(palette)
        form.setBackground(mixed(known.base, known.accent, 0.22))
    made.format = form
    return made


def _key(one: Occurrence) -> tuple[str, str, int | None]:
    return one.record.id, one.field.name, one.item
