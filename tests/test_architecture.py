"""The rooms of the program and what each may import: a table of the layers, held against the code."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import ropa_desktop

PACKAGE = Path(ropa_desktop.__file__).parent

STANDARD = sys.stdlib_module_names | {"_typeshed"}  # the latter is the type checker's, and never runs


@dataclass(frozen=True, slots=True)
class Room:
    """What the modules of a room may import beside each other and Python's standard library."""

    rooms: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()


def room(*rooms: str, libraries: tuple[str, ...] = ()) -> Room:
    return Room(frozenset(rooms), frozenset(libraries))


GROUND = ("collector", "paths", "progress", "replacing", "i18n", "errors")
FACTS = (*GROUND, "law", "register")

ROOMS = {
    # The ground: Python's standard library alone.
    "paths": room(),
    "collector": room(),
    "progress": room(),
    "replacing": room(),
    "i18n": room("paths"),
    "errors": room("i18n"),
    # Dated legal reference data, typed.
    "law": room(*GROUND, libraries=("yaml",)),
    # The register as a value, and the pure functions that change it.
    "register": room(*GROUND, "law"),
    # The file. Nothing else knows SQL.
    "store": room(*GROUND, "register", libraries=("sqlalchemy",)),
    # The register in words, in both languages.
    "wording": room(*FACTS),
    # What is wrong or missing.
    "checks": room(*FACTS, "wording"),
    # Out and in. Each goes through a value, and knows neither the file nor the window.
    "exports": room(*FACTS, "wording", "checks", libraries=("icalendar", "openpyxl", "reportlab")),
    "imports": room(*FACTS, "wording", libraries=("openpyxl",)),
    "compare": room(*FACTS, "wording"),
    # The one door through which anything changes.
    "document": room(*GROUND, "register", "store"),
    # The window. It reaches the file only through the document.
    "ui": room(
        *FACTS, "wording", "checks", "exports", "imports", "compare", "document", libraries=("PySide6",)
    ),
    # What puts the pieces together. The command line works without Qt: it reaches the window through `app`.
    "app": room(
        *FACTS, "wording", "checks", "exports", "imports", "compare", "document", "ui", libraries=("PySide6",)
    ),
    "cli": room(*FACTS, "wording", "checks", "exports", "imports", "compare", "document", "app"),
    "__main__": room("cli"),
    # The package itself: its name and version, which every room may read.
    "__init__": room(),
}
"""Every room with what it may import, from the ground up: a room may name only rooms that stand before it."""


def room_of(module: Path) -> str:
    """The room a file of the package lies in: a folder of modules, or a single module."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module imports, wherever in the module it does."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def broken_rules(name: str, source: str) -> Iterator[str]:
    """What a module of a room imports against the table: "line 3: <rule>"."""
    allowed = ROOMS[name]
    for line, target in imported(source):
        package, _, inner = target.partition(".")
        if target.startswith("."):
            yield f"line {line}: imports are absolute, never relative"
        elif package != PACKAGE.name:
            if package not in allowed.libraries and package not in STANDARD:
                owners = [other for other, its in ROOMS.items() if package in its.libraries]
                only = " and ".join(owners) or "no room"
                yield f"line {line}: {name} may not import {package}; only {only} may"
        else:
            other = inner.split(".")[0]
            if other in ROOMS and other != name and other not in allowed.rooms:
                may = ", ".join(sorted(allowed.rooms)) or "no other room"
                yield f"line {line}: {name} may not import {other}; it may import {may}"


@pytest.mark.parametrize("name", sorted({room_of(module) for module in PACKAGE.rglob("*.py")}))
def test_room_imports_only_what_the_table_allows(name: str) -> None:
    assert name in ROOMS, f"{name} is a new room: give it a place in the table of tests/test_architecture.py"
    broken = [
        f"{module.relative_to(PACKAGE.parent)} {rule}"
        for module in sorted(PACKAGE.rglob("*.py"))
        if room_of(module) == name
        for rule in broken_rules(name, module.read_text(encoding="utf-8"))
    ]
    assert not broken, "\n".join(broken)


def test_table_stands_from_the_ground_up() -> None:
    names = list(ROOMS)
    upwards = [
        f"{name} -> {other}"
        for place, name in enumerate(names)
        for other in ROOMS[name].rooms
        if other not in names[:place]
    ]
    assert not upwards


@pytest.mark.parametrize(
    ("name", "source", "rule"),
    [
        ("checks", "\nimport ropa_desktop.store.file", "line 2: checks may not import store; it may import"),
        ("ui", "from ropa_desktop import store", "ui may not import store"),
        ("law", "from ropa_desktop.register import fields", "law may not import register"),
        ("document", "import sqlalchemy.orm", "document may not import sqlalchemy; only store may"),
        ("checks", "from openpyxl import Workbook", "only exports and imports may"),
        (
            "cli",
            "def f():\n    from PySide6 import QtWidgets",
            "line 2: cli may not import PySide6; only ui and app",
        ),
        ("i18n", "import requests", "i18n may not import requests; only no room may"),
        ("store", "from . import rows", "imports are absolute"),
        ("store", "from .rows import read", "imports are absolute"),
    ],
)
def test_broken_rule_is_told(name: str, source: str, rule: str) -> None:
    assert rule in "\n".join(broken_rules(name, source))


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("store", "import sqlite3\nfrom sqlalchemy import Table\nfrom ropa_desktop.store.rows import read"),
        ("ui", "from ropa_desktop import document, __version__\nfrom PySide6.QtCore import Qt"),
        ("errors", "from ropa_desktop.i18n import Message"),
    ],
)
def test_allowed_import_is_not_told(name: str, source: str) -> None:
    assert list(broken_rules(name, source)) == []
