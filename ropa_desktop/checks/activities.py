"""Activities as entries of the record: named, with a role and somebody answerable, confirmed by a person."""

from ropa_desktop.checks.remedies import set_field
from ropa_desktop.checks.rule import ERROR, HOUSEKEEPING, INFO, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.vocabularies import vocabulary


@rule("ACT-01", ERROR, QUALITY, "30(1)", step=message("Name the activity after what it is for."))
def activity_is_named(view: RegisterView) -> Remarks:
    """No name in either language."""
    for one in view.current:
        if blank(one.record.name) and blank(one.record.name_en):
            yield Remark(one.record, "name", message("The activity has no name."), one.id)


@rule(
    "ACT-06",
    ERROR,
    QUALITY,
    "4(7)-(8), 26, 30(1)-(2)",
    step=message("Choose controller where you decide why and how, processor where a client does."),
)
def role_is_chosen(view: RegisterView) -> Remarks:
    """Without a role nobody can tell which of the two records the entry belongs to."""
    for one in view.current:
        if not one.record.role:
            yield Remark(
                one.record,
                "role",
                message("The role is not chosen. It decides which record the entry belongs to."),
                one.id,
                remedies=tuple(
                    set_field(message("Choose the role: {role}", role=term), one.record, role=term.id)
                    for term in vocabulary("activity_roles").terms.values()
                ),
            )


@rule(
    "ACT-10",
    WARNING,
    QUALITY,
    "5(2)",
    step=message("Compare each marked field with what you do, correct it, and confirm it."),
)
def suggestions_are_confirmed(view: RegisterView) -> Remarks:
    """Fields filled by a template or copied from another entry have not been confirmed by anybody."""
    for one in view.current:
        if one.record.unreviewed:
            yield Remark(
                one.record,
                "unreviewed",
                message(
                    "Suggestions that nobody has confirmed are left in the entry: {count}.",
                    count=len(one.record.unreviewed),
                ),
                one.id,
            )


@rule(
    "ACT-11",
    INFO,
    HOUSEKEEPING,
    "24(1)",
    step=message("Enter a process owner or a unit; a role such as “head of sales” outlives a name."),
)
def somebody_answers_for_the_entry(view: RegisterView) -> Remarks:
    """Neither a process owner nor a unit; where one person is all there is, there is nobody to choose."""
    for one in view.current:
        alone = one.organisation is not None and one.organisation.record.employees in {0, 1}
        if not alone and not stated(one.record.responsible, one.record.unit):
            yield Remark(
                one.record,
                "responsible",
                message("It is not stated who answers for the entry."),
                one.id,
                facts=((one.record, "unit"),),
            )
