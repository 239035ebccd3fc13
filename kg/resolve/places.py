"""Which places of different articles are one: those of one name, unless they lie in different states.

A town that the article lays nowhere is that of its name which lies in a state that the article speaks of. A name that
many towns have a bearer of ("Central Station") joins nothing where the article does not say of what.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.lexicon.tables import class_of
from kg.resolve.clusters import Cluster, Node, clusters_of, in_order, in_words, put
from kg.resolve.names import fold
from kg.resolve.profiles import ThingProfile

SAME_NAME, SAME_STATE, IN_CONTEXT = "same.name", "same.name-and-state", "same.name-in-context"


def join_places(nodes: Iterable[Node]) -> list[Cluster]:
    """The places that the appearances name, in order."""
    groups: dict[tuple[object, ...], list[Cluster]] = {}
    for cluster in clusters_of(nodes):
        thing = cluster.anchor.thing
        name = place_words(thing.name)
        shared = is_shared(thing)
        groups.setdefault((name, shared, thing.within if shared else ()), []).append(cluster)
    return in_order(
        cluster
        for (_, shared, owners), group in groups.items()
        for cluster in (group if shared and not owners else _joined(group))
    )


def is_shared(thing: ThingProfile) -> bool:
    """Whether many places are called so."""
    return all(word in common_words() for word in place_words(thing.name))


def _joined(appearances: list[Cluster]) -> list[Cluster]:
    clusters: list[Cluster] = []
    for cluster in (c for c in appearances if c.states):
        put(clusters, cluster, SAME_STATE, against)
    for cluster in (c for c in appearances if not c.states):
        possible = [c for c in clusters if against(c, cluster) is None]
        near = [c for c in possible if not c.states.isdisjoint(cluster.around)]
        home = near or [c for c in possible if not c.states] or possible
        if len(home) == 1:
            home[0].add(cluster, IN_CONTEXT if near and len(possible) > 1 else SAME_NAME)
        else:
            clusters.append(cluster)
    return clusters


def against(one: Cluster, other: Cluster) -> str | None:
    """What speaks against it that two clusters are one place, or None."""
    if one.abroad(other):
        return f"one lies in {in_words(one.states)}, one in {in_words(other.states)}"
    return one.ruled_out(other)


def place_words(name: str) -> tuple[str, ...]:
    """The words of the name, folded, without its article."""
    words = [fold(word) for word in name.replace("-", " ").split()]
    return tuple(word for word in words if word and word != "the") or tuple(words)


@cache
def common_words() -> frozenset[str]:
    """Words of which the names of many places are made."""
    return frozenset(fold(word) for word in class_of("shared_names.tsv", "places"))
