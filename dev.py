"""Sets everything up in .venv and runs the program, its tests and its checks; needs only Python itself."""

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  (the older Python that is met here deserves a sentence)
    sys.exit(f"ropa-desktop needs Python 3.11 or later; this is {sys.version.split()[0]}.")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt loads from a Linux system on any platform, also without a display; each with its Debian package."""

WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads as well to show a window on an X11 display."""


def run(*command: str | Path) -> None:
    """Runs a command in the root folder; where it fails, this program ends with its exit code."""
    with subprocess.Popen([str(part) for part in command], cwd=ROOT) as process:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.wait()  # Ctrl+C reached it as well: let it close in order
            raise
    if code:
        sys.exit(code if code > 0 else 128 - code)


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be shown."""
    return platform != "linux" or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def missing_packages(libraries: Mapping[str, str], load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """The Debian packages of those libraries that the system does not have."""

    def is_here(library: str) -> bool:
        try:
            load(library)
        except OSError:
            return False
        return True

    return sorted(package for library, package in libraries.items() if not is_here(library))


def provide_system_packages(qt: bool, window: bool) -> None:
    """On Linux, installs what Python and Qt need of the system, or ends by saying what to run."""
    if sys.platform != "linux":
        return
    libraries = {**(QT_LIBRARIES if qt else {}), **(WINDOW_LIBRARIES if window else {})}
    packages = missing_packages(libraries)
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        sys.exit(f"The system lacks what these Debian packages hold: {' '.join(packages)}")
    if os.geteuid() != 0:
        sys.exit(f"System packages are missing; run: sudo apt-get update && sudo {shlex.join(install)}")
    print("Installing system packages:", *packages, flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run("apt-get", "update", "-q")
    run(*install)


def fingerprint(root: Path) -> str:
    """What an installation depends on, as a hash: when it changes, everything is installed again."""
    parts = [(root / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256(b"\0".join([str(root).encode(), *parts])).hexdigest()


def set_up() -> None:
    """Makes .venv and installs into it, if that is not done or what it depends on has changed."""
    stamp = VENV / f"installed-{sys.version_info.major}.{sys.version_info.minor}"
    if not stamp.exists():
        create_venv()
    wanted = fingerprint(ROOT)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        print("Installing into .venv; the first time this downloads about 150 MB.", flush=True)
        pip = (PYTHON, "-m", "pip", "--disable-pip-version-check")
        run(*pip, "install", "--quiet", "-c", "constraints.txt", "-e", ".[dev]")
        stamp.write_text(wanted, encoding="utf-8")
    run(PYTHON, "packaging/translations.py", "compile")


def create_venv() -> None:
    """Makes an empty .venv, in place of an unfinished one or one of another Python."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        sys.exit(
            f"{said}\nThis Python cannot make a virtual environment in {VENV}. On Debian and Ubuntu its venv "
            "module is a package of its own; run: sudo apt-get install -y python3-venv"
        )


def prepare(qt: bool = True, window: bool = False) -> None:
    """Everything that a command needs, from the system to the translations."""
    provide_system_packages(qt, window)
    set_up()


def run_program() -> None:
    """Makes the sample register, exports it to Excel and PDF, and opens the window on it."""
    prepare(window=has_display())
    demo = ROOT / "demo"
    demo.mkdir(exist_ok=True)
    sample, workbook, pdf = (f"demo/sample.{ending}" for ending in ("ropa", "xlsx", "pdf"))
    for previous in (sample, workbook, pdf):
        (ROOT / previous).unlink(missing_ok=True)
    program = (PYTHON, "-m", "ropa_desktop")
    run(*program, "new", sample, "--sample")
    run(*program, "export", sample, workbook)
    run(*program, "export", sample, pdf)
    if has_display():
        print(f"Made {sample}, {workbook} and {pdf}; the window opens on the first.", flush=True)
        run(*program, sample)
    else:
        print(f"Made {sample}, {workbook} and {pdf}; there is no display to open the window on.")


def run_tests(long: bool, arguments: Sequence[str]) -> None:
    """Runs pytest in two processes; measures coverage where all tests run."""
    prepare()
    coverage = [] if arguments else ["--cov"]
    also_long = ["-m", ""] if long else []
    run(PYTHON, "-m", "pytest", "-n", "2", *coverage, *also_long, *arguments)


def run_checks() -> None:
    """Checks the code's style, layout and types."""
    prepare(qt=False)
    run(PYTHON, "-m", "ruff", "check")
    run(PYTHON, "-m", "ruff", "format", "--check")
    run(PYTHON, "-m", "mypy")


def main(arguments: Sequence[str]) -> None:
    """Runs one command of the command line."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="make the sample register, export it, and open the window on it")
    help_of_test = "run the tests; other arguments go to pytest (-k NAME, -n 0, a file ...)"
    test = commands.add_parser("test", help=help_of_test, allow_abbrev=False)
    test.add_argument("--long", action="store_true", help="also those that take minutes")
    commands.add_parser("setup", help="only set up .venv and what Qt needs of the system")
    commands.add_parser("lint", help="check style, layout and types: ruff and mypy")
    commands.add_parser("bench", help="run the benchmarks; other arguments go to them")
    chosen, others = parser.parse_known_args(arguments)
    if others and chosen.command not in ("test", "bench"):
        parser.error(f"{chosen.command} takes no {shlex.join(others)}")
    if chosen.command == "run":
        run_program()
    elif chosen.command == "test":
        run_tests(chosen.long, others)
    elif chosen.command == "setup":
        prepare(window=has_display())
    elif chosen.command == "lint":
        run_checks()
    else:
        prepare()
        run(PYTHON, "-m", "tests.benchmarks", *others)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
