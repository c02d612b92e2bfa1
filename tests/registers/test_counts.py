"""How much each of the five registers holds: nothing lost on the way from the policies, nothing added."""

import pytest

from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import (
    Activity,
    DataItem,
    Disclosure,
    LegalBasis,
    Measure,
    Party,
    Purpose,
    RetentionRule,
    Source,
    System,
    Tracker,
    Transfer,
)
from ropa_desktop.register.register import Register
from tests.registers.companies import COMPANIES, register_of

EXPECTED: dict[type[Record], tuple[int, int, int, int, int]] = {
    Activity: (9, 4, 11, 9, 7),
    Purpose: (23, 6, 32, 14, 23),
    # Those said once for everything (iKote, iTrace and the web shop have one each) are counted too.
    LegalBasis: (10, 7, 10, 3, 8),
    # Every party, whatever its part: recipients, mere sources, and Inrego's customer.
    Party: (9, 6, 30, 7, 16),
    # A disclosure is one link: a recipient of three activities counts three times.
    Disclosure: (9, 5, 28, 7, 17),
    Transfer: (1, 1, 0, 1, 1),
    RetentionRule: (6, 3, 5, 3, 8),
    DataItem: (34, 12, 45, 14, 28),
    Measure: (0, 5, 3, 2, 4),
    Tracker: (6, 2, 8, 3, 3),
    System: (2, 2, 2, 1, 4),
}


@pytest.mark.parametrize("cls", EXPECTED, ids=lambda cls: str(cls.__name__))
def test_each_register_holds_what_the_policy_says(cls: type[Record]) -> None:
    counted = tuple(len(list(register_of(company).every(cls))) for company in COMPANIES)
    assert counted == EXPECTED[cls]


def test_one_activity_of_all_is_a_processors() -> None:
    roles = [activity.role for company in COMPANIES for activity in register_of(company).activities]
    assert (len(roles), roles.count("processor")) == (40, 1)


def recipients(register: Register) -> list[Party]:
    """The distinct parties that receive data."""
    receiving = dict.fromkeys(disclosure.party for disclosure in register.every(Disclosure))
    return list(register.chosen(Party, receiving))


def test_recipients_and_how_many_of_them_are_named() -> None:
    found = {}
    for company in COMPANIES:
        parties = recipients(register_of(company))
        named = [party for party in parties if party.kind == "organisation" or "SPAR" in party.name]
        found[company] = (len(parties), len(named))
    # iTrace's providers of geographic positions are both a source and, since they must first be given the IP
    # address, a recipient; the sources that receive nothing are not counted here.
    assert found == {
        "ikote": (8, 3),
        "ikredit": (5, 0),
        "itrace": (26, 13),
        "webshop": (7, 5),
        "inrego": (14, 0),
    }


def test_sources_other_than_the_person() -> None:
    distinct = {
        company: len({source.party for source in register_of(company).every(Source) if source.party})
        for company in COMPANIES
    }
    assert distinct == {"ikote": 1, "ikredit": 1, "itrace": 7, "webshop": 0, "inrego": 1}


def test_retention_rules_with_a_period() -> None:
    # iKote erases at once on request, which is no period, but gives one for its mailings.
    with_period = {
        company: sum(
            rule.period is not None or rule.second_period is not None
            for rule in register_of(company).all(RetentionRule)
        )
        for company in COMPANIES
    }
    assert with_period == {"ikote": 5, "ikredit": 2, "itrace": 2, "webshop": 0, "inrego": 6}
