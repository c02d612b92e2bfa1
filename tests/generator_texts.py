"""What generated registers say: the texts of their activities, parties, measures, rules and systems."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """What the activities of one area are about: texts, and people and data with their terms."""

    name: str
    name_en: str
    basis: str
    purposes: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    data: tuple[tuple[str, str, tuple[str, ...]], ...]


NAME = ("name", "Namn", ())
EMAIL = ("email", "E-postadress och telefonnummer", ())
ADDRESS = ("address", "Bostads- och leveransadress", ())
PERSONNUMMER = ("personnummer", "Personnummer", ("personnummer",))
FREE_TEXT = ("free_text", "Fritext i anteckningar och korrespondens", ("free_text",))
LOG = ("log", "Loggar över inloggningar och ändringar", ("online_identifier",))

AREAS = (
    Area(
        "Löneutbetalning",
        "Payroll",
        "art6_1_c",
        (
            "räkna ut och betala ut lön, ersättningar och förmåner",
            "redovisa skatt och arbetsgivaravgifter till Skatteverket",
            "fullgöra skyldigheter enligt kollektivavtal (däribland pension och försäkring)",
            "besvara frågor om lönebesked",
        ),
        (("employees", "anställda"), ("former_employees", "tidigare anställda")),
        (
            NAME,
            PERSONNUMMER,
            ("bank_account", "Bankkonto för lön", ("financial",)),
            ("salary", "Lön, förmåner och avdrag", ("financial",)),
            ("working_time", "Arbetstid, frånvaro och semester", ()),
            ("union", "Medlemskap i fackförening (vid avdrag för avgiften)", ("special_category",)),
        ),
    ),
    Area(
        "Rekrytering",
        "Recruitment",
        "art6_1_f",
        (
            "ta emot och bedöma ansökningar till utlysta tjänster",
            "hålla intervjuer, ta referenser och välja ut kandidater",
            "kunna visa att ingen har diskriminerats",
        ),
        (("job_applicants", "arbetssökande"), ("references", "referenspersoner")),
        (
            NAME,
            EMAIL,
            ("cv", "Meritförteckning och personligt brev", ("free_text",)),
            ("test_results", "Resultat av urvalstester", ("profiling",)),
            ("education_results", "Betyg, intyg och utbildning", ()),
        ),
    ),
    Area(
        "Kundregister",
        "Customer register",
        "art6_1_b",
        (
            "administrera kundförhållandet och fullgöra avtal om köp av varor och tjänster",
            "identifiera kunden när denne kontaktar bolaget",
            "hantera reklamationer, garantiärenden & återköp",
            "följa upp vad kunden har köpt för att kunna ge rätt service",
        ),
        (("customers_private", "privatkunder"), ("customer_contacts", "kontaktpersoner hos företagskunder")),
        (
            NAME,
            EMAIL,
            ADDRESS,
            ("customer_number", "Kundnummer", ()),
            ("purchase_history", "Köp-, order- och betalhistorik", ("financial",)),
            FREE_TEXT,
        ),
    ),
    Area(
        "Nyhetsbrev och marknadsföring",
        "Newsletter and marketing",
        "art6_1_a",
        (
            "skicka nyhetsbrev med erbjudanden om bolagets produkter",
            "mäta hur utskicken öppnas och läses",
            "föra spärrlista över dem som har avböjt utskick",
        ),
        (("subscribers", "prenumeranter"), ("prospects", "presumtiva kunder")),
        (
            NAME,
            EMAIL,
            ("preferences", "Intressen och val av utskick", ("profiling",)),
            ("behaviour", "Öppningar och klick i utskick", ("online_identifier", "profiling")),
        ),
    ),
    Area(
        "Kamerabevakning av entré och lager",
        "Camera surveillance",
        "art6_1_f",
        (
            "förebygga, avslöja och utreda brott i bolagets lokaler",
            "skydda personal och besökare mot våld och hot",
        ),
        (("visitors", "besökare"), ("employees", "anställda"), ("passers_by", "förbipasserande")),
        (
            ("video", "Rörliga bilder utan ljud", ()),
            ("location", "Plats och tid för inspelningen", ("location",)),
            ("criminal", "Bilder av misstänkta brott", ("criminal",)),
        ),
    ),
    Area(
        "Kundtjänst och support",
        "Customer service",
        "art6_1_b",
        (
            "besvara frågor som kommer in per telefon, e-post och chatt",
            "felsöka och åtgärda fel i bolagets tjänster",
            "förbättra svaren genom utbildning av medarbetare",
        ),
        (("customers_private", "kunder"), ("complainants", "den som klagar")),
        (
            NAME,
            EMAIL,
            ("communication", "Ärendets korrespondens", ("free_text", "may_contain_special")),
            ("call_recording", "Inspelade samtal", ()),
            LOG,
        ),
    ),
    Area(
        "Fakturering och bokföring",
        "Invoicing and bookkeeping",
        "art6_1_c",
        (
            "fakturera kunder och betala leverantörer",
            "bokföra affärshändelser och bevara räkenskapsinformation",
            "driva in förfallna fordringar",
        ),
        (("customers_private", "kunder"), ("supplier_contacts", "kontaktpersoner hos leverantörer")),
        (
            NAME,
            ADDRESS,
            ("invoice", "Fakturor och underlag", ("financial",)),
            ("payment", "Betalningar, krav och avbetalningsplaner", ("financial",)),
            ("credit", "Kreditupplysning och betalningsanmärkningar", ("credit", "enriched")),
        ),
    ),
    Area(
        "Rehabilitering och arbetsmiljö",
        "Rehabilitation and work environment",
        "art6_1_c",
        (
            "utreda behov av arbetsanpassning och planera återgång i arbete",
            "anmäla och utreda arbetsskador och tillbud",
        ),
        (("employees", "anställda"), ("relatives", "närstående som anges som kontakt")),
        (
            NAME,
            PERSONNUMMER,
            ("health", "Läkarintyg och uppgifter om arbetsförmåga", ("special_category",)),
            ("accident", "Uppgifter om olycksfall och tillbud", ("may_contain_special",)),
            ("next_of_kin_contact", "Närståendes namn och telefonnummer", ("third_party_data",)),
        ),
    ),
    Area(
        "Webbplats, cookies och statistik",
        "Website and cookies",
        "art6_1_a",
        (
            "förbättra besökarens upplevelse av webbplatsen samt bolagets tjänster",
            "hålla ordning på inloggad användare, varukorgens varor m.m.",
            "mäta trafik på övergripande nivå",
        ),
        (("web_visitors", "besökare på webbplatsen"), ("account_users", "inloggade användare")),
        (
            ("ip", "IP-adress", ("online_identifier",)),
            ("device", "Enhet, webbläsare och språk", ("online_identifier",)),
            ("cookie_id", "Identitet i cookie", ("online_identifier", "pseudonymised")),
            ("behaviour", "Besökta sidor och tid på sidan", ("online_identifier",)),
        ),
    ),
    Area(
        "Behörigheter och it-säkerhet",
        "Access rights and IT security",
        "art6_1_f",
        (
            "ge rätt person rätt behörighet i bolagets system",
            "upptäcka och utreda intrång och missbruk",
            "säkerställa driftssäkerhet och kunna återställa system efter fel",
        ),
        (("employees", "anställda"), ("consultants", "inhyrda konsulter")),
        (
            NAME,
            ("user_account", "Användarnamn och behörigheter", ()),
            ("password", "Lösenord (hashade)", ("credential",)),
            ("access_log", "In- och utpasseringar", ("access_code",)),
            LOG,
        ),
    ),
)

UNITS = ("Ekonomi", "HR", "Försäljning", "Kundtjänst", "It", "Marknad", "Lager & logistik")
CITIES = ("Stockholm", "Göteborg", "Malmö", "Umeå", "Örebro", "Växjö", "Luleå", "Åmål", "Älmhult")
PERSONS = ("Anna Öberg", "Björn Åkesson", "Çelik Demir", "Eva-Lotta Hjärne", "Per d’Aubigné", "Zoë Nyström")

FIRMS: tuple[tuple[str, str, str, str, str], ...] = (
    ("Nordlön Redovisning AB", "organisation", "payroll_provider", "SE", "processor"),
    ("Molnverket Drift AB", "organisation", "it_hosting", "SE", "processor"),
    ("Skatteverket", "authority", "skatteverket", "SE", "authority"),
    ("Speditörer och transportföretag", "category", "carrier", "", "independent_controller"),
    ("Contoso Mail Inc.", "organisation", "newsletter_tool", "US", "processor"),
    ("Försäkringskassan", "authority", "forsakringskassan", "SE", "authority"),
    ("Kreditkoll i Norden AB", "organisation", "credit_agency", "SE", "independent_controller"),
    ("Övriga bolag i koncernen", "category", "", "", "group_company"),
    ("Bengaluru Support Pvt Ltd", "organisation", "it_support", "IN", "sub_processor"),
    ("Väktarna Säkerhet & Larm AB", "organisation", "security_company", "SE", "processor"),
    ("Albion Analytics Ltd", "organisation", "web_analytics", "GB", "processor"),
    ("Företagshälsan Björken", "organisation", "occupational_health", "SE", "independent_controller"),
    ("Köpare av verksamheten", "category", "", "", "successor"),
    ("Inkassobolaget Fordran AB", "organisation", "debt_collector", "SE", "independent_controller"),
)

MEASURES: tuple[tuple[str, str, str], ...] = (
    ("Behovsstyrd åtkomst; behörigheter gås igenom varje halvår", "access_control", "organisational"),
    ("Kryptering av lagrade uppgifter (AES-256)", "encryption_rest", "technical"),
    ("Kryptering vid överföring med TLS 1.2 eller senare", "encryption_transit", "technical"),
    ("Daglig säkerhetskopiering och årligt återläsningsprov", "backup", "technical"),
    ("Flerfaktorsautentisering för alla användare", "mfa", "technical"),
    ("Låsta lokaler med inpasseringskort", "physical_access", "physical"),
    ("Utbildning i dataskydd för alla medarbetare", "training", "organisational"),
    ("Personuppgiftsbiträdesavtal med säkerhetskrav", "processor_management", "contractual"),
)

RULES: tuple[dict[str, str], ...] = (
    {"kind": "period", "period": "P24M", "bound": "exact", "trigger": "relationship_ended"},
    {"kind": "statutory", "period": "P7Y", "bound": "exact", "trigger": "calendar_year_of_financial_year"},
    {"kind": "criterion", "criterion": "så länge uppgifterna behövs för ändamålet"},
    {"kind": "criterion_with_ceiling", "period": "P60M", "bound": "at_most", "trigger": "last_purchase"},
    {"kind": "period", "period": "P30D", "bound": "at_most", "trigger": "recording"},
    {"kind": "period", "period": "PT72H", "bound": "at_most", "trigger": "log_entry"},
    {"kind": "period", "period": "P2Y", "bound": "at_least", "trigger": "recruitment_ended"},
    {"kind": "suppression", "criterion": "tills vidare i spärrlista"},
)

SYSTEMS = ("Lönesystemet", "Affärssystemet", "Kundportalen", "E-postsystemet", "Ärendesystemet", "Arkivet")
TRACKERS = ("_session", "varukorg", "cookies (analys)", "Kartor från tredje part", "pixel för annonser")
GROUPS = ("Identitet", "Kontakt", "Ekonomi", "Teknik")
RIGHTS = ("information", "access", "rectification", "erasure", "restriction", "portability", "objection")
MECHANISMS = {"US": ("adequacy",), "GB": ("adequacy",), "IN": ("scc_commission",)}
