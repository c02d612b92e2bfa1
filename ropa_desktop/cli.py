"""The command line: the same program without a window, for people, tests and other programs.

Exit codes: 0 done; 1 the answer is "no" (errors found); 2 it could not be done, said in one sentence on
stderr. What costs time to import (SQLAlchemy, openpyxl, reportlab, Qt) is imported by the command that needs
it.
"""

import argparse
import io
import json
import locale
import os
import sys
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ropa_desktop import __version__, paths
from ropa_desktop.errors import RopaError
from ropa_desktop.i18n import LANGUAGES, Language, Message, message, translate
from ropa_desktop.progress import Cancelled, Progress

if TYPE_CHECKING:
    from ropa_desktop.document import Revision
    from ropa_desktop.imports.plan import Problem
    from ropa_desktop.register.register import Register

DONE, NO, FAILED = 0, 1, 2

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; without a command it opens the window."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = user_language()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what a terminal cannot show must not stop the command
            stream.reconfigure(errors="backslashreplace")
    try:
        parser, commands = _parser()
        if not given or (given[0] not in commands and not given[0].startswith("-")):
            return _window(given, language)
        options = parser.parse_args(given)
        if options.selftest:
            return _selftest(language)
        language = getattr(options, "language", None) or language
        options.language = language
        command: Command = options.command
        return command(options)
    except RopaError as error:
        return _failed(error.in_language(language))
    except (KeyboardInterrupt, Cancelled):
        return _failed(translate("Stopped; nothing is half-written.", language))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get("ROPA_DESKTOP_DEBUG"):
            raise
        return _failed(
            message(
                "Something went wrong inside the program ({error}); nothing is half-written. "
                "Set ROPA_DESKTOP_DEBUG=1 to see the details.",
                error=type(error).__name__,
            ).in_language(language)
        )


def user_language() -> Language:
    """The language of the user's environment: Swedish where it is set to Swedish, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "sv" if value.lower().startswith("sv") else "en"
    return "sv" if (locale.getlocale()[0] or "").lower().startswith(("sv", "swedish")) else "en"


def _parser() -> tuple[argparse.ArgumentParser, Collection[str]]:
    """The parser of the command line, and the names of the commands it knows."""
    parser = argparse.ArgumentParser(
        prog="ropa-desktop",
        description="Keeps the record of processing activities that Article 30 GDPR demands.",
        epilog="Without a command, the window opens: ropa-desktop [FILE].",
    )
    parser.add_argument("--version", action="version", version=f"ropa-desktop {__version__}")
    parser.add_argument(
        "--selftest",
        action="store_true",
        help="open the sample register in the window, export it, and print OK",
    )
    commands = parser.add_subparsers(metavar="COMMAND")

    def add(name: str, command: Command, text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.add_argument("file", type=Path, metavar="FILE", help="the register")
        made.add_argument("--language", choices=LANGUAGES, help="the language of what is written")
        made.set_defaults(command=command)
        return made

    new = add("new", _new, "Make an empty register, or the sample one.")
    new.add_argument("--name", default="", help="the organisation's name")
    new.add_argument("--sample", action="store_true", help="with the contents of a fictional small company")
    source = add(
        "import", _import, "Bring in a register from JSON, as one step; the file is made where there is none."
    )
    source.add_argument("source", type=Path, metavar="SOURCE")
    source.add_argument("--dry-run", action="store_true", help="only say what would change")
    export = add("export", _export, "Write the register as .xlsx, .pdf or .json.")
    export.add_argument("out", type=Path, metavar="OUT")
    export.add_argument("--variant", choices=["internal", "authority"], default="authority")
    export.add_argument("--organisation", type=int, default=0, metavar="N", help="only the Nth organisation")
    check = add("check", _check, "Say what is missing or wrong.")
    history = add("history", _history, "List the steps that led to the register.")
    info = add("info", _info, "Say what the file holds.")
    for made in (check, history, info):
        made.add_argument("--json", action="store_true", help="as JSON")
    return parser, commands.choices


def _new(options: argparse.Namespace) -> int:
    from ropa_desktop.document import NEW_REGISTER, Document
    from ropa_desktop.register.edits import create, new_register
    from ropa_desktop.register.records import Organisation
    from ropa_desktop.register.register import apply

    if options.sample:
        register = _read_json(paths.sample())
    else:
        register = new_register(options.name)
        register = apply(register, create(register, Organisation, name=options.name))
    Document.create(options.file, register, what=translate(NEW_REGISTER, options.language)).close()
    _say(message("{file} is made.", file=str(options.file)), options)
    return DONE


def _import(options: argparse.Namespace) -> int:
    from ropa_desktop.document import Document
    from ropa_desktop.imports.plan import plan
    from ropa_desktop.register.edits import new_register

    incoming = _read_json(options.source)
    what = message("Import of {file}", file=options.source.name).in_language(options.language)
    if not options.file.exists():
        if not options.dry_run:
            Document.create(options.file, incoming, what=what).close()
        _tell_plan(plan(new_register(), incoming).counts(), options)
        return DONE
    with Document.open(options.file, read_only=options.dry_run) as document:
        planned = plan(document.register, incoming)
        if planned.problems:
            raise RopaError(_with_problems(options.source, planned.problems))
        if planned.changes and not options.dry_run:
            document.back_up()
            document.commit(what, planned.changes)
            document.flush()
            if document.backup_trouble is not None:  # the import is done all the same
                print(document.backup_trouble.in_language(options.language), file=sys.stderr)
        _tell_plan(planned.counts(), options)
    return DONE


def _tell_plan(counts: dict[str, tuple[int, int]], options: argparse.Namespace) -> None:
    from ropa_desktop.register.fields import CATALOGUE

    if not counts:
        _say(message("Nothing to change."), options)
    for name, (created, changed) in counts.items():
        label = CATALOGUE[name].plural_in(options.language)
        _say(
            message("{records}: {new} new, {changed} changed", records=label, new=created, changed=changed),
            options,
        )


def _read_json(source: Path) -> "Register":
    if source.suffix.lower() != ".json":
        raise RopaError(message("{file} cannot be imported: only .json is read so far.", file=source.name))
    from ropa_desktop.imports.json import read

    register, problems = read(source)
    if problems:
        raise RopaError(_with_problems(source, problems))
    return register


def _with_problems(source: Path, problems: "Sequence[Problem]") -> Message:
    first = problems[0]
    if len(problems) == 1:
        return message("{file}: {problem}. Nothing was imported.", file=source.name, problem=first)
    return message(
        "{file}: {problem}, and {count} more problems. Nothing was imported.",
        file=source.name,
        problem=first,
        count=len(problems) - 1,
    )


def _export(options: argparse.Namespace) -> int:
    from ropa_desktop.exports.writing import write

    if options.out.exists() and options.out.samefile(options.file):
        raise RopaError(message("{file} is the register itself; choose another name.", file=options.out.name))
    register = _read(options.file)
    write(
        register,
        options.out,
        _progress(),
        language=options.language,
        on=_today(),
        variant=options.variant,
        organisation=_chosen_organisation(register, options.organisation),
    )
    _say(message("{file} is written.", file=str(options.out)), options)
    return DONE


def _chosen_organisation(register: "Register", number: int) -> str:
    """The id of the organisation that a number from 1 chooses; "" for 0, which means all."""
    if not 0 <= number <= len(register.organisations):
        raise RopaError(
            message(
                "There is no organisation number {number}; the register has {count}.",
                number=number,
                count=len(register.organisations),
            )
        )
    return register.organisations[number - 1].id if number else ""


def _check(options: argparse.Namespace) -> int:
    from ropa_desktop.checks import article_30_status, check
    from ropa_desktop.checks.acceptance import judged
    from ropa_desktop.checks.finding import Severity

    register = _read(options.file)
    findings = judged(register, check(register, _today())).open
    if options.json:
        _print_json({"findings": [finding.as_json(register, options.language) for finding in findings]})
    else:
        for finding in findings:
            print(finding.in_words(register, options.language))
        print(article_30_status(findings).in_language(options.language))
    return NO if any(finding.severity is Severity.ERROR for finding in findings) else DONE


def _history(options: argparse.Namespace) -> int:
    from ropa_desktop.document import Document

    with Document.open(options.file, read_only=True) as document:
        revisions = document.history()
    if options.json:
        _print_json({"history": [_revision(one) for one in revisions]})
    else:
        for revision in revisions:
            at = revision.at.astimezone().strftime("%Y-%m-%d %H:%M")
            print(f"{revision.number:>5}  {at}  {revision.who}  {revision.what}")
    return DONE


def _revision(revision: "Revision") -> dict[str, object]:
    return {
        "number": revision.number,
        "id": revision.id,
        "parent": revision.parent,
        "at": revision.at.isoformat(),
        "who": revision.who,
        "what": revision.what,
        "undoes": revision.undoes,
    }


def _info(options: argparse.Namespace) -> int:
    from ropa_desktop.document import Document
    from ropa_desktop.register.fields import CATALOGUE

    with Document.open(options.file, read_only=True) as document:
        counts = document.register.counts()
        facts: dict[str, object] = {
            "file": str(options.file),
            "size": options.file.stat().st_size,
            "register": document.register.sheet.id,
            "title": document.register.sheet.title,
            "organisations": [organisation.name for organisation in document.register.organisations],
            "version": document.schema_version,
            "integrity": document.integrity,
            "revisions": len(document.history()),
            "counts": counts,
        }
    if options.json:
        _print_json(facts)
        return DONE
    for name in ("file", "title", "size", "version", "integrity", "revisions"):
        print(f"{name}: {facts[name]}")
    for name, count in counts.items():
        if count:
            print(f"{CATALOGUE[name].plural_in(options.language)}: {count}")
    return DONE


def _read(file: Path) -> "Register":
    from ropa_desktop.document import Document

    with Document.open(file, read_only=True) as document:
        return document.register


def _window(given: Sequence[str], language: Language) -> int:
    for word in given:
        if not Path(word).exists():
            raise RopaError(
                message('"{word}" is neither a file nor a command; see ropa-desktop --help.', word=word)
            )
    from ropa_desktop import app

    return app.main([Path(file) for file in given], language)


def _selftest(language: Language) -> int:
    from ropa_desktop import app

    app.selftest(language)
    print("OK")
    return DONE


def _today() -> date:
    return datetime.now(tz=UTC).astimezone().date()


def _say(text: Message, options: argparse.Namespace) -> None:
    print(text.in_language(options.language))


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _failed(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return FAILED


def _progress() -> Progress:
    if not sys.stderr.isatty():
        return Progress()

    def show(done: int, total: int) -> None:
        end = "\n" if done >= total else ""
        print(f"\r{done * 100 // max(total, 1):3} %", end=end, file=sys.stderr, flush=True)

    return Progress(show)
