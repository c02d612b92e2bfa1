"""Cookies and tools: consent before they are set, and how long they last."""

import re
from collections.abc import Iterable, Iterator

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import Names
from ropa_desktop.checks.remedies import Remedy, SetField, set_field
from ropa_desktop.checks.rule import EVIDENCE, LAWFUL, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, excerpt
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import Tracker
from ropa_desktop.register.values import Answer

_STORED = frozenset({"", "cookie", "cookie_type", "pixel", "storage"})
"""Kinds of tracker that stay in the visitor's equipment for a time."""

_TIME = re.compile(
    r"\d|\b(?:en|ett|två|tre|fyra|fem|sex|tolv|tjugofyra|one|two|three|six|twelve)"
    r" (?:minut|timm|dag|dygn|veck|månad|år|minute|hour|day|week|month|year)|\bsession",
    re.IGNORECASE,
)
_CONSENT = ("samtyck", "consent", "9 kap. 28", "lek_9_28")


@rule(
    "SE-08",
    WARNING,
    LAWFUL,
    "lag (2022:482) 9 kap. 28 §",
    step=message("State for each cookie or tool whether it is set only after consent."),
)
def unneeded_cookies_wait_for_consent(view: RegisterView) -> Remarks:
    """Cookies or tools serve analysis or marketing, and nothing in the activity speaks of consent."""
    for one in _analysing(view):
        asked = [each for each in one.trackers if each.consent is not Answer.YES]
        refused = [each for each in asked if each.consent is Answer.NO]
        if not refused and (len(asked) < len(one.trackers) or any(word in one.text for word in _CONSENT)):
            continue
        yield Remark(
            one.record,
            "trackers",
            message(
                "Cookies and tools for analysis or marketing need consent, whatever the legal basis. "
                "It is not stated that they wait for it."
            ),
            one.id,
            remedies=tuple(_waiting(asked)),
            facts=(
                *((each, "consent") for each in one.trackers),
                (one.record, "purposes"),
                (one.record, "legal_bases"),
            ),
        )


@rule(
    "TRK-01",
    WARNING,
    EVIDENCE,
    "13(2)(a)",
    step=message("Write how long it lasts, such as 13 months, or state that it is only for the session."),
)
def cookies_have_a_lifetime(view: RegisterView) -> Remarks:
    """A cookie outlives the session, and no time is given; groups of cookies are told of together."""
    open_ones = [one for one in view.register.all(Tracker) if _has_no_lifetime(one)]
    if not open_ones:
        return
    used = {key for one in view.current for key in one.record.trackers}
    open_ones = [one for one in open_ones if one.id in used]
    groups = [one for one in open_ones if one.kind == "cookie_type"]
    for one in open_ones:
        if one.kind != "cookie_type":
            yield _lifetime_missing(one, [one])
    if groups:
        yield _lifetime_missing(groups[0], groups)


def _analysing(view: RegisterView) -> Iterator[ActivityView]:
    """The running activities as controller in which cookies or tools serve analysis or marketing.

    What rests on consent by its own basis is none; nor is marketing that merely has data from cookies.
    """
    seen = {one.id: one for kind in ("web_analytics", "marketing") for one in view.of_kind[kind]}
    for one in seen.values():
        if one.as_processor or not one.is_running or any(each.basis == "art6_1_a" for each in one.own_bases):
            continue
        has_data = not one.own_data_meant.isdisjoint({"cookie_id", "device"})
        if one.trackers or (has_data and "web_analytics" in one.kinds):
            yield one


def _waiting(trackers: Iterable[Tracker]) -> Iterator[Remedy]:
    """Offers to state that all wait for consent, where nobody has said that they do not."""
    steps = tuple(SetField(each.id, "consent", Answer.YES) for each in trackers)
    if steps and all(each.consent is Answer.UNANSWERED for each in trackers):
        yield Remedy(message("State that they are set only after consent"), steps)


def _has_no_lifetime(one: Tracker) -> bool:
    if blank(one.name):
        return False
    return one.kind in _STORED and one.session is not Answer.YES and _TIME.search(one.lifetime) is None


def _lifetime_missing(first: Tracker, trackers: list[Tracker]) -> Remark:
    return Remark(
        first,
        "lifetime",
        message(
            "It is not stated how long this lasts: {trackers}.",
            trackers=Names(tuple(excerpt(each.name) for each in trackers)),
        ),
        remedies=(
            (set_field(message("State that it is only for the session"), first, session=Answer.YES),)
            if len(trackers) == 1
            else ()
        ),
        facts=tuple((each, "lifetime") for each in trackers[1:]),
    )
