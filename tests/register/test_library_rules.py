"""A retention rule from each period of the library."""

import pytest

from ropa_desktop.i18n import LANGUAGES, Language
from ropa_desktop.law.retention import StatutoryPeriod, statutory_periods
from ropa_desktop.register.fields import CATALOGUE, value_of
from ropa_desktop.register.kinds import from_plain, to_plain
from ropa_desktop.register.library_rules import library_values
from ropa_desktop.register.records import RetentionRule
from ropa_desktop.register.values import Duration


def rule(key: str, language: Language = "en") -> RetentionRule:
    return RetentionRule(id="it", **library_values(statutory_periods()[key], language))


@pytest.mark.parametrize("period", statutory_periods().values(), ids=lambda period: period.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_period_gives_values_that_the_fields_can_hold(
    period: StatutoryPeriod, language: Language
) -> None:
    made = rule(period.id, language)
    for field in CATALOGUE["retention_rule"].fields:
        value = value_of(made, field)
        assert from_plain(field.kind, to_plain(value)) == value
    assert made.library_rule == period.id


def test_the_bound_follows_what_the_law_demands() -> None:
    bounds = [rule(key).bound for key in ("bfl_7_2", "visselbl_7_8", "lek_9_22_retention", "preskr_2_10")]
    assert bounds == ["at_least", "at_most", "exact", ""]


def test_what_the_law_wants_gone_is_erased_at_once() -> None:
    made = rule("visselbl_7_7")
    assert (made.kind, made.period, made.action) == ("statutory", Duration(), "erase")


def test_when_the_period_starts_is_written_where_the_term_does_not_say_it() -> None:
    assert rule("sff_9_1").trigger_as_written == "after the end of the calendar year the records concern"
    assert rule("preskr_2_10").trigger_as_written == ""


def test_what_is_preserved_counts_from_nothing() -> None:
    made = rule("arkl_10")
    assert (made.kind, made.trigger, made.statute) == ("indefinite_hold", "", "Archives Act (1990:782)")


def test_what_is_not_checked_is_said_in_the_note() -> None:
    assert "has not been checked" in rule("atl_11_overtime").note
    assert "checked" not in rule("bfl_7_2").note
