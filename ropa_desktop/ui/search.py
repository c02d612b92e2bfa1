"""The words of a list, gathered while the user does nothing: in a large register that takes seconds."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from ropa_desktop.register.register import Change, Register
from ropa_desktop.register.search import SearchIndex

_PAUSE = 300
"""Milliseconds until the first words are gathered: the list is shown before."""
_TURN = 0.004
"""Seconds after which the window has its turn again. No thread does this: Python would run one at a time, and
each would wait for the other longer than that.
"""
_RECORDS = 5


class Search(QObject):
    """An index that is built in the pauses between other things; who searches sooner waits for the rest."""

    def __init__(self, register: Register, type_name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._index = SearchIndex(register, type_name)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)
        self._later.start(_PAUSE)

    @property
    def ready(self) -> bool:
        """Whether all words have been gathered."""
        return not self._later.isActive()

    def matching(self, query: str) -> set[str]:
        """The ids of the records that say every word of a query."""
        return self._index.matching(query)

    def update(self, register: Register, changes: Sequence[Change]) -> None:
        """Follows a step that led to this register."""
        self._index.update(register, changes)

    def _go_on(self) -> None:
        end = time.perf_counter() + _TURN
        while not self._index.build(_RECORDS):
            if time.perf_counter() > end:
                self._later.start(0)
                return
