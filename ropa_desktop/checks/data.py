"""Whose data an activity processes, and which."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import Data, Label, Names, label
from ropa_desktop.checks.meanings import data_meant
from ropa_desktop.checks.remedies import Remedy, remove
from ropa_desktop.checks.rule import ART30, ERROR, INFO, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import Activity, DataGroup, DataItem, DataUse, Organisation

VAGUE_DATA = re.compile(
    r"""\s*(?: (?:alla|all|samtliga|de|den|det|din|ditt|dina|er|ert|era|vår|vårt|våra|hans|hennes|deras
      | kundens|kundernas|den\ registrerades|de\ registrerades|övriga|annan|andra|olika|vissa|nödvändiga
      | relevanta|sådana|diverse|any|your|our|their|the|other|various|certain|necessary|relevant|such)\s+ )*
    (?: (?:slags|typer\ av|kategorier\ av|kinds\ of|types\ of)\s+ )?
    (?: (?:person)?uppgift(?:er|erna)? | personlig\ information | persondata | data | info(?:rmation(?:en)?)?
      | personal\ (?:data|information) | details | övrigt | diverse | annat | m\.?\s?m\.? | etc\.?
      | o\.?\s?s\.?\s?v\.? | other | misc(?:ellaneous)?\.? )
    (?: ,?\s*(?:m\.?\s?m\.?|etc\.?|o\.?\s?s\.?\s?v\.?) )?
    (?: \s+(?:som|vilka|that|which)\s.*
      | \s+om\s+(?:dig|er|dem|kunden|kunderna|den\ registrerade|de\ registrerade)
      | \s+(?:about|on)\s+(?:you|them) )?\s*\.?\s*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""Words that say that data are processed, but not which."""

MANY = 3
"""Items in a group, and activities that use it, from which one list for all of them says too little."""


@rule(
    "DAT-01",
    ERROR,
    ART30,
    "30(1)(c)",
    step=message("Add the categories of people the data are about, such as employees or customers."),
)
def people_are_stated(view: RegisterView) -> Remarks:
    """No category of people is stated, neither here nor for the whole organisation."""
    for one in view.as_controller:
        if not one.people:
            yield Remark(
                one.record, "people", message("The categories of data subjects are missing."), one.id
            )


@rule(
    "DAT-02",
    ERROR,
    ART30,
    "30(1)(c)",
    step=message("Add the categories of data, such as contact details or salary."),
)
def data_are_stated(view: RegisterView) -> Remarks:
    """No category of data is stated, neither here nor for the whole organisation."""
    for one in view.as_controller:
        if not one.data:
            yield Remark(
                one.record, "data_items", message("The categories of personal data are missing."), one.id
            )


@rule(
    "DAT-03",
    WARNING,
    QUALITY,
    "30(1)(c)",
    step=message("Open each category of data and choose whom it is about."),
)
def data_are_tied_to_people(view: RegisterView) -> Remarks:
    """Links between data and people are begun, but not for all; where none is made, nothing is said."""
    for one in view.as_controller:
        if len(one.people) < 2:
            continue
        if left := _untied(one):
            yield Remark(
                one.record,
                "data_items",
                message(
                    "Some data are tied to the people they are about, but not these: {names}.",
                    names=Names(left),
                ),
                one.id,
                facts=((one.record, "people"), (one.record, "data_uses")),
            )


@rule(
    "DAT-04",
    WARNING,
    QUALITY,
    "30(1)(c)",
    step=message("Name the category, such as contact details, salary or log-in."),
)
def data_are_named_one_by_one(view: RegisterView) -> Remarks:
    """An item is a general word beside real categories; where there are no others, DAT-13 says so."""
    told = set[str]()
    for one in view.current:
        vague = [data for data in one.data if says_no_category(data.item)]
        if len(vague) == len(one.data):
            continue
        for data in vague:
            if data.item.id not in told:
                told.add(data.item.id)
                text = message(
                    '"{value}" is no category of data. Say which data it stands for.',
                    value=data_label(data.item),
                )
                yield Remark(data.item, "name", text, owner_of(data, one), facts=((data.item, "flags"),))


@rule(
    "DAT-09",
    INFO,
    QUALITY,
    "5(1)(c)",
    step=message("Keep the one that is needed, and delete the other category."),
)
def personal_number_says_birth_and_gender(view: RegisterView) -> Remarks:
    """A personal identity number is processed of the same people as date of birth or gender."""
    told = set[str]()
    for one in _activities_with(view, "personnummer", ("birth_date", "gender")):
        numbers = [data for data in one.data if "personnummer" in data_meant(data.item)]
        for data in one.data:
            doubled = not data_meant(data.item).isdisjoint(("birth_date", "gender"))
            if doubled and data.item.id not in told and any(_go_together(data, each) for each in numbers):
                told.add(data.item.id)
                yield Remark(
                    data.item,
                    "category",
                    message(
                        "The personal identity number already tells date of birth and legal gender. "
                        "Is {category} needed beside it?",
                        category=data_label(data.item),
                    ),
                    owner_of(data, one),
                    remedies=_deletion(data),
                    facts=((data.item, "name"), *((each.item, "") for each in numbers)),
                )


@rule(
    "DAT-13",
    ERROR,
    ART30,
    "30(1)(c)",
    step=message("Name the categories of data one by one, such as contact details, salary or log-in."),
)
def data_are_more_than_a_general_word(view: RegisterView) -> Remarks:
    """Each item stated is marked as unspecified or says no more than "personal data".

    A processor need not give categories of data, so there it is only unclear.
    """
    for one in view.current:
        if one.data and all(says_no_category(data.item) for data in one.data):
            yield Remark(
                one.record,
                "data_items",
                message('"{value}" does not say which data these are.', value=data_label(one.data[0].item)),
                one.id,
                article="30(2)(b)" if one.as_processor else "",
                severity=WARNING if one.as_processor else None,
                gate=QUALITY if one.as_processor else None,
                facts=tuple((data.item, "") for data in one.data),
            )


@rule(
    "DAT-14",
    WARNING,
    QUALITY,
    "30(1)(c), 5(1)(c)",
    step=message("Choose in each activity the data that its purposes need, instead of the whole list."),
)
def each_activity_has_its_own_data(view: RegisterView) -> Remarks:
    """One list of data is said for everything; told of once, at the list."""
    for group, activities in _used_for_all(view).items():
        record = view.register.get(DataGroup, group)
        if record and len(activities) >= MANY and len(view.items_of_group(group)) >= MANY:
            yield Remark(
                record,
                "name",
                message(
                    "The same list of data, {name}, stands for {count} activities. "
                    "State which data each purpose needs.",
                    name=label(record.name, "", "data") or message("a list without a name"),
                    count=len(activities),
                ),
                facts=((record, "data_items"),),
            )


class Place(NamedTuple):
    """Where something is to be said of data: at the activity, or once at its organisation for common data."""

    record: Activity | Organisation
    data: list[Data]
    activity: str
    seen_from: ActivityView

    @property
    def names(self) -> Names:
        """What the data are called, each name once."""
        return Names(tuple(dict.fromkeys(data_label(data.item) for data in self.data)))

    @property
    def facts(self) -> tuple[tuple[Record, str], ...]:
        """That the data are what they are."""
        return tuple((data.item, "") for data in self.data)


def places(
    activities: Iterable[ActivityView], wanted: Callable[[DataItem], bool], of_all: bool = True
) -> Iterator[Place]:
    """Where the data asked for are: activities with data of their own, then organisations with common data.

    Without `of_all`, those that only have common data are passed over.
    """
    common: dict[str, Place] = {}
    for one in activities:
        found = [data for data in one.data if wanted(data.item)]
        if own := [data for data in found if not said_for_all(data)]:
            yield Place(one.record, own, one.id, one)
        elif found and one.organisation and of_all:
            common.setdefault(one.organisation.id, Place(one.organisation.record, found, "", one))
    yield from common.values()


def said_for_all(data: Data) -> bool:
    """Whether data are said once for everything that the organisation does."""
    return data.common or (data.use is not None and data.use.scope == "organisation")


def owner_of(data: Data, one: ActivityView) -> str:
    """The activity that an item belongs to, "" for one of the organisation or of a data group."""
    return one.id if data.item.owner == one.id else ""


def data_label(item: DataItem) -> Label:
    """What an item of data is called in a message."""
    return label(item.name, item.category, "data")


def says_no_category(item: DataItem) -> bool:
    """Whether an item leaves open which data it means."""
    if "unspecified" in item.flags:
        return True
    return not item.category and (blank(item.name) or VAGUE_DATA.fullmatch(item.name) is not None)


def deletes(item: DataItem) -> tuple[Remedy, ...]:
    """The fix that deletes an item that names one kind of data only; none for what is in a data group."""
    return () if _SEVERAL.search(item.name) else (remove(message("Delete this category of data"), item),)


def _deletion(data: Data) -> tuple[Remedy, ...]:
    return () if data.use or len(data_meant(data.item)) > 1 else deletes(data.item)


_SEVERAL = re.compile(r"[,;/(&+]|\b(?:och|samt|and|eller|or)\b", re.IGNORECASE)
"""What shows that an item names more than one kind of data."""


def _activities_with(view: RegisterView, term: str, others: Iterable[str]) -> list[ActivityView]:
    """The current activities that have data of a term and of one of some others."""
    both = {one.id for other in others for one in view.on_data[other]}
    return [one for one in view.on_data[term] if one.id in both]


def _go_together(some: Data, other: Data) -> bool:
    """Whether two items may be of the same people, and neither comes from a list for everything alone."""
    if said_for_all(some) is not said_for_all(other):
        return False
    mine, its = people_of(some), people_of(other)
    return some.item.id != other.item.id and (not mine or not its or not mine.isdisjoint(its))


def people_of(data: Data) -> frozenset[str]:
    """The ids of the people that data are said to be about, by the item or by the use of its group."""
    return frozenset(data.item.people or (data.use.people if data.use else ()))


def _untied(one: ActivityView) -> tuple[Label, ...]:
    """What stands without a link where others have one: data, else people that no data are about."""
    if not any(data.item.people or (data.use and data.use.people) for data in one.own_data):
        return ()
    tied = [people_of(data) for data in one.own_data]
    if not all(tied):
        return tuple(dict.fromkeys(data_label(data.item) for data in one.own_data if not people_of(data)))
    named = frozenset[str]().union(*tied)
    alone = (people for people in one.own_people if people.id not in named)
    return tuple(label(people.name, people.category, "people") for people in alone)


def _used_for_all(view: RegisterView) -> dict[str, set[str]]:
    """The current activities for which a data group is said as for everything, by the id of the group."""
    found: dict[str, set[str]] = {}
    for use in view.register.every(DataUse):
        one = view.activity_of(use)
        if one is None:
            users = {each.id for org in view.organisations if org.id == use.owner for each in org.activities}
            found.setdefault(use.group, set()).update(users)
        elif use.scope == "organisation" and one.record.state != "ended":
            found.setdefault(use.group, set()).add(one.id)
    return found
