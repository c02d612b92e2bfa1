"""What a user has chosen about the program: how it looks, where files go, which columns are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from ropa_desktop import paths
from ropa_desktop.ui import settings

LanguageChoice = Literal["system", "sv", "en"]
Appearance = Literal["system", "light", "dark"]
ExportVariant = Literal["authority", "internal"]
ExportLanguage = Literal["same", "sv", "en"]
ExportFormat = Literal["pdf", "xlsx", "both"]

TEXT_SIZES = range(80, 201)
"""Text sizes in percent of the system's."""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter of a list under a name: the text searched for, and the chosen terms of each facet."""

    name: str
    query: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preferences:
    """All choices, with their defaults. Columns and filters are kept for each record type by its name."""

    language: LanguageChoice = "system"
    appearance: Appearance = "system"
    text_size: Annotated[int, TEXT_SIZES] = 100
    user_name: str = ""
    """The name in the history; "" for the system's name of the user."""
    export_variant: ExportVariant = "authority"
    export_language: ExportLanguage = "same"
    export_format: ExportFormat = "both"
    export_folder: str = ""
    """Where exports go; "" for beside the register."""
    backup_folder: str = ""
    """Where backups go; "" for the program's own folder."""
    open_after_export: bool = True
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    saved_filters: Mapping[str, tuple[SavedFilter, ...]] = field(default_factory=dict)
    layout: Mapping[str, str] = field(default_factory=dict)
    """Geometry of windows and states of splitters and headers, as Qt's own bytes in base64."""


def load(path: Path | None = None) -> Preferences:
    """The user's preferences; what is missing, wrong or cannot be read at all has its default."""
    return Preferences(**settings.as_fields(Preferences, settings.read(path or _file())))


def save(preferences: Preferences, path: Path | None = None) -> None:
    """Keeps the preferences for next time; raises RopaError where the folder cannot be written to."""
    settings.write(path or _file(), preferences)


def _file() -> Path:
    return paths.settings() / "preferences.json"
