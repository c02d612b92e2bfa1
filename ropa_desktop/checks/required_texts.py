"""Required texts: whether what must be written is there, in Swedish, and no mere placeholder."""

import re
from collections.abc import Iterator

from ropa_desktop.checks.mentions import PROPER_NAMES
from ropa_desktop.checks.record_texts import texts_in
from ropa_desktop.checks.remedies import Remedy, set_field
from ropa_desktop.checks.rule import INFO, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, excerpt, is_placeholder, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import Field, Record

_IDENTITY = ("30(1)(a)", "30(2)(a)")
"""The letters that ask for names and addresses, which may well be links."""

_LINK = re.compile(r"(?:https?://|www\.)\S+|(?:[a-z]:\\|\\\\)[^\n]+", re.IGNORECASE)

_REFERRAL = re.compile(
    r"""(?:se|see|jfr|enligt|according\ to|as\ per)\s+(?:även\s+|also\s+|the\s+|our\s+|vår\s+|vårt\s+)?
    (?:(?:separat|särskil[dt]a?|bifoga[dt]e?|separate|attached)\s+)?
    (?:bilag(?:an?|or(?:na)?) | (?:\w+avtal|avtal)(?:et|en)? | \w*policyn? | intranätet? | intranet
    | \w*förteckning(?:en)? | \w*dokument(?:et)? | (?:privacy\ )?(?:policy|notice) | appendix | annex(?:e)?
    | agreement | schedule | document)
    (?:\s+[\w.:-]*\d[\w.:-]*|\s+[A-Z]\b)?
    (?:\s+(?:på|i|in|on|med|with|från|from)\s+\w+){0,2}
    \s*[.]?""",
    re.IGNORECASE | re.VERBOSE,
)
"""A text that only sends the reader elsewhere: “se bilaga 2”, “enligt avtal med kunden”."""

_BEGINNINGS = tuple(
    one
    for word in ("se ", "see ", "jfr ", "enligt ", "according ", "as per ", "http", "www.", "\\\\")
    for one in (word, word.capitalize(), word.upper())
)
_DRIVE = ":\\"


@rule(
    "EXP-01",
    WARNING,
    QUALITY,
    "30(4)",
    step=message("Write it in Swedish too: the record for the authority is written in Swedish."),
)
def swedish_is_there(view: RegisterView) -> Remarks:
    """Only English is given; once for the register where all of it is in English."""
    lacking = list(_only_in_english(view))
    if not lacking:
        return
    if not any(stated(one.record.name, *(each.text for each in one.purposes)) for one in view.current):
        yield Remark(
            view.sheet, "activities", message("The register is written in English only; Swedish is missing.")
        )
    else:
        for record, field, activity in lacking:
            yield Remark(record, field, message("The Swedish text is missing."), activity)


@rule("EXP-02", INFO, QUALITY, "30(1)", step=message("Write it in English too."))
def english_is_there(view: RegisterView) -> Remarks:
    """Most names, or most purposes, are given in English too, but not this one."""
    names: list[Record] = [one.record for one in view.current]
    purposes: list[Record] = [each for one in view.current for each in one.purposes]
    for records, field in ((names, "name_en"), (purposes, "text_en")):
        missing = [one for one in records if blank(getattr(one, field))]
        if len(missing) * 2 > len(records):
            continue
        for record in missing:
            if stated(getattr(record, field.removesuffix("_en"))):
                activity = view.activity_of(record)
                text = message("The English text is missing.")
                yield Remark(record, field, text, activity.id if activity else "")


@rule(
    "EXP-03",
    WARNING,
    QUALITY,
    "30(1), 30(4)",
    step=message("Write here what it says there; the document can be linked beside."),
)
def required_texts_speak_for_themselves(view: RegisterView) -> Remarks:
    """Only a link, a path or a reference to another document; the record must be readable on its own."""
    for text in view.texts.holders:
        if not only_refers(text):
            continue
        is_link = _LINK.fullmatch(text.strip())
        for record, field, activity in _required(view, text):
            if not (is_link and _is_name(record, field)):
                what = message(
                    "{field} only refers elsewhere (“{value}”).",
                    field=Message(field.label),
                    value=excerpt(text),
                )
                yield Remark(record, field.name, what, activity)


@rule(
    "EXP-04",
    WARNING,
    QUALITY,
    "30(1)",
    explains=True,
    step=message("Write what is asked for, or leave the field empty until you know."),
)
def required_texts_are_no_placeholders(view: RegisterView) -> Remarks:
    """Says why a field that is not empty counts as missing."""
    for text in filter(is_placeholder, view.texts.holders):
        for record, field, activity in _required(view, text):
            yield Remark(
                record,
                field.name,
                message(
                    '{field} holds only a placeholder ("{value}").',
                    field=Message(field.label),
                    value=excerpt(text),
                ),
                activity,
                remedies=(_emptied(record, field),),
            )


def only_refers(text: str) -> bool:
    """Whether a text is only a link, a path or a reference to another document."""
    if not (text.startswith(_BEGINNINGS) or text[1:3] == _DRIVE):
        return False
    return bool(_LINK.fullmatch(text.strip()) or _REFERRAL.fullmatch(text.strip()))


def _only_in_english(view: RegisterView) -> Iterator[tuple[Record, str, str]]:
    """The names and purposes that are given in English alone: record, Swedish field and activity."""
    for one in view.current:
        if blank(one.record.name) and stated(one.record.name_en):
            yield one.record, "name", one.id
        for purpose in one.purposes:
            if blank(purpose.text):
                yield purpose, "text", one.id


def _required(view: RegisterView, text: str) -> Iterator[tuple[Record, Field, str]]:
    """Where a text stands that Article 30 asks for, with the activity it belongs to; not in ended ones."""
    for record, field in view.texts.places(text):
        activity = view.activity_of(record)
        if field.article.startswith("30(") and not (activity and activity.record.state == "ended"):
            yield record, field, activity.id if activity else ""


def _is_name(record: Record, field: Field) -> bool:
    """Whether a field is for a name or an address, which may be a link."""
    return field.article in _IDENTITY or (type(record), field.name) in PROPER_NAMES


def _emptied(record: Record, field: Field) -> Remedy:
    """The field without its placeholders."""
    kept = tuple(one for one in texts_in(record, field) if not is_placeholder(one))
    value = kept if isinstance(field.kind, kinds.TextList) else ""
    return set_field(message("Empty the field"), record, **{field.name: value})
