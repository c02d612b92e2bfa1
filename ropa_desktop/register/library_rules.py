"""A retention rule as the library of statutory and customary periods gives it, in one language."""

from typing import Any

from ropa_desktop.i18n import Language, message
from ropa_desktop.law.retention import StatutoryPeriod
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.kinds import period_in_words
from ropa_desktop.register.values import Duration

_BY_LAW = {
    "minimum": "at_least",
    "maximum": "at_most",
    "fixed": "exact",
    "immediate_erasure": "",
    "disposal_rule": "",
}
"""The kinds of period that the law itself sets, with the bound of a rule that follows it."""


def library_values(period: StatutoryPeriod, language: Language) -> dict[str, Any]:
    """The fields of a retention rule that follows a period of the library, by name.

    A customary period is only told in the note: how long data are needed is for the organisation itself to
    decide (Article 5(1)(e)). A limitation period gives a reason for the time, but is no duty.
    """
    by_law = period.kind in _BY_LAW
    held = period.kind == "preserve_unless_disposal_decision"
    given = Duration.parse(period.period) if period.period else None
    description = period.description.in_language(language)
    reference = period.reference_in(language)
    values: dict[str, Any] = {
        "kind": "statutory" if by_law else "indefinite_hold" if held else "period",
        "bound": _BY_LAW.get(period.kind, ""),
        "action": "erase" if period.kind == "immediate_erasure" else "",
        "library_rule": period.id,
    }
    if by_law or held:
        values["statute"] = reference.removesuffix(period.section.in_language(language)).strip()
        values["section"] = period.section.in_language(language)
    elif period.kind != "customary":
        values["justification"] = f"{reference}: {description}"
    if not held:  # what is preserved without end counts from nothing
        values |= {"trigger": period.trigger, "trigger_as_written": _counted_from(period, language)}
    suggestion = ""
    if period.kind != "customary":
        values["period"] = given
    elif given:
        suggested = message("Customary time: {period}.", period=period_in_words(given, language))
        suggestion = suggested.in_language(language)
    notes = (
        "" if "justification" in values else description,
        period.note.in_language(language),
        suggestion,
        "" if period.verified else period.verification.text.in_language(language),
    )
    return values | {"note": " ".join(filter(None, notes))}


def _counted_from(period: StatutoryPeriod, language: Language) -> str:
    """From when the period counts, in the words of the library; "" where the trigger's term says it all."""
    event = period.counted_from.in_language(language)
    if event == vocabulary("retention_triggers").terms[period.trigger].note_in(language):
        return ""
    return message("after {event}", event=event).in_language(language)
