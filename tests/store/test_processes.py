"""Killed processes and rival ones: no acknowledged edit is ever lost, and no file is torn."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")

ROOT = Path(__file__).parents[2]


def told_by(program: str, *arguments: object) -> dict[str, int]:
    """What one of the programs beside this file says."""
    command = [sys.executable, "-m", f"tests.store.{program}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, int] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("kills", [10, pytest.param(300, marks=pytest.mark.long)])
def test_no_kill_loses_an_edit_or_tears_the_file(tmp_path: Path, kills: int) -> None:
    assert told_by("kills", tmp_path, kills) == {"kept": kills, "kept alone": kills, "left over": 0}


def test_kills_tear_a_file_that_is_written_over(tmp_path: Path) -> None:
    """The control: the same kills are seen to do damage where saving is done wrong."""
    assert told_by("kills", tmp_path, 10, "--control")["torn"] >= 8


@pytest.mark.parametrize("edits", [60, pytest.param(5_000, marks=pytest.mark.long)])
def test_rivals_lose_no_edit(tmp_path: Path, edits: int) -> None:
    told = told_by("rivals", tmp_path / "shared.ropa", edits)
    assert (told["edits"], told["revisions"]) == (edits, edits)
