"""Rights: whether the record says which apply, and how they are exercised."""

from collections.abc import Iterable, Iterator, Sequence

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.bases_in_use import CONSENT, EXPLICIT_CONSENT
from ropa_desktop.checks.remedies import add_part, remove, set_field
from ropa_desktop.checks.rule import EVIDENCE, QUALITY, WARNING, Fact, Remark, Remarks, rule
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.law.bases import legal_bases
from ropa_desktop.law.terms import Term
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Right
from ropa_desktop.register.values import Answer

WITHDRAWAL = "withdrawal"
COMPLAINT = "complaint"

ALWAYS = ("access", "rectification", "restriction")
"""The rights that people are told of whatever the processing rests on."""

BY_BASIS = ("erasure", "objection", "portability", WITHDRAWAL)
"""The rights that people are told of where the legal basis gives them."""


@rule(
    "LB-22",
    WARNING,
    QUALITY,
    "7(3), 13(2)(c)",
    step=message("Enter what rests on consent, or stop telling people of this right."),
)
def withdrawal_is_of_a_consent(view: RegisterView) -> Remarks:
    """People are told that they may withdraw their consent, but nothing rests on consent."""
    for organisation in view.organisations:
        for right in organisation.parts(Right):
            told = right.right == WITHDRAWAL and right.stated is Answer.YES
            if told and not _relies_on_consent(organisation):
                yield Remark(
                    right,
                    "stated",
                    message(
                        "People are told that they may withdraw their consent, but nothing rests on consent."
                    ),
                    remedies=(
                        set_field(message("State that people are not told of it"), right, stated=Answer.NO),
                        remove(message("Remove the right"), right),
                    ),
                )


def _relies_on_consent(organisation: OrganisationView) -> bool:
    owners: list[OrganisationView | ActivityView] = [organisation, *_as_controller(organisation)]
    return any(
        any(basis.basis == CONSENT for basis in owner.bases)
        or any(each.condition == EXPLICIT_CONSENT for each in owner.special_conditions)
        for owner in owners
    )


def _as_controller(organisation: OrganisationView) -> list[ActivityView]:
    return [one for one in organisation.activities if not one.as_processor]


@rule(
    "INF-03",
    WARNING,
    EVIDENCE,
    "13(2)(b)",
    step=message("Tell people of the right in the information they get, and state here that they are told."),
)
def rights_that_follow_are_told(view: RegisterView) -> Remarks:
    """A right that all people have, or that a basis in use gives, is not stated, or stated not to be told.

    What is told in every activity concerned need not be told for all.
    """
    for organisation in view.organisations:
        rights, activities = organisation.parts(Right), _as_controller(organisation)
        if not activities:
            continue
        if not rights and not any(one.parts(Right) for one in activities):
            yield Remark(
                organisation.record,
                "rights",
                message("It is not stated which rights people are told of."),
                step=message("State for each right whether people are told of it."),
            )
            continue
        for right, text, facts in _untold(rights, activities):
            yield _wanting(organisation, right, text, facts)


def _untold(
    rights: Sequence[Right], activities: Sequence[ActivityView]
) -> Iterator[tuple[str, Message, tuple[Fact, ...]]]:
    """The rights that people are not told of, with a message on what gives them."""
    terms = vocabulary("rights").terms
    told = _told(rights)
    for right in (one for one in (*ALWAYS, *BY_BASIS) if one not in told):
        for one in activities:
            if right in _told(one.parts(Right)):
                continue
            if right in ALWAYS:
                text = message(
                    "People are not told of a right that everyone has: {right}.", right=terms[right]
                )
                yield right, text, ()
                break
            if basis := _giving(right, one):
                text = message(
                    "People are not told of a right that follows from {basis}: {right}.",
                    right=terms[right],
                    basis=basis,
                )
                yield right, text, ((one.record, "legal_bases"),)
                break


def _told(rights: Iterable[Right]) -> set[str]:
    """The rights that are told of, or of which it is not answered whether they are."""
    return {one.right for one in rights if one.stated is not Answer.NO}


def _giving(right: str, one: ActivityView) -> Term | None:
    """A basis of the activity that gives people a right, always or in some case."""
    for basis in one.bases:
        term = legal_bases().get(basis.basis)
        given = term.rights.get(right) if term else None
        if term and given and given.extent != "no":
            return term.term
    if right == WITHDRAWAL and any(each.condition == EXPLICIT_CONSENT for each in one.special_conditions):
        return vocabulary("special_conditions").terms[EXPLICIT_CONSENT]
    return None


def _wanting(organisation: OrganisationView, right: str, text: Message, facts: tuple[Fact, ...]) -> Remark:
    """The remark on a right that is not told of: at the right where it stands, else at the organisation."""
    yes = message("State that people are told of it: {right}", right=vocabulary("rights").terms[right])
    article = "13(2)(c)" if right == WITHDRAWAL else ""
    row = next((one for one in organisation.parts(Right) if one.right == right), None)
    if row:
        remedy = set_field(yes, row, stated=Answer.YES)
        return Remark(row, "stated", text, article=article, remedies=(remedy,), facts=facts)
    remedy = add_part(yes, organisation.record, Right, right=right, stated=Answer.YES)
    return Remark(organisation.record, "rights", text, article=article, remedies=(remedy,), facts=facts)


# Heard beside INF-03, which speaks of the same list of rights.
@rule(
    "INF-04",
    WARNING,
    EVIDENCE,
    "13(2)(d), 77",
    step=message("Tell people that they may complain to the authority, and state here that they are told."),
    explains=True,
)
def complaint_is_told(view: RegisterView) -> Remarks:
    """Rights are stated, but not that people are told where to complain."""
    for organisation in view.organisations:
        rights = organisation.parts(Right)
        rows = [one for one in rights if one.right == COMPLAINT]
        if not rights or any(one.stated is Answer.YES for one in rows) or not _as_controller(organisation):
            continue
        yes = message(
            "State that people are told of it: {right}", right=vocabulary("rights").terms[COMPLAINT]
        )
        yield Remark(
            rows[0] if rows else organisation.record,
            "stated" if rows else "rights",
            message("People are not told that they may complain to the supervisory authority."),
            remedies=(
                set_field(yes, rows[0], stated=Answer.YES)
                if rows
                else add_part(yes, organisation.record, Right, right=COMPLAINT, stated=Answer.YES),
            ),
        )
