"""Small register files for the tests of the store, and what other programs may have done to them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ropa_desktop.document import Document
from ropa_desktop.register.edits import create, new_register, set_values
from ropa_desktop.register.records import Activity, Organisation, Party, Purpose
from ropa_desktop.register.register import Register, apply
from ropa_desktop.store import trailer


def small_register() -> Register:
    """A register with an organisation, two activities with a purpose each, and a party."""
    register = new_register("Liten förteckning")
    register = apply(register, create(register, Organisation, name="Åkeri AB"))
    for name in ("Löner", "Kunder"):
        register = apply(register, create(register, Activity, name=name))
        owner = register.activities[-1].id
        register = apply(register, create(register, Purpose, owner, text=f"Ändamålet med {name}"))
    return apply(register, create(register, Party, name="Lönebyrån"))


def saved(path: Path, register: Register | None = None) -> Register:
    """Makes a register file; returns what is in it."""
    register = small_register() if register is None else register
    Document.create(path, register, who="Test").close()
    return register


def rename(document: Document, name: str) -> None:
    """Commits a new name for the first activity."""
    document.commit(f"Name {name}", set_values(document.register.activities[0], name=name))


def first_name(path: Path) -> str:
    """The name of the first activity in a file."""
    with Document.open(path, read_only=True) as document:
        return document.register.activities[0].name


def edited(path: Path, *statements: str) -> None:
    """Edits a file the way another SQLite program does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def image(path: Path) -> bytes:
    """The database in a file of ours, without the trailer."""
    return path.read_bytes()[: -trailer.SIZE]


def sealed(path: Path, image: bytes) -> None:
    """Writes a database image with a right trailer, as an attacker could who has read this program."""
    path.write_bytes(image + trailer.trailer(image))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by name."""
    return {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.is_file()}
