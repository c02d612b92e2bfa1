"""Where data come from, when it is not the person: that it is said, and that somebody is named."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import Data
from ropa_desktop.checks.data import data_label, owner_of
from ropa_desktop.checks.remedies import add_part
from ropa_desktop.checks.rule import EVIDENCE, INFO, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import Source

VAGUE_SOURCES = re.compile(
    r"""\s*(?:(?:från|hos|genom|via|from|through)\s+)?
    (?:(?:en|ett|vår|våra|någon|några|olika|vissa|andra|annan|externa?|utomstående|a|our|some|various|certain|other
      |external|another)\s+)*
    (?: (?:andra|annan|externa?|övriga|olika|utomstående|other|various)\ (?:käll(?:a|or)|håll|parter
      |aktörer|företag|bolag|sources?|parties|companies)
    | tredje\ ?(?:part(?:er|en)?|man) | någon\ annan | (?:samarbets)?partner(?:s|n|er)? | samarbetsparter
    | käll(?:a|or) | (?:third\ )?part(?:y|ies) | partners? | someone\ else | others | andra | sources? )
    (?: \s\((?:s\.?\ ?k\.?\ |så\ kallade?\ )?(?:tredje\ ?part(?:er|en)?|third\ part(?:y|ies))\) )?
    \s*\.?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names of a source that leave open who it is."""

KINDS_OF_NOBODY = frozenset({"", "third_party"})
"""Kinds of source that need a name to say who it is."""

ADDED = frozenset({"enriched", "bought"})
"""Marks of data that come from someone other than the person."""


@rule(
    "DAT-12",
    INFO,
    QUALITY,
    "14(2)(f), 15(1)(g)",
    step=message("Add where the data come from, be it the people themselves."),
)
def sources_are_stated(view: RegisterView) -> Remarks:
    """There are data, but nothing says where they come from, neither here nor for the whole organisation."""
    for one in view.as_controller:
        if one.data and not one.sources:
            label = message("State that the data come from the people themselves")
            yield Remark(
                one.record,
                "sources",
                message("It is not stated where the data come from."),
                one.id,
                remedies=(add_part(label, one.record, Source, kind="data_subject"),),
            )


@rule(
    "DAT-15",
    WARNING,
    EVIDENCE,
    "14(2)(f)",
    step=message("Name the party or the register that the data come from."),
)
def sources_say_who_it_is(view: RegisterView) -> Remarks:
    """A source has a name that could be anybody's, or data are added from someone that nothing names."""
    for source in view.register.every(Source):
        activity = view.activity_of(source)
        ended = activity is not None and activity.record.state == "ended"
        if not ended and (vague := _vague_name(view, source)):
            yield Remark(
                source,
                "party" if source.party else "name",
                message('"{value}" does not say where the data come from.', value=excerpt(vague)),
                activity.id if activity else "",
                facts=(
                    (source, "kind"),
                    *(((party, "name"),) if (party := view.party(source.party)) else ()),
                ),
            )
    for one, data in _added_without_source(view):
        yield Remark(
            data.item,
            "flags",
            message(
                "State where {value} come from, which the people have not given themselves.",
                value=data_label(data.item),
            ),
            owner_of(data, one),
            facts=((data.item, "name"), (one.record, "sources")),
        )


def _vague_name(view: RegisterView, source: Source) -> str:
    """The name of a source that leaves open who it is, "" where it does not."""
    party = view.party(source.party)
    name = party.name if party else source.name
    if source.kind not in KINDS_OF_NOBODY or (party and stated(source.name) and not _is_vague(source.name)):
        return ""
    return name if _is_vague(name) else ""


@lru_cache(maxsize=4096)
def _is_vague(name: str) -> bool:
    return VAGUE_SOURCES.fullmatch(name) is not None


def _added_without_source(view: RegisterView) -> Iterator[tuple[ActivityView, Data]]:
    """Data enriched or bought that have a source in no activity that has them, each item once."""
    missing: dict[str, tuple[ActivityView, Data]] = {}
    sourced = set[str]()
    for one in view.as_controller:
        if one.marks.isdisjoint(ADDED):
            continue
        for data in one.data:
            if not ADDED.isdisjoint(data.item.flags):
                missing.setdefault(data.item.id, (one, data))
                if _has_source(one, data):
                    sourced.add(data.item.id)
    return (found for key, found in missing.items() if key not in sourced)


def _has_source(one: ActivityView, data: Data) -> bool:
    """Whether a source other than the person names the data, or one of its own names none at all."""
    for source in one.sources:
        named = data.item.id in source.data or (data.use is not None and data.use.id in source.data)
        stands_in = not source.data and source.owner == one.id
        if source.kind != "data_subject" and (named or stands_in):
            return True
    return False
