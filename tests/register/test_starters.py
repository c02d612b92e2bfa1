"""Starting an activity from a suggestion, and confirming what was suggested."""

from typing import Any, TypeVar

import pytest

from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.law.starter_activities import StarterActivity, starter_activities
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import records as r
from ropa_desktop.register.edits import create, delete, move, new_register, set_values
from ropa_desktop.register.fields import CATALOGUE, Record, part_types
from ropa_desktop.register.integrity import flaws
from ropa_desktop.register.register import Change, Register, apply, inverse
from ropa_desktop.register.starters import confirm, confirming, start
from ropa_desktop.register.values import Duration, Existence

R = TypeVar("R", bound=Record)

STARTERS = starter_activities()


class Growing:
    """A register in which activities are started."""

    def __init__(self) -> None:
        self.register: Register = new_register()

    def add(self, cls: type[R], **values: Any) -> R:
        changes = create(self.register, cls, **values)
        self.register = apply(self.register, changes)
        made = changes[0].after
        assert isinstance(made, cls)
        return made

    def start(self, key: str = "payroll", language: Language = "sv", organisation: str = "") -> r.Activity:
        changes = start(self.register, STARTERS[key], language, organisation)
        self.register = apply(self.register, changes)
        (made,) = [one.after for one in changes if isinstance(one.after, r.Activity)]
        return made

    def commit(self, changes: list[Change]) -> None:
        self.register = apply(self.register, changes)

    def the(self, activity: r.Activity) -> r.Activity:
        """An activity as it now is."""
        found = self.register.get(r.Activity, activity.id)
        assert found is not None
        return found


@pytest.fixture
def growing() -> Growing:
    return Growing()


# What is made


@pytest.mark.parametrize("starter", STARTERS.values(), ids=lambda starter: starter.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_together_twice_in_a_row(starter: StarterActivity, language: Language) -> None:
    growing = Growing()
    for _ in range(2):
        growing.start(starter.id, language)
    assert list(flaws(growing.register)) == []
    assert [one.number for one in growing.register.activities] == ["B-001", "B-002"]


def test_all_of_them_fit_together_in_both_languages(growing: Growing) -> None:
    for language in LANGUAGES:
        for key in STARTERS:
            growing.start(key, language)
    assert list(flaws(growing.register)) == []
    assert len({one.number for one in growing.register.activities}) == 60


def test_the_second_time_makes_no_more_parties_rules_and_measures(growing: Growing) -> None:
    for key in STARTERS:
        growing.start(key, "sv")
    before = growing.register.counts()
    for key in STARTERS:
        growing.start(key, "en")
    after = growing.register.counts()
    assert [before[name] for name in ("party", "retention_rule", "measure")] == [
        after[name] for name in ("party", "retention_rule", "measure")
    ]


def test_every_record_is_made_by_one_change_that_can_be_taken_back(growing: Growing) -> None:
    before = growing.register
    changes = start(before, STARTERS["payroll"], "sv")
    assert {change.before for change in changes} == {None}
    assert apply(apply(before, changes), inverse(changes)) == before


def test_it_is_a_draft_with_names_and_purposes_in_both_languages(growing: Growing) -> None:
    organisation = growing.add(r.Organisation, name="Firman AB")
    made = growing.start("payroll", "en", organisation.id)
    assert (made.name, made.name_en) == ("Löneadministration", "Payroll administration")
    assert (made.state, made.role, made.organisation) == ("draft", "controller", organisation.id)
    assert all(one.text and one.text_en for one in growing.register.parts(r.Purpose, made))


def test_it_says_where_it_came_from(growing: Growing) -> None:
    made = growing.start()
    assert made.origin in vocabulary("origins").terms
    assert (made.origin, made.origin_reference) == ("template", "payroll")


def test_special_categories_are_marked_and_named_by_their_condition(growing: Growing) -> None:
    made = growing.start()
    marked = [one for one in growing.register.parts(r.DataItem, made) if "special_category" in one.flags]
    assert [one.category for one in marked] == ["health", "union"]
    (condition,) = growing.register.parts(r.SpecialCondition, made)
    assert condition.data == tuple(one.id for one in marked)


def test_a_personnummer_is_marked(growing: Growing) -> None:
    made = growing.start()
    (item,) = [one for one in growing.register.parts(r.DataItem, made) if one.category == "personnummer"]
    assert item.flags == ("personnummer",)


def test_offences_are_named_by_their_ground(growing: Growing) -> None:
    made = growing.start("kyc")
    (ground,) = growing.register.parts(r.CriminalCondition, made)
    covered = growing.register.chosen(r.DataItem, ground.data)
    assert {one.category for one in covered} == {"criminal", "sanctions"}


def test_a_basis_covers_those_it_is_for(growing: Growing) -> None:
    made = growing.start("customer_register")
    bases = growing.register.parts(r.LegalBasis, made)
    covered = [[one.category for one in growing.register.chosen(r.People, basis.people)] for basis in bases]
    assert covered == [["customers_private"], ["customer_contacts"]]


def test_a_basis_says_what_it_rests_on_in_the_field_made_for_it(growing: Growing) -> None:
    made = growing.start("webshop_orders", "en")
    contract, statute, interest = growing.register.parts(r.LegalBasis, made)
    assert contract.contract == "The purchase"
    assert statute.statute.startswith("Bookkeeping Act (1999:1078)")
    assert interest.interest == "To be spared fraud"


def test_what_only_the_organisation_knows_stays_empty(growing: Growing) -> None:
    made = growing.start("newsletter")
    assert made.transfers is Existence.UNANSWERED
    assert (made.unit, made.responsible, made.dpia) == ("", "", "")
    assert growing.register.parts(r.Transfer, made) == ()
    assert {one.country for one in growing.register.all(r.Party)} == {""}
    assert {one.state for one in growing.register.all(r.Measure)} == {""}


def test_the_notes_tell_what_to_think_of_and_of_third_countries(growing: Growing) -> None:
    made = growing.start("newsletter")
    starter = STARTERS["newsletter"]
    assert made.notes == f"{starter.note.sv}\n{starter.transfer_hint.sv}"


# Recipients


def test_a_new_party_is_a_category_and_an_authority_is_itself(growing: Growing) -> None:
    growing.start("payroll", "en")
    parties = {one.category: one for one in growing.register.all(r.Party)}
    assert (parties["bank"].name, parties["bank"].kind) == ("Bank", "category")
    assert (parties["skatteverket"].name, parties["skatteverket"].kind) == ("Swedish Tax Agency", "authority")


def _receiver(growing: Growing, made: r.Activity, place: int) -> str:
    return growing.register.parts(r.Disclosure, made)[place].party


def test_the_only_party_of_a_kind_is_used_again(growing: Growing) -> None:
    known = growing.add(r.Party, name="Lönelunden AB", category="payroll_provider")
    assert _receiver(growing, growing.start(), 0) == known.id


def test_a_party_named_as_the_kind_is_used_again_in_either_language(growing: Growing) -> None:
    growing.add(r.Party, name="Lönelunden AB", category="payroll_provider")
    named = growing.add(r.Party, name="payroll system or bureau")
    assert _receiver(growing, growing.start(), 0) == named.id


def test_among_several_parties_of_a_kind_none_is_guessed(growing: Growing) -> None:
    known = {growing.add(r.Party, name=name, category="payroll_provider").id for name in ("A", "B")}
    assert _receiver(growing, growing.start(), 0) not in known


# Time limits


def _rule(growing: Growing, library: str) -> r.RetentionRule:
    (found,) = [one for one in growing.register.all(r.RetentionRule) if one.library_rule == library]
    return found


def test_a_period_of_law_is_filled_in_with_its_statute(growing: Growing) -> None:
    growing.start("bookkeeping", "sv")
    rule = _rule(growing, "bfl_7_2")
    assert (rule.kind, rule.period, rule.bound) == ("statutory", Duration(years=7), "at_least")
    assert (rule.statute, rule.section) == ("Bokföringslagen (1999:1078)", "7 kap. 2 §")
    assert (rule.trigger, rule.trigger_as_written) == ("calendar_year_of_financial_year", "")


def test_a_customary_period_is_told_but_not_filled_in(growing: Growing) -> None:
    growing.start("customer_register", "en")
    rule = _rule(growing, "custom_customer")
    assert (rule.period, rule.trigger) == (None, "relationship_ended")
    assert "Customary time: 3 years." in rule.note
    assert "not checked" in rule.note


def test_a_limitation_period_is_a_reason_and_no_duty(growing: Growing) -> None:
    growing.start("recruitment", "en")
    rule = _rule(growing, "dl_6_4_employment")
    assert (rule.kind, rule.period, rule.statute) == ("period", Duration(years=2), "")
    assert rule.justification.startswith("Discrimination Act + Co-determination Act (2008:567, 1976:580)")


def test_where_the_law_sets_no_time_a_criterion_does(growing: Growing) -> None:
    growing.start("newsletter", "en")
    rule = _rule(growing, "mfl_19_email")
    assert (rule.kind, rule.trigger) == ("criterion", "")
    assert rule.criterion == "Until the recipient opts out or withdraws consent"


def test_a_rule_on_the_same_period_for_whatever_data_is_used_again(growing: Growing) -> None:
    known = growing.add(r.RetentionRule, name="Sju år", library_rule="bfl_7_2")
    made = growing.start("bookkeeping", "sv")
    first, _ = growing.register.parts(r.Retention, made)
    assert (first.rule, first.note) == (known.id, "Räkenskapsinformation")


def test_a_rule_on_the_same_period_for_other_data_is_not_used_again(growing: Growing) -> None:
    known = growing.add(r.RetentionRule, data_as_written="Löneunderlag", library_rule="bfl_7_2")
    made = growing.start("bookkeeping", "sv")
    first, _ = growing.register.parts(r.Retention, made)
    assert first.rule != known.id


# Measures


def test_a_measure_of_the_same_category_is_used_again(growing: Growing) -> None:
    known = growing.add(r.Measure, name="Kod och dosa", category="mfa", state="implemented")
    assert known.id in growing.start("payroll").measures


# What is unreviewed


@pytest.mark.parametrize("starter", STARTERS.values(), ids=lambda starter: starter.id)
def test_everything_filled_in_is_unreviewed(starter: StarterActivity) -> None:
    growing = Growing()
    made = growing.start(starter.id)
    filled = {
        part_type.collection
        for part_type in part_types(CATALOGUE["activity"])
        if growing.register.parts(part_type.cls, made)
    }
    filled |= {"name", "name_en", "role", "measures", "notes"}
    filled |= {name for name in ("personnummer_reason", "dpia_criteria") if getattr(made, name)}
    assert set(made.unreviewed) == filled
    assert len(set(made.unreviewed)) == len(made.unreviewed)


def test_confirmed_names_are_no_longer_unreviewed(growing: Growing) -> None:
    made = growing.start("staff_ledger")
    growing.commit(confirm(made, "name", "purposes"))
    left = growing.the(made).unreviewed
    assert "role" in left
    assert not {"name", "purposes"} & set(left)


def test_confirming_what_is_confirmed_changes_nothing(growing: Growing) -> None:
    assert confirm(growing.start(), "responsible") == []


def _edit(growing: Growing, changes: list[Change]) -> list[Change]:
    """Commits an edit by hand; what went with it."""
    every = confirming(growing.register, changes)
    growing.commit(every)
    return every


def test_editing_a_field_confirms_it_in_the_same_step(growing: Growing) -> None:
    made = growing.start()
    before = growing.register
    changes = _edit(growing, set_values(made, name="Löner"))
    now = growing.the(made)
    assert now.name == "Löner"
    assert set(made.unreviewed) - set(now.unreviewed) == {"name"}
    assert apply(growing.register, inverse(changes)) == before


def test_editing_a_field_that_was_not_suggested_confirms_nothing(growing: Growing) -> None:
    made = growing.start()
    changes = set_values(made, responsible="Lönechefen")
    assert confirming(growing.register, changes) == changes


def test_editing_a_part_confirms_its_collection(growing: Growing) -> None:
    made = growing.start()
    purpose = growing.register.parts(r.Purpose, made)[0]
    _edit(growing, set_values(purpose, text="Betala löner"))
    assert set(made.unreviewed) - set(growing.the(made).unreviewed) == {"purposes"}


def test_adding_a_part_confirms_its_collection(growing: Growing) -> None:
    made = growing.start()
    _edit(growing, create(growing.register, r.Source, made.id, kind="third_party"))
    assert "sources" not in growing.the(made).unreviewed


def test_deleting_a_part_confirms_its_collection_and_not_those_that_referred_to_it(growing: Growing) -> None:
    made = growing.start("employee_admin")
    people = growing.register.parts(r.People, made)[1]
    _edit(growing, delete(growing.register, [people]))
    assert set(made.unreviewed) - set(growing.the(made).unreviewed) == {"people"}


def test_deleting_a_measure_leaves_the_activities_that_named_it_unreviewed(growing: Growing) -> None:
    made = growing.start()
    _edit(growing, delete(growing.register, [growing.register.all(r.Measure)[0]]))
    assert growing.the(made).unreviewed == made.unreviewed


def test_another_order_of_parts_confirms_nothing(growing: Growing) -> None:
    made = growing.start()
    purpose = growing.register.parts(r.Purpose, made)[0]
    _edit(growing, move(growing.register, purpose, 1))
    assert growing.the(made).unreviewed == made.unreviewed


def test_field_and_part_edited_together_are_both_confirmed(growing: Growing) -> None:
    made = growing.start()
    purpose = growing.register.parts(r.Purpose, made)[0]
    _edit(growing, [*set_values(made, name="Löner"), *set_values(purpose, text="Betala löner")])
    assert set(made.unreviewed) - set(growing.the(made).unreviewed) == {"name", "purposes"}


def test_an_activity_that_an_edit_makes_stays_unreviewed(growing: Growing) -> None:
    changes = start(growing.register, STARTERS["payroll"], "sv")
    assert confirming(growing.register, changes) == changes


def test_an_activity_can_be_deleted(growing: Growing) -> None:
    made = growing.start()
    changes = delete(growing.register, [made])
    assert confirming(growing.register, changes) == changes
