"""Wording of retention rules: whether a reader can tell when data are erased."""

import re
from functools import lru_cache

from ropa_desktop.checks.remedies import Remedy, follow_library, set_field
from ropa_desktop.checks.retention_use import (
    activity_with,
    applications,
    called,
    covered,
    keeps_accounts,
    named_periods,
    rules_in_use,
    shorter,
)
from ropa_desktop.checks.rule import INFO, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import RetentionRule
from ropa_desktop.register.values import Duration

_FOR_EVER = re.compile(
    r"""\s*(?:\w+\s+)?(?:sparas|bevaras|lagras|behålls|kept|stored|retained)?\s*
    (?: tills\ vidare | (?:på|under|i)\ (?:obestämd|obegränsad)\ tid | obegränsa[dt](?:\ tid)? | för\ alltid
    | utan\ (?:bortre\ )?(?:tids)?(?:gräns|begränsning) | för\ evigt | permanent | ingen\ gallring
    | (?:gallras|raderas)\ (?:ej|inte|aldrig) | ingen\ tidsgräns | indefinitely | for\ ?ever
    | until\ further\ notice | without\ (?:time\ )?limit | (?:never|not)\ (?:deleted|erased) )\s*[.]?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_OPEN = re.compile(
    r"""nödvändig | behöv(?:s|er|as|t)\b | bedöm | anspråk | relevant | lämplig | skälig | rimlig
    | ändamål | syfte | lagstadga | enligt\ (?:gällande\ |tillämplig\ )?lag\b | lag(?:en)?\ kräver
    | necessary | \bneed | \brelevant | purpose | legal\ (?:claim|obligation) | required\ by | reasonable
    | appropriate""",
    re.IGNORECASE | re.VERBOSE,
)
_TELLS_WHEN = re.compile(
    r"""\d | upphör | avslut | pågå[rt] | varar | löper | återkalla | ta(?:r|git|s)\ tillbaka | säg[es]r?\ upp
    | sägs\ upp | lämna[rt] | slut(?:ar|at)\b | preskri | avregistrer | betala[ts] | levererat | fyller
    | \b(?:ett|två|tre|fem|sex|sju|tio|tolv)\ (?:år|månader|veckor|dagar) | genast | omedelbart
    | \bend(?:s|ed)?\b | terminat | withdraw | expire | clos(?:es|ed) | complet | leaves | \blasts
    | immediately""",
    re.IGNORECASE | re.VERBOSE,
)
_TELLS_NOTHING = frozenset({"", "knowledge", "no_longer_needed", "other"})
"""Triggers that leave open when they occur."""

_STARTS = (
    (frozenset({"employees", "former_employees", "interns"}), "employment_ended"),
    (frozenset({"customers_private", "customer_contacts", "former_customers"}), "relationship_ended"),
    (frozenset({"job_applicants", "references"}), "recruitment_ended"),
)
"""From when a period is likely to count where the data are about these people only."""


@rule(
    "RET-03",
    WARNING,
    QUALITY,
    "5(1)(e), 30(1)(f)",
    step=message("Give a period, or say which event ends the keeping."),
)
def keeping_comes_to_an_end(view: RegisterView) -> Remarks:
    """Nothing is said but that data are kept until further notice, or for ever."""
    for one in rules_in_use(view):
        if is_for_ever(one):
            yield Remark(
                one,
                "criterion",
                message(
                    "{rule} says that data are kept with no end, which tells nobody when.", rule=called(one)
                ),
                activity_with(view, one),
                facts=((one, ""),),
            )


@rule(
    "RET-04",
    WARNING,
    QUALITY,
    "30(1)(f)",
    step=message("Choose the event that the period counts from, such as the end of the contract."),
)
def period_counts_from_something(view: RegisterView) -> Remarks:
    """There is a period, but neither an event nor words for what it counts from."""
    for one in rules_in_use(view):
        if one.period is not None and _starts_nowhere(one):
            yield Remark(
                one,
                "trigger",
                message("{rule} gives a period but not from when it counts.", rule=called(one)),
                activity_with(view, one),
                remedies=_start_of(view, one),
                facts=((one, ""),),
            )


@rule(
    "RET-17",
    WARNING,
    QUALITY,
    "30(1)(f), 13(2)(a)",
    step=message("Write here the period or the criterion that the document gives."),
)
def time_limit_stands_in_the_record(view: RegisterView) -> Remarks:
    """A rule says nothing but that another document tells."""
    for one in rules_in_use(view):
        if is_mere_reference(one):
            text = (
                message(
                    "{rule} only refers to {document}. The record should itself say how long.",
                    rule=called(one),
                    document=excerpt(one.refers_to),
                )
                if stated(one.refers_to)
                else message(
                    "{rule} only refers to another document. The record should itself say how long.",
                    rule=called(one),
                )
            )
            yield Remark(one, "refers_to", text, activity_with(view, one), facts=((one, ""),))


@rule(
    "RET-18",
    WARNING,
    QUALITY,
    "5(1)(e), 30(1)(f)",
    step=message(
        "Give a period, or name an event that can be seen, such as the end of the customer relation."
    ),
)
def criterion_can_be_applied(view: RegisterView) -> Remarks:
    """Without a period, all that is said is "as long as needed" or the like, or "once we learn" of that."""
    for one in rules_in_use(view):
        if _waits_for_knowledge(one):
            yield Remark(
                one,
                "trigger",
                message(
                    "{rule} waits until you learn that data are no longer needed, without a longest time.",
                    rule=called(one),
                ),
                activity_with(view, one),
                facts=((one, ""),),
            )
            continue
        if is_vague(one):
            field = next((name for name in _CRITERIA if stated(getattr(one, name))), "criterion")
            if blank(one.criterion) and stated(*one.ends_when):
                field = "ends_when"
            yield Remark(
                one,
                field,
                message(
                    "{rule} gives no time and no event, so nobody can tell when to erase.", rule=called(one)
                ),
                activity_with(view, one),
                facts=((one, ""),),
            )


@rule(
    "RET-19",
    INFO,
    QUALITY,
    "30(1)(f), 6(1)(c)",
    step=message("Choose the statutory period from the library, or fill in statute, period and event."),
)
def statutory_period_is_precise(view: RegisterView) -> Remarks:
    """A rule by statute leaves out which statute, how long, or from when."""
    for one in rules_in_use(view):
        if one.kind == "statutory" and not one.library_rule and not is_for_ever(one):
            for field, text in _left_out(one):
                remedies = _library_fix(one)
                yield Remark(
                    one, field, text, activity_with(view, one), remedies=remedies, facts=((one, ""),)
                )
                break


def is_for_ever(rule: RetentionRule) -> bool:
    """Whether a rule only says that data are kept with no end."""
    if _has_time(rule) or rule.ends_when or stated(rule.statute, rule.library_rule):
        return False
    texts = _criteria(rule)
    if texts:
        return all(map(_says_for_ever, texts))
    if rule.trigger in _TELLS_NOTHING and _says_for_ever(rule.name):
        return True
    return rule.kind == "indefinite_hold" and rule.trigger in _TELLS_NOTHING and blank(rule.justification)


def is_mere_reference(rule: RetentionRule) -> bool:
    """Whether a rule only says that another document tells how long."""
    return (
        (rule.kind == "by_reference" or stated(rule.refers_to))
        and not _has_time(rule)
        and rule.trigger in {*_TELLS_NOTHING, "request"}
        and not stated(*_criteria(rule), *rule.ends_when, rule.statute, rule.library_rule)
    )


def is_vague(rule: RetentionRule) -> bool:
    """Whether all that a rule says of the time is a judgement that is yet to be made."""
    if _has_time(rule) or rule.second_trigger or stated(rule.statute, rule.library_rule):
        return False
    if rule.trigger not in _TELLS_NOTHING:
        return False
    texts = (*_criteria(rule), *filter(stated, rule.ends_when))
    if not texts:
        return rule.trigger in {"knowledge", "no_longer_needed"} and blank(rule.refers_to)
    return all(map(_is_open, texts))


def _waits_for_knowledge(rule: RetentionRule) -> bool:
    """Whether data stay until somebody learns that they are needless; events beside that are examples."""
    if rule.trigger != "knowledge" or not rule.ends_when or _has_time(rule) or rule.second_trigger:
        return False
    return not stated(rule.statute, rule.library_rule) and any(map(_OPEN.search, _criteria(rule)))


_CRITERIA = ("criterion", "condition", "trigger_as_written")


def _criteria(rule: RetentionRule) -> tuple[str, ...]:
    """The stated texts that tell how long."""
    return tuple(filter(stated, (rule.criterion, rule.condition, rule.trigger_as_written)))


def _has_time(rule: RetentionRule) -> bool:
    return rule.period is not None or rule.second_period is not None


def _starts_nowhere(rule: RetentionRule) -> bool:
    return (
        not rule.library_rule
        and rule.trigger == ""
        and rule.kind not in {"not_stored", "statutory"}
        and not stated(rule.trigger_as_written, rule.criterion, rule.condition)
    )


@lru_cache(maxsize=4_096)
def _says_for_ever(text: str) -> bool:
    return _FOR_EVER.fullmatch(text) is not None


@lru_cache(maxsize=4_096)
def _is_open(text: str) -> bool:
    return _OPEN.search(text) is not None and _TELLS_WHEN.search(text) is None


def _left_out(rule: RetentionRule) -> list[tuple[str, Message]]:
    """What a rule by statute does not say, by field."""
    left = []
    if blank(rule.statute):
        left.append(
            ("statute", message("{rule} goes by statute, but does not say which.", rule=called(rule)))
        )
    if not _has_time(rule) and blank(rule.criterion) and not rule.ends_when:
        left.append(
            ("period", message("{rule} goes by statute, but does not say how long.", rule=called(rule)))
        )
    elif rule.trigger == "" and not stated(rule.trigger_as_written, rule.criterion):
        left.append(
            (
                "trigger",
                message(
                    "{rule} goes by statute, but does not say from when the time counts.", rule=called(rule)
                ),
            )
        )
    return left


def _library_fix(rule: RetentionRule) -> tuple[Remedy, ...]:
    """To follow the library, where only one of its periods fits and says nothing against the rule."""
    found = [
        one for one in named_periods(rule) if one.kind in {"minimum", "maximum", "fixed"} and not one.rare
    ]
    keys = ["bfl_7_2"] if not found and keeps_accounts(rule) else [one.id for one in found]
    lengths = [one.period for one in found] or ["P7Y"]
    if len(keys) != 1 or not lengths[0]:
        return ()
    length = Duration.parse(lengths[0])
    if rule.period and (shorter(rule.period, length) or shorter(length, rule.period)):
        return ()
    return (follow_library(rule, keys[0]),)


def _start_of(view: RegisterView, rule: RetentionRule) -> tuple[Remedy, ...]:
    """The event that a period is likely to count from, where all that the rule is about points to one."""
    found = set[str]()
    for one, each in applications(view, rule):
        if "camera" in one.kinds and any(data.item.category == "video" for data in covered(one, each)):
            found.add("recording")
            continue
        people = one.people_meant
        found.add(next((event for group, event in _STARTS if people and people <= group), ""))
    if len(found) != 1 or "" in found:
        return ()
    event = found.pop()
    label = message("Count the period from: {event}", event=vocabulary("retention_triggers").terms[event])
    return (set_field(label, rule, trigger=event),)
