"""The rules on special categories of data."""

import pytest

from ropa_desktop.register.records import (
    DataGroup,
    DataItem,
    DataUse,
    Disclosure,
    Measure,
    Party,
    SpecialCondition,
)
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


def healthy() -> Good:
    """A register in which the payroll holds data on health."""
    good = Good()
    good.add(DataItem, good.activity, category="health")
    return good


def conditioned(condition: str, **values: object) -> tuple[Good, SpecialCondition]:
    """The same with a condition."""
    good = healthy()
    return good, good.add(SpecialCondition, good.activity, condition=condition, **values)


def test_special_data_need_a_condition() -> None:
    good = healthy()
    (finding,) = good.found("S9-01")
    assert (finding.record, finding.field) == (good.activity.id, "special_conditions")
    (remedy,) = finding.remedies
    made = remedy.changes(good.register, "sv")[0].after
    assert isinstance(made, SpecialCondition)
    assert made.condition == "art9_2_b", "of employees"
    assert not conditioned("art9_2_a")[0].finds("S9-01")


@pytest.mark.parametrize("name", ["Sjukfrånvaro", "Läkarintyg", "Uppgift om facklig tillhörighet"])
def test_special_data_in_words_need_a_condition_unless_answered(name: str) -> None:
    good = Good()
    item = good.add(DataItem, good.activity, name=name)
    assert good.finds("S9-01")
    good.set(item, may_be_sensitive=Answer.NO)
    assert not good.finds("S9-01")


def test_data_answered_to_be_sensitive_need_a_condition() -> None:
    good = Good()
    item = good.add(DataItem, good.activity, category="accident")
    assert not good.finds("S9-01")
    good.set(item, may_be_sensitive=Answer.YES)
    assert good.finds("S9-01")


def test_condition_for_common_data_is_asked_for_once() -> None:
    good = Good()
    group = good.add(DataGroup, name="Alla")
    good.add(DataItem, group, category="health")
    good.add(DataUse, good.organisation, group=group.id)
    (finding,) = good.found("S9-01")
    assert finding.record == good.organisation.id
    good.add(SpecialCondition, good.organisation, condition="art9_2_a")
    assert not good.finds("S9-01")


@pytest.mark.parametrize("condition", ["art9_2_b", "art9_2_g", "art9_2_i", "art9_2_j"])
def test_condition_by_law_names_the_law(condition: str) -> None:
    good, made = conditioned(condition)
    (finding,) = good.found("S9-02")
    assert finding.record == made.id
    good.set(made, legal_reference="sjuklönelagen (1991:1047)")
    assert not good.finds("S9-02")


def test_section_that_alone_fits_is_offered() -> None:
    good, made = conditioned("art9_2_b")
    (remedy,) = good.found("S9-02")[0].remedies
    changed = remedy.changes(good.register, "sv")[0].after
    assert isinstance(changed, SpecialCondition)
    assert changed.legal_reference == "lag (2018:218) 3 kap. 2 §"
    good.set(made, condition="art9_2_j")
    assert not good.found("S9-02")[0].remedies


@pytest.mark.parametrize(
    ("role", "found"), [("authority", True), ("group_company", True), ("processor", False), ("", False)]
)
def test_third_party_receives_special_data_on_a_ground(role: str, found: bool) -> None:
    good, made = conditioned("art9_2_b", legal_reference="sjuklönelagen")
    item = next(one for one in good.register.parts(DataItem, good.activity.id) if one.category == "health")
    party = good.add(Party, name="Försäkringskassan")
    disclosure = good.add(Disclosure, good.activity, party=party.id, role=role, data=(item.id,))
    assert good.finds("S9-03") is found
    good.set(disclosure, data=(good.data.id,))
    assert not good.finds("S9-03"), "they receive no such data"
    good.set(disclosure, data=(item.id,))
    good.set(made, third_party_ground="Sjuklönelagen 12 §")
    assert not good.finds("S9-03")


def test_condition_without_special_data_is_idle() -> None:
    good = Good()
    made = good.add(SpecialCondition, good.activity, condition="art9_2_f")
    (finding,) = good.found("S9-04")
    assert finding.record == made.id
    good.set(good.data, may_be_sensitive=Answer.YES)
    assert not good.finds("S9-04")


def test_condition_beside_doubtful_data_or_telling_words_is_not_idle() -> None:
    good = Good()
    good.add(SpecialCondition, good.activity, condition="art9_2_f")
    item = good.add(DataItem, good.activity, category="accident")
    assert not good.finds("S9-04")
    good.remove(item)
    good.set(good.purpose, text="Räkna ut sjuklön")
    assert not good.finds("S9-04"), "the data are missing, not the condition wrong"


@pytest.mark.parametrize(("form", "found"), [("ab", True), ("association", False), ("", False)])
def test_condition_of_non_profits_is_theirs(form: str, found: bool) -> None:
    good, _ = conditioned("art9_2_d")
    good.set(good.organisation, legal_form=form)
    assert good.finds("S9-05") is found


def test_health_care_is_under_secrecy() -> None:
    good, made = conditioned("art9_2_h")
    assert good.finds("S9-06")
    good.set(made, secrecy="Patientsäkerhetslagen 6 kap. 12 §")
    assert not good.finds("S9-06")


def test_special_data_need_restricted_access_and_concealment() -> None:
    good = healthy()
    assert not good.finds("S9-07"), "two factors and restricted access"
    good.set(good.organisation, security_note="Årlig granskning.")
    (finding,) = good.found("S9-07")
    assert len(finding.remedies) == 1, "the two factors are concealment enough"
    routine = good.add(Measure, category="need_to_know")
    good.set(good.activity, measures=(good.measure.id, routine.id))
    assert not good.finds("S9-07")


def test_security_that_is_not_described_is_asked_for_elsewhere() -> None:
    good = healthy()
    good.set(good.organisation, security_note="")
    good.set(good.activity, measures=())
    assert not good.finds("S9-07")


def test_biometrics_of_employees_are_doubted_until_assessed() -> None:
    good = Good()
    good.add(DataItem, good.activity, category="biometric_id")
    assert good.finds("S9-08")
    good.add(SpecialCondition, good.activity, condition="art9_2_a")
    good.set(good.activity, dpia="done")
    assert not good.finds("S9-08")


def test_biometrics_of_others_are_left_to_other_rules() -> None:
    good = Good()
    good.set(good.people, category="photographed")
    good.add(DataItem, good.activity, category="biometric_id")
    assert not good.finds("S9-08")


def test_authority_is_reminded_of_the_ban_on_searches() -> None:
    good, _ = conditioned("art9_2_g", legal_reference="lag (2018:218) 3 kap. 3 §")
    assert not good.finds("S9-09")
    good.set(good.organisation, public_authority=Answer.YES)
    assert good.finds("S9-09")


def test_ended_activity_is_left_alone() -> None:
    good, _ = conditioned("art9_2_h")
    good.set(good.activity, state="ended")
    assert not good.finds("S9-06")
