"""Camera surveillance: signs, sound, the trade union, and the list of cameras."""

import re
from collections.abc import Iterator

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.meanings import people_meant
from ropa_desktop.checks.remedies import set_field
from ropa_desktop.checks.rule import ERROR, EVIDENCE, INFO, LAWFUL, WARNING, Fact, Remark, Remarks, rule
from ropa_desktop.checks.text import stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.values import Answer

_SURVEILLANCE = re.compile(r"(?<!omvärlds)bevakning|övervak|\bcctv\b|surveillance", re.IGNORECASE)
_SURVEILLANCE_CAMERA = re.compile(
    r"(?:bevaknings|övervaknings|säkerhets|trygghets)kamer|\bcctv\b|(?:security|surveillance) camera",
    re.IGNORECASE,
)
_TRACKING = re.compile(
    r"\bgps\b|\bgps-|position|körjournal|fordonsspår|spårning av (?:fordon|bil)|fleet|telematik|geofenc"
)
_WORKERS = frozenset({"employees", "drivers"})


@rule(
    "SE-01",
    WARNING,
    LAWFUL,
    "kamerabevakningslagen (2018:1200) 15 §",
    step=message("Put up signs that tell of the cameras, and state it here."),
)
def signs_tell_of_cameras(view: RegisterView) -> Remarks:
    """There are cameras, and it is not stated that signs tell of them."""
    for one in _with_cameras(view):
        if one.is_running and one.record.camera_signs is not Answer.YES:
            yield Remark(
                one.record,
                "camera_signs",
                message("Camera surveillance: it is not stated that signs tell of the cameras."),
                one.id,
                remedies=(
                    set_field(message("State that there are signs"), one.record, camera_signs=Answer.YES),
                ),
                facts=_facts(one),
            )


@rule(
    "SE-02",
    WARNING,
    LAWFUL,
    "kamerabevakningslagen (2018:1200) 15 §",
    step=message("Tell people separately that sound is recorded, or turn the microphones off."),
)
def sound_is_told_of(view: RegisterView) -> Remarks:
    """Cameras record sound, and it is not stated that people are told so."""
    for one in _with_cameras(view):
        if (
            one.is_running
            and "voice" in one.own_data_meant
            and one.record.camera_sound_notice is not Answer.YES
        ):
            yield Remark(
                one.record,
                "camera_sound_notice",
                message("Cameras record sound: it is not stated that there is a separate notice of it."),
                one.id,
                remedies=(
                    set_field(
                        message("State that there is a notice"), one.record, camera_sound_notice=Answer.YES
                    ),
                ),
                facts=_facts(one),
            )


@rule(
    "SE-03",
    INFO,
    LAWFUL,
    "kamerabevakningslagen (2018:1200) 21 §",
    step=message("Negotiate under sections 11-14 of the Co-determination Act, and enter the date."),
)
def cameras_at_work_are_negotiated(view: RegisterView) -> Remarks:
    """Cameras see employees, and no negotiation with the trade union is dated."""
    for one in _with_cameras(view):
        if "employees" in one.people_meant and one.record.camera_negotiated is None:
            yield Remark(
                one.record,
                "camera_negotiated",
                message("Cameras at a workplace: no negotiation with the trade union is recorded."),
                one.id,
                facts=(*_facts(one), (one.record, "people")),
            )


@rule(
    "SE-04",
    ERROR,
    LAWFUL,
    "kamerabevakningslagen (2018:1200) 9-10 §§",
    step=message("Assess the need for the cameras in writing, date it, and enter them in the list."),
)
def public_cameras_are_assessed_and_listed(view: RegisterView) -> Remarks:
    """Whoever performs a public task must assess the cameras and keep a list of them."""
    for one in _with_cameras(view):
        if not _performs_public_task(one):
            continue
        if one.record.camera_assessed is None:
            yield Remark(
                one.record,
                "camera_assessed",
                message("Cameras in a public task: no documented assessment of them is dated."),
                one.id,
                facts=_facts(one),
            )
        if one.is_running and one.record.camera_listed is not Answer.YES:
            yield Remark(
                one.record,
                "camera_listed",
                message("Cameras in a public task: it is not stated that they are in the list of cameras."),
                one.id,
                remedies=(
                    set_field(
                        message("State that they are in the list"), one.record, camera_listed=Answer.YES
                    ),
                ),
                facts=_facts(one),
            )


@rule(
    "SE-10",
    WARNING,
    EVIDENCE,
    "6(1)(f), 13, 35",
    step=message("Tell employees of the tracking, and document how their interests were weighed."),
)
def tracked_employees_are_told(view: RegisterView) -> Remarks:
    """Positions of employees or vehicles they drive are recorded, and nothing says that they are told."""
    for one in _tracking(view):
        record = one.record
        told = record.information is Answer.YES or record.information_documents
        if not told and not stated(record.information_note):
            yield Remark(
                record,
                "information",
                message("The positions of employees are recorded, but it is not stated that they are told."),
                one.id,
                facts=(
                    (record, "information_documents"),
                    (record, "information_note"),
                    (record, "data_items"),
                    (record, "people"),
                ),
            )


def _with_cameras(view: RegisterView) -> Iterator[ActivityView]:
    """The activities as controller that record video or pictures in order to watch a place."""
    filmed = {one.id: one for one in (*view.on_data["video"], *view.on_data["photo"])}
    for one in filmed.values():
        if not one.as_processor and _watches(one):
            yield one


def _watches(one: ActivityView) -> bool:
    """Whether its name or data tell of surveillance; pictures do only where they name the cameras."""
    filmed = one.own_data_meant & {"video", "photo"}
    if not filmed or "camera" in one.kinds:
        return bool(filmed)
    words = _SURVEILLANCE if "video" in filmed else _SURVEILLANCE_CAMERA
    return any(map(words.search, (one.record.name, *(each.item.name for each in one.own_data))))


def _performs_public_task(one: ActivityView) -> bool:
    if one.organisation is None:
        return False
    return one.authority or one.organisation.record.public_task is Answer.YES


def _tracking(view: RegisterView) -> Iterator[ActivityView]:
    """The activities as controller that record where employees are; vehicles alone need a word of it."""
    located = {one.id: one for one in (*view.on_data["location"], *view.on_data["vehicle"])}
    for one in located.values():
        people = frozenset[str]().union(*map(people_meant, one.own_people)) or one.people_meant
        if one.as_processor or not one.is_running or people.isdisjoint(_WORKERS):
            continue
        if "location" in one.own_data_meant or (
            "vehicle" in one.own_data_meant and _TRACKING.search(one.text)
        ):
            yield one


def _facts(one: ActivityView) -> tuple[Fact, ...]:
    return (one.record, "name"), (one.record, "data_items")
