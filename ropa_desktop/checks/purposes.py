"""Purposes: whether they say what the data are used for, each on its own."""

import re
from itertools import combinations

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.required_texts import only_refers
from ropa_desktop.checks.rule import (
    ART30,
    ERROR,
    INFO,
    QUALITY,
    WARNING,
    Fact,
    Remark,
    Remarks,
    rule,
)
from ropa_desktop.checks.text import blank, excerpt, folded
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import Purpose, System

FEWEST_WORDS, SHORTEST = 3, 15
"""Words and characters below which a purpose is hardly one."""

LONGEST_VAGUE = 60
"""Characters from which a purpose is not read: it says something."""

LONG_ENOUGH = 20
"""Characters from which two words will do: “genomföra fakturering”."""

MOST_PURPOSES = 5

_COMPOUND, _LONG_COMPOUND = 12, 16
"""Letters from which a Swedish compound says as much as two words, and as three."""

_WORD = re.compile(r"[^\W\d_]+")

_VAGUE = re.compile(
    r"""(?:
    (?:allmän\ )?administration | hr | personal | marknadsföring | kontroll(?:er)? | it | ekonomi | övrigt
    | diverse | drift | analys(?:er)? | lagring | register | statistik | (?:vår\ )?verksamhet(?:en)? | service
    | utveckling | kommunikation | information
    | (?:general\ )?admin | personnel | staff | marketing | controls? | finance | other | miscellaneous
    | operations | analysis | analytics | storage | statistics | (?:our\ )?business | services | development
    | communications?
    | [\s,/&+.] | \boch\b | \bsamt\b | \band\b
    )+""",
    re.VERBOSE,
)
"""Purposes that name a department or a kind of work, alone or several in a row."""

SYSTEM_WORDS = frozenset(
    """crm crm-system crm-systemet crm system erp erp-system affärssystem affärssystemet
    excel sharepoint outlook
    teams onedrive dropbox fortnox visma hubspot salesforce mailchimp hotjar slack zendesk dynamics sap
    """.split()
) | {"google analytics", "google workspace", "google drive", "microsoft 365", "microsoft teams", "office 365"}
"""Names of systems that many have, and what kinds of them are called."""


@rule(
    "ACT-02",
    ERROR,
    ART30,
    "30(1)(b)",
    step=message("Write what the data are used for, one purpose on each row."),
)
def purposes_are_stated(view: RegisterView) -> Remarks:
    """No purpose says anything."""
    for one in view.as_controller:
        if not one.purposes:
            yield Remark(one.record, "purposes", message("The purpose is missing."), one.id)


@rule(
    "ACT-03",
    WARNING,
    QUALITY,
    "5(1)(b)",
    step=message(
        "Write with a verb what the data are used for and why, such as “pay salaries to employees”."
    ),
)
def purposes_are_specific(view: RegisterView) -> Remarks:
    """So few words that they hardly say a use, or a department; systems and links are told of apart."""
    for one in view.as_controller:
        for purpose in one.purposes:
            text = _worded(purpose)
            if _is_too_general(text) and not (_is_system(one, text) or only_refers(text)):
                yield Remark(
                    purpose,
                    _field(purpose),
                    message("The purpose “{value}” is too general.", value=excerpt(text)),
                    one.id,
                )


@rule(
    "ACT-04",
    WARNING,
    QUALITY,
    "30(1)(b)",
    step=message("Write what you want to achieve; the system belongs under Systems."),
)
def purposes_are_no_systems(view: RegisterView) -> Remarks:
    """A purpose, or else the name of the activity, is only the name of a system."""
    known = SYSTEM_WORDS.union(folded(each.name) for each in view.register.all(System))
    longest = max(map(len, known)) + 1
    for one in view.current:
        texts = (one.record.name, *map(_worded, one.purposes))
        if not any(len(each) <= longest and _bare(each) in known for each in texts):
            continue
        named = [each for each in one.purposes if _is_system(one, _worded(each))]
        for purpose in named:
            text = message(
                "The purpose “{value}” names a system, not a use.", value=excerpt(_worded(purpose))
            )
            yield Remark(purpose, _field(purpose), text, one.id, facts=_systems_of(one))
        if not named and _is_system(one, one.record.name):
            text = message(
                "The activity is named after the system “{value}”.", value=excerpt(one.record.name)
            )
            step = message("Name the activity after what it is for; the system belongs under Systems.")
            yield Remark(one.record, "name", text, one.id, step=step, facts=_systems_of(one))


@rule(
    "ACT-05",
    INFO,
    QUALITY,
    "5(1)(b), 30(1)(b)",
    step=message("Consider an entry of its own for what has its own data, legal basis or time limit."),
)
def one_entry_is_one_activity(view: RegisterView) -> Remarks:
    """Many purposes in one entry, or purposes with a legal basis and data of their own."""
    for one in view.as_controller:
        if len(one.purposes) > MOST_PURPOSES:
            text = message("There are {count} purposes in one entry.", count=len(one.purposes))
        elif _holds_two_activities(one):
            text = message("Purposes in one entry have different legal bases and different data.")
        else:
            continue
        yield Remark(one.record, "purposes", text, one.id, facts=((one.record, "legal_bases"),))


def _worded(purpose: Purpose) -> str:
    """What a purpose says: in Swedish, else in English."""
    return purpose.text_en if blank(purpose.text) else purpose.text


def _field(purpose: Purpose) -> str:
    return "text_en" if blank(purpose.text) else "text"


def _is_too_general(purpose: str) -> bool:
    text = folded(purpose) if len(purpose) < LONGEST_VAGUE else ""
    if not text:
        return False
    if _VAGUE.fullmatch(text):
        return True
    return len(text) < SHORTEST or (len(text) < LONG_ENOUGH and _words_said(text) < FEWEST_WORDS)


def _words_said(text: str) -> int:
    """How many words a text has, as English would count them: Swedish writes a phrase as one."""
    words = _WORD.findall(text)
    return sum(1 + (len(one) >= _COMPOUND) + (len(one) >= _LONG_COMPOUND) for one in words)


def _is_system(one: ActivityView, text: str) -> bool:
    """Whether a text is only the name of a system: one of the activity's, or one that many have."""
    name = _bare(text)
    return name in SYSTEM_WORDS or (bool(name) and any(name == folded(each.name) for each in one.systems))


def _bare(text: str) -> str:
    return folded(text).rstrip(".")


def _systems_of(one: ActivityView) -> tuple[Fact, ...]:
    return ((one.record, "systems"), *((each, "name") for each in one.systems))


def _holds_two_activities(one: ActivityView) -> bool:
    """Whether two of its own legal bases are for different purposes and for different data."""
    if len(one.purposes) < 2:
        return False
    tied = [(set(each.purposes), set(each.data)) for each in one.own_bases if each.purposes and each.data]
    return any(_are_apart(first, second) for first, second in combinations(tied, 2))


def _are_apart(first: tuple[set[str], set[str]], second: tuple[set[str], set[str]]) -> bool:
    return all(mine.isdisjoint(its) for mine, its in zip(first, second, strict=True))
