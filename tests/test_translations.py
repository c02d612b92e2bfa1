"""Every text of the program reads in Swedish too; the tool that keeps the translations does what it says."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations

import ropa_desktop.register.records  # noqa: F401  (fills the catalogue)
from ropa_desktop.register.fields import CATALOGUE

PLACEHOLDER = re.compile(r"\{\w+\}")


def forms() -> Iterator[tuple[str, str]]:
    """Each source text with its translation, the one and the many apart."""
    for entry in translations.read():
        sources = (entry.id,) if isinstance(entry.id, str) else entry.id
        texts = (entry.string,) if isinstance(entry.string, str) else entry.string or ()
        if sources[0]:
            yield from zip(sources, texts, strict=True)


def test_every_source_text_has_a_translation() -> None:
    missing = [translations.as_line(text) for text in translations.missing()]
    assert not missing, f"{len(missing)} texts; see `python packaging/translations.py missing`"


def test_every_translation_has_a_source_text() -> None:
    assert not translations.obsolete(), "see `python packaging/translations.py prune`"


def test_no_translation_is_fuzzy_or_left_as_a_comment() -> None:
    catalog = translations.read()
    assert [entry.id for entry in catalog if entry.fuzzy] == []
    assert list(catalog.obsolete) == []


def test_translation_has_the_placeholders_of_its_source() -> None:
    differing = [
        (source, text)
        for source, text in forms()
        if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(text))
    ]
    assert differing == []


def test_file_is_in_its_stable_form(tmp_path: Path) -> None:
    copy = tmp_path / "copy.po"
    copy.write_bytes(translations.SWEDISH.read_bytes())
    translations.write(translations.read(copy), copy)
    assert copy.read_bytes() == translations.SWEDISH.read_bytes()


def test_every_label_of_the_catalogue_is_found() -> None:
    labels = {label for kind in CATALOGUE.values() for label in (kind.label, kind.plural)}
    labels |= {
        text for kind in CATALOGUE.values() for field in kind.fields for text in (field.label, field.section)
    }
    assert labels - {""} - translations.extract().keys() == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('message("Saved {time}", time=now)', ["Saved {time}"]),
        ('N_("one " "text")', ["one text"]),
        ('translate("Yes" if x else "No", language)', ["Yes", "No"]),
        ('translate_plural("{n} file", "{n} files", n, language)', [("{n} file", "{n} files")]),
        ('i18n.message("a", b=message("c"))', ["a", "c"]),
        ("""f"{translate('within', language)}" """, ["within"]),
        ('message(source); translate(self.text, "sv"); other("text"); message()', []),
    ],
)
def test_source_text_is_found(source: str, found: list[translations.SourceText]) -> None:
    assert list(translations.source_texts(source)) == found


def test_label_is_found_in_the_catalogue_alone(tmp_path: Path) -> None:
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "records.py").write_text('text("Name")', encoding="utf-8")
    (tmp_path / "ui.py").write_text('text("Colour")', encoding="utf-8")
    assert list(translations.extract(tmp_path)) == ["Name"]


def test_f_string_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text('\nmessage(f"Saved {time}")', encoding="utf-8")
    with pytest.raises(ValueError, match=r"module\.py: line 2: an f-string"):
        translations.extract(tmp_path)


@pytest.fixture
def po(tmp_path: Path) -> Path:
    """A .po file without entries, where the program would look for it."""
    file = tmp_path / "sv" / "LC_MESSAGES" / "ropa_desktop.po"
    file.parent.mkdir(parents=True)
    file.write_text(translations.HEADER, encoding="utf-8")
    return file


def test_merged_translations_are_read_by_gettext(po: Path, tmp_path: Path) -> None:
    translations.merge("Yes ||| Ja\n\n{n} file ||| {n} files ||| {n} fil ||| {n} filer\na\\nb ||| c\\nd", po)
    translations.compile_all(tmp_path)
    read = gettext.translation("ropa_desktop", tmp_path, languages=["sv"])
    assert [read.gettext("Yes"), read.gettext("a\nb")] == ["Ja", "c\nd"]
    assert [read.ngettext("{n} file", "{n} files", n) for n in (1, 2)] == ["{n} fil", "{n} filer"]


def test_order_of_merging_does_not_show(po: Path) -> None:
    translations.merge("b ||| B\na ||| old", po)
    translations.merge("a ||| A", po)
    one_way = po.read_bytes()
    po.write_text(translations.HEADER, encoding="utf-8")
    translations.merge("a ||| A\nb ||| B", po)
    assert po.read_bytes() == one_way


@pytest.mark.parametrize("line", ["Yes", "Yes |||", "one ||| many ||| ett"])
def test_malformed_line_changes_nothing(po: Path, line: str) -> None:
    with pytest.raises(ValueError, match="not a line of the form"):
        translations.merge(f"a ||| A\n{line}", po)
    assert po.read_text(encoding="utf-8") == translations.HEADER


def test_missing_and_obsolete_are_told_apart(po: Path, tmp_path: Path) -> None:
    code = tmp_path / "code"
    code.mkdir()
    (code / "module.py").write_text(
        'N_("here"); N_("new"); translate_plural("one", "many", 1, "sv")', "utf-8"
    )
    translations.merge("here ||| här\nthere ||| där\none ||| en", po)
    assert translations.missing(code, po) == ["new", ("one", "many")]
    assert translations.prune(code, po) == ["there"]
    assert translations.obsolete(code, po) == []


def test_compiled_file_is_written_again_only_after_a_change(po: Path, tmp_path: Path) -> None:
    (mo,) = translations.compile_all(tmp_path)
    first = mo.stat().st_mtime_ns
    translations.compile_all(tmp_path)
    assert mo.stat().st_mtime_ns == first
    translations.merge("Yes ||| Ja", po)
    translations.compile_all(tmp_path)
    assert gettext.translation("ropa_desktop", tmp_path, languages=["sv"]).gettext("Yes") == "Ja"
    assert [file.name for file in sorted(po.parent.iterdir())] == ["ropa_desktop.mo", "ropa_desktop.po"]
