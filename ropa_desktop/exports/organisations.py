"""What a report says of the organisations themselves: a sheet with a fact a row, and a block for each."""

from collections.abc import Iterator
from typing import NamedTuple

from ropa_desktop.exports.report import Block, Column, Group, Line, Part, Row, Table
from ropa_desktop.exports.scope import Scope
from ropa_desktop.i18n import N_, translate
from ropa_desktop.register.fields import CATALOGUE, type_of
from ropa_desktop.register.records import DECLARED, Organisation, Right
from ropa_desktop.wording.descriptions import paragraphs
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.organisations import (
    officer_text,
    organisation_text,
    representative_text,
    withheld_fields,
)
from ropa_desktop.wording.phrases import article_in_words, not_stated
from ropa_desktop.wording.rights import rights_texts

_REQUIRED = N_("Article 30")
_NAME_AND_CONTACT = "30(1)(a)"
_IN_OTHER_SHEETS = frozenset({"disclosure", "transfer", "retention"})
"""Parts of an organisation that have sheets of their own."""


class _Fact(NamedTuple):
    section: str
    label: str
    paragraphs: tuple[str, ...]
    article: str
    missing: bool = False


def organisation_sheet(scope: Scope) -> Table:
    """A row for each fact; name, contact, representative and officer are always there."""
    language = scope.language
    titles = ((N_("Organisation"), 30), (N_("Subject"), 26), (N_("Item"), 36), (N_("Value"), 80))
    columns = [Column(translate(title, language), width) for title, width in titles]
    rows = [
        Row(
            organisation.id,
            (
                name_of(scope.register, organisation, language),
                translate(fact.section, language),
                translate(fact.label, language),
                "\n".join(fact.paragraphs),
                article_in_words(fact.article, language),
            ),
        )
        for organisation in scope.organisations
        for fact in _facts(scope, organisation)
    ]
    return Table(
        "organisation",
        translate("Organisation", language),
        (*columns, Column(translate("Article", language), 16)),
        tuple(rows),
        translate("No organisation is stated.", language),
    )


def organisation_part(scope: Scope) -> Part:
    """A block for each organisation; all but what Art. 30(1)(a) demands goes beyond Article 30."""
    return Part(
        translate("About the organisation", scope.language),
        "",
        tuple(_block(scope, place, one) for place, one in enumerate(scope.organisations, 1)),
        translate("No organisation is stated.", scope.language),
    )


def _block(scope: Scope, place: int, organisation: Organisation) -> Block:
    sections: dict[str, list[_Fact]] = {}
    for fact in _facts(scope, organisation):
        if fact.section == _REQUIRED or fact.article != _NAME_AND_CONTACT:
            sections.setdefault(fact.section, []).append(fact)
    groups = tuple(
        Group(
            translate(section, scope.language),
            tuple(_line(scope, fact, beyond=section != _REQUIRED) for fact in facts),
            beyond=section != _REQUIRED,
        )
        for section, facts in sections.items()
    )
    title = name_of(scope.register, organisation, scope.language)
    return Block(f"organisation-{place}", "", title, "", groups)


def _line(scope: Scope, fact: _Fact, *, beyond: bool) -> Line:
    cited = "" if beyond and fact.article.startswith("30(") else fact.article
    article = article_in_words(cited, scope.language)
    return Line(translate(fact.label, scope.language), fact.paragraphs, article, fact.missing)


def _facts(scope: Scope, organisation: Organisation) -> Iterator[_Fact]:
    yield from _required_facts(scope, organisation)
    skip = scope.hidden | withheld_fields(organisation)
    for field in type_of(organisation).fields:
        told = paragraphs(scope.register, organisation, field, scope.language)
        if told and field.name not in skip:
            yield _Fact(field.section, field.label, told, field.article)
    for name, record_type in CATALOGUE.items():
        parts = scope.register.table(name).by_owner.get(organisation.id, ())
        if parts and "organisation" in record_type.owners and name not in _IN_OTHER_SHEETS:
            article = next((field.article for field in record_type.fields if field.article), "")
            rights = [part for part in parts if isinstance(part, Right)]
            told = (
                tuple(rights_texts(rights, scope.language, scope.hidden))
                if rights
                else tuple(dict.fromkeys(scope.described(part) for part in parts))
            )
            yield _Fact(DECLARED, record_type.plural, told, article)


def _required_facts(scope: Scope, organisation: Organisation) -> Iterator[_Fact]:
    register, language = scope.register, scope.language
    texts = (
        (N_("Name and contact details"), organisation_text(register, organisation, language)),
        (N_("Representative (Art. 27)"), representative_text(organisation, language)),
        (N_("Data protection officer"), officer_text(organisation, language, scope.hidden)),
    )
    for label, text in texts:
        missing = text.startswith(not_stated(language))
        yield _Fact(_REQUIRED, label, (text,), _NAME_AND_CONTACT, missing)
