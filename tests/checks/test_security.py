"""The rules on security."""

from typing import Any

import pytest

from ropa_desktop.register.records import Activity, Measure
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


def bare(**values: Any) -> Good:
    """A register that says nothing of security, but for these fields of its activity."""
    good = Good()
    good.remove(good.hosting, good.measure)
    good.set(good.organisation, security_note="")
    good.set(good.activity, **values)
    return good


def test_missing_description_is_found() -> None:
    good = bare()
    (finding,) = good.found("SEC-01")
    assert (finding.record, finding.field, finding.article) == (good.activity.id, "measures", "30(1)(g)")


@pytest.mark.parametrize(
    "values",
    [
        {"security_note": "Kryptering"},
        {"security_impossible": "Beskrivs i det skyddade registret"},
        {"security_inherited": Answer.YES},
    ],
)
def test_each_way_of_describing_security_is_enough(values: dict[str, Any]) -> None:
    assert not bare(**values).finds("SEC-01")


@pytest.mark.parametrize(
    "values", [{"security_note": "-"}, {"security_impossible": "[fyll i]"}, {"security_inherited": Answer.NO}]
)
def test_saying_nothing_is_not_enough(values: dict[str, Any]) -> None:
    assert bare(**values).finds("SEC-01")


@pytest.mark.parametrize(
    ("measure", "found"),
    [({"name": "Kryptering"}, False), ({"category": "mfa"}, False), ({}, True), ({"name": "?"}, True)],
)
def test_measure_must_say_something(measure: dict[str, str], found: bool) -> None:
    good = bare()
    good.set(good.activity, measures=(good.add(Measure, **measure).id,))
    assert good.finds("SEC-01") is found


@pytest.mark.parametrize("in_words", [False, True])
def test_common_security_counts_unless_the_activity_says_it_does_not_apply(in_words: bool) -> None:
    good = bare()
    if in_words:
        good.set(good.organisation, security_note="Kryptering")
    else:
        good.set(good.organisation, measures=(good.add(Measure, name="Kryptering").id,))
    assert not good.finds("SEC-01")
    good.set(good.activity, security_inherited=Answer.NO)
    assert good.finds("SEC-01")


def test_processor_describes_its_security_too() -> None:
    good = bare(security_note="Kryptering", role="processor")
    assert not good.finds("SEC-01")
    good.set(good.activity, security_note="")
    assert [one.article for one in good.found("SEC-01")] == ["30(2)(d)"]


def test_inheriting_what_is_not_given_is_found_once() -> None:
    good = bare(security_inherited=Answer.YES)
    good.add(
        Activity,
        name="Mer",
        organisation=good.organisation.id,
        security_inherited=Answer.YES,
        role="controller",
    )
    (finding,) = good.found("SEC-02")
    assert (finding.record, finding.activity) == (good.organisation.id, "")
    good.set(good.organisation, security_note="Kryptering")
    assert not good.finds("SEC-02")


def test_inheriting_from_no_organisation_is_found_at_the_activity() -> None:
    good = bare(security_inherited=Answer.YES)
    good.remove(good.organisation)
    assert [one.record for one in good.found("SEC-02")] == [good.activity.id]


def test_ended_activity_inherits_nothing() -> None:
    assert not bare(security_inherited=Answer.YES, state="ended").finds("SEC-02")
