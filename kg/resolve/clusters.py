"""Puts the appearances of things in many articles together, each group of them one thing.

The outcome follows from the set of appearances alone: they are taken in the order of their articles, whatever the
order in which these came.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kg.model import Appearance
from kg.resolve.profiles import ArticleProfile, Office, ThingProfile, one_affair
from kg.slugs import slug

#: The rule that joins what a person says is one.
SAID = "same.said"
#: The reason why two are kept apart that a person says are two.
SAID_APART = "somebody says that they are two"
IN_ONE_ARTICLE = "one article names both"


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in an article, with what a person says of it.

    Args:
        group: a name that it shares with all that it is the same as, or "".
        apart: appearances that it is not the same as.
    """

    article: ArticleProfile
    thing: ThingProfile
    group: str = ""
    apart: frozenset[Appearance] = frozenset()

    @property
    def key(self) -> Appearance:
        return (self.article.id, self.thing.id)

    @property
    def order(self) -> tuple[str, str, int, str]:
        """By the article's day, then as in the article."""
        return (*self.article.order, len(self.thing.id), self.thing.id)


@dataclass(slots=True, eq=False)
class Cluster:
    """Appearances that are taken for one thing. The first in order is the anchor.

    Attributes:
        joined: by appearance, the rule that brought it in, and the appearance that it met.
        states: that it belongs to, lies in or has an office of.
        around: states that its articles speak of, if only by their places and bodies.
        near: other things that its articles speak of, as far as few do.
    """

    nodes: list[Node] = field(default_factory=list)
    joined: dict[Appearance, tuple[str, Appearance]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    names: dict[str, None] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)
    around: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)
    offices: list[tuple[Office, str | None]] = field(default_factory=list)
    _apart: set[Appearance] = field(default_factory=set)

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> Cluster:
        """The cluster of what a person says is one, or of a single appearance."""
        first, *rest = sorted(nodes, key=lambda node: node.order)
        cluster = cls()
        cluster._take([first])
        if rest:
            cluster.joined |= {node.key: (SAID, first.key) for node in rest}
            cluster._take(rest)
        return cluster

    @property
    def anchor(self) -> Node:
        return self.nodes[0]

    @property
    def order(self) -> tuple[str, str, int, str]:
        return self.anchor.order

    def bearer(self, is_telling: Callable[[ThingProfile], bool]) -> Node:
        """The first appearance under a name that tells which thing it is, or the first of all."""
        return next((node for node in self.nodes if is_telling(node.thing)), self.anchor)

    def add(self, other: Cluster, rule: str) -> None:
        """Takes in another cluster. The later of the two anchors is told to have met the earlier one."""
        first, second = sorted((self, other), key=lambda cluster: cluster.order)
        self.joined |= other.joined
        self.joined[second.anchor.key] = (rule, first.anchor.key)
        self._take(other.nodes)

    def _take(self, nodes: list[Node]) -> None:
        for node in nodes:
            insort(self.nodes, node, key=lambda each: each.order)
        for node in nodes:
            self.articles.add(node.article.id)
            self.names[node.thing.name] = None
            self.states |= node.thing.states
            self.around |= node.article.around
            self.near |= node.article.topics
            self.offices += [(office, node.article.published) for office in node.thing.offices]
            self._apart |= node.apart

    def ruled_out(self, other: Cluster) -> str | None:
        """Why two clusters cannot be one whatever they are, or None: who read an article took its things for two."""
        if any(node.key in self._apart for node in other.nodes) or any(n.key in other._apart for n in self.nodes):
            return SAID_APART
        return None if self.articles.isdisjoint(other.articles) else IN_ONE_ARTICLE

    def abroad(self, other: Cluster) -> bool:
        """Whether both have states, and none in common."""
        return bool(self.states and other.states) and self.states.isdisjoint(other.states)

    def kinship(self, other: Cluster) -> int:
        """How much the articles of both have in common."""
        shared = 8 * (not self.states.isdisjoint(other.states))
        return shared + len(self.topics(other)) + len(self.around & other.around)

    def topics(self, other: Cluster) -> set[str]:
        """What the articles of both speak of, but for the names that are looked at."""
        return (self.near & other.near) - {slug(name) for name in (*self.names, *other.names)}

    def is_close(self, other: Cluster) -> bool:
        """Whether an article of each tell of one affair: they name some of the same things, within some weeks."""
        own = {slug(name) for name in (*self.names, *other.names)}
        return any(one_affair(mine.article, theirs.article, own) for mine in self.nodes for theirs in other.nodes)


#: What speaks against two clusters being one, or None.
Against = Callable[[Cluster, Cluster], str | None]


def clusters_of(nodes: Iterable[Node]) -> list[Cluster]:
    """One cluster for each appearance, or for those that a person says are one, in order."""
    groups: dict[object, list[Node]] = {}
    for node in nodes:
        groups.setdefault(node.group or node.key, []).append(node)
    return in_order(map(Cluster.of, groups.values()))


def in_order(clusters: Iterable[Cluster]) -> list[Cluster]:
    """By their anchors."""
    return sorted(clusters, key=lambda cluster: cluster.order)


def in_words(ids: Iterable[str]) -> str:
    """Ids of things as people would say them: ``state/united-states`` as "United States"."""
    return ", ".join(id.partition("/")[2].replace("-", " ").title() for id in sorted(ids))


def put(clusters: list[Cluster], new: Cluster, rule: str, against: Against) -> None:
    """Adds to the nearest of the clusters that nothing speaks against, or to the list."""
    possible = [cluster for cluster in clusters if against(cluster, new) is None]
    if possible:
        max(possible, key=new.kinship).add(new, rule)
    else:
        clusters.append(new)
