"""What goes beyond Article 30 comes from the catalogue: every field of an activity and its parts turns up."""

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

import pytest

from ropa_desktop.exports.beyond import controller_entries, processor_entries
from ropa_desktop.exports.contents import report
from ropa_desktop.exports.entries import Entry
from ropa_desktop.exports.scope import Scope, Variant
from ropa_desktop.register import records as r
from ropa_desktop.register.fields import CATALOGUE, Field, Record, RecordType
from ropa_desktop.register.kinds import Date, Number, Period, Text, TextList
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Duration, PartialDate
from tests.exports.report_text import as_text

SHEET = r.RegisterSheet(id="sheet")

MARKED: dict[type, tuple[Any, str]] = {
    Text: ("Marked", "Marked"),
    TextList: (("Marked",), "Marked"),
    Number: (4711, "4711"),
    Date: (PartialDate("1999-12-24"), "1999-12-24"),
    Period: (Duration(days=4711), "4711 days"),
}
"""A value for a kind of field, and how a report shows it."""

MARKABLE = [
    (record_type, field)
    for record_type in CATALOGUE.values()
    if record_type.name == "activity" or "activity" in record_type.owners
    for field in record_type.fields
    if type(field.kind) in MARKED and field.name != "dpia_facts"
]


@pytest.mark.parametrize(("record_type", "field"), MARKABLE, ids=[f"{t.name}.{f.name}" for t, f in MARKABLE])
@pytest.mark.parametrize("role", ["controller", "processor"])
def test_every_field_of_an_activity_turns_up(record_type: RecordType, field: Field, role: str) -> None:
    value, shown = MARKED[type(field.kind)]
    known: list[Record]
    if record_type.name == "activity":
        known = [r.Activity(id="a", **{"name": "A", "role": role} | {field.name: value})]
    else:
        links = {"party": "p", "rule": "rule", "group": "g"}
        values: dict[str, Any] = {name: key for name, key in links.items() if name in record_type.field_named}
        part = record_type.cls(id="it", **{"owner": "a"} | values | {field.name: value})
        shared: list[Record] = [r.Party(id="p"), r.RetentionRule(id="rule"), r.DataGroup(id="g")]
        known = [r.Activity(id="a", name="A", role=role), part, *shared]
    text = as_text(report(Register.of([SHEET, *known]), "en", on=datetime.date(2026, 11, 22)))
    assert shown in text


@pytest.mark.parametrize("variant", ["internal", "authority"])
def test_what_only_the_program_reads_is_never_printed(variant: Variant) -> None:
    activity = r.Activity(id="a", name="A", dpia_facts="Marked")
    decision = r.Decision(
        id="d", owner="a", check="PU-01", reason="Known", field="Marked", fingerprint="Marked", facts="Marked"
    )
    register = Register.of([SHEET, activity, decision])
    text = as_text(report(register, "en", on=datetime.date(2026, 11, 22), variant=variant))
    assert ("Known" in text, "Marked" in text) == (variant == "internal", False)


def test_new_field_of_article_30_joins_its_point(monkeypatch: pytest.MonkeyPatch) -> None:
    activity = CATALOGUE["activity"]
    new = Field("description", Text(), "New", "30(1)(b)", "A new section")
    fields = tuple(new if field.name == "description" else field for field in activity.fields)
    monkeypatch.setitem(CATALOGUE, "activity", dataclasses.replace(activity, fields=fields))
    entries = controller_entries(scope())
    places = [entry.label for entry in entries]
    assert places.index("Purposes") + 1 == places.index("New")
    assert not entries[places.index("New")].beyond


def test_new_section_gets_a_group_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    activity = CATALOGUE["activity"]
    new = Field("description", Text(), "New", "", "A new section")
    fields = tuple(new if field.name == "description" else field for field in activity.fields)
    monkeypatch.setitem(CATALOGUE, "activity", dataclasses.replace(activity, fields=fields))
    (entry,) = [entry for entry in processor_entries(scope()) if entry.label == "New"]
    assert (entry.group, entry.beyond) == ("A new section", True)


def scope() -> Scope:
    return Scope.of(Register.of([SHEET]), "en", "", "internal")


@pytest.mark.parametrize("entries", [controller_entries, processor_entries])
def test_labels_are_distinct(entries: Callable[[Scope], tuple[Entry, ...]]) -> None:
    labels = [entry.label for entry in entries(scope()) if entry.beyond]
    assert len(set(labels)) == len(labels)
