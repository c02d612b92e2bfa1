"""The summaries of a report: overviews of activities, recipients, transfers and time limits for the PDF."""

from collections.abc import Iterable
from dataclasses import replace

from ropa_desktop.exports.report import Column, Row, Table
from ropa_desktop.exports.scope import Scope
from ropa_desktop.exports.usage import Usage
from ropa_desktop.i18n import Language, translate
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.fields import Record
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import (
    Activity,
    Disclosure,
    LegalBasis,
    Party,
    Purpose,
    RetentionRule,
    Transfer,
)
from ropa_desktop.register.register import Register
from ropa_desktop.wording.disclosures import party_text, role_text
from ropa_desktop.wording.naming import destination, name_of, names_of
from ropa_desktop.wording.phrases import listed, not_stated, raised
from ropa_desktop.wording.retention import retention_sentence
from ropa_desktop.wording.transfers import grounds_text


def summaries(scope: Scope, usage: Usage) -> tuple[Table, ...]:
    """The four overviews; each row links to the block of its activity where it concerns only one."""
    return _activities(scope), _recipients(scope, usage), _transfers(scope), _retention(scope, usage)


def _activities(scope: Scope) -> Table:
    rows = [
        Row(
            activity.id,
            (
                activity.number,
                name_of(scope.register, activity, scope.language),
                term_label("activity_roles", activity.role, scope.language),
                term_label("activity_states", activity.state, scope.language),
                len(scope.register.parts(Purpose, activity)),
                _bases(scope, activity),
            ),
            scope.anchors[activity.id],
        )
        for activity in scope.activities
    ]
    columns = (
        Column(translate("Number", scope.language), 8),
        Column(translate("Activity", scope.language), 34),
        Column(translate("Role", scope.language), 18),
        Column(translate("Status", scope.language), 12),
        Column(translate("Purposes", scope.language), 9, "number"),
        Column(translate("Legal basis", scope.language), 20, beyond=True),
    )
    empty = translate("The register holds no activities.", scope.language)
    return Table("activities", translate("Activities", scope.language), columns, tuple(rows), empty)


def _bases(scope: Scope, activity: Activity) -> str:
    """The articles of the activity's own legal bases, each once."""
    terms = vocabulary("legal_bases").terms
    articles = (
        terms[basis.basis].article_in(scope.language)
        for basis in scope.register.parts(LegalBasis, activity)
        if basis.basis in terms
    )
    return ", ".join(dict.fromkeys(articles))


def _recipients(scope: Scope, usage: Usage) -> Table:
    rows = []
    for party in usage.records(Party):
        links = [use for use in usage.of(party) if isinstance(use.record, Disclosure)]
        if links:
            roles = (
                role_text(use.record, scope.language) for use in links if isinstance(use.record, Disclosure)
            )
            cells = (
                scope.once(party_text, party),
                "\n".join(dict.fromkeys(filter(None, roles))),
            )
            rows.append(_row(scope, party, cells, [use.activity for use in links]))
    columns = (
        Column(translate("Recipient", scope.language), 36),
        Column(translate("Role", scope.language), 26),
        Column(translate("Activities", scope.language), 36),
    )
    empty = translate("No recipients are stated.", scope.language)
    return Table("recipients", translate("Recipients", scope.language), columns, tuple(rows), empty)


def _transfers(scope: Scope) -> Table:
    rows = []
    for activity, transfer in scope.everywhere(Transfer):
        importers = names_of(scope.register, scope.register.chosen(Party, transfer.importers), scope.language)
        cells = (
            destination(transfer, scope.language) or not_stated(scope.language),
            listed(importers),
            raised(grounds_text(transfer, scope.language)) or not_stated(scope.language),
        )
        rows.append(_row(scope, transfer, cells, [activity]))
    columns = (
        Column(translate("Destination", scope.language), 22),
        Column(translate("Recipient", scope.language), 20),
        Column(translate("Ground for the transfer", scope.language), 32),
        Column(translate("Activities", scope.language), 28),
    )
    empty = translate("No transfers are stated.", scope.language)
    return Table(
        "transfers", translate("Transfers to third countries", scope.language), columns, tuple(rows), empty
    )


def _retention(scope: Scope, usage: Usage) -> Table:
    rows = [
        _row(
            scope,
            rule,
            (scope.once(_named_rule, rule),),
            [use.activity for use in usage.of(rule)],
        )
        for rule in usage.records(RetentionRule)
        if usage.of(rule)
    ]
    columns = (
        Column(translate("Retention rule", scope.language), 64),
        Column(translate("Activities", scope.language), 34),
    )
    empty = translate("No time limits are stated.", scope.language)
    return Table("retention", translate("Retention", scope.language), columns, tuple(rows), empty)


def _named_rule(register: Register, rule: RetentionRule, language: Language) -> str:
    """The sentence of a rule, led by the rule's name where no data are stated that it is for."""
    data = rule.data_as_written.strip() or rule.name
    return retention_sentence(register, replace(rule, data_as_written=data), language)


def _row(scope: Scope, record: Record, cells: tuple[str, ...], where: Iterable[Activity | None]) -> Row:
    """A row that ends with the activities concerned, and links to the block where there is only one."""
    activities = list(dict.fromkeys(where))
    only = activities[0] if len(activities) == 1 else None
    places = "\n".join(scope.place(activity) for activity in activities)
    return Row(record.id, (*cells, places), scope.anchors[only.id] if only else "")
