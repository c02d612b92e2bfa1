"""The rules on texts that are missing in a language, only refer elsewhere, or only stand for one."""

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
from ropa_desktop.register.register import apply
from tests.checks.building import Builder, Good

RULES = ("EXP-01", "EXP-02", "EXP-03", "EXP-04")


@pytest.mark.parametrize("rule", RULES)
def test_good_register_is_left_alone(rule: str) -> None:
    assert not Good().finds(rule)


def test_swedish_is_missing() -> None:
    good = Good()
    good.set(good.activity, name="", name_en="Payroll")
    good.set(good.purpose, text="-", text_en="Pay salaries to employees")
    found = {(one.record, one.field, one.activity) for one in good.found("EXP-01")}
    assert found == {
        (good.activity.id, "name", good.activity.id),
        (good.purpose.id, "text", good.activity.id),
    }


def test_name_that_is_missing_in_both_languages_is_another_matter() -> None:
    good = Good()
    good.set(good.activity, name="")
    assert not good.finds("EXP-01")


def test_register_in_english_is_told_of_once() -> None:
    builder = Builder()
    for name in ("Payroll", "Recruitment"):
        activity = builder.add(Activity, name_en=name)
        builder.add(Purpose, activity, text_en="Manage what concerns employees")
    assert [one.record for one in builder.found("EXP-01")] == [builder.register.sheet.id]


@pytest.mark.parametrize(("translated", "found"), [(1, 0), (2, 1), (3, 0)])
def test_english_is_missing_where_most_names_have_it(translated: int, found: int) -> None:
    good = Good()
    for one in (good.activity, good.hosting, good.shares)[:translated]:
        good.set(one, name_en="In English")
    assert [one.record for one in good.found("EXP-02")] == [good.shares.id] * found


def test_names_in_english_ask_for_no_purposes_in_english() -> None:
    good = Good()
    for one in (good.activity, good.hosting, good.shares):
        good.set(one, name_en="In English")
    assert not good.finds("EXP-02")
    good.set(good.purpose, text_en="Pay salaries")
    assert [one.field for one in good.found("EXP-02")] == ["text_en"]


@pytest.mark.parametrize(
    "text",
    [
        "Se bilaga 2",
        "se separat förteckning.",
        "Enligt avtal med kunden",
        "Enligt informationssäkerhetspolicyn på intranätet",
        "See our privacy policy",
        "SE BILAGOR",
        "https://bolaget.example/dataskydd",
        r"G:\Dataskydd\ändamål.docx",
        r"\\server\dataskydd",
    ],
)
def test_text_that_only_refers_elsewhere_is_found(text: str) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    (finding,) = good.found("EXP-03")
    assert (finding.record, finding.field, finding.activity) == (good.purpose.id, "text", good.activity.id)


@pytest.mark.parametrize(
    "text",
    [
        "Enligt avtalet leverera och fakturera varor",
        "Se till att rätt lön betalas",
        "Betala ut lön, se bilaga 2",
        "See that salaries are paid",
        "Enligt lag redovisa skatt",
    ],
)
def test_text_that_says_something_is_left_alone(text: str) -> None:
    good = Good()
    good.set(good.purpose, text=text)
    assert not good.finds("EXP-03")


def test_name_may_be_a_link_but_no_reference() -> None:
    good = Good()
    good.set(good.bureau, name="www.lonebyran.example")
    assert not good.finds("EXP-03")
    good.set(good.bureau, name="Se bilaga 1")
    assert good.finds("EXP-03")


def test_what_article_30_does_not_ask_for_may_refer_elsewhere() -> None:
    good = Good()
    good.set(good.activity, notes="Se bilaga 2")
    assert not good.finds("EXP-03")


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
def test_placeholder_is_explained_and_can_be_removed(
    cls: type[Record], values: dict[str, Any], field: str
) -> None:
    builder = Builder()
    record = builder.add(cls, **values)
    (finding,) = builder.found("EXP-04")
    assert (finding.record, finding.field, finding.activity) == (record.id, field, "")
    builder.register = apply(builder.register, finding.remedies[0].changes(builder.register, "sv"))
    assert not builder.finds("EXP-04")


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
