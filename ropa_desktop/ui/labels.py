"""How dialogs speak of records: one by number and name, several by how many there are of which type."""

from collections import Counter
from collections.abc import Iterable

from ropa_desktop.i18n import Language
from ropa_desktop.register.fields import CATALOGUE, Record, RecordType, type_of
from ropa_desktop.register.register import Register
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.phrases import in_a_row, lowered


def label_of(register: Register, record: Record, language: Language) -> str:
    """A record by its name, an activity by its number as well."""
    name = name_of(register, record, language)
    number = getattr(record, "number", "")
    return f"{number} {name}" if number and number != name else name


def amount(count: int, record_type: RecordType, language: Language) -> str:
    """So many records of a type: "12 activities"."""
    label = record_type.label_in(language) if count == 1 else record_type.plural_in(language)
    return f"{count} {lowered(label)}"


def amounts(records: Iterable[Record], language: Language) -> str:
    """So many records of each type: "4 activities and 1 system"."""
    counts = Counter(type_of(record).name for record in records)
    told = [amount(counts[name], one, language) for name, one in CATALOGUE.items() if counts[name]]
    return in_a_row(told, language)
