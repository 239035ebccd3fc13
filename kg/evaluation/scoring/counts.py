"""How many are right, of how many, and the figures that follow."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any, NamedTuple

__all__ = ["NOTHING", "Count", "share"]


class Count(NamedTuple):
    """What was found beside what is true, of some articles; counts of several articles may be added.

    Most often as many of the one are right as of the other. Measures of clusters weigh the two sides differently.

    Args:
        right: of what was found, so much is true.
        found: so much was found.
        recalled: of what is true, so much was found.
        truth: so much is true.
    """

    right: float = 0.0
    found: float = 0.0
    recalled: float = 0.0
    truth: float = 0.0

    @classmethod
    def of(cls, right: float, truth: float, found: float) -> Count:
        """Where both sides count alike."""
        return cls(right, found, right, truth)

    @classmethod
    def rate(cls, right: float, total: float) -> Count:
        """So many of so many."""
        return cls(right, total, right, total)

    @classmethod
    def sets(cls, truth: Set[Any], found: Set[Any]) -> Count:
        """Those that are in both."""
        return cls.of(len(truth & found), len(truth), len(found))

    def plus(self, other: Count) -> Count:
        return Count(*(ours + theirs for ours, theirs in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        return share(self.right, self.found)

    @property
    def recall(self) -> float:
        return share(self.recalled, self.truth)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return share(2 * self.precision * self.recall, self.precision + self.recall)

    @classmethod
    def total(cls, counts: Iterable[Count]) -> Count:
        return cls(*(sum(column) for column in zip(*counts, strict=True))) if (counts := list(counts)) else NOTHING


NOTHING = Count()


def share(part: float, whole: float) -> float:
    """0 where there is nothing to have a share of."""
    return part / whole if whole else 0.0
