"""A wheel holds what the program reads beside its code, where `paths` looks for it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import translations

from ropa_desktop import paths
from ropa_desktop.i18n import translate


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a wheel, unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=translations.ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_wheel_has_every_resource(installed: Path) -> None:
    here = {file.relative_to(paths.resources()) for file in paths.resources().rglob("*") if file.is_file()}
    there = installed / "ropa_desktop" / "resources"
    assert {file.relative_to(there) for file in there.rglob("*") if file.is_file()} == here


def test_wheel_reads_its_own_swedish(installed: Path) -> None:
    program = (
        "from ropa_desktop import i18n, paths; "
        "print(paths.translations(), i18n.translate('Activity', 'sv'), sep='\\n')"
    )
    shown = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=installed,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    folder, text = shown.stdout.splitlines()
    assert Path(folder) == installed / "ropa_desktop" / "i18n"
    assert text == translate("Activity", "sv") != "Activity"


def test_wheel_holds_nothing_but_the_program(installed: Path) -> None:
    names = {file.name for file in installed.iterdir()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"ropa_desktop"}
