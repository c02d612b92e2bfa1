"""How the data are protected: whether it is described, and whether the description says anything."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.meanings import Meant, measure_meant
from ropa_desktop.checks.remedies import Remedy, set_field
from ropa_desktop.checks.rule import ART30, ERROR, INFO, QUALITY, WARNING, Fact, Remark, Remarks, rule
from ropa_desktop.checks.text import excerpt, folded, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Measure
from ropa_desktop.register.values import Answer

SHORTEST = 20
"""Characters below which words that name no known measure describe nothing."""

LONGEST_GENERAL = 150
"""Characters above which words say more than their general phrases."""

_GENERAL = re.compile(
    r"\b(?:särskilda|lämpliga|nödvändiga|erforderliga|rimliga|tillräckliga|adekvata)\b[\s,]+(?:och \w+ )?"
    r"(?:tekniska|organisatoriska|administrativa|\w*åtgärder)\b"
    r"|\b(?:hög|god|bra|tillräcklig) (?:\w*säkerhet|skyddsnivå)|\b(?:högt|gott|bra|fullgott) skydd"
    r"|\b(?:säkert|tryggt) sätt\b|\bskyddas väl\b"
    r"|\b(?:appropriate|suitable|necessary|adequate|reasonable)\b[\s,]+(?:\w+ and )?"
    r"(?:technical|organi[sz]ational|security|safeguards|measures)\b"
    r"|\b(?:high|good|adequate) (?:level of )?(?:security|protection)\b|\bsecure (?:manner|way)\b",
    re.IGNORECASE,
)
_OWN_PASSWORD = re.compile(
    r"\beget lösenord|\bditt lösenord|\b(?:own|your|personal) password|\bpersonligt lösenord", re.IGNORECASE
)
_ENCRYPTION = frozenset({"encryption_rest", "encryption_transit"})
_AGREEMENTS = frozenset({"processor_management", "confidentiality_agreement"})


@rule(
    "SEC-01",
    ERROR,
    ART30,
    "30(1)(g)",
    step=message("Choose measures, describe them in words, or say why that is not possible."),
)
def security_is_described(view: RegisterView) -> Remarks:
    """Neither measures, nor words, nor the common measures, nor a reason why not."""
    for one in view.current:
        if not one.describes_security and not stated(one.record.security_impossible):
            yield Remark(
                one.record,
                "measures",
                message("The description of security measures is missing."),
                one.id,
                "30(2)(d)" if one.as_processor else "",
                remedies=_rely_on_common_measures(one),
            )


@rule(
    "SEC-02",
    ERROR,
    ART30,
    "30(1)(g)",
    step=message("Choose the measures that are common to the activities of the organisation."),
)
def common_measures_are_given_where_they_apply(view: RegisterView) -> Remarks:
    """Told of once, at the organisation whose measures activities say apply to them."""
    for organisation in view.organisations:
        relied_on = any(one.record.security_inherited is Answer.YES for one in organisation.activities)
        if relied_on and not organisation.describes_security:
            yield Remark(
                organisation.record,
                "measures",
                message("Activities say that the common security measures apply, but none are given."),
            )
    for one in view.current:
        if one.organisation is None and one.record.security_inherited is Answer.YES:
            yield Remark(
                one.record,
                "security_inherited",
                message(
                    "The activity says that the common security measures apply, "
                    "but belongs to no organisation."
                ),
                one.id,
                step=message("Choose the organisation of the activity, or give the measures here."),
            )


@rule(
    "SEC-03",
    WARNING,
    QUALITY,
    "30(1)(g), 32(1)",
    step=message("Choose the measures that you have, such as access control, encryption and backups."),
)
def description_of_security_says_which_measures(view: RegisterView) -> Remarks:
    """Only words, which are few or general and name no measure; the common ones are told of once."""
    text = message("The description of security is too general to show which measures there are.")
    for organisation in view.organisations:
        if not organisation.measures_meant and _says_little(
            organisation.record.security_note, organisation.measures
        ):
            yield Remark(
                organisation.record,
                "security_note",
                text,
                facts=((organisation.record, "measures"),),
            )
    for one in view.current:
        note = one.record.security_note
        if note and not one.measures_meant and _says_little(note, one.own_measures):
            yield Remark(one.record, "security_note", text, one.id, facts=((one.record, "measures"),))


@rule(
    "SEC-08",
    WARNING,
    QUALITY,
    "30(1)(g), 32(1)",
    step=message("Replace it by the measures that you have, such as access control, logging and backups."),
)
def measures_are_measures(view: RegisterView) -> Remarks:
    """A measure in general terms; or nothing but agreements and the user's own password."""
    for measure in _measures_in_use(view):
        if _is_general(measure):
            yield Remark(
                measure,
                "name",
                message("“{measure}” does not say what is done.", measure=excerpt(measure.name)),
                facts=((measure, "kind"), (measure, "category")),
            )
    text = message("Only agreements or the user's own password are given as security measures.")
    step = message("Add the measures that you have, such as access control, logging and backups.")
    for organisation in view.organisations:
        if _protects_nothing(organisation):
            yield Remark(organisation.record, "measures", text, step=step, facts=_note_of(organisation))
    for one in view.current:
        common = one.organisation is not None and _protects_nothing(one.organisation)
        if one.own_measures and not common and _protects_nothing(one):
            yield Remark(one.record, "measures", text, one.id, step=step, facts=_note_of(one))


@rule(
    "SEC-04",
    INFO,
    QUALITY,
    "30(1)(g), 32(1)",
    step=message(
        "Add what is missing, such as encryption and backups, or training and an incident procedure."
    ),
)
def measures_are_both_technical_and_organisational(view: RegisterView) -> Remarks:
    """Two measures or more, all technical or all organisational; the common ones are told of once."""
    one_sided = {one.id: one for one in view.organisations if _side_missing(one)}
    for organisation in one_sided.values():
        yield _one_sided(organisation)
    for one in view.current:
        if one.own_measures or one.record.security_note:
            told = one.organisation is not None and one.organisation.id in one_sided
            if not told and _side_missing(one):
                yield _one_sided(one)


def _note_of(one: ActivityView | OrganisationView) -> tuple[Fact, ...]:
    return ((one.record, "security_note"),)


def _rely_on_common_measures(one: ActivityView) -> tuple[Remedy, ...]:
    if one.organisation is None or not one.organisation.describes_security:
        return ()
    label = message("Let the common security measures apply")
    return (set_field(label, one.record, security_inherited=Answer.YES),)


def _says_little(note: str, measures: Iterable[Measure]) -> bool:
    """Whether a note is few words or a general phrase, and no measure beside it says more."""
    if not stated(note) or any(not _is_general(one) for one in measures):
        return False
    length = len(folded(note))
    return length < SHORTEST or (length < LONGEST_GENERAL and _GENERAL.search(note) is not None)


def _measures_in_use(view: RegisterView) -> Iterator[Measure]:
    """The measures of organisations and current activities, each once."""
    found = {measure.id: measure for one in view.organisations for measure in one.measures}
    found |= {measure.id: measure for one in view.current for measure in one.own_measures}
    return iter(found.values())


def _is_general(measure: Measure) -> bool:
    if measure.category or not stated(measure.name) or measure_meant(measure):
        return False
    return measure.kind == "general" or _GENERAL.search(measure.name) is not None


def _protects_nothing(one: ActivityView | OrganisationView) -> bool:
    """Whether all its measures bind or concern others than those who are to protect the data."""
    if stated(one.record.security_note) or not one.measures:
        return False
    return all(
        _OWN_PASSWORD.search(measure.name)
        or measure.kind == "contractual"
        or (bool(meant := measure_meant(measure)) and meant <= _AGREEMENTS)
        for measure in one.measures
    )


def _side_missing(one: ActivityView | OrganisationView) -> str:
    """The side that all measures lack, "technical" or "organisational"; "" where they are on both, or few."""
    sides = [_sides(measure_meant(measure), measure.kind) for measure in one.measures]
    written = one.measures_meant - _told_by(one.measures)
    if written >= _ENCRYPTION:  # one word for both
        written -= {"encryption_transit"}
    sides += [_sides(frozenset({term}), "") for term in written]
    found = frozenset[str]().union(*sides)
    if len(sides) < 2 or len(found) != 1 or not all(sides):
        return ""
    return "organisational" if "technical" in found else "technical"


def _told_by(measures: Iterable[Measure]) -> Meant:
    return frozenset[str]().union(*map(measure_meant, measures))


@lru_cache(maxsize=1024)
def _sides(meant: Meant, kind: str) -> frozenset[str]:
    """On which sides a measure is: by what it means and, where the user has chosen, by its kind."""
    terms = vocabulary("measures").terms
    groups = {terms[term].group for term in meant if term in terms} | ({kind} if kind else set())
    technical = {"technical"} if groups & {"technical", "physical"} else set[str]()
    organisational = {"organisational"} if groups & {"organisational", "contractual"} else set[str]()
    return frozenset(technical | organisational)


def _one_sided(one: ActivityView | OrganisationView) -> Remark:
    text = (
        message("Only technical measures are described. Organisational ones belong there too.")
        if _side_missing(one) == "organisational"
        else message("Only organisational measures are described. Technical ones belong there too.")
    )
    activity = one.id if isinstance(one, ActivityView) else ""
    return Remark(one.record, "measures", text, activity, facts=_note_of(one))
