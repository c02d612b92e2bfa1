"""The program's icons: drawn in the colours of the palette, sharp, and told apart by their shapes."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette

from ropa_desktop import paths
from ropa_desktop.checks.finding import Severity
from ropa_desktop.ui import icons, look

pytestmark = pytest.mark.usefixtures("qapp")

OWN_COLOURS = "ropa-desktop"
FILES = sorted(file for file in (paths.resources() / "icons").glob("*.svg") if file.stem != OWN_COLOURS)
LIGHT_AND_DARK = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def image_of(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, size: int = 24) -> QImage:
    return icon.pixmap(QSize(size, size), 1.0, mode).toImage()


def colours_of(image: QImage) -> set[str]:
    """The colours of what is wholly covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def shape_of(image: QImage) -> tuple[bool, ...]:
    """Which pixels are covered, whatever their colour."""
    return tuple(image.pixelColor(x, y).alpha() > 127 for x in range(24) for y in range(24))


def test_there_are_icons_enough() -> None:
    assert len(FILES) > 45


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_icon_is_drawn_in_no_colour_but_the_palette_s(file: Path) -> None:
    drawing = ElementTree.parse(file).getroot()  # noqa: S314 - our own file
    used = {part.get(name) for part in drawing.iter() for name in ("fill", "stroke")} - {None}
    assert used <= {"none", "currentColor"}
    assert drawing.get("viewBox") == "0 0 24 24"
    assert not [part for part in drawing.iter() if part.get("style") or part.get("class")]


@LIGHT_AND_DARK
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_icon_is_drawn_in_the_colours_of_the_palette(file: Path, dark: bool) -> None:
    palette = look.palette(dark)
    icon = icons.icon(file.stem, palette)
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for mode, colour in (
        (QIcon.Mode.Normal, palette.color(group.Active, role.WindowText)),
        (QIcon.Mode.Disabled, palette.color(group.Disabled, role.WindowText)),
        (QIcon.Mode.Selected, palette.color(group.Active, role.HighlightedText)),
    ):
        assert colours_of(image_of(icon, mode, size=64)) == {colour.name()}


def test_icon_takes_a_colour() -> None:
    assert colours_of(image_of(icons.icon("check", look.palette(False), QColor("#123456")))) == {"#123456"}


def test_icon_is_made_once_for_each_colour() -> None:
    light, dark = look.palette(False), look.palette(True)
    assert icons.icon("check", light).cacheKey() == icons.icon("check", light).cacheKey()
    assert icons.icon("check", light).cacheKey() != icons.icon("check", dark).cacheKey()


@pytest.mark.parametrize("size", [16, 20, 24, 32, 36])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_icon_is_drawn_for_each_screen_and_not_stretched(size: int, ratio: float) -> None:
    pixmap = icons.icon("search", look.palette(False)).pixmap(QSize(size, size), ratio)
    assert pixmap.width() == size * ratio
    assert int(size * ratio) in icons.SIZES


def test_an_icon_that_nobody_drew_is_a_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon", look.palette(False))


@LIGHT_AND_DARK
def test_severities_differ_by_shape_alone(dark: bool) -> None:
    palette = look.palette(dark)
    shapes = {shape_of(image_of(icons.severity_icon(s, palette))) for s in (*Severity, None)}
    assert len(shapes) == len(Severity) + 1


@LIGHT_AND_DARK
@pytest.mark.parametrize("severity", Severity)
def test_severity_has_the_colour_of_its_name(severity: Severity, dark: bool) -> None:
    palette = look.palette(dark)
    colour: QColor = getattr(look.colours(palette), severity.value)
    assert colours_of(image_of(icons.severity_icon(severity, palette))) == {colour.name()}


def test_application_icon_has_sizes_for_bars_and_desktops() -> None:
    icon = icons.application_icon()
    assert {QSize(16, 16), QSize(32, 32), QSize(256, 256)} <= set(icon.availableSizes())
    assert len(colours_of(image_of(icon, size=64))) > 2
