"""What is said once for a whole organisation, and so holds for each of its activities."""

from ropa_desktop.register.fields import Record, RecordType
from ropa_desktop.register.records import SHARED, Activity, Organisation
from ropa_desktop.register.referable import organisation_of
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer

COMMON_FIELDS = frozenset(
    {
        "recipients",
        "transfers",
        "measures",
        "security_note",
        "automated_decisions",
        "profiling",
        "personnummer_reason",
        "personnummer_motivation",
    }
)
"""Fields of an activity that its organisation may state for all, under the same name."""

_SECURITY = frozenset({"measures", "security_note"})


def common_parts(register: Register, owner: Record, part_type: RecordType) -> tuple[Record, ...]:
    """The parts of a type that an activity has from its organisation."""
    organisation = _of(register, owner)
    if organisation is None or part_type.owners != SHARED:
        return ()
    return register.table(part_type.name).by_owner.get(organisation.id, ())


def common_source(register: Register, owner: Record, field: str) -> Organisation | None:
    """The organisation from which an activity has a field, beside what it states itself; None for none."""
    organisation = _of(register, owner)
    if organisation is None or field not in COMMON_FIELDS or not getattr(organisation, field):
        return None
    assert isinstance(owner, Activity)
    if field in _SECURITY and owner.security_inherited is Answer.NO:
        return None
    return organisation


def _of(register: Register, owner: Record) -> Organisation | None:
    return organisation_of(register, owner) if isinstance(owner, Activity) else None
