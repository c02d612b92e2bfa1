"""Faults of the operating system, one at a time: the calls of a piece of work go through, but for one."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CALLS = ("open", "write", "fchmod", "fsync", "link", "replace")
"""The calls of the system by which a file is replaced."""


@contextmanager
def calls_failing_at(place: int | None, error: int) -> Iterator[list[str]]:
    """Has the call at that place, counted from 0, fail; yields the names of the calls as they are made."""
    made: list[str] = []

    def through(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            made.append(name)
            if len(made) - 1 == place:
                raise OSError(error, os.strerror(error))
            return call(*arguments, **named)

        return counted

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, through(name, getattr(os, name)))
        yield made
