"""What a careful officer found missing in five real companies' policies, and the checks must find as well."""

import pytest

from ropa_desktop.checks import check
from tests.checks.building import TODAY
from tests.registers.companies import COMPANIES, register_of

EXPECTED: dict[str, set[tuple[str, str]]] = {
    "ikote": {
        ("ORG-13", "ikote-org"),  # the company form stands twice
        ("DPO-09", "ikote-org"),  # details of an officer, but no officer
        *(("SEC-01", f"ikote-a{number}") for number in range(1, 10)),  # no measure in the whole text
        *(("TRF-01", f"ikote-a{number}") for number in (6, 8, 9)),  # answered for one tool only
        *(("RET-02", f"ikote-a{number}") for number in (1, 2, 4)),  # private customers only
        *(("RET-01", f"ikote-a{number}") for number in (7, 8, 9)),  # only a common rule, for other data
    },
    "ikredit": {
        ("ORG-07", "ikredit-org"),  # a natural person as controller
        ("ORG-12", "ikredit-org"),
        ("ACT-02", "ikredit-a1"),
        ("ACT-02", "ikredit-a3"),
        ("DAT-13", "ikredit-a3"),  # "all personal data"
        ("RET-02", "ikredit-a1"),  # passive customers only
        ("RET-01", "ikredit-a3"),
        ("RET-01", "ikredit-a4"),
        ("TRF-03", "ikredit-x1"),  # "in and outside the EU"
        ("DPO-05", "ikredit-org"),
    },
    "itrace": {
        ("ORG-01", "itrace-org"),
        ("ORG-14", "itrace-contact1"),
        ("ORG-15", "itrace-org"),
        ("DPO-10", "itrace-org"),  # the controller as its own officer
        *(("TRF-01", f"itrace-a{number}") for number in range(1, 12)),
    },
    "webshop": {
        ("ORG-01", "webshop-org"),
        ("ORG-02", "webshop-org"),  # "contact us", and a telephone without a number
        ("ORG-03", "webshop-contact2"),
        ("TRF-03", "webshop-x1"),  # "approved countries"
        ("ACT-02", "webshop-a3"),
    },
    "inrego": {
        ("PRC-02", "inrego-a5-client1"),
        ("TRF-03", "inrego-x1"),  # "a country outside the EU/EEA"
        ("RET-02", "inrego-a4"),  # survey results
        ("RET-01", "inrego-a6"),  # only a suppression entry
        ("RET-01", "inrego-a7"),
        ("DPO-05", "inrego-org"),
    },
}

UNEXPECTED: dict[str, set[str]] = {
    "ikote": {"REC-01", "ORG-02", "ORG-04", "ORG-12", "ACT-02"},
    "ikredit": {"REC-01", "SEC-01", "TRF-01", "ORG-13"},
    "itrace": {"REC-01", "SEC-01", "RET-01", "ORG-02", "TRF-04"},
    "webshop": {"REC-01", "SEC-01", "RET-01", "RET-02", "TRF-01", "ORG-15"},
    "inrego": {"SEC-01", "TRF-01", "ORG-04", "ORG-12", "ORG-15", "DPO-09", "PRC-01"},
}
"""What is said once for the whole organisation counts, and what is in order is left alone."""


@pytest.mark.parametrize("company", COMPANIES)
def test_what_is_missing_is_found(company: str) -> None:
    found = {(one.check, one.record) for one in check(register_of(company), TODAY)}
    assert EXPECTED[company] - found == set()


@pytest.mark.parametrize("company", COMPANIES)
def test_what_is_in_order_is_left_alone(company: str) -> None:
    found = {one.check for one in check(register_of(company), TODAY)}
    assert found & UNEXPECTED[company] == set()
