"""The quick filter: which records of a type say the words of a query, in their fields, their parts or the
names of what they refer to.
"""

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial, reduce
from itertools import compress
from typing import Any, assert_never

from ropa_desktop.i18n import LANGUAGES
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import kinds
from ropa_desktop.register.edits import all_referred, with_parts
from ropa_desktop.register.fields import CATALOGUE, Record, RecordType, type_of
from ropa_desktop.register.kinds import Kind
from ropa_desktop.register.register import Change, Register, owner_of
from ropa_desktop.register.values import Duration

_CODES = {
    ("activity", "dpia_facts"),
    *(("decision", name) for name in ("field", "fingerprint", "facts")),
    ("edition", "sha256"),
    ("provenance", "field"),
}
"""Texts that only the program reads."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    "activity": ("number", "name", "name_en"),
    "organisation": ("name", "name_as_written"),
    "people": ("category", "name", "qualifier"),
    "data_item": ("category", "name"),
    "legal_basis": ("basis",),
    "party": ("name", "category", "examples"),
    "document": ("title", "file_name"),
    "measure": ("name", "category"),
    "system": ("name",),
    "tracker": ("name",),
}
"""The fields by which what refers to a record is found; of other types, such as retention rules, all."""

_WITH_PARTS = frozenset({"data_group"})
"""Types whose parts, too, are read as if they stood where their owner is referred to."""


_BITS = bytes.maketrans(b"01", b"\0\1")


class SearchIndex:
    """The words of the records of one type, each with a bit for every row that says it.

    Rows are the top-level records of the type, or all of them where it is a type of parts. A row says what
    its fields say, with vocabulary terms in both languages, and its parts; it is found as well by the names
    of the records it refers to and of its owner, which are kept once and not row by row. The index is built
    when it is first asked, unless that has been done bit by bit, and follows a step in the time that the
    records of that step take.
    """

    def __init__(self, register: Register, type_name: str) -> None:
        self._register = register
        self._type = CATALOGUE[type_name]
        self._clear()

    def _clear(self) -> None:
        self._unread = list(self._register.table(self._type.name).by_id)
        self._ids: list[str] = []
        self._row_of: dict[str, int] = {}
        self._current = 0
        self._rows_saying: dict[str, int] = {}
        self._rows_referring: dict[str, int] = {}
        self._words_naming: dict[str, frozenset[str]] = {}
        self._named_with: dict[str, set[str]] = {}
        self._words = ""
        self._found: dict[str, int] = {}

    def build(self, most: int = sys.maxsize) -> bool:
        """Reads so many more records; True when none is left."""
        rows = self._register.table(self._type.name).by_id
        for _ in range(min(most, len(self._unread))):
            key = self._unread.pop()
            if key in rows and key not in self._row_of:
                self._add(rows[key])
        return not self._unread

    def matching(self, query: str) -> set[str]:
        """The ids of the records that say every word of a query, each anywhere and also within a word.

        Case makes no difference. Where the query has no word, all records match.
        """
        self.build()
        wanted = _folded(query).split()
        # Who types adds to the last word: what the words before it find is known from the query before.
        known = self._found
        self._found = {word: known[word] if word in known else self._rows_that_say(word) for word in wanted}
        rows = reduce(int.__and__, self._found.values(), self._current)
        return set(compress(self._ids, bin(rows)[:1:-1].encode().translate(_BITS)))

    def update(self, register: Register, changes: Sequence[Change]) -> None:
        """Follows a step that led to this register."""
        before, self._register = self._register, register
        if not self._ids:
            self._clear()
            return
        touched: set[str] = set()
        for change in changes:
            touched.update(_with_owners(before, change.before))
            touched.update(_with_owners(register, change.after))
        rows = self._register.table(self._type.name).by_id
        again = [key for key in touched if key in rows or key in self._row_of]
        if len(self._ids) + len(again) > 2 * len(rows) + 100:
            self._clear()
            return
        self._found = {}
        for key in again:
            self._forget(key)
            if key in rows:
                self._add(rows[key])
        for key in touched & self._words_naming.keys():
            self._name(key)

    def _add(self, record: Record) -> None:
        """Gives a record a row after all others: those of its former states stay, but count no longer."""
        texts: list[str] = []
        referred = {owner_of(record)}
        own = set()
        for one in with_parts(self._register, record):
            own.add(one.id)
            texts += _texts(one)
            referred.update(all_referred(one))
        row = len(self._ids)
        bit = 1 << row
        self._ids.append(record.id)
        self._row_of[record.id] = row
        self._current |= bit
        for word in _words(texts):
            self._rows_saying[word] = self._rows_saying.get(word, 0) | bit
        self._words = ""
        for key in referred - own - {""}:
            self._rows_referring[key] = self._rows_referring.get(key, 0) | bit
            if key not in self._words_naming:
                self._name(key)

    def _forget(self, key: str) -> None:
        row = self._row_of.pop(key, None)
        if row is not None:
            self._current &= ~(1 << row)

    def _name(self, key: str) -> None:
        """Notes the words by which what refers to a record is found, instead of those noted before."""
        for word in self._words_naming.get(key, ()):
            self._named_with[word].discard(key)
        words = self._words_naming[key] = frozenset(self._name_of(key))
        for word in words:
            self._named_with.setdefault(word, set()).add(key)
        self._words = ""

    def _name_of(self, key: str) -> set[str]:
        record = self._register.find(key)
        if record is None:
            return set()
        whole = type_of(record).name in _WITH_PARTS
        said = with_parts(self._register, record) if whole else (record,)
        return _words(text for one in said for text in _texts(one, name=True))

    def _rows_that_say(self, wanted: str) -> int:
        rows = 0
        for word in self._words_with(wanted):
            rows |= self._rows_saying.get(word, 0)
            for key in self._named_with.get(word, ()):
                rows |= self._rows_referring[key]
            if rows & self._current == self._current:
                break
        return rows

    def _words_with(self, wanted: str) -> Iterator[str]:
        """The words that hold what is wanted: all words are one text, which is searched faster than each."""
        if not self._words:
            self._words = "\n".join(("", *(self._rows_saying.keys() | self._named_with.keys()), ""))
        words, end = self._words, 0
        while (hit := words.find(wanted, end)) >= 0:
            end = words.index("\n", hit)
            yield words[words.rindex("\n", 0, hit) + 1 : end]


def _with_owners(register: Register, record: Record | None) -> Iterator[str]:
    """The ids of a record, its owner, the owner's owner and so on."""
    while record is not None:
        yield record.id
        owner = owner_of(record)
        record = register.find(owner) if owner else None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())


def _words(texts: Iterable[str]) -> set[str]:
    return set(_folded("\n".join(texts)).split())


def _texts(record: Record, *, name: bool = False) -> Iterator[str]:
    """All that a record says in words, or only what it is called."""
    for field, reader in (_named_by if name else _said_by)(type_of(record)):
        value = getattr(record, field)
        if value or value == 0:
            yield from reader(value)


_Reader = Callable[[Any], Iterable[str]]


@cache
def _said_by(record_type: RecordType) -> tuple[tuple[str, _Reader], ...]:
    """The fields of a record type that say something in words, each with how its values are read."""
    return tuple(
        (field.name, reader)
        for field in record_type.fields
        if (record_type.name, field.name) not in _CODES
        if (reader := _reader(field.kind)) is not None
    )


@cache
def _named_by(record_type: RecordType) -> tuple[tuple[str, _Reader], ...]:
    names = _NAMES.get(record_type.name)
    return tuple((name, reader) for name, reader in _said_by(record_type) if names is None or name in names)


def _reader(kind: Kind) -> _Reader | None:
    match kind:
        case kinds.Text():
            return lambda text: (text,)
        case kinds.TextList():
            return lambda texts: texts
        case kinds.Choice(vocabulary=name):
            return lambda term: (_term(name, term),)
        case kinds.ChoiceList(vocabulary=name):
            return partial(map, partial(_term, name))
        case kinds.Number():
            return lambda number: (str(number),)
        case kinds.Date():
            return lambda date: (date.iso,)
        case kinds.Period():
            return _period
        case kinds.YesNo() | kinds.Presence() | kinds.Reference() | kinds.ReferenceList() | kinds.Content():
            return None  # "yes" would be found everywhere, and what is referred to is found by its name
    assert_never(kind)


@cache
def _term(vocabulary_name: str, code: str) -> str:
    """A term in both languages with its article in both forms; the code itself where the list lacks it."""
    term = vocabulary(vocabulary_name).terms.get(code)
    if term is None:
        return code
    return " ".join(said(language) for said in (term.in_language, term.article_in) for language in LANGUAGES)


def _period(period: Duration) -> tuple[str, ...]:
    return tuple(kinds.period_in_words(period, language) for language in LANGUAGES)
