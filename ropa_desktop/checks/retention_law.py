"""Retention against what statutes demand: the times they set, and what they tie to them."""

import re
from collections.abc import Iterable, Iterator

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.counted import Data, Retained
from ropa_desktop.checks.meanings import data_meant
from ropa_desktop.checks.remedies import add_library_rule, follow_library, set_field
from ropa_desktop.checks.retention_use import (
    Reference,
    Time,
    activity_with,
    covered,
    keeps_accounts,
    named_periods,
    names_of,
    references_of,
    rules_in_use,
    shorter,
)
from ropa_desktop.checks.rule import (
    ERROR,
    HOUSEKEEPING,
    INFO,
    LAWFUL,
    QUALITY,
    WARNING,
    Remark,
    Remarks,
    rule,
)
from ropa_desktop.checks.text import blank, excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.retention import StatutoryPeriod, statutory_periods
from ropa_desktop.register.records import RetentionRule, System
from ropa_desktop.register.values import Duration

_BOOKKEEPING = "bfl_7_2"
_OSS = "ml_22_77_oss"
_ACCOUNTING_DATA = frozenset({"invoice", "payment", "salary", "purchase_history"})
_ACCOUNTING_KINDS = ("bookkeeping", "payroll")
_SELLING_KINDS = ("sales", "order")
_NOT_ACCOUNTING = frozenset(
    {"cv", "performance", "health", "communication", "log", "photo", "video", "location", "test_results"}
)
_KEPT_AT_LEAST = (
    (_ACCOUNTING_KINDS, _ACCOUNTING_DATA, _BOOKKEEPING),
    (("kyc",), frozenset({"pep", "sanctions", "id_document_copy"}), "ptl_5_3"),
)
"""Kinds of activity, with the data there that a statute demands to be kept, and for how long."""

_KEPT_AT_MOST = (("whistleblowing", "visselbl_8_4"), ("kyc", "ptl_5_4"))
"""Kinds of activity whose data a statute forbids to be kept longer."""

_SHOPPING_SCHEME = re.compile(
    r"\bIOSS\b|(?i:unionsordning|one[- ]stop[- ]shop)|\bOSS\b(?=.{0,80}?(?i:moms|redovis|deklar|vat\b))"
    r"|(?i:moms|redovis|deklar|vat\b).{0,80}?\bOSS\b",
    re.DOTALL,
)
_ARCHIVING = (
    "arkivlag",
    "ra-fs",
    "gallringsföreskrift",
    "gallringsbeslut",
    "arkivplan",
    "informationshanteringsplan",
)


@rule(
    "RET-05",
    ERROR,
    LAWFUL,
    "5(1)(e), 6(1)(c)",
    step=message("Lengthen the period, or give what the statute demands a rule of its own."),
)
def nothing_is_erased_before_the_law_permits(view: RegisterView) -> Remarks:
    """A period is shorter than a statute demands: the one that it names, or the one for its kind of data."""
    for named in rules_in_use(view):
        least = _least_named(named)
        if named.period and least and shorter(named.period, Duration.parse(least.period)):
            text = message(
                "{period} is shorter than the {least} that the law demands at least ({statute}).",
                period=Time(named.period),
                least=Time(Duration.parse(least.period)),
                statute=Reference(least),
            )
            yield Remark(
                named,
                "period",
                text,
                activity_with(view, named),
                article=least.reference_in("sv"),
                remedies=(follow_library(named, least.id),),
                facts=((named, ""),),
            )
    for one in _of_kinds(view, (*_ACCOUNTING_KINDS, "kyc")):
        found = _erased_too_early(one)
        if found is None:
            continue
        each, least, data = found
        text = message(
            "{period} is shorter than the {least} that the law demands at least for {categories} "
            "({statute}), and no other rule keeps them longer.",
            period=Time(each.rule.period or Duration()),
            least=Time(Duration.parse(least.period)),
            categories=names_of(data),
            statute=Reference(least),
        )
        yield Remark(
            each.rule,
            "period",
            text,
            one.id,
            article=least.reference_in("sv"),
            remedies=(add_library_rule(one.record, least.id, data=references_of(data)),),
            facts=(
                (each.rule, ""),
                (one.record, "data"),
                (one.record, "purposes"),
                (one.record, "retention"),
            ),
        )


@rule("RET-06", ERROR, LAWFUL, "5(1)(e)", step=message("Shorten the period to what the law permits."))
def nothing_is_kept_longer_than_the_law_permits(view: RegisterView) -> Remarks:
    """A period is longer than the most that a statute permits: the one named, or the one for the activity."""
    for one in rules_in_use(view):
        if one.period and (most := most_permitted(view, one)):
            yield Remark(
                one,
                "period",
                message(
                    "{period} is longer than the {most} that the law permits at most ({statute}).",
                    period=Time(one.period),
                    most=Time(Duration.parse(most.period)),
                    statute=Reference(most),
                ),
                activity_with(view, one),
                article=most.reference_in("sv"),
                remedies=(
                    set_field(
                        message("Set the period to {most}", most=Time(Duration.parse(most.period))),
                        one,
                        period=Duration.parse(most.period),
                    ),
                ),
                facts=((one, ""),),
            )


@rule(
    "RET-07",
    WARNING,
    LAWFUL,
    "bokföringslagen 7 kap. 2 §",
    step=message("Add a rule of seven years for the accounting information only, and keep the others apart."),
)
def accounting_information_is_kept(view: RegisterView) -> Remarks:
    """Accounts are kept of the data, but no rule speaks of bookkeeping or is long enough for it."""
    for one in _of_kinds(view, _ACCOUNTING_KINDS + _SELLING_KINDS):
        if one.own_data_meant.isdisjoint(_ACCOUNTING_DATA) or _accounts_are_kept(one):
            continue
        data = [each for each in one.own_data if _means(each, _ACCOUNTING_DATA)]
        if _erased_too_early(one) is None:
            yield Remark(
                one.record,
                "retention",
                message(
                    "{categories} may be accounting information, to be kept for seven years, "
                    "but no time limit says so.",
                    categories=names_of(data),
                ),
                one.id,
                remedies=(add_library_rule(one.record, _BOOKKEEPING, data=references_of(data)),),
                facts=((one.record, "data"), (one.record, "purposes")),
            )


@rule(
    "RET-08",
    WARNING,
    QUALITY,
    "5(1)(e)",
    step=message("Limit the rule to the accounting information, and give the other data times of their own."),
)
def seven_years_are_for_accounts_only(view: RegisterView) -> Remarks:
    """The only rule is that of the Bookkeeping Act, for all data, some of which are no accounts."""
    for rule_ in rules_in_use(view):
        if not _follows_bookkeeping(rule_) or stated(rule_.data_as_written):
            continue
        for one in _activities_with_only(view, rule_):
            link = one.retention[0].link
            other = [each for each in one.own_data if _means(each, _NOT_ACCOUNTING, only=True)]
            accounts = references_of([each for each in one.own_data if _means(each, _ACCOUNTING_DATA)])
            if not link.data and other:
                label = message("Limit the rule to the accounting information")
                yield Remark(
                    link,
                    "data",
                    message(
                        "Seven years are for accounting information only. "
                        "Give {categories} times of their own.",
                        categories=names_of(other),
                    ),
                    one.id,
                    remedies=(set_field(label, link, data=accounts),) if accounts else (),
                    facts=((one.record, "data"), (rule_, "library_rule"), (rule_, "statute")),
                )


@rule(
    "RET-14",
    INFO,
    LAWFUL,
    "arkivlagen (1990:782) 3, 10 §§",
    step=message(
        "Say which data are preserved, and which disposal decision permits the others to be erased."
    ),
)
def authorities_erase_by_decision(view: RegisterView) -> Remarks:
    """An authority gives time limits, but nothing in the record speaks of archives or disposal decisions."""
    for one in view.organisations:
        if one.is_authority and one.activities and not _speaks_of_archives(view):
            yield Remark(
                one.record,
                "retention",
                message(
                    "Official documents are preserved unless a disposal decision permits them to be erased. "
                    "No time limit refers to such a decision."
                ),
                remedies=(add_library_rule(one.record, "arkl_10"),),
                facts=((one.record, "public_authority"), (one.record, "legal_form")),
            )


@rule(
    "RET-15",
    INFO,
    HOUSEKEEPING,
    "5(1)(e)",
    step=message("Check the source of the period before you rely on it, and note what you found."),
)
def library_period_has_been_checked(view: RegisterView) -> Remarks:
    """A rule follows a period by statute of which not all has been checked; practice is another rule."""
    for one in rules_in_use(view):
        period = statutory_periods().get(one.library_rule) if one.library_rule else None
        if period and not period.verified and period.kind != "customary" and blank(one.justification):
            yield Remark(
                one,
                "library_rule",
                message(
                    "Not everything about {statute} has been checked. {verification}",
                    statute=Reference(period),
                    verification=period.verification.text,
                ),
                activity_with(view, one),
                facts=((one, "justification"),),
            )


@rule(
    "RET-16",
    WARNING,
    LAWFUL,
    "mervärdesskattelagen (2023:200) 22 kap. 77 §",
    step=message("Add a rule of ten years for the records of sales reported through OSS or IOSS."),
)
def one_stop_shop_records_are_kept_for_ten_years(view: RegisterView) -> Remarks:
    """VAT is reported through the one-stop shop, and no rule keeps the records for ten years."""
    told = set[str]()
    for found in view.mentions(("ioss", "oss", "unionsordning"), _SHOPPING_SCHEME):
        one = view.activity_of(found.record)
        if (
            one is None
            or one.as_processor
            or one.id in told
            or any(_for_ten_years(r.rule) for r in one.retention)
        ):
            continue
        told.add(one.id)
        data = references_of([each for each in one.own_data if _means(each, _ACCOUNTING_DATA)])
        yield Remark(
            one.record,
            "retention",
            message(
                "Sales seem to be reported through the one-stop shop for VAT (“{words}”). "
                "Records of them are kept for ten years, but no time limit says so.",
                words=excerpt(found.matched),
            ),
            one.id,
            remedies=(add_library_rule(one.record, _OSS, data=data),) if data else (),
            facts=((found.record, found.field.name),),
        )


@rule(
    "SE-07",
    WARNING,
    LAWFUL,
    "bokföringslagen 7 kap. 2, 3 a, 4 §§",
    step=message(
        "Notify the Tax Agency of storage in another EU country, or apply for a permit outside the EU."
    ),
)
def accounts_are_kept_in_sweden(view: RegisterView) -> Remarks:
    """Accounting information lies in a system in another country; each system is told of once."""
    abroad = {one.id: one for one in view.register.all(System) if one.country not in {"", "SE"}}
    told = set[str]()
    for one in _of_kinds(view, _ACCOUNTING_KINDS) if abroad else ():
        for system in one.systems:
            kept = system.id in abroad and system.id not in told
            if kept and any(_follows_bookkeeping(each.rule) for each in one.retention):
                told.add(system.id)
                yield Remark(
                    system,
                    "country",
                    message(
                        "Accounting information seems to be kept in {system}, outside Sweden. "
                        "Storage abroad is notified to the Tax Agency or needs a permit.",
                        system=excerpt(system.name),
                    ),
                    one.id,
                    facts=((one.record, "retention"), (one.record, "systems")),
                )


def most_permitted(view: RegisterView, rule: RetentionRule) -> StatutoryPeriod | None:
    """The most that the law permits, where a rule exceeds it: as named, else by kind of activity."""
    if rule.period is None:
        return None
    named = named_periods(rule)
    most = [one for one in named if one.kind == "maximum"]
    if not named and not stated(rule.statute):
        activity = activity_with(view, rule)
        one = next((each for each in view.as_controller if each.id == activity), None) if activity else None
        keys = (key for kind, key in _KEPT_AT_MOST if one is not None and one.kinds == {kind})
        most = [statutory_periods()[key] for key in keys]
    if not most:
        return None
    longest = max(most, key=lambda each: _days(each.period))
    return longest if shorter(Duration.parse(longest.period), rule.period) else None


def _days(period: str) -> tuple[int, int, int]:
    length = Duration.parse(period)
    return length.years * 12 + length.months, length.weeks * 7 + length.days, length.hours


def _least_named(rule: RetentionRule) -> StatutoryPeriod | None:
    """The shortest of the periods that a rule names and that data must be kept for at least."""
    if rule.period is None:
        return None
    least = [one for one in named_periods(rule) if one.kind in {"minimum", "fixed"} and one.period]
    return min(least, key=lambda one: _days(one.period), default=None)


def _erased_too_early(one: ActivityView) -> tuple[Retained, StatutoryPeriod, list[Data]] | None:
    """The rule of an activity that is too short for some of its data, which no other keeps long enough."""
    for kinds, terms, key in _KEPT_AT_LEAST:
        if one.kinds.isdisjoint(kinds) or "support" in one.kinds or one.own_data_meant.isdisjoint(terms):
            continue
        least = statutory_periods()[key]
        if _is_kept(one, least):
            continue
        for each in one.retention:
            period = each.rule.period
            if each.common or period is None or named_periods(each.rule):
                continue
            if not shorter(period, Duration.parse(least.period)):
                continue
            data = [of for of in covered(one, each) if _means(of, terms) and not of.common]
            if data:
                return each, least, data
    return None


def _is_kept(one: ActivityView, least: StatutoryPeriod) -> bool:
    """Whether some rule of an activity keeps data for as long as a statute demands, or names the statute."""
    length = Duration.parse(least.period)
    return any(
        (keeps_accounts(each.rule) if least.id == _BOOKKEEPING else least in named_periods(each.rule))
        or each.rule.kind in {"indefinite_hold", "by_reference"}
        or any(
            period is not None and not shorter(period, length)
            for period in (each.rule.period, each.rule.second_period)
        )
        for each in one.retention
    )


def _accounts_are_kept(one: ActivityView) -> bool:
    """Whether accounts are kept by a rule: here, or for mere sales elsewhere in the organisation."""
    least = statutory_periods()[_BOOKKEEPING]
    if stated(one.record.retention_impossible) or _is_kept(one, least):
        return True
    if not one.kinds.isdisjoint(_ACCOUNTING_KINDS):
        return False
    if not one.kinds.isdisjoint({"marketing", "newsletter", "web_analytics", "support"}):
        return True
    elsewhere = one.organisation.activities if one.organisation else ()
    return any(keeps_accounts(each.rule) for other in elsewhere for each in other.retention)


def _of_kinds(view: RegisterView, kinds: Iterable[str]) -> Iterator[ActivityView]:
    """The current activities as controller of any of these kinds, each once."""
    found = {one.id: one for kind in kinds for one in view.of_kind[kind] if not one.as_processor}
    return iter(found.values())


def _means(data: Data, terms: frozenset[str], *, only: bool = False) -> bool:
    meant = data_meant(data.item)
    return not meant.isdisjoint(terms) and not (only and meant & _ACCOUNTING_DATA)


def _follows_bookkeeping(rule: RetentionRule) -> bool:
    """Whether a rule follows or names the period of the Bookkeeping Act."""
    return any(one.id == _BOOKKEEPING for one in named_periods(rule))


def _activities_with_only(view: RegisterView, rule: RetentionRule) -> Iterator[ActivityView]:
    """The activities in which a rule is the only one, and said of that activity itself."""
    for one in view.as_controller:
        rows = one.retention
        if len(rows) == 1 and rows[0].rule is rule and not rows[0].common:
            yield one


def _speaks_of_archives(view: RegisterView) -> bool:
    followed = {one.library_rule for one in view.register.all(RetentionRule)}
    return not followed.isdisjoint({"arkl_10", "rafs_2019_1_recruitment"}) or bool(
        view.texts.mentioning(_ARCHIVING)
    )


def _for_ten_years(rule: RetentionRule) -> bool:
    return rule.library_rule == _OSS or (
        rule.period is not None and not shorter(rule.period, Duration(years=10))
    )
