"""The fifty-eight shapes that real policies prove a register must be able to hold, each found in one of the
five.

Held elsewhere than in the facts themselves: S56 (a contradiction is a pair of places) is what two provenances
on one record say; S54 (section numbers go stale) is why a place is free text beside a quote, never a number
alone.
"""

from collections.abc import Iterable

from ropa_desktop.law.authorities import current_authority
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.edits import create
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import (
    Activity,
    Authority,
    Client,
    Contact,
    DataGroup,
    DataItem,
    DataUse,
    Disclosure,
    Document,
    LegalBasis,
    Measure,
    Operation,
    Organisation,
    Party,
    People,
    Provenance,
    Purpose,
    Retention,
    RetentionRule,
    Right,
    Source,
    System,
    Tracker,
    Transfer,
)
from ropa_desktop.register.register import Register, apply
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate
from tests.registers.companies import COMPANIES, register_of

IKOTE, IKREDIT, ITRACE, WEBSHOP, INREGO = map(register_of, COMPANIES)


def activity(register: Register, number: str) -> Activity:
    return next(one for one in register.activities if one.number == number)


def rule(register: Register, key: str) -> RetentionRule:
    found = register.get(RetentionRule, key)
    assert found is not None
    return found


def organisation(register: Register) -> Organisation:
    (only,) = register.organisations
    return only


def flags(items: Iterable[DataItem]) -> set[str]:
    return {flag for item in items for flag in item.flags}


def statement(register: Register, record: Record) -> str:
    (provenance,) = register.parts(Provenance, record)
    return provenance.statement


def test_s01_several_bases_in_one_activity_each_for_its_own_purposes() -> None:
    bases = INREGO.parts(LegalBasis, activity(INREGO, "B-001"))
    assert [(basis.basis, len(basis.purposes)) for basis in bases] == [
        ("art6_1_f", 7),
        ("art6_1_c", 1),
        ("art6_1_f", 1),
    ]


def test_s02_a_basis_covers_purposes_data_people_operations_or_the_whole() -> None:
    bases = [basis for company in COMPANIES for basis in register_of(company).every(LegalBasis)]
    assert any(basis.purposes and basis.data for basis in bases)
    assert any(basis.people for basis in bases)
    assert any(basis.operations and not basis.purposes for basis in bases)
    assert any(basis.data_as_written and not basis.purposes for basis in bases)
    assert sum(basis.whole is Answer.YES for basis in bases) == 6


def test_s03_the_same_article_twice_with_different_interests() -> None:
    interests = [
        b.interest for b in INREGO.parts(LegalBasis, activity(INREGO, "B-001")) if b.basis == "art6_1_f"
    ]
    assert len(set(interests)) == 2


def test_s04_undecided_alternatives_stand_side_by_side() -> None:
    first, second = IKREDIT.parts(LegalBasis, activity(IKREDIT, "B-003"))
    assert (first.alternatives, second.alternatives) == ((second.id,), (first.id,))
    assert {first.basis, second.basis} == {"art6_1_f", "art6_1_b"}


def test_s05_the_justification_stands_beside_the_article() -> None:
    bases = [basis for company in COMPANIES for basis in register_of(company).every(LegalBasis)]
    assert any(basis.interest for basis in bases)
    assert any(basis.statute for basis in bases)
    assert any(basis.contract for basis in bases)
    assert any(basis.consent_given_to for basis in bases)


def test_s06_bases_are_given_by_term_or_by_article_and_the_article_shows() -> None:
    how = [statement(register_of(c), b) for c in COMPANIES for b in register_of(c).every(LegalBasis)]
    assert (how.count("by_article"), how.count("by_term"), how.count("inferred")) == (1, 30, 7)
    assert vocabulary("legal_bases").terms["art6_1_f"].article == "6(1)(f)"


def test_s07_a_sweeping_basis_is_kept_apart_from_those_of_activities() -> None:
    (sweeping,) = IKOTE.parts(LegalBasis, organisation(IKOTE))
    assert (sweeping.basis, sweeping.whole, sweeping.purposes) == ("art6_1_a", Answer.YES, ())


def test_s08_no_basis_and_no_purpose_can_be_stored() -> None:
    registers = [register_of(company) for company in COMPANIES]
    without_basis = [a for r in registers for a in r.activities if not r.parts(LegalBasis, a)]
    without_purpose = [a for r in registers for a in r.activities if not r.parts(Purpose, a)]
    assert (len(without_basis), len(without_purpose)) == (19, 4)


def test_s09_many_purposes_in_order() -> None:
    purposes = INREGO.parts(Purpose, activity(INREGO, "B-001"))
    assert [purpose.order for purpose in purposes] == list(range(8))


def test_s10_data_groups_said_for_the_whole_document() -> None:
    uses = list(IKOTE.every(DataUse))
    assert len(IKOTE.all(DataGroup)) == 3
    assert {use.scope for use in uses} == {"organisation"}
    assert len({use.owner for use in uses}) == 5


def test_s11_data_of_an_activitys_own_stand_beside_groups() -> None:
    analysis = activity(IKOTE, "B-005")
    assert len(IKOTE.parts(DataItem, analysis)) == 10
    assert len(IKOTE.parts(DataUse, analysis)) == 3


def test_s12_odd_data_keep_their_text_and_their_marks() -> None:
    found = set().union(*(flags(register_of(company).every(DataItem)) for company in COMPANIES))
    assert found >= {
        "personnummer",
        "credential",
        "credit",
        "profiling",
        "free_text",
        "unspecified",
        "enriched",
        "access_code",
        "third_party_data",
    }
    assert any(item.name == "kreditvärdering betalningshistorik" for item in ITRACE.every(DataItem))


def test_s13_personnummer_is_marked_and_its_ground_belongs_to_the_activity() -> None:
    marked = [c for c in COMPANIES if "personnummer" in flags(register_of(c).every(DataItem))]
    assert marked == ["ikote", "itrace", "inrego"]
    assert activity(INREGO, "B-001").personnummer_reason == ""


def test_s14_data_used_but_missing_from_the_lists_are_seen_side_by_side() -> None:
    groups = {item.name.casefold() for group in IKOTE.all(DataGroup) for item in IKOTE.parts(DataItem, group)}
    used = {item.name.casefold() for item in IKOTE.parts(DataItem, activity(IKOTE, "B-005"))}
    assert {"ålder", "kön"} <= used - groups


def test_s15_people_by_group_status_and_relation() -> None:
    accounts = INREGO.parts(People, activity(INREGO, "B-002"))
    bases = INREGO.parts(LegalBasis, activity(INREGO, "B-002"))
    assert len(accounts) == 2
    assert [basis.people for basis in bases] == [(accounts[0].id,), (accounts[1].id,)]
    assert not ITRACE.parts(People, activity(ITRACE, "B-007"))


def test_s16_operations_are_listed_apart_from_purposes() -> None:
    assert len(INREGO.parts(Operation, activity(INREGO, "B-001"))) == 3


def test_s17_sources_beyond_the_person() -> None:
    sources = list(ITRACE.every(Source))
    assert any(source.kind == "public_register" for source in sources)
    assert any(source.bought is Answer.YES for source in sources)
    assert any(source.kind == "data_subject" for source in sources)


def test_s18_recipients_are_named_parties_or_categories_with_examples() -> None:
    kinds = {ITRACE.chosen(Party, [d.party])[0].kind for d in ITRACE.every(Disclosure)}
    assert {"organisation", "category", "authority"} <= kinds
    assert any(len(party.examples) == 2 for party in INREGO.all(Party))


def test_s19_open_lists_are_marked() -> None:
    assert any(disclosure.open_list is Answer.YES for disclosure in ITRACE.every(Disclosure))
    assert any(disclosure.open_list is Answer.YES for disclosure in WEBSHOP.every(Disclosure))


def test_s20_an_unknown_role_is_a_value_and_so_is_how_sure_a_role_is() -> None:
    links = [d for company in COMPANIES for d in register_of(company).every(Disclosure)]
    assert {"unknown", "processor", "authority", "successor"} <= {link.role for link in links}
    assert {link.role_stated for link in links if link.role == "processor"} == {"implied", "stated"}
    assert {link.role_stated for link in links if link.role == "unknown"} == {"not_stated"}


def test_s21_one_party_plays_several_parts() -> None:
    partner = next(party for party in ITRACE.all(Party) if party.name == "Samarbetspartners")
    assert any(source.party == partner.id for source in ITRACE.every(Source))
    assert len([d for d in ITRACE.every(Disclosure) if d.party == partner.id]) == 2
    google = [d for d in IKOTE.every(Disclosure) if IKOTE.chosen(Party, [d.party])[0].name == "Google"]
    assert len({disclosure.owner for disclosure in google}) == 2


def test_s22_a_group_company_may_be_processor_at_once() -> None:
    (link,) = [d for d in INREGO.every(Disclosure) if d.role == "group_company"]
    assert link.second_role == "processor"
    assert INREGO.chosen(Party, [link.party])[0].in_group is Answer.YES


def test_s23_sub_processors() -> None:
    (link,) = [d for d in INREGO.every(Disclosure) if d.role == "sub_processor"]
    assert INREGO.chosen(Party, [link.party])[0].kind == "category"
    chain = create(INREGO, Party, name="Underbiträde", vendor=link.party)
    assert apply(INREGO, chain).all(Party)[-1].vendor == link.party


def test_s24_a_disclosure_has_its_condition_and_a_successor_may_be_recipient() -> None:
    links = list(INREGO.every(Disclosure))
    assert sum(bool(link.condition) for link in links) >= 9
    assert any(link.role == "successor" for link in links)


def test_s25_the_same_organisation_is_processor_for_controllers_not_named() -> None:
    as_processor = [one for one in INREGO.activities if one.role == "processor"]
    (client,) = INREGO.parts(Client, as_processor[0])
    assert INREGO.chosen(Party, [client.party])[0].kind == "category"
    assert client.categories


def test_s26_embedded_third_parties_leave_joint_control_open() -> None:
    embedded = [tracker for tracker in IKOTE.all(Tracker) if tracker.kind == "embed"]
    assert [IKOTE.chosen(Party, [tracker.provider])[0].name for tracker in embedded] == ["Instagram"]
    assert "joint_controller" in vocabulary("disclosure_roles").terms


def test_s27_a_country_without_a_mechanism() -> None:
    (transfer,) = IKOTE.every(Transfer)
    assert (transfer.countries, transfer.mechanisms) == (("US",), ())


def test_s28_a_region_without_a_country() -> None:
    for register in (IKREDIT, WEBSHOP, INREGO):
        (transfer,) = register.every(Transfer)
        assert transfer.destination
        assert transfer.countries == ()


def test_s29_mechanisms_as_alternatives_and_an_unspecified_contract() -> None:
    (several,) = INREGO.every(Transfer)
    (vague,) = IKREDIT.every(Transfer)
    assert several.mechanisms == ("adequacy", "scc_commission", "code_of_conduct")
    assert vague.mechanisms == ("contract_unspecified",)


def test_s30_possible_transfers() -> None:
    assert {t.certainty for company in COMPANIES for t in register_of(company).every(Transfer)} == {
        "certain",
        "possible",
    }


def test_s31_nothing_said_of_transfers_is_not_the_same_as_none() -> None:
    assert not list(ITRACE.every(Transfer))
    assert {one.transfers for one in ITRACE.activities} == {Existence.UNANSWERED}
    assert activity(ITRACE, "B-001").transfers != Existence.NONE


def test_s32_systems_and_places() -> None:
    assert [(system.name, bool(system.location)) for system in IKREDIT.all(System)] == [
        ("egna datorer", False),
        ("molntjänster", True),
    ]
    assert len(INREGO.all(System)) == 4


def test_s33_several_rules_in_one_activity() -> None:
    links = INREGO.parts(Retention, activity(INREGO, "B-001"))
    assert len(links) == 3
    assert [len(link.purposes) for link in links] == [0, 1, 1]
    assert len(links[0].people) == 1


def test_s34_exact_and_maximum_periods() -> None:
    assert rule(IKOTE, "ikote-r2").bound == "exact"
    assert rule(IKOTE, "ikote-r1").bound == "at_most"


def test_s35_many_triggers_two_or_none() -> None:
    rules = [one for company in COMPANIES for one in register_of(company).all(RetentionRule)]
    assert {
        "relationship_ended",
        "case_closed",
        "last_purchase",
        "visit",
        "contact_ended",
        "request",
        "inactivity",
        "knowledge",
    } <= {one.trigger for one in rules}
    assert rule(INREGO, "inrego-r4").second_trigger == "last_purchase"
    assert rule(IKOTE, "ikote-r5").trigger == ""


def test_s36_conditional_rules() -> None:
    assert rule(IKREDIT, "ikredit-r1").condition
    assert rule(ITRACE, "itrace-r3").condition


def test_s37_a_criterion_alone_and_one_with_a_ceiling() -> None:
    assert (rule(INREGO, "inrego-r1").kind, rule(INREGO, "inrego-r1").period) == ("criterion", None)
    ceiling = rule(INREGO, "inrego-r6")
    assert (ceiling.kind, ceiling.period, ceiling.bound) == (
        "criterion_with_ceiling",
        Duration(years=5),
        "at_most",
    )


def test_s38_a_list_of_ends() -> None:
    assert len(rule(INREGO, "inrego-r1").ends_when) == 5


def test_s39_the_earliest_of_a_period_and_a_request() -> None:
    assert (rule(IKREDIT, "ikredit-r3").period, len(rule(IKREDIT, "ikredit-r3").ends_when)) == (
        Duration(years=1),
        1,
    )


def test_s40_a_statute_overrides_with_and_without_a_period_and_a_dispute_holds() -> None:
    assert (rule(INREGO, "inrego-r2").period, rule(INREGO, "inrego-r2").overrides) == (
        Duration(years=7),
        ("inrego-r1",),
    )
    assert (rule(IKREDIT, "ikredit-r2").period, rule(IKREDIT, "ikredit-r2").statute) == (
        None,
        "bokföringslagen",
    )
    assert rule(ITRACE, "itrace-r4").kind == "indefinite_hold"


def test_s41_two_clocks_in_one_rule() -> None:
    two = rule(IKOTE, "ikote-r4")
    assert (two.second_period, two.action) == (Duration(months=3), "erase")


def test_s42_by_reference_not_stored_and_suppression() -> None:
    assert rule(IKOTE, "ikote-r6").kind == "by_reference"
    assert rule(WEBSHOP, "webshop-r3").kind == "not_stored"
    assert rule(INREGO, "inrego-r8").kind == "suppression"


def test_s43_the_unit_stays_as_written() -> None:
    sixty_months = rule(ITRACE, "itrace-r2").period
    assert sixty_months == Duration(months=60)
    assert sixty_months != Duration(years=5)


def test_s44_the_end_action_differs() -> None:
    actions = {one.action for company in COMPANIES for one in register_of(company).all(RetentionRule)}
    assert {"erase", "anonymise", "close_account", "block"} <= actions


def test_s45_a_rule_for_part_of_the_people() -> None:
    (limited,) = [
        link for link in IKOTE.parts(Retention, activity(IKOTE, "B-001")) if link.rule == "ikote-r1"
    ]
    assert IKOTE.chosen(People, limited.people)[0].name == "privatkunder"
    assert len(IKOTE.parts(People, activity(IKOTE, "B-001"))) == 2


def test_s46_the_controller_as_written_is_not_the_legal_person() -> None:
    assert [organisation(register_of(company)).controller_as_written for company in COMPANIES] == [
        "iKote AB AB",
        "en namngiven privatperson",
        "iTrace",
        "Hemsidan",
        "Inrego AB",
    ]
    assert [organisation(r).name for r in (ITRACE, WEBSHOP)] == ["", ""]


def test_s47_states_of_the_officer() -> None:
    officers = [organisation(register_of(company)).officer for company in COMPANIES]
    assert officers == ["unclear", "", "named", "", ""]
    assert organisation(INREGO).officer_note


def test_s48_several_contacts_each_with_its_use() -> None:
    contacts = INREGO.parts(Contact, organisation(INREGO))
    assert [(contact.kind, bool(contact.use)) for contact in contacts] == [("email", True), ("post", True)]


def test_s49_authorities_as_written_with_the_current_name_derived() -> None:
    written = IKREDIT.parts(Authority, organisation(IKREDIT))[0]
    current = current_authority(written.name)
    assert written.name == "Datainspektionen"
    assert current is not None
    assert current.sv == "Integritetsskyddsmyndigheten"
    assert {authority.field for authority in IKOTE.every(Authority)} == {"data_protection", "cookies"}


def test_s50_profiling_and_automated_decisions_are_two_questions() -> None:
    whole = organisation(ITRACE)
    assert (whole.profiling, whole.automated_decisions) == (Answer.YES, Answer.NO)
    assert organisation(INREGO).profiling is Answer.UNANSWERED
    assert activity(IKOTE, "B-005").profiling_note


def test_s51_trackers_of_every_kind_tied_to_activities() -> None:
    trackers = [tracker for company in COMPANIES for tracker in register_of(company).all(Tracker)]
    assert {"cookie", "cookie_type", "technique", "tool", "embed"} <= {tracker.kind for tracker in trackers}
    assert any(tracker.control for tracker in trackers)
    assert any(tracker.lifetime for tracker in trackers)
    assert {"itrace-t1", "itrace-t2"} <= set(activity(ITRACE, "B-008").trackers)


def test_s52_rights_stated_or_not_with_notes_for_one_activity() -> None:
    rights = {right.right: right.stated for right in IKREDIT.parts(Right, organisation(IKREDIT))}
    assert (rights["access"], rights["portability"]) == (Answer.YES, Answer.NO)
    assert organisation(WEBSHOP).rights_exercise
    assert len(ITRACE.parts(Right, activity(ITRACE, "B-005"))) == 2


def test_s53_version_and_date_in_any_form_and_rules_for_changes() -> None:
    policies = [register_of(company).all(Document)[0] for company in COMPANIES]
    assert [policy.dated for policy in policies] == [
        None,
        None,
        None,
        PartialDate("2024-04-17"),
        PartialDate("2023-10"),
    ]
    assert len(policies[4].change_rules) == 3


def test_s54_a_section_is_an_address_beside_a_quote() -> None:
    (provenance,) = INREGO.parts(Provenance, activity(INREGO, "B-001"))
    assert (provenance.place, provenance.document) == ("2.1", "inrego-policy")


def test_s55_business_areas_and_registers_kept_apart() -> None:
    assert organisation(INREGO).registers_kept_apart is Answer.YES
    per_area = create(INREGO, Activity, business_area="Leasing")
    assert apply(INREGO, per_area).activities[-1].business_area == "Leasing"


def test_s56_a_contradiction_is_a_pair_of_places() -> None:
    where = activity(ITRACE, "B-009").id
    register = ITRACE
    for place in ("rad 414", "rad 95"):
        register = apply(register, create(register, Provenance, where, field="profiling", place=place))
    assert [p.place for p in register.parts(Provenance, where) if p.field] == ["rad 414", "rad 95"]


def test_s57_swedish_is_the_language_of_record_with_an_english_name() -> None:
    assert all(one.name and one.name_en for company in COMPANIES for one in register_of(company).activities)
    assert any("databehandlaravtal" in measure.name.casefold() for measure in WEBSHOP.all(Measure))
    assert WEBSHOP.all(Document)[0].version == "Sist oppdatert 17. april 2024"


def test_s58_every_value_can_say_where_it_comes_from() -> None:
    for company in COMPANIES:
        register = register_of(company)
        for cls in (People, DataUse, Disclosure, Source, LegalBasis):
            assert all(statement(register, record) for record in register.every(cls))
    told = {statement(INREGO, link) for link in INREGO.every(Disclosure)}
    assert told == {"stated", "inferred", "organisation_wide"}
