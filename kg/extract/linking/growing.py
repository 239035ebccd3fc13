"""A cluster that is still collecting its mentions, and how it is finished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from kg.extract.layers import Cluster, Signs
from kg.lexicon.gazetteer import Known
from kg.model import PERSONS, EntityType, Mention, MentionKind, Span

#: What a cluster that still grows has as a finished one has it.
_ALIKE = {each.name for each in fields(Cluster)} - {"aliases", "mentions", "state", "latent"}


@dataclass(slots=True, eq=False)
class GrowingCluster:
    """See :class:`kg.extract.layers.Cluster`."""

    type: EntityType
    name: str
    aliases: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    state: GrowingCluster | None = None
    gender: str = ""
    plural: bool = False
    link: str | None = None
    listed: bool | None = None
    known: Known | None = None
    signs: Signs | None = None
    _places: set[Span] = field(default_factory=set, init=False, repr=False)

    def __post_init__(self) -> None:
        self._places.update(mention.span for mention in self.mentions)

    @property
    def is_person(self) -> bool:
        return self.type in PERSONS

    def add_alias(self, words: str) -> None:
        if words != self.name and words not in self.aliases:
            self.aliases.append(words)

    def add_mention(self, span: Span, kind: MentionKind) -> None:
        """Remembers the place unless it is known."""
        if span not in self._places:
            self._places.add(span)
            self.mentions.append(Mention(span, kind))

    def __repr__(self) -> str:
        return f"<{self.type.value} {self.name}>"


def finished(kept: Iterable[GrowingCluster], latent: Iterable[GrowingCluster] = ()) -> dict[GrowingCluster, Cluster]:
    """The clusters, those they belong to included, as they are now; a ring of belonging is cut.

    Args:
        latent: those that are things of the article only if a fact has them.
    """
    here = dict.fromkeys(kept)
    found: dict[GrowingCluster, Cluster] = {}
    for one in (*here, *latent):
        chain: dict[GrowingCluster, None] = {}
        step: GrowingCluster | None = one
        while step is not None and step not in found and step not in chain:
            chain[step] = None
            step = step.state
        for each in reversed(chain):
            found[each] = _finished(each, found.get(each.state) if each.state is not None else None, each not in here)
    return found


def _finished(one: GrowingCluster, state: Cluster | None, latent: bool) -> Cluster:
    alike = {name: getattr(one, name) for name in _ALIKE}
    return Cluster(**alike, aliases=tuple(one.aliases), mentions=tuple(one.mentions), state=state, latent=latent)


def grown(clusters: Iterable[Cluster]) -> dict[Cluster, GrowingCluster]:
    """Clusters of names, ready to collect what else mentions them."""
    found: dict[Cluster, GrowingCluster] = {}
    for cluster in clusters:
        alike = {name: getattr(cluster, name) for name in _ALIKE}
        found[cluster] = GrowingCluster(**alike, aliases=list(cluster.aliases), mentions=list(cluster.mentions))
    for cluster, growing in found.items():
        growing.state = found.get(cluster.state) if cluster.state is not None else None
    return found
