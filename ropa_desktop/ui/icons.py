"""The program's own line icons, in the colours of the palette and sharp at the sizes the window asks for."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ropa_desktop import paths
from ropa_desktop.checks.finding import Severity
from ropa_desktop.ui import look

# Multiples of four, as `look.icon_size` gives them, and their doubles for screens of two pixels a point.
SIZES = (16, 20, 24, 28, 32, 36, 40, 48, 64, 72)
APPLICATION_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, palette: QPalette, colour: QColor | None = None) -> QIcon:
    """An icon in a colour, else that of text; in that of text also where it is disabled or selected."""
    normal = colour or palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    selected = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)
    return _icon(name, normal.name(), disabled.name(), selected.name())


def severity_icon(severity: Severity | None, palette: QPalette) -> QIcon:
    """The shape and colour of a severity; none at all is a tick: nothing is missing."""
    colours = look.colours(palette)
    match severity:
        case Severity.ERROR:
            return icon("severity-error", palette, colours.error)
        case Severity.WARNING:
            return icon("severity-warning", palette, colours.warning)
        case Severity.INFO:
            return icon("severity-info", palette, colours.info)
        case None:
            return icon("severity-ok", palette, colours.ok)


@cache
def application_icon() -> QIcon:
    """The icon of the program itself, in its own colours."""
    made = QIcon()
    drawing = _drawing("ropa-desktop")
    for size in APPLICATION_SIZES:
        made.addPixmap(_drawn(drawing, size))
    return made


@cache
def _icon(name: str, normal: str, disabled: str, selected: str) -> QIcon:
    made = QIcon()
    drawing = _drawing(name)
    for size in SIZES:
        shape = _drawn(drawing, size)
        made.addPixmap(_painted(shape, normal), QIcon.Mode.Normal)
        made.addPixmap(_painted(shape, disabled), QIcon.Mode.Disabled)
        made.addPixmap(_painted(shape, selected), QIcon.Mode.Selected)
    return made


def _drawing(name: str) -> QSvgRenderer:
    """The drawing in resources/icons. Raises FileNotFoundError where there is none of that name."""
    return QSvgRenderer(QByteArray((paths.resources() / "icons" / f"{name}.svg").read_bytes()))


def _drawn(drawing: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _painted(shape: QPixmap, colour: str) -> QPixmap:
    """A shape all in one colour: "currentColor" of the drawings is black where nobody says another."""
    pixmap = QPixmap(shape)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    return pixmap
