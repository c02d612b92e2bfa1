"""Screening for an impact assessment: which criteria an activity seems to meet and why, and whether the facts
behind an assessment have changed since.

Only what is said of the activity itself counts: what is common to all activities tells nothing of one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import Label, Names, destinations, label
from ropa_desktop.checks.facts import as_text, fingerprint, parsed
from ropa_desktop.checks.meanings import data_meant, marks_of, people_meant
from ropa_desktop.i18n import message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.kinds import Plain
from ropa_desktop.register.records import DataItem
from ropa_desktop.register.values import Answer

_PERSONAL = frozenset({"location", "credit", "income", "criminal", "protected_identity"})
_PERSONAL_MARKS = frozenset({"special_category", "criminal", "protected_identity"})
_COARSE = re.compile(r"\bland\b|landsnivå|(?:bostads|post|hem)?ort\b|\bcountry\b|\bcity\b", re.IGNORECASE)
"""Words for a place too large to tell where somebody is."""
_JUDGING = frozenset({"credit", "test_results", "performance"})
_FOLLOWING = frozenset({"location", "behaviour", "log", "access_log", "vehicle", "video"})
_STAFF = frozenset({"employees", "consultants", "interns", "drivers"})
_NEW = frozenset({"biometric_id"})

_Reason = tuple[str, Label, bool]
"""The id of a criterion, what points to it, and whether that is said of the activity itself."""


class Suggestion(NamedTuple):
    """A criterion (id of "dpia_criteria") that an activity seems to meet, and what points to it.

    `own` tells whether any of that is said of the activity itself, and not by a data group that others share.
    """

    criterion: str
    reasons: Names
    own: bool


def suggested(one: ActivityView) -> tuple[Suggestion, ...]:
    """The criteria that what is said of an activity points to, in the order of the list.

    A suggestion only: whether a criterion is met is for the controller to judge (Article 35(1)).
    """
    found: dict[str, list[Label]] = {}
    owned = set[str]()
    for criterion, reason, own in (*_by_answers(one), *_by_people(one), *_by_data(one), *_by_kind(one)):
        reasons = found.setdefault(criterion, [])
        if reason not in reasons:
            reasons.append(reason)
        if own:
            owned.add(criterion)
    order = vocabulary("dpia_criteria").terms
    return tuple(Suggestion(key, Names(tuple(found[key])), key in owned) for key in order if key in found)


def facts_fingerprint(one: ActivityView) -> str:
    """What an assessment rests on, to be kept in `Activity.dpia_facts` when it is made."""
    facts: dict[str, Plain] = {name: fingerprint({name: told}) for name, told in _facts(one).items()}
    return as_text(facts)


def changed_facts(one: ActivityView) -> tuple[Label, ...]:
    """What has changed since the facts behind the assessment were kept; nothing where none were."""
    before = parsed(one.record.dpia_facts) if one.record.dpia_facts else {}
    now = parsed(facts_fingerprint(one)) if before else {}
    labels = {
        "purposes": message("the purposes"),
        "people": message("the people"),
        "data": message("the data"),
        "recipients": message("the recipients"),
        "transfers": message("the transfers"),
    }
    return tuple(labels[name] for name in labels if name in before and before[name] != now[name])


def _by_answers(one: ActivityView) -> Iterator[_Reason]:
    record = one.record
    answers = (
        ("evaluation_scoring", record.profiling, message("profiling")),
        ("automated_decision", record.automated_decisions, message("automated decisions")),
        ("large_scale", record.large_scale, message("large scale")),
        ("vulnerable", record.vulnerable_people, message("vulnerable people")),
        ("vulnerable", record.power_imbalance, message("imbalance of power")),
        ("new_technology", record.ai, message("use of AI")),
    )
    return ((criterion, reason, True) for criterion, answer, reason in answers if answer is Answer.YES)


def _by_people(one: ActivityView) -> Iterator[_Reason]:
    terms = vocabulary("people").terms
    for people in one.own_people:
        meant = people_meant(people)
        if people.vulnerable is Answer.YES or any("vulnerable" in terms[key].flags for key in meant):
            yield "vulnerable", label(people.name, people.category, "people"), True


def _by_data(one: ActivityView) -> Iterator[_Reason]:
    staff = any(not people_meant(people).isdisjoint(_STAFF) for people in one.own_people)
    for data in one.own_data:
        for criterion in _criteria_of(data.item, staff=staff, camera="camera" in one.kinds):
            yield criterion, label(data.item.name, data.item.category, "data"), data.use is None


def _criteria_of(item: DataItem, *, staff: bool, camera: bool) -> Iterator[str]:
    meant, marks = data_meant(item), marks_of(item)
    personal = meant & _PERSONAL if not _COARSE.search(item.name) else meant & _PERSONAL - {"location"}
    if personal or marks & _PERSONAL_MARKS or item.may_be_sensitive == "yes":
        yield "sensitive_or_highly_personal"
    if meant & _JUDGING or "profiling" in marks:
        yield "evaluation_scoring"
    if (staff and meant & _FOLLOWING) or (camera and "video" in meant):
        yield "systematic_monitoring"
    if "enriched" in marks:
        yield "matching_combining"
    if meant & _NEW:
        yield "new_technology"


def _by_kind(one: ActivityView) -> Iterator[_Reason]:
    if "camera" in one.kinds:
        yield "systematic_monitoring", message("camera surveillance"), True
    if "credit_check" in one.kinds:
        yield "prevents_service", message("credit checks"), True


def _facts(one: ActivityView) -> Mapping[str, list[str]]:
    """What an assessment rests on, each in an order of its own, so that moving a row changes nothing."""
    return {
        "purposes": _in_order(each.text for each in one.purposes),
        "people": _in_order(f"{each.category} {each.name}" for each in one.people),
        "data": _in_order(f"{each.item.category} {each.item.name}" for each in one.data),
        "recipients": _in_order(f"{each.disclosure.party} {each.disclosure.role}" for each in one.recipients),
        "transfers": _in_order(
            f"{' '.join(sorted(destinations(each)))} {' '.join(sorted(each.mechanisms))}"
            for each in one.transfers
        ),
    }


def _in_order(texts: Iterable[str]) -> list[str]:
    return sorted(texts)
