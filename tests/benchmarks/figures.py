"""The figures of a run of the benchmarks, each beside its aim."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field


def best_of(runs: int, work: Callable[[], object]) -> float:
    """The seconds that the fastest of some runs took."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


@dataclass
class Figures:
    """Prints each figure beside its aim, and remembers those that miss it."""

    missed: list[str] = field(default_factory=list)

    def seconds(self, name: str, seconds: float, aim: float | None = None) -> None:
        self._tell(
            name, f"{seconds * 1000:10.1f} ms", aim and seconds <= aim, aim and f"aim {aim * 1000:.0f} ms"
        )

    def ratio(self, name: str, ratio: float, aim: float) -> None:
        self._tell(name, f"{ratio:10.2f} x ", ratio <= aim, f"aim {aim:.1f} x")

    def megabytes(self, name: str, megabytes: float, aim: float | None = None) -> None:
        self._tell(name, f"{megabytes:10.0f} MB", aim and megabytes <= aim, aim and f"aim {aim:.0f} MB")

    def _tell(self, name: str, figure: str, met: object, aim: object) -> None:
        verdict = "" if aim is None else f"  {aim}{'' if met else '  MISSED'}"
        print(f"{name:<48}{figure}{verdict}", flush=True)
        if aim is not None and not met:
            self.missed.append(name)
