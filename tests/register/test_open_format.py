"""The shape of the open format: what stands where, what is left out, and that it is the same every time."""

from typing import Any

from hypothesis import given, settings

from ropa_desktop.register.fields import CATALOGUE, part_types
from ropa_desktop.register.open_format import FORMAT, VERSION, Node, top_level_types, tree
from ropa_desktop.register.records import (
    Activity,
    Document,
    Organisation,
    Party,
    Provenance,
    Purpose,
    RegisterSheet,
    RetentionRule,
    System,
)
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate
from tests.strategies import registers


def tree_of(*records: Any) -> Any:
    return tree(Register.of([RegisterSheet(id="sheet"), *records]))


def test_format_and_version_come_first() -> None:
    assert list(tree_of()) == ["format", "version", "register"]
    assert tree_of() == {"format": FORMAT, "version": VERSION, "register": {"id": "sheet"}}


def test_parts_stand_inside_their_owners() -> None:
    made = tree_of(
        Activity(id="a", number="B-001"),
        Purpose(id="p", owner="a", text="betala ut lön"),
        Provenance(id="q", owner="p", place="2.1"),
    )
    assert made["activities"] == [
        {
            "id": "a",
            "number": "B-001",
            "purposes": [{"id": "p", "text": "betala ut lön", "provenance": [{"id": "q", "place": "2.1"}]}],
        }
    ]


def test_parts_of_the_register_itself_stand_in_it() -> None:
    made = tree_of(Provenance(id="q", owner="sheet"))
    assert made["register"] == {"id": "sheet", "provenance": [{"id": "q"}]}


def test_what_says_nothing_is_left_out() -> None:
    assert tree_of(Party(id="x"))["parties"] == [{"id": "x"}]


def test_zero_and_no_are_said() -> None:
    made = tree_of(Organisation(id="o", employees=0, public_task=Answer.NO, transfers=Existence.NONE))
    assert made["organisations"] == [{"id": "o", "employees": 0, "public_task": "no", "transfers": "none"}]


def test_dates_periods_and_files_are_texts() -> None:
    made = tree_of(
        RetentionRule(id="r", period=Duration(months=60)),
        Document(id="d", dated=PartialDate("2024-04"), file=b"\x00\xff"),
    )
    assert made["retention_rules"] == [{"id": "r", "period": "P60M"}]
    assert made["documents"] == [{"id": "d", "dated": "2024-04", "file": "AP8="}]


def test_references_are_ids() -> None:
    made = tree_of(Party(id="x"), System(id="s", provider="x"), Party(id="y", order=1, vendor="x"))
    assert made["systems"] == [{"id": "s", "provider": "x"}]
    assert made["parties"][1] == {"id": "y", "vendor": "x"}


def test_order_is_that_of_the_list_and_written_only_where_it_is_another() -> None:
    made = tree_of(Party(id="x"), Party(id="y", order=1), Party(id="z", order=7), Party(id="v", order=7))
    assert made["parties"] == [
        {"id": "x"},
        {"id": "y"},
        {"id": "v", "order": 7},
        {"id": "z", "order": 7},
    ]


def test_fields_stand_in_the_order_of_the_catalogue() -> None:
    made = tree_of(Party(note="n", name="Firman", id="x", country="SE"))
    assert list(made["parties"][0]) == ["id", "name", "country", "note"]


def test_lists_stand_in_the_order_of_the_catalogue() -> None:
    made = tree_of(System(id="s"), Party(id="x"), Activity(id="a"), Organisation(id="o"))
    assert list(made) == [
        "format",
        "version",
        "register",
        "organisations",
        "activities",
        "parties",
        "systems",
    ]


@settings(max_examples=25)
@given(registers())
def test_every_record_stands_in_the_tree_once(register: Register) -> None:
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            found.extend(key for name, key in node.items() if name == "id")
            for inner in node.values():
                walk(inner)
        elif isinstance(node, list):
            for inner in node:
                walk(inner)

    walk(tree(register))
    assert sorted(found) == sorted(record.id for record in register.everything())


@settings(max_examples=25)
@given(registers())
def test_tree_depends_on_the_records_alone(register: Register) -> None:
    again = Register.of(sorted(register.everything(), key=lambda record: record.id))
    assert in_order(tree(again)) == in_order(tree(register))


def in_order(node: Node) -> list[tuple[str, Any]]:
    """A tree with the order of its names, which dictionaries do not compare."""
    return [(name, ordered(value)) for name, value in node.items()]


def ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return in_order(value)
    return [ordered(one) for one in value] if isinstance(value, list) else value


def test_types_at_the_top_are_those_without_owners() -> None:
    names = [record_type.name for record_type in top_level_types()]
    assert names == [name for name, t in CATALOGUE.items() if not t.owners and name != "register"]


def test_parts_of_a_type_are_its_own_and_those_of_any_record() -> None:
    assert {part.name for part in part_types(CATALOGUE["organisation"])} > {"contact", "right", "provenance"}
    assert {part.name for part in part_types(CATALOGUE["purpose"])} == {"provenance", "decision"}
