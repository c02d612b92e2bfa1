"""The PDF holds what the report says, with contents, bookmarks and links, in fonts of its own."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from ropa_desktop.errors import RopaError
from ropa_desktop.exports import pdf
from ropa_desktop.exports.hyphenation import SOFT_HYPHEN
from ropa_desktop.exports.pdf_fonts import printable
from ropa_desktop.exports.report import Block, Group, Line, Report
from ropa_desktop.i18n import LANGUAGES, Language, translate
from ropa_desktop.progress import Cancelled, Progress
from tests.exports.sample_report import HOSTILE, hostile_report, large_report, sample_report
from tests.exports.stopping import stopping_at, watched

A4 = (595.28, 841.89)


def written(report: Report, folder: Path) -> PdfReader:
    path = folder / "register.pdf"
    pdf.write(report, path, Progress())
    return PdfReader(BytesIO(path.read_bytes()))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return written(sample_report("en"), tmp_path_factory.mktemp("pdf"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return written(large_report(60), tmp_path_factory.mktemp("pdf"))


def letters(text: str) -> str:
    """A text without the spaces, line ends and hyphens at which it may have been broken."""
    return re.sub(rf"[\s{SOFT_HYPHEN}]", "", text)


@cache
def pages(reader: PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


@cache
def everything(reader: PdfReader) -> str:
    return letters("".join(pages(reader)))


def with_block(*lines: Line, beyond: bool = False) -> Report:
    report = sample_report("en")
    block = Block("tested", "T-1", "Tested", "", (Group("Lines", lines, beyond),))
    return replace(report, summaries=(), parts=(replace(report.parts[0], blocks=(block,)),))


def test_every_text_of_the_report_is_printed(sample: PdfReader) -> None:
    report = sample_report("en")
    texts = [report.title, report.subtitle, report.organisation, *report.how_to_read]
    texts += [text for line in report.cover for text in (line.label, *line.paragraphs)]
    for table in report.summaries:
        texts += [table.title, table.note, *(column.title for column in table.columns)]
        texts += [line for row in table.rows for cell in row.cells for line in str(cell).split("\n")]
    for part in report.parts:
        texts += [part.title, part.note]
        for block in part.blocks:
            texts += [block.number, block.title, block.subtitle]
            lines = [line for group in block.groups for line in group.lines]
            texts += [text for line in lines for text in (line.label, line.article, *line.paragraphs)]
    printed = everything(sample)
    assert [text for text in texts if letters(text) not in printed] == []


def test_empty_tables_and_parts_say_so(sample: PdfReader) -> None:
    assert everything(sample).count(letters("No processing is done for others.")) == 2


def test_a_page_is_a4(sample: PdfReader) -> None:
    sizes = {(float(page.mediabox.width), float(page.mediabox.height)) for page in sample.pages}
    assert sizes == {A4}


def test_every_page_says_whose_it_is_and_which(large: PdfReader) -> None:
    report = large_report(60)
    count = len(large.pages)
    for number, text in enumerate(pages(large), 1):
        page = translate("Page {page} of {pages}", "sv").format(page=number, pages=count)
        assert page in text
        assert all(said in text for said in (report.organisation, report.title, report.version, report.date))


def outline(reader: PdfReader) -> list[tuple[int, str, int]]:
    """Level, title and page of each bookmark."""

    def walk(entries: list[Any], level: int) -> list[tuple[int, str, int]]:
        result = []
        for entry in entries:
            if isinstance(entry, list):
                result += walk(entry, level + 1)
            else:
                page = reader.get_destination_page_number(entry)
                assert page is not None
                result.append((level, str(entry.title), page + 1))
        return result

    return walk(list(reader.outline), 0)


def test_the_contents_name_the_page_of_every_block(large: PdfReader) -> None:
    listed = re.findall(r"^(B-\d{4})\n([^\n]+)\n(\d+)$", "".join(pages(large)[1:4]), re.MULTILINE)
    led_to = {title: page for _, title, page in outline(large)}
    assert {f"{number} {title}": int(page) for number, title, page in listed}.items() <= led_to.items()
    assert len(listed) == 60


def test_the_bookmarks_are_tables_and_parts_with_their_blocks(sample: PdfReader) -> None:
    report = sample_report("en")
    titles = [(level, title) for level, title, _ in outline(sample)]
    blocks = [(1, f"{block.number} {block.title}") for block in report.parts[0].blocks]
    assert titles == [
        (0, report.title),
        (0, "How to read this document"),
        (0, "Contents"),
        (0, "Overviews"),
        *((1, table.title) for table in report.summaries),
        (0, report.parts[0].title),
        *blocks,
        (0, report.parts[1].title),
    ]


def test_bookmarks_lead_to_their_headings(large: PdfReader) -> None:
    printed = pages(large)
    wrong = [
        title
        for level, title, page in outline(large)
        if letters(title) not in letters(printed[page - 1]) or level > 1
    ]
    assert wrong == []


def links(reader: PdfReader, page: int) -> list[DictionaryObject]:
    annotations = reader.pages[page - 1].get("/Annots", ArrayObject())
    found = [annotation.get_object() for annotation in annotations]
    return [one for one in found if isinstance(one, DictionaryObject)]


def test_contents_and_table_rows_are_links_within_the_document(sample: PdfReader) -> None:
    report = sample_report("en")
    entries = 1 + len(report.summaries) + len(report.parts) + len(report.parts[0].blocks)
    rows = sum(len(table.rows) for table in report.summaries)
    found = [link for number in range(1, len(sample.pages) + 1) for link in links(sample, number)]
    assert len(found) == entries + rows
    assert {str(link["/Subtype"]) for link in found} == {"/Link"}
    assert not any("/A" in link for link in found)
    assert all(linked_page(sample, link) for link in found)


def linked_page(reader: PdfReader, link: DictionaryObject) -> int:
    """The page within the document that a link leads to."""
    destination = link["/Dest"]
    assert isinstance(destination, ArrayObject)
    numbers = [page.indirect_reference for page in reader.pages]
    return numbers.index(destination[0].indirect_reference) + 1


def test_a_link_leads_to_the_page_that_the_contents_name(sample: PdfReader) -> None:
    printed = pages(sample)
    contents = next(number for number, text in enumerate(printed, 1) if "Contents" in text)
    listed = [int(number) for number in re.findall(r"^(\d+)$", printed[contents - 1], re.MULTILINE)]
    assert listed == [linked_page(sample, link) for link in links(sample, contents)]


def test_a_row_that_leads_nowhere_is_no_broken_link(tmp_path: Path) -> None:
    report = sample_report("en")
    table = report.summaries[0]
    rows = tuple(replace(row, anchor="left out") for row in table.rows)
    reader = written(replace(report, summaries=(replace(table, rows=rows),), parts=()), tmp_path)
    assert links(reader, 3) == []


def test_blocks_with_the_same_anchor_are_both_printed(tmp_path: Path) -> None:
    report = sample_report("en")
    block = report.parts[0].blocks[0]
    twice = replace(report.parts[0], blocks=(block, replace(block, title="The second")))
    assert "Thesecond" in everything(written(replace(report, parts=(twice,)), tmp_path))


def test_a_missing_value_is_printed_in_letters_of_its_own(sample: PdfReader) -> None:
    faces: set[str] = set()

    def seen(text: str, _matrix: object, _place: object, font: dict[str, str] | None, _size: float) -> None:
        if "Not stated" in text and font is not None:
            faces.add(font["/BaseFont"].partition("+")[2])

    sample.pages[0].extract_text(visitor_text=seen)
    assert faces == {"NotoSans-BoldItalic"}


def test_what_article_30_does_not_require_says_so_once_a_block(sample: PdfReader) -> None:
    blocks = sample_report("en").parts[0].blocks
    assert everything(sample).count(letters("Not required by Article 30")) == len(blocks)


def test_a_block_that_goes_on_repeats_its_title(tmp_path: Path) -> None:
    reader = written(with_block(Line("Long", ("ett två tre " * 1500,))), tmp_path)
    going_on = pages(reader)[3:]
    assert len(going_on) >= 2
    assert all("T-1 Tested (cont.)" in text for text in going_on)


def test_a_table_repeats_its_head_on_every_page(large: PdfReader) -> None:
    table = large_report(60).summaries[1]
    first = next(page for _, title, page in outline(large) if title == table.title)
    assert table.columns[0].title in pages(large)[first]


def test_the_longest_field_goes_on_over_pages_and_is_whole(tmp_path: Path) -> None:
    text = " ".join(f"ord{number}" for number in range(3_750))
    reader = written(with_block(Line("Long", (text,))), tmp_path)
    words = re.findall(r"ord\d+", "".join(pages(reader)))
    assert words == text.split()


def test_a_single_line_is_never_left_alone_on_a_page(tmp_path: Path) -> None:
    for count in range(35, 50):
        filler = Line("Filler", tuple(f"rad {number}" for number in range(count)))
        reader = written(
            with_block(filler, Line("Split", ("\n".join(f"del{n}" for n in range(9)),))), tmp_path
        )
        shown = [len(re.findall(r"del\d", text)) for text in pages(reader)]
        assert sum(shown) == 9
        assert 1 not in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_printed_as_they_are_wherever_they_stand(text: str, tmp_path: Path) -> None:
    reader = written(hostile_report(text), tmp_path)
    assert letters(printable(text)) in everything(reader)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_makes_a_link_out_of_the_document(text: str, tmp_path: Path) -> None:
    pdf.write(hostile_report(text), tmp_path / "register.pdf", Progress())
    content = (tmp_path / "register.pdf").read_bytes()
    assert not re.search(rb"/(URI|Launch|GoToR|JavaScript|EmbeddedFile|XObject\s*<<\s*/)\b", content)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=[]), max_size=200))
def test_any_text_can_be_printed(text: str, tmp_path: Path) -> None:
    assert len(written(hostile_report(text), tmp_path).pages) > 3


def test_thirty_thousand_letters_in_every_place_can_be_printed(tmp_path: Path) -> None:
    assert len(written(hostile_report("ö" * 30_000), tmp_path).pages) > 100


def fonts(reader: PdfReader) -> list[DictionaryObject]:
    found: dict[int, DictionaryObject] = {}
    for page in reader.pages:
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        used = resources["/Font"].get_object()
        assert isinstance(used, DictionaryObject)
        for reference in used.values():
            assert isinstance(reference, IndirectObject)
            font = reference.get_object()
            assert isinstance(font, DictionaryObject)
            found[reference.idnum] = font
    return list(found.values())


def test_all_fonts_are_embedded_subsets_of_noto_sans(sample: PdfReader) -> None:
    assert fonts(sample)
    for font in fonts(sample):
        assert re.fullmatch(r"/[A-Z]{6}\+NotoSans-\w+", str(font["/BaseFont"]))
        descriptor = font["/FontDescriptor"].get_object()
        assert isinstance(descriptor, DictionaryObject)
        embedded = descriptor["/FontFile2"].get_object()
        assert isinstance(embedded, StreamObject)
        assert len(embedded.get_data()) > 1000
        assert "/ToUnicode" in font


@cache
def many_letters() -> str:
    codes = (*range(0x21, 0x17F), *range(0x391, 0x3A1), *range(0x410, 0x44F), *range(0x1EA0, 0x1EF9))
    return "".join(map(chr, codes))


def test_more_letters_than_a_font_of_a_pdf_holds_are_all_printed(tmp_path: Path) -> None:
    text = " ".join(many_letters()[start : start + 20] for start in range(0, len(many_letters()), 20))
    reader = written(with_block(Line("Letters", (text,))), tmp_path)
    assert set(letters(printable(text))) <= set(everything(reader))


def test_the_file_says_what_it_is_and_in_which_language(sample: PdfReader) -> None:
    metadata = sample.metadata
    assert metadata is not None
    assert metadata.title == "Record of processing activities, Björkängens Möbler AB"
    assert (metadata.author, metadata.creator) == ("Björkängens Möbler AB", "ropa_desktop")
    assert str(metadata.creation_date_raw).startswith("D:20261122")
    assert str(sample.root_object["/Lang"]) == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_own_words_are_in_the_language_of_the_report(language: Language, tmp_path: Path) -> None:
    printed = everything(written(sample_report(language), tmp_path))
    words = ("Contents", "Overviews", "How to read this document", "Not required by Article 30")
    assert [word for word in words if letters(translate(word, language)) not in printed] == []


def test_the_same_report_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        pdf.write(sample_report("sv"), tmp_path / name, Progress())
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_letters_that_cannot_be_printed_are_told() -> None:
    assert pdf.unprintable_characters(hostile_report("Å 漢字 😀\u200b 漢")) == "字漢😀"
    assert pdf.unprintable_characters(sample_report("sv")) == ""


def test_a_cancelled_export_leaves_nothing(tmp_path: Path) -> None:
    progress, seen = watched()
    pdf.write(large_report(12), tmp_path / "counted.pdf", progress)
    (tmp_path / "counted.pdf").unlink()
    for done, _ in seen[:-1]:
        with pytest.raises(Cancelled):
            pdf.write(large_report(12), tmp_path / "register.pdf", stopping_at(done))
    assert list(tmp_path.iterdir()) == []


def test_progress_ends_where_it_said_it_would(tmp_path: Path) -> None:
    progress, seen = watched()
    pdf.write(large_report(120), tmp_path / "register.pdf", progress)
    assert len(seen) > 50
    assert seen[-1][0] == seen[-1][1]


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RopaError, match="There is no folder"):
        pdf.write(sample_report(), tmp_path / "missing" / "register.pdf", Progress())
