"""What of an activity nobody has reviewed yet, in words."""

from ropa_desktop.i18n import N_, Language
from ropa_desktop.register.fields import CATALOGUE, part_types
from ropa_desktop.register.records import Activity

NOT_REVIEWED = N_("Not reviewed")
"""How it is marked that something was filled in from a suggestion and has not been confirmed."""


def unreviewed_labels(
    activity: Activity, language: Language, hidden: frozenset[str] = frozenset()
) -> list[str]:
    """The fields and collections of parts that nobody has confirmed, by label; as written where unknown.

    Fields that are `hidden` from the reader are not told of.
    """
    record_type = CATALOGUE["activity"]
    labels = {part_type.collection: part_type.plural_in(language) for part_type in part_types(record_type)}
    labels |= {field.name: field.label_in(language) for field in record_type.fields}
    return [labels.get(name, name) for name in activity.unreviewed if name not in hidden]
