"""Settings as files in the user's folder: written whole, and believed where a value is of its type."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from ropa_desktop import replacing
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import message

Settings = TypeVar("Settings")


def read(path: Path) -> object:
    """What a settings file says as plain JSON; None where it is missing, unreadable or broken."""
    try:
        return json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    except (OSError, ValueError, RecursionError):  # deep nesting is one way of being broken
        return None


def write(path: Path, settings: object) -> None:
    """Writes dataclasses, and lists of them, as JSON; raises RopaError where the folder refuses."""
    text = json.dumps(settings, ensure_ascii=False, indent=1, default=_plain)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A file name that is not text in the system's encoding has surrogates, and must come back as it was.
        replacing.replace(path, [text.encode("utf-8", "surrogatepass")])
    except OSError as error:
        raise RopaError(
            message(
                'Your settings could not be saved: the folder "{folder}" cannot be written to, or the disk '
                "is full.",
                folder=str(path.parent),
            )
        ) from error


def as_fields(cls: type[Any], data: object) -> dict[str, Any]:
    """The fields of a dataclass that plain JSON states with a value of the field's type.

    Unknown keys and values of another type are left out.
    """
    kinds = get_type_hints(cls, include_extras=True)
    read_fields: dict[str, Any] = {}
    for field in fields(cls):
        if isinstance(data, Mapping) and field.name in data:
            try:
                read_fields[field.name] = _value(kinds[field.name], data[field.name])
            except (TypeError, ValueError):
                continue
    return read_fields


def as_record(cls: type[Settings], data: object) -> Settings:
    """A dataclass that plain JSON states in full; raises TypeError where a field is missing or wrong."""
    return cls(**as_fields(cls, data))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(type(value).__name__)


def _value(kind: Any, data: Any) -> Any:
    """The value of a type that plain JSON states; raises TypeError or ValueError where it states another."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:  # with the values that are allowed
        inner, allowed = arguments
        return _one_of(allowed, _value(inner, data))
    if origin is Literal:
        return _one_of(arguments, _value(str, data))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {_value(arguments[0], key): _value(arguments[1], one) for key, one in _a(dict, data).items()}
    if origin is tuple:
        return tuple(_value(arguments[0], one) for one in _a(list, data))
    reader: Callable[[Any, Any], Any] = as_record if is_dataclass(kind) else _a
    return reader(kind, data)


def _a(kind: type[Settings], data: object) -> Settings:
    if type(data) is not kind:  # isinstance would take True for a number
        raise TypeError(kind.__name__)
    return data


def _one_of(allowed: Any, value: Any) -> Any:
    if value not in allowed:
        raise ValueError(value)
    return value
