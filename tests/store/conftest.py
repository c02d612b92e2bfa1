"""A register file, and places where nothing can be written, for the tests of the store."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.store.files import saved


@pytest.fixture
def register_file(tmp_path: Path) -> Path:
    """A small register file, alone in its folder."""
    folder = tmp_path / "registers"
    folder.mkdir()
    path = folder / "Bolaget.ropa"
    saved(path)
    return path


@pytest.fixture
def make_read_only() -> Iterator[Callable[[Path], None]]:
    """What makes a file, or a folder and the files in it, unwritable: for root too."""
    with ExitStack() as undo:

        def make(path: Path) -> None:
            if hasattr(os, "geteuid") and os.geteuid() == 0:
                _mounted(undo, "--bind", str(path), str(path))
                _run("mount", "-o", "remount,bind,ro", str(path))
            else:
                mode = path.stat().st_mode
                path.chmod(mode & ~0o222)
                undo.callback(path.chmod, mode)

        yield make


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with ExitStack() as undo:
        _mounted(undo, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder))
        yield folder


def _mounted(undo: ExitStack, *arguments: str) -> None:
    try:
        _run("mount", *arguments)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"file systems cannot be mounted here: {error}")
    undo.callback(_run, "umount", arguments[-1])


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
