"""Help for each field: what to write there, what the law says, an example, a mistake, and who asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from ropa_desktop import paths
from ropa_desktop.i18n import N_, Language, translate
from ropa_desktop.law.resource import Entry, MalformedResource, resource
from ropa_desktop.law.terms import Text
from ropa_desktop.register.fields import Field, RecordType

_FOLDER = "help"


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """What is explained about a field: `hint` always shows under it, the rest on demand."""

    hint: Text
    law: Text
    example: Text
    mistake: Text


@cache
def field_help(record_type_name: str, field_name: str) -> FieldHelp | None:
    """The help for a field, or for a collection of parts by the name of the collection; None where there is
    none.

    Every file of help is read at the first call. Raises MalformedResource where a file lacks a text.
    """
    of_type = _entries().get(record_type_name)
    if of_type is None or not of_type.has(field_name):
        return None
    entry = of_type.entry(field_name)
    return FieldHelp(entry.both("hint"), entry.both("law"), entry.both("example"), entry.both("mistake"))


def explained() -> Mapping[str, tuple[str, ...]]:
    """Names of the fields and collections that have help, by record type; in the order of the files."""
    return {name: tuple(entry.values) for name, entry in _entries().items()}


@cache
def _entries() -> Mapping[str, Entry]:
    entries: dict[str, Entry] = {}
    for path in sorted((paths.resources() / _FOLDER).glob("*.yaml")):
        content = resource(path.stem, _FOLDER)
        for record_type_name in content.values:
            if record_type_name in entries:
                raise MalformedResource(f"{path.name}: {record_type_name} is explained in another file too")
            entries[record_type_name] = content.entry(record_type_name)
    return entries


class Demand(Enum):
    """Who asks for a field: Article 30, another article, or none. The value is English source text."""

    REQUIRED = N_("Required by Art. 30")
    WISE = N_("Wise, not required by Art. 30")
    OWN = N_("No article asks for it")

    def in_language(self, language: Language) -> str:
        return translate(self.value, language)


_CONTENT_OF_THE_RECORD = ("30(1)(", "30(2)(", "49(6)")
"""What a record must hold stands in the points of Art. 30(1) and (2); Art. 49(6) adds an assessment to it.

Articles 30(1), 30(2) and 30(5) by themselves decide which record is kept, and demand no content.
"""


def demand_of(field: Field) -> Demand:
    """Whether Article 30 requires a field, for a controller's or a processor's record."""
    if field.article.startswith(_CONTENT_OF_THE_RECORD):
        return Demand.REQUIRED
    return Demand.WISE if field.article else Demand.OWN


def demand_of_parts(part_type: RecordType) -> Demand:
    """Whether Article 30 requires the parts of a type: as much as the most demanded of their fields."""
    demands = {demand_of(field) for field in part_type.fields}
    return next(demand for demand in Demand if demand in demands)
