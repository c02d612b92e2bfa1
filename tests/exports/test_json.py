"""The register as JSON text: readable, the same every time, and everything comes back from it."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.errors import RopaError
from ropa_desktop.exports.json import dumps, write
from ropa_desktop.imports.json import loads, read
from ropa_desktop.progress import Cancelled, Progress
from ropa_desktop.register.edits import new_register
from ropa_desktop.register.fields import CATALOGUE
from ropa_desktop.register.records import Party, RegisterSheet
from ropa_desktop.register.register import Register, apply
from tests.generator import generate
from tests.registers.companies import COMPANIES, FOLDER, register_of
from tests.strategies import changes, full_records, registers


def came_back(register: Register) -> Register:
    """The register after a journey through JSON text, which must go without problems."""
    again, problems = loads(dumps(register), "register.json")
    assert [problem.in_language("en") for problem in problems] == []
    return again


@settings(max_examples=30)
@given(registers())
def test_everything_comes_back(register: Register) -> None:
    assert came_back(register) == register


@pytest.mark.parametrize("name", CATALOGUE)
@settings(max_examples=3)
@given(data=st.data())
def test_every_field_of_every_type_comes_back(name: str, data: st.DataObject) -> None:
    register = data.draw(full_records(CATALOGUE[name]))
    assert came_back(register) == register


@settings(max_examples=25)
@given(registers())
def test_ids_and_places_come_back(register: Register) -> None:
    def places(of: Register) -> list[tuple[str, int]]:
        return sorted((record.id, record.order) for record in of.everything())

    assert places(came_back(register)) == places(register)


@pytest.mark.parametrize("company", COMPANIES)
def test_real_register_comes_back(company: str) -> None:
    assert came_back(register_of(company)) == register_of(company)


def test_generated_register_comes_back() -> None:
    register = generate(40)
    assert came_back(register) == register


def test_new_register_comes_back() -> None:
    register = new_register("Tomt")
    assert came_back(register) == register


@settings(max_examples=25)
@given(data=st.data())
def test_text_depends_on_the_records_alone(data: st.DataObject) -> None:
    register = data.draw(registers())
    after = apply(register, data.draw(changes(register)))
    assert dumps(after) == dumps(Register.of(reversed(list(after.everything()))))
    assert dumps(came_back(after)) == dumps(after)


@pytest.mark.parametrize("company", COMPANIES)
def test_text_of_a_real_register_is_stable(company: str) -> None:
    again = came_back(register_of(company))
    assert dumps(again) == dumps(register_of(company))


@pytest.mark.parametrize("company", COMPANIES)
def test_file_of_a_real_register_says_the_same_as_its_text(company: str) -> None:
    text = (FOLDER / f"{company}.json").read_text(encoding="utf-8")
    assert json.loads(dumps(register_of(company))) == json.loads(text)


def test_text_is_for_people_too() -> None:
    text = dumps(Register.of([RegisterSheet(id="r", title="Förteckning"), Party(id="p", name="Åkeri & Co")]))
    assert text == (
        "{\n"
        ' "format": "ropa-register",\n'
        ' "version": 1,\n'
        ' "register": {\n'
        '  "id": "r",\n'
        '  "title": "Förteckning"\n'
        " },\n"
        ' "parties": [\n'
        "  {\n"
        '   "id": "p",\n'
        '   "name": "Åkeri & Co"\n'
        "  }\n"
        " ]\n"
        "}\n"
    )


def test_written_file_holds_the_text(tmp_path: Path) -> None:
    register = generate(2)
    file = tmp_path / "register.json"
    write(register, file, Progress())
    assert file.read_bytes() == dumps(register).encode()
    assert read(file) == (register, [])


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write(new_register(), tmp_path / "r.json", Progress(lambda done, total: told.append((done, total))))
    assert told == [(1, 1)]


def test_cancelled_writing_says_so(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write(new_register(), tmp_path / "r.json", progress)


def test_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(RopaError):
        write(new_register(), tmp_path / "nowhere" / "r.json", Progress())
    assert list(tmp_path.iterdir()) == []
