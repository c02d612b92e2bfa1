"""The rules on activities as entries of the record."""

import pytest

from ropa_desktop.register.edits import set_values
from ropa_desktop.register.records import Activity
from ropa_desktop.register.register import apply
from tests.checks.building import Good

RULES = ("ACT-01", "ACT-06", "ACT-10", "ACT-11")


@pytest.mark.parametrize("rule", RULES)
def test_good_entries_are_left_alone(rule: str) -> None:
    assert not Good().finds(rule)


@pytest.mark.parametrize(
    ("rule", "values", "field"),
    [
        ("ACT-01", {"name": "?"}, "name"),
        ("ACT-06", {"role": ""}, "role"),
        ("ACT-10", {"unreviewed": ("name", "role")}, "unreviewed"),
        ("ACT-11", {"responsible": " - "}, "responsible"),
    ],
)
def test_what_is_missing_is_found_unless_the_activity_has_ended(
    rule: str, values: dict[str, object], field: str
) -> None:
    good = Good()
    good.set(good.activity, **values)
    (finding,) = good.found(rule)
    assert (finding.record, finding.activity, finding.field) == (good.activity.id, good.activity.id, field)
    assert finding.next_step_in("en")
    good.set(good.activity, state="ended")
    assert not good.finds(rule)


def test_name_in_english_is_a_name() -> None:
    good = Good()
    good.set(good.activity, name="", name_en="Payroll")
    assert not good.finds("ACT-01")


def test_each_role_is_offered_and_can_be_taken() -> None:
    good = Good()
    good.set(good.activity, role="")
    (finding,) = good.found("ACT-06")
    taken = set()
    for remedy in finding.remedies:
        register = apply(good.register, remedy.changes(good.register, "sv"))
        activity = register.get(Activity, good.activity.id)
        assert activity
        taken.add(activity.role)
    assert taken == {"controller", "joint_controller", "processor"}


def test_how_much_is_not_confirmed_is_told() -> None:
    good = Good()
    good.register = apply(good.register, set_values(good.activity, unreviewed=("name", "role")))
    assert good.found("ACT-10")[0].in_language("en").endswith(": 2.")


def test_unit_answers_for_an_entry() -> None:
    good = Good()
    good.set(good.activity, responsible="", unit="Löneavdelningen")
    assert not good.finds("ACT-11")


def test_one_person_alone_need_not_say_who_answers() -> None:
    good = Good()
    good.set(good.organisation, employees=1)
    good.set(good.activity, responsible="")
    assert not good.finds("ACT-11")
