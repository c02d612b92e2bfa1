"""Kills a process that edits a register, again and again, and says what was lost; a program of its own.

    python -m tests.store.kills FOLDER COUNT [--control]

Each process opens the file, taking over the lock of the one that was killed, and commits edit after edit. It
acknowledges an edit once it is told that it is on disk. Whoever reads the file after the kill, or a copy of
the main file alone, must find every acknowledged edit. With --control the file is saved by writing over it
instead: the same eyes must then see torn files, or they would see nothing at all.
"""

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ropa_desktop.document import Document
from ropa_desktop.errors import RopaError
from ropa_desktop.register.edits import set_values
from ropa_desktop.register.register import apply
from tests.generator import generate

Work = Callable[[Path, Callable[[int], None]], None]

_NUMBER = 8
"""Bytes of an acknowledgement."""


def edit(path: Path, acknowledge: Callable[[int], None]) -> None:
    """Commits edits for ever, some of them in bursts; acknowledges those that are on disk."""
    chance = random.Random(os.getpid())
    with Document.open(path) as document:
        while True:
            for _ in range(chance.choice([1, 1, 1, 10])):
                sheet = document.register.sheet
                document.commit("Nästa", set_values(sheet, title=str(int(sheet.title) + 1)))
            document.flush()
            acknowledge(int(document.register.sheet.title))


def edit_by_writing_over(path: Path, acknowledge: Callable[[int], None]) -> None:
    """The control: saves the way a plain program would, and acknowledges all along what was there before."""
    data = path.read_bytes()
    while True:
        with path.open("r+b", buffering=0) as file:
            file.truncate()
            for start in range(0, len(data), 4096):
                file.write(data[start : start + 4096])
                acknowledge(0)


def killed(path: Path, work: Work, chance: random.Random) -> int:
    """Lets a process work for a moment, then kills it; returns its last acknowledgement."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(path, lambda number: _write(writing, number))
        finally:
            os._exit(1)
    os.close(writing)
    heard = os.read(reading, _NUMBER)
    end = time.monotonic() + chance.uniform(0, 0.05)
    while heard and (rest := end - time.monotonic()) > 0:
        if select.select([reading], [], [], rest)[0]:
            heard = os.read(reading, _NUMBER)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, _NUMBER):
        heard = more
    os.close(reading)
    if not heard:
        raise RuntimeError("the process ended by itself")
    return int.from_bytes(heard, "big")


def verdict(path: Path, acknowledged: int) -> str:
    """What a reader of the file finds."""
    try:
        with Document.open(path, read_only=True) as document:
            found = int(document.register.sheet.title)
            return "kept" if found >= acknowledged and document.integrity == "ok" else "lost"
    except RopaError:
        return "torn"


def main(folder: Path, count: int, control: bool) -> Counter[str]:
    """Kills so many processes; counts the verdicts on the file with all beside it, and on the file alone."""
    path, alone = folder / "edited.ropa", folder / "alone.ropa"
    register = generate(20)
    Document.create(path, apply(register, set_values(register.sheet, title="0"))).close()
    good, chance = path.read_bytes(), random.Random(3)
    verdicts: Counter[str] = Counter()
    for _ in range(count):
        acknowledged = killed(path, edit_by_writing_over if control else edit, chance)
        verdicts[verdict(path, acknowledged)] += 1
        shutil.copy(path, alone)
        verdicts[f"{verdict(alone, acknowledged)} alone"] += 1
        if control:
            path.write_bytes(good)
    verdicts["left over"] = sum("saving" in entry.name for entry in folder.iterdir())
    return verdicts


def _write(pipe: int, number: int) -> None:
    os.write(pipe, number.to_bytes(_NUMBER, "big"))


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), "--control" in sys.argv)))  # noqa: T201
