"""How long data are kept: whether it is said at all, and whether it is said of all data."""

from collections.abc import Iterable, Iterator

from ropa_desktop.checks.counted import Data, Label, label
from ropa_desktop.checks.retention_scope import uncovered
from ropa_desktop.checks.rule import ART30, ERROR, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, stated
from ropa_desktop.checks.view import ActivityView, RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.register.records import RetentionRule

MOST_NAMED = 8
"""Categories named in one message; the rest are counted."""

KINDS_THAT_SPEAK = frozenset({"statutory", "by_reference", "not_stored", "suppression", "indefinite_hold"})
"""Kinds of rule that say something without a period or a criterion; whether enough, is another question."""


@rule("RET-01", ERROR, ART30, "30(1)(f)")
def retention_is_stated(view: RegisterView) -> Remarks:
    """No rule says how long, and nothing says why that is not possible."""
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
            )


@rule("RET-02", WARNING, ART30, "30(1)(f)")
def retention_covers_all_data(view: RegisterView) -> Remarks:
    """Common data are told of once, at their organisation, and not in each activity."""
    common: dict[str, dict[str, Data]] = {}
    for one in view.as_controller:
        if stated(one.record.retention_impossible) or not _retention_is_answered(one):
            continue
        left = list(uncovered(one, (each for each in one.retention if says_how_long(each.rule))))
        if own := [data for data in left if not data.common]:
            yield Remark(one.record, "retention", _no_time_limit_for(view, own), one.id)
        if one.organisation:
            found = common.setdefault(one.organisation.id, {})
            found |= {data.item.id: data for data in left if data.common}
    for organisation in view.organisations:
        if shared := common.get(organisation.id):
            yield Remark(organisation.record, "retention", _no_time_limit_for(view, shared.values()))


def says_how_long(rule: RetentionRule) -> bool:
    """Whether a rule says anything of how long: a time, a criterion, an event, a statute, or by its kind."""
    return (
        rule.period is not None
        or rule.second_period is not None
        or rule.kind in KINDS_THAT_SPEAK
        or bool(rule.trigger or rule.second_trigger)
        or stated(rule.criterion, rule.condition, rule.trigger_as_written, *rule.ends_when)
        or stated(rule.refers_to, rule.statute, rule.library_rule)
    )


def _retention_is_answered(one: ActivityView) -> bool:
    return stated(one.record.retention_impossible) or any(says_how_long(each.rule) for each in one.retention)


def _no_time_limit_for(view: RegisterView, left: Iterable[Data]) -> Message:
    names = tuple(dict.fromkeys(_names(view, left)))
    if len(names) <= MOST_NAMED:
        return message(
            "No time limit for: {categories}. Limits are given per category of data.", categories=names
        )
    return message(
        "No time limit for: {categories} and {count} more. Limits are given per category of data.",
        categories=names[:MOST_NAMED],
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
