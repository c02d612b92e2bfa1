"""The script for those who work on the program: what it finds missing, when it installs, and how it fails."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev


def dev_script(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = dev.ROOT / "dev.py"
    return subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_help_names_every_command() -> None:
    shown = dev_script("--help")
    assert shown.returncode == 0
    assert all(f"\n    {command} " in shown.stdout for command in ("run", "test", "setup", "lint", "bench"))


@pytest.mark.parametrize("arguments", [(), ("build",), ("lint", "--fix"), ("run", "elsewhere")])
def test_wrong_use_is_told_in_words(arguments: tuple[str, ...]) -> None:
    shown = dev_script(*arguments)
    assert shown.returncode == 2
    assert "dev.py: error: " in shown.stderr
    assert "Traceback" not in shown.stderr


def test_failing_child_ends_the_script_with_its_code() -> None:
    with pytest.raises(SystemExit) as end:
        dev.run(sys.executable, "-c", "raise SystemExit(7)")
    assert end.value.code == 7


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to be killed by")
def test_killed_child_ends_the_script_as_a_shell_would() -> None:
    with pytest.raises(SystemExit) as end:
        dev.run(sys.executable, "-c", "import os; os.kill(os.getpid(), 15)")
    assert end.value.code == 128 + 15


def test_child_runs_in_the_root_folder() -> None:
    dev.run(sys.executable, "-c", f"import os; assert os.getcwd() == {str(dev.ROOT)!r}")


@pytest.mark.parametrize(
    ("platform", "environment", "display"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_display(platform: str, environment: dict[str, str], display: bool) -> None:
    assert dev.has_display(environment, platform) is display


def test_missing_library_is_told_as_its_package() -> None:
    def load(library: str) -> None:
        if library != "libEGL.so.1":
            raise OSError(f"{library}: cannot open shared object file")

    needed = {"libxcb-cursor.so.0": "libxcb-cursor0", "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1"}
    assert dev.missing_packages(needed, load) == ["libgl1", "libxcb-cursor0"]


def test_library_that_no_system_has_is_missing() -> None:
    assert dev.missing_packages({"libno-such-library.so.9": "no-such-library"}) == ["no-such-library"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root folder with what the installation depends on."""
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    (tmp_path / "constraints.txt").write_text("ruff==1", encoding="utf-8")
    return tmp_path


def test_installation_stays_while_nothing_changes(root: Path) -> None:
    assert dev.fingerprint(root) == dev.fingerprint(root)


@pytest.mark.parametrize("file", ["pyproject.toml", "constraints.txt"])
def test_installation_is_renewed_after_a_change(root: Path, file: str) -> None:
    before = dev.fingerprint(root)
    (root / file).write_text("changed", encoding="utf-8")
    assert dev.fingerprint(root) != before


def normalised(requirement: str) -> str:
    """The name in a requirement, as package indexes compare names."""
    name = re.match(r"[\w.-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def pins() -> list[str]:
    lines = (dev.ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {normalised(one) for one in wanted} - {normalised(pin) for pin in pins()} == set()


def test_pin_is_one_exact_version_without_an_address() -> None:
    assert [pin for pin in pins() if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
