"""Purposes that Swedish law treats apart: freedom of expression and credit information."""

import re

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.meanings import people_meant
from ropa_desktop.checks.rule import INFO, LAWFUL, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.records import Purpose

_EXPRESSION = re.compile(
    r"""\bjournalisti(?:sk|k|c)\w* | \bkonstnärlig\w* | \blitterär\w* | \bartistic\b | \bliterary\b
    | \b(?:akademisk|academic)\w*
      (?!\ (?:examen|examina|utbildning|titel|titlar|merit|kvalifik|bakgrund|nivå|poäng|grad)\w*
       |\ (?:degree|qualification|background|record|title|year)s?)
      (?=\ (?:ändamål|skapande|arbete|publicering|forskning|uttryck|purpose|expression|work|research))""",
    re.IGNORECASE | re.VERBOSE,
)
_PRIVATE = frozenset({"customers_private", "tenants", "job_applicants"})
_NEEDS = re.compile(
    r"kredit(?:avtal|köp|givning|ansök)|hyres|uthyr|faktur|avbetal|delbetal|\blån|leasing|borgen|abonnemang"
    r"|invoic|\bloan|\blease|\brent|instal+ment|credit agreement|on credit"
)
"""Why a credit report on a private person may be needed, in case-folded text."""


@rule(
    "SE-11",
    INFO,
    QUALITY,
    "lag (2018:218) 1 kap. 7 §",
    step=message("Consider whether the activity need be in the record at all."),
)
def expression_need_not_be_recorded(view: RegisterView) -> Remarks:
    """A purpose is journalistic, artistic, literary or academic expression."""
    words = ("journalist", "konstnärlig", "litterär", "akademisk", "artistic", "literary", "academic")
    for record, field, matched, activity in view.mentions(words, _EXPRESSION):
        if isinstance(record, Purpose):
            yield Remark(
                record,
                field.name,
                message(
                    "The duty to keep a record does not apply to journalistic purposes or to "
                    "academic, artistic or literary creation (“{words}”).",
                    words=matched,
                ),
                activity,
            )


@rule(
    "SE-12",
    WARNING,
    LAWFUL,
    "kreditupplysningslagen (1973:1173) 9 §",
    step=message("Write when a credit report is taken and why, such as before credit or a lease is granted."),
)
def credit_report_is_needed(view: RegisterView) -> Remarks:
    """Private persons are checked, and nothing in the activity says for what agreement."""
    for one in view.of_kind["credit_check"]:
        if not one.as_processor and _is_on_private_persons(one) and not _NEEDS.search(one.text):
            yield Remark(
                one.record,
                "purposes",
                message(
                    "A credit report on a private person presupposes a credit agreement or a similar need. "
                    "It is not stated which."
                ),
                one.id,
                facts=((one.record, "people"), (one.record, "description")),
            )


def _is_on_private_persons(one: ActivityView) -> bool:
    return not one.people_meant.isdisjoint(_PRIVATE) or any(
        "privat" in each.name.casefold() for each in one.people if not people_meant(each)
    )
