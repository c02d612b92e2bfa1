"""The words of a list, gathered off the window's thread: in a large register that takes seconds."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QThreadPool

from ropa_desktop.register.register import Change, Register
from ropa_desktop.register.search import SearchIndex


class Search(QObject):
    """An index that is built while nobody waits for it; who searches sooner waits for the rest."""

    def __init__(self, register: Register, type_name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._index = SearchIndex(register, type_name)
        self._waiting: list[tuple[Register, Sequence[Change]]] = []
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        index = self._index  # the thread must not keep a widget alive
        self._pool.start(lambda: index.matching("") and None)

    def matching(self, query: str) -> set[str]:
        """The ids of the records that say every word of a query."""
        self._catch_up()
        return self._index.matching(query)

    def update(self, register: Register, changes: Sequence[Change]) -> None:
        """Follows a step that led to this register."""
        self._waiting.append((register, changes))
        if self._pool.activeThreadCount() == 0:
            self._catch_up()

    def _catch_up(self) -> None:
        self._pool.waitForDone()
        for register, changes in self._waiting:
            self._index.update(register, changes)
        self._waiting.clear()
