"""What a transfer outside the EEA asks to be documented, by the mechanism that it rests on."""

import re
from collections.abc import Iterator

from ropa_desktop.checks.described_transfers import (
    ADEQUACY,
    activity_id,
    is_vague,
    mechanisms_of,
    third_countries,
    undecided,
    where_to,
)
from ropa_desktop.checks.rule import ART30, ERROR, EVIDENCE, LAWFUL, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.mechanisms import Mechanism
from ropa_desktop.law.requirements import Requirement
from ropa_desktop.register.records import Transfer

COMPELLING = "art49_1_second"

REQUIREMENT_FIELD = {
    "transfer.instrument_ref": "instrument",
    "transfer.scc_module": "scc_module",
    "transfer.signed_date": "signed",
    "transfer.supplementary_measures": "supplementary_measures",
    "transfer.copy_location": "copy_location",
    "transfer.necessity": "derogation_assessment",
    "transfer.legal_reference": "derogation_assessment",
    "transfer.register": "derogation_assessment",
    "transfer.not_repetitive": "recurring",
}
"""The field of a transfer that answers a requirement; those that have a rule of their own are left out."""

_MORE_MEASURES = re.compile(
    r"\b(?:ytterligare|kompletterande|supplementary|additional|further)\s+"
    r"(?:\w*åtgärd|(?:\w+ )?(?:measure|safeguard))",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:inga|ingen|inte|ej|utan|no|not|none|without)\b", re.IGNORECASE)


@rule(
    "TRF-20",
    ERROR,
    ART30,
    "30(1)(e), 30(2)(c), 49(6)",
    step=message("Write the assessment and the safeguards here, or attach the document that holds them."),
)
def compelling_interests_are_documented(view: RegisterView) -> Remarks:
    """What rests on the second subparagraph of Article 49(1) must be assessed in the record itself."""
    for transfer, one in view.transfers:
        if not any(each.mandatory_in_record for each in mechanisms_of(transfer)):
            continue
        unassessed = blank(transfer.derogation_assessment)
        if unassessed or (blank(transfer.safeguards) and not transfer.document):
            yield Remark(
                transfer,
                "derogation_assessment" if unassessed else "safeguards",
                message("The assessment and the suitable safeguards must stand in the record."),
                activity_id(one),
                facts=((transfer, "mechanisms"),),
            )


@rule(
    "TRF-17",
    WARNING,
    LAWFUL,
    "46(1)",
    step=message("Assess the law and practice in the country, and enter the result and the day."),
)
def law_of_the_destination_is_assessed(view: RegisterView) -> Remarks:
    """Safeguards in Article 46, to a named country that no decision covers, without an assessment of it."""
    for transfer, one in view.transfers:
        assessed = stated(transfer.impact_assessment) or transfer.impact_assessed is not None
        needing = tuple(each.term for each in mechanisms_of(transfer) if each.tia_required)
        if assessed or not needing or not third_countries(transfer) or is_vague(transfer, view.on):
            continue
        if ADEQUACY not in transfer.mechanisms or undecided(transfer, view.on):
            yield Remark(
                transfer,
                "impact_assessment",
                message(
                    "The law and practice of the destination are not assessed (transfer impact assessment), "
                    "which this calls for: {mechanism}.",
                    mechanism=needing,
                ),
                activity_id(one),
                facts=((transfer, "mechanisms"), (transfer, "impact_assessed"), *where_to(transfer)),
            )


@rule(
    "TRF-21",
    WARNING,
    LAWFUL,
    "49(1) second subparagraph",
    step=message("Inform them if that has not been done, and enter the day."),
)
def compelling_interests_are_told_of(view: RegisterView) -> Remarks:
    """A transfer for compelling interests that the authority, or the people, are not said to know of."""
    for transfer, one in view.transfers:
        if COMPELLING not in transfer.mechanisms:
            continue
        facts = ((transfer, "mechanisms"),)
        if transfer.authority_informed is None:
            text = message("The supervisory authority must be told of a transfer for compelling interests.")
            yield Remark(transfer, "authority_informed", text, activity_id(one), facts=facts)
        if transfer.people_informed is None:
            text = message("The people concerned must be told of a transfer for compelling interests.")
            yield Remark(transfer, "people_informed", text, activity_id(one), facts=facts)


@rule(
    "TRF-D",
    ERROR,
    LAWFUL,
    "44-49",
    step=message("Answer the question, or choose the mechanism that the transfer really rests on."),
)
def mechanism_is_documented(view: RegisterView) -> Remarks:
    """Something that the chosen mechanism asks for is not stated; each field is told of once."""
    for transfer, one in view.transfers:
        if not transfer.mechanisms or is_vague(transfer, view.on):
            continue
        told = set[str]()
        for mechanism, asked in _unanswered(transfer):
            field = REQUIREMENT_FIELD[asked.field]
            if field not in told:
                told.add(field)
                yield Remark(
                    transfer,
                    field,
                    message(
                        "Not stated for {mechanism}: {question}",
                        mechanism=mechanism.term,
                        question=asked.question,
                    ),
                    activity_id(one),
                    article=asked.article,
                    severity=ERROR if asked.severity == "error" else WARNING,
                    gate=LAWFUL if asked.severity == "error" else EVIDENCE,
                    facts=((transfer, "mechanisms"),),
                )


def _unanswered(transfer: Transfer) -> Iterator[tuple[Mechanism, Requirement]]:
    for mechanism in mechanisms_of(transfer):
        for asked in mechanism.requires:
            field = REQUIREMENT_FIELD.get(asked.field)
            if field and not _answered(transfer, field) and _arises(transfer, field):
                yield mechanism, asked


def _answered(transfer: Transfer, field: str) -> bool:
    """Whether a field says something; a filed document shows where a copy is."""
    if field == "copy_location" and transfer.document:
        return True
    value = getattr(transfer, field)
    return not blank(value) if isinstance(value, str) else value is not None


def _arises(transfer: Transfer, field: str) -> bool:
    """Whether a question arises: that of further measures, where the assessment says that they are needed."""
    if field != "supplementary_measures":
        return True
    needed = _MORE_MEASURES.search(transfer.impact_assessment)
    return needed is not None and not _NONE.search(transfer.impact_assessment)
