"""The rules on security."""

from typing import Any

import pytest

from ropa_desktop.register.records import Activity, Measure
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


def bare(**values: Any) -> Good:
    """A register that says nothing of security, but for these fields of its activity."""
    good = Good()
    good.remove(good.hosting, good.shares, good.measure)
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


def common(**values: Any) -> Good:
    """A register whose organisation has these security measures or this note, and nothing else."""
    good = Good()
    good.remove(good.measure)
    good.set(good.organisation, security_note="")
    measures = tuple(good.add(Measure, name=name).id for name in values.pop("measures", ()))
    good.set(good.organisation, measures=measures, **values)
    good.set(good.data, category="name", name="Namn")
    return good


def test_common_measures_are_offered_where_they_are_said_not_to_apply() -> None:
    good = common(security_note="Kryptering och säkerhetskopior")
    good.set(good.activity, security_inherited=Answer.NO)
    (finding,) = good.found("SEC-01")
    assert len(finding.remedies) == 1


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Vi vidtar lämpliga tekniska och organisatoriska åtgärder.", True),
        ("Vi har hög säkerhet.", True),
        ("Uppgifterna behandlas på ett säkert sätt.", True),
        ("We take appropriate security measures.", True),
        ("God ordning", True),
        ("Lämpliga åtgärder: kryptering och loggning", False),
        ("TLS och brandvägg", False),
        ("Besökare följs alltid av en anställd och serverrummet har larm dygnet runt", False),
    ],
)
def test_general_words_say_too_little(note: str, found: bool) -> None:
    good = common(security_note=note)
    assert [one.record for one in good.found("SEC-03")] == ([good.organisation.id] if found else [])


def test_general_words_of_an_activity_are_found_there_unless_common_measures_say_more() -> None:
    good = common()
    good.set(good.activity, security_note="Lämpliga säkerhetsåtgärder")
    assert [one.record for one in good.found("SEC-03")] == [good.activity.id]
    good.set(good.organisation, security_note="Brandvägg, kryptering och utbildning")
    assert not good.finds("SEC-03")


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("Särskilda, tekniska och organisatoriska åtgärder", "", True),
        ("Nödvändiga säkerhetsåtgärder", "", True),
        ("Högt skydd av uppgifterna", "", True),
        ("Vi är försiktiga", "general", True),
        ("Lämpliga tekniska åtgärder som brandvägg", "", False),
        ("Larm i serverrummet", "physical", False),
    ],
)
def test_measure_says_what_is_done(name: str, kind: str, found: bool) -> None:
    good = Good()
    measure = good.add(Measure, name=name, kind=kind)
    good.set(good.organisation, measures=(measure.id,))
    assert [one.record for one in good.found("SEC-08")] == ([measure.id] if found else [])


def test_measure_that_no_one_uses_is_left_alone() -> None:
    good = Good()
    good.add(Measure, name="Lämpliga åtgärder")
    assert not good.finds("SEC-08")


def test_agreements_and_the_own_password_of_the_user_protect_nothing() -> None:
    good = common(measures=("Personuppgiftsbiträdesavtal",))
    good.set(good.activity, measures=(good.add(Measure, name="Kunden har eget lösenord").id,))
    assert [one.record for one in good.found("SEC-08")] == [good.organisation.id]
    good.set(good.organisation, measures=())
    assert [one.record for one in good.found("SEC-08")] == [good.activity.id]
    good.set(good.organisation, security_note="Brandvägg")
    assert [one.record for one in good.found("SEC-08")] == [good.activity.id]


def test_agreement_beside_a_measure_is_in_order() -> None:
    assert not common(measures=("Personuppgiftsbiträdesavtal", "Brandvägg")).finds("SEC-08")


@pytest.mark.parametrize(
    ("measures", "side"),
    [
        (("Brandvägg", "Flerfaktorsinloggning"), "technical"),
        (("Incidentrutin", "Säkerhetspolicy"), "organisational"),
        (("Brandvägg", "Incidentrutin"), ""),
        (("Kryptering",), ""),
        (("Brandvägg", "Vakt i receptionen"), ""),
    ],
)
def test_measures_on_one_side_only_are_found(measures: tuple[str, ...], side: str) -> None:
    findings = common(measures=measures).found("SEC-04")
    assert [f"Only {side}" in one.in_language("en") for one in findings] == ([True] if side else [])


def test_one_word_for_two_kinds_of_encryption_is_one_measure() -> None:
    assert not common(security_note="Allt är krypterat").finds("SEC-04")


def test_own_measures_on_one_side_are_balanced_by_the_common_ones() -> None:
    good = common()
    own = tuple(good.add(Measure, name=name).id for name in ("Brandvägg", "Virusskydd"))
    good.set(good.activity, measures=own)
    assert [one.record for one in good.found("SEC-04")] == [good.activity.id]
    good.set(good.organisation, security_note="Utbildning")
    assert not good.finds("SEC-04")
