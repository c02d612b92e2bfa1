"""The rules on statutes, decisions and authorities that have been replaced."""

import pytest

from ropa_desktop.checks.finding import Finding
from ropa_desktop.register.records import Activity, Authority, Party
from ropa_desktop.register.register import apply
from tests.checks.building import Good

MENTIONED: dict[str, tuple[str, ...]] = {
    "TXT-01": ("Klaga hos Datainspektionen.", "datainspektionens beslut", "DATAINSPEKTIONEN"),
    "TXT-02": ("Personuppgiftslagens krav", "enligt PUL", "lagen 1998:204"),
    "TXT-03": ("Vårt personuppgiftsombud", "Personuppgiftsombudet svarar", "personuppgiftsombudens råd"),
    "TXT-04": ("Datalagen gäller", "enligt datalagens regler", "lag 1973:289"),
    "TXT-05": ("direktiv 95/46/EG", "Dataskyddsdirektivets regler", "Directive 95/46/EC"),
    "TXT-06": ("Privacy Shield gäller", "ansluten till Safe Harbor", "beslut 2016/1250"),
    "TXT-07": ("beslut 2010/87/EU", "klausuler enligt 2001/497/EG", "2004/915"),
    "TXT-08": ("DIFS 2018:2", "enligt DIFS 2018:2,", "(difs 2018:2)"),
    "TXT-09": ("kameraövervakningslagen", "lag 2013:460", "Vi har tillstånd till kamerabevakning."),
    "TXT-10": ("LEK (2003:389)", "lag 2003:389", "enligt lagen (2003:389) om kakor"),
    "TXT-11": ("konsumentköplagen (1990:932)", "lag 1990:932", "SFS 1990:932"),
    "TXT-12": ("mervärdesskattelagen (1994:200)", "ML 1994:200", "SFS 1994:200"),
    "TXT-13": ("Inkasso under tillsyn av IMY", "inkassotillstånd hos IMY",
               "inkassoverksamheten granskas av Integritetsskyddsmyndigheten"),
    "TXT-14": ("Artikel 29-gruppen", "Article 29 Working Party", "WP29"),
    "TXT-15": ("UK till 27 juni 2025", "Storbritannien, beslut till och med 27 december 2025",
               "United Kingdom until 2025-12-27"),
}  # fmt: skip
UP_TO_DATE: dict[str, tuple[str, ...]] = {
    "TXT-01": ("IMY (tidigare Datainspektionen)", "Integritetsskyddsmyndigheten", "f.d. Datainspektionen"),
    "TXT-02": ("den upphävda personuppgiftslagen", "Dataskyddsförordningen", "en spul i vävstolen"),
    "TXT-03": ("dataskyddsombud (tidigare personuppgiftsombud)", "dataskyddsombudet"),
    "TXT-04": ("den upphävda datalagen", "metadatalagring"),
    "TXT-05": ("Förordningen ersätter direktiv 95/46/EG.", "Dataskyddsförordningen"),
    "TXT-06": ("Det ogiltiga Privacy Shield", "Data Privacy Framework"),
    "TXT-07": ("Klausulerna i 2010/87/EU är ersatta.", "beslut (EU) 2021/914"),
    "TXT-08": ("IMYFS 2024:1", "DIFS 2018:2 är upphävd"),
    "TXT-09": ("kamerabevakningslagen", "Tillstånd krävs inte längre enligt kameraövervakningslagen."),
    "TXT-10": ("lag (2022:482)", "12003:3890"),
    "TXT-11": ("konsumentköplagen (2022:260)", "order 11990:9321"),
    "TXT-12": ("mervärdesskattelagen (2023:200)", "belopp 1994:2001"),
    "TXT-13": ("Inkasso. Klaga hos IMY.", "Inkasso under tillsyn av Finansinspektionen"),
    "TXT-14": ("Artikel 29-gruppen (numera EDPB)", "artikel 29"),
    "TXT-15": ("Storbritannien till och med 27 december 2031", "Möte den 27 juni 2025"),
}


def cases(texts: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(rule, text) for rule, several in texts.items() for text in several]


@pytest.mark.parametrize(("rule", "text"), cases(MENTIONED))
def test_former_reference_is_found_where_it_stands(rule: str, text: str) -> None:
    good = Good()
    good.set(good.activity, description=text)
    (finding,) = good.found(rule)
    assert (finding.record, finding.activity, finding.field) == (
        good.activity.id,
        good.activity.id,
        "description",
    )


@pytest.mark.parametrize(("rule", "text"), cases(UP_TO_DATE))
def test_writer_who_knows_is_left_alone(rule: str, text: str) -> None:
    good = Good()
    good.set(good.activity, description=text)
    assert not good.finds(rule)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Klaga hos Datainspektionen", "Klaga hos Integritetsskyddsmyndigheten"),
        ("Fråga personuppgiftsombudet", "Fråga dataskyddsombudet"),
        ("Personuppgiftslagens krav", "Dataskyddsförordningens krav"),
        ("konsumentköplagen (1990:932)", "konsumentköplagen (2022:260)"),
        ("enligt DIFS 2018:2", "enligt IMYFS 2024:1"),
    ],
)
def test_present_name_can_be_written_instead(text: str, mended: str) -> None:
    good = Good()
    good.set(good.activity, description=text)
    (finding,) = found(good)
    good.register = apply(good.register, finding.remedies[0].changes(good.register, "sv"))
    activity = good.register.get(Activity, good.activity.id)
    assert activity
    assert activity.description == mended
    assert not found(good)


@pytest.mark.parametrize(
    "text",
    ["10 § personuppgiftslagen", "artikel 7 i direktiv 95/46/EG", "SFS 1998:204", "Vi följer Safe Harbour"],
)
def test_nothing_is_offered_where_its_surroundings_would_be_wrong(text: str) -> None:
    good = Good()
    good.set(good.activity, description=text)
    assert [one.remedies for one in found(good)] == [()]


def test_authority_under_its_former_name_is_found() -> None:
    good = Good()
    authority = good.add(Authority, good.organisation, name="Datainspektionen")
    assert [(one.record, one.field) for one in good.found("TXT-01")] == [(authority.id, "name")]


def test_only_privacy_shield_is_looked_for_in_names() -> None:
    good = Good()
    shield = good.add(Party, name="Privacy Shield Inc.")
    good.add(Party, name="Personuppgiftsombudet i Täby AB")
    assert [one.record for one in found(good)] == [shield.id]


def found(good: Good) -> list[Finding]:
    return [one for one in good.findings() if one.check.startswith("TXT")]
