"""Progress that a test watches or stops."""

from ropa_desktop.progress import Progress


def stopping_at(step: int) -> Progress:
    """Progress that is cancelled as soon as so many steps are done."""

    def seen(done: int, _total: int) -> None:
        if done >= step:
            progress.cancel()

    progress = Progress(seen)
    return progress


def watched() -> tuple[Progress, list[tuple[int, int]]]:
    """Progress, and the steps done and expected each time that it reports."""
    seen: list[tuple[int, int]] = []
    return Progress(lambda done, total: seen.append((done, total))), seen
