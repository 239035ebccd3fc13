"""Which nodes of a graph to show, where not all can be."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush


def most_connected(nodes: Iterable[str], links: Iterable[tuple[str, str]], limit: int) -> set[str]:
    """The nodes that are left when the one with the fewest links goes, again and again, until `limit` are left.

    So the nodes kept are linked to each other, which the nodes with the most links of all need not be.
    """
    others: dict[str, set[str]] = {node: set() for node in nodes}
    for one, other in links:
        others[one].add(other)
        others[other].add(one)
    # Of those with equally few links the last by name goes first; numbers stand for names, as a heap gives the least.
    names = sorted(others, reverse=True)
    number = {name: at for at, name in enumerate(names)}
    heap = [(len(others[name]), number[name]) for name in names]
    heapify(heap)
    while len(others) > limit:
        links_left, at = heappop(heap)
        name = names[at]
        if name not in others or links_left != len(others[name]):
            continue
        for other in others.pop(name) - {name}:
            others[other].discard(name)
            heappush(heap, (len(others[other]), number[other]))
    return set(others)
