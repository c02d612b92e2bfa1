"""Reading reference data with its types checked."""

import datetime
from pathlib import Path

import pytest
import yaml

from ropa_desktop import paths
from ropa_desktop.law.resource import Entry, MalformedResource

FILES = sorted((paths.resources() / "law").glob("*.yaml"))


def _entry(text: str) -> Entry:
    return Entry("test.yaml", yaml.safe_load(text))


def test_a_bare_no_is_refused_where_a_text_is_expected() -> None:
    with pytest.raises(MalformedResource, match=r"test\.yaml: iso must be a text, not False"):
        _entry("iso: NO").text("iso")


def test_a_blank_text_is_refused_where_none_is_the_default() -> None:
    with pytest.raises(MalformedResource, match="sv must be a text"):
        _entry("sv: ' '").text("sv")


def test_an_absent_text_is_its_default() -> None:
    assert _entry("sv: Namn").text("note", "") == ""


def test_a_text_in_both_languages_needs_both() -> None:
    with pytest.raises(MalformedResource, match="label: en must be a text"):
        _entry("label: {sv: Namn}").both("label")


def test_a_text_that_is_absent_in_both_languages_is_empty() -> None:
    assert not _entry("id: x").both_or_nothing("note")


def test_a_truth_is_no_word() -> None:
    with pytest.raises(MalformedResource, match="rare must be true or false"):
        _entry("rare: maybe").truth("rare")


def test_a_truth_is_no_whole_number() -> None:
    with pytest.raises(MalformedResource, match="threshold must be a whole number"):
        _entry("threshold: true").number("threshold")


def test_a_list_of_texts_holds_nothing_else() -> None:
    with pytest.raises(MalformedResource, match="flags must be a list of texts"):
        _entry("flags: [a, 1]").texts("flags")


def test_a_list_of_entries_is_a_list() -> None:
    with pytest.raises(MalformedResource, match="people must be a list"):
        _entry("people: {id: x}").entries("people")


def test_an_error_in_a_list_says_which_entry() -> None:
    with pytest.raises(MalformedResource, match=r"people\[1\] must be a mapping"):
        _entry("people: [{id: x}, y]").entries("people")


def test_a_day_is_read_from_its_text() -> None:
    assert _entry('date: "2026-01-26"').day("date") == datetime.date(2026, 1, 26)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(MalformedResource, match="date must be an ISO date, not '2026-02-30'"):
        _entry('date: "2026-02-30"').day("date")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_reads_alike_with_and_without_the_c_library(file: Path) -> None:
    text = file.read_bytes()
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, yaml.CSafeLoader)
