"""What a legal basis needs to be described: statute, interest, balancing, consent."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ropa_desktop.checks.bases_in_use import (
    CONSENT,
    EXPLICIT_CONSENT,
    INTEREST,
    OBLIGATION,
    PUBLIC_TASK,
    Used,
    barred_to_authorities,
    bases_in_use,
    conditions_in_use,
    tied_to_nothing,
)
from ropa_desktop.checks.remedies import Remedy, set_field
from ropa_desktop.checks.rule import (
    ERROR,
    EVIDENCE,
    INFO,
    LAWFUL,
    QUALITY,
    WARNING,
    Remark,
    Remarks,
    rule,
)
from ropa_desktop.checks.text import blank, excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law import bases as law
from ropa_desktop.law.requirements import Requirement
from ropa_desktop.law.retention import statutory_periods
from ropa_desktop.register.records import LegalBasis, Provenance, Right, SpecialCondition
from ropa_desktop.register.values import Answer, PartialDate

_STATUTE = re.compile(
    r"""\b\d{4}:\d{1,4}\b | \((?:eu|eg|eeg|ec|eec)\) | \b\d{2,4}/\d{1,4}\b | gdpr | kollektivavtal
    | collective\ agreement | beslut | decision | föreskrift | regulation
    | \b(?:lag|förordning)(?:en)?\ om\b | \bact\b
    | (?<!\w)(?-i:LAS|MBL|ATL|LEK|OSL|BFL|ABL|SFL|SFB|PDL|PSL|HSL|SoL|LSS|KUL|ÅRL|FL|RB|UB|BrB)(?!\w)
    | \w{2,}(?:förordning(?:en|ens)?|balk(?:en|ens)?)\b
    | \w{3,}(?:lag|lagens?)\b
      (?<!bolag)(?<!förslag)(?<!underlag)(?<!anslag)(?<!avslag)(?<!inslag)(?<!upplag)(?<!beslag)(?<!uppslag)
      (?<!bolagen)(?<!förslagen)(?<!underlagen)(?<!anslagen)(?<!avslagen)(?<!inslagen)(?<!beslagen)
      (?<!bolagens)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What looks like a statute, a collective agreement or a decision; underlag and bolag are no statutes."""

Ground = Used[LegalBasis] | Used[SpecialCondition]

_ENDING_OF_STATUTES = re.compile(r"s?(?:lagen|förordningen|balken)$")
_BALANCING = re.compile(r"avvägning|balancing|legitimate interest|berättigat intresse|\blia\b", re.IGNORECASE)


@rule(
    "LB-03",
    ERROR,
    LAWFUL,
    "6(1)(f), 13(1)(d)",
    step=message("Write whose interest it is, and which."),
)
def interest_is_stated(view: RegisterView) -> Remarks:
    """A note alone does not state it."""
    for used in bases_in_use(view, INTEREST):
        if blank(used.record.interest):
            text = message("It is not stated which legitimate interest is relied on.")
            yield Remark(used.record, "interest", text, used.place)


@rule(
    "LB-04",
    WARNING,
    LAWFUL,
    "6(1)(f), 5(2)",
    step=message(
        "Write why the processing is needed and how the interest weighs against that of the people, "
        "or choose the document with the assessment under Documents."
    ),
)
def interests_are_weighed(view: RegisterView) -> Remarks:
    """Neither here nor in a document filed with the activity; not where the basis is barred anyway."""
    for used in bases_in_use(view, INTEREST):
        if blank(used.record.balancing) and not barred_to_authorities(used) and not _assessment_filed(used):
            yield Remark(
                used.record,
                "balancing",
                message("The balancing of interests is not documented."),
                used.place,
                facts=((used.activity.record, "documents"),) if used.activity else (),
            )


def _assessment_filed(used: Ground) -> bool:
    """Whether a document is filed with the activity that may be the balancing of interests."""
    documents = used.activity.documents if used.activity else ()
    return any(one.kind == "assessment" or _BALANCING.search(one.title) for one in documents)


@rule(
    "LB-05",
    ERROR,
    LAWFUL,
    "6(1)(c), 6(3); lag (2018:218) 2 kap. 1 §",
    step=message("Write which statute it is, with number and section, or which agreement or decision."),
)
def obligation_has_a_source(view: RegisterView) -> Remarks:
    """Not named in its own field, nor in the words for the obligation."""
    for used in bases_in_use(view, OBLIGATION):
        if _names_no_source(used.record):
            yield Remark(
                used.record,
                "statute",
                message(
                    "It is not stated which statute, collective agreement or decision "
                    "imposes the legal obligation."
                ),
                used.place,
                remedies=tuple(_statutes_of_retention(used)),
                facts=((used.record, "obligation"),),
            )


def _names_no_source(basis: LegalBasis) -> bool:
    return blank(basis.statute) and not _STATUTE.search(basis.obligation)


def _statutes_of_retention(used: Used[LegalBasis]) -> Iterator[Remedy]:
    """The statutes that the activity's own retention rules follow, as what the obligation may rest on."""
    told: set[tuple[str, str]] = set()
    for each in used.activity.retention if used.activity else ():
        one = each.rule
        period = statutory_periods().get(one.library_rule)
        binding = period.kind == "minimum" if period else one.kind == "statutory"
        if not each.common and binding and stated(one.statute) and (one.statute, one.section) not in told:
            told.add((one.statute, one.section))
            reference = " ".join(filter(None, (one.statute, one.section)))
            yield set_field(
                message("Write the statute of the retention rule: {statute}", statute=reference),
                used.record,
                statute=one.statute,
                section=one.section,
            )


@rule(
    "LB-06",
    WARNING,
    QUALITY,
    "6(3)",
    step=message("Write the name of the statute with its number, such as bokföringslagen (1999:1078)."),
)
def statute_looks_like_one(view: RegisterView) -> Remarks:
    """What is stated is neither a statute nor a collective agreement or a decision."""
    for used in bases_in_use(view, OBLIGATION, PUBLIC_TASK):
        text = used.record.statute
        if stated(text) and not _STATUTE.search(text):
            yield Remark(
                used.record,
                "statute",
                message("“{value}” does not look like a statute.", value=excerpt(text)),
                used.place,
                remedies=tuple(
                    set_field(message("Write: {statute}", statute=statute), used.record, statute=statute)
                    for statute in _statutes_hinted_at(text)
                ),
            )


def _statutes_hinted_at(text: str) -> Iterator[str]:
    """The statutes of the library that a word of a text points to, such as "bokföring", as cited."""
    words = text.casefold()
    told: set[str] = set()
    for one in statutory_periods().values():
        name = one.statute.sv
        stem = _ENDING_OF_STATUTES.sub("", name.casefold())
        if one.sfs not in told and " " not in name and stem != name.casefold() and stem in words:
            told.add(one.sfs)
            yield f"{name[:1].lower()}{name[1:]} ({one.sfs})"


@rule(
    "LB-07",
    ERROR,
    LAWFUL,
    "6(1)(e), 6(3); lag (2018:218) 2 kap. 2 §",
    step=message("Write which statute it is, with number and section, or which agreement or decision."),
)
def public_task_has_a_source(view: RegisterView) -> Remarks:
    """As for a legal obligation."""
    for used in bases_in_use(view, PUBLIC_TASK):
        if _names_no_source(used.record):
            yield Remark(
                used.record,
                "statute",
                message(
                    "It is not stated which statute, collective agreement or decision lays down the task."
                ),
                used.place,
                facts=((used.record, "obligation"),),
            )


def _consents(view: RegisterView) -> Iterator[Ground]:
    """Every consent relied on; an explicit one beside a consent in the same activity is the same consent.

    What is said to be a consent to everything is to be tied to purposes first.
    """
    for basis in bases_in_use(view, CONSENT):
        if basis.activity or not tied_to_nothing(basis.record):
            yield basis
    for used in conditions_in_use(view, EXPLICIT_CONSENT):
        if not used.activity or not any(one.basis == CONSENT for one in used.activity.own_bases):
            yield used


@rule(
    "LB-10",
    ERROR,
    LAWFUL,
    "7(3)",
    step=message("Write how consent is withdrawn: it must be as easy as giving it."),
)
def consent_can_be_withdrawn(view: RegisterView) -> Remarks:
    """Neither here nor where people are told of the right to withdraw."""
    for used in _consents(view):
        if not blank(used.record.consent_withdrawal) or _has_route(used, "withdrawal"):
            continue
        owner = used.organisation.record if used.organisation else None
        routes = "\n".join(filter(stated, owner.rights_exercise)) if owner else ""
        take = message("Write what is said of all rights: {route}", route=excerpt(routes))
        yield Remark(
            used.record,
            "consent_withdrawal",
            message("It is not stated how consent is withdrawn."),
            used.place,
            remedies=(set_field(take, used.record, consent_withdrawal=routes),) if routes else (),
        )


def _has_route(used: Ground, right: str) -> bool:
    """Whether a right is told of, in the activity or for all, with how to exercise it."""
    owners = (used.activity, used.organisation)
    rights = (one for owner in owners if owner for one in owner.parts(Right))
    return any(one.right == right and stated(one.route) for one in rights)


@rule(
    "LB-11",
    ERROR,
    EVIDENCE,
    "7(1)",
    step=message("Write how people give their consent, such as by which form or box."),
)
def consent_is_obtained(view: RegisterView) -> Remarks:
    """A consent that nobody says how it is given can hardly be shown."""
    for used in _consents(view):
        if blank(used.record.consent_obtained):
            text = message("It is not stated how consent is obtained.")
            yield Remark(used.record, "consent_obtained", text, used.place)


@rule(
    "LB-14",
    WARNING,
    LAWFUL,
    "8; lag (2018:218) 2 kap. 4 §",
    step=message("Write how age is checked, and how guardians consent for those under 13."),
)
def age_of_children_is_checked(view: RegisterView) -> Remarks:
    """An online service is offered to children and rests on consent."""
    for used in bases_in_use(view, CONSENT):
        one = used.activity
        if one and one.record.children_online is Answer.YES and blank(used.record.child_age_check):
            yield Remark(
                used.record,
                "child_age_check",
                message(
                    "The service is offered to children online, "
                    "but not how the age limit of 13 years is checked."
                ),
                one.id,
                facts=((one.record, "children_online"),),
            )


@rule(
    "LB-24",
    INFO,
    QUALITY,
    "5(2)",
    step=message("Ask whoever knows, and confirm the basis or correct it."),
)
def inferred_basis_is_confirmed(view: RegisterView) -> Remarks:
    """The basis was read into a document that does not state it."""
    for provenance in view.register.every(Provenance):
        if provenance.statement != "inferred" or provenance.field not in {"", "basis"}:
            continue
        basis = view.register.get(LegalBasis, provenance.owner)
        if basis is None or stated(provenance.confirmed_by) or provenance.confirmed_on:
            continue
        activity = view.activity_of(basis)
        if activity is None or activity.record.state != "ended":
            today = PartialDate(view.on.isoformat())
            yield Remark(
                basis,
                "basis",
                message("The legal basis is inferred, not stated by anyone."),
                activity.id if activity else "",
                remedies=(set_field(message("Confirm it"), provenance, confirmed_on=today),),
                facts=((provenance, "statement"), (provenance, "confirmed_on")),
            )


FIELDS: Mapping[str, str] = {
    "consent.evidence_location": "consent_evidence",
    "contract.which": "contract",
    "vital_interest.situation": "vital_situation",
    "legitimate_interest.necessity": "necessity",
    "legitimate_interest.objection_route": "objection_route",
    "art9.legal_reference": "legal_reference",
    "art9.incapacity": "incapacity",
    "art9.nonprofit_aim": "nonprofit_aim",
    "recipients.none_outside_without_consent": "none_outside",
    "art9.publication": "publication",
    "art9.claim": "claim",
    "art89.safeguards": "safeguards",
}
"""The field that answers each requirement which no rule of its own asks for."""


@cache
def _asked() -> Mapping[str, tuple[tuple[Requirement, str], ...]]:
    """What is asked of each basis and Art. 9(2) condition, with the field that answers it.

    A statute that is an error to leave out has a rule of its own.
    """
    return {
        term: tuple(
            (each, FIELDS[each.field])
            for each in basis.requires
            if each.field in FIELDS and (each.field, each.severity) != ("art9.legal_reference", "error")
        )
        for term, basis in (*law.legal_bases().items(), *law.special_conditions().items())
    }


@rule(
    "LB-D",
    WARNING,
    EVIDENCE,
    "6, 9",
    step=message("Answer the question in this field."),
)
def what_a_basis_asks_is_answered(view: RegisterView) -> Remarks:
    """What the reference data ask of a basis in use; not of one that is barred, or tied to nothing."""
    for used in bases_in_use(view, *law.legal_bases()):
        common_for_nothing = used.activity is None and tied_to_nothing(used.record)
        if not common_for_nothing and not (used.record.basis == INTEREST and barred_to_authorities(used)):
            yield from _unanswered(used, used.record.basis)
    for condition in conditions_in_use(view, *law.special_conditions()):
        yield from _unanswered(condition, condition.record.condition)


def _unanswered(used: Ground, term: str) -> Remarks:
    for requirement, field in _asked()[term]:
        answer = getattr(used.record, field)
        answered = answer is Answer.YES if isinstance(answer, Answer) else stated(answer)
        if not answered and not _answered_elsewhere(used, field):
            error = requirement.severity == "error"
            yield Remark(
                used.record,
                field,
                message("Not answered: {question}", question=requirement.question),
                used.place,
                requirement.article,
                severity=ERROR if error else WARNING,
                gate=LAWFUL if error else EVIDENCE,
            )


def _answered_elsewhere(used: Ground, field: str) -> bool:
    """Whether how to object is said of all rights, or necessity belongs to a balancing missing or filed."""
    if field == "objection_route":
        general = used.organisation.record.rights_exercise if used.organisation else ()
        return stated(*general) or _has_route(used, "objection")
    if field == "necessity" and isinstance(used.record, LegalBasis):
        return blank(used.record.balancing) or _assessment_filed(used)
    return False
