"""Data on criminal convictions and offences (Art. 10): the ground, its law, and how long extracts stay."""

import datetime
from collections.abc import Iterator

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import Data
from ropa_desktop.checks.data import Place, data_label, owner_of, places, said_for_all
from ropa_desktop.checks.meanings import data_meant
from ropa_desktop.checks.remedies import Remedy, add_part
from ropa_desktop.checks.rule import ERROR, INFO, LAWFUL, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.sensitive_data import is_criminal
from ropa_desktop.checks.special_categories import conditions
from ropa_desktop.checks.text import blank
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import CriminalCondition, RetentionRule
from ropa_desktop.register.values import Answer, Duration

HALF_A_YEAR = Duration(months=6)
"""The longest that an extract from the criminal record is kept without a question."""

ANY_DAY = datetime.date(2025, 1, 1)
"""The day from which periods are counted to compare them."""


@rule(
    "S10-01",
    ERROR,
    LAWFUL,
    "10",
    step=message("Add the ground that allows data on offences, or stop processing them."),
)
def criminal_data_have_a_ground(view: RegisterView) -> Remarks:
    """Data on offences are processed without a ground; told of once for common data."""
    marks = {"criminal", "may_be_criminal"}
    banned = (one for one in view.as_controller if not one.marks.isdisjoint(marks) and not _has_ground(one))
    for place in places(banned, is_criminal):
        yield Remark(
            place.record,
            "criminal_conditions",
            message(
                "Data on criminal offences are processed ({names}). For others than authorities that takes "
                "a ground of its own: choose it.",
                names=place.names,
            ),
            place.activity,
            remedies=tuple(_suggestions(place)),
            facts=place.facts,
        )


@rule(
    "S10-02",
    ERROR,
    LAWFUL,
    "10",
    step=message("Write the statute with its section, or the number and date of the decision."),
)
def ground_names_its_law_or_decision(view: RegisterView) -> Remarks:
    """The ground is a law or a decision, and it is not stated which."""
    for one, activity in conditions(view, CriminalCondition):
        owner, by_permission = activity.id if activity else "", one.ground == "art10_imy_permission"
        if one.ground in {"art10_legal_duty", "art10_special_statute"} and blank(one.reference):
            text = message("The ground for data on offences is a law. State which.")
            yield Remark(one, "reference", text, owner, facts=((one, "ground"),))
        elif by_permission and (blank(one.reference) or one.decided is None):
            field = "reference" if blank(one.reference) else "decided"
            text = message("The ground is a decision by the authority. State its number and date.")
            yield Remark(one, field, text, owner, facts=((one, "ground"),))


@rule(
    "S10-03",
    WARNING,
    LAWFUL,
    "10, 5(1)(c)",
    step=message("Keep a note that the extract was shown, or state the law that says otherwise."),
)
def extracts_are_shown_and_not_kept(view: RegisterView) -> Remarks:
    """Extracts from the criminal record are processed without a law, or kept for more than half a year."""
    told = set[str]()
    for one in view.on_data["criminal_record_extract"]:
        lawful = any(not blank(each.reference) for each in one.criminal_conditions)
        for data in one.data:
            if "criminal_record_extract" not in data_meant(data.item) or data.item.id in told:
                continue
            rules = list(_rules_for(one, data))
            if not one.as_processor and (not lawful or any(map(_is_long, rules))):
                told.add(data.item.id)
                yield Remark(
                    data.item,
                    "category",
                    message("An extract from the criminal record is as a rule only shown, and not kept."),
                    owner_of(data, one),
                    facts=((data.item, "name"), *((each, "period") for each in rules)),
                )


@rule(
    "S10-04",
    INFO,
    LAWFUL,
    "10",
    step=message("Add the ground for data on offences, or answer on the data that they hold none."),
)
def suspicions_are_criminal_data_too(view: RegisterView) -> Remarks:
    """Whistleblowing, cameras or disciplinary matters, and nothing says if there are data on offences."""
    for one in _with_suspicions(view):
        if one.as_processor or _has_ground(one):
            continue
        answered = any(data.item.may_be_sensitive is not Answer.UNANSWERED for data in one.data)
        if not answered and not any(is_criminal(data.item) for data in one.data):
            yield Remark(
                one.record,
                "criminal_conditions",
                message(
                    "Concrete suspicions and acquittals are data on criminal offences too. "
                    "Consider whether {names} may hold such.",
                    names=data_label(one.data[0].item) if len(one.data) == 1 else message("these data"),
                ),
                one.id,
                facts=((one.record, "data_items"), (one.record, "data_uses")),
            )


def _has_ground(one: ActivityView) -> bool:
    return any(each.ground for each in one.criminal_conditions)


def _suggestions(place: Place) -> Iterator[Remedy]:
    """The ground of an authority, else the two that most others rely on."""
    grounds = ["art10_authority"] if place.seen_from.authority else ["art10_claims", "art10_legal_duty"]
    for ground in grounds:
        label = message("Add the ground: {ground}", ground=vocabulary("criminal_grounds").terms[ground])
        yield add_part(label, place.record, CriminalCondition, ground=ground)


def _rules_for(one: ActivityView, data: Data) -> Iterator[RetentionRule]:
    """The retention rules said for an item of data, or for all data of its activity."""
    for each in one.retention:
        named = each.link.data
        if data.item.id in named or (data.use and data.use.id in named) or not (named or each.common):
            yield each.rule


def _is_long(each: RetentionRule) -> bool:
    return each.period is not None and each.period.after(ANY_DAY) > HALF_A_YEAR.after(ANY_DAY)


def _with_suspicions(view: RegisterView) -> list[ActivityView]:
    """Activities that handle suspicions, each once: by kind, or by data of their own."""
    filming = {one.id for one in view.of_kind["camera"]}
    found = [
        *view.of_kind["whistleblowing"],
        *(one for one in view.on_data["disciplinary"] if _has_own(one, "disciplinary")),
        *(one for one in view.on_data["video"] if one.id in filming and _has_own(one, "video")),
    ]
    return [one for one in dict.fromkeys(found) if one.data]


def _has_own(one: ActivityView, term: str) -> bool:
    return any(term in data_meant(data.item) and not said_for_all(data) for data in one.data)
