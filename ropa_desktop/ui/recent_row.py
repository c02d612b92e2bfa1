"""A row of the list of recent registers: what is said of a file, and how it is painted."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ropa_desktop.checks.finding import Severity
from ropa_desktop.i18n import Language, translate, translate_plural
from ropa_desktop.ui import look
from ropa_desktop.ui.icons import severity_icon
from ropa_desktop.ui.recent import RecentFile

STATUS_ROLE = Qt.ItemDataRole.UserRole + 1
"""Where an item of the list keeps its `Status`; its text is whose register it is."""

Index = QModelIndex | QPersistentModelIndex


class Status:
    """What is said of a file: where it lies, when it was open, and what was in it then."""

    def __init__(self, file: RecentFile, missing: bool, language: Language) -> None:
        path = Path(file.path)
        self.place = f"{path.name} — {path.parent}"
        self.when = _when(file.opened, language)
        self.missing = missing
        if missing:
            self.severity: Severity | None = Severity.WARNING
            self.counts = ""
            self.verdict = translate("Not found", language)
        else:
            self.severity = Severity.ERROR if file.errors else None
            activities = translate_plural("{count} activity", "{count} activities", file.activities, language)
            self.counts = activities.format(count=file.activities)
            self.verdict = _errors(file.errors, language)

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.place, self.verdict, self.counts, self.when)))


class RowPainter(QStyledItemDelegate):
    """Paints a row in two lines: whose and when; file, folder, number of activities and of errors."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = _section(option).height() + option.fontMetrics.height()
        return QSize(option.fontMetrics.averageCharWidth() * 40, lines + look.space(option.widget, 1.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        organisation, row.text = row.text, ""
        row.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        status: Status = index.data(STATUS_ROLE)
        across, along = look.space(row.widget), look.space(row.widget, 0.7)
        area = row.rect.adjusted(across, along, -across, -along)
        first, second = QRect(area), QRect(area)
        first.setHeight(_section(row).height())
        second.setTop(first.bottom() + 1)
        painter.save()
        self._paint_first(painter, first, organisation, status, row)
        self._paint_second(painter, second, status, row)
        painter.restore()

    def _paint_first(
        self, painter: QPainter, area: QRect, organisation: str, status: Status, row: QStyleOptionViewItem
    ) -> None:
        text, muted = _inks(row)
        painter.setPen(muted)
        area = _from_right(painter, area, status.when, row.font)
        painter.setPen(muted if status.missing else text)
        font = look.section_font(row.widget)
        _elided(painter, area, organisation, font, Qt.TextElideMode.ElideRight)

    def _paint_second(
        self, painter: QPainter, area: QRect, status: Status, row: QStyleOptionViewItem
    ) -> None:
        text, muted = _inks(row)
        painter.setPen(text)
        area = _from_right(painter, area, status.verdict, row.font)
        size = look.icon_size(row.widget)
        place = QRect(area.right() - size, area.center().y() - size // 2, size, size)
        mode = QIcon.Mode.Selected if _is_selected(row) else QIcon.Mode.Normal
        severity_icon(status.severity, row.palette).paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        painter.setPen(muted)
        area.adjust(0, 0, -2 * size, 0)
        if area.width() > 3 * row.fontMetrics.horizontalAdvance(status.counts):  # the place says more
            area = _from_right(painter, area, status.counts, row.font)
        _elided(painter, area, status.place, row.font, Qt.TextElideMode.ElideMiddle)


def _section(option: QStyleOptionViewItem) -> QFontMetrics:
    return QFontMetrics(look.section_font(option.widget))


def _is_selected(row: QStyleOptionViewItem) -> bool:
    return bool(row.state & QStyle.StateFlag.State_Selected)


def _inks(row: QStyleOptionViewItem) -> tuple[QColor, QColor]:
    """The colours of plain and of muted text on the ground of a row."""
    colours = look.colours(row.palette)
    if _is_selected(row):
        chosen = row.palette.color(QPalette.ColorRole.HighlightedText)
        return chosen, chosen
    return colours.text, colours.muted


def _from_right(painter: QPainter, area: QRect, text: str, font: QFont) -> QRect:
    """Writes a text at the right edge, and returns what is left of the area."""
    painter.setFont(font)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    metrics = QFontMetrics(font)
    taken = metrics.horizontalAdvance(text) + metrics.averageCharWidth() * 2 if text else 0
    return area.adjusted(0, 0, -taken, 0)


def _elided(painter: QPainter, area: QRect, text: str, font: QFont, mode: Qt.TextElideMode) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(text, mode, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _errors(count: int, language: Language) -> str:
    if not count:
        return translate("No errors", language)
    return translate_plural("{count} error", "{count} errors", count, language).format(count=count)


def _when(opened: str, language: Language) -> str:
    """A time as it is said soon after: by the hour today and yesterday, by the date before that."""
    try:
        at = datetime.fromisoformat(opened).astimezone()
    except ValueError:
        return ""
    now = datetime.now(tz=UTC).astimezone()
    if at.date() == now.date():
        return translate("today {time}", language).format(time=f"{at:%H:%M}")
    if at.date() == (now - timedelta(days=1)).date():
        return translate("yesterday {time}", language).format(time=f"{at:%H:%M}")
    return f"{at:%Y-%m-%d}"
