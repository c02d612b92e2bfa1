"""Python's garbage collector at rest, while many values are made that hold no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """Keeps the collector from walking again and again through all that is being made.

    The walks grow with what there is: in a register of 10,000 activities they take as long as the work.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
