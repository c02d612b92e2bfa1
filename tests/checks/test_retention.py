"""The rules on time limits: whether there is one, and whether it is for all data."""

from typing import Any

import pytest

from ropa_desktop.register.records import (
    Activity,
    DataGroup,
    DataItem,
    DataUse,
    People,
    Purpose,
    Retention,
    RetentionRule,
)
from ropa_desktop.register.values import Duration
from tests.checks.building import Good


def with_rule(**values: Any) -> Good:
    """A register whose only rule says this and nothing else."""
    good = Good()
    good.remove(good.rule)
    good.rule = good.add(RetentionRule, **values)
    good.retention = good.add(Retention, good.activity, rule=good.rule.id)
    return good


SAYING_NOTHING: list[dict[str, Any]] = [
    {},
    {"name": "Lönerutin", "data_as_written": "Lön", "people_as_written": ("Anställda",), "note": "Se över"},
    {"kind": "period"},
    {"kind": "criterion", "criterion": "?", "ends_when": ("-",)},
    {"action": "erase", "method": "Automatiskt", "responsible": "Lönechefen"},
    {"trigger": "request"},
    {"kind": "period", "trigger": "request", "trigger_as_written": "begäran om radering", "action": "erase"},
    {"second_trigger": "request"},
    {"kind": "suppression"},
    {"kind": "suppression", "data_as_written": "spärrnotering", "trigger": "opt_out", "action": "block"},
    {"kind": "suppression", "data_as_written": "spärrnotering", "period": Duration(years=5)},
    {"kind": "suppression", "data_as_written": "skatter", "trigger": "opt_out"},
]

SAYING_SOMETHING: list[dict[str, Any]] = [
    {"period": Duration(years=7)},
    {"second_period": Duration(months=3)},
    {"criterion": "Så länge anställningen varar"},
    {"ends_when": ("anställningen har upphört",)},
    {"trigger": "employment_ended"},
    {"trigger": "request", "second_trigger": "employment_ended"},
    {"trigger": "request", "period": Duration(months=3)},
    {"trigger": "request", "criterion": "Så länge anställningen varar"},
    {"data_as_written": "spårningsdata", "period": Duration(years=7)},
    {"people_as_written": ("leverantörer",), "period": Duration(years=7)},
    {"trigger_as_written": "efter avslutat ärende"},
    {"condition": "under kundförhållandet"},
    {"statute": "bokföringslagen"},
    {"kind": "by_reference"},
    {"kind": "by_reference", "refers_to": "gallringsplanen"},
    {"kind": "not_stored"},
    {"kind": "suppression", "data_as_written": "skatter", "period": Duration(years=5)},
    {"kind": "indefinite_hold"},
]


@pytest.mark.parametrize("values", SAYING_NOTHING, ids=str)
def test_rule_that_says_nothing_is_no_time_limit(values: dict[str, Any]) -> None:
    good = with_rule(**values)
    (finding,) = good.found("RET-01")
    assert (finding.record, finding.field) == (good.activity.id, "retention")
    assert not good.finds("RET-02")


@pytest.mark.parametrize("values", SAYING_SOMETHING, ids=str)
def test_rule_that_says_something_is_a_time_limit(values: dict[str, Any]) -> None:
    assert not with_rule(**values).finds("RET-01")


def test_missing_rule_is_found() -> None:
    good = Good()
    good.remove(good.retention)
    assert good.finds("RET-01")


def test_link_to_nothing_is_no_time_limit() -> None:
    good = Good()
    good.set(good.retention, rule="")
    assert good.finds("RET-01")


@pytest.mark.parametrize(("reason", "found"), [("Beror på försäkringsfallet", False), ("[fyll i]", True)])
def test_reason_why_no_limit_can_be_given_is_an_answer(reason: str, found: bool) -> None:
    good = Good()
    good.remove(good.retention)
    good.set(good.activity, retention_impossible=reason)
    assert good.finds("RET-01") is found
    assert not good.finds("RET-02")


def test_common_rule_is_a_time_limit() -> None:
    good = Good()
    good.remove(good.retention)
    good.add(Retention, good.organisation, rule=good.rule.id)
    assert not good.finds("RET-01")
    assert not good.finds("RET-02")


@pytest.mark.parametrize(("written", "found"), [("", False), ("löneuppgifter", False), ("kundens köp", True)])
def test_common_rule_is_a_time_limit_only_for_data_of_the_activity(written: str, found: bool) -> None:
    good = Good()
    good.remove(good.retention)
    good.set(good.rule, data_as_written=written)
    good.add(Retention, good.organisation, rule=good.rule.id)
    assert good.finds("RET-01") is found
    assert not good.finds("RET-02")


def test_common_rule_is_a_time_limit_where_the_data_are_not_stated() -> None:
    good = Good()
    good.remove(good.retention, good.data)
    good.set(good.rule, data_as_written="kundens köp")
    good.add(Retention, good.organisation, rule=good.rule.id)
    assert not good.finds("RET-01")


class Limited(Good):
    """A register with two sorts of data, about two sorts of people, for two purposes, and one rule."""

    def __init__(self) -> None:
        super().__init__()
        self.address = self.add(DataItem, self.activity, name="Adress")
        self.customers = self.add(People, self.activity, name="Privatkunder")
        self.mailing = self.add(Purpose, self.activity, text="Skicka nyhetsbrev till kunder")

    def uncovered(self) -> str:
        """The words of the only finding, "" for none."""
        found = self.found("RET-02")
        assert len(found) <= 1
        return found[0].in_language("en") if found else ""

    def another_rule(self, **values: Any) -> None:
        self.add(Retention, self.activity, rule=self.rule.id, **values)


ONLY_EMPLOYEES = "Time limits are given for Employees only; they are missing for the others."


def test_rule_for_nothing_in_particular_covers_all_data() -> None:
    assert Limited().uncovered() == ""


def test_data_that_no_rule_names_are_found() -> None:
    limited = Limited()
    limited.set(limited.retention, data=(limited.data.id,))
    assert limited.uncovered() == "No time limit for: Adress. Limits are given per category of data."
    limited.another_rule(data=(limited.address.id,))
    assert limited.uncovered() == ""


def test_rules_for_some_people_cover_the_data_once_they_name_all() -> None:
    limited = Limited()
    limited.set(limited.retention, people=(limited.people.id,))
    assert limited.uncovered() == ONLY_EMPLOYEES
    limited.another_rule(people=(limited.customers.id,))
    assert limited.uncovered() == ""


def test_data_about_some_people_need_rules_for_them_alone() -> None:
    limited = Limited()
    limited.set(limited.retention, people=(limited.people.id,))
    limited.set(limited.data, people=(limited.people.id,))
    assert limited.uncovered() == ONLY_EMPLOYEES
    limited.set(limited.address, people=(limited.people.id,))
    assert limited.uncovered() == ""


def test_people_of_a_rule_are_named_as_written() -> None:
    limited = Limited()
    limited.add(People, limited.activity, name="Leverantörer")
    limited.set(limited.rule, people_as_written=("anställda", "privatkunder"))
    assert limited.uncovered().startswith("Time limits are given for anställda; privatkunder only;")


def test_data_without_any_rule_are_told_of_beside_rules_for_some_people() -> None:
    limited = Limited()
    limited.set(limited.retention, people=(limited.people.id,), data=(limited.data.id,))
    assert {one.in_language("en") for one in limited.found("RET-02")} == {
        ONLY_EMPLOYEES,
        "No time limit for: Adress. Limits are given per category of data.",
    }


def test_data_are_told_of_where_only_theirs_is_a_rule_for_some_people() -> None:
    limited = Limited()
    limited.set(limited.retention, data=(limited.data.id,))
    limited.another_rule(data=(limited.address.id,), people=(limited.people.id,))
    assert limited.uncovered().startswith("No time limit for: Adress.")


def test_common_rule_for_people_of_other_activities_does_not_apply() -> None:
    limited = Limited()
    limited.set(limited.retention, data=(limited.data.id,), people=(limited.people.id,))
    other = limited.add(RetentionRule, period=Duration(years=1), people_as_written=("Leverantörer",))
    limited.add(Retention, limited.organisation, rule=other.id)
    texts = " ".join(one.in_language("en") for one in limited.found("RET-02"))
    assert ONLY_EMPLOYEES in texts
    assert "No time limit for: Adress." in texts
    assert "Leverantörer" not in texts


def test_rules_for_some_purposes_cover_the_data_once_they_name_all() -> None:
    limited = Limited()
    limited.set(limited.retention, purposes=(limited.purpose.id,))
    assert limited.uncovered()
    limited.another_rule(purposes=(limited.mailing.id,))
    assert limited.uncovered() == ""


def test_rule_for_some_people_and_some_purposes_covers_neither() -> None:
    limited = Limited()
    both = {"people": (limited.people.id, limited.customers.id), "purposes": (limited.purpose.id,)}
    limited.set(limited.retention, **both)
    assert limited.uncovered()


@pytest.mark.parametrize(
    ("written", "covered"),
    [
        (("Anställda",), False),
        (("Anställda", "kunder"), True),
        (("Anställda", "alla våra privatkunder"), True),
        (("Leverantörer",), False),
    ],
)
def test_people_may_be_named_in_words(written: tuple[str, ...], covered: bool) -> None:
    limited = Limited()
    limited.set(limited.rule, people_as_written=written)
    assert (limited.uncovered() == "") is covered


def test_rule_for_private_customers_is_not_for_all_customers() -> None:
    limited = Limited()
    limited.remove(limited.people)
    limited.set(limited.customers, name="Kunder")
    limited.set(limited.rule, people_as_written=("privatkunder",))
    assert limited.uncovered()


@pytest.mark.parametrize(
    ("written", "uncovered"),
    [
        ("Adressuppgifter", "Lön och skatt"),
        ("uppgifter om adresser", "Lön och skatt"),
        ("Uppgifterna", ""),
        ("De registrerades personuppgifter", ""),
        ("Det som bokföringslagen kräver", ""),  # fits none of the data, so it is taken to mean them all
    ],
)
def test_data_may_be_named_in_words(written: str, uncovered: str) -> None:
    limited = Limited()
    limited.set(limited.rule, data_as_written=written)
    assert limited.uncovered() == (
        f"No time limit for: {uncovered}. Limits are given per category of data." if uncovered else ""
    )


def test_common_rule_is_only_for_what_its_words_mean() -> None:
    limited = Limited()
    limited.remove(limited.retention)
    limited.set(limited.rule, data_as_written="Det som bokföringslagen kräver")
    limited.add(Retention, limited.organisation, rule=limited.rule.id)
    assert limited.finds("RET-01")
    limited.set(limited.data, name="Uppgifter enligt bokföringslagen")
    assert not limited.finds("RET-01")
    assert limited.uncovered().startswith("No time limit for: Adress.")


@pytest.mark.parametrize("kind", ["suppression", "statutory"])
def test_rule_by_statute_or_on_opt_outs_is_only_for_what_its_words_mean(kind: str) -> None:
    limited = Limited()
    wage = limited.add(RetentionRule, period=Duration(years=2))
    limited.add(Retention, limited.activity, rule=wage.id, data=(limited.data.id,))
    limited.set(limited.rule, kind=kind, data_as_written="spärrnoteringar")
    assert limited.uncovered().startswith("No time limit for: Adress.")
    limited.set(limited.address, name="Spärrnotering")
    assert limited.uncovered() == ""


@pytest.mark.parametrize(
    ("kind", "uncovered"),
    [("suppression", "No time limit for: Adress. Limits are given per category of data."), ("statutory", "")],
)
def test_rule_by_statute_without_words_is_for_all_data(kind: str, uncovered: str) -> None:
    limited = Limited()
    wage = limited.add(RetentionRule, period=Duration(years=2))
    limited.add(Retention, limited.activity, rule=wage.id, data=(limited.data.id,))
    limited.set(limited.rule, kind=kind)
    assert limited.uncovered() == uncovered


def test_names_of_data_are_set_apart_by_semicolons() -> None:
    limited = Limited()
    limited.set(limited.address, name="Gata, postnummer och ort")
    limited.add(DataItem, limited.activity, name="Namn")
    limited.set(limited.retention, data=(limited.data.id,))
    assert limited.uncovered().startswith("No time limit for: Gata, postnummer och ort; Namn.")


def test_group_is_called_by_its_name_where_all_of_it_is_uncovered() -> None:
    limited = Limited()
    group = limited.add(DataGroup, name="Basuppgifter")
    items = [limited.add(DataItem, group, name=name) for name in ("Namn", "Telefon")]
    limited.add(DataUse, limited.activity, group=group.id)
    limited.set(limited.retention, data=(limited.data.id, limited.address.id))
    assert limited.uncovered().startswith("No time limit for: Basuppgifter.")
    limited.another_rule(data=(items[0].id,))
    assert limited.uncovered().startswith("No time limit for: Telefon.")


def test_rule_for_a_group_in_use_covers_what_is_in_it() -> None:
    limited = Limited()
    group = limited.add(DataGroup, name="Basuppgifter")
    limited.add(DataItem, group, name="Namn")
    use = limited.add(DataUse, limited.activity, group=group.id)
    limited.set(limited.retention, data=(limited.data.id, limited.address.id, use.id))
    assert limited.uncovered() == ""


def test_common_data_are_told_of_once_at_the_organisation() -> None:
    limited = Limited()
    limited.set(limited.retention, data=(limited.data.id, limited.address.id))
    limited.add(DataItem, limited.organisation, name="Namn")
    other = limited.add(Activity, name="Rekrytering", organisation=limited.organisation.id)
    limited.add(Retention, other, rule=limited.rule.id, people=(limited.people.id,))
    (finding,) = limited.found("RET-02")
    assert (finding.record, finding.activity) == (limited.organisation.id, "")
    assert finding.in_language("en").startswith("No time limit for: Namn.")


def test_long_list_is_cut_and_counted() -> None:
    limited = Limited()
    for number in range(10):
        limited.add(DataItem, limited.activity, name=f"Uppgift {number}")
    limited.set(limited.retention, data=(limited.data.id, limited.address.id))
    assert "Uppgift 7 and 2 more." in limited.uncovered()


def test_time_limits_for_data_do_not_decide_whether_article_30_is_complete() -> None:
    limited = Limited()
    limited.set(limited.retention, data=(limited.data.id,))
    assert {one.severity for one in limited.found("RET-02")} == {"warning"}


def test_several_rules_without_any_period_are_told_once() -> None:
    good = with_rule(criterion="Så länge anställningen pågår")
    other = good.add(RetentionRule, criterion="Till dess bolaget upphör")
    shares = next(one for one in good.register.parts(Retention, good.shares))
    good.set(shares, rule=other.id)
    (found,) = good.found("RET-20")
    assert found.record == good.organisation.id


def test_one_period_among_criteria_is_enough() -> None:
    good = with_rule(criterion="Så länge anställningen pågår")
    assert not good.finds("RET-20")


def test_vague_rules_are_left_to_the_rule_on_wording() -> None:
    good = with_rule(criterion="Så länge det behövs")
    other = good.add(RetentionRule, criterion="Till dess bolaget upphör")
    shares = next(one for one in good.register.parts(Retention, good.shares))
    good.set(shares, rule=other.id)
    assert not good.finds("RET-20")
