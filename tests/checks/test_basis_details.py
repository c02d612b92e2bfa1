"""The rules on what a legal basis needs to be described."""

from typing import Any

import pytest

from ropa_desktop.checks.basis_details import FIELDS
from ropa_desktop.law.bases import legal_bases, special_conditions
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.records import Document, LegalBasis, Provenance, Right, SpecialCondition
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer, PartialDate
from tests.checks.building import Good


class Described(Good):
    """A register whose payroll rests on one basis of which nothing is said yet."""

    def __init__(self, basis: str, **values: Any) -> None:
        super().__init__()
        self.set(self.basis, **{"basis": basis, "statute": "", "section": "", "obligation": "", **values})

    def fix(self, rule: str) -> None:
        """Takes the first fix of the only finding of a rule."""
        (finding,) = self.found(rule)
        self.register = apply(self.register, finding.remedies[0].changes(self.register, "sv"))

    def now(self) -> LegalBasis:
        basis = self.register.get(LegalBasis, self.basis.id)
        assert basis
        return basis


DETAILS = [
    ("LB-03", "art6_1_f", "interest", "Bolagets intresse av att hålla kontakt"),
    ("LB-04", "art6_1_f", "balancing", "Intresset väger över eftersom"),
    ("LB-05", "art6_1_c", "statute", "bokföringslagen (1999:1078)"),
    ("LB-07", "art6_1_e", "statute", "skollagen (2010:800)"),
    ("LB-10", "art6_1_a", "consent_withdrawal", "Länk i varje utskick"),
    ("LB-11", "art6_1_a", "consent_obtained", "Kryssruta"),
    ("LB-D", "art6_1_b", "contract", "Anställningsavtalet"),
    ("LB-D", "art6_1_d", "vital_situation", "Olycka på arbetsplatsen"),
    ("LB-D", "art6_1_a", "consent_evidence", "Loggas i systemet"),
]


@pytest.mark.parametrize(("rule", "basis", "field", "said"), DETAILS)
def test_detail_is_asked_for_until_it_is_said(rule: str, basis: str, field: str, said: str) -> None:
    good = Described(basis)
    good.set(good.basis, **{field: "[fyll i]"}, note="Se pärmen")
    assert (good.basis.id, field) in {(one.record, one.field) for one in good.found(rule)}
    good.set(good.basis, **{field: said})
    assert not [one for one in good.found(rule) if one.field == field]


@pytest.mark.parametrize("values", [{"kind": "assessment"}, {"title": "Intresseavvägning löner"}])
def test_balancing_may_be_in_a_document(values: dict[str, Any]) -> None:
    good = Described("art6_1_f", interest="Planering")
    document = good.add(Document, **{"title": "Bilaga", **values})
    good.set(good.activity, documents=(document.id,))
    assert not good.finds("LB-04")
    assert not good.finds("LB-D")


def test_balancing_is_not_asked_of_a_basis_that_is_barred() -> None:
    good = Described("art6_1_f", interest="Planering")
    good.set(good.organisation, public_authority=Answer.YES)
    assert good.finds("LB-09")
    assert not good.finds("LB-04")


def test_necessity_is_asked_for_once_there_is_a_balancing() -> None:
    good = Described("art6_1_f", interest="Planering")
    assert not good.finds("LB-D")
    good.set(good.basis, balancing="Väger över")
    assert [one.field for one in good.found("LB-D")] == ["necessity"]


def test_statute_may_be_named_in_the_words_for_the_obligation() -> None:
    good = Described("art6_1_c", obligation="bolagets rättsliga förpliktelse")
    assert good.finds("LB-05")
    good.set(good.basis, obligation="det som bokföringslagen kräver")
    assert not good.finds("LB-05")


def test_statute_can_be_taken_from_a_retention_rule() -> None:
    good = Described("art6_1_c")
    good.fix("LB-05")
    assert (good.now().statute, good.now().section) == ("Bokföringslagen (1999:1078)", "7 kap. 2 §")


@pytest.mark.parametrize(
    "statute",
    [
        *(
            "bokföringslagen (1999:1078)",
            "Skollagens 26 kap.",
            "Socialtjänstlagen",
            "inkomstskattelag 1999:1229",
        ),
        *("kollektivavtalet", "föräldrabalken", "Förordning (EU) 2016/679", "lagen om anställningsskydd"),
        *("LAS 7 §", "Skatteverkets beslut 2026-01-02", "Companies Act", "aktiebolagslagen", "AFS 2023:1"),
        *("förordningen om redovisning", "konkurslagen", "lag om schablonavdrag", "GDPR artikel 32"),
    ],
)
def test_statute_is_known_by_its_look(statute: str) -> None:
    assert not Described("art6_1_c", statute=statute).finds("LB-06")


@pytest.mark.parametrize(
    "statute",
    [
        *("Bokföring", "enligt lag", "myndighetskrav", "Skatteverket", "se underlag", "bolagens regler"),
        *("förslagen i policyn", "lagkrav", "Arbetsgivaransvar"),
    ],
)
def test_what_looks_like_no_statute_is_found(statute: str) -> None:
    assert Described("art6_1_c", statute=statute).finds("LB-06")


def test_statute_that_a_word_points_to_can_be_chosen() -> None:
    good = Described("art6_1_c", statute="krav på bokföring")
    good.fix("LB-06")
    assert good.now().statute == "bokföringslagen (1999:1078)"
    assert not good.finds("LB-06")


def test_withdrawal_may_be_described_under_rights() -> None:
    good = Described("art6_1_a", consent_obtained="Kryssruta")
    right = good.add(Right, good.organisation, right="withdrawal", stated=Answer.YES)
    assert good.finds("LB-10")
    good.set(right, route="Skriv till oss")
    assert not good.finds("LB-10")


def test_withdrawal_can_be_taken_from_what_is_said_of_all_rights() -> None:
    good = Described("art6_1_a")
    good.fix("LB-10")
    assert good.now().consent_withdrawal == "Skriv till dataskydd@bolaget.example."


@pytest.mark.parametrize("rule", ["LB-10", "LB-11"])
def test_explicit_consent_is_asked_of_only_where_it_stands_alone(rule: str) -> None:
    good = Good()
    condition = good.add(SpecialCondition, good.activity, condition="art9_2_a")
    assert [one.record for one in good.found(rule)] == [condition.id]
    good.set(good.basis, basis="art6_1_a")
    assert [one.record for one in good.found(rule)] == [good.basis.id]


@pytest.mark.parametrize("rule", ["LB-10", "LB-11", "LB-D"])
def test_consent_to_everything_is_to_be_tied_first(rule: str) -> None:
    good = Good()
    common = good.add(LegalBasis, good.organisation, basis="art6_1_a", whole=Answer.YES)
    assert not good.finds(rule)
    good.set(common, purposes=(good.purpose.id,))
    assert good.finds(rule)


def test_age_is_asked_for_where_children_consent_online() -> None:
    good = Described("art6_1_a")
    assert not good.finds("LB-14")
    good.set(good.activity, children_online=Answer.YES)
    assert good.finds("LB-14")
    good.set(good.basis, child_age_check="E-legitimation")
    assert not good.finds("LB-14")


def test_inferred_basis_is_to_be_confirmed() -> None:
    good = Good()
    good.add(Provenance, good.basis, statement="inferred", field="basis")
    (finding,) = good.found("LB-24")
    assert (finding.record, finding.field) == (good.basis.id, "basis")
    good.register = apply(good.register, finding.remedies[0].changes(good.register, "sv"))
    assert not good.finds("LB-24")


@pytest.mark.parametrize(
    "values",
    [
        {"statement": "stated"},
        {"statement": "inferred", "field": "statute"},
        {"statement": "inferred", "confirmed_by": "Anna Ek"},
        {"statement": "inferred", "confirmed_on": PartialDate("2026-01-02")},
    ],
)
def test_other_provenance_says_nothing_of_the_basis(values: dict[str, Any]) -> None:
    good = Good()
    good.add(Provenance, good.basis, **values)
    assert not good.finds("LB-24")


CONDITIONS = [
    ("art9_2_c", "incapacity", "warning"),
    ("art9_2_d", "nonprofit_aim", "error"),
    ("art9_2_e", "publication", "warning"),
    ("art9_2_f", "claim", "warning"),
    ("art9_2_h", "legal_reference", "warning"),
    ("art9_2_j", "safeguards", "warning"),
]


@pytest.mark.parametrize(("condition", "field", "severity"), CONDITIONS)
def test_condition_asks_for_its_details(condition: str, field: str, severity: str) -> None:
    good = Good()
    made = good.add(SpecialCondition, good.activity, condition=condition)
    found = {one.field: one for one in good.found("LB-D")}
    assert found[field].severity == severity
    assert found[field].gate == ("lawful" if severity == "error" else "evidence")
    good.set(made, **{field: "Det står i lagen (2018:218)"})
    assert field not in {one.field for one in good.found("LB-D")}


def test_nothing_must_leave_a_non_profit_body() -> None:
    good = Good()
    made = good.add(SpecialCondition, good.activity, condition="art9_2_d", nonprofit_aim="Fackligt")
    assert [one.field for one in good.found("LB-D")] == ["none_outside"]
    good.set(made, none_outside=Answer.YES)
    assert not good.finds("LB-D")


def test_how_to_object_may_be_said_of_all_rights() -> None:
    good = Described("art6_1_f", interest="Planering", balancing="Väger över", necessity="Ja, det krävs")
    assert not good.finds("LB-D")
    good.set(good.organisation, rights_exercise=())
    assert [one.field for one in good.found("LB-D")] == ["objection_route"]
    good.add(Right, good.activity, right="objection", route="Skriv till oss")
    assert not good.finds("LB-D")


def test_every_requirement_of_the_reference_data_is_asked_for() -> None:
    """Either here by its field, or by a rule of its own."""
    named = {
        *("consent.how_obtained", "consent.withdrawal_route", "consent.child_age_check"),
        *("legal_obligation.reference", "public_task.reference"),
        *("legitimate_interest.interest", "legitimate_interest.balancing"),
        *("art9.third_party_disclosure_ground", "art9.professional_secrecy"),
    }
    laws = (*legal_bases().values(), *special_conditions().values())
    asked = {each.field for one in laws for each in one.requires}
    assert asked - named == set(FIELDS)
    fields = {one.name for name in ("legal_basis", "special_condition") for one in CATALOGUE[name].fields}
    assert set(FIELDS.values()) <= fields
