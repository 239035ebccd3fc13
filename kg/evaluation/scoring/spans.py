"""Places in a text that are, or nearly are, the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from kg.evaluation.scoring.counts import Count
from kg.model import Span

__all__ = ["WordPlaces", "pair_spans"]

_WORD = re.compile(r"\w+")
#: A place, and what stands there: two that differ in it are no pair.
Marked = tuple[Span, Hashable]


class WordPlaces:
    """The words of a text by their places."""

    def __init__(self, text: str) -> None:
        self._starts, self._ends = [], []
        for word in _WORD.finditer(text):
            self._starts.append(word.start())
            self._ends.append(word.end())

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """Numbers of the words that begin or lie in one of the spans."""
        numbers = set[int]()
        for span in spans:
            first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
            if first and self._ends[first - 1] > span.start:
                first -= 1
            numbers.update(range(first, last))
        return frozenset(numbers)

    def compare(self, truth: Iterable[Span], found: Iterable[Span]) -> Count:
        """Word by word."""
        return Count.sets(self.within(truth), self.within(found))


def pair_spans(truth: Sequence[Marked], found: Sequence[Marked]) -> list[tuple[int, int]]:
    """Pairs one to one of places with the same mark: the same places first, then those that overlap, in their order."""
    pairs: list[tuple[int, int]] = []
    rest = defaultdict[Marked, list[int]](list)
    for j in sorted(range(len(found)), key=lambda number: (found[number][0], number), reverse=True):
        rest[found[j]].append(j)
    left: list[int] = []
    for i in sorted(range(len(truth)), key=lambda number: (truth[number][0], number)):
        if same := rest.get(truth[i]):
            pairs.append((i, same.pop()))
        else:
            left.append(i)
    taken = {j for _, j in pairs}
    by_mark = defaultdict[Hashable, list[int]](list)
    for j in sorted(range(len(found)), key=lambda number: (found[number][0], number)):
        if j not in taken:
            by_mark[found[j][1]].append(j)
    for i in left:
        span, mark = truth[i]
        others = by_mark.get(mark, [])
        for at, j in enumerate(others):
            if found[j][0].overlaps(span):
                pairs.append((i, j))
                del others[at]
                break
    return sorted(pairs)
