"""The layout of a question list, by which the answers written in it find their way back into the register."""

from ropa_desktop.i18n import N_
from ropa_desktop.register.fields import Field, Record, RecordType, part_types, type_of
from ropa_desktop.register.kinds import Content
from ropa_desktop.register.records import Activity
from ropa_desktop.register.referable import root_of
from ropa_desktop.register.register import Register

HEADER_ROW = 3

RECORD, FIELD, CHECK = "_record", "_field", "_check"
"""The headings of the hidden columns: the id of a record, a field of it, and the check that asks."""

QUESTION, ANSWER = N_("Question"), N_("Answer")
"""The headings, in the language of the list, of the columns that are read beside the hidden ones."""


def asked(record_type: RecordType, name: str) -> Field | RecordType | None:
    """What a question about a field of a record is answered with: the field, or parts of the type whose
    collection bears that name; None where it is about the record as a whole, or about a file.
    """
    field = record_type.field_named.get(name)
    if field is not None:
        return None if isinstance(field.kind, Content) else field
    return next((part for part in part_types(record_type) if part.collection == name), None)


def notes_field(register: Register, record: Record) -> tuple[Record, Field]:
    """Where what is said about a record is noted: on what holds it, else on the register itself."""
    root = root_of(register, record)
    for one in (root, register.sheet):
        fields = type_of(one).field_named
        for name in ("notes", "note"):
            if name in fields:
                return one, fields[name]
    raise AssertionError("the register has notes")


def process_owner(activity: Activity | None) -> str:
    """Who is to answer for an activity, on one line; "" where nobody is named."""
    return " ".join(activity.responsible.split()) if activity is not None else ""
