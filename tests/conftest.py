"""What all tests share: compiled translations, folders of their own for settings, one fixed Qt application.

Qt is set up only for tests that ask for it through `qapp` or `qtbot`.
"""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import translations
from hypothesis import settings

from ropa_desktop import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"

# The same examples every time, and no limit on how long one takes: a suite must not fail now and then.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")


def pytest_configure() -> None:
    """Compiles the translations, so that plain `pytest` works as well."""
    translations.compile_all()


@pytest.fixture(scope="session", autouse=True)
def _folders_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, data and logs go to a temporary folder, never to those of whoever runs the tests."""
    home = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(variable, str(home / variable.lower()))
        yield


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """The application, with the same style, colours, font and language wherever the tests run."""
    from PySide6.QtCore import QLocale, QStandardPaths, Qt
    from PySide6.QtGui import QFont, QFontDatabase

    import ropa_desktop.ui  # noqa: F401  (what it does for PySide6 must be done before Qt is used much)

    QStandardPaths.setTestModeEnabled(sys.platform != "linux")  # where the variables above are not read
    QLocale.setDefault(QLocale("sv_SE"))
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    qapp.setStyle("Fusion")
    qapp.setPalette(qapp.style().standardPalette())
    qapp.setCursorFlashTime(0)
    # Without fonts of ours every letter may be as wide as the next, and every test of geometry would lie.
    fonts = [
        QFontDatabase.addApplicationFont(str(file)) for file in sorted(paths.resources().glob("fonts/*.ttf"))
    ]
    families = [family for font in fonts for family in QFontDatabase.applicationFontFamilies(font)]
    if families:
        qapp.setFont(QFont(families[0], 10))
    return qapp
