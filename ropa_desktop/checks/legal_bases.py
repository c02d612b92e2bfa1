"""Legal bases: whether each activity and purpose has one, and one that can be used there."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.bases_in_use import (
    CONSENT,
    CONTRACT,
    EXPLICIT_CONSENT,
    INTEREST,
    OBLIGATION,
    PUBLIC_TASK,
    VITAL_INTEREST,
    barred_to_authorities,
    bases_in_use,
    conditions_in_use,
    limited,
    tied_to_nothing,
)
from ropa_desktop.checks.counted import Names, label
from ropa_desktop.checks.meanings import people_meant
from ropa_desktop.checks.remedies import add_part, set_field
from ropa_desktop.checks.rule import ERROR, INFO, LAWFUL, QUALITY, WARNING, Fact, Remark, Remarks, rule
from ropa_desktop.checks.text import excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.terms import Term
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import LegalBasis, People, Purpose, SpecialCondition
from ropa_desktop.register.values import Answer

DEPENDENT = frozenset(
    {
        *("employees", "former_employees", "job_applicants", "consultants", "interns"),
        *("students", "patients", "care_recipients", "tenants"),
    }
)
"""People who can seldom say no to whoever asks for their consent (recital 43)."""

NO_PARTIES = frozenset(
    {"customer_contacts", "supplier_contacts", "relatives", "references", "passers_by", "visitors"}
)
"""People who are as a rule not party to a contract with the organisation."""

CARED_FOR = frozenset({"patients", "care_recipients"})
MOST_BASES_UNTIED = 2
_REACHING_OUT = re.compile(r"kommunikation|marknadsför|utskick|erbjud|nyhetsbrev", re.IGNORECASE)


def _term(basis: LegalBasis) -> Term:
    return vocabulary("legal_bases").terms[basis.basis]


def _own(one: ActivityView) -> list[LegalBasis]:
    """The bases of an activity itself that have a term."""
    known = vocabulary("legal_bases").terms
    return [basis for basis in one.own_bases if basis.basis in known]


def _either_or(one: LegalBasis, other: LegalBasis) -> bool:
    """Whether it is still open which of two bases it is to be."""
    return other.id in one.alternatives or one.id in other.alternatives


@rule(
    "LB-01",
    ERROR,
    LAWFUL,
    "6(1), 5(2)",
    step=message("Choose the legal basis that the activity rests on."),
)
def activity_has_a_legal_basis(view: RegisterView) -> Remarks:
    """None of its own, and none that is common."""
    for one in view.as_controller:
        if not any(basis.basis for basis in one.bases):
            yield Remark(
                one.record,
                "legal_bases",
                message(
                    "The legal basis is missing. Article 30 does not demand it in the record, "
                    "but no processing is lawful without one, and you must be able to show it."
                ),
                one.id,
                remedies=tuple(
                    add_part(
                        message("Add the legal basis: {basis}", basis=term), one.record, LegalBasis, basis=key
                    )
                    for key, term in vocabulary("legal_bases").terms.items()
                ),
            )


@rule(
    "LB-08",
    WARNING,
    LAWFUL,
    "6(1)(e); lag (2018:218) 2 kap. 2 §",
    step=message("Choose another basis, or answer that the organisation performs a public task."),
)
def public_task_is_performed_by_the_organisation(view: RegisterView) -> Remarks:
    """The organisation is no authority, and has not answered that it performs a public task."""
    for used in bases_in_use(view, PUBLIC_TASK):
        owner = used.organisation
        if owner and not owner.is_authority and owner.record.public_task is not Answer.YES:
            yield Remark(
                used.record,
                "basis",
                message("A task of public interest is an unusual basis for a private organisation."),
                used.place,
                remedies=(
                    set_field(
                        message("Answer that the organisation performs a public task"),
                        owner.record,
                        public_task=Answer.YES,
                    ),
                ),
                facts=((owner.record, "public_task"), (owner.record, "public_authority")),
            )


@rule(
    "LB-09",
    ERROR,
    LAWFUL,
    "6(1) second subparagraph",
    step=message("Choose another basis, or answer that this lies outside the authority's tasks."),
)
def authority_does_not_weigh_interests_in_its_tasks(view: RegisterView) -> Remarks:
    """A public authority relies on legitimate interests, and not for something outside its tasks."""
    for used in bases_in_use(view, INTEREST):
        if used.organisation and barred_to_authorities(used):
            yield Remark(
                used.record,
                "basis",
                message(
                    "A public authority may not rely on legitimate interests when it performs its tasks."
                ),
                used.place,
                remedies=(
                    set_field(
                        message("Answer that this lies outside the authority's tasks"),
                        used.record,
                        outside_public_tasks=Answer.YES,
                    ),
                ),
                facts=(
                    (used.record, "outside_public_tasks"),
                    (used.organisation.record, "public_authority"),
                ),
            )


@rule(
    "LB-12",
    WARNING,
    LAWFUL,
    "7(4), recital 43",
    step=message("Consider another basis, or note why the consent is given freely here."),
)
def consent_is_free(view: RegisterView) -> Remarks:
    """It is asked of people who depend on the organisation; consent and explicit consent are one."""
    for used in bases_in_use(view, CONSENT):
        if used.activity:
            yield from _unfree(used.record, "basis", used.activity, _people_of(used.record, used.activity))
    for condition in conditions_in_use(view, EXPLICIT_CONSENT):
        one = condition.activity
        if one and not any(basis.basis == CONSENT for basis in one.own_bases):
            yield from _unfree(condition.record, "condition", one, one.people)


def _unfree(
    ground: LegalBasis | SpecialCondition, field: str, one: ActivityView, people: Sequence[People]
) -> Remarks:
    facts: tuple[Fact, ...] = ((one.record, "people"), (one.record, "power_imbalance"))
    dependent = tuple(
        dict.fromkeys(
            label(each.name, each.category, "people") for each in people if people_meant(each) & DEPENDENT
        )
    )
    if dependent:
        text = message(
            "Consent is seldom given freely by people who depend on you: {people}.", people=Names(dependent)
        )
        yield Remark(ground, field, text, one.id, facts=facts)
    elif one.record.power_imbalance is Answer.YES and people:
        text = message("Consent is seldom given freely where there is an imbalance of power.")
        yield Remark(ground, field, text, one.id, facts=facts)


def _people_of(basis: LegalBasis, one: ActivityView) -> Sequence[People]:
    """The people that a basis is for: those it names, else all of the activity."""
    return [each for each in one.people if each.id in basis.people] if basis.people else one.people


@rule(
    "LB-13",
    WARNING,
    QUALITY,
    "5(1)(a), 6(1)",
    step=message("State which purposes rest on consent and which on the other basis."),
)
def consent_stands_alone(view: RegisterView) -> Remarks:
    """Consent and another basis may be for the same, as one of them names no purpose."""
    for used in bases_in_use(view, CONSENT):
        others = _own(used.activity) if used.activity else []
        other = next((each for each in others if _may_be_for_the_same(used.record, each)), None)
        if used.activity and other:
            yield Remark(
                used.activity.record,
                "legal_bases",
                message(
                    "Consent stands beside {basis} without saying what rests on which. "
                    "People are misled if the processing goes on after they have withdrawn their consent.",
                    basis=_term(other),
                ),
                used.place,
                facts=_facts((used.record, other)),
            )


def _may_be_for_the_same(consent: LegalBasis, other: LegalBasis) -> bool:
    return (
        other.basis != CONSENT
        and not (consent.purposes and other.purposes)
        and not (limited(consent) or limited(other))
        and not _either_or(consent, other)
    )


def _facts(bases: Iterable[LegalBasis]) -> tuple[Fact, ...]:
    """What bases say of what they are for."""
    fields = ("basis", "purposes", "people", "data_as_written", "alternatives")
    return tuple((basis, field) for basis in bases for field in fields)


@rule(
    "LB-15",
    WARNING,
    LAWFUL,
    "6(1)(b)",
    step=message("Choose legitimate interests, or another basis that fits people who are no party."),
)
def contract_is_with_the_people(view: RegisterView) -> Remarks:
    """All the people are such as are not party to a contract with the organisation."""
    for used in bases_in_use(view, CONTRACT):
        if used.activity is None:
            continue
        people = _people_of(used.record, used.activity)
        terms = [people_meant(each) for each in people]
        if terms and all(meant and meant <= NO_PARTIES for meant in terms):
            names = tuple(dict.fromkeys(label(each.name, each.category, "people") for each in people))
            yield Remark(
                used.record,
                "basis",
                message(
                    "A contract is a basis only towards those who are party to it. "
                    "These are probably not: {people}.",
                    people=Names(names),
                ),
                used.place,
                remedies=(
                    set_field(
                        message(
                            "Change the basis to: {basis}", basis=vocabulary("legal_bases").terms[INTEREST]
                        ),
                        used.record,
                        basis=INTEREST,
                    ),
                ),
                facts=((used.activity.record, "people"), (used.record, "people")),
            )


@rule(
    "LB-17",
    WARNING,
    QUALITY,
    "6(1), 13(1)(c)",
    step=message("State for each basis which purposes it is for."),
)
def several_bases_are_tied_to_purposes(view: RegisterView) -> Remarks:
    """More than two different bases, and none says what it is for."""
    for one in view.as_controller:
        if len(one.own_bases) <= MOST_BASES_UNTIED:
            continue
        bases = _own(one)
        if len({basis.basis for basis in bases}) > MOST_BASES_UNTIED and all(map(tied_to_nothing, bases)):
            text = message("There are several legal bases, but not which of them each purpose rests on.")
            yield Remark(one.record, "legal_bases", text, one.id, facts=_facts(bases))


@rule(
    "LB-18",
    INFO,
    LAWFUL,
    "6(1)(d), recital 46",
    step=message("Choose another basis unless this is about emergencies."),
)
def vital_interests_are_for_emergencies(view: RegisterView) -> Remarks:
    """The people are not patients or others who are cared for."""
    for used in bases_in_use(view, VITAL_INTEREST):
        one = used.activity
        if one and not any(people_meant(each) & CARED_FOR for each in _people_of(used.record, one)):
            yield Remark(
                used.record,
                "basis",
                message(
                    "Vital interests are about life and health in emergencies, when no other basis will do."
                ),
                one.id,
                facts=((one.record, "people"), (used.record, "people")),
            )


@rule(
    "LB-20",
    WARNING,
    QUALITY,
    "6(1), 13(1)(c)",
    step=message("Choose the purpose under the legal basis that it rests on, or add a basis for it."),
)
def purpose_has_a_legal_basis(view: RegisterView) -> Remarks:
    """Where bases are tied to purposes, no basis is for this one; a common basis tied to nothing is not."""
    for organisation in view.organisations:
        activities = [one for one in organisation.activities if not one.as_processor]
        bases = itertools.chain(organisation.bases, *(one.own_bases for one in activities))
        tied = {key for basis in bases if basis.basis for key in basis.purposes}
        for one in activities if tied else ():
            own = _own(one)
            if not (own or organisation.bases) or any(map(_is_for_all, own)):
                continue
            for purpose in one.purposes:
                if purpose.id not in tied:
                    yield _without_basis(purpose, one, own)


def _is_for_all(basis: LegalBasis) -> bool:
    """Whether a basis is for everything that its activity does."""
    return basis.whole is Answer.YES or tied_to_nothing(basis)


def _without_basis(purpose: Purpose, one: ActivityView, own: Sequence[LegalBasis]) -> Remark:
    tie = message("State that the purpose rests on: {basis}", basis=_term(own[0])) if own else None
    return Remark(
        purpose,
        "text",
        message(
            "No legal basis is given for the purpose “{purpose}”.",
            purpose=excerpt(purpose.text or purpose.text_en),
        ),
        one.id,
        remedies=(set_field(tie, own[0], purposes=(*own[0].purposes, purpose.id)),)
        if tie and len(own) == 1
        else (),
        facts=((one.record, "legal_bases"),),
    )


@rule(
    "LB-21",
    WARNING,
    QUALITY,
    "6(1)",
    step=message("State which basis is for which people or data, or keep only one of them."),
)
def purpose_has_one_legal_basis(view: RegisterView) -> Remarks:
    """Two different bases are for one purpose, or consent and interests for purposes much alike."""
    for one in view.as_controller:
        if len(one.own_bases) < 2:
            continue
        bases = [basis for basis in _own(one) if basis.purposes]
        told: set[str] = set()
        for first, second in itertools.combinations(bases, 2):
            if _may_stand_side_by_side(first, second):
                continue
            for purpose in _purposes_of_both(one, first, second):
                if purpose.id not in told:
                    told.add(purpose.id)
                    yield _on_two_bases(purpose, one, first, second)


def _may_stand_side_by_side(first: LegalBasis, second: LegalBasis) -> bool:
    """Whether two bases are the same, or for different people, or still to be chosen between.

    A legal obligation is for a part of what is done where it says which.
    """
    people = set(first.people), set(second.people)
    return (
        first.basis == second.basis
        or _either_or(first, second)
        or (all(people) and people[0].isdisjoint(people[1]))
        or any(each.basis == OBLIGATION and (limited(each) or stated(each.note)) for each in (first, second))
    )


def _purposes_of_both(one: ActivityView, first: LegalBasis, second: LegalBasis) -> Iterator[Purpose]:
    """The purposes that two bases are for; for consent and interests, also those much like the other's."""
    both = set(first.purposes) & set(second.purposes)
    if both or {first.basis, second.basis} != {CONSENT, INTEREST}:
        yield from (purpose for purpose in one.purposes if purpose.id in both)
        return
    consent, interest = (first, second) if first.basis == CONSENT else (second, first)
    reached = _words_of(one, interest)
    for purpose in one.purposes:
        if purpose.id in consent.purposes and reached & _reaching_out(purpose):
            yield purpose


def _words_of(one: ActivityView, basis: LegalBasis) -> set[str]:
    """The ways of reaching out to people in the purposes that a basis is for."""
    return {
        word for purpose in one.purposes if purpose.id in basis.purposes for word in _reaching_out(purpose)
    }


def _reaching_out(purpose: Purpose) -> set[str]:
    return {word.casefold() for word in _REACHING_OUT.findall(purpose.text)}


def _on_two_bases(purpose: Purpose, one: ActivityView, first: LegalBasis, second: LegalBasis) -> Remark:
    name = excerpt(purpose.text or purpose.text_en)
    text = (
        message(
            "The purpose “{purpose}” rests on two legal bases ({first}; {second}), "
            "and it is not said which applies when.",
            purpose=name,
            first=_term(first),
            second=_term(second),
        )
        if purpose.id in first.purposes and purpose.id in second.purposes
        else message(
            "Consent and legitimate interests are given for much the same thing: “{purpose}”.", purpose=name
        )
    )
    return Remark(purpose, "text", text, one.id, facts=_facts((first, second)))


@rule(
    "LB-23",
    WARNING,
    QUALITY,
    "6(1), 13(1)(c)",
    step=message("Choose the purposes that rest on it, or enter it under the activities that do."),
)
def common_basis_is_tied_to_purposes(view: RegisterView) -> Remarks:
    """A basis said once for the whole organisation is for nothing in particular."""
    known = vocabulary("legal_bases").terms
    for organisation in view.organisations:
        for basis in organisation.bases:
            if basis.basis in known and tied_to_nothing(basis):
                yield Remark(
                    basis,
                    "purposes",
                    message(
                        "The legal basis {basis} is said to hold for everything, "
                        "but for no purpose in particular.",
                        basis=_term(basis),
                    ),
                )
