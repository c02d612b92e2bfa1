"""The register as a whole: whether anything is in it, and where only a placeholder stands."""

from collections.abc import Iterator

from ropa_desktop.checks.record_texts import reader, texts_in
from ropa_desktop.checks.rule import ART30, ERROR, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import PLACEHOLDER, excerpt, is_placeholder
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message, message
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import CATALOGUE, Field, Part, Record
from ropa_desktop.register.records import Activity

RUNNING = frozenset({"", "draft", "active", "paused"})
"""States in which data are processed; planned processing has not begun."""

_REQUIRED_TEXTS = {
    name: fields
    for name, record_type in CATALOGUE.items()
    if (
        fields := tuple(
            one
            for one in record_type.fields
            if one.article.startswith("30(") and isinstance(one.kind, kinds.Text | kinds.TextList)
        )
    )
}
"""The text fields of Article 30(1) and (2), by record type."""


@rule("REG-01", ERROR, ART30, "30(1)")
def something_is_processed(view: RegisterView) -> Remarks:
    """No activity is under way."""
    if not any(one.record.state in RUNNING for one in view.activities):
        yield Remark(
            view.sheet, "activities", message("The record contains no processing that is under way.")
        )


@rule("EXP-04", WARNING, QUALITY, "30(1)", explains=True)
def required_texts_are_no_placeholders(view: RegisterView) -> Remarks:
    """Says why a field that is not empty counts as missing."""
    current = {one.id for one in view.current}
    for record, field, text in _placeholders(view):
        owner = record.owner if isinstance(record, Part) else record.id
        of_activity = view.register.get(Activity, owner) is not None
        if of_activity and owner not in current:
            continue
        yield Remark(
            record,
            field.name,
            message(
                '{field} holds only a placeholder ("{value}").',
                field=Message(field.label),
                value=excerpt(text),
            ),
            owner if of_activity else "",
        )


def _placeholders(view: RegisterView) -> Iterator[tuple[Record, Field, str]]:
    for name, fields in _REQUIRED_TEXTS.items():
        read = reader(fields)
        for record in view.register.table(name).by_id.values():
            if any(map(PLACEHOLDER.fullmatch, read(record))):
                for field in fields:
                    for text in filter(is_placeholder, texts_in(record, field)):
                        yield record, field, text
