"""What is offered while the user types: terms of vocabularies, records of the register, texts used before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import assert_never

from ropa_desktop.i18n import Language, Message, message
from ropa_desktop.law.retention import statutory_periods
from ropa_desktop.law.terms import Term
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import kinds
from ropa_desktop.register.collation import sort_key
from ropa_desktop.register.entry import creatable_type
from ropa_desktop.register.fields import Field, Record, RecordType, type_of
from ropa_desktop.register.referable import referable, used_values
from ropa_desktop.register.register import Register
from ropa_desktop.wording.naming import name_of


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose: what the user reads, and the value it stands for.

    `field` is the field that takes the value, where there are several; `new` says that a record of that name
    is to be made first.
    """

    label: str
    value: str
    field: str = ""
    new: bool = False


class Asking:
    """What an editor may ask of the register that it edits a record of."""

    def __init__(
        self,
        register: Callable[[], Register],
        language: Language,
        record_type: RecordType,
        record: Callable[[], Record | None],
    ) -> None:
        self._register = register
        self.language = language
        self._record_type = record_type
        self._record = record

    @property
    def register(self) -> Register:
        return self._register()

    @property
    def record(self) -> Record | None:
        """The record that is being edited."""
        return self._record()

    @staticmethod
    def today() -> date:
        return datetime.now(tz=UTC).astimezone().date()

    def used_values(self, field: Field) -> list[str]:
        """The texts that a field holds in other records of the type, the most frequent first."""
        return used_values(self.register, self._record_type, field)

    def label(self, field: Field, value: str) -> str:
        """How one value of a list, or a reference, reads."""
        match field.kind:
            case kinds.Choice(vocabulary=name) | kinds.ChoiceList(vocabulary=name):
                term = vocabulary(name).terms.get(value)
                return term.in_language(self.language) if term else value
            case kinds.Reference() | kinds.ReferenceList():
                found = self.register.find(value)
                return name_of(self.register, found, self.language) if found else value
            case _:
                return value

    def offers(self, field: Field, typed: str) -> list[Offer]:
        """What may be meant by what is typed, the best first; everything for nothing typed."""
        kind = field.kind
        match kind:
            case kinds.Choice(vocabulary=name) | kinds.ChoiceList(vocabulary=name):
                terms = vocabulary(name).matching(typed)
                return [Offer(term_in_words(name, one, self.language), one.id, field.name) for one in terms]
            case kinds.Reference() | kinds.ReferenceList():
                return self._records(field, typed)
            case kinds.Text() | kinds.TextList():
                return _matching([Offer(text, text, field.name) for text in self.used_values(field)], typed)
            case kinds.YesNo() | kinds.Presence() | kinds.Number() | kinds.Date() | kinds.Period():
                return []
            case kinds.Content():
                return []
        assert_never(kind)

    def meant(self, field: Field, typed: str) -> str:
        """The value that bears a name: a term, by any of its names, or a record; "" where there is none."""
        match field.kind:
            case kinds.Choice(vocabulary=name) | kinds.ChoiceList(vocabulary=name):
                term = vocabulary(name).find(typed)
                return term.id if term else ""
            case kinds.Reference() | kinds.ReferenceList():
                offer = named(typed, self.offers(field, typed))
                return offer.value if offer else ""
            case _:
                return ""

    def creatable(self, field: Field) -> RecordType | None:
        """The record type of which a field may make a new record by its name alone."""
        return creatable_type(field)

    def closed(self, field: Field) -> bool:
        """Whether only what is offered may be chosen."""
        match field.kind:
            case kinds.Choice() | kinds.ChoiceList():
                return True
            case kinds.Reference() | kinds.ReferenceList():
                return self.creatable(field) is None
            case _:
                return False

    def _records(self, field: Field, typed: str) -> list[Offer]:
        register, own = self.register, self.record
        kind = field.kind
        assert isinstance(kind, kinds.Reference | kinds.ReferenceList)
        records = [one for one in referable(register, kind, own) if own is None or one.id != own.id]
        several = len({type_of(one).name for one in records}) > 1
        offers = []
        for one in records:
            name = name_of(register, one, self.language)
            label = f"{name} ({type_of(one).label_in(self.language)})" if several else name
            offers.append(Offer(label, one.id, field.name))
        known = _matching(sorted(offers, key=lambda one: sort_key(one.label)), typed)
        return known + self._ready_made(field, kind.targets, typed) if len(typed) > 1 else known

    def _ready_made(self, field: Field, targets: tuple[str, ...], typed: str) -> list[Offer]:
        """What can be made from what the law or the vocabularies say: periods, kinds of recipients."""
        language = self.language
        offers: list[Offer] = []
        if "retention_rule" in targets:
            for period in statutory_periods().values():
                what = period.description.in_language(language)
                label = message("New: {rule}: {what}", rule=period.reference_in(language), what=what)
                offers.append(Offer(label.in_language(language), period.id, field.name, new=True))
        if "party" in targets:
            for term in vocabulary("recipient_kinds").matching(typed):
                name = term.in_language(language)
                label = message("New: {name}", name=name)
                offers.append(Offer(label.in_language(language), name, field.name, new=True))
            return offers
        return _matching(offers, typed)


def named(typed: str, offers: Iterable[Offer]) -> Offer | None:
    """What is there already and reads as what is typed."""
    same = (one for one in offers if not one.new and one.label.casefold() == typed.casefold())
    return next(same, None)


def not_in_list(typed: str) -> Message:
    """What is said where something is typed that cannot be chosen."""
    return message('"{text}" is not in the list; choose from it, or search it.', text=typed)


_LEGAL = frozenset(
    {"legal_bases", "special_conditions", "criminal_grounds", "mechanisms", "art22_grounds", "rights"}
)
"""Vocabularies whose terms are known by their article."""


def term_in_words(vocabulary_name: str, term: Term, language: Language) -> str:
    """A term with the article by which it is known, where that is so."""
    article = term.article_in(language) if vocabulary_name in _LEGAL else ""
    return f"{term.in_language(language)} ({article})" if article else term.in_language(language)


def _matching(offers: list[Offer], typed: str) -> list[Offer]:
    """Those that hold what is typed, those that begin with it first."""
    wanted = typed.casefold().strip()
    found = [one for one in offers if wanted in one.label.casefold()]
    return sorted(found, key=lambda one: not one.label.casefold().startswith(wanted))
