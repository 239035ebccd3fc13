"""Which nodes of a graph to show, where not all can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush


def most_connected(nodes: Iterable[str], links: Iterable[tuple[str, str]], limit: int) -> set[str]:
    """The nodes that come first in the order of `by_core`: they are linked to each other."""
    return set(by_core(nodes, links)[:limit])


def by_links(names: Mapping[str, str], links: Iterable[tuple[str, str]]) -> list[str]:
    """Nodes with most links first; of those with equally many in the order of their names."""
    number = Counter(end for link in links for end in link)
    return sorted(names, key=lambda id_: (-number[id_], names[id_], id_))


def by_core(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> list[str]:
    """Nodes in such an order that the first of them, however many, are linked to each other.

    The node with the fewest links goes, again and again, and who goes last comes first (Matula and Beck, 1983). The
    nodes with the most links of all need have no links to each other.
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
    gone: list[str] = []
    while heap:
        links_left, at = heappop(heap)
        name = names[at]
        if name not in others or links_left != len(others[name]):
            continue
        for other in others.pop(name) - {name}:
            others[other].discard(name)
            heappush(heap, (len(others[other]), number[other]))
        gone.append(name)
    return gone[::-1]
