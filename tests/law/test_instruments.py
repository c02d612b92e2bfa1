"""Repealed statutes and former bodies as texts name them."""

import datetime

import pytest

from ropa_desktop.law.instruments import FormerInstrument, former_instruments

ALL = tuple(former_instruments().values())

NAMED = {
    "personal_data_act": (
        "enligt PUL",
        "Personuppgiftslagen gäller",
        "personuppgiftslagens krav",
        "1998:204",
    ),
    "personal_data_representative": (
        "vårt personuppgiftsombud",
        "Personuppgiftsombudet",
        "personuppgiftsombuden",
    ),
    "data_act": ("enligt datalagen", "Datalagens regler", "1973:289"),
    "data_protection_directive": (
        "direktiv 95/46/EG",
        "Directive 95/46/EC",
        "dataskyddsdirektivets artikel 7",
    ),
    "privacy_shield": ("Privacy Shield", "privacy-shield", "Safe Harbor", "safe harbour", "2016/1250"),
    "former_standard_clauses": ("beslut 2010/87/EU", "2001/497/EG", "2004/915/EC"),
    "criminal_offences_regulation": ("DIFS 2018:2", "difs 2018:2", "enligt DIFS 2018:2."),
    "camera_permit": (
        "kameraövervakningslagen",
        "Kameraövervakningslagens regler",
        "Vi har tillstånd till kamerabevakning",
        "lag (2013:460)",
    ),
    "electronic_communications_act": ("lag (2003:389)", "LEK 2003:389", "(2003:389)"),
    "consumer_sales_act": ("konsumentköplagen (1990:932)", "lag 1990:932", "(1990:932)"),
    "vat_act": ("mervärdesskattelagen (1994:200)", "ML 1994:200", "(1994:200)"),
    "debt_collection_supervision": (
        "inkassotillstånd från Datainspektionen",
        "Inkasso bedrivs under IMY:s tillsyn",
        "inkassoverksamhet med tillstånd av Integritetsskyddsmyndigheten",
    ),
    "working_party_29": ("Artikel 29-gruppen", "Article 29 Working Party", "WP29", "WP 29"),
    "british_adequacy_term": (
        "Storbritannien omfattas av beslut till 27 juni 2025",
        "UK adequacy until 27 December 2025",
        "united kingdom: 2025-06-27",
    ),
}
NOT_NAMED = {
    "personal_data_act": ("tidigare PUL", "en pulserande marknad", "personuppgiftslagring", "PUL är upphävd"),
    "personal_data_representative": ("personuppgiftsansvarig", "dataskyddsombud"),
    "data_act": ("patientdatalagen", "brottsdatalagen", "metadatalagring"),
    "data_protection_directive": ("det nya dataskyddsdirektivet (EU) 2016/680", "GDPR ersätter 95/46/EG"),
    "privacy_shield": ("Data Privacy Framework", "DPF ersatte Privacy Shield", "privacy screen"),
    "former_standard_clauses": ("(EU) 2021/914", "beslut 2010/871", "2010/87/EU, upphävt 2021"),
    "criminal_offences_regulation": ("IMYFS 2024:1", "DIFS 2018:21", "tidigare DIFS 2018:2"),
    "camera_permit": (
        "kamerabevakningslagen (2018:1200)",
        "anmälan om kamerabevakning",
        "tillstånd för alkohol",
    ),
    "electronic_communications_act": ("lag (2022:482)", "2003:3891", "12003:389"),
    "consumer_sales_act": ("konsumentköplagen (2022:260)", "1990:9321"),
    "vat_act": ("mervärdesskattelagen (2023:200)", "1994:2009", "1994:20"),
    "debt_collection_supervision": (
        "Uppgifter lämnas till inkassobolag. IMY är tillsynsmyndighet.",
        "inkassobolag, och du kan klaga hos IMY",
        "Finansinspektionen övervakar inkasso",
    ),
    "working_party_29": ("artikel 29 i förordningen", "EDPB (tidigare Artikel 29-gruppen)", "artikel 29.1"),
    "british_adequacy_term": ("Storbritannien till 27 december 2031", "avtalet löper till 27 juni 2025"),
}


def _cases(texts: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(id, text) for id, some in texts.items() for text in some]


def test_there_are_fourteen() -> None:
    assert list(former_instruments()) == list(NAMED) == list(NOT_NAMED)


@pytest.mark.parametrize(("id", "text"), _cases(NAMED))
def test_it_is_found_where_it_is_named(id: str, text: str) -> None:
    found = list(former_instruments()[id].mentions_in(text))
    assert found
    assert all(one in text for one in found)


@pytest.mark.parametrize(("id", "text"), _cases(NOT_NAMED))
def test_it_is_not_found_where_it_is_not_meant(id: str, text: str) -> None:
    assert list(former_instruments()[id].mentions_in(text)) == []


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_a_replacement_is_not_itself_outdated(one: FormerInstrument) -> None:
    for text in (one.now.sv, one.now.en, one.replacement.sv, one.replacement.en):
        assert [other.id for other in ALL if list(other.mentions_in(text))] == []


def test_a_replacement_keeps_the_ending_of_the_word() -> None:
    one = former_instruments()["personal_data_representative"]
    (found,) = one.mentions_in("fråga personuppgiftsombudet")
    assert "fråga personuppgiftsombudet".replace(found, one.replacement.sv) == "fråga dataskyddsombudet"


def test_the_number_goes_with_the_name_of_the_statute() -> None:
    assert list(
        former_instruments()["personal_data_act"].mentions_in("enligt personuppgiftslagen (1998:204).")
    ) == ["personuppgiftslagen (1998:204)"]


def test_a_word_of_another_sentence_excuses_nothing() -> None:
    text = "Den tidigare rutinen är ändrad. PUL gäller."
    assert list(former_instruments()["personal_data_act"].mentions_in(text)) == ["PUL"]


def test_what_was_in_force_on_the_day_is_not_former() -> None:
    one = former_instruments()["camera_permit"]
    assert not one.is_former(datetime.date(2025, 3, 31))
    assert one.is_former(datetime.date(2025, 4, 1))


def test_only_what_companies_call_themselves_by_is_sought_in_names() -> None:
    assert [one.id for one in ALL if one.names_too] == ["privacy_shield"]


def test_what_is_not_checked_says_so() -> None:
    assert not former_instruments()["british_adequacy_term"].verification.verified
    assert former_instruments()["camera_permit"].verification.verified
