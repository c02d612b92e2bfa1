"""The catalogue of rules as a whole."""

import re
from collections import Counter

import pytest

from ropa_desktop.checks.catalogue import RULES
from ropa_desktop.checks.finding import NO_STEP, Gate, Severity
from ropa_desktop.checks.rule import Rule

LAST = """
    ACT-13 ADM-06 DAT-15 DPIA-07 DPO-10 EX5-03 EXP-04 INF-04 LB-24 ORG-15 PNR-05 PRC-09 REC-20 REG-06 RET-20
    REV-04 S10-04 S9-09 SE-12 SEC-08 TRF-31 TRK-01 TXT-15
"""
"""The last numbered rule of each family."""

LEFT_OUT = {"LB-02", "LB-19"}
"""Numbers without a rule: what they would say, other rules say of the same field."""

WHOLE_LISTS = {"LB-D", "TRF-D"}
"""Rules that ask whatever the reference data ask, where no rule of its own does."""


def ids() -> list[str]:
    return [one.id for one in RULES]


def test_each_id_stands_once() -> None:
    assert [one for one, count in Counter(ids()).items() if count > 1] == []


def test_every_rule_of_the_catalogue_is_here() -> None:
    families = (one.split("-") for one in LAST.split())
    numbered = {f"{family}-{number:02}" for family, last in families for number in range(1, int(last) + 1)}
    assert set(ids()) == numbered - LEFT_OUT | WHOLE_LISTS


@pytest.mark.parametrize("one", RULES, ids=ids())
def test_rule_says_what_to_do(one: Rule) -> None:
    assert one.step != NO_STEP


@pytest.mark.parametrize("one", RULES, ids=ids())
def test_rule_is_well_formed(one: Rule) -> None:
    assert re.fullmatch(r"[A-Z0-9]{2,4}-(?:\d{2}|D)", one.id)
    assert one.article
    assert one.remarks.__doc__, "a rule says its condition in its own words"
    assert one.over <= set(ids())


@pytest.mark.parametrize("one", RULES, ids=ids())
def test_only_what_article_30_demands_has_its_gate(one: Rule) -> None:
    if one.gate is Gate.ART30:
        assert "30(" in one.article
        assert one.severity in {Severity.ERROR, Severity.WARNING}
