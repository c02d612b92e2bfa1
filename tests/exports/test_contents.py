"""The contents of a report: golden ones in both languages, and one rule of it at a time."""

import datetime
from typing import Any

import pytest

from ropa_desktop.exports.contents import report
from ropa_desktop.exports.report import Block, Line, Report, Table
from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.register import records as r
from ropa_desktop.register.edits import new_register
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer, Duration, Existence
from tests.exports.contents_registers import Builder, shop
from tests.exports.report_text import as_text, golden

TODAY = datetime.date(2026, 11, 22)


def made(register: Register, language: Language = "en", **options: Any) -> Report:
    return report(register, language, on=TODAY, **options)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", ["internal", "authority"])
def test_report_reads_as_before(language: Language, variant: str) -> None:
    text = as_text(made(shop(), language, variant=variant))
    assert text == golden(f"shop-{variant}.{language}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_register_says_so(language: Language) -> None:
    text = as_text(made(new_register(), language))
    assert text == golden(f"empty.{language}.txt", text)


def blocks(one: Report) -> list[Block]:
    return [
        block for part in one.parts for block in part.blocks if not block.anchor.startswith("organisation")
    ]


def line(one: Report, label: str, block: int = 0) -> Line:
    """The line with a label in a block."""
    (found,) = [line for group in blocks(one)[block].groups for line in group.lines if line.label == label]
    return found


def labels(one: Report, block: int = 0) -> list[str]:
    return [line.label for group in blocks(one)[block].groups for line in group.lines]


def sheet(one: Report, name: str) -> Table:
    (found,) = [table for table in one.sheets if table.name == name]
    return found


def column(table: Table, title: str) -> list[object]:
    place = [column.title for column in table.columns].index(title)
    return [row.cells[place] for row in table.rows]


def with_activity(**values: Any) -> tuple[Builder, r.Organisation, r.Activity]:
    builder = Builder()
    organisation = builder.add(r.Organisation, name="Firman AB", city="Stad")
    return builder, organisation, builder.add(r.Activity, **{"name": "Löner", "role": "controller"} | values)


# Article 30 point by point


def test_lines_follow_the_order_of_the_article() -> None:
    builder, _, _ = with_activity()
    articles = [line.article for group in blocks(made(builder.register))[0].groups for line in group.lines]
    assert articles == sorted(articles)
    assert [article[-2] for article in articles] == list("aabccdefg")


def test_required_lines_that_say_nothing_are_missing() -> None:
    builder, _, _ = with_activity()
    missing = {
        line.label
        for group in blocks(made(builder.register))[0].groups
        for line in group.lines
        if line.missing
    }
    assert missing == {
        *("Data protection officer", "Purposes", "Categories of data subjects"),
        *("Categories of personal data", "Recipients", "Transfers to third countries"),
        *("Retention", "Security measures"),
    }


@pytest.mark.parametrize(
    ("own", "shared", "expected", "missing"),
    [
        (Existence.UNANSWERED, Existence.UNANSWERED, "Not stated", True),
        (Existence.NONE, Existence.UNANSWERED, "No recipients", False),
        (Existence.UNANSWERED, Existence.NONE, "No recipients (applies to all activities)", False),
        (Existence.SOME, Existence.NONE, "There are recipients, but they are not stated", True),
        (Existence.UNANSWERED, Existence.SOME, "There are recipients, but they are not stated", True),
    ],
)
def test_answer_whether_there_are_recipients(
    own: Existence, shared: Existence, expected: str, missing: bool
) -> None:
    builder, organisation, _ = with_activity(recipients=own)
    builder.change(organisation, recipients=shared)
    told = line(made(builder.register), "Recipients")
    assert (told.paragraphs, told.missing) == ((expected,), missing)


def test_listed_recipients_stand_beside_the_answer_that_there_are_none() -> None:
    builder, _, activity = with_activity(recipients=Existence.NONE)
    party = builder.add(r.Party, name="Banken")
    builder.add(r.Disclosure, activity, party=party.id)
    assert line(made(builder.register), "Recipients").paragraphs == ("No recipients", "Banken")


def test_joint_controller_without_a_partner_is_missing_one() -> None:
    builder, _, _ = with_activity(role="joint_controller")
    assert line(made(builder.register), "Joint controllers").missing


def test_joint_controller_is_named_also_where_the_role_is_a_second_one() -> None:
    builder, _, activity = with_activity()
    party = builder.add(r.Party, name="Partnern", email="p@example.se")
    builder.add(r.Disclosure, activity, party=party.id, role="group_company", second_role="joint_controller")
    assert line(made(builder.register), "Joint controllers").paragraphs == ("Partnern; p@example.se",)


def test_rule_that_says_nothing_is_missing() -> None:
    builder, _, activity = with_activity()
    builder.add(r.Retention, activity, rule=builder.add(r.RetentionRule).id)
    told = line(made(builder.register), "Retention")
    assert (told.paragraphs, told.missing) == (("Not stated",), True)


def test_inherited_security_stands_in_full_unless_it_does_not_apply() -> None:
    builder, organisation, activity = with_activity()
    builder.change(organisation, measures=(builder.add(r.Measure, name="Lås").id,))
    assert line(made(builder.register), "Security measures").paragraphs == (
        "Lås (applies to all activities)",
    )
    builder.change(activity, security_inherited=Answer.NO)
    assert line(made(builder.register), "Security measures").missing


def test_one_purpose_has_no_number() -> None:
    builder, _, activity = with_activity()
    builder.add(r.Purpose, activity, text="betala lön")
    assert line(made(builder.register), "Purposes").paragraphs == ("betala lön",)


def test_what_is_said_for_the_organisation_holds_for_each_activity() -> None:
    builder, organisation, _ = with_activity()
    builder.add(r.Activity, name="Inköp")
    rule = builder.add(r.RetentionRule, period=Duration(years=2))
    builder.add(r.Retention, organisation, rule=rule.id)
    one = made(builder.register)
    assert {line(one, "Retention", block).paragraphs for block in (0, 1)} == {
        ("Kept for 2 years (applies to all activities).",)
    }


@pytest.mark.parametrize("owner", ["activity", "organisation", "both"])
def test_recipient_said_twice_is_told_once_and_as_the_activitys_own_where_it_is(owner: str) -> None:
    builder, organisation, activity = with_activity()
    owners = {
        "activity": (activity,) * 2,
        "organisation": (organisation,) * 2,
        "both": (organisation, activity),
    }
    for one in owners[owner]:
        builder.add(r.Disclosure, one, party=builder.add(r.Party, name="Banken").id)
    told = line(made(builder.register), "Recipients").paragraphs
    assert told == (("Banken (applies to all activities)",) if owner == "organisation" else ("Banken",))


def test_data_and_measures_said_twice_are_told_once() -> None:
    builder, organisation, activity = with_activity()
    for one in (organisation, activity, activity):
        builder.add(r.DataItem, one, name="namn")
    for one in (organisation, activity):
        builder.change(one, measures=(builder.add(r.Measure, name="Lås").id,))
    told = made(builder.register)
    assert line(told, "Categories of personal data").paragraphs == ("namn",)
    assert line(told, "Security measures").paragraphs == ("Lås",)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("kunder i Stad", "Only for kunder i Stad: kept for 2 years."),
        ("gäster", "Only for gäster: kept for 2 years. Applies to: people: kunder."),
    ],
)
def test_limit_to_people_that_the_rule_says_is_not_repeated(written: str, expected: str) -> None:
    builder, _, activity = with_activity()
    people = builder.add(r.People, activity, name="kunder")
    rule = builder.add(r.RetentionRule, period=Duration(years=2), people_as_written=(written,))
    builder.add(r.Retention, activity, rule=rule.id, people=(people.id,))
    assert line(made(builder.register), "Retention").paragraphs == (expected,)


def test_overview_of_activities_has_their_own_legal_bases_alone() -> None:
    builder, organisation, activity = with_activity()
    builder.add(r.LegalBasis, organisation, basis="art6_1_c")
    builder.add(r.LegalBasis, activity, basis="art6_1_b")
    overview = next(table for table in made(builder.register).summaries if table.name == "activities")
    assert column(overview, "Legal basis") == ["6(1)(b)"]


def test_rights_stand_on_a_line_each_for_told_and_not_told() -> None:
    builder, _, activity = with_activity()
    builder.add(r.Right, activity, right="access", stated=Answer.YES, route="via e-post")
    builder.add(r.Right, activity, right="rectification", stated=Answer.YES, note="hemligt")
    builder.add(r.Right, activity, right="erasure", stated=Answer.NO)
    builder.add(r.Right, activity, right="restriction")
    assert line(made(builder.register, variant="authority"), "Rights").paragraphs == (
        "Data subjects are informed of the right to: access (via e-post), rectification",
        "The information lacks: erasure",
        "It is not stated whether data subjects are informed of the right to: restriction of processing",
    )
    assert "rectification (hemligt)" in line(made(builder.register), "Rights").paragraphs[0]


# Which parts, which organisation


def test_record_of_the_processor_is_there_only_where_it_should_be() -> None:
    builder, organisation, _ = with_activity()
    assert len(made(builder.register).parts) == 2
    builder.change(organisation, processes_for_customers=Answer.YES)
    assert made(builder.register).parts[1].blocks == ()
    assert made(builder.register).parts[1].empty.startswith("The organisation processes data on behalf")


def test_processor_need_not_say_more_than_article_30_2() -> None:
    builder, _, _ = with_activity(role="processor")
    assert not {"Purposes", "Recipients", "Retention"} & set(labels(made(builder.register)))


def test_what_a_processor_says_beyond_article_30_2_is_set_apart() -> None:
    builder, _, activity = with_activity(role="processor")
    builder.add(r.Purpose, activity, text="lagra")
    groups = blocks(made(builder.register))[0].groups
    assert [(group.title, group.beyond) for group in groups] == [
        ("Article 30(2)", False),
        ("Purposes, people and data", True),
    ]


def test_processors_record_tells_its_own_recipients_each_once() -> None:
    builder, organisation, activity = with_activity(role="processor")
    shared, engaged, other = (builder.add(r.Party, name=name) for name in ("Delad", "Anlitad", "Annan"))
    builder.add(r.Disclosure, organisation, party=shared.id, role="processor")
    builder.add(r.Disclosure, activity, party=engaged.id, role="sub_processor")
    builder.add(r.Disclosure, activity, party=other.id)
    one = made(builder.register)
    assert line(one, "Other processors").paragraphs == ("Anlitad – sub-processor",)
    assert line(one, "Recipients").paragraphs == ("Annan",)


def test_organisation_without_a_legal_name_goes_by_the_name_it_uses_and_lacks_the_other() -> None:
    builder = Builder()
    builder.add(r.Organisation, name_as_written="Boden", city="Stad")
    builder.add(r.Activity, name="Löner", role="controller")
    one = made(builder.register)
    assert one.organisation == one.parts[-1].blocks[0].title == "Boden (registered name not stated)"
    assert (one.cover[0].paragraphs, one.cover[0].missing) == (("Boden (registered name not stated)",), True)
    assert line(one, "Controller").paragraphs == ("Boden (registered name not stated); Stad",)


def test_article_30_is_not_cited_for_what_goes_beyond_it() -> None:
    groups = [group for part in made(shop()).parts for block in part.blocks for group in block.groups]
    beyond = [line.article for group in groups if group.beyond for line in group.lines]
    assert any(beyond)
    assert not any(article.startswith("Art. 30") for article in beyond)


def two_organisations() -> tuple[Builder, r.Organisation, r.Organisation]:
    builder = Builder()
    first = builder.add(r.Organisation, name="Ett AB")
    second = builder.add(r.Organisation, name="Två AB")
    for organisation, name in ((first, "Löner"), (second, "Inköp")):
        party = builder.add(r.Party, name=f"Mottagare av {name}")
        activity = builder.add(r.Activity, name=name, organisation=organisation.id, role="controller")
        builder.add(r.Disclosure, activity, party=party.id)
    builder.add(r.Activity, name="Ingens")
    return builder, first, second


def test_report_on_one_organisation_shows_only_what_is_its_own() -> None:
    builder, _, second = two_organisations()
    one = made(builder.register, organisation=second.id)
    assert one.organisation == "Två AB"
    assert [block.title for block in blocks(one)] == ["Inköp"]
    assert column(sheet(one, "parties"), "Name") == ["Mottagare av Inköp"]


def test_report_on_all_shows_also_what_belongs_to_nobody() -> None:
    builder, _, _ = two_organisations()
    one = made(builder.register)
    assert [block.title for block in blocks(one)] == ["Löner", "Inköp", "Ingens"]
    assert line(one, "Controller", 2).missing


def test_report_on_one_organisation_follows_what_its_records_refer_to() -> None:
    builder, first, _ = two_organisations()
    vendor = builder.add(r.Party, name="Moderbolaget")
    for party in builder.register.all(r.Party):
        if party.name == "Mottagare av Löner":
            builder.change(party, vendor=vendor.id)
    one = made(builder.register, organisation=first.id)
    assert column(sheet(one, "parties"), "Name") == ["Mottagare av Löner", "Moderbolaget"]


# Chosen activities


def extract(builder: Builder, *names: str) -> Report:
    chosen = frozenset(one.id for one in builder.register.activities if one.name in names)
    return made(builder.register, activities=chosen)


def test_extract_shows_the_chosen_activities_and_what_they_use() -> None:
    builder, _, _ = two_organisations()
    one = extract(builder, "Inköp")
    assert one.organisation == "Två AB"
    assert [block.title for block in blocks(one)] == ["Inköp"]
    assert column(sheet(one, "activities30_1"), "Name") == ["Inköp"]
    assert column(sheet(one, "parties"), "Name") == ["Mottagare av Inköp"]
    assert [row.cells[0] for row in one.summaries[1].rows] == ["Mottagare av Inköp"]


def test_extract_keeps_what_holds_for_all_activities() -> None:
    builder, organisation, _ = with_activity()
    builder.add(r.Activity, name="Inköp", role="controller")
    builder.add(r.Disclosure, organisation, party=builder.add(r.Party, name="Banken").id)
    assert line(extract(builder, "Inköp"), "Recipients").paragraphs == ("Banken (applies to all activities)",)


def test_cover_says_that_it_is_an_extract() -> None:
    builder, _, _ = two_organisations()
    said = ("2 of the 3 activities of the register",)
    covers = [made(builder.register), extract(builder, "Löner", "Ingens")]
    assert [said in [line.paragraphs for line in one.cover] for one in covers] == [False, True]


@pytest.mark.parametrize(("role", "article"), [("controller", "30(1)"), ("processor", "30(2)")])
def test_extract_says_nothing_of_a_part_that_none_of_the_chosen_belongs_to(role: str, article: str) -> None:
    builder, organisation, _ = with_activity(role=role)
    builder.change(organisation, processes_for_customers=Answer.YES)
    first, *rest = extract(builder, "Löner").parts
    assert article in first.title
    assert len(rest) == 1  # about the organisation


# Variants


@pytest.mark.parametrize(
    "secret",
    ["Ring ägaren", "Stäm av med revisorn", "kärna", "väger över", "se villkoren", "PU-01", "Vikarierar"],
)
def test_authority_is_not_shown_what_is_internal(secret: str) -> None:
    assert secret in as_text(made(shop()))
    assert secret not in as_text(made(shop(), variant="authority"))


def test_why_the_officer_is_unclear_stays_inside() -> None:
    builder = Builder()
    builder.add(r.Organisation, name="Firman AB", officer="unclear", officer_note="gissning")
    assert "gissning" in as_text(made(builder.register))
    assert "gissning" not in as_text(made(builder.register, variant="authority"))


def test_number_of_a_sole_trader_is_nowhere() -> None:
    builder = Builder()
    builder.add(r.Organisation, name="Eva Eks firma", legal_form="sole_trader", org_number="700101-0008")
    assert "700101" not in as_text(made(builder.register))


# Links and tables


def test_anchors_are_numbers_made_distinct() -> None:
    builder = Builder()
    numbers = ("B-001", "B-001", "Lön 1", "")
    activities = [builder.add(r.Activity, name="A", number=number) for number in numbers]
    anchors = [block.anchor for block in blocks(made(builder.register))]
    assert anchors == ["B-001", "B-001-2", "L-n-1", activities[3].id]


def test_summaries_link_to_the_only_activity_concerned() -> None:
    one = made(shop())
    recipients = next(table for table in one.summaries if table.name == "recipients")
    assert [row.anchor for row in recipients.rows] == ["", "B-001", "B-002", "B-003"]


def test_every_anchor_of_a_table_leads_to_a_block() -> None:
    one = made(shop())
    known = {block.anchor for block in blocks(one)}
    assert {row.anchor for table in (*one.summaries, *one.sheets) for row in table.rows} - {""} <= known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", [shop(), new_register()], ids=["shop", "empty"])
def test_tables_are_whole(register: Register, language: Language) -> None:
    one = made(register, language)
    tables = (*one.sheets, *one.summaries)
    assert all(len(row.cells) == len(table.columns) for table in tables for row in table.rows)
    assert all(table.empty and table.name.isascii() and table.name.isidentifier() for table in tables)
    for kind in (one.sheets, one.summaries):
        assert len({table.name for table in kind}) == len(kind)
        assert len({table.title for table in kind}) == len(kind)


def test_a_table_without_rows_has_the_columns_of_article_30_alone() -> None:
    titles = [column.title for column in sheet(made(new_register()), "activities30_1").columns]
    assert "f) Retention" in titles
    assert not {"Systems", "Impact assessment", "Legal bases"} & set(titles)


def test_columns_of_article_30_stand_before_those_beyond_it() -> None:
    activities = sheet(made(shop()), "activities30_1")
    named = [column for column in activities.columns if column.title[1:2] == ")"]
    assert [column.title[0] for column in named] == list("aaaabccdefg")
    assert not any(column.beyond for column in named)


def test_numbers_are_numbers() -> None:
    assert 1200 in column(sheet(made(shop()), "activities30_1"), "Estimated number of people")


def test_records_that_nothing_uses_are_shown_all_the_same() -> None:
    builder = Builder()
    builder.add(r.System, name="Arkivet")
    assert column(sheet(made(builder.register), "systems"), "Name") == ["Arkivet"]
