"""What words mean: three inflections, and texts that only look alike."""

import pytest

from ropa_desktop.law.meanings import Meaning, meanings, meant
from ropa_desktop.law.vocabularies import vocabulary

MEANT: tuple[tuple[Meaning, str, tuple[str, ...]], ...] = (
    ("data", "salary", ("Lön", "lönespecifikationer", "Månadslönen", "löner", "salaries", "payroll data")),
    (
        "data",
        "health",
        ("Hälsa", "hälsouppgifter", "hälsotillståndet", "sjukfrånvaro", "Sjukdomar", "sjukintyg"),
    ),
    (
        "data",
        "personnummer",
        ("Personnummer", "personnumret", "person- och samordningsnummer", "personal id number"),
    ),
    ("data", "video", ("Kamerabilder", "kameror", "kamerainspelning", "filmer", "CCTV footage")),
    (
        "data",
        "union",
        ("Facklig tillhörighet", "fackförbund", "fackligt medlemskap", "trade union membership"),
    ),
    (
        "data",
        "criminal_record_extract",
        ("belastningsregistret", "Belastningsregisterutdrag", "criminal records"),
    ),
    (
        "data",
        "credit",
        ("Kreditupplysning", "kreditvärdighet", "kreditupplysningar", "skulder", "credit score"),
    ),
    ("data", "location", ("GPS", "gps-position", "positionsdata", "positionsuppgifter", "location data")),
    ("data", "ip", ("IP-adress", "ip-adresser", "ipadress", "IP address", "IP-nummer")),
    ("data", "cookie_id", ("kakor", "kak-id", "cookies", "Cookie-id", "kakan")),
    ("data", "password", ("Lösenord", "lösenordet", "lösenordshash", "passwords", "pinkod")),
    ("data", "email", ("E-post", "e-postadresser", "namn, e-post", "mejladressen", "email address")),
    ("data", "criminal", ("lagöverträdelser", "brott", "brottsmisstanke", "criminal convictions")),
    ("data", "biometric_id", ("biometri", "fingeravtryck", "biometriska uppgifter")),
    ("people", "children", ("Barn", "barnen", "barns", "minderåriga", "children")),
    ("people", "students", ("Elever", "eleven", "elevers", "studenter", "pupils")),
    ("people", "patients", ("Patient", "patienter", "patientens", "patients")),
    ("people", "employees", ("Anställda", "anställd", "medarbetarna", "personalen", "employees")),
    ("people", "job_applicants", ("arbetssökande", "Kandidater", "sökande", "applicants")),
    ("measures", "mfa", ("Tvåfaktorsautentisering", "flerfaktorsinloggning", "MFA", "two-factor login")),
    ("measures", "backup", ("säkerhetskopior", "Säkerhetskopiering", "backuper", "back-ups")),
    ("measures", "encryption_rest", ("kryptering", "krypterade diskar", "encrypted at rest")),
    ("measures", "encryption_transit", ("kryptering", "TLS", "krypterad överföring")),
    ("measures", "need_to_know", ("bara behöriga personer", "en begränsad krets", "särskild krets")),
    ("recipient_kinds", "union_org", ("fackförbund", "Facklig organisation", "facket")),
    ("recipient_kinds", "debt_collector", ("Inkassobolag", "inkassoföretaget", "debt collector")),
    (
        "activity_kinds",
        "newsletter",
        ("Nyhetsbrev", "nyhetsbrevet", "utskick av nyhetsbreven", "newsletters"),
    ),
    ("activity_kinds", "recruitment", ("Rekrytering", "rekrytera personal", "rekryteringar", "recruiting")),
    ("activity_kinds", "camera", ("Kamerabevakning", "övervakningskameror", "kameraövervakning", "CCTV")),
    ("activity_kinds", "order", ("order", "Orderhantering", "beställningar", "orders")),
    ("activity_kinds", "payroll", ("Lön", "lönehantering", "löner", "payroll")),
)
NOT_MEANT: tuple[tuple[Meaning, str, tuple[str, ...]], ...] = (
    ("data", "salary", ("belöning", "lönsamhet", "lönesamtal", "Lönneberga")),
    ("data", "health", ("hälsning", "hälsosam mat", "sjukhus", "diagnostik av nätet", "diagnostic data")),
    ("data", "personnummer", ("personalnummer", "organisationsnummer", "telefonnummer")),
    ("data", "video", ("videomöte", "filmtips", "eventuell video på sidan")),
    ("data", "union", ("fackhandel", "Europeiska unionen", "facktidning", "postfack")),
    ("data", "criminal_record_extract", ("arbetsbelastning", "belastning på nätet", "registerutdrag")),
    ("data", "credit", ("ackreditering", "kreditnota", "kreditkort", "credit card")),
    ("data", "location", ("positiv återkoppling", "dispositioner", "position in the company")),
    ("data", "ip", ("ip-telefoni", "VIP-adresser", "adress", "tips")),
    ("data", "cookie_id", ("kakel", "kakaopulver", "kaktus")),
    ("data", "password", ("lösningar", "lösenpengar", "passed")),
    ("data", "email", ("som lämnas via e-post till bolaget", "samtal, dokument, e-post", "e-posttjänst")),
    ("data", "address", ("IP-adress", "e-postadress", "adresser till webbsidor", "e-mail address")),
    ("data", "name", ("användarnamn", "user name", "namnge")),
    ("data", "criminal", ("avtalsbrott", "brott mot villkoren", "brottning")),
    ("data", "biometric_id", ("browser fingerprint", "avtryck")),
    ("people", "children", ("barnvagnar", "barnkläder", "minor changes", "urbarn")),
    ("people", "students", ("elevator", "relevanta personer", "elevhem")),
    ("people", "patients", ("patience", "patientdatalagen")),
    ("people", "employees", ("anställning", "tidigare anställda", "personal data of customers")),
    ("people", "job_applicants", ("besökande", "ansökan")),
    ("measures", "mfa", ("riskfaktor", "ett steg i taget")),
    ("measures", "backup", ("säkerhet", "kopior av avtal")),
    ("measures", "encryption_rest", ("okrypterad lagring", "kryptering vid överföring")),
    ("measures", "encryption_transit", ("okrypterad", "kryptering av lagrade uppgifter")),
    ("measures", "logging", ("inloggning", "loggar in på sidan")),
    ("recipient_kinds", "union_org", ("fackhandlare", "unionens myndigheter")),
    ("recipient_kinds", "bank", ("databank", "bankett")),
    ("activity_kinds", "newsletter", ("nyheter", "brev")),
    ("activity_kinds", "marketing", ("reklamationer", "marknadsundersökning")),
    ("activity_kinds", "camera", ("försäljning av kameror", "kameralt arbete")),
    ("activity_kinds", "order", ("in order to reply", "ordning")),
    ("activity_kinds", "event", ("eventuella frågor", "in the event of a claim")),
    ("activity_kinds", "payroll", ("belöningsprogram", "lönsamhet")),
)


def _cases(rows: tuple[tuple[Meaning, str, tuple[str, ...]], ...]) -> list[tuple[Meaning, str, str]]:
    return [(name, term, text) for name, term, texts in rows for text in texts]


@pytest.mark.parametrize(("name", "term", "text"), _cases(MEANT))
def test_the_word_means_the_term(name: Meaning, term: str, text: str) -> None:
    assert term in meant(name, text)


@pytest.mark.parametrize(("name", "term", "text"), _cases(NOT_MEANT))
def test_a_word_that_only_looks_alike_does_not(name: Meaning, term: str, text: str) -> None:
    assert term not in meant(name, text)


@pytest.mark.parametrize("name", ["data", "people", "measures", "recipient_kinds"])
def test_every_id_is_a_term_in_the_order_of_the_vocabulary(name: Meaning) -> None:
    order = list(vocabulary(name).terms)
    assert list(meanings(name)) == sorted(meanings(name), key=order.index)


@pytest.mark.parametrize("name", ["data", "people", "measures", "recipient_kinds"])
def test_a_term_with_words_is_meant_by_its_own_name(name: Meaning) -> None:
    terms = [vocabulary(name).terms[id] for id in meanings(name)]
    assert [term.id for term in terms if term.id not in meant(name, term.sv)] == []


def test_an_activity_may_be_of_several_kinds() -> None:
    assert meant("activity_kinds", "Marknadsföring, försäljning och nyhetsbrev") == {
        "marketing",
        "sales",
        "newsletter",
    }


def test_a_text_without_words_of_the_list_means_nothing() -> None:
    assert meant("data", "övriga uppgifter om kunden") == frozenset()
