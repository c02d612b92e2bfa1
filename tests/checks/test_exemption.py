"""The rules on the exemption for small organisations."""

import pytest

from ropa_desktop.register.records import DataItem, Organisation
from ropa_desktop.register.register import apply
from ropa_desktop.register.values import Answer
from tests.checks.building import Good


def claiming() -> Good:
    """A good register whose organisation claims the exemption, all that it does being occasional."""
    good = Good()
    good.set(good.organisation, exemption_claimed=Answer.YES)
    good.set(good.activity, occasional=Answer.YES)
    good.set(good.shares, occasional=Answer.YES)
    return good


@pytest.mark.parametrize("rule", ["EX5-01", "EX5-02", "EX5-03"])
def test_nothing_is_said_of_an_exemption_that_is_not_claimed(rule: str) -> None:
    good = Good()
    good.set(good.organisation, employees=300)
    assert not good.finds(rule)


def test_exemption_for_small_and_occasional_processing_may_be_claimed() -> None:
    good = claiming()
    assert not good.finds("EX5-01")
    assert not good.finds("EX5-02")
    assert good.finds("EX5-03")


@pytest.mark.parametrize("occasional", [Answer.NO, Answer.UNANSWERED])
def test_regular_processing_is_named_and_the_claim_can_be_withdrawn(occasional: Answer) -> None:
    good = claiming()
    good.set(good.shares, occasional=occasional)
    (finding,) = good.found("EX5-01")
    assert (finding.record, finding.field) == (good.organisation.id, "exemption_claimed")
    assert "Aktiebok" in finding.in_language("sv")
    register = apply(good.register, finding.remedies[0].changes(good.register, "sv"))
    organisation = register.get(Organisation, good.organisation.id)
    assert organisation
    assert organisation.exemption_claimed is Answer.NO


def test_sensitive_data_close_the_exemption_unless_planned() -> None:
    good = claiming()
    good.add(DataItem, good.activity, category="health", name="Sjukfrånvaro")
    assert good.finds("EX5-01")
    good.set(good.activity, state="planned")
    assert not good.finds("EX5-01")


@pytest.mark.parametrize(("employees", "found"), [(249, False), (250, True), (None, False)])
def test_many_employees_close_the_exemption(employees: int | None, found: bool) -> None:
    good = claiming()
    good.set(good.organisation, employees=employees)
    assert good.finds("EX5-02") is found
