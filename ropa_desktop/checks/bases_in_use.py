"""The legal bases and Art. 9(2) conditions that count, each with the activity that rests on it."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from ropa_desktop.checks.activity_view import ActivityView, OrganisationView
from ropa_desktop.checks.text import stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.register.records import LegalBasis, SpecialCondition
from ropa_desktop.register.values import Answer

CONSENT, CONTRACT, OBLIGATION = "art6_1_a", "art6_1_b", "art6_1_c"
VITAL_INTEREST, PUBLIC_TASK, INTEREST = "art6_1_d", "art6_1_e", "art6_1_f"
EXPLICIT_CONSENT = "art9_2_a"

G = TypeVar("G", LegalBasis, SpecialCondition)


class Used(NamedTuple, Generic[G]):
    """A legal basis or Art. 9(2) condition that counts, of an activity or else of its organisation."""

    record: G
    activity: ActivityView | None
    organisation: OrganisationView | None

    @property
    def place(self) -> str:
        """The id of the activity, "" for what is common."""
        return self.activity.id if self.activity else ""

    @property
    def authority(self) -> bool:
        return self.organisation is not None and self.organisation.is_authority


def bases_in_use(view: RegisterView, *terms: str) -> Iterator[Used[LegalBasis]]:
    """The legal bases with one of these terms: of current activities as controller, and common ones."""
    found = _bases_by_term(view)
    return itertools.chain.from_iterable(found.get(term, ()) for term in terms)


def conditions_in_use(view: RegisterView, *terms: str) -> Iterator[Used[SpecialCondition]]:
    """The Art. 9(2) conditions with one of these terms, as `bases_in_use`."""
    return _in_use(view, (one for one in view.register.every(SpecialCondition) if one.condition in terms))


@lru_cache(maxsize=1)  # a dozen rules ask in a row, of the same view
def _bases_by_term(view: RegisterView) -> Mapping[str, list[Used[LegalBasis]]]:
    found: dict[str, list[Used[LegalBasis]]] = {}
    for used in _in_use(view, view.register.every(LegalBasis)):
        found.setdefault(used.record.basis, []).append(used)
    return found


def _in_use(view: RegisterView, grounds: Iterable[G]) -> Iterator[Used[G]]:
    organisations = {one.id: one for one in view.organisations}
    for ground in grounds:
        activity = view.activity_of(ground)
        if activity is None:
            yield Used(ground, None, organisations.get(ground.owner))
        elif activity.record.state != "ended" and not activity.as_processor:
            yield Used(ground, activity, activity.organisation)


def barred_to_authorities(used: Used[LegalBasis]) -> bool:
    """Whether a public authority relies on legitimate interests for what may be its task."""
    return used.authority and used.record.outside_public_tasks is not Answer.YES


def tied_to_nothing(basis: LegalBasis) -> bool:
    """Whether a basis says neither which purposes it is for nor to what else it is limited."""
    return not basis.purposes and not limited(basis)


def limited(basis: LegalBasis) -> bool:
    """Whether a basis is for some data, people or operations only."""
    return bool(basis.data or basis.people or basis.operations or stated(basis.data_as_written))
