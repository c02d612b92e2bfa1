"""The rules on what transfers ask to be documented."""

from typing import Any

import pytest

from ropa_desktop.checks.finding import Gate, Severity
from ropa_desktop.register.records import Document
from ropa_desktop.register.values import Answer, PartialDate
from tests.checks.test_transfer_grounds import Moved

SIGNED: dict[str, Any] = {
    "mechanisms": ("scc_commission",),
    "scc_module": "module_2",
    "signed": PartialDate("2024-03-01"),
    "copy_location": "På begäran hos dataskyddsombudet",
    "impact_assessment": "Bedömt 2024, inga ytterligare åtgärder behövs.",
}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"impact_assessment": ""}, True),
        ({"impact_assessment": "TBD"}, True),
        ({"mechanisms": ("bcr",), "impact_assessment": ""}, True),
        ({}, False),
        ({"impact_assessment": "", "impact_assessed": PartialDate("2024-03")}, False),
        ({"impact_assessment": "", "mechanisms": ("art49_1_b",)}, False),
        ({"impact_assessment": "", "countries": (), "destination": "utanför EU"}, False),
        ({"impact_assessment": "", "mechanisms": ("adequacy", "scc_commission")}, False),
        (
            {
                "impact_assessment": "",
                "mechanisms": ("adequacy", "scc_commission"),
                "countries": ("US", "IN"),
            },
            True,
        ),
    ],
    ids=str,
)
def test_law_of_the_destination_is_assessed(values: dict[str, Any], found: bool) -> None:
    assert Moved(**SIGNED | values).finds("TRF-17") is found


def test_compelling_interests_are_told_of() -> None:
    moved = Moved(mechanisms=("art49_1_second",))
    assert {one.field for one in moved.found("TRF-21")} == {"authority_informed", "people_informed"}
    moved.set(
        moved.transfer, authority_informed=PartialDate("2026-01"), people_informed=PartialDate("2026-01")
    )
    assert not moved.finds("TRF-21")
    moved.set(moved.transfer, authority_informed=None, mechanisms=("art49_1_b",))
    assert not moved.finds("TRF-21")


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, set()),
        ({"scc_module": ""}, {"scc_module"}),
        ({"signed": None, "copy_location": "-"}, {"signed", "copy_location"}),
        ({"mechanisms": ("code_of_conduct",)}, {"instrument"}),
        ({"mechanisms": ("art49_1_b", "art49_1_e")}, {"derogation_assessment"}),
        ({"mechanisms": ("art49_1_a",)}, set()),
        ({"mechanisms": ("adhoc_clauses",)}, set()),
        ({"mechanisms": ("art49_1_second",), "derogation_assessment": "Vägt"}, {"recurring"}),
        ({"impact_assessment": "Ytterligare skyddsåtgärder krävs."}, {"supplementary_measures"}),
        ({"impact_assessment": "Further measures are needed."}, {"supplementary_measures"}),
        ({"impact_assessment": "No further measures are needed."}, set()),
        ({"mechanisms": ("scc_commission", "code_of_conduct"), "importers": ()}, set()),
    ],
)
def test_mechanism_is_documented(values: dict[str, Any], fields: set[str]) -> None:
    findings = Moved(**SIGNED | values).found("TRF-D")
    assert {one.field for one in findings} == fields
    assert len(findings) == len(fields)


def test_question_of_the_mechanism_is_asked_with_its_weight() -> None:
    by_field = {one.field: one for one in Moved(mechanisms=("scc_commission",)).found("TRF-D")}
    assert (by_field["signed"].severity, by_field["signed"].gate) == (Severity.ERROR, Gate.LAWFUL)
    copy = by_field["copy_location"]
    assert (copy.severity, copy.gate, copy.article) == (Severity.WARNING, Gate.EVIDENCE, "13(1)(f), 15(2)")
    assert "Where can the data subject obtain a copy?" in copy.in_language("en")


def test_filed_document_is_where_a_copy_is() -> None:
    moved = Moved(**SIGNED | {"copy_location": ""})
    assert moved.finds("TRF-D")
    moved.set(moved.transfer, document=moved.add(Document, title="Klausuler").id)
    assert not moved.finds("TRF-D")


def test_single_transfer_is_an_answer() -> None:
    moved = Moved(mechanisms=("art49_1_second",), derogation_assessment="Vägt", recurring=Answer.NO)
    assert not moved.finds("TRF-D")
