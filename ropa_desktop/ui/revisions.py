"""Steps of the history as they are told: when, by whom, what was done, and whether it has been undone."""

from collections.abc import Iterable

from ropa_desktop.document import Revision
from ropa_desktop.i18n import Language, message, translate


class Revisions:
    """Revisions that know of each other, the newest first."""

    def __init__(self, oldest_first: Iterable[Revision]) -> None:
        self.newest_first = list(oldest_first)[::-1]
        self._by_id = {one.id: one for one in self.newest_first}
        self._undone = self._taken_back()

    def add(self, revision: Revision) -> None:
        """Takes in a revision that follows all others."""
        self.newest_first.insert(0, revision)
        self._by_id[revision.id] = revision
        self._undone = self._taken_back()

    def is_undone(self, revision: Revision) -> bool:
        """Whether a later step took it back, and has not been taken back itself."""
        return revision.id in self._undone

    def what(self, revision: Revision, language: Language) -> str:
        """What a step did, in the words shown when it was done; of an undo and a redo also that it is one."""
        told = translate(revision.what, language)
        if revision.undoes and self._depth(revision) % 2:
            told = message("Undo: {what}", what=told).in_language(language)
        elif revision.undoes:
            told = message("Redo: {what}", what=told).in_language(language)
        if self.is_undone(revision):
            told = message("{step} (undone)", step=told).in_language(language)
        return told

    def _depth(self, revision: Revision) -> int:
        """1 for an undo, 2 for a redo of what was undone, and so on."""
        depth = 0
        while revision.undoes:
            depth += 1
            earlier = self._by_id.get(revision.undoes)
            if earlier is None or earlier.number >= revision.number:
                break
            revision = earlier
        return depth

    def _taken_back(self) -> set[str]:
        undone: set[str] = set()
        for one in self.newest_first:
            if one.undoes and one.id not in undone:
                undone.add(one.undoes)
        return undone


def when(revision: Revision) -> str:
    """The day and time of a step, where the user is: "2026-03-04 14:32"."""
    return f"{revision.at.astimezone():%Y-%m-%d %H:%M}"
