"""The exemption for small organisations: whether it can be relied upon."""

from collections.abc import Iterator

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.remedies import Remedy, set_field
from ropa_desktop.checks.rule import ERROR, HOUSEKEEPING, INFO, LAWFUL, Remark, Remarks, rule
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.exemption import as_of, pending, threshold
from ropa_desktop.register.values import Answer


@rule(
    "EX5-01",
    ERROR,
    LAWFUL,
    "30(5)",
    step=message("Keep the record, and answer that the exemption is not claimed."),
)
def exemption_covers_what_is_done(view: RegisterView) -> Remarks:
    """The exemption is claimed, but something is sensitive or not occasional; the first such is named."""
    for organisation in _claiming(view):
        for one in organisation.activities:
            if one.as_processor or not one.is_running or _may_be_exempt(one):
                continue
            yield Remark(
                organisation.record,
                "exemption_claimed",
                message(
                    "The exemption cannot be used: “{activity}” is not occasional, "
                    "or concerns sensitive data.",
                    activity=one.record.name or one.record.name_en or one.record.number,
                ),
                remedies=(_not_claimed(organisation),),
                facts=((one.record, "occasional"), (one.record, "data"), (one.record, "data_uses")),
            )
            break


@rule(
    "EX5-02",
    ERROR,
    LAWFUL,
    "30(5)",
    step=message("Keep the record, and answer that the exemption is not claimed."),
)
def exemption_is_for_the_small(view: RegisterView) -> Remarks:
    """The exemption is claimed, and so many persons are employed that it is closed."""
    limit = threshold(view.on)
    for organisation in _claiming(view):
        employees = organisation.record.employees
        if employees is not None and employees >= limit:
            yield Remark(
                organisation.record,
                "exemption_claimed",
                message(
                    "The exemption is only for those who employ fewer than {limit} persons.", limit=limit
                ),
                remedies=(_not_claimed(organisation),),
                facts=((organisation.record, "employees"),),
            )


@rule(
    "EX5-03",
    INFO,
    HOUSEKEEPING,
    "30(5)",
    step=message("Look up the text in force before you rely on the exemption, and date the decision."),
)
def exemption_is_being_amended(view: RegisterView) -> Remarks:
    """The exemption is claimed while an amendment of it is under way."""
    for organisation in _claiming(view):
        if pending():
            yield Remark(
                organisation.record,
                "exemption_date",
                message("{pending} The list is from {date}.", pending=pending(), date=as_of().isoformat()),
                facts=((organisation.record, "exemption_claimed"),),
            )


def _claiming(view: RegisterView) -> Iterator[OrganisationView]:
    return (one for one in view.organisations if one.record.exemption_claimed is Answer.YES)


def _may_be_exempt(one: ActivityView) -> bool:
    return one.record.occasional is Answer.YES and not one.sensitive


def _not_claimed(organisation: OrganisationView) -> Remedy:
    label = message("Answer that the exemption is not claimed")
    return set_field(label, organisation.record, exemption_claimed=Answer.NO)
