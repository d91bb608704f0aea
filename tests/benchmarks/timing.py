"""What is measured, beside what it is measured against, and what was promised."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One promise. Times in seconds. floor: None where the promise is a time of its own. memory: peak in megabytes."""

    work: str
    seconds: float
    floor: float | None
    promised: float
    promise: str
    memory: float | None = None
    memory_promised: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        within = self.memory is None or self.memory_promised is None or self.memory <= self.memory_promised
        return self.seconds <= self.promised and within

    def told(self) -> str:
        """The line as it is printed."""
        floor = "" if self.floor is None else f"{1000 * self.floor:10.1f}"
        ratio = "" if self.floor is None else f"{self.seconds / self.floor:6.2f}"
        memory = "" if self.memory is None else f"{self.memory:6.0f}"
        kept = "yes" if self.holds else "NO"
        return f"{self.work:46}{1000 * self.seconds:10.1f}{floor:>10}{ratio:>8}{memory:>8}  {kept:4} {self.promise}"


HEAD = f"{'work':46}{'ms':>10}{'floor ms':>10}{'ratio':>8}{'MB':>8}  {'kept':4} promise"
Benchmark = Callable[[], Iterator[Line]]


def median(work: Callable[[], object], times: int = 5) -> float:
    """The median of so many runs, in seconds, after one that is not counted."""
    work()
    return statistics.median(once(work) for _ in range(times))


def side_by_side(work: Callable[[], object], floor: Callable[[], object], times: int = 9) -> tuple[float, float]:
    """The medians of both, in seconds, run turn by turn: what else the machine does hits both alike."""
    both = [(once(work), once(floor)) for _ in range(times + 1)][1:]
    return statistics.median(ours for ours, _ in both), statistics.median(floors for _, floors in both)


def once(work: Callable[[], object]) -> float:
    """How long it takes, in seconds."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before
