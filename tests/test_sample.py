"""The sample register: complete, invented throughout, and with three faults of Article 30 left on purpose."""

import datetime
import re

import pytest

from ropa_desktop import paths
from ropa_desktop.checks import check
from ropa_desktop.checks.finding import Finding, Gate, Severity
from ropa_desktop.exports.json import dumps
from ropa_desktop.imports.json import loads
from ropa_desktop.register.records import Activity, Organisation, Party, RegisterSheet
from ropa_desktop.register.register import Register

SAMPLE = paths.resources() / "sample" / "register.json"

DAY = datetime.date(2026, 11, 22)

FAULTS = {
    ("RET-01", "b-008"),
    ("TRF-03", "b-011"),
    ("PRC-02", "b-014"),
}
"""Which check finds which fault, and in which activity."""

FICTIONAL_PHONES = ("031-390 06 ", "08-465 004 ")
"""Series of numbers that the Swedish telecom authority keeps for films and books."""


@pytest.fixture(scope="module")
def text() -> str:
    return SAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sample(text: str) -> Register:
    register, problems = loads(text, SAMPLE.name)
    assert problems == []
    return register


@pytest.fixture(scope="module")
def findings(sample: Register) -> list[Finding]:
    return check(sample, DAY)


def test_is_written_as_the_program_writes_it(sample: Register, text: str) -> None:
    assert dumps(sample) == text


def test_shows_about_a_dozen_activities_one_of_them_as_processor(sample: Register) -> None:
    roles = [activity.role for activity in sample.all(Activity)]
    assert 12 <= len(roles) <= 15
    assert roles.count("processor") == 1
    assert set(roles) == {"controller", "processor"}


def test_each_activity_has_a_name_in_both_languages(sample: Register) -> None:
    assert [one.number for one in sample.all(Activity) if not (one.name and one.name_en)] == []


def test_has_the_three_faults_of_article_30_that_its_notes_tell_of(
    sample: Register, findings: list[Finding]
) -> None:
    errors = [one for one in findings if one.severity is Severity.ERROR and one.gate is Gate.ART30]
    assert len(errors) == len(FAULTS)
    assert {(one.check, one.activity) for one in errors} == FAULTS
    (sheet,) = sample.all(RegisterSheet)
    assert "tre medvetna brister" in sheet.notes
    for _, key in FAULTS:
        activity = sample.get(Activity, key)
        assert activity is not None
        assert activity.number in sheet.notes


def test_has_no_other_errors(findings: list[Finding]) -> None:
    others = [one for one in findings if one.severity is Severity.ERROR and one.gate is not Gate.ART30]
    assert [(one.check, one.record, one.in_language("en")) for one in others] == []


def test_addresses_and_numbers_belong_to_nobody(sample: Register, text: str) -> None:
    assert set(re.findall(r"@[\w.-]*\.(\w+)", text)) == {"example"}
    assert set(re.findall(r"https?://[\w.-]*\.(\w+)", text)) == {"example"}
    phones = [one.phone for one in sample.all(Party) if one.phone]
    phones += re.findall(r'"value": "(0[\d -]+)"', text)
    assert phones
    assert [one for one in phones if not one.startswith(FICTIONAL_PHONES)] == []
    assert [one.org_number for one in sample.all(Organisation)] == ["555555-5555"]
