"""The rules on where data come from."""

import pytest

from ropa_desktop.register.records import DataGroup, DataItem, DataUse, Party, Source
from tests.checks.building import Good


def test_activity_without_source_is_found_and_mended() -> None:
    good = Good()
    good.remove(good.source)
    (finding,) = good.found("DAT-12")
    (remedy,) = finding.remedies
    assert remedy.changes(good.register, "sv")
    good.add(Source, good.organisation, kind="data_subject")
    assert not good.finds("DAT-12")


def test_activity_without_data_has_other_worries() -> None:
    good = Good()
    good.remove(good.source, good.data)
    assert not good.finds("DAT-12")


@pytest.mark.parametrize(
    "name",
    [
        "tredje part",
        "Samarbetspartners",
        "andra källor",
        "våra partners",
        "någon annan (s.k. tredje part)",
        "externa källor",
        "third parties",
    ],
)
def test_source_that_could_be_anybody_is_found(name: str) -> None:
    good = Good()
    source = good.add(Source, good.activity, name=name)
    assert [one.record for one in good.found("DAT-15")] == [source.id]
    party = good.add(Party, name=name)
    good.set(source, name="", party=party.id)
    assert good.finds("DAT-15")


@pytest.mark.parametrize("name", ["UC AB", "Arbetsgivaren", "Tredje AP-fonden", "tredje part (UC AB)"])
def test_source_that_is_somebody_is_left_alone(name: str) -> None:
    good = Good()
    good.add(Source, good.activity, name=name)
    assert not good.finds("DAT-15")


def test_public_register_needs_no_name() -> None:
    good = Good()
    good.add(Source, good.activity, kind="public_register", name="andra källor")
    assert not good.finds("DAT-15")


@pytest.mark.parametrize("flag", ["enriched", "bought"])
def test_added_data_need_a_source_of_their_own(flag: str) -> None:
    good = Good()
    item = good.add(DataItem, good.activity, name="Köpkraft", flags=(flag,))
    assert [one.record for one in good.found("DAT-15")] == [item.id]
    good.add(Source, good.organisation, kind="credit_agency_source")
    assert good.finds("DAT-15"), "a common source that names no data is not theirs"
    good.add(Source, good.activity, kind="credit_agency_source")
    assert not good.finds("DAT-15")


def test_common_source_that_names_added_data_is_theirs() -> None:
    good = Good()
    item = good.add(DataItem, good.activity, name="Köpkraft", flags=("enriched",))
    good.add(Source, good.organisation, name="UC AB", data=(item.id,))
    assert not good.finds("DAT-15")


def test_added_data_in_a_list_are_told_of_once() -> None:
    good = Good()
    group = good.add(DataGroup, name="Marknad")
    item = good.add(DataItem, group, name="Köpkraft", flags=("enriched",))
    for activity in (good.activity, good.shares):
        good.add(DataUse, activity, group=group.id)
    (finding,) = good.found("DAT-15")
    assert (finding.record, finding.activity) == (item.id, "")
