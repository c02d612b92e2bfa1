"""Reading the open format: whatever does not fit is told with its place in the file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.errors import RopaError
from ropa_desktop.exports.json import dumps
from ropa_desktop.imports import json as json_import
from ropa_desktop.imports.json import loads, read
from ropa_desktop.imports.plan import Problem
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.records import Activity, Party, Purpose
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import MAX_TEXT
from tests.generator import generate


def sound() -> Any:
    """A small register as plain data."""
    return {
        "format": "ropa-register",
        "version": 1,
        "register": {"id": "sheet", "title": "Register"},
        "organisations": [{"id": "org", "name": "Bolaget AB", "employees": 12}],
        "activities": [
            {
                "id": "a1",
                "name": "Lön",
                "organisation": "org",
                "start": "2024-04",
                "recipients": "some",
                "purposes": [{"id": "p1", "text": "betala ut lön"}],
                "retention": [{"id": "k1", "rule": "rule", "purposes": ["p1"]}],
            },
            {"id": "a2", "tags": ["ny"], "large_scale": "no"},
        ],
        "parties": [{"id": "firm", "country": "SE"}],
        "retention_rules": [{"id": "rule", "period": "P7Y"}],
        "documents": [{"id": "doc", "file": "AP8="}],
    }


def problems_of(plain: object) -> list[str]:
    """What is told about plain data, in English."""
    _, problems = loads(json.dumps(plain), "register.json")
    return [problem.in_language("en") for problem in problems]


def changed(change: Callable[[Any], object]) -> Any:
    plain = sound()
    change(plain)
    return plain


def refusal(text: str) -> str:
    """The sentence with which a text is refused as a whole."""
    with pytest.raises(RopaError) as caught:
        loads(text, "register.json")
    assert caught.value.in_language("sv")
    return caught.value.in_language("en")


def test_sound_register_is_read() -> None:
    register, problems = loads(json.dumps(sound()), "register.json")
    assert problems == []
    assert [activity.name for activity in register.activities] == ["Lön", ""]
    assert [purpose.text for purpose in register.parts(Purpose, "a1")] == ["betala ut lön"]


def test_place_in_the_list_is_the_order() -> None:
    register, _ = loads(json.dumps(sound()), "register.json")
    assert [activity.order for activity in register.activities] == [0, 1]


def test_order_that_is_said_is_kept() -> None:
    plain = changed(lambda it: it["activities"][0].update(order=9))
    register, problems = loads(json.dumps(plain), "register.json")
    assert problems == []
    assert [activity.id for activity in register.activities] == ["a2", "a1"]


def test_record_without_an_id_gets_a_new_one() -> None:
    plain = changed(lambda it: it["parties"].append({"name": "utan id"}))
    register, problems = loads(json.dumps(plain), "register.json")
    assert problems == []
    assert [party.name for party in register.all(Party) if len(party.id) == 36] == ["utan id"]


def test_fields_may_stand_in_any_order() -> None:
    def reversed_(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: reversed_(inner) for name, inner in reversed(value.items())}
        return [reversed_(one) for one in value] if isinstance(value, list) else value

    assert loads(json.dumps(reversed_(sound())), "x") == loads(json.dumps(sound()), "x")


def test_texts_are_cleaned() -> None:
    plain = changed(lambda it: it["parties"][0].update(name="A\u030akeri\r\n\ud800\x00"))
    register, problems = loads(json.dumps(plain), "register.json")
    assert problems == []
    assert [party.name for party in register.all(Party)] == ["Åkeri\n"]


PROBLEMS: dict[str, tuple[Callable[[Any], object], str]] = {
    "unknown list": (
        lambda it: it.update(vendors=[]),
        "vendors: there is no such field; the fields here are:",
    ),
    "unknown field": (
        lambda it: it["activities"][1].update(nmae="x"),
        "activities[1].nmae: there is no such",
    ),
    "unknown field of a part": (
        lambda it: it["activities"][0]["purposes"][0].update(owner="a1"),
        "activities[0].purposes[0].owner: there is no such field",
    ),
    "part of a type that has none": (
        lambda it: it["parties"][0].update(purposes=[]),
        "parties[0].purposes: there is no such field",
    ),
    "field of the register": (lambda it: it["register"].update(name="x"), "register.name: there is no such"),
    "no register": (lambda it: it.pop("register"), "register: is missing"),
    "register that is a list": (lambda it: it.update(register=[]), "register: an object is expected"),
    "two registers": (lambda it: it.update(registers=[{}]), "registers: there is no such field"),
    "list that is an object": (lambda it: it.update(parties={}), "parties: a list is expected"),
    "list that is nothing": (lambda it: it.update(parties=None), "parties: a list is expected"),
    "parts that are an object": (
        lambda it: it["activities"][0].update(purposes={"id": "p1"}),
        "activities[0].purposes: a list is expected",
    ),
    "record that is a text": (lambda it: it["parties"].append("firm"), "parties[1]: an object is expected"),
    "record that is nothing": (lambda it: it["parties"].append(None), "parties[1]: an object is expected"),
    "number for a text": (
        lambda it: it["activities"][0].update(name=5),
        "activities[0].name: a text is expe",
    ),
    "nothing for a text": (lambda it: it["activities"][0].update(name=None), "activities[0].name: a text is"),
    "too long a text": (
        lambda it: it["activities"][0].update(name="x" * (MAX_TEXT + 1)),
        "activities[0].name: the text is longer than",
    ),
    "text for a list": (
        lambda it: it["activities"][1].update(tags="ny"),
        "activities[1].tags: a list is expe",
    ),
    "number in a list": (
        lambda it: it["activities"][1].update(tags=["x", 5]),
        "activities[1].tags: a text is",
    ),
    "unknown term": (lambda it: it["parties"][0].update(country="XX"), 'parties[0].country: "XX" is not in'),
    "name for a term": (
        lambda it: it["parties"][0].update(country="Sverige"),
        'parties[0].country: "Sverige"',
    ),
    "truth for an answer": (
        lambda it: it["activities"][1].update(large_scale=False),
        "activities[1].large_scale: a text is expected",
    ),
    "unknown answer": (
        lambda it: it["activities"][1].update(large_scale="maybe"),
        "activities[1].large_scale: one of",
    ),
    "answer for an existence": (
        lambda it: it["activities"][0].update(recipients="yes"),
        "activities[0].recipients: one of",
    ),
    "text for a number": (
        lambda it: it["organisations"][0].update(employees="12"),
        "organisations[0].employees: a whole number from 0 is expected",
    ),
    "part of a number": (
        lambda it: it["organisations"][0].update(employees=1.5),
        "organisations[0].employees: a whole number from 0 is expected",
    ),
    "number below zero": (
        lambda it: it["organisations"][0].update(employees=-1),
        "organisations[0].employees: a whole number from 0 is expected",
    ),
    "number beyond all": (
        lambda it: it["organisations"][0].update(employees=2**63),
        "organisations[0].employees: a whole number from 0 is expected",
    ),
    "date of another form": (
        lambda it: it["activities"][0].update(start="17/4 2024"),
        "activities[0].start: a date is expected",
    ),
    "month that does not exist": (
        lambda it: it["activities"][0].update(start="2024-13"),
        "activities[0].start: a date is expected",
    ),
    "number for a date": (
        lambda it: it["activities"][0].update(start=2024),
        "activities[0].start: a text is",
    ),
    "period of another form": (
        lambda it: it["retention_rules"][0].update(period="7 years"),
        "retention_rules[0].period: a period is expected",
    ),
    "period too long to be meant": (
        lambda it: it["retention_rules"][0].update(period="P1234567Y"),
        "retention_rules[0].period: a period is expected",
    ),
    "file that is no base64": (
        lambda it: it["documents"][0].update(file="hej!"),
        "documents[0].file: the attached file is not valid base64",
    ),
    "file cut short": (
        lambda it: it["documents"][0].update(file="AP8"),
        "documents[0].file: the attached file is not valid base64",
    ),
    "number for an id": (lambda it: it["parties"][0].update(id=5), "parties[0].id: an id has 1 to 64"),
    "nothing for an id": (lambda it: it["parties"][0].update(id=None), "parties[0].id: an id has 1 to 64"),
    "zero for an id": (lambda it: it["parties"][0].update(id=0), "parties[0].id: an id has 1 to 64"),
    "empty id": (lambda it: it["parties"][0].update(id=""), "parties[0].id: an id has 1 to 64"),
    "id with a space": (
        lambda it: it["parties"][0].update(id="en firma"),
        "parties[0].id: an id has 1 to 64",
    ),
    "id with other letters": (
        lambda it: it["parties"][0].update(id="åkeri"),
        "parties[0].id: an id has 1 to 64",
    ),
    "too long an id": (lambda it: it["parties"][0].update(id="x" * 65), "parties[0].id: an id has 1 to 64"),
    "number of endless digits": (
        lambda it: it["organisations"][0].update(employees=10**4000),
        "organisations[0].employees: a whole number from 0 is expected",
    ),
    "order below zero": (lambda it: it["parties"][0].update(order=-1), "parties[0].order: a whole number"),
    "order beyond all": (lambda it: it["parties"][0].update(order=2**31), "parties[0].order: a whole number"),
    "text for an order": (lambda it: it["parties"][0].update(order="1"), "parties[0].order: a whole number"),
    "nothing for an order": (
        lambda it: it["parties"][0].update(order=None),
        "parties[0].order: a whole number",
    ),
}
"""Changes to the sound register, each with the beginning of the one problem that it gives."""

BROKEN_LINKS: dict[str, tuple[Callable[[Any], object], str]] = {
    "id that stands twice": (
        lambda it: it["parties"].append({"id": "firm"}),
        "parties[1].id: the same id stands at parties[0]",
    ),
    "id of a record of another type": (
        lambda it: it["activities"][0]["purposes"].append({"id": "org"}),
        "activities[0].purposes[1].id: the same id stands at organisations[0]",
    ),
    "reference to nothing": (
        lambda it: it["activities"][0]["retention"][0].update(rule="nowhere"),
        'activities[0].retention[0].rule: no record has the id "nowhere"',
    ),
    "reference to another type": (
        lambda it: it["activities"][0]["retention"][0].update(rule="firm"),
        'activities[0].retention[0].rule: the record "firm" is of type party; expected: retention_rule',
    ),
    "reference to nothing in a list": (
        lambda it: it["activities"][0]["retention"][0].update(purposes=["p1", ""]),
        'activities[0].retention[0].purposes: no record has the id ""',
    ),
}
"""What no schema can say: changes that break a link, each with the one problem that it gives."""

ALL_PROBLEMS = PROBLEMS | BROKEN_LINKS


@pytest.mark.parametrize(("change", "said"), ALL_PROBLEMS.values(), ids=ALL_PROBLEMS)
def test_what_does_not_fit_is_told_with_its_place(change: Callable[[Any], object], said: str) -> None:
    told = problems_of(changed(change))
    assert len(told) == 1
    assert told[0].startswith(said)


def test_all_problems_are_told_at_once() -> None:
    plain = changed(lambda it: it["parties"][0].update(country="XX", in_group="maybe", nmae="x"))
    assert [told.split(":")[0] for told in problems_of(plain)] == [
        "parties[0].country",
        "parties[0].in_group",
        "parties[0].nmae",
    ]


def test_problem_reads_in_both_languages() -> None:
    _, problems = loads(json.dumps(changed(PROBLEMS["unknown term"][0])), "register.json")
    assert [problem.in_language("sv").split(":")[0] for problem in problems] == ["parties[0].country"]


def test_unknown_field_tells_which_there_are() -> None:
    (told,) = problems_of(changed(lambda it: it["parties"][0].update(nmae="x")))
    assert "name, kind, category" in told


def test_name_of_an_unknown_field_can_be_printed() -> None:
    (told,) = problems_of(changed(lambda it: it["parties"][0].update({"\ud800" + "x" * 10_000: 1})))
    assert told.encode()
    assert len(told.split(":")[0]) < 100


def nested(depth: int) -> dict[str, object]:
    """Provenance of provenance of provenance ..."""
    node: dict[str, object] = {"id": f"q{depth}"}
    for level in reversed(range(depth)):
        node = {"id": f"q{level}", "provenance": [node]}
    return node


def test_parts_nested_too_deep_are_a_problem() -> None:
    plain = sound()
    plain["parties"][0]["provenance"] = [nested(40)]
    told = problems_of(plain)
    assert told
    assert all("nested more than" in one for one in told)
    assert told[0].startswith("parties[0].provenance[0].provenance[0]")


@pytest.mark.parametrize("depth", [300, 440, 460, 480, 490, 495])
def test_parts_nested_without_end_are_refused(depth: int) -> None:
    plain = sound()
    plain["parties"][0]["provenance"] = [{"id": "x", "provenance": ["HERE"]}]
    opening = "".join(f'{{"id":"q{level}","provenance":[' for level in range(depth))
    text = json.dumps(plain).replace('"HERE"', opening + "]}" * depth)
    try:
        _, problems = loads(text, "register.json")
    except RopaError as error:
        assert "nested" in error.in_language("en")  # noqa: PT017  (either way is right)
    else:
        assert "nested" in problems[0].in_language("en")


@pytest.mark.parametrize("depth", [900, 980, 985, 990, 995, 100_000])
@pytest.mark.parametrize("where", ["name", "id", "tags"])
def test_lists_nested_without_end_are_refused(where: str, depth: int) -> None:
    text = json.dumps(changed(lambda it: it["activities"][0].update({where: "HERE"})))
    try:
        _, problems = loads(text.replace('"HERE"', "[" * depth + "]" * depth), "register.json")
    except RopaError as error:
        assert "nested" in error.in_language("en")  # noqa: PT017
    else:
        assert problems[0].place.startswith(f"activities[0].{where}")


REFUSED = {
    "nothing": ("", "register.json is not valid JSON: line 1, column 1."),
    "no JSON": ("PK\x03\x04", "register.json is not valid JSON: line 1, column 1."),
    "cut short": ('{"format": "ropa-register",\n "ver', "register.json is not valid JSON: line 2, column 2."),
    "two values": ("{} {}", "register.json is not valid JSON: line 1, column 4."),
    "a comma too many": ('{"format": "ropa-register",}', "register.json is not valid JSON: line 1"),
    "a list": ("[]", 'register.json is not a register: "format" is not "ropa-register".'),
    "nothing at all": ("null", 'register.json is not a register: "format" is not "ropa-register".'),
    "no format": ("{}", 'register.json is not a register: "format" is not "ropa-register".'),
    "another format": ('{"format": "cyclonedx"}', "register.json is not a register:"),
    "format of another type": ('{"format": ["ropa-register"]}', "register.json is not a register:"),
    "a name twice": (
        '{"format": "ropa-register", "version": 1, "register": {"title": "a", "title": "b"}}',
        "register.json is not valid JSON: title stands twice in one object.",
    ),
    "not a number": (
        '{"format": "ropa-register", "version": 1, "x": NaN}',
        "register.json is not valid JSON: NaN is no number in JSON.",
    ),
    "infinity": (
        '{"format": "ropa-register", "version": -Infinity}',
        "register.json is not valid JSON: -Infin",
    ),
    "endless digits": (
        '{"format": "ropa-register", "version": ' + "9" * 5000 + "}",
        'register.json: "version" must be a whole number from 1.',
    ),
    "endless lists": ("[" * 100_000, "register.json is nested too deep"),
    "endless objects": ('{"a":' * 100_000, "register.json is nested too deep"),
}


@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_register_is_refused_in_one_sentence(text: str, said: str) -> None:
    told = refusal(text)
    assert told.startswith(said)
    assert told.endswith(".")
    assert len(told) < 300


@pytest.mark.parametrize("version", ["null", '"1"', "1.0", "true", "0", "-1", "1e999", "[1]"])
def test_version_that_is_no_number_is_refused(version: str) -> None:
    told = refusal(f'{{"format": "ropa-register", "version": {version}}}')
    assert told == 'register.json: "version" must be a whole number from 1.'


def test_missing_version_is_refused() -> None:
    assert "version" in refusal('{"format": "ropa-register"}')


def test_newer_version_asks_for_a_newer_program() -> None:
    told = refusal('{"format": "ropa-register", "version": 2, "unknown": {}}')
    assert told.startswith("register.json is in version 2 of the format")
    assert "use a newer" in told


def test_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "register.json"
    file.write_text(json.dumps(sound(), ensure_ascii=False), encoding="utf-8")
    register, problems = read(file)
    assert problems == []
    assert register == loads(json.dumps(sound()), "x")[0]


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "register.json"
    file.write_text(json.dumps(sound()), encoding="utf-8-sig")
    assert read(file)[1] == []


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "cp1252"])
def test_file_in_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "register.json"
    file.write_text(json.dumps(sound(), ensure_ascii=False), encoding=encoding)
    with pytest.raises(RopaError, match=r"^register\.json is not text in UTF-8"):
        read(file)


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RopaError, match=r"^nowhere\.json cannot be read: "):
        read(tmp_path / "nowhere.json")


def test_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(RopaError, match="cannot be read: "):
        read(tmp_path)


def test_huge_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    with file.open("wb") as opened:
        opened.truncate(json_import.MAX_BYTES + 1)
    with pytest.raises(RopaError, match=r"^huge\.json is larger than 256 MB"):
        read(file)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)


def places(plain: object, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The place of every value inside plain data."""
    inner = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    return [place] + [deeper for name, value in inner for deeper in places(value, (*place, name))]


@settings(max_examples=150)
@given(data=st.data())
def test_whatever_stands_anywhere_is_read_or_told(data: st.DataObject) -> None:
    plain: Any = sound()
    *way, last = data.draw(st.sampled_from(places(plain)[1:]))
    node = plain
    for name in way:
        node = node[name]
    node[last] = data.draw(ANYTHING)
    try:
        register, problems = loads(json.dumps(plain), "register.json")
    except RopaError:
        return
    if not problems:
        assert loads(dumps(register), "register.json") == (register, [])


def test_text_cut_anywhere_is_refused() -> None:
    text = dumps(generate(1))
    for end in range(1, len(text) - 2, 997):
        assert refusal(text[:end])


def test_reading_never_uses_what_has_problems_for_its_neighbours() -> None:
    plain = changed(lambda it: it["activities"][0].update(name=5))
    register, problems = loads(json.dumps(plain), "register.json")
    assert [problem.place for problem in problems] == ["activities[0].name"]
    assert isinstance(register, Register)
    assert register.get(Activity, "a2") is not None


def test_problems_are_values() -> None:
    _, one = loads(json.dumps(changed(PROBLEMS["unknown term"][0])), "x")
    _, other = loads(json.dumps(changed(PROBLEMS["unknown term"][0])), "x")
    assert one == other
    assert all(isinstance(problem, Problem) for problem in one)


def test_sound_register_names_only_what_the_catalogue_has() -> None:
    collections = {record_type.collection for record_type in CATALOGUE.values()}
    assert set(sound()) - {"format", "version", "register"} <= collections
