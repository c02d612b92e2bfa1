"""How the window looks: its colours, light and dark, its type, its spacing, and the style sheet of these."""

from dataclasses import dataclass, fields
from string import Template

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ropa_desktop import paths

TITLE, SECTION, SMALL = 1.6, 1.2, 0.9
"""Sizes of type, as parts of the application's."""
SMALLEST = 9.0
"""No text is set in fewer points than this."""
SELECTED_TEXT = QColor("#ffffff")
_SYSTEM_SIZE = "ropa_system_point_size"  # kept on the application: its own font is the enlarged one


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one palette by what they are for. `accent` is for rings, links and what is chosen;
    `highlight` is the ground of selected rows, under white text.
    """

    window: QColor
    base: QColor
    alternate: QColor
    text: QColor
    muted: QColor
    highlight: QColor
    accent: QColor
    border: QColor
    divider: QColor
    error: QColor
    warning: QColor
    info: QColor
    ok: QColor


LIGHT = Colours(
    window=QColor("#f4f5f7"),
    base=QColor("#ffffff"),
    alternate=QColor("#f8f9fb"),
    text=QColor("#1b1f24"),
    muted=QColor("#57606a"),
    highlight=QColor("#0b57d0"),
    accent=QColor("#0b57d0"),
    border=QColor("#7b848e"),
    divider=QColor("#d0d7de"),
    error=QColor("#b3261e"),
    warning=QColor("#8a5300"),
    info=QColor("#0b57d0"),
    ok=QColor("#146c2e"),
)
DARK = Colours(
    window=QColor("#1e2227"),
    base=QColor("#16191d"),
    alternate=QColor("#1b1f24"),
    text=QColor("#e6e9ec"),
    muted=QColor("#a8b1bb"),
    highlight=QColor("#2f5fa8"),
    accent=QColor("#8ab4f8"),
    border=QColor("#848d97"),
    divider=QColor("#3a4048"),
    error=QColor("#ff8a80"),
    warning=QColor("#ffc46b"),
    info=QColor("#8ab4f8"),
    ok=QColor("#7dd69a"),
)


def colours(palette: QPalette) -> Colours:
    """The colours that belong to a palette, light or dark by its window."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def mixed(ground: QColor, other: QColor, part: float) -> QColor:
    """A ground with a part (0 to 1) of another colour in it."""
    return QColor.fromRgbF(
        ground.redF() + (other.redF() - ground.redF()) * part,
        ground.greenF() + (other.greenF() - ground.greenF()) * part,
        ground.blueF() + (other.blueF() - ground.blueF()) * part,
    )


def _pale(c: Colours) -> QColor:
    """The text of what cannot be used now."""
    return mixed(c.muted, c.window, 0.35)


def palette(dark: bool) -> QPalette:
    """Every role, enabled and disabled, so that Fusion also draws well what the style sheet leaves to it."""
    role = QPalette.ColorRole
    c = DARK if dark else LIGHT
    roles = {
        role.Window: c.window,
        role.WindowText: c.text,
        role.Base: c.base,
        role.AlternateBase: c.alternate,
        role.Text: c.text,
        role.Button: mixed(c.window, c.text, 0.04) if dark else c.base,
        role.ButtonText: c.text,
        role.BrightText: c.error,
        role.PlaceholderText: c.muted,
        role.Highlight: c.highlight,
        role.HighlightedText: SELECTED_TEXT,
        role.Accent: c.accent,
        role.Link: c.accent,
        role.LinkVisited: c.accent,
        role.ToolTipBase: c.base,
        role.ToolTipText: c.text,
        # What bevels, frames and grooves are drawn in, the lightest first.
        role.Light: mixed(c.window, c.text, 0.10) if dark else QColor("#ffffff"),
        role.Midlight: mixed(c.window, c.text, 0.06) if dark else c.alternate,
        role.Mid: c.divider,
        role.Dark: c.border,
        role.Shadow: QColor("#000000") if dark else c.muted,
    }
    pale = _pale(c)
    disabled = {
        **dict.fromkeys((role.WindowText, role.Text, role.ButtonText, role.PlaceholderText), pale),
        **dict.fromkeys((role.Link, role.LinkVisited, role.ToolTipText), pale),
        role.Base: c.window,
        role.Button: c.window,
        role.Highlight: c.divider,
        role.HighlightedText: c.text,
        role.Accent: c.border,
    }
    made = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for each, colour in roles.items():
            of_group = disabled.get(each, colour) if group is QPalette.ColorGroup.Disabled else colour
            made.setColor(group, each, of_group)
    return made


def tinted(colours: Colours, colour: QColor) -> QColor:
    """The ground of a banner: the plain one with a little of a colour in it."""
    return mixed(colours.base, colour, 0.08)


def style_sheet(colours: Colours, font: QFont) -> str:
    """The style sheet of the whole window; its measures follow from the font, and so grow with the text."""
    template = Template((paths.resources() / "look" / "window.qss").read_text(encoding="utf-8"))
    shades = {name: colour.name() for name, colour in _shades(colours).items()}
    return template.substitute(shades, **_measures(font), shade="dark" if colours == DARK else "light")


def _shades(c: Colours) -> dict[str, QColor]:
    """The colours that the style sheet names."""
    return {
        **{field.name: getattr(c, field.name) for field in fields(c)},
        "pale": _pale(c),
        "selected_text": SELECTED_TEXT,
        "on_accent": c.base,
        "accent_hover": mixed(c.accent, c.text, 0.15),
        "accent_pressed": mixed(c.accent, c.text, 0.3),
        "hover": mixed(c.window, c.text, 0.07),
        "pressed": mixed(c.window, c.text, 0.14),
        "checked": mixed(c.window, c.accent, 0.18),
        "error_ground": tinted(c, c.error),
        "warning_ground": tinted(c, c.warning),
        "info_ground": tinted(c, c.info),
        "ok_ground": tinted(c, c.ok),
    }


def _measures(font: QFont) -> dict[str, float]:
    """The sizes that the style sheet names: points for type, pixels for all else.

    What has a focused twin has a line of 1 pixel around it, and of 2 when focused: nothing moves.
    """
    points = _points(font)
    line = QFontMetrics(font).lineSpacing()
    across, along = round(line * 0.4), max(3, round(line * 0.2))
    indicator, scroll_bar = max(14, round(line * 0.8)), max(12, round(line * 0.65))
    ring, tight, wide = indicator // 4 + 1, max(2, round(line * 0.12)), round(line * 0.7)
    return {
        "title_size": _scaled(points, TITLE),
        "section_size": _scaled(points, SECTION),
        "small_size": _scaled(points, SMALL),
        "radius": max(3, round(line * 0.2)),
        "wide_radius": max(5, round(line * 0.36)),
        "chip_radius": round(line * 0.6),
        "across": across,
        "across_focused": across - 1,
        "text_start": across + 2,  # what Qt adds inside a line edit, and not in a combo box
        "text_start_focused": across + 1,
        "along": along,
        "along_focused": along - 1,
        "tight": tight,
        "chip_along": tight - 1,
        "wide": wide,
        "wide_focused": wide - 1,
        "row": line + 2 * tight,
        "arrow": round(line * 1.1),
        "chevron": round(line * 0.7),
        "small_chevron": round(line * 0.5),
        "indicator": indicator,
        "dot": indicator + 2 - 2 * ring,
        "dot_ring": ring,
        "dot_radius": indicator // 2 + 1,
        "scroll_bar": scroll_bar,
        "scroll_radius": scroll_bar // 2 - 3,
        "icon": _icon_size(line),
    }


def apply(application: QApplication, *, dark: bool, text_size: int) -> None:
    """Gives the whole application its look; the text size is in per cent of the system's own."""
    if application.property(_SYSTEM_SIZE) is None:
        application.setProperty(_SYSTEM_SIZE, _points(application.font()))
        application.setStyle("Fusion")
        QDir.addSearchPath("look", str(paths.resources() / "look"))
    font = application.font()
    font.setPointSizeF(max(SMALLEST, application.property(_SYSTEM_SIZE) * text_size / 100))
    application.setPalette(palette(dark))
    application.setFont(font)
    application.setStyleSheet(style_sheet(DARK if dark else LIGHT, font))


def system_is_dark(application: QApplication) -> bool:
    """Whether the system asks for dark windows; one that does not say is light."""
    return application.styleHints().colorScheme() is Qt.ColorScheme.Dark


def set_role(widget: QWidget, role: str) -> None:
    """What a widget is in the style sheet: "title", "section", "parts", "muted", "hint", "link", "chip",
    "primary", "tile", "banner" or "card".
    """
    _set_property(widget, "role", role)


def set_severity(widget: QWidget, severity: str) -> None:
    """How a widget is coloured: as a `Severity`, "ok" or "" for none."""
    _set_property(widget, "severity", str(severity))  # plain text: Qt does not see that an enum is one


def _set_property(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)  # the style sheet reads properties only when a widget is polished
        widget.style().polish(widget)


def literal(text: str) -> str:
    """A text for a button or a menu that shows it as it stands: there, & marks the letter after it."""
    return text.replace("&", "&&")


def title_font(widget: QWidget) -> QFont:
    """The font of what stands on top of a page."""
    return _font(widget, TITLE, QFont.Weight.DemiBold)


def section_font(widget: QWidget) -> QFont:
    """The font of what stands on top of a section."""
    return _font(widget, SECTION, QFont.Weight.DemiBold)


def small_font(widget: QWidget) -> QFont:
    """The font of hints."""
    return _font(widget, SMALL, QFont.Weight.Normal)


def space(widget: QWidget, steps: float = 1) -> int:
    """A distance in pixels, counted in steps of half a line of the application's text."""
    return round(QFontMetrics(QApplication.font(widget)).lineSpacing() * steps / 2)


def row_height(widget: QWidget) -> int:
    """The height in pixels of a row of a table."""
    return round(QFontMetrics(QApplication.font(widget)).height() * 1.9)


def icon_size(widget: QWidget) -> int:
    """The width in pixels of an icon beside text, one of those that icons are drawn in."""
    return _icon_size(QFontMetrics(QApplication.font(widget)).lineSpacing())


def _icon_size(line: int) -> int:
    return max(16, round(line / 4) * 4)


def _font(widget: QWidget, scale: float, weight: QFont.Weight) -> QFont:
    font = QFont(QApplication.font(widget))
    font.setPointSizeF(_scaled(_points(font), scale))
    font.setWeight(weight)
    return font


def _scaled(points: float, scale: float) -> float:
    return max(SMALLEST, round(points * scale, 1))


def _points(font: QFont) -> float:
    """The size of a font in points, also of one that was set in pixels."""
    return font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()
