"""The look of the window: contrast, type and spacing, and what the style sheet draws, light and dark."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QFont, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ropa_desktop import paths
from ropa_desktop.checks.finding import Severity
from ropa_desktop.ui import look
from ropa_desktop.ui.look import DARK, LIGHT, Colours

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
LIGHT_AND_DARK = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application, given back its own look afterwards."""
    palette, font, folders = qapp.palette(), qapp.font(), QDir.searchPaths("look")
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setProperty("ropa_system_point_size", None)
    QDir.setSearchPaths("look", folders)


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, as WCAG 2 counts it: 1 to 21."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(colours: Colours) -> tuple[QColor, ...]:
    return colours.window, colours.base, colours.alternate


def test_contrast_is_counted_as_the_guidelines_do() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize("name", ["text", "muted", "accent", "error", "warning", "info", "ok"])
def test_text_can_be_read_on_every_ground(colours: Colours, name: str) -> None:
    assert all(contrast(getattr(colours, name), ground) >= 4.5 for ground in grounds(colours))


@BOTH
@pytest.mark.parametrize("name", ["border", "accent", "error", "warning"])
def test_borders_and_rings_can_be_seen_on_every_ground(colours: Colours, name: str) -> None:
    assert all(contrast(getattr(colours, name), ground) >= 3 for ground in grounds(colours))


@BOTH
@pytest.mark.parametrize("name", ["text", "error", "warning", "info", "ok"])
def test_banners_can_be_read(colours: Colours, name: str) -> None:
    severities = ("error", "warning", "info", "ok") if name == "text" else (name,)
    banners = [look.tinted(colours, getattr(colours, severity)) for severity in severities]
    assert all(contrast(getattr(colours, name), banner) >= 4.5 for banner in banners)


@BOTH
def test_what_is_selected_or_filled_can_be_read(colours: Colours) -> None:
    assert contrast(look.SELECTED_TEXT, colours.highlight) >= 4.5
    assert contrast(colours.base, colours.accent) >= 4.5  # a primary button


@LIGHT_AND_DARK
def test_palette_has_every_role_in_every_group(dark: bool) -> None:
    palette = look.palette(dark)
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
    roles = set(QPalette.ColorRole) - {QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles}
    assert {r for r in roles for g in groups if not palette.isBrushSet(g, r)} == set()


@LIGHT_AND_DARK
def test_colours_belong_to_their_palette(dark: bool) -> None:
    assert look.colours(look.palette(dark)) == (DARK if dark else LIGHT)


@LIGHT_AND_DARK
def test_disabled_text_is_paler_but_not_gone(dark: bool) -> None:
    palette = look.palette(dark)
    window = palette.color(QPalette.ColorRole.Window)
    enabled = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    assert 2 < contrast(disabled, window) < contrast(enabled, window) / 2


@pytest.mark.usefixtures("qapp")
@BOTH
@pytest.mark.parametrize("points", [8.0, 10.0, 20.0])
def test_style_sheet_sets_type_in_points_and_never_small(colours: Colours, points: float) -> None:
    font = QFont("Noto Sans")
    font.setPointSizeF(points)
    sizes = re.findall(r"font-size: ([\d.]+)(\w+)", look.style_sheet(colours, font))
    assert len(sizes) == 3
    assert all(unit == "pt" and float(size) >= 9 for size, unit in sizes)


@pytest.mark.usefixtures("qapp")
@BOTH
def test_every_picture_of_the_style_sheet_exists(colours: Colours) -> None:
    pictures = re.findall(r"url\(look:(.+?)\)", look.style_sheet(colours, QFont("Noto Sans", 10)))
    folder = paths.resources() / "look"
    assert pictures
    assert {name for name in pictures if not (folder / name).is_file()} == set()


def test_fields_and_buttons_grow_with_the_text(application: QApplication, qtbot: QtBot) -> None:
    heights: dict[int, list[int]] = {}
    for size in (100, 200):
        look.apply(application, dark=False, text_size=size)
        for made in (QLineEdit(), QPushButton("x"), QComboBox(), QCheckBox("x")):
            qtbot.addWidget(made)
            heights.setdefault(size, []).append(made.sizeHint().height())
    assert all(high >= 24 for high in heights[100])
    assert all(large > 1.7 * high for high, large in zip(heights[100], heights[200], strict=True))


@pytest.mark.parametrize("size", [80, 100, 200])
def test_fonts_are_never_under_nine_points(application: QApplication, qtbot: QtBot, size: int) -> None:
    look.apply(application, dark=False, text_size=size)
    widget = QWidget()
    qtbot.addWidget(widget)
    fonts = (application.font(), look.small_font(widget), look.section_font(widget), look.title_font(widget))
    assert all(font.pointSizeF() >= 9 for font in fonts)


def test_text_size_is_of_the_system_s_and_not_of_the_last_one(application: QApplication) -> None:
    before = application.font().pointSizeF()
    look.apply(application, dark=False, text_size=200)
    look.apply(application, dark=False, text_size=150)
    assert application.font().pointSizeF() == pytest.approx(before * 1.5)


def test_space_is_counted_in_half_lines(application: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert look.space(widget, 2) == pytest.approx(widget.fontMetrics().lineSpacing(), abs=1)
    before = look.space(widget)
    look.apply(application, dark=False, text_size=200)
    assert look.space(widget) == pytest.approx(2 * before, abs=2)


def test_a_system_that_does_not_say_is_light(application: QApplication) -> None:
    assert not look.system_is_dark(application)


def checked(box: QCheckBox | QRadioButton) -> QWidget:
    box.setChecked(True)
    return box


def a_tab_bar() -> QTabBar:
    bar = QTabBar()
    bar.addTab("One")
    bar.addTab("Two")
    return bar


FOCUSABLE: dict[str, Callable[[], QWidget]] = {
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "combo": QComboBox,
    "number": QSpinBox,
    "date": QDateEdit,
    "button": lambda: QPushButton("Button"),
    "tool": QToolButton,
    "check box": lambda: QCheckBox("Box"),
    "radio button": lambda: QRadioButton("Button"),
    "list": QListWidget,
    "tree": QTreeWidget,
    "table": lambda: QTableWidget(2, 2),
    "tabs": a_tab_bar,
}


def coloured(image: QImage, colour: QColor, near: float = 0.005) -> int:
    """How many pixels have a colour, or one so near that each part differs by no more than a share of the
    whole; curves are drawn in between the colours of both their sides.
    """

    def is_near(pixel: QColor) -> bool:
        red, green = pixel.redF() - colour.redF(), pixel.greenF() - colour.greenF()
        return max(abs(red), abs(green), abs(pixel.blueF() - colour.blueF())) <= near

    return sum(is_near(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height()))


@LIGHT_AND_DARK
@pytest.mark.parametrize("kind", FOCUSABLE)
def test_focus_is_a_ring_in_the_accent(
    application: QApplication, qtbot: QtBot, kind: str, dark: bool
) -> None:
    look.apply(application, dark=dark, text_size=100)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    other, widget = QLineEdit(), FOCUSABLE[kind]()
    for each in (other, widget):
        column.addWidget(each)
    widget.setFixedSize(90, 34)
    window.show()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    accent = look.colours(application.palette()).accent
    before = coloured(widget.grab().toImage(), accent)
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    around = 2 * 60 if kind == "tabs" else 2 * 90  # the ring is around one tab
    assert coloured(widget.grab().toImage(), accent) - before > around


@LIGHT_AND_DARK
@pytest.mark.parametrize(
    ("kind", "make"), [("line", QLineEdit), ("combo", QComboBox), ("button", lambda: QPushButton("Button"))]
)
def test_focus_moves_nothing(
    application: QApplication, qtbot: QtBot, kind: str, make: Callable[[], QWidget], dark: bool
) -> None:
    look.apply(application, dark=dark, text_size=100)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    other, widget = QLineEdit(), make()
    for each in (other, widget):
        column.addWidget(each)
    window.show()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before = widget.sizeHint(), widget.contentsRect()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    assert (widget.sizeHint(), widget.contentsRect()) == before, kind


@LIGHT_AND_DARK
@pytest.mark.parametrize("box", [QCheckBox, QRadioButton])
def test_boxes_can_be_seen_ticked_or_not(
    application: QApplication, qtbot: QtBot, box: type[QCheckBox] | type[QRadioButton], dark: bool
) -> None:
    look.apply(application, dark=dark, text_size=100)
    colours = look.colours(application.palette())
    plain, ticked = box(), checked(box())
    for made in (plain, ticked):
        qtbot.addWidget(made)
    assert coloured(plain.grab().toImage(), colours.border, near=0.15) > 10
    assert coloured(plain.grab().toImage(), colours.accent) == 0
    assert coloured(ticked.grab().toImage(), colours.accent) > 10


@LIGHT_AND_DARK
def test_a_ticked_box_shows_a_tick(application: QApplication, qtbot: QtBot, dark: bool) -> None:
    look.apply(application, dark=dark, text_size=200)
    box = QCheckBox()
    qtbot.addWidget(box)
    checked(box)
    image = box.grab().toImage()
    inside = image.copy(image.rect().adjusted(8, 8, -8, -8))
    assert coloured(inside, look.SELECTED_TEXT) > 20


@LIGHT_AND_DARK
@pytest.mark.parametrize("make", [QComboBox, QSpinBox])
def test_what_opens_or_counts_shows_its_arrow(
    application: QApplication, qtbot: QtBot, make: Callable[[], QWidget], dark: bool
) -> None:
    look.apply(application, dark=dark, text_size=200)
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(200, widget.sizeHint().height())
    image = widget.grab().toImage()
    right = image.copy(140, 8, 54, image.height() - 16)
    ground = look.colours(application.palette()).base
    assert coloured(right, ground) < right.width() * right.height() - 20


def test_roles_and_severities_take_effect_at_once(application: QApplication, qtbot: QtBot) -> None:
    look.apply(application, dark=False, text_size=100)
    label = QLabel("Text")
    qtbot.addWidget(label)
    label.show()
    height = label.sizeHint().height()
    look.set_role(label, "title")
    look.set_severity(label, Severity.ERROR)
    assert label.sizeHint().height() > 1.4 * height
    assert label.palette().color(QPalette.ColorRole.WindowText) == LIGHT.error
    look.set_severity(label, "")
    assert label.palette().color(QPalette.ColorRole.WindowText) == LIGHT.text
