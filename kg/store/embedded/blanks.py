"""Whether the blank nodes of a graph can be named in bounded time.

RDFC-1.0 names a node by what is around it. Of nodes that look alike at first sight it tries all orders, and a graph of
nine such nodes, each tied to each, keeps it busy for minutes. Nobody writes such a graph but to do just that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import factorial

import pyoxigraph as ox

from kg.errors import GraphError

_Tie = tuple[ox.BlankNode, ox.BlankNode, object]
#: Some seconds. A single chain of nodes that are all alike may have 360, a knot of such nodes 8.
_MOST = 50_000_000
#: A knot of n nodes takes about as long as so many times n! steps along chains.
_KNOT = 1000


def check_blanks(quads: Iterable[ox.Quad]) -> None:
    """Refuse a graph in which too many blank nodes look alike and hang together.

    Raises:
        GraphError: if naming them would take too long.
    """
    sides: dict[ox.BlankNode, list[tuple[object, ...]]] = defaultdict(list)
    ties: list[_Tie] = []
    for quad in quads:
        terms = (quad.subject, quad.object, quad.graph_name)
        blanks = [(place, term) for place, term in enumerate(terms) if isinstance(term, ox.BlankNode)]
        for place, node in blanks:
            seen = [term == node if isinstance(term, ox.BlankNode) else term for term in terms]
            sides[node].append((place, quad.predicate, *seen))
            ties += [(node, other, (place, where, quad.predicate)) for where, other in blanks if other != node]
    looks = {node: hash(frozenset(Counter(found).items())) for node, found in sides.items()}
    alike = {look for look, number in Counter(looks.values()).items() if number > 1}
    tied = [(node, other, how) for node, other, how in ties if {looks[node], looks[other]} <= alike]
    if tied and _effort(tied, looks) > _MOST:
        raise GraphError(
            "too many blank nodes look alike to tell them apart", remedy="give them IRIs, or leave copies of them out"
        )


def _effort(ties: list[_Tie], looks: dict[ox.BlankNode, int]) -> int:
    """About how many steps it takes: in a chain, the third power of the nodes that look alike, in a knot far more."""
    root: dict[ox.BlankNode, ox.BlankNode] = {}

    def find(node: ox.BlankNode) -> ox.BlankNode:
        while (above := root.setdefault(node, node)) != node:
            root[node] = root[above]
            node = above
        return node

    for node, other, _ in ties:
        root[find(node)] = find(other)
    sizes = Counter(find(node) for node in list(root))
    most: dict[ox.BlankNode, int] = {}
    for (part, _), number in Counter((find(node), looks[node]) for node in list(root)).items():
        most[part] = max(most.get(part, 0), number)
    ways = Counter((node, how, looks[other]) for node, other, how in ties)
    knots = {find(node) for (node, _, _), number in ways.items() if number > 1}
    return sum(
        _KNOT * factorial(min(size, 12)) if part in knots and size > 2 else size * most[part] ** 2
        for part, size in sizes.items()
    )
