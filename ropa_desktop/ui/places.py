"""The places of the window: what the navigation lists, in order."""

from dataclasses import dataclass

from ropa_desktop.i18n import N_
from ropa_desktop.register.fields import CATALOGUE, RecordType


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the window. One that lists records names their type, and may keep to some of them.

    `empty` is the sentence for a list with nothing in it.
    """

    key: str
    title: str
    icon: str
    type_name: str = ""
    roles: tuple[str, ...] = ()
    below: str = ""
    empty: str = ""

    @property
    def record_type(self) -> RecordType:
        return CATALOGUE[self.type_name]


PLACES: tuple[Place, ...] = (
    Place("overview", N_("Overview"), "overview"),
    Place(
        "activity",
        N_("Activities"),
        "activity",
        "activity",
        empty=N_("No activities yet. Begin with one that everybody has, such as payroll."),
    ),
    Place(
        "controller",
        N_("As controller (Art. 30(1))"),
        "controller",
        "activity",
        ("controller", "joint_controller", ""),
        "activity",
        N_("No activities as controller."),
    ),
    Place(
        "processor",
        N_("As processor (Art. 30(2))"),
        "processor",
        "activity",
        ("processor",),
        "activity",
        N_("No activities as processor. That is right if you process nothing on behalf of customers."),
    ),
    Place(
        "party",
        N_("Recipients and other parties"),
        "parties",
        "party",
        empty=N_("No parties yet. They come by themselves as you name recipients in activities."),
    ),
    Place(
        "transfer",
        N_("Transfers"),
        "transfer",
        "transfer",
        empty=N_("No transfers. Good if that is so; add them in the activity whose data leave the EU/EEA."),
    ),
    Place(
        "retention_rule",
        N_("Retention rules"),
        "retention",
        "retention_rule",
        empty=N_("No retention rules yet. One rule can serve many activities."),
    ),
    Place(
        "measure",
        N_("Security measures"),
        "measure",
        "measure",
        empty=N_("No security measures yet. Describe them once and use them in each activity."),
    ),
    Place("system", N_("Systems"), "system", "system", empty=N_("No systems yet.")),
    Place(
        "tracker",
        N_("Cookies and tools"),
        "tracker",
        "tracker",
        empty=N_("No cookies or tools yet. Add those of your website."),
    ),
    Place(
        "data_group",
        N_("Data groups"),
        "data-group",
        "data_group",
        empty=N_("No data groups yet. They are for lists of data that several activities share."),
    ),
    Place(
        "document",
        N_("Documents"),
        "document",
        "document",
        empty=N_("No documents yet. Link or attach agreements, assessments and policies."),
    ),
    Place(
        "organisation",
        N_("Organisations"),
        "organisation",
        "organisation",
        empty=N_("No organisation yet. The register must say whose it is."),
    ),
    Place("register", N_("The register itself"), "document", "register"),
    Place("findings", N_("To do"), "findings"),
    Place("history", N_("History"), "history"),
)
PLACE_OF_KEY = {place.key: place for place in PLACES}


def place_of_collection(name: str) -> Place | None:
    """The place where all records of a collection are listed, such as "activities"."""
    return next((one for one in PLACES if one.type_name and one.record_type.collection == name), None)


def place_of_type(type_name: str) -> Place | None:
    """The place where records of a type are listed."""
    return PLACE_OF_KEY.get(type_name)
