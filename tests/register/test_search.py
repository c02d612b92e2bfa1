"""The quick filter: what a record is found by, and that the index follows every step."""

import dataclasses
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.register import edits
from ropa_desktop.register.fields import CATALOGUE, Record, RecordType, type_of
from ropa_desktop.register.kinds import Choice, Reference, ReferenceList, Text, TextList, term_label
from ropa_desktop.register.records import (
    Activity,
    DataGroup,
    DataItem,
    DataUse,
    Decision,
    Disclosure,
    LegalBasis,
    Organisation,
    Party,
    People,
    Provenance,
    Purpose,
    RegisterSheet,
    Retention,
    RetentionRule,
    Transfer,
)
from ropa_desktop.register.register import Change, Register, apply, inverse
from ropa_desktop.register.search import SearchIndex
from ropa_desktop.register.values import Answer, Duration, PartialDate
from tests.generator import generate
from tests.strategies import changes, registers


@pytest.fixture
def register() -> Register:
    return Register.of(
        [
            RegisterSheet(id="sheet"),
            Organisation(id="org", name="Bolaget AB", notes="hemligt"),
            Activity(
                id="pay",
                number="B-001",
                name="Lön",
                organisation="org",
                tags=("hög risk",),
                start=PartialDate("2024-05"),
                people_count=1234,
                review_interval=Duration(months=18),
                profiling=Answer.YES,
            ),
            Purpose(id="p1", owner="pay", text="betala ut ersättning"),
            Provenance(id="q1", owner="p1", field="text", quote="enligt policyn"),
            Decision(id="d1", owner="p1", reason="godtaget", fingerprint="abcdef", facts="ghijkl"),
            LegalBasis(id="b1", owner="pay", basis="art6_1_c", note="bokföringslagen"),
            Disclosure(id="r1", owner="pay", party="firm"),
            Retention(id="k1", owner="pay", rule="rule"),
            Activity(id="shop", number="B-002", name="Butik", order=1),
            DataUse(id="u1", owner="shop", group="group"),
            Transfer(id="t1", owner="shop", countries=("US",)),
            Party(id="firm", name="Lönebyrån", note="ring först"),
            RetentionRule(id="rule", period=Duration(years=7), criterion="efter räkenskapsåret"),
            DataGroup(id="group", name="Kunduppgifter"),
            DataItem(id="i1", owner="group", name="Fakturaadress"),
        ]
    )


def found(register: Register, query: str, type_name: str = "activity") -> set[str]:
    return SearchIndex(register, type_name).matching(query)


@pytest.mark.parametrize(
    "query",
    [
        "lön",
        "LÖN",
        "Lo\u0308n",
        "risk",
        "2024-05",
        "1234",
        "18 månader",
        "18 months",
        "ersättning",
        "policyn",
        "godtaget",
        "rättslig förpliktelse",
        "legal obligation",
        "6.1 c",
        "6(1)(c)",
        "bokföringslagen",
        "lönebyrån",
        "räkenskapsåret",
        "7 år",
        "bolaget",
        "  bok  ersätt ",
    ],
)
def test_a_record_is_found_by_what_it_its_parts_and_their_names_say(register: Register, query: str) -> None:
    assert found(register, query) == {"pay"}


@pytest.mark.parametrize("query", ["USA", "United States", "kunduppgifter", "fakturaadress", "butik"])
def test_only_the_record_that_says_it_is_found(register: Register, query: str) -> None:
    assert found(register, query) == {"shop"}


@pytest.mark.parametrize(
    "query",
    ["butik lön", "hemligt", "abcdef", "ghijkl", "först", "yes", "löön", "lönbolaget"],
    ids=[
        *("two records", "not a name", "fingerprint", "facts", "note of a party"),
        *("answer", "unknown", "across texts"),
    ],
)
def test_nothing_is_found(register: Register, query: str) -> None:
    assert found(register, query) == set()


@pytest.mark.parametrize("query", ["", " \n "])
def test_no_word_finds_all(register: Register, query: str) -> None:
    assert found(register, query) == {"pay", "shop"}


def test_parts_are_rows_of_their_own_found_also_by_their_owner(register: Register) -> None:
    assert found(register, "butik", "transfer") == {"t1"}
    assert found(register, "lönebyrån", "disclosure") == {"r1"}


def step(register: Register, index: SearchIndex, *steps: Change) -> Register:
    after = apply(register, steps)
    index.update(after, steps)
    return after


@pytest.fixture
def index(register: Register) -> SearchIndex:
    """An index that is built already, so that it has something to follow."""
    index = SearchIndex(register, "activity")
    index.matching("lön")
    return index


def test_renamed_party_is_found_by_its_new_name_alone(register: Register, index: SearchIndex) -> None:
    firm = register.all(Party)[0]
    step(register, index, Change(firm, dataclasses.replace(firm, name="Revisorn")))
    assert index.matching("revisorn") == {"pay"}
    assert index.matching("lönebyrån") == set()


def test_changed_part_of_what_is_referred_to_is_found(register: Register, index: SearchIndex) -> None:
    step(register, index, Change(None, DataItem(id="i2", owner="group", name="Skostorlek")))
    assert index.matching("skostorlek") == {"shop"}


def test_changed_created_and_deleted_parts_are_followed(register: Register, index: SearchIndex) -> None:
    purpose = register.parts(Purpose, "pay")[0]
    after = step(register, index, Change(purpose, dataclasses.replace(purpose, text="planera")))
    assert (index.matching("planera"), index.matching("ersättning")) == ({"pay"}, set())
    created = Change(None, People(id="w1", owner="shop", name="hemvändare"))
    after = step(after, index, created)
    assert index.matching("hemvändare") == {"shop"}
    step(after, index, created.inverse)
    assert index.matching("hemvändare") == set()


def test_created_and_deleted_records_are_followed(register: Register, index: SearchIndex) -> None:
    after = step(register, index, *edits.create(register, Activity, name="Kamera"))
    assert index.matching("kamera") == {after.activities[-1].id}
    step(after, index, *edits.delete(after, [after.activities[0]]))
    assert index.matching("lön") == set()
    assert len(index.matching("")) == 2


def test_an_index_that_has_followed_many_steps_is_built_anew(register: Register, index: SearchIndex) -> None:
    for place in range(300):
        activity = register.activities[1]
        register = step(register, index, Change(activity, dataclasses.replace(activity, name=f"nr{place}.")))
        assert index.matching(f"nr{place}.") == {"shop"}
    assert index.matching("nr7.") == set()


def test_an_index_that_is_being_built_follows_steps(register: Register) -> None:
    index = SearchIndex(register, "activity")
    assert not index.build(1)
    shop = register.activities[1]
    after = step(register, index, Change(shop, dataclasses.replace(shop, name="Kiosk")))
    after = step(after, index, *edits.create(after, Activity, name="Kamera"))
    step(after, index, *edits.delete(after, [after.activities[0]]))
    assert index.build()
    assert index.matching("kiosk") == {"shop"}
    assert index.matching("kamera") == {after.activities[-1].id}
    assert (index.matching("lön"), len(index.matching(""))) == (set(), 2)


QUERIES = ("", "a", "å", "1", "e n", "art", "lön bolag")


@given(st.data())
def test_a_followed_index_finds_what_a_fresh_one_does(data: st.DataObject) -> None:
    register = data.draw(registers())
    made = data.draw(changes(register))
    for type_name in ("activity", "disclosure", "party", "provenance"):
        index = SearchIndex(register, type_name)
        before = [index.matching(query) for query in QUERIES]
        after = apply(register, made)
        index.update(after, made)
        fresh = SearchIndex(after, type_name)
        assert [index.matching(query) for query in QUERIES] == [fresh.matching(query) for query in QUERIES]
        index.update(register, inverse(made))
        assert [index.matching(query) for query in QUERIES] == before


@pytest.mark.parametrize("type_name", ["activity", "organisation", "party", "purpose", "legal_basis"])
@pytest.mark.parametrize("query", ["ån", "kund rekrytering", "b-00", "2026", "biträde", "ö ä å"])
def test_words_are_found_as_reading_each_record_finds_them(type_name: str, query: str) -> None:
    register = generate(15)
    rows = register.every(CATALOGUE[type_name].cls)
    least = {row.id for row in rows if all(word in _own_words(register, row.id) for word in query.split())}
    assert least <= found(register, query, type_name)


def _own_words(register: Register, key: str) -> str:
    """The texts and terms of a record and its parts, put together the plain way."""
    record = register.find(key)
    assert record is not None
    said: list[str] = []
    for one in edits.with_parts(register, record):
        for field in type_of(one).fields:
            value = getattr(one, field.name)
            if isinstance(field.kind, Text) and type_of(one).name not in ("decision", "provenance"):
                said.append(value)
            elif isinstance(field.kind, TextList):
                said += value
            elif isinstance(field.kind, Choice):
                said.append(term_label(field.kind.vocabulary, value, "sv"))
    return "\n".join(said).casefold()


def test_every_type_that_is_referred_to_has_a_name_to_be_found_by() -> None:
    targets = {
        target
        for record_type in CATALOGUE.values()
        for field in record_type.fields
        if isinstance(field.kind, Reference | ReferenceList)
        for target in field.kind.targets
    }
    for name in targets:
        record_type = CATALOGUE[name]
        texts = {f.name: "ordet" for f in record_type.fields if isinstance(f.kind, Text)}
        codes = {f.name: "ordet" for f in record_type.fields if isinstance(f.kind, Choice)}
        values: dict[str, Any] = codes | texts | _owner(record_type)
        referred = record_type.cls(id="x", **values)
        for referring in _referring(name):
            if referring.id != "a":
                register = Register.of([RegisterSheet(id="s"), Activity(id="a"), referred, referring])
                assert found(register, "ordet", type_of(referring).name) >= {referring.id}, name


def _referring(target: str) -> list[Record]:
    made = []
    for record_type in CATALOGUE.values():
        for field in record_type.fields:
            if isinstance(field.kind, Reference | ReferenceList) and target in field.kind.targets:
                value = "x" if isinstance(field.kind, Reference) else ("x",)
                values: dict[str, Any] = {field.name: value} | _owner(record_type)
                made.append(record_type.cls(id="y", **values))
    return made


def _owner(record_type: RecordType) -> dict[str, str]:
    return {"owner": "a"} if record_type.owners else {}


@pytest.mark.long
def test_a_thousand_activities_are_indexed_and_searched_at_once() -> None:
    index = SearchIndex(generate(1_000), "activity")
    assert _seconds(index, "lön") < 0.6  # about 0.2 on a machine at rest
    assert min(_seconds(index, query) for query in ("kredit", "a", "stockholm", "qzx")) < 0.005


def _seconds(index: SearchIndex, query: str) -> float:
    started = time.process_time()
    index.matching(query)
    return time.process_time() - started
