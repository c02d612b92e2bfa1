"""Personal identity numbers: the ground for processing them, and numbers written out in the register."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.data import deletes, places, said_for_all
from ropa_desktop.checks.meanings import data_meant, marks_of
from ropa_desktop.checks.remedies import Remedy, ReplaceText, remove, set_field
from ropa_desktop.checks.rule import ERROR, EVIDENCE, LAWFUL, QUALITY, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.special_categories import idle_conditions
from ropa_desktop.checks.text import blank
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.organisation_number import is_personal_number, masked
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.fields import Record
from ropa_desktop.register.records import Activity, DataItem, Organisation

MARKS = frozenset({"national_id", "personnummer"})

RARELY_NEEDED = frozenset({"newsletter", "web_analytics", "event", "support", "photo"})
"""Kinds of activity in which personal identity numbers are rarely needed."""

CONSENT = "pnr_consent"

LONGEST_OF_THE_LAW = 150
"""Characters above which a motivation is taken to say something of its own."""


@rule(
    "DAT-10",
    WARNING,
    QUALITY,
    "5(1)(c)",
    step=message("Take the number out of the text: a record describes categories, not people."),
)
def no_personal_number_is_written_out(view: RegisterView) -> Remarks:
    """A text holds a valid personal identity number; the number itself is never shown."""
    for mention in view.mentions(_FIRST_OF_A_MONTH, _numbers_in):
        if mention.field.name in _OTHER_NUMBERS:
            continue
        fix = ReplaceText(mention.record.id, mention.field.name, mention.matched, "personnummer")
        yield Remark(
            mention.record,
            mention.field.name,
            message(
                "A personal identity number is written out here: {number}. Describe categories, not people.",
                number=masked(mention.matched),
            ),
            mention.activity,
            remedies=(Remedy(message("Write “personnummer” instead of the number"), (fix,)),),
        )


@rule(
    "PNR-01",
    ERROR,
    LAWFUL,
    "87",
    step=message("Choose the ground for processing personal identity numbers, or stop processing them."),
)
def personal_numbers_have_a_ground(view: RegisterView) -> Remarks:
    """Personal identity numbers are processed without one of the grounds in the act (2018:218), ch. 3 s. 10.

    Where they are only common data, it is told of once, at the organisation.
    """
    open_ones = (one for one in view.as_controller if not one.marks.isdisjoint(MARKS) and not _reason(one))
    for place in places(open_ones, _is_number):
        yield Remark(
            place.record,
            "personnummer_reason",
            message(
                "Personal identity numbers are processed without a ground. Choose consent, the purpose, "
                "secure identification or another noteworthy reason."
            ),
            place.activity,
            remedies=tuple(_grounds(place.record)),
            facts=place.facts,
        )


@rule(
    "PNR-02",
    WARNING,
    EVIDENCE,
    "87",
    step=message("Write why a customer number or a date of birth is not enough."),
)
def personal_numbers_are_motivated(view: RegisterView) -> Remarks:
    """A ground other than consent is chosen without a motivation, or with no words but those of the act."""
    for record, reason, motivation, activity in _reasons(view):
        if reason in {"", CONSENT} or not _says_nothing_more(motivation):
            continue
        if blank(motivation):
            text = message("State why the personal identity number is needed, and not a customer number.")
        else:
            text = message("The motivation only repeats the law. State why the number is needed just here.")
        yield Remark(
            record, "personnummer_motivation", text, activity, facts=((record, "personnummer_reason"),)
        )


@rule(
    "PNR-03",
    WARNING,
    LAWFUL,
    "7",
    step=message(
        "Add consent as legal basis with how it is obtained and withdrawn, or choose another ground."
    ),
)
def consent_to_personal_numbers_is_described(view: RegisterView) -> Remarks:
    """Consent is the ground, but no legal basis describes one; what that leaves out is asked there."""
    owners: tuple[ActivityView | OrganisationView, ...] = (*view.as_controller, *view.organisations)
    for one in owners:
        record = one.record
        if record.personnummer_reason != CONSENT or not blank(record.personnummer_motivation):
            continue
        if not any(basis.basis == "art6_1_a" for basis in one.bases):
            yield Remark(
                record,
                "personnummer_reason",
                message(
                    "Consent is the ground for personal identity numbers, but it is not said how it is "
                    "obtained and withdrawn."
                ),
                one.id if isinstance(record, Activity) else "",
                facts=((record, "legal_bases"), (record, "personnummer_motivation")),
            )


@rule(
    "PNR-04",
    WARNING,
    LAWFUL,
    "87, 5(1)(c)",
    step=message("Take the number out, or write in the activity why it is needed."),
)
def personal_numbers_are_rarely_needed_here(view: RegisterView) -> Remarks:
    """Newsletters, events and the like have personal identity numbers of their own, and nothing says why."""
    for one in view.on_data["personnummer"]:
        if one.as_processor or not _needs_no_numbers(one) or not blank(one.record.personnummer_motivation):
            continue
        for data in one.data:
            if _is_number(data.item) and not said_for_all(data):
                own = data.item.owner == one.id and data_meant(data.item) == {"personnummer"}
                yield Remark(
                    data.item,
                    "category",
                    message(
                        "Personal identity numbers are rarely needed for this. Are they clearly justified?"
                    ),
                    one.id,
                    remedies=deletes(data.item) if own else (),
                    facts=((one.record, "purposes"), (one.record, "personnummer_motivation")),
                )


@rule(
    "PNR-05",
    WARNING,
    QUALITY,
    "9(1), 87",
    step=message("Call the numbers data with extra protection, and state their own ground."),
)
def personal_numbers_are_not_sensitive(view: RegisterView) -> Remarks:
    """A text calls them so, or a condition for special categories is chosen because of them alone."""
    text = message(
        "Personal identity numbers are not sensitive data in the sense of Article 9, "
        "but have protection of their own in the act (2018:218), ch. 3 s. 10."
    )
    for mention in view.mentions(("personnum", "identity number"), _CALLED_SENSITIVE):
        yield Remark(mention.record, mention.field.name, text, mention.activity)
    for one, condition in idle_conditions(view):
        if "national_id" in one.marks:
            remedies = (remove(message("Delete the condition"), condition),)
            facts = ((one.record, "data_items"), (one.record, "data_uses"))
            yield Remark(condition, "condition", text, one.id, remedies=remedies, facts=facts)


_FIRST_OF_A_MONTH = ("0", "1")
"""Digits of which a date always has one: the first look at a text."""

_NUMBER = re.compile(r"\d{6}(?:\d\d)?[-+ ]?\d{4}(?![\w-])", re.ASCII)
_BEFORE = re.compile(r"[\w/=.+-]")
"""What stands before a number that is part of something else, such as an address on the web."""

_MOBILE = re.compile(r"07\d{8}", re.ASCII)
_OTHER_NUMBERS = frozenset({"org_number", "phone", "officer_phone"})
"""Fields for numbers of other kinds; a sole trader's organisation number is told of by another rule."""

_WORDS_OF_THE_LAW = re.compile(
    r"""klart\ motivera[dt]\w* | (?:vikten\ av\ )?(?:en\ )?säker\ identifiering | säkert\ identifiera
    | (?:något\ )?annat\ beaktansvärt\ skäl | beaktansvärda?\ skäl | ändamålet | hänsyn
    | personnum\w* | samordningsnum\w*
    | behandl\w* | behöv\w* | används? | krävs? | motivera\w* | nödvändig\w* | enligt | kap\w*
    | dataskyddslagen
    | clearly\ justified | (?:importance\ of\ )?secure\ identification | noteworthy\ reasons? | purposes?
    | personal\ identity\ numbers? | needed | necessary | required | with\ regard""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]{5,}")

_CALLED_SENSITIVE = re.compile(
    r"""personnum\w*\ (?:och\ samordningsnum\w*\ )?(?:är|utgör|anses\ vara
        |(?:räknas|anses|betraktas|klassas)\ som)\ (?:(?!inte\b|ej\b|ing[ae]n?t?\b)\w+\ ){0,2}?
        känslig\w*\ (?:person)?uppgift\w*
    | personnum\w*\ \((?:en\ )?känslig\w*\ (?:person)?uppgift\w*
    | känslig\w*\ (?:person)?uppgift\w*,?\ \(?(?:såsom|som|t\.?ex\.?|till\ exempel|exempelvis)\ personnum\w*
    | identity\ numbers?\ (?:are|is)\ (?:(?!not\b|no\b)\w+\ ){0,2}?(?:sensitive|special\ categor\w+)
    | sensitive\ (?:personal\ )?data,?\ \(?(?:such\ as|e\.g\.)\ (?:personal\ )?identity\ number""",
    re.IGNORECASE | re.VERBOSE,
)
"""Texts that call personal identity numbers sensitive; that both stand side by side is no such text."""


def _numbers_in(text: str) -> Iterator[str]:
    """The personal identity numbers in a text; ten digits like those of a mobile telephone are none."""
    for found in _NUMBER.finditer(text):
        if found.start() and _BEFORE.match(text, found.start() - 1):
            continue
        if is_personal_number(found.group()) and not _MOBILE.fullmatch(found.group()):
            yield found.group()


def _is_number(item: DataItem) -> bool:
    return not MARKS.isdisjoint(marks_of(item))


def _reason(one: ActivityView) -> str:
    """The ground of an activity for personal identity numbers: its own, else that of its organisation."""
    common = one.organisation.record.personnummer_reason if one.organisation else ""
    return one.record.personnummer_reason or common


def _reasons(view: RegisterView) -> Iterator[tuple[Record, str, str, str]]:
    """Each record that chooses a ground, with the ground, its motivation or else the common one, and its
    activity.
    """
    for organisation in view.organisations:
        record = organisation.record
        yield record, record.personnummer_reason, record.personnummer_motivation, ""
    for one in view.as_controller:
        if reason := one.record.personnummer_reason:
            common = one.organisation.record.personnummer_motivation if one.organisation else ""
            yield one.record, reason, one.record.personnummer_motivation or common, one.id


@lru_cache(maxsize=4096)
def _says_nothing_more(motivation: str) -> bool:
    """Whether a motivation is missing, or has no word of its own beside those of the act."""
    if len(motivation) > LONGEST_OF_THE_LAW:
        return False
    return blank(motivation) or not _WORD.search(_WORDS_OF_THE_LAW.sub(" ", motivation))


def _grounds(record: Activity | Organisation) -> Iterator[Remedy]:
    for term in vocabulary("personnummer_reasons").terms.values():
        label = message("Choose the ground: {ground}", ground=term)
        yield set_field(label, record, personnummer_reason=term.id)


def _needs_no_numbers(one: ActivityView) -> bool:
    """Whether all that an activity is about, marketing aside, rarely needs personal identity numbers."""
    return bool(one.kinds & RARELY_NEEDED) and one.kinds <= RARELY_NEEDED | {"marketing"}
