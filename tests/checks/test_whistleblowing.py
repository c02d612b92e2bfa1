"""The rules on whistleblowing."""

import pytest

from ropa_desktop.register.records import Activity
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


class Reporting(Good):
    """A register with a channel for reports."""

    def __init__(self, name: str = "Visselblåsning", **values: object) -> None:
        super().__init__()
        self.channel = self.add(Activity, name=name, organisation=self.organisation.id, **values)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Visselblåsning", True),
        ("Rapporter från visselblåsare", True),
        ("Visselblåsarkanal", True),
        ("Whistleblowing", True),
        ("Klagomål från kunder", False),
        ("Avvikelserapporter", False),
    ],
)
def test_reports_are_only_for_those_appointed(name: str, found: bool) -> None:
    good = Reporting(name, role="controller")
    assert [one.record for one in good.found("SE-05")] == ([good.channel.id] if found else [])


def test_measure_can_be_added() -> None:
    good = Reporting(role="controller")
    (finding,) = good.found("SE-05")
    good.register = apply(good.register, finding.remedies[0].changes(good.register, "sv"))
    assert not good.finds("SE-05")


@pytest.mark.parametrize("field", ["security_note", "description"])
def test_words_for_those_appointed_count(field: str) -> None:
    assert not Reporting(**{field: "Endast behöriga personer får läsa"}).finds("SE-05")


def test_supplier_of_a_channel_is_left_alone() -> None:
    good = Reporting(role="processor")
    assert not good.finds("SE-05")
    assert not good.finds("SE-06")


@pytest.mark.parametrize(("employees", "found"), [(49, True), (50, False), (None, False)])
def test_small_organisation_need_not_have_a_channel(employees: int | None, found: bool) -> None:
    good = Reporting()
    good.set(good.organisation, employees=employees)
    assert [one.record for one in good.found("SE-06")] == ([good.organisation.id] if found else [])


@pytest.mark.parametrize(("employees", "found"), [(49, False), (50, True), (None, False)])
def test_large_organisation_has_a_channel(employees: int | None, found: bool) -> None:
    good = Good()
    good.set(good.organisation, employees=employees)
    assert good.finds("REG-04") is found


def test_channel_in_the_record_is_enough() -> None:
    good = Reporting(information=Answer.YES)
    good.set(good.organisation, employees=300)
    assert not good.finds("REG-04")
    good.set(good.channel, role="processor")
    assert good.finds("REG-04")
