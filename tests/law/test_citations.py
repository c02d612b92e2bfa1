"""References to law in each language."""

import pytest

from ropa_desktop.law.citations import article_in_swedish, section_in_english


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("6(1)(a)", "6.1 a"),
        ("30(1)(b)", "30.1 b"),
        ("9(2)(h)", "9.2 h"),
        ("10", "10"),
        ("7(3)", "7.3"),
        ("13–14", "13–14"),
        ("46(2)(b), 47", "46.2 b, 47"),
        ("32(1), 32(4)", "32.1, 32.4"),
        ("49(1) second subparagraph", "49.1 andra stycket"),
        ("49(1) second subparagraph, 49(6)", "49.1 andra stycket, 49.6"),
        ("30(1)(d)-(e)", "30.1 d-e"),
        ("21(2)–(3)", "21.2–3"),
        ("22(2)(b)(i)", "22.2 b i"),
        ("Art. 6(1)(f) and recital 47", "art. 6.1 f och skäl 47"),
        ("6(3); lag (2018:218) 2 kap. 1 §", "6.3; lag (2018:218) 2 kap. 1 §"),
        ("", ""),
    ],
)
def test_an_article_is_written_the_swedish_way(english: str, swedish: str) -> None:
    assert article_in_swedish(english) == swedish


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("7 kap. 2 §", "ch. 7 s. 2"),
        ("9 kap. 1 a §", "ch. 9 s. 1a"),
        ("9 kap. 1 § första stycket", "ch. 9 s. 1 first paragraph"),
        ("8 § andra stycket", "s. 8 second paragraph"),
        ("17 kap. 36-37 §§", "ch. 17 ss. 36-37"),
        ("9 kap. 7 och 10 §§", "ch. 9 ss. 7 and 10"),
        ("5 § 1", "s. 5 item 1"),
        ("4 kap. 14 §, 5 kap. 2 §", "ch. 4 s. 14, ch. 5 s. 2"),
        ("DL 6 kap. 4-5 §§; MBL 64-66, 68 §§", "DL ch. 6 ss. 4-5; MBL ss. 64-66, 68"),
        ("4 kap. 3 § första stycket 2", "ch. 4 s. 3 first paragraph item 2"),
        ("", ""),
    ],
)
def test_a_section_is_written_the_english_way(swedish: str, english: str) -> None:
    assert section_in_english(swedish) == english
