"""Progress of long work, and its cancelling: a plain value that any layer may take."""

from collections.abc import Callable


class Cancelled(Exception):
    """The user stopped the work; whatever was being made is thrown away."""


class Progress:
    """Counts steps of one piece of work; `step` raises `Cancelled` once the work has been cancelled."""

    def __init__(self, report: Callable[[int, int], None] | None = None) -> None:
        self._report = report
        self._done = 0
        self._total = 0
        self._cancelled = False

    def expect(self, steps: int) -> None:
        """Says how many more steps the work has."""
        self._total += steps

    def step(self, count: int = 1) -> None:
        """Says that steps are done; reports them, and raises `Cancelled` if the work is to stop."""
        if self._cancelled:
            raise Cancelled
        self._done += count
        if self._report is not None:
            self._report(self._done, self._total)

    def cancel(self) -> None:
        """Asks the work to stop at its next step; may be called from another thread."""
        self._cancelled = True
