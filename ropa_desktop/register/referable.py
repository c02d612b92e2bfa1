"""What a field may refer to, and which values it already has elsewhere: the material of autocompletion."""

from collections import Counter
from collections.abc import Iterator

from ropa_desktop.register.fields import ANY_RECORD, CATALOGUE, Field, Part, Record, RecordType, value_of
from ropa_desktop.register.kinds import Kind, Reference, ReferenceList
from ropa_desktop.register.records import Activity, Organisation
from ropa_desktop.register.register import Register, owner_of


def referable(register: Register, kind: Kind, record: Record | None) -> Iterator[Record]:
    """The records that a reference of a record may name, in order.

    Parts may be named only within the same activity or organisation, and by an activity those that its
    organisation states for all.
    """
    if not isinstance(kind, Reference | ReferenceList):
        return
    homes = _homes(register, record) if record is not None else ()
    targets = CATALOGUE if kind.targets == (ANY_RECORD,) else kind.targets
    for name in targets:
        if CATALOGUE[name].owners:
            for home in homes:
                yield from register.table(name).by_owner.get(home, ())
        else:
            yield from register.table(name).by_owner.get("", ())


def root_of(register: Register, record: Record) -> Record:
    """The record that stands for itself and holds a part, however deep; what is no part is its own."""
    while isinstance(record, Part):
        owner = register.find(record.owner)
        if owner is None:
            break
        record = owner
    return record


def organisation_of(register: Register, activity: Activity) -> Organisation | None:
    """The organisation of an activity: the one it names, else the only one."""
    if activity.organisation:
        return register.get(Organisation, activity.organisation)
    return register.organisations[0] if len(register.organisations) == 1 else None


def used_values(register: Register, record_type: RecordType, field: Field) -> list[str]:
    """The texts that a field holds anywhere in the register, the most frequent first."""
    counts: Counter[str] = Counter()
    for record in register.table(record_type.name).by_id.values():
        value = value_of(record, field)
        counts.update(value if isinstance(value, tuple) else (str(value),) if value else ())
    return [text for text, _ in counts.most_common() if text.strip()]


def _homes(register: Register, record: Record) -> tuple[str, ...]:
    """The owners whose parts a record may name."""
    root = root_of(register, record)
    homes = [owner_of(record)] if isinstance(record, Part) else []
    homes.append(root.id)
    if isinstance(root, Activity) and (organisation := organisation_of(register, root)) is not None:
        homes.append(organisation.id)
    return tuple(dict.fromkeys(homes))
