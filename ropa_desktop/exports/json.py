"""Writes the register's open format, JSON that holds everything; `register.open_format` says what it looks
like.
"""

import json
from pathlib import Path

from ropa_desktop.exports import saving
from ropa_desktop.progress import Progress
from ropa_desktop.register.open_format import tree
from ropa_desktop.register.register import Register


def write(register: Register, path: Path, progress: Progress) -> None:
    """Writes a register as JSON, whole or not at all."""
    progress.expect(1)
    saving.write(path, dumps(register).encode())
    progress.step()


def dumps(register: Register) -> str:
    """A register as JSON text: indented, in UTF-8 as is, ending in a line end."""
    return json.dumps(tree(register), ensure_ascii=False, indent=1) + "\n"
