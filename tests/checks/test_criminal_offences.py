"""The rules on data about criminal offences."""

import pytest

from ropa_desktop.register.records import CriminalCondition, DataItem, Purpose, Retention, RetentionRule
from ropa_desktop.register.values import Answer, Duration, PartialDate
from tests.checks.building import Good


def accused(category: str = "criminal", **values: object) -> tuple[Good, DataItem]:
    """A register in which the payroll holds data on offences, or other data."""
    good = Good()
    return good, good.add(DataItem, good.activity, category=category, **values)


def test_criminal_data_need_a_ground() -> None:
    good, _ = accused()
    (finding,) = good.found("S10-01")
    assert finding.field == "criminal_conditions"
    assert len(finding.remedies) == 2
    good.add(CriminalCondition, good.activity, ground="art10_claims")
    assert not good.finds("S10-01")


def test_authority_is_offered_its_own_ground() -> None:
    good, _ = accused()
    good.set(good.organisation, public_authority=Answer.YES)
    (remedy,) = good.found("S10-01")[0].remedies
    made = remedy.changes(good.register, "sv")[0].after
    assert isinstance(made, CriminalCondition)
    assert made.ground == "art10_authority"


def test_hit_on_a_sanctions_list_is_criminal_only_where_answered_so() -> None:
    good, item = accused("sanctions")
    assert not good.finds("S10-01")
    good.set(item, may_be_sensitive=Answer.YES)
    assert good.finds("S10-01")


@pytest.mark.parametrize("ground", ["art10_legal_duty", "art10_special_statute"])
def test_ground_in_law_names_it(ground: str) -> None:
    good, _ = accused()
    made = good.add(CriminalCondition, good.activity, ground=ground)
    assert good.finds("S10-02")
    good.set(made, reference="penningtvättslagen 5 kap. 6 §")
    assert not good.finds("S10-02")


def test_decision_has_number_and_date() -> None:
    good, _ = accused()
    made = good.add(CriminalCondition, good.activity, ground="art10_imy_permission")
    assert good.found("S10-02")[0].field == "reference"
    good.set(made, reference="DI-2021-1")
    assert good.found("S10-02")[0].field == "decided"
    good.set(made, decided=PartialDate("2021-05-01"))
    assert not good.finds("S10-02")


def test_claims_need_no_law() -> None:
    good, _ = accused()
    good.add(CriminalCondition, good.activity, ground="art10_claims")
    assert not good.finds("S10-02")


@pytest.mark.parametrize(("months", "found"), [(6, False), (7, True)])
def test_extract_is_only_shown(months: int, found: bool) -> None:
    good, item = accused("criminal_record_extract")
    assert good.finds("S10-03")
    good.add(CriminalCondition, good.activity, ground="art10_legal_duty", reference="skollagen 2 kap. 31 §")
    good.set(good.retention, data=(good.data.id,))
    rule = good.add(RetentionRule, name="Utdrag", kind="period", period=Duration(months=months))
    good.add(Retention, good.activity, rule=rule.id, data=(item.id,))
    assert good.finds("S10-03") is found


def test_suspicions_are_asked_about_until_answered() -> None:
    good, item = accused("disciplinary")
    assert good.finds("S10-04")
    good.set(item, may_be_sensitive=Answer.NO)
    assert not good.finds("S10-04")


def test_whistleblowing_is_asked_about() -> None:
    good = Good()
    good.add(Purpose, good.activity, text="Ta emot rapporter i visselblåsarkanalen")
    assert good.finds("S10-04")
    good.add(CriminalCondition, good.activity, ground="art10_claims")
    assert not good.finds("S10-04")


def test_criminal_data_are_not_told_of_twice() -> None:
    good, _ = accused()
    good.add(Purpose, good.activity, text="Ta emot rapporter i visselblåsarkanalen")
    assert good.finds("S10-01")
    assert not good.finds("S10-04")


@pytest.mark.parametrize(
    ("purpose", "found"), [("Kamerabevakning av lagret", True), ("Göra reklamfilm", False)]
)
def test_film_is_asked_about_where_it_watches(purpose: str, found: bool) -> None:
    good, _ = accused("video")
    good.set(good.purpose, text=purpose)
    assert good.finds("S10-04") is found
