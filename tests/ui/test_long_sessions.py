"""A session may be long: what Qt is asked thousands of times must not wear out."""

import subprocess
import sys

_MANY_CALLS = """
import ropa_desktop.ui
from PySide6.QtCore import QObject
asked = QObject()
for _ in range(100_000):
    asked.setObjectName("x")
"""


def test_program_survives_calls_that_return_nothing() -> None:
    ended = subprocess.run([sys.executable, "-c", _MANY_CALLS], capture_output=True, check=False, timeout=60)
    assert ended.returncode == 0, ended.stderr.decode()
