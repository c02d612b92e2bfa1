"""The schema of the open format: the file is up to date, valid, and judges as the reader does."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ropa_desktop import paths
from ropa_desktop.exports import json_schema
from ropa_desktop.exports.json import dumps
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.open_format import VERSION, tree
from ropa_desktop.register.records import Activity, RegisterSheet
from ropa_desktop.register.register import Register
from tests.generator import generate
from tests.imports.test_json import PROBLEMS, sound
from tests.registers.companies import COMPANIES, FOLDER
from tests.strategies import full_records, registers

SAMPLES = sorted((paths.resources() / "sample").glob("*.json"))


@cache
def validator() -> Draft202012Validator:
    """The validator of the schema as its file has it."""
    return Draft202012Validator(json.loads(json_schema.FILE.read_text(encoding="utf-8")))


def complaints(plain: Any) -> list[str]:
    """What the schema has against plain data: places and sentences."""
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(plain)]


def test_file_is_the_schema_of_the_catalogue() -> None:
    text = json_schema.FILE.read_bytes().decode()
    assert text == json_schema.dumps(), "write it anew: python -m ropa_desktop.exports.json_schema"


def test_file_has_the_name_of_the_version() -> None:
    assert json_schema.FILE.name == f"register-{VERSION}.schema.json"


def test_schema_is_a_valid_one() -> None:
    Draft202012Validator.check_schema(json_schema.json_schema())


def test_schema_says_which_it_is() -> None:
    schema = json_schema.json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["format", "version", "register"]


def test_schema_is_the_same_every_time() -> None:
    assert json_schema.dumps() == json_schema.dumps()
    assert json_schema.dumps().endswith("}\n")


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_field_has_its_label_and_article(name: str) -> None:
    schema: Any = json_schema.json_schema()
    properties = schema["$defs"][name]["properties"]
    for field in CATALOGUE[name].fields:
        title = properties[field.name]["title"]
        assert title.startswith(field.label)
        assert (f"(Art. {field.article})" in title) == bool(field.article)


def test_every_reference_inside_the_schema_leads_somewhere() -> None:
    text = json_schema.dumps()
    named = {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}
    schema: Any = json_schema.json_schema()
    assert named <= set(schema["$defs"])


@pytest.mark.parametrize("company", COMPANIES)
def test_real_register_is_valid(company: str) -> None:
    assert complaints(json.loads((FOLDER / f"{company}.json").read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_sample_register_is_valid(sample: Path) -> None:
    assert complaints(json.loads(sample.read_text(encoding="utf-8"))) == []


def test_generated_register_is_valid() -> None:
    assert complaints(json.loads(dumps(generate(8)))) == []


@settings(max_examples=20)
@given(registers())
def test_whatever_is_exported_is_valid(register: Register) -> None:
    assert complaints(json.loads(dumps(register))) == []


@pytest.mark.parametrize("name", CATALOGUE)
@settings(max_examples=2)
@given(data=st.data())
def test_every_field_of_every_type_is_valid(name: str, data: st.DataObject) -> None:
    assert complaints(tree(data.draw(full_records(CATALOGUE[name])))) == []


def test_register_that_the_mutations_start_from_is_valid() -> None:
    assert complaints(sound()) == []


CHANGES = {name: change for name, (change, _) in PROBLEMS.items()}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_schema_rejects_what_the_reader_rejects(change: Callable[[Any], object]) -> None:
    plain = sound()
    change(plain)
    assert complaints(plain)


@pytest.mark.parametrize(
    "plain",
    [
        [],
        None,
        {},
        {"format": "ropa-register", "version": 1},
        {"format": "ropa-register", "version": 2, "register": {}},
        {"format": "ropa-register", "version": "1", "register": {}},
        {"format": "another", "version": 1, "register": {}},
        {"version": 1, "register": {}},
    ],
    ids=str,
)
def test_what_is_no_register_is_rejected(plain: Any) -> None:
    assert complaints(plain)


def test_least_register_is_valid() -> None:
    assert complaints({"format": "ropa-register", "version": 1, "register": {}}) == []
    assert complaints(tree(Register.of([RegisterSheet(id="r"), Activity(id="a")]))) == []
