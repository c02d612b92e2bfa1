"""The rules on what transfers rest on."""

from typing import Any

import pytest

from ropa_desktop.register.records import Disclosure, Party, Transfer
from ropa_desktop.register.values import Answer, Existence, PartialDate
from tests.checks.building import Good

CLAUSES = {"mechanisms": ("scc_commission",)}


class Moved(Good):
    """A good register with one transfer to a recipient, in the United States unless told otherwise."""

    def __init__(self, **values: Any) -> None:
        super().__init__()
        self.set(self.activity, transfers=Existence.SOME)
        self.importer = self.add(Party, name="Cloud Inc", category="it_hosting")
        self.received = self.add(Disclosure, self.activity, party=self.importer.id, role="processor")
        given = {"countries": ("US",), "importers": (self.importer.id,)} | values
        self.transfer = self.add(Transfer, self.activity, **given)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, True),
        ({"mechanisms": ("unspecified",)}, True),
        ({"mechanism_as_written": "enligt avtal"}, True),
        ({"countries": (), "destination": "utanför EU"}, True),
        ({"countries": ("SE",), "international_organisation": "Förenta nationerna"}, True),
        (CLAUSES, False),
        ({"mechanisms": ("contract_unspecified",)}, False),
        ({"countries": ("NO",)}, False),
        ({"countries": ()}, False),
        ({"countries": (), "destination": "Irland"}, False),
    ],
    ids=str,
)
def test_transfer_rests_on_something(values: dict[str, Any], found: bool) -> None:
    moved = Moved(**values)
    assert [one.record for one in moved.found("TRF-06")] == ([moved.transfer.id] if found else [])


@pytest.mark.parametrize(
    ("countries", "offered"), [(("GB",), 1), (("GB", "NZ"), 1), (("GB", "IN"), 0), (("US",), 0)]
)
def test_general_decision_is_offered(countries: tuple[str, ...], offered: int) -> None:
    (finding,) = Moved(countries=countries).found("TRF-06")
    assert len(finding.remedies) == offered


@pytest.mark.parametrize(
    ("values", "check"),
    [
        ({"countries": ("IN",), "mechanisms": ("art48_foreign_order",)}, {"TRF-08", "TRF-28"}),
        ({"countries": ("GB",), "mechanisms": ("art48_foreign_order",)}, {"TRF-28"}),
        ({"countries": ("IN",), "mechanisms": ("art48_foreign_order",), "instrument": "MLAT"}, {"TRF-08"}),
        (
            {"countries": ("IN",), "mechanisms": ("art48_foreign_order", "art49_1_d"), "instrument": "MLAT"},
            set(),
        ),
    ],
)
def test_foreign_order_is_no_ground_in_itself(values: dict[str, Any], check: set[str]) -> None:
    moved = Moved(**values)
    assert {one for one in ("TRF-08", "TRF-28") if moved.finds(one)} == check
    fields = [one.field for one in (*moved.found("TRF-08"), *moved.found("TRF-28"))]
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize(
    ("module", "role", "found"),
    [
        ("module_1", "processor", True),
        ("module_2", "independent_controller", True),
        ("module_3", "processor", True),
        ("module_2", "processor", False),
        ("module_1", "joint_controller", False),
        ("module_3", "sub_processor", False),
        ("module_1", "", False),
        ("", "processor", False),
    ],
)
def test_module_fits_the_roles(module: str, role: str, found: bool) -> None:
    moved = Moved(**CLAUSES, scc_module=module)
    moved.set(moved.received, role=role)
    assert moved.finds("TRF-16") is found


def test_fitting_module_is_offered() -> None:
    moved = Moved(**CLAUSES, scc_module="module_1")
    (remedy,) = moved.found("TRF-16")[0].remedies
    (change,) = remedy.changes(moved.register, "sv")
    assert getattr(change.after, "scc_module", "") == "module_2"


def test_processor_sends_as_processor() -> None:
    moved = Moved()
    moved.add(Disclosure, moved.hosting, party=moved.importer.id, role="sub_processor")
    values: dict[str, Any] = {"countries": ("US",), "importers": (moved.importer.id,), **CLAUSES}
    sent = moved.add(Transfer, moved.hosting, scc_module="module_2", **values)
    assert [one.record for one in moved.found("TRF-16")] == [sent.id]
    moved.set(sent, scc_module="module_3")
    assert not moved.finds("TRF-16")


def test_importer_that_is_no_recipient_of_the_activity_is_left_alone() -> None:
    moved = Moved(**CLAUSES, scc_module="module_1")
    moved.remove(moved.received)
    assert not moved.finds("TRF-16")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"signed": PartialDate("2020-03-01")}, "signed"),
        ({"signed": PartialDate("2021-06")}, ""),
        ({"signed": PartialDate("2021-06-26")}, "signed"),
        ({"signed": PartialDate("2021-06-27")}, ""),
        ({"mechanism_as_written": "Standardavtalsklausuler (2010/87/EU)"}, "mechanism_as_written"),
        ({"instrument": "Klausuler enligt beslut 2004/915/EG"}, "instrument"),
        ({"note": "Decision 2001/497/EC"}, "note"),
        ({"note": "Ersatte de tidigare klausulerna 2010/87/EU"}, ""),
        ({"mechanism_as_written": "Standardavtalsklausuler (2021/914)"}, ""),
    ],
    ids=str,
)
def test_clauses_are_those_that_apply(values: dict[str, Any], field: str) -> None:
    assert [one.field for one in Moved(**CLAUSES, **values).found("TRF-18")] == ([field] if field else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SCC enligt 2021/915", True),
        ("Beslut (EU) 2021/915", True),
        ("2021/915 (SCC)", True),
        ("SCC (EU) 2021/914", False),
        ("SCC 2021/914 och biträdesavtal 2021/915", False),
    ],
)
def test_clauses_for_processors_are_no_transfer_clauses(text: str, found: bool) -> None:
    moved = Moved(**CLAUSES, mechanism_as_written=text)
    findings = moved.found("TRF-19")
    assert bool(findings) is found
    for one in findings:
        (change,) = one.remedies[0].changes(moved.register, "sv")
        assert "2021/914" in getattr(change.after, "mechanism_as_written", "")


@pytest.mark.parametrize(
    ("mechanisms", "recurring", "found"),
    [
        (("art49_1_b",), Answer.YES, True),
        (("art49_1_second",), Answer.YES, True),
        (("art49_1_b",), Answer.UNANSWERED, False),
        (("art49_1_b",), Answer.NO, False),
        (("art49_1_b", "scc_commission"), Answer.YES, False),
        (("art49_1_g",), Answer.YES, False),
    ],
)
def test_exceptions_are_not_for_what_recurs(
    mechanisms: tuple[str, ...], recurring: Answer, found: bool
) -> None:
    assert Moved(mechanisms=mechanisms, recurring=recurring).finds("TRF-22") is found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"mechanisms": ("adhoc_clauses",)}, True),
        ({"mechanisms": ("admin_arrangement",), "instrument": "-"}, True),
        ({"mechanisms": ("adhoc_clauses",), "instrument": "IMY-2026-12, 2026-03-01"}, False),
        (CLAUSES, False),
    ],
    ids=str,
)
def test_authorisation_is_stated(values: dict[str, Any], found: bool) -> None:
    assert Moved(**values).finds("TRF-23") is found


@pytest.mark.parametrize(
    ("mechanism", "authority", "found"),
    [
        ("art49_1_a", Answer.YES, True),
        ("art49_1_second", Answer.YES, True),
        ("art49_1_d", Answer.YES, False),
        ("art49_1_a", Answer.NO, False),
    ],
)
@pytest.mark.parametrize("common", [False, True])
def test_public_powers_do_not_rest_on_private_exceptions(
    mechanism: str, authority: Answer, found: bool, common: bool
) -> None:
    moved = Moved(**CLAUSES)
    moved.set(moved.organisation, public_authority=authority)
    owner = moved.organisation if common else moved.activity
    sent = moved.add(Transfer, owner, countries=("IN",), mechanisms=(mechanism,))
    assert [one.record for one in moved.found("TRF-24")] == ([sent.id] if found else [])


@pytest.mark.parametrize(
    ("instrument", "in_group", "fields"),
    [
        ("", Answer.YES, ["instrument"]),
        ("Godkända av IMY 2023", Answer.UNANSWERED, ["in_group"]),
        ("Godkända av IMY 2023", Answer.NO, ["in_group"]),
        ("Godkända av IMY 2023", Answer.YES, []),
    ],
)
def test_binding_corporate_rules_bind_the_recipient(
    instrument: str, in_group: Answer, fields: list[str]
) -> None:
    moved = Moved(mechanisms=("bcr",), instrument=instrument)
    moved.set(moved.importer, in_group=in_group)
    findings = moved.found("TRF-25")
    assert [one.field for one in findings] == fields
    offered = 1 if in_group is Answer.UNANSWERED else 0
    assert sum(len(one.remedies) for one in findings) == offered


def test_recipient_outside_the_group_is_told_of_once() -> None:
    values: dict[str, Any] = {"mechanisms": ("bcr",), "instrument": "Godkända av IMY 2023"}
    moved = Moved(**values)
    moved.add(Transfer, moved.shares, countries=("US",), importers=(moved.importer.id,), **values)
    assert len(moved.found("TRF-25")) == 1


@pytest.mark.parametrize(
    ("assessment", "category", "fields"),
    [
        ("", "customers", ["derogation_assessment"]),
        ("Riskerna förklaras i formuläret.", "employees", ["mechanisms"]),
        ("Riskerna förklaras i formuläret.", "customers", []),
    ],
)
def test_consent_to_a_transfer_is_informed_and_free(
    assessment: str, category: str, fields: list[str]
) -> None:
    moved = Moved(mechanisms=("art49_1_a",), derogation_assessment=assessment)
    moved.set(moved.people, category=category)
    assert [one.field for one in moved.found("TRF-26")] == fields


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"mechanisms": ("contract_unspecified",)}, True),
        ({"mechanisms": ("adequacy", "scc_commission"), "countries": (), "importers": ()}, True),
        ({"mechanisms": ("scc_commission", "bcr"), "importers": ()}, True),
        ({"mechanisms": ("scc_commission", "bcr")}, False),
        ({"mechanisms": ("adequacy", "scc_commission"), "importers": ()}, False),
        ({"mechanisms": ("contract_unspecified", "scc_commission")}, False),
        (CLAUSES, False),
        ({}, False),
    ],
    ids=str,
)
def test_mechanism_is_told_apart(values: dict[str, Any], found: bool) -> None:
    assert Moved(**values).finds("TRF-30") is found


def test_transfer_of_an_ended_activity_is_left_alone() -> None:
    moved = Moved()
    moved.set(moved.activity, state="ended")
    assert not moved.finds("TRF-06")


def test_day_of_signing_is_shown_as_a_day() -> None:
    (finding,) = Moved(**CLAUSES, signed=PartialDate("2020-03-01")).found("TRF-18")
    assert "signed on 2020-03-01," in finding.in_language("en")
