"""Where the contents of an activity come from, what is unreviewed, and which findings were accepted."""

from collections import Counter

from ropa_desktop.exports.entries import NOTHING, Told
from ropa_desktop.exports.scope import Scope
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import Activity, Decision, Document, Provenance
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.phrases import listed, lowered, not_stated
from ropa_desktop.wording.review import unreviewed_labels

_CODES = frozenset({"field"})
"""Fields of a decision that hold a name from the program, not words."""


def unreviewed_told(scope: Scope, activity: Activity) -> Told:
    """What was filled in from a suggestion and nobody has confirmed: told to every reader, by its labels."""
    labels = unreviewed_labels(activity, scope.language, scope.hidden)
    return Told((listed(labels),)) if labels else NOTHING


def provenance_told(scope: Scope, activity: Activity) -> Told:
    """How many values of an activity come from each document, by how they are stated there."""
    by_document: dict[str, Counter[str]] = {}
    for one in scope.attached(Provenance, activity):
        by_document.setdefault(one.document, Counter())[one.statement] += 1
    return Told(tuple(_summed(scope, document, counts) for document, counts in by_document.items()))


def decisions_told(scope: Scope, activity: Activity) -> Told:
    """The findings about an activity or its parts that have been accepted, with reason."""
    decisions = scope.attached(Decision, activity)
    return Told(tuple(scope.described(one, _CODES) for one in decisions))


def _summed(scope: Scope, document: str, counts: Counter[str]) -> str:
    found = scope.register.get(Document, document)
    name = name_of(scope.register, found, scope.language) if found else not_stated(scope.language)
    unknown = not_stated(scope.language)
    stated = [
        f"{lowered(term_label('statements', statement, scope.language) or unknown)}: {count}"
        for statement, count in counts.items()
    ]
    return f"{name} – {', '.join(stated)}"
