"""The rules on the register as a whole."""

from typing import Any

import pytest

from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import (
    Activity,
    Contact,
    DataItem,
    Measure,
    Organisation,
    Party,
    Purpose,
    RetentionRule,
)
from tests.checks.building import Builder, Good


def test_register_without_activities_is_found() -> None:
    builder = Builder()
    (finding,) = builder.found("REG-01")
    assert (finding.record_type, finding.record, finding.activity) == (
        "register",
        builder.register.sheet.id,
        "",
    )


@pytest.mark.parametrize(
    ("state", "found"),
    [("", False), ("draft", False), ("active", False), ("paused", False), ("planned", True), ("ended", True)],
)
def test_something_must_be_under_way(state: str, found: bool) -> None:
    builder = Builder()
    builder.add(Activity, state=state)
    assert builder.finds("REG-01") is found


@pytest.mark.parametrize(
    ("cls", "values", "field"),
    [
        (Organisation, {"name": "TBD"}, "name"),
        (Organisation, {"street": "?"}, "street"),
        (Party, {"name": "[mottagare]"}, "name"),
        (RetentionRule, {"criterion": "Okänt"}, "criterion"),
        (RetentionRule, {"people_as_written": ("Anställda", "xxx")}, "people_as_written"),
        (Measure, {"name": "N/A"}, "name"),
    ],
)
def test_placeholder_is_explained(cls: type[Record], values: dict[str, Any], field: str) -> None:
    builder = Builder()
    record = builder.add(cls, **values)
    (finding,) = builder.found("EXP-04")
    assert (finding.record, finding.field, finding.activity) == (record.id, field, "")


@pytest.mark.parametrize(("cls", "field"), [(Purpose, "text"), (DataItem, "name")])
def test_placeholder_in_an_activity_belongs_to_it(cls: type[Record], field: str) -> None:
    good = Good()
    part = good.add(cls, good.activity, **{field: "fyll i senare"})
    (finding,) = good.found("EXP-04")
    assert (finding.record, finding.field, finding.activity) == (part.id, field, good.activity.id)
    good.set(good.activity, state="ended")
    assert not good.finds("EXP-04")


def test_field_and_placeholder_are_named() -> None:
    good = Good()
    good.set(good.purpose, text="  TBD ")
    assert good.found("EXP-04")[0].in_language("en") == 'Purpose holds only a placeholder ("TBD").'


@pytest.mark.parametrize(
    ("cls", "values"),
    [
        (Organisation, {"name": ""}),
        (Organisation, {"notes": "TBD"}),  # Article 30 does not ask for it
        (Party, {"name": "X AB"}),
        (RetentionRule, {"criterion": "Okänt hur länge, se avtalet"}),
    ],
)
def test_text_is_no_placeholder(cls: type[Record], values: dict[str, Any]) -> None:
    builder = Builder()
    builder.add(cls, **values)
    assert not builder.finds("EXP-04")


def test_explanation_stands_beside_what_it_explains() -> None:
    good = Good()
    good.set(good.organisation, name="TBD")
    at_name = [
        one.check for one in good.findings() if (one.record, one.field) == (good.organisation.id, "name")
    ]
    assert at_name == ["ORG-01", "EXP-04"]


def test_placeholder_of_a_contact_is_explained() -> None:
    good = Good()
    contact = good.add(Contact, good.organisation, kind="phone", value="–")
    assert [one.record for one in good.found("EXP-04")] == [contact.id]
