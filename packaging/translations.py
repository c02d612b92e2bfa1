"""The program's translations: finds the source texts in the code, keeps the .po file, compiles it to .mo.

    python packaging/translations.py missing          source texts without a translation, as lines for `merge`
    python packaging/translations.py merge FILE ...   adds translations: lines of `source ||| translation`
    python packaging/translations.py prune            drops translations whose source text is gone
    python packaging/translations.py compile          writes the .mo beside each .po that is newer

A line for `merge` may also be `one ||| many ||| translation of one ||| of many`; a line break in a text is
written `\\n`. The .po is sorted and has no line numbers, so that changing one text changes one entry.
"""

import ast
import io
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "ropa_desktop"
FOLDER = ROOT / "i18n"
SWEDISH = FOLDER / "sv" / "LC_MESSAGES" / "ropa_desktop.po"

FIRST = (0,)
KEYWORDS: Mapping[str, tuple[int, ...]] = {
    "message": FIRST,
    "N_": FIRST,
    "translate": FIRST,
    "translate_plural": (0, 1),
    "N_plural": (0, 1),
}
"""The functions whose arguments are source texts, anywhere in the code: which arguments, counted from 0."""

PLURALS = {"translate_plural", "N_plural"}
"""Those of them whose two source texts are the one and the many of one entry."""

CATALOGUE_KEYWORDS: Mapping[str, tuple[int, ...]] = {
    "record_type": (2, 3),
    **dict.fromkeys(("text", "lines", "texts", "content"), FIRST),
    **dict.fromkeys(("choice", "choices", "answer", "existence"), FIRST),
    **dict.fromkeys(("whole_number", "date", "duration", "reference", "references"), FIRST),
}
"""The same in the catalogue of fields alone, whose labels stand first in the functions that make fields."""

CATALOGUE_MODULE = "register/records.py"

HEADER = """\
msgid ""
msgstr ""
"Language: sv\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

SourceText = str | tuple[str, str]
"""A source text, or the one and the many of it."""


def extract(code: Path = CODE) -> dict[str, SourceText]:
    """All source texts in a folder of code, sorted, by their text, or by the one where there are two."""
    found: dict[str, SourceText] = {}
    for module in sorted(code.rglob("*.py")):
        in_catalogue = module.relative_to(code).as_posix() == CATALOGUE_MODULE
        keywords = {**KEYWORDS, **CATALOGUE_KEYWORDS} if in_catalogue else KEYWORDS
        try:
            texts = list(source_texts(module.read_text(encoding="utf-8"), keywords))
        except ValueError as error:
            raise ValueError(f"{module}: {error}") from None
        for text in texts:
            if isinstance(text, tuple):
                found[text[0]] = text
            else:
                found.setdefault(text, text)
    return dict(sorted(found.items()))


def source_texts(source: str, keywords: Mapping[str, tuple[int, ...]] = KEYWORDS) -> Iterator[SourceText]:
    """The source texts in a module's code; an argument that is computed is a text marked elsewhere."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        arguments = [node.args[place] for place in keywords.get(name, ()) if place < len(node.args)]
        texts = [text for argument in arguments for text in _literals(argument)]
        if name in PLURALS and len(texts) == 2:
            yield texts[0], texts[1]
        else:
            yield from texts


def _literals(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=body, orelse=otherwise):
            yield from _literals(body)
            yield from _literals(otherwise)
        case ast.JoinedStr():
            raise ValueError(f"line {argument.lineno}: an f-string has no translation; pass values by name")
        case _:
            pass


def read(po: Path = SWEDISH) -> Catalog:
    """The translations of a .po file."""
    with po.open("rb") as file:
        return read_po(file, abort_invalid=True)


def write(catalog: Catalog, po: Path = SWEDISH) -> None:
    """Writes a .po file in its one stable form."""
    entries = io.BytesIO()
    write_po(entries, catalog, width=0, omit_header=True, sort_output=True, ignore_obsolete=True)
    text = HEADER + entries.getvalue().decode("utf-8")
    po.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")


def missing(code: Path = CODE, po: Path = SWEDISH) -> list[SourceText]:
    """The source texts that have no translation, or one form of two."""
    catalog = read(po)
    return [text for text in extract(code).values() if not _is_translated(catalog, text)]


def _is_translated(catalog: Catalog, text: SourceText) -> bool:
    entry = catalog.get(text if isinstance(text, str) else text[0])
    if entry is None or entry.fuzzy:
        return False
    forms = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
    return all(forms) and (isinstance(text, str) or len(forms) == len(text))


def merge(lines: str, po: Path = SWEDISH) -> int:
    """Adds translations, replacing those that are there; returns how many.

    Raises ValueError for a line that is malformed; then nothing is changed.
    """
    catalog = read(po)
    translated = [_parsed(line) for line in lines.splitlines() if line.strip()]
    for source, translation in translated:
        catalog.delete(source if isinstance(source, str) else source[0])
        catalog.add(source, translation)
    write(catalog, po)
    return len(translated)


def _parsed(line: str) -> tuple[SourceText, SourceText]:
    match [part.strip().replace("\\n", "\n") for part in line.split("|||")]:
        case [source, translation] if source and translation:
            return source, translation
        case [one, many, of_one, of_many] if all((one, many, of_one, of_many)):
            return (one, many), (of_one, of_many)
        case _:
            pass
    raise ValueError(f"not a line of the form `source ||| translation`: {line}")


def as_line(text: SourceText) -> str:
    """A source text as the beginning of a line for `merge`."""
    parts = (text,) if isinstance(text, str) else text
    return " ||| ".join(part.replace("\n", "\\n") for part in parts) + " ||| "


def obsolete(code: Path = CODE, po: Path = SWEDISH) -> list[str]:
    """The texts that are translated but no longer in the code."""
    sources = extract(code)
    entries = (entry.id if isinstance(entry.id, str) else entry.id[0] for entry in read(po))
    return [source for source in entries if source and source not in sources]


def prune(code: Path = CODE, po: Path = SWEDISH) -> list[str]:
    """Drops the translations whose source text is gone, and returns these texts."""
    gone = obsolete(code, po)
    catalog = read(po)
    for source in gone:
        catalog.delete(source)
    write(catalog, po)
    return gone


def compile_all(folder: Path = FOLDER) -> list[Path]:
    """Writes the .mo beside each .po where it is older or missing; returns every .mo.

    Several processes may do it at once: each .mo is replaced whole.
    """
    compiled = []
    for po in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        compiled.append(mo)
        if mo.exists() and mo.stat().st_mtime_ns > po.stat().st_mtime_ns:
            continue
        unfinished = mo.with_name(f"{mo.name}.{os.getpid()}")
        with unfinished.open("wb") as file:
            write_mo(file, read(po))
        unfinished.replace(mo)
    return compiled


def main(arguments: list[str]) -> int:
    """Runs one command; returns the exit code."""
    match arguments:
        case ["missing"]:
            print(*map(as_line, missing()), sep="\n")
        case ["merge", _, *_]:
            for file in arguments[1:]:
                print(f"{file}: {merge(Path(file).read_text(encoding='utf-8'))} translations")
        case ["prune"]:
            print(*prune(), sep="\n")
        case ["compile"]:
            compile_all()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
