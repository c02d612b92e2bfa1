"""Reads the register's open format; whatever does not fit is a problem that names its path in the file."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import Message, message
from ropa_desktop.imports.plan import Problem
from ropa_desktop.register.edits import new_id
from ropa_desktop.register.fields import CATALOGUE, Part, Record, RecordType, part_types
from ropa_desktop.register.integrity import flaws
from ropa_desktop.register.kinds import from_plain
from ropa_desktop.register.open_format import FORMAT, VERSION, top_level_types
from ropa_desktop.register.register import Register

MAX_BYTES = 256 * 1024 * 1024

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


def read(path: Path) -> tuple[Register, list[Problem]]:
    """The register in a JSON file, and every problem found; with problems the register is not to be used.

    Raises RopaError where the file cannot be read or holds no JSON at all.
    """
    try:
        if path.is_fifo():  # would be waited for without end
            raise RopaError(message("{file} is no file that can be read.", file=path.name))
        if path.stat().st_size > MAX_BYTES:
            raise RopaError(message("{file} is larger than 256 MB and is not read.", file=path.name))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RopaError(
            message("{file} is not text in UTF-8; save it as UTF-8 and try again.", file=path.name)
        ) from None
    except OSError as error:
        raise RopaError(
            message("{file} cannot be read: {reason}.", file=path.name, reason=error.strerror or "")
        ) from None
    return loads(text, path.name)


def loads(text: str, name: str) -> tuple[Register, list[Problem]]:
    """The register in a JSON text, and every problem found; `name` is what a message calls the text.

    Raises RopaError where the text is no register at all, or one of a newer version of the format.
    """
    try:
        return _Reader().register(_parsed(text, name))
    except RecursionError:
        raise RopaError(message("{file} is nested too deep to be a register.", file=name)) from None


def _parsed(text: str, name: str) -> dict[str, Any]:
    """The plain data of a text that says it is a register in a version of the format that is known."""
    try:
        plain = json.loads(text, object_pairs_hook=_unique, parse_int=_whole, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise RopaError(
            message(
                "{file} is not valid JSON: line {line}, column {column}.",
                file=name,
                line=error.lineno,
                column=error.colno,
            )
        ) from None
    except RopaError as error:
        raise RopaError(
            message("{file} is not valid JSON: {reason}.", file=name, reason=error.message)
        ) from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise RopaError(
            message('{file} is not a register: "format" is not "{format}".', file=name, format=FORMAT)
        )
    version = plain.get("version")
    if type(version) is not int or version < 1:
        raise RopaError(message('{file}: "version" must be a whole number from 1.', file=name))
    if version > VERSION:
        raise RopaError(
            message(
                "{file} is in version {version} of the format, and this program reads up to version {known}; "
                "use a newer ropa_desktop.",
                file=name,
                version=version,
                known=VERSION,
            )
        )
    return plain


class _Reader:
    """Walks the plain data once and gathers records and problems."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.paths: dict[str, str] = {}
        self.problems: list[Problem] = []

    def register(self, plain: dict[str, Any]) -> tuple[Register, list[Problem]]:
        known = {t.collection: t for t in top_level_types()}
        sheet = CATALOGUE["register"]
        for key, value in plain.items():
            if key == "register":
                self._record(sheet, value, 0, "", key)
            elif key in known:
                self._list(known[key], value, "", key)
            elif key not in ("format", "version"):
                self._problem(_shown(key), _unknown([*known, "register"]))
        if "register" not in plain:
            self._problem("register", message("is missing"))
        register = Register.of(self.records)
        if not self.problems:
            for flaw in flaws(register):
                self._problem(self._path(flaw.record, flaw.field), flaw.message)
        return register, self.problems

    def _path(self, record: Record | None, field: str) -> str:
        path = self.paths.get(record.id, "") if record else ""
        return f"{path}.{field}" if field else path

    def _list(self, record_type: RecordType, value: object, owner: str, path: str) -> None:
        if not isinstance(value, list):
            self._problem(path, message("a list is expected"))
            return
        for place, one in enumerate(value):
            self._record(record_type, one, place, owner, f"{path}[{place}]")

    def _record(self, record_type: RecordType, value: object, place: int, owner: str, path: str) -> None:
        if not isinstance(value, dict):
            self._problem(path, message("an object is expected"))
            return
        key = value["id"] if "id" in value else new_id()
        if not isinstance(key, str) or not _ID.fullmatch(key):
            self._problem(
                f"{path}.id", message("an id has 1 to 64 letters, digits, dots, hyphens or underscores")
            )
            return
        if key in self.paths:
            self._problem(f"{path}.id", message("the same id stands at {path}", path=self.paths[key]))
            return
        self.paths[key] = path
        values: dict[str, Any] = {"id": key, "order": self._order(value, place, path)}
        if issubclass(record_type.cls, Part):
            values["owner"] = owner
        parts = _PARTS[record_type.name]
        for name, plain in value.items():
            if name in ("id", "order"):
                continue
            if (field := record_type.field_named.get(name)) is not None:
                try:
                    values[name] = from_plain(field.kind, plain)
                except RopaError as error:
                    self._problem(f"{path}.{name}", error.message)
            elif name in parts:
                self._list(parts[name], plain, key, f"{path}.{name}")
            else:
                self._problem(f"{path}.{_shown(name)}", _unknown([*record_type.field_named, *parts]))
        self.records.append(record_type.cls(**values))

    def _order(self, value: dict[str, Any], place: int, path: str) -> int:
        order = value.get("order", place)
        if type(order) is int and 0 <= order < 2**31:
            return order
        self._problem(f"{path}.order", message("a whole number from 0 is expected"))
        return place

    def _problem(self, path: str, text: Message) -> None:
        self.problems.append(Problem(path, text))


_PARTS = {name: {t.collection: t for t in part_types(record_type)} for name, record_type in CATALOGUE.items()}


def _unknown(known: list[str]) -> Message:
    return message("there is no such field; the fields here are: {known}", known=", ".join(known))


def _shown(name: str) -> str:
    """A name as a message may show it: whatever is no plain word is cut, and its signs are escaped."""
    return name if _ID.fullmatch(name) else repr(name[:40])


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        twice, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise RopaError(message("{name} stands twice in one object", name=_shown(twice)))
    return made


def _whole(digits: str) -> int | float:
    """A whole number; one that is longer than any of ours is not worked out, and fits no field."""
    return int(digits) if len(digits) <= 20 else float(digits)


def _no_constant(constant: str) -> None:
    raise RopaError(message("{constant} is no number in JSON", constant=constant))
