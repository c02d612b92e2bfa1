"""Transfers to third countries in words: where to, to whom, on what ground and with which safeguards."""

from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import Document, Party, Transfer
from ropa_desktop.register.register import Register
from ropa_desktop.wording.naming import destination, name_of, names_of
from ropa_desktop.wording.phrases import (
    article_in_words,
    fragment,
    listed,
    lowered,
    one_line,
    quoted,
    sentence,
)

TOLD = frozenset(
    (
        *("destination", "countries", "international_organisation", "importers", "certainty"),
        *(
            "mechanisms",
            "mechanism_as_written",
            "scc_module",
            "safeguards",
            "document",
            "derogation_assessment",
        ),
    )
)
"""The fields of a transfer that its sentence says."""


def transfer_sentence(register: Register, transfer: Transfer, language: Language) -> str:
    """A transfer in one sentence, with the safeguards and assessment that Art. 30(1)(e) and 49(6) ask for."""
    clauses = (
        _movement(register, transfer, language),
        _ground(transfer, language),
        *_safeguards(register, transfer, language),
    )
    return sentence("; ".join(clause for clause in clauses if clause))


def grounds_text(transfer: Transfer, language: Language) -> str:
    """What a transfer rests on: "adequacy decision (Art. 45(3))"; "" where it is not stated.

    Several mechanisms stand with " / " between them; the words used for them follow in parentheses.
    """
    terms = vocabulary("mechanisms").terms
    grounds = []
    for code in transfer.mechanisms:
        label = lowered(term_label("mechanisms", code, language))
        article = article_in_words(terms[code].article, language) if code in terms else ""
        grounds.append(f"{label} ({article})" if article else label)
    mechanisms = " / ".join(grounds)
    if transfer.scc_module:
        module = lowered(term_label("scc_modules", transfer.scc_module, language))
        mechanisms = f"{mechanisms}, {module}" if mechanisms else module
    if not transfer.mechanism_as_written:
        return mechanisms
    written = quoted(transfer.mechanism_as_written, language)
    return f"{mechanisms} ({written})" if mechanisms else written


def _ground(transfer: Transfer, language: Language) -> str:
    grounds = grounds_text(transfer, language)
    if not grounds:
        return translate("ground for the transfer not stated", language)
    if len(transfer.mechanisms) > 1:
        return message("ground, several stated: {grounds}", grounds=grounds).in_language(language)
    return message("ground: {grounds}", grounds=grounds).in_language(language)


def _movement(register: Register, transfer: Transfer, language: Language) -> str:
    place = destination(transfer, language, in_sentence=True) or translate(
        "a destination that is not stated", language
    )
    match transfer.certainty:
        case "certain":
            moved = message("Data are transferred to {place}", place=place)
        case "possible":
            moved = message("Data may be transferred to {place}", place=place)
        case _:
            moved = message("Transfer of data to {place}", place=place)
    importers = names_of(register, register.chosen(Party, transfer.importers), language)
    if not importers:
        return moved.in_language(language)
    to = message("recipient: {names}", names=listed(importers)).in_language(language)
    return f"{moved.in_language(language)} ({to})"


def _safeguards(register: Register, transfer: Transfer, language: Language) -> list[str]:
    clauses = []
    if transfer.safeguards:
        safeguards = one_line(fragment(transfer.safeguards))
        clauses.append(message("safeguards: {safeguards}", safeguards=safeguards).in_language(language))
    document = register.get(Document, transfer.document)
    if document:
        name = name_of(register, document, language)
        clauses.append(message("documentation: {document}", document=name).in_language(language))
    if transfer.derogation_assessment:
        assessment = fragment(transfer.derogation_assessment)
        clauses.append(
            message("assessment under Art. 49: {assessment}", assessment=assessment).in_language(language)
        )
    return clauses
