"""Information to people: how it is given, and that it is dated."""

import re

from ropa_desktop.checks.activity_view import ActivityView
from ropa_desktop.checks.remedies import set_field
from ropa_desktop.checks.rule import EVIDENCE, HOUSEKEEPING, INFO, WARNING, Remark, Remarks, rule
from ropa_desktop.checks.text import blank, excerpt, stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.records import Document, Source
from ropa_desktop.register.values import Answer

FIELDS = ("information", "information_documents", "information_note")
"""Where an activity says how people are informed."""

_ON_PRIVACY = re.compile(
    r"integritet|personuppgift|dataskydd|sekretesspolicy|gdpr|privacy|data protection|personal data",
    re.IGNORECASE,
)


def is_told(one: ActivityView) -> bool:
    """Whether it is said that people are informed: answered, by a document, or in words."""
    record = one.record
    return (
        record.information is Answer.YES
        or bool(record.information_documents)
        or stated(record.information_note)
    )


@rule(
    "INF-01",
    WARNING,
    EVIDENCE,
    "13, 14",
    step=message("State in each activity where people find the information, or choose the document."),
)
def people_are_informed(view: RegisterView) -> Remarks:
    """One finding for an organisation, with how many of its activities do not say."""
    for organisation in view.organisations:
        untold = [one for one in organisation.activities if not one.as_processor and not is_told(one)]
        if untold:
            first = excerpt(untold[0].record.name)
            text = (
                message("It is not stated how people are informed of: {activity}.", activity=first)
                if len(untold) == 1
                else message(
                    "It is not stated how people are informed in {count} activities, such as {activity}.",
                    count=len(untold),
                    activity=first,
                )
            )
            facts = tuple((one.record, field) for one in untold for field in FIELDS)
            yield Remark(organisation.record, "", text, facts=facts)


@rule(
    "INF-02",
    INFO,
    EVIDENCE,
    "14(3)",
    step=message("Answer whether those whose data come from others are told within a month."),
)
def people_are_told_of_other_sources(view: RegisterView) -> Remarks:
    """Data come from others than the people, who are informed, but not said to be so of this."""
    from_others = {key for key, term in vocabulary("sources").terms.items() if term.article == "14"}
    told: set[str] = set()
    for source in view.register.every(Source):
        if source.kind not in from_others:
            continue
        one = view.activity_of(source)
        if one is None or one.id in told or one.as_processor or one.record.state == "ended":
            continue
        if is_told(one) and one.record.information_other_sources is not Answer.YES:
            told.add(one.id)
            yield Remark(
                one.record,
                "information_other_sources",
                message(
                    "Data come from another source than the people themselves ({source}). "
                    "They are to be told so within a month.",
                    source=vocabulary("sources").terms[source.kind],
                ),
                one.id,
                remedies=(
                    set_field(
                        message("State that people are told"),
                        one.record,
                        information_other_sources=Answer.YES,
                    ),
                ),
                facts=((source, "kind"), *((one.record, field) for field in FIELDS)),
            )


@rule(
    "REV-04",
    INFO,
    HOUSEKEEPING,
    "5(2)",
    step=message("Enter the version or the date, so that you can show what people were told and when."),
)
def information_is_dated(view: RegisterView) -> Remarks:
    """A text that informs people has neither version nor date."""
    documents = [one for one in view.register.all(Document) if blank(one.version) and one.dated is None]
    if not documents:
        return
    chosen = {key for one in view.current for key in one.record.information_documents}
    for document in documents:
        if document.kind == "notice" or document.id in chosen or _is_privacy_policy(document):
            title = excerpt(document.title) or vocabulary("document_kinds").terms["notice"]
            yield Remark(
                document,
                "dated",
                message("The information text {document} has neither version nor date.", document=title),
                facts=((document, "version"),),
            )


def _is_privacy_policy(document: Document) -> bool:
    """Whether a policy is about personal data: such are as a rule what people are given to read."""
    return document.kind == "policy" and _ON_PRIVACY.search(document.title) is not None
