"""Preferences come back as they were saved; what a file says wrongly has its default and stops nothing."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ropa_desktop import paths
from ropa_desktop.errors import RopaError
from ropa_desktop.ui import preferences
from ropa_desktop.ui.preferences import TEXT_SIZES, Preferences, SavedFilter

TEXTS = st.text(st.characters(exclude_categories=()), max_size=8)  # also lone surrogates, as in file names
WORDS = st.lists(TEXTS, max_size=3).map(tuple)
CHOSEN = st.builds(
    Preferences,
    language=st.sampled_from(["system", "sv", "en"]),
    appearance=st.sampled_from(["system", "light", "dark"]),
    text_size=st.sampled_from(TEXT_SIZES),
    user_name=TEXTS,
    export_variant=st.sampled_from(["authority", "internal"]),
    export_language=st.sampled_from(["same", "sv", "en"]),
    export_format=st.sampled_from(["pdf", "xlsx", "both"]),
    export_folder=TEXTS,
    backup_folder=TEXTS,
    open_after_export=st.booleans(),
    columns=st.dictionaries(TEXTS, WORDS, max_size=3),
    saved_filters=st.dictionaries(
        TEXTS,
        st.lists(
            st.builds(SavedFilter, TEXTS, TEXTS, st.dictionaries(TEXTS, WORDS, max_size=2)), max_size=2
        ).map(tuple),
        max_size=2,
    ),
    layout=st.dictionaries(TEXTS, TEXTS, max_size=3),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
NAMES = [field.name for field in fields(Preferences)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHOSEN)
def test_preferences_come_back_as_they_were_saved(tmp_path: Path, chosen: Preferences) -> None:
    preferences.save(chosen, tmp_path / "p.json")
    assert preferences.load(tmp_path / "p.json") == chosen


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(NAMES) | TEXTS, ANYTHING, max_size=6) | ANYTHING)
def test_whatever_a_file_says_the_preferences_are_sound(tmp_path: Path, said: object) -> None:
    (tmp_path / "p.json").write_text(json.dumps(said), encoding="utf-8")
    read = preferences.load(tmp_path / "p.json")
    preferences.save(read, tmp_path / "p.json")
    assert preferences.load(tmp_path / "p.json") == read
    assert type(read.text_size) is int
    assert read.text_size in TEXT_SIZES


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("language", "de"),
        ("language", ["sv"]),
        ("text_size", 79),
        ("text_size", 201),
        ("text_size", 120.0),
        ("text_size", True),
        ("open_after_export", 1),
        ("user_name", None),
        ("columns", {"activity": "name"}),
        ("columns", {"activity": [1]}),
        ("saved_filters", {"activity": [{"query": "without a name"}]}),
        ("layout", []),
    ],
)
def test_a_wrong_value_falls_back_alone(tmp_path: Path, name: str, wrong: object) -> None:
    said: dict[str, Any] = {"appearance": "dark", "user_name": "Åsa", "unheard_of": 1, name: wrong}
    (tmp_path / "p.json").write_text(json.dumps(said), encoding="utf-8")
    read = preferences.load(tmp_path / "p.json")
    assert getattr(read, name) == getattr(Preferences(), name)
    assert read.appearance == "dark"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b"9" * 10_000, b"\x00" * 50]
)
def test_a_broken_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.json").write_bytes(content)
    assert preferences.load(tmp_path / "p.json") == Preferences()


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(tmp_path: Path) -> None:
    assert preferences.load(tmp_path) == Preferences()


def test_unknown_keys_are_not_kept(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text('{"unheard_of": 1}', encoding="utf-8")
    preferences.save(preferences.load(tmp_path / "p.json"), tmp_path / "p.json")
    assert set(json.loads((tmp_path / "p.json").read_text("utf-8"))) == set(NAMES)


def test_without_a_path_they_lie_in_the_settings_of_the_user() -> None:
    file = paths.settings() / "preferences.json"
    assert not file.exists(), "the tests have a settings folder of their own"
    preferences.save(Preferences(user_name="Åsa"))
    try:
        assert preferences.load().user_name == "Åsa"
        assert "Åsa" in file.read_text("utf-8")
    finally:
        file.unlink()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RopaError, match="cannot be written to"):
        preferences.save(Preferences(), tmp_path / "file" / "p.json")
