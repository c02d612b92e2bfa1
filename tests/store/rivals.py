"""Processes that all edit the same register, each as soon as the file is free; a program of its own.

    python -m tests.store.rivals FILE EDITS

Each opens the file, commits one edit that adds one to a number, closes it, and begins again. The edits made
must all be in the file at the end.
"""

import json
import os
import sys
from pathlib import Path

from ropa_desktop.document import Document
from ropa_desktop.register.edits import set_values
from ropa_desktop.store.trouble import FileInUse

RIVALS = 2


def edit(path: Path, edits: int) -> int:
    """Makes so many edits; returns how often the file was in use."""
    waited = 0
    while edits:
        try:
            with Document.open(path) as document:
                sheet = document.register.sheet
                document.commit("En till", set_values(sheet, version=str(int(sheet.version or "0") + 1)))
                edits -= 1
        except FileInUse:
            waited += 1
            os.sched_yield()
    return waited


def main(path: Path, edits: int) -> dict[str, int]:
    """Lets the rivals make so many edits in all; returns what is in the file then."""
    Document.create(path).close()
    children = []
    for _ in range(RIVALS):
        child = os.fork()
        if child == 0:
            os._exit(1 if edit(path, edits // RIVALS) else 0)
        children.append(child)
    waited = sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    with Document.open(path) as document:
        return {
            "edits": int(document.register.sheet.version),
            "revisions": len(document.history()) - 1,
            "rivals that had to wait": waited,
        }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201
