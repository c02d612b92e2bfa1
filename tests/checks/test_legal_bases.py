"""The rules on legal bases: one for each activity and purpose, and one that can be used there."""

from typing import Any

import pytest

from ropa_desktop.register.records import (
    Activity,
    LegalBasis,
    Organisation,
    People,
    Purpose,
    SpecialCondition,
)
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


class Based(Good):
    """A register whose payroll rests on one basis, tied to its purpose."""

    def __init__(self, basis: str = "art6_1_f", **values: Any) -> None:
        super().__init__()
        self.set(self.basis, basis=basis, **values)

    def another(self, basis: str, **values: Any) -> LegalBasis:
        return self.add(LegalBasis, self.activity, basis=basis, **values)

    def people_are(self, *categories: str) -> None:
        self.remove(self.people)
        self.now = [self.add(People, self.activity, category=category) for category in categories]

    def fix(self, rule: str, number: int = 0) -> None:
        """Takes the fix of the only finding of a rule."""
        (finding,) = self.found(rule)
        self.register = apply(self.register, finding.remedies[number].changes(self.register, "sv"))


def test_missing_basis_is_found_and_can_be_added() -> None:
    good = Based()
    good.remove(good.basis)
    (finding,) = good.found("LB-01")
    assert (finding.record, finding.field) == (good.activity.id, "legal_bases")
    assert len(finding.remedies) == 6
    good.fix("LB-01")
    assert not good.finds("LB-01")


def test_basis_of_the_organisation_counts_for_all() -> None:
    good = Based()
    good.remove(good.basis)
    good.add(LegalBasis, good.organisation, basis="art6_1_f")
    assert not good.finds("LB-01")


def test_public_task_of_a_company_is_doubtful() -> None:
    good = Based("art6_1_e")
    assert [one.record for one in good.found("LB-08")] == [good.basis.id]
    good.fix("LB-08")
    assert not good.finds("LB-08")


def test_public_task_of_an_authority_is_not() -> None:
    good = Based("art6_1_e")
    good.set(good.organisation, public_authority=Answer.YES)
    assert not good.finds("LB-08")


def test_authority_may_not_weigh_interests_in_its_tasks() -> None:
    good = Based()
    assert not good.finds("LB-09")
    good.set(good.organisation, public_authority=Answer.YES)
    assert good.finds("LB-09")
    good.fix("LB-09")
    assert not good.finds("LB-09")


def test_basis_of_an_ended_activity_or_a_processor_is_left_alone() -> None:
    good = Based("art6_1_e")
    good.set(good.activity, state="ended")
    good.add(LegalBasis, good.hosting, basis="art6_1_e")
    assert not good.finds("LB-08")


def test_consent_of_employees_is_doubtful() -> None:
    good = Based("art6_1_a")
    (finding,) = good.found("LB-12")
    assert (finding.record, finding.field) == (good.basis.id, "basis")
    good.people_are("subscribers")
    assert not good.finds("LB-12")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Våra anställda", True),
        ("arbetssökande", True),
        ("Elever på skolan", True),
        ("privatkunder", False),
        ("Tidigare kunder", False),
    ],
)
def test_people_who_depend_are_known_by_their_words(name: str, found: bool) -> None:
    good = Based("art6_1_a")
    good.set(good.people, category="", name=name)
    assert good.finds("LB-12") is found


def test_consent_that_is_for_other_people_is_not() -> None:
    good = Based("art6_1_a")
    customers = good.add(People, good.activity, category="customers_private")
    good.set(good.basis, people=(customers.id,))
    assert not good.finds("LB-12")


def test_imbalance_of_power_makes_consent_doubtful() -> None:
    good = Based("art6_1_a")
    good.people_are("customers_private")
    good.set(good.activity, power_imbalance=Answer.YES)
    assert good.finds("LB-12")


def test_explicit_consent_is_told_of_where_it_stands_alone() -> None:
    good = Based("art6_1_c")
    condition = good.add(SpecialCondition, good.activity, condition="art9_2_a")
    assert [one.record for one in good.found("LB-12")] == [condition.id]
    good.set(good.basis, basis="art6_1_a")
    assert [one.record for one in good.found("LB-12")] == [good.basis.id]


def test_consent_beside_another_basis_is_found() -> None:
    good = Based()
    consent = good.another("art6_1_a")
    assert good.finds("LB-13")
    mailing = good.add(Purpose, good.activity, text="Skicka julkort")
    good.set(consent, purposes=(mailing.id,))
    assert not good.finds("LB-13")


@pytest.mark.parametrize("limit", ["people", "data", "data_as_written"])
def test_consent_for_a_part_may_stand_beside(limit: str) -> None:
    good = Based()
    values = {"people": (good.people.id,), "data": (good.data.id,), "data_as_written": "foton"}
    good.another("art6_1_a", **{limit: values[limit]})
    assert not good.finds("LB-13")


def test_bases_still_to_be_chosen_between_are_left_alone() -> None:
    good = Based()
    good.another("art6_1_a", purposes=(good.purpose.id,), alternatives=(good.basis.id,))
    assert not good.finds("LB-13")
    assert not good.finds("LB-21")


def test_contract_with_contact_persons_is_doubtful() -> None:
    good = Based("art6_1_b")
    assert not good.finds("LB-15")
    good.people_are("customer_contacts", "relatives")
    good.fix("LB-15")
    assert not good.finds("LB-15")
    assert good.finds("LB-03")


def test_contract_is_in_order_where_some_may_be_party() -> None:
    good = Based("art6_1_b")
    good.people_are("customer_contacts")
    good.add(People, good.activity, name="Kunder")
    assert not good.finds("LB-15")
    good.set(good.basis, people=(good.now[0].id,))
    assert good.finds("LB-15")


def test_three_bases_tied_to_nothing_are_found() -> None:
    good = Based("art6_1_b", purposes=())
    good.another("art6_1_f")
    assert not good.finds("LB-17")
    last = good.another("art6_1_c")
    assert good.finds("LB-17")
    good.set(last, purposes=(good.purpose.id,))
    assert not good.finds("LB-17")


def test_vital_interests_are_for_those_cared_for() -> None:
    good = Based("art6_1_d")
    assert good.finds("LB-18")
    good.people_are("patients")
    assert not good.finds("LB-18")


def test_purpose_without_a_basis_is_found_and_can_be_tied() -> None:
    good = Based()
    mailing = good.add(Purpose, good.activity, text="Skicka julkort till anställda")
    (finding,) = good.found("LB-20")
    assert (finding.record, finding.field, finding.activity) == (mailing.id, "text", good.activity.id)
    assert "Skicka julkort" in finding.in_language("en")
    good.fix("LB-20")
    assert not good.finds("LB-20")


@pytest.mark.parametrize("values", [{"whole": Answer.YES}, {"purposes": ()}])
def test_basis_for_the_whole_covers_every_purpose(values: dict[str, Any]) -> None:
    good = Based()
    good.add(Purpose, good.activity, text="Skicka julkort till anställda")
    good.set(good.basis, **values)
    assert not good.finds("LB-20")


def test_common_basis_tied_to_nothing_covers_no_purpose() -> None:
    good = Based()
    other = good.add(Activity, name="Kundvård", role="controller", organisation=good.organisation.id)
    purpose = good.add(Purpose, other, text="Svara på kunders frågor")
    assert not good.finds("LB-20")
    assert good.finds("LB-01")
    common = good.add(LegalBasis, good.organisation, basis="art6_1_f", whole=Answer.YES)
    assert [one.record for one in good.found("LB-20")] == [purpose.id]
    assert [(one.record, one.field) for one in good.found("LB-23")] == [(common.id, "purposes")]
    good.set(common, purposes=(purpose.id,))
    assert not good.finds("LB-20")
    assert not good.finds("LB-23")


def test_nothing_is_asked_of_purposes_where_no_basis_is_tied_to_any() -> None:
    good = Based()
    for basis in list(good.register.every(LegalBasis)):
        good.set(basis, purposes=(), data_as_written="löner")
    assert not good.finds("LB-20")


def test_purpose_on_two_bases_is_found_once() -> None:
    good = Based("art6_1_b")
    second = good.another("art6_1_f", purposes=(good.purpose.id,), data_as_written="klagomål")
    (finding,) = good.found("LB-21")
    assert finding.record == good.purpose.id
    good.set(second, basis="art6_1_b")
    assert not good.finds("LB-21")


def test_two_bases_may_be_for_different_people() -> None:
    good = Based("art6_1_b", people=())
    former = good.add(People, good.activity, category="former_employees")
    second = good.another("art6_1_f", purposes=(good.purpose.id,), people=(former.id,))
    assert good.finds("LB-21")
    good.set(good.basis, people=(good.people.id,))
    assert not good.finds("LB-21")
    good.set(second, people=(former.id, good.people.id))
    assert good.finds("LB-21")


def test_legal_obligation_may_be_for_a_part() -> None:
    good = Based("art6_1_b")
    second = good.another("art6_1_c", purposes=(good.purpose.id,))
    assert good.finds("LB-21")
    good.set(second, data_as_written="räkenskapsinformation")
    assert not good.finds("LB-21")


@pytest.mark.parametrize(
    ("consented", "found"),
    [
        ("Riktad kommunikation", True),
        ("utskick och kommunikationer om erbjudanden", True),
        ("Erbjuda förmåner till personal och pensionärer", True),
        ("Publicera bilder", False),
        ("Svara på frågor", False),
    ],
)
def test_consent_and_interests_for_much_the_same_are_found(consented: str, found: bool) -> None:
    good = Based()
    good.set(good.purpose, text="Skicka relevant kommunikation och erbjudanden")
    other = good.add(Purpose, good.activity, text=consented)
    good.another("art6_1_a", purposes=(other.id,))
    assert [one.record for one in good.found("LB-21")] == ([other.id] if found else [])


def test_good_register_has_no_remark_on_bases() -> None:
    good = Good()
    assert not [one for one in good.findings() if one.check.startswith("LB-")]


def test_bases_of_two_organisations_are_kept_apart() -> None:
    good = Based("art6_1_e")
    good.add(Organisation, name="Kommunen", public_authority=Answer.YES)
    assert [one.record for one in good.found("LB-08")] == [good.basis.id]
