"""A rule: a function that reads as the condition it tests, with id, severity, gate and article."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ropa_desktop.checks.finding import NO_STEP, Finding, Gate, Severity
from ropa_desktop.checks.remedies import Remedy
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import Message
from ropa_desktop.register.fields import Record, type_of

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
ART30, LAWFUL, EVIDENCE = Gate.ART30, Gate.LAWFUL, Gate.EVIDENCE
QUALITY, HOUSEKEEPING = Gate.QUALITY, Gate.HOUSEKEEPING


Fact = tuple[Record, str]
"""Something a rule looked at: a record and one of its fields, or a collection of its parts; "" means all that
the record itself says.
"""


class Remark(NamedTuple):
    """What a rule has to say: about which record and field, and in which activity ("" for none).

    `field` may also be the collection of parts that something is missing from, such as "purposes" of an
    activity; "" stands for the record as a whole.
    `article`, `severity`, `gate` and `step` replace those of the rule, such as for an activity as processor.
    `remedies` are offered as they stand. `facts` are what the condition read beside the field itself: where
    one of them changes, an acceptance of the finding lapses.
    """

    record: Record
    field: str
    message: Message
    activity: str = ""
    article: str = ""
    step: Message | None = None
    severity: Severity | None = None
    gate: Gate | None = None
    remedies: tuple[Remedy, ...] = ()
    facts: tuple[Fact, ...] = ()


Remarks = Iterator[Remark]
Condition = Callable[[RegisterView], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check of the catalogue; `step` says what to do about what it finds.

    Where several rules speak of the same field of the same record, the most severe is heard alone; among
    equals the one that names the others in `over`, else the first. One that `explains` is heard beside it.
    """

    id: str
    severity: Severity
    gate: Gate
    article: str
    remarks: Condition
    step: Message
    explains: bool
    over: frozenset[str]

    def findings(self, view: RegisterView) -> Iterator[Finding]:
        for remark in self.remarks(view):
            yield Finding(
                check=self.id,
                severity=remark.severity or self.severity,
                gate=remark.gate or self.gate,
                article=remark.article or self.article,
                record_type=type_of(remark.record).name,
                record=remark.record.id,
                activity=remark.activity,
                field=remark.field,
                message=remark.message,
                step=remark.step or self.step,
                remedies=remark.remedies,
                facts=tuple((type_of(one).name, one.id, field) for one, field in remark.facts),
            )


def rule(
    id: str,
    severity: Severity,
    gate: Gate,
    article: str,
    *,
    step: Message = NO_STEP,
    explains: bool = False,
    over: Iterable[str] = (),
) -> Callable[[Condition], Rule]:
    """Makes a function the rule with this id; `article` is written the English way, "30(1)(a)".

    `step` is what to do next, as a sentence in the imperative: "Write what the data are used for."
    """

    def made(remarks: Condition) -> Rule:
        return Rule(id, severity, gate, article, remarks, step, explains, frozenset(over))

    return made
