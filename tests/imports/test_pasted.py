"""Rows pasted from a spreadsheet: the table, the records it becomes, and that no word of it is lost."""

import re

import pytest

from ropa_desktop.i18n import LANGUAGES
from ropa_desktop.imports.pasted import Column, columns_for, guess_columns, plan_of_rows, table_of
from ropa_desktop.imports.plan import Plan
from ropa_desktop.register.edits import new_register
from ropa_desktop.register.fields import CATALOGUE, Record, type_of
from ropa_desktop.register.integrity import flaws
from ropa_desktop.register.kinds import Choice, ChoiceList, format_value
from ropa_desktop.register.records import (
    Activity,
    DataItem,
    Disclosure,
    LegalBasis,
    Measure,
    Organisation,
    Party,
    People,
    Purpose,
    RegisterSheet,
    Retention,
    RetentionRule,
    Source,
    SpecialCondition,
    System,
    Transfer,
)
from ropa_desktop.register.register import Register, apply
from ropa_desktop.register.values import MAX_TEXT, Answer, Duration, Existence, PartialDate

ACTIVITY = CATALOGUE["activity"]


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('a\t"två\nrader"\n', [["a", "två\nrader"]]),
        ('a\t"sa ""hej"""\n', [["a", 'sa "hej"']]),
        ("a\tb\n\n\t\nc\n", [["a", "b"], ["c", ""]]),
        ("a\t\t\nb\t\t\n", [["a"], ["b"]]),
        ("\ta\n\tb", [["", "a"], ["", "b"]]),
        ('"inte slut\tb\nc\td', [['"inte slut', "b"], ["c", "d"]]),
        ("å\0b", [["åb"]]),
        ("", []),
        ("\n \t\n", []),
    ],
)
def test_table(text: str, table: list[list[str]]) -> None:
    assert table_of(text) == table


def test_cell_that_is_longer_than_any_reader_takes_is_kept_whole() -> None:
    long = "x" * 200_000
    assert table_of(f"a\t{long}") == [["a", long]]


def planned(register: Register, text: str, type_name: str = "activity") -> Plan:
    rows = table_of(text)
    columns, has_headings = guess_columns(rows, CATALOGUE[type_name])
    return plan_of_rows(register, rows, columns, CATALOGUE[type_name], has_headings=has_headings)


def imported(register: Register, text: str, type_name: str = "activity") -> Register:
    """The register after a plan, which must have no problems and leave no flaws."""
    plan = planned(register, text, type_name)
    assert plan.problems == ()
    after = apply(register, plan.changes)
    assert list(flaws(after)) == []
    return after


def one(text: str) -> tuple[Register, Activity]:
    """A fresh register with the only activity of a table, and that."""
    register = imported(new_register(), text)
    (activity,) = register.activities
    return register, activity


TABLE = (
    "Nr\tBehandling\tÄndamål\tRättslig grund\tKategorier av registrerade\tPersonuppgifter\tMottagare"
    "\tPersonuppgiftsbiträde\tGallring\tSäkerhetsåtgärder\tTredjeland\tSystem\tStart\tProfilering\tProjekt\n"
    '12\tLön\t"betala ut lön\nlämna kontrolluppgift"\t6.1 b, 6.1 c\tAnställda\tNamn, personnummer'
    "\tSkatteverket; Lönebyrån AB\tVisma\t7 år\tKryptering; Lås\tUSA (SCC)\tHogia Lön\t2024-05-01"
    "\tNej, aldrig\tPhoenix\n"
)


def test_full_row_becomes_an_activity_with_its_parts() -> None:
    register, activity = one(TABLE)
    assert (activity.number, activity.name, activity.origin) == ("12", "Lön", "import")
    assert (activity.start, activity.profiling) == (PartialDate("2024-05-01"), Answer.NO)
    assert (activity.profiling_note, activity.notes) == ("aldrig", "Projekt: Phoenix")
    assert (activity.recipients, activity.transfers) == (Existence.SOME, Existence.SOME)
    purposes = register.parts(Purpose, activity)
    assert [p.text for p in purposes] == ["betala ut lön", "lämna kontrolluppgift"]
    assert [p.order for p in purposes] == [0, 1]
    assert [b.basis for b in register.parts(LegalBasis, activity)] == ["art6_1_b", "art6_1_c"]
    assert [(p.name, p.category) for p in register.parts(People, activity)] == [("Anställda", "employees")]
    assert [(d.name, d.category) for d in register.parts(DataItem, activity)] == [
        ("Namn", "name"),
        ("personnummer", "personnummer"),
    ]
    assert [(t.destination, t.countries) for t in register.parts(Transfer, activity)] == [
        ("USA (SCC)", ("US",))
    ]


def test_what_a_row_refers_to_is_made_beside_it() -> None:
    register, activity = one(TABLE)
    disclosures = register.parts(Disclosure, activity)
    parties = register.chosen(Party, [d.party for d in disclosures])
    assert [(p.name, p.category) for p in parties] == [
        ("Skatteverket", "skatteverket"),
        ("Lönebyrån AB", ""),
        ("Visma", ""),
    ]
    assert [d.role for d in disclosures] == ["", "", "processor"]
    assert [m.name for m in register.chosen(Measure, activity.measures)] == ["Kryptering", "Lås"]
    assert [s.name for s in register.chosen(System, activity.systems)] == ["Hogia Lön"]
    (retention,) = register.parts(Retention, activity)
    (rule,) = register.chosen(RetentionRule, [retention.rule])
    assert (rule.kind, rule.period) == ("period", Duration(years=7))


@pytest.fixture
def ours() -> Register:
    return Register.of(
        [
            RegisterSheet(id="sheet"),
            Organisation(id="org", name="Bolaget AB"),
            Activity(id="a1", number="B-007", name="Lön", order=3),
            Party(id="firm", name="Lönebyrån", order=5),
            Measure(id="lock", name="Låsta skåp"),
            RetentionRule(id="named", name="Bokföring", period=Duration(years=7)),
            RetentionRule(id="plain", kind="period", period=Duration(years=2)),
        ]
    )


def test_records_of_the_register_are_used_again(ours: Register) -> None:
    text = "Behandling\tMottagare\tSäkerhet\tGallring\nBil\tLÖNEBYRÅN\tlåsta  skåp\tbokföring; 2 år\n"
    after = imported(ours, text)
    activity = after.activities[-1]
    assert [d.party for d in after.parts(Disclosure, activity)] == ["firm"]
    assert activity.measures == ("lock",)
    assert [r.rule for r in after.parts(Retention, activity)] == ["named", "plain"]


def test_rows_share_what_they_make() -> None:
    text = "Behandling\tMottagare\tGallring\nLön\tVisma\tTills vidare\nBil\tVISMA\ttills  vidare\n"
    register = imported(new_register(), text)
    assert len(register.all(Party)) == len(register.all(RetentionRule)) == 1
    assert [activity.name for activity in register.activities] == ["Lön", "Bil"]
    assert [activity.order for activity in register.activities] == [0, 1]


def test_new_records_come_last_with_free_numbers(ours: Register) -> None:
    after = imported(ours, "Nr\tBehandling\n\tBil\nB-007\tBuss\nX1\tBåt\n")
    assert [(a.number, a.order, a.origin_reference) for a in after.activities] == [
        ("B-007", 3, ""),
        ("B-008", 4, ""),
        ("B-009", 5, "B-007"),
        ("X1", 6, ""),
    ]


def test_organisation_is_found_but_never_made(ours: Register) -> None:
    after = imported(ours, "Behandling\tPersonuppgiftsansvarig\nBil\tbolaget ab\nBåt\tAndra AB\n")
    bil, bat = after.activities[-2:]
    assert (bil.organisation, bat.organisation) == ("org", "")
    assert bat.notes == "Personuppgiftsansvarig: Andra AB"
    assert len(after.organisations) == 1


@pytest.mark.parametrize(
    ("cell", "recipients", "notes"),
    [
        ("Inga", Existence.NONE, ""),
        ("Nej, endast internt", Existence.NONE, "Mottagare: Nej, endast internt"),
        ("Ja", Existence.SOME, ""),
        ("-", Existence.UNANSWERED, ""),
    ],
)
def test_answer_in_the_column_of_recipients(cell: str, recipients: Existence, notes: str) -> None:
    register, activity = one(f"Behandling\tMottagare\nBil\t{cell}\n")
    assert (activity.recipients, activity.notes) == (recipients, notes)
    assert register.parts(Disclosure, activity) == ()


def test_no_processors_does_not_mean_no_recipients() -> None:
    _, activity = one("Behandling\tBiträden\nBil\tInga\n")
    assert (activity.recipients, activity.notes) == (Existence.UNANSWERED, "Biträden: Inga")


def test_country_after_a_yes_is_a_transfer() -> None:
    register, activity = one("Behandling\tTredjeland\nBil\tJa, USA; Indien\n")
    assert [t.countries for t in register.parts(Transfer, activity)] == [("US",), ("IN",)]


def test_legal_basis_keeps_what_it_says_beside_its_article() -> None:
    register, activity = one("Behandling\tRättslig grund\nBil\t6.1 c bokföringslagen; 9.2 b; Magkänsla\n")
    bases = [(b.basis, b.note) for b in register.parts(LegalBasis, activity)]
    assert bases == [("art6_1_c", "6.1 c bokföringslagen"), ("", "Magkänsla")]
    assert [c.condition for c in register.parts(SpecialCondition, activity)] == ["art9_2_b"]


def test_source_is_known_by_its_kind() -> None:
    register, activity = one("Behandling\tKälla\nBil\tDen registrerade; Kollegan\n")
    assert [s.name for s in register.parts(Source, activity)] == ["Den registrerade", "Kollegan"]
    assert register.parts(Source, activity)[1].kind == ""


def remarks(register: Register, text: str) -> list[str]:
    return [remark.in_language("en") for remark in planned(register, text).remarks]


def test_what_a_field_cannot_hold_goes_to_the_notes_with_a_remark() -> None:
    text = "Behandling\tStart\tStatus\nBil\tvåren\tPågår nog\n"
    _, activity = one(text)
    assert activity.start is None
    assert activity.notes == "Start: våren\nStatus: Pågår nog"
    told = remarks(new_register(), text)
    assert told[0].startswith("Row 2: Start: a date is expected")
    assert told[0].endswith("The text is kept in the notes.")
    assert len(told) == 2


def test_remark_on_a_legal_basis_a_number_and_a_name(ours: Register) -> None:
    text = "Nr\tBehandling\tRättslig grund\nB-007\tlön\tMagkänsla\n"
    assert remarks(ours, text) == [
        'Row 2: there is one more that is called "lön".',
        'Row 2: Legal bases: "Magkänsla" is not recognised and becomes a note.',
        "Row 2: B-007 is taken; its number is B-008.",
    ]


def test_columns_that_are_left_out_are_told() -> None:
    rows = [["Bil", "hemligt"], ["Båt", ""]]
    name = next(column for column in columns_for(ACTIVITY) if column.field.name == "name")
    plan = plan_of_rows(new_register(), rows, [name, None], ACTIVITY)
    assert [remark.in_language("en") for remark in plan.remarks] == ["Left out: column 2."]
    assert plan.counts() == {"activity": (2, 0)}


@pytest.mark.parametrize("field", ["name", "organisation", "profiling"])
def test_second_text_for_a_single_value_is_kept_in_the_notes(field: str, ours: Register) -> None:
    column = next(column for column in columns_for(ACTIVITY) if column.field.name == field)
    first = {"name": "Bil", "organisation": "Bolaget AB", "profiling": "Ja"}[field]
    plan = plan_of_rows(ours, [[first, "Nej"]], [column, column], ACTIVITY, language="en")
    (change,) = plan.changes
    assert isinstance(change.after, Activity)
    assert change.after.notes == f"{column.in_language('en')}: Nej"


def test_empty_rows_are_no_records() -> None:
    register = new_register()
    rows = [["Behandling", "Ändamål"], ["", "–"], ["Bil", ""]]
    columns, _ = guess_columns(rows, ACTIVITY)
    assert len(plan_of_rows(register, rows, columns, ACTIVITY, has_headings=True).changes) == 1


def test_text_that_is_too_long_is_a_problem() -> None:
    plan = planned(new_register(), f"Behandling\tÄndamål\nBil\t{'x' * (MAX_TEXT + 1)}\n")
    assert [problem.in_language("en") for problem in plan.problems] == [
        "Row 2, Purposes: the text is longer than 30000 characters; shorten it."
    ]


def test_notes_that_become_too_long_together_are_a_problem() -> None:
    half = "x" * (MAX_TEXT // 2 + 1)
    plan = planned(new_register(), f"Behandling\tÄndamål\tAlfa\tBeta\nBil\ta\t{half}\t{half}\n")
    assert [problem.in_language("en") for problem in plan.problems] == [
        "Row 2, Internal notes: the text is longer than 30000 characters; shorten it."
    ]


def test_texts_are_kept_as_the_register_keeps_them() -> None:
    register, activity = one("Behandling\tÄndamål\nLo\u0308n\x07\tförst\x0b\n")
    assert activity.name == "Lön"
    assert [p.text for p in register.parts(Purpose, activity)] == ["först"]


def test_parties_become_parties(ours: Register) -> None:
    text = "Leverantör\tOrgnr\tLand\tEngaged by\tAvtal\nVisma\t556035-6940\tSverige\tHogia\tkanske\nHogia\n"
    after = imported(ours, text, "party")
    visma, hogia = after.all(Party)[-2:]
    assert (visma.name, visma.org_number, visma.country) == ("Visma", "556035-6940", "SE")
    assert visma.vendor == hogia.id
    assert visma.note == "Avtal: kanske"


def test_activities_name_their_organisation_where_another_comes(ours: Register) -> None:
    after = imported(ours, "Företag\tOrt\nDottern AB\tMalmö\n", "organisation")
    assert after.activities[0].organisation == "org"


def said_in(records: list[Record]) -> str:
    """Everything that records say, with terms in both languages."""
    said: list[str] = []
    for record in records:
        for field in type_of(record).fields:
            value = getattr(record, field.name)
            if isinstance(field.kind, Choice | ChoiceList):
                said += [format_value(field.kind, value, language) for language in LANGUAGES]
            elif value not in ("", (), None, b""):
                said.append(format_value(field.kind, value, "sv"))
    return "\n".join(said)


@pytest.mark.parametrize("type_name", ["activity", "party", "organisation", "retention_rule", "system"])
@pytest.mark.parametrize(
    "cell", ["ord{0}", "Ja, ord{0}", "ord{0}; del{0}", "a{0}, b{0}\nc{0}", "6.1 a ord{0}", "5 år ord{0}"]
)
def test_no_word_is_lost_in_any_column(type_name: str, cell: str) -> None:
    columns: list[Column | None] = [*columns_for(CATALOGUE[type_name])]
    row = [cell.format(place) for place in range(len(columns))]
    plan = plan_of_rows(new_register(), [row], columns, CATALOGUE[type_name])
    assert plan.problems == ()
    said = said_in([change.record for change in plan.changes])
    words = {word for text in row for word in re.findall(r"\w*\d+\w*", text)}
    assert {word for word in words if word not in said} == set()


@pytest.mark.parametrize("type_name", ["activity", "party"])
def test_plan_of_any_columns_leaves_no_flaws(type_name: str, ours: Register) -> None:
    columns: list[Column | None] = [*columns_for(CATALOGUE[type_name])]
    rows = [["Lönebyrån"] * len(columns), ["Nej"] * len(columns), ["6.1 b"] * len(columns)]
    plan = plan_of_rows(ours, rows, columns, CATALOGUE[type_name])
    assert list(flaws(apply(ours, plan.changes))) == []
