"""How long data are kept: whether it is said at all, and whether it is said of all data."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.counted import Data, Label, Names, Retained, label
from ropa_desktop.checks.retention_scope import covers_something, for_some_people, is_about, uncovered
from ropa_desktop.checks.retention_wording import is_for_ever, is_mere_reference, is_vague
from ropa_desktop.checks.rule import ART30, ERROR, QUALITY, WARNING, Fact, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.register.records import RetentionRule

MOST_NAMED = 8
"""Categories named in one message; the rest are counted."""

KINDS_THAT_SPEAK = frozenset({"statutory", "by_reference", "not_stored", "suppression", "indefinite_hold"})
"""Kinds of rule that say something without a period or a criterion; whether enough, is another question."""

ON_REQUEST = "request"
"""The trigger of erasure on request: a right that people have anyway (Art. 17), and no time limit."""


@rule(
    "RET-01",
    ERROR,
    ART30,
    "30(1)(f)",
    step=message("Add a retention rule, for example one of the library of statutory periods."),
)
def retention_is_stated(view: RegisterView) -> Remarks:
    """No rule says how long for any of the data, and nothing says why that is not possible."""
    for one in view.as_controller:
        if not _retention_is_answered(one):
            yield Remark(
                one.record,
                "retention",
                message(
                    "The time limits for erasure are missing. Give a period or a criterion, "
                    "or say why that is not possible."
                ),
                one.id,
                facts=((one.record, "retention_impossible"), (one.record, "data")),
            )


@rule(
    "RET-02",
    WARNING,
    ART30,
    "30(1)(f)",
    step=message("Choose which data each retention rule covers, and add rules for the others."),
)
def retention_covers_all_data(view: RegisterView) -> Remarks:
    """Common data are told of once, at their organisation, and not in each activity."""
    common: dict[str, dict[str, Data]] = {}
    for one in view.as_controller:
        if stated(one.record.retention_impossible) or not _retention_is_answered(one):
            continue
        rules = [each for each in one.retention if says_how_long(each.rule)]
        left = list(uncovered(one, rules))
        if own := [data for data in left if not data.common]:
            for text in _what_is_missing(view, one, rules, own):
                yield Remark(one.record, "retention", text, one.id, facts=_facts_of(one))
        if one.organisation:
            found = common.setdefault(one.organisation.id, {})
            found |= {data.item.id: data for data in left if data.common}
    for organisation in view.organisations:
        if shared := common.get(organisation.id):
            yield Remark(
                organisation.record,
                "retention",
                _no_time_limit_for(view, shared.values()),
                facts=((organisation.record, "data"), (organisation.record, "data_uses")),
            )


@rule(
    "RET-20",
    WARNING,
    QUALITY,
    "30(1)(f)",
    step=message("Give at least the data that law or agreement sets a time for a period in the record."),
)
def some_period_is_given(view: RegisterView) -> Remarks:
    """Several rules, none with a period; those that other rules find fault with do not count."""
    for organisation in view.organisations:
        if organisation.is_authority:
            continue
        if any(map(_gives_period, _rules_of(organisation))):
            continue
        rules = {one.id: one for one in _rules_of(organisation)}
        if sum(not _is_spoken_of(one) for one in rules.values()) > 1:
            yield Remark(
                organisation.record,
                "retention",
                message("No retention rule gives a period, so no date of erasure can be told for any data."),
                facts=tuple((one, "period") for one in rules.values()),
            )


def _rules_of(organisation: OrganisationView) -> Iterator[RetentionRule]:
    """The rules for what an organisation keeps as controller."""
    rows = (one.retention for one in organisation.activities if not one.as_processor)
    for each in chain(organisation.retention, chain.from_iterable(rows)):
        if each.rule.kind != "not_stored":
            yield each.rule


def _is_spoken_of(rule: RetentionRule) -> bool:
    """Whether the wording of a rule is found fault with already, or is no time limit at all."""
    unclear = is_for_ever(rule) or is_mere_reference(rule) or is_vague(rule) or not says_how_long(rule)
    return unclear or rule.kind in {"statutory", "suppression"}


def _gives_period(rule: RetentionRule) -> bool:
    return rule.period is not None or rule.second_period is not None or stated(rule.library_rule)


def _facts_of(one: ActivityView) -> tuple[Fact, ...]:
    """What tells which data of an activity have time limits."""
    rules = tuple((each.rule, "") for each in one.retention)
    return ((one.record, "data"), (one.record, "data_uses"), (one.record, "people"), *rules)


def says_how_long(rule: RetentionRule) -> bool:
    """Whether a rule says anything of how long: a time, a criterion, an event, a statute, or by its kind."""
    return (
        _gives_time(rule)
        or rule.kind in KINDS_THAT_SPEAK
        or not {rule.trigger, rule.second_trigger} <= {"", ON_REQUEST}
        or (rule.trigger != ON_REQUEST and stated(rule.condition, rule.trigger_as_written))
        or stated(rule.refers_to, rule.statute, rule.library_rule)
    )


def _gives_time(rule: RetentionRule) -> bool:
    """Whether a rule gives a period or a criterion."""
    return (
        rule.period is not None or rule.second_period is not None or stated(rule.criterion, *rule.ends_when)
    )


def _retention_is_answered(one: ActivityView) -> bool:
    return stated(one.record.retention_impossible) or any(_answers(each, one) for each in one.retention)


def _answers(each: Retained, one: ActivityView) -> bool:
    """Whether a rule says how long for any of the data of an activity.

    A rule of the activity itself does, whatever its words; a common one, and one on a suppression entry, only
    for data of the activity that they are about.
    """
    if not says_how_long(each.rule):
        return False
    if each.rule.kind == "suppression":
        return _gives_time(each.rule) and covers_something(each, one)
    return not each.common or not one.data or covers_something(each, one)


def _what_is_missing(
    view: RegisterView, one: ActivityView, rules: Sequence[Retained], left: Sequence[Data]
) -> Iterator[Message]:
    """That time limits are for some people only where they are; else for which data there are none."""
    limited = for_some_people(one, rules)
    partly = {data.item.id for data in left if any(is_about(scope, data) for _, scope in limited)}
    if partly:
        names = tuple(dict.fromkeys(name for each, _ in limited for name in _people_named(each, one)))
        yield message(
            "Time limits are given for {people} only; they are missing for the others.", people=Names(names)
        )
    if rest := [data for data in left if data.item.id not in partly]:
        yield _no_time_limit_for(view, rest)


def _people_named(each: Retained, one: ActivityView) -> Iterator[Label]:
    """The people that a rule is for: those it refers to, else in its own words."""
    if each.link.people:
        named = (people for people in one.people if people.id in each.link.people)
        return (label(people.name, people.category, "people") for people in named)
    return map(excerpt, each.rule.people_as_written)


def _no_time_limit_for(view: RegisterView, left: Iterable[Data]) -> Message:
    names = tuple(dict.fromkeys(_names(view, left)))
    if len(names) <= MOST_NAMED:
        return message(
            "No time limit for: {categories}. Limits are given per category of data.", categories=Names(names)
        )
    return message(
        "No time limit for: {categories} and {count} more. Limits are given per category of data.",
        categories=Names(names[:MOST_NAMED]),
        count=len(names) - MOST_NAMED,
    )


def _names(view: RegisterView, left: Iterable[Data]) -> Iterator[Label]:
    """What uncovered data are called; a data group by its own name where all of it is uncovered."""
    of_use: dict[str, list[Data]] = {}
    for data in left:
        of_use.setdefault(data.use.id if data.use else "", []).append(data)
    for together in of_use.values():
        use = together[0].use
        name = view.group_name(use) if use and len(together) == len(view.items_of_group(use.group)) else ""
        if blank(name):
            yield from (label(data.item.name, data.item.category, "data") for data in together)
        else:
            yield name
