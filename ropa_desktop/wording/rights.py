"""Rights in words: which ones people are told of and which not, on a line each."""

from collections.abc import Sequence

from ropa_desktop.i18n import Language, message
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import Right
from ropa_desktop.register.values import Answer
from ropa_desktop.wording.phrases import fragment, listed, lowered, not_stated


def rights_texts(
    rights: Sequence[Right], language: Language, skip: frozenset[str] = frozenset()
) -> list[str]:
    """Rights by whether people are told of them, with how to use them and notes in brackets (Art. 13(2)(b)).

    Fields to skip are not given in the brackets.
    """
    texts = []
    for answer in (Answer.YES, Answer.NO, Answer.UNANSWERED):
        names = [_named(right, language, skip) for right in rights if right.stated is answer]
        if names:
            texts.append(_told(answer, listed(list(dict.fromkeys(names))), language))
    return texts


def _told(answer: Answer, names: str, language: Language) -> str:
    match answer:
        case Answer.YES:
            told = message("Data subjects are informed of the right to: {rights}", rights=names)
        case Answer.NO:
            told = message("The information lacks: {rights}", rights=names)
        case _:
            told = message(
                "It is not stated whether data subjects are informed of the right to: {rights}", rights=names
            )
    return told.in_language(language)


def _named(right: Right, language: Language, skip: frozenset[str]) -> str:
    name = lowered(term_label("rights", right.right, language)) or lowered(not_stated(language))
    fields = (("route", right.route), ("note", right.note))
    more = [fragment(text) for field, text in fields if text and field not in skip]
    return f"{name} ({listed(more)})" if more else name
