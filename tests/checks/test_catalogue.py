"""The catalogue of rules as a whole."""

import re
from collections import Counter

import pytest

from ropa_desktop.checks.catalogue import RULES
from ropa_desktop.checks.finding import Gate, Severity
from ropa_desktop.checks.rule import Rule


def ids() -> list[str]:
    return [one.id for one in RULES]


def test_each_id_stands_once() -> None:
    assert [one for one, count in Counter(ids()).items() if count > 1] == []


@pytest.mark.parametrize("one", RULES, ids=ids())
def test_rule_is_well_formed(one: Rule) -> None:
    assert re.fullmatch(r"[A-Z0-9]{2,4}-\d{2}", one.id)
    assert one.article
    assert one.remarks.__doc__, "a rule says its condition in its own words"
    assert one.over <= set(ids())


@pytest.mark.parametrize("one", RULES, ids=ids())
def test_only_what_article_30_demands_has_its_gate(one: Rule) -> None:
    if one.gate is Gate.ART30:
        assert "30(" in one.article
        assert one.severity in {Severity.ERROR, Severity.WARNING}
