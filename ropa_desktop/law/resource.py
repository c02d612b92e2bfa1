"""Reading the files of reference data: the type of each value is checked, and errors name file and key."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import yaml

from ropa_desktop import paths
from ropa_desktop.law.terms import Text

if TYPE_CHECKING or not hasattr(yaml, "CSafeLoader"):
    from yaml import SafeLoader as _Loader
else:
    from yaml import CSafeLoader as _Loader


class MalformedResource(Exception):
    """A file of reference data lacks the shape its loader expects: a mistake in the program, not in data."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping in a file of reference data; `place` names it in errors."""

    place: str
    values: Mapping[str, object]

    def has(self, key: str) -> bool:
        return self.values.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """A text, or the default where the key is absent; without a default it must be there, not blank."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise MalformedResource(f"{self.place}: {key} must be a text, not {value!r}")
        return value

    def truth(self, key: str, *, default: bool | None = None) -> bool:
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise MalformedResource(f"{self.place}: {key} must be true or false, not {value!r}")
        return value

    def number(self, key: str) -> int:
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise MalformedResource(f"{self.place}: {key} must be a whole number, not {value!r}")
        return value

    def day(self, key: str) -> datetime.date:
        """A date, kept as a text in ISO form."""
        text = self.text(key)
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            raise MalformedResource(f"{self.place}: {key} must be an ISO date, not {text!r}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise MalformedResource(f"{self.place}: {key} must be a list of texts, not {value!r}")
        return tuple(value)

    def both(self, key: str) -> Text:
        """A text in both languages, kept as `{sv: ..., en: ...}`."""
        inner = self.entry(key)
        return Text(inner.text("sv"), inner.text("en"))

    def both_or_nothing(self, key: str) -> Text:
        """A text in both languages, or an empty one where the key is absent."""
        return self.both(key) if self.has(key) else Text("", "")

    def entry(self, key: str) -> "Entry":
        return _entry(f"{self.place}: {key}", self.values.get(key))

    def named_entries(self, key: str) -> dict[str, "Entry"]:
        """A mapping of names to mappings."""
        inner = self.entry(key)
        return {name: inner.entry(name) for name in inner.values}

    def entries(self, key: str) -> tuple["Entry", ...]:
        """A list of mappings; empty where the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise MalformedResource(f"{self.place}: {key} must be a list, not {value!r}")
        return tuple(_entry(f"{self.place}: {key}[{number}]", one) for number, one in enumerate(value))


def _entry(place: str, value: object) -> Entry:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise MalformedResource(f"{place} must be a mapping with texts as keys, not {value!r}")
    return Entry(place, value)


@cache
def resource(name: str, folder: str = "law") -> Entry:
    """The content of `resources/<folder>/<name>.yaml`, read once."""
    path = paths.resources() / folder / f"{name}.yaml"
    loaded: object = yaml.load(path.read_bytes(), _Loader)
    return _entry(path.name, loaded)
