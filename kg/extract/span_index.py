"""Spans that are asked for many times which of them hold another one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from kg.model import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Values with the spans that they stand for; a value may come with several.

    A question takes time in proportion to what it finds, and to the logarithm of how many spans there are.
    """

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        ordered = sorted(enumerate(items), key=lambda item: item[1][0].start)
        self._values = [(place, value) for place, (_, value) in ordered]
        self._starts = [span.start for _, (span, _) in ordered]
        ends = [span.end for _, (span, _) in ordered]
        size = 1 << max(len(ends) - 1, 0).bit_length()
        # A tree in an array: below each node the furthest end of its half.
        self._tree = [0] * size + ends + [0] * (size - len(ends))
        for node in range(size - 1, 0, -1):
            self._tree[node] = max(self._tree[2 * node], self._tree[2 * node + 1])

    def containing(self, span: Span) -> list[T]:
        """The values of all spans that contain ``span``, in the order given; a value once for each of its spans."""
        count, size = bisect_right(self._starts, span.start), len(self._tree) // 2
        found: list[int] = []
        stack = [(1, 0, size)]
        while stack:
            node, first, width = stack.pop()
            if first >= count or self._tree[node] < span.end:
                continue
            if width == 1:
                found.append(first)
            else:
                half = width // 2
                stack += [(2 * node, first, half), (2 * node + 1, first + half, half)]
        return [value for _, value in sorted((self._values[i] for i in found), key=lambda item: item[0])]
