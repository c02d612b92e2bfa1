"""The register as a whole: what no organisation of its kind does without, and what stands there twice."""

import re

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.counted import Label
from ropa_desktop.checks.rule import ART30, ERROR, INFO, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, folded, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import RetentionRule

KEEPERS_OF_BOOKS = frozenset({"ab", "coop", "partnership"})
"""Legal forms that always must keep books."""

_FIRST_WORD = re.compile(r"\w*")

_INTERNAL = frozenset({"employees", "job_applicants", "supplier_contacts"})
"""People whose data a register made from a policy for customers leaves out."""


@rule(
    "REG-01",
    ERROR,
    ART30,
    "30(1)",
    step=message("Add your activities, for example by starting from the usual ones."),
)
def something_is_processed(view: RegisterView) -> Remarks:
    """No activity is under way."""
    if not any(one.is_running for one in view.activities):
        yield Remark(
            view.sheet, "activities", message("The record contains no processing that is under way.")
        )


@rule(
    "ACT-12",
    WARNING,
    QUALITY,
    "5(2)",
    step=message("Put them together, or name each so that the difference shows."),
)
def each_activity_stands_once(view: RegisterView) -> Remarks:
    """Two activities of one unit share their name, or purposes, people and data; told at the later.

    “Recruitment, Malmö” and “Recruitment, Umeå” have been told apart by whoever named them so.
    """
    named: dict[object, list[ActivityView]] = {}
    used: dict[object, dict[str, ActivityView]] = {}
    for one in view.current:
        kept_by = (one.record.organisation, one.record.role, one.record.unit, one.record.business_area)
        name = _name(one)
        same_name = named.setdefault((kept_by, name), []) if name else []
        same_uses = used.setdefault((kept_by, _uses(one)), {}) if one.purposes else {}
        begins = _FIRST_WORD.match(name)
        beginning = begins[0] if begins else ""
        alike = (
            each for first, each in same_uses.items() if first != beginning and _about(each) == _about(one)
        )
        first = next((each for each in (*same_name, *alike) if not _replaces(each, one)), None)
        same_name.append(one)
        same_uses.setdefault(beginning, one)
        if first:
            yield Remark(
                one.record,
                "name",
                message(
                    "{first} and {second} look like duplicates.", first=_label(first), second=_label(one)
                ),
                one.id,
                facts=((first.record, "name"), (one.record, "unit"), (first.record, "unit")),
            )


@rule(
    "REG-02",
    WARNING,
    QUALITY,
    "30(1)",
    step=message("Add the activities that concern your employees, such as payroll and personnel matters."),
)
def data_on_employees_are_recorded(view: RegisterView) -> Remarks:
    """Somebody is employed, and nothing that the organisation does as controller is about employees."""
    for one in _with_activities(view):
        own = [each for each in one.activities if not each.as_processor]
        if one.record.employees and not any(_is_on_employees(each) for each in own):
            yield Remark(
                one.record,
                "employees",
                message("You have employees, but no activity concerns them."),
            )


@rule(
    "REG-03",
    INFO,
    QUALITY,
    "30(1)",
    step=message("Add an activity for bookkeeping; one of the usual activities is made for it."),
)
def bookkeeping_is_recorded(view: RegisterView) -> Remarks:
    """A form that must keep books, and neither an activity, a time limit nor any text tells of them."""
    if view.of_kind["bookkeeping"] or view.texts.mentioning(("bokföring", "bookkeep", "1999:1078")):
        return
    if any(one.library_rule == "bfl_7_2" for one in view.register.all(RetentionRule)):
        return
    for one in _with_activities(view):
        if one.record.legal_form in KEEPERS_OF_BOOKS:
            yield Remark(one.record, "legal_form", message("No activity tells of bookkeeping."))


@rule(
    "REG-05",
    INFO,
    QUALITY,
    "aktiebolagslagen (2005:551) 5 kap.",
    step=message("Add an activity for the register of shareholders."),
)
def shareholders_are_recorded(view: RegisterView) -> Remarks:
    """A limited company, and nothing in the register tells of shareholders."""
    told = view.on_data["shareholding"] or view.on_people["shareholders"]
    if told or view.texts.mentioning(
        ("aktiebok", "aktieböcker", "share register", "register of shareholders")
    ):
        return
    for one in _with_activities(view):
        if one.record.legal_form == "ab":
            text = message("No activity tells of the register of shareholders.")
            yield Remark(one.record, "legal_form", text)


@rule(
    "REG-06",
    INFO,
    QUALITY,
    "30(1)",
    step=message("Enter how many you employ, 0 for none, and add what concerns staff and suppliers."),
)
def internal_activities_are_recorded(view: RegisterView) -> Remarks:
    """How many are employed is not said, and nothing is about employees, job applicants or suppliers."""
    for one in _with_activities(view):
        if one.record.employees is None and not any(
            _is_on_employees(each) or _INTERNAL & each.people_meant for each in one.activities
        ):
            yield Remark(
                one.record,
                "employees",
                message(
                    "Nothing in the register concerns employees, job applicants or contacts at suppliers, "
                    "and it is not said that nobody is employed."
                ),
            )


def _with_activities(view: RegisterView) -> list[OrganisationView]:
    """The organisations whose register has been begun: of an empty one nothing else needs saying."""
    return [one for one in view.organisations if one.activities]


def _is_on_employees(one: ActivityView) -> bool:
    return "employees" in one.people_meant or "payroll" in one.kinds


def _name(one: ActivityView) -> str:
    name = one.record.name_en if blank(one.record.name) else one.record.name
    return folded(name) if stated(name) else ""


def _uses(one: ActivityView) -> frozenset[str]:
    return frozenset(each.text.strip() or each.text_en.strip() for each in one.purposes)


def _about(one: ActivityView) -> object:
    """The people and data that an activity itself says it is about; itself where it lacks either."""
    if not one.own_people or not one.own_data:
        return one
    return (
        frozenset(
            (each.category, each.name.casefold().strip(), each.qualifier.casefold().strip())
            for each in one.own_people
        ),
        frozenset((each.item.category, each.item.name.casefold().strip()) for each in one.own_data),
    )


def _replaces(first: ActivityView, second: ActivityView) -> bool:
    return second.id == first.record.replaced_by or first.id == second.record.replaced_by


def _label(one: ActivityView) -> Label:
    """By number and name, as two with the same name are to be told apart."""
    name = one.record.name if stated(one.record.name) else one.record.name_en
    return " ".join(filter(None, (one.record.number, f"“{name}”" if name else "")))
