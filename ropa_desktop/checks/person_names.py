"""Whether a name is that of a person or of a legal person, as far as that can be read from it in Sweden."""

import re

LEGAL_FORM = re.compile(
    r"""\b(?:
    aktiebolag(?:et|s)? | ab | (?:privat|publikt)\ aktiebolag | publ
    | handelsbolag(?:et|s)? | hb | kommanditbolag(?:et|s)? | kb | enkelt\ bolag
    | ekonomisk\ förening | ek\.?\s?för\.? | \w*förening(?:en|s|ens)? | \w*förbund(?:et|s|ets)? | brf | rf | if | bk | ik
    | \w*stiftelse(?:n|ns)? | \w*samfund(?:et|s)? | \w*församling(?:en|s)? | \w*fond(?:en|s)?
    | \w*kommun(?:en|s)? | region(?:en)? | \w*myndighet(?:en)? | \w*verk(?:et)? | \w*styrelse(?:n)?
    | filial | ltd | limited | inc | llc | llp | plc | corp | gmbh | ag | a/s | as | asa | oy | oyj | aps | bv | b\.v\.
    | nv | sa | s\.a\. | sarl | sas | spa | srl | s\.r\.o\. | oü | uab | sia | holding\w* | bolag(?:et)?
    | group | koncern(?:en)?
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A word that only legal persons have in their names, in Swedish or as abroad."""

FORM_TWICE = re.compile(
    r"""\b(?: (?:ab|aktiebolag(?:et)?)\b.*\b(?:ab|aktiebolag(?:et)?)
    | (?:hb|handelsbolag(?:et)?)\b.*\b(?:hb|handelsbolag(?:et)?)
    | (?:kb|kommanditbolag(?:et)?)\b.*\b(?:kb|kommanditbolag(?:et)?)
    | (?:ek\.?\s?för|ekonomisk\ förening)\b.*\b(?:ek\.?\s?för|ekonomisk\ förening)
    | stiftelsen?\b.*\bstiftelsen? | brf\b.*\bbrf )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""A name in which the same legal form stands twice, such as "Bolaget AB AB"."""

PERSON_IN_WORDS = re.compile(
    r"""\b(?: privatperson(?:en)? | fysisk(?:a)?\ person(?:en)? | enskild\ person | natural\ person | individual
    | vd:?n? | ceo | verkställande\ direktör(?:en)? | styrelse(?:ns\ )?ordförande(?:n)? | ägare(?:n)?
    | managing\ director | owner | chief\ executive | \w*chef(?:en)? )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that point out a person, by kind or by position."""

_TITLE = re.compile(
    r"(?:herr|fru|dr|mr|mrs|ms|vd|ceo|advokat|jur\.? kand\.?|ägare|vd:n|vår vd)[.:,]?\s+", re.IGNORECASE
)
_PARTICLES = frozenset("von af de van der la el al di da du ter ben bin".split())
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BUSINESS_WORD = re.compile(
    r"""(?: konsult | service | tjänst | tjänster | bygg | byggnads | måleri | rör | el | elektriska | foto | städ
    | transport | åkeri | fastighet(?:er|s)? | förvaltning | design | media | data | it | teknik | handel | import
    | export | invest | kapital | consulting | konsulting | advokatbyrå | byrå | redovisning | ekonomi | media
    | produktion | förlag | förmedling | mäkleri | mäklare | klinik | tandvård | salong | frisör | hår | bageri
    | restaurang | café | kafé | hotell | skola | akademi | studio | verkstad | bil | bilar | trädgård | gård
    | lantbruk | skog | mode | kläder | butik | shop | store | sweden | nordic | international | & | och | and
    | partners? | söner | sons | bröderna )s?""",
    re.IGNORECASE | re.VERBOSE,
)
_BUSINESS_ENDING = re.compile(
    r"(?:byrå|service|konsult|teknik|bygg|handel|tjänst|förmedling|förvaltning|klinik|firma|fabrik|industri)(?:er|s)?$"
)

GIVEN_NAMES = frozenset(
    """
    adam adrian agneta ahmad ahmed aino albert albin alex alexander alexandra alf alfred ali alice alicia alma alva
    amanda amelia amina amir anders andreas andrea angelica ann anna anneli annelie annette annie annika anton antonia
    arne aron arthur arvid asta astrid august axel beatrice bengt benjamin bernt berit bertil birgit birgitta bianca
    birger bo boel bosse britt britta camilla carin carina carl carola caroline casper catharina cecilia charlie
    charlotta charlotte christel christer christian christina christoffer claes clara conny dag dan daniel daniella
    david denise dennis diana dick ebba eddie edith edvard edvin egon einar ella elias elin elina elisabet elisabeth
    elise ellen ellinor elliot elsa elsie elvira emelie emil emilia emma emmy enar erik erika ernst eric erica eva
    evelina evert ewa fabian fadi fanny fatima felicia felix filip filippa fredrik freja frida frans gabriel gabriella
    georg gerd gert gerda greta gudrun gun gunborg gunilla gunnar gunnel gunvor gustaf gustav göran gösta hampus hanna
    hannah hanne hans harald harry hasan hassan hedda hedvig helen helena helene helge helmer henning henrik henry
    herbert hilda hilma hjalmar holger hugo håkan ibrahim ida ingalill inga ingegerd ingela ingemar inger ingrid
    ingvar irene iris isabella isak isabelle ivan ivar jack jacob jakob jan jane janne jasmin jenny jens jerker
    jerry jesper jessica jim jimmy joakim joachim joel johan johanna johannes john johnny jon jonas jonatan jonathan
    jonna jonny josef josefin josefine josefina josephine julia julian juni jörgen kaj kajsa karim karin karl karolina
    katarina katrin kennet kenneth kenny kent kerstin khaled kim kjell klara klas konrad krister kristian kristina
    kristofer kristoffer kurt laila lars lars-erik lasse leif lena lennart leo leon leonard lena liam lilian lilly
    lina linda linn linnea linnéa linus lisa lisbeth liselotte lotta lovisa louis louise lova lucas ludvig
    lukas maj maja majken malin malte margareta margit margaretha maria mariam marie marianne marika marina mario
    markus marcus martin martina mats mathias mattias matilda mathilda maximilian maya melker melissa mia micael
    michael michaela mikael mikaela mikaella mila milo milton mimmi miriam mohamad mohamed mohammad mohammed moa mona
    monica monika morgan mostafa muhammad mustafa märta måns nadia nadja natalie nathalie nellie nicklas niclas nicole
    niklas nils nina noah noel nora olaf ola olga olivia olle olof omar orvar oscar oskar otto ove owe patric patrick
    patrik paul paula paulina per pernilla peter petra petter philip pia pierre pontus pär ragnar ragnhild ralf
    ramona rasmus rebecca rebecka reza richard rickard rikard robert roberto robin roger roland rolf ronja ronny rosa
    rosita rune ruth sam samir samira samuel sandra sanna sara sarah sebastian selma seth siv
    sigge signe sigrid sigurd sigvard simon siri sixten sofia sofie solveig sonja sophie stefan stella sten stig stina
    sture sune susann susanna susanne svante svea sven sven-erik sylvia tage tanja teodor thea theo theodor therese
    thomas thor thorbjörn thore tilda tilde tim tina tobias tom tomas tommy tony tora torbjörn tord tore torsten tova
    tove tyra ulf ulla ulrica ulrik ulrika urban ursula valdemar valter vanessa vera verner vendela vidar viggo
    viktor viktoria victor victoria vilgot vilhelm vilma vincent viola viveka vivianne wilhelm william wilma wilmer
    yasmin ylva yngve yusuf yvonne zahra zara åke åsa östen örjan örn
    """.split()
)
"""Given names that are common in Sweden, case-folded."""


def has_legal_form(name: str) -> bool:
    """Whether a name has a word that only legal persons have."""
    return LEGAL_FORM.search(name) is not None


def is_person(name: str) -> bool:
    """Whether a name is that of a natural person: a common given name and a surname, and no word of business."""
    if has_legal_form(name):
        return False
    bare = _TITLE.sub("", name.split("(")[0]).strip()
    if bare.count(",") == 1:
        last, first = bare.split(",")
        bare = f"{first} {last}" if not PERSON_IN_WORDS.search(first) else last
    words = bare.split()
    if not 2 <= len(words) <= 5 or not all(map(_NAME_WORD.fullmatch, words)):
        return False
    first, *rest = words
    return first.casefold().split("-")[0] in GIVEN_NAMES and all(map(_may_be_surname, rest))


def points_out_person(text: str) -> bool:
    """Whether a text names a natural person or the holder of a position, rather than an organisation."""
    return is_person(text) or (PERSON_IN_WORDS.search(text) is not None and not has_legal_form(text))


def _may_be_surname(word: str) -> bool:
    if word in _PARTICLES:
        return True
    business = _BUSINESS_WORD.fullmatch(word) or _BUSINESS_ENDING.search(word.casefold())
    return word[0].isupper() and not business
