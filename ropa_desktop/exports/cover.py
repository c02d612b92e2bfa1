"""The cover of a report: whose record it is, how to reach them, and what state of the register it shows."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from ropa_desktop.exports.report import Line
from ropa_desktop.exports.scope import Scope
from ropa_desktop.exports.trail import unreviewed_told
from ropa_desktop.i18n import N_, Language, message, translate, translate_plural
from ropa_desktop.law.vocabularies import VOCABULARY_NAMES, vocabulary
from ropa_desktop.register.records import Organisation
from ropa_desktop.wording.organisations import (
    address_text,
    contact_texts,
    officer_text,
    organisation_name,
    representative_text,
    withheld_fields,
)
from ropa_desktop.wording.phrases import article_in_words, not_stated
from ropa_desktop.wording.review import NOT_REVIEWED

_VARIANTS = {
    "internal": N_("Internal, with notes and balancing tests"),
    "authority": N_("For the supervisory authority"),
}
_HOW_TO_READ = (
    N_(
        "Each activity is described in the order of Article 30; the relevant point is shown beside each "
        "entry."
    ),
    N_("What is marked as going beyond Article 30 is not required there, but helps to understand the rest."),
    N_(
        "“Not stated” means that the register lacks the information. That there are none, of recipients for "
        "example, is an answer and is said as such."
    ),
    N_("“Applies to all activities” marks what has been stated once for the whole organisation."),
    N_("What the organisation wrote is given in its own words and is not translated."),
)


def cover_lines(scope: Scope, on: datetime.date) -> tuple[Line, ...]:
    """The lines of the cover; what Art. 30(1)(a) demands is never left out."""
    lines = [line for organisation in scope.organisations for line in _organisation(scope, organisation)]
    if not lines:
        lines = [_required(scope, N_("Organisation"), (), "30(1)(a)")]
    return (*lines, *_state(scope, on))


def how_to_read(scope: Scope) -> tuple[str, ...]:
    """What the reader has to know, in a few sentences."""
    return tuple(translate(sentence, scope.language) for sentence in _HOW_TO_READ)


def _organisation(scope: Scope, organisation: Organisation) -> Iterator[Line]:
    language = scope.language
    name = (organisation_name(organisation, language),)
    whose = _required(scope, N_("Organisation"), name, "30(1)(a)")
    yield replace(whose, missing=not organisation.name)
    if organisation.org_number and "org_number" not in withheld_fields(organisation):
        yield _line(scope, N_("Organisation number"), organisation.org_number)
    address = address_text(organisation, language)
    contacts = contact_texts(scope.register, organisation, language)
    if address:
        yield _line(scope, N_("Address"), address, "30(1)(a)")
    if contacts or not address:
        yield _required(scope, N_("Contact details"), tuple(contacts), "30(1)(a)")
    known = organisation.representative or organisation.representative_name
    representative = representative_text(organisation, language) if known else ""
    yield _required(scope, N_("Representative (Art. 27)"), (representative,), "30(1)(a)")
    known = organisation.officer or organisation.officer_name
    officer = officer_text(organisation, language, scope.hidden) if known else ""
    yield _required(scope, N_("Data protection officer"), (officer,), "30(1)(a)")


def _state(scope: Scope, on: datetime.date) -> Iterator[Line]:
    sheet = scope.register.sheet
    unknown = not_stated(scope.language)
    yield _line(scope, N_("Version"), sheet.version or unknown)
    yield _line(scope, N_("Date of the version"), sheet.dated.iso if sheet.dated else unknown)
    approved = [
        text for text in (sheet.approved_by, sheet.approved_on.iso if sheet.approved_on else "") if text
    ]
    if approved:
        yield _line(scope, N_("Approved"), ", ".join(approved))
    processing = sum(activity.role == "processor" for activity in scope.activities)
    yield _line(scope, N_("Activities as controller"), str(len(scope.activities) - processing))
    yield _line(scope, N_("Activities as processor"), str(processing))
    if unreviewed := sum(bool(unreviewed_told(scope, one).paragraphs) for one in scope.activities):
        yield _line(scope, NOT_REVIEWED, _unreviewed(unreviewed, scope.language))
    if scope.extract:
        count, total = len(scope.activities), len(scope.register.activities)
        told = message("{count} of the {total} activities of the register", count=count, total=total)
        yield _line(scope, N_("Extract"), told.in_language(scope.language))
    yield _line(scope, N_("Edition of the report"), translate(_VARIANTS[scope.variant], scope.language))
    yield _line(scope, N_("Date of the report"), on.isoformat())
    if scope.variant == "internal":
        lists = min(vocabulary(name).as_of for name in VOCABULARY_NAMES)
        as_of = message("as of {date}", date=lists).in_language(scope.language)
        yield _line(scope, N_("Reference lists of law"), as_of)


def _unreviewed(count: int, language: Language) -> str:
    sentence = translate_plural(
        "{count} activity holds suggestions that nobody has reviewed yet; it says which.",
        "{count} activities hold suggestions that nobody has reviewed yet; each says which.",
        count,
        language,
    )
    return sentence.format(count=count)


def _line(scope: Scope, label: str, text: str, article: str = "") -> Line:
    return Line(translate(label, scope.language), (text,), article_in_words(article, scope.language))


def _required(scope: Scope, label: str, texts: tuple[str, ...], article: str) -> Line:
    """A line that says so where nothing is stated."""
    stated = tuple(text for text in texts if text)
    shown = stated or (not_stated(scope.language),)
    return Line(
        translate(label, scope.language), shown, article_in_words(article, scope.language), missing=not stated
    )
