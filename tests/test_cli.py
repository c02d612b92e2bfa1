"""The command line as a user meets it: what it prints, what it leaves on disk, and how it says no."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pypdf
import pytest

from ropa_desktop import paths
from ropa_desktop.cli import main
from ropa_desktop.store.migrations import VERSION
from tests.registers.companies import COMPANIES, FOLDER

SOURCE = FOLDER / "ikredit.json"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture
def register_file(tmp_path: Path) -> Path:
    file = tmp_path / "ikredit.ropa"
    assert main(["import", str(file), str(SOURCE)]) == 0
    return file


def fails(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one sentence on stderr of a command that could not be carried out."""
    capsys.readouterr()
    assert main([str(argument) for argument in arguments]) == 2
    printed = capsys.readouterr()
    sentence = printed.err.strip()
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert "{" not in sentence
    return sentence


def test_new_makes_a_register_with_one_organisation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ny.ropa"
    assert main(["new", str(file), "--name", "Exempel AB"]) == 0
    capsys.readouterr()
    assert main(["info", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["organisations"] == ["Exempel AB"]
    assert told["counts"]["activity"] == 0


def test_new_leaves_a_file_that_is_there(register_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = register_file.read_bytes()
    assert "already exists" in fails(capsys, "new", register_file)
    assert register_file.read_bytes() == before


def test_sample_has_about_twelve_activities(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sample.ropa"
    assert main(["new", str(file), "--sample"]) == 0
    capsys.readouterr()
    assert main(["info", str(file), "--json"]) == 0
    assert 11 <= json.loads(capsys.readouterr().out)["counts"]["activity"] <= 14


@pytest.mark.parametrize("company", COMPANIES)
def test_json_to_file_to_json_is_unchanged(company: str, tmp_path: Path) -> None:
    source, file, out = FOLDER / f"{company}.json", tmp_path / "r.ropa", tmp_path / "out.json"
    assert main(["import", str(file), str(source)]) == 0
    assert main(["export", str(file), str(out)]) == 0
    assert out.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("company", COMPANIES)
def test_json_to_file_to_excel_and_pdf(company: str, language: str, tmp_path: Path) -> None:
    file = tmp_path / "r.ropa"
    assert main(["import", str(file), str(FOLDER / f"{company}.json")]) == 0
    for out in (tmp_path / "r.xlsx", tmp_path / "r.pdf"):
        assert main(["export", str(file), str(out), "--language", language]) == 0
    words = {"sv": "Behandling", "en": "Activit"}[language]
    book = openpyxl.load_workbook(tmp_path / "r.xlsx", read_only=True)
    assert any(words in name for name in book.sheetnames)
    book.close()
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "r.pdf").pages)
    assert words in text


def test_import_twice_changes_nothing(register_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["import", str(register_file), str(SOURCE)]) == 0
    assert capsys.readouterr().out == "Nothing to change.\n"


def imported_into_a_new_register(folder: Path) -> bytes:
    """Imports into a register that is there already; returns what it was before."""
    file = folder / "ny.ropa"
    assert main(["new", str(file), "--name", "Exempel AB"]) == 0
    before = file.read_bytes()
    assert main(["import", str(file), str(SOURCE)]) == 0
    return before


def test_import_makes_a_backup_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    before = imported_into_a_new_register(tmp_path)
    assert [file.read_bytes() for file in paths.backups().glob("*/*.ropa")] == [before]


def test_where_no_backup_can_be_made_the_import_is_done_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    paths.backups().parent.mkdir()
    paths.backups().write_text("in the way")
    imported_into_a_new_register(tmp_path)
    printed = capsys.readouterr()
    assert "Activities: 4 new" in printed.out
    assert printed.err.startswith("No backup could be made")


def test_dry_run_says_what_would_come_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path / "r.ropa"), str(SOURCE), "--dry-run"]) == 0
    assert "Activities: 4 new, 0 changed" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_check_says_no_where_there_are_errors(
    register_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["check", str(register_file), "--json", "--language", "sv"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    missing = {(finding["check"], finding["name"]) for finding in findings if finding["gate"] == "art30"}
    assert ("ACT-02", "Kunder") in missing
    assert set(findings[0]) == {
        "check",
        "severity",
        "gate",
        "article",
        "record",
        "id",
        "name",
        "field",
        "message",
        "step",
    }


def test_check_ends_with_the_state_under_article_30(
    register_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    main(["check", str(register_file), "--language", "sv"])
    assert capsys.readouterr().out.splitlines()[-1].startswith("Artikel 30: ")


def test_history_tells_each_step(register_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["history", str(register_file), "--json"]) == 0
    (step,) = json.loads(capsys.readouterr().out)["history"]
    assert (step["number"], step["what"]) == (1, "Import of ikredit.json")


def test_info_counts_and_says_that_the_file_is_whole(
    register_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["info", str(register_file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["counts"]["activity"], told["counts"]["purpose"], told["counts"]["party"]) == (4, 6, 6)
    assert (told["version"], told["integrity"]) == (VERSION, "ok")


def test_reading_commands_leave_the_folder_as_it_was(register_file: Path) -> None:
    before = {path.name: path.read_bytes() for path in register_file.parent.iterdir()}
    for command in ("check", "info", "history"):
        main([command, str(register_file)])
    assert {path.name: path.read_bytes() for path in register_file.parent.iterdir()} == before


def test_only_the_chosen_organisation_is_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "r.ropa", tmp_path / "r.pdf"
    main(["new", str(file), "--name", "Exempel AB"])
    assert main(["export", str(file), str(out), "--organisation", "1"]) == 0
    assert "There is no organisation number 2" in fails(
        capsys, "export", file, tmp_path / "x.pdf", "--organisation", "2"
    )


@pytest.mark.parametrize("ending", ["xlsx", "pdf"])
def test_an_empty_register_is_exported_and_says_so(ending: str, tmp_path: Path) -> None:
    file, out = tmp_path / "tom.ropa", tmp_path / f"tom.{ending}"
    main(["new", str(file)])
    assert main(["export", str(file), str(out), "--language", "sv"]) == 0
    if ending == "pdf":
        text = "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    else:
        book = openpyxl.load_workbook(out)
        text = "".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    assert "Ej angivet" in text


def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.ropa"
    text.write_text("not a register")
    for command in ("check", "info", "history"):
        assert "text.ropa" in fails(capsys, command, text)
        assert "missing.ropa" in fails(capsys, command, tmp_path / "missing.ropa")
    assert [path.name for path in tmp_path.iterdir()] == ["text.ropa"]


def test_a_truncated_file_is_refused(register_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = register_file.read_bytes()
    register_file.write_bytes(whole[: len(whole) // 2])
    assert "ikredit.ropa" in fails(capsys, "check", register_file)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "line 1"),
        ("[]", "is not a register"),
        ('{"format": "ropa-register", "version": 99, "register": {}}', "version 99"),
        ('{"format": "ropa-register", "version": 1, "register": {}, "activity": []}', "activity: "),
        (
            (
                '{"format": "ropa-register", "version": 1, "register": {},'
                ' "activities": [{"purposes": [{"txt": ""}]}]}'
            ),
            "activities[0].purposes[0].txt: ",
        ),
        (
            '{"format": "ropa-register", "version": 1, "register": {}, "activities": [{"measures": ["m"]}]}',
            'activities[0].measures: no record has the id "m"',
        ),
    ],
)
def test_wrong_json_is_refused_by_its_place(
    content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.json"
    source.write_text(content)
    assert said in fails(capsys, "import", tmp_path / "r.ropa", source)
    assert not (tmp_path / "r.ropa").exists()


def test_a_folder_that_is_not_there_is_said(register_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "folder" in fails(capsys, "export", register_file, register_file.parent / "no" / "r.pdf")


def test_an_unknown_ending_is_said(register_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ".docx" in fails(capsys, "export", register_file, register_file.with_suffix(".docx"))


def test_messages_are_in_the_language_of_the_environment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    main(["new", str(tmp_path / "r.ropa")])
    assert "är skapad" in capsys.readouterr().out


def test_a_closed_pipe_is_no_error(register_file: Path) -> None:
    command = f'"{sys.executable}" -m ropa_desktop check "{register_file}" | head -n 1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)  # noqa: S607
    assert done.stderr == ""


def test_json_of_one_organisation_alone_is_refused(
    register_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = register_file.with_name("part.json")
    assert "whole register" in fails(capsys, "export", register_file, out, "--organisation", "1")
    assert not out.exists()


def test_the_register_itself_is_never_overwritten_by_an_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "r.pdf"
    main(["new", str(file)])
    before = file.read_bytes()
    assert "is the register itself" in fails(capsys, "export", file, file)
    assert file.read_bytes() == before


def test_a_word_that_is_no_command_and_no_file_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "neither a file nor a command" in fails(capsys, "chekc", "r.ropa")


def test_what_the_terminal_cannot_show_stops_nothing(register_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ropa_desktop", "check", str(register_file), "--language", "sv"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (1, "")


def test_selftest_shows_every_place_and_exports_the_sample() -> None:
    command = [sys.executable, "-m", "ropa_desktop", "--selftest"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)
    assert (done.returncode, done.stdout) == (0, "OK\n"), done.stderr
