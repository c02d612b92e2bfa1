"""The program starts without the heavy libraries: they are imported where they are used."""

import subprocess
import sys

HEAVY = ("PySide6", "openpyxl", "reportlab", "sqlalchemy")

PROGRAM = f"""
import sys
from ropa_desktop.cli import main
try:
    code = main(["--help"])
except SystemExit as end:
    code = end.code
assert not code, code
print("LOADED", *[name for name in {HEAVY} if name in sys.modules])
"""


def test_help_loads_no_heavy_library() -> None:
    shown = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.splitlines()[-1].split() == ["LOADED"]
