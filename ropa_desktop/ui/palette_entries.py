"""What the palette of commands lists: all that can be done or gone to, and what of it a query finds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from ropa_desktop.i18n import Message, message
from ropa_desktop.register.fields import CATALOGUE, Record, RecordType, part_types
from ropa_desktop.register.records import Activity
from ropa_desktop.ui.commands import Command
from ropa_desktop.ui.places import PLACES, Place
from ropa_desktop.ui.session import Session
from ropa_desktop.wording.field_help import explained

COMMAND, PLACE, RECORD, HELP = "command", "place", "record", "help"
"""The kinds of entries, in the order in which they are listed."""

_SELF = "palette"
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """Something that can be chosen: by its kind and its key within that, under a title.

    `detail` stands at the right: the keys of a command, the kind of a record. `folded` is what is searched.
    """

    kind: str
    key: str
    title: str
    detail: str
    icon: str
    folded: str


def entries(session: Session, commands: Sequence[Command]) -> list[Entry]:
    """Everything that can be chosen now, in the order in which it is listed."""
    return [*_commands(session, commands), *_places(session), *_records(session), *_topics(session)]


def matching(listed: Sequence[Entry], query: str, most: int) -> list[Entry]:
    """The entries that say every word of a query, in any order, each anywhere in a word; so many at most.

    First come those that begin as the query does, then those in which every word begins a word.
    """
    words = folded(query).split()
    found = listed
    for word in words:
        found = [entry for entry in found if word in entry.folded]
    begun = found
    for word in words:
        begun = [entry for entry in begun if f" {word}" in entry.folded]
    start = folded(query)
    first = [entry for entry in begun if entry.folded.startswith(start)]
    return list(dict.fromkeys((*first, *begun, *found)))[:most]


def folded(text: str) -> str:
    """A text as it is searched: small letters, and a space before each word."""
    return "".join(f" {word}" for word in _WORDS.findall(text.casefold()))


def _commands(session: Session, commands: Sequence[Command]) -> Iterator[Entry]:
    for command in commands:
        if command.id != _SELF:
            title = session.say(Message(command.text)).replace("&", "")
            keys = [
                QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in command.keys
            ]
            shown = next(filter(None, keys), "")
            yield Entry(COMMAND, command.id, title, shown, command.icon, folded(title))


def _places(session: Session) -> Iterator[Entry]:
    for place in PLACES:
        title = session.say(Message(place.title))
        yield Entry(PLACE, place.key, title, session.say(message("Page")), place.icon, folded(title))


def _records(session: Session) -> Iterator[Entry]:
    """Records that stand for themselves and have a list of their own."""
    for place in PLACES:
        if place.type_name and place.key == place.type_name and _is_listed(place):
            label = place.record_type.label_in(session.language)
            for record in session.register.table(place.type_name).by_owner.get("", ()):
                title = _title(session, record)
                yield Entry(RECORD, record.id, title, label, place.icon, folded(f"{title} {label}"))


def _is_listed(place: Place) -> bool:
    return not place.record_type.owners and place.type_name != "register"


def _title(session: Session, record: Record) -> str:
    name = session.name(record)
    return f"{record.number}  {name}" if isinstance(record, Activity) and record.number else name


def _topics(session: Session) -> Iterator[Entry]:
    for type_name, names in explained().items():
        record_type = CATALOGUE[type_name]
        detail = record_type.label_in(session.language)
        for name in names:
            title = session.say(message("Help: {field}", field=_label(session, record_type, name)))
            yield Entry(HELP, f"{type_name}.{name}", title, detail, "help", folded(f"{title} {detail}"))


def _label(session: Session, record_type: RecordType, name: str) -> str:
    """What a field, or a collection of parts, is called."""
    field = record_type.field_named.get(name)
    if field is not None:
        return field.label_in(session.language)
    part_type = next(one for one in part_types(record_type) if one.collection == name)
    return part_type.plural_in(session.language)
