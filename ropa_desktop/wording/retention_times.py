"""For how long a retention rule keeps data and from when that counts: the core of its sentence."""

import re

from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.law.citations import section_in_english
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.kinds import period_in_words
from ropa_desktop.register.records import RetentionRule
from ropa_desktop.register.values import Duration
from ropa_desktop.wording.phrases import begins_with, fragment, in_a_row, lowered, quoted

FREE = "other"
"""The term of triggers and actions that says nothing by itself: the words beside it do."""

AT_ONCE = Duration()

_ENDLESS = ("suppression", "indefinite_hold")
_OTHER_TIMES = (*_ENDLESS, "statutory", "by_reference", "not_stored")
_CRITERION_BEGINS: dict[Language, tuple[str, ...]] = {
    "sv": ("så länge", "tills", "till", "under", "fram till", "medan"),
    "en": ("as long as", "for as long as", "until", "while", "during", "for the duration of"),
}
_SWEDISH_STATUTE = re.compile(r"(Lag|Förordning)\b|[A-ZÅÄÖ][a-zåäö]*(lagen|balken|förordningen)\b")
"""Names that are written with a small letter inside a sentence."""

_START_BEGINS: dict[Language, tuple[str, ...]] = {
    "sv": ("efter", "från", "sedan"),
    "en": ("after", "from", "since", "following"),
}
_END_BEGINS: dict[Language, tuple[str, ...]] = {
    "sv": ("så snart", "när", "om"),
    "en": ("as soon as", "when", "if"),
}
_COUNT_BEGINS: dict[Language, tuple[str, ...]] = {"sv": ("räknat",), "en": ("counted", "counting")}


def is_endless(rule: RetentionRule) -> bool:
    """Whether the rule keeps data without an end, so that no action can follow in time."""
    return rule.kind in _ENDLESS and rule.period is None


def ends_decide(rule: RetentionRule) -> bool:
    """Whether the list of ends is all that limits the time."""
    starts = rule.trigger or rule.trigger_as_written
    others = starts or rule.period or rule.criterion or rule.statute or rule.kind in (*_ENDLESS, "statutory")
    return bool(rule.ends_when) and not others


def storage_elsewhere(rule: RetentionRule, language: Language) -> str:
    """The core of a rule that gives no time of its own: not stored, or stated in another document."""
    document = fragment(rule.refers_to)
    if rule.kind == "not_stored" and rule.period:
        time = lowered(storage_time(rule, language))
        return message("The data are not stored other than as follows: {time}", time=time).in_language(
            language
        )
    if rule.kind == "not_stored":
        return translate("The data are not stored", language)
    if rule.kind != "by_reference":
        return ""
    if document:
        elsewhere = message("The period is stated in another document: {document}", document=document)
        return elsewhere.in_language(language)
    return translate("The period is stated in another document, which is not named", language)


def storage_time(rule: RetentionRule, language: Language) -> str:
    """For how long data are kept, by what and from when; "" where nothing of it is stated."""
    head = _head(rule, language)
    period = _period(rule, language)
    start = _start(rule, language)
    criterion = fragment(rule.criterion)
    if criterion and period:
        return f"{_by_criterion(head, criterion, language)}, {translate('but', language)} {period}{start}"
    if criterion:
        return f"{_by_criterion(head, criterion, language)}{start}"
    if period:
        return f"{head} {period}{start}"
    if held_on_condition(rule):
        return f"{head} {_as_long_as(rule, language)}"
    if rule.kind in _ENDLESS:
        return f"{head} {translate('until further notice', language)}{start}"
    if rule.statute or rule.kind == "statutory":
        return f"{_as_the_statute_requires(rule, language)}{start}"
    if ends_decide(rule):
        return _decided_by_ends(head, rule, language)
    if start and rule.kind == "criterion":
        return f"{head} {_end(rule, language)}"
    if start or rule.action not in ("", FREE):
        return f"{head} {translate('for a time that is not stated', language)}{start}"
    return ""


def erased_on_request(rule: RetentionRule, language: Language) -> str:
    """The core of a rule by which data go when the person asks for it; "" for any other rule."""
    starts_elsewhere = rule.second_trigger or rule.second_trigger_as_written
    others = starts_elsewhere or rule.period or rule.criterion or rule.statute or rule.kind in _OTHER_TIMES
    action = action_phrase(rule, language)
    if rule.trigger != "request" or others or not action:
        return ""
    request = _event(rule.trigger, fragment(rule.trigger_as_written), language)
    return message("The data {action} on {request}", action=action, request=request).in_language(language)


def held_on_condition(rule: RetentionRule) -> bool:
    """Whether nothing but its condition limits how long the rule holds data."""
    others = rule.period or rule.criterion or _triggers(rule)
    return rule.kind == "indefinite_hold" and bool(fragment(rule.condition)) and not others


def ends_clause(rule: RetentionRule, language: Language) -> str:
    """The ends of storage where each begins like a clause: "when the contract ends"; else ""."""
    ends = [fragment(end) for end in rule.ends_when]
    if not ends or not all(begins_with(end, _END_BEGINS[language]) for end in ends):
        return ""
    return in_a_row([lowered(end) for end in ends], language, alternatives=True)


def erased_at_once(rule: RetentionRule, language: Language) -> str:
    """The core of a rule whose period is nothing at all."""
    start = _start(rule, language)
    action = action_phrase(rule, language)
    law = _law(rule, language)
    if action:
        gone = message("The data {action} immediately", action=action).in_language(language)
    elif start:
        gone = translate("Not kept any longer", language)
    else:
        gone = translate("Not kept at all", language)
    return f"{gone} {law}{start}" if law else f"{gone}{start}"


def action_phrase(rule: RetentionRule, language: Language) -> str:
    """What is done with the data, as it follows the word "data": "are erased"; "" where no code says it."""
    term = vocabulary("retention_actions").terms.get(rule.action)
    return term.note_in(language) if term else ""


def _head(rule: RetentionRule, language: Language) -> str:
    match rule.kind:
        case "suppression":
            kept = translate("Kept as a suppression entry", language)
        case "indefinite_hold":
            kept = translate("Preserved", language)
        case _:
            kept = translate("Kept", language)
    return f"{kept} {_law(rule, language)}".rstrip()


def _law(rule: RetentionRule, language: Language) -> str:
    if rule.statute:
        return message("under {statute}", statute=_statute(rule, language)).in_language(language)
    if rule.kind == "statutory":
        return translate("by law (which one is not stated)", language)
    return ""


def _statute(rule: RetentionRule, language: Language) -> str:
    section = rule.section if language == "sv" else section_in_english(rule.section)
    statute = fragment(rule.statute)
    if _SWEDISH_STATUTE.match(statute):
        statute = lowered(statute)
    return " ".join(part for part in (statute, fragment(section)) if part)


def _as_the_statute_requires(rule: RetentionRule, language: Language) -> str:
    if not rule.statute:
        return translate("Kept for as long as the law requires (which law is not stated)", language)
    kept = message("Kept for as long as {statute} requires", statute=_statute(rule, language))
    return kept.in_language(language)


def _period(rule: RetentionRule, language: Language) -> str:
    if rule.period is None:
        return ""
    period = period_in_words(rule.period, language)
    is_ceiling = rule.kind == "criterion_with_ceiling" and not rule.bound
    match "at_most" if is_ceiling else rule.bound:
        case "at_most":
            return message("for at most {period}", period=period).in_language(language)
        case "at_least":
            return message("for at least {period}", period=period).in_language(language)
        case _:
            return message("for {period}", period=period).in_language(language)


def _by_criterion(head: str, criterion: str, language: Language) -> str:
    if begins_with(criterion, _CRITERION_BEGINS[language]):
        return f"{head} {lowered(criterion)}"
    by = message("by this criterion: {criterion}", criterion=criterion)
    return f"{head} {by.in_language(language)}"


def _as_long_as(rule: RetentionRule, language: Language) -> str:
    condition = fragment(rule.condition)
    if begins_with(condition, _CRITERION_BEGINS[language]):
        return lowered(condition)
    held = message("for as long as this condition is met: {condition}", condition=condition)
    return held.in_language(language)


def _decided_by_ends(head: str, rule: RetentionRule, language: Language) -> str:
    """What leads into the ends where they are all that limits the time; one that is a clause is said here."""
    if len(rule.ends_when) > 1:
        return translate("The storage period is determined by these criteria", language)
    clause = ends_clause(rule, language)
    if clause:
        return message("Storage ends {clause}", clause=clause).in_language(language)
    return f"{head} {translate('until the following applies', language)}"


def _start(rule: RetentionRule, language: Language) -> str:
    """From when the period counts, with the space or comma that leads into it; "" where not stated."""
    phrases = [_counted(code, written, language) for code, written in _triggers(rule)]
    either = f" {translate('or', language)} ".join(phrase.lstrip(" ,") for phrase in phrases)
    lead = ", " if phrases and phrases[0].startswith(",") else " "
    return f"{lead}{either}" if either else ""


def _end(rule: RetentionRule, language: Language) -> str:
    """Until when data are kept, where a trigger ends storage rather than starting a period."""
    events = [_event(code, written, language) for code, written in _triggers(rule)]
    return f" {translate('or', language)} ".join(_until(event, language) for event in events)


def _until(event: str, language: Language) -> str:
    """Swedish has another word for "until" before a clause than before a thing."""
    if event.startswith("att ") and language == "sv":
        return message("until such time as {event}", event=event).in_language(language)
    return message("until {event}", event=event).in_language(language)


def _triggers(rule: RetentionRule) -> list[tuple[str, str]]:
    """The triggers that are stated, as code and as written."""
    both = (
        (rule.trigger, fragment(rule.trigger_as_written)),
        (rule.second_trigger, fragment(rule.second_trigger_as_written)),
    )
    return [(code, written) for code, written in both if code or written]


def _counted(code: str, written: str, language: Language) -> str:
    """How a period counts from a trigger, with what leads into it; as written where that begins so."""
    if begins_with(written, _START_BEGINS[language]):
        return f" {lowered(written)}"
    if begins_with(written, _COUNT_BEGINS[language]):
        return f", {lowered(written)}"
    event = _event(code, written, language)
    if not _known_event(code, language):
        return f", {message('counted from {event}', event=event).in_language(language)}"
    return f" {message('after {event}', event=event).in_language(language)}"


def _event(code: str, written: str, language: Language) -> str:
    """The event itself, with words of the user's own in quotation marks where they say more than the code."""
    event = _known_event(code, language)
    if not event:
        return quoted(written, language) if written else translate("an event that is not stated", language)
    same = vocabulary("retention_triggers").find(written)
    if not written or written.casefold() == event.casefold() or (same is not None and same.id == code):
        return event
    return f"{event} ({quoted(written, language)})"


def _known_event(code: str, language: Language) -> str:
    term = vocabulary("retention_triggers").terms.get(code)
    return term.note_in(language) if term else ""
