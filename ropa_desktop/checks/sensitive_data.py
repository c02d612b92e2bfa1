"""Data that are sensitive, or may be: free text, marks with a question to answer, and words that tell."""

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import is_sensitive
from ropa_desktop.checks.data import data_label, owner_of, places
from ropa_desktop.checks.meanings import data_meant, marks_of, people_meant
from ropa_desktop.checks.remedies import Remedy, add_measure, add_part, set_field
from ropa_desktop.checks.rule import EVIDENCE, LAWFUL, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, excerpt
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import Activity, DataItem
from ropa_desktop.register.values import Answer

FREE_TEXT = frozenset({"free_text", "communication", "call_recording"})
"""Terms of data in which the writer or speaker decides what is said."""

HINTS = frozenset({"may_contain_special", "may_be_criminal"})
"""Marks of data that may be sensitive, which the user answers for each."""


@rule(
    "DAT-05",
    WARNING,
    EVIDENCE,
    "9, 5(1)(c)",
    step=message("Write how free text is limited, such as by instructions to staff and by clearing it out."),
)
def free_text_is_assessed(view: RegisterView) -> Remarks:
    """Free text is processed, and nothing says how it is limited; not where it is answered to be harmless.

    A list of data for everything is told of once, at its item, where one answer holds for all.
    """
    told = set[str]()
    text = message(
        "Free text and messages may hold sensitive data. State how that is limited, "
        "or answer that it cannot happen."
    )
    for place in places(filter(_leaves_free_text_open, view.as_controller), _is_open_free_text):
        if place.activity:
            facts = place.facts
            yield Remark(place.record, "free_text_assessed", text, place.activity, facts=facts)
            continue
        for data in place.data:
            if data.item.id not in told:
                told.add(data.item.id)
                yield Remark(data.item, "may_be_sensitive", text, remedies=_answers(data.item))


@rule(
    "DAT-06",
    WARNING,
    EVIDENCE,
    "9, 10",
    step=message("Answer yes or no on the category of data."),
)
def doubtful_data_are_answered(view: RegisterView) -> Remarks:
    """An item may be sensitive by its kind, and it is not answered whether it is; once an item."""
    told = set[str]()
    for one in view.as_controller:
        if one.marks.isdisjoint(HINTS):
            continue
        for data in one.data:
            if data.item.id in told or not _is_open(data.item) or _is_told_of_as_free_text(one, data.item):
                continue
            told.add(data.item.id)
            yield Remark(
                data.item,
                "may_be_sensitive",
                message(
                    'Can "{category}" hold sensitive data or data on offences?',
                    category=data_label(data.item),
                ),
                owner_of(data, one),
                remedies=_answers(data.item),
                facts=((data.item, ""),),
            )


@rule(
    "DAT-07",
    WARNING,
    EVIDENCE,
    "9(1)",
    step=message("Add the sensitive data as a category of data, or word the text otherwise."),
)
def sensitive_data_in_words_are_data_too(view: RegisterView) -> Remarks:
    """A name, purpose or note speaks of sensitive data, and none of the data are; once an activity."""
    for one, record, field, word in spoken_of(view.as_controller):
        if not _is_answered(one):
            yield Remark(
                record,
                field,
                message(
                    'The text mentions "{word}", but no sensitive data are entered. '
                    "Sickness absence, allergies and union membership are sensitive data.",
                    word=excerpt(word),
                ),
                one.id,
                remedies=(_addition(one.record, word),),
                facts=((one.record, "data_items"), (one.record, "data_uses")),
            )


@rule(
    "DAT-08",
    WARNING,
    LAWFUL,
    "32",
    step=message("Add a routine for protected identities to the security measures."),
)
def protected_identities_have_a_routine(view: RegisterView) -> Remarks:
    """Protected identities are processed without such a routine; described security is the task of SEC-01."""
    lacking = (
        one
        for one in view.on_data["protected_identity"]
        if one.describes_security and "protected_identity_routine" not in one.measures_meant
    )
    for place in places(lacking, lambda item: "protected_identity" in data_meant(item)):
        yield Remark(
            place.record,
            "measures",
            message("Protected identities need a routine of their own among the security measures."),
            place.activity,
            remedies=(add_measure(place.record, "protected_identity_routine"),),
            facts=((place.record, "security_note"), *place.facts),
        )


@rule(
    "DAT-11",
    WARNING,
    EVIDENCE,
    "8, 35",
    step=message("Answer whether the people are vulnerable, and write how children are protected."),
)
def children_are_thought_of(view: RegisterView) -> Remarks:
    """Children are among the people, and no answer, criterion or text takes that into account."""
    for one in view.on_people["children"]:
        record = one.record
        own = any("children" in people_meant(people) for people in one.own_people)
        if own and not one.as_processor and not _thinks_of_children(one):
            label = message("Count vulnerable people among the criteria of the impact assessment")
            criteria = (*record.dpia_criteria, "vulnerable")
            yield Remark(
                record,
                "vulnerable_people",
                message("Children need special protection. State how that is taken into account."),
                one.id,
                remedies=(set_field(label, record, dpia_criteria=criteria),),
                facts=((record, "people"), (record, "dpia_criteria"), (record, "notes")),
            )


def is_special(item: DataItem) -> bool:
    """Whether data are of special categories: by category, mark or words, or as answered of a kind that may.

    The answer "no" counts against words, not against a category or mark that was chosen.
    """
    marks = marks_of(item)
    if "special_category" in marks:
        return item.may_be_sensitive is not Answer.NO or "special_category" in _chosen(item)
    return item.may_be_sensitive is Answer.YES and "may_contain_special" in marks


def is_criminal(item: DataItem) -> bool:
    """Whether data are on criminal offences, in the same ways."""
    marks = marks_of(item)
    if "criminal" in marks:
        return item.may_be_sensitive is not Answer.NO or "criminal" in _chosen(item)
    return item.may_be_sensitive is Answer.YES and "may_be_criminal" in marks


def spoken_of(activities: Iterable[ActivityView]) -> Iterator[tuple[ActivityView, Record, str, str]]:
    """Activities whose purposes, name, description or notes speak of special categories of data.

    Each once, with the record, the field and the word.
    """
    for one in activities:
        found = ((record, field, _word(getattr(record, field))) for record, field in _read(one))
        for record, field, word in itertools.islice(filter(itemgetter(2), found), 1):
            yield one, record, field, word


_STEMS = (
    *("sjuk", "rehab", "allerg", "specialkost", "häls", "diagnos", "läkar", "fack", "etnisk", "etnici"),
    *("religi", "fingeravtryck", "ansiktsigenkänn", "biometri", "sick", "health", "medical", "trade union"),
    *("ethnic", "fingerprint", "facial recognition"),
)
_SPECIAL = re.compile(
    r"""(?<![\w-])(?:
    (?P<health> sjuk(?!vård|hus|försäkringsbolag|gymnast|sköt|sysslor)\w* | rehab\w*
      | hälso(?:uppgift|tillstånd|data|deklaration|undersök|kontroll|problem|skäl)\w*
      | uppgift\w*\ om\ hälsan?\b
      | diagnos(?:en|er|erna)?\b(?!\ av) | läkar(?:intyg|utlåtand|undersök|besök)\w*
      | (?:sickness|sick\ (?:leave|pay|notes?))\b
      | health\ (?:data|information|records?|declarations?|conditions?|checks?|examinations?)\b
      | medical\ (?:data|information|records?|certificates?|conditions?|examinations?)\b )
    | (?P<allergy> allerg\w* | specialkost\w* )
    | (?P<union> fack(?:lig|förening|förbund|avgift|medlem)\w* | trade\ union\w* )
    | (?P<ethnic> etnisk\w* | etnicitet\w* | ethnic\w* )
    | (?P<religion> religi\w* )
    | (?P<biometric_id> fingeravtryck\w* | ansiktsigenkänn\w* | biometri\w*
      | (?<!browser\ )(?<!device\ )fingerprints?\b | facial\ recognition )
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words for special categories of data, with the term of "data" that each stands for."""

_DENIED = re.compile(r"\b(?:inte|inga|inget|ingen|ej|aldrig|utan|no|not|never|without)\b", re.IGNORECASE)
_CHILDREN = re.compile(
    r"(?<!\w)(?:barn|minderårig|omyndig|vårdnadshavar|målsm[aä]n|child|minors?\b|guardian|parents?\b)",
    re.IGNORECASE,
)


def _read(one: ActivityView) -> Iterator[tuple[Record, str]]:
    """The fields of an activity that are read for words."""
    for purpose in one.purposes:
        yield from ((purpose, "text"), (purpose, "text_en"))
    for field in ("name", "name_en", "description", "notes"):
        yield one.record, field


@lru_cache(maxsize=32_768)
def _word(text: str) -> str:
    """The first word for special categories in a text, unless its sentence says that there are none."""
    folded = text.casefold()
    for found in _SPECIAL.finditer(text) if any(stem in folded for stem in _STEMS) else ():
        before = re.split(r"[.!?;\n]", text[: found.start()])[-1]
        if not _DENIED.search(before):
            return found.group()
    return ""


def _addition(activity: Activity, word: str) -> Remedy:
    found = _SPECIAL.match(word)
    category = (found.lastgroup if found else "") or "health"
    term = vocabulary("data").terms[category]
    return add_part(
        message("Add the category of data: {category}", category=term), activity, DataItem, category=category
    )


def _is_answered(one: ActivityView) -> bool:
    """Whether an activity has sensitive data, or says of some that they are or may not be so."""
    return any(
        is_special(data.item)
        or is_sensitive(data.item)
        or data.item.may_be_sensitive is not Answer.UNANSWERED
        for data in one.data
    )


def _leaves_free_text_open(one: ActivityView) -> bool:
    return not one.data_meant.isdisjoint(FREE_TEXT) and blank(one.record.free_text_assessed)


def _is_open_free_text(item: DataItem) -> bool:
    return item.may_be_sensitive is not Answer.NO and not data_meant(item).isdisjoint(FREE_TEXT)


def _is_told_of_as_free_text(one: ActivityView, item: DataItem) -> bool:
    return blank(one.record.free_text_assessed) and _is_open_free_text(item)


def _is_open(item: DataItem) -> bool:
    """Whether an item may be sensitive by its kind, is not so already, and is not answered."""
    if item.may_be_sensitive is not Answer.UNANSWERED:
        return False
    marks = marks_of(item)
    return not marks.isdisjoint(HINTS) and marks.isdisjoint({"special_category", "criminal"})


def _answers(item: DataItem) -> tuple[Remedy, ...]:
    return (
        set_field(message("Yes, it can hold sensitive data"), item, may_be_sensitive=Answer.YES),
        set_field(message("No, it holds no sensitive data"), item, may_be_sensitive=Answer.NO),
    )


def _chosen(item: DataItem) -> frozenset[str]:
    """The marks of an item and those of its category, without what its words tell."""
    term = vocabulary("data").terms.get(item.category)
    return frozenset(item.flags) | (term.flags if term else frozenset())


def _thinks_of_children(one: ActivityView) -> bool:
    record = one.record
    answered = record.vulnerable_people is not Answer.UNANSWERED or "vulnerable" in record.dpia_criteria
    if answered or any(not blank(basis.child_age_check) for basis in one.bases):
        return True
    texts = (
        *(
            record.notes,
            record.description,
            record.dpia_reason,
            record.information_note,
            record.security_note,
        ),
        *(record.free_text_assessed, record.profiling_note, record.personnummer_motivation),
        *(text for basis in one.bases for text in (basis.balancing, basis.necessity, basis.note)),
        *(data.item.justification for data in one.data),
    )
    return any(_CHILDREN.search(text) for text in texts)
