"""What a step of the history changed, in words: record by record, field by field, before and after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import CATALOGUE, Field, Part, Record, RecordType
from ropa_desktop.register.kinds import Reference, ReferenceList, Value
from ropa_desktop.register.records import Activity
from ropa_desktop.register.referable import root_of
from ropa_desktop.register.register import Change, Register, apply
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.review import unreviewed_labels


class Recorded(Protocol):
    """One record in a step, as the history keeps it: the fields that differ, or all that say something."""

    @property
    def record_type(self) -> str: ...
    @property
    def record_id(self) -> str: ...
    @property
    def before(self) -> Mapping[str, Value] | None: ...
    @property
    def after(self) -> Mapping[str, Value] | None: ...


_UNREVIEWED = CATALOGUE["activity"].field_named["unreviewed"]
"""The one field that names other fields."""

Manner = Literal["created", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class FieldInWords:
    """A field by its label, before and after; "" where it said nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """A record that a step created, changed or removed: by type and name, and in which other record it is.

    `shown` is the id of the record where it can be seen now, "" where it is gone with all that held it.
    """

    manner: Manner
    title: str
    place: str
    shown: str
    fields: tuple[FieldInWords, ...]


def changes_in_words(
    register: Register, changes: Sequence[Recorded], language: Language
) -> list[ChangeInWords]:
    """A step in words, given the register as it is now; what is gone since is named as far as is known."""
    known = _with_recorded(register, changes)
    return [_change(register, known, change, language) for change in changes]


def _with_recorded(register: Register, changes: Iterable[Recorded]) -> Register:
    """The register with the records that the step itself tells whole and that are no longer there."""
    gone: dict[str, Record] = {}
    for change in changes:
        whole = change.before if change.after is None else change.after if change.before is None else None
        if whole is not None and register.find(change.record_id) is None:
            values: dict[str, Any] = {"id": change.record_id, **whole}
            record_type = CATALOGUE[change.record_type]
            if issubclass(record_type.cls, Part):
                values.setdefault("owner", "")
            gone[change.record_id] = record_type.cls(**values)
    return apply(register, [Change(None, record) for record in gone.values()])


def _change(register: Register, known: Register, change: Recorded, language: Language) -> ChangeInWords:
    record_type = CATALOGUE[change.record_type]
    record = known.find(change.record_id)
    root = root_of(known, record) if record is not None else None
    inside = root is not None and root is not record
    shown = [one.id for one in (record, root) if one is not None and register.find(one.id) is not None]
    return ChangeInWords(
        manner=_manner(change),
        title=_titled(known, record, record_type, language),
        place=_label(known, root, language) if inside and root is not None else "",
        shown=shown[0] if shown else "",
        fields=tuple(_fields(known, change, record_type, language)),
    )


def _manner(change: Recorded) -> Manner:
    if change.before is None:
        return "created"
    return "removed" if change.after is None else "changed"


def _titled(known: Register, record: Record | None, record_type: RecordType, language: Language) -> str:
    kind = record_type.label_in(language)
    if record is None:
        return message("{type} that has been removed since", type=kind).in_language(language)
    label = _label(known, record, language)
    return label if label.startswith(kind) else f"{kind}: {label}"


def _label(known: Register, record: Record, language: Language) -> str:
    """A record by name; an activity by number and name."""
    name = name_of(known, record, language)
    number = record.number if isinstance(record, Activity) else ""
    return f"{number} {name}" if number not in ("", name) else name


def _fields(
    known: Register, change: Recorded, record_type: RecordType, language: Language
) -> Iterable[FieldInWords]:
    before, after = change.before or {}, change.after or {}
    for field in record_type.fields:
        if field.name in before or field.name in after:
            old, new = (_words(known, field, side.get(field.name), language) for side in (before, after))
            if old or new:
                yield FieldInWords(field.label_in(language), old, new)
    # The order and the owner are no fields of the catalogue, and say something only where they have changed.
    if change.before is not None and change.after is not None:
        if "order" in after:
            places = (str(int(str(side["order"])) + 1) for side in (before, after))
            yield FieldInWords(translate("Place in the list", language), *places)
        if "owner" in after:
            owners = (_named(known, str(side["owner"]), language) for side in (before, after))
            yield FieldInWords(translate("Belongs to", language), *owners)


def _words(known: Register, field: Field, value: Value, language: Language) -> str:
    if field is _UNREVIEWED and isinstance(value, tuple):
        return "\n".join(unreviewed_labels(Activity(id="", unreviewed=value), language))
    if isinstance(field.kind, Reference | ReferenceList):
        keys = value if isinstance(value, tuple) else (str(value or ""),)
        return "\n".join(_named(known, key, language) for key in keys if key)
    return kinds.format_value(field.kind, value, language)


def _named(known: Register, key: str, language: Language) -> str:
    record = known.find(key)
    if record is None:
        return translate("something that has been removed since", language)
    return _label(known, record, language)
