"""Texts in Swedish and English through gettext; English is the source text.

Checks, exports and the command line need both languages at once, so a text that travels is a `Message`,
rendered in a language where it is shown. `N_` marks a source text for translation where it is only named.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, Protocol, get_args

from ropa_desktop import paths

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DOMAIN = "ropa_desktop"


def N_(source: str) -> str:  # noqa: N802  (the gettext convention for "translate later")
    """Marks a source text for translation and returns it unchanged."""
    return source


def N_plural(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """Marks the two forms of a text for translation and returns them unchanged."""
    return one, many


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, paths.translations(), languages=[language])


def translate(source: str, language: Language) -> str:
    """The text of a source string in a language; the source itself where the language is English."""
    return _catalogue(language).gettext(source) if source else ""


def translate_plural(one: str, many: str, count: int, language: Language) -> str:
    """The form of a text that fits a count."""
    return _catalogue(language).ngettext(one, many, count)


class Translatable(Protocol):
    """Anything that reads differently in each language."""

    def in_language(self, language: Language) -> str: ...


@dataclass(frozen=True, slots=True)
class Message:
    """A source text with named values; a value may itself be translatable."""

    source: str
    values: Mapping[str, object] = field(default_factory=dict)

    def in_language(self, language: Language) -> str:
        text = translate(self.source, language)
        if not self.values:
            return text
        return text.format_map({name: _shown(value, language) for name, value in self.values.items()})


def message(source: str, /, **values: object) -> Message:
    """A message whose source text is marked for translation by this call."""
    return Message(source, values)


def _shown(value: object, language: Language) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(one, language) for one in value)
    shown = getattr(value, "in_language", None)
    return str(shown(language)) if shown else str(value)
