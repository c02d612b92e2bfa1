"""Retention rules as sentences: every kind of rule, read aloud in both languages."""

from typing import Any

import pytest

from ropa_desktop.i18n import Language
from ropa_desktop.register.records import RetentionRule
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Duration
from ropa_desktop.wording.retention import TOLD, retention_sentence, rule_in_short

RULES: dict[str, tuple[dict[str, Any], str, str]] = {
    "a period counted from a trigger": (
        {"kind": "period", "period": Duration.parse("P5Y"), "trigger": "last_purchase", "action": "erase"},
        "Sparas i 5 år efter det senaste köpet, varefter uppgifterna raderas.",
        "Kept for 5 years after the last purchase, after which the data are erased.",
    ),
    "at most": (
        {
            "kind": "period",
            "period": Duration.parse("P24M"),
            "bound": "at_most",
            "trigger": "visit",
            "action": "anonymise",
        },
        "Sparas i högst 24 månader efter besöket, varefter uppgifterna anonymiseras.",
        "Kept for at most 24 months after the visit, after which the data are anonymised.",
    ),
    "at least": (
        {
            "kind": "period",
            "period": Duration.parse("P2Y"),
            "bound": "at_least",
            "trigger": "employment_ended",
            "action": "archive",
        },
        "Sparas i minst 2 år efter att anställningen har upphört, varefter uppgifterna arkiveras.",
        "Kept for at least 2 years after employment has ended, after which the data are archived.",
    ),
    "exactly": (
        {"kind": "period", "period": Duration.parse("P6M"), "bound": "exact", "trigger": "case_closed"},
        "Sparas i 6 månader efter att ärendet har avslutats.",
        "Kept for 6 months after the case was closed.",
    ),
    "the unit stays as written": (
        {"kind": "period", "period": Duration.parse("P60M"), "trigger": "relationship_ended"},
        "Sparas i 60 månader efter att relationen har upphört.",
        "Kept for 60 months after the relationship has ended.",
    ),
    "a period of two units": (
        {"kind": "period", "period": Duration.parse("P1Y6M"), "trigger": "collection"},
        "Sparas i 1 år 6 månader efter insamlingen.",
        "Kept for 1 year 6 months after collection.",
    ),
    "hours": (
        {
            "kind": "period",
            "period": Duration.parse("PT72H"),
            "bound": "at_most",
            "trigger": "recording",
            "action": "erase",
        },
        "Sparas i högst 72 timmar efter inspelningen, varefter uppgifterna raderas.",
        "Kept for at most 72 hours after the recording, after which the data are erased.",
    ),
    "weeks and days": (
        {"kind": "period", "period": Duration.parse("P2W"), "trigger": "log_entry"},
        "Sparas i 2 veckor efter att loggposten skapades.",
        "Kept for 2 weeks after the log entry was made.",
    ),
    "no trigger": (
        {"kind": "period", "period": Duration.parse("P7Y"), "bound": "exact"},
        "Sparas i 7 år.",
        "Kept for 7 years.",
    ),
    "two triggers": (
        {
            "kind": "period",
            "period": Duration.parse("P5Y"),
            "trigger": "account_created",
            "second_trigger": "last_purchase",
            "action": "close_account",
        },
        (
            "Sparas i 5 år efter att kontot skapades eller efter det senaste köpet, varefter "
            "uppgifterna tas bort genom att kontot avslutas."
        ),
        (
            "Kept for 5 years after the account was created or after the last purchase, after which "
            "the data are removed by closing the account."
        ),
    ),
    "a trigger as written, as a phrase": (
        {"kind": "period", "period": Duration.parse("P24M"), "trigger_as_written": "från besöket"},
        "Sparas i 24 månader från besöket.",
        "Kept for 24 months, counted from “från besöket”.",
    ),
    "a trigger as written, after a comma": (
        {"kind": "period", "period": Duration.parse("P24M"), "trigger_as_written": "räknat från besöket"},
        "Sparas i 24 månader, räknat från besöket.",
        "Kept for 24 months, counted from “räknat från besöket”.",
    ),
    "a trigger as written, as a thing": (
        {
            "kind": "period",
            "period": Duration.parse("P1Y"),
            "bound": "at_most",
            "trigger": "other",
            "trigger_as_written": "senaste inköp.",
        },
        "Sparas i högst 1 år, räknat från ”senaste inköp”.",
        "Kept for at most 1 year, counted from “senaste inköp”.",
    ),
    "a trigger as written beside its code": (
        {
            "kind": "period",
            "period": Duration.parse("P1Y"),
            "trigger": "contact_ended",
            "trigger_as_written": "avslutad kontakt",
        },
        "Sparas i 1 år efter att kontakten har avslutats (”avslutad kontakt”).",
        "Kept for 1 year after contact has ended (“avslutad kontakt”).",
    ),
    "a trigger as written that says what its code says": (
        {
            "kind": "period",
            "period": Duration.parse("P1Y"),
            "trigger": "request",
            "trigger_as_written": "begäran",
        },
        "Sparas i 1 år efter den registrerades begäran.",
        "Kept for 1 year after the data subject's request.",
    ),
    "a trigger of a kind that is not stated": (
        {"kind": "period", "period": Duration.parse("P1Y"), "trigger": "other"},
        "Sparas i 1 år, räknat från en händelse som inte är angiven.",
        "Kept for 1 year, counted from an event that is not stated.",
    ),
    "earlier ends": (
        {
            "kind": "period",
            "period": Duration.parse("P1Y"),
            "bound": "at_most",
            "trigger": "contact_ended",
            "action": "erase",
            "ends_when": ("så snart den registrerade ber om det",),
        },
        (
            "Sparas i högst 1 år efter att kontakten har avslutats, varefter uppgifterna raderas; "
            "lagringen upphör tidigare så snart den registrerade ber om det."
        ),
        (
            "Kept for at most 1 year after contact has ended, after which the data are erased; "
            "storage ends earlier in these cases: så snart den registrerade ber om det."
        ),
    ),
    "several earlier ends": (
        {
            "kind": "period",
            "period": Duration.parse("P2Y"),
            "trigger": "relationship_ended",
            "ends_when": (
                "kontaktpersonen byter tjänst",
                "kontaktpersonen går i pension",
                "på begäran",
            ),
        },
        (
            "Sparas i 2 år efter att relationen har upphört; lagringen upphör tidigare i följande "
            "fall: kontaktpersonen byter tjänst, kontaktpersonen går i pension eller på begäran."
        ),
        (
            "Kept for 2 years after the relationship has ended; storage ends earlier in these cases: "
            "kontaktpersonen byter tjänst, kontaktpersonen går i pension or på begäran."
        ),
    ),
    "ends with commas": (
        {
            "kind": "period",
            "period": Duration.parse("P2Y"),
            "ends_when": (
                "byte av tjänst, arbetsgivare eller roll",
                "pensionering",
            ),
        },
        (
            "Sparas i 2 år; lagringen upphör tidigare i följande fall: byte av tjänst, arbetsgivare "
            "eller roll; pensionering."
        ),
        (
            "Kept for 2 years; storage ends earlier in these cases: byte av tjänst, arbetsgivare "
            "eller roll; pensionering."
        ),
    ),
    "only ends": (
        {
            "kind": "criterion",
            "action": "erase",
            "ends_when": (
                "tjänsten upphör",
                "rättsliga krav är täckta",
            ),
        },
        (
            "Lagringstiden bestäms av följande kriterier, varefter uppgifterna raderas: tjänsten upphör; "
            "rättsliga krav är täckta."
        ),
        (
            "The storage period is determined by these criteria, after which the data are erased: tjänsten "
            "upphör; rättsliga krav är täckta."
        ),
    ),
    "only one end": (
        {"kind": "criterion", "ends_when": ("tjänsten upphör",)},
        "Sparas tills följande gäller: tjänsten upphör.",
        "Kept until the following applies: tjänsten upphör.",
    ),
    "a criterion as a phrase": (
        {"kind": "criterion", "criterion": "Så länge uppgifterna behövs för att fullgöra avtalet."},
        "Sparas så länge uppgifterna behövs för att fullgöra avtalet.",
        "Kept by this criterion: Så länge uppgifterna behövs för att fullgöra avtalet.",
    ),
    "a criterion as a thing": (
        {"kind": "criterion", "criterion": "pågående garantiärende", "action": "erase"},
        "Sparas enligt detta kriterium: pågående garantiärende, varefter uppgifterna raderas.",
        "Kept by this criterion: pågående garantiärende, after which the data are erased.",
    ),
    "a criterion that is a trigger": (
        {"kind": "criterion", "trigger": "no_longer_needed", "action": "erase"},
        "Sparas till dess att uppgiften inte längre behövs, varefter uppgifterna raderas.",
        "Kept until the data are no longer needed, after which the data are erased.",
    ),
    "a criterion with a ceiling": (
        {
            "kind": "criterion_with_ceiling",
            "criterion": "så länge uppgifterna behövs för att fullgöra avtalet",
            "period": Duration.parse("P5Y"),
            "trigger": "last_purchase",
            "action": "erase",
        },
        (
            "Sparas så länge uppgifterna behövs för att fullgöra avtalet, dock i högst 5 år efter det "
            "senaste köpet, varefter uppgifterna raderas."
        ),
        (
            "Kept by this criterion: så länge uppgifterna behövs för att fullgöra avtalet, but for at "
            "most 5 years after the last purchase, after which the data are erased."
        ),
    ),
    "a criterion that is a thing, with a ceiling": (
        {
            "kind": "criterion_with_ceiling",
            "criterion": "behovet i tjänsten",
            "period": Duration.parse("P3Y"),
            "bound": "at_most",
        },
        "Sparas enligt detta kriterium: behovet i tjänsten, dock i högst 3 år.",
        "Kept by this criterion: behovet i tjänsten, but for at most 3 years.",
    ),
    "a criterion with a floor": (
        {
            "kind": "criterion_with_ceiling",
            "criterion": "under anställningen",
            "period": Duration.parse("P2Y"),
            "bound": "at_least",
        },
        "Sparas under anställningen, dock i minst 2 år.",
        "Kept by this criterion: under anställningen, but for at least 2 years.",
    ),
    "statutory": (
        {
            "kind": "statutory",
            "period": Duration.parse("P7Y"),
            "statute": "Bokföringslagen",
            "section": "7 kap. 2 §",
            "trigger": "calendar_year_of_financial_year",
            "action": "erase",
        },
        (
            "Sparas enligt bokföringslagen 7 kap. 2 § i 7 år efter utgången av det kalenderår då "
            "räkenskapsåret avslutades, varefter uppgifterna raderas."
        ),
        (
            "Kept under bokföringslagen ch. 7 s. 2 for 7 years after the end of the calendar year in "
            "which the financial year ended, after which the data are erased."
        ),
    ),
    "statutory, without a period": (
        {"kind": "statutory", "statute": "bokföringslagen"},
        "Sparas så länge som bokföringslagen kräver.",
        "Kept for as long as bokföringslagen requires.",
    ),
    "statutory, statute not stated": (
        {"kind": "statutory", "period": Duration.parse("P7Y")},
        "Sparas enligt lag (vilken anges inte) i 7 år.",
        "Kept by law (which one is not stated) for 7 years.",
    ),
    "statutory, neither": (
        {"kind": "statutory"},
        "Sparas så länge som lagen kräver (vilken lag anges inte).",
        "Kept for as long as the law requires (which law is not stated).",
    ),
    "statutory, with a number": (
        {
            "kind": "statutory",
            "period": Duration.parse("P10Y"),
            "bound": "at_least",
            "statute": "Lag (2017:630)",
            "section": "5 kap. 4 §",
            "trigger": "transaction",
        },
        "Sparas enligt lag (2017:630) 5 kap. 4 § i minst 10 år efter transaktionen eller åtgärden.",
        ("Kept under lag (2017:630) ch. 5 s. 4 for at least 10 years after the transaction or measure."),
    ),
    "a condition as a clause": (
        {
            "kind": "period",
            "period": Duration.parse("P2Y"),
            "trigger": "inactivity",
            "condition": "om kunden har varit passiv",
            "action": "erase",
        },
        (
            "Sparas i 2 år efter den senaste aktiviteten, om kunden har varit passiv, varefter "
            "uppgifterna raderas."
        ),
        (
            "Kept for 2 years after the last activity, after which the data are erased; condition: om "
            "kunden har varit passiv."
        ),
    ),
    "a condition as a thing": (
        {
            "kind": "period",
            "period": Duration.parse("P2Y"),
            "condition": "kunden är passiv",
            "action": "erase",
        },
        "Sparas i 2 år, varefter uppgifterna raderas; villkor: kunden är passiv.",
        "Kept for 2 years, after which the data are erased; condition: kunden är passiv.",
    ),
    "two clocks": (
        {
            "kind": "period",
            "period": Duration.parse("P0D"),
            "trigger": "request",
            "action": "erase",
            "second_period": Duration.parse("P3M"),
            "second_period_for": "utgående kommunikation",
        },
        (
            "Uppgifterna raderas omedelbart efter den registrerades begäran; för utgående kommunikation "
            "gäller 3 månader."
        ),
        (
            "The data are erased immediately after the data subject's request; for utgående kommunikation "
            "the period is 3 months."
        ),
    ),
    "a second period for something that holds a comma": (
        {
            "period": Duration.parse("P1Y"),
            "second_period": Duration.parse("P3M"),
            "second_period_for": "kontaktpersoner, räknat från beskedet",
        },
        "Sparas i 1 år; tiden för följande är 3 månader: kontaktpersoner, räknat från beskedet.",
        "Kept for 1 year; the period for the following is 3 months: kontaktpersoner, räknat från beskedet.",
    ),
    "a second period for something unnamed": (
        {"kind": "period", "period": Duration.parse("P1Y"), "second_period": Duration.parse("P3M")},
        "Sparas i 1 år; därtill en andra tid på 3 månader.",
        "Kept for 1 year; there is a second period of 3 months.",
    ),
    "at once": (
        {"kind": "period", "period": Duration.parse("P0D"), "trigger": "receipt"},
        "Sparas inte längre efter att uppgiften togs emot.",
        "Not kept any longer after receipt.",
    ),
    "at once by statute": (
        {
            "kind": "statutory",
            "period": Duration.parse("P0D"),
            "statute": "Visselblåsarlagen",
            "section": "7 kap. 7 §",
            "trigger": "receipt",
            "action": "erase",
        },
        ("Uppgifterna raderas omedelbart enligt visselblåsarlagen 7 kap. 7 § efter att uppgiften togs emot."),
        "The data are erased immediately under visselblåsarlagen ch. 7 s. 7 after receipt.",
    ),
    "at once, no more known": (
        {"kind": "period", "period": Duration.parse("P0D")},
        "Sparas inte alls.",
        "Not kept at all.",
    ),
    "by reference": (
        {"kind": "by_reference", "refers_to": "bolagets gallringsplan"},
        "Tiden framgår av ett annat dokument: bolagets gallringsplan.",
        "The period is stated in another document: bolagets gallringsplan.",
    ),
    "by reference to nothing named": (
        {"kind": "by_reference"},
        "Tiden framgår av ett annat dokument, som inte är namngivet.",
        "The period is stated in another document, which is not named.",
    ),
    "by reference, with a period after all": (
        {"kind": "by_reference", "refers_to": "gallringsplanen", "period": Duration.parse("P1Y")},
        "Tiden framgår av ett annat dokument: gallringsplanen; sparas i 1 år.",
        "The period is stated in another document: gallringsplanen; kept for 1 year.",
    ),
    "not stored, but for a time all the same": (
        {"kind": "not_stored", "period": Duration.parse("P1D")},
        "Uppgifterna lagras inte på annat sätt än följande: sparas i 1 dag.",
        "The data are not stored other than as follows: kept for 1 day.",
    ),
    "not stored": (
        {"kind": "not_stored", "refers_to": "betalleverantörens villkor"},
        "Uppgifterna lagras inte; se: betalleverantörens villkor.",
        "The data are not stored; see: betalleverantörens villkor.",
    ),
    "a suppression entry": (
        {
            "kind": "suppression",
            "trigger": "opt_out",
            "action": "block",
            "action_as_written": "spärr noteras; radering sker inte",
        },
        (
            "Sparas som spärruppgift tills vidare efter avregistreringen; åtgärd: spärra (”spärr "
            "noteras; radering sker inte”)."
        ),
        (
            "Kept as a suppression entry until further notice after the opt-out; measure: block "
            "(“spärr noteras; radering sker inte”)."
        ),
    ),
    "a suppression entry with an end": (
        {"kind": "suppression", "period": Duration.parse("P5Y"), "trigger": "opt_out", "action": "erase"},
        "Sparas som spärruppgift i 5 år efter avregistreringen, varefter uppgifterna raderas.",
        ("Kept as a suppression entry for 5 years after the opt-out, after which the data are erased."),
    ),
    "an indefinite hold": (
        {"kind": "indefinite_hold", "condition": "om tvist pågår"},
        "Bevaras så länge följande villkor är uppfyllt: om tvist pågår.",
        "Preserved for as long as this condition is met: om tvist pågår.",
    ),
    "an indefinite hold under a condition that says how long": (
        {"kind": "indefinite_hold", "condition": "Så länge tvisten pågår"},
        "Bevaras så länge tvisten pågår.",
        "Preserved for as long as this condition is met: Så länge tvisten pågår.",
    ),
    "erased on request, with a second clock": (
        {
            "trigger": "request",
            "trigger_as_written": "när kunden ber om det",
            "action": "erase",
            "second_period": Duration.parse("P3M"),
            "second_period_for": "för utgående kommunikation",
        },
        (
            "Uppgifterna raderas på den registrerades begäran (”när kunden ber om det”); för utgående "
            "kommunikation gäller 3 månader."
        ),
        (
            "The data are erased on the data subject's request (“när kunden ber om det”); for för utgående "
            "kommunikation the period is 3 months."
        ),
    ),
    "erased on request, in other words too": (
        {"trigger": "request", "action": "erase", "action_as_written": "skrivs över"},
        "Uppgifterna raderas på den registrerades begäran; åtgärd: radera (”skrivs över”).",
        "The data are erased on the data subject's request; measure: erase (“skrivs över”).",
    ),
    "only one end, as a clause": (
        {"kind": "criterion", "ends_when": ("När tjänsten upphör.",), "action": "erase"},
        "Lagringen upphör när tjänsten upphör, varefter uppgifterna raderas.",
        "Kept until the following applies, after which the data are erased: När tjänsten upphör.",
    ),
    "an end as a clause beside a trigger": (
        {"kind": "criterion", "trigger": "knowledge", "ends_when": ("om avtalet sägs upp", "när kunden dör")},
        (
            "Sparas till dess att den personuppgiftsansvarige fått kännedom om förhållandet; lagringen "
            "upphör om avtalet sägs upp eller när kunden dör."
        ),
        (
            "Kept until the controller became aware of the fact; storage ends in these cases: om avtalet "
            "sägs upp or när kunden dör."
        ),
    ),
    "an indefinite hold with a criterion": (
        {"kind": "indefinite_hold", "criterion": "så länge tvisten pågår", "action": "erase"},
        "Bevaras så länge tvisten pågår; åtgärd: radera.",
        "Preserved by this criterion: så länge tvisten pågår; measure: erase.",
    ),
    "an indefinite hold by statute": (
        {"kind": "indefinite_hold", "statute": "Arkivlagen", "section": "3 §"},
        "Bevaras enligt arkivlagen 3 § tills vidare.",
        "Preserved under arkivlagen s. 3 until further notice.",
    ),
    "an action as written": (
        {
            "kind": "period",
            "period": Duration.parse("P1Y"),
            "action_as_written": "uppgifterna tas bort automatiskt.",
        },
        "Sparas i 1 år; därefter: uppgifterna tas bort automatiskt.",
        "Kept for 1 year; then: uppgifterna tas bort automatiskt.",
    ),
    "an action as written beside its code": (
        {
            "kind": "period",
            "period": Duration.parse("P1Y"),
            "action": "anonymise",
            "action_as_written": "avidentifiering eller radering",
        },
        "Sparas i 1 år, varefter uppgifterna anonymiseras (”avidentifiering eller radering”).",
        "Kept for 1 year, after which the data are anonymised (“avidentifiering eller radering”).",
    ),
    "an action as written that says what its code says": (
        {"kind": "period", "period": Duration.parse("P1Y"), "action": "erase", "action_as_written": "Gallra"},
        "Sparas i 1 år, varefter uppgifterna raderas.",
        "Kept for 1 year, after which the data are erased.",
    ),
    "nothing but an action": (
        {"kind": "period", "action": "erase", "trigger": "request"},
        ("Uppgifterna raderas på den registrerades begäran."),
        ("The data are erased on the data subject's request."),
    ),
    "limited to data": (
        {
            "kind": "period",
            "period": Duration.parse("P6M"),
            "data_as_written": "uppgifter i supportärenden",
            "trigger": "case_closed",
        },
        "Uppgifter i supportärenden: sparas i 6 månader efter att ärendet har avslutats.",
        "Uppgifter i supportärenden: kept for 6 months after the case was closed.",
    ),
    "limited to people": (
        {
            "kind": "period",
            "period": Duration.parse("P60M"),
            "people_as_written": (
                "tidigare kunder",
                "kontaktpersoner",
            ),
        },
        "Endast för tidigare kunder och kontaktpersoner: sparas i 60 månader.",
        "Only for tidigare kunder and kontaktpersoner: kept for 60 months.",
    ),
    "limited to data and people": (
        {
            "kind": "period",
            "period": Duration.parse("P5Y"),
            "data_as_written": "Transaktionsdata m.m.",
            "people_as_written": ("privatkunder",),
        },
        "Transaktionsdata m.m., endast för privatkunder: sparas i 5 år.",
        "Transaktionsdata m.m., only for privatkunder: kept for 5 years.",
    ),
    "nothing but the data": (
        {"data_as_written": "loggar"},
        "Loggar: ej angivet.",
        "Loggar: not stated.",
    ),
    "nothing but a condition": (
        {"condition": "om tvist uppstår"},
        "Tiden är inte angiven; villkor: om tvist uppstår.",
        "The period is not stated; condition: om tvist uppstår.",
    ),
    "no kind, but a period": (
        {"period": Duration.parse("P3Y"), "trigger": "payment"},
        "Sparas i 3 år efter betalningen.",
        "Kept for 3 years after the payment.",
    ),
    "nothing at all": (
        {},
        "Ej angivet",
        "Not stated",
    ),
    "a period that is not stated": (
        {"kind": "period"},
        "Ej angivet",
        "Not stated",
    ),
}


@pytest.mark.parametrize("case", RULES)
def test_rule_reads_as_one_sentence(case: str) -> None:
    values, swedish, english = RULES[case]
    rule = RetentionRule(id="rule", **values)
    assert retention_sentence(Register(), rule, "sv") == swedish
    assert retention_sentence(Register(), rule, "en") == english


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", "Sparas så länge som bokföringslagen kräver; går före reglerna om kunduppgifter och loggar."),
        (
            "en",
            (
                "Kept for as long as bokföringslagen requires; prevails over the rules on kunduppgifter and "
                "loggar."
            ),
        ),
    ],
)
def test_rule_names_the_rules_it_prevails_over(language: Language, expected: str) -> None:
    named = RetentionRule(id="named", name="Kunduppgifter", period=Duration(years=5))
    unnamed = RetentionRule(id="unnamed", data_as_written="loggar", period=Duration(days=30))
    rule = RetentionRule(
        id="rule", kind="statutory", statute="bokföringslagen", overrides=("named", "unnamed")
    )
    assert retention_sentence(Register.of([named, unnamed, rule]), rule, language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", "Sparas i 7 år; gäller i stället för regeln ”sparas i 2 år”."),
        ("en", "Kept for 7 years; applies instead of the rule “kept for 2 years”."),
    ],
)
@pytest.mark.parametrize("name", ["Kunduppgifter", ""])
def test_rule_that_a_name_does_not_tell_apart_is_quoted(name: str, language: Language, expected: str) -> None:
    weaker = RetentionRule(id="weaker", name=name, period=Duration(years=2))
    rule = RetentionRule(id="rule", name=name, period=Duration(years=7), overrides=("weaker",))
    assert retention_sentence(Register.of([weaker, rule]), rule, language) == expected


def test_what_was_written_over_several_lines_stands_on_one() -> None:
    rule = RetentionRule(id="rule", kind="criterion", criterion="så länge\n  avtalet gäller;\n")
    assert retention_sentence(Register(), rule, "sv") == "Sparas så länge avtalet gäller."


def test_rule_in_short_leaves_out_exceptions() -> None:
    rule = RetentionRule(
        id="rule", data_as_written="loggar", period=Duration(years=1), ends_when=("begäran",), action="erase"
    )
    assert rule_in_short(rule, "sv") == "Loggar: sparas i 1 år"


@pytest.mark.parametrize("field", sorted(TOLD - {"kind", "bound", "section", "overrides"}))
@pytest.mark.parametrize(
    "kind",
    [
        *("", "period", "criterion", "criterion_with_ceiling", "statutory"),
        *("by_reference", "not_stored", "suppression", "indefinite_hold"),
    ],
)
def test_nothing_stated_is_lost(kind: str, field: str) -> None:
    full: dict[str, Any] = {
        "period": Duration(years=5),
        "second_period": Duration(months=3),
        "people_as_written": ("marked",),
        "ends_when": ("marked",),
        "trigger": "visit",
        "second_trigger": "backup",
        "action": "anonymise",
    }
    stated = {
        "period": Duration(years=2),
        "trigger": "payment",
        "statute": "Lag",
        field: full.get(field, "marked"),
    }
    unstated = {name: value for name, value in stated.items() if name != field}
    rule, without = (
        RetentionRule(id="rule", kind=kind, **stated),
        RetentionRule(id="rule", kind=kind, **unstated),
    )
    assert retention_sentence(Register(), rule, "en") != retention_sentence(Register(), without, "en")
