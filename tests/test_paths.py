"""Where the settings and the backups of a user lie, on each system."""

import sys
from pathlib import Path

import pytest

from ropa_desktop import paths


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    for variable in ("APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("system", "folder"),
    [
        ("linux", ".config"),
        ("darwin", "Library/Application Support"),
        ("win32", "AppData/Roaming"),
    ],
)
def test_settings_lie_where_the_system_keeps_them(
    home: Path, monkeypatch: pytest.MonkeyPatch, system: str, folder: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert paths.settings() == home / folder / "ropa_desktop"


@pytest.mark.parametrize(("system", "variable"), [("linux", "XDG_CONFIG_HOME"), ("win32", "APPDATA")])
def test_settings_follow_the_variable_of_the_system(
    home: Path, monkeypatch: pytest.MonkeyPatch, system: str, variable: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv(variable, str(home / "elsewhere"))
    assert paths.settings() == home / "elsewhere" / "ropa_desktop"


@pytest.mark.parametrize(
    ("system", "folder"),
    [
        ("linux", ".local/state"),
        ("darwin", "Library/Application Support"),
        ("win32", "AppData/Local"),
    ],
)
def test_backups_lie_on_the_computer_itself(
    home: Path, monkeypatch: pytest.MonkeyPatch, system: str, folder: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert paths.backups() == home / folder / "ropa-desktop" / "backups"


@pytest.mark.parametrize(("system", "variable"), [("linux", "XDG_STATE_HOME"), ("win32", "LOCALAPPDATA")])
def test_backups_follow_the_variable_of_the_system(
    home: Path, monkeypatch: pytest.MonkeyPatch, system: str, variable: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv(variable, str(home / "elsewhere"))
    assert paths.backups() == home / "elsewhere" / "ropa-desktop" / "backups"


@pytest.mark.parametrize("relative", ["", "settings"])
def test_a_relative_folder_is_ignored(home: Path, monkeypatch: pytest.MonkeyPatch, relative: str) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", relative)
    assert paths.settings() == home / ".config" / "ropa_desktop"
