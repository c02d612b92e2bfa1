"""The import dialog: what would come is shown first, and comes as one step."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ropa_desktop import paths
from ropa_desktop.exports.json import dumps
from ropa_desktop.imports.json import read
from ropa_desktop.register import records as r
from ropa_desktop.register.edits import create, set_values
from ropa_desktop.register.register import Register, apply
from ropa_desktop.ui.import_dialog import ImportDialog
from ropa_desktop.ui.session import Session
from tests.registers.companies import register_of
from tests.ui.sessions import session_on

SAMPLE = paths.resources() / "sample" / "register.json"

Opened = Callable[..., tuple[ImportDialog, Session]]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Opens the dialog on a file, and waits until it has been read."""
    with ExitStack() as ends:

        def open_it(
            source: Path, register: Register | None = None, **options: Any
        ) -> tuple[ImportDialog, Session]:
            session = ends.enter_context(session_on(tmp_path / "firman.ropa", register, **options))
            dialog = ImportDialog(session, source, None)
            qtbot.addWidget(dialog)
            dialog.open()
            qtbot.waitUntil(lambda: dialog.heading.text()[-1] != "…", timeout=20_000)
            return dialog, session

        yield open_it


def lines(dialog: ImportDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def counted(dialog: ImportDialog) -> dict[str, tuple[str, str]]:
    table = dialog.counts
    cells = [
        [item.text() if (item := table.item(row, column)) else "?" for column in range(3)]
        for row in range(table.rowCount())
    ]
    return {name: (new, changed) for name, new, changed in cells}


def renamed(register: Register) -> Register:
    """The register with one activity renamed and one party more."""
    register = apply(register, set_values(register.activities[0], name_en="Stock"))
    return apply(register, create(register, r.Party, name="Banken"))


def test_what_would_come_is_counted_and_named(opened: Opened) -> None:
    dialog, session = opened(SAMPLE)
    incoming, _ = read(SAMPLE)
    assert counted(dialog)["Activities"] == (str(len(incoming.activities)), "")
    assert "Organisation: Tallhamra Dator & Verkstad AB" in lines(dialog)
    assert session.register.activities == ()


def test_import_is_one_step_that_is_undone_at_once(qtbot: QtBot, opened: Opened) -> None:
    dialog, session = opened(SAMPLE)
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.import_button.click()
    assert told.args == [sum(read(SAMPLE)[0].counts().values())]
    assert len(session.register.activities) == 14
    assert not dialog.isVisible()
    assert session.document.undo_text == "Import of register.json"
    session.undo()
    assert session.register.activities == ()


def test_known_records_are_changed_and_marked(opened: Opened, tmp_path: Path) -> None:
    register = register_of("ikote")
    source = tmp_path / "andrad.json"
    source.write_text(dumps(renamed(register)))
    dialog, session = opened(source, register)
    assert counted(dialog) == {"Activities": ("", "1"), "Parties": ("1", "")}
    assert lines(dialog) == ["Activity: Stock (changed)", "Party: Banken"]
    dialog.import_button.click()
    assert session.register.activities[0].name_en == "Stock"


def test_what_the_register_holds_already_is_not_imported(opened: Opened, tmp_path: Path) -> None:
    source = tmp_path / "samma.json"
    source.write_text(dumps(register_of("ikote")))
    dialog, _ = opened(source, register_of("ikote"))
    assert dialog.heading.text() == "The register already holds everything in the file."
    assert not dialog.import_button.isEnabled()


def test_problems_are_listed_and_nothing_can_be_imported(opened: Opened, tmp_path: Path) -> None:
    source = tmp_path / "fel.json"
    source.write_text(dumps(register_of("ikote")).replace('"role": "controller"', '"role": "boss"'))
    dialog, _ = opened(source)
    assert "problems, so nothing can be imported" in dialog.heading.text()
    assert lines(dialog)[0].startswith("activities[0].role: ")
    assert not dialog.import_button.isEnabled()
    assert not dialog.counts.isVisible()


@pytest.mark.parametrize(("content", "said"), [("{", "is not valid JSON"), (None, "cannot be read")])
def test_file_that_cannot_be_read_is_told_of(
    opened: Opened, tmp_path: Path, content: str | None, said: str
) -> None:
    source = tmp_path / "fel.json"
    if content is not None:
        source.write_text(content)
    dialog, _ = opened(source)
    assert said in dialog.heading.text()
    assert not dialog.import_button.isEnabled()


def test_plan_is_made_anew_when_the_register_changes(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    register = register_of("ikote")
    source = tmp_path / "andrad.json"
    source.write_text(dumps(renamed(register)))
    dialog, session = opened(source, register)
    session.commit("", set_values(session.register.activities[0], name_en="Stock"))
    assert not dialog.import_button.isEnabled()
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=20_000)
    assert lines(dialog) == ["Party: Banken"]


def test_many_names_are_cut_and_counted(opened: Opened, tmp_path: Path) -> None:
    register = register_of("ikote")
    made = Register.of(
        [*register.everything(), *(r.Party(id=f"p{n}", name=f"Firma {n}") for n in range(300))]
    )
    source = tmp_path / "stor.json"
    source.write_text(dumps(made))
    dialog, _ = opened(source, register)
    assert (len(lines(dialog)), lines(dialog)[-1]) == (201, "And 100 more")


def test_import_that_is_refused_leaves_the_dialog_open(qtbot: QtBot, opened: Opened) -> None:
    dialog, session = opened(SAMPLE, read_only=True)
    with qtbot.waitSignal(session.refused):
        dialog.import_button.click()
    assert dialog.isVisible()


def test_everything_is_said_in_the_language_of_the_window(opened: Opened) -> None:
    dialog, _ = opened(SAMPLE, language="sv")
    assert "Behandlingar" in counted(dialog)
    assert "Organisation: Tallhamra Dator & Verkstad AB" in lines(dialog)
