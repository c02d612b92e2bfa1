"""Former references: statutes, decisions and authorities that have been replaced."""

import re
from collections.abc import Iterator

from ropa_desktop.checks.mentions import Mention
from ropa_desktop.checks.record_texts import texts_in
from ropa_desktop.checks.remedies import Remedy, replaced
from ropa_desktop.checks.rule import INFO, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.authorities import former_names, outdated_name
from ropa_desktop.law.instruments import former_instruments
from ropa_desktop.law.terms import Term, Text
from ropa_desktop.law.vocabularies import vocabulary

_STEP = message("Name what applies now, and see whether the rest of the text still holds.")

_ENGLISH = re.compile(r"/EC\b|directive|authority", re.IGNORECASE)
"""What shows that a mention is in English."""

_BOUND = re.compile(
    r"§|\b(?:\d+ kap|artikel|article|art\.|section|chapter|direktiv(?:et)?|directive|SFS)\b", re.IGNORECASE
)
"""What ties a name to its surroundings: a section of the old act is no section of the new."""

_KNOWS_BETTER = re.compile(
    r"\b(?:tidigare|dåvarande|förutvarande|före detta|numera|nuvarande|former(?:ly)?|previously|now)\b"
    r"|\bf\.? ?d\b",
    re.IGNORECASE,
)


@rule("TXT-01", WARNING, QUALITY, "förordning (2018:219) 3 §", step=_STEP)
def authorities_have_their_present_names(view: RegisterView) -> Remarks:
    """An authority under a name that it no longer bears, and nothing shows that the writer knows."""

    def outdated_in(text: str) -> Iterator[str]:
        former = outdated_name(text, view.on)
        if former and not _KNOWS_BETTER.search(text):
            yield former.name

    authorities = vocabulary("authorities").terms
    current = {one.name.casefold(): authorities[one.authority] for one in former_names()}
    for mention in view.mentions(current, outdated_in):
        now = current[mention.matched.casefold()]
        yield _remark(mention, now, now)


@rule("TXT-02", WARNING, QUALITY, "lag (2018:218)", step=_STEP)
def personal_data_act_is_not_cited(view: RegisterView) -> Remarks:
    """The Personal Data Act, PUL."""
    return _former(view, "personal_data_act")


@rule("TXT-03", WARNING, QUALITY, "37", step=_STEP)
def officers_have_their_present_title(view: RegisterView) -> Remarks:
    """Its representative, now the data protection officer."""
    return _former(view, "personal_data_representative")


@rule("TXT-04", WARNING, QUALITY, "94", step=_STEP)
def data_act_is_not_cited(view: RegisterView) -> Remarks:
    """The Data Act of 1973."""
    return _former(view, "data_act")


@rule("TXT-05", WARNING, QUALITY, "94", step=_STEP)
def data_protection_directive_is_not_cited(view: RegisterView) -> Remarks:
    """Directive 95/46/EC."""
    return _former(view, "data_protection_directive")


@rule("TXT-06", WARNING, QUALITY, "C-362/14, C-311/18", step=_STEP)
def privacy_shield_is_not_relied_upon(view: RegisterView) -> Remarks:
    """Safe Harbour and Privacy Shield, in names of parties and systems too."""
    return _former(view, "privacy_shield")


@rule("TXT-07", WARNING, QUALITY, "Decision (EU) 2021/914", step=_STEP)
def former_clauses_are_not_cited(view: RegisterView) -> Remarks:
    """The standard contractual clauses before those of 2021."""
    return _former(view, "former_standard_clauses")


@rule("TXT-08", WARNING, QUALITY, "IMYFS 2024:1", step=_STEP)
def former_regulations_on_offences_are_not_cited(view: RegisterView) -> Remarks:
    """The former regulations on data on offences."""
    return _former(view, "criminal_offences_regulation")


@rule("TXT-09", WARNING, QUALITY, "lag (2025:220)", step=_STEP)
def camera_permits_are_not_relied_upon(view: RegisterView) -> Remarks:
    """The former act on cameras, and permits for them."""
    return _former(view, "camera_permit")


@rule("TXT-10", WARNING, QUALITY, "lag (2022:482)", step=_STEP)
def communications_act_is_the_present(view: RegisterView) -> Remarks:
    """The former act on electronic communications."""
    return _former(view, "electronic_communications_act")


@rule("TXT-11", WARNING, QUALITY, "lag (2022:260)", step=_STEP)
def consumer_sales_act_is_the_present(view: RegisterView) -> Remarks:
    """The former act on consumer sales."""
    return _former(view, "consumer_sales_act")


@rule("TXT-12", WARNING, QUALITY, "lag (2023:200)", step=_STEP)
def vat_act_is_the_present(view: RegisterView) -> Remarks:
    """The former act on VAT."""
    return _former(view, "vat_act")


@rule("TXT-13", WARNING, QUALITY, "inkassolagen (1974:182)", step=_STEP)
def supervision_of_debt_collection_is_the_present(view: RegisterView) -> Remarks:
    """Supervision of debt collection by the wrong authority."""
    return _former(view, "debt_collection_supervision")


@rule("TXT-14", INFO, QUALITY, "68, 94(2)", step=_STEP)
def working_party_is_the_present_board(view: RegisterView) -> Remarks:
    """The Article 29 Working Party."""
    return _former(view, "working_party_29")


@rule("TXT-15", WARNING, QUALITY, "Decision (EU) 2025/2574", step=_STEP)
def british_decision_has_its_present_term(view: RegisterView) -> Remarks:
    """A day when the decision on the United Kingdom was once to end."""
    return _former(view, "british_adequacy_term")


def _former(view: RegisterView, instrument: str) -> Remarks:
    """Where something of the list of former instruments is named as if it still applied."""
    one = former_instruments()[instrument]
    if one.is_former(view.on):
        for mention in view.mentions(one.words, one.mentions_in, names=one.names_too):
            yield _remark(mention, one.now, one.replacement)


def _remark(mention: Mention, now: Text | Term, replacement: Text | Term) -> Remark:
    record, field, matched, activity = mention
    return Remark(
        record,
        field.name,
        message("The text names “{value}”. What applies now: {now}.", value=matched, now=now),
        activity,
        remedies=tuple(_replacements(mention, replacement)),
    )


def _replacements(mention: Mention, replacement: Text | Term) -> Iterator[Remedy]:
    """The new name for the old one, with its ending; none where its surroundings would be wrong."""
    new = replacement.in_language("en" if _is_english(mention) else "sv")
    texts = texts_in(mention.record, mention.field)
    text = next((one for one in texts if mention.matched in one), "")
    found = re.search(rf"(?<!\w){re.escape(mention.matched)}(\w*)", text)
    if new and found and not _BOUND.search(text):
        yield replaced(mention.record, mention.field.name, found[0], _ending(new, found[1]))


def _is_english(mention: Mention) -> bool:
    return mention.field.name.endswith("_en") or _ENGLISH.search(mention.matched) is not None


def _ending(new: str, ending: str) -> str:
    """A name with the ending that the old one had; a genitive is left out after an s."""
    return new if ending == "s" and new.endswith("s") else new + ending
