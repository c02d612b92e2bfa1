"""What a report would lack: of all that is missing, what concerns the part of the register it covers."""

import datetime

import pytest

from ropa_desktop.checks import article_30_status, check
from ropa_desktop.exports.gaps import gaps
from ropa_desktop.exports.scope import Scope
from ropa_desktop.register import records as r
from ropa_desktop.register.register import Register
from tests.exports.contents_registers import Builder, shop

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def builder() -> Builder:
    """Two organisations of which nothing is known, with an activity each."""
    made = Builder()
    for name in ("Ett AB", "Två AB"):
        organisation = made.add(r.Organisation, name=name)
        made.add(r.Activity, name=f"Löner i {name}", organisation=organisation.id, role="controller")
    return made


def lacking(register: Register, organisation: str = "", chosen: frozenset[str] | None = None) -> set[str]:
    """The names of what the gaps of a report are about."""
    scope = Scope.of(register, "en", organisation, "authority", chosen)
    return {one.name_in(register, "en") for one in gaps(scope, check(register, TODAY))}


def test_report_on_all_lacks_what_the_status_counts() -> None:
    register = shop()
    findings = check(register, TODAY)
    scope = Scope.of(register, "en", "", "authority")
    assert len(gaps(scope, findings)) == article_30_status(findings).missing > 0


def test_report_on_all_lacks_something_of_everyone(builder: Builder) -> None:
    assert lacking(builder.register) == {"Ett AB", "Två AB", "Löner i Ett AB", "Löner i Två AB"}


def test_report_on_one_organisation_lacks_nothing_of_another(builder: Builder) -> None:
    second = builder.register.organisations[1]
    assert lacking(builder.register, second.id) == {"Två AB", "Löner i Två AB"}


def test_extract_lacks_nothing_of_activities_that_are_not_in_it(builder: Builder) -> None:
    first = builder.register.activities[0]
    assert lacking(builder.register, chosen=frozenset({first.id})) == {"Ett AB", "Löner i Ett AB"}
