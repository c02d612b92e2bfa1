"""How much of what a careful officer finds in three registers the checks find, and how much is noise."""

import sys
from collections.abc import Iterator

import pytest

from ropa_desktop.checks import check
from ropa_desktop.checks.finding import Finding
from ropa_desktop.register.fields import Part
from tests.checks.building import TODAY
from tests.registers.companies import register_of
from tests.registers.gaps import FOUND_BY, GAPS

KNOWN = {
    # A source is asked for no role: only what it gives is told, not whether it receives anything.
    ("ikote", "recipient-role-unstated", "p-svea"),
    # So vague a name that REC-11 asks first who they are; without that, no role can be chosen.
    ("ikredit", "recipient-role-unstated", "p-under"),
    # Article 30(2) asks a processor for no time limits; they are the controller's.
    ("inrego", "retention-missing", "a5"),
}
"""Gaps that no careful rule finds, each with the reason."""

NOISE = {
    ("ikote", "INF-01", "org"): "the policy that the register is taken from is itself the information",
    ("ikredit", "INF-01", "org"): "the same",
    ("inrego", "INF-01", "org"): "the same",
    ("ikote", "LB-10", "a4-lb2"): "people are told of withdrawal, and how all rights are exercised",
    ("ikote", "LB-10", "a5-lb3"): "the same",
    ("ikote", "LB-10", "a6-lb1"): "the tool says where to opt out",
    ("ikote", "RET-02", "a3"): "each purpose has a rule; the common lists lack a limit only on paper",
    ("ikote", "RET-02", "a5"): "the five-year rule means purchase history too, for private customers",
    ("ikote", "REC-04", "a8-r1"): "the tool of the recipient collects all the data itself",
    ("ikredit", "ADM-06", "a2"): "campaigns to people in working life sort nobody by behaviour",
    ("ikredit", "DAT-05", "a2"): "a contact history is not said to hold free text",
}
"""Findings that a careful officer who has read every one of them would call wrong or needless, and why."""

Places = tuple[str, str, str]


def findings_of(company: str) -> list[Finding]:
    return check(register_of(company), TODAY)


def places_of(company: str, finding: Finding) -> set[str]:
    """Where a finding speaks: its record, the owner and the party of that, and its activity; and anywhere."""
    record = register_of(company).find(finding.record)
    ids = {finding.record, finding.activity, getattr(record, "party", "")}
    if isinstance(record, Part):
        ids.add(record.owner)
    return {one.removeprefix(f"{company}-") for one in ids} | {""}


def table() -> dict[Places, list[str]]:
    """Company, code and place of each gap, with the rules that find it there."""
    found: dict[Places, list[str]] = {}
    for company, gaps in GAPS.items():
        spoken = [(one.check, places_of(company, one)) for one in findings_of(company)]
        for gap in gaps:
            rules = FOUND_BY[gap.code].split()
            for place in gap.places:
                heard = {rule for rule, places in spoken if rule in rules and place in places}
                found[company, gap.code, place] = sorted(heard)
    return found


def lines_of(found: dict[Places, list[str]]) -> Iterator[str]:
    for (company, code, place), rules in found.items():
        yield f"{company:8} {code:31} {place or 'anywhere':15} {' '.join(rules) or '-'}"


def test_nearly_every_gap_is_found_in_its_place() -> None:
    found = table()
    recall = sum(map(bool, found.values())) / len(found)
    said = f"recall {recall:.1%} of {len(found)} gaps by code and place"
    sys.stdout.write("\n".join(("", *lines_of(found), said, "")))
    assert recall >= 0.95


def test_only_gaps_known_with_a_reason_are_missed() -> None:
    assert {gap for gap, rules in table().items() if not rules} == KNOWN


def keys_of(company: str) -> list[Places]:
    return [(company, one.check, one.record.removeprefix(f"{company}-")) for one in findings_of(company)]


@pytest.mark.parametrize("company", GAPS)
def test_reviewed_noise_is_still_found(company: str) -> None:
    """What is mended is taken off the list."""
    assert {key for key in NOISE if key[0] == company} <= set(keys_of(company))


def test_less_than_a_tenth_is_noise() -> None:
    keys = [key for company in GAPS for key in keys_of(company)]
    noise = sum(key in NOISE for key in keys)
    sys.stdout.write(f"\n{noise} of {len(keys)} findings are noise: {noise / len(keys):.1%}\n")
    assert noise / len(keys) < 0.1
