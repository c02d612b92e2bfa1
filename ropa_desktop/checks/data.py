"""Whose data an activity processes, and which."""

import re

from ropa_desktop.checks.counted import label
from ropa_desktop.checks.rule import ART30, ERROR, Remark, Remarks, rule
from ropa_desktop.checks.text import blank
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import DataItem

VAGUE_DATA = re.compile(
    r"""\s*(?: (?:alla|all|samtliga|de|den|det|din|ditt|dina|er|ert|era|vår|vårt|våra|hans|hennes|deras
      | kundens|kundernas|den\ registrerades|de\ registrerades|övriga|annan|andra|olika|vissa|nödvändiga
      | relevanta|sådana|diverse|any|your|our|their|the|other|various|certain|necessary|relevant|such)\s+ )*
    (?: (?:slags|typer\ av|kategorier\ av|kinds\ of|types\ of)\s+ )?
    (?: (?:person)?uppgift(?:er|erna)? | personlig\ information | persondata | data | info(?:rmation(?:en)?)?
      | personal\ (?:data|information) | details | övrigt | diverse | annat | m\.?\s?m\.? | etc\.?
      | o\.?\s?s\.?\s?v\.? | other | misc(?:ellaneous)?\.? )
    (?: ,?\s*(?:m\.?\s?m\.?|etc\.?|o\.?\s?s\.?\s?v\.?) )?
    (?: \s+(?:som|vilka|that|which)\s.*
      | \s+om\s+(?:dig|er|dem|kunden|kunderna|den\ registrerade|de\ registrerade)
      | \s+(?:about|on)\s+(?:you|them) )?\s*\.?\s*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""Words that say that data are processed, but not which."""


@rule("DAT-01", ERROR, ART30, "30(1)(c)")
def people_are_stated(view: RegisterView) -> Remarks:
    """No category of people is stated, neither here nor for the whole organisation."""
    for one in view.as_controller:
        if not one.people:
            yield Remark(
                one.record, "people", message("The categories of data subjects are missing."), one.id
            )


@rule("DAT-02", ERROR, ART30, "30(1)(c)")
def data_are_stated(view: RegisterView) -> Remarks:
    """No category of data is stated, neither here nor for the whole organisation."""
    for one in view.as_controller:
        if not one.data:
            yield Remark(
                one.record, "data_items", message("The categories of personal data are missing."), one.id
            )


@rule("DAT-13", ERROR, ART30, "30(1)(c)")
def data_are_more_than_a_general_word(view: RegisterView) -> Remarks:
    """Each item stated is marked as unspecified or says no more than "personal data"."""
    for one in view.as_controller:
        if one.data and all(says_no_category(data.item) for data in one.data):
            item = one.data[0].item
            yield Remark(
                one.record,
                "data_items",
                message(
                    '"{value}" does not say which data these are.',
                    value=label(item.name, item.category, "data"),
                ),
                one.id,
            )


def says_no_category(item: DataItem) -> bool:
    """Whether an item leaves open which data it means."""
    if "unspecified" in item.flags:
        return True
    return not item.category and (blank(item.name) or VAGUE_DATA.fullmatch(item.name) is not None)
