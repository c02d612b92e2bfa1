"""What the data need in the way of protection, and what a description of it must not give away."""

import re
from collections.abc import Iterable, Iterator

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.counted import Label, Names, label
from ropa_desktop.checks.meanings import Meant, marks_of
from ropa_desktop.checks.remedies import add_measure
from ropa_desktop.checks.rule import INFO, LAWFUL, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import Activity, Measure, Organisation, System

NEED_PROTECTION = frozenset({"extra_protection", "criminal"})
KEEP_OTHERS_OUT = frozenset({"access_control", "need_to_know", "logging"})
RESTORE = frozenset({"backup", "restore_test", "redundancy", "continuity"})
REVIEW = frozenset({"audit", "pentest", "risk_assessment"})

_SECURITY_FIELDS = frozenset(
    {
        (Organisation, "security_note"),
        (Activity, "security_note"),
        (Activity, "storage"),
        (Measure, "name"),
        (Measure, "note"),
        (System, "note"),
        (System, "location"),
    }
)
_SECRET_WORDS = ("lösenord", "password", "api-nyckel", "api key", "api-key", "private key")
_SECRET = re.compile(
    r"\b(?:lösenord(?:et)?|password)\s*(?:\bär|\bis|:|=)\s*"
    r"(?!aes|sha|pbkdf|argon|bcrypt|2fa|\d+[ -]?(?:t|d|c|å))(?=\S*\d)(?=\S*[^\W\d_])[^\s,;]{5,}"
    r"|\bapi[- ](?:nyckel|key)\w*\s*(?:\bär|\bis|:|=)\s*(?=\S*\d)\S{8,}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY",
    re.IGNORECASE,
)
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_ADDRESS = re.compile(
    rf"(?<![\w.])(?<!version )(?!127\.|0\.)(?:{_OCTET}\.){{3}}{_OCTET}(?![\w]|\.\d)", re.IGNORECASE
)


@rule(
    "SEC-05",
    WARNING,
    LAWFUL,
    "32(1)-(2)",
    step=message("Add the measures that you have, or decide who may see these data."),
)
def data_that_need_it_are_kept_from_others(view: RegisterView) -> Remarks:
    """Data such as personal identity numbers, and neither access control nor logging among the measures.

    Common measures are told of once, at their organisation. Special categories have a rule of their own.
    """
    common: dict[str, OrganisationView] = {}
    for one in view.current:
        if one.marks.isdisjoint(NEED_PROTECTION) or not _lets_everyone_in(one):
            continue
        if one.organisation and not one.own_measures and not stated(one.record.security_note):
            common[one.organisation.id] = one.organisation
        else:
            yield _open_to_all(one.record, [one], one.id)
    for organisation in common.values():
        concerned = [one for one in organisation.activities if not one.marks.isdisjoint(NEED_PROTECTION)]
        yield _open_to_all(organisation.record, concerned)


@rule(
    "SEC-06",
    WARNING,
    QUALITY,
    "30(1)(g)",
    step=message("Remove it from the text. If it is still in use, change it where it is used."),
)
def description_gives_no_secret_away(view: RegisterView) -> Remarks:
    """A password, a key or the address of a machine; a general description is enough."""
    text = message(
        "The text seems to hold a password, a key or the address of a machine. "
        "The record may be shown to the supervisory authority."
    )
    for record, field, _, activity in view.mentions(_SECRET_WORDS, _SECRET):
        if (type(record), field.name) in _SECURITY_FIELDS:
            yield Remark(record, field.name, text, activity)
    for record, name in _machine_addresses(view):
        yield Remark(record, name, text)


@rule(
    "SEC-07",
    INFO,
    QUALITY,
    "32(1)(c)-(d)",
    step=message("Add the measures that you have, or plan for them."),
)
def common_measures_restore_and_review(view: RegisterView) -> Remarks:
    """Common measures are described, but none for restoring data, or none for reviewing the measures."""
    for one in view.organisations:
        if one.measures_meant and (text := _what_is_not_done(one.measures_meant)):
            yield Remark(one.record, "measures", text, facts=((one.record, "security_note"),))


def _lets_everyone_in(one: ActivityView) -> bool:
    described = bool(one.measures_meant) and one.describes_security
    return (
        described and one.measures_meant.isdisjoint(KEEP_OTHERS_OUT) and "special_category" not in one.marks
    )


def _open_to_all(
    record: Activity | Organisation, concerned: Iterable[ActivityView], activity: str = ""
) -> Remark:
    return Remark(
        record,
        "measures",
        message(
            "Neither access control nor logging is among the measures, although these data need it: {data}.",
            data=Names(tuple(_protected(concerned))[:5]),
        ),
        activity,
        remedies=(add_measure(record, "access_control"), add_measure(record, "logging")),
        facts=((record, "security_note"),),
    )


def _protected(concerned: Iterable[ActivityView]) -> Iterator[Label]:
    """What the data that need protection are called, each once."""
    items = (each.item for one in concerned for each in one.data)
    named = (label(item.name, item.category, "data") for item in items if marks_of(item) & NEED_PROTECTION)
    return iter(dict.fromkeys(named))


def _machine_addresses(view: RegisterView) -> Iterator[tuple[Record, str]]:
    """The fields in which the address of a machine stands; that of a person is no part of these."""
    for organisation in view.organisations:
        if _ADDRESS.search(organisation.record.security_note):
            yield organisation.record, "security_note"
    described: tuple[tuple[type[Measure] | type[System], tuple[str, ...]], ...] = (
        (Measure, ("name", "note")),
        (System, ("location", "note")),
    )
    for cls, fields in described:
        for record in view.register.all(cls):
            yield from ((record, name) for name in fields if _ADDRESS.search(getattr(record, name)))


def _what_is_not_done(meant: Meant) -> Message | None:
    restores, reviews = not meant.isdisjoint(RESTORE), not meant.isdisjoint(REVIEW)
    if restores and reviews:
        return None
    if restores:
        return message("No common measure reviews the protection, such as an audit or a risk assessment.")
    if reviews:
        return message("No common measure restores data, such as backups.")
    return message(
        "No common measure restores data, such as backups, and none reviews the protection, such as an audit."
    )
