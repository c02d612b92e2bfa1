"""What each legal basis demands and gives."""

import pytest

from ropa_desktop.law.bases import (
    LegalBasis,
    criminal_offences,
    legal_bases,
    personal_identity_number,
    special_conditions,
)
from ropa_desktop.law.vocabularies import vocabulary

ALL = (
    *legal_bases().values(),
    *special_conditions().values(),
    criminal_offences(),
    personal_identity_number(),
)


def _fields(basis: LegalBasis, severity: str) -> list[str]:
    return [one.field for one in basis.requires if one.severity == severity]


def test_every_basis_of_the_vocabularies_has_its_details() -> None:
    assert list(legal_bases()) == list(vocabulary("legal_bases").terms)
    assert list(special_conditions()) == list(vocabulary("special_conditions").terms)


@pytest.mark.parametrize("basis", ALL, ids=lambda basis: basis.term.id)
def test_every_basis_asks_for_something_with_a_reference(basis: LegalBasis) -> None:
    assert basis.requires
    assert all(one.reference_in("sv") and one.reference_in("en") for one in basis.requires)


@pytest.mark.parametrize("basis", ALL, ids=lambda basis: basis.term.id)
def test_every_right_is_a_term_of_the_vocabulary(basis: LegalBasis) -> None:
    assert set(basis.rights) <= set(vocabulary("rights").terms)


def test_every_basis_of_article_6_settles_every_right() -> None:
    for basis in legal_bases().values():
        assert set(basis.rights) == set(vocabulary("rights").terms), basis.term.id


def test_consent_asks_how_it_is_obtained_and_withdrawn() -> None:
    assert _fields(legal_bases()["art6_1_a"], "error") == ["consent.how_obtained", "consent.withdrawal_route"]


def test_only_consent_can_be_withdrawn() -> None:
    withdrawable = [basis.term.id for basis in ALL if _extent(basis, "withdrawal") == "yes"]
    assert withdrawable == ["art6_1_a", "art9_2_a"]


def test_objection_follows_public_task_and_legitimate_interests() -> None:
    objectionable = [basis.term.id for basis in ALL if _extent(basis, "objection") == "yes"]
    assert objectionable == ["art6_1_e", "art6_1_f"]


def test_portability_follows_consent_and_contract() -> None:
    portable = [basis.term.id for basis in legal_bases().values() if _extent(basis, "portability") != "no"]
    assert portable == ["art6_1_a", "art6_1_b"]


def _extent(basis: LegalBasis, right: str) -> str:
    return basis.rights[right].extent if right in basis.rights else ""


def test_authorities_cannot_rely_on_legitimate_interests() -> None:
    assert [one.term.id for one in ALL if not one.usable_by_authorities] == ["art6_1_f"]


def test_special_categories_and_criminal_offences_need_a_basis_in_article_6() -> None:
    assert not any(basis.needs_article_6 for basis in legal_bases().values())
    assert all(basis.needs_article_6 for basis in special_conditions().values())
    assert criminal_offences().needs_article_6


def test_a_legal_obligation_is_cited_by_article_and_statute() -> None:
    (required,) = legal_bases()["art6_1_c"].requires
    assert required.reference_in("sv") == "6.3; lag (2018:218) 2 kap. 1 §"
    assert required.reference_in("en") == "6(3); Act (2018:218) ch. 2 s. 1"


def test_an_unchecked_note_of_swedish_law_is_marked() -> None:
    unchecked = [
        note.reference.en for basis in ALL for note in basis.swedish_notes if not note.verification.verified
    ]
    assert unchecked == ["Act (2003:460) on ethical review"]
