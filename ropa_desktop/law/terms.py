"""A term of law or of the record: an identity that never changes and its names in Swedish and English."""

from dataclasses import dataclass

from ropa_desktop.i18n import Language
from ropa_desktop.law.citations import article_in_swedish


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the reference data, written in both languages."""

    sv: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.sv if language == "sv" else self.en

    def __bool__(self) -> bool:
        return bool(self.sv or self.en)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a vocabulary; `article` is written the English way, "6(1)(a)", without the word article.

    `aliases` are other names under which the term is met in documents; they are found, but never shown as
    its name.
    """

    id: str
    sv: str
    en: str
    article: str = ""
    group: str = ""
    flags: frozenset[str] = frozenset()
    note_sv: str = ""
    note_en: str = ""
    aliases: tuple[str, ...] = ()

    def in_language(self, language: Language) -> str:
        return self.sv if language == "sv" else self.en

    def note_in(self, language: Language) -> str:
        """What the product explains about the term; empty where the name says it all."""
        return self.note_sv if language == "sv" else self.note_en

    def article_in(self, language: Language) -> str:
        """The article as lawyers write it in the language: "6.1 a" in Swedish, "6(1)(a)" in English."""
        return article_in_swedish(self.article) if language == "sv" else self.article
