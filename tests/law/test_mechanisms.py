"""What a transfer can rest on."""

from ropa_desktop.law.mechanisms import mechanisms
from ropa_desktop.law.vocabularies import vocabulary


def _that(quality: str) -> list[str]:
    return [one.id for one in mechanisms().values() if getattr(one, quality)]


def test_every_mechanism_of_the_vocabulary_has_its_details() -> None:
    assert list(mechanisms()) == list(vocabulary("mechanisms").terms)


def test_every_mechanism_asks_for_country_and_importer_as_an_error() -> None:
    for mechanism in mechanisms().values():
        country, importer = mechanism.requires[:2]
        assert (country.field, country.severity) == ("transfer.country", "error")
        assert (importer.field, importer.severity) == ("transfer.importer", "error")


def test_standard_clauses_ask_for_module_date_and_assessment() -> None:
    weights = {one.field: one.severity for one in mechanisms()["scc_commission"].requires}
    assert weights == {
        "transfer.country": "error",
        "transfer.importer": "error",
        "transfer.scc_module": "error",
        "transfer.signed_date": "error",
        "transfer.tia": "warning",
        "transfer.supplementary_measures": "conditional",
        "transfer.copy_location": "warning",
    }


def test_the_safeguards_of_article_46_and_no_others_need_an_assessment() -> None:
    article_46 = [one.id for one in mechanisms().values() if one.article.startswith("46(")]
    assert _that("tia_required") == article_46
    assert len(article_46) == 8


def test_where_an_assessment_is_required_it_is_asked_for() -> None:
    for mechanism in mechanisms().values():
        asked = any(one.field == "transfer.tia" for one in mechanism.requires)
        assert asked == mechanism.tia_required, mechanism.id


def test_the_derogations_are_those_of_article_49() -> None:
    assert _that("derogation") == [one.id for one in mechanisms().values() if one.article.startswith("49")]


def test_only_compelling_interests_must_stand_in_the_record() -> None:
    assert _that("mandatory_in_record") == ["art49_1_second"]


def test_what_the_authority_must_authorise() -> None:
    assert _that("needs_authorisation") == ["adhoc_clauses", "admin_arrangement"]


def test_what_only_public_bodies_use() -> None:
    assert _that("public_bodies_only") == ["public_instrument", "admin_arrangement"]


def test_what_public_powers_cannot_rest_on() -> None:
    closed = [one.id for one in mechanisms().values() if not one.open_to_public_powers]
    assert closed == ["art49_1_a", "art49_1_b", "art49_1_c", "art49_1_second"]


def test_single_cases_are_the_lettered_derogations() -> None:
    assert _that("occasional_only") == [f"art49_1_{letter}" for letter in "abcdefg"]


def test_a_foreign_order_and_a_vague_contract_do_not_suffice() -> None:
    insufficient = [one.id for one in mechanisms().values() if not one.sufficient]
    assert insufficient == ["art48_foreign_order", "contract_unspecified", "unspecified"]
