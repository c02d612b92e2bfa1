"""A finding: one thing that a check found missing, wrong or doubtful in a register, and where."""

from dataclasses import dataclass
from enum import StrEnum

from ropa_desktop.checks.remedies import Remedy
from ropa_desktop.i18n import N_, Language, Message, message, translate
from ropa_desktop.law.citations import article_in_swedish
from ropa_desktop.register.fields import Part
from ropa_desktop.register.records import RegisterSheet
from ropa_desktop.register.register import Register
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.phrases import article_in_words


class Severity(StrEnum):
    """How bad a finding is, the worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def in_language(self, language: Language) -> str:
        return translate(_SEVERITY_LABELS[self], language)


class Gate(StrEnum):
    """What a finding stands in the way of; `ART30` alone decides whether the record is complete."""

    ART30 = "art30"
    LAWFUL = "lawful"
    EVIDENCE = "evidence"
    QUALITY = "quality"
    HOUSEKEEPING = "housekeeping"

    def in_language(self, language: Language) -> str:
        return translate(_GATE_LABELS[self], language)


_SEVERITY_LABELS = {
    Severity.ERROR: N_("Error"),
    Severity.WARNING: N_("Warning"),
    Severity.INFO: N_("Advice"),
}
_GATE_LABELS = {
    Gate.ART30: N_("Article 30"),
    Gate.LAWFUL: N_("Lawfulness"),
    Gate.EVIDENCE: N_("Accountability"),
    Gate.QUALITY: N_("Clarity"),
    Gate.HOUSEKEEPING: N_("Upkeep"),
}


NO_STEP = Message("")
"""The next step of a rule that leaves it to its message to say what to do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says about one record; `check` is its id, `article` the law behind it in English form.

    `record_type` and `record` name the record, `activity` the activity it belongs to ("" for what concerns an
    organisation or the whole register). `field` is a field of the record, or the collection of its parts that
    something is missing from; "" stands for the record as a whole.
    `step` is what to do next, and `remedies` are what the program can do at once. `facts` are what was judged
    beside the field: type and id of a record, and one of its fields or collections.
    """

    check: str
    severity: Severity
    gate: Gate
    article: str
    record_type: str
    record: str
    activity: str
    field: str
    message: Message
    step: Message = NO_STEP
    remedies: tuple[Remedy, ...] = ()
    facts: tuple[tuple[str, str, str], ...] = ()

    @property
    def acceptable(self) -> bool:
        """Whether it may be accepted with a reason: an error in what Article 30 demands never may."""
        return not (self.gate is Gate.ART30 and self.severity is Severity.ERROR)

    def in_language(self, language: Language) -> str:
        return self.message.in_language(language)

    def next_step_in(self, language: Language) -> str:
        """What to do next, "" where the message says it all."""
        return self.step.in_language(language)

    def citation_in(self, language: Language) -> str:
        """The law behind it as lawyers cite it: "art. 30.1 a" in Swedish, "Art. 30(1)(a)" in English."""
        if self.article[:1].isdigit():
            return article_in_words(self.article, language)
        return article_in_swedish(self.article) if language == "sv" else self.article

    def name_in(self, register: Register, language: Language) -> str:
        """The name of what it is about: its activity, else the owner of the record, else the record."""
        record = register.find(self.activity or self.record)
        if isinstance(record, Part):
            record = register.find(record.owner)
        if record is None or (isinstance(record, RegisterSheet) and not record.title):
            return ""
        return name_of(register, record, language)

    def in_words(self, register: Register, language: Language) -> str:
        """The finding as one line of text."""
        return message(
            "{severity} {check}: {name}: {message} ({article})"
            if (name := self.name_in(register, language))
            else "{severity} {check}: {message} ({article})",
            severity=self.severity,
            check=self.check,
            name=name,
            message=self.message,
            article=self.citation_in(language),
        ).in_language(language)

    def as_json(self, register: Register, language: Language) -> dict[str, str]:
        """The finding as the command line prints it."""
        return {
            "check": self.check,
            "severity": self.severity.value,
            "gate": self.gate.value,
            "article": self.article,
            "record": self.record_type,
            "id": self.record,
            "name": self.name_in(register, language),
            "field": self.field,
            "message": self.in_language(language),
            "step": self.next_step_in(language),
        }
