"""Values as rows: each kind comes back as it was, and what would not come back is refused."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.errors import RopaError
from ropa_desktop.register.fields import CATALOGUE, Record, RecordType
from ropa_desktop.register.records import Activity, Document, Measure, RetentionRule
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import MAX_TEXT, Answer, Duration, Existence, PartialDate
from ropa_desktop.store import rows
from tests.strategies import full_records

ACTIVITY = CATALOGUE["activity"]
LIFE = "the value is not of the right kind"


def read(record_type: RecordType, *stored: Record) -> list[Record]:
    names = rows.columns(record_type)
    return rows.records(record_type, [tuple(rows.row(one, names).values()) for one in stored])


def read_with(record_type: RecordType, **stored: Any) -> Record:
    """A record as it is read from a row that holds these values, and else those of an empty record."""
    names = rows.columns(record_type)
    row = rows.row(record_type.cls(id="1"), names) | stored
    return rows.records(record_type, [tuple(row.values())])[0]


@pytest.mark.parametrize("name", CATALOGUE)
@settings(max_examples=10)
@given(data=st.data())
def test_every_record_may_be_written_and_comes_back(name: str, data: st.DataObject) -> None:
    register: Register = data.draw(full_records(CATALOGUE[name]))
    records = list(register.table(name).by_id.values())
    for record in records:
        rows.refuse_unfit(CATALOGUE[name], record, rows.columns(CATALOGUE[name]))
    assert read(CATALOGUE[name], *records) == records


def test_records_read_are_like_any_other() -> None:
    record = read_with(ACTIVITY, name="Löner")
    assert record == Activity(id="1", name="Löner")
    assert hash(record) == hash(Activity(id="1", name="Löner"))


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ("a\r\nb", "a\nb"),
        ("a\x00b\x07", "ab"),
        ("A\u030a", "Å"),
        ("hårt\u00a0mellanslag \u00ad", "hårt\u00a0mellanslag \u00ad"),
        ("", ""),
        ("x" * MAX_TEXT, "x" * MAX_TEXT),
    ],
)
def test_texts_of_other_programs_are_cleaned(stored: str, value: str) -> None:
    assert read_with(ACTIVITY, name=stored) == Activity(id="1", name=value)


def test_items_of_lists_are_cleaned_too() -> None:
    assert read_with(ACTIVITY, tags='["a\\ud800", "A\\u030a"]') == Activity(id="1", tags=("a", "Å"))


def test_a_term_that_no_vocabulary_has_is_kept() -> None:
    assert read_with(ACTIVITY, role="of_a_newer_program") == Activity(id="1", role="of_a_newer_program")


@pytest.mark.parametrize(
    ("column", "stored", "problem"),
    [
        ("name", "x" * (MAX_TEXT + 1), "longer than"),
        ("start", "yesterday", "a date is expected"),
        ("start", "2024-13", "a date is expected"),
        ("review_interval", "5 years", "a period is expected"),
        ("large_scale", "maybe", "is expected"),
        ("recipients", "yes", "is expected"),
        ("people_count", -1, "a whole number"),
        ("order", -1, "a whole number"),
        ("tags", "", "a list"),
        ("tags", "[", "a list"),
        ("tags", "{}", "a list"),
        ("tags", '"a"', "a list"),
        ("tags", '["a"] ["b"]', "a list"),
        ("tags", "[" * 100_000, "a list"),
        ("tags", "[1]", "a text is expected"),
        ("tags", '[["a"]]', "a text is expected"),
        ("tags", "[null]", "a text is expected"),
    ],
)
def test_a_row_with_a_wrong_value_is_refused(column: str, stored: Any, problem: str) -> None:
    with pytest.raises(RopaError, match=problem) as refused:
        read_with(ACTIVITY, **{column: stored})
    assert "Activity" in str(refused.value)


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        (Activity(id="1", name="x" * (MAX_TEXT + 1)), "longer than"),
        (Activity(id="1", tags=("x" * (MAX_TEXT + 1),)), "longer than"),
        (Activity(id="1", name="a\x00"), LIFE),
        (Activity(id="1", name="a\r\n"), LIFE),
        (Activity(id="1", name="A\u030a"), LIFE),
        (Activity(id="1", name="\ud800"), LIFE),
        (Activity(id="1", tags=("\ud800",)), LIFE),
        (Activity(id="1", name=7), "a text is expected"),  # type: ignore[arg-type]
        (Activity(id="1", name=None), "a text is expected"),  # type: ignore[arg-type]
        (Activity(id="1", tags=["a"]), LIFE),  # type: ignore[arg-type]
        (Activity(id="1", tags=(1,)), "a text is expected"),  # type: ignore[arg-type]
        (Activity(id="1", large_scale="yes"), LIFE),  # type: ignore[arg-type]
        (Activity(id="1", large_scale=Existence.SOME), "is expected"),  # type: ignore[arg-type]
        (Activity(id="1", large_scale=False), "a text is expected"),  # type: ignore[arg-type]
        (Activity(id="1", people_count=-1), "a whole number"),
        (Activity(id="1", people_count=2**63), "a whole number"),
        (Activity(id="1", people_count=True), "a whole number"),
        (Activity(id="1", people_count=1.5), LIFE),  # type: ignore[arg-type]
        (Activity(id="1", order=-1), "a whole number"),
        (Activity(id="1", start=PartialDate("yesterday")), "a date is expected"),
        (Activity(id="1", start="2024"), LIFE),  # type: ignore[arg-type]
        (RetentionRule(id="1", period=Duration(months=-1)), "a period is expected"),
        (Document(id="1", file="text"), LIFE),  # type: ignore[arg-type]
        (Document(id="1", file=b"x" * (rows.MAX_CONTENT + 1)), "can be 20 MB at most"),
    ],
)
def test_what_could_not_be_read_again_is_refused(record: Record, problem: str) -> None:
    record_type = CATALOGUE[type(record).__name__.lower().replace("retentionrule", "retention_rule")]
    with pytest.raises(RopaError, match=problem):
        rows.refuse_unfit(record_type, record, rows.columns(record_type))


def test_only_the_named_columns_are_looked_at() -> None:
    rows.refuse_unfit(CATALOGUE["measure"], Measure(id="1", name="\x00"), ["note", "id"])


def test_an_answer_is_stored_as_plain_text() -> None:
    assert type(rows.stored(Answer.YES)) is str
