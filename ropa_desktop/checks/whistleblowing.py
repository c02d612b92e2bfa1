"""Whistleblowing: who may see the reports, and whether a channel for them is a duty."""

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.remedies import add_measure
from ropa_desktop.checks.rule import INFO, LAWFUL, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message

EMPLOYEES_FOR_CHANNEL = 50
"""From so many workers a channel for reports is a duty: lag (2021:890) 5 kap. 2 §."""

_DESIGNATED = (
    "behöriga personer",
    "särskilt utsed",
    "utsedda person",
    "oberoende person",
    "designated person",
)


def _channels(view: RegisterView) -> list[ActivityView]:
    """The activities as controller that are about whistleblowing."""
    return [one for one in view.of_kind["whistleblowing"] if not one.as_processor]


@rule(
    "SE-05",
    WARNING,
    LAWFUL,
    "lag (2021:890) 7 kap. 6 §, 9 kap. 1 §",
    step=message("Let only those who are appointed to receive reports see them, and add that as a measure."),
)
def reports_are_for_the_appointed(view: RegisterView) -> Remarks:
    """No measure, and no word of the activity, limits access to those appointed."""
    for one in _channels(view):
        named = any(words in one.text for words in _DESIGNATED)
        if "need_to_know" not in one.measures_meant and not named:
            yield Remark(
                one.record,
                "measures",
                message(
                    "It is not stated that only persons appointed for it may see whistleblowing reports."
                ),
                one.id,
                remedies=(add_measure(one.record, "need_to_know"),),
                facts=((one.record, "security_note"),),
            )


@rule(
    "SE-06",
    INFO,
    QUALITY,
    "lag (2021:890) 5 kap. 2 §",
    step=message("Check which legal basis the channel rests on."),
)
def channel_may_be_voluntary(view: RegisterView) -> Remarks:
    """A channel for reports is kept with fewer workers than make it a duty."""
    keeping = {one.organisation.id for one in _channels(view) if one.organisation}
    for organisation in view.organisations if keeping else ():
        employees = organisation.record.employees
        if organisation.id in keeping and employees is not None and employees < EMPLOYEES_FOR_CHANNEL:
            yield Remark(
                organisation.record,
                "employees",
                message(
                    "With fewer than {number} workers a whistleblowing channel is as a rule no duty.",
                    number=EMPLOYEES_FOR_CHANNEL,
                ),
            )


@rule(
    "REG-04",
    INFO,
    QUALITY,
    "lag (2021:890) 5 kap. 2 §",
    step=message("Enter the whistleblowing channel as an activity, also where it is shared in a group."),
)
def channel_is_in_the_record(view: RegisterView) -> Remarks:
    """No activity is about whistleblowing, with as many workers as make a channel a duty."""
    keeping = {one.organisation.id if one.organisation else "" for one in _channels(view)}
    for organisation in view.organisations:
        employees = organisation.record.employees
        if (
            employees is not None
            and employees >= EMPLOYEES_FOR_CHANNEL
            and not keeping & {organisation.id, ""}
        ):
            yield Remark(
                organisation.record,
                "employees",
                message(
                    "With {number} workers or more a whistleblowing channel is a duty, "
                    "but it is not in the record.",
                    number=EMPLOYEES_FOR_CHANNEL,
                ),
            )
